"""The widths that lines are broken by are those in the font, and every letter comes from a font that has it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core.geometry import Point, Size
from arrangeerveld.core.marks import Face, Text, Weight
from arrangeerveld.files import places
from arrangeerveld.paint.fonts import FILES, INSTEAD, UNITS, Typeface
from arrangeerveld.paint.tiles import tile
from tests.paint.sfnt import Widths

LATIN = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA1, 0x180)])) + "‘’“”–—…−×€"
CYRILLIC = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
HINT = 0.001  # em: what hinting, even at a thousand pixels, changes to a few letters (; : in bold)
TYPE = Typeface(places.fonts())
TABLES = {weight: [Widths(places.fonts() / file) for file in files] for weight, files in FILES.items()}


def design(char: str, weight: Weight) -> float:
    """The advance in em of the first font that has the letter."""
    return next((font for font in TABLES[weight] if font.has(char)), TABLES[weight][0]).of(char)


@pytest.mark.parametrize("weight", Weight)
def test_all_fonts_have_as_many_units_as_the_widths_are_asked_at(weight: Weight) -> None:
    assert {font.units for font in TABLES[weight]} == {UNITS}


@given(st.text(LATIN + CYRILLIC, max_size=60), st.sampled_from(Weight))
def test_a_text_is_as_wide_as_the_design_widths_of_its_letters(text: str, weight: Weight) -> None:
    assert TYPE.width(text, weight) == pytest.approx(sum(design(char, weight) for char in text), abs=HINT * len(text) + 1e-9)


@pytest.mark.parametrize("weight", Weight)
def test_letters_come_from_the_first_font_that_has_them(weight: Weight) -> None:
    for char in LATIN + CYRILLIC:
        files = [file for file, font in zip(FILES[weight], TABLES[weight], strict=True) if font.has(char)]
        assert files, char
        assert [file for _, file, _ in TYPE.letters(char, weight)] == files[:1], char


@pytest.mark.parametrize("weight", Weight)
def test_letters_of_other_languages_are_there(weight: Weight) -> None:
    own, other, arabic = FILES[weight]
    found = {char: file for char, file, _ in TYPE.letters("łİışçğéëïóüа", weight)}
    assert found.pop("а") == other
    assert {file for _, file, _ in TYPE.letters("سلام", weight)} == {arabic}
    assert set(found.values()) == {own}


def test_a_letter_that_no_font_has_takes_the_room_of_the_sign_for_that() -> None:
    assert [file for _, file, _ in TYPE.letters("\u4e2d", Weight.REGULAR)] == [FILES[Weight.REGULAR][1]]
    assert TYPE.width("\u4e2d", Weight.REGULAR) == TYPE.width(INSTEAD, Weight.REGULAR) > 0


@pytest.mark.parametrize("weight", Weight)
def test_what_is_painted_is_as_wide_as_it_was_measured(weight: Weight) -> None:
    text, em, scale = "Oefenen met wiebelen", 27.0, 4 / 3
    wide = TYPE.width(text, weight) * em
    face = Face(Size(400, 60), (Text(Point(10, 40), text, em, "#000000", weight),))
    painted = tile(face, scale, TYPE).getchannel("A").getbbox()
    assert painted is not None
    assert painted[0] == pytest.approx(10 * scale, abs=0.1 * em * scale)
    assert painted[2] == pytest.approx((10 + wide) * scale, abs=0.1 * em * scale)


def test_dutch_words_break_where_dutch_breaks_them() -> None:
    breaks = {"ondersteuning"[:at] for at in TYPE.hyphens("ondersteuning")}
    assert "onder" in breaks
    assert all(3 <= len(part) <= len("ondersteuning") - 3 for part in breaks)
    assert TYPE.hyphens("aan") == ()


def test_sizes_are_kept_but_not_without_end() -> None:
    file = FILES[Weight.REGULAR][0]
    first = TYPE.sized(file, 31.5)
    assert TYPE.sized(file, 31.5) is first
    for size in range(10, 200):
        assert TYPE.sized(file, size).size == size
