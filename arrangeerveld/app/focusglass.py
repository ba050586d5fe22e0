"""The ring around the stop where the keyboard is: a thick bright line between two dark ones, over everything on the glass."""

from __future__ import annotations

from itertools import chain

from kivy.graphics import Color, InstructionGroup, Line

from arrangeerveld.app.screen import Screen
from arrangeerveld.app.stops import Stop, outline
from arrangeerveld.core.colours import BLACK, FOCUS
from arrangeerveld.core.geometry import Point, Pose, Rect, out_of
from arrangeerveld.paint.tiles import rgb

OUT = 6.0  # mm from the stop to the middle of the line
WIDE, BRIGHT = 13.0, 8.0  # mm, the dark line and the bright one in it


class FocusGlass:
    """The ring as lines, made again only when it moves."""

    def __init__(self) -> None:
        self.group = InstructionGroup()
        self._shown: tuple[Stop, Screen] | None = None

    def show(self, stop: Stop | None, screen: Screen) -> None:
        """Show the ring around a stop, or none."""
        wanted = None if stop is None else (stop, screen)
        if wanted == self._shown:
            return
        self._shown = wanted
        self.group.clear()
        if stop is None:
            return
        points = list(chain.from_iterable(screen.pixel(corner) for corner in corners(stop, screen)))
        for colour, width in ((BLACK, WIDE), (FOCUS, BRIGHT)):
            red, green, blue = rgb(colour)
            self.group.add(Color(red / 255, green / 255, blue / 255, 1))
            self.group.add(Line(points=points, width=max(1.5, width * screen.scale / 2), close=True, joint="round"))
        self.group.add(Color(1, 1, 1, 1))


def corners(stop: Stop, screen: Screen) -> tuple[Point, ...]:
    """The corners of the line, mm on the screen; what fills the screen has it just inside."""
    edge = Rect(0.0, 0.0, *screen.size).grown(-WIDE / 2)
    place, turn = outline(stop, edge, OUT)
    pose = Pose(*place.centre, turn)
    return tuple(out_of(pose, Point(x * place.w / 2, y * place.h / 2)) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1)))
