"""A fault at every call on the disk while a board is stored: the file before it is whole, there is a sentence, nothing is left behind."""

from __future__ import annotations

import ctypes
import errno
import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from arrangeerveld.core.problems import Refused
from arrangeerveld.files.disk import RealDisk
from arrangeerveld.files.saving import load
from arrangeerveld.files.storing import store
from arrangeerveld.files.versions import versions

OLD, NEW = b"oud bord " * 500, b"nieuw bord " * 900
NOW = 1_795_000_000.0
FAULTS = [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EDQUOT, errno.EFBIG, errno.ENOENT, errno.ESTALE]
ROOT = Path(__file__).parents[2]


@dataclass
class Fails(RealDisk):
    """The real disk, that refuses the call with this number; or, with `short`, writes only some bytes and then no more."""

    number: int
    code: int
    short: bool = False
    calls: int = field(default=0)

    def _count(self) -> bool:
        self.calls += 1
        return self.calls == self.number

    def _may(self) -> None:
        if self._count():
            raise OSError(self.code, "fault")

    def create(self, path: Path) -> int:
        self._may()
        return super().create(path)

    def write(self, handle: int, data: bytes) -> int:
        if self._count():
            if self.short:
                return super().write(handle, data[: len(data) // 2])
            raise OSError(self.code, "fault")
        if self.short and 0 < self.number < self.calls:
            raise OSError(errno.ENOSPC, "full now")
        return super().write(handle, data[:3000])

    def fsync(self, handle: int) -> None:
        self._may()
        super().fsync(handle)

    def close(self, handle: int) -> None:
        super().close(handle)
        self._may()

    def read(self, path: Path) -> bytes:
        self._may()
        return super().read(path)

    def open_up(self, path: Path, like: Path) -> None:
        self._may()
        super().open_up(path, like)

    def replace(self, source: Path, target: Path) -> None:
        self._may()
        super().replace(source, target)

    def fsync_dir(self, folder: Path) -> None:
        self._may()
        super().fsync_dir(folder)

    def remove(self, path: Path) -> None:
        self._may()
        super().remove(path)


def calls() -> int:
    """How many calls a save with an earlier version makes."""
    import tempfile  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bord.json"
        path.write_bytes(OLD)
        disk = Fails(0, 0)
        store(path, NEW, NOW, disk)
        return disk.calls


CALLS = calls()
FOLDER_CALLS = 2  # the last ones: opening and syncing the folder, once everything is in its place


def test_there_are_many_calls() -> None:
    assert CALLS > 15


@pytest.mark.parametrize("number", range(1, CALLS + 1))
@pytest.mark.parametrize("code", [*FAULTS, 0], ids=lambda code: errno.errorcode.get(code, "half"))
def test_a_fault_at_any_call(tmp_path: Path, number: int, code: int) -> None:
    path = tmp_path / "bord.json"
    path.write_bytes(OLD)
    try:
        told = store(path, NEW, NOW, Fails(number, code, short=code == 0))
    except Refused as refused:
        (problem,) = refused.problems
        assert problem.what.endswith(".")
        assert "nog op het scherm" in problem.remedy
        if number > CALLS - FOLDER_CALLS:  # the new file stands there, whole; only its name might be lost with the power
            assert path.read_bytes() == NEW
            assert [one.path.read_bytes() for one in versions(path)] == [OLD]
        else:
            assert path.read_bytes() == OLD
    else:
        assert path.read_bytes() == NEW
        assert told or [one.path.read_bytes() for one in versions(path)] == [OLD]
    for one in versions(path):
        assert one.path.read_bytes() == OLD
    assert not [left for left in tmp_path.rglob("*") if left.name.startswith(".arrangeerveld-")]


@pytest.mark.parametrize("number", range(1, CALLS + 1))
def test_a_fault_at_any_call_of_a_first_save(tmp_path: Path, number: int) -> None:
    path = tmp_path / "bord.json"
    try:
        store(path, NEW, NOW, Fails(number, errno.ENOSPC))
    except Refused:
        assert not path.exists() or path.read_bytes() == NEW
    else:
        assert path.read_bytes() == NEW
    assert {left.name for left in tmp_path.iterdir()} <= {"bord.json"}


# real faults of the system

linux = pytest.mark.skipif(sys.platform != "linux", reason="faults of Linux")


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 64 kB."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"tmpfs", str(tmp_path).encode(), b"tmpfs", 0, b"size=64k"):
        pytest.skip(f"this system lets us mount nothing: {os.strerror(ctypes.get_errno())}")
    yield tmp_path
    libc.umount2(str(tmp_path).encode(), 2)


@linux
def test_a_disk_that_is_really_full(small: Path) -> None:
    path = small / "bord.json"
    store(path, OLD, NOW)
    (small / "vol").write_bytes(b"x" * 48 * 1024)
    with pytest.raises(Refused, match="De schijf is vol, dus ‘bord"):
        store(path, b"n" * 40_000, NOW)
    assert path.read_bytes() == OLD
    assert sorted(left.name for left in small.rglob("*") if left.is_file() and left.parent == small) == ["bord.json", "vol"]


@linux
def test_a_disk_that_can_really_only_be_read(small: Path) -> None:
    path = small / "bord.json"
    store(path, OLD, NOW)
    libc = ctypes.CDLL(None, use_errno=True)
    assert libc.mount(b"tmpfs", str(small).encode(), b"tmpfs", 0x21, b"size=64k") == 0  # MS_REMOUNT | MS_RDONLY
    with pytest.raises(Refused, match="Op deze schijf kun je alleen lezen"):
        store(path, NEW, NOW)
    assert load(path) == OLD


@linux
def test_a_file_that_may_really_not_grow(tmp_path: Path) -> None:
    path = tmp_path / "bord.json"
    path.write_bytes(OLD)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (6000, before[1]))
    try:
        with pytest.raises(Refused, match="De schijf is vol"):
            store(path, NEW, NOW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert path.read_bytes() == OLD
    assert [left.name for left in tmp_path.rglob(".arrangeerveld-*")] == []


@linux
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become nobody")
def test_a_folder_in_which_we_may_really_not_write(tmp_path: Path) -> None:
    path = tmp_path / "bord.json"
    path.write_bytes(OLD)
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == 0 and folder != Path("/"):
            folder.chmod(0o755 if folder != Path("/tmp") else 0o1777)  # noqa: S108 - what it is everywhere
    code = """
import os, sys
from pathlib import Path
import arrangeerveld.files.storing as storing, arrangeerveld.files.names
from arrangeerveld.core.problems import Refused
os.setgid(65534); os.setuid(65534)
try:
    storing.store(Path(sys.argv[1]), b"nieuw", 0.0)
except Refused as refused:
    print(refused)
"""
    ran = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True, cwd=ROOT)
    assert ran.stdout.startswith("‘bord.json’ is niet bewaard: je mag in deze map niet schrijven")
    assert path.read_bytes() == OLD
    assert [left.name for left in tmp_path.iterdir()] == ["bord.json"]
