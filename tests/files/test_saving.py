"""Saving leaves the old file or the new one, whole; every failure is a Dutch sentence."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from arrangeerveld.core.problems import Refused
from arrangeerveld.files import saving
from arrangeerveld.files.disk import RealDisk
from arrangeerveld.files.saving import LONGEST_WAIT, load, save

OLD, NEW = b"oud bord", b"nieuw bord " * 1000
STEPS = ("create", "write", "fsync", "close", "read", "replace", "fsync_dir")

posix = pytest.mark.skipif(sys.platform == "win32", reason="rights and links of POSIX")


@dataclass
class FailingDisk(RealDisk):
    """Calls `fail` before the step that is to fail, and remembers what was done."""

    step: str = ""
    fail: Callable[[], None] = lambda: None
    done: list[str] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)

    def _at(self, step: str) -> None:
        self.done.append(step)
        if step == self.step:
            self.fail()

    def create(self, path: Path) -> int:
        self._at("create")
        return super().create(path)

    def write(self, handle: int, data: bytes) -> int:
        taken = super().write(handle, data[:4096])
        self._at("write")
        return taken

    def fsync(self, handle: int) -> None:
        self._at("fsync")
        super().fsync(handle)

    def close(self, handle: int) -> None:
        super().close(handle)
        self._at("close")

    def read(self, path: Path) -> bytes:
        self._at("read")
        return super().read(path)

    def replace(self, source: Path, target: Path) -> None:
        self._at("replace")
        super().replace(source, target)

    def fsync_dir(self, folder: Path) -> None:
        self._at("fsync_dir")
        super().fsync_dir(folder)

    def pause(self, seconds: float) -> None:
        self.waited.append(seconds)


def raising(fault: BaseException) -> Callable[[], None]:
    def fail() -> None:
        raise fault

    return fail


class HeldError(PermissionError):
    """As Windows raises it."""

    def __init__(self, winerror: int) -> None:
        super().__init__(errno.EACCES, "held")
        self.winerror = winerror


@pytest.fixture
def bord(tmp_path: Path) -> Path:
    path = tmp_path / "bord.json"
    path.write_bytes(OLD)
    return path


def names(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


def test_saved_bytes_come_back(bord: Path) -> None:
    save(bord, NEW)
    assert load(bord) == NEW
    assert names(bord) == ["bord.json"]


def test_an_empty_file_can_be_saved(bord: Path) -> None:
    save(bord, b"")
    assert load(bord) == b""


def test_the_steps_come_in_the_one_safe_order(bord: Path) -> None:
    disk = FailingDisk()
    save(bord, b"kort", disk)
    assert disk.done == ["create", "write", "fsync", "close", "read", "replace", "fsync_dir", "fsync"]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EINTR, errno.ENOENT])
@pytest.mark.parametrize("step", STEPS[:-1])
def test_a_fault_at_any_step_keeps_the_old_file(bord: Path, step: str, code: int) -> None:
    with pytest.raises(Refused) as refused:
        save(bord, NEW, FailingDisk(step, raising(OSError(code, "fault"))))
    assert bord.read_bytes() == OLD
    assert names(bord) == ["bord.json"]
    assert "nog op het scherm" in str(refused.value)


def test_a_fault_after_the_last_step_leaves_the_new_file_whole(bord: Path) -> None:
    with pytest.raises(Refused):
        save(bord, NEW, FailingDisk("fsync_dir", raising(OSError(errno.EIO, "fault"))))
    assert bord.read_bytes() == NEW
    assert names(bord) == ["bord.json"]


@pytest.mark.parametrize("step", STEPS[1:-1])
def test_an_interruption_leaves_no_rubbish(bord: Path, step: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        save(bord, NEW, FailingDisk(step, raising(KeyboardInterrupt())))
    assert bord.read_bytes() == OLD
    assert names(bord) == ["bord.json"]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, "De schijf is vol"),
        (errno.EROFS, "kun je alleen lezen"),
        (errno.EACCES, "je mag in deze map niet schrijven"),
        (errno.EPERM, "je mag in deze map niet schrijven"),
        (errno.ENOENT, "De map voor ‘bord.json’ is er niet (meer)"),
        (errno.ENAMETOOLONG, "De naam van het bestand is te lang"),
        (errno.EISDIR, "Er staat al een map met de naam ‘bord.json’"),
        (errno.EIO, "De schijf geeft geen antwoord meer"),
        (errno.ENODEV, "De schijf geeft geen antwoord meer"),
        (errno.EMFILE, "‘bord.json’ kon niet worden bewaard"),
    ],
)
def test_each_cause_has_its_sentence(bord: Path, code: int, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        save(bord, NEW, FailingDisk("write", raising(OSError(code, "fault"))))
    (problem,) = refused.value.problems
    assert sentence in problem.what
    assert "Kies een " in problem.remedy or "kies een andere map" in problem.remedy
    assert "fault" not in str(problem)


def test_a_disk_that_stores_something_else_is_found_out(bord: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = FailingDisk()
    monkeypatch.setattr(disk, "read", lambda path: b"\0" * path.stat().st_size)
    with pytest.raises(Refused, match="niet goed opgeslagen"):
        save(bord, NEW, disk)
    assert bord.read_bytes() == OLD
    assert names(bord) == ["bord.json"]


def test_a_disk_that_takes_nothing_is_full(bord: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = FailingDisk()
    monkeypatch.setattr(disk, "write", lambda *_: 0)
    with pytest.raises(Refused, match="De schijf is vol"):
        save(bord, NEW, disk)


def test_a_name_that_no_disk_takes_is_refused(tmp_path: Path) -> None:
    for name in ("x" * 300, "nul\0", "map\ud800"):
        with pytest.raises(Refused):
            save(tmp_path / name, NEW)
        with pytest.raises(Refused):
            load(tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "bord.json").mkdir()
    with pytest.raises(Refused, match="met de naam ‘bord"):
        save(tmp_path / "bord.json", NEW)
    assert [one.name for one in tmp_path.iterdir()] == ["bord.json"]


def test_a_file_that_is_held_for_a_moment_is_waited_for(bord: Path) -> None:
    disk = FailingDisk("replace")

    def twice() -> None:
        if disk.done.count("replace") <= 2:
            raise HeldError(32)

    disk.fail = twice
    save(bord, NEW, disk)
    assert bord.read_bytes() == NEW
    assert disk.waited == [0.05, 0.1]


def test_a_file_that_stays_held_is_given_up_in_time(bord: Path) -> None:
    disk = FailingDisk("replace", raising(HeldError(5)))
    with pytest.raises(Refused, match="houdt het bestand vast"):
        save(bord, NEW, disk)
    assert 2 <= sum(disk.waited) <= LONGEST_WAIT
    assert bord.read_bytes() == OLD
    assert names(bord) == ["bord.json"]


def test_another_refusal_of_windows_is_not_waited_for(bord: Path) -> None:
    disk = FailingDisk("replace", raising(HeldError(1)))
    with pytest.raises(Refused):
        save(bord, NEW, disk)
    assert not disk.waited


@posix
def test_the_rights_of_a_new_file_follow_the_umask_and_those_of_an_old_one_stay(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        save(tmp_path / "nieuw.json", NEW)
        (tmp_path / "oud.json").touch(0o600)
        save(tmp_path / "oud.json", NEW)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "nieuw.json").stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "oud.json").stat().st_mode) == 0o600


@posix
def test_nobody_else_can_read_along_while_it_is_written(bord: Path) -> None:
    modes: list[int] = []
    disk = FailingDisk("read")
    disk.fail = lambda: modes.extend(stat.S_IMODE(one.stat().st_mode) for one in bord.parent.glob(".arrangeerveld-*"))
    save(bord, NEW, disk)
    assert modes == [0o600]


@posix
def test_a_link_stays_a_link(bord: Path) -> None:
    link = bord.with_name("snelkoppeling.json")
    link.symlink_to(bord)
    save(link, NEW)
    assert link.is_symlink()
    assert bord.read_bytes() == NEW
    assert load(link) == NEW


@posix
@pytest.mark.parametrize("make", [lambda path: path.mkdir(), os.mkfifo])
def test_only_an_ordinary_file_is_opened(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "bord.json")
    with pytest.raises(Refused, match="geen gewoon bestand"):
        load(tmp_path / "bord.json")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"er niet \(meer\)"):
        load(tmp_path / "weg.json")


def test_a_file_that_is_too_large_is_not_read(bord: Path) -> None:
    assert load(bord, limit=len(OLD)) == OLD
    with pytest.raises(Refused, match="groter dan"):
        load(bord, limit=len(OLD) - 1)


def test_a_device_that_cannot_promise_a_sync_is_taken_as_it_is(bord: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.EINVAL, "no sync")))
    saving.save(bord, NEW)
    assert bord.read_bytes() == NEW
