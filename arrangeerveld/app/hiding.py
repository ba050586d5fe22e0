"""What a keyboard hides of the table: an item that cannot be touched any more is worse than a keyboard farther away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from arrangeerveld.core.geometry import Point, Rect

_PARTS = (1 / 4, 1 / 2, 3 / 4)  # of its width and height: where an item is looked for
GONE = 100_000.0  # mm²: to hide one more item is as bad as 500 mm farther from the note
MOST = 250_000.0  # mm²: on a mat that is full everywhere a keyboard is large and near
COVERS = 5.0  # to cover a mm² of an item that is touched beside it, in mm²


def gone(item: Rect, over: Sequence[Rect]) -> bool:
    """Whether nothing is left of an item to be touched under what lies over it."""
    return all(any(place.contains(point) for place in over) for point in _points(item))


def cost(spot: Rect, lying: Iterable[Rect], others: Sequence[Rect]) -> float:
    """How bad it is to lie over items here, mm², with `others` lying where they are already."""
    under = [item for item in lying if item.meets(spot)]
    return min(MOST, sum(COVERS * spot.shared(item) + GONE * gone(item, (spot, *others)) for item in under))


def _points(item: Rect) -> Iterable[Point]:
    return (Point(item.x + item.w * across, item.y + item.h * down) for across in _PARTS for down in _PARTS)
