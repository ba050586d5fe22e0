"""The panel of one agreement: what, who, when, when it is looked at again, and how it stands; other hands go on beside it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from arrangeerveld.app import datepicker
from arrangeerveld.app.buttons import button, paper, shown
from arrangeerveld.app.controls import Control
from arrangeerveld.app.datepicker import DatePicker
from arrangeerveld.app.lines import line
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.talkview import GAP, HIGH, SOFT, View, option, person_chip
from arrangeerveld.core import blanks, dates
from arrangeerveld.core.agreeing import asked
from arrangeerveld.core.board import Board
from arrangeerveld.core.colours import DARK, FOCUS, MUTED, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.gestures import Writing
from arrangeerveld.core.marks import Face, Means, Panel, icon_marks
from arrangeerveld.core.talk import Agreement, Participant, Status

SIZE = Size(816.0, datepicker.SIZE.h)  # so that a keyboard of full size lies beside it
EDGE = 6.0
_PAD = 16.0
_STRIP = 58.0  # beside a calendar, for the way back
_COLUMNS, _CELLS = 5, 10  # of the chips of people
_DAYS = (("when", "Wanneer"), ("evaluation", "Evaluatie"))


@dataclass(slots=True)
class RowPanel:
    """Which agreement is open, for which of its days the calendar is shown, which people are offered, and whether its status is."""

    row: str
    picking: str = ""  # "when" or "evaluation"
    picker: DatePicker | None = None
    page: int = 0
    standing: bool = False
    fresh: bool = False  # whether it was made by opening it
    naming: str = ""  # the id of the person who was added for it, whose name may be being written

    def look(self) -> Hashable:
        """All that the controls depend on beside the board."""
        return self.row, self.picking, self.picker, self.page, self.standing, self.naming

    def controls(self, board: Board, writing: Mapping[str, Writing], place: Rect, means: Means) -> tuple[Control, ...]:
        """All of it, from the bottom up; nothing when the agreement is gone."""
        row = next((row for row in board.agreements if row.id == self.row), None)
        if row is None:
            return ()
        if self.picker is not None:
            return self._calendar(self.picker, place, means)
        room = Rect(place.x + _PAD, place.y + 10, place.w - 2 * _PAD, place.h - 20)
        view = View(board, room, means, writing)
        what = Rect(room.x, room.y + HIGH + GAP, room.w, 66)
        people = Rect(room.x, what.bottom + GAP, room.w, 2 * HIGH + GAP)
        days = Rect(room.x, people.bottom + 4, room.w, 26 + HIGH)
        return (
            paper(place, means, action="afspraak:"),
            *_head(view, board.agreements.index(row)),
            *_line(view, f"afspraak/{row.id}/what", "", what, "Wat spreken jullie af? Tik om te schrijven."),
            *self._who(view, row, people),
            *_days(view, row, days),
            *self._status(view, row, Rect(room.x, room.bottom - HIGH, room.w, HIGH)),
        )

    def _calendar(self, picker: DatePicker, place: Rect, means: Means) -> tuple[Control, ...]:
        back = button(
            "arrow-left", "", Rect(place.x + 6, place.bottom - 70, _STRIP - 8, HIGH), means, "afspraak:terug", fill=SOFT, ink=DARK
        )
        days = picker.controls(Point(place.x + _STRIP, place.y), means, "afspraak:dag=")
        return (paper(place, means, action="afspraak:"), *days, back)

    def _who(self, view: View, row: Agreement, place: Rect) -> list[Control]:
        """One name: the people at the table, or else the usual roles; who was chosen has a dark edge."""
        chips = asked(view.board.people, view.board.mat.roles, row.who)
        paged = len(chips) >= _CELLS
        most = _CELLS - 2 if paged else _CELLS - 1
        first = self.page * most % max(1, -(-len(chips) // most) * most)
        grid = View(view.board, place, view.means, view.writing)
        made: list[Control] = []
        for i, (label, colour) in enumerate(chips[first : first + most]):
            spot, action, on = grid.cell(i % _COLUMNS, i // _COLUMNS, _COLUMNS, HIGH + GAP), f"afspraak:wie={label}", label == row.who
            if colour:
                made.append(person_chip(Participant("", label, colour=colour), spot, view.means, action, on=on))
                made += [_chosen(spot, view.means, action)] if on else []
            else:
                made.append(option(label, spot, view.means, action, on=on))
        key = f"persoon/{self.naming}/name"
        if key in view.writing:
            spot = grid.cell(0, 1, 1, HIGH + GAP)
            return [*made[:_COLUMNS], *line("", "", view.writing[key], spot, view.means, action="afspraak:naam", hint="wie is het?")]
        last = [grid.cell(column, 1, _COLUMNS, HIGH + GAP) for column in (3, 4)]
        if paged:
            made.append(option("meer …", last[0], view.means, "afspraak:meer"))
        return [*made, option("iemand anders", last[1], view.means, "afspraak:anders")]

    def _status(self, view: View, row: Agreement, place: Rect) -> list[Control]:
        """How it stands: shown at a later talk or when it was said; else behind a button."""
        grid = View(view.board, place, view.means, view.writing)
        if not (self.standing or view.board.about.previous or row.status is not Status.OPEN):
            return [option("Hoe staat het?", grid.cell(0, 0, 3, HIGH + GAP), view.means, "afspraak:stand")]
        words = [status for status in Status if status is not Status.OPEN]
        label = view.words("Hoe staat het?", grid.cell(0, 0, 5, HIGH + GAP), sizes=(21.0, 20.0, 18.0), colour=MUTED, bold=True)
        return [
            label,
            *(
                option(word, grid.cell(i + 1, 0, 5, HIGH + GAP), view.means, f"afspraak:status={word}", on=word is row.status)
                for i, word in enumerate(words)
            ),
        ]


def _chosen(spot: Rect, means: Means, action: str) -> Control:
    """The sign on the one who was chosen, over the corner of the chip."""
    size = Size(26, 26)
    sign = icon_marks(means.icons.get("check", ()), Rect(4, 4, 18, 18), WHITE)
    return shown(Rect(spot.right - 22, spot.y - 5, *size), Face(size, (Panel(Rect(0, 0, *size), DARK, radius=13), *sign)), action)


def area(screen: Screen, *, right: bool) -> Rect:
    """Where the panel lies: over the dock, at the left, or at the right when something else lies there."""
    x = screen.size.w - EDGE - SIZE.w if right else EDGE
    return Rect(x, screen.dock.y - 4 - SIZE.h, *SIZE)


def _head(view: View, number: int) -> list[Control]:
    room, means = view.room, view.means
    many = len(view.board.agreements)
    title = view.words(f"Afspraak {number + 1} van {many}", Rect(room.x, room.y, 300, HIGH), bold=True)
    done = Rect(room.right - 150, room.y, 150, HIGH)
    away = Rect(done.x - GAP - 130, room.y, 130, HIGH)
    made = [
        title,
        button("check", "Klaar", done, means, "afspraak:klaar", ring=FOCUS),
        option("Weg", away, means, "afspraak:weg", icon="trash"),
    ]
    if number:
        higher = Rect(away.x - GAP - 150, room.y, 150, HIGH)
        made.append(option("Hoger", higher, means, "afspraak:hoger", icon="chevron-up"))
    return made


def _line(view: View, key: str, name: str, place: Rect, hint: str) -> list[Control]:
    part, text = key.rpartition("/")[2], blanks.written(view.board, key)
    if part != "what":
        text = dates.short(text, view.board.about.date)
    action = f"afspraak:{'schrijf' if part == 'what' else 'datum'}={part}"
    return line(name, text, view.writing.get(key), place, view.means, action=action, hint=hint)


def _days(view: View, row: Agreement, place: Rect) -> list[Control]:
    wide = (place.w - GAP) / 2
    made: list[Control] = []
    for i, (part, name) in enumerate(_DAYS):
        made += _line(view, f"afspraak/{row.id}/{part}", name, Rect(place.x + i * (wide + GAP), place.y, wide, place.h), "kies een dag")
    return made
