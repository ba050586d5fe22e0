"""Masks that are put together from small ones are those that would have been drawn whole, and so is what is laid through them."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageFilter

from arrangeerveld.core.geometry import Rect
from arrangeerveld.core.marks import Panel
from arrangeerveld.paint import shapes
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.tiles import SHADOW_COLOUR, lay, paint


@settings(deadline=None, max_examples=150)
@given(st.integers(4, 700), st.integers(4, 700), st.floats(1, 60), st.floats(0.3, 30))
def test_a_shadow_is_the_same_as_one_blurred_whole(w: int, h: int, radius: float, soft: float) -> None:
    mask, out = shapes.shadow(w, h, radius, soft)
    whole = Image.new("L", (w + 2 * out, h + 2 * out))
    whole.paste(72, (out, out + round(soft * 0.45)), shapes.rounded(w, h, radius))
    whole = whole.filter(ImageFilter.GaussianBlur(soft * 0.8))
    assert out == math.ceil(soft * 2)
    assert mask.size == whole.size
    assert ImageChops.difference(mask, whole).getbbox() is None


@pytest.mark.parametrize("size", [(40, 30), (400, 200)])
def test_a_shadow_on_nothing_is_all_there_is(size: tuple[int, int], typeface: Typeface) -> None:
    panel = Panel(Rect(10, 10, size[0] - 20, size[1] - 20), "", radius=8, shadow=6)
    empty = Image.new("RGBA", size, (*SHADOW_COLOUR, 0))
    paint(empty, [panel], 1.0, typeface)
    laid = Image.new("RGBA", size, (*SHADOW_COLOUR, 0))
    mask, out = shapes.shadow(size[0] - 20, size[1] - 20, 8, 6)
    lay(laid, SHADOW_COLOUR, (10 - out, 10 - out), mask)
    assert laid.getbbox()
    assert empty.tobytes() == laid.tobytes()


def test_a_colour_lies_on_paper_as_it_does_beside_it() -> None:
    """The quick way, on what is opaque, and the exact one differ by the rounding of one step of 255."""
    chance = random.Random(3)  # noqa: S311 - not for secrets
    mask = Image.frombytes("L", (60, 40), chance.randbytes(2400))
    paper = Image.frombytes("RGB", (100, 80), chance.randbytes(24000)).convert("RGBA")
    quick, holed = paper.copy(), paper.copy()
    lay(quick, (200, 30, 90), (20, 20), mask)
    holed.putpixel((20, 20), (90, 90, 90, 254))
    lay(holed, (200, 30, 90), (20, 20), mask)
    quick.putpixel((20, 20), holed.getpixel((20, 20)) or 0)
    assert max(ImageChops.difference(quick, holed).convert("RGB").tobytes()) <= 2
    assert quick.getchannel("A").getextrema() == (255, 255)
    assert quick.tobytes() != paper.tobytes()
