"""Boxes of pixels: left, top, right, bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

Box: TypeAlias = tuple[int, int, int, int]

SMALL = 64  # pixels: what is smaller than this square is not worth a box of its own


def meets(box: Box, other: Box) -> bool:
    """Whether two boxes share some pixels."""
    return box[0] < other[2] and box[1] < other[3] and box[2] > other[0] and box[3] > other[1]


def common(box: Box, other: Box) -> Box | None:
    """The pixels that two boxes share, if they do."""
    left, top, right, bottom = max(box[0], other[0]), max(box[1], other[1]), min(box[2], other[2]), min(box[3], other[3])
    return (left, top, right, bottom) if left < right and top < bottom else None


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around boxes."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def area(box: Box) -> int:
    """How many pixels a box holds."""
    return (box[2] - box[0]) * (box[3] - box[1])


def merged(places: Iterable[Box]) -> Iterator[Box]:
    """Neighbouring boxes as one, when that makes little more to paint."""
    waiting: Box | None = None
    for place in sorted(places):
        if waiting is None:
            waiting = place
            continue
        both = around((waiting, place))
        if area(both) <= 1.3 * (area(waiting) + area(place)) + SMALL * SMALL:
            waiting = both
        else:
            yield waiting
            waiting = place
    if waiting is not None:
        yield waiting


def joined(boxes: list[Box], box: Box) -> list[Box]:
    """Add a box; those that overlap it become one with it when that costs little extra paint."""
    rest: list[Box] = []
    for other in boxes:
        both = min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])
        if area(both) <= area(box) + area(other):
            box = both
        else:
            rest.append(other)
    return [*rest, box]
