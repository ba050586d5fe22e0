"""A picture under the zones, such as a photo of a laminated mat: where it lies, and how zones look that let it be seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce

from arrangeerveld.core.colours import CLEAR, DARK, WHITE
from arrangeerveld.core.geometry import Rect
from arrangeerveld.core.marks import Ink, Mark, Means, Panel, Picture, Text
from arrangeerveld.core.mat import Holds, Mat, Zone

SIDE, TOP, FOOT = 14.0, 50.0, 14.0  # mm from the edges of the mat: the head line stands above it, on white
EDGE, WHITE_EDGE = 2.5, 5.0  # mm: a dark edge with a light one inside it is seen on any picture
LIT_EDGE, LIT_WHITE = 6.0, 10.0
_ROOM = 7.0  # mm of white around a title on a picture


def place_of(mat: Mat) -> Rect | None:
    """Where the picture lies, mm: as large as it can be below the head line, in its own shape; None when there is none."""
    if mat.picture is None:
        return None
    room = Rect(SIDE, TOP, mat.size.w - 2 * SIDE, mat.size.h - TOP - FOOT)
    scale = min(room.w / mat.picture.wide, room.h / mat.picture.high)
    w, h = mat.picture.wide * scale, mat.picture.high * scale
    return Rect(room.centre.x - w / 2, room.centre.y - h / 2, w, h)


def backdrop_marks(mat: Mat) -> list[Mark]:
    """The picture, or nothing."""
    place = place_of(mat)
    return [] if place is None or mat.picture is None else [Picture(place, mat.picture)]


def is_clear(zone: Zone) -> bool:
    """Whether a zone has no surface of its own; rows of agreements are always read on one."""
    return zone.colour == CLEAR and Holds.AGREEMENTS not in zone.holds


def clear_panels(zone: Zone, panel: Callable[[Zone, str, str, float], Panel], *, lit: bool) -> list[Mark]:
    """The edge of a clear zone, in the shape that `panel` gives it."""
    dark, white = (LIT_EDGE, LIT_WHITE) if lit else (EDGE, WHITE_EDGE)
    return [panel(zone, "", WHITE, white), panel(zone, "", DARK, dark)]


def labelled(marks: Sequence[Mark], means: Means) -> list[Mark]:
    """Lines of text and their icon on one white label, so that they are read on any picture."""
    boxes = [box for mark in marks if (box := _box(mark, means))]
    if not boxes:
        return list(marks)
    return [Panel(reduce(Rect.joined, boxes).grown(_ROOM), WHITE, radius=9), *marks]


def _box(mark: Mark, means: Means) -> Rect | None:
    """The box around a line of text or of an icon."""
    match mark:
        case Text():
            wide = means.type.width(mark.text, mark.weight) * mark.size
            return Rect(mark.start.x, mark.start.y - mark.size * 0.8, wide, mark.size * 1.05)
        case Ink():
            xs, ys = [x for x, _ in mark.points], [y for _, y in mark.points]
            return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        case Panel() | Picture():
            return None
