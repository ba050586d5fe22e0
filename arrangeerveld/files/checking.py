"""Checking files of any sort: decks, kinds, fields and boards, told apart by what stands in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files import places
from arrangeerveld.files.backdrops import Developer
from arrangeerveld.files.boards import read_board
from arrangeerveld.files.decks import read_deck
from arrangeerveld.files.icons import Icons
from arrangeerveld.files.kinds import read_kind, read_kinds
from arrangeerveld.files.mats import read_mat
from arrangeerveld.files.nodes import Mapping
from arrangeerveld.files.saving import load
from arrangeerveld.files.yamltree import read_tree

_ENDINGS = {".yaml", ".yml", ".json"}


def check(path: Path, develop: Developer | None = None) -> tuple[Problem, ...]:
    """All that is wrong with a file, or with the files in a folder and the folders in it; nothing is changed.

    Pictures under fields are looked at when there is something to `develop` them with.
    """
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.suffix.lower() in _ENDINGS and file.is_file())
        return tuple(problem for file in files for problem in check(file, develop))
    return tuple(_check_file(path, develop))


def _check_file(path: Path, develop: Developer | None) -> Iterator[Problem]:
    if path.suffix.lower() == ".json":
        yield from _check_board(path)
        return
    node, problems = read_tree(path)
    keys = {key.text for key, _ in node.entries} if isinstance(node, Mapping) else set()
    icons = Icons(places.icons()).names
    kinds, _ = read_kinds(places.cards(), icons)
    if "vakken" in keys or "veld" in keys:
        yield from read_mat(path, icons, [kind.id for kind in kinds], develop)[1]
    elif "kaarten" in keys or "deck" in keys or any(problem.where.line for problem in problems):
        yield from read_deck(path, [kind.id for kind in kinds])[1]  # also repairs what it can to find more than the first mistake
    elif "soort" in keys or "kleur" in keys:
        yield from read_kind(path, icons)[1]
    elif problems:
        yield from problems
    else:
        remedy = "Een stapel begint met ‘deck:’, een soort met ‘soort:’ en een veld met ‘veld:’."
        yield Problem("Dit is geen stapel, soort of veld.", Place(places.shown(path)), remedy)


def _check_board(path: Path) -> Iterator[Problem]:
    try:
        yield from read_board(load(path), places.shown(path))[1]
    except Refused as refused:
        yield from refused.problems
