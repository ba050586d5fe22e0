"""All the ink on a mat as one see-through sheet: a card that is lifted or laid down does not draw a single line again."""

from __future__ import annotations

import math
from array import array
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import NamedTuple

from PIL import Image

from arrangeerveld.core.board import Stroke
from arrangeerveld.core.colours import INKS
from arrangeerveld.core.session import Rub
from arrangeerveld.paint import shapes
from arrangeerveld.paint.boxes import Box, around, common, meets, merged
from arrangeerveld.paint.inklines import NO_CUTS, Change, Cuts, InkLines, changed
from arrangeerveld.paint.masks import Cell, Line, Mask, Masks, cells_of, side_of
from arrangeerveld.paint.packing import Work
from arrangeerveld.paint.plate import Plate
from arrangeerveld.paint.runs import Runs
from arrangeerveld.paint.tiles import rgb

_GONE = 0, 0, 0, 0
FEW = 1 << 20  # bytes of masks to keep while nothing happens
RESTS = 8  # frames in which no eraser moves, after which what it rubbed is drawn as it is left


class Knock(NamedTuple):
    """A place that an eraser went over: what of the lines below a rank is under this mask is gone."""

    mask: Image.Image
    at: Box
    below: int


class Over(NamedTuple):
    """A line, or a part of it, that was laid over all others: in its colour, where the mask says."""

    colour: tuple[int, int, int]
    at: Box
    mask: Image.Image


def never() -> bool:
    """Nobody waits: go on until all is done."""
    return False


def at_once() -> bool:
    """Somebody waits: no more than a first bit now."""
    return True


def lay_ink(image: Image.Image, ink: tuple[Stroke, ...], scale: float) -> None:
    """Lay strokes over a picture once and for all, each line as the sheet lays it."""
    masks = Masks(side_of(scale), room=0)
    for line in InkLines(Runs(scale)).show(ink, NO_CUTS).come:
        for mask in masks.fresh(line, (0, 0, *image.size)):
            image.paste(_paint(line)[:3], mask.at, mask.image)


