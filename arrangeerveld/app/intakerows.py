"""The rows of the preview of cards that come in: each with a word for what happens with it; a finger scrolls them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arrangeerveld.app.buttons import shown
from arrangeerveld.app.controls import Control
from arrangeerveld.app.heading import EDGE, top
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.colours import DARK, MUTED, SHEET, WHITE
from arrangeerveld.core.geometry import Rect, Size
from arrangeerveld.core.layout import TIGHT, fit, text_marks
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Weight

if TYPE_CHECKING:
    from arrangeerveld.app.intake import Intake, Line

ROW = 74.0
WORD = 128.0
SCROLLS = "halen:rijen"
"""The action of the rows: a finger on them scrolls."""
COLOURS = {
    "kan niet": "#8c1d18",
    "let op": "#8a4b00",
    "allebei": "#532680",
    "nieuw": "#14592f",
    "anders": "#1d4583",
    "beter": "#1d4583",
    "weg": "#8c1d18",
}
"""The colour of each word; the others are grey."""


def rows(page: Intake, screen: Screen, means: Means) -> list[Control]:
    """The sheet with the rows that can be seen on it."""
    room = place(screen)
    paper = Panel(Rect(0, 0, room.w, room.h), SHEET, radius=12, edge=means.look.edge().colour or "#d9d3c6", edge_width=2)
    found = [shown(room, Face(Size(room.w, room.h), (paper,)), SCROLLS)]
    for number, line in enumerate(page.lines()):
        spot = Rect(room.x + 8, room.y + 8 + number * ROW - page.offset, room.w - 24, ROW)
        if spot.bottom > room.y and spot.y < room.bottom:
            found.append(_row(line, spot, means))
    return [*found, *_thumb(page, room, means)]


def place(screen: Screen) -> Rect:
    """Where the sheet is."""
    upper = top(screen)
    return Rect(EDGE, upper, screen.size.w - 2 * EDGE - 480.0 - 18, screen.size.h - 12 - 72.0 - 8 - upper)


def whole(page: Intake) -> float:
    """How high all rows are together."""
    return len(page.lines()) * ROW + 16


def _row(line: Line, spot: Rect, means: Means) -> Control:
    told = line.word in {"kan niet", "let op"}
    colour = means.look.band(COLOURS.get(line.word, MUTED))
    x = WORD + 16 if line.word else 10.0
    box = Rect(x, 2, spot.w - x - 8, spot.h - 8 if told or not line.under else 36)
    weight = Weight.REGULAR if told else Weight.BOLD
    title = fit(line.title, box, (22.0, 20.0, 18.0) if told else (24.6, 22.0), weight, means.type, leading=TIGHT)
    word = fit(line.word, Rect(0, 0, WORD - 16, 30), (22.0, 20.0, 18.0), Weight.BOLD, means.type, leading=1.0)
    marks: list[Mark] = [*text_marks(title, box, means.look.ink(DARK), weight, middle=True)]
    if line.word:
        wide = means.type.width(line.word, Weight.BOLD) * word.size
        marks.append(Panel(Rect(0, 8, WORD, spot.h - 20), colour, radius=10))
        marks += text_marks(word, Rect((WORD - wide) / 2, 8, WORD, spot.h - 20), WHITE, Weight.BOLD, middle=True)
    if line.under and not told:
        text = " ".join(line.under.split())
        under = fit(text, Rect(0, 0, box.w, 26), (20.0,), Weight.REGULAR, means.type, leading=1.0)
        marks += text_marks(under, Rect(x, 38, box.w, 28), means.look.ink(MUTED), Weight.REGULAR)
    return shown(spot, Face(Size(spot.w, spot.h), tuple(marks)), SCROLLS)


def _thumb(page: Intake, room: Rect, means: Means) -> list[Control]:
    """How far the rows are scrolled, at their right edge."""
    high = whole(page)
    if high <= room.h:
        return []
    spot = Rect(room.right - 12, room.y + room.h * page.offset / high, 6, room.h * room.h / high)
    return [Control(("duim", spot.h), spot, Face(Size(spot.w, spot.h), (Panel(Rect(0, 0, 6, spot.h), means.look.ink(MUTED), radius=3),)))]
