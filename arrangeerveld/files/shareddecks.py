"""Decks out of a folder of the organisation, such as a network share: kept as copies here, so that nothing ever waits for that folder.

The copies lie in `decks/gedeeld` in the folder of the boards. A share that is away, hangs, or is empty all at once changes nothing:
the decks are those of the last time. Only files that were copied from there are replaced or taken away.
"""

from __future__ import annotations

import contextlib
import json
import logging
from collections.abc import Callable, Collection
from enum import Enum
from pathlib import Path
from time import monotonic

from arrangeerveld.core.problems import Refused
from arrangeerveld.files.deckmemory import Mark
from arrangeerveld.files.deckwatch import Found, Watcher, looked
from arrangeerveld.files.library import shared_folder
from arrangeerveld.files.saving import load, save
from arrangeerveld.files.yamltree import LARGEST

log = logging.getLogger(__name__)

LOOKS = 0.5  # seconds between two looks
MOST = 100  # decks of a share
MOST_PICTURES = 500
LARGEST_PICTURE = 40 << 20  # bytes, as of a photo
HANGS = 5.0  # seconds after which a look takes too long
ORIGIN = ".herkomst.json"
_DECKS = frozenset({".yaml", ".yml"})


class Reach(Enum):
    """What is known of the share."""

    NONE = "none"  # there is none
    LOOKING = "looking"
    HERE = "here"
    AWAY = "away"  # not there, not to be read, empty, or slow
    FULL = "full"  # its decks could not be written here


class SharedDecks:
    """Keeps copies of the decks of a share, on a thread of its own."""

    def __init__(self, share: str, boards: Callable[[], Path], news: Callable[[], None]) -> None:
        """Copy from `share` (empty for none) into the folder of the boards; `news` is called on the thread after a change."""
        self.path = Path(share).expanduser() if share else None
        self._boards, self._news = boards, news
        self._reach = Reach.NONE if self.path is None else Reach.LOOKING
        self._since = 0.0  # when the look that is busy began
        self._watcher = Watcher(self._folders, self._came, LOOKS, look=self._look)
        self._watcher.start()

    def close(self) -> None:
        """Stop; a share that hangs is not waited for."""
        self._watcher.close()

    @property
    def reach(self) -> Reach:
        """What is known of the share now."""
        hangs = self._since and monotonic() - self._since > HANGS
        return Reach.AWAY if hangs and self._reach is not Reach.NONE else self._reach

    def count(self) -> int:
        """How many of its decks are kept here."""
        return sum(Path(name).suffix.lower() in _DECKS for name in _copied(shared_folder(self._boards()), self.path))

    def _folders(self) -> tuple[Path, ...]:
        if self.path is None:  # there is none any more: its copies go
            if clear(shared_folder(self._boards())):
                self._news()
            self._watcher.stop()
            return ()
        return (self.path,)

    def _look(self, folder: Path, before: Found) -> dict[Path, Mark]:
        self._since = monotonic()
        try:
            there = folder.is_absolute() and folder.is_dir()
            found = looked(folder, before) if there else {}
        except OSError:
            found = {}
        self._since = 0.0
        if not any(path.suffix.lower() in _DECKS for path in found):
            self._reach = Reach.AWAY
            return {path: mark for path, mark in before.items() if path.parent == folder}
        if self._reach is not Reach.FULL:
            self._reach = Reach.HERE
        return found

    def _came(self, changed: frozenset[Path]) -> None:
        if self.path is None:
            return
        try:
            copied = copy(self.path, shared_folder(self._boards()), changed)
        except (OSError, Refused):
            log.exception("shared decks could not be kept")
            self._reach = Reach.FULL
        else:
            self._reach = Reach.HERE
            if copied:
                self._news()


def copy(share: Path, into: Path, changed: Collection[Path]) -> bool:
    """Copy what changed in a share, and take away what went from there; whether that changed anything. Raises OSError and Refused."""
    fresh = _copied(into, share)
    done = clear(into) if not fresh else False  # of another share
    found = looked(share, {})
    decks = sorted(path for path in found if path.suffix.lower() in _DECKS)[:MOST]
    if not decks:
        return done
    texts = {path: _bytes(path, LARGEST) for path in decks}
    used = b"\n".join(text for text in texts.values() if text)
    pictures = sorted(path for path in found if path.suffix.lower() not in _DECKS and path.name.encode() in used)[:MOST_PICTURES]
    wanted = {path.name for path in (*decks, *pictures)}
    into.mkdir(parents=True, exist_ok=True)
    free = {name for name in wanted if name in fresh or not (into / name).exists()}
    _remember(into, share, fresh | free)
    for path in (*pictures, *decks):  # a deck comes after what it shows
        if path.name in free and (path in changed or not (into / path.name).exists()):
            data = texts[path] if path in texts else _bytes(path, LARGEST_PICTURE)
            done |= data is not None and _put(into / path.name, data)
    for name in fresh - wanted:
        (into / name).unlink(missing_ok=True)
        done = True
    _remember(into, share, free)
    return done


def clear(into: Path) -> bool:
    """Take away all that was copied; whether there was anything."""
    names = _copied(into, None)
    with contextlib.suppress(OSError):
        for name in names:
            (into / name).unlink(missing_ok=True)
        (into / ORIGIN).unlink(missing_ok=True)
        into.rmdir()
    return bool(names)


def _put(path: Path, data: bytes) -> bool:
    """Write a copy, unless it is there already."""
    if path.exists() and _bytes(path, LARGEST_PICTURE) == data:
        return False
    save(path, data)
    return True


def _bytes(path: Path, most: int) -> bytes | None:
    """What is in a file; None when it cannot be read now, or is too large."""
    try:
        return load(path, most)
    except Refused:
        return None


def _copied(into: Path, share: Path | None) -> set[str]:
    """The names of the files that were copied from a share, or from any."""
    try:
        told = json.loads((into / ORIGIN).read_text("utf-8"))
        names = {str(name) for name in told["bestanden"] if Path(name).name == name}
        return names if share is None or told["map"] == str(share) else set()
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _remember(into: Path, share: Path, names: Collection[str]) -> None:
    text = json.dumps({"map": str(share), "bestanden": sorted(names)}, ensure_ascii=False, indent=1)
    _put(into / ORIGIN, text.encode())
