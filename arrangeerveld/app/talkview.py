"""What the tabs of the panel Gesprek are drawn from, and the parts that they are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from arrangeerveld.app.buttons import button, shown
from arrangeerveld.app.controls import Control
from arrangeerveld.app.lines import NAME, asked, line
from arrangeerveld.core import blanks, dates
from arrangeerveld.core.board import Board
from arrangeerveld.core.colours import DARK, FOCUS, MUTED, NOTES, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.gestures import Writing
from arrangeerveld.core.layout import fit, text_marks
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Weight, icon_marks
from arrangeerveld.core.talk import Participant

HIGH = 58.0  # of what is tapped
GAP = 10.0
SOFT = "#eef1f4"
_EMS = (24.6, 22.0, 20.0, 18.0)


@dataclass(frozen=True)
class View:
    """The board, where there is room on the screen, which blanks are being written in, and what is chosen in the panel."""

    board: Board
    room: Rect
    means: Means
    writing: Mapping[str, Writing]
    person: str = ""  # the id of the person who is looked at
    consent: str = ""  # the id of the permission that is looked at
    page: int = 0  # of what does not fit at once
    under: bool | None = None  # whether an earlier board shines through the mat; None when there is none

    def cell(self, column: int, row: int, columns: int, high: float, span: int = 1) -> Rect:
        """A place in a grid of so many columns with rows `high` mm apart."""
        wide = (self.room.w - (columns - 1) * GAP) / columns
        return Rect(self.room.x + column * (wide + GAP), self.room.y + row * high, wide * span + (span - 1) * GAP, high - GAP)

    def line(self, key: str, name: str, place: Rect, *, hint: str = "", fill: str = WHITE) -> list[Control]:
        """A blank that is written in with a keyboard."""
        text = blanks.written(self.board, key)
        return line(name, text, self.writing.get(key), place, self.means, action=f"gesprek:schrijf={key}", hint=hint, fill=fill)

    def day(self, key: str, name: str, place: Rect) -> list[Control]:
        """A blank for a day: a calendar opens; once somebody types in it, it is as any other."""
        text = dates.short(blanks.written(self.board, key), self.board.about.date if key != "over/date" else "")
        return line(name, text, self.writing.get(key), place, self.means, action=self._action("datum", key), hint="kies een dag")

    def _action(self, word: str, key: str) -> str:
        """What a tap on a blank does; while somebody writes in it, it is to be written in."""
        return f"gesprek:schrijf={key}" if key in self.writing else f"gesprek:{word}={key}"

    def who(self, key: str, name: str, place: Rect) -> list[Control]:
        """A blank for somebody at the table: the people are offered."""
        text = blanks.written(self.board, key)
        return line(name, text, self.writing.get(key), place, self.means, action=self._action("wie", key), hint="kies wie")

    def choices(self, name: str, words: Iterable[tuple[str, str, bool]], place: Rect) -> list[Control]:
        """Choices beside each other under what is asked: label, action, whether it is chosen."""
        options = tuple(words)
        wide = (place.w - GAP * (len(options) - 1)) / len(options)
        spots = [Rect(place.x + i * (wide + GAP), place.y + NAME, wide, place.h - NAME) for i in range(len(options))]
        made = [option(label, spot, self.means, action, on=on) for (label, action, on), spot in zip(options, spots, strict=True)]
        return [*asked(name, place, self.means), *made]

    def words(self, text: str, place: Rect, *, sizes: tuple[float, ...] = _EMS, colour: str = DARK, bold: bool = False) -> Control:
        """Words that are only read."""
        weight = Weight.BOLD if bold else Weight.REGULAR
        box = Rect(0, 0, place.w, place.h)
        marks = text_marks(fit(text, box, sizes, weight, self.means.type), box, self.means.look.ink(colour), weight, middle=True)
        return shown(place, Face(Size(place.w, place.h), marks))


def option(label: str, place: Rect, means: Means, action: str, *, on: bool = False, icon: str = "") -> Control:
    """A choice; the chosen one is dark with a bright edge."""
    if on:
        return button(icon, label, place, means, action, ring=FOCUS)
    edge = means.look.edge().colour
    return button(icon, label, place, means, action, fill=SOFT, ink=means.look.ink(DARK), ring=edge)


def person_chip(person: Participant, place: Rect, means: Means, action: str, *, on: bool = False) -> Control:
    """Somebody in the colour of their notes: the name, and the role under it when there is both."""
    fill = NOTES.get(person.colour, NOTES["geel"])
    back = Panel(
        Rect(0, 0, place.w, place.h), fill, radius=12, edge=DARK if on else means.look.edge().colour, edge_width=5.0 if on else 2.0
    )
    box = Rect(14, 2, place.w - 24, place.h - 3)
    two = bool(person.name) and means.type.width(person.name, Weight.BOLD) * _EMS[2] <= box.w
    upper = Rect(box.x, box.y, box.w, box.h * 0.56) if two else box
    setting = fit(person.label, upper, _EMS[0 if two else 1 :], Weight.BOLD, means.type, leading=1.0)
    marks: list[Mark] = [back, *text_marks(setting, upper, DARK, Weight.BOLD, middle=True)]
    if two:
        marks += _words(
            person.role, Rect(box.x, upper.bottom, box.w, box.h * 0.44), means, (18.0,), colour=means.look.ink(MUTED), weight=Weight.REGULAR
        )
    return shown(place, Face(Size(place.w, place.h), tuple(marks)), action)


def _words(text: str, box: Rect, means: Means, sizes: tuple[float, ...], *, colour: str, weight: Weight) -> tuple[Mark, ...]:
    """One line of text; what does not fit is cut off with a sign for it."""
    size = next((size for size in sizes if means.type.width(text, weight) * size <= box.w), sizes[-1])
    if means.type.width(text, weight) * size > box.w:
        while text and means.type.width(f"{text}…", weight) * size > box.w:
            text = text[:-1].rstrip()
        text = f"{text}…"
    return text_marks(fit(text, Rect(box.x, box.y, box.w + 1, box.h), (size,), weight, means.type), box, colour, weight, middle=True)


def flow(labels: Iterable[str], place: Rect, means: Means, high: float = HIGH) -> list[tuple[str, Rect]]:
    """Chips of their own width in rows; narrower ones when there would be more rows than there is room for."""
    labels = tuple(labels)
    rows = max(1, int((place.h + GAP) / (high + GAP)))
    for em in (24.6, 22.0, 20.0, 18.0, 15.0):
        widths = [max(64.0, means.type.width(label, Weight.BOLD) * em + 30) for label in labels]
        spots = _rows(widths, place, high)
        if not spots or spots[-1].bottom <= place.y + rows * (high + GAP):
            break
    return list(zip(labels, spots, strict=True))


def _rows(widths: Iterable[float], place: Rect, high: float) -> list[Rect]:
    spots: list[Rect] = []
    x, y = place.x, place.y
    for wide in widths:
        if x > place.x and x + wide > place.right + 0.01:
            x, y = place.x, y + high + GAP
        spots.append(Rect(x, y, min(wide, place.w), high))
        x += wide + GAP
    return spots


def mark(icon: str, at: Point, side: float, means: Means, colour: str = DARK) -> Control:
    """A sign that is only looked at."""
    return shown(
        Rect(at.x, at.y, side, side), Face(Size(side, side), icon_marks(means.icons.get(icon, ()), Rect(0, 0, side, side), colour))
    )
