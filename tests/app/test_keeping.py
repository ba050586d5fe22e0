"""The journal behind the real table: the mark, the talk that comes back in one tap, the second window, a disk that fails."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from arrangeerveld.app.keeping import FAILED
from arrangeerveld.app.keptmark import Kept, kept_mark
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.board import Board
from arrangeerveld.core.talking import go_to
from arrangeerveld.files import journalfolder, journalthread
from arrangeerveld.files.boards import write_board
from arrangeerveld.files.journal import recovered
from arrangeerveld.files.journaldisk import RealJournalDisk
from arrangeerveld.files.journalfolder import lock_board
from tests.app.stage import Stage, labels
from tests.app.test_home import words
from tests.app.test_table import wait_until


def safe(stage: Stage) -> None:
    wait_until(stage, lambda: stage.desk.safe is Kept.SAFE)


def memo(stage: Stage, text: str) -> None:
    stage.press("memo:klein")
    stage.write(text)
    stage.tap(*stage.on_mat(60, 60))
    safe(stage)


def crash(stage: Stage) -> None:
    """The program is gone: its locks are let go, its journal stays; then it starts again."""
    stage.app.keeping.leave(wipe=False)
    stage.app.keeping.settle()
    stage.app.path = None
    board = Board(stage.app.start.mat)
    stage.desk.replace_board(stage.app._session(board))
    stage.desk.saved = stage.board
    stage.desk.safe = Kept.NOTHING
    stage.app._keep(None)
    stage.app.table.follow()
    stage.press("start")
    wait_until(stage, lambda: stage.desk.covers.page.looked)


def told(stage: Stage) -> str:
    return " ".join(notice.text for notice in stage.desk.notices)


def test_the_mark_is_there_once_something_is_kept(kept: Stage) -> None:
    assert kept.desk.layers().piles["mark"] == ()
    memo(kept, "een")
    (mark,) = kept.desk.layers().piles["mark"]
    assert "bewaard" in words(kept)
    assert not mark.action
    assert kept.desk.layers().piles["mark"] is kept.desk.layers().piles["mark"]  # nothing is made again while fingers move
    assert mark.place.y >= kept.desk.screen.from_mat(replace_point(kept)).y


def replace_point(stage: Stage) -> Any:
    from arrangeerveld.core.geometry import Point

    return Point(0, max(zone.place.bottom for zone in stage.board.mat.zones))


def test_after_a_crash_the_talk_is_back_in_one_tap(kept: Stage) -> None:
    memo(kept, "een")
    memo(kept, "twee")
    kept.press("terug")
    safe(kept)
    before, steps = write_board(kept.board), labels(kept)
    crash(kept)
    assert "Proefgesprek" in words(kept)
    assert "laatste stap: vandaag" in words(kept)
    kept.press("verder")
    wait_until(kept, lambda: kept.desk.covers.page is None)
    assert write_board(kept.board) == before
    assert labels(kept) == steps
    assert kept.app.unsaved()
    kept.press("weer")
    assert [item.text for item in kept.board.items] == ["een", "twee"]
    safe(kept)
    crash(kept)  # and once more
    kept.press("verder")
    wait_until(kept, lambda: kept.desk.covers.page is None)
    assert [item.text for item in kept.board.items] == ["een", "twee"]
    kept.press("terug")
    kept.press("terug")
    assert not kept.board.items


def test_a_night_does_not_count_for_a_talk_that_comes_back(kept: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    memo(kept, "een")
    begun = kept.app.wall()
    kept.desk.session.do("stap", lambda board: go_to(board, 1, begun))
    safe(kept)
    crash(kept)
    monkeypatch.setattr(type(kept.app), "wall", lambda _: begun + 12 * 3600)
    kept.press("verder")
    wait_until(kept, lambda: kept.desk.covers.page is None)
    progress = kept.board.progress
    assert (progress.step, progress.since) == (1, 0.0)
    assert progress.total(begun + 12 * 3600) < 60
    assert labels(kept)[:2] == ["klok", "stap"]


def test_what_was_being_written_and_drawn_is_back(kept: Stage, tmp_path: Path) -> None:
    memo(kept, "een")
    kept.press("memo:klein")
    kept.write("half a")
    (folder,) = journalfolder_of(tmp_path)
    wait_until(kept, lambda: bool((recovered(folder) or object()).drafts))  # type: ignore[attr-defined]
    crash(kept)
    kept.press("verder")
    wait_until(kept, lambda: kept.desk.covers.page is None)
    assert [item.text for item in kept.board.items] == ["een", "half a"]


def journalfolder_of(tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / "journaal").iterdir() if path.name != journalfolder.LOCKS]


def test_a_talk_that_is_saved_and_left_leaves_no_journal(kept: Stage, tmp_path: Path) -> None:
    memo(kept, "een")
    assert len(journalfolder_of(tmp_path)) == 1
    kept.press("start")
    kept.press("begin")
    wait_until(kept, lambda: kept.desk.covers.page is None)
    assert len(list(tmp_path.glob("*.json"))) == 1
    assert journalfolder_of(tmp_path) == []


def test_newer_work_than_the_file_is_offered(kept: Stage) -> None:
    memo(kept, "in het bestand")
    kept.press("bewaar")
    wait_until(kept, lambda: kept.app.path is not None)
    path: Any = kept.app.path
    memo(kept, "later")
    crash(kept)
    kept.press("begin")
    kept.app._open_path(path)
    wait_until(kept, lambda: "nieuwer is dan het bestand" in told(kept))
    assert [item.text for item in kept.board.items] == ["in het bestand"]
    kept.press("verder")
    wait_until(kept, lambda: kept.desk.covers.page is None)
    assert [item.text for item in kept.board.items] == ["in het bestand", "later"]
    assert kept.app.path == path


def test_a_file_that_changed_meanwhile_is_left_alone(kept: Stage) -> None:
    memo(kept, "een")
    kept.press("bewaar")
    wait_until(kept, lambda: kept.app.path is not None)
    path: Any = kept.app.path
    memo(kept, "twee")
    crash(kept)
    os.utime(path, (5, 5))
    kept.press("verder")
    wait_until(kept, lambda: kept.desk.covers.page is None)
    assert kept.app.path is None
    assert "in een kopie" in told(kept)


def test_a_board_that_another_window_has_is_opened_as_a_copy(kept: Stage, tmp_path: Path) -> None:
    path = tmp_path / "bord.json"
    path.write_text(write_board(Board(kept.app.start.mat)), "utf-8")
    other = lock_board(tmp_path / "journaal", path)
    kept.app._open_path(path)
    kept.frames(2)
    assert kept.app.path is None
    assert "al open in een ander venster, sinds vandaag" in told(kept)
    other.release()  # type: ignore[union-attr]
    kept.app._open_path(path)
    assert kept.app.path == path


def test_a_disk_that_fails_is_told_and_tried_again(kept: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journalthread, "PATIENCE", 0.05)
    memo(kept, "een")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(RealJournalDisk, "write", full)
        kept.press("memo:klein")
        kept.write("twee")
        kept.tap(*kept.on_mat(60, 60))
        wait_until(kept, lambda: kept.desk.safe is Kept.FAILED)
        assert any(notice.text == FAILED for notice in kept.desk.notices)
        assert "niet bewaard" in words(kept)
        kept.press("memo:groot")
        kept.write("drie")
        kept.tap(*kept.on_mat(60, 60))
        assert kept.desk.safe is Kept.FAILED
    safe(kept)
    crash(kept)
    kept.press("verder")
    wait_until(kept, lambda: kept.desk.covers.page is None)
    assert [item.text for item in kept.board.items] == ["een", "twee", "drie"]


def test_the_mark_stands_on_the_side_of_its_button(kept: Stage) -> None:
    screen = Screen((1366, 768), kept.board.mat.size)
    (right,) = kept_mark(screen, Kept.SAFE, kept.desk.means)
    (left,) = kept_mark(replace(screen, mirrored=True), Kept.SAFE, kept.desk.means)
    assert right.place.right > screen.size.w - 12
    assert left.place.x < 12
    assert kept_mark(screen, Kept.NOTHING, kept.desk.means) == ()
