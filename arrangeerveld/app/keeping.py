"""Keeping the talk on the table safe: every step goes to its journal, and after a crash the start screen offers it again."""

from __future__ import annotations

import contextlib
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import Any

from arrangeerveld.app.keptmark import Kept
from arrangeerveld.app.talks import SOURCE, Talk, moment, talk_title
from arrangeerveld.core.gestures import Gesture, Inking
from arrangeerveld.core.history import History
from arrangeerveld.core.session import Session
from arrangeerveld.files import journalfolder
from arrangeerveld.files.boards import write_board
from arrangeerveld.files.journal import REAL, Journal, recovered
from arrangeerveld.files.journalfolder import Waiting
from arrangeerveld.files.journalthread import JournalThread
from arrangeerveld.files.journalwriter import Filed, Stepped, Unfinished, Writer, key_of, mark_of, taken_up
from arrangeerveld.files.locks import Holder, Lock

log = logging.getLogger(__name__)

DRAFTS = 0.06  # seconds between two looks at what is unfinished
SLOW = 10.0  # seconds that are waited for the disk when the program ends
WITNESS = "ARRANGEERVELD_GETUIGE"
"""A file to which the program adds the number of each step that it shows as kept, for the harness that kills it."""

FAILED = (
    "De schijf van deze computer neemt je werk nu niet aan, dus het staat alleen op het scherm. Je kunt verder werken; "
    "het programma probeert het opnieuw. Bewaar het bord op een andere plek, zoals een USB-stick."
)


@dataclass(frozen=True, slots=True)
class Back:
    """A talk that came back out of its journal: its history, its board file if that is still as it was, and what there is to tell."""

    history: History
    path: Path | None
    told: str = ""
    seen: float = 0.0  # when its last step was, seconds since 1970


