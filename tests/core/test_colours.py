"""What is written can be read: the contrast of WCAG 2.2 between every surface and what stands on it."""

from __future__ import annotations

import pytest

from arrangeerveld.core import colours
from arrangeerveld.core.colours import DARK, INKS, MUTED, NOTES, SHEET, WHITE, ZONES
from arrangeerveld.core.faces import UNKNOWN_KIND


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb` (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("name", ZONES)
def test_titles_of_zones_read_well(name: str) -> None:
    assert contrast(ZONES[name].fill, ZONES[name].text) >= 7


@pytest.mark.parametrize("name", ZONES)
def test_small_grey_writing_reads_on_every_zone(name: str) -> None:
    assert contrast(ZONES[name].fill, MUTED) >= 4.5


@pytest.mark.parametrize("name", NOTES)
def test_writing_on_notes_reads_well(name: str) -> None:
    assert contrast(NOTES[name], DARK) >= 7


@pytest.mark.parametrize("ink", INKS)
def test_ink_reads_on_all_that_it_can_be_drawn_on(ink: str) -> None:
    papers = [SHEET, WHITE, *(tint.fill for tint in ZONES.values()), *NOTES.values()]
    assert min(contrast(INKS[ink], paper) for paper in papers) >= 4.5


def test_the_rest_of_the_mat() -> None:
    assert contrast(DARK, WHITE) >= 7
    assert contrast(DARK, SHEET) >= 7
    assert contrast(MUTED, SHEET) >= 4.5
    assert contrast(WHITE, UNKNOWN_KIND.colour) >= 4.5


def test_the_domains_have_a_colour_of_the_palette() -> None:
    assert {colour for colour, _ in colours.DOMAINS.values()} <= set(ZONES)
