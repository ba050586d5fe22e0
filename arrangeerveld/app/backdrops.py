"""The picture under the zones of a field is read when a talk begins on it, on the worker of the files: no frame waits for it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from arrangeerveld.core.mat import Mat
from arrangeerveld.core.problems import Problem

if TYPE_CHECKING:
    from arrangeerveld.app.program import Program


def ready(program: Program, mat: Mat, then: Callable[[Mat, tuple[Problem, ...]], None]) -> None:
    """Call `then` with the field and its picture, and what was wrong with that; at once when it names none."""
    if not mat.backdrop:
        then(mat, ())
        return
    there = program.desk.session

    def found(made: tuple[Mat, tuple[Problem, ...]]) -> None:
        if program.desk.session is there:  # nobody began another talk meanwhile
            then(*made)

    folder, icons = program.files.folder, program.start.icons.names
    program.files.run(lambda: _pictured(mat, folder, icons), program.soon(found))


def _pictured(mat: Mat, folder: Path, icons: Collection[str]) -> tuple[Mat, tuple[Problem, ...]]:
    from arrangeerveld.files.library import mat_files  # noqa: PLC0415 - few fields have a picture
    from arrangeerveld.files.mats import read_mat  # noqa: PLC0415
    from arrangeerveld.paint.photos import photo_from  # noqa: PLC0415

    for path in reversed(mat_files(folder).values()):  # the user's own come last, and go before ours
        known, _ = read_mat(path, icons)
        if known is not None and known.id == mat.id:
            read, problems = read_mat(path, icons, develop=photo_from)
            return replace(mat, picture=read.picture if read else None), problems
    return mat, ()
