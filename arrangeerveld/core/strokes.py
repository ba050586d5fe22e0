"""Ink: thinning a drawn line, smoothing it for the eye, and rubbing a part of it out."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from arrangeerveld.core.board import Stroke
from arrangeerveld.core.geometry import Point, distance

PEN = 6.0  # mm; 5 mm reads well from 3 m, the round end makes it look thinner
THIN = 0.35  # mm: what a drawn line may differ from the kept one
CORNER = 0.2  # the cosine of a turn from which a line is drawn with a corner, not with a curve
STEP = 4.0  # mm between the points of a smoothed line
SWING = 12.0  # mm: how strongly a curve follows its direction at a point; more would make long straight pieces bulge
BULGE = 3.0  # mm: what a smoothed line can lie beside the straight pieces between its points
HAIR = 1e-6  # mm: less than this of a line is not rubbed out


def smoothed(points: Sequence[Point]) -> tuple[Point, ...]:
    """A curve through all the points."""
    if len(points) < 3:  # noqa: PLR2004 - a dot or a straight line is smooth
        return tuple(points)
    curve = [points[0]]
    for i in range(len(points) - 1):
        curve += curved(points[max(i - 1, 0)], points[i], points[i + 1], points[min(i + 2, len(points) - 1)])
    return tuple(curve)


def curved(before: Point, a: Point, b: Point, after: Point) -> list[Point]:
    """The curve from a to b without a itself, bent by the points before and after (a or b themselves at the ends of a line)."""
    length = distance(a, b)
    pieces = min(12, max(1, round(length / STEP)))
    return [*_catmull(before, a, b, after, min(length, SWING), pieces), b] if pieces > 1 else [b]


def strays(loose: Sequence[Point], start: Point, end: Point, slack: float = THIN) -> bool:
    """Whether one of the points in between lies further than `slack` mm from the straight line from start to end."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length2 = dx * dx + dy * dy
    for x, y in loose:
        px, py = x - start[0], y - start[1]
        along = min(1.0, max(0.0, (px * dx + py * dy) / length2)) if length2 else 0.0
        if (px - along * dx) ** 2 + (py - along * dy) ** 2 > slack * slack:
            return True
    return False


def _catmull(p0: Point, p1: Point, p2: Point, p3: Point, gap: float, pieces: int) -> Iterator[Point]:  # noqa: PLR0917 - the formula's
    """The points between p1 and p2 by Catmull and Rom (1974); tangents are shortened to the piece, so that uneven points make no loops."""
    m1, m2 = _tangent(p0, p1, p2, gap), _tangent(p1, p2, p3, gap)
    for j in range(1, pieces):
        t = j / pieces
        t2, t3 = t * t, t * t * t
        a, b, c, d = 2 * t3 - 3 * t2 + 1, t3 - 2 * t2 + t, -2 * t3 + 3 * t2, t3 - t2
        yield Point(a * p1[0] + b * m1[0] + c * p2[0] + d * m2[0], a * p1[1] + b * m1[1] + c * p2[1] + d * m2[1])


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
    left, top, wide, high = stroke.bounds  # half the pen is in it already
    if left - radius > max(a[0], b[0]) or min(a[0], b[0]) > left + wide + radius:
        return None
    if top - radius > max(a[1], b[1]) or min(a[1], b[1]) > top + high + radius:
        return None
    reach = radius + stroke.width / 2
    west, east = min(a[0], b[0]) - reach, max(a[0], b[0]) + reach
    north, south = min(a[1], b[1]) - reach, max(a[1], b[1]) + reach
    points = stroke.points if len(stroke.points) > 1 else stroke.points * 2
    near = [
        i
        for i, ((px, py), (qx, qy)) in enumerate(itertools.pairwise(points))
        if (px >= west or qx >= west) and (px <= east or qx <= east) and (py >= north or qy >= north) and (py <= south or qy <= south)
    ]
    spans = [(i, span) for i in near if (span := _span(points[i], points[i + 1], a, b, reach))]
    return tuple(_rest(points, spans)) if spans else None


