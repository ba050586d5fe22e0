"""The placemat (veld) as a value: its zones (vakken) and the steps of the talk."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from arrangeerveld.core.geometry import Point, Rect, Size

HEIGHT = 720.0  # every mat is this high, so that type and cards are equally large on all of them


class Shape(StrEnum):
    """The outline of a zone inside its place."""

    RECTANGLE = "rechthoek"
    ROUNDED = "afgerond"
    PILL = "pil"
    ELLIPSE = "ellips"


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
    place: Rect
    colour: str = "grijs"  # a name in `colours.ZONES`
    icon: str = ""
    question: str = ""
    holds: tuple[Holds, ...] = (Holds.CARDS, Holds.NOTES, Holds.INK)
    align: Align = Align.LEFT
    record: str = ""  # heading in the record, when other than the title


@dataclass(frozen=True, slots=True)
class Step:
    """One phase of the talk: guidance, never a lock."""

    title: str
    minutes: int
    todo: str = ""
    zones: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


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
    pupil: bool = True  # whether a talk on this mat is about one pupil

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
        case Shape.PILL:
            return max(0.0, _spine(place).distance(point) - min(place.w, place.h) / 2)


def _spine(place: Rect) -> Rect:
    """The line through a pill, from the middle of one round end to that of the other."""
    radius = min(place.w, place.h) / 2
    return Rect(place.x + radius, place.y + radius, place.w - 2 * radius, place.h - 2 * radius)
