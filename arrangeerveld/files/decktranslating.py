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
        yield from _added(text, entry, KEY, languages, flow({language: {key: value}})) if value else (text,)
        return
    words = _mapping(languages).get(language)
    if words is None or not (words.keys or words.text.strip()):
        yield from _added(text, languages, language, words, flow({key: value})) if value else (text,)
    elif value or _others(_mapping(words), key):
        yield from deckfields.with_text(text, words, key, value)
    elif _others(languages, language):
        yield from deckfields.without(text, languages, language)
    else:
        yield from deckfields.without(text, entry, KEY)


def _added(text: str, into: Part, key: str, empty: Part | None, written: str) -> Iterator[str]:
    """One key more in a card or among its languages, also where only the key stood there yet."""
    if empty is None:
        yield from deckfields.inserted(text, into, key, written, ready=True)
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
