"""Changes to a deck's text that leave everything else in it as it is, byte for byte; each is read back before it counts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from arrangeerveld.core.board import Translation
from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files import deckentries, deckfields, decktranslating
from arrangeerveld.files.cleaning import one_line
from arrangeerveld.files.deckspans import NotEditable, Part, spans
from arrangeerveld.files.kinds import ID
from arrangeerveld.files.names import plain_words

LONGEST_ID = 40  # characters
_BOM = "\ufeff"
_ODD = re.compile("\r(?!\n)|[\x85\u2028\u2029]")
"""Line ends of which editors and readers make something else."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A card as it stands in the file, with its mistakes: `domains` are the words that stand there; its lines count from 1."""

    id: str = ""
    title: str = ""
    text: str = ""
    domains: tuple[str, ...] = ()
    performer: str = ""
    picture: str = ""
    first: int = 0
    last: int = 0
    translations: tuple[Translation, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text of a deck file, and where everything in it stands."""

    text: str
    root: Part
    bom: bool = False

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return ((_BOM if self.bom else "") + self.text).encode()

    def head(self, key: str) -> str:
        """A text of the deck itself: `deck`, `soort`, `versie`, `bron`."""
        return _said(self.root.get(key))

    def entries(self) -> tuple[Entry, ...]:
        """The cards in their order, good or not."""
        breaks = [found.start() for found in re.finditer("\n", self.text)]
        return tuple(_entry(part, breaks) for part in _items(self.root))


def sheet(data: bytes, file: str) -> Sheet:
    """The text of a deck file to change it; `file` is how problems call it. Raises Refused when it cannot be changed part by part."""
    try:
        text = data.decode()
        bom = text.startswith(_BOM)
        text = text.removeprefix(_BOM)
        return Sheet(text, _deck(text), bom)
    except (NotEditable, UnicodeDecodeError) as fault:
        what = "Dit bestand is zo geschreven dat je het hier niet kunt veranderen."
        raise Refused(Problem(what, Place(file), "Los eerst op wat hier gemeld staat, in een tekstprogramma zoals Kladblok.")) from fault


def _deck(text: str) -> Part:
    if _ODD.search(text):
        raise NotEditable
    root = spans(text)
    cards = root.get("kaarten") if root.style in {"{", ":"} else root
    if cards is root or (cards is not None and (cards.style not in {"[", "-"} and cards.text.strip())):
        raise NotEditable
    if cards is not None and cards.style in {"{", ":", "|", ">"}:
        raise NotEditable
    return root


def with_head(old: Sheet, key: str, value: str) -> Sheet:
    """Another name, kind, version or origin of the deck. Raises Refused."""
    wanted = _copy(old)
    wanted[key] = value
    return _first(old, deckfields.with_text(old.text, old.root, key, value), wanted)


def with_field(old: Sheet, index: int, key: str, value: str | tuple[str, ...]) -> Sheet:
    """Another value of a card; an empty one takes it away. Raises Refused."""
    entry, wanted = _items(old.root)[index], _copy(old)
    if entry.style not in {"{", ":"} or not entry.keys:
        raise Refused(_cannot())
    if isinstance(value, tuple):
        there = entry.get(key)
        now = tuple(item.text for item in there.items) if there is not None else ()
        value = (*(word for word in now if word in value), *(word for word in value if word not in now))
        wanted["kaarten"][index][key] = list(value)
        return _first(old, deckfields.with_words(old.text, entry, key, value), wanted)
    wanted["kaarten"][index][key] = value
    return _first(old, deckfields.with_text(old.text, entry, key, value), wanted)


def with_translation(old: Sheet, index: int, language: str, key: str, value: str) -> Sheet:
    """Another `titel` or `tekst` of a card in a language (its code); an empty one takes it away. Raises Refused."""
    entry, wanted = _items(old.root)[index], _copy(old)
    card = wanted["kaarten"][index]
    if entry.style not in {"{", ":"} or not entry.keys:
        raise Refused(_cannot())
    there = card.get(decktranslating.KEY) or {}
    words = (there.get(language) or {}) if isinstance(there, dict) else ""
    if not isinstance(words, dict):
        raise Refused(_cannot())
    card[decktranslating.KEY] = {**there, language: {**words, key: value}}
    try:
        return _first(old, decktranslating.with_translated(old.text, entry, language, key, value), wanted)
    except NotEditable as fault:
        raise Refused(_cannot()) from fault


def with_id(old: Sheet, index: int) -> Sheet:
    """The card with an id of its own, when it has none, one that another card has, or one that is no id. Raises Refused."""
    cards = old.entries()
    others = {card.id for i, card in enumerate(cards) if i != index}
    good = cards[index].id not in others and re.fullmatch(ID, cards[index].id)
    return old if good else with_field(old, index, "id", card_id(cards[index].title, others))


def with_new(old: Sheet, after: int, title: str, text: str = "") -> Sheet:
    """One more card after this one, or the first for -1; it gets an id from its title. Raises Refused."""
    values = [("id", card_id(title, ids(old))), ("titel", title), *([("tekst", text)] if text else [])]
    wanted = _copy(old)
    wanted.setdefault("kaarten", []).insert(after + 1, dict(values))
    return _made(old, lambda: deckentries.added(old.text, old.root, after, values), wanted)


def with_copy(old: Sheet, index: int, title: str) -> Sheet:
    """The same card once more after it, with another title and an id of its own. Raises Refused."""
    wanted = _copy(old)
    cards = wanted["kaarten"]
    cards.insert(index + 1, dict(cards[index]) if isinstance(cards[index], dict) else cards[index])
    twice = _made(old, lambda: deckentries.copied(old.text, old.root, index), wanted)
    named = with_field(twice, index + 1, "id", card_id(title, ids(old)))
    return with_field(named, index + 1, "titel", title)


def without(old: Sheet, index: int) -> Sheet:
    """Without this card. Raises Refused."""
    wanted = _copy(old)
    del wanted["kaarten"][index]
    return _made(old, lambda: deckentries.removed(old.text, old.root, index), wanted)


def with_order(old: Sheet, index: int, by: int) -> Sheet:
    """The deck with this card one place further (1) or back (-1). Raises Refused; the very same sheet when there is no such place."""
    first = min(index, index + by)
    if first < 0 or first + 1 >= len(_items(old.root)):
        return old
    wanted = _copy(old)
    cards = wanted["kaarten"]
    cards[first], cards[first + 1] = cards[first + 1], cards[first]
    return _made(old, lambda: deckentries.moved(old.text, old.root, first), wanted)


def card_id(title: str, taken: Collection[str]) -> str:
    """A stable, readable id for a card: the words of its title, and a number when it is taken."""
    base = (plain_words(title) or "kaart")[:LONGEST_ID].strip("-")
    names = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def ids(old: Sheet) -> set[str]:
    """The ids that are taken."""
    return {entry.id for entry in old.entries()}


def _made(old: Sheet, make: Any, wanted: dict[str, Any]) -> Sheet:
    try:
        return _first(old, [make()], wanted)
    except NotEditable as fault:
        raise Refused(_cannot()) from fault


def _first(old: Sheet, texts: Iterable[str], wanted: dict[str, Any]) -> Sheet:
    """The first of the texts that says what is wanted and nothing else."""
    goal = _tidy(wanted)
    for text in texts:
        try:
            root = spans(text)
        except NotEditable:
            continue
        if _tidy(root.plain()) == goal:
            return Sheet(text, root, old.bom)
    raise Refused(_cannot())


def _copy(old: Sheet) -> dict[str, Any]:
    plain: Any = old.root.plain()
    return dict(plain) | ({"kaarten": list(plain["kaarten"])} if isinstance(plain.get("kaarten"), list) else {"kaarten": []})


def _tidy(value: Any) -> Any:
    """Without what says nothing: keys with nothing behind them."""
    match value:
        case dict():
            return {key: tidy for key, part in value.items() if (tidy := _tidy(part)) not in ("", [], {})}
        case list():
            return [_tidy(part) for part in value]
        case str():
            return value.strip()
    return value


def _items(root: Part) -> tuple[Part, ...]:
    cards = root.get("kaarten")
    return cards.items if cards is not None else ()


def _entry(part: Part, breaks: list[int]) -> Entry:
    words = part.get("domeinen")
    found = (_said(item) for item in words.items) if words is not None and words.items else [_said(words)]
    return Entry(
        id=_said(part.get("id")),
        title=_said(part.get("titel")),
        text=_text(part.get("tekst")),
        domains=tuple(word for word in found if word),
        performer=_said(part.get("uitvoerder")),
        picture=_said(part.get("plaatje")),
        first=bisect_left(breaks, part.start) + 1,
        last=bisect_left(breaks, max(part.start, part.end - 1)) + 1,
        translations=tuple(_translations(part.get(decktranslating.KEY))),
    )


def _translations(part: Part | None) -> Iterator[Translation]:
    for name, words in part.keys if part is not None else ():
        title, text = _said(words.get("titel")), _text(words.get("tekst"))
        if title or text:
            yield Translation(name.text, title, text)


def _said(part: Part | None) -> str:
    return one_line(part.text) if part is not None else ""


def _text(part: Part | None) -> str:
    return part.text.strip() if part is not None else ""


def _cannot() -> Problem:
    what = "Deze kaart is zo geschreven dat je haar hier niet kunt veranderen zonder iets anders te raken."
    return Problem(what, Place(), "Verander haar in een tekstprogramma zoals Kladblok.")
