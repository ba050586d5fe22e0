"""Keyboards hide nothing of the table that somebody else needs."""

from __future__ import annotations

import itertools

import pytest

from arrangeerveld.app import keyboard
from arrangeerveld.app.hiding import gone
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.writers import lying
from arrangeerveld.core.board import Board, Card, Note, NoteSize
from arrangeerveld.core.geometry import Point, Pose, Rect, Size
from tests.app.stage import Stage

SQUARE = Screen((1024, 768), Size(1440, 720))


def note_at(x: float, y: float) -> Rect:
    at = SQUARE.from_mat(Point(x, y))
    return Rect(at.x - 73, at.y - 59, 146, 118)


@pytest.mark.parametrize(
    "spots",
    [
        [(120, 130), (700, 130), (1310, 130), (500, 260)],
        [(300, 300), (1100, 300), (300, 560), (1100, 560)],
        [(700, 300), (700, 420), (860, 300), (860, 420)],
    ],
)
def test_on_a_screen_of_4_to_3_four_write_and_every_note_is_reached(spots: list[tuple[float, float]]) -> None:
    notes, boards = [note_at(*spot) for spot in spots], list[Rect]()
    for i, note in enumerate(notes):
        assert not any(place.contains(note.centre) for place in boards)  # who is next taps the middle of the note
        place, _ = keyboard.placed(note, [*boards, *notes[:i]], SQUARE, notes[i + 1 :])
        assert not any(place.meets(other) for other in (*boards, *notes[: i + 1]))
        boards.append(place)


def test_a_card_that_is_let_go_under_a_keyboard_is_seen_and_a_keyboard_that_is_dragged_stays(stage: Stage) -> None:
    note = Note("m", NoteSize.SMALL, "geel", "", Pose(300, 200))
    stage.use(Board(stage.app.start.mat, items=(note, Card("k", "ouder", "Lezen", Pose(1200, 500), source="lezen"))))
    stage.tap(*stage.on_mat(300, 200))
    (board,) = stage.desk.writers.boards.values()
    under = stage.desk.screen.on_mat(board.place.centre)
    stage.drag(1, stage.on_mat(1200, 500), stage.on_mat(*under))
    card = next(item for item in stage.board.items if item.id == "k")
    at = stage.on_mat(*card.pose.centre)
    assert abs(card.pose.x - under.x) + abs(card.pose.y - under.y) < 1  # the card stays where it was let go
    assert not board.place.contains(Point(*at))
    stage.tap(*at)
    assert stage.desk.enlarged == ("k",)
    stage.press("verklein:k")
    stage.desk.layers()
    # by hand over the card: that is what somebody wants, and it stays there
    grip = Point(board.place.centre.x, board.place.y + 8)
    stage.drag(1, grip, (at[0], at[1] - board.place.h / 2 + 8))
    assert gone(Rect(at[0] - 60, at[1] - 40, 120, 80), [board.place])
    stage.desk.finish_writing()


@pytest.mark.parametrize(
    "spots",
    [
        [(700, 300), (700, 420), (860, 300), (860, 420)],
        [(1184, 331), (171, 444), (835, 225)],  # the third has room when the others are smaller
        [(588, 464), (1197, 127), (261, 184), (1307, 289)],
    ],
)
def test_several_write_and_each_has_a_keyboard_within_reach(stage: Stage, spots: list[tuple[float, float]]) -> None:
    stage.use(Board(stage.app.start.mat, items=tuple(Note(f"m{i}", NoteSize.SMALL, "geel", "", Pose(*at)) for i, at in enumerate(spots))))
    desk = stage.desk
    for count, spot in enumerate(spots, 1):
        stage.tap(*stage.on_mat(*spot))
        places = [board.place for board in desk.writers.boards.values()]
        open_ = [lying(item, work, desk.screen, desk.session, desk.means) for _, item, work in desk.session.writings()]
        assert len(places) == count
        assert not any(place.meets(note) for place in places for note in open_)
        assert not any(a.meets(b) for a, b in itertools.combinations(places, 2))
        assert all(place.y + keyboard.GRIP * place.w / keyboard.WIDE >= desk.screen.size.h / 3 - 0.01 for place in places)
    desk.finish_writing()


def test_a_keyboard_makes_room_for_a_tray_and_for_the_colours(stage: Stage) -> None:
    stage.use(Board(stage.app.start.mat, items=(Note("m", NoteSize.SMALL, "geel", "", Pose(700, 250)),)))
    stage.tap(*stage.on_mat(700, 250))
    (board,) = stage.desk.writers.boards.values()
    stage.drag(1, Point(board.place.centre.x, board.place.y + 8), (stage.desk.screen.size.w / 2, 500.0))
    stage.press("soort:swv")
    stage.frames(2)
    tray = next(control.place for control in stage.desk.layers().piles["frame"] if control.action == "lade")
    assert not board.place.meets(tray)
    stage.press("sluit")
    stage.drag(1, Point(board.place.centre.x, board.place.y + 8), (500.0, 500.0))
    stage.press("kleur")
    stage.frames(2)
    assert not any(board.place.meets(control.place) for control in stage.desk.layers().piles["dock"])
    stage.press("kleur:roze")
    assert stage.desk.colour == "roze"
    stage.desk.act("kleur:geel")
    stage.desk.finish_writing()


def test_an_enlarged_card_and_a_keyboard_do_not_hide_each_other(stage: Stage) -> None:
    card = Card("k", "swv", "Lezen", Pose(700, 500), text="Elke dag een kwartier samen lezen, thuis en op school.", source="lezen")
    stage.use(Board(stage.app.start.mat, items=(Note("m", NoteSize.SMALL, "geel", "", Pose(300, 200)), card)))
    desk = stage.desk
    stage.tap(*stage.on_mat(300, 200))
    (board,) = desk.writers.boards.values()
    before = board.place
    stage.tap(*stage.on_mat(700, 500))
    large = stage.control("verklein:k").place
    assert not large.meets(board.place)  # the card that is enlarged later stands beside what is written
    assert board.place == before  # under the hands of who writes it stays
    desk.finish_writing()
    stage.press("verklein:k")
    stage.tap(*stage.on_mat(700, 500))
    large = stage.control("verklein:k").place
    stage.press("memo:klein")
    (board,) = desk.writers.boards.values()
    assert not stage.control("verklein:k").place.meets(board.place)  # and the other way round
    assert stage.control("verklein:k").place == large
    desk.finish_writing()
    stage.press("verklein:k")
