"""The rows of agreements on the screen: rolled with a finger, and the whole list enlarged for everybody."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from arrangeerveld.app.buttons import button, paper, shown
from arrangeerveld.app.controls import Control
from arrangeerveld.app.screen import Screen
from arrangeerveld.core import agreementface
from arrangeerveld.core.agreeing import zone_of
from arrangeerveld.core.agreementface import Rows
from arrangeerveld.core.board import Board
from arrangeerveld.core.colours import DARK, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.hits import item_at, zone_for
from arrangeerveld.core.marks import Face, Means, Panel, Text, Weight, shifted
from arrangeerveld.core.session import Mode

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk

LIST = "lijst"
"""The action of everything in the list; a finger on it rolls the list or taps a row."""
HIGH = 440.0  # of the enlarged list: it stays below the top third of the screen
FRICTION = 0.03  # what is left of their speed after a second
SLOWEST = 20.0  # mm per second at which they lie still
LATELY, SHORTEST = 0.1, 0.01  # seconds from which the speed of a finger is taken
_SLOP = 6.0  # mm on the screen
_PAD = 16.0
_CLOSE = 60.0
_TITLE_PART = 170.0  # mm from the left edge of the zone: its title


@dataclass(slots=True)
class RowList:
    """How far the rows are rolled (mm), whether the list is enlarged, and how many agreements there were when it was last looked at."""

    offset: float = 0.0
    large: bool = False
    count: int | None = None
    speed: float = 0.0  # at which the rows roll on, mm per second

    def follow(self, board: Board, rows: Rows) -> None:
        """A new agreement comes into view; rows that are gone leave no hole."""
        count = len(board.agreements)
        if self.count is not None and count > self.count:
            self.offset = (count - 1) * rows.step  # its own row, the empty one perhaps as well
        self.count = count
        self.offset = min(max(self.offset, 0.0), rows.most)


def lying(board: Board, state: RowList, screen: Screen) -> Rows | None:
    """Where the rows are on the screen (mm), enlarged or in their zone; None when the mat has no zone for them."""
    zone = zone_of(board.mat)
    if zone is None:
        return None
    if state.large:
        place = sheet(screen)
        box = Rect(place.x + _PAD, place.y + 100, place.w - 2 * _PAD, place.h - 100 - _PAD)
        return Rows(box, agreementface.LARGE, max(len(board.agreements) + 1, int(box.h / agreementface.LARGE)))
    rows = agreementface.rows_of(zone, len(board.agreements))
    at = screen.from_mat(Point(rows.box.x, rows.box.y))
    return Rows(Rect(at.x, at.y, rows.box.w, rows.box.h), rows.step, rows.count)


def sheet(screen: Screen) -> Rect:
    """Where the enlarged list lies."""
    wide = min(screen.size.w - 24, 1416.0)
    return Rect((screen.size.w - wide) / 2, screen.dock.y - 6 - HIGH, wide, HIGH)


def controls(desk: Desk) -> tuple[tuple[Control, ...], tuple[Control, ...], Rect | None]:
    """What lies under the rows, the rows, and the window they are seen through.

    While the mat itself shows the rows as they are, there is only the mark at their side.
    """
    board, state = desk.session.present, desk.rowlist
    rows = lying(board, state, desk.screen)
    if rows is None:
        return (), (), None
    state.follow(board, rows)
    if not state.large and not state.offset:
        thumb = desk.kept("rijen duim", (desk.screen, rows), lambda: tuple(_thumb(rows, 0.0, desk.means)))
        return thumb, (), None
    key = desk.screen, state.large, state.offset, board.agreements, board.mat, board.about.date
    back = desk.kept("rijen onder", key, lambda: tuple(_under(board, state, rows, desk.screen, desk.means)))
    seen = desk.kept("rijen", key, lambda: tuple(_rows(board, state, rows, desk.means)))
    return back, seen, rows.box


def _under(board: Board, state: RowList, rows: Rows, screen: Screen, means: Means) -> list[Control]:
    """The surface under the rows with the mark that tells how far they are rolled; the sheet of the enlarged list."""
    zone, size = zone_of(board.mat), Size(rows.box.w, rows.box.h)
    fill = means.look.tint(zone.colour if zone and not state.large else "grijs").fill
    ground = Face(size, (Panel(Rect(0, 0, *size), fill),))
    made = [shown(rows.box, ground, LIST), *_thumb(rows, state.offset, means)]
    if not state.large:
        return made
    place = sheet(screen)
    heads = tuple(shifted(mark, -place.x, -place.y) for mark in agreementface.column_marks(rows, means))
    title = Text(Point(_PAD + 6, 48), "Afspraken", 32, means.look.ink(DARK), Weight.BOLD)
    close = Rect(place.right - _CLOSE - 8, place.y + 8, _CLOSE, _CLOSE)
    back = paper(place, means, title, *heads, fill=means.look.tint("grijs").fill, action="afspraak:")
    return [back, *made, button("x", "", close, means, "afspraak:groot", fill=WHITE, ink=DARK, ring=means.look.edge().colour)]


def _thumb(rows: Rows, offset: float, means: Means) -> list[Control]:
    """The mark beside the rows, where there are more than are seen: of the screen only, not of the mat."""
    thumb = rows.thumb(offset)
    if thumb is None:
        return []
    marks = tuple(shifted(mark, -thumb.x, -thumb.y) for mark in agreementface.thumb_marks(rows, offset, means))
    return [shown(thumb, Face(Size(thumb.w, thumb.h), marks), LIST)]


def _rows(board: Board, state: RowList, rows: Rows, means: Means) -> list[Control]:
    made: list[Control] = []
    for number in range(rows.count):
        place = rows.place(number, state.offset)
        if place.bottom > rows.box.y and place.y < rows.box.bottom:
            row = board.agreements[number] if number < len(board.agreements) else None
            marks = agreementface.row_marks(row, Rect(0, 0, place.w, place.h), means, board.about.date)
            made.append(shown(place, Face(Size(place.w, place.h), tuple(marks)), LIST))
    return made


def places(desk: Desk) -> tuple[tuple[str, Rect], ...]:
    """The title and all rows for who goes about with keys: what a tap on them does, and where they are; some are rolled out of sight."""
    board, state = desk.session.present, desk.rowlist
    rows, zone = lying(board, state, desk.screen), zone_of(board.mat)
    if rows is None or zone is None:
        return ()
    ids = [row.id for row in board.agreements]
    at = desk.screen.from_mat(Point(zone.place.x, zone.place.y))
    title = Rect(at.x + 6, at.y + 6, _TITLE_PART - 12, 44)
    numbered = [*enumerate(ids), (len(ids), "")]
    return (("afspraak:groot", title), *((f"afspraak:rij={row}", rows.place(number, state.offset)) for number, row in numbered))


def reveal(desk: Desk, place: Rect) -> None:
    """Roll the rows until a place among them is seen."""
    state = desk.rowlist
    rows = lying(desk.session.present, state, desk.screen)
    if rows is not None:
        by = max(0.0, place.bottom - rows.box.bottom) + min(0.0, place.y - rows.box.y)
        state.offset = min(max(state.offset + by, 0.0), rows.most)


def advance(desk: Desk, seconds: float) -> bool:
    """The rows roll on and slow down; False when they lie still."""
    state, rows = desk.rowlist, lying(desk.session.present, desk.rowlist, desk.screen)
    if rows is None or abs(state.speed) < SLOWEST:
        state.speed = 0.0
        return False
    before = state.offset
    state.offset = min(max(state.offset + state.speed * seconds, 0.0), rows.most)
    state.speed *= FRICTION**seconds if state.offset != before else 0.0  # at an end they stop
    desk.on_change()
    return bool(state.speed)


@dataclass(slots=True)
class OnRows:
    """A finger on the rows: up or down it rolls them, else it taps a row. Rolling is no step: nothing of the talk changes."""

    desk: Desk
    start: Point
    last: Point
    doing: bool = False
    _trail: list[tuple[float, float]] = field(default_factory=list)

    def moved(self, point: Point, time: float) -> None:
        """Past the slop the rows follow."""
        self._trail = [(t, y) for t, y in (*self._trail, (time, point.y)) if time - t < LATELY]
        if self.doing or abs(point.y - self.start.y) > _SLOP:
            self.doing = True
            state = self.desk.rowlist
            rows = lying(self.desk.session.present, state, self.desk.screen)
            if rows is not None:
                state.offset = min(max(state.offset + self.last.y - point.y, 0.0), rows.most)
            self.last = point
            self.desk.on_change()

    def lifted(self, point: Point, time: float) -> None:
        """The rows roll on; without a roll it was a tap: on a row, or on the title of the zone."""
        self.moved(point, time)
        if self.doing:
            first, y = self._trail[0]
            self.desk.rowlist.speed = (y - point.y) / (time - first) if time - first > SHORTEST else 0.0
            return
        state, board = self.desk.rowlist, self.desk.session.present
        rows = lying(board, state, self.desk.screen)
        number = rows.at(point, state.offset) if rows else None
        if number is None:
            self.desk.act("afspraak:groot")
        else:
            self.desk.act(f"afspraak:rij={board.agreements[number].id if number < len(board.agreements) else ''}")

    def lost(self) -> None:
        """What was rolled stays where it is."""


def held(desk: Desk, point: Point) -> OnRows:
    """A finger on the rows: they no longer roll by themselves."""
    desk.rowlist.speed = 0.0
    return OnRows(desk, point, point)


def finger(desk: Desk, point: Point) -> OnRows | None:
    """A finger comes down on the rows or on the title of their zone, where no item lies.

    None elsewhere, for pen and eraser, and while a ring is open: a tap closes that first.
    """
    at, board = desk.screen.on_mat(point), desk.session.present
    if desk.picked is not None or desk.rings.open or desk.session.mode is not Mode.MOVE:
        return None
    zone = zone_of(board.mat)
    if zone is None or zone_for(board.mat, at) is not zone or item_at(board, at) is not None:
        return None
    rows = lying(board, desk.rowlist, desk.screen)
    title = Rect(zone.place.x, zone.place.y, _TITLE_PART, zone.place.h)
    return held(desk, point) if title.contains(at) or (rows and rows.at(point) is not None) else None
