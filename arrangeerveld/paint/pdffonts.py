"""The typefaces in a PDF: only the letters that are used, each with what it says, so that it can be searched and copied."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from arrangeerveld.core.marks import Weight
from arrangeerveld.paint.fonts import FILES, INSTEAD, UNITS, Typeface
from arrangeerveld.paint.pdfobjects import Objects
from arrangeerveld.paint.script import spoken

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_ROWS = 100  # of a table of what letters say, at most (Adobe Technical Note 5411)
_DROPPED = ("GSUB", "GPOS", "GDEF", "DSIG", "STAT", "meta", "MVAR", "HVAR", "gasp")


class Letters:
    """The letters of one file that a document uses."""

    def __init__(self, path: Path) -> None:
        from fontTools.ttLib import TTFont  # noqa: PLC0415 - only a PDF needs it

        self.name = path.stem
        self._font: TTFont = TTFont(BytesIO(path.read_bytes()), lazy=True)
        self.has = frozenset(self._font.getBestCmap())
        self._codes: dict[tuple[str, str], int] = {}

    def code(self, shape: str, says: str) -> int:
        """The code under which a letter is drawn; letters that look the same but say something else have their own."""
        return self._codes.setdefault((shape, says), len(self._codes) + 1)

    def put(self, objects: Objects, number: int) -> None:
        """Write the typeface with these letters."""
        font = self._subset()
        glyphs, cmap = font.getReverseGlyphMap(), font.getBestCmap()
        metrics = font["hmtx"]
        names = [cmap[ord(shape)] for shape, _ in self._codes]
        data = BytesIO()
        font.save(data)
        file = objects.stream(data.getvalue(), f"/Length1 {len(data.getvalue())}")
        name = f"AAAAAA+{self.name}"
        box = " ".join(str(getattr(font["head"], side)) for side in ("xMin", "yMin", "xMax", "yMax"))
        described = objects.put(
            f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{box}] /ItalicAngle 0 /Ascent {font['hhea'].ascent} "
            f"/Descent {font['hhea'].descent} /CapHeight {font['OS/2'].sCapHeight} /StemV 80 /FontFile2 {file} 0 R >>"
        )
        to_glyph = objects.stream(b"\0\0" + b"".join(glyphs[glyph].to_bytes(2, "big") for glyph in names))
        widths = " ".join(str(metrics[glyph][0] * 1000 // UNITS) for glyph in names)
        drawn = objects.put(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
            f"/Supplement 0 >> /FontDescriptor {described} 0 R /DW 1000 /W [1 [{widths}]] /CIDToGIDMap {to_glyph} 0 R >>"
        )
        says = objects.stream(_says([said for _, said in self._codes]).encode("ascii"))
        objects.put(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts "
            f"[{drawn} 0 R] /ToUnicode {says} 0 R >>",
            number,
        )

    def _subset(self) -> Any:
        from fontTools.subset import Options, Subsetter  # noqa: PLC0415

        options = Options(drop_tables=list(_DROPPED), hinting=False, layout_features=[], notdef_outline=True, name_IDs=[1, 2, 6])
        subsetter = Subsetter(options)
        subsetter.populate(unicodes={ord(shape) for shape, _ in self._codes})
        font = self._font
        font.recalcTimestamp = False
        subsetter.subset(font)
        data = BytesIO()
        font.save(data)
        data.seek(0)
        return type(font)(data, recalcTimestamp=False)


class FontBook:
    """The typefaces of one document."""

    def __init__(self, folder: Path, type_: Typeface) -> None:
        self._folder, self._type = folder, type_
        self._books: dict[str, Letters] = {}

    def runs(self, text: str, weight: Weight) -> Iterator[tuple[str, bytes, float]]:
        """Pieces of one line from left to right: the name of a font, the codes of its letters, and their width in em."""
        font, codes, wide = "", b"", 0.0
        for letter, file, advance in self._type.letters(text, weight):
            shape, holder = self._shape(letter, file, weight)
            exact = shape == letter
            if holder != font or not exact:
                if codes:
                    yield self.name(font), codes, wide
                font, codes, wide = holder, b"", 0.0
            codes += self._book(holder).code(shape, spoken(letter)).to_bytes(2, "big")
            wide += advance
            if not exact:
                yield self.name(font), codes, wide
                font, codes, wide = "", b"", 0.0
        if codes:
            yield self.name(font), codes, wide

    def _shape(self, letter: str, file: str, weight: Weight) -> tuple[str, str]:
        """What is drawn for a letter, and from which file; what it says stays the letter itself."""
        if ord(letter) in self._book(file).has:
            return letter, file
        return INSTEAD, FILES[weight][1]

    def _book(self, file: str) -> Letters:
        book = self._books.get(file)
        if book is None:
            book = self._books[file] = Letters(self._folder / file)
        return book

    def name(self, file: str) -> str:
        """How the pages call a font."""
        return f"F{sorted(name for names in FILES.values() for name in names).index(file) + 1}"

    def put(self, objects: Objects) -> str:
        """Write the typefaces that were used; the resources for the pages."""
        entries = []
        for file, book in sorted(self._books.items()):
            if book._codes:  # noqa: SLF001 - of this module
                number = objects.reserve()
                book.put(objects, number)
                entries.append(f"/{self.name(file)} {number} 0 R")
        return f"<< {' '.join(entries)} >>"


def _says(letters: list[str]) -> str:
    """The table of what each letter says."""
    rows = [f"<{code:04X}> <{says.encode('utf-16-be', 'replace').hex().upper()}>" for code, says in enumerate(letters, 1)]
    blocks = [rows[i : i + _ROWS] for i in range(0, len(rows), _ROWS)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )
