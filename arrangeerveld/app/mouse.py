"""What a mouse has beside its left button, which is a finger: a wheel that scrolls, and a right button that opens a ring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from arrangeerveld.app import dealing, focus, holding, intakefingers, makerfingers, rowlist, tray
from arrangeerveld.app.home import Home
from arrangeerveld.core.geometry import Point

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk

NOTCH = 60.0  # mm that a notch moves a list
SIDEWAYS = 150.0  # mm that a notch moves a row of cards or fields
_ON = {"scrollup", "scrollleft"}  # Kivy says which way the paper goes


def beside(desk: Desk, touch: Any) -> bool:
    """Whether this is no finger but the wheel or another button than the left; what belongs to it is done."""
    if turned(desk, touch):
        return True
    button = getattr(touch, "button", None) or "left"
    if button == "right" and not desk.covers.closed and desk.touchtest is None:
        at = desk.screen.point(touch.x, touch.y)
        focus.touched(desk, at)
        if not holding.ring_at(desk, at):
            for ring in desk.rings.open:
                desk.rings.close(ring.item)
            desk.on_change()
    return button != "left"


def turned(desk: Desk, touch: Any) -> bool:
    """Whether this is the wheel of a mouse and no finger; what lies under it scrolls."""
    if not touch.is_mouse_scrolling:
        return False
    way = 1 if touch.button in _ON else -1
    if not desk.covers.curtain and desk.touchtest is None and desk.covers.wipe is None and not desk.covers.remarks.open:
        _scroll(desk, desk.screen.point(touch.x, touch.y), way)
        desk.on_change()
    return True


def _scroll(desk: Desk, at: Point, way: int) -> None:
    page = desk.covers.page
    if desk.tray is not None and tray.area(desk.screen).contains(at):
        dealing.roll(desk, 0.0)
        desk.tray.scroll(way * SIDEWAYS, tray.row(desk.screen).w)
    elif isinstance(page, Home):
        page.slid(desk.screen, -way * SIDEWAYS, at.x)
    elif page is not None:
        _ = makerfingers.scrolled(desk, way * NOTCH) or intakefingers.scroll(desk, way * NOTCH)
    else:
        _rows(desk, at, way)


def _rows(desk: Desk, at: Point, way: int) -> None:
    """The agreements, where no sheet lies over them."""
    rows, state = rowlist.lying(desk.session.present, desk.rowlist, desk.screen), desk.rowlist
    over = desk.layers().hit(at)
    if rows is not None and rows.box.contains(at) and (over is None or over.action in {"lijst", "afspraak:"}):
        state.speed = 0.0
        state.offset = min(max(state.offset + way * NOTCH, 0.0), rows.most)
