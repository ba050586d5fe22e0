"""An earlier board as a photo on the mat: what was prepared elsewhere lies there in small, and is read when it is enlarged."""

from __future__ import annotations

from pathlib import Path

from arrangeerveld.app.darkroom import THUMB, Developed, Sheet
from arrangeerveld.app.following import pictured
from arrangeerveld.app.office import Files, when
from arrangeerveld.app.start import Start, read
from arrangeerveld.core.board import Board
from arrangeerveld.core.headline import written_date
from arrangeerveld.core.pictures import PictureData
from arrangeerveld.core.problems import Problem, Refused

WIDE = 2400  # pixels: enlarged on a screen of 4K its letters are still sharp


def sheets(files: Files, here: Path | None, *, hide: bool) -> tuple[Sheet, ...]:
    """The boards that were saved, the newest first, but not the one on the table (`here`); without titles when those are hidden."""
    cards = [card for card in files.boards(hide=hide) if not card.source.startswith("//")]
    found = [(card.title, files.folder / card.source) for card in cards]
    return tuple(Sheet(path, title, when(path)) for title, path in found if path != here)


def small(path: Path, start: Start) -> PictureData | None:
    """The small picture of a board; None when there is no board in the file."""
    try:
        return pictured(read(path)[0], start, THUMB)
    except (Refused, OSError, MemoryError):
        return None


def developed(path: Path, start: Start) -> Developed:
    """The picture of a board, called by its field and its day; what cannot be read of it is told."""
    try:
        board, problems = read(path)
        made = pictured(board, start, WIDE)
    except Refused as refused:
        return Developed("bord", None, refused.problems)
    except (OSError, MemoryError):
        made = None
    if made is None:
        what = "Van dit bord is geen plaatje te maken."
        return Developed("bord", None, (Problem(what, remedy="Open het bord zelf, bewaar het en probeer het dan nog eens."),))
    return Developed(_called(board), made, problems[:1])


def _called(board: Board) -> str:
    day = written_date(board.about.date)
    return f"{board.mat.name}, {day}" if day else board.mat.name
