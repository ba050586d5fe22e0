"""What was opened last lies on top of what was opened before, by touch in the real window."""

from __future__ import annotations

import pytest

from arrangeerveld.app import ring, tray
from arrangeerveld.core.board import Board, Card, Note, NoteSize
from arrangeerveld.core.geometry import Point, Pose
from tests.app.stage import Stage

LOW = Card("laag", "swv", "Onderaan", Pose(900, 570), source="s")
HIGH = Card("hoog", "swv", "Bovenaan", Pose(500, 130), source="t")
NOTE = Note("m", NoteSize.SMALL, "geel", "Wat nu?", Pose(1250, 330))


@pytest.fixture
def table(stage: Stage) -> Stage:
    stage.use(Board(stage.app.start.mat, items=(LOW, HIGH, NOTE)))
    return stage


def hold(stage: Stage, item_id: str) -> None:
    """A finger stays on an item until its ring opens."""
    stage.down(50, *stage.on_mat(*stage.board.item(item_id).pose.centre))
    for _ in range(400):
        stage.frames(1)
        if item_id in ringed(stage):
            break
    stage.up(50)
    assert item_id in ringed(stage)


def ringed(stage: Stage) -> list[str]:
    stage.desk.layers()
    return [one.item for one in stage.desk.rings.open]


def test_a_panel_closes_the_ring_it_opens_over_and_no_other(table: Stage) -> None:
    hold(table, "laag")
    hold(table, "hoog")
    table.press("soort:swv")
    assert ringed(table) == ["hoog"]
    table.press("sluit")
    assert ringed(table) == ["hoog"]
    hold(table, "laag")
    table.press("stap:knop")  # over the right half of the screen
    assert ringed(table) == ["hoog"]
    table.press("stap:knop")
    table.tap(*table.on_mat(*HIGH.pose.centre))  # closes its own ring
    assert ringed(table) == []


def test_a_ring_that_opens_over_an_open_tray_lies_on_top_and_stays(table: Stage) -> None:
    table.use(Board(table.app.start.mat, items=(Card("k", "swv", "Vlak erboven", Pose(500, 430), source="s"),)))
    table.press("soort:swv")
    frame = next(control.place for control in table.desk.layers().piles["frame"] if control.action == "lade")
    hold(table, "k")
    rings = table.desk.layers().piles["rings"]
    low = next(control for control in rings if control.action and frame.contains(control.place.centre))
    table.frames(3)
    assert ringed(table) == ["k"]
    assert table.desk.layers().hit(low.place.centre) is low
    lock = table.control("ring:vast:k")
    table.tap(*lock.place.centre)
    assert table.board.item("k").locked


def test_an_enlarged_card_closes_the_ring_under_it(table: Stage) -> None:
    hold(table, "laag")
    table.tap(*table.on_mat(*HIGH.pose.centre))  # a tap elsewhere closes the nearest ring, and enlarges
    assert table.desk.enlarged == ("hoog",)
    assert ringed(table) == []


def test_a_ring_opens_beside_the_keyboard_that_lies_over_its_place(table: Stage) -> None:
    table.tap(*table.on_mat(*NOTE.pose.centre))
    (board,) = table.desk.writers.boards.values()
    under = table.desk.screen.on_mat(Point(board.place.x - 40, board.place.centre.y))
    table.drag(1, table.on_mat(*LOW.pose.centre), table.on_mat(*under))
    (board,) = table.desk.writers.boards.values()
    hold(table, "laag")
    (one,) = table.desk.rings.open
    item = table.board.item("laag")
    assert not any(spot.meets(board.place) for spot in ring.spots(ring.place_of(item, table.desk.screen), one.layout, table.desk.screen))
    table.desk.finish_writing()


def test_a_card_is_pointed_out_over_the_open_tray_and_no_more_under_what_opens_later(table: Stage) -> None:
    desk = table.desk
    desk.pointed.show(["laag"], desk.office.now())
    table.frames(4)
    assert "laag" in desk.pointed.since
    table.press("soort:swv")
    table.frames(4)
    assert "laag" not in desk.pointed.since
    desk.pointed.show(["laag"], desk.office.now())
    table.frames(4)
    assert "laag" in desk.pointed.since
    table.press("sluit")
    assert "laag" in desk.pointed.since
    desk.pointed.since.clear()


def test_a_tap_anywhere_puts_the_only_enlarged_card_back(table: Stage) -> None:
    empty = table.on_mat(1000, 80)
    table.tap(*table.on_mat(*LOW.pose.centre))
    table.tap(*empty)
    assert table.desk.enlarged == ()
    table.tap(*table.on_mat(*NOTE.pose.centre))
    table.tap(*table.on_mat(*HIGH.pose.centre))
    table.tap(*empty)  # ends the writing; somebody else goes on reading
    assert table.desk.session.writers() == ()
    assert table.desk.enlarged == ("hoog",)
    hold(table, "laag")
    table.tap(*empty)  # closes the ring
    assert ringed(table) == []
    assert table.desk.enlarged == ("hoog",)
    table.tap(*table.on_mat(*LOW.pose.centre))
    table.tap(*empty)  # two read: each puts back her own
    assert table.desk.enlarged == ("hoog", "laag")
    table.press("verklein:hoog")
    table.tap(*empty)
    assert table.desk.enlarged == ()


def test_a_notice_does_not_hide_the_card_it_is_about(stage: Stage) -> None:
    stage.press("soort:swv")
    card, spot = tray.card_places(stage.desk.tray, stage.desk.screen)[0]
    stage.use(Board(stage.app.start.mat, items=(Card("k", "swv", card.title, Pose(720, 440), source=card.source),)))
    stage.press("soort:swv")
    stage.tap(*spot.centre)
    (notice,) = stage.desk.layers().piles["notices"]
    assert "ligt al op het veld" in notice.action
    assert not notice.place.meets(ring.place_of(stage.board.items[0], stage.desk.screen))
    stage.desk.pointed.since.clear()
    stage.desk.notices = ()
