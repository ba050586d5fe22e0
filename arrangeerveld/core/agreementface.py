"""The face of the agreements: their rows, an empty one to write in, and pale words where something misses."""

from __future__ import annotations

from dataclasses import dataclass

from arrangeerveld.core import dates
from arrangeerveld.core.board import Board
from arrangeerveld.core.colours import DARK, MUTED, WHITE
from arrangeerveld.core.geometry import Point, Rect
from arrangeerveld.core.layout import fit, text_marks
from arrangeerveld.core.marks import Mark, Means, Panel, Text, Weight
from arrangeerveld.core.mat import Zone
from arrangeerveld.core.talk import Agreement, Status

ROW = 44.0  # mm from row to row
LARGE = 64.0  # the same in the enlarged list
SMALL = 18.0  # 2.2 % of the height of a screen of 16:9 that mat and dock fill
SIZES = (24.6, 22.0, SMALL)
COLUMNS = (("wat", 0.0), ("wie", 0.44), ("wanneer", 0.64), ("evaluatie", 0.83))
_TITLE = 178.0  # what the title takes of the width
_HEAD = 27.0  # what the names of the columns take of the height
_BAR = 14.0  # at the right, of a list that is longer than its box
_GAP = 5.0
_LEAST_THUMB = 24.0


@dataclass(frozen=True, slots=True)
class Rows:
    """Where rows lie: in a box (mm), so many mm from row to row, and how many there are, the empty ones included."""

    box: Rect
    step: float
    count: int

    @property
    def most(self) -> float:
        """How far the rows can be rolled, mm."""
        return max(0.0, self.count * self.step - max(self.box.h + 1.0, self.step))

    def place(self, number: int, offset: float = 0.0) -> Rect:
        """Where a row lies when the rows are rolled so far."""
        wide = self.box.w - (_BAR if self.most else 0.0)
        return Rect(self.box.x, self.box.y + number * self.step - offset, wide, self.step - _GAP)

    def at(self, point: Point, offset: float = 0.0) -> int | None:
        """The row at a point; None beside the rows."""
        number = int((point.y - self.box.y + offset) // self.step)
        return number if self.box.contains(point) and 0 <= number < self.count else None

    def thumb(self, offset: float) -> Rect | None:
        """The mark beside the rows that tells how far they are rolled; None when all of them are seen."""
        if not self.most:
            return None
        high = min(self.box.h - _GAP, max(_LEAST_THUMB, self.box.h * self.box.h / (self.count * self.step)))
        return Rect(self.box.right - 8, self.box.y + (self.box.h - high - _GAP) * offset / self.most, 6, high)


def rows_of(zone: Zone, agreements: int) -> Rows:
    """The rows of a zone, on the mat: as many as fit, and one more than there are agreements."""
    left, top = zone.place.x + _TITLE, zone.place.y + _HEAD
    seen = max(1, int((zone.place.h - _HEAD - 2) / ROW))
    return Rows(Rect(left, top, zone.place.right - 10 - left, seen * ROW), ROW, max(seen, agreements + 1))


def agreement_marks(zone: Zone, board: Board, means: Means) -> list[Mark]:
    """The first rows in their zone; empty rows to write in when there are fewer. The others are seen when the rows are rolled."""
    rows, agreements = rows_of(zone, len(board.agreements)), board.agreements
    marks = column_marks(rows, means)
    for number in range(int(rows.box.h / rows.step)):
        row = agreements[number] if number < len(agreements) else None
        marks += row_marks(row, rows.place(number), means, board.about.date)
    if len(agreements) > int(rows.box.h / rows.step):
        words = f"{len(agreements)} in totaal"
        marks.append(Text(Point(zone.place.x + 47, zone.place.bottom - 20), words, SMALL, means.look.ink(MUTED)))
    return marks


def column_marks(rows: Rows, means: Means) -> list[Mark]:
    """The names of the columns over the rows."""
    wide = rows.place(0).w
    faint = means.look.ink(MUTED)
    return [Text(Point(rows.box.x + 12 + part * wide, rows.box.y - 7), word, SMALL, faint) for word, part in COLUMNS]


def thumb_marks(rows: Rows, offset: float, means: Means) -> list[Mark]:
    """How far the rows are rolled."""
    thumb = rows.thumb(offset)
    return [] if thumb is None else [Panel(thumb, means.look.ink(MUTED), radius=3)]


def row_marks(row: Agreement | None, place: Rect, means: Means, near: str) -> list[Mark]:
    """One row: what, who, when and when it is looked at again; `near` is the day of the talk. None is an empty row."""
    edge = means.look.edge()
    marks: list[Mark] = [Panel(place, WHITE, radius=6, edge=edge.colour, edge_width=edge.width / 2)]
    if row is None:
        return marks
    ends = [part for _, part in COLUMNS[1:]] + [1.0]
    for (word, part), end in zip(COLUMNS, ends, strict=True):
        box = Rect(place.x + 12 + part * place.w, place.y, (end - part) * place.w - 18, place.h)
        if word == "wat" and row.status is not Status.OPEN:
            box = _status(row.status, box, marks, means)
        marks += _cell(row, word, box, means, near)
    return marks


def _cell(row: Agreement, word: str, box: Rect, means: Means, near: str) -> list[Mark]:
    text = {"wat": row.what, "wie": row.who, "wanneer": dates.short(row.when, near), "evaluatie": dates.short(row.evaluation, near)}[word]
    text = " ".join(text.split())
    closed = row.status in {Status.DONE, Status.DROPPED}
    if not text and word != "evaluatie" and not closed:  # what misses, in pale words
        setting = fit(f"{word}?", box, (22.0, SMALL), Weight.REGULAR, means.type)
        return list(text_marks(setting, box, means.look.ink(PALE), Weight.REGULAR, middle=True))
    weight = Weight.BOLD if word == "wat" else Weight.REGULAR
    setting = fit(text, box, SIZES, weight, means.type)
    return list(text_marks(setting, box, means.look.ink(MUTED if closed else DARK), weight, middle=True))


def _status(status: Status, box: Rect, marks: list[Mark], means: Means) -> Rect:
    """How an agreement stands, in a pill at the right of what was agreed; gives the room that is left."""
    wide = means.type.width(status, Weight.BOLD) * SMALL + 20
    pill = Rect(box.right - wide, box.centre.y - 14, wide, 28)
    marks += [
        Panel(pill, means.look.band(STATUS[status]), radius=14),
        Text(Point(pill.x + 10, pill.centre.y + 6.2), status, SMALL, WHITE, Weight.BOLD),
    ]
    return Rect(box.x, box.y, box.w - wide - 10, box.h)


PALE = "#6c7781"
STATUS = {Status.DONE: "#1f7d54", Status.BUSY: "#1d4583", Status.FAILED: "#6b430a", Status.DROPPED: "#5c6670"}
"""The colour of each status; white letters on it are readable."""
