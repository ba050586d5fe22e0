"""What lies ready: kinds, decks and fields, read from the folders that come with the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from arrangeerveld.core.board import Card, Kind
from arrangeerveld.core.geometry import Pose
from arrangeerveld.core.mat import Mat
from arrangeerveld.core.pictures import PictureData
from arrangeerveld.core.problems import Problem
from arrangeerveld.files import places

if TYPE_CHECKING:
    from arrangeerveld.files.deckmemory import DeckMemory
    from arrangeerveld.files.decks import Deck

Pictured: TypeAlias = Callable[[Path], "PictureData | None"]
OWN = "zelf"
"""The kind of cards that are written on the spot."""


@dataclass(slots=True)
class Shelf:
    """The kinds, and the cards of each kind as soon as their decks are read."""

    kinds: tuple[Kind, ...] = ()
    cards: dict[str, tuple[Card, ...]] = field(default_factory=dict)
    newest: dict[tuple[str, str], Card] = field(default_factory=dict)  # by deck and source: the cards of decks as they are now

    picture_of: Pictured = lambda _: None  # the picture in a file beside a deck, once it is at hand

    def kind(self, kind_id: str) -> Kind | None:
        """The kind with this id."""
        return next((kind for kind in self.kinds if kind.id == kind_id), None)

    def shown(self, mat: Mat) -> tuple[Kind, ...]:
        """The kinds that get a button: those of the mat's decks, and the own card at the end."""
        wanted = {card_kind for card_kind, cards in self.cards.items() if any(card.deck in mat.decks for card in cards)}
        return tuple(kind for kind in self.kinds if kind.id in wanted or kind.id == OWN)

    def dealt(self, mat: Mat, kind_id: str) -> tuple[Card, ...]:
        """The cards that lie in the tray of a kind."""
        return tuple(card for card in self.cards.get(kind_id, ()) if card.deck in mat.decks or kind_id == OWN)


def read_cards(
    shelf: Shelf, wanted: tuple[str, ...], own: Path | None, memory: DeckMemory | None = None, picture: Pictured = lambda _: None
) -> tuple[Mapping[str, tuple[Card, ...]], tuple[Problem, ...]]:
    """The cards of the wanted decks (stems of their files) by kind, and what was wrong with them; `own` is the folder of the boards.

    With a `memory` only those are read that changed; `picture` gives the picture in a file, if it is at hand.
    """
    from arrangeerveld.files.deckmemory import DeckMemory  # noqa: PLC0415 - after the first frame
    from arrangeerveld.files.library import deck_files, misnamed_decks  # noqa: PLC0415

    cards: dict[str, tuple[Card, ...]] = {}
    problems: list[Problem] = []
    files, memory = deck_files(own), memory or DeckMemory()
    for stem in wanted:
        path = files.get(stem, places.decks() / f"{stem}.yaml")
        read = memory.read(path, tuple(kind.id for kind in shelf.kinds))
        problems += read.problems
        deck = read.deck
        if deck is not None:
            cards[deck.kind] = (*cards.get(deck.kind, ()), *_cards(deck, stem, path.parent, picture))
    return cards, (*problems, *(told for found in misnamed_decks(own).values() for told in found))


def _cards(deck: Deck, stem: str, folder: Path, picture: Pictured) -> tuple[Card, ...]:
    return tuple(
        Card(
            id="",
            kind=deck.kind,
            title=card.title,
            pose=Pose(0.0, 0.0),
            text=card.text,
            domains=tuple(card.domains),
            performer=card.performer,
            deck=stem,
            source=card.id,
            translations=card.translations,
            picture=picture(folder / card.picture) if card.picture else None,
        )
        for card in deck.cards
    )
