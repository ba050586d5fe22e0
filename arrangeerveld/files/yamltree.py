"""From a YAML file to nodes with their places: every text stays text, and a mistake in one part leaves the other parts readable."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files import faults
from arrangeerveld.files.cleaning import FORBIDDEN
from arrangeerveld.files.composing import NoYaml, Origin, compose
from arrangeerveld.files.disk import READ
from arrangeerveld.files.nodes import Mapping, Node, Scalar, Sequence, Unreadable
from arrangeerveld.files.yamlrepair import repaired

__all__ = ["Mapping", "Node", "Scalar", "Sequence", "Unreadable", "parse_tree", "read_tree"]

LARGEST = 2 * 2**20  # bytes
STRANGE = 20  # forbidden signs; a file with more of them is no text

Read = tuple[Node | None, tuple[Problem, ...]]


def read_tree(path: Path) -> Read:
    """The node in a file and what is wrong with it; None when nothing in it is usable. Never raises."""
    try:
        return parse_tree(_bytes(path), str(path))
    except (OSError, ValueError) as fault:
        return None, (faults.not_opened(path, fault),)
    except Refused as refused:
        return None, refused.problems


def parse_tree(data: bytes, file_label: str) -> Read:
    """The same for the bytes of a file; `file_label` is how messages call it. Never raises."""
    try:
        text, problems = _readable(_decoded(data, file_label), file_label)
        node, more = _tree(text, Origin(file_label))
    except Refused as refused:
        return None, refused.problems
    return node, tuple(sorted((*problems, *more), key=lambda problem: (problem.where.line, problem.where.column)))


def _tree(text: str, origin: Origin) -> tuple[Node | None, list[Problem]]:
    try:
        return compose(text, origin)
    except NoYaml as fault:
        return repaired(text, origin, fault.problem)


def _bytes(path: Path) -> bytes:
    if not stat.S_ISREG(path.stat().st_mode):
        _refuse("Dit is geen gewoon bestand.", str(path), "Kies een bestand dat eindigt op .yaml.")
    with open(os.open(path, READ), "rb") as file:  # noqa: PTH123 - opened without waiting, should it have become a pipe
        return file.read(LARGEST + 1)


def _decoded(data: bytes, label: str) -> str:
    if len(data) > LARGEST:
        _refuse(f"Dit bestand is groter dan {LARGEST // 2**20} MB.", label, "Verdeel de kaarten over meer bestanden.")
    remedy = "Open het bestand in een teksteditor en bewaar het opnieuw, met de codering UTF-8."
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        _refuse("Dit bestand is opgeslagen als UTF-16.", label, remedy)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise Refused(Problem("Dit bestand is niet opgeslagen als UTF-8; hier staat een teken dat niet te lezen is.", Place(label, line, 1), remedy)) from fault
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _readable(text: str, label: str) -> tuple[str, list[Problem]]:
    """The text without signs that break or mislead a screen, and a problem for each."""
    found = [match.start() for _, match in zip(range(STRANGE + 1), FORBIDDEN.finditer(text), strict=False)]
    if len(found) > STRANGE:
        _refuse("Dit is geen tekstbestand: er staan tekens in die niet te lezen zijn.", label, "Kies een ander bestand, of bewaar het opnieuw als tekst.")
    problems = [Problem("Hier staat een onzichtbaar teken dat niet mag.", _place(text, at, label), "Typ het woord eromheen opnieuw.") for at in found]
    return FORBIDDEN.sub("", text) if found else text, problems


def _place(text: str, at: int, label: str) -> Place:
    return Place(label, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _refuse(what: str, label: str, remedy: str) -> None:
    raise Refused(Problem(what, Place(label), remedy))
