"""The journal of one talk on disk: every finished step is added at its end and counts once it is on the disk itself.

A journal is one file in a folder of its own, `journaal-000001.jrn`. Now and then a fresh one is written without what no longer matters
(temporary file, fsync, read back, replace, fsync of the folder); only when that has been proven does the file before it go away.
"""

from __future__ import annotations

import contextlib
import errno
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from arrangeerveld.files.journaldisk import JournalDisk, RealJournalDisk
from arrangeerveld.files.journalframes import framed
from arrangeerveld.files.journalreading import Found, replayed

REAL = RealJournalDisk()
DAMAGED = ".beschadigd"  # after the name of a file that was set aside
_NAME = re.compile(r"journaal-(\d{6})\.jrn")


@dataclass(slots=True)
class Journal:
    """A journal that is being written."""

    folder: Path
    disk: JournalDisk
    number: int = 0  # of its file; 0 before there is one
    size: int = 0  # bytes
    handle: int | None = None

    @property
    def path(self) -> Path:
        """Its file now."""
        return file_in(self.folder, self.number)

    def add(self, data: bytes) -> None:
        """Put records at the end; returns when they are on the disk. After an OSError the file must be written afresh."""
        if self.handle is None:
            raise OSError(errno.EBADF, "there is no file to add to")
        try:
            _write(self.handle, data, self.disk)
            self.disk.datasync(self.handle)
        except OSError:
            self.close()
            raise
        self.size += len(data)

    def renew(self, data: bytes) -> None:
        """Go on in a fresh file with these records; the one before goes away once this one is proven.

        Raises OSError: the file before is then as it was.
        """
        self.disk.make_folder(self.folder)
        fresh = self.folder / f"nieuw-{secrets.token_hex(8)}.tmp"
        number = max((number for number, _ in _files(self.folder, self.disk)), default=0) + 1
        target = file_in(self.folder, number)
        try:
            _make(fresh, data, self.disk)
            _compare(fresh, data, self.disk)
            self.disk.replace(fresh, target)
        except OSError:
            with contextlib.suppress(OSError):
                self.disk.remove(fresh)
            raise
        self.disk.fsync_dir(self.folder)
        handle = self.disk.go_on(target)
        self.close()
        self.number, self.size, self.handle = number, len(data), handle
        self._tidy()

    def close(self) -> None:
        """Write no more in this file."""
        handle, self.handle = self.handle, None
        if handle is not None:
            with contextlib.suppress(OSError):
                self.disk.close(handle)

    def _tidy(self) -> None:
        """The files before this one are no longer needed, but for what was set aside."""
        for number, path in _files(self.folder, self.disk):
            if number < self.number:
                with contextlib.suppress(OSError):
                    self.disk.remove(path)


def file_in(folder: Path, number: int) -> Path:
    """The file of this number in the folder of a talk."""
    return folder / f"journaal-{number:06}.jrn"


def recovered(folder: Path, disk: JournalDisk = REAL) -> Found | None:
    """The talk in a folder, as far as it is whole; None when there is none. Changes nothing. Never raises."""
    return _best(folder, disk)[0]


def resumed(folder: Path, data: bytes, disk: JournalDisk = REAL) -> Journal:
    """Go on with a talk that was read back in a fresh file with these records; a damaged one is set aside. Raises OSError."""
    for _, path in _files(folder, disk):
        read = _read(path, disk)
        if read is not None and _end(read) < len(read):
            _set_aside(path, read, disk)
    journal = Journal(folder, disk)
    journal.renew(data)
    return journal


def kept(found: Found) -> bytes:
    """The records that a fresh file begins with."""
    return b"".join(framed(frame.sort, frame.body) for frame in found.kept)


def wiped(folder: Path, disk: JournalDisk = REAL) -> None:
    """Take the journal of a talk away, with what was set aside. Raises OSError."""
    names = disk.names(folder)
    for name in sorted(names, key=lambda name: bool(_NAME.fullmatch(name))):
        disk.remove(folder / name)
    if names:
        disk.fsync_dir(folder)
    disk.remove_folder(folder)
    disk.fsync_dir(folder.parent)


def _best(folder: Path, disk: JournalDisk) -> tuple[Found | None, bytes]:
    best: tuple[Found | None, bytes] = None, b""
    for _, path in sorted(_files(folder, disk), reverse=True):
        data = _read(path, disk)
        found = None if data is None else replayed(data)
        if found is not None and data is not None and (best[0] is None or found.steps > best[0].steps):
            best = found, data
    return best


def _end(data: bytes) -> int:
    found = replayed(data)
    return 0 if found is None else found.end


def _set_aside(path: Path, data: bytes, disk: JournalDisk) -> None:
    """Keep what was damaged, under another name: never delete what somebody may still read something in."""
    target = path.with_name(path.name + DAMAGED)
    fresh = path.with_name(f"nieuw-{secrets.token_hex(8)}.tmp")
    _make(fresh, data, disk)
    disk.replace(fresh, target)
    disk.fsync_dir(path.parent)


def _make(path: Path, data: bytes, disk: JournalDisk) -> None:
    handle = disk.create(path)
    try:
        _write(handle, data, disk)
        disk.fsync(handle)
    finally:
        disk.close(handle)


def _compare(path: Path, data: bytes, disk: JournalDisk) -> None:
    if disk.read(path) != data:
        raise OSError(errno.EIO, "the disk gives back something else")


def _write(handle: int, data: bytes, disk: JournalDisk) -> None:
    rest = data
    while rest:
        taken = disk.write(handle, rest)
        if taken <= 0:
            raise OSError(errno.ENOSPC, "nothing was written")
        rest = rest[taken:]


def _files(folder: Path, disk: JournalDisk) -> Iterable[tuple[int, Path]]:
    try:
        names = disk.names(folder)
    except OSError:
        return ()
    return tuple((int(match[1]), folder / name) for name in names if (match := _NAME.fullmatch(name)))


def _read(path: Path, disk: JournalDisk) -> bytes | None:
    try:
        return disk.read(path)
    except OSError:
        return None
