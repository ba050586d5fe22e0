"""How things look to those who need more than usual: larger letters, or the greatest contrast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from arrangeerveld.core.colours import BLACK, WHITE, ZONES, Tint, contrast

ENOUGH = 7.0  # WCAG 2.1, success criterion 1.4.6
LARGER = 1.15


class Edge(NamedTuple):
    """An edge of a panel: its colour (empty for none) and its width in mm."""

    colour: str = ""
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Look:
    """The usual look, or larger letters on cards and notes, or the greatest contrast, or both."""

    larger: bool = False
    contrast: bool = False

    def sizes(self, sizes: tuple[float, ...]) -> tuple[float, ...]:
        """Sizes of letters (em, mm) in this look."""
        return tuple(size * LARGER for size in sizes) if self.larger else sizes

    def ink(self, colour: str) -> str:
        """The colour of letters on a light surface."""
        return BLACK if self.contrast else colour

    def band(self, colour: str) -> str:
        """A surface with white letters on it: dark enough for them."""
        return darkened(colour) if self.contrast else colour

    def dark(self, colour: str) -> str:
        """A dark surface with light signs on it."""
        return BLACK if self.contrast else colour

    def light(self, colour: str) -> str:
        """A light surface with dark signs on it."""
        return WHITE if self.contrast else colour

    def tint(self, name: str) -> Tint:
        """A surface of the palette with its letters."""
        return Tint(WHITE, BLACK) if self.contrast else ZONES.get(name, ZONES["grijs"])

    def edge(self, name: str = "", usual: Edge = Edge()) -> Edge:  # noqa: B008 - a constant
        """The edge around a surface of the palette, or around a paper when no name is given."""
        if not self.contrast:
            return usual
        return Edge(ZONES.get(name, ZONES["grijs"]).text if name else BLACK, 3.0)


USUAL = Look()


def darkened(colour: str) -> str:
    """The nearest darker shade of `#rrggbb` on which white letters have enough contrast."""
    parts = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    for percent in range(100, -1, -2):
        shade = "#" + "".join(f"{part * percent // 100:02x}" for part in parts)
        if contrast(shade, WHITE) >= ENOUGH:
            return shade
    return BLACK
