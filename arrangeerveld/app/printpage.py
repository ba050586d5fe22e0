"""The page that prints, as a value: which cards or which field, how, the sheets to look at, and what was made."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from arrangeerveld.printing import Wish

if TYPE_CHECKING:
    from arrangeerveld.app.controls import Control
    from arrangeerveld.app.screen import Screen
    from arrangeerveld.core.board import Kind
    from arrangeerveld.core.marks import Means
    from arrangeerveld.files.deckfolder import Listed
    from arrangeerveld.printjobs import PrintMade, Proofed

CARDS, FIELD = "kaarten", "veld"
SHOWN = 9  # decks or fields that are shown at a time
BLANKS = (0, 10, 20, 50)
NEAR = 2  # sheets that are kept at each side of the one that is looked at: large ones take several MB


@dataclass(slots=True)
class PrintPage:
    """What is chosen, the sheets as far as they are drawn, and what was made."""

    kinds: tuple[Kind, ...]
    wish: Wish
    was: Any = None  # the page that was in sight before; nothing for the table
    sort: str = CARDS
    decks: tuple[Listed, ...] | None = None  # None until they were looked for
    fields: tuple[tuple[Path, str], ...] = ()  # their files, and what they are called
    mat: Path | None = None  # the field
    part: int = 0  # which of the decks or fields are shown
    number: int = 0  # of the preview
    pages: dict[int, Proofed] = field(default_factory=dict)
    count: int = 0
    at: int = 0  # the sheet that is looked at
    told: tuple[str, ...] = ()  # what somebody should know about the sheets
    busy: bool = False
    made: PrintMade | None = None

    def look(self) -> Hashable:
        """All that the controls depend on."""
        here = self.pages.get(self.at)
        chosen = (self.wish, self.sort, self.decks, self.fields, self.mat, self.part)
        return (*chosen, here and (here.number, here.page), self.number, self.count, self.at, self.told, self.busy, self.made)

    def slid(self, screen: Screen, by: float, at: float) -> None:
        """Nothing slides here."""

    def controls(self, screen: Screen, means: Means) -> tuple[Control, ...]:
        """All of it, from the bottom up."""
        from arrangeerveld.app import printlook  # noqa: PLC0415 - that one knows this

        return printlook.controls(self, screen, means)

    def asked(self) -> Wish | None:
        """What is to be printed; None as long as nothing was chosen."""
        if self.sort == FIELD:
            return replace(self.wish, decks=(), blanks=0, field=self.mat) if self.mat is not None else None
        return self.wish if self.wish.decks or self.wish.blanks else None

    def offered(self) -> tuple[tuple[str, str, bool], ...]:
        """The decks or fields to choose from: the file, what it is called, and whether it was chosen."""
        if self.sort == FIELD:
            return tuple((str(path), name, path == self.mat) for path, name in self.fields)
        return tuple(
            (str(deck.path), f"{deck.name} {deck.count}", deck.path in self.wish.decks)
            for deck in self.decks or ()
            if deck.count and deck.kind
        )

    def choose(self, word: str, value: str) -> bool:
        """Take a choice; whether the sheets become others by it."""
        old = self.wish
        match word:
            case "soort":
                self.sort, self.part = value, 0
            case "stapel":
                path = Path(value)
                here = tuple(Path(name) for name, *_ in self.offered())
                chosen = {*old.decks} ^ {path}
                self.wish = replace(old, decks=tuple(deck for deck in here if deck in chosen))
            case "veld":
                self.mat = Path(value)
            case "achterkant":
                self.wish = replace(old, backs=not old.backs)
            case "leeg":
                self.wish = replace(old, blanks=int(value))
            case "papier":
                self.wish = replace(old, paper=value)
            case "tegels":
                self.wish = replace(old, tiles=not old.tiles)
            case _:
                return False
        return True

    def more(self) -> None:
        """The next decks or fields, and after the last ones the first."""
        count = len(self.offered())
        self.part = (self.part + 1) % max(1, -(-count // (SHOWN - 1)))

    def saw(self, page: Proofed) -> None:
        """A sheet was drawn, or it was said why there is none."""
        if page.number == self.number:
            self.pages = {i: old for i, old in self.pages.items() if i < page.count and abs(i - self.at) <= NEAR}
            self.count, self.told = page.count, page.told
            if page.count:
                self.pages[page.page] = page
            self.at = min(self.at, max(0, self.count - 1))

    def here(self) -> bool:
        """Whether the sheet that is looked at, and those beside it, are there as they were last chosen."""
        near = range(max(0, self.at - 1), min(self.count, self.at + 2))
        return bool(self.count) and all(i in self.pages and self.pages[i].number == self.number for i in near)

    def leaf(self, by: int) -> None:
        """Another sheet."""
        self.at = min(max(self.at + by, 0), max(0, self.count - 1))
