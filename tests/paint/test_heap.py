"""A heap painted only where it can be seen looks the same as one painted item by item."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from arrangeerveld.core.board import Card, Item, Note
from arrangeerveld.core.marks import Means
from arrangeerveld.core.tags import BARE
from arrangeerveld.files import places
from arrangeerveld.files.icons import Icons
from arrangeerveld.paint.boxes import common
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.heap import Placed, reach_of, seen, without
from arrangeerveld.paint.sound import sound_tile
from arrangeerveld.paint.tiles import Tiles
from tests.fakes import card, note

TYPE = Typeface(places.fonts())
MEANS = Means(TYPE, Icons(places.icons()))
SCALE = 0.37
TILES = Tiles()
BOXES = st.tuples(st.integers(-5, 60), st.integers(-5, 60), st.integers(1, 80), st.integers(1, 80)).map(
    lambda box: (box[0], box[1], box[0] + box[2], box[1] + box[3])
)


@st.composite
def heaps(draw: st.DrawFn) -> list[Card | Note]:
    """Cards and notes on and beside each other, some of them turned."""
    found: list[Card | Note] = []
    for i in range(draw(st.integers(0, 9))):
        x, y = draw(st.floats(0, 300)), draw(st.floats(0, 200))
        turn = draw(st.sampled_from([0.0, 0.0, 0.0, 30.0]))
        found.append(card(f"k{i}", x, y, turn) if draw(st.booleans()) else note(f"m{i}", x, y, turn))
    return found


def tile(item: Item) -> Image.Image:
    image = sound_tile(item, None, MEANS, SCALE, TYPE, BARE, TILES).image
    return image.rotate(-item.pose.turn, expand=True) if item.pose.turn else image


def corner(item: Item, image: Image.Image) -> tuple[int, int]:
    if item.pose.turn:
        return round(item.pose.x * SCALE - image.width / 2), round(item.pose.y * SCALE - image.height / 2)
    return reach_of(item, SCALE)[:2]


@settings(max_examples=150, deadline=None)
@given(heaps(), BOXES)
def test_what_is_seen_makes_the_whole_picture(heap: list[Card | Note], box: tuple[int, int, int, int]) -> None:
    whole, parts = Image.new("RGB", (140, 140), "white"), Image.new("RGB", (140, 140), "white")
    lying = [Placed(item, reach_of(item, SCALE)) for item in heap]
    for item, reach in lying:
        image = tile(item)
        x, y = corner(item, image)
        left, top, right, bottom = image.getbbox() or (0, 0, 1, 1)
        assert common((x + left, y + top, x + right, y + bottom), reach) == (x + left, y + top, x + right, y + bottom)
        whole.paste(image, (x, y), image)
    for item, part in seen(box, lying, SCALE):
        image = tile(item)
        x, y = corner(item, image)
        shown = image.crop((part[0] - x, part[1] - y, part[2] - x, part[3] - y))
        parts.paste(shown, part[:2], shown)
    assert whole.crop(box).tobytes() == parts.crop(box).tobytes()


def test_what_lies_under_a_heap_is_not_painted() -> None:
    heap = [Placed(item, reach_of(item, SCALE)) for item in (card(f"k{i}", 200, 100 + i / 10) for i in range(30))]
    inside = round(180 * SCALE), round(90 * SCALE), round(220 * SCALE), round(110 * SCALE)
    assert [item.id for item, _ in seen(inside, heap, SCALE)] == ["k29"]


@given(BOXES, BOXES)
def test_a_box_without_a_hole_covers_the_rest_once(box: tuple[int, int, int, int], hole: tuple[int, int, int, int]) -> None:
    def pixels(one: tuple[int, int, int, int]) -> set[tuple[int, int]]:
        return {(x, y) for x in range(one[0], one[2]) for y in range(one[1], one[3])}

    rest = without(box, hole)
    assert set().union(*map(pixels, rest)) == pixels(box) - pixels(hole)
    assert sum(len(pixels(one)) for one in rest) == len(pixels(box) - pixels(hole))
