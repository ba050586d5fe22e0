"""Saving a board with all that belongs to it: the version before it is kept, and what is too old goes."""

from __future__ import annotations

from pathlib import Path

from arrangeerveld.core.problems import Problem, Refused
from arrangeerveld.files import faults, versions
from arrangeerveld.files.disk import Disk
from arrangeerveld.files.saving import REAL, save, sweep


def store(path: Path, data: bytes, now: float, disk: Disk = REAL) -> tuple[Problem, ...]:
    """Put a board at `path`, on the disk when this returns, and tell what did not work beside that; `now` in seconds since 1970.

    Raises Refused when the board was not saved: what stood at `path` is then as it was.
    """
    make(path.parent, path)
    kept = versions.keep(path, data, disk)
    save(path, data, disk)
    versions.thin(path, now, disk)
    sweep(path.parent, now)
    return () if kept else (faults.no_version(path),)


def make(folder: Path, path: Path) -> None:
    """Make the folder for a file. Raises Refused."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as fault:
        raise Refused(faults.not_saved(path, fault)) from fault
