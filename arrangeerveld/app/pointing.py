"""Cards that are pointed out for a moment, because somebody looked for them in the tray: a bright edge that pulses and fades."""

from __future__ import annotations

import math
from collections.abc import Iterable

from arrangeerveld.core.board import Item
from arrangeerveld.core.colours import DARK, FOCUS
from arrangeerveld.core.faces import SHADOW_MARGIN
from arrangeerveld.core.geometry import Rect
from arrangeerveld.core.marks import Face, Panel

LASTS = 4.0  # seconds
FADES = 0.8  # seconds at the end in which it goes
PULSE = 0.8  # seconds from bright to bright


class Pointed:
    """The items that are pointed out, and since when."""

    def __init__(self) -> None:
        self.since: dict[str, float] = {}

    def show(self, item_ids: Iterable[str], now: float) -> None:
        """Point these out from now on."""
        self.since |= dict.fromkeys(item_ids, now)

    def lights(self, now: float) -> dict[str, float]:
        """How bright the edge of each is now, from 0 to 1; those whose time is over are forgotten."""
        self.since = {item_id: since for item_id, since in self.since.items() if now - since < LASTS}
        return {item_id: _bright(now - since) for item_id, since in self.since.items()}


def _bright(age: float) -> float:
    """Bright first, then up and down, and out at the end."""
    wave = 0.7 + 0.3 * math.cos(2 * math.pi * age / PULSE)
    return wave * min(1.0, (LASTS - age) / FADES)


def edge_face(item: Item) -> Face:
    """The edge around an item, as large as its shadow at most."""
    w, h = item.size
    dark = Panel(Rect(-11, -11, w + 22, h + 22), "", radius=18, edge=DARK, edge_width=13)
    bright = Panel(Rect(-9.5, -9.5, w + 19, h + 19), "", radius=16.5, edge=FOCUS, edge_width=9.5)
    return Face(item.size, (dark, bright), SHADOW_MARGIN)
