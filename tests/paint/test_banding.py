"""A picture of any size in bands is the picture of the screen, and holds nothing but pixels."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from PIL import Image, ImageChops

from arrangeerveld.core.marks import Means
from arrangeerveld.paint import banding
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.layer import picture
from tests.boards import full

GRAIN = 0.0001
"""The part of the pixels that may be a shade different: the layer draws a line in runs, a band all of it at once (see `pictures`)."""


def opened(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data)) as image:
        image.load()
        return image.copy()


def chunks(data: bytes) -> list[bytes]:
    at, found = 8, list[bytes]()
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        found.append(data[at + 4 : at + 8])
        at += 12 + length
    return found


def test_a_picture_is_what_was_painted_and_nothing_else(means: Means, typeface: Typeface) -> None:
    data = banding.png(full(), means, typeface, 1000)
    assert opened(data).tobytes() == picture(full(), means, typeface, 1000).tobytes()
    assert chunks(data) == [b"IHDR", b"IDAT", b"IEND"]


@pytest.mark.parametrize("width", [1440, 2000, 3001])
def test_bands_show_no_seams(width: int, means: Means, typeface: Typeface, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(banding, "WHOLE", 0)
    monkeypatch.setattr(banding, "BAND", 128)
    one, other = opened(banding.png(full(), means, typeface, width)), picture(full(), means, typeface, width)
    bars = ImageChops.difference(one, other).convert("L").histogram()
    assert sum(bars[1:]) < GRAIN * one.width * one.height
