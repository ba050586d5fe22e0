"""The switches for the zones on the page of the record: long titles in more lines, and zones that are called alike told apart."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection

from arrangeerveld.app.buttons import shown
from arrangeerveld.app.controls import Control
from arrangeerveld.core.colours import DARK, FOCUS, MUTED, WHITE
from arrangeerveld.core.geometry import Rect, Size
from arrangeerveld.core.layout import TIGHT, fit, text_marks
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Weight, icon_marks
from arrangeerveld.core.mat import Mat

GAP = 10.0
SIZES = (24.6, 22.0, 20.0, 18.0)
_SIGN, _PAD = 24.0, 10.0


def switches(mat: Mat, away: Collection[str], place: Rect, means: Means) -> list[Control]:
    """A switch for each zone in two rows that fill a place, mm; those of `away` are off."""
    columns = max(1, math.ceil(len(mat.zones) / 2))
    wide, high = (place.w - GAP * (columns - 1)) / columns, (place.h - GAP) / 2
    names = Counter(zone.title for zone in mat.zones)
    made = []
    for i, zone in enumerate(mat.zones):
        spot = Rect(place.x + i % columns * (wide + GAP), place.y + i // columns * (high + GAP), wide, high)
        title = zone.title if names[zone.title] == 1 else zone.record or zone.title
        made.append(_switch(title, spot, means, f"dossierkeuze:vak={zone.id}", on=zone.id not in away))
    return made


def _switch(label: str, place: Rect, means: Means, action: str, *, on: bool) -> Control:
    fill, ink, edge = (DARK, WHITE, FOCUS) if on else (WHITE, means.look.ink(MUTED), means.look.ink(MUTED))
    lead = _SIGN + 4 if on and place.w > 4 * _SIGN else 0.0
    box = Rect(_PAD + lead, 2, place.w - lead - 2 * _PAD, place.h - 4)
    setting = fit(label, box, SIZES, Weight.BOLD, means.type, leading=TIGHT)
    sign = icon_marks(means.icons.get("check", ()), Rect(_PAD - 2, (place.h - _SIGN) / 2, _SIGN, _SIGN), ink) if lead else ()
    marks: tuple[Mark, ...] = (
        Panel(Rect(0, 0, place.w, place.h), fill, radius=12, edge=edge, edge_width=4.0),
        *sign,
        *text_marks(setting, box, ink, Weight.BOLD, middle=True),
    )
    return shown(place, Face(Size(place.w, place.h), marks), action)
