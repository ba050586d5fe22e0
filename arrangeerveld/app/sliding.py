"""A finger on something of a page that can be moved sideways: it moves it, or else it is a tap."""

from __future__ import annotations

from dataclasses import dataclass

from arrangeerveld.app.controls import Control
from arrangeerveld.app.desk import Desk
from arrangeerveld.core.geometry import Point

SLOP = 6.0  # mm on the screen


@dataclass(slots=True)
class OnSlide:
    """A finger on the row of fields or on the bar to measure with."""

    desk: Desk
    control: Control
    start: Point
    last: Point
    sliding: bool = False

    def moved(self, point: Point, time: float) -> None:  # noqa: ARG002 - all fingers are called alike
        """Past the slop, what lies there follows."""
        if not self.sliding and abs(point.x - self.start.x) < SLOP:
            return
        self.sliding = True
        self.desk.covers.slid(self.desk, point.x - self.last.x, point.x)
        self.last = point

    def lifted(self, point: Point, time: float) -> None:
        """Without a move it was a tap."""
        self.moved(point, time)
        if not self.sliding and self.control.place.contains(point):
            self.desk.act(self.control.action)

    def lost(self) -> None:
        """What was moved stays where it is."""
