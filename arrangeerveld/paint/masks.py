"""The masks of lines in cells of the sheet of ink, kept while there is room: a line that stays is not drawn a second time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from PIL import Image

from arrangeerveld.core.board import Stroke
from arrangeerveld.paint import shapes
from arrangeerveld.paint.boxes import Box, area, around, common, meets
from arrangeerveld.paint.runs import Part, Run

CELL = 48.0  # mm: about the side of a cell
LEAST = 32  # pixels, the same
WHOLE = 9  # cells: a line in a larger box is drawn cell by cell
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

    def fresh(self, line: Line, seen: Box) -> Iterator[Mask]:
        """The masks that make up a line that was not drawn before, as far as they lie in a box."""
        if area(line.box) > WHOLE * self.cell**2:
            yield from (mask for cell in line.cells if meets(self.box(cell), seen) and (mask := self.get(line, cell)))
            return
        mask = Mask(shapes.dotted((run.dots for run in line.runs), line.thick, line.box), line.box, line.runs)
        self.drawn += len(line.runs)
        if self._room:
            self._cut_up(line, mask)
        yield mask

    def _cut_up(self, line: Line, whole: Mask) -> None:
        """Keep the mask of a whole line in its cells."""
        left, top, _, _ = line.box
        for cell in line.cells:
            key, at, runs = self._seen(line, cell)
            if runs and key not in self._kept:
                part = whole.image.crop((at[0] - left, at[1] - top, at[2] - left, at[3] - top))
                self._keep(key, Mask(part, at, runs))

    @property
    def weight(self) -> int:
        """The bytes that they take now."""
        return self._used

    def box(self, cell: Cell) -> Box:
        """The pixels of a cell."""
        x, y = cell[0] * self.cell, cell[1] * self.cell
        return x, y, x + self.cell, y + self.cell

    def get(self, line: Line, cell: Cell) -> Mask | None:
        """The mask of a line in a cell; None when it is not seen there."""
        key, at, runs = self._seen(line, cell)
        if not runs:
            return None
        mask = self._kept.get(key)
        if mask is not None:
            self._kept.move_to_end(key)
            return mask
        self.drawn += len(runs)
        return self._keep(key, Mask(shapes.dotted((run.dots for run in runs), line.thick, at), at, runs))

    def _seen(self, line: Line, cell: Cell) -> tuple[tuple[int, ...], Box, tuple[Run, ...]]:
        """What of a line can be seen in a cell: the key of its mask, its place, its runs."""
        box = self.box(cell)
        runs = tuple([run for run in line.runs if meets(run.box, box)])
        at = common(box, around(run.box for run in runs)) if runs else None
        return (*cell, line.thick, *map(id, runs)), at or box, runs

    def leave(self, room: int) -> None:
        """Keep the last used ones, of so many bytes: the others are drawn again when a line beside them changes."""
        while self._used > room and len(self._kept) > 1:
            self._used -= _weight(self._kept.popitem(last=False)[1])

    def _keep(self, key: tuple[int, ...], mask: Mask) -> Mask:
        self._kept[key] = mask
        self._used += _weight(mask)
        self.leave(self._room)
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
