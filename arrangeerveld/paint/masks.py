"""The masks of lines in cells of the sheet of ink, kept while there is room: a line that stays is not drawn a second time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from PIL import Image

from arrangeerveld.core.board import Stroke
from arrangeerveld.paint import shapes
from arrangeerveld.paint.boxes import Box, around, common, meets
from arrangeerveld.paint.runs import Part, Run

CELL = 48.0  # mm: about the side of a cell
LEAST = 32  # pixels, the same
ROOM = 12 << 20  # bytes of masks to keep
OVERHEAD = 1024  # bytes that a mask takes besides its pixels

Cell: TypeAlias = tuple[int, int]


class Mask(NamedTuple):
    """Which pixels of the sheet a line colours, and how much: from the top left of `at`."""

    image: Image.Image
    at: Box
    runs: tuple[Run, ...]  # kept, so that their identities stay taken


class Line:
    """One line as it was drawn, whole or what is left of it: all its pieces are seen through one mask, without seams."""

    __slots__ = ("box", "cells", "colour", "parts", "rank", "runs", "strokes", "thick")

    def __init__(self, strokes: tuple[Stroke, ...], parts: tuple[Part, ...], thick: int, rank: int, cell: int) -> None:
        self.strokes, self.parts, self.thick, self.rank = strokes, parts, thick, rank
        self.colour = strokes[0].colour
        self.runs = tuple(run for part in parts for run in part.runs)
        self.box = around(run.box for run in self.runs)
        self.cells = frozenset(place for run in self.runs for place in cells_of(run.box, cell))


class Masks:
    """The masks of lines by cell; the longest unused ones go when there are too many."""

    def __init__(self, cell: int, room: int = ROOM) -> None:
        self.cell = cell
        self._kept: OrderedDict[tuple[int, ...], Mask] = OrderedDict()
        self._room = room
        self._used = 0
        self.drawn = 0  # runs drawn since the beginning, for tests and benchmarks

    def box(self, cell: Cell) -> Box:
        """The pixels of a cell."""
        x, y = cell[0] * self.cell, cell[1] * self.cell
        return x, y, x + self.cell, y + self.cell

    def get(self, line: Line, cell: Cell) -> Mask | None:
        """The mask of a line in a cell; None when it is not seen there."""
        box = self.box(cell)
        runs = tuple([run for run in line.runs if meets(run.box, box)])
        if not runs:
            return None
        key = (*cell, line.thick, *map(id, runs))
        mask = self._kept.get(key)
        if mask is not None:
            self._kept.move_to_end(key)
            return mask
        at = common(box, around(run.box for run in runs)) or box
        mask = self._kept[key] = Mask(shapes.dotted((run.dots for run in runs), line.thick, at), at, runs)
        self.drawn += len(runs)
        self._used += _weight(mask)
        while self._used > self._room and len(self._kept) > 1:
            self._used -= _weight(self._kept.popitem(last=False)[1])
        return mask


def side_of(scale: float) -> int:
    """The side of a cell in pixels, at a scale."""
    return max(LEAST, round(CELL * scale))


def cells_of(box: Box, side: int) -> Iterator[Cell]:
    """The cells that a box of pixels meets."""
    left, top, right, bottom = box[0] // side, box[1] // side, (box[2] - 1) // side, (box[3] - 1) // side
    for x in range(left, right + 1):
        for y in range(top, bottom + 1):
            yield x, y


def _weight(mask: Mask) -> int:
    return mask.image.width * mask.image.height + OVERHEAD
