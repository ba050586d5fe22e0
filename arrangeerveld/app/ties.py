"""What ties a keyboard to its note: both in one colour, a line from one to the other, and the same number on both when several write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from arrangeerveld.app.controls import Control
from arrangeerveld.app.keyboard import GRIP, WIDE
from arrangeerveld.app.opened import panels
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.writers import lying
from arrangeerveld.core.colours import DARK, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.marks import Face, Means, Panel, Text, Weight

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk

SIDE = 32.0  # mm, a number
EM = 24.0
_GAP = 3.0  # mm between a note and its number
_IN = 12.0  # mm that a line goes on under the keyboard and under the note, which lie over it


@dataclass(frozen=True, slots=True)
class Line:
    """A line from a keyboard to its note, mm on the screen, in the colour of the paper."""

    start: Point
    end: Point
    colour: str


class Ties:
    """The lines and the numbers, made again only when a keyboard or an open note moves."""

    def __init__(self) -> None:
        self.lines: tuple[Line, ...] = ()
        self._seen: object = None

    def lay(self, desk: Desk, piles: dict[str, tuple[Control, ...]]) -> None:
        """Add the keyboards on the screen, and the numbers on them, to the piles; the others are there."""
        piles["keyboards"] = self._keyboards(desk, tuple(panel.place for panel in panels(desk, piles)))
        piles["marks"] = self._numbered(desk)

    def _keyboards(self, desk: Desk, open_: tuple[Rect, ...]) -> tuple[Control, ...]:
        """The keyboards, each over no panel and where it hides nothing of the table wholly, when that can be."""
        writers, tray = desk.writers, desk.tray
        writers.step_aside(desk.session, desk.screen, desk.means, open_)
        writers.keep(desk.session, search=desk.covers.writes or (tray is not None and tray.searching))
        return desk.kept("keyboards", (desk.screen, writers.look()), lambda: writers.controls(desk.means))

    def _numbered(self, desk: Desk) -> tuple[Control, ...]:
        """The numbers on keyboards and notes; none while only one person writes at a keyboard on the screen."""
        written = tuple((who, item, work.text) for who, item, work in desk.session.writings())
        key = desk.screen, desk.writers.look(), written
        if key != self._seen:
            self._seen, notes = key, _notes(desk)
            boards = {who: board for who, board in desk.writers.boards.items() if who in notes and who != desk.writers.real}
            desk.spread.written = (*notes.values(), *(board.place for board in boards.values()))
            self.lines = tuple(Line(*between(board.place, notes[who]), board.paper) for who, board in boards.items())
        return desk.kept("marks", key, lambda: tuple(_numbers(desk, _notes(desk))))


def _notes(desk: Desk) -> dict[str, Rect]:
    """Where the open items are on the screen, by writer."""
    return {str(who): lying(item, work, desk.screen, desk.session, desk.means) for who, item, work in desk.session.writings()}


def _numbers(desk: Desk, notes: Mapping[str, Rect]) -> list[Control]:
    """The same number on each keyboard and beside its note."""
    boards = {who: board for who, board in desk.writers.boards.items() if who in notes and who != desk.writers.real}
    made: list[Control] = []
    if len(boards) < 2:  # noqa: PLR2004 - who writes alone needs no number
        return made
    taken = [*(board.place for board in boards.values()), *notes.values()]
    for who, board in boards.items():
        face, key = number(board.number, desk.means), ("nummer", board.number)
        made.append(Control(key, on_board(board.place, notes.values()), face))
        made.append(Control(key, beside(notes[who], taken, desk.screen), face))
    return made


def between(board: Rect, note: Rect) -> tuple[Point, Point]:
    """The shortest line from a keyboard to its note, and a little farther on both sides."""
    ax, bx = _nearest(board.x, board.right, note.x, note.right)
    ay, by = _nearest(board.y, board.bottom, note.y, note.bottom)
    return Point(ax, ay), Point(bx, by)


def _nearest(a: float, a_end: float, b: float, b_end: float) -> tuple[float, float]:
    """Of two stretches the places where they are nearest to each other; where they share a part, the middle of it for both."""
    if min(a_end, b_end) - max(a, b) > 2 * _IN:
        middle = (max(a, b) + min(a_end, b_end)) / 2
        return middle, middle
    if a + a_end < b + b_end:
        return a_end - _IN, b + _IN
    return a + _IN, b_end - _IN


def on_board(board: Rect, notes: Iterable[Rect]) -> Rect:
    """Where the number stands on a keyboard: at an end of the strip along its top, over no key and not under an open note."""
    left = Rect(board.x + 8.0, board.y + GRIP * board.w / WIDE - 2.0 - SIDE, SIDE, SIDE)
    return left if not any(left.meets(note) for note in notes) else left._replace(x=board.right - 8.0 - SIDE)


def beside(note: Rect, taken: list[Rect], screen: Screen) -> Rect:
    """Where the number stands beside a note: on the screen, over no keyboard and no open note when that can be."""
    spots = [
        Rect(note.x - _GAP - SIDE, note.y, SIDE, SIDE),
        Rect(note.right + _GAP, note.y, SIDE, SIDE),
        Rect(note.x, note.y - _GAP - SIDE, SIDE, SIDE),
        Rect(note.x, note.bottom + _GAP, SIDE, SIDE),
    ]
    whole = Rect(0.0, 0.0, screen.size.w, screen.dock.y)
    return min(spots, key=lambda spot: SIDE * SIDE - spot.shared(whole) + sum(spot.shared(other) for other in taken))


def number(which: int, means: Means) -> Face:
    """A number in a white round."""
    text = str(which)
    wide = means.type.width(text, Weight.BOLD) * EM
    paper = Panel(Rect(0, 0, SIDE, SIDE), WHITE, radius=SIDE / 2, round=True, edge=means.look.ink(DARK), edge_width=2.5)
    return Face(
        Size(SIDE, SIDE), (paper, Text(Point((SIDE - wide) / 2, SIDE / 2 + EM * 0.345), text, EM, means.look.ink(DARK), Weight.BOLD)), 2.0
    )
