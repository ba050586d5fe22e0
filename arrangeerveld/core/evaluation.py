"""The talk after a talk: an earlier board as the start of the next one (evaluatie)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from arrangeerveld.core.board import Board, Photo
from arrangeerveld.core.geometry import Pose
from arrangeerveld.core.headline import written_date
from arrangeerveld.core.operations import place
from arrangeerveld.core.pictures import PictureData, paper_for
from arrangeerveld.core.talk import NOT_BEGUN, About, Status

EARLIER = "vorig-bord"
"""The id of the photo of the earlier board."""
_LONG = 220.0  # mm, of that photo
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


def with_picture(board: Board, picture: PictureData) -> Board:
    """A follow-up with a picture of the earlier board as a photo, at the lower right; one that has it already stays as it is."""
    size, mat = paper_for(picture, _LONG), board.mat.size
    name = f"Het bord van {written_date(board.about.previous)}"
    return place(board, Photo(EARLIER, name, size, Pose(mat.w - size.w / 2 - 24, mat.h * 0.7), picture))


def earlier_picture(board: Board) -> PictureData | None:
    """The picture of the earlier board, as long as its photo lies there."""
    photo = board.item(EARLIER)
    return photo.picture if isinstance(photo, Photo) else None
