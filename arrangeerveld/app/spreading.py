"""Where enlarged cards stand: each as near to its own card as it can without hiding what others are reading."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from arrangeerveld.core.geometry import Rect

GAP = 8.0  # mm


class Spread:
    """The places of the enlarged cards; what stands somewhere stays there while others come and go."""

    def __init__(self) -> None:
        self._stands: dict[str, tuple[Rect, Rect]] = {}  # by the id of a card: its wish, and the place it got
        self._language = ""

    def keep(self, ids: Iterable[str], language: str) -> None:
        """Forget the places of all other cards, and all of them when they say another language too: they are of another size then."""
        stay = set(ids) if language == self._language else set()
        self._language = language
        self._stands = {item_id: stands for item_id, stands in self._stands.items() if item_id in stay}

    def place(self, item_id: str, wish: Rect, room: Rect) -> Rect:
        """A place of the size of `wish` (mm on the screen), in `room` if it fits; the same wish gets the same place."""
        known = self._stands.pop(item_id, None)
        got = known[1] if known is not None and known[0] == wish else free_place(wish, [got for _, got in self._stands.values()], room)
        self._stands[item_id] = wish, got
        return got


def free_place(wish: Rect, taken: Iterable[Rect], room: Rect) -> Rect:
    """The place nearest to `wish` that hides least of what is taken; `wish` itself where that hides nothing. All in mm."""
    others = tuple(taken)
    across = {wish.x, room.x, room.right - wish.w, *(x for one in others for x in (one.x - wish.w - GAP, one.right + GAP))}
    down = {wish.y, room.y, room.bottom - wish.h, *(y for one in others for y in (one.y - wish.h - GAP, one.bottom + GAP))}
    fitting = [
        Rect(x, y, wish.w, wish.h)
        for x, y in itertools.product(sorted(across), sorted(down))
        if room.x <= x <= max(room.x, room.right - wish.w) and room.y <= y <= max(room.y, room.bottom - wish.h)
    ]
    return min((wish, *fitting), key=lambda spot: (sum(_shared(spot, one) for one in others), abs(spot.x - wish.x) + abs(spot.y - wish.y)))


def _shared(one: Rect, other: Rect) -> float:
    """How much of two places lies over each other, mm²."""
    wide = min(one.right, other.right) - max(one.x, other.x)
    high = min(one.bottom, other.bottom) - max(one.y, other.y)
    return wide * high if wide > 0 and high > 0 else 0.0
