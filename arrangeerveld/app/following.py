"""Beginning the talk after an earlier one: the earlier board is read, and a fresh one that looks back on it comes on the table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from arrangeerveld.app.datepicker import today
from arrangeerveld.app.start import read
from arrangeerveld.core.board import Board
from arrangeerveld.core.dates import short
from arrangeerveld.core.evaluation import follow_up
from arrangeerveld.core.problems import Problem, Refused

if TYPE_CHECKING:
    from arrangeerveld.app.program import Program


def begin(program: Program, path: Path | None) -> None:
    """Lay the follow-up of a board on the table once the present board is kept safe; without a path of that board itself."""
    program.after_saving(lambda: _lay(program, path))


def _lay(program: Program, path: Path | None) -> None:
    desk = program.desk
    try:
        earlier, problems = read(path) if path is not None else (desk.session.present, ())
    except Refused as refused:
        for problem in refused.problems[:2]:
            desk.tell(str(problem), problem=True)
        return
    _start(program, earlier, problems)


def _start(program: Program, earlier: Board, problems: tuple[Problem, ...]) -> None:
    fresh = follow_up(earlier, today().isoformat(), lambda: uuid4().hex[:12])
    program.lay_down(fresh, None, problems)
    program.desk.act("gesprek:knop")
    program.desk.act("gesprek:tab=vorige")
    program.desk.tell(f"Dit is het vervolg op {short(fresh.about.previous, fresh.about.date)}. Het eerdere bord blijft zoals het was.")
