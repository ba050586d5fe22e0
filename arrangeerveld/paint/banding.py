"""The picture of the mat as a PNG, however large: painted and packed in bands, so that memory stays small. Nothing but pixels is in it."""

from __future__ import annotations

import logging
import struct
import zlib
from collections.abc import Iterator

from PIL import Image, ImageChops

from arrangeerveld.core.board import Board, Item
from arrangeerveld.core.drawing import draw
from arrangeerveld.core.geometry import Rect
from arrangeerveld.core.marks import Ink, Mark, Means, Sprite, shifted
from arrangeerveld.core.stepface import unmarked
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.layer import picture
from arrangeerveld.paint.sound import sound_image
from arrangeerveld.paint.tiles import Tiles, paint, tile

log = logging.getLogger(__name__)

WHOLE = 4096  # pixels wide: up to here the picture of the screen itself is taken, at once
BAND = 512  # rows; even, so that halves of pixels are rounded alike in every band
LEVEL = 4
_UP = 2  # the filter of every row: what differs from the row over it (PNG, 9.2)


def png(board: Board, means: Means, type_: Typeface, width: int, broken: set[str] | None = None) -> bytes:
    """The mat as a PNG file `width` pixels wide; the ids of what is a grey box in it are added to `broken`."""
    grey = set[str]() if broken is None else broken
    if width <= WHOLE:
        items: list[Item] = []
        image = picture(board, means, type_, width, items)
        grey |= {item.id for item in items}
        return _packed(image.size, iter((image,)))
    scale = width / board.mat.size.w
    size = round(board.mat.size.w * scale), round(board.mat.size.h * scale)
    return _packed(size, bands(board, means, type_, scale, size, grey))


def bands(  # noqa: PLR0917 - as a whole picture
    board: Board, means: Means, type_: Typeface, scale: float, size: tuple[int, int], broken: set[str] | None = None
) -> Iterator[Image.Image]:
    """The picture from the top down, a band at a time."""
    drawing, tiles = draw(unmarked(board), means), Tiles()
    grey = set[str]() if broken is None else broken
    grey |= {item.id for item in drawing.broken}
    inks = [(ink, _around(ink)) for ink in drawing.ink]
    for top in range(0, size[1], BAND):
        high = min(BAND, size[1] - top)
        band = Image.new("RGB", (size[0], high))
        seen = Rect(0, top / scale - 1, board.mat.size.w, high / scale + 2)
        paint(band, _moved(drawing.mat.marks, top / scale), scale, type_)
        for sprite in drawing.sprites:
            _lay(band, sprite, top, scale, tiles, type_, grey)
        paint(band, _moved([ink for ink, around in inks if around.meets(seen)], top / scale), scale, type_)
        yield band


def _moved(marks: tuple[Mark, ...] | list[Ink], up: float) -> tuple[Mark, ...]:
    return tuple(shifted(mark, 0.0, -up) for mark in marks)


def _around(ink: Ink) -> Rect:
    xs, ys = [x for x, _ in ink.points], [y for _, y in ink.points]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).grown(ink.width)


def _lay(  # noqa: PLR0917 - a tile is laid so
    band: Image.Image, sprite: Sprite, top: int, scale: float, tiles: Tiles, type_: Typeface, grey: set[str]
) -> None:
    """What can be seen of an item in a band, on the same pixels as on the layer of the screen."""
    face, pose = sprite.face, sprite.pose
    reach = (face.size.w + face.size.h + 4 * face.margin) / 2 * scale
    if pose.y * scale + reach < top or pose.y * scale - reach > top + band.height:
        return
    if pose.turn:
        image = tiles.get(sprite, lambda: _turned(sprite, scale, type_, grey))
        left, upper = round(pose.x * scale - image.width / 2), round(pose.y * scale - image.height / 2)
    else:
        image = tiles.get(face, lambda: _sound(sprite, scale, type_, grey))
        out = round(face.margin * scale)
        left = round(pose.x * scale - round(face.size.w * scale) / 2) - out
        upper = round(pose.y * scale - round(face.size.h * scale) / 2) - out
    band.paste(image, (left, upper - top), image)


def _sound(sprite: Sprite, scale: float, type_: Typeface, grey: set[str]) -> Image.Image:
    """The pixels of an item; plain grey when they cannot be painted."""
    try:
        return tile(sprite.face, scale, type_)
    except Exception:
        log.exception("an item could not be painted")
        grey.add(sprite.key)
        return sound_image(sprite.face, scale, type_)


def _turned(sprite: Sprite, scale: float, type_: Typeface, grey: set[str]) -> Image.Image:
    large = _sound(sprite, scale * 2, type_, grey)
    return large.rotate(-sprite.pose.turn, Image.Resampling.BILINEAR, expand=True).reduce(2)


def _packed(size: tuple[int, int], parts: Iterator[Image.Image]) -> bytes:
    """The bytes of a PNG in true colour (ISO/IEC 15948), from bands of it."""
    squeeze, body = zlib.compressobj(LEVEL), list[bytes]()
    above = Image.new("RGB", (size[0], 1))
    for band in parts:
        over = Image.new("RGB", band.size)
        over.paste(above, (0, 0))
        over.paste(band.crop((0, 0, band.width, band.height - 1)), (0, 1))
        rows, wide = ImageChops.subtract_modulo(band, over).tobytes(), 3 * band.width
        body += [squeeze.compress(bytes((_UP,)) + rows[at : at + wide]) for at in range(0, len(rows), wide)]
        above = band.crop((0, band.height - 1, band.width, band.height))
    body.append(squeeze.flush())
    head = struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0)
    chunks = (_chunk(b"IHDR", head), _chunk(b"IDAT", b"".join(body)), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
