"""Whether a board is in a file that somebody can open again: read back from the disk, and the very same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from arrangeerveld.core.board import Board
from arrangeerveld.core.problems import Refused
from arrangeerveld.files.boards import read_board, write_board
from arrangeerveld.files.saving import load

LARGEST = 512 * 2**20  # bytes of a file of a record


def filed(path: Path | None, board: Board) -> bool:
    """Whether the file at `path` holds this board whole. Never raises."""
    if path is None:
        return False
    try:
        data, text = load(path), write_board(board)
        if data == text.encode():
            return True
        found, problems = read_board(data, path.name)
    except (Refused, OSError, ValueError, OverflowError):
        return False
    return found is not None and not problems and write_board(found) == text


def exported(files: Sequence[Path], board: Board) -> bool:
    """Whether all files of a record are there with something in them, and its board is the one that went in. Never raises."""
    boards = [path for path in files if path.suffix == ".json"]
    try:
        there = bool(boards) and all(load(path, LARGEST) for path in files)
        return there and all(load(path) == write_board(board).encode() for path in boards)
    except (Refused, OSError, ValueError, OverflowError, MemoryError):
        return False
