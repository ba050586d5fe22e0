"""The talk after a talk: an earlier board as the start of the next one (evaluatie)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from arrangeerveld.core.board import Board
from arrangeerveld.core.talk import NOT_BEGUN, About, Status

CLOSED = frozenset({Status.DONE, Status.DROPPED})
"""An agreement that was looked at with these words does not come back."""


def follow_up(board: Board, today: str, new_id: Callable[[], str]) -> Board:
    """A fresh board on the same field for a talk `today` (ISO 8601) that looks back on this one.

    The people and the head come along, and the agreements that still count, each without a status: that is what the talk is about.
    What lay on the mat stays with the earlier board, and so do the permissions and opinions, which are asked anew.
    """
    about = board.about
    head = About(
        title=about.title,
        pupil=about.pupil,
        group=about.group,
        place=about.place,
        chair=about.chair,
        keep=about.keep,
        date=today,
        previous=about.date or "een eerder gesprek",
    )
    rows = tuple(replace(row, id=new_id(), status=Status.OPEN, source="") for row in board.agreements if row.status not in CLOSED)
    return Board(board.mat, board.kinds, head, agreements=rows, people=board.people, progress=NOT_BEGUN)
