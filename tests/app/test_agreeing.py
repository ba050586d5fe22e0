"""Agreements by touch in the real window: dropped, tapped, filled in, rolled, enlarged, removed; and used wrongly."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from arrangeerveld.app import rowlist
from arrangeerveld.core.agreeing import missing
from arrangeerveld.core.board import Board, Card, Note, NoteSize
from arrangeerveld.core.geometry import Pose
from arrangeerveld.core.marks import Panel
from arrangeerveld.core.matface import mat_face
from arrangeerveld.core.talk import About, Agreement, Participant, Status
from tests.app.stage import Stage, labels, said, until

CARD = Card("k", "swv", "Samen lezen", Pose(420, 200), source="s", zone="leren")
NOTE = Note("m", NoteSize.SMALL, "geel", "Wie belt de JGZ?", Pose(130, 250), zone="vragen")
BLANK = Note("leeg", NoteSize.SMALL, "geel", "", Pose(130, 450), zone="vragen")
PEOPLE = (Participant("p1", "ouder 1", "Fatma", "geel"), Participant("p2", "leraar", "", "roze"))
ZONE = (700.0, 640.0)  # on the rows


@pytest.fixture
def table(stage: Stage) -> Stage:
    stage.use(Board(stage.app.start.mat, items=(CARD, NOTE, BLANK), people=PEOPLE, about=About(date="2026-11-23")))
    return stage


def with_rows(stage: Stage, *rows: Agreement) -> None:
    stage.use(replace(stage.board, agreements=rows))


def rows(stage: Stage) -> list[Any]:
    return list(stage.board.agreements)


def tap_row(stage: Stage, number: int) -> None:
    lying = rowlist.lying(stage.board, stage.desk.rowlist, stage.desk.screen)
    assert lying is not None
    place = lying.place(number, stage.desk.rowlist.offset)
    stage.tap(place.right - 40, place.centre.y)
    stage.frames()


def test_a_card_dropped_on_the_zone_becomes_a_row_and_lies_where_it_lay(table: Stage) -> None:
    table.drag(1, table.on_mat(*CARD.pose.centre), table.on_mat(*ZONE))
    assert [(row.what, row.source) for row in rows(table)] == [("Samen lezen", "k")]
    assert table.board.items == (CARD, NOTE, BLANK)
    assert labels(table)[::-1] == ["kaart afspraak"]
    assert "is nu een afspraak" in said(table)
    table.drag(1, table.on_mat(*CARD.pose.centre), table.on_mat(*ZONE))
    assert len(rows(table)) == 1
    assert "al een afspraak" in said(table)
    table.press("terug")
    assert rows(table) == []


def test_several_hands_drop_at_once(table: Stage) -> None:
    for finger, item in ((1, CARD), (2, NOTE)):
        table.down(finger, *table.on_mat(*item.pose.centre))
    for i in range(1, 9):
        for finger, item, x in ((1, CARD, 500.0), (2, NOTE, 1100.0)):
            start = item.pose.centre
            table.move(finger, *table.on_mat(start.x + (x - start.x) * i / 8, start.y + (640 - start.y) * i / 8))
        table.frames(1)
    table.up(1)
    table.up(2)
    assert sorted(row.what for row in rows(table)) == ["Samen lezen", "Wie belt de JGZ?"]
    assert labels(table)[::-1] == ["kaart afspraak", "memo afspraak"]


def test_an_empty_note_becomes_no_agreement(table: Stage) -> None:
    table.drag(1, table.on_mat(*BLANK.pose.centre), table.on_mat(*ZONE))
    assert rows(table) == []
    assert table.board.item("leeg") == BLANK
    assert "staat nog niets" in said(table)
    assert labels(table)[::-1] == []


def test_a_card_picked_from_a_tray_becomes_a_row_and_stays_in_the_tray(table: Stage) -> None:
    table.press("soort:swv")
    table.frames(4)
    card = next(control for control in table.desk.layers().piles["cards"] if control.action.startswith("kaart:") and not control.pale)
    table.tap(*card.place.centre)
    table.press("sluit")
    table.tap(*table.on_mat(1380, 690))
    assert [row.source for row in rows(table)] == [""]
    assert rows(table)[0].what
    assert len(table.board.items) == 3
    assert labels(table)[::-1] == ["kaart afspraak"]


def test_all_of_a_row_is_filled_in_by_touch_and_each_change_is_one_step(table: Stage) -> None:
    with_rows(table, Agreement("a", "Samen lezen", source="k"))
    assert missing(table.board)[0][1] == ("wie", "wanneer")
    tap_row(table, 0)
    table.press("afspraak:wie=Fatma")
    table.press("afspraak:wie=leraar")
    table.press("afspraak:datum=when")
    table.press("afspraak:dag=moment=over 2 weken")
    table.press("afspraak:datum=evaluation")
    table.press("afspraak:dag=maand=1")
    table.press("afspraak:dag=dag=2026-12-24")
    table.press("afspraak:stand")
    table.press("afspraak:status=bezig")
    table.press("afspraak:schrijf=what")
    table.write(" elke dag")
    table.press("afspraak:klaar")
    assert rows(table) == [Agreement("a", "Samen lezen elke dag", "leraar", "2026-12-07", "2026-12-24", "k", Status.BUSY)]
    assert labels(table)[::-1] == [
        "afspraak wie",
        "afspraak wie",
        "afspraak wanneer",
        "afspraak evaluatie",
        "afspraak stand",
        "afspraak",
    ]
    assert missing(table.board) == ()
    assert table.desk.rowpanel is None
    for _ in range(6):
        table.press("terug")
    assert rows(table) == [Agreement("a", "Samen lezen", source="k")]


def test_a_free_day_is_typed(table: Stage) -> None:
    with_rows(table, Agreement("a", "Samen lezen"))
    tap_row(table, 0)
    table.press("afspraak:datum=when")
    table.press("afspraak:dag=typ")
    table.write("in mei")
    table.key(13)
    assert rows(table)[0].when == "in mei"
    table.press("afspraak:datum=when")
    table.press("afspraak:terug")
    table.press("afspraak:datum=when")
    table.press("afspraak:dag=geen")
    assert rows(table)[0].when == ""


def test_an_empty_row_starts_an_agreement_and_leaves_nothing_when_nothing_came(table: Stage) -> None:
    tap_row(table, 0)
    table.write("Bellen met de JGZ")
    table.press("afspraak:klaar")
    assert [row.what for row in rows(table)] == ["Bellen met de JGZ"]
    before = labels(table)[::-1]
    tap_row(table, 1)
    assert len(rows(table)) == 2
    table.press("afspraak:klaar")
    assert len(rows(table)) == 1
    assert labels(table)[::-1] == before
    tap_row(table, 1)
    tap_row(table, 1)  # another row while the new one is still empty
    table.press("afspraak:klaar")
    assert len(rows(table)) == 1


def test_a_row_is_opened_while_others_write(table: Stage) -> None:
    table.press("memo:klein")
    table.write("een")
    table.desk.writers.real = False
    table.press("memo:klein")
    table.write("twee")
    assert len(table.desk.session.writers()) == 2
    table.desk.writers.real = False
    table.desk.act("afspraak:rij=")
    assert len(table.desk.session.writers()) == 3
    table.write("Bellen")
    table.desk.act("afspraak:klaar")
    assert len(table.desk.session.writers()) == 2
    assert [row.what for row in rows(table)] == ["Bellen"]
    table.desk.finish_writing()


def test_somebody_else_joins_with_a_name(table: Stage) -> None:
    with_rows(table, Agreement("a", "Samen lezen"))
    tap_row(table, 0)
    table.press("afspraak:anders")
    table.write("Mo")
    table.press("afspraak:klaar")
    assert rows(table)[0].who == "Mo"
    assert [person.label for person in table.board.people] == ["Fatma", "leraar", "Mo"]


def test_rows_are_rolled_with_a_finger_and_that_is_no_step(table: Stage) -> None:
    with_rows(table, *(Agreement(str(i), f"doen {i}") for i in range(6)))
    x, y = table.on_mat(700, 690)
    table.down(4, x, y)
    for up in (30, 60):
        table.move(4, x, y - up)
        table.frames(1)
    assert table.desk.rowlist.offset == pytest.approx(60, abs=1)
    table.up(4)
    until(table, lambda: not table.desk.rowlist.speed)  # they rolled on, and lie still again
    assert table.desk.rowlist.offset >= 59
    table.desk.rowlist.offset = 60.0
    assert labels(table)[::-1] == []
    assert table.desk.rowpanel is None
    tap_row(table, 2)
    assert table.desk.rowpanel is not None
    assert table.desk.rowpanel.row == "2"
    table.press("afspraak:klaar")
    table.drag(4, (x, y), (x, y - 700))
    rolled = rowlist.lying(table.board, table.desk.rowlist, table.desk.screen)
    assert rolled is not None
    until(table, lambda: not table.desk.rowlist.speed)
    assert table.desk.rowlist.offset == rolled.most
    table.drag(4, (x, y - 40), (x, y + 20))
    assert 0 <= table.desk.rowlist.offset < rolled.most


def test_a_new_row_comes_into_view(table: Stage) -> None:
    with_rows(table, *(Agreement(str(i), f"doen {i}") for i in range(4)))
    assert table.desk.rowlist.offset == 0
    table.drag(1, table.on_mat(*CARD.pose.centre), table.on_mat(*ZONE))
    table.frames()
    lying = rowlist.lying(table.board, table.desk.rowlist, table.desk.screen)
    assert lying is not None
    assert lying.box.contains(lying.place(4, table.desk.rowlist.offset).centre)
    table.press("terug")
    assert table.desk.rowlist.offset <= 3 * 44


def test_the_title_enlarges_the_list_for_everybody(table: Stage) -> None:
    with_rows(table, *(Agreement(str(i), f"doen {i}") for i in range(3)))
    table.tap(*table.on_mat(90, 612))
    assert table.desk.rowlist.large
    tap_row(table, 1)
    assert table.desk.rowpanel.row == "1"
    table.press("afspraak:hoger")
    assert [row.id for row in rows(table)] == ["1", "0", "2"]
    table.press("afspraak:weg")
    assert [row.id for row in rows(table)] == ["0", "2"]
    table.press("afspraak:groot")
    assert not table.desk.rowlist.large
    table.press("terug")
    assert len(rows(table)) == 3


def test_undo_of_an_open_row_closes_it(table: Stage) -> None:
    tap_row(table, 0)
    table.press("terug")
    table.frames()
    assert rows(table) == []
    assert table.desk.rowpanel is None
    table.desk.act("afspraak:wie=Fatma")
    table.desk.act("afspraak:rij=weg")
    table.frames()
    assert rows(table) == []


def test_the_pen_writes_on_the_zone(table: Stage) -> None:
    table.press("mode:pen")
    table.drag(1, table.on_mat(600, 640), table.on_mat(800, 640))
    assert len(table.board.ink) == 1
    assert rows(table) == []
    table.press("mode:schuif")


def test_nothing_of_the_panels_is_touched_in_the_top_third(table: Stage) -> None:
    with_rows(table, Agreement("a", "Samen lezen"))
    table.tap(*table.on_mat(90, 612))
    tap_row(table, 0)
    table.press("stap:knop")
    piles = table.desk.layers().piles
    third = table.desk.screen.size.h / 3
    sheets = {"afspraak:", "stap:"}
    for name in ("list", "rows", "agreement", "steps"):
        assert piles[name]
        assert all(control.place.y >= third - 2 for control in piles[name] if control.action not in sheets)
    table.press("stap:sluit")
    table.press("afspraak:klaar")
    table.press("afspraak:groot")


def test_with_keys_alone_a_row_is_reached_opened_and_filled_in(table: Stage) -> None:
    with_rows(table, *(Agreement(str(i), f"doen {i}") for i in range(4)))
    names = []
    for _ in range(40):
        table.key(9)
        names.append(table.desk.focus.at)
        if names[-1] == "afspraak:rij=3":
            break
    assert "afspraak:groot" in names
    lying = rowlist.lying(table.board, table.desk.rowlist, table.desk.screen)
    assert lying is not None
    assert lying.box.contains(lying.place(3, table.desk.rowlist.offset).centre)
    table.key(13)
    assert table.desk.rowpanel.row == "3"
    for _ in range(60):
        table.key(9)
        if table.desk.focus.at == "afspraak:wie=Fatma":
            break
    table.key(13)
    assert rows(table)[3].who == "Fatma"
    assert "afspraak:" not in names
    table.desk.act("afspraak:klaar")


def test_the_mark_of_rolling_is_on_the_screen_and_not_on_the_mat(table: Stage) -> None:
    with_rows(table, *(Agreement(f"a{i}", f"Afspraak {i}") for i in range(4)))
    table.frames()
    (mark,) = table.desk.layers().piles["list"]
    panels = [part.place for part in mat_face(table.board, table.desk.means).marks if isinstance(part, Panel)]
    assert mark.place.w < min(place.w for place in panels)
    with_rows(table, Agreement("a", "Een"))
    table.frames()
    assert table.desk.layers().piles["list"] == ()
