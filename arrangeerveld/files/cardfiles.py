"""Tables and shared decks on the disks of this computer, the newest first; and decks written there to pass on or to work on."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files.cardimport import ENDINGS
from arrangeerveld.files.decks import read_deck
from arrangeerveld.files.kinds import KINDS
from arrangeerveld.files.names import free_path
from arrangeerveld.files.packages import packed
from arrangeerveld.files.places import cards
from arrangeerveld.files.saving import load, save
from arrangeerveld.files.sharing import ENDING, SHARED
from arrangeerveld.files.tablewriting import csv_of
from arrangeerveld.files.wording import named
from arrangeerveld.files.xlsxwriting import xlsx_of

MOST_SEEN = 2_000  # files that are looked at in each folder
MOST = 24
SORTS = {ENDING: "gedeelde stapel", ".xlsx": "tabel van Excel", ".csv": "tabel (csv)", ".tsv": "tabel (tsv)"}
"""What is shown; a `.txt` is taken too, but nobody is shown all of those."""


@dataclass(frozen=True, slots=True)
class CardFile:
    """A file with cards: where it is, what it is called, its sort, the name of its folder, and when it was written (seconds since 1970)."""

    path: Path
    name: str
    sort: str
    folder: str
    time: float


def is_card_file(path: Path) -> bool:
    """Whether a file that somebody drops may be one with cards."""
    return path.suffix.lower() in {ENDING, *ENDINGS}


def card_files(folders: Iterable[Path]) -> tuple[CardFile, ...]:
    """The newest files with cards right in these folders; what cannot be read is passed over."""
    found: dict[Path, CardFile] = {}
    for folder in folders:
        try:
            with os.scandir(folder) as entries:
                for entry in islice(entries, MOST_SEEN):
                    path = Path(entry.path)
                    sort = SORTS.get(path.suffix.lower())
                    if sort and entry.name[0] not in ".~$" and entry.is_file():
                        found[path] = CardFile(path, named(path.stem), sort, named(folder.name), entry.stat().st_mtime)
        except OSError:
            continue
    return tuple(sorted(found.values(), key=lambda one: one.time, reverse=True)[:MOST])


def write_out(path: Path, folder: Path, ending: str) -> Path:
    """Write a deck as a package, a workbook or a CSV into the folder for that in the folder of the boards. Raises Refused."""
    if ending == ENDING:
        data, _ = packed(path, *(one for one in (cards(), folder / KINDS) if one.is_dir()))
    else:
        deck, problems = read_deck(path)
        if deck is None:
            raise Refused(*problems)
        data = (xlsx_of if ending == ".xlsx" else csv_of)(deck)
    place = folder / SHARED
    try:
        place.mkdir(parents=True, exist_ok=True)
        target = _target(place, path.stem, ending, data)
    except OSError as fault:
        what = "De map om in te delen is niet te maken."
        raise Refused(Problem(what, Place(named(str(place))), "Kijk of je in deze map mag schrijven.")) from fault
    save(target, data)
    return target


def _target(place: Path, stem: str, ending: str, data: bytes) -> Path:
    """A name that nothing has there yet, or the very same file."""
    same = place / f"{stem}{ending}"
    if same.is_file() and same.stat().st_size == len(data) and load(same) == data:
        return same
    free = free_path(place, stem, (ending,))
    return free.with_name(f"{free.name}{ending}")
