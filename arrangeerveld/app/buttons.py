"""Large buttons, tiles and papers for the screens that lie over the whole table."""

from __future__ import annotations

from arrangeerveld.app.controls import Control, label_size
from arrangeerveld.core.colours import DARK, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Text, Weight, icon_marks

LETTERS = 27.0
ICON = 34.0


def shown(place: Rect, face: Face, action: str = "blad") -> Control:
    """A control that looks as its face says."""
    return Control(face, place, face, action)


def button(
    icon: str,
    label: str,
    place: Rect,
    means: Means,
    action: str,
    *,
    fill: str = DARK,
    ink: str = WHITE,
    ring: str = "",
    middle: bool = True,
) -> Control:
    """A button with an icon before its word, in the middle of its place or from the left."""
    lead = (ICON + 14 if label else ICON) if icon else 0.0
    em = label_size(label, place.w - lead - 24, LETTERS, means)
    wide = lead + means.type.width(label, Weight.BOLD) * em
    left = (place.w - wide) / 2 if middle else 24.0
    marks: list[Mark] = [
        Panel(Rect(0, 0, place.w, place.h), fill, radius=12, edge=ring, edge_width=4.0 if ring else 0.0),
        *icon_marks(means.icons.get(icon, ()), Rect(left, (place.h - ICON) / 2, ICON, ICON), ink),
        Text(Point(left + lead, place.h / 2 + em * 0.34), label, em, ink, Weight.BOLD),
    ]
    return shown(place, Face(Size(place.w, place.h), tuple(marks)), action)


def paper(place: Rect, means: Means, *marks: Mark, fill: str = WHITE, ring: str = "", action: str = "blad") -> Control:
    """A sheet with a soft shadow and marks on it."""
    edge = means.look.edge()
    colour, width = (ring, 6.0) if ring else edge
    back = Panel(Rect(0, 0, place.w, place.h), fill, radius=16, edge=colour, edge_width=width, shadow=5)
    return shown(place, Face(Size(place.w, place.h), (back, *marks), 12), action)
