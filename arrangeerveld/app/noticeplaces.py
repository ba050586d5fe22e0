"""Where notices stand: over the dock, and beside or over what somebody reads or writes there when there is room for that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from arrangeerveld.app import notices, signbar
from arrangeerveld.app.controls import Control
from arrangeerveld.app.ring import place_of
from arrangeerveld.app.writers import lying
from arrangeerveld.core.geometry import Rect

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk

_LEFT_FREE = ("enlarged", "steps", "talk", "agreement", "keyboards")
_WIDTHS = (notices.WIDE, 560.0, 420.0)  # mm
_GAP = 6.0
_FINGER = 30.0  # mm around the finger that a notice is about


def controls(desk: Desk, piles: Mapping[str, tuple[Control, ...]], foot: float) -> tuple[Control, ...]:
    """The notices, over `foot` mm on the screen or higher."""
    if not desk.notices:
        return ()
    taken = () if desk.covers.closed or desk.touchtest is not None else tuple(_taken(desk, piles))
    return desk.kept("notices", (desk.screen, desk.notices, foot, taken), lambda: _placed(desk, taken, foot))


def _taken(desk: Desk, piles: Mapping[str, tuple[Control, ...]]) -> Iterator[Rect]:
    """What people look at: panels, large cards, keyboards, what is being written, rings, cards that are pointed out, fingers."""
    for name in _LEFT_FREE:
        yield from (control.place for control in piles.get(name, ()))
    for _, item, work in desk.session.writings():
        yield lying(item, work, desk.screen, desk.session, desk.means)
    yield from (control.place for control in signbar.controls(desk))
    yield from (control.place for control in piles.get("rings", ()) if control.action)
    for notice in desk.notices:
        if notice.at is not None and notice.at.y < desk.screen.dock.y:
            yield Rect(*notice.at, 0.0, 0.0).grown(_FINGER)  # where it says: tap here once more
    for item_id in desk.pointed.since:
        lit = desk.session.present.item(item_id)
        if lit is not None:
            yield place_of(lit, desk.screen).grown(12.0)  # with the line around it


def _placed(desk: Desk, taken: tuple[Rect, ...], foot: float) -> tuple[Control, ...]:
    """The first place where nothing lies: as low as can be, in the middle, at the left or the right; else as if nothing did."""
    usual = notices.controls(desk.notices, desk.screen, foot, desk.means)
    feet = sorted({foot, *(place.y - _GAP for place in taken if place.y - _GAP < foot)}, reverse=True)
    for low in feet:
        for most in _WIDTHS:
            made = usual if (low, most) == (foot, notices.WIDE) else notices.controls(desk.notices, desk.screen, low, desk.means, most)
            for side in (0.5, 0.0, 1.0):
                moved = notices.aside(made, desk.screen, side)
                if len(made) == len(desk.notices) and not any(one.place.meets(place) for one in moved for place in taken):
                    return moved
    return usual
