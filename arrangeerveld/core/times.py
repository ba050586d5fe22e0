"""When a talk began and ended, filled in by itself where nobody wrote it."""

from __future__ import annotations

from dataclasses import replace

from arrangeerveld.core import talking
from arrangeerveld.core.board import Board

ROUND = 5  # minutes


def closing(board: Board) -> bool:
    """Whether the talk is coming to its end: it is in its last step, or somebody answered a question of the look back."""
    last = len(board.mat.steps) - 1
    return (board.progress.begun and board.progress.step >= last) or any(one.answer.strip() for one in board.reviews)


def began(board: Board, day: str, hour: int, minute: int) -> Board:
    """With the begin of a talk of today, to five minutes; the very same board for a talk of another day, or when it says when it began."""
    if board.about.begin or board.about.date != day:
        return board
    return talking.tell(board, replace(board.about, begin=_rounded(hour, minute)))


def ended(board: Board, day: str, hour: int, minute: int) -> Board:
    """With the end of a talk of today, to five minutes; the very same board when its end is known, its begin is not, or it goes on."""
    about = board.about
    if about.end or not about.begin or about.date != day or not closing(board):
        return board
    return talking.tell(board, replace(about, end=_rounded(hour, minute)))


def _rounded(hour: int, minute: int) -> str:
    rounded = hour * 60 + (minute + ROUND // 2) // ROUND * ROUND
    return f"{rounded // 60 % 24}:{rounded % 60:02}"
