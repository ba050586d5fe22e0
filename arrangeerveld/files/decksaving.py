"""Saves decks: only over what was read, with the version before it kept; a deck of the program itself becomes an own one first."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files import faults, places
from arrangeerveld.files.disk import Disk
from arrangeerveld.files.library import DECKS, is_shared
from arrangeerveld.files.saving import REAL, load, save
from arrangeerveld.files.versions import keep, thin
from arrangeerveld.files.wording import named


class Changed(Refused):
    """Another program wrote the file since it was read."""


def is_own(path: Path) -> bool:
    """Whether a deck is the user's own: those of the program and of the organisation are never changed."""
    return path.parent != places.decks() and not is_shared(path)


def own_path(folder: Path, path: Path) -> Path:
    """Where a deck is saved: an own one on its place, one of the program under the same name in the folder of the boards."""
    return path if is_own(path) else folder / DECKS / path.name


def save_deck(path: Path, old: bytes | None, new: bytes, now: float, disk: Disk = REAL) -> None:
    """Put a deck at `path` where `old` was read (None for no file); on the disk when this returns. `now` in seconds since 1970.

    Raises Changed when something else stands there now, and Refused when it cannot be written; the file is then as it was.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _same(path, old)
        keep(path, new, disk)
        save(path, new, disk)
    except Changed:
        raise
    except Refused as refused:
        raise Refused(_not_saved(path, refused.__cause__)) from refused
    except (OSError, ValueError) as fault:
        raise Refused(_not_saved(path, fault)) from fault
    thin(path, now, disk)


def _same(path: Path, old: bytes | None) -> None:
    if (load(path) if path.exists() else None) != old:
        raise Changed(_changed(path))


def bring_pictures(old: Path, new: Path, names: list[str]) -> None:
    """Put the pictures of a deck beside its copy as well; one that is there already stays."""
    for name in names:
        source, target = old.parent / name, new.parent / name
        if name and source.is_file() and not target.exists():
            shutil.copyfile(source, target)


def _changed(path: Path) -> Problem:
    what = f"Het bestand ‘{named(path.name)}’ is intussen door een ander programma veranderd, dus je laatste stap staat er niet in."
    return Problem(what, Place(named(str(path.parent))), "Tik op ‘Lees opnieuw’. Wat de ander schreef blijft, en jouw stap komt erbij.")


def _not_saved(path: Path, fault: BaseException | None) -> Problem:
    """Why a deck was not saved, without a word about boards."""
    code = faults.cause(fault) if isinstance(fault, Exception) else None
    remedy = "Je kaarten staan nog op het scherm. Tik daarna op ‘Bewaar opnieuw’."
    if code in faults.FULL:
        what, do = "De schijf is vol", "Maak ruimte."
    elif code == errno.EROFS:
        what, do = "Op deze schijf kun je alleen lezen", "Vraag wie hem beheert of je er mag schrijven."
    elif code in faults.FORBIDDEN:
        what, do = "Je mag in deze map niet schrijven, of een ander programma houdt het bestand vast", "Sluit het in andere programma’s."
    elif code in faults.LOST or code in faults.MISSING:
        what, do = "De schijf of de map is er niet (meer)", "Kijk of de stick of de netwerkmap nog verbonden is."
    else:
        what, do = "Het bestand kon niet worden geschreven", "Kijk of de schijf nog verbonden is en of er ruimte is."
    return Problem(f"{what}, dus de stapel ‘{named(path.name)}’ is niet bewaard.", Place(named(str(path.parent))), f"{do} {remedy}")
