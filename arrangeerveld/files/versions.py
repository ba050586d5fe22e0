"""Earlier versions of a board, in a folder beside it: many of today, ever fewer of longer ago.

They lie where the board lies, and not in a hidden folder of the program: whoever takes the board away from a shared computer
sees them, and no copy of a talk about a child stays behind where nobody looks.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from arrangeerveld.core.problems import Refused
from arrangeerveld.files.disk import Disk
from arrangeerveld.files.names import free_path
from arrangeerveld.files.saving import REAL, load, save

FOLDER = "eerdere versies"
NEWEST = 5  # versions that always stay
HOUR, DAY, WEEK = 3600, 86_400, 604_800  # seconds
LADDER = ((HOUR, DAY), (DAY, 14 * DAY), (WEEK, 26 * WEEK))
"""One in each hour for a day, one in each day for two weeks, one in each week for half a year."""
LARGEST = 100 * 2**20  # bytes of all versions of one board


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier version: its file, when it was saved (seconds since 1970), and its size in bytes."""

    path: Path
    moment: float
    size: int


def folder_of(board: Path) -> Path:
    """Where the versions of a board lie: `eerdere versies/2026-11-22_arrangeergesprek_J` beside it."""
    return board.parent / FOLDER / board.stem


def boards(folder: Path) -> tuple[Path, ...]:
    """The boards in a folder of which there are earlier versions, also those that are gone themselves. Never raises."""
    try:
        found = [path for path in (folder / FOLDER).iterdir() if path.is_dir() and not path.is_symlink()]
        return tuple(folder / f"{path.name}.json" for path in sorted(found, key=lambda path: path.stat().st_mtime, reverse=True))
    except OSError:
        return ()


def versions(board: Path) -> tuple[Version, ...]:
    """The earlier versions of a board, the newest first; none when they cannot be read."""
    found: list[Version] = []
    try:
        for path in folder_of(board).glob(f"*{board.suffix}"):
            with contextlib.suppress(OSError):
                state = path.lstat()
                found.append(Version(path, state.st_mtime, state.st_size))
    except OSError:
        pass
    return tuple(sorted(found, key=lambda one: (one.moment, one.path.name), reverse=True))


def keep(board: Path, fresh: bytes, disk: Disk = REAL) -> bool:
    """Keep what stands at `board` before `fresh` comes in its place; False when that was not possible.

    Nothing is kept when there is nothing yet, or the very same.
    """
    try:
        state = board.stat()
        old = load(board)
        if old == fresh:
            return True
        place = folder_of(board)
        place.mkdir(parents=True, exist_ok=True)
        stamp = datetime.fromtimestamp(state.st_mtime, UTC).astimezone().strftime("%Y-%m-%d %H.%M.%S")
        path = free_path(place, stamp, [board.suffix])
        kept = path.with_name(f"{path.name}{board.suffix}")
        save(kept, old, disk)
        os.utime(kept, (state.st_mtime, state.st_mtime))
    except FileNotFoundError:
        return True
    except (OSError, Refused, ValueError, OverflowError):
        return False
    return True


def thin(board: Path, now: float, disk: Disk = REAL) -> None:
    """Take away the versions that the ladder has no place for; never raises."""
    every = versions(board)
    stays = kept([(one.moment, one.size) for one in every], now)
    for one, stay in zip(every, stays, strict=True):
        if not stay:
            with contextlib.suppress(OSError):
                disk.remove(one.path)


def kept(versions: Iterable[tuple[float, int]], now: float) -> list[bool]:
    """Which versions (moment and size, the newest first) have a place on the ladder.

    In each hour, day or week, counted from 1970, the newest stays: so it does not matter how often this is asked.
    """
    stays: list[bool] = []
    taken: set[tuple[int, int]] = set()
    total = 0
    for number, (moment, size) in enumerate(versions):
        age = max(0.0, now - moment)  # a clock that was set back makes no version older
        rung = next((step for step, until in LADDER if age <= until), None)
        place = None if rung is None else (rung, int(moment // rung))
        stay = number < NEWEST or (place is not None and place not in taken)
        stay = stay and (number == 0 or total + size <= LARGEST)
        if stay:
            total += size
            taken |= {(step, int(moment // step)) for step, _ in LADDER}
        stays.append(stay)
    return stays
