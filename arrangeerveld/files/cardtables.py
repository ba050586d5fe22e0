"""Cards in a table: its columns are known by their names, each row is a card, and whatever is odd gets a remark with its row and column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from arrangeerveld.core.board import Kind, Translation
from arrangeerveld.core.colours import DOMAINS
from arrangeerveld.files.cleaning import cleaned, one_line
from arrangeerveld.files.columnnames import CARD, HEADS, meaning, names
from arrangeerveld.files.decks import MOST, PERFORMER, TEXT, TITLE, DeckCard
from arrangeerveld.files.grids import Grid, Remark, letters
from arrangeerveld.files.kinds import ID
from arrangeerveld.files.picturenames import PICTURE
from arrangeerveld.files.tablewriting import unguarded
from arrangeerveld.files.wording import advice, meant, shown

HEAD_ROWS = 20  # rows in which the names of the columns are looked for
FEWEST = 2  # names that make a row that of the names, when none of them is a title
_BARE = ("titel", "tekst", "uitvoerder")
"""What the columns are taken for when no names stand over them."""
_BETWEEN = re.compile(r"[,;/\n]|\ben\b|&|\+")
_MOST_REMARKS = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A card of the table, its id empty when none was given, and the kind that stands beside it (an id, or empty)."""

    number: int
    card: DeckCard
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The cards of a table, the parts of a card that have a column, what is said of the deck itself, and the remarks."""

    rows: tuple[Row, ...]
    columns: frozenset[str]
    heads: dict[str, str]
    remarks: tuple[Remark, ...]
    name: str = ""  # of the sheet

    @property
    def bad(self) -> tuple[Remark, ...]:
        """The remarks about what stays out."""
        return tuple(remark for remark in self.remarks if remark.bad)

    def kinds(self) -> tuple[str, ...]:
        """The kinds that stand beside its cards."""
        return tuple(dict.fromkeys(row.kind for row in self.rows if row.kind))


@dataclass(slots=True)
class _Reading:
    """What is known while a table is read."""

    grid: Grid
    columns: dict[str, int]  # part -> index of the column
    kinds: Sequence[Kind]
    remarks: list[Remark] = field(default_factory=list)
    heads: dict[str, str] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)  # id -> row

    def remark(self, part: str, row: int, what: str, remedy: str, *, bad: bool = False) -> None:
        """Say something about the part of a card."""
        self.remarks.append(Remark(what, remedy, row, self.columns.get(part, -1) + 1, bad))


def table_of(grids: Sequence[Grid], kinds: Sequence[Kind]) -> Table:
    """The cards on the first sheet that has a column with titles, or else on the first one with anything on it."""
    filled = [grid for grid in grids if any(any(row) for row in grid.rows)]
    if not filled:
        return Table((), frozenset(), {}, (Remark("Deze tabel is leeg.", "Zet op elke rij een kaart.", bad=True),))
    best = next((grid for grid in filled if "titel" in _header(grid)[1]), filled[0])
    found = _read(best, kinds)
    others = [grid.name for grid in filled if grid is not best and grid.name]
    if others:
        which = ", ".join(shown(name) for name in others[:3])
        told = Remark(f"Alleen het blad {shown(best.name)} is gelezen, niet {which}.", "Zet de kaarten bij elkaar op één blad.")
        found = replace(found, remarks=(told, *found.remarks))
    return found


def _header(grid: Grid) -> tuple[int, dict[str, int]]:
    """The index of the row with the names of the columns (-1 when there is none), and the parts with the index of their column."""
    best, columns = -1, dict[str, int]()
    for index, row in enumerate(grid.rows[:HEAD_ROWS]):
        found: dict[str, int] = {}
        for column, cell in enumerate(row):
            part = meaning(cell)
            if part:
                found.setdefault(part, column)
        good = "titel" in found or len(found) >= FEWEST
        if good and ("titel" in found, len(found)) > ("titel" in columns, len(columns)):
            best, columns = index, found
    return best, columns


def _read(grid: Grid, kinds: Sequence[Kind]) -> Table:
    at, columns = _header(grid)
    reading = _Reading(grid, columns, kinds, list(grid.remarks))
    if at < 0:
        filled = max(sum(1 for cell in row if cell) for row in grid.rows)
        reading.columns = {part: column for column, part in enumerate(_BARE) if column < len(max(grid.rows, key=len))}
        what = "Boven de kolommen staat geen naam. De eerste is gelezen als titel"
        rest = ", de tweede als tekst en de derde als uitvoerder." if filled > 1 else "."
        reading.remarks.append(Remark(what + rest, "Zet boven de kolommen: titel, tekst, uitvoerder, domeinen.", grid.first))
    elif "titel" not in columns:
        what = "Er is geen kolom met titels gevonden."
        reading.remarks.append(Remark(what, "Zet ‘titel’ boven de kolom met de titels van de kaarten.", grid.first + at, bad=True))
        return Table((), frozenset(columns), {}, tuple(reading.remarks))
    else:
        _tell_columns(reading, at)
    rows = tuple(_rows(reading, at + 1))
    if not rows and not any(remark.bad for remark in reading.remarks) and not reading.heads:
        reading.remarks.append(Remark("In deze tabel staat geen kaart.", "Zet op elke rij een kaart, met een titel.", bad=True))
    if len(rows) > MOST:
        what = f"In deze tabel staan {len(rows)} kaarten; in een stapel passen er {MOST}."
        reading.remarks.append(Remark(what, "Verdeel ze over meer tabellen.", rows[MOST].number, bad=True))
    remarks = sorted(reading.remarks[:_MOST_REMARKS], key=lambda one: (one.row, one.column))
    return Table(rows[:MOST], frozenset(reading.columns), reading.heads, tuple(remarks), grid.name)


def _tell_columns(reading: _Reading, at: int) -> None:
    """Columns that mean nothing to us, and names that stand there twice."""
    row, number = reading.grid.rows[at], reading.grid.first + at
    for column, cell in enumerate(row):
        part = meaning(cell)
        filled = any(len(other) > column and other[column] for other in reading.grid.rows[at + 1 :])
        if cell and not part and filled:
            guess = meant(cell, names())
            remedy = f"Bedoel je {shown(guess)}? Verander dan de naam boven de kolom." if guess else "Deze kolom is overgeslagen."
            reading.remarks.append(Remark(f"De kolom {shown(cell)} is hier niet bekend.", remedy, number, column + 1))
        elif part and reading.columns[part] != column and filled:
            first = letters(reading.columns[part] + 1)
            what = f"De kolom {shown(cell)} betekent hetzelfde als kolom {first}."
            reading.remarks.append(Remark(what, "Alleen de eerste is gelezen.", number, column + 1))


def _rows(reading: _Reading, start: int) -> Iterator[Row]:
    grid = reading.grid
    fill = _merged(reading, start)
    for index in range(start, len(grid.rows)):
        number = grid.first + index
        cells = {part: unguarded(fill.get((number, column), _at(grid.rows[index], column))) for part, column in reading.columns.items()}
        for part in HEADS:
            if cells.get(part) and part != "soort":
                reading.heads.setdefault(part, one_line(cells[part]))
        if any(value for part, value in cells.items() if part not in HEADS):
            row = _row(reading, number, cells)
            if row is not None:
                yield row
        elif cells.get("soort"):
            reading.heads.setdefault("soort", _kind(reading, number, cells["soort"]))


def _at(row: tuple[str, ...], column: int) -> str:
    return row[column] if column < len(row) else ""


def _merged(reading: _Reading, start: int) -> dict[tuple[int, int], str]:
    """What the cells say that were made one with a cell above them; titles and ids are of one card only."""
    grid, found = reading.grid, dict[tuple[int, int], str]()
    own = {reading.columns[part] for part in ("id", "titel") if part in reading.columns}
    for top, left, bottom, right in grid.merged:
        first = max(top, grid.first + start)
        if bottom <= first and right == left:
            continue
        if left == right and left - 1 not in own:
            value = _at(grid.rows[top - grid.first], left - 1) if top - grid.first < len(grid.rows) else ""
            last = min(bottom, grid.first + len(grid.rows) - 1)
            found |= {(row, left - 1): value for row in range(first, last + 1)}
        elif bottom >= grid.first + start:
            what = "Hier zijn cellen samengevoegd. Alleen de eerste cel is gelezen."
            reading.remarks.append(Remark(what, "Splits de cellen als dit meer kaarten zijn.", top, left))
    return found


def _row(reading: _Reading, number: int, cells: dict[str, str]) -> Row | None:
    """The card on a row; None when it stays out."""
    title = one_line(cells.get("titel", ""))
    if not title:
        reading.remark(
            "titel", number, "Deze rij heeft geen titel, dus er komt geen kaart van.", "Typ een titel, of maak de rij leeg.", bad=True
        )
        return None
    good = True

    def short(part: str, most: int, *, lines: bool = False) -> str:
        nonlocal good
        text = cleaned(cells.get(part, "")).strip() if lines else one_line(cells.get(part, ""))
        if len(text) > most:
            called = f"De {part.partition('/')[0]}"
            reading.remark(part, number, f"{called} heeft {len(text)} tekens; er passen er {most}.", "Maak de tekst korter.", bad=True)
            good = False
        return text

    card = DeckCard(
        id=_id(reading, number, cells.get("id", "")),
        title=short("titel", TITLE),
        text=short("tekst", TEXT, lines=True),
        domains=_domains(reading, number, cells.get("domeinen", "")),
        performer=short("uitvoerder", PERFORMER),
        picture=_picture(reading, number, one_line(cells.get("plaatje", ""))),
        translations=tuple(_translations(reading, number, short)),
    )
    kind = _kind(reading, number, cells.get("soort", ""))
    return Row(number, card, kind) if good else None


def _id(reading: _Reading, number: int, text: str) -> str:
    """The id that stands there, or nothing: then it is made of the title."""
    name = one_line(text)
    if not name:
        return ""
    if not re.fullmatch(ID, name):
        what = f"De id {shown(name)} kan niet: alleen letters zonder accenten, cijfers, - en _."
        reading.remark("id", number, what, "Het programma maakt nu zelf een id van de titel.")
        return ""
    if name in reading.seen:
        what = f"De id {shown(name)} staat ook op rij {reading.seen[name]}."
        reading.remark("id", number, what, "Het programma maakt nu zelf een id van de titel.")
        return ""
    reading.seen[name] = number
    return name


def _domains(reading: _Reading, number: int, text: str) -> tuple[str, ...]:
    found: list[str] = []
    for part in _BETWEEN.split(text):
        word = one_line(part).lower()
        if word in DOMAINS:
            found.append(word)
        elif word:
            what = f"Het domein {shown(word)} is er niet; dat woord is overgeslagen."
            reading.remark("domeinen", number, what, advice(word, tuple(DOMAINS)))
    return tuple(dict.fromkeys(found))


def _picture(reading: _Reading, number: int, name: str) -> str:
    if not name or re.fullmatch(PICTURE, name):
        return name
    what = f"Het plaatje {shown(name)} kan zo niet heten; het is overgeslagen."
    reading.remark("plaatje", number, what, "Schrijf het zo: meekijken.png, in dezelfde map als de stapel.")
    return ""


def _translations(reading: _Reading, number: int, short: Callable[..., str]) -> Iterator[Translation]:
    languages = dict.fromkeys(part.partition("/")[2] for part in reading.columns if "/" in part)
    for language in languages:
        title, text = short(f"titel/{language}", TITLE), short(f"tekst/{language}", TEXT, lines=True)
        if title:
            yield Translation(language, title, text)
        elif text:
            what = f"De vertaling ({language}) heeft wel een tekst en geen titel; zij is overgeslagen."
            reading.remark(f"tekst/{language}", number, what, f"Typ ook een titel bij ‘titel ({language})’.")


def _kind(reading: _Reading, number: int, text: str) -> str:
    """The id of the kind that is meant."""
    word = one_line(text)
    if not word:
        return ""
    found = kind_named(word, reading.kinds)
    if not found:
        known = tuple(kind.id for kind in reading.kinds)
        reading.remark("soort", number, f"De soort {shown(word)} is hier niet bekend.", advice(word, known))
    return found


def kind_named(word: str, kinds: Sequence[Kind]) -> str:
    """The id of the kind that is called so; empty when there is none."""
    plain = word.casefold()
    return next((kind.id for kind in kinds if plain in {kind.id.casefold(), kind.name.casefold(), kind.short.casefold()}), "")


def parts(columns: frozenset[str]) -> frozenset[str]:
    """The parts of a card among the columns: those of the deck itself are left out."""
    return frozenset(part for part in columns if part in CARD or "/" in part)
