"""What breaks is written down without a word of the board, told once, and the talk goes on."""

from __future__ import annotations

import logging
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from arrangeerveld.app import logbook
from arrangeerveld.core import faces
from arrangeerveld.core.board import Card, Note, NoteSize
from arrangeerveld.core.geometry import Pose
from arrangeerveld.core.greybox import GREY
from arrangeerveld.core.operations import place
from arrangeerveld.paint import sound, tiles
from tests.app.stage import Stage

CHILD = "Sofie van den Berg"


class OddError(Exception):
    """Quotes what it stumbled over, as errors do."""


def breaks(*_: Any, **__: Any) -> Any:
    raise OddError(CHILD)


@pytest.fixture
def book(tmp_path: Path, stage: Stage) -> Iterator[Path]:
    """A log in a folder of this test."""
    logger = logging.getLogger(logbook.OURS)
    before = [*logger.handlers], logger.propagate, threading.excepthook, sys.excepthook
    stage.app.calm._seen.clear()
    yield logbook.keep_in(tmp_path / "eigen").path
    logger.handlers[:], logger.propagate, threading.excepthook, sys.excepthook = before


def lay(stage: Stage, *items: Any) -> None:
    for item in items:
        stage.desk.session.do("leg neer", lambda board, item=item: place(board, item))
    stage.frames(2)


def told(stage: Stage) -> str:
    return " ".join(notice.text for notice in stage.desk.notices)


def saved(stage: Stage) -> None:
    while stage.app.unsaved():
        stage.frames(1)


def test_a_frame_that_fails_is_told_once_and_the_board_is_saved(stage: Stage, book: Path, tmp_path: Path) -> None:
    lay(stage, Note("m1", NoteSize.SMALL, "geel", CHILD, Pose(300, 300)))
    for _ in range(20):
        stage.later(breaks)
        stage.frames(1)
    assert told(stage).count("Er ging iets mis in het programma. Je kunt gewoon verder; je bord wordt nu bewaard.") == 1
    saved(stage)
    assert CHILD in next(tmp_path.glob("*.json")).read_text("utf-8")
    lines = book.read_text("utf-8").splitlines()
    assert len(lines) == 5, "the 1st, 2nd, 4th, 8th and 16th time"
    assert CHILD not in book.read_text("utf-8")
    assert "OddError at" in lines[0]
    assert "tests.app.test_calm:" in lines[0]
    assert stat.S_IMODE(book.stat().st_mode) == 0o600 or sys.platform == "win32"


