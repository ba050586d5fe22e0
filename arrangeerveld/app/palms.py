"""The side of the hand makes no ink: neither a broad contact nor one right under a pen that writes."""

from __future__ import annotations

from collections.abc import Hashable

from arrangeerveld.app.touches import Told
from arrangeerveld.core.geometry import Point, distance
from arrangeerveld.core.gestures import Inking
from arrangeerveld.core.session import Session

BESIDE = 60.0  # mm under and beside a pen where the hand that holds it rests
DOT = 6.0  # mm: what strayed less from its start is not a line yet
YOUNG = 0.3  # seconds in which a contact that becomes broad was a hand coming down


def came(session: Session, told: Told, *, wipes: bool) -> None:
    """A finger came down: when it is a hand, it makes no ink (with `wipes` a broad one rubs out); when it is a pen, resting hands stop."""
    mine = session.live.get(told.finger)
    if not isinstance(mine, Inking):
        return
    at = mine.points[0]
    others = [(touch, pen) for touch, pen in session.live.items() if isinstance(pen, Inking) and touch != told.finger]
    if told.broad or any(under(at, pen.wet.points[-1]) for _, pen in others):
        _hand(session, told.finger, at, rubs=told.broad and wipes)
        return
    for touch, pen in others:
        if _is_dot(pen) and under(pen.points[0], at):
            session.cancel(touch)


def broadened(session: Session, told: Told, at: Point, *, wipes: bool) -> None:
    """A finger moved: one that turns out to be a hand right after it came down makes no ink."""
    if told.broad and told.age < YOUNG and isinstance(session.live.get(told.finger), Inking):
        _hand(session, told.finger, at, rubs=wipes)


def under(place: Point, pen: Point) -> bool:
    """Whether a place is where the hand rests that writes here: below, to the left or to the right."""
    return place.y > pen.y and distance(place, pen) <= BESIDE


def _hand(session: Session, touch: Hashable, at: Point, *, rubs: bool) -> None:
    session.cancel(touch)
    if rubs:
        session.wipe(touch, at)


def _is_dot(pen: Inking) -> bool:
    return all(distance(pen.points[0], point) < DOT for point in pen.wet.points)
