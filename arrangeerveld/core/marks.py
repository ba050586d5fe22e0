"""The four marks that everything is drawn with, and the faces they make up. Every painter reads these and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol, TypeAlias

from arrangeerveld.core.geometry import Point, Pose, Rect, Size
from arrangeerveld.core.look import USUAL, Look
from arrangeerveld.core.pictures import PictureData


class Weight(StrEnum):
    """The two weights of the typeface."""

    REGULAR = "regular"
    BOLD = "bold"


@dataclass(frozen=True, slots=True)
class Panel:
    """A filled rectangle with round corners; `radius` of half the height makes a pill, `round` an ellipse, `curves` any outline."""

    place: Rect
    fill: str
    radius: float = 0.0
    round: bool = False
    edge: str = ""
    edge_width: float = 0.0
    shadow: float = 0.0  # how soft, mm; 0 is none
    curves: tuple[tuple[Point, ...], ...] = ()  # when it is no box: its outline, filled by the even-odd rule


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text, already broken: `start` is the left end of its baseline, `size` the em in mm."""

    start: Point
    text: str
    size: float
    colour: str
    weight: Weight = Weight.REGULAR


@dataclass(frozen=True, slots=True)
class Ink:
    """A line with round ends through points; `closed` fills nothing, it is a pen."""

    points: tuple[Point, ...]
    width: float
    colour: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that fills a place; it carries its bytes, so that every painter has them."""

    place: Rect
    picture: PictureData


Mark: TypeAlias = Panel | Text | Ink | Picture


@dataclass(frozen=True, slots=True)
class Face:
    """What is drawn on an item: marks in mm from the top left of a paper of this size; shadows may stick out by `margin`."""

    size: Size
    marks: tuple[Mark, ...]
    margin: float = 0.0


@dataclass(frozen=True, slots=True)
class Sprite:
    """A face at its place."""

    key: str
    pose: Pose
    face: Face


Icon: TypeAlias = tuple[tuple[Point, ...], ...]
"""Polylines in a box of 24 by 24, drawn with a pen of 2."""

ICON_BOX = 24.0
ICON_PEN = 2.0


class Type(Protocol):
    """What the core must know of the typeface."""

    def width(self, text: str, weight: Weight) -> float:
        """The width of a text in em, from the font's design widths."""
        ...

    def hyphens(self, word: str) -> tuple[int, ...]:
        """The places where a long word may be broken."""
        ...


@dataclass(frozen=True, slots=True)
class Means:
    """What a drawing is made with: a typeface, icons, and how it should look."""

    type: Type
    icons: Mapping[str, Icon]
    look: Look = USUAL


def icon_marks(icon: Icon, place: Rect, colour: str) -> tuple[Ink, ...]:
    """An icon drawn to fill a square place."""
    scale = place.w / ICON_BOX
    return tuple(
        Ink(tuple(Point(place.x + x * scale, place.y + y * scale) for x, y in line), ICON_PEN * scale, colour) for line in icon if line
    )


def scaled(panel: Panel, by: float) -> Panel:
    """The same panel, so many times as large from the origin."""
    x, y, w, h = (side * by for side in panel.place)
    curves = tuple(tuple(Point(px * by, py * by) for px, py in curve) for curve in panel.curves)
    return replace(panel, place=Rect(x, y, w, h), radius=panel.radius * by, edge_width=panel.edge_width * by, curves=curves)


def shifted_panel(panel: Panel, dx: float, dy: float) -> Panel:
    """The same panel, moved."""
    x, y, w, h = panel.place
    curves = tuple(tuple(Point(px + dx, py + dy) for px, py in curve) for curve in panel.curves)
    return replace(panel, place=Rect(x + dx, y + dy, w, h), curves=curves)


def shifted(mark: Mark, dx: float, dy: float) -> Mark:
    """The same mark, moved."""
    match mark:
        case Panel():
            return shifted_panel(mark, dx, dy)
        case Text():
            return Text(Point(mark.start.x + dx, mark.start.y + dy), mark.text, mark.size, mark.colour, mark.weight)
        case Ink():
            return Ink(tuple(Point(x + dx, y + dy) for x, y in mark.points), mark.width, mark.colour)
        case Picture():
            return Picture(Rect(mark.place.x + dx, mark.place.y + dy, mark.place.w, mark.place.h), mark.picture)
