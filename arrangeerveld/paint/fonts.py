"""The typeface: design widths for the layout, and sized fonts for the painter, with a second font for letters the first lacks."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import ImageFont

from arrangeerveld.core.marks import Weight
from arrangeerveld.paint.script import in_view

if TYPE_CHECKING:
    import pyphen

FILES = {
    Weight.REGULAR: ("AtkinsonHyperlegibleNext-Regular.ttf", "NotoSans-Regular.ttf", "NotoSansArabic-Regular.ttf"),
    Weight.BOLD: ("AtkinsonHyperlegibleNext-SemiBold.ttf", "NotoSans-SemiBold.ttf", "NotoSansArabic-SemiBold.ttf"),
}
UNITS = 1000  # units per em of all six files
_NO_LETTER = "\uffff"  # a code point that no font has: gives the box for a missing glyph
INSTEAD = "\ufffd"  # how wide a letter is that no font has, and what stands for it in a PDF
_PROBE = 32
_MOST_SIZES = 64


class Typeface:
    """Widths and glyphs. The widths are exact: the fonts have no kerning table that the basic layout would need."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sized: OrderedDict[tuple[str, float], ImageFont.FreeTypeFont] = OrderedDict()
        self._letters: dict[tuple[Weight, str], tuple[str, float]] = {}
        self._missing: dict[str, bytes] = {}
        self._hyphenator: pyphen.Pyphen | None = None

    def width(self, text: str, weight: Weight) -> float:
        """The width of one line of text in em."""
        return sum(self._letter(char, weight)[1] for char in in_view(text))

    def hyphens(self, word: str) -> tuple[int, ...]:
        """Where Dutch allows a long word to be broken: the places of the first letter after the break."""
        if self._hyphenator is None:
            import pyphen  # noqa: PLC0415 - its dictionary is only wanted once a word does not fit

            self._hyphenator = pyphen.Pyphen(lang="nl_NL", left=3, right=3)
        return tuple(self._hyphenator.positions(word))

    def letters(self, text: str, weight: Weight) -> Iterator[tuple[str, str, float]]:
        """Each letter as it is seen from left to right, with the file that has it and its advance in em."""
        for char in in_view(text):
            yield (char, *self._letter(char, weight))

    def sized(self, file: str, size: float) -> ImageFont.FreeTypeFont:
        """A font of this size in pixels."""
        key = (file, size)
        font = self._sized.get(key)
        if font is None:
            font = ImageFont.truetype(str(self._folder / file), size, layout_engine=ImageFont.Layout.BASIC)
            self._sized[key] = font
            if len(self._sized) > _MOST_SIZES:
                self._sized.popitem(last=False)
        return font

    def _letter(self, char: str, weight: Weight) -> tuple[str, float]:
        known = self._letters.get((weight, char))
        if known is None:
            file = next((file for file in FILES[weight] if self._has(file, char)), "")
            wide = self.sized(file or FILES[weight][1], UNITS).getlength(char if file else INSTEAD) / UNITS
            known = self._letters[weight, char] = (file or FILES[weight][1], wide)
        return known

    def _has(self, file: str, char: str) -> bool:
        if char.isascii() or char.isspace():
            return True
        missing = self._missing.get(file)
        if missing is None:
            missing = self._missing[file] = bytes(self.sized(file, _PROBE).getmask(_NO_LETTER))
        return bytes(self.sized(file, _PROBE).getmask(char)) != missing
