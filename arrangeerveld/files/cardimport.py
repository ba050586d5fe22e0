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
    name = f"‘{brief(plan_.name)}’"
    other = plan_.left_out
    if other and other == len(found.table.rows):
        return f"Alle kaarten in deze tabel zijn van een andere soort dan {name}."
    if plan_.nothing:
        return f"Alle kaarten uit deze tabel staan al in {name}."
    new, changed, stays = len(plan_.new), len(plan_.changed), len(plan_.stays)
    said = [f"{name} {'heeft nu' if done else 'krijgt'} {counted(new, 'nieuwe kaart', 'nieuwe kaarten')}."] if new else []
    if changed:
        where = "" if new else f" in {name}"
        said.append(f"{counted(changed, 'kaart', 'kaarten')}{where} {_verb(changed, done=done)}.")
    if not said:
        said.append(f"Van {name} {'zijn' if done else 'veranderen'} alleen de gegevens{' veranderd' if done else ''}.")
    if stays:
        said.append(f"{counted(stays, 'kaart staat', 'kaarten staan')} niet in de tabel en {'blijft' if stays == 1 else 'blijven'} zo.")
    if other:
        said.append(f"{counted(other, 'kaart', 'kaarten')} van een andere soort {'is' if other == 1 else 'zijn'} overgeslagen.")
    return " ".join(part[:1].upper() + part[1:] for part in said).replace("Één", "Eén")


def _verb(count: int, *, done: bool) -> str:
    if done:
        return "is veranderd" if count == 1 else "zijn veranderd"
    return "verandert" if count == 1 else "veranderen"


def counted(count: int, one: str, more: str) -> str:
    """`één kaart` or `3 kaarten`."""
    return f"één {one}" if count == 1 else f"{count} {more}"
