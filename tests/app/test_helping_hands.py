"""Small helps for hands in the real window: the caret under a tap, Backspace that repeats, keyboards dragged aside, cards pointed out."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.app import keyboard
from arrangeerveld.app.pointing import FADES, LASTS, Pointed
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.board import Board, Card, Note, NoteSize
from arrangeerveld.core.colours import FOCUS
from arrangeerveld.core.geometry import Point, Pose, Rect, Size
from tests.app.stage import Stage, until
from tests.app.test_table import card_in_tray

NOTE = Note("m", NoteSize.LARGE, "geel", "een twee\ndrie vier", Pose(700, 200))


def key_place(stage: Stage, writer: str, action: str) -> Point:
    board = stage.desk.writers.boards[writer]
    key = next(key for key in keyboard.keys(board.look) if key.action == action)
    scale = board.place.w / keyboard.WIDE
    return Point(board.place.x + key.place.centre.x * scale, board.place.y + key.place.centre.y * scale)


def grip_of(stage: Stage, writer: str) -> tuple[float, float]:
    place = stage.desk.writers.boards[writer].place
    return place.centre.x, place.y + 10 * place.w / keyboard.WIDE


@pytest.fixture
def writer(stage: Stage) -> str:
    """Somebody has a note open, with a keyboard on the screen."""
    stage.use(Board(stage.app.start.mat, items=(NOTE,)))
    stage.tap(*stage.on_mat(*NOTE.pose.centre))
    return str(next(iter(stage.desk.writers.boards)))


def text(stage: Stage, writer: str) -> str:
    writing = stage.desk.session.writing(writer)
    return "" if writing is None else str(writing.text)


# the caret


@pytest.mark.parametrize(("turn", "dx", "dy"), [(0, -105, -55), (90, 55, -105), (180, 105, 55)])
def test_a_tap_in_an_open_note_places_the_caret(stage: Stage, turn: float, dx: float, dy: float) -> None:
    note = Note("m", NoteSize.LARGE, "geel", NOTE.text, Pose(700, 250, turn))
    stage.use(Board(stage.app.start.mat, items=(note,)))
    stage.tap(*stage.on_mat(700, 250))
    stage.tap(*stage.on_mat(700 + dx, 250 + dy))  # before its first letter
    stage.write("X")
    stage.key(27)
    assert stage.board.items[0].text == "Xeen twee\ndrie vier"


def test_a_tap_under_the_text_goes_on_at_its_end(stage: Stage, writer: str) -> None:
    stage.tap(*stage.on_mat(700 - 108, 200 - 50))
    assert stage.desk.session.writing(writer).caret == 0
    stage.tap(*stage.on_mat(700 + 100, 200 + 60))
    assert stage.desk.session.writing(writer).caret == len(NOTE.text)


# Backspace


def test_backspace_repeats_until_the_finger_leaves(stage: Stage, writer: str) -> None:
    stage.down(1, *key_place(stage, writer, "terug"))
    stage.frames(1)
    assert len(text(stage, writer)) <= len(NOTE.text) - 1
    until(stage, lambda: len(text(stage, writer)) <= len(NOTE.text) - 4)
    stage.up(1)
    left = text(stage, writer)
    assert left
    stage.frames(200)
    assert text(stage, writer) == left


@pytest.mark.parametrize("how", ["slides", "lost", "curtain"])
def test_backspace_stops_when_the_finger_is_no_longer_on_it(stage: Stage, writer: str, how: str) -> None:
    place = key_place(stage, writer, "terug")
    stage.down(1, *place)
    until(stage, lambda: len(text(stage, writer)) <= len(NOTE.text) - 3)
    finger: Any = next(iter(stage.app.table.hands._fingers.values()))
    if how == "slides":
        stage.move(1, place.x - 120, place.y)
    elif how == "lost":
        finger.lost()
    else:
        stage.press("gordijn")
    assert not finger.again()
    left = text(stage, writer)
    stage.frames(200)
    assert text(stage, writer) == left
    stage.up(1)
    if how == "curtain":
        stage.press("gordijn")


def test_another_key_does_not_repeat(stage: Stage, writer: str) -> None:
    stage.down(1, *key_place(stage, writer, "q"))
    finger: Any = next(iter(stage.app.table.hands._fingers.values()))
    assert not finger.again()
    stage.frames(100)
    assert text(stage, writer) == NOTE.text + "q"
    stage.up(1)


def test_backspace_repeats_in_a_search_too(stage: Stage) -> None:
    stage.press("soort:ouder")
    stage.press("zoek")
    stage.write("samen lezen")
    stage.down(1, *key_place(stage, "zoek", "terug"))
    until(stage, lambda: len(stage.desk.tray.search) <= 7)
    stage.up(1)
    assert stage.desk.tray.search.startswith("samen"[: len(stage.desk.tray.search)])


# the grip


def test_a_keyboard_is_dragged_aside_by_its_grip(stage: Stage, writer: str) -> None:
    before = stage.desk.writers.boards[writer].place
    x, y = grip_of(stage, writer)
    stage.drag(1, (x, y), (x - 300, y + 40))
    after = stage.desk.writers.boards[writer].place
    assert (after.x, after.y) == pytest.approx((before.x - 300, before.y + 40), abs=1)
    assert text(stage, writer) == NOTE.text  # no key was pressed
    stage.tap(*key_place(stage, writer, "q"))
    assert text(stage, writer) == NOTE.text + "q"


def test_a_second_finger_does_not_take_a_keyboard_over(stage: Stage, writer: str) -> None:
    x, y = grip_of(stage, writer)
    before = stage.desk.writers.boards[writer].place
    stage.down(1, x, y)
    stage.down(2, x + 100, y)
    stage.move(2, x + 300, y)
    stage.frames(1)
    assert stage.desk.writers.boards[writer].place == before
    stage.move(1, x - 50, y)
    stage.up(2)
    stage.move(1, x - 80, y)
    stage.up(1)
    assert stage.desk.writers.boards[writer].place.x == pytest.approx(before.x - 80, abs=1)
    stage.drag(3, grip_of(stage, writer), (x, y))  # and then it is free again
    assert stage.desk.writers.boards[writer].place.x == pytest.approx(before.x, abs=1)


def test_a_finger_moves_only_the_keyboard_it_has(stage: Stage) -> None:
    others = tuple(Note(f"m{i}", NoteSize.SMALL, "geel", "a", Pose(x, 130)) for i, x in enumerate((200, 1200)))
    stage.use(Board(stage.app.start.mat, items=others))
    for note in others:
        stage.tap(*stage.on_mat(*note.pose.centre))
    mine, hers = stage.desk.writers.boards
    place = stage.desk.writers.boards[hers].place
    x, y = grip_of(stage, mine)
    stage.drag(1, (x, y), (place.centre.x, place.centre.y + 40))  # over the other, and on
    assert stage.desk.writers.boards[hers].place == place


@pytest.mark.parametrize("to", [(0, 0), (1439, 0), (0, 809), (1439, 809), (700, 250), (700, 150)])
def test_a_keyboard_stays_on_the_screen_and_off_its_own_note(stage: Stage, writer: str, to: tuple[float, float]) -> None:
    stage.drag(1, grip_of(stage, writer), to)
    place = stage.desk.writers.boards[writer].place
    x, y = stage.on_mat(700 - 118, 200 - 70)
    assert not place.meets(Rect(x, y, 236, 140))
    area = keyboard.room(stage.desk.screen)
    assert area.x <= place.x <= place.right <= area.right
    assert area.y <= place.y <= place.bottom <= area.bottom


@given(st.floats(-200, 1600), st.floats(-200, 900), st.floats(80, 1360), st.floats(80, 640), st.sampled_from(keyboard.SIZES))
def test_aside_is_on_the_screen_and_beside_the_item_where_there_is_room(x: float, y: float, mx: float, my: float, scale: float) -> None:
    screen = Screen((1920, 1080), Size(1440, 720))
    item, area = Rect(mx - 73, my - 59, 146, 118), keyboard.room(screen)
    place = keyboard.aside(Rect(x, y, *keyboard.size(scale)), item, screen)
    assert area.x - 0.01 <= place.x
    assert place.right <= area.right + 0.01
    assert area.y - 0.01 <= place.y
    assert place.bottom <= area.bottom + 0.01
    assert not place.meets(item)


# a card that lies there already


def lit(stage: Stage, at: tuple[float, float]) -> bool:
    """Whether the bright edge is seen just left of a card."""
    px, py = stage.desk.screen.pixel(Point(*stage.on_mat(at[0] - 114 - 4, at[1])))
    shot = stage.shot()
    pixel = shot.getpixel((round(px), shot.height - round(py) - 1))
    wanted = tuple(int(FOCUS[i : i + 2], 16) for i in (1, 3, 5))
    return all(abs(a - b) < 90 for a, b in zip(pixel, wanted, strict=True)) and pixel[0] - pixel[2] > 90


def test_a_pale_card_that_is_tapped_lights_up_on_the_mat_for_a_moment(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.press("soort:swv")
    card, spot = card_in_tray(stage, 0)
    lying = Card("k", card.kind, card.title, Pose(900, 200), source=card.source, deck=card.deck)
    stage.use(Board(stage.app.start.mat, items=(lying, Card("j", "swv", "Een andere", Pose(500, 200), source="x"))))
    stage.press("soort:swv")
    assert not lit(stage, (900, 200))
    stage.tap(*spot.centre)
    assert "ligt al op het veld" in stage.desk.notices[-1].text
    stage.frames(3)
    assert lit(stage, (900, 200))
    assert not lit(stage, (500, 200))
    stage.desk.pointed.since["k"] -= LASTS  # time goes by
    until(stage, lambda: not stage.app.table._pulsing)
    assert not lit(stage, (900, 200))
    frames: list[Any] = []
    monkeypatch.setattr(stage.app.table._piles["pointed"], "show", frames.append)
    stage.frames(20)
    assert not frames  # nothing is drawn while nothing is pointed out


@given(st.lists(st.floats(0, LASTS + 2), max_size=8).map(sorted))
def test_a_light_is_bright_fades_and_is_forgotten(times: list[float]) -> None:
    pointed = Pointed()
    pointed.show(["k"], 0.0)
    for time in times:
        lights = pointed.lights(time)
        assert (lights == {}) == (time >= LASTS)
        assert all(0 <= bright <= 1 for bright in lights.values())
        assert time >= LASTS - FADES or lights["k"] >= 0.39
    assert pointed.lights(LASTS) == {}


# the bin


def test_no_zone_lights_up_under_the_bin(stage: Stage) -> None:
    stage.use(Board(stage.app.start.mat, items=(Card("k", "swv", "Kaart", Pose(600, 300), source="s"),)))
    stage.down(1, *stage.on_mat(600, 300))
    stage.move(1, *stage.on_mat(1100, 650))
    stage.frames(2)
    assert stage.desk.session.lit() == {"afspraken"}
    lit_then: Any = stage.app.table._piles["lit"]._shown
    assert [quad.key[1].id for quad in lit_then] == ["afspraken"]
    for x, y in itertools.repeat(stage.desk.layers().piles["bin"][0].place.centre, 2):
        stage.move(1, x, y)
    stage.frames(2)
    assert stage.app.table._piles["lit"]._shown == ()
    stage.move(1, *stage.on_mat(600, 300))
    stage.up(1)
    assert stage.board.items


def test_a_notice_is_in_nobodys_way_and_a_problem_is_taken_off_first(stage: Stage) -> None:
    stage.desk.notices = ()
    stage.desk.tell("Er is iets gebeurd.")
    stage.frames()
    place = stage.control("bericht:Er is iets gebeurd.").place
    at = stage.desk.screen.on_mat(place.centre)
    stage.use(replace(stage.board, items=(Card("k", "swv", "Samen lezen", Pose(*at), source="s"),)))
    stage.desk.tell("Er is iets gebeurd.")
    stage.frames()
    stage.tap(*place.centre)
    assert stage.desk.enlarged == ("k",)
    assert stage.desk.notices == ()
    stage.desk.enlarged = ()
    stage.desk.tell("Er ging iets mis.", problem=True)
    stage.frames()
    stage.tap(*stage.control("bericht:Er ging iets mis.").place.centre)
    assert stage.desk.notices == ()
    assert stage.desk.enlarged == ()
