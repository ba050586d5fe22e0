"""Ink: thinning a drawn line, smoothing it for the eye, and rubbing a part of it out."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import replace

from arrangeerveld.core.board import Stroke
from arrangeerveld.core.geometry import Point, Rect, distance

PEN = 6.0  # mm; 5 mm reads well from 3 m, the round end makes it look thinner
THIN = 0.35  # mm: what a drawn line may differ from the kept one
CORNER = 0.2  # the cosine of a turn from which a line is drawn with a corner, not with a curve
STEP = 4.0  # mm between the points of a smoothed line


def thinned(points: Sequence[Point], slack: float = THIN) -> tuple[Point, ...]:
    """Leave out the points that lie within `slack` mm of the line through the others (Ramer 1972, Douglas and Peucker 1973)."""
    if len(points) < 3:  # noqa: PLR2004 - two points are a line
        return tuple(points)
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        far, index = _farthest(points, first, last)
        if far > slack:
            keep.add(index)
            stack += [(first, index), (index, last)]
    return tuple(points[i] for i in sorted(keep))


def _farthest(points: Sequence[Point], first: int, last: int) -> tuple[float, int]:
    (ax, ay), (bx, by) = points[first], points[last]
    dx, dy = bx - ax, by - ay
    length2 = dx * dx + dy * dy
    best, index = -1.0, first
    for i in range(first + 1, last):
        px, py = points[i][0] - ax, points[i][1] - ay
        along = min(1.0, max(0.0, (px * dx + py * dy) / length2)) if length2 else 0.0
        far = (px - along * dx) ** 2 + (py - along * dy) ** 2
        if far > best:
            best, index = far, i
    return math.sqrt(max(best, 0.0)), index


def smoothed(points: Sequence[Point]) -> tuple[Point, ...]:
    """A curve through all the points (centripetal would be safer on loops, uniform Catmull-Rom is enough after thinning)."""
    if len(points) < 3:  # noqa: PLR2004 - a dot or a straight line is smooth
        return tuple(points)
    curve = [points[0]]
    for i in range(len(points) - 1):
        before, a, b = points[max(i - 1, 0)], points[i], points[i + 1]
        after = points[min(i + 2, len(points) - 1)]
        pieces = min(12, max(1, round(distance(a, b) / STEP)))
        curve += [_catmull(before, a, b, after, j / pieces) for j in range(1, pieces)]
        curve.append(b)
    return tuple(curve)


def _catmull(p0: Point, p1: Point, p2: Point, p3: Point, t: float) -> Point:
    """Catmull and Rom (1974), with the tangents shortened to the piece so that uneven points make no loops."""
    gap = distance(p1, p2)
    m1, m2 = _tangent(p0, p1, p2, gap), _tangent(p1, p2, p3, gap)
    t2, t3 = t * t, t * t * t
    a, b, c, d = 2 * t3 - 3 * t2 + 1, t3 - 2 * t2 + t, -2 * t3 + 3 * t2, t3 - t2
    return Point(a * p1[0] + b * m1[0] + c * p2[0] + d * m2[0], a * p1[1] + b * m1[1] + c * p2[1] + d * m2[1])


def _tangent(before: Point, here: Point, after: Point, gap: float) -> Point:
    around = distance(before, here) + distance(here, after)
    if not around:
        return Point(0.0, 0.0)
    ux, uy, vx, vy = here[0] - before[0], here[1] - before[1], after[0] - here[0], after[1] - here[1]
    if ux * vx + uy * vy < CORNER * math.hypot(ux, uy) * math.hypot(vx, vy):
        return Point(0.0, 0.0)
    scale = gap / around
    return Point((after[0] - before[0]) * scale, (after[1] - before[1]) * scale)


def rubbed(stroke: Stroke, a: Point, b: Point, radius: float) -> tuple[tuple[Point, ...], ...] | None:
    """What is left of a line after an eraser of this radius (mm) went from a to b: pieces, or None when it was not touched."""
    reach = radius + stroke.width / 2
    swept = Rect(min(a.x, b.x), min(a.y, b.y), abs(a.x - b.x), abs(a.y - b.y)).grown(radius)
    if not swept.grown(0.01).meets(stroke.bounds.grown(0.01)):
        return None
    fine = _finer(stroke.points, reach / 2)
    hit = [_to_segment(point, a, b) <= reach for point in fine]
    if not any(hit):
        return None
    pieces: list[list[Point]] = [[]]
    for point, gone in zip(fine, hit, strict=True):
        if not gone:
            pieces[-1].append(point)
        elif pieces[-1]:
            pieces.append([])
    return tuple(thinned(piece) for piece in pieces if len(piece) > 1)


def _finer(points: tuple[Point, ...], step: float) -> list[Point]:
    fine = [points[0]]
    for a, b in itertools.pairwise(points):
        pieces = max(1, math.ceil(distance(a, b) / step))
        fine += [Point(a[0] + (b[0] - a[0]) * j / pieces, a[1] + (b[1] - a[1]) * j / pieces) for j in range(1, pieces + 1)]
    return fine


def _to_segment(p: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length2 = dx * dx + dy * dy
    along = min(1.0, max(0.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2)) if length2 else 0.0
    return math.hypot(p[0] - a[0] - along * dx, p[1] - a[1] - along * dy)


def pieces_of(stroke: Stroke, left: tuple[tuple[Point, ...], ...]) -> tuple[Stroke, ...]:
    """The strokes that remain: the first keeps nothing of the old id but its beginning, so that ids stay unique."""
    return tuple(replace(stroke, id=f"{stroke.id}.{i}", points=points) for i, points in enumerate(left))
