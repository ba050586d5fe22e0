"""What the program itself keeps of a talk beside the files that somebody saved, and taking that away for good.

A journal with what was set aside, the earlier versions of its board, files that were left half written, and their locks. Overwriting
is not tried: on an SSD, and on most of today's file systems, the old bytes are elsewhere.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from arrangeerveld.files import journalfolder, versions
from arrangeerveld.files.journal import REAL, recovered, wiped
from arrangeerveld.files.journaldisk import JournalDisk
from arrangeerveld.files.locks import Holder, Lock
from arrangeerveld.files.names import RECORDS
from arrangeerveld.files.saving import HALF

QUIET = 10.0  # seconds without a change after which no other window is writing a half file any more


@dataclass(frozen=True, slots=True)
class Traces:
    """All that is kept of one talk: folders of journals (in `root`), boards that have earlier versions, files half written."""

    root: Path | None = None
    journals: tuple[Path, ...] = ()
    boards: tuple[Path, ...] = ()
    halves: tuple[Path, ...] = ()

    @property
    def versions(self) -> int:
        """How many earlier versions there are."""
        return sum(len(_inside(versions.folder_of(board), "*.json")) for board in self.boards)


def traces_of(root: Path | None, boards: Iterable[Path], journals: Iterable[Path] = (), near: Iterable[Path] = ()) -> Traces:
    """What is kept of the talk with these board files and journals; of other journals those that say to be of such a file.

    They may be another window's: `wipe` leaves those there, and says so. Half files are looked for beside the boards and in the folders
    `near`. Never raises.
    """
    files, own = tuple(boards), tuple(journals)
    more = tuple(folder for folder in _others(root, own) if _is_of(folder, files))
    kept = tuple(file for file in files if versions.folder_of(file).is_dir())
    folders = {*(path.parent for path in files), *near}
    places = {*folders, *(folder / RECORDS for folder in folders), *(one for folder in folders for one in _inside(folder / RECORDS, "*"))}
    places |= {versions.folder_of(file) for file in kept}
    alone = root is None or not journalfolder.others(root)
    halves = tuple(sorted(half for place in places for half in _inside(place, f"{HALF}*.tmp") if alone or _at_rest(half)))
    return Traces(root, (*own, *more), kept, halves)


def wipe(traces: Traces, disk: JournalDisk = REAL) -> tuple[Path, ...]:
    """Take them away; gives what is still there, such as what another window is busy with. Never raises."""
    root = traces.root
    for folder in traces.journals:
        _alone(root, partial(journalfolder.lock_talk, folder=folder), partial(wiped, folder, disk))
    for half in traces.halves:
        with contextlib.suppress(OSError):
            disk.remove(half)
    for board in traces.boards:
        _alone(root, partial(journalfolder.lock_board, path=board), partial(_wipe_versions, versions.folder_of(board), disk))
    kept = map(versions.folder_of, traces.boards)
    return tuple(path for path in (*traces.journals, *kept, *traces.halves) if path.exists())


def _alone(root: Path | None, take: Callable[[Path], Lock | Holder], work: Callable[[], None]) -> None:
    """Do the work unless another window has the lock on it; what the disk refuses on the way is left where it is."""
    lock: Lock | Holder | None = None
    with contextlib.suppress(OSError):  # where no locks can be made nobody has one
        lock = take(root) if root is not None else None
    if not isinstance(lock, Holder):
        with contextlib.suppress(OSError):
            work()
    if isinstance(lock, Lock):
        lock.release()


def _wipe_versions(folder: Path, disk: JournalDisk) -> None:
    """Only what the program itself put there: a file of somebody else keeps its place, and the folder with it."""
    for path in (*_inside(folder, "*.json"), *_inside(folder, f"{HALF}*.tmp")):
        disk.remove(path)
    disk.fsync_dir(folder)
    for empty in (folder, folder.parent):
        if not any(empty.iterdir()):
            disk.remove_folder(empty)
            disk.fsync_dir(empty.parent)


def _others(root: Path | None, own: tuple[Path, ...]) -> tuple[Path, ...]:
    return () if root is None else tuple(folder for folder in journalfolder.every(root) if folder not in own)


def _is_of(folder: Path, files: tuple[Path, ...]) -> bool:
    found = recovered(folder) if files else None
    return found is not None and found.path is not None and any(journalfolder.same(found.path, path) for path in files)


def _at_rest(half: Path) -> bool:
    try:
        return abs(time.time() - half.lstat().st_mtime) > QUIET
    except OSError:
        return False


def _inside(folder: Path, pattern: str) -> tuple[Path, ...]:
    try:
        return tuple(sorted(folder.glob(pattern)))
    except OSError:
        return ()