def test_what_fails_in_a_touch_drops_that_touch_only(stage: Stage, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(stage, *(Note(f"m{i}", NoteSize.SMALL, "geel", "", Pose(300 + 300 * i, 300)) for i in range(2)))
    stage.down(1, *stage.on_mat(300, 300))
    stage.down(2, *stage.on_mat(600, 300))
    broken = next(iter(stage.app.table.hands._fingers.values()))
    moved = type(broken).moved
    monkeypatch.setattr(type(broken), "moved", lambda self, *rest: breaks() if self is broken else moved(self, *rest))
    stage.move(1, *stage.on_mat(320, 320))
    monkeypatch.undo()
    stage.move(2, *stage.on_mat(640, 420))
    stage.move(2, *stage.on_mat(640, 440))
    stage.frames(2)
    stage.up(1)
    stage.up(2)
    first, second = (item.pose.centre for item in stage.board.items)
    assert first == (300.0, 300.0)
    assert second == pytest.approx((640.0, 440.0), abs=0.5)
    assert not stage.desk.session.live
    assert "Er ging iets mis in het programma." in told(stage)
    assert book.exists()


def test_what_fails_on_the_worker_is_told(stage: Stage, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage.app.files, "_newest", breaks)
    stage.app.files.newest(lambda _: None, hide=False)
    while "Er ging iets mis" not in told(stage):
        stage.frames(1)
    assert "OddError" in book.read_text("utf-8")
    assert CHILD not in book.read_text("utf-8")


@pytest.mark.parametrize("where", ["face", "pixels"])
def test_an_item_that_cannot_be_drawn_is_a_grey_box_and_the_rest_works(
    stage: Stage, book: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    face, tile = faces.item_face, tiles.tile

    def odd_face(item: Any, *rest: Any) -> Any:
        return breaks() if getattr(item, "title", "") == CHILD else face(item, *rest)

    def odd_tile(made: Any, *rest: Any) -> Any:
        return breaks() if any(getattr(mark, "text", "").startswith("Sofie van") for mark in made.marks) else tile(made, *rest)

    monkeypatch.setattr(sound, "item_face", odd_face if where == "face" else face)
    monkeypatch.setattr(sound, "tile", odd_tile if where == "pixels" else tile)
    lay(stage, Card("k1", "ouder", CHILD, Pose(400, 200)), Card("k2", "ouder", "Samen lezen", Pose(900, 200)))
    picture = stage.shot()
    assert picture.getpixel(spot(stage, 400, 245)) == tiles.rgb(GREY)
    assert picture.getpixel(spot(stage, 900, 245)) == (255, 255, 255)
    stage.drag(1, stage.on_mat(400, 200), stage.on_mat(400, 400))
    assert stage.board.item("k1").pose.centre == pytest.approx((400, 400), abs=0.5)
    assert stage.shot().getpixel(spot(stage, 400, 445)) == tiles.rgb(GREY)
    stage.press("bewaar")
    saved(stage)
    assert CHILD not in book.read_text("utf-8")


def spot(stage: Stage, x: float, y: float) -> tuple[int, int]:
    scale = stage.desk.screen.scale
    at = stage.on_mat(x, y)
    return round(at[0] * scale), round(at[1] * scale)


def test_controls_that_cannot_be_made_leave_the_others_alone(stage: Stage, book: Path) -> None:
    desk = stage.desk
    good = desk.layers().piles["dock"]
    assert desk.kept("dock", "andere sleutel", breaks) == good
    assert desk.kept("nog nooit", "sleutel", breaks) == ()
    assert "controls could not be made" in book.read_text("utf-8")


def test_an_error_that_is_no_error_ends_the_program(stage: Stage) -> None:
    from kivy.base import ExceptionManager

    assert stage.app.calm.handle_exception(KeyboardInterrupt()) == ExceptionManager.RAISE


def test_the_log_starts_afresh_when_it_is_large(book: Path) -> None:
    logger = logging.getLogger("arrangeerveld.proef")
    book.parent.mkdir(exist_ok=True)
    book.write_bytes(b"x" * (logbook.LARGEST + 1))
    logger.error("a line")
    assert book.read_text("utf-8").count("\n") == 1
    assert book.with_suffix(".oud.txt").stat().st_size > logbook.LARGEST


def test_a_log_that_cannot_be_written_stands_in_nobodys_way(book: Path) -> None:
    book.parent.mkdir(exist_ok=True)
    book.mkdir()
    logging.getLogger("arrangeerveld.proef").error("a line")


def test_a_thread_that_ends_is_written_down(book: Path) -> None:
    thread = threading.Thread(target=breaks)
    thread.start()
    thread.join()
    assert "a thread ended | OddError at threading:" in book.read_text("utf-8")
    assert CHILD not in book.read_text("utf-8")


def test_the_gaps_of_a_message_and_the_words_of_causes_stay_out(book: Path) -> None:
    try:
        try:
            breaks()
        except OddError as fault:
            raise ValueError(CHILD) from fault
    except ValueError:
        logging.getLogger("arrangeerveld.proef").exception("about %s", CHILD)
    text = book.read_text("utf-8")
    assert CHILD not in text
    assert "about %s | ValueError at tests.app.test_calm:" in text
    assert "<- OddError at" in text
