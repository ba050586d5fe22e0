"""The piles of controls that lie over each other on the screen, and which of them a finger meets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from arrangeerveld.app.controls import Control
from arrangeerveld.core.geometry import Point, Rect

PILES = (
    "enlarged",
    "list",
    "rows",
    "page",
    "frame",
    "cards",
    "steps",
    "talk",
    "agreement",
    "dock",
    "mark",
    "rings",
    "remarks",
    "wipe",
    "keyboards",
    "marks",
    "typing",
    "touchtest",
    "notices",
    "bin",
    "curtain",
)
"""The groups of controls from the bottom up; the cards of a tray and the rows of agreements are seen through windows (`WINDOWS`) only,
the bin lies over what is held."""
WINDOWS = ("cards", "rows")


@dataclass(frozen=True, slots=True)
class Layers:
    """The controls to draw, by pile, and the windows through which some piles are seen."""

    piles: Mapping[str, tuple[Control, ...]]
    windows: Mapping[str, Rect | None]

    def hit(self, point: Point, without: str = "") -> Control | None:
        """The topmost control that can be touched at a point, not in the pile `without`."""
        for name in reversed(PILES):
            window = self.windows.get(name)
            if name == without or (name in WINDOWS and not (window and window.contains(point))):
                continue
            for control in reversed(self.piles[name]):
                if control.action and control.place.contains(point):
                    return control
        return None
