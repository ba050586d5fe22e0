"""Talks that the program still keeps something of, though nobody has them on a table: not finished, or left for days."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from arrangeerveld.core.board import Board
from arrangeerveld.core.problems import Refused
from arrangeerveld.files import journalfolder, versions
from arrangeerveld.files.boards import read_board
from arrangeerveld.files.journal import recovered
from arrangeerveld.files.proof import filed
from arrangeerveld.files.saving import load

DAY = 86_400.0  # seconds
MOST = 40  # talks that are shown at once; the others come when these are gone


@dataclass(frozen=True, slots=True)
class Left:
    """Such a talk: its journal if it has one, its board file if it had one, when it was last touched (s since 1970)."""

    when: float
    journal: Path | None
    path: Path | None
    board: Board | None  # as far as it can be read
    whole: bool  # whether all of it is in a file that somebody saved
    old: bool  # whether it was left for so long that it may go without being saved


def left_behind(root: Path | None, boards: Path, before: float) -> tuple[Left, ...]:
    """Every journal, and the earlier versions of boards that were last touched before a moment (s since 1970); the newest first.

    What a program is busy with is never among them. Never raises.
    """
    found = [_from_journal(folder, before) for folder in (journalfolder.resting(root) if root is not None else ())]
    known = [one.path for one in found if one.path is not None]
    for path in versions.boards(boards):
        if not any(journalfolder.same(path, other) for other in known) and not (root and journalfolder.board_in_use(root, path)):
            one = _from_versions(path, before)
            found += [one] if one is not None else []
    return tuple(sorted(found, key=lambda one: one.when, reverse=True)[:MOST])


def _from_journal(folder: Path, before: float) -> Left:
    found, when = recovered(folder), journalfolder.touched(folder)
    if found is None:
        return Left(when, folder, None, None, whole=False, old=when < before)
    board = found.finished()[-1][1] if found.finished() else found.history.present
    return Left(when, folder, found.path, board, whole=filed(found.path, board), old=when < before)


def _from_versions(path: Path, before: float) -> Left | None:
    """The earlier versions of a board when they are old; it may be gone itself: then nobody saved what is in them."""
    kept = versions.versions(path)
    there = path.is_file()
    try:
        when = max(kept[0].moment, path.stat().st_mtime if there else 0.0) if kept else before
        if when >= before:
            return None
        board, problems = read_board(load(path if there else kept[0].path), path.name)
    except (Refused, OSError):
        return Left(kept[0].moment, None, path, None, whole=False, old=True)
    return Left(when, None, path, board, whole=there and not problems, old=True)
