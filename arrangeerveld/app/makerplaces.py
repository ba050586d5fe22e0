"""Where the parts of the card maker are on the screen, mm: a list, a form, the card as it will be, and a row of buttons."""

from __future__ import annotations

from typing import NamedTuple

from arrangeerveld.app.heading import top
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.geometry import Rect

EDGE = 36.0
GAP = 18.0
BAR = 72.0
LIST = 300.0
SHOW = 456.0
ROW = 70.0
SEARCH = 60.0


class Places(NamedTuple):
    """The parts of the page."""

    search: Rect
    rows: Rect
    form: Rect
    show: Rect  # also over the part that is touched: nothing there is
    bar: Rect


def places(screen: Screen) -> Places:
    """Where they are on this screen; nothing that is touched lies in its upper third."""
    wide, high = screen.size
    upper, bar = top(screen), Rect(EDGE, high - 12 - BAR, wide - 2 * EDGE, BAR)
    foot = bar.y - 10
    left = LIST + max(0.0, (wide - 1440) / 4)
    form = Rect(EDGE + left + GAP, upper, wide - 2 * EDGE - left - SHOW - 2 * GAP, foot - upper)
    search = Rect(EDGE, upper, left, SEARCH)
    rows = Rect(EDGE, search.bottom + 8, left, foot - search.bottom - 8)
    return Places(search, rows, form, Rect(form.right + GAP, 24, SHOW, foot - 24), bar)
