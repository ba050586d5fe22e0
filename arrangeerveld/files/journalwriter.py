"""What happens at the table as the records of a journal: steps, steps back, drafts; and a fresh file when the old one failed or grew."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeAlias

from arrangeerveld.core.gestures import Gesture, Inking, Writing
from arrangeerveld.core.history import Done, History
from arrangeerveld.files.boards import write_board
from arrangeerveld.files.journal import REAL, Journal, kept, resumed
from arrangeerveld.files.journalchange import change, plain_board
from arrangeerveld.files.journaldisk import JournalDisk
from arrangeerveld.files.journalframes import Sort, framed, frames, texts
from arrangeerveld.files.journalreading import Found

GROWN = 8 * 2**20  # bytes after which a fresh file is written, without drafts
MOST = 48 * 2**20  # bytes that are taken along into a fresh file; of a longer talk only the last steps are
LAST = 300  # steps of such a talk that can still be taken back


@dataclass(frozen=True, slots=True)
class Stepped:
    """The history changed; `alive` are the lines and items that somebody is still busy with."""

    before: History
    after: History
    alive: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What fingers and keyboards are busy with now."""

    history: History
    gestures: tuple[Gesture, ...]


@dataclass(frozen=True, slots=True)
class Filed:
    """The talk has this board file now; `mark` is what it looks like, and with `whole` all steps are in it."""

    path: Path | None
    mark: tuple[int, ...] = ()
    whole: bool = False


Event: TypeAlias = Stepped | Unfinished | Filed


@dataclass(slots=True)
class Writer:
    """Writes one journal; `steps`, `history` and `path` are what is on the disk."""

    journal: Journal
    steps: int = 0
    path: Path | None = None
    mark: tuple[int, ...] = ()
    filed: int = 0  # how many of the steps are in the board file
    history: History | None = None  # None before anything was written
    drafts: bool = False  # whether the last record says that something is unfinished
    broken: bool = False  # the file must be written afresh before anything is added to it
    known: set[str] = field(default_factory=set)  # pictures that are in the file
    grown: int = 0  # bytes of the file when it was fresh

    def write(self, events: list[Event]) -> None:
        """Put what happened into the journal; returns when it is on the disk. Raises OSError; the same events must then be given again."""
        base = self.history or _first(events)
        if base is None:
            for event in events:
                if isinstance(event, Filed):
                    self.path, self.mark = event.path, event.mark
            return
        fresh = self.history is None or self.broken
        was = replace(self, known=set(self.known))
        try:
            data = self._generation(base) if fresh else b""
            data += b"".join(map(self._record, events))
            if fresh:
                self.journal.renew(data)
                self.grown = self.journal.size
            elif data:
                self.journal.add(data)
        except BaseException:
            self.steps, self.history, self.drafts, self.known = was.steps, was.history, was.drafts, was.known
            self.path, self.mark, self.filed = was.path, was.mark, was.filed
            self.broken = True
            raise
        self.broken = False
        self.history = self.history or base
        if self.journal.size - self.grown > GROWN:
            self._shorten()

    def _generation(self, history: History, most: int | None = None) -> bytes:
        """The whole talk from the oldest board in the history, or from `most` steps back."""
        self.known.clear()
        self.drafts = False
        past, future = _chain(history.past, most), _chain(history.future, most)
        steps = self.steps
        self.steps = steps - len(past) - 2 * len(future)
        now = History(past[-1].board if past else history.present)
        filed = {"pad": _text(self.path), "merk": self.mark, "bewaard": self.filed}
        records = [texts(Sort.BEGIN, {"n": self.steps, "tijd": _now(), **filed, "bord": plain_board(write_board(now.present))}, self.known)]
        later = [*(done.board for done in reversed(past[:-1])), history.present]
        boards = list(zip((done.label for done in reversed(past)), later, strict=False))  # without a past there is nothing to pair
        boards += [(done.label, done.board) for done in future]
        for label, board in boards:
            after = now.commit(label, board)
            records.append(self._record(Stepped(now, after)))
            now = after
        for _ in future:
            after = now.undo()
            records.append(self._record(Stepped(now, after)))
            now = after
        return b"".join(records)

    def _record(self, event: Event) -> bytes:
        match event:
            case Stepped():
                sort, plain = _step(event.before, event.after)
                self.steps += 1
                self.history = event.after
                alive = {"leeft": list(event.alive)} if event.alive else {}
                return texts(sort, {"n": self.steps, "tijd": _now(), **plain, **alive}, self.known)
            case Unfinished():
                drafts = dict(filter(None, (_draft(event.history, gesture) for gesture in event.gestures)))
                if not drafts and not self.drafts:
                    return b""
                self.drafts = bool(drafts)
                return texts(Sort.DRAFT, {"n": self.steps, "kladjes": drafts}, self.known)
            case Filed():
                self.path, self.mark = event.path, event.mark
                self.filed = self.steps if event.whole else self.filed
                return texts(Sort.FILED, {"pad": _text(event.path), "merk": event.mark, "bewaard": self.filed}, self.known)

    def _shorten(self) -> None:
        """Go on in a fresh file without drafts that no longer matter. When the disk refuses, the present one grows on."""
        try:
            read = tuple(frames(self.journal.disk.read(self.journal.path)))
            last = len(read) - 1
            data = b"".join(framed(frame.sort, frame.body) for i, frame in enumerate(read) if frame.sort is not Sort.DRAFT or i == last)
            if len(data) > MOST and self.history is not None:
                data = self._generation(self.history, LAST)
            self.journal.renew(data)
        except OSError:
            pass
        self.grown = self.journal.size


