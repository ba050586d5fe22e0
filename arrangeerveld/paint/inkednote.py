"""The tile of a note that the pen wrote on: its paper is kept, and a line that is added is drawn over what was there."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from PIL import Image

from arrangeerveld.core.board import Note
from arrangeerveld.core.faces import SHADOW_MARGIN, note_line, note_paper, note_signs
from arrangeerveld.core.marks import Mark, Means, shifted
from arrangeerveld.core.tags import BARE, Tags
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.tiles import Tiles, paint, tile, tile_key

ADDED = 4  # lines that may have come since the note was last drawn; with more it is drawn afresh


def inked_tile(note: Note, means: Means, scale: float, type_: Typeface, tags: Tags, tiles: Tiles) -> Image.Image:  # noqa: PLR0917 - as a tile
    """The pixels of a note with its margin: the same whatever was kept of it, since its lines are laid one after the other.

    Without signs a note is kept as the layer keeps it (`tile_key`), so what lies there already is what a line is added to.
    """
    image = _written(replace(note, locked=False), means, scale, type_, tiles)
    signs = note_signs(note, means, tags)
    if not signs:
        return image
    image = image.copy()
    _over(image, signs, scale, type_)
    return image


def _written(note: Note, means: Means, scale: float, type_: Typeface, tiles: Tiles) -> Image.Image:
    """The paper and the ink on it."""
    most = len(note.ink)

    def key(lines: int) -> Hashable:
        return tile_key(replace(note, ink=note.ink[:lines]), BARE, None, scale)

    def written() -> Image.Image:
        known, image = next(((i, old) for i in range(most - 1, max(0, most - 1 - ADDED), -1) if (old := tiles.take(key(i)))), (0, None))
        image = (image or tiles.get(key(0), lambda: tile(note_paper(note, means), scale, type_))).copy()
        for line in note.ink[known:]:
            _over(image, (note_line(note, line),), scale, type_)
        return image

    return tiles.get(key(most), written)


def _over(image: Image.Image, marks: tuple[Mark, ...], scale: float, type_: Typeface) -> None:
    out = round(SHADOW_MARGIN * scale) / scale
    paint(image, tuple(shifted(mark, out, out) for mark in marks), scale, type_)
