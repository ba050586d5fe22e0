"""A place to drop on or tap over an open tray, which covers the rows of agreements: what comes there becomes an agreement."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from arrangeerveld.app import phototray, tray
from arrangeerveld.app.controls import Control, label_size
from arrangeerveld.core.agreeing import zone_of
from arrangeerveld.core.board import Photo
from arrangeerveld.core.colours import DARK, FOCUS, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.gestures import Drag
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Text, Weight, icon_marks

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk

SIZE = Size(330.0, 100.0)
EDGE = 12.0  # mm from the edge of the mat, and from the tray
LABEL = "maak een afspraak"
MARGIN = 14.0
ACTION = "afspraak:gekozen"


def place(desk: Desk) -> Rect | None:
    """Where it stands on the screen: over the tray, on the side of the agreements; None when it is not needed."""
    screen, zone = desk.screen, zone_of(desk.session.present.mat)
    if desk.tray is None or desk.tray.kind is phototray.PHOTOS or zone is None or not (desk.picked or _held(desk)):
        return None
    area = tray.area(screen)
    at = screen.from_mat(Point(zone.place.x, zone.place.y))
    if not area.meets(Rect(at.x, at.y, zone.place.w, zone.place.h)):
        return None
    return Rect(max(screen.mat_at.x, 0.0) + EDGE, area.y - EDGE - SIZE.h, *SIZE)


def over(desk: Desk, point: Point) -> bool:
    """Whether a place on the mat, under a finger that holds something, is on it."""
    spot = place(desk)
    return spot is not None and spot.contains(desk.screen.from_mat(point))


def controls(desk: Desk) -> tuple[Control, ...]:
    """What is seen of it; bright while something is held over it."""
    spot = place(desk)
    if spot is None:
        return ()
    bright = bool(touches(desk))
    return desk.kept("afspraakplek", (spot, bright), lambda: (_control(spot, desk.means, bright=bright),))


def touches(desk: Desk) -> set[Hashable]:
    """The fingers that hold something over it."""
    return {touch for touch, drag in _held(desk).items() if over(desk, drag.point)}


def _held(desk: Desk) -> dict[Hashable, Drag]:
    """What fingers hold that can be an agreement."""
    live = desk.session.live.items()
    return {touch: held for touch, held in live if isinstance(held, Drag) and not isinstance(held.fresh, Photo)}


def _control(spot: Rect, means: Means, *, bright: bool) -> Control:
    em = label_size(LABEL, SIZE.w - 92, 26.0, means)
    fill, ink = (FOCUS, DARK) if bright else (WHITE, means.look.ink(DARK))
    marks: tuple[Mark, ...] = (
        Panel(Rect(0, 0, *SIZE), fill, radius=16, edge=DARK, edge_width=5.0 if bright else 3.0, shadow=6),
        *icon_marks(means.icons.get("clipboard-check", ()), Rect(20, 28, 44, 44), ink),
        Text(Point(78, 59), LABEL, em, ink, Weight.BOLD),
    )
    return Control(("afspraakplek", bright), spot, Face(SIZE, marks, MARGIN), ACTION)
