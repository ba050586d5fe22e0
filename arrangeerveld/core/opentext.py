"""The lines that are seen of a long text while somebody writes on it: an open note grows, but not over the whole screen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from arrangeerveld.core.colours import DARK, WHITE
from arrangeerveld.core.geometry import Point, Rect
from arrangeerveld.core.layout import Setting
from arrangeerveld.core.marks import Mark, Panel, Text, Type, Weight

TALLEST = 380.0  # mm of text: beside it there is room for a keyboard, and under it for the dock
BAND = 28.0  # mm, over and under the lines, that tells of the others
_WORDS = 18.0  # em of what is told, mm
ABOVE, BELOW = "hierboven staat meer", "hieronder staat meer"


@dataclass(frozen=True, slots=True)
class Seen:
    """The lines that are seen of a setting, the number of the first of them, and the room over and under them in mm."""

    setting: Setting
    first: int = 0
    after: int = 0  # lines under them
    band: float = 0.0

    @property
    def height(self) -> float:
        """Of the lines and what is over and under them, mm."""
        return self.setting.height + 2 * self.band


def seen(setting: Setting, line: int) -> Seen:
    """The lines around that of the caret, no more than fit in `TALLEST`; their number is the same wherever the caret is."""
    rows = max(3, int(TALLEST / (setting.size * setting.leading)))
    many = len(setting.lines)
    if many <= rows:
        return Seen(setting)
    first = min(max(0, line - rows // 2), many - rows)
    cut = replace(setting, lines=setting.lines[first : first + rows], insets=setting.insets[first : first + rows])
    return Seen(cut, first, many - first - rows, BAND)


def bands(shown: Seen, box: Rect, type_: Type) -> tuple[Mark, ...]:
    """What tells that there is more text over or under the lines that are seen; `box` is where they stand, mm."""
    above = _band(Rect(box.x, box.y - shown.band, box.w, shown.band - 3), ABOVE, type_) if shown.first else ()
    below = _band(Rect(box.x, box.y + shown.setting.height + 3, box.w, shown.band - 3), BELOW, type_) if shown.after else ()
    return (*above, *below)


def _band(place: Rect, words: str, type_: Type) -> tuple[Mark, ...]:
    size = min(_WORDS, (place.w - 8) / type_.width(words, Weight.BOLD))
    across = (place.w - type_.width(words, Weight.BOLD) * size) / 2
    return Panel(place, DARK, radius=4), Text(Point(place.x + across, place.y + place.h / 2 + size * 0.36), words, size, WHITE, Weight.BOLD)
