"""The thread that writes a journal: the table hands over a value and goes on; what is on the disk is told back by its number."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread

from arrangeerveld.files.journal import wiped
from arrangeerveld.files.journalwriter import Event, Unfinished, Writer

PATIENCE = 2.0  # seconds until a disk that failed is tried again


class JournalThread:
    """Writes in order, several events at once when it lags. `told` is called on the thread with the steps on disk and what failed."""

    def __init__(self, writer: Writer, told: Callable[[int, Exception | None], None]) -> None:
        self._writer, self._told = writer, told
        self._events = SimpleQueue[Event | None]()
        self._wipe = False
        self._after: Callable[[], None] = lambda: None
        self._thread = Thread(target=self._run, name="journaal", daemon=True)
        self._thread.start()

    def put(self, event: Event) -> None:
        """Hand over what happened; costs nothing."""
        self._events.put(event)

    def leave(self, after: Callable[[], None], *, wipe: bool) -> None:
        """The last that is asked; with `wipe` the journal goes: all that is in it is kept elsewhere. `after` is called on the thread."""
        self._wipe, self._after = wipe, after
        self._events.put(None)

    def wait(self, seconds: float) -> None:
        """Wait for the end."""
        self._thread.join(seconds)

    def _run(self) -> None:
        waiting: list[Event] = []
        failed = ended = False
        while not ended:
            fresh, ended = self._taken(PATIENCE if failed else None)
            waiting = _without_old_drafts([*waiting, *fresh])
            try:
                if waiting:
                    self._writer.write(waiting)
                    waiting, failed = [], False
                    self._told(self._writer.steps, None)
            except Exception as fault:  # noqa: BLE001 - whatever it is: the talk goes on, and it is tried again
                failed = True
                self._told(self._writer.steps, fault)
        self._writer.journal.close()
        if self._wipe:
            with contextlib.suppress(OSError):
                wiped(self._writer.journal.folder, self._writer.journal.disk)
        self._after()

    def _taken(self, patience: float | None) -> tuple[list[Event], bool]:
        """All that waits, once there is something; and whether that was the last."""
        taken: list[Event] = []
        try:
            event = self._events.get(timeout=patience)
            while event is not None:
                taken.append(event)
                event = self._events.get_nowait()
        except Empty:
            return taken, False
        return taken, True


def _without_old_drafts(events: list[Event]) -> list[Event]:
    """Of what was unfinished only the last is of use."""
    last = len(events) - 1
    return [event for i, event in enumerate(events) if not isinstance(event, Unfinished) or i == last]
