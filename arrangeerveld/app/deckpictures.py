"""The pictures beside decks, made ready on a worker: no frame waits for them, and a bad one is told once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock

from arrangeerveld.core.pictures import PictureData
from arrangeerveld.core.problems import Refused
from arrangeerveld.files.deckmemory import GONE, Mark, mark_of

TOGETHER = 20  # pictures that are shown at once when there are many
LONGEST = 640  # pixels: what an enlarged card shows of it on a screen of 4K


class DeckPictures:
    """Pictures by their file, as they were last read. `ready` is called on the worker when some came, with what is wrong with it."""

    def __init__(self, ready: Callable[[str], None]) -> None:
        self._ready = ready
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="kaartplaatjes")
        self._left, self._lock = 0, Lock()  # how many are to be read
        self._found: dict[Path, tuple[Mark, PictureData | None]] = {}

    def close(self) -> None:
        """Stop; what was not begun is left."""
        self._worker.shutdown(wait=False, cancel_futures=True)

    def of(self, path: Path) -> PictureData | None:
        """The picture in a file, when it is at hand; otherwise it is read, and until then there is the one of before, if any."""
        mark = mark_of(path)
        known, picture = self._found.get(path, (GONE, None))
        if mark not in {known, GONE}:
            self._found[path] = mark, picture
            with self._lock:
                self._left += 1
            self._worker.submit(self._read, path, mark)
        return picture

    def _read(self, path: Path, mark: Mark) -> None:
        from arrangeerveld.files.photofiles import photo_bytes  # noqa: PLC0415 - few decks have pictures
        from arrangeerveld.paint.photos import photo_from  # noqa: PLC0415

        told, picture = "", None
        try:
            picture = photo_from(photo_bytes(path), path.name, LONGEST)
        except Refused as refused:
            told = f"{refused.problems[0].what} Het plaatje hoort bij een stapel kaarten; die kaart ligt zonder plaatje op tafel."
        except MemoryError:
            told = f"Voor het plaatje ‘{path.name}’ bij een stapel kaarten is niet genoeg geheugen. Kies een kleiner plaatje."
        self._found[path] = mark, picture
        with self._lock:
            self._left -= 1
            show = self._left % TOGETHER == 0
        if told or show:
            self._ready(told)
