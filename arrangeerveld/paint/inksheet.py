"""All the ink on a mat as one see-through sheet: a card that is lifted or laid down does not draw a single line again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PIL import Image

from arrangeerveld.core.board import Stroke
from arrangeerveld.core.colours import INKS
from arrangeerveld.paint.boxes import Box, around, common, meets, merged
from arrangeerveld.paint.inklines import NO_CUTS, Cuts, InkLines, changed
from arrangeerveld.paint.masks import Cell, Line, Mask, Masks, cells_of, side_of
from arrangeerveld.paint.runs import Runs
from arrangeerveld.paint.tiles import rgb


def never() -> bool:
    """Nobody waits: go on until all is done."""
    return False


class InkSheet:
    """The ink of a board at a scale, repainted only where it changed: at once, or as far as time allows and the rest later."""

    def __init__(self, size: tuple[int, int], runs: Runs) -> None:
        self.image = Image.new("RGBA", size)
        self._area = 0, 0, *size
        self._runs = runs
        self._lines = InkLines(runs)
        self._masks = Masks(side_of(runs.scale))
        self._due: dict[Cell, Box] = {}  # what is to be repainted yet, the newest last
        self._ready: dict[Cell, tuple[list[tuple[Line, Mask]], Iterator[Line]]] = {}  # of it: the masks that are found, and who is next
        self.laid = 0  # masks laid since the beginning, for tests and benchmarks

    @property
    def drawn(self) -> int:
        """Runs drawn since the beginning, for tests and benchmarks."""
        return self._masks.drawn

    @property
    def due(self) -> bool:
        """Whether something is to be repainted yet."""
        return bool(self._due)

    def show(self, ink: tuple[Stroke, ...], cuts: Cuts = NO_CUTS, enough: Callable[[], bool] = never) -> list[Box]:
        """Bring the sheet up to date with strokes and what is left of the rubbed ones; gives the boxes of pixels that look otherwise now.

        What is not painted when `enough` says so comes with the next calls.
        """
        change = self._lines.show(ink, cuts)
        for line in (*change.gone, *change.come):
            for cell in self._ready.keys() & line.cells:
                del self._ready[cell]
        if change.on_top:
            return [*(box for line in change.come for box in self._lay_over(line)), *self._go_on(enough)]
        late = bool(self._due)
        places = [box for place in merged(changed(change, self._runs.scale)) if (box := common(place, self._area))]
        for place in places:
            self._put_off(place)
        painted = self._go_on(enough)
        return painted if late or self._due else places

    def _lay_over(self, line: Line) -> Iterator[Box]:
        """Draw a line that lies on top of all others: nothing under it is drawn again."""
        whole = self._masks.whole(line)
        cells = (self._masks.get(line, cell) for cell in line.cells if meets(self._masks.box(cell), self._area))
        for mask in (whole,) if whole else cells:
            if mask:
                self.image.paste(_paint(line), mask.at, mask.image)
                self.laid += 1
        for place in merged(run.box for run in line.runs):
            box = common(place, self._area)
            if box:
                yield box

    def _put_off(self, place: Box) -> None:
        """A place is to be repainted, cell by cell; the newest first, since that is where somebody looks."""
        for cell in cells_of(place, self._masks.cell):
            part = common(place, self._masks.box(cell)) or place
            self._due[cell] = around((self._due.pop(cell, part), part))
            self._ready.pop(cell, None)

    def _go_on(self, enough: Callable[[], bool]) -> list[Box]:
        """Repaint what is due, until it is enough; gives what was repainted."""
        painted: list[Box] = []
        while self._due:
            cell, box = next(reversed(self._due.items()))
            ready, rest = self._ready.setdefault(cell, ([], iter(self._lines.near(cell))))
            for line in rest:
                mask = self._masks.get(line, cell) if meets(line.box, box) else None
                if mask and meets(mask.at, box):
                    ready.append((line, mask))
                if enough():
                    return painted
            self._repaint(box, ready)
            del self._due[cell], self._ready[cell]
            painted.append(box)
        return painted

    def _repaint(self, box: Box, masks: Iterable[tuple[Line, Mask]]) -> None:
        """Draw a place afresh, line by line: the same pixels whatever was repainted before."""
        left, top, right, bottom = box
        patch = Image.new("RGBA", (right - left, bottom - top))
        for line, mask in masks:
            x, y, x2, y2 = mask.at
            patch.paste(_paint(line), (x - left, y - top, x2 - left, y2 - top), mask.image)
            self.laid += 1
        self.image.paste(patch, box)


def _paint(line: Line) -> tuple[int, int, int, int]:
    return (*rgb(INKS.get(line.colour, INKS["zwart"])), 255)
