"""The decks and fields there are: those that come with the program, those of the organisation, and the user's own, which go before them.

Own ones lie in the folder of the boards, in `decks` and `velden`. One with the same file name stands in place of ours.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from arrangeerveld.core.mat import Mat
from arrangeerveld.core.problems import Problem
from arrangeerveld.files import places
from arrangeerveld.files.folders import yaml_files

DECKS, MATS = "decks", "velden"
SHARED = "gedeeld"  # in `decks`: copies of the decks of the organisation
OWN_DECK = "eigen-kaarten"  # cards that were written during talks


def deck_folders(own: Path | None) -> tuple[Path, ...]:
    """Where decks may lie; one in a later folder goes before one with the same name in an earlier one."""
    return (places.decks(), *((shared_folder(own), own / DECKS) if own is not None else ()))


def shared_folder(own: Path) -> Path:
    """Where copies lie of the decks of the organisation."""
    return own / DECKS / SHARED


def is_shared(path: Path) -> bool:
    """Whether a deck is such a copy."""
    return path.parent.name == SHARED and path.parent.parent.name == DECKS


def deck_files(own: Path | None) -> dict[str, Path]:
    """The deck files by name, without ending; `own` is the folder of the boards."""
    return _by_name(deck_folders(own))


def misnamed_decks(own: Path | None) -> dict[Path, tuple[Problem, ...]]:
    """What to say, by folder, of decks that are not read since their name has one more ending."""
    told = {folder: yaml_files(folder)[1] for folder in deck_folders(own) if folder.is_dir()}
    return {folder: problems for folder, problems in told.items() if problems}


def mat_files(own: Path | None) -> dict[str, Path]:
    """The field files by name, without ending."""
    return _by_name((places.mats(), *((own / MATS,) if own is not None else ())))


def with_own_decks(mat: Mat, own: Path | None) -> Mat:
    """A field with the own decks on the table as well; one without any decks (of a team) stays without."""
    if not mat.decks:
        return mat
    ours = {path.stem for path in yaml_files(places.decks())[0]}
    more = tuple(name for name in deck_files(own) if name not in ours and name not in mat.decks)
    return replace(mat, decks=(*mat.decks, *more)) if more else mat


def with_own_cards(mat: Mat, own: Path | None) -> tuple[str, ...]:
    """The decks of a field, and the deck of cards that were written during talks when there is one: those are at hand everywhere."""
    return (*mat.decks, OWN_DECK) if OWN_DECK in deck_files(own) and OWN_DECK not in mat.decks else mat.decks


def _by_name(folders: tuple[Path, ...]) -> dict[str, Path]:
    return {path.stem: path for folder in folders if folder.is_dir() for path in yaml_files(folder)[0]}
