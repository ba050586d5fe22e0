"""Photos are looked for, read and made ready here, on a worker of their own: a save never waits for them, and no frame does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from arrangeerveld.app.talks import moment
from arrangeerveld.core.operations import MOST_TITLE
from arrangeerveld.core.pictures import PictureData
from arrangeerveld.core.problems import Problem, Refused

THUMB = 360  # pixels, the long side of a small picture in the tray
_CAMERA = re.compile(r"(img|dsc[fn]?|pxl|mvimg|image|foto|photo|p|screenshot|whatsapp image)?[\W\d_]*(at)?[\W\d_]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A photo that can be chosen: its file, how it is called and when it was made, in words."""

    path: Path
    name: str
    when: str


@dataclass(frozen=True, slots=True)
class Developed:
    """A photo that is ready, or why it is not."""

    name: str
    picture: PictureData | None
    problems: tuple[Problem, ...] = ()


class Darkroom:
    """Makes photos ready, one after another. Every `then` is called on the worker."""

    def __init__(self) -> None:
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="fotos")
        self._round = 0  # a tray that was closed needs no small pictures any more

    def close(self) -> None:
        """Stop; what was not begun is left."""
        self._worker.shutdown(wait=True, cancel_futures=True)

    def look(self, folders: Callable[[], Iterable[Path]], found: Callable[[tuple[Sheet, ...]], None], thumb: Callable[..., None]) -> None:
        """Look for photos: `found` gets them all, then `thumb` the path and small picture of each that can be read."""
        self.look_at(lambda: photo_sheets(folders()), found, lambda path: thumb(path, _developed(path, THUMB).picture))

    def look_at(
        self, find: Callable[[], tuple[Sheet, ...]], found: Callable[[tuple[Sheet, ...]], None], shrink: Callable[[Path], None] | None
    ) -> None:
        """Look for anything with a picture: `found` gets all there is, then `shrink` is called for each."""
        self._round += 1
        self._worker.submit(self._look, self._round, find, found, shrink)

    def stop_looking(self) -> None:
        """Nobody looks at the photos any more."""
        self._round += 1

    def _look(
        self, number: int, find: Callable[[], tuple[Sheet, ...]], found: Callable[..., None], shrink: Callable[[Path], None] | None
    ) -> None:
        sheets = find()
        found(sheets)
        for sheet in sheets:
            if self._round == number and shrink is not None:
                self._worker.submit(self._shrink, number, sheet.path, shrink)

    def _shrink(self, number: int, path: Path, shrink: Callable[[Path], None]) -> None:
        if self._round == number:
            shrink(path)

    def develop(
        self,
        path: Path,
        paint: Callable[[PictureData], object],
        then: Callable[[Developed], None],
        make: Callable[[Path], Developed] | None = None,
    ) -> None:
        """Read a photo and make it ready to be laid down; `paint` draws it once already, so that no frame waits for that.

        `make` reads what is no photo.
        """
        self._round += 1  # before the small pictures that wait
        self._worker.submit(self._develop, path, paint, then, make or _developed)

    def _develop(
        self,
        path: Path,
        paint: Callable[[PictureData], object],
        then: Callable[[Developed], None],
        make: Callable[[Path], Developed],
    ) -> None:
        ready = make(path)
        if ready.picture is not None:
            paint(ready.picture)
        then(ready)


def photo_sheets(folders: Iterable[Path]) -> tuple[Sheet, ...]:
    """The photos in some folders, the newest first."""
    from arrangeerveld.files.photofiles import photos_in  # noqa: PLC0415 - waits for the first photo

    now = datetime.now(UTC).astimezone()
    return tuple(
        Sheet(one.path, called(one.path), moment(datetime.fromtimestamp(one.time, UTC).astimezone(), now)) for one in photos_in(folders)
    )


def _developed(path: Path, longest: int | None = None) -> Developed:
    from arrangeerveld.files.cleaning import one_line  # noqa: PLC0415
    from arrangeerveld.files.photofiles import photo_bytes  # noqa: PLC0415
    from arrangeerveld.paint.photos import LONGEST, photo_from  # noqa: PLC0415

    name = called(path)
    try:
        return Developed(name, photo_from(photo_bytes(path), one_line(path.name), longest or LONGEST))
    except Refused as refused:
        return Developed(name, None, refused.problems)
    except MemoryError:
        return Developed(
            name, None, (Problem(f"Voor de foto ‘{one_line(path.name)}’ is niet genoeg geheugen.", remedy="Kies een kleinere."),)
        )


def called(path: Path) -> str:
    """What a photo is called: the name of its file, unless a camera made that up."""
    from arrangeerveld.files.cleaning import one_line  # noqa: PLC0415

    stem = one_line(path.stem.replace("_", " "))[:MOST_TITLE].strip()
    return "foto" if not stem or _CAMERA.fullmatch(stem) else stem
