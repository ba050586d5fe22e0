"""The head of the screens that lie over the whole table: their surface, a title, and a line under it."""

from __future__ import annotations

from arrangeerveld.app.screen import Screen
from arrangeerveld.core.colours import DARK, MUTED, TABLE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.marks import Face, Means, Panel, Text, Weight

EDGE = 46.0
NAME = "Arrangeerveld"
UNDER = "Nieuw gesprek: kies een veld. Alles blijft op dit apparaat."
_TOUCHED = 540.0  # mm at the foot of the screen in which everything lies that is touched


def top(screen: Screen) -> float:
    """Where the part begins in which things may be touched: never in the upper third."""
    return max(screen.size.h / 3, screen.size.h - _TOUCHED)


def head(screen: Screen, title: str, under: str, means: Means) -> Face:
    """The writing alone, as wide as the screen."""
    foot = top(screen)
    marks = (
        Text(Point(EDGE, foot - 112), title, 64, means.look.ink(DARK), Weight.BOLD),
        Text(Point(EDGE, foot - 58), under, 28, means.look.ink(MUTED)),
    )
    return Face(Size(screen.size.w, foot), marks)


def surface(screen: Screen, title: str, under: str, means: Means) -> Face:
    """The whole screen, with the writing on it."""
    back = Panel(Rect(0, 0, *screen.size), TABLE)
    return Face(screen.size, (back, *head(screen, title, under, means).marks))
