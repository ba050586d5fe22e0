"""The folder with the journals of this user: one folder for each talk, and the locks of those that a program is busy with."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from arrangeerveld.files import locks
from arrangeerveld.files.journal import REAL, recovered
from arrangeerveld.files.journaldisk import JournalDisk
from arrangeerveld.files.journalreading import Found
from arrangeerveld.files.locks import Holder, Lock

LOCKS = "sloten"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A talk that was not left as it should be."""

    folder: Path
    found: Found


def fresh(root: Path) -> Path:
    """The folder for the journal of one more talk; it is made when there is something to keep."""
    return root / uuid4().hex[:12]


def lock_talk(root: Path, folder: Path) -> Lock | Holder:
    """Lock a journal. Raises OSError."""
    return locks.take(root / LOCKS, _talk(folder))


def lock_board(root: Path, path: Path) -> Lock | Holder:
    """Lock a board file, by whatever name it is opened. Raises OSError."""
    return locks.take(root / LOCKS, _board(path))


def waiting(root: Path, disk: JournalDisk = REAL) -> tuple[Path, ...]:
    """The talks that no program is busy with, the newest first. Never raises."""
    dated = sorted(((_when(root / name, disk), name) for name in _names(root, disk)), reverse=True)
    return tuple(root / name for when, name in dated if when and _free(root, root / name))


def every(root: Path, disk: JournalDisk = REAL) -> tuple[Path, ...]:
    """The folders of all talks, whether they can be read or not, also of those that a program is busy with. Never raises."""
    return tuple(root / name for name in _names(root, disk) if touched(root / name))


def resting(root: Path, disk: JournalDisk = REAL) -> tuple[Path, ...]:
    """Those that no program is busy with. Never raises."""
    return tuple(folder for folder in every(root, disk) if _free(root, folder))


def touched(folder: Path) -> float:
    """When anything in the folder of a talk was last written, s since 1970; 0 when it is no such folder. Never raises."""
    try:
        return max((path.stat().st_mtime for path in folder.iterdir()), default=folder.stat().st_mtime)
    except OSError:
        return 0.0


def board_in_use(root: Path, path: Path) -> bool:
    """Whether a program has this board on its table. Never raises."""
    return locks.holder(root / LOCKS, _board(path)) is not None


def elsewhere(root: Path, folders: Iterable[Path], boards: Iterable[Path]) -> bool:
    """Whether another window has any of these talks or boards on its table. Never raises."""
    found = (locks.holder(root / LOCKS, what) for what in (*map(_talk, folders), *map(_board, boards)))
    return any(holder is not None and holder.pid != os.getpid() for holder in found)


def others(root: Path) -> bool:
    """Whether another window has a talk on its table. Never raises."""
    return locks.elsewhere(root / LOCKS)


def newest(root: Path, disk: JournalDisk = REAL) -> Waiting | None:
    """The newest talk that can be read, if there is one. Never raises."""
    for folder in waiting(root, disk):
        found = recovered(folder, disk)
        if found is not None:
            return Waiting(folder, found)
    return None


def newer(root: Path, path: Path, disk: JournalDisk = REAL) -> Waiting | None:
    """The talk of this board file with steps that are not in the file, if there is one. Never raises."""
    for folder in waiting(root, disk):
        found = recovered(folder, disk)
        if found is not None and found.path is not None and same(found.path, path) and found.unfiled:
            return Waiting(folder, found)
    return None


def same(one: Path, other: Path) -> bool:
    """Whether two paths are the same file."""
    try:
        return one.resolve() == other.resolve()
    except (OSError, RuntimeError):
        return one == other


def _names(root: Path, disk: JournalDisk) -> tuple[str, ...]:
    try:
        return tuple(name for name in disk.names(root) if name != LOCKS)
    except OSError:
        return ()


def _when(folder: Path, disk: JournalDisk) -> float:
    """When its journal was last written, 0 when there is none."""
    try:
        numbers = [name for name in disk.names(folder) if name.startswith("journaal-") and name.endswith(".jrn")]
        return max(((folder / name).stat().st_mtime for name in numbers), default=0.0)
    except OSError:
        return 0.0


def _free(root: Path, folder: Path) -> bool:
    return locks.holder(root / LOCKS, _talk(folder)) is None  # where no locks can be made: better a talk too many than none


def _talk(folder: Path) -> str:
    return f"journaal {folder.name}"


def _board(path: Path) -> str:
    return f"bord {path.resolve()}"
