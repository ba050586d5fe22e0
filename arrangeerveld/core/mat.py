"""The placemat (veld) as a value: its zones (vakken) and the steps of the talk."""

from __future__ import annotations

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
            radius = min(place.w, place.h) / 2
            spine = Rect(place.x + radius, place.y + radius, place.w - 2 * radius, place.h - 2 * radius)
            return spine.distance(point) <= radius
