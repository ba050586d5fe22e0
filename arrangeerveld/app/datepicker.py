"""Choosing a day with a finger: a few usual moments, a calendar of a month, or words typed elsewhere; a value, drawn where it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date

from arrangeerveld.app.buttons import button, paper, shown
from arrangeerveld.app.controls import Control
from arrangeerveld.core import dates
from arrangeerveld.core.colours import DARK, FOCUS, MUTED, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Text, Weight

CELL = Size(64.0, 56.0)
_NUMBERS = 52.0  # the column with the numbers of the weeks
_HEAD = 62.0  # the month, and the arrows beside it
_NAMES = 26.0  # the row with the days of the week
_MOMENTS = 216.0  # the column of usual moments
_PAD = 14.0
_WEEKS = 6  # a month has no more
_SOFT = "#eef1f4"
SIZE = Size(_PAD * 3 + _MOMENTS + _NUMBERS + 7 * CELL.w, _PAD * 2 + _HEAD + _NAMES + _WEEKS * CELL.h)
"""How large a picker is, mm."""
TYPE, NONE = "typ", "geen"
"""What the last two buttons are called; who shows the picker opens a keyboard for the first."""

FOLLOWING = ("over 1 week", "over 2 weken", "over 6 weken", "voor de kerst", "voor de zomer")
"""The usual moments for what is still to come."""
RECENT = ("vandaag", "morgen", "over 1 week")
"""The usual moments for a talk itself."""


def today() -> date:
    """The date on the wall."""
    return date.today()  # noqa: DTZ011 - where the program stands


@dataclass(frozen=True, slots=True)
class DatePicker:
    """What is chosen (a day in ISO 8601, or words), the day it is, the month in view, and the moments that are offered."""

    value: str
    today: date
    month: date  # any day of it
    moments: tuple[str, ...] = FOLLOWING

    def after(self, what: str) -> DatePicker:
        """The picker after a tap on one of its controls: `dag=…`, `moment=…`, `maand=±1` or `geen`. Anything else does nothing."""
        word, _, value = what.partition("=")
        match word:
            case "dag" | "moment":
                return self.typed(value)
            case "maand" if value in {"1", "-1"}:
                return replace(self, month=dates.later(self.month.replace(day=1), int(value)) or self.month)
            case "geen":
                return replace(self, value="")
        return self

    def typed(self, text: str) -> DatePicker:
        """The picker with words or a day as its choice; a day that is meant comes into view."""
        value = dates.kept(text, self.today)
        return replace(self, value=value, month=dates.meant(value, self.today) or self.month)

    def controls(self, at: Point, means: Means, action: str) -> tuple[Control, ...]:
        """The picker with its top left `at` a place on the screen (mm), `SIZE` large; a tap is called `action` with what `after` takes.

        The button to type is called `action` with `typ`: the answer to that is a keyboard, and `typed`.
        """
        month = Point(at.x + 2 * _PAD + _MOMENTS, at.y + _PAD)
        return (
            paper(Rect(at.x, at.y, *SIZE), means),
            *self._moments(Point(at.x + _PAD, at.y + _PAD), means, action),
            *self._head(month, means, action),
            *self._days(Point(month.x, month.y + _HEAD), means, action),
        )

    def _moments(self, at: Point, means: Means, action: str) -> list[Control]:
        rows = (SIZE.h - 2 * _PAD) / (len(FOLLOWING) + 2)
        moments: list[tuple[str, str, bool]] = [(word, f"moment={word}", self._is(word)) for word in self.moments]
        moments += [("anders …", TYPE, False), ("leeg", NONE, not self.value)]
        places = [Rect(at.x, at.y + i * rows, _MOMENTS, rows - 6) for i in range(len(moments))]
        return [_option(label, place, means, f"{action}{what}", on=on) for (label, what, on), place in zip(moments, places, strict=True)]

    def _is(self, word: str) -> bool:
        return bool(self.value) and self.value == dates.kept(word, self.today)

    def _head(self, at: Point, means: Means, action: str) -> list[Control]:
        wide = _NUMBERS + 7 * CELL.w
        name = f"{dates.MONTHS[self.month.month - 1]} {self.month.year}"
        back, on = Rect(at.x, at.y, 72, _HEAD - 6), Rect(at.x + wide - 72, at.y, 72, _HEAD - 6)
        size = Size(wide - 144, _HEAD - 6)
        start = Point((size.w - means.type.width(name, Weight.BOLD) * 27) / 2, size.h / 2 + 9)
        return [
            button("chevron-left", "", back, means, f"{action}maand=-1", fill=_SOFT, ink=DARK),
            shown(Rect(back.right, at.y, *size), Face(size, (Text(start, name, 27, means.look.ink(DARK), Weight.BOLD),))),
            button("chevron-right", "", on, means, f"{action}maand=1", fill=_SOFT, ink=DARK),
        ]

    def _days(self, at: Point, means: Means, action: str) -> list[Control]:
        """The names of the days, the numbers of the weeks, and a control for each day of the month."""
        faint = means.look.ink(MUTED)
        size = Size(_NUMBERS + 7 * CELL.w, _NAMES + _WEEKS * CELL.h)
        middle: Callable[[str, Rect, float, Weight], Text] = lambda text, place, em, weight: Text(  # noqa: E731
            Point(place.centre.x - means.type.width(text, weight) * em / 2, place.centre.y + em * 0.34), text, em, faint, weight
        )
        marks: list[Mark] = [middle("wk", Rect(0, 0, _NUMBERS, _NAMES), 18, Weight.REGULAR)]
        for i, name in enumerate(dates.WEEKDAYS):
            marks.append(middle(name[:2], Rect(_NUMBERS + i * CELL.w, 0, CELL.w, _NAMES), 20, Weight.BOLD))
        days: list[Control] = []
        for row, week in enumerate(dates.weeks(self.month.year, self.month.month)):
            marks.append(middle(str(week.number), Rect(0, _NAMES + row * CELL.h, _NUMBERS, CELL.h), 20, Weight.REGULAR))
            for day in week.days:
                if day.month == self.month.month:
                    place = Rect(at.x + _NUMBERS + day.weekday() * CELL.w, at.y + _NAMES + row * CELL.h, *CELL)
                    days.append(self._day(day, place, means, action))
        return [shown(Rect(at.x, at.y, *size), Face(size, tuple(marks))), *days]

    def _day(self, day: date, place: Rect, means: Means, action: str) -> Control:
        on, now = self.value == day.isoformat(), day == self.today
        ink = WHITE if on else means.look.ink(DARK)
        wide = means.type.width(str(day.day), Weight.BOLD) * 27
        inner = Rect(3, 3, place.w - 6, place.h - 6)
        edge = means.look.edge()
        marks: list[Mark] = [
            Panel(
                inner,
                DARK if on else WHITE if day.weekday() < 5 else _SOFT,  # noqa: PLR2004 - Saturday and Sunday
                radius=10,
                edge=FOCUS if on or now else edge.colour or _SOFT,
                edge_width=4.0 if on or now else edge.width / 2 or 2.0,
            ),
            Text(Point((place.w - wide) / 2, place.h / 2 + 9), str(day.day), 27, ink, Weight.BOLD if on or now else Weight.REGULAR),
        ]
        return shown(place, Face(Size(place.w, place.h), tuple(marks)), f"{action}dag={day.isoformat()}")


def picker(value: str, now: date, moments: tuple[str, ...] = FOLLOWING) -> DatePicker:
    """A picker that shows the month of a day, or this month."""
    day = dates.meant(value, now) or now
    return DatePicker(value, now, day if day.year < MAXYEAR else now, moments)


def _option(label: str, place: Rect, means: Means, action: str, *, on: bool) -> Control:
    """A usual moment; the chosen one is dark with a bright edge."""
    if on:
        return button("", label, place, means, action, ring=FOCUS)
    return button("", label, place, means, action, fill=_SOFT, ink=means.look.ink(DARK), ring=means.look.edge().colour)
