"""Ink on the mat, cut into short runs: only the runs that touch a repainted place are drawn again."""

from __future__ import annotations

import itertools
from array import array
from collections.abc import Iterator
from typing import NamedTuple

from arrangeerveld.core.board import Stroke
from arrangeerveld.core.drawing import ink_mark
from arrangeerveld.core.geometry import Point, Rect, distance

RUN = 100.0  # mm: about how long a run is
FIXED = 16  # points of a growing stroke after which a part of it does not change any more
_STRAIGHT = 40.0  # mm: a longer straight piece is cut up, so that its box stays small


class Run(NamedTuple):
    """A short part of a smoothed stroke: its box and its points (flat x, y), both in mm."""

    box: Rect
    points: array[float]


class Runs:
    """The runs of strokes, kept as long as the stroke is the same or grows at its end."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Stroke, tuple[Run, ...]]] = {}
        self._parts: dict[tuple[str, int], tuple[Point, tuple[Run, ...]]] = {}

    def of(self, stroke: Stroke) -> tuple[Run, ...]:
        """The runs of a stroke."""
        kept = self._kept.get(stroke.id)
        if kept is not None and (kept[0] is stroke or kept[0].points is stroke.points):
            return kept[1]
        runs = tuple(self._cut(stroke))
        self._kept[stroke.id] = stroke, runs
        return runs

    def forget(self, keep: set[str]) -> None:
        """Let go of the strokes that are not on the board any more."""
        self._kept = {key: value for key, value in self._kept.items() if key in keep}
        self._parts.clear()

    def _cut(self, stroke: Stroke) -> Iterator[Run]:
        """Smooth part by part; a full part of a growing stroke is the same each time and taken from before."""
        points = stroke.points
        for number, start in enumerate(range(0, max(1, len(points) - 1), FIXED)):
            end = min(start + FIXED, len(points) - 1)
            full = end + 1 < len(points)
            known = self._parts.get((stroke.id, number)) if full else None
            if known is not None and known[0] is points[start]:
                yield from known[1]
                continue
            runs = tuple(_runs(stroke, start, end))
            if full:
                self._parts[stroke.id, number] = points[start], runs
            yield from runs


def _runs(stroke: Stroke, start: int, end: int) -> Iterator[Run]:
    """The runs of the points from `start` to `end`, smoothed with one neighbour on each side."""
    before, after = max(0, start - 1), min(len(stroke.points) - 1, end + 1)
    curve = list(ink_mark(stroke.points[before : after + 1], stroke.width, stroke.colour).points)
    first = curve.index(stroke.points[start]) if before < start else 0
    last = len(curve) - 1 - curve[::-1].index(stroke.points[end]) if after > end else len(curve) - 1
    run, length = [curve[first]], 0.0
    for point in _even(curve[first : last + 1]):
        length += distance(run[-1], point)
        run.append(point)
        if length > RUN:
            yield _run(run, stroke.width)
            run, length = [point], 0.0
    if len(run) > 1 or last == first:
        yield _run(run, stroke.width)


def _even(points: list[Point]) -> Iterator[Point]:
    for a, b in itertools.pairwise(points):
        pieces = max(1, round(distance(a, b) / _STRAIGHT))
        for i in range(1, pieces + 1):
            yield Point(a[0] + (b[0] - a[0]) * i / pieces, a[1] + (b[1] - a[1]) * i / pieces)


def _run(points: list[Point], width: float) -> Run:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    box = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).grown(width / 2 + 1)
    return Run(box, array("f", [value for point in points for value in point]))
