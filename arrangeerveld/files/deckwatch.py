"""Finds out which decks were saved, added or taken away, also by programs that write half first or save by renaming."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import TypeAlias

from arrangeerveld.files.deckmemory import Mark

log = logging.getLogger(__name__)

Found: TypeAlias = Mapping[Path, Mark]
WATCHED = frozenset({".yaml", ".yml", ".png", ".jpg", ".jpeg"})
"""Decks, and the pictures beside them."""
LOOKS = 0.4  # seconds between two looks
SETTLES = 0.1  # seconds in which a file that changed must stay as it is
GENTLE = 4  # a slow folder is left alone for so many times as long as the look took


def looked(folder: Path, before: Found) -> dict[Path, Mark]:
    """The files that are watched in a folder; when it cannot be read now, those of before. A folder that is not there has none."""
    try:
        with os.scandir(folder) as entries:
            return {Path(entry.path): _mark(entry) for entry in entries if _watched(entry.name)}
    except FileNotFoundError:
        return {}
    except OSError:
        return {path: mark for path, mark in before.items() if path.parent == folder}


def _watched(name: str) -> bool:
    return name[:1] not in {".", "~"} and Path(name).suffix.lower() in WATCHED


def _mark(entry: os.DirEntry[str]) -> Mark:
    try:
        found = Path(entry).stat()  # of the entry itself Windows gives no inode
    except OSError:
        return 0, 0, 1
    return found.st_mtime_ns, found.st_size, found.st_ino


def changed(before: Found, after: Found) -> frozenset[Path]:
    """The files that are other, new or gone."""
    return frozenset(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


class Watcher:
    """A thread that looks into some folders. `folders` may give others each time: what lies in a folder that is new to it is no news.

    `news` is called on that thread with what changed, once it stays as it is. A folder that hangs holds up nothing but this thread.
    """

    def __init__(
        self,
        folders: Callable[[], Iterable[Path]],
        news: Callable[[frozenset[Path]], None],
        looks: float = LOOKS,
        look: Callable[[Path, Found], dict[Path, Mark]] | None = None,
    ) -> None:
        """Look every so many seconds; with a `look` of its own, all that lies there at first is news as well."""
        self._folders, self._news, self._looks, self._look_in, self._silent = folders, news, looks, look or looked, look is None
        self._ends, self._wake = Event(), Event()
        self._told: dict[Path, dict[Path, Mark]] = {}
        self._thread = Thread(target=self._run, name="stapels", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def knows(self, path: Path) -> bool:
        """Whether a folder was looked into, or a file was seen: what happens with it from now on is news."""
        told = self._told
        return path in told or any(path in found for found in told.values())

    def look_now(self) -> None:
        """Somebody knows that something changed."""
        self._wake.set()

    def stop(self) -> None:
        """Look no more."""
        self._ends.set()
        self._wake.set()

    def close(self) -> None:
        """Stop; a folder that hangs is not waited for."""
        self.stop()
        if self._thread.is_alive():
            self._thread.join(SETTLES * 2)

    def _run(self) -> None:
        while not self._ends.is_set():
            begun = monotonic()
            try:
                news = self._look()
                took = monotonic() - begun
                if news and not self._ends.is_set():
                    self._news(news)
            except Exception:  # the next look may go well
                log.exception("decks could not be looked at")
                took = self._looks
            self._wake.wait(max(self._looks, took * GENTLE))
            self._wake.clear()

    def _look(self) -> frozenset[Path]:
        """What changed in the folders and stays as it is now."""
        folders = tuple(dict.fromkeys(self._folders()))
        self._told = {folder: self._told[folder] if folder in self._told else self._first(folder) for folder in folders}
        before = _all(self._told)
        now = {folder: self._look_in(folder, before) for folder in folders}
        while changed(before, _all(now)) and not self._ends.wait(SETTLES):
            again = {folder: self._look_in(folder, before) for folder in folders}
            if again == now:
                break
            now = again
        self._told = now
        return changed(before, _all(now))

    def _first(self, folder: Path) -> dict[Path, Mark]:
        return looked(folder, {}) if self._silent else {}


def _all(folders: Mapping[Path, Mapping[Path, Mark]]) -> dict[Path, Mark]:
    return {path: mark for found in folders.values() for path, mark in found.items()}
