"""Where enlarged cards stand: each as near to its own card as it can without hiding what others are reading."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from arrangeerveld.core.geometry import Rect

GAP = 8.0  # mm
HIDDEN = 100.0  # mm² that may be hidden: less than a letter


class Wish(NamedTuple):
    """Where an enlarged card would stand alone, and the room in which it may stand; mm on the screen."""

    place: Rect
    room: Rect


class Spread:
    """The places of the enlarged cards; what stands somewhere stays there while others come and go, as long as nothing hides it."""

    def __init__(self) -> None:
        self._wishes: dict[str, Wish] = {}
        self._stands: dict[str, Rect] = {}
        self.written: tuple[Rect, ...] = ()  # where somebody writes, mm on the screen: a card that is enlarged now stands beside that

    def lay(self, wishes: Mapping[str, Wish]) -> dict[str, Rect]:
        """The place of each card, by its id; the first one came first."""
        kept = {one: self._stands[one] for one, wish in wishes.items() if self._wishes.get(one) == wish}
        stands = laid(wishes, kept, self.written)
        if hidden(stands.values()) > HIDDEN:
            stands = min((stands, *_afresh(wishes, self.written)), key=lambda one: hidden(one.values()))
        self._wishes, self._stands = dict(wishes), stands
        return stands


def laid(wishes: Mapping[str, Wish], kept: Mapping[str, Rect], written: tuple[Rect, ...] = ()) -> dict[str, Rect]:
    """Cards one after the other, each where it hides least, also of what is `written`; those that are kept stay."""
    stands = dict(kept)
    for one, wish in wishes.items():
        if one not in stands:
            stands[one] = free_place(wish.place, (*stands.values(), *written), wish.room)
    return {one: stands[one] for one in wishes}


def _afresh(wishes: Mapping[str, Wish], written: tuple[Rect, ...]) -> Iterator[dict[str, Rect]]:
    """All cards laid anew: the first one where it wishes, or against one of the sides, where it leaves more room."""
    first, wish = next(iter(wishes.items()))
    for x in (wish.place.x, wish.room.x, wish.room.right - wish.place.w):
        yield laid(wishes, {first: wish.place._replace(x=x)}, written)


def hidden(places: Iterable[Rect]) -> float:
    """How much of some places lies over others, mm²."""
    return sum(one.shared(other) for one, other in itertools.combinations(places, 2))


def free_place(wish: Rect, taken: Iterable[Rect], room: Rect) -> Rect:
    """The place in the room nearest to `wish` that hides least of what is taken; what is too tall begins at the top. All in mm."""
    others = tuple(taken)
    wish = wish._replace(y=max(room.y, min(wish.y, room.bottom - wish.h)))
    across = {wish.x, room.x, room.right - wish.w, *(x for one in others for x in (one.x - wish.w - GAP, one.right + GAP))}
    down = {wish.y, room.y, room.bottom - wish.h, *(y for one in others for y in (one.y - wish.h - GAP, one.bottom + GAP))}
    fitting = [
        Rect(x, y, wish.w, wish.h)
        for x, y in itertools.product(sorted(across), sorted(down))
        if room.x <= x <= room.right - wish.w and room.y <= y <= max(room.y, room.bottom - wish.h)
    ]
    return min((wish, *fitting), key=lambda spot: (sum(spot.shared(one) for one in others), abs(spot.x - wish.x) + abs(spot.y - wish.y)))
