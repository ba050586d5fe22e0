"""A tap on a blank in which somebody is writing puts the caret there, as on a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arrangeerveld.app import lines
from arrangeerveld.app.controls import Control
from arrangeerveld.core import blanks
from arrangeerveld.core.geometry import Point, Rect
from arrangeerveld.core.gestures import Writing
from arrangeerveld.core.layout import caret_at, open_setting
from arrangeerveld.core.marks import Means, Weight

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk


def tapped(desk: Desk, control: Control, point: Point) -> None:
    """When the control is a blank that is open, its caret goes to a place on the screen; else nothing happens."""
    key = _key(desk, control.action)
    writer = lines.writer_of(key)
    if key and desk.session.writing(writer) is not None:
        desk.session.edit(writer, lambda writing: writing.at(nearest(writing, control.place, point, desk.means)))


def _key(desk: Desk, action: str) -> str:
    """The blank that a control opens; empty for any other control."""
    sheet, _, rest = action.partition(":")
    word, _, value = rest.partition("=")
    if (sheet, word) == ("gesprek", "schrijf"):
        return value
    if sheet != "afspraak" or desk.rowpanel is None:
        return ""
    if word == "naam":
        return f"persoon/{desk.rowpanel.naming}/name"
    return f"afspraak/{desk.rowpanel.row}/{value}" if word in {"schrijf", "datum"} else ""


def nearest(writing: Writing, box: Rect, point: Point, means: Means) -> int:
    """The caret nearest to a point in a blank that is drawn in a box; both in mm on the screen."""
    inner, across = lines.inside(Rect(0.0, 0.0, box.w, box.h)), point.x - box.x
    sort = blanks.blank(writing.blank)
    if sort is None or not sort.lines:
        return _on_one_line(writing, inner, across, means)
    setting, first = lines.seen(writing, inner, means)
    line = first + int(max(0.0, point.y - box.y - inner.y) // lines.STEP)
    line = min(line, first + len(setting.lines) - 1)
    return caret_at(writing.text, line, across - inner.x, inner.w, lines.EM, Weight.REGULAR, means.type)


def below(writing: Writing, by: int, box: Rect, means: Means) -> int:
    """The caret so many lines further down in a blank of several lines that is drawn in a box."""
    inner = lines.inside(Rect(0.0, 0.0, box.w, box.h))
    _, line, across = open_setting(writing.text, writing.caret, inner.w, lines.EM, Weight.REGULAR, means.type)
    return caret_at(writing.text, line + by, across, inner.w, lines.EM, Weight.REGULAR, means.type) if line + by >= 0 else 0


def _on_one_line(writing: Writing, inner: Rect, across: float, means: Means) -> int:
    first, shown = lines.shown_part(writing, inner, means)
    places = range(len(shown) + 1)
    best = min(places, key=lambda count: abs(inner.x + means.type.width(shown[:count], Weight.REGULAR) * lines.EM - across))
    return first + best