def _rest(points: tuple[Point, ...], spans: Sequence[tuple[int, tuple[float, float]]]) -> Iterator[tuple[Point, ...]]:
    """What is left of a line without these parts of the pieces between its points, in their order."""
    start: tuple[Point, ...] = ()  # where a new piece begins, between two points
    first = 0
    for i, (enters, leaves) in spans:
        p, q = points[i], points[i + 1]
        gone = first == i > 0 and not start  # with the end of the piece before it the beginning of this one went too
        before = *start, *points[first : i + 1], *((_between(p, q, enters),) if enters > 0 else ())
        if len(before) > 1 and not gone:
            yield before
        start, first = ((_between(p, q, leaves),) if leaves < 1 else ()), i + 1
    after = *start, *points[first:]
    if len(after) > 1:
        yield after


def _span(p: Point, q: Point, a: Point, b: Point, reach: float) -> tuple[float, float] | None:
    """Which part of p to q (0 to 1) lies within reach of the way from a to b: one part, since what lies within reach is convex."""
    ux, uy, px, py, qx, qy = b[0] - a[0], b[1] - a[1], p[0] - a[0], p[1] - a[1], q[0] - a[0], q[1] - a[1]
    side, other, far = ux * py - uy * px, ux * qy - uy * qx, reach * math.hypot(ux, uy)
    if (side > far and other > far) or (side < -far and other < -far):
        return None
    near = reach * reach
    if (px * px + py * py <= near and qx * qx + qy * qy <= near) or (
        (px - ux) * (px - ux) + (py - uy) * (py - uy) <= near and (qx - ux) * (qx - ux) + (qy - uy) * (qy - uy) <= near
    ):
        return 0.0, 1.0  # most of what is rubbed out: both ends in one of the circles
    spans = [span for span in (_in_circle(p, q, a, reach), _in_circle(p, q, b, reach), _in_strip(p, q, a, b, reach)) if span]
    if not spans:
        return None
    enters, leaves = max(0.0, min(span[0] for span in spans)), min(1.0, max(span[1] for span in spans))
    whole = enters == 0 and leaves == 1
    return (enters, leaves) if whole or (leaves - enters) * distance(p, q) > HAIR else None


def _in_circle(p: Point, q: Point, middle: Point, radius: float) -> tuple[float, float] | None:
    dx, dy, px, py = q[0] - p[0], q[1] - p[1], p[0] - middle[0], p[1] - middle[1]
    length2, out = dx * dx + dy * dy, px * px + py * py - radius * radius
    if not length2:
        return (0.0, 1.0) if out <= 0 else None
    toward = px * dx + py * dy
    root2 = toward * toward - length2 * out
    if root2 < 0:
        return None
    root = math.sqrt(root2)
    return (-toward - root) / length2, (-toward + root) / length2


def _in_strip(p: Point, q: Point, a: Point, b: Point, reach: float) -> tuple[float, float] | None:
    """The same beside the straight way from a to b."""
    length = distance(a, b)
    if not length:
        return None
    ux, uy = (b[0] - a[0]) / length, (b[1] - a[1]) / length
    low, high = -math.inf, math.inf
    for nx, ny, least, most in ((ux, uy, 0.0, length), (-uy, ux, -reach, reach)):
        start, step = (p[0] - a[0]) * nx + (p[1] - a[1]) * ny, (q[0] - p[0]) * nx + (q[1] - p[1]) * ny
        if not step:
            if not least <= start <= most:
                return None
            continue
        one, other = (least - start) / step, (most - start) / step
        low, high = max(low, min(one, other)), min(high, max(one, other))
    return (low, high) if low <= high else None


def _between(p: Point, q: Point, part: float) -> Point:
    return Point(p[0] + (q[0] - p[0]) * part, p[1] + (q[1] - p[1]) * part)


def pieces_of(stroke: Stroke, lines: Sequence[tuple[Point, ...]]) -> tuple[Stroke, ...]:
    """The strokes that remain of one: their ids begin with that of the stroke, so that they stay unique."""
    return tuple(replace(stroke, id=f"{stroke.id}.{i}", points=points) for i, points in enumerate(lines))
