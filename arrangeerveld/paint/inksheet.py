"""All the ink on a mat as one see-through sheet: a card that is lifted or laid down does not draw a single line again."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import chain, product
from typing import NamedTuple, TypeAlias

from PIL import Image

from arrangeerveld.core.board import Stroke
from arrangeerveld.core.colours import INKS
from arrangeerveld.core.geometry import Point, Rect, distance
from arrangeerveld.core.strokes import BULGE, curved
from arrangeerveld.paint import shapes
from arrangeerveld.paint.tiles import Box, lay, pixels, rgb

BLOCK = 128  # pixels: what is painted at a time
SOFT = 2  # pixels beside a line that its soft edge may touch
CELL = 80.0  # mm: the side of a square by which strokes are found
SMALL = 4000.0  # mm²: less than this is cheaper to paint than to look through all strokes once more
PART = 8  # pieces between points that are smoothed and kept together
MOST_PARTS = 4096
RUN = 60.0  # mm: about how long a run is
_STRAIGHT = 40.0  # mm: a longer straight piece is cut up, so that its box stays small

Bit: TypeAlias = tuple[int, int, int, int, float, str]
"""What the look of one piece between two points of a stroke depends on: four points (by identity), width, colour."""


class Run(NamedTuple):
    """A short part of a smoothed stroke: its box (left, top, right, bottom) and its points (flat x, y), both in mm."""

    box: tuple[float, float, float, float]
    points: array[float]


class InkSheet:
    """The ink of a board at a scale (pixels per mm), repainted only where it changed."""

    def __init__(self, size: tuple[int, int], scale: float) -> None:
        self.image = Image.new("RGBA", size)
        self._scale = scale
        self._strokes: tuple[Stroke, ...] = ()
        self._order: dict[int, int] = {}  # by identity, where it lies in the pile
        self._cells: dict[tuple[int, int], dict[int, Stroke]] = {}  # which strokes to look at where
        self._runs: dict[int, tuple[Stroke, tuple[Run, ...]]] = {}  # by identity: the stroke beside it keeps that number taken
        self._parts: dict[tuple[float, ...], tuple[tuple[Point, ...], tuple[Run, ...]]] = {}  # of strokes that grow or are rubbed
        self.drawn = 0  # runs drawn since the beginning, for tests and benchmarks

    def show(self, strokes: tuple[Stroke, ...]) -> list[Rect]:
        """Bring the sheet up to date; gives the places (mm) that changed."""
        before, now = self._order, {id(stroke): i for i, stroke in enumerate(strokes)}
        gone = [self._strokes[i] for key, i in before.items() if key not in now]
        come = [strokes[i] for key, i in now.items() if key not in before]
        on_top = not gone and strokes[: len(before)] == self._strokes
        self._strokes, self._order = strokes, now
        for stroke in gone:
            self._runs.pop(id(stroke), None)
            self._move(stroke, come=False)
        for stroke in come:
            self._move(stroke, come=True)
        if on_top:
            return [self._lay_over(stroke) for stroke in come]
        changed = list(_merged(_changed(gone, come)))
        for place in changed:
            for box in self._blocks(place):
                self._repaint(box)
        return changed

    def _move(self, stroke: Stroke, *, come: bool) -> None:
        """Note in which cells a stroke can be found, or that it is gone."""
        left, top, right, bottom = (int(edge // CELL) for edge in _edges(stroke.bounds.grown(BULGE + 1)))
        for cell in product(range(left, right + 1), range(top, bottom + 1)):
            if come:
                self._cells.setdefault(cell, {})[id(stroke)] = stroke
            else:
                self._cells[cell].pop(id(stroke), None)

    def _near(self, place: tuple[float, float, float, float]) -> list[Stroke]:
        """The strokes that may be seen in a place (left, top, right, bottom, mm), in their order."""
        left, top, right, bottom = (int(edge // CELL) for edge in place)
        found: dict[int, Stroke] = {}
        for cell in product(range(left, right + 1), range(top, bottom + 1)):
            found.update(self._cells.get(cell, {}))
        return [found[key] for key in sorted(found, key=self._order.__getitem__)]

    def _lay_over(self, stroke: Stroke) -> Rect:
        """Draw a stroke that lies on top of all others: nothing under it is drawn again."""
        place = stroke.bounds.grown(1 + BULGE)
        for box in self._blocks(place):
            self._draw(stroke, box, self._seen(box))
        return place

    def _blocks(self, place: Rect) -> Iterator[Box]:
        """A place in parts that are painted at a time, which do not overlap."""
        for left, top, right, bottom in self._boxes([place]):
            for y in range(top, bottom, BLOCK):
                for x in range(left, right, BLOCK):
                    yield x, y, min(x + BLOCK, right), min(y + BLOCK, bottom)

    def _boxes(self, places: Iterable[Rect]) -> Iterator[Box]:
        """Places as boxes of pixels on the sheet."""
        for place in places:
            left, top, right, bottom = pixels(place.grown(1), self._scale)
            box = max(0, left - SOFT), max(0, top - SOFT), min(self.image.width, right + SOFT), min(self.image.height, bottom + SOFT)
            if box[0] < box[2] and box[1] < box[3]:
                yield box

    def _repaint(self, box: Box) -> None:
        """Draw a small place afresh, stroke by stroke: the same pixels whatever was repainted before."""
        self.image.paste((0, 0, 0, 0), box)
        seen = self._seen(box)
        left, top, right, bottom = seen[0] - BULGE, seen[1] - BULGE, seen[2] + BULGE, seen[3] + BULGE
        for stroke in self._near(seen):
            x, y, w, h = stroke.bounds
            if x < right and y < bottom and x + w > left and y + h > top:
                self._draw(stroke, box, seen)

    def _seen(self, box: Box) -> tuple[float, float, float, float]:
        """What of the mat (mm: left, top, right, bottom) can touch a box of pixels."""
        scale = self._scale
        return (box[0] - SOFT) / scale, (box[1] - SOFT) / scale, (box[2] + SOFT) / scale, (box[3] + SOFT) / scale

    def _draw(self, stroke: Stroke, box: Box, seen: tuple[float, float, float, float]) -> None:
        """Draw what can be seen of a stroke in a box of pixels, all of it through one mask: its parts show no seams."""
        runs = [
            run
            for run in self._runs_of(stroke)
            if run.box[0] < seen[2] and run.box[1] < seen[3] and run.box[2] > seen[0] and run.box[3] > seen[1]
        ]
        if not runs:
            return
        left, top = min(run.box[0] for run in runs), min(run.box[1] for run in runs)
        right, bottom = max(run.box[2] for run in runs), max(run.box[3] for run in runs)
        place = pixels(Rect(left, top, right - left, bottom - top), self._scale)
        part = max(place[0] - SOFT, box[0]), max(place[1] - SOFT, box[1]), min(place[2] + SOFT, box[2]), min(place[3] + SOFT, box[3])
        if part[0] < part[2] and part[1] < part[3]:
            mask = shapes.pen([run.points for run in runs], stroke.width, self._scale, part)
            lay(self.image, rgb(INKS.get(stroke.colour, INKS["zwart"])), part[:2], mask)
            self.drawn += len(runs)

    def _runs_of(self, stroke: Stroke) -> tuple[Run, ...]:
        """The runs of a stroke; a part whose points are the same as before is not smoothed again."""
        kept = self._runs.get(id(stroke))
        if kept is None:
            runs = tuple(chain.from_iterable(self._part(stroke, start) for start in range(0, max(1, len(stroke.points) - 1), PART)))
            kept = self._runs[id(stroke)] = stroke, runs
        return kept[1]

    def _part(self, stroke: Stroke, start: int) -> tuple[Run, ...]:
        points = stroke.points[max(0, start - 1) : start + PART + 2]
        key = (start > 0, stroke.width, *map(id, points))
        kept = self._parts.get(key)
        if kept is None:
            if len(self._parts) > MOST_PARTS:
                self._parts.clear()
            kept = self._parts[key] = points, tuple(_runs(stroke, start, min(start + PART, len(stroke.points) - 1)))
        return kept[1]


def _edges(place: Rect) -> tuple[float, float, float, float]:
    return place.x, place.y, place.right, place.bottom


def _bits(stroke: Stroke) -> dict[Bit, tuple[Point, Point]]:
    """The pieces of a stroke between its points, each with all that its look depends on."""
    points, last = stroke.points, len(stroke.points) - 1
    ids = [id(point) for point in points]
    return {
        (ids[max(i - 1, 0)], ids[i], ids[i + 1], ids[min(i + 2, last)], stroke.width, stroke.colour): (points[i], points[i + 1])
        for i in range(last)
    } or {(ids[0], 0, 0, 0, stroke.width, stroke.colour): (points[0], points[0])}


def _changed(gone: Iterable[Stroke], come: Iterable[Stroke]) -> Iterator[Rect]:
    """Where two sets of strokes differ: the pieces that stand in one of them only."""
    places: dict[Bit, tuple[Point, Point]] = {}
    more: dict[Bit, int] = {}  # of each piece: how many there are more than before, since lines may share their points
    for strokes, step in ((gone, -1), (come, 1)):
        for stroke in strokes:
            for bit, ends in _bits(stroke).items():
                places[bit] = ends
                more[bit] = more.get(bit, 0) + step
    for bit, ((ax, ay), (bx, by)) in places.items():
        if not more[bit]:
            continue
        out = bit[4] / 2 + 1 + BULGE
        yield Rect(min(ax, bx) - out, min(ay, by) - out, abs(ax - bx) + 2 * out, abs(ay - by) + 2 * out)


def _merged(places: Iterable[Rect]) -> Iterator[Rect]:
    """Neighbouring places as one, when that makes little more to paint."""
    waiting: Rect | None = None
    for place in sorted(places):
        if waiting is None:
            waiting = place
            continue
        both = waiting.joined(place)
        if both.w * both.h <= 1.3 * (waiting.w * waiting.h + place.w * place.h) + SMALL:
            waiting = both
        else:
            yield waiting
            waiting = place
    if waiting is not None:
        yield waiting


def _runs(stroke: Stroke, start: int, end: int) -> Iterator[Run]:
    """The runs between two points of a stroke."""
    points, last = stroke.points, len(stroke.points) - 1
    run, length = [points[start]], 0.0
    for i in range(start, end):
        for point in _even(points[i], curved(points[max(i - 1, 0)], points[i], points[i + 1], points[min(i + 2, last)])):
            length += distance(run[-1], point)
            run.append(point)
        if length > RUN:
            yield _run(run, stroke.width)
            run, length = [points[i + 1]], 0.0
    if len(run) > 1 or not last:
        yield _run(run, stroke.width)


def _even(start: Point, curve: list[Point]) -> Iterator[Point]:
    """The points of a curve, with more of them on a long straight piece."""
    for point in curve:
        pieces = max(1, round(distance(start, point) / _STRAIGHT))
        for i in range(1, pieces):
            yield Point(start[0] + (point[0] - start[0]) * i / pieces, start[1] + (point[1] - start[1]) * i / pieces)
        yield point
        start = point


def _run(points: list[Point], width: float) -> Run:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    out = width / 2 + 1
    box = min(xs) - out, min(ys) - out, max(xs) + out, max(ys) + out
    return Run(box, array("f", chain.from_iterable(points)))
