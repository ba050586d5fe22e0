"""Many changes to a deck's text at once; all that is not changed stays byte for byte, and the outcome is read back before it counts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files import deckfields
from arrangeerveld.files.cleaning import one_line
from arrangeerveld.files.deckediting import Sheet, with_new, without
from arrangeerveld.files.decklines import bodies, break_of
from arrangeerveld.files.deckplain import card_from, card_lines, flow, plain_card
from arrangeerveld.files.decks import DeckCard
from arrangeerveld.files.deckspans import NotEditable, Part, spans

KEYS = ("titel", "tekst", "domeinen", "uitvoerder", "plaatje", "vertaling")
Edits: TypeAlias = dict[str, dict[str, Any]]
"""What stands behind which keys of which cards from now on; nothing takes a key away."""


def cards_of(sheet: Sheet) -> tuple[DeckCard, ...]:
    """The cards as they stand in the text, good or not."""
    return tuple(card_from(said) for said in _listed(sheet.root))


def with_cards(old: Sheet, changed: Mapping[str, DeckCard], fresh: Sequence[DeckCard] = (), gone: Collection[str] = ()) -> Sheet:
    """The deck in which the cards with these ids are so, with fresh ones at its end, and without those that are gone. Raises Refused."""
    edits = {name: edit for name, edit in _edits(old, changed) if edit}
    wanted = _wanted(old, edits, fresh, gone)
    for careful in (False, True):
        try:
            made = _with_edits(old, edits, careful=careful)
            for name in gone:
                made = without(made, next(i for i, card in enumerate(made.entries()) if card.id == name))
            made = _with_fresh(made, fresh)
        except (NotEditable, StopIteration, IndexError):
            continue
        if _tidy(made.root.plain()) == wanted:
            return made
    raise Refused(_cannot())


def _edits(old: Sheet, changed: Mapping[str, DeckCard]) -> Iterator[tuple[str, dict[str, Any]]]:
    for said in _listed(old.root):
        before = card_from(said)
        now = changed.get(before.id)
        if now is not None:
            was, fresh = plain_card(before), plain_card(now)
            yield before.id, {key: fresh.get(key, "") for key in KEYS if not _same(was.get(key, ""), fresh.get(key, ""))}


def _same(one: Any, other: Any) -> bool:
    """Whether two values say the same; the order of domains says nothing."""
    return sorted(one) == sorted(other) if isinstance(one, list) and isinstance(other, list) else bool(one == other)


def _listed(root: Part) -> list[dict[str, Any]]:
    plain: Any = root.plain()
    cards = plain.get("kaarten") if isinstance(plain, dict) else None
    return [card for card in cards if isinstance(card, dict)] if isinstance(cards, list) else []


def _wanted(old: Sheet, edits: Edits, fresh: Sequence[DeckCard], gone: Collection[str]) -> Any:
    plain: Any = old.root.plain()
    cards = plain.get("kaarten")
    kept = [card for card in cards if _id(card) not in gone] if isinstance(cards, list) else []
    edited = [{**card, **edits[_id(card)]} if _id(card) in edits else card for card in kept]
    return _tidy({**plain, "kaarten": [*edited, *(plain_card(card) for card in fresh)]})


def _id(card: Any) -> str:
    name = card.get("id") if isinstance(card, dict) else None
    return one_line(name) if isinstance(name, str) else ""


def _tidy(value: Any, key: str = "") -> Any:
    """Without keys that say nothing, and with the domains in one order."""
    match value:
        case dict():
            return {name: tidy for name, part in value.items() if (tidy := _tidy(part, name)) not in ("", [], {})}
        case list() if key == "domeinen":
            return sorted(str(part).strip() for part in value)
        case list():
            return [_tidy(part) for part in value]
        case str():
            return value.strip()
    return value


def _with_edits(old: Sheet, edits: Edits, *, careful: bool) -> Sheet:
    """One key of all cards after the other, from the last card to the first, so that those before keep their place."""
    made = old
    for key in KEYS:
        text = made.text
        for entry in reversed(_items(made.root)):
            name = entry.get("id")
            edit = edits.get(one_line(name.text), {}) if name is not None else {}
            if key in edit:
                text = _edited(text, entry, key, edit[key], careful=careful)
        if text != made.text:
            made = Sheet(text, spans(text), made.bom)
    return made


def _edited(text: str, entry: Part, key: str, value: Any, *, careful: bool) -> str:
    """The text in which an entry says this; when `careful`, each way to write it is read back at once."""
    if key == "domeinen":
        return next(deckfields.with_words(text, entry, key, tuple(value)))
    if key == "vertaling":
        return _translated(text, entry, value)
    ways = deckfields.with_text(text, entry, key, value)
    return next(way for way in ways if not careful or _reads(way, entry, key, value))


def _reads(text: str, entry: Part, key: str, value: str) -> bool:
    """Whether the card that begins where `entry` did says this now."""
    try:
        there = next(one for one in _items(spans(text)) if one.start == entry.start)
    except (NotEditable, StopIteration):
        return False
    found = there.get(key)
    return (found.text.strip() if found is not None else "") == value


def _translated(text: str, entry: Part, value: Any) -> str:
    part = entry.get("vertaling")
    if not value:
        return text if part is None else next(deckfields.without(text, entry, "vertaling"))
    if part is None:
        return next(deckfields.inserted(text, entry, "vertaling", flow(value), ready=True))
    if part.style != ":":
        space = " " if text[part.start - 1 : part.start] == ":" else ""
        return text[: part.start] + space + flow(value) + text[part.end :]
    name = entry.name("vertaling")
    return text[: name.end] + f": {flow(value)}" + text[part.end :] if name is not None else text


def _with_fresh(old: Sheet, fresh: Sequence[DeckCard]) -> Sheet:
    """Cards at the end: one by one where there is none yet or they stand between brackets, and all at once in lines of their own."""
    rest = tuple(fresh)
    while rest and ((cards := old.root.get("kaarten")) is None or not cards.items or cards.style == "["):
        card, rest = rest[0], rest[1:]
        old = with_new(old, len(_items(old.root)) - 1, card.title)
        made = _items(old.root)[-1].get("id")
        if made is not None and made.text != card.id:
            text = old.text[: made.start] + flow(card.id) + old.text[made.end :]
            old = Sheet(text, spans(text), old.bom)
        old = _with_edits(
            old, {card.id: {key: value for key, value in plain_card(card).items() if key not in {"id", "titel"}}}, careful=True
        )
    cards = old.root.get("kaarten")
    return _in_lines(old, cards, rest) if rest and cards is not None else old


def _in_lines(old: Sheet, cards: Part, fresh: Sequence[DeckCard]) -> Sheet:
    rows = bodies(old.text, cards)
    if len(rows) != len(cards.items):
        raise NotEditable
    last, end = rows[-1], break_of(old.text, rows[-1].start)
    between = old.text[rows[-2].end : last.lead] if len(rows) > 1 else ""
    apart = end if "\n\n" in between.replace("\r", "").replace(" ", "") else ""
    lines = "".join(f"{end}{apart}{end.join(card_lines(card, ' ' * last.column))}" for card in fresh)
    text = old.text[: last.end] + lines + old.text[last.end :]
    return Sheet(text, spans(text), old.bom)


def _items(root: Part) -> tuple[Part, ...]:
    cards = root.get("kaarten")
    return tuple(item for item in cards.items if item.style in {"{", ":"}) if cards is not None else ()


def _cannot() -> Problem:
    what = "Deze stapel is zo geschreven dat er hier niets in kan worden gezet zonder iets anders te raken."
    return Problem(what, Place(), "Neem de kaarten op in een stapel met een andere naam.")
