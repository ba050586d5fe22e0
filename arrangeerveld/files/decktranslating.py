"""Changes what a card in a deck's text says in another language: `vertaling: {tr: {titel: …, tekst: …}}`."""

from __future__ import annotations

from collections.abc import Iterator

from arrangeerveld.files import deckfields
from arrangeerveld.files.deckplain import flow
from arrangeerveld.files.deckspans import NotEditable, Part

KEY = "vertaling"
_MAPPING = {"{", ":"}


def with_translated(text: str, entry: Part, language: str, key: str, value: str) -> Iterator[str]:
    """Ways in which a card could say this in a language, as its `titel` or `tekst`; an empty value takes it away.

    Raises NotEditable when something else than languages stands there.
    """
    languages = entry.get(KEY)
    if languages is None or not (languages.keys or languages.text.strip()):
        yield from _first(text, entry, languages, language, key, value)
        return
    words = _mapping(languages).get(language)
    if words is None or not (words.keys or words.text.strip()):
        yield from _more(text, languages, words, language, key, value)
    elif value or _others(_mapping(words), key):
        yield from deckfields.with_text(text, words, key, value)
    elif _others(languages, language):
        yield from deckfields.without(text, languages, language)
    else:
        yield from deckfields.without(text, entry, KEY)


def _first(text: str, entry: Part, empty: Part | None, language: str, key: str, value: str) -> Iterator[str]:  # noqa: PLR0917
    """The first language of a card."""
    written = flow({language: {key: value}})
    if not value:
        yield text
    elif empty is None:
        yield from deckfields.inserted(text, entry, KEY, written, ready=True)
    else:
        yield _instead(text, empty, written)


def _more(text: str, languages: Part, empty: Part | None, language: str, key: str, value: str) -> Iterator[str]:  # noqa: PLR0917
    """One more language of a card."""
    written = flow({key: value})
    if not value:
        yield text
    elif empty is None:
        yield from deckfields.inserted(text, languages, language, written, ready=True)
    else:
        yield _instead(text, empty, written)


def _instead(text: str, part: Part, written: str) -> str:
    """The text with this where nothing stood behind a key."""
    space = " " if text[part.start - 1 : part.start] == ":" else ""
    return text[: part.start] + space + written + text[part.end :]


def _others(part: Part, key: str) -> bool:
    """Whether something stands behind another key than this one."""
    return any(name.text != key and (value.keys or value.items or value.text.strip()) for name, value in part.keys)


def _mapping(part: Part) -> Part:
    if part.style not in _MAPPING:
        raise NotEditable
    return part
