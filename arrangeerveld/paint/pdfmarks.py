"""The four marks as the operators of a PDF page: the same drawing as on the screen, in lines and letters instead of pixels."""

from __future__ import annotations

import logging
import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from arrangeerveld.core.drawing import Drawing
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.greybox import GREY
from arrangeerveld.core.marks import Ink, Mark, Panel, Picture, Sprite, Text
from arrangeerveld.paint.pdffonts import FontBook
from arrangeerveld.paint.pdfobjects import number
from arrangeerveld.paint.pdfpictures import Pictures
from arrangeerveld.paint.tiles import SHADOW_COLOUR

log = logging.getLogger(__name__)

ARC = 0.5523  # how far the handles of a quarter of a circle reach, in radii
SOFT = ((1.6, 0.012), (1.2, 0.02), (0.8, 0.035), (0.4, 0.045), (0.0, 0.05), (-0.4, 0.045))
"""A soft shadow as sheets over each other: how far each sticks out (in softness) and how dense it is."""
THIN = 0.12  # mm: points of a line that lie closer to their neighbours' line than this, or than a tenth of its width, are not written


class Marker:
    """Writes marks; keeps which letters, pictures and densities are used."""

    def __init__(self, fonts: FontBook, pictures: Pictures) -> None:
        self._fonts, self._pictures = fonts, pictures
        self.broken: set[str] = set()  # the ids of items that are a grey box

    def marks(self, marks: Sequence[Mark]) -> Iterator[str]:
        """The operators for marks in mm, y down."""
        for mark in marks:
            match mark:
                case Panel():
                    yield from _panel(mark)
                case Text():
                    yield from self._text(mark)
                case Ink():
                    yield from _pen(mark.points, mark.width, mark.colour)
                case Picture():
                    yield from self._pictures.draw(mark)

    def drawing(self, drawing: Drawing, place: Rect, window: Rect | None = None) -> Iterator[str]:
        """A drawing in a place on the page, nothing of it outside, or outside a smaller window."""
        scale = place.w / drawing.mat.size.w
        yield f"q {_rect(window or place)} W n {scale:.7f} 0 0 {scale:.7f} {number(place.x)} {number(place.y)} cm"
        yield from self.marks(drawing.mat.marks)
        for sprite in drawing.sprites:
            yield f"q {_lying(sprite.pose.x, sprite.pose.y, sprite.pose.turn, sprite.face.size)} cm"
            yield from self._face(sprite)
            yield "Q"
        for ink in drawing.ink:
            yield from _pen(ink.points, ink.width, ink.colour)
        yield "Q"

    def _face(self, sprite: Sprite) -> Sequence[str]:
        """The operators for an item; a plain grey box when they cannot be made."""
        try:
            return tuple(self.marks(sprite.face.marks))
        except Exception:
            log.exception("an item could not be put in a PDF")
            self.broken.add(sprite.key)
            return tuple(_panel(Panel(Rect(0, 0, *sprite.face.size), GREY)))

    def _text(self, text: Text) -> Iterator[str]:
        x = text.start.x
        for font, codes, wide in self._fonts.runs(text.text, text.weight):
            at = f"1 0 0 -1 {number(x)} {number(text.start.y)} Tm"
            yield f"BT {_colour(text.colour)} rg /{font} {number(text.size)} Tf {at} <{codes.hex().upper()}> Tj ET"
            x += wide * text.size


def density(value: float) -> str:
    """The name of a density (0 to 1) among the resources of a page."""
    return f"G{round(value * 1000)}"


def _lying(x: float, y: float, turn: float, size: Size) -> str:
    """From the top left of a face to the mat on which it lies turned around its middle."""
    angle = math.radians(turn)
    cos, sin = math.cos(angle), math.sin(angle)
    left = x - cos * size.w / 2 + sin * size.h / 2
    top = y - sin * size.w / 2 - cos * size.h / 2
    return f"{cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} {number(left)} {number(top)}"


