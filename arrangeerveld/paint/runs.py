"""Strokes as short runs of smoothed points on a fine grid of pixels: what stays the same of a stroke is worked out once."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple, TypeAlias
from weakref import WeakValueDictionary

from arrangeerveld.core.board import Stroke
from arrangeerveld.core.geometry import Point, distance
from arrangeerveld.core.strokes import BULGE, curved
from arrangeerveld.paint import shapes
from arrangeerveld.paint.boxes import Box

RUN = 60.0  # mm: about how long a run is
PIECES = 8  # of about so many pieces between points a part is made
MOST = 16  # and never of more
SOFT = 2  # pixels beside a line that its soft edge may touch
STRAIGHT = 40.0  # mm: a longer straight piece is cut up, so that the boxes of its runs stay small

Bit: TypeAlias = tuple[int, int, int, int]
"""What the shape of one piece between two points of a stroke depends on: four points, by identity."""


class Run(NamedTuple):
    """A short stretch of a smoothed stroke: the box of pixels it can touch, and its points (flat x, y) on the fine grid."""

    box: Box
    dots: array[int]


class Part:
    """Some pieces of a stroke; its shape depends on `points` alone, which include one before and one after it."""

    __slots__ = ("__weakref__", "lead", "pieces", "points", "runs", "width")

    def __init__(self, points: tuple[Point, ...], lead: int, pieces: int, width: float, scale: float) -> None:
        self.points, self.lead, self.pieces, self.width = points, lead, pieces, width
        self.runs = tuple(_runs(self, scale))

    def bits(self) -> Iterator[Bit]:
        """What the shape of each of its pieces depends on."""
        ids = [id(point) for point in self.points]
        ids = ids[:1] * (1 - self.lead) + ids + ids[-1:] * 2  # at the ends of a stroke the first and last count twice
        return zip(ids, ids[1:], ids[2 : 2 + max(1, self.pieces)], ids[3:], strict=False)

    def place(self, piece: int, scale: float) -> Box:
        """Where one of its pieces can be seen."""
        start = self.lead + piece
        (ax, ay), (bx, by) = a, b = self.points[start], self.points[min(start + 1, len(self.points) - 1)]
        out = (self.width / 2 + min(BULGE, distance(a, b) / 4)) * scale + SOFT
        west, north = math.floor(min(ax, bx) * scale - out), math.floor(min(ay, by) * scale - out)
        return west, north, math.ceil(max(ax, bx) * scale + out), math.ceil(max(ay, by) * scale + out)


def differing(gone: Iterable[Part], come: Iterable[Part], scale: float) -> Iterator[Box]:
    """Where parts differ, as boxes of pixels: the pieces that are in one set of them more often than in the other."""
    more: dict[Part, int] = {}  # of each part: how many there are more than before, since lines may share their points
    for parts, step in ((gone, -1), (come, 1)):
        for part in parts:
            more[part] = more.get(part, 0) + step
    pieces: dict[tuple[Bit, float], tuple[int, Part, int]] = {}
    for part, many in more.items():
        for i, bit in enumerate(part.bits() if many else ()):
            known = pieces.get((bit, part.width))
            pieces[bit, part.width] = (known[0] + many if known else many), part, i
    return (part.place(i, scale) for many, part, i in pieces.values() if many)


class Runs:
    """The parts of strokes at a scale (pixels per mm), each kept as long as a stroke that is shown holds it.

    Where a part ends follows from the points themselves. So a stroke that grows, or of which a piece is rubbed out, is made of the
    very same parts as before, but for those that changed.
    """

    def __init__(self, scale: float) -> None:
        self.scale = scale
        self._kept: WeakValueDictionary[bytes, Part] = WeakValueDictionary()

    def of(self, stroke: Stroke) -> tuple[Part, ...]:
        """The parts of a stroke, from its beginning."""
        return tuple(self._parts(stroke, 0))

    def grown(self, stroke: Stroke, before: Stroke, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        """The parts of a stroke that was `before` (of these parts) and went on: only its end is looked at."""
        same = max(0, len(before.points) - 2)  # the last point is a loose one while a line is drawn
        if before.width != stroke.width or stroke.points[:same] != before.points[:same]:
            return self.of(stroke)
        kept, start = 0, 0
        while kept < len(parts) and start + parts[kept].pieces + 1 < same:
            start += parts[kept].pieces
            kept += 1
        return (*parts[:kept], *self._parts(stroke, start))

    def _parts(self, stroke: Stroke, start: int) -> Iterator[Part]:
        points, last = stroke.points, len(stroke.points) - 1
        for begin, end in pairwise((*_cuts(points, start), last)) if last else ((0, 0),):
            first = max(0, begin - 1)
            own = points[first : end + 2]
            key = _key(begin - first, end - begin, stroke.width, own)
            part = self._kept.get(key)
            if part is None:
                part = self._kept[key] = Part(own, begin - first, end - begin, stroke.width, self.scale)
            yield part


def _key(lead: int, pieces: int, width: float, points: tuple[Point, ...]) -> bytes:
    """Under which a part is kept: the identities of its points, in a quarter of the room that the numbers would take."""
    return array("d", (lead, pieces, width)).tobytes() + array("Q", map(id, points)).tobytes()


def _cuts(points: tuple[Point, ...], start: int) -> Iterator[int]:
    """Where parts begin, from a place where one begins: which points these are does not depend on what was rubbed out elsewhere."""
    yield start
    for i in range(start + 1, len(points) - 1):
        if i - start >= MOST or hash(points[i]) % PIECES == 0:
            start = i
            yield i


def _runs(part: Part, scale: float) -> Iterator[Run]:
    points, last = part.points, len(part.points) - 1
    start, end = part.lead, part.lead + part.pieces
    run, length = [points[start]], 0.0
    for i in range(start, end):
        curve = curved(points[max(i - 1, 0)], points[i], points[i + 1], points[min(i + 2, last)])
        piece = distance(points[i], points[i + 1])
        run += curve if piece < STRAIGHT else _even(points[i], curve)
        length += piece
        if length > RUN:
            yield from _split(run, length, part.width, scale)
            run, length = [points[i + 1]], 0.0
    if len(run) > 1 or not part.pieces:
        yield _run(run, part.width, scale)


def _split(points: list[Point], length: float, width: float, scale: float) -> Iterator[Run]:
    """A long piece as several runs that follow each other."""
    size = max(1, math.ceil((len(points) - 1) / max(1, round(length / RUN))))
    for start in range(0, len(points) - 1, size):
        yield _run(points[start : start + size + 1], width, scale)


def _even(start: Point, curve: Iterable[Point]) -> Iterator[Point]:
    """The points of a curve, with more of them on a long straight piece."""
    for point in curve:
        pieces = max(1, round(distance(start, point) / STRAIGHT))
        for i in range(1, pieces):
            yield Point(start[0] + (point[0] - start[0]) * i / pieces, start[1] + (point[1] - start[1]) * i / pieces)
        yield point
        start = point


def _run(points: list[Point], width: float, scale: float) -> Run:
    big, out = scale * shapes.SMOOTH, shapes.half(width, scale) + shapes.SMOOTH
    dots = array("i", [math.floor(edge * big) for point in points for edge in point])
    xs, ys = dots[::2], dots[1::2]
    box = min(xs) - out, min(ys) - out, max(xs) + out, max(ys) + out
    left, top, right, bottom = (edge // shapes.SMOOTH for edge in box)
    return Run((left, top, right + 1, bottom + 1), dots)
