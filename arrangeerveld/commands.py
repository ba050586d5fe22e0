"""The commands that need no window: an empty board, a check, a schema; `exportcommand` has the export. They never import Kivy."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from arrangeerveld.console import DONE, FAILED, fail, tell
from arrangeerveld.core.board import Board
from arrangeerveld.core.pictures import PictureData
from arrangeerveld.core.problems import Problem, Refused
from arrangeerveld.core.talk import About
from arrangeerveld.files import places
from arrangeerveld.files.boards import read_board, write_board
from arrangeerveld.files.icons import Icons
from arrangeerveld.files.kinds import read_kinds
from arrangeerveld.files.library import mat_files
from arrangeerveld.files.mats import field
from arrangeerveld.files.pointing import ENDING, pointer
from arrangeerveld.files.saving import load, save

logging.getLogger("arrangeerveld").addHandler(logging.NullHandler())  # standard error holds our sentences only


def new(target: Path, mat_id: str, own: Path) -> int:
    """`arrangeerveld nieuw`: write an empty board, never over an existing file; `own` is the folder with own fields."""
    if target.exists():
        return fail(Problem(f"Het bestand ‘{target.name}’ bestaat al.", remedy="Kies een andere naam."))
    icons = Icons(places.icons())
    kinds, _ = read_kinds(places.cards(), icons.names, own)
    mat = field(mat_files(own), mat_id, icons.names, developed)
    board = Board(mat, kinds, About(date=date.today().isoformat()))  # noqa: DTZ011 - the date on the wall
    save(target, write_board(board).encode())
    return DONE


def developed(data: bytes, label: str) -> PictureData:
    """The picture in the bytes of a file. Raises Refused."""
    from arrangeerveld.paint.photos import photo_from  # noqa: PLC0415 - few fields have a picture

    return photo_from(data, label)


def board_of(source: Path) -> Board:
    """The board in a file; what could not be read of it is said on standard error. Raises Refused."""
    board, problems = read_board(load(source), source.name)
    if board is None:
        raise Refused(*problems)
    tell(problems)
    return board


def check(paths: Sequence[Path], own: Path, *, as_json: bool = False) -> int:
    """`arrangeerveld controleer`: a line on standard output for each problem in the files and folders; advice alone is no failure."""
    from arrangeerveld.files.checking import Check  # noqa: PLC0415 - reads everything, which the others need not
    from arrangeerveld.judging import judging  # noqa: PLC0415

    checking = Check(developed, judging(), own)
    problems = [problem for path in paths for problem in checking.problems(path)]
    if as_json:
        show([_plain(problem) for problem in problems])
    else:
        sys.stdout.writelines(f"{problem.as_line()}\n" for problem in problems)
    return FAILED if any(not problem.hint for problem in problems) else DONE


def _plain(problem: Problem) -> dict[str, object]:
    where = problem.where
    place = {"bestand": where.file, "regel": where.line, "kolom": where.column}
    return {**place, "wat": problem.what, "doe": problem.remedy, "tip": problem.hint}


def schema(sort: str, folder: Path | None = None) -> int:
    """`arrangeerveld schema`: the JSON Schema of a deck, kind, field or board, for editors that help while typing.

    With a `folder` it is put there, and the line is given with which a file beside it points to it: so it works without internet.
    """
    made = schema_of(sort)
    if folder is None:
        return show(made)
    if not folder.is_dir():
        return fail(Problem(f"De map ‘{folder}’ is er niet.", remedy="Maak de map eerst, of kijk of de naam klopt."))
    save(folder / f"{sort}{ENDING}", as_text(made).encode())
    sys.stdout.write(f"{pointer(sort)}\n")
    return DONE


def schema_of(sort: str) -> dict[str, object]:
    """The JSON Schema of `deck`, `soort`, `veld` or `bord`."""
    from arrangeerveld.files.boardschema import board_schema  # noqa: PLC0415
    from arrangeerveld.files.decks import deck_form  # noqa: PLC0415
    from arrangeerveld.files.formschema import schema as of_form  # noqa: PLC0415
    from arrangeerveld.files.kinds import kind_form  # noqa: PLC0415
    from arrangeerveld.files.matform import mat_form  # noqa: PLC0415

    forms = {"deck": deck_form, "soort": kind_form, "veld": mat_form}
    return board_schema() if sort == "bord" else of_form(forms[sort]())


def show(value: object) -> int:
    """A value as JSON on standard output."""
    sys.stdout.write(as_text(value))
    return DONE


def as_text(value: object) -> str:
    """A value as JSON, as files have it."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
