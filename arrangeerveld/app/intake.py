"""The page where cards come in, as a value: a file is chosen, what it would do is seen, and then it is done."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from arrangeerveld.core.board import Kind
from arrangeerveld.files.sharing import Way

if TYPE_CHECKING:
    from arrangeerveld.app.controls import Control
    from arrangeerveld.app.screen import Screen
    from arrangeerveld.core.marks import Means
    from arrangeerveld.files.cardfiles import CardFile
    from arrangeerveld.files.cardimport import Import
    from arrangeerveld.files.cardtables import Table
    from arrangeerveld.files.deckfolder import Listed
    from arrangeerveld.files.decks import DeckCard
    from arrangeerveld.files.packages import Package
    from arrangeerveld.files.receiving import Difference


class Line(NamedTuple):
    """A row of the preview: a word for what happens, the title of a card or a remark, and what stands under it."""

    word: str
    title: str
    under: str = ""


@dataclass(slots=True)
class Intake:
    """The page. Without a table or a package, files are shown to choose from; `decks` are shown while a deck is being chosen."""

    kinds: tuple[Kind, ...]
    was: Any = None  # the page that was in sight before; nothing for the table
    files: tuple[CardFile, ...] | None = None  # None until they were looked for
    decks: tuple[Listed, ...] = ()
    choosing: bool = False  # a deck for the cards
    into: str = ""  # the deck that was chosen for the cards: the name of its file; empty for a fresh one
    name: str = ""  # of the deck in which the cards come
    fresh_name: str = ""  # and what a fresh one is called
    kind: str = ""  # of the cards; empty as long as the table says it
    table: Table | None = None
    found: Import | None = None
    package: Package | None = None
    difference: Difference | None = None
    trouble: str = ""  # why it cannot be done
    way: Way = Way.KEEP
    busy: bool = False
    offset: float = 0.0  # how far the list is scrolled, mm

    def look(self) -> Hashable:
        """All that the controls depend on."""
        seen = (self.files, self.decks, self.choosing, self.name, self.kind, self.trouble, self.way, self.busy, self.offset)
        return (*seen, id(self.table), id(self.found), id(self.package), id(self.difference))

    def slid(self, screen: Screen, by: float, at: float) -> None:
        """Nothing slides sideways here."""

    def controls(self, screen: Screen, means: Means) -> tuple[Control, ...]:
        """All of it, from the bottom up."""
        from arrangeerveld.app import intakepage  # noqa: PLC0415 - that one knows this

        return intakepage.controls(self, screen, means)

    @property
    def seen(self) -> bool:
        """Whether something was chosen and is looked at."""
        return (self.table is not None or self.package is not None) and not self.choosing

    @property
    def ready(self) -> bool:
        """Whether something can be taken in now."""
        if self.difference is not None:
            return not self.difference.nothing and not self.busy
        return self.found is not None and not self.found.plan.nothing and not self.busy

    def lines(self) -> tuple[Line, ...]:
        """The rows of the preview: first what is wrong, then what changes, then what stays."""
        if self.package is not None:
            return (*(Line("let op", str(problem)) for problem in self.package.problems), *_of_package(self.difference))
        if self.table is None:
            return ()
        wrong = [
            Line("kan niet" if remark.bad else "let op", str(remark)) for remark in sorted(self.table.remarks, key=lambda one: not one.bad)
        ]
        if self.found is None:
            return (*wrong, *(_line("", row.card) for row in self.table.rows))
        plan = self.found.plan
        return (
            *wrong,
            *(_line("nieuw", card) for card in plan.new),
            *(_line("anders", card) for card in plan.changed.values()),
            *(_line("gelijk", card) for card in plan.same),
            *(_line("blijft", card) for card in plan.stays),
        )

    def again(self) -> None:
        """Back to the files."""
        self.table = self.found = self.package = self.difference = None
        self.trouble, self.kind, self.offset, self.choosing = "", "", 0.0, False


def _line(word: str, card: DeckCard) -> Line:
    return Line(word, card.title, " · ".join(part for part in (card.performer, card.text) if part))


def _of_package(found: Difference | None) -> tuple[Line, ...]:
    """The cards of a package, those first about which something may be chosen."""
    if found is None:
        return ()
    parts = (
        ("allebei", found.clash),
        ("nieuw", found.new),
        ("beter", found.better),
        ("weg", found.gone),
        ("van jou", (*found.kept, *found.own)),
        ("gelijk", found.same),
    )
    return tuple(_line(word, card) for word, cards in parts for card in cards)
