"""An earlier board shines through the mat, but not where words are read, and never in what is kept."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from PIL import Image, ImageChops

from arrangeerveld.core.board import Board
from arrangeerveld.core.marks import Means
from arrangeerveld.core.mat import Holds
from arrangeerveld.core.session import Scene
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.layer import Layer, picture
from arrangeerveld.paint.photos import photo_from
from arrangeerveld.paint.tiles import Tiles, pixels
from arrangeerveld.paint.under import HEAD
from tests import fakes

NOTHING = Scene((), (), frozenset(), ())


def test_it_shines_through_and_goes_away_again(means: Means, typeface: Typeface) -> None:
    board = Board(fakes.MAT)
    out = BytesIO()
    Image.effect_noise((600, 360), 90).convert("RGB").save(out, "PNG")
    earlier = photo_from(out.getvalue(), "ruis")
    layer = Layer(board, means, typeface, Tiles(), 0.5)
    layer.show(board, NOTHING)
    bare = layer.image.copy()
    layer.lay_under(earlier)
    assert layer.show(board, NOTHING) == ((0, 0, *layer.size),)
    mixed = layer.image.copy()
    different = ImageChops.difference(bare, mixed)
    zone = next(zone for zone in fakes.MAT.zones if Holds.AGREEMENTS in zone.holds)
    assert different.crop(pixels(zone.place, 0.5)).getbbox() is None
    assert different.crop((0, 0, layer.size[0], round(HEAD * 0.5))).getbbox() is None
    assert different.crop(pixels(fakes.MAT.zones[0].place, 0.5)).getbbox() is not None
    layer.lay_under(earlier)
    assert layer.show(board, NOTHING) == ()
    changed = replace(board, about=replace(board.about, title="Anders"))
    layer.show(changed, NOTHING)
    assert ImageChops.difference(mixed, layer.image).crop(pixels(fakes.MAT.zones[0].place, 0.5)).getbbox() is None
    layer.lay_under(None)
    layer.show(board, NOTHING)
    assert layer.image.tobytes() == bare.tobytes()
    assert picture(board, means, typeface, layer.size[0]).tobytes() == bare.tobytes()
