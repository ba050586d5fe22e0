"""The few things a journal asks of a disk besides what saving asks, so that a test can put a failing or forgetful disk in its place."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Protocol

from arrangeerveld.files.disk import CANNOT_SYNC, Disk, RealDisk

ON = os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


class JournalDisk(Disk, Protocol):
    """Every method may raise OSError, at every call."""

    def names(self, folder: Path) -> tuple[str, ...]:
        """The names in a folder, in order; none when there is no such folder."""

    def make_folder(self, folder: Path) -> None:
        """Make a folder that only the user may read, and those above it; one that is there stays as it is."""

    def remove_folder(self, folder: Path) -> None:
        """Take an empty folder away."""

    def go_on(self, path: Path) -> int:
        """Open a file to write at its end."""

    def datasync(self, handle: int) -> None:
        """Return when the bytes of the file, and how many there are, are on the disk itself."""


class RealJournalDisk(RealDisk):
    """The disk of this computer."""

    def names(self, folder: Path) -> tuple[str, ...]:
        """The names in a folder."""
        try:
            return tuple(sorted(path.name for path in folder.iterdir()))
        except (FileNotFoundError, NotADirectoryError):
            return ()

    def make_folder(self, folder: Path) -> None:
        """Make a folder; each one that is made is itself on the disk before this returns."""
        if folder.is_dir():
            return
        if folder.parent != folder:
            self.make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        self.fsync_dir(folder.parent)

    def remove_folder(self, folder: Path) -> None:
        """Take an empty folder away."""
        folder.rmdir()

    def go_on(self, path: Path) -> int:
        """Open a file to write at its end."""
        return os.open(path, ON)

    def datasync(self, handle: int) -> None:
        """Wait for the bytes to be on the disk. Windows and macOS have no fdatasync: their fsync also writes the times of the file."""
        if sys.platform in {"win32", "darwin"}:
            self.fsync(handle)
            return
        try:
            os.fdatasync(handle)
        except OSError as fault:
            if fault.errno not in CANNOT_SYNC:
                raise
