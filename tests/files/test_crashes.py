"""Every power cut that can be thought of: the journal keeps what it promised, and six ways to write it badly are caught."""

import random
from pathlib import Path

import pytest

from arrangeerveld.files import journal as storage
from arrangeerveld.files import journalframes
from arrangeerveld.files.journal import Journal
from arrangeerveld.files.journaldisk import JournalDisk
from tests.crashes import ForgetfulDisk, explored


def test_no_power_cut_takes_what_was_promised() -> None:
    explorer = explored(6_000, seed=3)
    assert explorer.violations == []
    assert explorer.states == 6_000
    assert len(explorer.distinct) > 1_000
    assert explorer.cuts > 20


class NoSync(ForgetfulDisk):
    def fsync(self, handle: int) -> None:  # noqa: ARG002
        self.look()


class NoFolderSync(ForgetfulDisk):
    def fsync_dir(self, folder: Path) -> None:
        self.changes.setdefault(folder, [])
        self.look()


class InPlace(ForgetfulDisk):
    """A fresh file is written over the one before."""

    def create(self, path: Path) -> int:
        old = next((name for name in self.names(path.parent) if name.endswith(".jrn")), None)
        if old is None:
            return super().create(path)
        file = self._file(path.with_name(old))
        file.emptied()
        self._change(path, f"move {old}", file)
        return self._opened(file)


def caught(disk_type: type[ForgetfulDisk] = ForgetfulDisk) -> bool:
    """Whether the explorer finds anything, or the journal cannot even go on."""
    return any(explored(4_000, seed, disk_type).violations for seed in (1, 2, 3))


@pytest.mark.parametrize("disk_type", [NoSync, NoFolderSync, InPlace])
def test_a_disk_that_is_not_asked_to_keep_is_caught(disk_type: type[ForgetfulDisk]) -> None:
    assert caught(disk_type)


def test_a_journal_without_checksums_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journalframes, "checksum", lambda _sort, _body: 0)
    assert caught()


def test_a_file_that_gets_its_name_before_its_bytes_are_kept_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def renew(self: Journal, data: bytes) -> None:
        self.disk.make_folder(self.folder)
        fresh, number = self.folder / "nieuw.tmp", self.number + 1
        handle = self.disk.create(fresh)
        self.disk.replace(fresh, storage.file_in(self.folder, number))
        self.disk.fsync_dir(self.folder)
        self.close()
        self.number, self.size, self.handle = number, len(data), handle
        self._tidy()
        written(handle, data, self.disk)
        self.disk.fsync(handle)

    monkeypatch.setattr(Journal, "renew", renew)
    assert caught()


def written(handle: int, data: bytes, disk: JournalDisk) -> None:
    """As the journal writes."""
    while data:
        data = data[disk.write(handle, data) :]


def test_a_promise_before_the_sync_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def add(self: Journal, data: bytes) -> None:
        assert self.handle is not None
        self.disk.datasync(self.handle)  # of what was added before
        written(self.handle, data, self.disk)
        self.size += len(data)

    monkeypatch.setattr(Journal, "add", add)
    assert caught()


def test_the_disk_of_the_model_forgets_and_keeps() -> None:
    """The model itself: what is synced stays, what is not may go."""
    disk = ForgetfulDisk(random.Random(1))  # noqa: S311 - not for secrets
    folder = Path("/journalen/x")
    disk.make_folder(folder)
    handle = disk.create(folder / "a")
    disk.write(handle, b"kept" * 300)
    disk.fsync(handle)
    seen = {tuple(disk.after_crash().names(folder)) for _ in range(50)}
    assert seen == {(), ("a",)}
    disk.fsync_dir(folder)
    kept = bytes(disk.read(folder / "a"))
    disk.write(handle, b"more" * 300)
    left = {disk.after_crash().read(folder / "a") for _ in range(200)}
    assert all(data[: len(kept) // 512 * 512] == kept[: len(kept) // 512 * 512] for data in left)
    assert len(left) > 5
