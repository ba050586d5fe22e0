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
        self._round += 1
        self._worker.submit(self._look, self._round, folders, found, thumb)

    def stop_looking(self) -> None:
        """Nobody looks at the photos any more."""
        self._round += 1

    def _look(self, number: int, folders: Callable[[], Iterable[Path]], found: Callable[..., None], thumb: Callable[..., None]) -> None:
        from arrangeerveld.files.photofiles import photos_in  # noqa: PLC0415 - waits for the first photo

        now = datetime.now(UTC).astimezone()
        sheets = tuple(
            Sheet(one.path, called(one.path), moment(datetime.fromtimestamp(one.time, UTC).astimezone(), now))
            for one in photos_in(folders())
        )
        found(sheets)
        for sheet in sheets:
            if self._round == number:
                self._worker.submit(self._thumb, number, sheet.path, thumb)

    def _thumb(self, number: int, path: Path, thumb: Callable[..., None]) -> None:
        if self._round == number:
            ready = _developed(path, THUMB)
            thumb(path, ready.picture)

    def develop(self, path: Path, paint: Callable[[PictureData], object], then: Callable[[Developed], None]) -> None:
        """Read a photo and make it ready to be laid down; `paint` draws it once already, so that no frame waits for that."""
        self._round += 1  # before the small pictures that wait
        self._worker.submit(self._develop, path, paint, then)

    def _develop(self, path: Path, paint: Callable[[PictureData], object], then: Callable[[Developed], None]) -> None:
        ready = _developed(path)
        if ready.picture is not None:
            paint(ready.picture)
        then(ready)


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
