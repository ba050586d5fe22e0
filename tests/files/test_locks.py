"""A lock is held by one, says who holds it, and is free once its program is gone, however it went."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from arrangeerveld.files import journalfolder, locks
from arrangeerveld.files.journal import Journal
from arrangeerveld.files.journaldisk import RealJournalDisk
from arrangeerveld.files.journalwriter import Filed, Stepped, Writer
from arrangeerveld.files.locks import Holder, Lock
from tests.talks import Talk

HOLD = """
import sys, time
from pathlib import Path
from arrangeerveld.files import locks
print(locks.take(Path(sys.argv[1]), "x"), flush=True)
time.sleep(60)
"""


def test_only_one_holds_it(tmp_path: Path) -> None:
    first = locks.take(tmp_path / "s", "x")
    assert isinstance(first, Lock)
    second = locks.take(tmp_path / "s", "x")
    assert isinstance(second, Holder)
    assert second.pid == os.getpid()
    assert second.since > 0
    assert isinstance(locks.take(tmp_path / "s", "y"), Lock)
    first.release()
    assert isinstance(locks.take(tmp_path / "s", "x"), Lock)


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is of POSIX")
def test_a_killed_program_holds_nothing(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline().startswith("Lock")
        held = locks.take(tmp_path, "x")
        assert isinstance(held, Holder)
        assert held.pid == other.pid
        other.send_signal(signal.SIGKILL)
        other.wait()
        assert isinstance(locks.take(tmp_path, "x"), Lock)


def talk(root: Path, name: str, seed: int, path: Path | None = None) -> Path:
    folder = root / name
    writer = Writer(Journal(folder, RealJournalDisk()))
    writer.write([Filed(path, (), whole=True)])
    for before, after in Talk(seed).steps(5):
        writer.write([Stepped(before, after)])
    writer.journal.close()
    return folder


def test_talks_that_wait_are_found_the_newest_first(tmp_path: Path) -> None:
    root = tmp_path / "j"
    assert journalfolder.newest(root) is None
    old, new = talk(root, "oud", 1), talk(root, "nieuw", 2)
    os.utime(next(old.glob("*.jrn")), (1, 1))
    assert journalfolder.waiting(root) == (new, old)
    held = journalfolder.lock_talk(root, new)
    assert journalfolder.waiting(root) == (old,)
    assert isinstance(held, Lock)
    held.release()
    next(new.glob("*.jrn")).write_bytes(b"not a journal")
    found = journalfolder.newest(root)
    assert found is not None
    assert found.folder == old


def test_newer_work_on_a_board_is_found(tmp_path: Path) -> None:
    root, path = tmp_path / "j", tmp_path / "bord.json"
    folder = talk(root, "een", 1, path)
    talk(root, "twee", 2)
    found = journalfolder.newer(root, tmp_path / "." / "bord.json")
    assert found is not None
    assert found.folder == folder
    assert journalfolder.newer(root, tmp_path / "ander.json") is None
