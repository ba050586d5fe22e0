"""Tiles have clean edges on any ground, turned or not; and a board gives the same picture every time."""

from __future__ import annotations

import itertools
from dataclasses import replace
from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageDraw

from arrangeerveld.core.board import Board, Kind, Note, NoteSize
from arrangeerveld.core.faces import SHADOW_MARGIN, note_face
from arrangeerveld.core.geometry import Point, Pose, Rect, Size, bounds
from arrangeerveld.core.marks import Face, Means, Panel, Picture, Text
from arrangeerveld.core.pictures import PictureData
from arrangeerveld.core.talk import About, Agreement
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.layer import Layer, picture
from arrangeerveld.paint.packing import go_on
from arrangeerveld.paint.tiles import Tiles, _paper, punched, rgb, tile
from tests.fakes import MAT, board, card, note, own_card, stroke

YELLOW = "#ffe680"
FINE = 8  # times finer than the tile: the ideal to compare its edge with
GROUNDS = ["#ffffff", "#000000"]


def over(image: Image.Image, ground: str) -> Image.Image:
    """A see-through picture on a ground of one colour."""
    return Image.alpha_composite(Image.new("RGBA", image.size, ground), image).convert("RGB")


def ideal(panel: Panel, size: tuple[int, int], ground: str, scale: float) -> Image.Image:
    """A panel with no shadow on a ground: drawn very large, then made small."""
    big = Image.new("RGB", (size[0] * FINE, size[1] * FINE), ground)
    place, grain = panel.place, scale * FINE
    corners = (place.x * grain, place.y * grain, place.right * grain - 1, place.bottom * grain - 1)
    draw = ImageDraw.Draw(big)
    if panel.round:
        draw.ellipse(corners, fill=panel.fill)
    else:
        draw.rounded_rectangle(corners, panel.radius * grain, fill=panel.fill)
    return big.reduce(FINE)


def worst(a: Image.Image, b: Image.Image) -> int:
    """The largest difference in one channel of one pixel."""
    return max(high for _, high in extremes(ImageChops.difference(a, b)))


def extremes(image: Image.Image) -> list[tuple[int, int]]:
    """The least and most of each channel."""
    channels = [channel.histogram() for channel in image.split()]
    return [(min(i for i, n in enumerate(bars) if n), max(i for i, n in enumerate(bars) if n)) for bars in channels]


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize(
    "panel",
    [
        Panel(Rect(10, 10, 100, 60), YELLOW),
        Panel(Rect(10, 10, 100, 60), YELLOW, radius=9),
        Panel(Rect(10, 10, 100, 60), YELLOW, radius=30),
        Panel(Rect(10, 10, 100, 60), YELLOW, round=True),
    ],
)
def test_the_edge_of_a_panel_is_a_mix_of_panel_and_ground_and_nothing_else(panel: Panel, ground: str, typeface: Typeface) -> None:
    image = tile(Face(Size(120, 80), (panel,)), 1.0, typeface)
    expected = ideal(panel, image.size, ground, 1.0)
    assert worst(over(image, ground), expected) <= 32  # an eighth: a coarser grain at the edge of the curve
    low, high = rgb(panel.fill), rgb(ground)
    for pixel in over(image, ground).get_flattened_data():
        assert isinstance(pixel, tuple)
        parts = {round((value - b) / (a - b), 1) for value, a, b in zip(pixel, low, high, strict=True) if abs(a - b) > 60}
        assert max(parts) - min(parts) <= 0.11


@pytest.mark.parametrize("turn", [0.0, 7.0, 45.0, 90.0, 180.0, 271.3])
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_edge_of_a_note_is_never_brighter_or_darker_than_the_note_and_its_ground(
    turn: float, ground: str, means: Means, typeface: Typeface
) -> None:
    item = replace(note("a", 600, 360, turn, text=""), colour="geel")
    lying = board(item)
    layer = Layer(lying, means, typeface, Tiles(), 1.0)
    image = over(layer._lying(lying.items[0])[0], ground)  # noqa: SLF001 - its pixels before they lie on the mat
    lightest = [max(a, b) for a, b in zip(rgb(YELLOW), rgb(ground), strict=True)]
    darkest = [min(a, b, c) for a, b, c in zip(rgb(YELLOW), rgb(ground), (31, 45, 58), strict=True)]
    for low, (least, most), high in zip(darkest, extremes(image), lightest, strict=True):
        assert low - 1 <= least
        assert most <= high + 1


