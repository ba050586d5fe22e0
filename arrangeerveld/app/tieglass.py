"""The lines from keyboards to their notes on the glass: the colour of the paper between two dark edges."""

from __future__ import annotations

from kivy.graphics import Color, InstructionGroup
from kivy.graphics import Line as Stroke

from arrangeerveld.app.screen import Screen
from arrangeerveld.app.ties import Line
from arrangeerveld.core.colours import DARK
from arrangeerveld.paint.tiles import rgb

WIDE, INNER = 13.0, 8.0  # mm, with its edges and without


class TieGlass:
    """The lines, made again only when they change."""

    def __init__(self) -> None:
        self.group = InstructionGroup()
        self._shown: tuple[object, Screen] | None = None

    def show(self, lines: tuple[Line, ...], screen: Screen) -> None:
        """Show these lines."""
        if (lines, screen) == self._shown:
            return
        self._shown = lines, screen
        self.group.clear()
        for line in lines:
            points = [*screen.pixel(line.start), *screen.pixel(line.end)]
            for colour, width in ((DARK, WIDE), (line.colour, INNER)):
                red, green, blue = rgb(colour)
                self.group.add(Color(red / 255, green / 255, blue / 255, 1))
                self.group.add(Stroke(points=points, width=max(1.0, width * screen.scale / 2), cap="round"))
        self.group.add(Color(1, 1, 1, 1))