class Keeping:
    """The journal of the talk on the table. `soon` calls something on the thread of the window, `changed` when the mark changes."""

    def __init__(self, root: Path | None, soon: Callable[[Callable[[Any], None]], Callable[[Any], None]]) -> None:
        self.root = root
        self._soon = soon
        self.on_mark: Callable[[Kept], None] = lambda _: None
        self.on_fault: Callable[[str], None] = lambda _: None
        self._session: Session | None = None
        self._thread: JournalThread | None = None
        self._locks: list[Lock] = []
        self._board_lock: Lock | None = None
        self._taken_up: tuple[Writer, Lock | None] | None = None
        self._ending: list[JournalThread] = []  # of talks that were left
        self._folder: Path | None = None
        self._handed = self._safe = 0
        self._failed = False
        self._drafted: tuple[Gesture, ...] = ()

    # the talk on the table

    def follow(self, session: Session, path: Path | None) -> None:
        """Keep this talk from now on."""
        if self.root is None:
            return
        writer, lock = self._taken_up or (Writer(Journal(journalfolder.fresh(self.root), REAL)), None)
        fresh, self._taken_up = self._taken_up is None, None
        if fresh:
            writer.path, writer.mark = path, mark_of(path)
            lock = self._locked(writer.journal.folder)
        self._locks, self._folder = [lock] if lock else [], writer.journal.folder
        self._session, self._handed, self._safe, self._failed, self._drafted = session, writer.steps, writer.steps, False, ()
        mine: list[JournalThread] = []
        heard = self._soon(lambda told: self._heard(mine[0], *told))
        self._thread = JournalThread(writer, lambda steps, fault: heard((steps, fault)))
        mine.append(self._thread)
        session.on_step = self._stepped
        self._witness()
        self.on_mark(self.kept)

    def leave(self, *, wipe: bool) -> None:
        """The talk is left; with `wipe` all of it is in a board file, and its journal goes. Nothing is waited for: see `settle`."""
        if self._session is not None:
            self._session.on_step = lambda _before, _after: None
        locks = self._locks
        if self._thread is not None:
            self._ending.append(self._thread)
            self._thread.leave(lambda: _release(locks), wipe=wipe)
        if self._board_lock is not None:
            self._board_lock.release()
        self._session, self._thread, self._locks, self._board_lock, self._folder = None, None, [], None, None

    def settle(self) -> None:
        """Wait until the disk has what was left, not longer than `SLOW`. For a worker, or at the very end."""
        for thread in tuple(self._ending):
            thread.wait(SLOW)
        self._ending.clear()

    def filed(self, path: Path, *, whole: bool) -> None:
        """The talk was written to this board file; with `whole` as it is now."""
        if self._thread is not None:
            self._thread.put(Filed(path, mark_of(path), whole))
            if self._board_lock is None:
                self.claim(path)

    def tick(self) -> None:
        """Hand over what is unfinished, when it is other than a moment ago: lines and texts."""
        session = self._session
        if session is None or self._thread is None:
            return
        busy = tuple(gesture for gesture in session.live.values() if key_of(gesture))
        if busy != self._drafted and (busy or self._drafted):
            self._drafted = busy
            self._saw()
            self._thread.put(Unfinished(session.history, busy))

    @property
    def folder(self) -> Path | None:
        """The folder of the journal of this talk; it is there once there is something to keep."""
        return self._folder

    @property
    def kept(self) -> Kept:
        """What the mark says."""
        if self._thread is None or not self._handed:
            return Kept.NOTHING
        if self._failed:
            return Kept.FAILED
        return Kept.SAFE if self._safe == self._handed else Kept.BUSY

    def _stepped(self, before: History, after: History) -> None:
        if self._thread is not None and self._session is not None:
            alive = tuple(filter(None, map(key_of, self._session.live.values())))
            self._thread.put(Stepped(before, after, alive))
            self._handed += 1
            self.on_mark(self.kept)

    def _heard(self, thread: JournalThread, steps: int, fault: Exception | None) -> None:
        """The thread says how far it is."""
        if thread is not self._thread:
            return
        if fault is not None and not self._failed:
            log.error("the journal was not written: %s", type(fault).__name__)
            self.on_fault(FAILED)
        self._safe, self._failed = steps, fault is not None
        self.on_mark(self.kept)
        self._witness()

    def _witness(self) -> None:
        if os.environ.get(WITNESS) and self.kept is Kept.SAFE and self._session is not None:
            _witnessed(f"{self._safe} {sha256(write_board(self._session.present).encode()).hexdigest()}")

    def _saw(self) -> None:
        """Which lines are in progress now, and how far each is, mm from the left of the mat."""
        if os.environ.get(WITNESS):
            wet = [gesture.wet for gesture in self._drafted if isinstance(gesture, Inking)]
            _witnessed(" ".join([f"bezig {monotonic()}", *(f"{stroke.id}:{stroke.points[-1].x}" for stroke in wet)]))

    # locks

    def claim(self, path: Path) -> str:
        """Lock a board file; the sentence to tell when another window has it, else nothing."""
        if self.root is None:
            return ""
        try:
            lock = journalfolder.lock_board(self.root, path)
        except OSError:
            log.warning("no lock could be made")
            return ""
        if isinstance(lock, Holder):
            return _in_use(lock)
        if self._board_lock is not None:
            self._board_lock.release()
        self._board_lock = lock
        return ""

    def _locked(self, folder: Path) -> Lock | None:
        if self.root is None:
            return None
        with contextlib.suppress(OSError):
            lock = journalfolder.lock_talk(self.root, folder)
            return lock if isinstance(lock, Lock) else None
        return None

    # talks that wait

    def look(self, then: Callable[[Waiting | None], None], path: Path | None = None) -> None:
        """Look for the newest talk that waits, or the one that has more than this board file; `then` is called on the window's thread."""
        root, answer = self.root, self._soon(then)
        if root is None:
            answer(None)
            return

        def work() -> None:
            answer(journalfolder.newest(root) if path is None else journalfolder.newer(root, path))

        Thread(target=work, name="journalen", daemon=True).start()

    def take_up(self, source: str) -> Back | None:
        """Come back to a talk that waits; `follow` then goes on with its journal. None when it cannot be read or another window has it."""
        if self.root is None:
            return None
        folder = self.root / source.removeprefix(SOURCE)
        lock = self._locked(folder)
        found = recovered(folder) if lock is not None else None
        if lock is None or found is None:
            if lock is not None:
                lock.release()
            return None
        path, told = _file_of(found.path, found.mark)
        try:
            writer = taken_up(folder, found)
        except OSError:  # the disk takes nothing: the journal stays as it is, and this talk gets one of its own later
            lock.release()
            history = found.history
            for label, board in found.finished():
                history = history.commit(label, board)
            return Back(history, path, FAILED, found.when)
        self._taken_up = writer, lock
        if path is None:
            writer.path, writer.mark = None, ()
        return Back(writer.history or found.history, path, told, found.when)


def _release(locks: list[Lock]) -> None:
    for lock in locks:
        lock.release()


def as_talk(waiting: Waiting, *, hide: bool) -> Talk:
    """How the start screen calls a talk that waits."""
    found = waiting.found
    now = datetime.now(UTC).astimezone()
    when = moment(datetime.fromtimestamp(found.when, UTC).astimezone(), now)
    return Talk(talk_title(found.history.present, hide=hide), f"laatste stap: {when}", f"{SOURCE}{waiting.folder.name}")


def _file_of(path: Path | None, mark: tuple[int, ...]) -> tuple[Path | None, str]:
    """The board file of a talk, if it still is what it was; else the talk goes on as a copy."""
    if path is None or mark_of(path) == mark:
        return path, ""
    if not path.exists():
        return None, ""
    return (
        None,
        f"Het bestand ‘{path.name}’ is intussen veranderd. Je werkt verder in een kopie; die krijgt bij het bewaren een eigen naam.",
    )


def _witnessed(line: str) -> None:
    with Path(os.environ[WITNESS]).open("a", encoding="ascii") as file:
        file.write(f"{line}\n")


def _in_use(holder: Holder) -> str:
    since = ""
    if holder.since:
        then = datetime.fromtimestamp(holder.since, UTC).astimezone()
        since = f", sinds {moment(then, datetime.now(UTC).astimezone())}"
    return f"Dit bord is al open in een ander venster{since}. Je werkt nu in een kopie; die krijgt bij het bewaren een eigen naam."
