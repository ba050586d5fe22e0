"""The bin: it appears at the foot of the mat while an item that lies there is dragged; what is let go over it is thrown away."""

from __future__ import annotations

from collections.abc import Hashable

from arrangeerveld.app.controls import Control, label_size
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.colours import FOCUS, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.gestures import Drag, Turn
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Text, Weight, icon_marks
from arrangeerveld.core.session import ARROWS, Session

SIDE = 100.0  # mm
EDGE = 12.0  # mm from the right edge of the mat, and from what lies under it
MARGIN = 14.0
CALM, BRIGHT = "#4a5560", "#b3261e"


def shown(session: Session) -> bool:
    """Whether somebody drags an item that lies on the mat."""
    return any(
        isinstance(held, Turn) or (isinstance(held, Drag) and held.fresh is None and touch != ARROWS)
        for touch, held in session.live.items()
    )


def place(screen: Screen, foot: float) -> Rect:
    """Where the bin stands on the screen; `foot` is the top of what lies at the foot: the dock, or a tray."""
    right = min(screen.mat_at.x + screen.mat.w, screen.size.w)
    bottom = min(screen.mat_at.y + screen.mat.h, foot)
    return Rect(right - EDGE - SIDE, bottom - EDGE - SIDE, SIDE, SIDE)


def lit(session: Session, screen: Screen, spot: Rect) -> bool:
    """Whether a finger with an item is over the bin."""
    return bool(over(session, screen, spot))


def over(session: Session, screen: Screen, spot: Rect) -> set[Hashable]:
    """The fingers that are over the bin with an item."""
    held = ((touch, held) for touch, held in session.live.items() if isinstance(held, Drag) and touch != ARROWS)
    return {touch for touch, drag in held if spot.contains(screen.from_mat(drag.point))}


def control(spot: Rect, means: Means, *, bright: bool) -> Control:
    """The bin; bright when letting go now throws away."""
    label = "weg"
    em = label_size(label, SIDE - 12, 24.6, means)
    wide = means.type.width(label, Weight.BOLD) * em
    fill, edge = (means.look.band(BRIGHT), FOCUS) if bright else (means.look.dark(CALM), WHITE)
    marks: tuple[Mark, ...] = (
        Panel(Rect(0, 0, SIDE, SIDE), fill, radius=16, edge=edge, edge_width=5.0 if bright else 2.0, shadow=6),
        *icon_marks(means.icons.get("trash", ()), Rect(SIDE / 2 - 23, 13, 46, 46), WHITE),
        Text(Point((SIDE - wide) / 2, 84), label, em, WHITE, Weight.BOLD),
    )
    return Control(("weg", bright), spot, Face(Size(SIDE, SIDE), marks, MARGIN))
