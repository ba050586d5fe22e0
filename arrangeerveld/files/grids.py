"""A table as it was read or copied: cells of text by row and column, and remarks that say in which cell something is."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase

MOST_ROWS = 5_000
MOST_COLUMNS = 100
MOST_CELL = 8_000  # characters


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a cell, a row or (0) the whole table; rows and columns count from 1. What is `bad` keeps its row out."""

    what: str
    remedy: str = ""
    row: int = 0
    column: int = 0
    bad: bool = False

    @property
    def where(self) -> str:
        """`Rij 3, kolom B`, or less when less is known."""
        row = f"rij {self.row}" if self.row else ""
        column = f"kolom {letters(self.column)}" if self.column else ""
        found = ", ".join(part for part in (row, column) if part)
        return found[:1].upper() + found[1:]

    def __str__(self) -> str:
        """`Rij 3, kolom B: De titel is te lang. Maak hem korter.`."""
        said = " ".join(part for part in (self.what, self.remedy) if part)
        return f"{self.where}: {said}" if self.where else said


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one table; `rows[0]` has the number `first`.

    `merged` are blocks of cells that were made one: row, column, last row, last column.
    """

    rows: tuple[tuple[str, ...], ...]
    first: int = 1
    merged: tuple[tuple[int, int, int, int], ...] = ()
    remarks: tuple[Remark, ...] = ()
    name: str = ""  # of the sheet in its workbook


def letters(column: int) -> str:
    """The letters by which a spreadsheet calls a column: 1 is A, 27 is AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = ascii_uppercase[rest] + found
    return found


def column_of(cell: str) -> int:
    """The column of a cell such as `AB12`; 0 when it is no such name."""
    found = 0
    for char in cell.rstrip("0123456789"):
        if char not in ascii_uppercase:
            return 0
        found = found * 26 + ascii_uppercase.index(char) + 1
    return found
