"""Items in somebody's hand: held until a ring opens, locked, or thrown into the bin."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from arrangeerveld.app import agreetarget, newtext, tray, wastebin, writing
from arrangeerveld.app.controls import Control
from arrangeerveld.app.rings import stays, throw_away
from arrangeerveld.core.board import Card, Item
from arrangeerveld.core.geometry import Point, Rect
from arrangeerveld.core.gestures import Drag, Press
from arrangeerveld.core.hits import item_at

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk


def hold(desk: Desk, touch: Hashable) -> bool:
    """A finger stays on an item without moving: a ring opens around it. False when it does something else."""
    gesture = desk.session.live.get(touch)
    item = desk.session.present.item(gesture.item) if isinstance(gesture, Press) else None
    if item is None:
        return False
    desk.session.cancel(touch)
    desk.rings.show(item, desk.session.present, desk.screen, writing.busy_places(desk))
    desk.on_change()
    return True


def ring_at(desk: Desk, point: Point) -> bool:
    """Open a ring around the item at a place on the screen at once, as the right button of a mouse does; False where none lies free."""
    item = None if desk.layers().hit(point) else item_at(desk.session.present, desk.screen.on_mat(point))
    return item is not None and show_ring(desk, item)


def show_ring(desk: Desk, item: Item) -> bool:
    """Open a ring around an item; False when somebody has it in hand."""
    if desk.session.busy(item.id):
        return False
    desk.rings.show(item, desk.session.present, desk.screen, writing.busy_places(desk))
    desk.on_change()
    return True


def stuck(desk: Desk, touch: Hashable) -> bool:
    """A finger tries to move what is locked: it stays, and says why. False when it is not locked."""
    gesture = desk.session.live.get(touch)
    if not isinstance(gesture, Press) or not gesture.locked:
        return False
    item = desk.session.present.item(gesture.item)
    desk.session.cancel(touch)
    if item is not None:
        tell_locked(desk, item)
    return True


def tell_locked(desk: Desk, item: Item) -> None:
    """Show for a moment that an item is locked, and say how to free it."""
    desk.rings.sign(item.id, desk.office.now())
    desk.tell(stays(item, keys=desk.focus.shown))


def throw(desk: Desk, touch: Hashable, point: Point) -> bool:
    """A finger lets go of an item at a place on the screen: over the bin it is thrown away. False elsewhere."""
    gesture = desk.session.live.get(touch)
    if not isinstance(gesture, Drag) or gesture.fresh is not None or not over_bin(desk, point):
        return False
    item = desk.session.present.item(gesture.item)
    desk.session.cancel(touch)
    if item is not None:
        desk.tell(throw_away(item, desk.session))
    return True


def tapped_beside(desk: Desk, point: Point) -> None:
    """A tap at a place on the mat where nothing lies: it closes the nearest ring, or else puts back the only card that is enlarged.

    Who lays a picked card there, or ends what she writes, leaves what others read.
    """
    if desk.rings.open:
        desk.rings.close_near(point, desk.session.present)
    elif len(desk.enlarged) == 1 and desk.picked is None and not desk.session.writers():
        desk.enlarged = ()


def choose(desk: Desk, value: str) -> None:
    """A choice of a ring: `woord:id`."""
    word, _, item_id = value.partition(":")
    if word == "vergroot":
        desk.rings.close(item_id)
        desk.show_large(item_id)
    if word == "nieuw":
        newtext.take(desk, item_id)
    if word == "bewaar":
        keep_own(desk, item_id)
    told = desk.rings.choose(word, item_id, desk.session)
    if told:
        desk.tell(told)


def keep_own(desk: Desk, item_id: str) -> None:
    """Keep a card that was written on the spot in the own deck, for other talks."""
    item = desk.session.present.item(item_id)
    if not isinstance(item, Card) or item.source:
        return
    if not item.title:
        desk.tell("Op deze kaart staat nog niets. Schrijf er eerst iets op.")
        return
    desk.rings.close(item_id)
    desk.office.keep_card(item)


def bin_place(desk: Desk) -> Rect | None:
    """Where the bin stands on the screen; None while there is none."""
    foot = tray.area(desk.screen).y if desk.tray else desk.screen.dock.y
    return wastebin.place(desk.screen, foot) if wastebin.shown(desk.session) else None


def over_bin(desk: Desk, point: Point) -> bool:
    """Whether a place on the screen is in the bin that stands there now."""
    spot = bin_place(desk)
    return spot is not None and spot.contains(point)


def lit(desk: Desk) -> frozenset[str]:
    """The zones that light up: not those of what would go into the bin, or become an agreement."""
    spot = bin_place(desk)
    thrown = wastebin.over(desk.session, desk.screen, spot) if spot is not None else set[Hashable]()
    return desk.session.lit(thrown | agreetarget.touches(desk))


def bin_controls(desk: Desk) -> tuple[Control, ...]:
    """The bin, while there is something to throw in it."""
    spot = bin_place(desk)
    if spot is None:
        return ()
    bright = wastebin.lit(desk.session, desk.screen, spot)
    return desk.kept("bin", (spot, bright), lambda: (wastebin.control(spot, desk.means, bright=bright),))
