"""A plate looks like a plain picture to which the same happened, whatever of it was packed when."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from arrangeerveld.paint.boxes import Box
from arrangeerveld.paint.packing import go_on
from arrangeerveld.paint.plate import SIDE, Plate
from tests.paint.pictures import same

SIZE = 2 * SIDE + 37, SIDE + 50


@st.composite
def boxes(draw: st.DrawFn, *, inside: bool = False) -> Box:
    """A box of pixels, perhaps partly beside the picture."""
    low, wide, high = (0, SIZE[0], SIZE[1]) if inside else (-40, SIZE[0] + 40, SIZE[1] + 40)
    x, y = draw(st.integers(low, wide - 1)), draw(st.integers(low, high - 1))
    return x, y, x + draw(st.integers(1, wide - x)), y + draw(st.integers(1, high - y))


class Deed(NamedTuple):
    """What happens to a picture."""

    sort: str
    box: Box
    inside: Box
    colour: tuple[int, int, int, int]
    masked: bool
    steps: int


DEEDS = st.builds(
    Deed,
    st.sampled_from(["colour", "picture", "rest", "rest", "crop", "copy", "whole"]),
    boxes(),
    boxes(inside=True),
    st.tuples(*[st.integers(0, 255)] * 4),
    st.booleans(),
    st.integers(0, 12),
)


def spotted(size: tuple[int, int], seed: int, mode: str) -> Image.Image:
    """A picture that differs from place to place."""
    slope = Image.linear_gradient("L").rotate(seed).resize(size)
    bands = [slope.point([(level * i + seed) % 256 for level in range(256)]) for i in range(2, 2 + len(mode))]
    return bands[0] if mode == "L" else Image.merge(mode, bands)


@given(st.sampled_from(["RGB", "RGBA"]), st.lists(DEEDS, max_size=12))
def test_it_looks_the_same_whatever_was_packed(mode: str, deeds: list[Deed]) -> None:
    plain = spotted(SIZE, 7, mode)
    plate = Plate(plain.copy())
    others: list[tuple[Plate, Image.Image]] = []
    for deed in deeds:
        if deed.sort == "rest":
            left = iter(range(deed.steps))
            go_on(plate.rest(), lambda left=left: next(left, None) is None)  # type: ignore[misc]
        elif deed.sort == "crop":
            assert same(plate.crop(deed.inside), plain.crop(deed.inside))
        elif deed.sort == "copy":
            others.append((plate.copy(), plain.copy()))
        elif deed.sort == "whole":
            assert same(plate.image, plain)
        else:
            left_, top, right, bottom = deed.box
            size, seed = (right - left_, bottom - top), deed.colour[0]
            what = deed.colour[: len(mode)] if deed.sort == "colour" else spotted(size, seed, mode)
            mask = spotted(size, seed, "L") if deed.masked else None
            plain.paste(what, deed.box, mask)
            plate.paste(what, deed.box, mask)
    for one, looks in [*others, (plate, plain)]:
        assert same(one.crop((0, 0, *SIZE)), looks)
        assert same(one.image, looks)


def test_what_lies_still_takes_little_room_and_what_is_looked_at_only_its_squares() -> None:
    plate = Plate(Image.new("RGB", (10 * SIDE, 10 * SIDE), "white"))
    full = plate.weight
    assert not go_on(plate.rest(), lambda: False)
    packed = plate.weight
    assert packed < full / 20
    plate.crop((SIDE + 5, SIDE + 5, 2 * SIDE + 5, SIDE + 9))
    assert plate.weight == packed + 2 * SIDE * SIDE * 4
    go_on(plate.rest(), lambda: False)
    assert plate.weight == packed


def test_a_copy_that_lies_still_shares_what_is_packed() -> None:
    plate = Plate(spotted(SIZE, 3, "RGB"))
    go_on(plate.rest(), lambda: False)
    other = plate.copy()
    other.paste((1, 2, 3), (0, 0, 5, 5))
    go_on(other.rest(), lambda: False)
    first, second = ([id(kept.data) for kept in one._kept.values()] for one in (plate, other))  # noqa: SLF001
    assert [a != b for a, b in zip(first, second, strict=True)] == [True, *[False] * (len(first) - 1)]
