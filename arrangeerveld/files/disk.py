"""The few things `saving` asks of a disk, so that a test can put a failing disk in its place."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from pathlib import Path
from typing import Protocol

from arrangeerveld.files.faults import codes

READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
CANNOT_SYNC = codes("EINVAL", "ENOSYS", "ENOTSUP", "EOPNOTSUPP")  # some shares have no fsync at all


class Disk(Protocol):
    """Every method may raise OSError, at every call."""

    def create(self, path: Path) -> int:
        """Make a new file that only the user may read, open for writing; never an existing one."""

    def write(self, handle: int, data: bytes) -> int:
        """Write at most all of the data; gives how many bytes were taken."""

    def fsync(self, handle: int) -> None:
        """Return when the bytes of the file are on the disk itself."""

    def close(self, handle: int) -> None:
        """Close the file."""

    def read(self, path: Path) -> bytes:
        """The bytes of the file."""

    def open_up(self, path: Path, like: Path) -> None:
        """Give the file the rights of `like`, or those of an ordinary new file when that is not there."""

    def replace(self, source: Path, target: Path) -> None:
        """Put the source in the place of the target, at once."""

    def fsync_dir(self, folder: Path) -> None:
        """Return when the names in the folder are on the disk itself."""

    def remove(self, path: Path) -> None:
        """Take the file away."""

    def pause(self, seconds: float) -> None:
        """Wait."""


class RealDisk:
    """The disk of this computer."""

    def create(self, path: Path) -> int:
        """Make a new file."""
        return os.open(path, NEW, 0o600)

    def write(self, handle: int, data: bytes) -> int:
        """Write some bytes."""
        return os.write(handle, data)

    def fsync(self, handle: int) -> None:
        """Wait for the bytes to be on the disk; a share that cannot promise that is taken as it is."""
        try:
            os.fsync(handle)
        except OSError as fault:
            if fault.errno not in CANNOT_SYNC:
                raise

    def close(self, handle: int) -> None:
        """Close the file."""
        os.close(handle)

    def read(self, path: Path) -> bytes:
        """Read the whole file."""
        return path.read_bytes()

    def open_up(self, path: Path, like: Path) -> None:
        """Copy the rights, or take those that the umask leaves; a disk without rights is taken as it is."""
        if sys.platform == "win32":
            return
        try:
            mode = like.stat().st_mode & 0o777
        except OSError:
            mode = 0o666 & ~_umask()
        with contextlib.suppress(OSError):
            path.chmod(mode)

    def replace(self, source: Path, target: Path) -> None:
        """Put the source in the place of the target."""
        source.replace(target)

    def fsync_dir(self, folder: Path) -> None:
        """Wait for the names to be on the disk; Windows does that by itself, and some folders may not be opened."""
        if sys.platform == "win32":
            return
        try:
            handle = os.open(folder, os.O_RDONLY)
        except PermissionError:
            return
        try:
            self.fsync(handle)
        finally:
            os.close(handle)

    def remove(self, path: Path) -> None:
        """Take the file away."""
        path.unlink()

    def pause(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


def _umask() -> int:
    """The umask can only be read by setting it; the strictest one for that moment can do no harm."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
