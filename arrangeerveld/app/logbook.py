"""The log of the program: which error, in which module, on which line; never a word of what is on the board.

A message is written as it stands in the code, without what belongs in its gaps, and of an error only its type and the places
it came through: texts of errors quote what they stumbled over.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from pathlib import Path
from types import TracebackType

from arrangeerveld.faultplace import causes

FILE = "logboek.txt"
OURS = "arrangeerveld"
LARGEST = 256 * 1024  # bytes; then a fresh file is begun, and the one before is kept


class Logbook(logging.Handler):
    """A file that only the user may read, and one before it."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.path = folder / FILE

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line, or nothing where nothing can be written: a log never stands in the way."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if self.path.exists() and self.path.stat().st_size > LARGEST:
                self.path.replace(self.path.with_suffix(".oud.txt"))
            handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0), 0o600)
            with open(handle, "a", encoding="utf-8") as file:  # noqa: PTH123 - opened above with its rights
                file.write(f"{line(record)}\n")
        except OSError:
            pass


def line(record: logging.LogRecord) -> str:
    """What is written about a record."""
    fault = record.exc_info[1] if record.exc_info else None
    moment = logging.Formatter().formatTime(record)
    about = f" | {' <- '.join(causes(fault))}" if fault is not None else ""
    return f"{moment} {record.levelname} {record.name}: {record.msg if isinstance(record.msg, str) else ''}{about}"


class Aside(logging.Handler):
    """The same lines on standard error, which some systems keep in a file."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line."""
        if sys.stderr is not None:  # a program without a console has none
            sys.stderr.write(f"{line(record)}\n")


def keep_in(folder: Path) -> Logbook:
    """From now on, keep the log in a folder; also of what goes wrong where nobody looks: in a thread, or at the very end."""
    logger = logging.getLogger(OURS)
    book = Logbook(folder)
    logger.handlers[:] = [book, Aside()]
    logger.propagate = False

    def in_thread(told: threading.ExceptHookArgs) -> None:
        logger.error("a thread ended", exc_info=told.exc_value)

    def at_the_end(_kind: type[BaseException], fault: BaseException, _trace: TracebackType | None) -> None:
        logger.critical("the program ended", exc_info=fault)

    threading.excepthook = in_thread
    sys.excepthook = at_the_end
    return book
