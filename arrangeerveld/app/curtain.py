"""The curtain (Gordijn): hides everything at once when somebody walks in, until it is tapped."""

from __future__ import annotations

from arrangeerveld.app.buttons import shown
from arrangeerveld.app.controls import Control
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.colours import WHITE
from arrangeerveld.core.geometry import Point, Rect
from arrangeerveld.core.marks import Face, Means, Panel, Text, Weight

FILL = "#22303c"
LETTERS = 36.0
TEXT = "Tik om verder te gaan"


def curtain(screen: Screen, means: Means) -> tuple[Control, ...]:
    """One surface over the whole screen."""
    whole = Rect(0, 0, *screen.size)
    left = (whole.w - means.type.width(TEXT, Weight.BOLD) * LETTERS) / 2
    marks = Panel(whole, FILL), Text(Point(left, whole.h - 64), TEXT, LETTERS, WHITE, Weight.BOLD)
    return (shown(whole, Face(screen.size, marks), "gordijn"),)
