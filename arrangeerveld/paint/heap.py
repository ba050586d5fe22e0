"""What of a heap of items can be seen: a card under other cards is painted only where it peeps out, and not at all under them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from arrangeerveld.core.board import Item
from arrangeerveld.core.faces import SHADOW_MARGIN
from arrangeerveld.paint.boxes import Box, around, common, meets
from arrangeerveld.paint.differing import reach
from arrangeerveld.paint.tiles import pixels

CORNER = 10.0  # mm beside its corners where the paper of an item may be round
EDGE = 1.5  # mm along its edges, where a pixel may be half covered
MOST = 40  # places that are not covered; from so many on no more is taken off


class Placed(NamedTuple):
    """An item, and the pixels of its tile with its shadow."""

    item: Item
    reach: Box


def corner(item: Item, scale: float) -> tuple[int, int]:
    """Where the top left pixel of an unturned item's tile lies, its margin included."""
    size, out = item.size, round(SHADOW_MARGIN * scale)
    w, h = round(size.w * scale), round(size.h * scale)
    return round(item.pose.x * scale - w / 2) - out, round(item.pose.y * scale - h / 2) - out


def reach_of(item: Item, scale: float) -> Box:
    """The pixels that an item can touch with its shadow, at a scale in pixels per mm."""
    if item.pose.turn:
        return pixels(reach(item).grown(2 / scale), scale)
    (x, y), size, out = corner(item, scale), item.size, 2 * round(SHADOW_MARGIN * scale)
    return x, y, x + round(size.w * scale) + out, y + round(size.h * scale) + out


def seen(box: Box, items: Sequence[Placed], scale: float) -> list[tuple[Item, Box]]:
    """Which of items (the lowest first) can be seen in a box of pixels, each with the part that has to be painted.

    The scale is in pixels per mm.
    """
    bare, found = [box], list[tuple[Item, Box]]()
    left, top, right, bottom = box
    for placed in reversed(items):
        reach = placed.reach
        if reach[0] >= right or reach[1] >= bottom or reach[2] <= left or reach[3] <= top:
            continue  # most of them: by far the quickest way to say no
        shown = [part for place in bare if (part := common(place, reach))]
        if not shown:
            continue
        found.append((placed.item, around(shown) if len(shown) > 1 else shown[0]))
        if not placed.item.pose.turn and len(bare) < MOST:
            for paper in _paper(reach, scale):
                bare = [rest for place in bare for rest in without(place, paper)]
        if not bare:
            break
    return found[::-1]


def _paper(reach: Box, scale: float) -> tuple[Box, Box]:
    """What surely is paper of an unturned item: all but its corners."""
    left, top, right, bottom = reach
    edge, corner = round((SHADOW_MARGIN + EDGE) * scale) + 1, round((SHADOW_MARGIN + CORNER) * scale) + 1
    return (left + edge, top + corner, right - edge, bottom - corner), (left + corner, top + edge, right - corner, bottom - edge)


def without(box: Box, hole: Box) -> list[Box]:
    """What is left of a box without a hole, as at most four boxes."""
    if not meets(box, hole):
        return [box]
    left, top, right, bottom = box
    x, y, x2, y2 = hole
    rest = []
    if y > top:
        rest.append((left, top, right, y))
        top = y
    if y2 < bottom:
        rest.append((left, y2, right, bottom))
        bottom = y2
    if x > left:
        rest.append((left, top, x, bottom))
    if x2 < right:
        rest.append((x2, top, right, bottom))
    return rest
