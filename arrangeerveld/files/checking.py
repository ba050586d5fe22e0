"""Checking files of any sort: decks, kinds, fields and boards, told apart by what stands in them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files import nodes, places
from arrangeerveld.files.backdrops import Developer
from arrangeerveld.files.boards import read_board
from arrangeerveld.files.decks import Judge, as_found, deck_form, read_deck
from arrangeerveld.files.folders import misnamed
from arrangeerveld.files.icons import Icons
from arrangeerveld.files.kinds import KINDS, kind_form, read_kind, read_kinds
from arrangeerveld.files.matform import mat_form
from arrangeerveld.files.mats import read_mat
from arrangeerveld.files.pointing import ENDING
from arrangeerveld.files.receiving import RECEIVED
from arrangeerveld.files.saving import load
from arrangeerveld.files.versions import FOLDER
from arrangeerveld.files.wording import meant
from arrangeerveld.files.yamltree import read_tree

_ENDINGS = {".yaml", ".yml", ".json"}
_ASIDE = {FOLDER, RECEIVED}  # what the program keeps for itself beside boards and decks


@dataclass(slots=True)
class Check:
    """What a check is made with: `own` is the folder of the boards; pictures under fields are looked at when there is a `develop`."""

    develop: Developer | None = None
    judge: Judge = as_found
    own: Path | None = None
    icons: frozenset[str] = field(default_factory=lambda: frozenset(Icons(places.icons()).names))
    kinds: dict[Path | None, tuple[str, ...]] = field(default_factory=dict)  # by the folder in which `soorten` lies

    def problems(self, path: Path) -> tuple[Problem, ...]:
        """All that is wrong with a file, or with the files in a folder and the folders in it; nothing is changed."""
        if not path.is_dir():
            return tuple(self._file(path))
        files = tuple(_files(path))
        if not files:
            what = "In deze map staat niets om na te kijken."
            return (Problem(what, Place(places.shown(path)), "Kies een map met bestanden op .yaml of .json, of één bestand."),)
        return tuple(problem for file in files for problem in self._file(file))

    def _file(self, path: Path) -> Iterator[Problem]:
        if path.suffix.lower() == ".json":
            yield from _in_board(path)
            return
        if told := misnamed(path):
            yield told
        node, problems = read_tree(path)
        keys = [key.text for key, _ in node.entries] if isinstance(node, nodes.Mapping) else []
        sort = sort_of(keys) or ("deck" if any(problem.where.line for problem in problems) else "")
        if sort == "veld":
            yield from read_mat(path, self.icons, self._kinds(path), self.develop)[1]
        elif sort == "deck":
            yield from self.judge(*read_deck(path, self._kinds(path)))
        elif sort == "soort":
            yield from read_kind(path, self.icons)[1]
        elif problems:
            yield from problems
        else:
            remedy = "Een stapel begint met ‘deck:’, een soort met ‘soort:’ en een veld met ‘veld:’."
            yield Problem("Dit is geen stapel, soort of veld.", Place(places.shown(path)), remedy)

    def _kinds(self, path: Path) -> tuple[str, ...]:
        """The kinds that a file may name: ours, those in the folder of the boards, and those that lie beside it as they do there."""
        near = path.absolute().parent
        return tuple(dict.fromkeys(kind for own in (None, self.own, near, near.parent) for kind in self._kinds_in(own)))

    def _kinds_in(self, own: Path | None) -> tuple[str, ...]:
        if own is not None and not (own / KINDS).is_dir():
            return ()
        if own not in self.kinds:
            self.kinds[own] = tuple(kind.id for kind in read_kinds(places.cards(), self.icons, own)[0])
        return self.kinds[own]


def sort_of(keys: Iterable[str]) -> str:
    """What a file is by the keys in it, also by those that are nearly right: `deck`, `soort`, `veld`, or nothing."""
    forms: Mapping[str, frozenset[str]] = {
        "deck": frozenset(deck_form().fields) - {"soort"},
        "soort": frozenset(kind_form().fields),
        "veld": frozenset(mat_form().fields),
    }
    points = dict.fromkeys(forms, 0)
    for key in keys:
        for sort, known in forms.items():
            exact = key in known
            points[sort] += 2 * exact + (not exact and bool(meant(key, tuple(known)))) + 3 * (key == sort != "soort")
    best = max(points, key=lambda sort: points[sort])
    return best if points[best] else ""


def _files(folder: Path) -> Iterator[Path]:
    """The files to look at, by folder and name; not what is hidden, nor what the program keeps for itself."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name[0] != "." and name not in _ASIDE)
        paths = (Path(here, name) for name in sorted(names) if name[0] not in ".~")
        wanted = (path for path in paths if misnamed(path) or (path.suffix.lower() in _ENDINGS and not path.name.endswith(ENDING)))
        yield from (path for path in wanted if path.is_file())


def _in_board(path: Path) -> Iterator[Problem]:
    try:
        yield from read_board(load(path), places.shown(path))[1]
    except Refused as refused:
        yield from refused.problems
