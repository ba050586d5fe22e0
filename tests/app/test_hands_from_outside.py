"""Hands from another process: ten that drag, two that turn, one that writes, a finger that is lost, presses that are told twice."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from arrangeerveld.app import keyboard
from arrangeerveld.app.dock import DockState, dock
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.steppanel import ClockFace
from arrangeerveld.app.writers import Writers
from arrangeerveld.core.board import Board, Card, Note, NoteSize
from arrangeerveld.core.geometry import Point, Pose
from arrangeerveld.core.marks import Means
from arrangeerveld.core.session import Session
from arrangeerveld.files import places
from arrangeerveld.files.boards import read_board, write_board
from arrangeerveld.files.icons import Icons
from arrangeerveld.files.kinds import read_kinds
from arrangeerveld.files.library import mat_files
from arrangeerveld.files.mats import field
from arrangeerveld.paint.fonts import Typeface
from tests.app.test_many_hands import near, spots, wait_for
from tests.app.tuio import Fingers, free_port, program

NOTE = Note("m", NoteSize.SMALL, "geel", "", Pose(700, 280))
PLACES = {f"k{i}": (150.0 + 275 * (i % 5), 130.0 + 310 * (i // 5)) for i in range(10)}


@dataclass
class Outside:
    """The program as it is seen from another process: its fingers, its buttons, and what it saves."""

    fingers: Fingers
    again: Fingers  # the same fingers, told by a second driver
    screen: Screen
    buttons: dict[str, Point]
    means: Means
    board: Board
    path: Path

    def on(self, x: float, y: float) -> Point:
        return self.screen.from_mat(Point(x, y))

    def saved(self, right: Any) -> dict[str, Any]:
        for _ in range(4):  # on a busy machine it may be saved before what the fingers did last is done
            time.sleep(0.3)  # a finger that left is waited for
            self.fingers.tap(self.buttons["bewaar"])
            time.sleep(1.0)
            if right(json.loads(self.path.read_text("utf-8"))):
                break
        return wait_for(self.path, right)


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outside]:
    home = tmp_path_factory.mktemp("buiten")
    icons = Icons(places.icons())
    means = Means(Typeface(places.fonts()), icons)
    kinds, _ = read_kinds(places.cards(), icons.names)
    cards = tuple(Card(key, "swv", f"Kaart {key}", Pose(*at), source=f"s{key}") for key, at in PLACES.items())
    mat = field(mat_files(None), "arrangeerveld", icons.names)
    board = Board(mat, kinds, items=(*cards, NOTE))
    path = home / "bord.json"
    path.write_text(write_board(board), "utf-8")
    screen = Screen((1280, 720), mat.size)
    buttons = {control.action: control.place.centre for control in dock(screen, DockState(kinds, clock=ClockFace()), means)}
    one, two = free_port(), free_port()
    with (
        program(home, one, str(path), "--venster", "1280x720", "--map", str(home), KCFG_INPUT_TUIO2=f"tuio,127.0.0.1:{two}") as running,
        Fingers(one, screen) as fingers,
        Fingers(two, screen) as again,
    ):
        end = time.monotonic() + 40
        while not path.with_suffix(".png").exists():  # it is up as soon as it saves
            assert running.poll() is None, (home / "stderr.txt").read_text("utf-8")
            assert time.monotonic() < end, "the program did not come up"
            fingers.tap(buttons["bewaar"])
            time.sleep(0.3)
        yield Outside(fingers, again, screen, buttons, means, board, path)
        assert running.poll() is None
        assert "Traceback" not in (home / "stderr.txt").read_text("utf-8")


def pose(found: dict[str, Any], key: str) -> list[float]:
    return list(next(item["plek"] for item in found["stuks"] if item["id"] == key))


def test_ten_fingers_drag_ten_cards_at_once(outside: Outside) -> None:
    wanted = {key: (150.0 + 275 * (4 - i % 5), 130.0 + 310 * (1 - i // 5)) for i, key in enumerate(PLACES)}
    outside.fingers.drag({i: (outside.on(*PLACES[key]), outside.on(*wanted[key])) for i, key in enumerate(PLACES, 1)})
    outside.saved(lambda found: all(near(spots(found)[key], at) for key, at in wanted.items()))
    for _ in PLACES:
        outside.fingers.tap(outside.buttons["terug"])
        time.sleep(0.15)  # as fast as a person taps
    outside.saved(lambda found: all(near(spots(found)[key], at) for key, at in PLACES.items()))


def test_two_fingers_turn_a_card(outside: Outside) -> None:
    x, y = PLACES["k2"]
    first, side = outside.on(x - 80, y), (160.0, 0.0)
    outside.fingers.report({1: first})
    outside.fingers.report({2: Point(first.x + side[0], first.y)})
    for way in ((150.0, 60.0), (113.0, 113.0), (60.0, 150.0), (4.0, 160.0)):  # and a soft stop at the quarter
        outside.fingers.report({2: Point(first.x + way[0], first.y + way[1])})
    outside.fingers.report({2: None})
    outside.fingers.report({1: None})
    found = outside.saved(lambda found: pose(found, "k2")[2:] == [90.0])
    assert near((pose(found, "k2")[0], pose(found, "k2")[1]), (x - 80, y + 80))
    outside.fingers.tap(outside.buttons["terug"])
    outside.saved(lambda found: pose(found, "k2")[2:] in ([], [0.0]) and near(spots(found)["k2"], (x, y)))


def test_a_finger_that_is_lost_for_a_frame_goes_on_and_it_is_one_step(outside: Outside) -> None:
    x, y = PLACES["k6"]
    fingers = outside.fingers
    fingers.report({1: outside.on(x, y)})
    for i in range(1, 15):
        fingers.report({1: outside.on(x + 10 * i, y - 10 * i)})
    fingers.report({1: None})  # the frame does not see it
    for i in range(15, 26):
        fingers.report({8: outside.on(x + 10 * i, y - 10 * i)})  # and takes it for another one
    fingers.report({8: None})
    outside.saved(lambda found: near(spots(found)["k6"], (x + 250, y - 250)))
    fingers.tap(outside.buttons["terug"])
    outside.saved(lambda found: near(spots(found)["k6"], (x, y)))


def test_somebody_writes_on_a_note_with_every_press_told_by_two_drivers(outside: Outside) -> None:
    outside.saved(lambda _: True)
    lying, _ = read_board(outside.path.read_bytes(), "bord.json")
    assert lying is not None
    session, writers = Session(lying, lambda: "nieuw"), Writers()
    assert session.write_on("schrijver1", "m")
    writers.open("schrijver1", session, outside.screen, outside.means)
    place, look = writers.boards["schrijver1"].place, writers.boards["schrijver1"].look

    def press(spot: Point) -> None:
        other = Point(spot.x + 2, spot.y + 1)
        outside.fingers.report({5: spot})
        outside.again.report({5: other})
        outside.fingers.report({5: None})
        outside.again.report({5: None})
        time.sleep(0.1)

    def key(action: str) -> Point:
        found = next(one.place.centre for one in keyboard.keys(look) if one.action == action)
        return Point(place.x + found.x * place.w / keyboard.WIDE, place.y + found.y * place.w / keyboard.WIDE)

    press(outside.on(*NOTE.pose.centre))
    time.sleep(0.2)
    press(key("O"))
    look = keyboard.Look()  # the capital is over
    for action in ("p", "a", keyboard.DONE):
        press(key(action))
    outside.saved(lambda found: next(item["tekst"] for item in found["stuks"] if item["id"] == "m") == "Opa")
    press(outside.buttons["terug"])  # once
    outside.saved(lambda found: next(item.get("tekst", "") for item in found["stuks"] if item["id"] == "m") == "")
    assert len(spots(outside.saved(lambda _: True))) == len(outside.board.items)
