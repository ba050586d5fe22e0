"""Puts a deck that came from elsewhere in the folder of own decks, with what belongs to it: all of it, or nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files.decksaving import Changed, save_deck
from arrangeerveld.files.disk import Disk
from arrangeerveld.files.saving import REAL, load, save
from arrangeerveld.files.wording import named

_LARGEST = 64 * 2**20  # bytes of a file that is compared


def put(path: Path, old: bytes | None, new: bytes, now: float, beside: Mapping[Path, bytes], disk: Disk = REAL) -> None:  # noqa: PLR0917
    """Put a deck at `path` where `old` was read (None for no file), and files `beside` it where nothing stands yet.

    `now` in seconds since 1970.

    The deck comes last, so that it is never there without its pictures. Raises Refused: then everything is as it was.
    """
    made: list[Path] = []
    try:
        for place, data in beside.items():
            if not place.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                made.append(place)
                save(place, data, disk)
        save_deck(path, old, new, now, disk)
    except (Refused, OSError, ValueError) as fault:
        for place in made:
            with contextlib.suppress(OSError):
                place.unlink(missing_ok=True)
        raise Refused(_not_put(path, fault)) from fault


def _not_put(path: Path, fault: Exception) -> Problem:
    where = Place(named(str(path.parent)))
    if isinstance(fault, Changed):
        what = f"De stapel ‘{named(path.name)}’ is intussen door een ander programma veranderd. Er is nog niets opgenomen."
        return Problem(what, where, "Doe het nog een keer; dan zie je eerst wat er nu anders is.")
    told = fault.problems[0].what if isinstance(fault, Refused) else "Het bestand kon niet worden geschreven."
    told = told.replace("het bord is niet bewaard", "het is niet bewaard")
    return Problem(told, where, "Alles is zoals het was. Maak ruimte, of kijk of je hier mag schrijven, en doe het nog een keer.")


def free_name(folder: Path, name: str, data: bytes) -> str:
    """A name for a picture in a folder: its own, or one with a number when another picture has that."""
    stem, suffix = Path(name).stem, Path(name).suffix
    for number in range(1, 1000):
        tried = name if number == 1 else f"{stem[:90]}-{number}{suffix}"
        place = folder / tried
        if not place.exists() and not place.is_symlink():
            return tried
        with contextlib.suppress(Refused, OSError):
            if not place.is_symlink() and place.stat().st_size == len(data) and load(place, _LARGEST) == data:
                return tried
    raise Refused(Problem(f"Er staan al te veel plaatjes met de naam ‘{name}’.", Place(named(str(folder))), "Ruim de map eerst op."))
