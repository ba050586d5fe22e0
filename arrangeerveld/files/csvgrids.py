"""Tables of text: a `.csv` of any spreadsheet, or what was copied from a table in a word processor or spreadsheet."""

from __future__ import annotations

import csv
import re
from io import StringIO

from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files.cleaning import FORBIDDEN, cleaned
from arrangeerveld.files.columnnames import meaning
from arrangeerveld.files.grids import MOST_COLUMNS, MOST_ROWS, Grid

LARGEST = 8 * 2**20  # bytes
DELIMITERS = ";\t,"
_LOOKED_AT = 20  # rows in which the names of columns are looked for
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_EXCEL = re.compile(r"sep=(?P<sign>[;,\t|])\r?\n", re.IGNORECASE)
"""The first line by which Excel may be told what stands between cells."""


def csv_grid(data: bytes, file: str) -> Grid:
    """The table in the bytes of a `.csv`, `.tsv` or `.txt`; `file` is how problems call it. Raises Refused."""
    return text_grid(_decoded(data, file), file)


def text_grid(text: str, file: str) -> Grid:
    """The table in a text. Raises Refused."""
    if "\0" in text:
        what = "Dit is geen tabel van tekst: er staan tekens in die geen letters zijn."
        raise Refused(Problem(what, Place(file), "Kies een bestand dat eindigt op .csv of .xlsx."))
    found = _EXCEL.match(text)
    first, delimiter = (2, found["sign"]) if found else (1, "")
    text = text[found.end() :] if found else text
    rows = _rows(text, delimiter or _delimiter(text), file, first)
    while rows and not any(rows[-1]):
        rows.pop()
    return Grid(tuple(rows), first)


def _rows(text: str, delimiter: str, file: str, first: int) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True):
            rows.append(tuple(_cell(cell) for cell in row[:MOST_COLUMNS]))
            if len(rows) > MOST_ROWS:
                raise Refused(too_many(file))
    except csv.Error as fault:
        number = len(rows) + first
        what = f"Vanaf rij {number} is de tabel niet te lezen: daar staat een aanhalingsteken dat niet goed begint of eindigt."
        raise Refused(Problem(what, Place(file), "Haal het aanhalingsteken weg, of sla de tabel opnieuw op als .xlsx.")) from fault
    return rows


def too_many(file: str) -> Problem:
    """A table has more rows than anybody writes cards."""
    what = f"Deze tabel heeft meer dan {MOST_ROWS} rijen; in een stapel passen er 500."
    return Problem(what, Place(file), "Zet alleen de kaarten in het bestand, of verdeel ze.")


def _cell(cell: str) -> str:
    return FORBIDDEN.sub("", cleaned(cell)).strip()


def _decoded(data: bytes, file: str) -> str:
    for mark, encoding in (*((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), (b"", "utf-8"), (b"", "cp1252")):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            if mark:
                break
    what = "In dit bestand staan tekens die niet te lezen zijn."
    raise Refused(Problem(what, Place(file), "Open het in Excel of LibreOffice en sla het op als .xlsx, of als CSV met UTF-8."))


def _delimiter(text: str) -> str:
    """What stands between the cells: that with which the names of most columns are known, or else what occurs in each row alike."""
    return max(DELIMITERS, key=lambda sign: _score(text, sign))


def _score(text: str, sign: str) -> tuple[int, int, int]:
    rows: list[list[str]] = []
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=sign):
            rows.append(row)
            if len(rows) == _LOOKED_AT:
                break
    except csv.Error:
        pass
    known = max((len({meaning(cell) for cell in row} - {""}) for row in rows), default=0)
    filled = [len(row) for row in rows if any(cell.strip() for cell in row)]
    even = min(filled) if filled and min(filled) == max(filled) else 1
    return known, even, int(sign in text and sign == "\t")
