"""How a talk is called on the start screen: never with a name that was not typed as its title."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from arrangeerveld.core.board import Board
from arrangeerveld.core.headline import written_date
from arrangeerveld.files.names import initials

HIDDEN = "Een gesprek"
SOURCE = "journaal:"
"""Before the name of the folder of a journal, where a talk comes from."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk to go on with: how it is called, when it was, and its file; without a file it lies on the table."""

    title: str
    when: str
    source: str = ""


def talk_title(board: Board, *, hide: bool) -> str:
    """The title that was typed, or the kind of talk with the initials of the pupil; nothing of it when titles are hidden."""
    if hide:
        return HIDDEN
    letters = ".".join(initials(board.about.pupil))
    return " ".join(board.about.title.split()) or (f"{board.mat.talk} {letters}." if letters else board.mat.talk)


def moment(then: datetime, now: datetime) -> str:
    """`vandaag 14:12`, `gisteren 9:05` or `12 november 2026`."""
    days = (now.date() - then.date()).days
    if days in {0, 1}:
        return f"{'gisteren' if days else 'vandaag'} {then.hour}:{then.minute:02}"
    return written_date(then.date().isoformat())