class InkSheet:
    """The ink of a board at a scale, repainted only where it changed: at once, or as far as time allows and the rest later."""

    def __init__(self, size: tuple[int, int], runs: Runs) -> None:
        self.plate = Plate(Image.new("RGBA", size))
        self._area = 0, 0, *size
        self._runs = runs
        self._lines = InkLines(runs)
        self._masks = Masks(side_of(runs.scale))
        self._due: dict[Cell, Box] = {}  # what is to be repainted yet, the newest last
        self._ready: dict[Cell, tuple[list[tuple[Line, Mask]], Iterator[Line]]] = {}  # of it: the masks that are found, and who is next
        self._knocks: list[Knock] = []  # taken out of the picture; the lines are not cut yet
        self._known: dict[Hashable, int] = {}  # of each eraser, how much of its way is seen in the picture
        self._owed = NO_CUTS  # what is left of the lines that the knocks went over
        self._rests = 0
        self.over: list[Over] = []  # what the last `show` laid over all that was there
        self.laid = 0  # masks laid since the beginning, for tests and benchmarks

    @property
    def image(self) -> Image.Image:
        """The whole sheet, in one piece."""
        return self.plate.image

    @property
    def weight(self) -> int:
        """The bytes that its pictures take now."""
        return self.plate.weight + self._masks.weight

    def rest(self) -> Work:
        """Pack the sheet, and let go of masks that were not used for long."""
        if not self._due:
            self._masks.leave(FEW)
        yield from self.plate.rest()

    @property
    def drawn(self) -> int:
        """Runs drawn since the beginning, for tests and benchmarks."""
        return self._masks.drawn

    @property
    def due(self) -> bool:
        """Whether something is to be repainted yet."""
        return bool(self._due or self._knocks)

    def show(
        self, ink: tuple[Stroke, ...], cuts: Cuts = NO_CUTS, enough: Callable[[], bool] = never, rubs: tuple[Rub, ...] = ()
    ) -> list[Box]:
        """Bring the sheet up to date with strokes and what is left of the rubbed ones; gives the boxes of pixels that look otherwise now.

        Without those of new lines on top: these are in `over`, so that what lies under them need not be painted again.
        What is not painted when `enough` says so comes with the next calls. While erasers move (`rubs`), their way is only taken out
        of the picture; the lines are drawn with their round ends when the erasers are lifted or rest.
        """
        self.over = []
        if rubs and enough is not never and self._lines.only_more(ink):
            rubbed = list(self._rubbed(rubs))
            self._rests = 0 if rubbed else self._rests + 1
            if self._knocks and self._rests < RESTS:
                self._owed = cuts
                self._lines.foresee(cuts, enough)
                self._lay_over(self._lines.more(ink))
                return [*rubbed, *self._go_on(enough)]
        knocks, self._knocks = self._knocks, []
        change = self._lines.after(self._owed, ink, cuts) if knocks else self._lines.show(ink, cuts)
        self._known = {rub.by: len(rub.way) for rub in rubs}
        self._owed = NO_CUTS
        if change.on_top and not knocks:
            self._lay_over(change)
            return self._go_on(enough)
        self._forget(change)
        late = bool(self._due)
        found = merged((*(knock.at for knock in knocks), *changed(change, self._runs.scale)))
        places = [box for place in found if (box := common(place, self._area))]
        for place in places:
            self._put_off(place)
        painted = self._go_on(enough)
        return painted if late or self._due else places

    def _rubbed(self, rubs: tuple[Rub, ...]) -> Iterator[Box]:
        """Take out of the picture where erasers went since the last time."""
        scale, known = self._runs.scale, self._known
        self._known = {rub.by: len(rub.way) for rub in rubs}
        for rub in rubs:
            done = known.get(rub.by, 0)
            if done == len(rub.way):
                continue
            way = rub.way[done - 1 if 0 < done < len(rub.way) else 0 :]
            dots = array("i", [math.floor(edge * scale * shapes.SMOOTH) for point in way for edge in point])
            out = math.ceil(rub.radius * scale) + 1
            xs, ys = [x * scale for x, _ in way], [y * scale for _, y in way]
            reach = math.floor(min(xs)) - out, math.floor(min(ys)) - out, math.ceil(max(xs)) + out, math.ceil(max(ys)) + out
            at = common(reach, self._area)
            if at:
                knock = Knock(shapes.dotted((dots,), shapes.half(2 * rub.radius, scale), at), at, self._lines.many)
                self._knocks.append(knock)
                self.plate.paste(_GONE, at, knock.mask)
                yield at

    def _forget(self, change: Change) -> None:
        """The masks that were found for a place are not all of them any more."""
        for line in (*change.gone, *change.come):
            for cell in self._ready.keys() & line.cells:
                del self._ready[cell]

    def _lay_over(self, change: Change) -> None:
        """Draw lines that lie on top of all others: nothing under them is drawn again."""
        self._forget(change)
        for line in change.come:
            for mask in self._masks.fresh(line, self._area):
                self.plate.paste(_paint(line), mask.at, mask.image)
                self.over.append(Over(_paint(line)[:3], mask.at, mask.image))
                self.laid += 1

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
        knocks = deque(knock for knock in self._knocks if meets(knock.at, box))
        for line, mask in masks:
            while knocks and knocks[0].below <= line.rank:
                _take_out(patch, knocks.popleft(), left, top)
            x, y, x2, y2 = mask.at
            patch.paste(_paint(line), (x - left, y - top, x2 - left, y2 - top), mask.image)
            self.laid += 1
        for knock in knocks:
            _take_out(patch, knock, left, top)
        self.plate.paste(patch, box)


def _paint(line: Line) -> tuple[int, int, int, int]:
    return (*rgb(INKS.get(line.colour, INKS["zwart"])), 255)


def _take_out(patch: Image.Image, knock: Knock, left: int, top: int) -> None:
    x, y, x2, y2 = knock.at
    patch.paste(_GONE, (x - left, y - top, x2 - left, y2 - top), knock.mask)
