"""The card maker as a value: which deck is open, what was done to it, which card is looked at, and what is being written."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from arrangeerveld.app import makerpage
from arrangeerveld.app.shelf import Pictured
from arrangeerveld.app.tray import plain
from arrangeerveld.core.board import Card, Kind, Translation
from arrangeerveld.core.geometry import Pose
from arrangeerveld.core.pictures import PictureData
from arrangeerveld.core.problems import Problem
from arrangeerveld.files.picturenames import plain_name

if TYPE_CHECKING:
    from arrangeerveld.app.controls import Control
    from arrangeerveld.app.screen import Screen
    from arrangeerveld.core.gestures import Writing
    from arrangeerveld.core.marks import Means
    from arrangeerveld.files.deckediting import Entry, Sheet
    from arrangeerveld.files.deckfolder import Listed, Opened
    from arrangeerveld.files.deckkeeping import DeckFile, Kept

DECK = -1
"""Instead of the number of a card: the deck itself is looked at."""
WRITER = "kaartenmaker"
"""Who writes in the card maker, as the keyboards on the screen call them."""


@dataclass(frozen=True, slots=True)
class Step:
    """What was done, how the deck was before it (or after it, for what was taken back), and which card was looked at."""

    label: str
    sheet: Sheet
    at: int


@dataclass(slots=True)
class Maker:
    """The page. While `sheet` is None no deck is open, or one that can be looked at only."""

    kinds: tuple[Kind, ...]
    decks: tuple[Listed, ...] | None = None  # None until they were looked for
    choosing: bool = True
    naming: str | None = None  # the name of a deck that is to be made
    kind: str = ""  # and its kind
    deck: Opened | None = None
    file: DeckFile | None = None
    sheet: Sheet | None = None
    cards: tuple[Entry, ...] = ()
    past: tuple[Step, ...] = ()
    future: tuple[Step, ...] = ()
    at: int = DECK
    fresh: Entry | None = None  # a card that has no title yet, after the one at `at`
    language: str = ""  # the one of which the words are in the form, instead of the Dutch ones
    search: str = ""
    offset: float = 0.0  # how far the list is scrolled, mm
    writing: Writing | None = None
    kept: Kept | None = None  # how the last step was written
    written: bytes = b""  # what is in the file, as far as is known
    looking: bool = False  # whether it is being found out if another program wrote the file
    base: Sheet | None = None  # the last of the sheets that was in it
    found: dict[int, tuple[Problem, ...]] = field(default_factory=dict)
    picture_of: Pictured = lambda _: None

    def look(self) -> Hashable:
        """All that the controls depend on."""
        listed = (self.language, self.decks, self.choosing, self.naming, self.kind, self.search, self.offset)
        steps = (self.past, self.future)
        return (*listed, self.deck, self.sheet, self.at, self.fresh, self.writing, self.kept, self.written, *steps, self._picture())

    def slid(self, screen: Screen, by: float, at: float) -> None:
        """Nothing slides sideways here."""

    def controls(self, screen: Screen, means: Means) -> tuple[Control, ...]:
        """All of it, from the bottom up."""
        return makerpage.controls(self, screen, means)

    # the deck

    def open(self, deck: Opened, file: DeckFile) -> None:
        """Look at a deck; what was done to another one is forgotten."""
        again = self.deck is not None and self.deck.path == deck.path and not self.choosing
        at = self.entry.id if again and self.entry is not None else ""
        self.deck, self.file, self.written, self.kept = deck, file, deck.data, None
        self.past, self.future, self.fresh, self.writing = (), (), None, None
        self.choosing, self.naming = False, None
        self.search, self.offset = (self.search, self.offset) if again else ("", 0.0)
        self._show(deck.sheet)
        self.base = deck.sheet
        self.at = next((i for i, card in enumerate(self.cards) if card.id == at), 0 if self.cards else DECK)

    def do(self, label: str, sheet: Sheet, at: int) -> bool:
        """A step: the deck is so from now on, and this card is looked at. False when nothing changed."""
        if self.sheet is None or sheet.text == self.sheet.text:
            return False
        self.past, self.future = (*self.past, Step(label, self.sheet, self.at)), ()
        self._show(sheet)
        self.at = min(at, len(self.cards) - 1)
        return True

    def step(self, *, back: bool) -> bool:
        """Take the last step back, or again; False when there is none."""
        steps = self.past if back else self.future
        if not steps or self.sheet is None:
            return False
        last, other = steps[-1], Step(steps[-1].label, self.sheet, self.at)
        if back:
            self.past, self.future = steps[:-1], (*self.future, other)
        else:
            self.past, self.future = (*self.past, other), steps[:-1]
        self._show(last.sheet)
        self.at, self.fresh = min(last.at, len(self.cards) - 1), None
        return True

    def _show(self, sheet: Sheet | None) -> None:
        self.sheet = sheet
        self.cards = sheet.entries() if sheet is not None else self.deck.entries() if self.deck is not None else ()
        self.found = self._by_card()

    def saw(self, kept: Kept) -> None:
        """A step was written, or not."""
        self.kept = kept
        if kept.trouble is None:
            self.written = kept.data
            if self.sheet is not None and self.sheet.data == kept.data:
                self.base = self.sheet
            self.found = self._by_card()

    # what is known

    @property
    def saved(self) -> bool:
        """Whether everything is in the file."""
        return self.sheet is None or self.sheet.data == self.written

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the deck as it was last read."""
        if self.kept is not None and self.kept.trouble is None:
            return self.kept.problems
        return self.deck.problems if self.deck is not None else ()

    def _by_card(self) -> dict[int, tuple[Problem, ...]]:
        """The problems of each card by its number, those of the deck itself under DECK."""
        found: dict[int, tuple[Problem, ...]] = {}
        for problem in self.problems:
            above = [i for i, card in enumerate(self.cards) if card.first <= problem.where.line]
            at = above[-1] if above else DECK
            found[at] = (*found.get(at, ()), problem)
        return found

    @property
    def path(self) -> Path | None:
        """Where the deck is now."""
        if self.kept is not None and self.kept.trouble is None:
            return self.kept.path
        return self.deck.path if self.deck is not None else None

    @property
    def entry(self) -> Entry | None:
        """The card that is looked at, as it is in the deck, or before it is in there."""
        if self.fresh is not None:
            return self.fresh
        return self.cards[self.at] if 0 <= self.at < len(self.cards) else None

    def kind_of(self) -> Kind | None:
        """The kind of the deck."""
        return next((kind for kind in self.kinds if kind.id == self._head("soort")), None)

    def _head(self, part: str) -> str:
        """A text of the deck itself."""
        if self.sheet is not None:
            return self.sheet.head(part)
        read = self.deck.read if self.deck is not None else None
        return "" if read is None else {"deck": read.name, "soort": read.kind}.get(part, "")

    def said(self, part: str) -> str:
        """What stands in a field now, while somebody writes in it too: `titel`, `tekst`, `uitvoerder`, `plaatje`; or of the deck."""
        if self.writing is not None and self.writing.blank == f"stapel/{part}":
            return self.writing.text
        if part == "zoek":
            return self.search
        if part == "deck" and self.naming is not None:
            return self.naming
        entry = self.entry
        if "." in part:
            return translated(entry, part)
        if part in {"deck", "versie", "bron"}:
            return self._head(part)
        return str(getattr(entry, FIELDS[part])) if entry is not None else ""

    def card(self) -> Card | None:
        """The card that is looked at, with what is being written, as it will lie on the mat."""
        if self.entry is None:
            return None
        return Card(
            id="",
            kind=self._head("soort"),
            title=self.said("titel"),
            pose=Pose(0, 0),
            text=self.said("tekst"),
            performer=self.said("uitvoerder"),
            source="x",
            picture=self._picture(),
            translations=self._translated(),
        )

    def _translated(self) -> tuple[Translation, ...]:
        """The words in the language that is looked at, with what is being written."""
        title, text = (self.said(f"{part}.{self.language}") for part in ("titel", "tekst"))
        return (Translation(self.language, title, text),) if self.language and (title or text) else ()

    def _picture(self) -> PictureData | None:
        """The picture of the card that is looked at, when there is one beside the deck and it is at hand."""
        entry, path = self.entry, self.path
        return self.picture_of(path.parent / entry.picture) if entry and path and entry.picture and plain_name(entry.picture) else None

    def listed(self) -> tuple[tuple[int, Entry], ...]:
        """The cards that pass the search, with their numbers; each word must be somewhere on the card."""
        words = plain(self.said("zoek")).split()
        every = list(enumerate(self.cards))
        if self.fresh is not None:
            every.insert(self.at + 1, (len(self.cards), replace(self.fresh, title=self.said("titel"))))
        return tuple((i, one) for i, one in every if all(word in plain(f"{one.title} {one.text} {one.performer}") for word in words))


def translated(entry: Entry | None, part: str) -> str:
    """What a card says in another language: `titel.tr` or `tekst.tr`."""
    key, _, language = part.partition(".")
    one = next((one for one in entry.translations if one.language == language), None) if entry is not None else None
    return "" if one is None else one.title if key == "titel" else one.text


FIELDS = {"titel": "title", "tekst": "text", "uitvoerder": "performer", "plaatje": "picture"}
"""The fields of a card as the file calls them, and as an `Entry` does."""
