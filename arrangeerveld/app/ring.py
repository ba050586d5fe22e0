"""The ring around one item: a few large round choices, wholly on the screen, and a bright edge that says which item they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from arrangeerveld.app.controls import DOCK_FILL, FAINT, Control, label_size
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.board import Card, Item, Photo, area_of
from arrangeerveld.core.colours import DARK, FOCUS, WHITE
from arrangeerveld.core.geometry import Point, Pose, Rect, Size, distance, out_of
from arrangeerveld.core.marks import Face, Ink, Mark, Means, Panel, Text, Weight, icon_marks
from arrangeerveld.core.pictures import next_length

SIDE = 92.0  # mm, a choice
GAP = 8.0
LABEL = 18.0
ICON = 32.0
EDGE = 6.0  # mm, the pen of the bright edge
MARGIN = 10.0
SIGN = 76.0  # mm, the lock that is shown for a moment
BLOCKS = ((3, 2), (2, 3), (6, 1), (1, 6))  # columns and rows
HIGH = 4.0  # a mm in the top third is as bad as so many farther away
EDGE = 4.0  # mm from the edge of the screen
HIDES = 1000.0  # hiding a mm² is worse than any distance
MESH = 16  # places in each direction where a block is tried

Layout: TypeAlias = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a ring; one that is not possible now is pale, and says why when it is touched."""

    word: str
    icon: str
    label: str
    possible: bool = True


def choices(item: Item, *, back: bool) -> tuple[Choice | None, ...]:
    """Six choices, clockwise from the top; `back`: whether it has a step to take back.

    Only a card from a deck has something to enlarge; one that was written on the spot can be kept in an own deck instead.

    A photo is enlarged by a tap and has no text to agree on; it can be made larger and smaller instead.
    """
    enlarge = Choice("vergroot", "zoom-in", "vergroot") if isinstance(item, Card) and item.source else None
    if isinstance(item, Card) and not item.source:
        enlarge = Choice("bewaar", "cards", "in stapel", possible=bool(item.title))
    lock = Choice("los", "lock-open", "los") if item.locked else Choice("vast", "lock", "vast")
    agree = Choice("afspraak", "file-check", "afspraak")
    if isinstance(item, Photo):
        enlarge = Choice("groter", "plus", "groter", possible=not item.locked and next_length(item.size, 1) is not None)
        agree = Choice("kleiner", "minus", "kleiner", possible=not item.locked and next_length(item.size, -1) is not None)
    return (
        enlarge,
        Choice("kopie", "copy", "kopie"),
        lock,
        agree,
        Choice("terug", "arrow-back-up", "terug", possible=back),
        Choice("weg", "trash", "weg", possible=not item.locked),
    )


def place_of(item: Item, screen: Screen) -> Rect:
    """The upright rectangle around an item, on the screen."""
    around = area_of(item)
    return Rect(*screen.from_mat(Point(around.x, around.y)), around.w, around.h)


