"""The quiet mark over Bewaar: whether everything that is finished is safe on this computer's disk."""

from __future__ import annotations

from enum import StrEnum

from arrangeerveld.app.controls import DOCK_FILL, FAINT, Control
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.colours import WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Text, Weight, icon_marks

LETTERS = 18.0
HIGH = 27.0  # between the zones of the mat and the buttons of the dock
ICON = 20.0
_WARNING = "#7a2e00"


class Kept(StrEnum):
    """What the mark says; nothing as long as nothing was done."""

    NOTHING = ""
    SAFE = "bewaard"
    BUSY = "bezig"
    FAILED = "niet bewaard"


_ICONS = {Kept.SAFE: "check", Kept.BUSY: "clock", Kept.FAILED: "alert-triangle"}


def kept_mark(screen: Screen, kept: Kept, means: Means) -> tuple[Control, ...]:
    """A tab on the edge of the dock, over its last button; it cannot be touched."""
    if kept is Kept.NOTHING:
        return ()
    wide = 40 + max(means.type.width(word, Weight.BOLD) for word in Kept if word is not Kept.FAILED or word is kept) * LETTERS
    x = 10.0 if screen.mirrored else screen.size.w - 10 - wide
    fill, ink = (_WARNING, WHITE) if kept is Kept.FAILED else (means.look.dark(DOCK_FILL), WHITE if kept is Kept.SAFE else FAINT)
    size = Size(wide, HIGH)
    marks: tuple[Mark, ...] = (
        Panel(Rect(0, 0, wide, HIGH), fill, radius=9),
        Panel(Rect(0, HIGH / 2, wide, HIGH / 2), fill),
        *icon_marks(means.icons.get(_ICONS[kept], ()), Rect(8, (HIGH - ICON) / 2 + 1, ICON, ICON), ink),
        Text(Point(32, HIGH / 2 + LETTERS * 0.36), kept, LETTERS, ink, Weight.BOLD),
    )
    place = Rect(x, screen.dock.y + 9 - HIGH, *size)
    return (Control(("bewaard", kept, wide), place, Face(size, marks)),)
