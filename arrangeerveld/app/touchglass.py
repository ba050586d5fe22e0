"""The touch test on the glass: for every finger a ring, a label, and a dot for each report; few instructions for many dots."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from time import perf_counter

from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.graphics import Point as Dots

from arrangeerveld.app.glass import Quad, Quads, Textures
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.touchtest import Seen, TouchTest
from arrangeerveld.core.colours import DARK, TABLE, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.marks import Face, Panel, Text, Weight
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.tiles import rgb, tile

COLOURS = ("#123a8c", "#8c1d18", "#14592f", "#6b2fa0", "#8a4b00", "#0f545f", "#83233f", "#3b4856", "#5a5a00", "#a0306b")
RING = 110.0  # mm, across
_EM = 22.0


class TouchGlass:
    """`back` hides the table, under the controls of the page; `front` holds the fingers."""

    def __init__(self, textures: Textures) -> None:
        self.back, self.front = InstructionGroup(), InstructionGroup()
        self._quads = Quads(textures)
        self._dots = InstructionGroup()
        self._lines: dict[int, Dots] = {}
        self._open = False

    def show(self, test: TouchTest | None, screen: Screen, typeface: Typeface) -> None:
        """Show the page as it is now, or nothing."""
        if (test is not None) != self._open:
            self._open = test is not None
            self._turn(screen)
        if test is None:
            return
        test.tick(perf_counter())
        fingers = tuple(test.fingers.values())
        self._trails(fingers, screen)
        self._quads.show(chain.from_iterable(_finger(seen, screen, typeface) for seen in fingers))

    def _turn(self, screen: Screen) -> None:
        """Bring the page to the glass, or take it off."""
        self.back.clear()
        self.front.clear()
        self._dots.clear()
        self._lines.clear()
        if self._open:
            for instruction in (Color(*_rgb(TABLE)), Rectangle(size=screen.pixels), Color(1, 1, 1, 1)):
                self.back.add(instruction)
            for instruction in (self._dots, Color(1, 1, 1, 1), self._quads.group):
                self.front.add(instruction)

    def _trails(self, fingers: tuple[Seen, ...], screen: Screen) -> None:
        """One instruction per finger, with a dot for each report."""
        for number in self._lines.keys() - {seen.number for seen in fingers}:
            self._lines[number].points = []
        for seen in fingers:
            line = self._lines.get(seen.number)
            if line is None:
                line = self._lines[seen.number] = Dots(pointsize=max(2.0, 3.0 * screen.scale))
                self._dots.add(Color(*_rgb(_colour(seen))))
                self._dots.add(line)
            line.points = list(chain.from_iterable(screen.pixel(place) for place in seen.trail))


def _finger(seen: Seen, screen: Screen, typeface: Typeface) -> Iterator[Quad]:
    """The ring under a finger, and over it, where no hand hides it, what is known of it."""
    scale, colour = screen.scale, _colour(seen)
    x, y = screen.pixel(seen.place)
    pale = 0.35 if seen.up or seen.double else 1.0
    ring = Face(Size(RING, RING), (Panel(Rect(4, 4, RING - 8, RING - 8), "", round=True, edge=colour, edge_width=6),))
    side = round(RING * scale)
    yield Quad(("ring", colour, scale), lambda: tile(ring, scale, typeface), (round(x - side / 2), round(y - side / 2)), alpha=pale)
    face = _label(seen.label, colour, typeface)
    left = min(max(seen.place.x - face.size.w / 2, 0.0), screen.size.w - face.size.w)
    foot = seen.place.y - RING / 2 - 6
    if foot < face.size.h:
        foot = seen.place.y + RING / 2 + 6 + face.size.h
    at, foot = screen.pixel(Point(left, foot))
    yield Quad(("vinger", seen.label, colour, scale), lambda: tile(face, scale, typeface), (round(at), round(foot)), alpha=max(pale, 0.6))


def _label(lines: tuple[str, ...], colour: str, typeface: Typeface) -> Face:
    wide = max((typeface.width(line, Weight.BOLD) * _EM for line in lines), default=0) + 24
    size = Size(wide, len(lines) * 27 + 14)
    back = Panel(Rect(0, 0, *size), WHITE, radius=8, edge=colour, edge_width=3)
    return Face(size, (back, *(Text(Point(12, 28 + 27 * i), line, _EM, DARK, Weight.BOLD) for i, line in enumerate(lines))))


def _colour(seen: Seen) -> str:
    return COLOURS[(seen.number - 1) % len(COLOURS)]


def _rgb(colour: str) -> tuple[float, float, float, float]:
    red, green, blue = rgb(colour)
    return red / 255, green / 255, blue / 255, 1.0