@pytest.mark.parametrize("turn", [0.0, 7.0, 45.0, 90.0, 180.0])
def test_a_shadow_gets_never_darker_towards_its_outside(turn: float, means: Means, typeface: Typeface) -> None:
    """Over white, from the paper outward, it only gets lighter: no dark or bright line along the edge."""
    item = note("a", 600, 360, turn, text="")
    lying = board(item)
    image = over(Layer(lying, means, typeface, Tiles(), 2.0)._lying(lying.items[0])[0], "#ffffff")  # noqa: SLF001
    column = [image.getpixel((image.width // 2, y)) for y in range(image.height // 2, image.height)]
    blues = [pixel[2] for pixel in column if isinstance(pixel, tuple)]
    rises = [b - a for a, b in itertools.pairwise(blues)]
    edge = next(i for i, rise in enumerate(rises) if rise)
    assert all(rise >= -1 for rise in rises[edge + 4 :])
    assert blues[-1] >= 252


def test_a_turned_tile_is_the_unturned_one_turned(means: Means, typeface: Typeface) -> None:
    lying = board(note("a", 600, 360, 90, text="Een memo"), note("b", 300, 360, 0, text="Een memo"))
    layer = Layer(lying, means, typeface, Tiles(), 1.0)
    turned, upright = (over(layer._lying(item)[0], "#ffffff") for item in lying.items)  # noqa: SLF001
    back = turned.transpose(Image.Transpose.ROTATE_90)
    difference = ImageChops.difference(back.crop((0, 0, *upright.size)), upright).convert("L")
    assert sum(difference.histogram()[40:]) < 0.03 * upright.width * upright.height


def test_a_tile_is_see_through_where_nothing_is_drawn(means: Means, typeface: Typeface) -> None:
    face = note_face(Note("a", NoteSize.LARGE, "roze", "Tekst", Pose(0, 0)), means)
    image = tile(face, 1.5, typeface)
    out = round(SHADOW_MARGIN * 1.5)
    assert image.size == (round(face.size.w * 1.5) + 2 * out, round(face.size.h * 1.5) + 2 * out)
    alpha = image.getchannel("A")
    for rim in ((0, 0, image.width, 1), (0, 0, 1, image.height), (0, image.height - 1, image.width, image.height)):
        assert extremes(alpha.crop(rim))[0][1] <= 1
    assert extremes(alpha.crop((out + 2, out + 2, image.width - out - 2, image.height - out - 2))) == [(255, 255)]


def test_a_hole_is_punched_in_the_shape_of_a_panel() -> None:
    image = punched(Image.new("RGBA", (100, 100), "#112233"), Panel(Rect(20, 20, 60, 60), "", round=True), 1.0)
    at = [image.getpixel((x, 50)) for x in (10, 50, 90)]
    assert at == [(17, 34, 51, 255), (17, 34, 51, 0), (17, 34, 51, 255)]
    assert image.getpixel((22, 22)) == (17, 34, 51, 255)


def test_tiles_are_kept_while_there_is_room_and_the_longest_unused_goes_first() -> None:
    tiles = Tiles(room=4 * 100 * 3)

    def make() -> Image.Image:
        return Image.new("RGBA", (10, 10))

    kept = [tiles.get(key, make) for key in "abc"]
    assert tiles.get("a", make) is kept[0]
    tiles.get("d", make)
    assert tiles.made == 4
    assert tiles.get("a", make) is kept[0]
    assert tiles.get("b", make) is not kept[1]
    assert tiles.made == 5


def test_a_tile_that_was_packed_is_the_same_and_is_not_painted_again(typeface: Typeface) -> None:
    face = Face(Size(60, 40), (Panel(Rect(2, 2, 50, 30), YELLOW, radius=4, shadow=6),))
    tiles = Tiles()
    before = tiles.get("a", lambda: tile(face, 2.0, typeface)).copy()
    full = tiles.weight
    assert not go_on(tiles.rest(), lambda: False)
    assert tiles.weight < full / 5
    for _ in range(2):  # once out of its packed form, once as it was
        assert tiles.get("a", lambda: pytest.fail("painted again")).tobytes() == before.tobytes()
    go_on(tiles.rest(), lambda: False)
    taken = tiles.take("a")
    assert taken is not None
    assert taken.tobytes() == before.tobytes()
    assert tiles.take("a") is None
    assert (tiles.made, tiles.weight) == (1, 0)


def test_packed_tiles_go_when_there_are_more_than_were_to_be_kept_unpacked() -> None:
    tiles = Tiles(room=4 * 100 * 3)
    for key in "abcdefgh":
        tiles.get(key, lambda: Image.new("RGBA", (10, 10)))
        assert not go_on(tiles.rest(), lambda: False)
    for key in "fgh":
        tiles.get(key, lambda: pytest.fail("painted again"))
    tiles.get("e", lambda: Image.new("RGBA", (10, 10)))
    assert tiles.made == 9


def full(kinds: tuple[Kind, ...]) -> Board:
    lying = board(
        card("a", 200, 200),
        own_card("b", 500, 200),
        note("c", 400, 400, 30),
        note("d", 900, 450, -12),
        ink=[stroke("s", (100, 100), (300, 140), (500, 90), (700, 700)), stroke("t", (900, 200))],
    )
    return replace(lying, kinds=kinds, about=About(pupil="J.", date="2026-11-22"), agreements=(Agreement("x", "Samen lezen", "papa"),))


def test_a_picture_is_the_same_every_time(kinds: tuple[Kind, ...], means: Means, typeface: Typeface) -> None:
    first, second = (picture(full(kinds), means, typeface, 900) for _ in range(2))
    assert first.size == (900, 540)
    assert first.tobytes() == second.tobytes()


def test_a_picture_shows_all_that_lies_on_the_mat(kinds: tuple[Kind, ...], means: Means, typeface: Typeface) -> None:
    lying = full(kinds)
    whole = picture(lying, means, typeface, 900)
    for item in lying.items:
        without = picture(replace(lying, items=tuple(other for other in lying.items if other is not item)), means, typeface, 900)
        seen = ImageChops.difference(whole, without).getbbox()
        assert seen is not None
        around = bounds(item.pose, item.size).grown(SHADOW_MARGIN)
        scale = 900 / MAT.size.w
        assert seen[0] >= around.x * scale - 2
        assert seen[2] <= around.right * scale + 2


def test_the_paper_that_faces_share_holds_no_photo_and_no_word(typeface: Typeface) -> None:
    def face(colour: str, word: str) -> Face:
        out = BytesIO()
        Image.new("RGB", (8, 6), colour).save(out, "PNG")
        photo = PictureData(sha256(out.getvalue()).hexdigest(), "image/png", 8, 6, out.getvalue())
        paper = Panel(Rect(0, 0, 80, 60), "#ffffff", radius=6, shadow=5)
        return Face(Size(80, 60), (paper, Picture(Rect(10, 10, 30, 22), photo), Text(Point(10, 50), word, 12, "#000000")), 10)

    first = tile(face("red", "een"), 2.0, typeface)
    before = _paper.cache_info()
    second = tile(face("blue", "twee"), 2.0, typeface)
    after = _paper.cache_info()
    assert (after.hits, after.misses) == (before.hits + 1, before.misses)
    assert first.getpixel((60, 60)) == (255, 0, 0, 255)
    assert second.getpixel((60, 60)) == (0, 0, 255, 255)
