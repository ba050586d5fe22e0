"""Where things are on the screen: everything is in the mat's mm, at one scale, whatever the shape of the screen."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from arrangeerveld.core.geometry import Point, Rect, Size

DOCK = 90.0  # mm
INCH = 25.4  # mm
LOW = 0.88  # how large everything is when the mat lies low and there was no room to move it
_ROOM = 0.095  # part of the height over the mat that is room to move
_SHAPE = Size(1440.0, 810.0)  # the smallest screen that holds a mat of 1440 × 720 and the dock


@dataclass(frozen=True)
class Screen:
    """A window of so many pixels, the size of the mat that is fitted to it, and how this machine is set."""

    pixels: tuple[int, int]
    mat: Size
    low: bool = False  # the mat lies at the foot of the screen
    mirrored: bool = False  # the fixed buttons are on the left
    diagonal: float = 0.0  # of the picture on the glass, inches; 0 is not known

    @cached_property
    def scale(self) -> float:
        """Pixels per mm."""
        width = max(self.mat.w, _SHAPE.w)
        scale = min(self.pixels[0] / width, self.pixels[1] / (self.mat.h + DOCK))
        cramped = self.pixels[1] - (self.mat.h + DOCK) * scale < _ROOM * self.pixels[1]
        return scale * LOW if self.low and cramped else scale

    @cached_property
    def size(self) -> Size:
        """The whole window in mm."""
        return Size(self.pixels[0] / self.scale, self.pixels[1] / self.scale)

    @cached_property
    def mat_at(self) -> Point:
        """The top left of the mat on the screen, mm, on a whole pixel."""
        x = (self.size.w - self.mat.w) / 2
        y = (self.size.h - DOCK - self.mat.h) / (1 if self.low else 2)
        return Point(round(x * self.scale) / self.scale, round(y * self.scale) / self.scale)

    @cached_property
    def dock(self) -> Rect:
        """The strip of buttons at the foot."""
        return Rect(0.0, self.size.h - DOCK, self.size.w, DOCK)

    @cached_property
    def real(self) -> float:
        """How long a mm of ours is on the glass, in real mm; 1 when the size of the screen is not known."""
        return self.diagonal * INCH / math.hypot(*self.size) if self.diagonal else 1.0

    def diagonal_for(self, real: float) -> float:
        """The diagonal, in inches, of a screen on which a mm of ours is so many real ones."""
        return real * math.hypot(*self.size) / INCH

    def point(self, x: float, y: float) -> Point:
        """A place in Kivy's pixels (origin bottom left) as mm on the screen."""
        return Point(x / self.scale, (self.pixels[1] - y) / self.scale)

    def on_mat(self, point: Point) -> Point:
        """A place on the screen as a place on the mat."""
        return Point(point.x - self.mat_at.x, point.y - self.mat_at.y)

    def from_mat(self, point: Point) -> Point:
        """A place on the mat as a place on the screen."""
        return Point(point.x + self.mat_at.x, point.y + self.mat_at.y)

    def pixel(self, point: Point) -> tuple[float, float]:
        """A place on the screen in Kivy's pixels."""
        return point.x * self.scale, self.pixels[1] - point.y * self.scale
