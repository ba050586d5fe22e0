"""Decks as they were last read: a file that did not change is not read again, and one that is broken gives the cards it had."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from arrangeerveld.core.problems import Problem
from arrangeerveld.files import places
from arrangeerveld.files.decks import Deck, DeckCard, read_deck

Mark: TypeAlias = tuple[int, int, int]
"""When a file was written (ns), how large it is (bytes), and which file it is: also one that was renamed into its place differs."""
GONE: Mark = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Read:
    """A deck as it was read; `deck` is the last good one when the file gives none."""

    mark: Mark
    kinds: tuple[str, ...]
    deck: Deck | None
    problems: tuple[Problem, ...]
    kept: bool = False  # whether some of it, or all, is of before


def mark_of(path: Path) -> Mark:
    """The mark of a file; `GONE` when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return GONE
    return found.st_mtime_ns, found.st_size, found.st_ino


class DeckMemory:
    """What was read last of each deck. Two threads may ask at once: what they find is the same."""

    def __init__(self) -> None:
        self._read: dict[Path, Read] = {}

    def read(self, path: Path, kinds: Collection[str] = ()) -> Read:
        """The deck in a file as it is now, read only when it changed since the last time."""
        mark, kinds = mark_of(path), tuple(kinds)
        last = self._read.get(path)
        if last is not None and (last.mark, last.kinds) == (mark, kinds):
            return last
        found, problems = read_deck(path, kinds)
        deck = _mended(path, found, problems, last.deck if last else None, kinds)
        self._read[path] = fresh = Read(mark, kinds, deck, problems, kept=deck is not found)
        return fresh

    def look_again(self, folder: Path) -> None:
        """Read the decks of a folder afresh the next time: something beside them changed. Their good cards are remembered."""
        for path, last in tuple(self._read.items()):
            if path.parent == folder:
                self._read[path] = replace(last, mark=GONE)


def _mended(path: Path, found: Deck | None, problems: tuple[Problem, ...], last: Deck | None, kinds: tuple[str, ...]) -> Deck | None:
    """What was found, with the cards of before whose lines are still there but cannot be read now."""
    if found is None:
        ours = places.decks() / path.name  # an own deck that was never good does not take away the one in whose place it stands
        return last if last is not None or ours == path or not path.exists() else read_deck(ours, kinds)[0]
    if not problems or last is None:
        return found
    there = {card.id for card in found.cards}
    lost = [card for card in last.cards if card.id not in there]
    broken = [card for card in lost if _names(path, card)]
    return replace(found, cards=(*found.cards, *broken)) if broken else found


def _names(path: Path, card: DeckCard) -> bool:
    """Whether the id of a card still stands in the file."""
    try:
        lines = path.read_bytes().decode("utf-8", "replace").splitlines()
    except OSError:
        return False
    return any(card.id in line.replace("'", " ").replace('"', " ").replace(",", " ").split() for line in lines)
