"""An agreement by the keyboard alone, and what Escape leads out of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from arrangeerveld.core.board import Board
from tests.app.stage import Stage, labels

TAB, ENTER, ESCAPE, RIGHT = 9, 13, 27, 275


@pytest.fixture
def table(stage: Stage) -> Iterator[Stage]:
    stage.use(Board(stage.app.start.mat))
    stage.desk.focus.at, stage.desk.focus.shown = "", False
    yield stage
    stage.desk.rowpanel = stage.desk.steps = stage.desk.talk = None
    stage.desk.focus.at, stage.desk.focus.shown = "", False


def at(stage: Stage) -> str:
    return stage.desk.focus.at if stage.desk.focus.shown else ""


def enter(stage: Stage, name: str) -> None:
    """Tab to a stop, and press it."""
    for _ in range(200):
        if at(stage) == name:
            break
        stage.key(TAB)
    assert at(stage) == name
    stage.key(ENTER)


def test_a_whole_agreement_is_made_with_keys(table: Stage) -> None:
    enter(table, "afspraak:rij=")
    assert at(table) == "afspraak:schrijf=what"
    table.write("Samen lezen")
    enter(table, "afspraak:wie=leraar")
    enter(table, "afspraak:anders")
    assert at(table) == "afspraak:naam"
    table.write("oma")
    table.key(ENTER)
    enter(table, "afspraak:datum=when")
    assert at(table).startswith("afspraak:dag=")
    table.key(ENTER)
    assert at(table) == "afspraak:datum=when"
    enter(table, "afspraak:datum=evaluation")
    enter(table, "afspraak:dag=typ")
    assert at(table) == "afspraak:datum=evaluation"
    table.write("na de zomer")
    table.key(ENTER)
    (row,) = table.board.agreements
    assert (row.what, row.who, bool(row.when), row.evaluation) == ("Samen lezen", "oma", True, "na de zomer")
    table.key(ESCAPE)
    assert table.desk.rowpanel is None
    assert at(table) == "afspraak:rij="  # for the next one
    while labels(table):
        table.key(ord("z"), "ctrl")
    assert table.board.agreements == ()


def test_escape_leads_out_of_every_panel_one_at_a_time(table: Stage) -> None:
    enter(table, "afspraak:rij=")
    enter(table, "afspraak:datum=when")
    table.key(ESCAPE)
    assert table.desk.rowpanel is not None
    assert table.desk.rowpanel.picker is None
    assert at(table) == "afspraak:datum=when"
    table.key(ESCAPE)
    assert table.desk.rowpanel is None
    enter(table, "afspraak:groot")
    assert table.desk.rowlist.large
    table.key(ESCAPE)
    assert not table.desk.rowlist.large
    assert at(table) == "afspraak:groot"
    enter(table, "stap:knop")
    assert table.desk.steps is not None
    table.key(ESCAPE)
    assert table.desk.steps is None
    assert at(table) == "stap:knop"
    enter(table, "gesprek:knop")
    enter(table, "gesprek:tab=over")
    enter(table, "gesprek:schrijf=over/group")
    table.write("6")
    for open_ in (True, False):
        table.key(ESCAPE)
        assert (table.desk.talk is not None) is open_
    assert table.board.about.group == "6"
    assert at(table) == "gesprek:knop"


def test_the_keyboard_is_where_it_was_when_the_curtain_and_the_start_screen_have_gone(table: Stage) -> None:
    enter(table, "gordijn")
    table.key(ESCAPE)
    assert table.desk.covers.curtain
    table.key(ENTER)
    assert not table.desk.covers.curtain
    assert at(table) == "gordijn"
    enter(table, "memo:klein")
    table.write("Iets")
    table.key(ESCAPE)
    enter(table, "start")
    enter(table, "verder")
    assert table.desk.covers.page is None
    assert at(table) == "start"
