"""Where the keyboard is: Tab goes about, the arrow keys stay in a group, Enter does what a tap does; a touch hides the ring."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from arrangeerveld.app import dealing, holding, nudging
from arrangeerveld.app.lines import action_of
from arrangeerveld.app.rings import throw_away
from arrangeerveld.app.stops import ITEM, ITEMS, Stop, by_tab, nearest, reveal, stops
from arrangeerveld.core.board import Item
from arrangeerveld.core.geometry import Point
from arrangeerveld.core.gestures import pick_up

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk

_STAY = {ITEMS, "notices"}  # groups in which something new does not call the keyboard
ASIDE = 4  # how much worse a mm aside is than a mm in the direction of an arrow key
_AWAY = "ring:weg:"
_CORNER = Point(0.0, 0.0)
_WHOLE = {"page", "curtain", "touchtest"}  # groups that come and go as a whole
_ROUND = {"rings", "enlarged"}  # groups that stand around items


@dataclass(slots=True)
class Focus:
    """The name of the stop where the keyboard is, whether its ring is shown, and the stops it came from by opening something."""

    at: str = ""
    shown: bool = False
    group: str = ""
    middle: Point = _CORNER
    back: list[str] = field(default_factory=list)
    finger: Point | None = None  # where somebody touched the screen last, mm


def current(desk: Desk) -> Stop | None:
    """The stop where the keyboard is. When that has gone, the one from which it was opened, or one near it."""
    focus, found = desk.focus, stops(desk)
    named = {stop.name: stop for stop in found}
    stop = named.get(focus.at)
    while stop is None and focus.back:
        stop = named.get(focus.back.pop())
    if stop is None:
        group = ITEMS if focus.group in _ROUND else focus.group
        near = (one for one in found if one.group == group and group not in _WHOLE)
        stop = nearest(near, focus.middle) or next(iter(found), None)
    if stop is not None:
        _stand(focus, stop)
    return stop


def _stand(focus: Focus, stop: Stop) -> None:
    focus.at, focus.group, focus.middle = stop.name, stop.group, stop.place.centre


def go(desk: Desk, name: str) -> None:
    """Go to a stop by its name, and see it."""
    desk.focus.at, desk.focus.shown = name, True
    stop = current(desk)
    if stop is not None:
        reveal(desk, stop)
        current(desk)
    desk.on_change()


def step(desk: Desk, by: int) -> None:
    """To the next stop or the one before; the first press after a touch only shows where the keyboard is."""
    focus, found = desk.focus, stops(desk)
    if not found:
        return
    fresh = not focus.at
    here = current(desk)
    names = by_tab(found, focus.at)
    if fresh:
        go(desk, names[0 if by > 0 else -1])
    elif here is not None:
        go(desk, names[(names.index(here.name) + by) % len(names)] if focus.shown else here.name)


def aim(desk: Desk, dx: int, dy: int) -> None:
    """To the nearest stop of the same group in a direction."""
    here = current(desk)
    if here is None:
        return
    x, y = here.place.centre
    best: tuple[float, str] | None = None
    for stop in stops(desk):
        far, aside = (stop.place.centre.x - x, stop.place.centre.y - y)[:: 1 if dx else -1]
        far *= dx or dy
        if stop.group == here.group and far > 1.0 and (best is None or far + ASIDE * abs(aside) < best[0]):
            best = far + ASIDE * abs(aside), stop.name
    if best is not None:
        go(desk, best[1])


def press(desk: Desk) -> None:
    """What a tap does: open an item, press a button; a card of a tray comes onto the mat. What opens then gets the keyboard."""
    here = current(desk)
    if here is None:
        return
    before = {stop.name for stop in stops(desk)}
    writers = set[object](desk.session.writers())
    item, card = item_of(desk, here), here.name.partition(":")[2]
    laid = ""
    if item is not None:
        _press_item(desk, item)
    elif here.name.startswith("kaart:") and desk.tray is not None:
        laid = next((dealing.take_out(desk, one) for one in desk.tray.shown() if one.source == card), "")
    else:
        if here.name.startswith(_AWAY):
            desk.focus.back.clear()
        desk.act(here.name)
    _follow(desk, here, before, ITEM + laid if laid else _opened(desk, writers))


def _opened(desk: Desk, before: set[object]) -> str:
    """The item that is open since the last press, as a stop; who opened it with a key needs no keyboard on the screen."""
    items = {writer: item.id for writer, item, _ in desk.session.writings()}
    for writer in desk.session.writers():
        if writer not in before:
            desk.writers.real = str(writer)
            return ITEM + items[writer] if writer in items else action_of(desk, str(writer))
    return ""


def _follow(desk: Desk, here: Stop, before: set[str], wanted: str) -> None:
    found = stops(desk)
    back, here_yet = desk.focus.back[-1:], here.name in {stop.name for stop in found}
    uncovered = here.group in _WHOLE and not desk.covers.closed and desk.touchtest is None
    if uncovered or (not wanted and not here_yet and back and back[0] not in before and any(stop.name == back[0] for stop in found)):
        go(desk, desk.focus.at)  # what was opened has closed: nothing that is back is new
        return
    fresh = [stop for stop in found if stop.name not in before and stop.group not in _STAY]
    cards = [stop for stop in fresh if stop.name.startswith("kaart:")]
    target = wanted or next((stop.name for stop in (*cards, *fresh)), "")
    if target and target != here.name:
        desk.focus.back.append(here.name)
        del desk.focus.back[:-8]
        go(desk, target)
    else:
        go(desk, desk.focus.at)


def _press_item(desk: Desk, item: Item) -> None:
    if desk.session.busy(item.id):
        return
    if item.id in desk.enlarged and desk.picked is None:
        desk.act(f"verklein:{item.id}")
        return
    tap = pick_up(item, item.pose.centre)
    desk.session.do(tap.label(desk.session.present), tap.apply)
    desk.tap_item(item, item.pose.centre)


def item_of(desk: Desk, stop: Stop | None) -> Item | None:
    """The item of a stop, when it is one and lies on the mat."""
    if stop is None or not stop.name.startswith(ITEM):
        return None
    return desk.session.present.item(stop.name.removeprefix(ITEM))


def ring_key(desk: Desk, here: Stop, item: Item | None) -> None:
    """Open the ring of the item where the keyboard is, and go to its first choice; or close the ring that is open there."""
    before = {stop.name for stop in stops(desk)}
    of = here.name.rpartition(":")[2] if here.group == "rings" else "" if item is None else item.id
    if not desk.rings.close(of) and item is not None and holding.show_ring(desk, item):
        _follow(desk, here, before, "")
    desk.on_change()


def throw(desk: Desk, item: Item) -> None:
    """Throw an item away; what is locked stays and says why."""
    if item.locked:
        holding.tell_locked(desk, item)
    elif not desk.session.busy(item.id):
        desk.focus.back.clear()  # on to what lies near, not to where it once came from
        desk.tell(throw_away(item, desk.session))


def touched(desk: Desk, at: Point) -> None:
    """Somebody touches the screen: the ring is hidden, and what the arrow keys hold is laid down."""
    nudging.finish(desk)
    desk.focus.shown, desk.focus.finger = False, at
