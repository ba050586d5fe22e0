"""Explains a syntax mistake by trying the usual repairs: the one after which the text can be read names the mistake and its line.

The parser's own error stands where reading stopped, often lines after the mistake, and speaks of tokens and scalars.
"""

from __future__ import annotations

from collections.abc import Iterator

from arrangeerveld.core.problems import Place, Problem
from arrangeerveld.files.composing import Origin, Stop, stop
from arrangeerveld.files.repair import Repair
from arrangeerveld.files.repairs import dashes, repairs

LONGEST = 5_000  # characters of a piece in which repairs are tried
BACK = 30  # lines before the place where reading stopped that are looked at
ROUNDS = 6  # mistakes told about one piece


def explained(lines: list[str], origin: Origin) -> list[Problem]:
    """One problem for each mistake found in lines that cannot be read; at least one."""
    return repaired(lines, origin)[0]


def repaired(lines: list[str], origin: Origin) -> tuple[list[Problem], list[str] | None]:
    """The problems in lines that cannot be read, and the lines as they were probably meant when all of it can be read then."""
    found: list[Problem] = []
    before: Repair | None = None
    stopped = stop("\n".join(lines))
    for _ in range(BACK):
        if stopped is None or len(found) >= ROUNDS:
            break
        repair = _best(lines, stopped) if sum(map(len, lines)) <= LONGEST else None
        if repair is None:
            found.append(_unexplained(lines, stopped.line, origin))
            break
        if before is None or not repair.onward or (repair.line, repair.remedy) != (before.line + 1, before.remedy):
            found.append(Problem(repair.what, _place(origin, repair.line, repair.column), repair.remedy))
        before = repair
        lines = _with(lines, repair)
        stopped = stop("\n".join(lines))
    return found, None if stopped else lines


def _best(lines: list[str], stopped: Stop) -> Repair | None:
    """The first repair that makes everything readable, looking back from where reading stopped; else the first that helps."""
    if dash := next(dashes(lines, 0), None):  # or the lines after it seem to be indented too far
        return dash
    best: Repair | None = None
    for repair in _candidates(lines, stopped.line):
        then = stop("\n".join(_with(lines, repair)))
        if then is None:
            return repair
        if best is None and then > stopped:
            best = repair
    return best


def _with(lines: list[str], repair: Repair) -> list[str]:
    return [*lines[: repair.line], repair.text, *lines[repair.line + 1 :]]


def _candidates(lines: list[str], stopped: int) -> Iterator[Repair]:
    for line in range(stopped, max(-1, stopped - BACK), -1):
        yield from repairs(lines, line)


def _unexplained(lines: list[str], stopped: int, origin: Origin) -> Problem:
    line = next((i for i in range(stopped, -1, -1) if lines[i].strip()), stopped)
    remedy = "Schrijf een woord, een dubbele punt, een spatie en dan de tekst, recht onder de regels erboven."
    return Problem("Wat hier staat is niet te lezen.", _place(origin, line, 1), remedy)


def _place(origin: Origin, line: int, column: int) -> Place:
    return Place(origin.file, origin.line + line + 1, column)
