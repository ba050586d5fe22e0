"""Agreements while others are busy: out of an open tray, two at once, rolling on, the caret, how long it is kept, when it ended."""

from __future__ import annotations

from dataclasses import replace

import pytest

from arrangeerveld.app import agreetarget, tray
from arrangeerveld.core.board import Board
from arrangeerveld.core.talk import About, Agreement, Participant, Progress
from arrangeerveld.core.times import began, ended
from tests.app.stage import Stage, labels, said, until
from tests.app.test_agreeing import rows, tap_row, with_rows
from tests.app.test_table import card_in_tray

PEOPLE = (Participant("p1", "ouder 1", "Fatma", "geel"),)


@pytest.fixture
def table(stage: Stage) -> Stage:
    stage.use(Board(stage.app.start.mat, people=PEOPLE, about=About(date="2026-11-23")))
    return stage


def rowpanel(stage: Stage) -> str:
    """The id of the agreement that is open."""
    return str(stage.desk.rowpanel.row) if stage.desk.rowpanel else ""


def test_a_card_goes_from_its_tray_to_the_agreements_that_the_tray_hides(table: Stage) -> None:
    table.press("soort:ouder")
    assert agreetarget.place(table.desk) is None  # nothing is held yet
    card, spot = card_in_tray(table, 1)
    x, y = spot.centre
    table.down(1, x, y)
    for up in (20, 60, 120):
        table.move(1, x, y - up)
        table.frames(1)
    target = agreetarget.place(table.desk)
    assert target is not None
    assert target.bottom < tray.area(table.desk.screen).y
    assert target.y > table.desk.screen.size.h / 3
    table.move(1, *target.centre)
    table.frames(1)
    table.up(1)
    assert [row.what for row in rows(table)] == [card.title]
    assert table.board.items == ()  # the card is back in its tray
    assert table.desk.tray is not None
    assert labels(table) == ["kaart afspraak"]
    assert agreetarget.place(table.desk) is None
    card, spot = card_in_tray(table, 2)
    table.tap(*spot.centre)
    table.press("afspraak:gekozen")  # the same without dragging
    assert [row.what for row in rows(table)][1:] == [card.title]
    assert table.desk.picked is None
    assert agreetarget.place(table.desk) is None
    table.press("soort:ouder")


def test_who_writes_an_agreement_is_not_cut_off_by_another_tap(table: Stage) -> None:
    with_rows(table, Agreement("a", "Samen lezen"), Agreement("b", "Bellen"))
    tap_row(table, 0)
    table.press("afspraak:schrijf=what")
    table.write(" in de")
    tap_row(table, 1)
    assert rowpanel(table) == "a"
    assert said(table).startswith("Iemand schrijft nog aan afspraak 1.")
    table.write(" klas")
    tap_row(table, 1)  # once more: then it opens, and what was written stays
    assert rowpanel(table) == "b"
    assert rows(table)[0].what == "Samen lezen in de klas"
    tap_row(table, 0)  # nobody writes now
    assert rowpanel(table) == "a"
    table.press("afspraak:schrijf=what")
    table.press("gesprek:knop")
    assert table.desk.talk is None
    table.press("gesprek:knop")
    assert table.desk.rowpanel is None
    assert "talk" in {name for name, pile in table.desk.layers().piles.items() if pile}
    tap_row(table, 0)  # the two sheets never lie over each other
    assert table.desk.talk is None
    assert rowpanel(table) == "a"
    table.press("afspraak:klaar")


def test_who_writes_about_the_talk_is_not_cut_off_either(table: Stage) -> None:
    with_rows(table, Agreement("a", "Samen lezen"))
    table.press("gesprek:knop")
    table.press("gesprek:tab=over")
    table.press("gesprek:schrijf=over/keep")
    table.write("tot juni 2030")
    x, y = table.on_mat(1380, 630)
    table.tap(x, y)
    assert table.desk.talk is not None
    assert said(table).startswith("Iemand schrijft nog bij het gesprek.")
    table.tap(x, y)
    assert table.desk.rowpanel is not None
    assert table.board.about.keep == "tot juni 2030"
    table.press("afspraak:klaar")


def test_a_tap_in_an_open_blank_puts_the_caret_there(table: Stage) -> None:
    with_rows(table, Agreement("a", "Elke dag samen lezen met een groot kind uit de klas van meester Tom en daarna nog even praten"))
    tap_row(table, 0)
    table.press("afspraak:schrijf=what")
    place = table.control("afspraak:schrijf=what").place
    table.tap(place.x + 13, place.y + 20)
    (writer,) = table.desk.session.writers()
    assert table.desk.session.writing(writer).caret in range(100)
    table.tap(place.x + 13, place.y + 2)
    first = table.desk.session.writing(writer).caret
    table.tap(place.right - 20, place.y + 2)
    last = table.desk.session.writing(writer).caret
    assert last - first > 30
    table.press("afspraak:klaar")
    assert len(rows(table)[0].what) > 60
    table.press("gesprek:knop")
    table.press("gesprek:tab=over")
    table.press("gesprek:schrijf=over/place")
    table.write("lokaal 6")
    place = table.control("gesprek:schrijf=over/place").place
    table.tap(place.x + 12, place.centre.y)
    table.write("in ")
    table.tap(place.right - 8, place.centre.y)
    table.write("b")
    table.press("gesprek:tab=wie")
    assert table.board.about.place == "in lokaal 6b"
    table.press("gesprek:sluit")


def test_the_end_of_a_talk_of_today_is_filled_in_when_its_record_is_looked_at(table: Stage) -> None:
    from datetime import date

    today = date.today().isoformat()  # noqa: DTZ011 - the date on the wall
    table.use(replace(table.board, about=About(date=today)))
    table.press("stap:knop")
    table.press("stap:naar=0")
    table.press("stap:sluit")
    assert table.board.about.begin.count(":") == 1
    assert labels(table) == ["stap"]
    last = Progress(len(table.board.mat.steps) - 1, (60.0,), 0.0)
    table.use(replace(table.board, about=About(date=today, begin="0:05"), progress=last))
    table.press("dossier")
    table.press("dossier-terug")
    assert table.board.about.end.count(":") == 1
    assert labels(table) == ["einde"]
    table.press("terug")
    until(table, lambda: not table.board.about.end)


def test_begin_and_end_are_only_noted_of_a_talk_of_today() -> None:
    from tests.fakes import MAT

    board = Board(MAT, about=About(date="2026-11-23"))
    assert ended(board, "2026-11-23", 15, 1) is board  # it did not begin
    busy = replace(began(board, "2026-11-23", 14, 2), progress=Progress(max(0, len(MAT.steps) - 1), (60.0,), 0.0))
    assert busy.about.begin == "14:00"
    assert began(busy, "2026-11-23", 15, 0) is busy
    assert began(board, "2026-11-24", 15, 0) is board
    assert ended(replace(busy, about=About(date="2026-11-23")), "2026-11-23", 15, 28).about.end == ""
    assert ended(busy, "2026-11-23", 15, 28).about.end == "15:30"
    assert ended(busy, "2026-11-23", 23, 59).about.end == "0:00"
    assert ended(busy, "2026-11-24", 15, 28) is busy
    known = replace(busy, about=About(date="2026-11-23", end="15:00"))
    assert ended(known, "2026-11-23", 15, 28) is known
