"""What is to be done about the cards on the table, as a list at the board: quiet, with file and line, to be put away again."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from arrangeerveld.app.buttons import button, paper
from arrangeerveld.app.controls import Control
from arrangeerveld.app.heading import EDGE
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.colours import DARK, FOCUS, MUTED, WHITE
from arrangeerveld.core.geometry import Rect
from arrangeerveld.core.layout import fit, text_marks
from arrangeerveld.core.marks import Mark, Means, Weight, icon_marks
from arrangeerveld.core.problems import Problem
from arrangeerveld.files.wording import named
from arrangeerveld.judging import Fits, judged, measured

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk
    from arrangeerveld.files.deckmemory import Read

WIDE, HIGH = 900.0, 446.0  # mm
ROWS = 3
SHEET = "opmerking:"  # its surface: a finger does nothing there
_BUTTON, _PAD, _ROW = 68.0, 24.0, 98.0
_WARNING = "#7a2e00"


class Judged:
    """What is to be said of each deck, worked out once for each time that it was read; two threads may ask at once."""

    def __init__(self) -> None:
        self._fits: Fits = measured()
        self._known: dict[Path, tuple[Read, tuple[Problem, ...]]] = {}

    def of(self, path: Path, read: Read) -> tuple[Problem, ...]:
        """What was wrong with a deck when it was read, and what is measured and advised; cards of before are not judged again."""
        known = self._known.get(path)
        if known is None or known[0] is not read:
            known = self._known[path] = read, judged(None if read.kept else read.deck, read.problems, self._fits)
        return known[1]


@dataclass(slots=True)
class Remarks:
    """What was found, mistakes before advice; whether the list is open, and which remark is the first that is shown."""

    found: tuple[Problem, ...] = ()
    open: bool = False
    first: int = 0

    def put(self, by_deck: Mapping[Path, tuple[Problem, ...]]) -> None:
        """What is known of each deck now; the list stays open on what is left."""
        every = tuple(problem for found in by_deck.values() for problem in found)
        self.found = tuple(sorted(every, key=lambda problem: problem.hint))
        self.open &= bool(self.found)
        self.first = min(self.first, max(0, (len(self.found) - 1) // ROWS * ROWS))

    def look(self) -> Hashable:
        """All that the controls depend on."""
        return self.found, self.open, self.first

    def controls(self, screen: Screen, means: Means) -> tuple[Control, ...]:
        """The list, from the bottom up; nothing while it is away."""
        if not self.open:
            return ()
        room = area(screen)
        return (self._sheet(room, means), *self._buttons(room, means))

    def _sheet(self, room: Rect, means: Means) -> Control:
        ink = means.look.ink(DARK)
        head = Rect(_PAD, 14, room.w - 2 * _PAD, 40)
        count = len(self.found)
        title = "Er is 1 opmerking over de kaarten" if count == 1 else f"Er zijn {count} opmerkingen over de kaarten"
        marks: list[Mark] = [*text_marks(fit(title, head, (32.0, 28.0), Weight.BOLD, means.type), head, ink, Weight.BOLD)]
        for n, problem in enumerate(self.found[self.first : self.first + ROWS]):
            marks += _row(problem, Rect(_PAD, 58 + n * _ROW, room.w - 2 * _PAD, _ROW - 4), means)
        return paper(room, means, *marks, ring=means.look.ink(MUTED), action=SHEET)

    def _buttons(self, room: Rect, means: Means) -> tuple[Control, ...]:
        y, ink, ring = room.bottom - _BUTTON - 12, means.look.ink(DARK), means.look.ink(MUTED)
        away = button("x", "Sluit", Rect(room.x + _PAD, y, 190, _BUTTON), means, "opmerking:weg", fill=WHITE, ink=ink, ring=ring)
        last = min(self.first + ROWS, len(self.found))
        if len(self.found) <= ROWS:
            return (away,)
        place = Rect(room.right - _PAD - 400, y, 400, _BUTTON)
        label = f"Meer ({self.first + 1}–{last} van {len(self.found)})" if last < len(self.found) else "Naar het begin"
        return away, button("chevron-right", label, place, means, "opmerking:meer", fill=FOCUS, ink=DARK)


def _row(problem: Problem, spot: Rect, means: Means) -> list[Mark]:
    """One remark: a sign, its file and line, and what to do."""
    icon, colour = ("info-circle", MUTED) if problem.hint else ("alert-triangle", _WARNING)
    head, text = Rect(spot.x + 46, spot.y, spot.w - 46, 26), Rect(spot.x + 46, spot.y + 26, spot.w - 46, spot.h - 26)
    setting = fit(f"{problem.what} {problem.remedy}".strip(), text, (24.6, 22.0, 20.0, 18.0), Weight.REGULAR, means.type)
    name = fit(_where(problem), head, (20.0, 18.0), Weight.BOLD, means.type)
    return [
        *icon_marks(means.icons.get(icon, ()), Rect(spot.x, spot.y + 8, 34, 34), means.look.ink(colour)),
        *text_marks(name, head, means.look.ink(MUTED), Weight.BOLD),
        *text_marks(setting, text, means.look.ink(DARK), Weight.REGULAR),
    ]


def _where(problem: Problem) -> str:
    """`ouders.yaml, regel 12`: without the folders, which are long and the same."""
    name = named(Path(problem.where.file).name)
    return f"{name}, regel {problem.where.line}" if problem.where.line else name


def area(screen: Screen) -> Rect:
    """Where the list lies: at the right, over the buttons at the foot."""
    return Rect(screen.size.w - EDGE - WIDE, screen.dock.y - 12 - HIGH, WIDE, HIGH)


def act(desk: Desk, value: str) -> None:
    """A tap on the mark in the tray, or on a button of the list."""
    remarks = desk.covers.remarks
    match value:
        case "lijst":
            remarks.open, remarks.first = not remarks.open and bool(remarks.found), 0
        case "weg":
            remarks.open = False
        case "meer":
            after = remarks.first + ROWS
            remarks.first = after if after < len(remarks.found) else 0
