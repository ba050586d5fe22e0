"""The cells of one sheet of an Excel workbook as text: numbers and days as they are read, formulas by their last outcome."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import isfinite

from arrangeerveld.core.problems import Refused
from arrangeerveld.files.cleaning import FORBIDDEN, cleaned
from arrangeerveld.files.csvgrids import too_many
from arrangeerveld.files.grids import MOST_COLUMNS, MOST_ROWS, Grid, Remark, column_of
from arrangeerveld.files.xmlevents import walk

_DAYS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
"""The formats of days and times that every workbook has (ECMA-376, 18.8.30)."""
_PERCENT = {9, 10}
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_LAST_DAY = 2_958_465  # 31-12-9999
_MOST_REMARKS = 50
_MOST_MERGED = 1_000


@dataclass(frozen=True, slots=True)
class Formats:
    """How numbers are shown, by the number of the format of a cell: `day`, `percent`, or nothing; and the first day that is counted."""

    kinds: tuple[str, ...] = ()
    zero: datetime = datetime(1899, 12, 30)  # noqa: DTZ001 - days of a calendar, in no place on earth


def formats(data: bytes, file: str, *, old_days: bool) -> Formats:
    """The formats in the styles of a workbook. Raises Refused."""
    own: dict[int, str] = {}
    kinds: list[str] = []
    inside = [False]

    def start(name: str, given: dict[str, str]) -> None:
        if name == "numFmt":
            own[_whole(given.get("numFmtId", ""))] = given.get("formatCode", "")
        elif name == "cellXfs":
            inside[0] = True
        elif name == "xf" and inside[0]:
            kinds.append(_kind(_whole(given.get("numFmtId", "")), own))

    def end(name: str) -> None:
        inside[0] = inside[0] and name != "cellXfs"

    if data:
        walk(data, file, start, end)
    return Formats(tuple(kinds), datetime(1904, 1, 1) if old_days else Formats().zero)  # noqa: DTZ001


def _kind(number: int, own: dict[int, str]) -> str:
    code = _QUOTED.sub("", own.get(number, "")).lower()
    if number in _DAYS or (number in own and any(sign in code for sign in "dmyhjs") and "general" not in code and "standaard" not in code):
        return "day"
    return "percent" if number in _PERCENT or code.endswith("%") else ""


@dataclass(slots=True)
class _Cell:
    """The cell that is being read."""

    row: int
    column: int
    sort: str
    style: int
    value: str = ""
    formula: bool = False


@dataclass(slots=True)
class _Reading:
    """What was read of a sheet so far."""

    file: str
    strings: tuple[str, ...]
    formats: Formats
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    row: int = 0
    column: int = 0
    cell: _Cell | None = None
    within: list[str] = field(default_factory=list)

    def start(self, name: str, given: dict[str, str]) -> None:
        """An element begins."""
        self.within.append(name)
        if name == "row":
            self.row, self.column = _whole(given.get("r", "")) or self.row + 1, 0
        elif name == "c":
            self.column = column_of(given.get("r", "")) or self.column + 1
            self.cell = _Cell(self.row, self.column, given.get("t", "n"), _whole(given.get("s", "")))
        elif name == "f" and self.cell is not None:
            self.cell.formula = True
        elif name == "mergeCell" and len(self.merged) < _MOST_MERGED:
            self._merge(given.get("ref", ""))

    def end(self, name: str) -> None:
        """It ends."""
        self.within.pop()
        if name == "c" and self.cell is not None:
            self._keep(self.cell)
            self.cell = None

    def text(self, piece: str) -> None:
        """Text within it."""
        if self.cell is not None and self.within[-1] in {"v", "t"} and "rPh" not in self.within:
            self.cell.value += piece

    def _merge(self, block: str) -> None:
        first, _, last = block.partition(":")
        rows = [_whole(re.sub("[^0-9]", "", cell)) for cell in (first, last)]
        columns = [column_of(cell) for cell in (first, last)]
        if all(rows) and all(columns):
            self.merged.append((rows[0], columns[0], rows[1], columns[1]))

    def _keep(self, cell: _Cell) -> None:
        said = _said(cell, self)
        if not said or cell.column > MOST_COLUMNS:
            return
        if cell.row > MOST_ROWS:
            raise Refused(too_many(self.file))
        self.cells[cell.row, cell.column] = said

    def remark(self, cell: _Cell, what: str, remedy: str) -> None:
        """Say something about a cell."""
        if len(self.remarks) < _MOST_REMARKS:
            self.remarks.append(Remark(what, remedy, cell.row, cell.column))


def grid(data: bytes, name: str, strings: tuple[str, ...], known: Formats, file: str) -> Grid:
    """The table on a sheet with this name; `file` is how problems call the workbook. Raises Refused."""
    reading = _Reading(file, strings, known)
    walk(data, file, reading.start, reading.end, reading.text)
    high = max((row for row, _ in reading.cells), default=0)
    wide = max((column for _, column in reading.cells), default=0)
    rows = tuple(tuple(reading.cells.get((row, column), "") for column in range(1, wide + 1)) for row in range(1, high + 1))
    return Grid(rows, 1, tuple(reading.merged), tuple(reading.remarks), name)


def _said(cell: _Cell, reading: _Reading) -> str:
    """What a cell says, as text."""
    value = cell.value
    if cell.formula and not value:
        reading.remark(cell, "Hier staat een formule zonder uitkomst.", "Typ de tekst zelf in de cel.")
    match cell.sort:
        case "s":
            number = _whole(value) if value.strip().isdigit() else -1
            value = reading.strings[number] if 0 <= number < len(reading.strings) else ""
        case "b":
            value = "ja" if value.strip() == "1" else "nee"
        case "e":
            reading.remark(cell, f"Hier staat een fout van het rekenblad ({value[:20]}).", "Typ de tekst zelf in de cel.")
            value = ""
        case "n":
            return _number(cell, value.strip(), reading)
        case "d":
            return value.partition("T")[0]
    return FORBIDDEN.sub("", cleaned(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), value))).strip()


def _number(cell: _Cell, value: str, reading: _Reading) -> str:
    try:
        number = float(value)
    except ValueError:
        return ""
    if not isfinite(number):
        return ""
    kinds = reading.formats.kinds
    kind = kinds[cell.style] if cell.style < len(kinds) else ""
    if kind == "day" and 0 <= number <= _LAST_DAY:
        day = reading.formats.zero + timedelta(days=number)
        said = day.strftime("%H:%M") if number < 1 else day.date().isoformat()
        reading.remark(
            cell, f"Hier staat een dag of tijd; die is gelezen als ‘{said}’.", "Klopt dat niet? Zet in Excel een ' voor de tekst."
        )
        return said
    if kind == "percent":
        return f"{number * 100:.10g} %".replace(".", ",")
    return f"{number:.15g}".replace(".", ",")


def _whole(text: str) -> int:
    """A whole number of at most seven figures, or 0."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 7 else 0  # noqa: PLR2004
