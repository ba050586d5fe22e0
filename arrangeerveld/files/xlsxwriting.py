"""A deck as an Excel workbook (`.xlsx`, ECMA-376): one sheet, every cell a text, the same bytes for the same deck."""

from __future__ import annotations

import re
import zipfile
from html import escape
from io import BytesIO

from arrangeerveld.files.columnnames import written
from arrangeerveld.files.decks import Deck
from arrangeerveld.files.grids import letters
from arrangeerveld.files.tablewriting import FORMULA, rows_of

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DAY = (1980, 1, 1, 0, 0, 0)
_FORBIDDEN = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot hold
_CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_WIDE = {"id": 26, "titel": 34, "tekst": 60, "domeinen": 28, "uitvoerder": 26, "plaatje": 18, "stapel": 26, "bron": 26}
_NAME = 31  # letters that the name of a sheet may have
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2">'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Standaard" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
"""Number format 49 is text: what somebody types there later stays a text too."""


def xlsx_of(deck: Deck) -> bytes:
    """The bytes of the workbook."""
    kinds = {"/xl/workbook.xml": "sheet.main", "/xl/worksheets/sheet1.xml": "worksheet", "/xl/styles.xml": "styles"}
    types = "".join(f'<Override PartName="{part}" ContentType="{_CONTENT}.{kind}+xml"/>' for part, kind in kinds.items())
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.'
        f'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": _related(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{escape(_sheet_name(deck.name))}" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _related(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")),
        "xl/worksheets/sheet1.xml": _sheet(rows_of(deck)),
        "xl/styles.xml": _STYLES,
    }
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name, text in parts.items():
            file.writestr(zipfile.ZipInfo(name, _DAY), _HEAD + text)
    return data.getvalue()


def _related(*parts: tuple[str, str]) -> str:
    found = "".join(f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{part}"/>' for n, (kind, part) in enumerate(parts, 1))
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'


def _sheet_name(name: str) -> str:
    """The name of a sheet: Excel takes no more letters, and not all of them."""
    return re.sub(r"[\[\]:*?/\\']", " ", _FORBIDDEN.sub("", name))[:_NAME].strip() or "Kaarten"


def _sheet(rows: list[list[str]]) -> str:
    wide = {written(part): size for part, size in _WIDE.items()}
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{wide.get(name, 14 if len(name) < 8 else 34)}" style="0" customWidth="1"/>'  # noqa: PLR2004
        for n, name in enumerate(rows[0], 1)
    )
    lines = "".join(
        f'<row r="{n}">{"".join(_cell(f"{letters(k)}{n}", cell, int(n == 1)) for k, cell in enumerate(row, 1) if cell)}</row>'
        for n, row in enumerate(rows, 1)
    )
    frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{frozen}</sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>{lines}</sheetData></worksheet>"
    )


def _cell(name: str, text: str, style: int) -> str:
    text = f"'{text}" if text.startswith("'") and FORMULA.match(text) else text  # or reading would take one of them away
    said = escape(_FORBIDDEN.sub("", _CODED.sub("_x005F_", text)), quote=False)
    return f'<c r="{name}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'
