"""A table on disk, or one that was copied, on its way to an own deck: read it, see what would happen, do it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from arrangeerveld.core.board import Kind
from arrangeerveld.core.problems import Problem, Refused
from arrangeerveld.files import csvgrids, xlsxgrids
from arrangeerveld.files.cardtables import Table, table_of
from arrangeerveld.files.cardtaking import Taken, taken, target, which_kind, written
from arrangeerveld.files.csvgrids import csv_grid, text_grid
from arrangeerveld.files.deckediting import Sheet
from arrangeerveld.files.deckputting import put
from arrangeerveld.files.decksaving import own_path
from arrangeerveld.files.library import DECKS, deck_files
from arrangeerveld.files.names import device, plain_words
from arrangeerveld.files.places import shown
from arrangeerveld.files.saving import load
from arrangeerveld.files.wording import brief
from arrangeerveld.files.xlsxgrids import xlsx_grids

ENDINGS = (".xlsx", ".csv", ".tsv", ".txt")
LONGEST = 40  # characters of the name of a file
_ZIP = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Import:
    """A table and what its cards would do: the file they come in, what stands there now, and the plan."""

    table: Table
    path: Path
    old: bytes | None
    sheet: Sheet | None
    plan: Taken
    beside: tuple[Path, ...] = ()  # pictures of a deck of the program that becomes an own one


def read(path: Path, kinds: Sequence[Kind]) -> Table:
    """The cards in a file; by what is in it, whatever its name says. Raises Refused."""
    data = load(path, max(csvgrids.LARGEST, xlsxgrids.LARGEST))
    grids = xlsx_grids(data, shown(path)) if data.startswith((_ZIP, _OLD)) else (csv_grid(data, shown(path)),)
    return table_of(grids, kinds)


def pasted(text: str, kinds: Sequence[Kind]) -> Table:
    """The cards in a text that was copied. Raises Refused."""
    return table_of((text_grid(text, "Wat je kopieerde"),), kinds)


def plan(table: Table, folder: Path, name: str, kind: str = "") -> Import:
    """What the cards would do in the deck with this name, of the folder of the boards. Raises Refused."""
    stem = stem_of(name, folder)
    there = deck_files(folder).get(stem)
    path = own_path(folder, there) if there is not None else folder / DECKS / f"{stem}.yaml"
    old, sheet = target(there) if there is not None else (None, None)
    found = taken(table, sheet, " ".join(name.split())[:60], which_kind(table, sheet, kind))
    pictures: tuple[Path, ...] = ()
    if there is not None and there != path and sheet is not None:
        names = {entry.picture for entry in sheet.entries() if entry.picture}
        pictures = tuple(there.parent / one for one in sorted(names) if (there.parent / one).is_file())
    return Import(table, path, old if there == path else None, sheet, found, pictures)


def unnamed(table: Table) -> Table:
    """The table without the name of a deck: somebody chose another one."""
    return replace(table, heads={part: said for part, said in table.heads.items() if part != "stapel"})


def stem_of(name: str, folder: Path) -> str:
    """The name of the file of a deck: one that is there, or else the plain words of the name."""
    if name in deck_files(folder):
        return name
    stem = plain_words(name)[:LONGEST].strip("-") or "stapel"
    return f"{stem}-stapel" if device(stem) else stem


def keep(found: Import, now: float) -> None:
    """Put the cards in their deck; `now` in seconds since 1970. Raises Refused: then everything is as it was."""
    if not (found.plan.new or found.sheet is not None):
        raise Refused(Problem("In deze tabel staat geen kaart die kan worden opgenomen.", remedy="Verbeter de tabel en kies haar opnieuw."))
    if found.plan.nothing:
        return
    data = written(found.plan, found.sheet)
    put(found.path, found.old, data, now, {found.path.parent / one.name: load(one) for one in found.beside})


def told(found: Import, *, done: bool = True) -> str:
    """What was done, or would be."""
    plan_ = found.plan
    if plan_.nothing:
        return f"Alle kaarten uit deze tabel staan al in ‘{brief(plan_.name)}’."
    parts = [count_of(len(plan_.new), "nieuw", "nieuw"), count_of(len(plan_.changed), "veranderd", "veranderd")]
    said = " en ".join(part for part in parts if part) or "alleen de gegevens van de stapel"
    stays = f" {_cards(len(plan_.stays))} die niet in de tabel {'staat, blijft' if len(plan_.stays) == 1 else 'staan, blijven'} zo."
    other = f" {_cards(plan_.left_out)} van een andere soort {'is' if plan_.left_out == 1 else 'zijn'} overgeslagen."
    first = f"In ‘{brief(plan_.name)}’ {'staat nu' if done else 'komt'}: {said}."
    return first + (stays if plan_.stays else "") + (other if plan_.left_out else "")


def _cards(count: int) -> str:
    return "Eén kaart" if count == 1 else f"{count} kaarten"


def count_of(count: int, one: str, more: str) -> str:
    """`3 kaarten nieuw`; nothing for none."""
    return "" if not count else f"1 kaart {one}" if count == 1 else f"{count} kaarten {more}"
