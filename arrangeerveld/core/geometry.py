"""Places on the mat: millimetres, origin top left, y down, turns in degrees clockwise."""

from __future__ import annotations

import math
from typing import NamedTuple


class Point(NamedTuple):
    """A place in mm."""

    x: float
    y: float


class Size(NamedTuple):
    """A width and a height in mm."""

    w: float
    h: float


class Rect(NamedTuple):
    """An upright rectangle in mm: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The right edge in mm."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The bottom edge in mm."""
        return self.y + self.h

    @property
    def centre(self) -> Point:
        """The middle."""
        return Point(self.x + self.w / 2, self.y + self.h / 2)

    def contains(self, point: Point) -> bool:
        """Whether the point lies inside; the left and top edges belong to it, the others do not."""
        return self.x <= point.x < self.x + self.w and self.y <= point.y < self.y + self.h

    def grown(self, by: float) -> Rect:
        """The same rectangle with `by` mm more on every side."""
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def meets(self, other: Rect) -> bool:
        """Whether the two share some area."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def shared(self, other: Rect) -> float:
        """How much of the two lies over each other, mm²."""
        wide, high = min(self.right, other.right) - max(self.x, other.x), min(self.bottom, other.bottom) - max(self.y, other.y)
        return wide * high if wide > 0 and high > 0 else 0.0

    def joined(self, other: Rect) -> Rect:
        """The smallest rectangle that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def distance(self, point: Point) -> float:
        """How far the point lies outside, in mm; 0 inside."""
        dx = max(self.x - point.x, 0.0, point.x - self.right)
        dy = max(self.y - point.y, 0.0, point.y - self.bottom)
        return math.hypot(dx, dy)


class Pose(NamedTuple):
    """Where the middle of a thing lies (mm) and how far it is turned (degrees clockwise)."""

    x: float
    y: float
    turn: float = 0.0

    @property
    def centre(self) -> Point:
        """The middle."""
        return Point(self.x, self.y)


def bounds(pose: Pose, size: Size) -> Rect:
    """The upright rectangle around a turned thing."""
    if not pose.turn:
        return Rect(pose.x - size.w / 2, pose.y - size.h / 2, size.w, size.h)
    angle = math.radians(pose.turn)
    cos, sin = abs(math.cos(angle)), abs(math.sin(angle))
    w, h = size.w * cos + size.h * sin, size.w * sin + size.h * cos
    return Rect(pose.x - w / 2, pose.y - h / 2, w, h)


def into(pose: Pose, point: Point) -> Point:
    """A point of the mat as seen from a thing: mm from its middle, before its turn."""
    dx, dy = point.x - pose.x, point.y - pose.y
    if not pose.turn:
        return Point(dx, dy)
    angle = math.radians(pose.turn)
    cos, sin = math.cos(angle), math.sin(angle)
    return Point(dx * cos + dy * sin, dy * cos - dx * sin)


def out_of(pose: Pose, local: Point) -> Point:
    """The inverse of `into`: a point of a thing as a point of the mat."""
    if not pose.turn:
        return Point(pose.x + local.x, pose.y + local.y)
    angle = math.radians(pose.turn)
    cos, sin = math.cos(angle), math.sin(angle)
    return Point(pose.x + local.x * cos - local.y * sin, pose.y + local.x * sin + local.y * cos)


def kept_inside(pose: Pose, size: Size, area: Rect) -> Pose:
    """The nearest pose at which the whole thing lies inside the area (a thing larger than the area is centred)."""
    around = bounds(pose, size)
    return Pose(
        _kept(pose.x, around.w / 2, area.x, area.right),
        _kept(pose.y, around.h / 2, area.y, area.bottom),
        pose.turn,
    )


def _kept(value: float, half: float, low: float, high: float) -> float:
    if low + half > high - half:
        return (low + high) / 2
    return min(max(value, low + half), high - half)


def distance(a: Point, b: Point) -> float:
    """The distance between two points, mm."""
    return math.hypot(b[0] - a[0], b[1] - a[1])
