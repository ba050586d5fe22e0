"""Photos on the disks of this computer: which there are, the newest first, and the bytes of one, read with care."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files import faults
from arrangeerveld.files.cleaning import one_line
from arrangeerveld.files.disk import READ

MOST_BYTES = 40 * 2**20
SUFFIXES = {".jpg", ".jpeg", ".jpe", ".png", ".webp"}
MOST_SEEN = 5_000  # files that are looked at in each folder
DEEPEST = 3  # folders in each other: a camera keeps its photos in DCIM/100ABCDE
MOST_PHOTOS = 60

WANTED = "Kies een foto die eindigt op .jpg, .png of .webp."


@dataclass(frozen=True, slots=True)
class Found:
    """A photo on a disk, and when it was last written (seconds since 1970)."""

    path: Path
    time: float


def photos_in(folders: Iterable[Path]) -> tuple[Found, ...]:
    """The newest photos in these folders and those in them; each once. What cannot be read is passed over."""
    found: dict[Path, Found] = {}
    for folder in folders:
        left = [MOST_SEEN]
        for entry in _walk(folder, DEEPEST, left):
            try:
                found.setdefault(Path(entry.path), Found(Path(entry.path), entry.stat().st_mtime))
            except OSError:
                continue
    return tuple(sorted(found.values(), key=lambda one: one.time, reverse=True)[:MOST_PHOTOS])


def _walk(folder: Path | str, deep: int, left: list[int]) -> Iterator[os.DirEntry[str]]:
    """The photos in a folder; pictures that the program made of a board beside it are none."""
    try:
        with os.scandir(folder) as entries:
            here = sorted((entry for entry in entries if entry.name[0] not in ".~$"), key=lambda entry: entry.name)
    except OSError:
        return
    boards = {entry.name.removesuffix(".json") for entry in here if entry.name.endswith(".json")}
    for entry in here:
        left[0] -= 1
        if left[0] < 0:
            return
        stem, suffix = os.path.splitext(entry.name)  # noqa: PTH122 - of thousands of names, without making paths
        try:
            if suffix.lower() in SUFFIXES and stem not in boards and entry.is_file():
                yield entry
            elif deep > 1 and not suffix and entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, deep - 1, left)
        except OSError:
            continue


def photo_bytes(path: Path) -> bytes:
    """The bytes of an ordinary file of at most 40 MB; a link is followed. Raises Refused."""
    name = one_line(path.name)
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            remedy = "Open de map en sleep er één foto uit, of zet de foto’s in de map Afbeeldingen."
            raise Refused(Problem(f"‘{name}’ is een map, geen foto.", Place(), remedy))
        if not stat.S_ISREG(kind):
            raise Refused(Problem(f"‘{name}’ is geen gewoon bestand.", Place(), WANTED))
        with open(os.open(path, READ), "rb") as file:  # noqa: PTH123 - opened without waiting, should it have become a pipe
            data = file.read(MOST_BYTES + 1) if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else b""
    except (OSError, ValueError) as fault:
        raise Refused(_unreadable(name, fault)) from fault
    if len(data) > MOST_BYTES:
        remedy = "Maak hem kleiner, of stuur hem als foto naar jezelf: dan wordt hij kleiner."
        raise Refused(Problem(f"De foto ‘{name}’ is groter dan {MOST_BYTES // 2**20} MB. Dat is te groot.", Place(), remedy))
    return data


def _unreadable(name: str, fault: Exception) -> Problem:
    code = fault.errno if isinstance(fault, OSError) else None
    if code in faults.MISSING:
        return Problem(f"De foto ‘{name}’ is er niet (meer).", Place(), "Kijk of de stick of camera nog verbonden is.")
    if code in faults.FORBIDDEN:
        return Problem(f"De foto ‘{name}’ mag je niet openen.", Place(), "Zet een kopie in de map Afbeeldingen en kies die.")
    if code in faults.LOST:
        return Problem(f"De schijf met de foto ‘{name}’ geeft geen antwoord.", Place(), "Kijk of de stick of camera nog verbonden is.")
    return Problem(f"De foto ‘{name}’ ging niet open.", Place(), "Zet een kopie in de map Afbeeldingen en kies die.")
