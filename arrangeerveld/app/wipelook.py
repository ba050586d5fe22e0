"""How a talk is kept: in which files it is whole, and what else is left of it on this computer. For the worker: files are read back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from arrangeerveld.app.dossiers import Set
from arrangeerveld.app.start import read
from arrangeerveld.app.wipepanel import Ready
from arrangeerveld.core.board import Board
from arrangeerveld.core.problems import Refused
from arrangeerveld.core.record import record_of
from arrangeerveld.files import journalfolder
from arrangeerveld.files.journal import recovered
from arrangeerveld.files.proof import exported, filed
from arrangeerveld.files.traces import Traces, traces_of


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked at: the talk on the table when `source` is empty (then `board` is known), else a journal, or a board file."""

    source: str
    board: Board | None = None
    paths: tuple[Path, ...] = ()
    journal: Path | None = None
    sets: tuple[Set, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found: the talk, the board files in which it is whole, its record, what would go."""

    board: Board | None
    files: tuple[Path, ...]
    record: tuple[Path, ...]  # the files of a record of just this board, if one was made
    part: bool  # whether that record leaves things out
    traces: Traces
    elsewhere: bool = False  # whether another window has it
    when: float = 0.0  # of a talk that does not lie on the table: when it was last touched, s since 1970

    @property
    def kept(self) -> bool:
        """Whether somebody saved it."""
        return bool(self.files or self.record)


def look(asked: Asked, root: Path | None, near: Path) -> Looked:
    """How a talk is kept; `root` is where journals are, `near` where boards are. Never raises."""
    board, paths, whole = asked.board, asked.paths, False
    if asked.source and asked.journal is not None:
        found = recovered(asked.journal)
        if found is not None:
            done = found.finished()
            board = done[-1][1] if done else found.history.present
            paths = () if found.path is None else (found.path,)
    elif asked.source and paths:
        board, whole = _read(paths[0])
    files = paths if whole else () if board is None else tuple(path for path in paths if filed(path, board))
    record, part = ((), False) if board is None else _recorded(board, asked.sets)
    traces = traces_of(root, paths, () if asked.journal is None else (asked.journal,), (near,))
    elsewhere = root is not None and journalfolder.elsewhere(root, traces.journals, paths)
    return Looked(board, files, record, part, traces, elsewhere, _when(asked))


def _when(asked: Asked) -> float:
    if not asked.source:
        return 0.0
    if asked.journal is not None:
        return journalfolder.touched(asked.journal)
    try:
        return max((path.stat().st_mtime for path in asked.paths), default=0.0)
    except OSError:
        return 0.0


def _recorded(board: Board, sets: tuple[Set, ...]) -> tuple[tuple[Path, ...], bool]:
    """The newest record of just this board that is still there, and whether it leaves things out."""
    for of, choices, made in reversed(sets):
        inside = record_of(of, choices).board
        if (of is board or of == board) and exported(made, inside):
            return made, inside != board
    return (), False


def _read(path: Path) -> tuple[Board | None, bool]:
    """A board from a file, and whether all of it could be read."""
    try:
        board, problems = read(path)
    except (Refused, OSError):
        return None, False
    return board, not problems


def readiness(asked: Asked, looked: Looked, *, old: bool, making: bool) -> Ready:
    """Whether it may go now; `old` when nobody came back to it for days, `making` while its record is being made."""
    if looked.elsewhere:
        return Ready.HELD
    if making and not asked.source:
        return Ready.BUSY
    if asked.source and looked.kept and not (looked.traces.journals or looked.traces.boards or looked.traces.halves):
        return Ready.NOTHING
    if looked.kept:
        return Ready.SAVED
    if looked.board is None:
        return Ready.LOST
    return Ready.OLD if old else Ready.OPEN
