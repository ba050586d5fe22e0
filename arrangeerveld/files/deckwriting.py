"""Adds a card to a deck file: everything else in the file stays as it is, byte for byte."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from pathlib import Path

from arrangeerveld.core.board import Card
from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files.library import DECKS, OWN_DECK
from arrangeerveld.files.names import plain_words
from arrangeerveld.files.nodes import Mapping, Scalar, Sequence
from arrangeerveld.files.saving import load, save
from arrangeerveld.files.yamltree import parse_tree

LONGEST_ID = 40  # characters
HEAD = """\
# Kaarten die tijdens een gesprek zijn geschreven. Je kunt ze hier veranderen of weghalen.
deck: Eigen kaarten
soort: zelf
kaarten:
"""


def keep_card(folder: Path, card: Card) -> bool:
    """Put a card that was written during a talk in the own deck of a folder of boards; False when it lies there already.

    Only the title and text are kept: who it was about is not. Raises Refused; the file is then as it was.
    """
    path = folder / DECKS / f"{OWN_DECK}.yaml"
    if path.exists():
        old = load(path)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        old = HEAD.encode()
    new = with_card(old, str(path), card)
    if new == old:
        return False
    save(path, new)
    return True


def with_card(data: bytes, file: str, card: Card) -> bytes:
    """The bytes of a deck file with one more card at the end of its list; the same bytes when a card has that title.

    `file` is how problems call the file. Raises Refused when a card cannot be added without touching something else.
    """
    entries = _entries(data, file)
    if card.title in {title for _, title in entries}:
        return data
    fresh = card_id(card.title, {name for name, _ in entries})
    text = data.decode("utf-8")
    at, indent, end = _foot(text, len(entries), file)
    lines = [f"- id: {fresh}", f"  titel: {json.dumps(card.title, ensure_ascii=False)}"]
    if card.text:
        lines.append(f"  tekst: {json.dumps(card.text, ensure_ascii=False)}")
    added = "".join(f"{indent}{line}{end}" for line in lines)
    before = text[:at] if not text[:at] or text[:at].endswith(("\n", "\r")) else text[:at] + end
    new = (before + added + text[at:]).encode()
    if _entries(new, file) != [*entries, (fresh, card.title)]:
        raise Refused(_odd(file))
    return new


def card_id(title: str, taken: Collection[str]) -> str:
    """A stable, readable id for a card: the words of its title, and a number when it is taken."""
    base = (plain_words(title) or "kaart")[:LONGEST_ID].strip("-")
    names = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def _entries(data: bytes, file: str) -> list[tuple[str, str]]:
    """The ids and titles in a deck, in order. Raises Refused when something of it cannot be read."""
    node, problems = parse_tree(data, file)
    cards = node.get("kaarten") if isinstance(node, Mapping) else None
    empty = isinstance(cards, Scalar) and not cards.text
    if problems or not (isinstance(cards, Sequence) or empty):
        raise Refused(*(problems or (_odd(file),)))
    found = cards.items if isinstance(cards, Sequence) else ()
    return [tuple(_word(entry, key) for key in ("id", "titel")) for entry in found]  # type: ignore[misc] # two of them


def _word(entry: object, key: str) -> str:
    value = entry.get(key) if isinstance(entry, Mapping) else None
    return value.text if isinstance(value, Scalar) else ""


def _foot(text: str, count: int, file: str) -> tuple[int, str, str]:
    """Where the next card comes, its indent, and the line end of the file: at the foot of the list, which is the last key."""
    end = "\r\n" if "\r\n" in text else "\n"
    if not count:
        return len(text), "  ", end
    dashes = re.findall(r"^([ ]*)- ", text, re.MULTILINE)
    if not dashes:
        raise Refused(_odd(file))
    return len(text), min(dashes, key=len), end


def _odd(file: str) -> Problem:
    what = "In deze stapel kan het programma geen kaart bijschrijven."
    return Problem(what, Place(file), "Zet ‘kaarten:’ als laatste in het bestand, met elke kaart op een eigen regel na een streepje.")
