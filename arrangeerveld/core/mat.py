"""The placemat (veld) as a value: its zones (vakken) and the steps of the talk."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum

from arrangeerveld.core import outlines
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.pictures import PictureData

HEAD, QUESTION = 46.0, 26.0  # mm that the title and the helper question of a zone take
BESIDE = 30.0  # mm from the left edge at which a title that has a place of its own stands beside the columns
HEIGHT = 720.0  # every mat is this high, so that type and cards are equally large on all of them


class Shape(StrEnum):
    """The outline of a zone inside its place."""

    RECTANGLE = "rechthoek"
    ROUNDED = "afgerond"
    PILL = "pil"
    ELLIPSE = "ellips"
    RING = "ring"  # or a part of one
    POLYGON = "veelhoek"


class Align(StrEnum):
    """On which side the title of a zone stands."""

    LEFT = "links"
    CENTRE = "midden"
    RIGHT = "rechts"


class Holds(StrEnum):
    """What is meant to lie in a zone."""

    CARDS = "kaarten"
    NOTES = "memo's"
    INK = "inkt"
    AGREEMENTS = "afspraken"
    TEXT = "tekst"


@dataclass(frozen=True, slots=True)
class Zone:
    """An area of the mat with a title; later zones lie on top of earlier ones."""

    id: str
    title: str
    shape: Shape
    place: Rect  # of a part of a ring the whole ring
    colour: str = "grijs"  # a name in `colours.ZONES`, or `colours.CLEAR`
    icon: str = ""
    question: str = ""
    holds: tuple[Holds, ...] = (Holds.CARDS, Holds.NOTES, Holds.INK)
    align: Align = Align.LEFT
    record: str = ""  # heading in the record, when other than the title
    points: tuple[Point, ...] = ()  # the corners of a polygon, from the top left of its place
    hole: float = 0.0  # the inner part of the radius of a ring, from 0 to 1
    arc: tuple[float, float] = (0.0, outlines.FULL)  # from where to where a ring goes, degrees clockwise from the top
    heading: Rect | None = None  # where the title stands, when not at the top of the place
    signs: tuple[str, ...] = ()  # columns that items are sorted in: + − ?
    curves: tuple[outlines.Curve, ...] = field(init=False, compare=False, repr=False)  # the outline of a ring or polygon

    def __post_init__(self) -> None:
        """Keep the outline: it is asked for whenever something moves."""
        curves: tuple[outlines.Curve, ...] = ()
        if self.shape is Shape.RING:
            curves = outlines.ring(self.place, self.hole, *self.arc)
        elif self.shape is Shape.POLYGON:
            curves = (tuple(Point(self.place.x + x, self.place.y + y) for x, y in self.points),)
        object.__setattr__(self, "curves", curves)

    def columns(self) -> tuple[tuple[str, Rect], ...]:
        """The columns of its signs, from left to right, below the title."""
        head = HEAD + (QUESTION if self.question else 0.0)
        round_ = self.shape in {Shape.ELLIPSE, Shape.PILL}
        inset = self.place.w * 0.1 if round_ else 8.0
        top = self.heading.bottom if self.heading else self.place.y + head + (10.0 if round_ else 0.0)
        left = self.place.x + inset
        if self.heading and self.heading.x < self.place.x + BESIDE and self.heading.right < self.place.x + self.place.w / 2 and not round_:
            left, top = self.heading.right, self.place.y + 4.0  # the title stands beside the columns
        body = Rect(left, top, self.place.right - inset - left, max(1.0, self.place.bottom - top - 8.0))
        wide = body.w / max(1, len(self.signs))
        return tuple((sign, Rect(body.x + i * wide, body.y, wide, body.h)) for i, sign in enumerate(self.signs))

    def sign_at(self, point: Point) -> str:
        """The sign of the column that a point lies in or is nearest to; empty when the zone has none."""
        columns = self.columns()
        return min(columns, key=lambda column: abs(column[1].centre.x - point.x))[0] if columns else ""


@dataclass(frozen=True, slots=True)
class Step:
    """One phase of the talk: guidance, never a lock."""

    title: str
    minutes: int
    todo: str = ""
    zones: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()  # helper questions for the gespreksleider


@dataclass(frozen=True, slots=True)
class Mat:
    """A placemat."""

    id: str
    name: str
    talk: str
    size: Size
    zones: tuple[Zone, ...]
    steps: tuple[Step, ...] = ()
    decks: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    order: int = 1000  # on the start screen
    pupil: bool = True  # whether a talk on this mat is about one pupil
    backdrop: str = ""  # the name of the picture under the zones, beside the file of the field
    picture: PictureData | None = None  # that picture, once it was read

    @property
    def area(self) -> Rect:
        """The whole mat."""
        return Rect(0.0, 0.0, self.size.w, self.size.h)

    def zone(self, zone_id: str) -> Zone | None:
        """The zone with this id, if the mat has it."""
        return next((zone for zone in self.zones if zone.id == zone_id), None)


def inside(zone: Zone, point: Point) -> bool:
    """Whether a point lies in the zone as it is drawn (the rounding of corners of `afgerond` counts as inside)."""
    place = zone.place
    match zone.shape:
        case Shape.RECTANGLE | Shape.ROUNDED:
            return place.contains(point)
        case Shape.ELLIPSE:
            across, down = place.w / 2, place.h / 2
            return ((point.x - place.centre.x) / across) ** 2 + ((point.y - place.centre.y) / down) ** 2 <= 1
        case Shape.PILL:
            return _spine(place).distance(point) <= min(place.w, place.h) / 2
        case Shape.RING | Shape.POLYGON:
            return outlines.holds(zone.curves, point)


def gap(zone: Zone, point: Point) -> float:
    """How far a point lies outside the zone as it is drawn, mm; 0 inside. Exact near the zone, about right far from an ellipse."""
    place = zone.place
    match zone.shape:
        case Shape.RECTANGLE | Shape.ROUNDED:
            return place.distance(point)
        case Shape.ELLIPSE:
            dx, dy, across, down = point.x - place.centre.x, point.y - place.centre.y, place.w / 2, place.h / 2
            rings = math.hypot(dx / across, dy / down)
            return rings * (rings - 1) / math.hypot(dx / across**2, dy / down**2) if rings > 1 else 0.0
        case Shape.RING | Shape.POLYGON:
            return 0.0 if inside(zone, point) else outlines.distance(zone.curves, point)
        case Shape.PILL:
            return max(0.0, _spine(place).distance(point) - min(place.w, place.h) / 2)


def _spine(place: Rect) -> Rect:
    """The line through a pill, from the middle of one round end to that of the other."""
    radius = min(place.w, place.h) / 2
    return Rect(place.x + radius, place.y + radius, place.w - 2 * radius, place.h - 2 * radius)
