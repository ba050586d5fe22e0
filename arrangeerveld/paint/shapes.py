"""Smooth-edged masks of panels, shadows and pen lines."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter

SMOOTH = 4  # edges are drawn this many times larger and then reduced
BORDER = 1  # pixels drawn around a pen line and cut off again: Pillow rounds the other way left of and above a picture


@lru_cache(maxsize=64)
def corners(w: int, h: int, radius: float) -> tuple[int, tuple[Image.Image, ...]]:
    """How far the round corners of a w × h rectangle reach in pixels, and their masks: top left and right, bottom left and right."""
    reach = min(math.ceil(radius), w // 2, h // 2)
    if reach <= 0:
        return 0, ()
    corner = _corner(min(radius, w / 2, h / 2), reach)
    flips = Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.FLIP_TOP_BOTTOM, Image.Transpose.ROTATE_180
    return reach, (corner, *(corner.transpose(flip) for flip in flips))


def rounded(w: int, h: int, radius: float) -> Image.Image:
    """The mask of a rectangle with round corners, in pixels."""
    mask = Image.new("L", (w, h), 255)
    reach, masks = corners(w, h, radius)
    for corner, x, y in zip(masks, (0, w - reach, 0, w - reach), (0, 0, h - reach, h - reach), strict=False):
        mask.paste(corner, (x, y))
    return mask


def _corner(radius: float, reach: int) -> Image.Image:
    big, r = reach * SMOOTH, radius * SMOOTH
    corner = Image.new("L", (big, big))
    draw = ImageDraw.Draw(corner)
    draw.ellipse((0, 0, 2 * r - 1, 2 * r - 1), fill=255)
    if r < big:
        draw.rectangle((round(r), 0, big, big), fill=255)
        draw.rectangle((0, round(r), big, big), fill=255)
    return corner.reduce(SMOOTH)


@lru_cache(maxsize=16)
def ellipse(w: int, h: int) -> Image.Image:
    """The mask of an ellipse that fills a box, in pixels."""
    big = Image.new("L", (w * SMOOTH, h * SMOOTH))
    ImageDraw.Draw(big).ellipse((0, 0, w * SMOOTH - 1, h * SMOOTH - 1), fill=255)
    return big.reduce(SMOOTH)


def ring(w: int, h: int, radius: float, thick: int, *, round_: bool) -> Image.Image:
    """The mask of an edge of `thick` pixels just inside a panel."""
    inner = w - 2 * thick, h - 2 * thick
    mask = ellipse(w, h).copy() if round_ else rounded(w, h, radius)
    if min(inner) > 0:
        hole = ellipse(*inner) if round_ else rounded(*inner, max(0.0, radius - thick))
        mask.paste(0, (thick, thick, w - thick, h - thick), hole)
    return mask


@lru_cache(maxsize=32)
def shadow(w: int, h: int, radius: float, soft: float) -> tuple[Image.Image, int]:
    """The mask of a soft shadow below a panel of w × h pixels, and by how much it sticks out on each side.

    Only the corners of a large one are blurred: between them every row and every column is like the next.
    """
    out, blur = math.ceil(soft * 2), soft * 0.8
    # Pillow blurs with three boxes, each a little wider than `blur` on both sides; the shadow lies somewhat lower than the panel
    end = math.ceil(radius) + math.ceil(3 * (blur + 1) + soft) + 2
    small_w, small_h = min(w, 2 * end + 1), min(h, 2 * end + 1)
    mask = Image.new("L", (small_w + 2 * out, small_h + 2 * out))
    mask.paste(72, (out, out + round(soft * 0.45)), rounded(small_w, small_h, radius))
    wide = _widened(mask.filter(ImageFilter.GaussianBlur(blur)), w - small_w)
    high = _widened(wide.transpose(Image.Transpose.TRANSPOSE), h - small_h)
    return high.transpose(Image.Transpose.TRANSPOSE), out


def _widened(mask: Image.Image, by: int) -> Image.Image:
    """A mask made wider by so many pixels: its middle column is repeated."""
    middle, high = mask.width // 2, mask.height
    wider = Image.new("L", (mask.width + by, high))
    wider.paste(mask.crop((0, 0, middle, high)), (0, 0))
    wider.paste(mask.crop((middle, 0, middle + 1, high)).resize((by + 1, high), Image.Resampling.NEAREST), (middle, 0))
    wider.paste(mask.crop((middle, 0, mask.width, high)), (middle + by, 0))
    return wider


def outlined(curves: Sequence[Sequence[tuple[float, float]]], w: int, h: int) -> Image.Image:
    """The mask of closed curves in a box of w × h pixels, filled by the even-odd rule; points in pixels from its top left."""
    big = Image.new("L", (w * SMOOTH, h * SMOOTH))
    for curve in curves:
        one = Image.new("L", big.size)
        ImageDraw.Draw(one).polygon(_larger(curve), fill=255)
        big = ImageChops.difference(big, one)
    return big.reduce(SMOOTH)


def rim(curves: Sequence[Sequence[tuple[float, float]]], w: int, h: int, thick: float) -> Image.Image:
    """The mask of an edge of `thick` pixels just inside closed curves."""
    big = Image.new("L", (w * SMOOTH, h * SMOOTH))
    draw, wide = ImageDraw.Draw(big), max(2, round(2 * thick * SMOOTH))
    for curve in curves:
        points = _larger(curve)
        draw.line([points[-1], *points], fill=255, width=wide, joint="curve")
        for x, y in points:
            draw.ellipse((x - wide / 2, y - wide / 2, x + wide / 2, y + wide / 2), fill=255)
    return ImageChops.darker(big.reduce(SMOOTH), outlined(curves, w, h))


def _larger(curve: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    return [(x * SMOOTH, y * SMOOTH) for x, y in curve]


def half(width: float, scale: float) -> int:
    """Half the width of a pen (mm) on the fine grid."""
    return max(1, round(width * scale * SMOOTH / 2))


def pen(lines: Iterable[array[float]], width: float, scale: float, box: tuple[int, int, int, int]) -> Image.Image:
    """The mask of pen lines (flat x, y in mm) with round ends, `width` in mm, as seen in a box of pixels."""
    big = scale * SMOOTH
    return dotted((array("i", [math.floor(edge * big) for edge in line]) for line in lines), half(width, scale), box)


def dotted(lines: Iterable[array[int]], thick: int, box: tuple[int, int, int, int]) -> Image.Image:
    """The same of lines that are on the fine grid already, half of them `thick`."""
    left, top = (box[0] - BORDER) * SMOOTH, (box[1] - BORDER) * SMOOTH
    w, h = box[2] - box[0] + 2 * BORDER, box[3] - box[1] + 2 * BORDER
    mask = Image.new("L", (w * SMOOTH, h * SMOOTH))
    draw = ImageDraw.Draw(mask)
    for line in lines:
        edges = iter(line)
        points = [(x - left, y - top) for x, y in zip(edges, edges, strict=True)]
        if len(points) > 1:
            draw.line(points, fill=255, width=2 * thick)
        for x, y in points:  # a dot at every joint: the straight pieces leave notches between them, however blunt the turn
            draw.ellipse((x - thick, y - thick, x + thick - 1, y + thick - 1), fill=255)
    return mask.reduce(SMOOTH).crop((BORDER, BORDER, w - BORDER, h - BORDER))