def layout_for(around: Rect, taken: Sequence[Rect], screen: Screen) -> Layout:
    """Six middles, mm from the middle of a place: around it, or in a block near it.

    A block where a circle would hide the place or what is taken, or has a choice in the top third of the screen, where few reach.
    """
    step, third = SIDE + GAP, screen.size.h / 3
    circle = _circle(around)
    places = spots(around, circle, screen)
    if not _hidden(places, (around, *taken)) and min(place.y for place in places) >= third:
        return circle
    room = Rect(EDGE, EDGE, screen.size.w - 2 * EDGE, screen.dock.y - 2 * EDGE)
    best, least = circle, float("inf")
    for columns, rows in BLOCKS:
        block = Size(columns * step, rows * step)
        for corner in _corners(around, block, room):
            place = Rect(*corner, *block)
            middles = (Point(corner.x + (i % columns + 0.5) * step, corner.y + (i // columns + 0.5) * step) for i in range(6))
            layout = tuple(Point(x - around.centre.x, y - around.centre.y) for x, y in middles)
            away = max(distance(middle, Point(0, 0)) for middle in layout) + HIGH * max(0.0, third - place.y)
            cost = away + HIDES * (place.shared(around) * 10 + sum(place.shared(other) for other in taken))
            if cost < least:
                best, least = layout, cost
    return best


def _circle(around: Rect) -> Layout:
    """Over, under and on both sides of a place."""
    step = (SIDE + GAP) / 2
    across, down = around.w / 2 + SIDE / 2 + GAP, around.h / 2 + SIDE / 2 + GAP
    return Point(0, -down), Point(across, -step), Point(across, step), Point(0, down), Point(-across, step), Point(-across, -step)


def _corners(around: Rect, block: Size, room: Rect) -> list[Point]:
    """Places for a block: against each side of a place, and all over the room."""
    x, y = around.centre
    beside = [
        (x - block.w / 2, around.bottom + GAP / 2),
        (x - block.w / 2, around.y - GAP / 2 - block.h),
        (around.right + GAP / 2, y - block.h / 2),
        (around.x - GAP / 2 - block.w, y - block.h / 2),
    ]
    wide, high = room.w - block.w, room.h - block.h
    mesh = [(room.x + wide * i / MESH, room.y + high * j / MESH) for i in range(MESH + 1) for j in range(MESH + 1)]
    return [Point(min(max(left, room.x), room.x + wide), min(max(top, room.y), room.y + high)) for left, top in (*beside, *mesh)]


def _hidden(places: Sequence[Rect], taken: Sequence[Rect]) -> bool:
    return any(place.meets(other) for place in places for other in taken)


def spots(around: Rect, layout: Layout, screen: Screen) -> tuple[Rect, ...]:
    """The places of six choices on the screen, above the dock."""
    x, y = around.centre
    return _pushed([Rect(x + dx - SIDE / 2, y + dy - SIDE / 2, SIDE, SIDE) for dx, dy in layout], screen)


def _pushed(places: list[Rect], screen: Screen) -> tuple[Rect, ...]:
    """The same places, moved together so that all are on the screen."""
    right, bottom = screen.size.w - EDGE, screen.dock.y - EDGE
    dx = max(0.0, EDGE - min(place.x for place in places)) + min(0.0, right - max(place.right for place in places))
    dy = max(0.0, EDGE - min(place.y for place in places)) + min(0.0, bottom - max(place.bottom for place in places))
    return tuple(Rect(place.x + dx, place.y + dy, place.w, place.h) for place in places)


def controls(item: Item, layout: Layout, screen: Screen, means: Means, *, back: bool) -> tuple[Control, ...]:
    """The choices of an item."""
    places = spots(place_of(item, screen), layout, screen)
    made: list[Control] = []
    for choice, place in zip(choices(item, back=back), places, strict=True):
        if choice is not None:
            made.append(Control(("ring", choice), place, _face(choice, means), f"ring:{choice.word}:{item.id}"))
    return tuple(made)


def _face(choice: Choice, means: Means) -> Face:
    size = Size(SIDE, SIDE)
    ink = WHITE if choice.possible else FAINT
    em = label_size(choice.label, SIDE - 14, LABEL, means)
    wide = means.type.width(choice.label, Weight.BOLD) * em
    marks: list[Mark] = [
        Panel(Rect(0, 0, *size), means.look.dark(DOCK_FILL), radius=SIDE / 2, round=True, edge=WHITE, edge_width=2.0, shadow=5),
        *icon_marks(means.icons.get(choice.icon, ()), Rect((SIDE - ICON) / 2, 15, ICON, ICON), ink),
        Text(Point((SIDE - wide) / 2, 66), choice.label, em, ink, Weight.BOLD),
    ]
    return Face(size, tuple(marks), MARGIN)


def edge(item: Item, screen: Screen) -> Control:
    """A bright line just around the item, turned as it is; it is not touched."""
    place = place_of(item, screen)
    half = item.size.w / 2 + EDGE / 2, item.size.h / 2 + EDGE / 2
    pose = Pose(place.w / 2, place.h / 2, item.pose.turn)
    corners = [out_of(pose, Point(x * half[0], y * half[1])) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))]
    face = Face(Size(place.w, place.h), (Ink(tuple(corners), EDGE, FOCUS),), 2 * EDGE)
    return Control(("rand", item.size, item.pose.turn), place, face)


def lock_sign(item: Item, screen: Screen, means: Means) -> Control:
    """A lock at the upper right of an item that was touched and stays, beside what is written on it; it is not touched itself."""
    corner = screen.from_mat(out_of(item.pose, Point(item.size.w / 2 + 14, -item.size.h / 2 - 4)))
    x = min(max(corner.x, SIGN / 2), screen.size.w - SIGN / 2)
    y = min(max(corner.y, SIGN / 2), screen.dock.y - SIGN / 2)
    face = Face(
        Size(SIGN, SIGN),
        (
            Panel(Rect(0, 0, SIGN, SIGN), FOCUS, radius=SIGN / 2, round=True, shadow=5),
            *icon_marks(means.icons.get("lock", ()), Rect(SIGN / 2 - 21, SIGN / 2 - 22, 42, 42), DARK),
        ),
        MARGIN,
    )
    return Control("slot", Rect(x - SIGN / 2, y - SIGN / 2, SIGN, SIGN), face)
