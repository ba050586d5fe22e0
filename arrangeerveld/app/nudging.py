"""The arrow keys move an item as a finger does: while they are pressed it is in hand, and all presses together are one step."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from arrangeerveld.app import holding
from arrangeerveld.core.geometry import Point, Pose, kept_inside
from arrangeerveld.core.gestures import QUARTER, Drag
from arrangeerveld.core.session import ARROWS

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk

SMALL, LARGE = 5.0, 40.0  # mm a press
PAUSE = 0.8  # seconds without a press after which the item is laid down


def nudge(desk: Desk, item_id: str, dx: float, dy: float) -> None:
    """Move an item by so many mm, no further than the edge of the mat; what is locked says so."""
    session = desk.session
    held = session.live.get(ARROWS)
    if not isinstance(held, Drag) or held.item != item_id:
        finish(desk)
        if not session.take(ARROWS, item_id):
            _tell(desk, item_id)
            return
        held = session.live[ARROWS]
    item = session.present.item(item_id)
    if item is not None and isinstance(held, Drag):
        pose = Pose(held.pose.x + dx, held.pose.y + dy, held.pose.turn)
        session.moved(ARROWS, kept_inside(pose, item.size, session.present.mat.area).centre)


def finish(desk: Desk) -> None:
    """What the arrow keys hold is laid down: one step."""
    if ARROWS in desk.session.live:
        desk.session.finish(ARROWS)


def cancel(desk: Desk) -> bool:
    """What the arrow keys hold goes back to where it lay; False when they hold nothing."""
    held = ARROWS in desk.session.live
    desk.session.cancel(ARROWS)
    return held


def turn(desk: Desk, item_id: str, *, right: bool) -> None:
    """Turn an item to its next quarter, as one step."""
    finish(desk)
    item = desk.session.present.item(item_id)
    if item is None or item.locked or desk.session.busy(item_id):
        _tell(desk, item_id)
        return
    quarters = math.floor(item.pose.turn / QUARTER) + 1 if right else math.ceil(item.pose.turn / QUARTER) - 1
    laid = Drag(item_id, Point(0.0, 0.0), quarters * QUARTER % 360.0, item.pose.centre)
    desk.session.do(laid.label(desk.session.present), laid.apply)


def _tell(desk: Desk, item_id: str) -> None:
    item = desk.session.present.item(item_id)
    if item is not None and item.locked:
        holding.tell_locked(desk, item)
