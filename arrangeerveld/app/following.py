"""Beginning the talk after an earlier one: the earlier board is pictured, and a fresh one that looks back on it is laid down."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import uuid4

from arrangeerveld.app.datepicker import today
from arrangeerveld.app.start import Start, read
from arrangeerveld.core.board import Board
from arrangeerveld.core.dates import short
from arrangeerveld.core.evaluation import follow_up, with_picture
from arrangeerveld.core.pictures import PictureData
from arrangeerveld.core.problems import Problem, Refused
from arrangeerveld.paint.layer import picture
from arrangeerveld.paint.photos import photo_from

if TYPE_CHECKING:
    from arrangeerveld.app.program import Program

COMING = "Het vervolg komt eraan."
Soon: TypeAlias = Callable[[Callable[[Any], None]], Callable[[Any], None]]
WIDE = 1920  # pixels of the picture of the earlier board


def begin(program: Program, path: Path | None, kept_safe: Callable[[Callable[[], None]], None], soon: Soon) -> None:
    """Lay the follow-up of a board on the table; without a path of the board that lies there.

    `kept_safe` calls something once the present board is on disk, `soon` makes a call one on the thread of the window.
    """
    kept_safe(lambda: _picture(program, path, kept_safe, soon))


def _picture(program: Program, path: Path | None, kept_safe: Callable[[Callable[[], None]], None], soon: Soon) -> None:
    """Read the earlier board, and make its picture once."""
    desk = program.desk
    try:
        earlier, problems = read(path) if path is not None else (desk.session.present, ())
    except Refused as refused:
        for problem in refused.problems[:2]:
            desk.tell(str(problem), problem=True)
        return
    desk.tell(COMING)
    there = desk.session

    def made(image: PictureData | None) -> None:
        if desk.session is there:  # nobody opened another talk meanwhile
            kept_safe(lambda: _lay(program, earlier, image, problems))

    program.files.run(lambda: pictured(earlier, program.start), soon(made))


def pictured(board: Board, start: Start, wide: int = WIDE) -> PictureData | None:
    """The picture of a board, so many pixels wide, as it is kept in another one; None when it cannot be made."""
    out = BytesIO()
    try:
        picture(board, start.means, start.typeface, wide).save(out, "PNG", compress_level=1)
        return photo_from(out.getvalue(), board.mat.name, wide)
    except (Refused, OSError, ValueError):
        return None


def _lay(program: Program, earlier: Board, made: PictureData | None, problems: tuple[Problem, ...]) -> None:
    fresh = follow_up(earlier, today().isoformat(), lambda: uuid4().hex[:12])
    program.lay_down(fresh if made is None else with_picture(fresh, made), None, problems)
    desk = program.desk
    desk.notices = tuple(notice for notice in desk.notices if notice.text != COMING)
    desk.under = made is not None
    desk.act("gesprek:open=vorige")
    desk.tell(f"Dit is het vervolg op {short(fresh.about.previous, fresh.about.date)}. Het eerdere bord blijft zoals het was.")
