"""The record as a Word file (.docx, ECMA-376): headings, lists and tables of our own making, to work on in any word processor."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from html import escape
from io import BytesIO

from arrangeerveld.core.direction import runs_right
from arrangeerveld.core.record import Block, Entry, Heading, Pair, Record, Seen, Signing, Table, Words

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TEXT_WIDTH = 9640  # twentieths of a point
_FORBIDDEN = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot hold
_ARABIC = re.compile("[\u0590-\u08ff]")
_DAY = (1980, 1, 1, 0, 0, 0)  # of every part: the same record gives the same bytes


def docx_of(record: Record, made: datetime) -> bytes:
    """The bytes of the file."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>'
        for part, kind in (
            ("/word/document.xml", f"{main}.document.main+xml"),
            ("/word/styles.xml", f"{main}.styles+xml"),
            ("/word/numbering.xml", f"{main}.numbering+xml"),
            ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        )
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.'
        f'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="r2" Type="{package}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{office}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r2" Type="{office}/numbering" Target="numbering.xml"/></Relationships>',
        "word/document.xml": _document(record),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "docProps/core.xml": _core(record.title, made),
    }
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(zipfile.ZipInfo(name, _DAY), _HEAD + text, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def _document(record: Record) -> str:
    body = "".join(part for block in record.blocks for part in _parts(block))
    page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"/></w:sectPr>'
    return f"<w:document {_W}><w:body>{body}{page}</w:body></w:document>"


def _parts(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield _paragraph(_run(block.text), "Title" if block.level == 1 else "Heading1", block.text)
        case Pair():
            yield _paragraph(_run(f"{block.label}: ") + _run(block.value, bold=True))
        case Words():
            yield _paragraph(_run(block.text), said=block.text)
        case Entry():
            lead, title = block.lead and f"{block.lead}: ", block.title and f"{block.title} "
            yield _paragraph(_run(lead) + _run(title, bold=True) + _run(block.text), "ListBullet", block.text or block.title)
        case Table():
            yield from (_table(block), _paragraph(""))
        case Signing():
            yield from (_paragraph(_run(f"{person}: ____________________  datum: __________")) for person in block.people)
        case Seen():
            yield _paragraph(_run("(Het veld zelf staat in het PDF-bestand en in het plaatje.)"))


def _run(text: str, *, bold: bool = False) -> str:
    """A piece of text; its line breaks are breaks."""
    if not text:
        return ""
    marks = ("<w:b/>" if bold else "") + ("<w:rtl/>" if _ARABIC.search(text) else "")
    lines = (f'<w:t xml:space="preserve">{escape(_FORBIDDEN.sub("�", line), quote=False)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{f'<w:rPr>{marks}</w:rPr>' if marks else ''}{'<w:br/>'.join(lines)}</w:r>"


def _paragraph(runs: str, style: str = "", said: str = "") -> str:
    marks = (f'<w:pStyle w:val="{style}"/>' if style else "") + ("<w:bidi/>" if runs_right(said) else "")
    return f"<w:p>{f'<w:pPr>{marks}</w:pPr>' if marks else ''}{runs}</w:p>"


def _table(table: Table) -> str:
    widths = [round(part * _TEXT_WIDTH) for part in table.parts]
    grid = "".join(f'<w:gridCol w:w="{wide}"/>' for wide in widths)
    head = _table_row(table.head, widths, head=True)
    rows = "".join(_table_row(row, widths) for row in table.rows)
    marks = f'<w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
    return f"<w:tbl><w:tblPr>{marks}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"


def _table_row(cells: tuple[str, ...], widths: list[int], *, head: bool = False) -> str:
    parts = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/></w:tcPr>{_paragraph(_run(cell, bold=head), said=cell)}</w:tc>'
        for cell, wide in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{parts}</w:tr>"


def _styles() -> str:
    def style(name: str, shown: str, paragraph: str, letters: str) -> str:
        body = f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr>'
        return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>{body}</w:style>'

    letters = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="nl-NL"/>'
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="808080"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{letters}</w:rPr></w:rPrDefault>"
        '<w:pPrDefault><w:pPr><w:spacing w:after="80"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        + style("Title", "Title", '<w:spacing w:after="160"/>', '<w:b/><w:sz w:val="40"/>')
        + style("Heading1", "heading 1", '<w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="0"/>', '<w:b/><w:sz w:val="28"/>')
        + style("ListBullet", "List Bullet", '<w:numPr><w:numId w:val="1"/></w:numPr>', "")
        + '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr>'
        f"<w:tblBorders>{edges}</w:tblBorders></w:tblPr></w:style></w:styles>"
    )


def _numbering() -> str:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl>'
    )
    return (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _core(title: str, made: datetime) -> str:
    stamp = made.strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(_FORBIDDEN.sub('�', title), quote=False)}</dc:title><dc:language>nl-NL</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created></cp:coreProperties>'
    )
