"""Outlines of zones that are no box: polygons and parts of a ring, as closed curves in mm filled by the even-odd rule."""

from __future__ import annotations

import math
from typing import TypeAlias

from arrangeerveld.core.geometry import Point, Rect

Curve: TypeAlias = tuple[Point, ...]

FULL = 360.0  # degrees
ARC = 3.0  # degrees between two points of an arc: at a radius of 350 mm the curve is 0.12 mm off, less than a pixel at 4K


def around(points: Curve) -> Rect:
    """The upright rectangle around a curve."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def ring(place: Rect, hole: float, start: float, end: float) -> tuple[Curve, ...]:
    """A ring that fills a box, or a part of it: `hole` is the inner part of its radius (0 to 1), from `start` to `end` degrees.

    Degrees go clockwise from the top; a whole turn gives two curves, the outer and the inner edge.
    """
    if end - start >= FULL:
        outer = _arc(place, 1.0, 0.0, FULL)[:-1]
        return (outer, _arc(place, hole, 0.0, FULL)[:-1]) if hole else (outer,)
    inner = tuple(reversed(_arc(place, hole, start, end))) if hole else (place.centre,)
    return ((*_arc(place, 1.0, start, end), *inner),)


def _arc(place: Rect, part: float, start: float, end: float) -> Curve:
    pieces = max(1, math.ceil((end - start) / ARC))
    angles = (math.radians(start + (end - start) * i / pieces) for i in range(pieces + 1))
    x, y = place.centre
    return tuple(Point(x + part * place.w / 2 * math.sin(angle), y - part * place.h / 2 * math.cos(angle)) for angle in angles)


def holds(curves: tuple[Curve, ...], point: Point) -> bool:
    """Whether a point lies inside, by the even-odd rule: a ray to the right crosses the curves an odd number of times."""
    x, y = point
    inside = False
    for curve in curves:
        ax, ay = curve[-1]
        for bx, by in curve:
            if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                inside = not inside
            ax, ay = bx, by
    return inside


def distance(curves: tuple[Curve, ...], point: Point) -> float:
    """How far a point lies from the nearest edge, mm."""
    return min(_to_piece(a, b, point) for curve in curves for a, b in zip((curve[-1], *curve[:-1]), curve, strict=True))


def _to_piece(a: Point, b: Point, point: Point) -> float:
    dx, dy = b.x - a.x, b.y - a.y
    long = dx * dx + dy * dy
    along = 0.0 if not long else min(1.0, max(0.0, ((point.x - a.x) * dx + (point.y - a.y) * dy) / long))
    return math.hypot(a.x + along * dx - point.x, a.y + along * dy - point.y)


def surface(curve: Curve) -> float:
    """The surface of a polygon, mm² (the shoelace formula); 0 for one that is a line."""
    return abs(sum(a.x * b.y - b.x * a.y for a, b in zip((curve[-1], *curve[:-1]), curve, strict=True))) / 2
