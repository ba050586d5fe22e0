"""What was opened last lies on top: a ring or a pointed-out card goes when a panel, an enlarged card or a keyboard opens over it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from arrangeerveld.app import ring
from arrangeerveld.app.controls import Control
from arrangeerveld.core.geometry import Rect

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk

_WHOLE = ("frame", "steps", "talk", "agreement")
"""The piles that are one panel."""
_EACH = ("enlarged", "keyboards")
"""The piles of which each control is one."""


LARGE = 0.8  # of the width of the screen: what is as wide leaves no room beside it


class Panel(NamedTuple):
    """A panel, and where it is on the screen."""

    pile: str
    place: Rect


class Opened:
    """The panels that were open when the screen was last looked at."""

    def __init__(self) -> None:
        self._before: frozenset[Panel] = frozenset()

    def look(self, desk: Desk, piles: Mapping[str, tuple[Control, ...]]) -> None:
        """Close the rings, and end the pointing out, over which something has opened since the last time."""
        each = (Panel(name, control.place) for name in _EACH for control in piles[name])
        now = frozenset((*panels(desk, piles), *each))
        fresh = [panel.place for panel in now - self._before]
        self._before = now
        if fresh:
            _close(desk, fresh)


def panels(desk: Desk, piles: Mapping[str, tuple[Control, ...]]) -> Iterator[Panel]:
    """The panels that are open now: trays, what is around the mat, enlarged cards, and the choices of a button."""
    for name in _WHOLE:
        if piles[name]:
            yield Panel(name, reduce(Rect.joined, (control.place for control in piles[name])))
    for control in piles["enlarged"]:
        if control.place.w < LARGE * desk.screen.size.w:  # beside a photo there is no room
            yield Panel("enlarged", control.place)
    choices = [control.place for control in piles["dock"] if control.place.y < desk.screen.dock.y]
    if choices:
        yield Panel("dock", reduce(Rect.joined, choices))


def _close(desk: Desk, fresh: list[Rect]) -> None:
    board, screen = desk.session.present, desk.screen
    for one in desk.rings.open:
        item = board.item(one.item)
        if item is not None:
            place = ring.place_of(item, screen)
            if _under((place, *ring.spots(place, one.layout, screen)), fresh):
                desk.rings.close(one.item)
    for item_id in tuple(desk.pointed.since):
        item = board.item(item_id)
        if item is not None and _under((ring.place_of(item, screen),), fresh):
            del desk.pointed.since[item_id]


def _under(places: tuple[Rect, ...], fresh: list[Rect]) -> bool:
    return any(place.meets(other) for place in places for other in fresh)
