"""Fingers on the page where cards come in: the tiles and the rows scroll under them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from arrangeerveld.app import intakepage
from arrangeerveld.app.controls import Control
from arrangeerveld.app.intake import Intake
from arrangeerveld.app.intakerows import SCROLLS
from arrangeerveld.core.geometry import Point

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk

SLOP = 6.0  # mm on the screen
_SCROLLED = ("halen:bestand=", "halen:stapel=", SCROLLS)


@dataclass(slots=True)
class OnList:
    """A finger on what scrolls; without a move it is a tap."""

    desk: Desk
    control: Control
    start: Point
    last: Point
    sliding: bool = False

    def moved(self, point: Point, time: float) -> None:  # noqa: ARG002 - all fingers are called alike
        """Past the slop, the list follows."""
        if not self.sliding and abs(point.y - self.start.y) < SLOP:
            return
        self.sliding = True
        scroll(self.desk, self.last.y - point.y)
        self.last = point

    def lifted(self, point: Point, time: float) -> None:
        """Without a move it was a tap."""
        self.moved(point, time)
        if not self.sliding and self.control.place.contains(point):
            self.desk.act(self.control.action)

    def lost(self) -> None:
        """The list stays where it is."""


def finger(desk: Desk, control: Control, point: Point) -> OnList | None:
    """A finger on what scrolls; None on anything else."""
    return OnList(desk, control, point, point) if control.action.startswith(_SCROLLED) else None


def scroll(desk: Desk, by: float) -> bool:
    """Move the tiles or rows by so many mm; False when the page is not in sight."""
    page = desk.covers.page
    if not isinstance(page, Intake):
        return False
    intakepage.scroll(page, desk.screen, by)
    desk.on_change()
    return True
