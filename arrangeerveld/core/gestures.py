"""What one finger is doing: a value that follows the finger and can be applied to a board at any moment."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeAlias

from arrangeerveld.core import blanks, noteink, operations
from arrangeerveld.core.board import Board, Card, Item, Note, Photo, Stroke
from arrangeerveld.core.geometry import Point, Pose, Rect, distance, into, out_of
from arrangeerveld.core.strokes import PEN, pieces_of, rubbed, strays

SLOP = 3.0  # mm a finger may move before a press becomes a drag
APART = 12.0  # mm between two fingers that turn an item; closer, it is one finger that was reported twice
QUARTER = 90.0  # degrees
SOFT = 6.0  # degrees beside a quarter turn in which a turned item stops at it
ERASER = 16.0  # mm, the radius of the eraser
AROUND = 120.0  # mm beside an eraser in which strokes are remembered
PALM = 40.0  # mm, that of the palm of a hand
SIGNS = ("+", "−", "?")  # goes well, can be better, not known yet
WINDOW = 24  # points that are looked back at before one is kept in any case
CALM = 0.55  # how much of each new point the pen follows at once: takes the jitter of an infrared frame away


@dataclass(frozen=True, slots=True)
class Press:
    """A finger on an item that has not moved yet."""

    item: str
    start: Point
    grip: Point  # where on the item the finger holds it, mm from its middle, before its turn
    turn: float
    locked: bool = False
    slop: float = SLOP

    def moved(self, point: Point, board: Board) -> Gesture:  # noqa: ARG002 - all gestures are called alike
        """A drag as soon as the finger has really moved; a locked item stays where it is."""
        return self if self.locked or distance(self.start, point) < self.slop else Drag(self.item, self.grip, self.turn, point)

    def apply(self, board: Board) -> Board:
        """A press brings the item to the front."""
        return operations.raise_(board, self.item)

    def label(self, board: Board) -> str:
        """What the step is called."""
        return _named(board.item(self.item), "naar voren")


@dataclass(frozen=True, slots=True)
class Drag:
    """A finger that moves an item; `fresh` is an item that is not on the board yet (out of a tray)."""

    item: str
    grip: Point
    turn: float
    point: Point
    fresh: Item | None = None

    @property
    def pose(self) -> Pose:
        """Where the item is now: recomputed from the grip each time, never added up."""
        held = out_of(Pose(0.0, 0.0, self.turn), self.grip)
        return Pose(self.point.x - held.x, self.point.y - held.y, self.turn)

    def moved(self, point: Point, board: Board) -> Gesture:  # noqa: ARG002
        """Follow the finger."""
        return replace(self, point=point)

    def apply(self, board: Board) -> Board:
        """Lay the item where it is held."""
        if self.fresh is not None:
            return operations.place(board, replace(self.fresh, pose=self.pose))
        return operations.move(board, self.item, self.pose)

    def label(self, board: Board) -> str:
        """What the step is called."""
        return _named(self.fresh, "") if self.fresh else _laid(board.item(self.item), self.pose)


@dataclass(frozen=True, slots=True)
class Turn:
    """Two fingers on one item: it stays under the first and turns towards the second, with a soft stop at quarter turns.

    A second hand can therefore turn what somebody holds, but not pull it away.
    """

    item: str
    base: Pose  # where the item was when the second finger came
    starts: tuple[Point, Point]  # where the fingers were then
    points: tuple[Point, Point]  # where they are
    tap: bool = False  # whether the first finger had not moved when the second came

    @property
    def still(self) -> bool:
        """Whether neither finger really moved."""
        return all(distance(start, point) < SLOP for start, point in zip(self.starts, self.points, strict=True))

    @property
    def pose(self) -> Pose:
        """Where the item is now: recomputed from both grips each time, never added up."""
        if self.still:
            return self.base
        turn = self._angle()
        held = out_of(Pose(0.0, 0.0, turn), into(self.base, self.starts[0]))
        return Pose(self.points[0].x - held.x, self.points[0].y - held.y, turn)

    def _angle(self) -> float:
        """Degrees clockwise from 0 up to 360; fingers that come together say nothing about it."""
        if distance(*self.points) < APART / 2:
            return self.base.turn
        turn = self.base.turn + _direction(self.points) - _direction(self.starts)
        quarter = round(turn / QUARTER) * QUARTER
        return round(quarter if abs(turn - quarter) <= SOFT else turn, 1) % 360.0

    def moved(self, point: Point, board: Board) -> Gesture:  # noqa: ARG002
        """Follow the first finger."""
        return replace(self, points=(point, self.points[1]))

    def helped(self, point: Point) -> Turn:
        """Follow the second finger."""
        return replace(self, points=(self.points[0], point))

    def left_to(self, finger: int) -> Press | Drag:
        """One finger leaves: the other (0 or 1) goes on dragging from where the item is; of two that only tapped it taps."""
        pose, point = self.pose, self.points[finger]
        if self.tap and self.still:
            return Press(self.item, point, into(pose, point), pose.turn)
        return Drag(self.item, into(pose, point), pose.turn, point)

    def apply(self, board: Board) -> Board:
        """Lay the item where it is held."""
        return operations.move(board, self.item, self.pose)

    def label(self, board: Board) -> str:
        """What the step is called."""
        return _laid(board.item(self.item), self.pose)


@dataclass(frozen=True, slots=True)
class Inking:
    """A finger that writes. `points` are kept for good as it goes; `loose` are those since the last of them.

    A point is kept when the line without it would stray more than `strokes.THIN` from what was drawn (an opening window:
    Keogh, Chu, Hart and Pazzani 2001), so the line that is seen while writing is the very line that is kept.
    """

    stroke: str
    points: tuple[Point, ...]
    width: float = PEN
    colour: str = "zwart"
    loose: tuple[Point, ...] = ()
    note: str = ""  # the note it began on

    def moved(self, point: Point, board: Board) -> Gesture:  # noqa: ARG002
        """Follow the finger, a little calmer than it is; points closer than half a mm are left out."""
        last = self.loose[-1] if self.loose else self.points[-1]
        calm = Point(last.x + (point.x - last.x) * CALM, last.y + (point.y - last.y) * CALM)
        return self if distance(last, calm) < SLOP / 6 else self.to(calm)

    def to(self, point: Point) -> Inking:
        """Draw on to a point."""
        if self.loose and (len(self.loose) >= WINDOW or strays(self.loose, self.points[-1], point)):
            return replace(self, points=(*self.points, self.loose[-1]), loose=(point,))
        return replace(self, loose=(*self.loose, point))

    @property
    def wet(self) -> Stroke:
        """The line as it is now."""
        return Stroke(self.stroke, (*self.points, *self.loose[-1:]), self.width, self.colour)

    def apply(self, board: Board) -> Board:
        """Lay the line on the board, or on the note that it began on."""
        return noteink.write_on(board, self.note, self.wet) if self.note else operations.ink(board, self.wet)

    def label(self, board: Board) -> str:  # noqa: ARG002
        """What the step is called."""
        return "pen"


class Near(NamedTuple):
    """The strokes of an ink that can be seen in an area."""

    ink: tuple[Stroke, ...]
    area: Rect
    strokes: tuple[Stroke, ...]


@dataclass(frozen=True, slots=True)
class Erasing:
    """A finger that rubs ink out; `cuts` holds what is left of each stroke it touched: with `whole`, nothing."""

    point: Point
    cuts: noteink.Cuts = field(default_factory=dict)
    radius: float = ERASER
    whole: bool = False
    near: Near | None = field(default=None, compare=False, repr=False)
    away: frozenset[str] = frozenset()  # the items in somebody's hands: their ink is not here now
    way: tuple[Point, ...] = ()  # where it went

    def moved(self, point: Point, board: Board) -> Erasing:
        """Rub along the way the finger went."""
        cuts = dict(noteink.rub(board, (self.point, point), self.radius, self.cuts, whole=self.whole, away=self.away))
        near = self._near(point, board)
        reach = self.radius
        left, right = min(self.point.x, point.x) - reach, max(self.point.x, point.x) + reach
        top, bottom = min(self.point.y, point.y) - reach, max(self.point.y, point.y) + reach
        for stroke in near.strokes:
            x, y, w, h = stroke.bounds
            if x > right or y > bottom or x + w < left or y + h < top:
                continue  # most of them: by far the quickest way to say no
            parts = cuts.get(stroke.id, (stroke,))
            rests = [rubbed(part, self.point, point, self.radius) for part in parts]
            if any(lines is not None for lines in rests):
                rest = [line for part, lines in zip(parts, rests, strict=True) for line in ((part.points,) if lines is None else lines)]
                cuts[stroke.id] = () if self.whole else pieces_of(stroke, rest)
        return replace(self, point=point, cuts=cuts, near=near, way=(*(self.way or (self.point,)), point))

    def _near(self, point: Point, board: Board) -> Near:
        """The strokes around the finger: all the others are looked at again only when it has gone on a while."""
        way = Rect(*self.point, 0, 0).joined(Rect(*point, 0, 0)).grown(self.radius)
        near = self.near
        if near is None or near.area.joined(way) != near.area:
            near = Near((), way.grown(AROUND), ())
        if near.ink is board.ink:
            return near
        known = len(near.ink)
        if board.ink[:known] != near.ink:
            near, known = Near((), near.area, ()), 0
        return Near(board.ink, near.area, (*near.strokes, *_seen(board.ink[known:], near.area)))

    def apply(self, board: Board) -> Board:
        """Replace the strokes by what is left of them."""
        return operations.erase(board, self.cuts)

    def label(self, board: Board) -> str:  # noqa: ARG002
        """What the step is called."""
        return "wissen"


@dataclass(frozen=True, slots=True)
class Writing:
    """Somebody writes on a note or an own card; `fresh` is one that is not on the board yet. With `blank` it is no item but a blank."""

    item: str
    text: str
    caret: int  # before which character the next one comes
    fresh: Item | None = None
    bare: bool = False  # whether a fresh note is laid down without text too: to be written on with the pen
    blank: str = ""  # the key of a blank of the talk

    def moved(self, point: Point, board: Board) -> Gesture:  # noqa: ARG002
        """A finger does not change what is written."""
        return self

    def apply(self, board: Board) -> Board:
        """Put the text on the item; a fresh one without text is not laid down."""
        if self.blank:
            return blanks.fill(board, self.blank, self.text)
        if self.fresh is None:
            return operations.write(board, self.item, self.text)
        stays = self.text.strip() or self.bare
        return operations.place(board, operations.with_text(self.fresh, self.text)) if stays else board

    def label(self, board: Board) -> str:  # noqa: ARG002
        """What the step is called."""
        sort = blanks.blank(self.blank)
        return sort.label if sort else _named(self.fresh, "") if self.fresh else "tekst"

    def typed(self, text: str) -> Writing:
        """Put a text in at the caret; no new line in a blank of one line."""
        sort = blanks.blank(self.blank)
        if sort is not None and not sort.lines:
            text = text.replace("\n", " ")
        room = max(0, (sort.most if sort else operations.MOST_TEXT) - len(self.text))
        text = text[:room]
        return replace(self, text=self.text[: self.caret] + text + self.text[self.caret :], caret=self.caret + len(text))

    def erased(self) -> Writing:
        """Take away the character before the caret."""
        if not self.caret:
            return self
        return replace(self, text=self.text[: self.caret - 1] + self.text[self.caret :], caret=self.caret - 1)

    def signed(self, sign: str) -> Writing:
        """Put a sign (+ − ?) before the text; the same sign again takes it away, another one takes its place."""
        bare, had = self.text, ""
        if self.text[:2] in {f"{other} " for other in SIGNS}:
            bare, had = self.text[2:], self.text[0]
        text = bare if had == sign else f"{sign} {bare}"[: operations.MOST_TEXT]
        return replace(self, text=text, caret=min(max(0, self.caret + len(text) - len(self.text)), len(text)))

    def at(self, caret: int) -> Writing:
        """Move the caret; it stays within the text."""
        return replace(self, caret=min(max(caret, 0), len(self.text)))


Gesture: TypeAlias = Press | Drag | Turn | Inking | Erasing | Writing


def pick_up(item: Item, point: Point, slop: float = SLOP) -> Press:
    """A finger comes down on an item; it may move `slop` mm before it drags."""
    return Press(item.id, point, into(item.pose, point), item.pose.turn, item.locked, slop)


def joined(item: Item, gesture: Gesture, point: Point) -> Turn | None:
    """A second finger comes down on an item in somebody's hand; None when there is no turning it: locked, fresh, or no other finger."""
    match gesture:
        case Press(start=first, locked=False):
            base = item.pose
        case Drag(point=first, fresh=None):
            base = gesture.pose
        case _:
            return None
    starts = first, point
    return Turn(item.id, base, starts, starts, isinstance(gesture, Press)) if distance(*starts) >= APART else None


def _seen(ink: tuple[Stroke, ...], area: Rect) -> Iterator[Stroke]:
    """The strokes that can be seen in an area."""
    left, top, right, bottom = area.x, area.y, area.right, area.bottom
    found = [stroke for stroke in ink if (box := stroke.bounds)[0] < right and box[1] < bottom and box[0] + box[2] > left]
    return (stroke for stroke in found if stroke.bounds.y + stroke.bounds.h > top)


def _direction(points: tuple[Point, Point]) -> float:
    (x1, y1), (x2, y2) = points
    return math.degrees(math.atan2(y2 - y1, x2 - x1))


def _laid(item: Item | None, pose: Pose) -> str:
    """The name of a step that lays an item at a pose."""
    return _named(item, "gedraaid" if item is not None and item.pose.turn != pose.turn else "verplaatst")


def _named(item: Item | None, what: str) -> str:
    match item:
        case Card():
            name = "kaart"
        case Note():
            name = "memo"
        case Photo():
            name = "foto"
        case None:
            name = "stuk"
    return f"{name} {what}".strip()
