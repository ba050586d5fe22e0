"""Puts every bad file before the program, each in a process of its own with two seconds and 300 MB: `python -m tests.corpus.run`.

It writes the answers as JSON on standard output; with `--table` the table of `refused.md`.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from arrangeerveld.core.problems import Problem, Refused
from arrangeerveld.files import places
from arrangeerveld.files.boards import read_board
from arrangeerveld.files.decks import read_deck
from arrangeerveld.files.icons import Icons, read_icon
from arrangeerveld.files.kinds import read_kind
from arrangeerveld.files.mats import read_mat
from arrangeerveld.files.saving import load, save
from arrangeerveld.files.settings import read_settings
from tests.corpus.cases import Case, cases

SECONDS, BYTES = 2, 300 * 2**20
FOLDER = "map"
ICONS = Icons(places.icons()).names
KINDS = ("ouder", "swv", "jeugdhulp", "jeugdgezondheid", "zelf")


def board(path: Path) -> tuple[Problem, ...]:
    """Open a board."""
    try:
        return read_board(load(path), path.name)[1]
    except Refused as refused:
        return refused.problems


def saved(path: Path) -> tuple[Problem, ...]:
    """Save under a name."""
    try:
        save(path, b"nieuw")
    except Refused as refused:
        return refused.problems
    return ()


def icon(path: Path) -> tuple[Problem, ...]:
    """Read an icon."""
    name = os.path.relpath(path, Path.cwd() / FOLDER).removesuffix(".svg")
    return read_icon(Path(FOLDER), name)[1]


READ: dict[str, Callable[[Path], tuple[Problem, ...]]] = {
    "deck": lambda path: read_deck(path, KINDS)[1],
    "kind": lambda path: read_kind(path, ICONS)[1],
    "field": lambda path: read_mat(path, ICONS, KINDS)[1],
    "settings": lambda path: read_settings([path])[1],
    "icon": icon,
    "board": board,
    "save": saved,
}


def answer(case: Case) -> dict[str, Any]:
    """What one case gives: its sentence, how many more there are, and what is wrong with how it was given."""
    outer = Path(tempfile.mkdtemp(prefix="corpus-"))
    path = outer / FOLDER / case.name
    (outer / FOLDER).mkdir()
    case.make(path)
    source, sink = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(source)
        result = _answered(case, outer, path)
        with os.fdopen(sink, "wb") as out:
            out.write(json.dumps(result).encode())
        os._exit(0)
    os.close(sink)
    with os.fdopen(source, "rb") as told:
        text = told.read()
    _, status, used = os.wait4(child, 0)
    shutil.rmtree(outer, ignore_errors=True)
    if not text:
        return {"title": case.title, "sort": case.sort, "wrong": f"ended with {signal.Signals(status & 0x7F).name}"}
    result = {"title": case.title, "sort": case.sort, **json.loads(text)}
    if used.ru_maxrss * 1024 > BYTES:
        result["wrong"] = f"took {used.ru_maxrss // 1024} MB"
    return result


def _answered(case: Case, outer: Path, path: Path) -> dict[str, Any]:
    os.chdir(outer)
    before = _stands(outer)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        problems = READ[case.sort](path)
        told = [str(problem).replace(f"{outer}/", "") for problem in problems]
        for sentence in told:
            sentence.encode()
    except BaseException:  # noqa: BLE001 - that is what is looked for
        return {"wrong": traceback.format_exc()}
    wrong = "" if _stands(outer) == before else "something was written"
    return {"told": told[0] if told else "", "more": len(told) - 1, "wrong": wrong}


def _stands(folder: Path) -> dict[str, tuple[int, int]]:
    """What stands in a folder: every file with its size and time."""
    return {
        str(path.relative_to(folder)): (path.stat().st_size, path.stat().st_mtime_ns) if path.is_file() else (0, 0)
        for path in sorted(folder.rglob("*"))
        if not path.is_symlink()
    }


def table(answers: list[dict[str, Any]]) -> str:
    """The answers as the table of `refused.md`."""
    rows = ["| sort | what is wrong | what is told |", "| --- | --- | --- |"]
    rows += [f"| {one['sort']} | {one['title']} | {one['told'].replace('|', '&#124;')}{_more(one['more'])} |" for one in answers]
    return "\n".join(rows) + "\n"


def _more(count: int) -> str:
    return f" (and {count} more)" if count > 0 else ""


def main() -> None:
    """Try all."""
    answers = [answer(case) for case in cases()]
    if "--table" in sys.argv:
        sys.stdout.write(table(answers))
    else:
        json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
