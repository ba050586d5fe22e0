"""Tables in an Excel workbook (`.xlsx`, ECMA-376, as Excel, LibreOffice and others write it): what its cells say, as text."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files.archives import Archive, content, opened
from arrangeerveld.files.grids import Grid
from arrangeerveld.files.xlsxcells import Formats, formats, grid
from arrangeerveld.files.xmlevents import walk

LARGEST = 16 * 2**20  # bytes of the file
MOST_PARTS = 1_000
UNPACKED = 96 * 2**20  # bytes of all parts
PART = 48 * 2**20  # bytes of one part
BOOK = "xl/workbook.xml"
_OLD = b"\xd0\xcf\x11\xe0"  # the sign of the files of older Excels, and of newer ones with a password
_OFFICE = "Open het in Excel of LibreOffice en kies ‘Opslaan als’ en dan .xlsx."


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook: the parts of its sheets by name, hidden ones left out."""

    archive: Archive
    sheets: tuple[tuple[str, str], ...]
    strings: tuple[str, ...]
    formats: Formats


def xlsx_grids(data: bytes, file: str) -> tuple[Grid, ...]:
    """The tables on the sheets of a workbook that can be seen, in their order; `file` is how problems call it. Raises Refused."""
    book = _book(data, file)
    return tuple(grid(content(book.archive, part, PART), name, book.strings, book.formats, file) for name, part in book.sheets)


def _book(data: bytes, file: str) -> Book:
    if data.startswith(_OLD):
        what = "Dit is een Excel-bestand van een oudere soort (.xls), of een met een wachtwoord."
        raise Refused(Problem(what, Place(file), _OFFICE))
    archive = opened(data, file, MOST_PARTS, UNPACKED)
    if BOOK not in archive.parts:
        what = "Dit is geen Excel-bestand (.xlsx)."
        if "content.xml" in archive.parts:
            what = "Dit is een tabel van LibreOffice (.ods)."
        raise Refused(Problem(what, Place(file), _OFFICE))
    names, old_days = _sheets(content(archive, BOOK, PART), file)
    related = _related(archive, "xl/_rels/workbook.xml.rels", file)
    sheets = tuple((name, related[key][1]) for name, key in names if key in related and related[key][1] in archive.parts)
    parts = {kind: part for kind, part in related.values() if part in archive.parts}
    strings = _strings(content(archive, parts["sharedStrings"], PART), file) if "sharedStrings" in parts else ()
    found = formats(content(archive, parts["styles"], PART) if "styles" in parts else b"", file, old_days=old_days)
    return Book(archive, sheets, strings, found)


def _sheets(data: bytes, file: str) -> tuple[list[tuple[str, str]], bool]:
    """The names of the sheets that can be seen with the keys of their parts; and whether days are counted from 1904."""
    names: list[tuple[str, str]] = []
    old_days = [False]

    def start(name: str, given: dict[str, str]) -> None:
        if name == "sheet" and given.get("state", "visible") == "visible":
            names.append((given.get("name", ""), given.get("id", "")))
        elif name == "workbookPr":
            old_days[0] = given.get("date1904", "0") in {"1", "true"}

    walk(data, file, start)
    return names, old_days[0]


def _related(archive: Archive, part: str, file: str) -> dict[str, tuple[str, str]]:
    """The kinds and names of the parts to which a part points, by their keys."""
    found: dict[str, tuple[str, str]] = {}

    def start(name: str, given: dict[str, str]) -> None:
        if name == "Relationship" and given.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/xl", given.get("Target", ""))).lstrip("/")
            found[given.get("Id", "")] = (given.get("Type", "").rpartition("/")[2], target)

    if part in archive.parts:
        walk(content(archive, part, PART), file, start)
    return found


def _strings(data: bytes, file: str) -> tuple[str, ...]:
    """The texts that cells point to; how a word is said (`rPh`) is no part of it."""
    found: list[str] = []
    within: list[str] = []

    def start(name: str, _: dict[str, str]) -> None:
        within.append(name)
        if name == "si":
            found.append("")

    def end(_: str) -> None:
        within.pop()

    def text(piece: str) -> None:
        if found and within and within[-1] == "t" and "rPh" not in within:
            found[-1] += piece

    walk(data, file, start, end, text)
    return tuple(found)
