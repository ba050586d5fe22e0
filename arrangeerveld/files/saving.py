"""Saving so that the old file or the new one is there, whole, whatever happens in between; and reading back with limits."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Callable
from pathlib import Path

from arrangeerveld.core.problems import Refused
from arrangeerveld.files import faults
from arrangeerveld.files.disk import READ, Disk, RealDisk
from arrangeerveld.files.names import device

LARGEST = 64 * 2**20  # bytes
HELD = {5, 32, 33}  # Windows: a virus scanner, an indexer or OneDrive holds the file for a moment
HALF = ".arrangeerveld-"  # how the name of a file starts that is still being written
FORGOTTEN = 3600.0  # seconds after which nobody is writing it any more
FIRST_PAUSE, LONGEST_WAIT = 0.05, 2.5  # seconds

REAL = RealDisk()


def save(path: Path, data: bytes, disk: Disk = REAL) -> None:
    """Put the bytes at `path`; returns when they are on the disk.

    Raises Refused: the old file is then as it was (or the new one is there whole, when the disk was lost after the very last step).
    """
    if device(path.name):
        raise Refused(faults.device(path))
    try:
        target = Path(os.path.realpath(path))  # a link stays a link: the file it points to is replaced
        fresh = target.with_name(f"{HALF}{secrets.token_hex(8)}.tmp")
        _replaced(target, fresh, data, disk)
    except (OSError, ValueError) as fault:
        raise Refused(faults.not_saved(path, fault)) from fault


def load(path: Path, limit: int = LARGEST) -> bytes:
    """The bytes of an ordinary file of at most `limit` bytes; a link is followed. Raises Refused."""
    try:
        return _read(path, limit)
    except (OSError, ValueError) as fault:
        raise Refused(faults.not_opened(path, fault)) from fault


def sweep(folder: Path, now: float) -> None:
    """Take away what a save left half when the program was killed; `now` in seconds since 1970. Never raises."""
    with contextlib.suppress(OSError):
        for half in folder.glob(f"{HALF}*.tmp"):
            with contextlib.suppress(OSError):
                if now - half.lstat().st_mtime > FORGOTTEN:
                    half.unlink()


def _replaced(target: Path, fresh: Path, data: bytes, disk: Disk) -> None:
    handle = disk.create(fresh)
    try:
        _write(handle, data, disk)
        _compare(fresh, data, target, disk)
        disk.open_up(fresh, target)
        _patiently(lambda: disk.replace(fresh, target), disk)
    except BaseException:
        with contextlib.suppress(OSError):
            disk.remove(fresh)
        raise
    disk.fsync_dir(target.parent)


def _write(handle: int, data: bytes, disk: Disk) -> None:
    try:
        rest = memoryview(data)
        while rest:
            taken = disk.write(handle, bytes(rest) if len(rest) < len(data) else data)
            if taken <= 0:
                raise OSError(errno.ENOSPC, "nothing was written")
            rest = rest[taken:]
        disk.fsync(handle)
    finally:
        disk.close(handle)


def _compare(fresh: Path, data: bytes, target: Path, disk: Disk) -> None:
    if disk.read(fresh) != data:
        raise Refused(faults.not_kept(target))


def _patiently(step: Callable[[], None], disk: Disk) -> None:
    """Do the step, again and again as long as another program on Windows holds the file, at most 2.5 seconds."""
    pause, waited = FIRST_PAUSE, 0.0
    while True:
        try:
            step()
        except PermissionError as fault:
            if getattr(fault, "winerror", None) not in HELD or waited + pause > LONGEST_WAIT:
                raise
            disk.pause(pause)
            waited, pause = waited + pause, min(2 * pause, 0.5)
        else:
            return


def _read(path: Path, limit: int) -> bytes:
    if not stat.S_ISREG(path.stat().st_mode):
        raise Refused(faults.not_a_file(path))
    with open(os.open(path, READ), "rb") as file:  # noqa: PTH123 - opened without waiting, should it have become a pipe
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise Refused(faults.not_a_file(path))
        data = file.read(limit + 1)
    if len(data) > limit:
        raise Refused(faults.too_large(path, limit))
    return data
