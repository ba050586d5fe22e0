"""What is kept of a talk is found and goes, whatever else lies there; what is not proven to be in a file is never called saved."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from arrangeerveld.core.board import Board, Unknown
from arrangeerveld.files import journalfolder, locks, versions
from arrangeerveld.files.boards import write_board
from arrangeerveld.files.journaldisk import RealJournalDisk
from arrangeerveld.files.leftbehind import DAY, left_behind
from arrangeerveld.files.locks import Lock
from arrangeerveld.files.proof import exported, filed
from arrangeerveld.files.storing import store
from arrangeerveld.files.traces import traces_of, wipe
from tests.boards import example
from tests.files.test_locks import HOLD, talk


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A board that was saved twice, with two journals of it, one of another board, and half files."""
    path = tmp_path / "borden" / "bord.json"
    for text in (b"{}", write_board(example()).encode()):
        store(path, text, time.time())
    root = tmp_path / "j"
    talk(root, "een", 1, path)
    talk(root, "twee", 2, path)
    talk(root, "ander", 3, tmp_path / "borden" / "ander.json")
    (path.parent / "dossiers" / "bord").mkdir(parents=True)
    for place in (path.parent, versions.folder_of(path), path.parent / "dossiers" / "bord"):
        (place / ".arrangeerveld-1.tmp").write_bytes(b"half")
    (root / "een" / "journaal-000001.jrn.beschadigd").write_bytes(b"set aside")
    return path


def test_all_of_one_talk_goes_and_nothing_else(saved: Path, tmp_path: Path) -> None:
    root = tmp_path / "j"
    somebody = versions.folder_of(saved) / "van mij.txt"
    somebody.write_text("mijn eigen lijstje", "utf-8")
    traces = traces_of(root, (saved,), (root / "een",), (saved.parent,))
    assert (traces.journals, traces.versions, len(traces.halves)) == ((root / "een", root / "twee"), 1, 3)
    assert wipe(traces) == (versions.folder_of(saved),)
    somebody.unlink()
    assert wipe(traces) == ()
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert {name for name in left if not name.startswith("j/sloten")} == {"borden/bord.json", "j/ander/journaal-000001.jrn"}
    assert not versions.folder_of(saved).parent.exists()
    assert traces_of(root, (saved,)).journals == ()
    assert wipe(traces_of(None, (tmp_path / "nergens" / "x.json",))) == ()


def test_what_the_disk_refuses_stays_and_the_rest_goes(saved: Path, tmp_path: Path) -> None:
    class Protected(RealJournalDisk):
        """A disk on which journals cannot be removed."""

        def remove(self, path: Path) -> None:
            if path.suffix == ".jrn":
                raise PermissionError(13, "Permission denied")
            super().remove(path)

    root = tmp_path / "j"
    traces = traces_of(root, (saved,), near=(saved.parent,))
    assert wipe(traces, Protected()) == (root / "een", root / "twee")
    assert not (root / "een" / "journaal-000001.jrn.beschadigd").exists()
    assert versions.versions(saved) == ()
    assert wipe(traces) == ()


def test_another_program_keeps_its_journal_its_versions_and_what_it_is_writing(saved: Path, tmp_path: Path) -> None:
    root, half = tmp_path / "j", saved.parent / ".arrangeerveld-1.tmp"
    os.utime(half, (time.time() - 60,) * 2)
    assert not locks.elsewhere(root / journalfolder.LOCKS)
    ours = journalfolder.lock_talk(root, root / "ander")
    assert not journalfolder.others(root)
    with subprocess.Popen([sys.executable, "-c", HOLD, root / journalfolder.LOCKS], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().startswith(b"Lock")
        assert journalfolder.others(root)
        traces = traces_of(root, (saved,), near=(saved.parent,))
        assert traces.halves == (half,)  # the others were written just now
        other.kill()
    held = journalfolder.lock_talk(root, root / "een"), journalfolder.lock_board(root, saved)
    assert wipe(traces) == (root / "een", versions.folder_of(saved))
    assert versions.versions(saved)
    for lock in (ours, *held):
        assert isinstance(lock, Lock)
        lock.release()
    assert wipe(traces) == ()


def test_what_was_left_is_found_the_newest_first(saved: Path, tmp_path: Path) -> None:
    root, folder, now = tmp_path / "j", saved.parent, time.time()
    for path in (root / "een").iterdir():
        os.utime(path, (now - 20 * DAY,) * 2)
    next((root / "ander").iterdir()).write_bytes(b"kapot")
    found = left_behind(root, folder, now - 14 * DAY)
    assert [one.journal for one in found][-1] == root / "een"
    assert {one.journal: (one.old, one.board is not None) for one in found} == {
        root / "een": (True, True),
        root / "twee": (False, True),
        root / "ander": (False, False),
    }
    assert not any(one.whole for one in found)
    for name in ("een", "twee"):
        wipe(traces_of(root, (), (root / name,)))
    assert [one.path for one in left_behind(root, folder, now + 1)] == [None, saved]  # the versions of a board
    assert left_behind(root, folder, now + 1)[1].whole
    assert [one.path for one in left_behind(root, folder, 0.0)] == [None]  # nothing is old
    saved.unlink()
    assert not left_behind(None, folder, now + 1)[0].whole
    lock = journalfolder.lock_board(root, saved)
    assert [one.path for one in left_behind(root, folder, now + 1)] == [None]
    assert isinstance(lock, Lock)
    lock.release()
    assert left_behind(root, tmp_path / "nergens", now)
    assert left_behind(None, tmp_path / "nergens", now) == ()


def test_only_what_is_read_back_whole_is_saved(tmp_path: Path) -> None:
    board, path = example(), tmp_path / "bord.json"
    assert not filed(None, board)
    assert not filed(path, board)
    path.write_text(write_board(board), "utf-8")
    assert filed(path, board)
    assert not filed(path, replace(board, unknown=(Unknown("", '{"later": 1}'),)))
    path.write_text(write_board(board).replace("\n", ""), "utf-8")  # the same in other words
    assert filed(path, board)
    path.write_text(write_board(board)[:-40], "utf-8")
    assert not filed(path, board)
    files = (tmp_path / "v.json", tmp_path / "v.pdf")
    files[0].write_text(write_board(board), "utf-8")
    assert not exported(files, board)
    files[1].write_bytes(b"")
    assert not exported(files, board)
    files[1].write_bytes(b"%PDF")
    assert exported(files, board)
    assert not exported(files, Board(board.mat))
    assert not exported(files[1:], board)
    assert not exported((), board)
