"""Earlier versions of boards as cards in a tray: first which board, then which moment."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from arrangeerveld.app.talks import moment
from arrangeerveld.core.board import Card, Kind
from arrangeerveld.core.geometry import Pose
from arrangeerveld.files.versions import FOLDER, boards, versions

WHICH = Kind("bord", "Van welk bord?", "bord", "#22303c", "history")
EARLIER = Kind("bord", "Eerdere versies", "versie", "#22303c", "history")
ALL = "//versies"
"""The source of the card that brings the boards of which there are earlier versions."""
OF = "//versies-van/"
ONE = "//versie/"
_MOST = 60


def way_in(folder: Path) -> tuple[Card, ...]:
    """The card that brings the earlier versions, when there are any."""
    return (_card("Een eerdere versie …", ALL),) if boards(folder) else ()


def board_cards(folder: Path, *, hide: bool) -> tuple[Card, ...]:
    """A card for each of those boards; only numbered when titles are hidden."""
    titles = ((f"Bord {number}" if hide else path.stem.replace("_", " "), path) for number, path in enumerate(boards(folder), 1))
    return tuple(_card(title, f"{OF}{path.name}") for title, path in titles)[:_MOST]


def version_cards(board: Path) -> tuple[Card, ...]:
    """A card for each version of a board, with when it was saved."""
    found = versions(board)[:_MOST]
    titles = Counter(_when(one.moment) for one in found)
    named = ((_when(one.moment, seconds=titles[_when(one.moment)] > 1), one) for one in found)
    return tuple(_card(title, f"{ONE}{board.stem}/{one.path.name}") for title, one in named)


def path_of(folder: Path, source: str) -> Path:
    """The file of a version that a card stands for."""
    return folder / FOLDER / source.removeprefix(ONE)


def _card(title: str, source: str) -> Card:
    return Card("", WHICH.id, title, Pose(0.0, 0.0), source=source)


def _when(at: float, *, seconds: bool = False) -> str:
    """`vandaag 14:12`, or to the second when there were more in that minute."""
    then, now = datetime.fromtimestamp(at, UTC).astimezone(), datetime.now(UTC).astimezone()
    words = moment(then, now)
    words = words if ":" in words else f"{words}, {then.hour}:{then.minute:02}"
    return f"{words}:{then.second:02}" if seconds else words