def _panel(panel: Panel) -> Iterator[str]:
    place = panel.place
    if panel.shadow:
        yield f"q {_colour_of(SHADOW_COLOUR)} rg"
        for out, dense in SOFT:
            soft = place.grown(out * panel.shadow)
            lower = Rect(soft.x, soft.y + panel.shadow * 0.45, soft.w, soft.h)
            yield f"/{density(dense)} gs {_shape(lower, panel.radius + out * panel.shadow)} f"
        yield "Q"
    if panel.curves:
        yield from _outlined(panel)
        return
    edge = panel.edge_width if panel.edge else 0.0
    if edge and not panel.fill:
        inner = place.grown(-edge / 2)
        yield f"{_colour(panel.edge)} RG {number(edge)} w {_shape(inner, panel.radius - edge / 2, round_=panel.round)} S"
        return
    if edge:
        yield f"{_colour(panel.edge)} rg {_shape(place, panel.radius, round_=panel.round)} f"
        place = place.grown(-edge)
    if panel.fill:
        yield f"{_colour(panel.fill)} rg {_shape(place, panel.radius - edge, round_=panel.round)} f"


def _outlined(panel: Panel) -> Iterator[str]:
    """A panel with an outline of its own, its edge just inside."""
    path = " ".join(f"{_points(curve)} h" for curve in panel.curves)
    if panel.fill:
        yield f"{_colour(panel.fill)} rg {path} f*"
    if panel.edge and panel.edge_width:
        yield f"q {path} W* n {_colour(panel.edge)} RG {number(2 * panel.edge_width)} w {path} S Q"


def _shape(place: Rect, radius: float, *, round_: bool = False) -> str:
    """The path of a rectangle, with round corners or as an ellipse."""
    across, down = (place.w / 2, place.h / 2) if round_ else (min(radius, place.w / 2, place.h / 2),) * 2
    if across <= 0 or down <= 0:
        return _rect(place)
    x, y, right, bottom = place.x, place.y, place.right, place.bottom
    a, d = across * (1 - ARC), down * (1 - ARC)
    parts = (
        ((x + across, y), "m"),
        ((right - across, y), "l"),
        ((right - a, y, right, y + d, right, y + down), "c"),
        ((right, bottom - down), "l"),
        ((right, bottom - d, right - a, bottom, right - across, bottom), "c"),
        ((x + across, bottom), "l"),
        ((x + a, bottom, x, bottom - d, x, bottom - down), "c"),
        ((x, y + down), "l"),
        ((x, y + d, x + a, y, x + across, y), "c"),
    )
    return " ".join(f"{' '.join(map(number, values))} {word}" for values, word in parts) + " h"


def _rect(place: Rect) -> str:
    return f"{' '.join(map(number, place))} re"


def _pen(points: Sequence[Point], width: float, colour: str) -> Iterator[str]:
    """A line with round ends; a dot is a line of no length."""
    kept = _thinned(points, min(THIN, width / 10))
    if len(kept) == 1:
        kept = [kept[0], kept[0]]
    yield f"{_colour(colour)} RG {number(width)} w 1 J 1 j {_points(kept)} S"


def _points(points: Iterable[Sequence[float]]) -> str:
    every = tuple(chain.from_iterable(points))
    return ("%.2f %.2f m " + "%.2f %.2f l " * (len(every) // 2 - 1)) % every


def _thinned(points: Sequence[Point], near: float) -> list[Point]:
    """The points without those on a straight way (within so many mm): a tenth of them draws the same line."""
    if len(points) < 3:  # noqa: PLR2004 - nothing lies between two
        return list(points)
    kept, start = [points[0]], 0
    limit = near * near
    for i in range(2, len(points)):
        ax, ay = points[start]
        dx, dy = points[i][0] - ax, points[i][1] - ay
        length2 = dx * dx + dy * dy
        far = False
        for j in range(start + 1, i):
            px, py = points[j][0] - ax, points[j][1] - ay
            cross, along = px * dy - py * dx, px * dx + py * dy
            if cross * cross > limit * length2 or along < 0 or along > length2:
                far = True
                break
        if far:
            kept.append(points[i - 1])
            start = i - 1
    return [*kept, points[-1]]


def _colour(colour: str) -> str:
    return _colour_of(tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5)))


def _colour_of(parts: Iterable[int]) -> str:
    return " ".join(number(part / 255) for part in parts)
