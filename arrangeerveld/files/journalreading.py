"""Reading a journal back: every step of the talk up to the first record that is cut off or damaged, and the undo history with it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from arrangeerveld.core.blanks import fill
from arrangeerveld.core.board import Board
from arrangeerveld.core.history import History
from arrangeerveld.core.problems import Refused
from arrangeerveld.files.boards import read_board
from arrangeerveld.files.journalchange import LABEL, changed, laid_on
from arrangeerveld.files.journalframes import Frame, Sort, frames, whole

BROKEN = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OverflowError, Refused)
"""What a record that makes no sense may raise: it ends the journal, as a damaged one does."""


@dataclass(slots=True)
class Found:
    """A talk out of a journal, as it grows while its records are read."""

    history: History
    steps: int = 0  # how many finished steps, steps back and steps again it has
    when: float = 0.0  # of the last of them, s since 1970
    path: Path | None = None  # the board file of the talk
    mark: tuple[int, ...] = ()  # what that file looked like: when it was written (ns since 1970) and how large it was
    filed: int = 0  # how many of the steps are in that file
    drafts: dict[str, Any] = field(default_factory=dict)  # what was unfinished, by the id of the item or line
    end: int = 0  # up to where the file is whole
    kept: list[Frame] = field(default_factory=list)  # the records that matter, without the drafts
    pictures: dict[str, str] = field(default_factory=dict)

    def read(self, frame: Frame) -> None:
        """One more record. Raises one of BROKEN: nothing is then changed."""
        plain = whole(frame, self.pictures)
        match frame.sort:
            case Sort.PICTURE:
                self.pictures[plain["naam"]] = plain["tekst"]
            case Sort.FILED:
                self.path, self.mark, self.filed = _path(plain), tuple(plain["merk"]), int(plain["bewaard"])
            case Sort.DRAFT:
                self._expect(plain, self.steps)
                self.drafts = dict(plain["kladjes"])
            case Sort.BEGIN:
                raise ValueError("a journal begins once")
            case _:
                self._expect(plain, self.steps + 1)
                alive = set(plain.get("leeft", []))
                when, history = float(plain["tijd"]), _stepped(self.history, frame.sort, plain)
                self.history, self.steps, self.when = history, self.steps + 1, when
                self.drafts = {key: value for key, value in self.drafts.items() if key in alive}
        self.end = frame.end
        if frame.sort is not Sort.DRAFT:
            self.kept.append(frame)

    @property
    def unfiled(self) -> bool:
        """Whether there is something in it that is not in the board file."""
        return self.steps > self.filed or bool(self.drafts)

    def _expect(self, plain: dict[str, Any], steps: int) -> None:
        if plain["n"] != steps:
            raise ValueError("a record is missing")

    def finished(self) -> tuple[tuple[str, Board], ...]:
        """The unfinished lines and texts as steps to be taken, each with its label and its board."""
        steps, board = [], self.history.present
        for draft in self.drafts.values():
            try:
                after = fill(board, draft["vak"], draft["tekst"]) if "vak" in draft else laid_on(board, draft)
                label = str(draft.get("label", ""))
            except BROKEN:
                continue
            if after != board:
                steps.append((label, after))
                board = after
        return tuple(steps)


def replayed(data: bytes, until: int | None = None) -> Found | None:
    """The talk in the bytes of a journal, or its first steps (`until`); None when not even its beginning can be read. Never raises."""
    records = frames(data)
    try:
        found = _begun(records)
    except BROKEN:
        return None
    read_on(found, records, until)
    return found


def read_on(found: Found, records: Iterable[Frame], until: int | None = None) -> None:
    """Add records to a talk, up to one that makes no sense. Never raises."""
    for frame in records:
        if until is not None and found.steps == until and frame.sort not in {Sort.DRAFT, Sort.PICTURE, Sort.FILED}:
            return
        try:
            found.read(frame)
        except BROKEN:
            return


def _begun(records: Iterable[Frame]) -> Found:
    """The talk as it began: pictures, then the board. Raises one of BROKEN."""
    pictures: dict[str, str] = {}
    kept: list[Frame] = []
    plain: dict[str, Any] = {}
    for frame in records:
        kept.append(frame)
        plain = whole(frame, pictures)
        if frame.sort is not Sort.PICTURE:
            break
        pictures[plain["naam"]] = plain["tekst"]
    if not kept or kept[-1].sort is not Sort.BEGIN:
        raise ValueError("it has no beginning")
    board, _ = read_board(json.dumps(plain["bord"]).encode(), LABEL)
    if board is None:
        raise ValueError("there is no board in it")
    return Found(
        History(board),
        steps=int(plain["n"]),
        when=float(plain["tijd"]),
        path=_path(plain),
        mark=tuple(plain.get("merk", ())),
        filed=int(plain.get("bewaard", 0)),
        end=kept[-1].end,
        kept=kept,
        pictures=pictures,
    )


def _path(plain: dict[str, Any]) -> Path | None:
    return Path(plain["pad"]) if plain.get("pad") else None


def _stepped(history: History, sort: Sort, plain: dict[str, Any]) -> History:
    match sort:
        case Sort.BACK if history.past is not None:
            return history.undo()
        case Sort.AGAIN if history.future is not None:
            return history.redo()
        case Sort.STEP:
            return history.commit(str(plain["label"]), changed(history.present, plain))
        case Sort.SWAP:
            return History(changed(history.present, plain), history.past, history.future)
    raise ValueError("there is no such step")
