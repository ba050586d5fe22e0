"""Reads a YAML file as a tree of texts with their places; whatever is wrong with it becomes problems, never an exception."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files.cleaning import FORBIDDEN
from arrangeerveld.files.composing import NoYaml, Origin, TooDeep, compose
from arrangeerveld.files.decoding import decoded
from arrangeerveld.files.disk import READ
from arrangeerveld.files.dividers import undivided
from arrangeerveld.files.nodes import Mapping, Node, Scalar, Sequence, Unreadable
from arrangeerveld.files.places import shown

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "Unreadable", "in_order", "parse_tree", "read_tree"]

LARGEST = 2 << 20  # bytes
MOST_ODD = 10  # lines with control characters; with more it is no text
MOST = 100  # problems told about one file


def read_tree(path: Path) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree in a file and the problems found; None when nothing of it can be used."""
    file = shown(path)
    try:
        return parse_tree(_bytes(path, file), file)
    except Refused as refused:
        return None, refused.problems


def parse_tree(text: bytes | str, file: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree in a text and the problems found; `file` is how problems call the file it is from."""
    try:
        plain, problems = _plain(text, file)
        plain, divided = undivided(plain, file)
        problems += divided
        node, found = _node(plain, file)
    except Refused as refused:
        return None, refused.problems
    problems += found
    if node is None and not problems:
        problems.append(Problem("Het bestand is leeg.", Place(file), "Kijk in een bestand dat wel werkt hoe het begint."))
    return node, in_order(problems)


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """The problems from the top of the file to the bottom, one for a place; when there are very many, the first of them."""
    first: dict[object, Problem] = {}
    for problem in problems:
        where = problem.where.line, problem.where.column
        first.setdefault(where if where[0] else problem, problem)
    ordered = sorted(first.values(), key=lambda problem: (problem.where.line, problem.where.column))
    if len(ordered) <= MOST + 1:
        return tuple(ordered)
    last = ordered[MOST - 1].where
    return (*ordered[:MOST], Problem("Verderop in dit bestand staan nog meer fouten.", last, "Los eerst deze op en kijk dan opnieuw."))


def _node(text: str, file: str) -> tuple[Node | None, list[Problem]]:
    try:
        return compose(text, Origin(file))
    except NoYaml as fault:
        where = Place(file, (fault.stop.line if fault.stop else 0) + 1, 1)
        whole = [Problem("Vanaf deze regel is het bestand niet te lezen.", where, "Vergelijk het met een bestand dat wel werkt.")]
    except TooDeep as refused:
        whole = list(refused.problems)
    from arrangeerveld.files.mending import mended  # noqa: PLC0415 - only wanted when something is wrong

    node, problems = mended(text, file)
    return node, problems or whole


def _bytes(path: Path, file: str) -> bytes:
    """What is in a plain file, at most one byte more than LARGEST; nothing that can keep us waiting is read. Raises Refused."""
    remedy = "Kies een bestand dat eindigt op .yaml, en dat je mag lezen."
    try:
        with os.fdopen(os.open(path, READ), "rb") as stream:
            if stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                return stream.read(LARGEST + 1)
        what = "Dit is geen gewoon bestand."
    except IsADirectoryError:
        what = "Dit is een map, geen bestand."
    except FileNotFoundError:
        what, remedy = "Dit bestand is er niet.", "Kijk of de naam klopt."
    except (OSError, ValueError):
        what = "Dit bestand gaat niet open."
    raise Refused(Problem(what, Place(file), remedy))


def _plain(text: bytes | str, file: str) -> tuple[str, list[Problem]]:
    """The text with a line feed for every line break, and a problem for each line with characters that had to go. Raises Refused."""
    if len(text) > LARGEST:
        raise Refused(Problem("Dit bestand is groter dan 2 MB.", Place(file), "Verdeel het over meer bestanden."))
    plain, found = decoded(text, file) if isinstance(text, bytes) else (text, [])
    plain = plain.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", " ").replace("\u2029", " ")
    if not FORBIDDEN.search(plain):
        return plain, found
    odd = [(number, match) for number, line in enumerate(plain.split("\n"), 1) if (match := FORBIDDEN.search(line))]
    if len(odd) > MOST_ODD or "\0" in plain:
        where = Place(file, odd[0][0], odd[0][1].start() + 1)
        raise Refused(Problem("Dit is geen gewone tekst: er staan tekens in die geen letters zijn.", where, "Kies een tekstbestand."))
    problems = [*found, *(_invisible(Place(file, number, match.start() + 1)) for number, match in odd)]
    return FORBIDDEN.sub("", plain), problems


def _invisible(place: Place) -> Problem:
    what = "Op deze regel staat een onzichtbaar teken dat hier niet kan."
    return Problem(what, place, "Typ de regel opnieuw. Nu is het teken weggelaten.")