def taken_up(folder: Path, found: Found, disk: JournalDisk = REAL) -> Writer:
    """Go on with a talk that was read back; what was unfinished is finished. Raises OSError: nothing is lost then."""
    writer = Writer(Journal(folder, disk), found.steps, found.path, found.mark, found.filed, found.history, known=set(found.pictures))
    history, records = found.history, [kept(found)]
    for label, board in found.finished():
        after = history.commit(label, board)
        records.append(writer._record(Stepped(history, after)))  # noqa: SLF001 - the same module
        history = after
    writer.history = history
    writer.journal = resumed(folder, b"".join(records), disk)
    writer.grown = writer.journal.size
    return writer


def key_of(gesture: Gesture) -> str:
    """What an unfinished line or text is called; empty for what leaves no trace before it is finished."""
    match gesture:
        case Inking():
            return gesture.stroke
        case Writing():
            return gesture.blank or gesture.item
    return ""


def _draft(history: History, gesture: Gesture) -> tuple[str, Any] | None:
    if not key_of(gesture):
        return None
    board = history.present
    if isinstance(gesture, Writing) and gesture.blank:  # the text alone: somebody else may fill another blank of the same part
        return gesture.blank, {"vak": gesture.blank, "tekst": gesture.text, "label": gesture.label(board)}
    plain = change(board, gesture.apply(board))
    return (key_of(gesture), {**plain, "label": gesture.label(board)}) if plain.get("ids") else None


def _step(before: History, after: History) -> tuple[Sort, dict[str, Any]]:
    """What happened between two histories."""
    if before.past is not None and after.present is before.past.board and after.past is before.past.earlier:
        return Sort.BACK, {}
    if before.future is not None and after.present is before.future.board and after.future is before.future.earlier:
        return Sort.AGAIN, {}
    difference = change(before.present, after.present)
    if after.past is before.past:
        return Sort.SWAP, difference
    return Sort.STEP, {"label": after.past.label if after.past else "", **difference}


def _chain(done: Done | None, most: int | None) -> list[Done]:
    """The steps of a history, the nearest first."""
    steps: list[Done] = []
    while done is not None and (most is None or len(steps) < most):
        steps.append(done)
        done = done.earlier
    return steps


def _first(events: list[Event]) -> History | None:
    """The history before the first thing that is worth a journal."""
    for event in events:
        match event:
            case Stepped():
                return event.before
            case Unfinished() if any(map(key_of, event.gestures)):
                return event.history
    return None


def mark_of(path: Path | None) -> tuple[int, ...]:
    """What a file looks like now; nothing when it is not there."""
    try:
        found = path.stat() if path is not None else None
    except OSError:
        return ()
    return (found.st_mtime_ns, found.st_size) if found is not None else ()


def _text(path: Path | None) -> str:
    return "" if path is None else str(path)


def _now() -> float:
    return round(time.time(), 2)
