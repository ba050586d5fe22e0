"""The decks there are for the card maker, and fresh ones."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from arrangeerveld.core.problems import Problem, Refused
from arrangeerveld.files.deckediting import Entry, Sheet, sheet
from arrangeerveld.files.decks import Deck, Judge, as_found, read_deck
from arrangeerveld.files.decksaving import is_own, save_deck
from arrangeerveld.files.deckstyles import ways
from arrangeerveld.files.folders import yaml_files
from arrangeerveld.files.library import DECKS, deck_files
from arrangeerveld.files.names import device, plain_words
from arrangeerveld.files.places import decks, shown
from arrangeerveld.files.pointing import first_line
from arrangeerveld.files.saving import load
from arrangeerveld.files.yamltree import LARGEST

LONGEST = 40  # characters of the name of a file


@dataclass(frozen=True, slots=True)
class Listed:
    """A deck that can be chosen: its file, what it is called, its kind (an id, empty when it cannot be read), and how many cards it has."""

    path: Path
    name: str
    kind: str
    count: int
    own: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """A deck to be changed: its file, the bytes that were read, where everything in them stands, and what is wrong with it.

    Without a `sheet` it can be looked at only: what could be read of it is in `read`.
    """

    path: Path
    data: bytes
    sheet: Sheet | None
    problems: tuple[Problem, ...] = ()
    read: Deck | None = None

    def entries(self) -> tuple[Entry, ...]:
        """The good cards of a deck that can be looked at only."""
        cards = self.read.cards if self.read is not None else ()
        return tuple(
            Entry(c.id, c.title, c.text, c.domains, c.performer, c.picture, c.place.line, c.place.line, c.translations) for c in cards
        )


def listed(folder: Path, kinds: Collection[str]) -> tuple[Listed, ...]:
    """All decks, the own ones first."""
    found = [_listed(path, kinds) for path in deck_files(folder).values()]
    return tuple(sorted(found, key=lambda one: (not one.own, one.name.lower())))


def _listed(path: Path, kinds: Collection[str]) -> Listed:
    deck, _ = read_deck(path, kinds)
    if deck is None:
        return Listed(path, path.stem, "", 0, is_own(path))
    return Listed(path, deck.name, deck.kind, len(deck.cards), is_own(path))


def opened(path: Path, kinds: Collection[str], judge: Judge = as_found) -> Opened:
    """A deck as it is in its file now. Raises Refused when the file cannot be read at all."""
    data = load(path, LARGEST)
    deck, found = read_deck(path, kinds)
    problems = judge(deck, found)
    try:
        return Opened(path, data, sheet(data, shown(path)), problems, deck)
    except Refused as refused:
        return Opened(path, data, None, problems or refused.problems, deck)


def problems_in(path: Path, kinds: Collection[str], judge: Judge = as_found) -> tuple[Problem, ...]:
    """What is wrong with a deck."""
    return judge(*read_deck(path, kinds))


def fresh_deck(folder: Path, name: str, kind: str, now: float) -> Path:
    """Make an own deck without cards; its file gets a name of its own. Raises Refused."""
    taken = {path.stem for path in yaml_files(decks())[0]} | set(deck_files(folder))
    base = (plain_words(name) or "stapel")[:LONGEST].strip("-")
    base = f"{base}-stapel" if device(base) else base
    names = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    path = folder / DECKS / f"{next(one for one in names if one not in taken)}.yaml"
    title = next(iter(ways(name, "", flow=False)))
    head = "# Een eigen stapel. Je kunt hem hier veranderen, of op het scherm met Kaarten maken.\n"
    save_deck(path, None, f"{first_line(path.parent)}{head}deck: {title}\nsoort: {kind}\nkaarten:\n".encode(), now)
    return path
