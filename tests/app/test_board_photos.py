"""An earlier board laid inside the one on the table by its own button: in small, large to read, and kept with the board."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from arrangeerveld.core.board import Board, Photo
from arrangeerveld.files.boards import read_board, write_board
from arrangeerveld.files.library import mat_files
from arrangeerveld.files.mats import field
from arrangeerveld.files.settings import USUAL
from tests.app.stage import Stage, labels, until
from tests.app.test_home import words


def prepared(folder: Path) -> Path:
    """A team prepared its talk on another field, on another day: there is no picture beside it."""
    path = folder / "2026-11-20_uitproberen.json"
    board = Board(field(mat_files(None), "uitproberen", ()))
    path.write_text(write_board(replace(board, about=replace(board.about, date="2026-11-20"))), "utf-8")
    (folder / "stuk.json").write_text("{", "utf-8")
    return path


def open_boards(stage: Stage, count: int) -> None:
    if stage.desk.tray is None:
        stage.press("foto")
    stage.press("manier:borden")
    until(stage, lambda: len(stage.desk.tray.cards) == count == len(stage.desk.tray.small))


def photos(stage: Stage) -> list[Photo]:
    return [item for item in stage.board.items if isinstance(item, Photo)]


def test_a_prepared_board_lies_in_small_on_the_table_and_is_read_when_enlarged(stage: Stage, tmp_path: Path) -> None:
    path = prepared(tmp_path)
    open_boards(stage, 1)  # the damaged one went out of the row
    stage.press(f"kaart:{path}")
    until(stage, lambda: bool(photos(stage)))
    (photo,) = photos(stage)
    assert photo.name == "Uitproberen, 20 november 2026"
    assert (photo.size.w, photo.picture.wide) == (420, 2400)
    assert labels(stage) == ["foto"]
    stage.tap(*stage.on_mat(*photo.pose.centre))
    (large,) = stage.desk.layers().piles["enlarged"]
    assert large.place.w > 1300  # nearly as large as the board itself
    stage.press(f"verklein:{photo.id}")
    path.unlink()
    back, problems = read_board(write_board(stage.board).encode(), "x")
    assert (back, problems) == (stage.board, ())


def test_it_is_pulled_out_of_the_row_to_where_it_should_lie(stage: Stage, tmp_path: Path) -> None:
    path = prepared(tmp_path)
    open_boards(stage, 1)
    start = stage.control(f"kaart:{path}").place.centre
    end = stage.on_mat(500, 300)
    stage.drag(1, start, end)
    until(stage, lambda: bool(photos(stage)))
    assert tuple(photos(stage)[0].pose.centre) == pytest.approx((500, 300), abs=1)


def test_without_other_boards_that_is_said_and_photos_come_back(stage: Stage) -> None:
    stage.press("foto")
    stage.press("manier:borden")
    until(stage, lambda: "Er zijn nog geen andere borden bewaard." in words(stage))
    stage.press("manier:")
    assert not stage.desk.tray.way
    stage.press("sluit")


def test_where_titles_are_hidden_no_board_is_seen_in_the_row(stage: Stage, tmp_path: Path) -> None:
    path = prepared(tmp_path)
    stage.app.change(replace(USUAL, titels="verbergen"))
    stage.press("foto")
    stage.press("manier:borden")
    until(stage, lambda: bool(stage.desk.tray.cards))
    stage.frames(60)
    assert "itproberen" not in words(stage)
    assert not stage.desk.tray.small
    stage.press(f"kaart:{path}")
    until(stage, lambda: bool(photos(stage)))
    stage.app.change(USUAL)
