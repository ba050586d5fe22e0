"""Several people at one table, in the real window: each enlarges a card, a notice is in nobody's way, things go under a hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from arrangeerveld.app.dock import DockState, dock
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.steppanel import ClockFace
from arrangeerveld.core.board import Board, Card, Kind, Note, NoteSize
from arrangeerveld.core.geometry import Pose
from arrangeerveld.core.marks import Text
from tests.app.stage import Stage, said

A = Card("a", "swv", "Samen lezen", Pose(400, 200), text="Elke avond.", source="a")
B = Card("b", "ouder", "Rustige plek", Pose(900, 200), source="b")
C = Card("c", "jeugdhulp", "Gezinscoach", Pose(400, 430), source="c", locked=True)
M = Note("m", NoteSize.SMALL, "geel", "Vraag", Pose(900, 430))


@pytest.fixture
def table(stage: Stage) -> Stage:
    stage.use(Board(stage.app.start.mat, items=(A, B, C, M)))
    return stage


def enlarged(stage: Stage) -> list[str]:
    return [control.action for control in stage.desk.layers().piles["enlarged"]]


def test_several_people_each_enlarge_a_card_and_each_puts_her_own_back(table: Stage) -> None:
    for finger, card in enumerate((A, B), 1):
        table.down(finger, *table.on_mat(*card.pose.centre))
    for finger in (1, 2):
        table.up(finger)
    assert enlarged(table) == ["verklein:a", "verklein:b"]
    table.press("verklein:a")
    assert enlarged(table) == ["verklein:b"]


def test_two_who_tap_the_same_card_at_once_enlarge_it_and_two_who_turn_it_do_not(table: Stage) -> None:
    x, y = table.on_mat(*A.pose.centre)
    for turn in (0, 60):
        table.down(1, x - 50, y)
        table.down(2, x + 50, y)
        table.move(2, x + 50, y + turn)
        table.up(1)
        table.up(2)
        assert enlarged(table) == ([] if turn else ["verklein:a"])
        for action in enlarged(table):
            table.press(action)
    assert [len(table.board.items), table.board.item("a").pose.turn > 0] == [4, True]


def test_two_people_who_take_the_same_card_out_of_a_tray_get_one(stage: Stage) -> None:
    stage.press("soort:jeugdhulp")
    first, second = [control for control in stage.desk.layers().piles["cards"] if control.action.startswith("kaart:")][2:4]
    x, y = first.place.centre
    for finger, across in ((1, -60), (2, 60)):
        stage.down(finger, x + across, y)
        stage.move(finger, x + across, y - 40)
        stage.move(finger, x + across, y - 240)
    assert said(stage).endswith("al in de hand.")
    stage.up(2)
    stage.up(1)
    assert [item.source for item in stage.board.items] == [first.action.partition(":")[2]]
    stage.drag(2, (second.place.centre.x, y), (second.place.centre.x, y - 240))  # another card is nobody's
    assert len(stage.board.items) == 2


def test_a_locked_card_is_read_by_a_tap_as_any_other(table: Stage) -> None:
    table.tap(*table.on_mat(*C.pose.centre))
    assert enlarged(table) == ["verklein:c"]
    assert table.desk.notices == ()


def test_a_notice_is_in_nobodys_way(table: Stage) -> None:
    """Two people drag, a third one writes, while a problem is told right there; a tap takes it off and does nothing else."""
    table.down(1, *table.on_mat(*A.pose.centre))
    table.move(1, *table.on_mat(450, 250))
    table.desk.tell("Het bewaren is niet gelukt. Kies een andere map.", problem=True)
    table.frames(2)
    table.down(2, *table.on_mat(*B.pose.centre))
    for finger, x in ((1, 600), (2, 1000)):
        table.move(finger, *table.on_mat(x, 300))
    table.tap(*table.on_mat(*M.pose.centre))
    table.write(" van ons")
    (notice,) = table.desk.layers().piles["notices"]
    for finger in (1, 2):
        table.up(finger)
    before = table.board
    table.tap(*notice.place.centre)
    assert table.desk.layers().piles["notices"] == ()
    assert table.board is before
    table.desk.finish_writing()
    places = {item.id: item.pose.x for item in table.board.items}
    assert (places["a"], places["b"]) == (pytest.approx(600, abs=1), pytest.approx(1000, abs=1))
    assert next(item.text for item in table.board.items if item.id == "m") == "Vraag van ons"


def test_what_is_taken_back_under_a_hand_breaks_nothing(table: Stage) -> None:
    """A note is pulled on by one hand while another takes back the step that brought it."""
    table.drag(3, table.on_mat(*A.pose.centre), table.on_mat(500, 300))
    table.press("memo:klein")
    table.write("nieuw")
    table.desk.finish_writing()
    fresh = table.board.items[-1]
    table.down(1, *table.on_mat(*fresh.pose.centre))
    table.move(1, *table.on_mat(fresh.pose.x + 60, fresh.pose.y))
    table.press("terug")
    assert table.board.item(fresh.id) is None
    before = table.board
    table.move(1, *table.on_mat(fresh.pose.x + 90, fresh.pose.y))
    table.frames(2)
    table.up(1)
    assert table.board is before
    table.press("weer")
    assert table.board.item(fresh.id) == fresh


def test_terug_says_what_it_takes_back(table: Stage) -> None:
    def label() -> str:
        lines = [mark for mark in table.control("terug").face.marks if isinstance(mark, Text)]
        return " ".join(line.text for line in sorted(lines, key=lambda line: line.start.y))

    assert label() == "Terug"
    table.drag(1, table.on_mat(*A.pose.centre), table.on_mat(500, 300))
    assert label() == "Terug kaart"
    table.drag(1, table.on_mat(*M.pose.centre), table.on_mat(800, 300))
    assert label() == "Terug memo"
    table.press("terug")
    assert label() == "Terug kaart"


@pytest.mark.parametrize("undo", ["", "kaart verplaatst", "wissen", "pen"])
@pytest.mark.parametrize("contrast", [False, True])
def test_every_word_of_the_dock_has_its_size_and_a_sign_of_its_own(table: Stage, undo: str, *, contrast: bool) -> None:
    """On a screen of 16:9 with five kinds and `zelf`: letters of 2.2 % of its height, and no button over another."""
    desk = table.desk
    means = replace(desk.means, look=replace(desk.means.look, contrast=contrast))
    kinds: tuple[Kind, ...] = desk.state().kinds
    for mirrored in (False, True):
        screen = Screen((1920, 1080), table.board.mat.size, mirrored=mirrored)
        bar, *buttons = dock(screen, DockState(kinds, undo=undo, clock=ClockFace("0:52", "1:30")), means)
        texts = [mark for button in buttons for mark in button.face.marks if isinstance(mark, Text)]
        assert min(text.size for text in texts) >= 18 - 1e-6, [text.text for text in texts if text.size < 18]
        spots = sorted(button.place for button in buttons)
        assert all(a.right + 3 < b.x for a, b in pairwise(spots))
        assert spots[0].x >= bar.place.x
        assert spots[-1].right <= bar.place.right
