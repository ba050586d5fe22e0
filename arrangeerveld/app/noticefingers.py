"""A finger on a notice: a tap takes it off, a drag is for what lies under it, so that a notice stops nobody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from arrangeerveld.app.controls import Control
from arrangeerveld.core.geometry import Point, distance

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk

NOTICE = "bericht:"
SLOP = 6.0  # mm on the screen


class Finger(Protocol):
    """As in `fingers`."""

    def moved(self, point: Point, time: float) -> None: ...  # noqa: D102
    def lifted(self, point: Point, time: float) -> None: ...  # noqa: D102
    def lost(self) -> None: ...  # noqa: D102


def below(desk: Desk, point: Point) -> Control | None:
    """What lies at a point. A notice there goes, and the finger is for what was under it; a problem is to be read first."""
    control = desk.layers().hit(point)
    while control is not None and any(control.action == f"{NOTICE}{one.text}" and not one.problem for one in desk.notices):
        desk.act(control.action)
        control = desk.layers().hit(point)
    return control


@dataclass(slots=True)
class OnNotice:
    """A finger on a problem: `down` puts it on what lies there besides notices, from the moment that it drags."""

    desk: Desk
    control: Control
    start: Point
    down: Callable[[Control | None, float], Finger]
    under: Finger | None = None

    def moved(self, point: Point, time: float) -> None:
        """Past the slop it is for what lies under the notice, which stays to be read."""
        if self.under is None and distance(self.start, point) > SLOP:
            self.under = self.down(self.desk.layers().hit(self.start, without="notices"), time)
        if self.under is not None:
            self.under.moved(point, time)

    def lifted(self, point: Point, time: float) -> None:
        """Without a drag it has been read."""
        if self.under is not None:
            self.under.lifted(point, time)
        elif self.control.place.contains(point):
            self.desk.act(self.control.action)

    def lost(self) -> None:
        """What is under it loses the finger."""
        if self.under is not None:
            self.under.lost()
