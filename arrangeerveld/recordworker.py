"""The process in which the record is made for the screen, so that no frame waits for it: asked and answered through pipes."""

from __future__ import annotations

import pickle
import queue
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from arrangeerveld import exporting
from arrangeerveld.core.board import Board
from arrangeerveld.core.problems import Problem, Refused
from arrangeerveld.core.record import Choices, record_of
from arrangeerveld.faultplace import causes
from arrangeerveld.files.boards import read_board
from arrangeerveld.files.names import RECORDS, file_stem
from arrangeerveld.printjobs import Print, PrintMade, Proof, Proofed, do


@dataclass(frozen=True, slots=True)
class Bring:
    """The board that all that follows is about, as the text of its file: that is made ten times as fast as a pickle."""

    text: bytes


@dataclass(frozen=True, slots=True)
class Show:
    """Asks for the pages as pictures, so many pixels high; the answers carry the number."""

    number: int
    choices: Choices
    high: int


@dataclass(frozen=True, slots=True)
class Make:
    """Asks for the set of files in a folder of its own under `folder`; with a passphrase (`key`, written nowhere) as one locked file."""

    choices: Choices
    folder: Path
    width: int
    key: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Stop:
    """Asks to leave the set alone."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A page: which preview it belongs to, which page of how many, its size in pixels, its pixels (RGB)."""

    number: int
    page: int
    count: int
    size: tuple[int, int]
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Busy:
    """So far: the part that is done (0 to 1), and what comes."""

    part: float
    word: str


@dataclass(frozen=True, slots=True)
class Made:
    """The set is there: nothing when it was stopped; or the sentences that say why not."""

    files: tuple[Path, ...] = ()
    told: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


Asked: TypeAlias = Bring | Show | Make | Stop | Proof | Print
Answer: TypeAlias = Shown | Busy | Made | Proofed | PrintMade


def send(pipe: BinaryIO, value: Asked | Answer) -> None:
    """One message through a pipe."""
    pickle.dump(value, pipe, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.flush()


def received(pipe: BinaryIO) -> Any:
    """The next message. Raises EOFError when the other side has gone."""
    return pickle.load(pipe)  # noqa: S301 - from our own other half, through a pipe that nobody else has


class Worker:
    """Answers what is asked, in order; a preview that is out of date is not made."""

    def __init__(self, answers: Callable[[Answer], None]) -> None:
        self._answers = answers
        self._asked: queue.Queue[Bring | Show | Make | Proof | Print | None] = queue.Queue()
        self._newest = 0  # the number of the last preview that was asked for
        self._proof = 0  # and that of the last one of paper to print
        self._stop = threading.Event()

    def hear(self, pipe: BinaryIO) -> None:
        """Take in what is asked, until the other side has gone."""
        try:
            while True:
                asked: Asked = received(pipe)
                match asked:
                    case Stop():
                        self._stop.set()
                    case Show():
                        self._newest = asked.number
                        self._asked.put(asked)
                    case Make():
                        self._stop.clear()
                        self._asked.put(asked)
                    case Proof():
                        self._proof = asked.number
                        self._asked.put(asked)
                    case Print():
                        self._proof = -1  # its making waits for no more sheets to look at
                        self._asked.put(asked)
                    case Bring():
                        self._asked.put(asked)
        except (EOFError, OSError):
            self._stop.set()
            self._newest = self._proof = -1
            self._asked.put(None)

    def work(self) -> None:
        """Do what is asked, until the other side has gone."""
        board: Board | None = None
        while (asked := self._asked.get()) is not None:
            if isinstance(asked, Bring):
                board, _ = read_board(asked.text, "bord")
                continue
            if isinstance(asked, Proof | Print):
                do(asked, self._answers, lambda number: number == self._proof)
                continue
            if board is None:
                self._answers(Made(refused=("Het bord is niet te lezen, dus er is geen dossier gemaakt. Bewaar het bord eerst.",)))
                continue
            tools = exporting.Tools.of(datetime.now(UTC).astimezone())
            if isinstance(asked, Show):
                self._show(asked, board, tools)
            else:
                self._make(asked, board, tools)

    def _show(self, asked: Show, board: Board, tools: exporting.Tools) -> None:
        if asked.number != self._newest:
            return
        pages = exporting.preview(board, asked.choices, tools)
        for i, page in enumerate(pages):
            if asked.number != self._newest:
                return
            size, pixels = exporting.page_picture(page, tools, asked.high)
            self._answers(Shown(asked.number, i, len(pages), size, pixels))

    def _make(self, asked: Make, board: Board, tools: exporting.Tools) -> None:
        folder = asked.folder / RECORDS / file_stem(record_of(board, asked.choices).board)
        try:
            done = exporting.export_set(board, folder, tools, asked.choices, asked.width, self._step, asked.key)
        except exporting.Stopped:
            self._answers(Made())
        except Refused as refused:
            self._answers(Made(refused=tuple(str(problem) for problem in refused.problems)))
        except Exception:  # noqa: BLE001 - whatever it is, the table is told, and this process goes on
            what = Problem("Het dossier is niet gemaakt.", remedy="Het bord staat nog op het scherm. Probeer het nog eens.")
            self._answers(Made(refused=(str(what),)))
        else:
            self._answers(Made(done.files, done.told))

    def _step(self, part: float, word: str) -> None:
        if self._stop.is_set():
            raise exporting.Stopped
        self._answers(Busy(part, word))


def _note(fault: BaseException | None) -> None:
    """What went wrong, on standard error, which some systems keep in a file."""
    if fault is not None:
        sys.stderr.write(f"{' <- '.join(causes(fault))}\n")


def run() -> None:
    """Answer on standard output what is asked on standard input."""
    sys.excepthook = lambda _kind, fault, _trace: _note(fault)
    threading.excepthook = lambda told: _note(told.exc_value)
    out = sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing else may come between the messages
    worker = Worker(lambda answer: send(out, answer))
    threading.Thread(target=worker.hear, args=(sys.stdin.buffer,), daemon=True).start()
    try:
        worker.work()
    except BrokenPipeError:
        sys.stderr.close()
