"""Which lines lie on the sheet of ink, in their order and by the cells where they are seen; and what changed of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, groupby
from typing import NamedTuple, TypeAlias

from arrangeerveld.core.board import Stroke
from arrangeerveld.paint import shapes
from arrangeerveld.paint.boxes import Box, merged
from arrangeerveld.paint.masks import Cell, Line, side_of
from arrangeerveld.paint.runs import Runs, differing

Cuts: TypeAlias = Mapping[str, tuple[Stroke, ...]]
NO_CUTS: Cuts = {}


WAITING = 8  # lines that wait to be worked out ahead; with so many, one more a frame


class Swap(NamedTuple):
    """A line in another form: as it was, as it is, and the boxes of pixels where they differ if those are known."""

    gone: Line | None
    come: Line | None
    places: tuple[Box, ...] | None = None


class Change(NamedTuple):
    """Lines that went and came, and whether those that came lie over all that stayed."""

    swaps: list[Swap]
    on_top: bool

    @property
    def gone(self) -> list[Line]:
        """The lines as they were."""
        return [swap.gone for swap in self.swaps if swap.gone]

    @property
    def come(self) -> list[Line]:
        """The lines as they are."""
        return [swap.come for swap in self.swaps if swap.come]


NOTHING = Change([], on_top=True)


class InkLines:
    """The lines of a board. The pieces that are left of one line are one line still: it looks the same wherever it was not rubbed."""

    def __init__(self, runs: Runs) -> None:
        self._runs = runs
        self._side = side_of(runs.scale)
        self._ink: tuple[Stroke, ...] = ()
        self._cuts = NO_CUTS
        self._families: list[tuple[Stroke, ...]] = []  # the strokes of the board, those that come of one line together
        self._family: dict[str, int] = {}  # of which family a stroke is, by its id
        self._lines: list[Line | None] = []  # of each family, what is seen of it
        self._cells: dict[Cell, dict[int, Line]] = {}  # by identity
        self._foreseen: dict[int, tuple[tuple[Stroke, ...], Swap]] = {}  # of a family: what will be left of it, and how it is swapped
        self._looked: dict[str, tuple[Stroke, ...]] = {}  # of each stroke, the pieces that were foreseen
        self._coming = NO_CUTS  # what was left when it was looked ahead last

    def near(self, cell: Cell) -> list[Line]:
        """The lines in a cell, from the bottom up."""
        return sorted(self._cells.get(cell, {}).values(), key=_rank)

    @property
    def many(self) -> int:
        """The rank that the next line on top gets."""
        return len(self._lines)

    def only_more(self, ink: tuple[Stroke, ...]) -> bool:
        """Whether these are the strokes that lie here already, and perhaps more on top of them."""
        return ink is self._ink or (bool(self._families) and ink[: len(self._ink)] == self._ink)

    def more(self, ink: tuple[Stroke, ...]) -> Change:
        """Take over strokes of which there are only more; what is left of the others stays as it was shown last."""
        return NOTHING if ink is self._ink else self.show(ink, self._cuts)

    def after(self, cuts: Cuts, ink: tuple[Stroke, ...], then: Cuts) -> Change:
        """The same as `show`, when there was more left of these strokes to be shown before: the cuts of before come first."""
        first = self.show(self._ink, cuts)
        return both(first, self.show(ink, then))

    def foresee(self, cuts: Cuts, enough: Callable[[], bool]) -> None:
        """Work out ahead what `show` will make of lines that are being rubbed, some a frame: of those that no eraser is at now."""
        before, self._coming = self._coming, cuts
        some = [name for name, pieces in cuts.items() if self._looked.get(name) is not pieces and before.get(name) is pieces]
        for name in some[: 1 + len(some) // WAITING]:
            if enough():
                return
            self._looked[name] = cuts[name]
            rank = self._family.get(name)
            if rank is None:
                continue
            left, gone = _left(self._families[rank], cuts), self._lines[rank]
            come = self._line(left, rank)
            places = merged(differing(gone.parts if gone else (), come.parts if come else (), self._runs.scale))
            self._foreseen[rank] = left, Swap(gone, come, tuple(places))

    def show(self, ink: tuple[Stroke, ...], cuts: Cuts) -> Change:
        """Take over strokes, and what is left of those that are being rubbed."""
        if ink is self._ink:
            change = self._cut(cuts)
        elif self._families and ink[: len(self._ink)] == self._ink:
            change = both(self._added(ink), self._cut(cuts))
        elif self._cuts and ink == _left(self._ink, self._cuts):
            self._settle()
            change = self._cut(cuts)
        else:
            change = self._compared(ink, cuts)
        for gone, come, _ in change.swaps:
            for cell in gone.cells if gone else ():
                del self._cells[cell][id(gone)]
            if come:
                for cell in come.cells:
                    self._cells.setdefault(cell, {})[id(come)] = come
        self._ink, self._cuts = ink, cuts
        return change

    def _cut(self, cuts: Cuts) -> Change:
        """The same strokes: only what is rubbed is looked at."""
        differ = [name for name in {**self._cuts, **cuts} if cuts.get(name) is not self._cuts.get(name)]
        ranks = sorted({self._family[name] for name in differ if name in self._family})
        if not ranks:
            return NOTHING
        swaps = [self._swapped(rank, _left(self._families[rank], cuts)) for rank in ranks]
        for rank, swap in zip(ranks, swaps, strict=True):
            self._lines[rank] = swap.come
        self._forget()
        return Change(swaps, on_top=False)

    def _swapped(self, rank: int, strokes: tuple[Stroke, ...]) -> Swap:
        """A line and what comes in its place: as it was foreseen, when nothing was rubbed since."""
        foreseen, swap = self._foreseen.get(rank, ((), Swap(None, None)))
        same = swap.gone is self._lines[rank] and _key(foreseen) == _key(strokes)
        return swap if same and rank in self._foreseen else Swap(self._lines[rank], self._line(strokes, rank))

    def _forget(self) -> None:
        """What was foreseen came, or will not come."""
        self._foreseen, self._looked, self._coming = {}, {}, NO_CUTS

    def _settle(self) -> None:
        """What was rubbed is a step now: what is left of the lines lies there as it was seen already."""
        for rank in {self._family[name] for name in self._cuts if name in self._family}:
            family = self._families[rank] = _left(self._families[rank], self._cuts)
            self._family.update((stroke.id, rank) for stroke in family)
        self._cuts = NO_CUTS
        self._forget()

    def _added(self, ink: tuple[Stroke, ...]) -> Change:
        """Strokes on top of the others: these are not looked at."""
        families = [tuple(family) for _, family in groupby(ink[len(self._ink) :], _origin)]
        below = next((family for family in reversed(self._families) if family), None)
        if families and below and _origin(families[0][0]) == _origin(below[-1]):
            return self._compared(ink, self._cuts)
        swaps = []
        for family in families:
            line = self._line(family, len(self._families))
            self._families.append(family)
            self._family.update((stroke.id, len(self._lines)) for stroke in family)
            self._lines.append(line)
            swaps.append(Swap(None, line))
        return Change(swaps, on_top=True)

    def _compared(self, ink: tuple[Stroke, ...], cuts: Cuts) -> Change:
        """Other strokes: the lines that stay are known by the identity of theirs."""
        self._forget()
        before = {_key(line.strokes): line for line in self._lines if line}
        self._families = [tuple(family) for _, family in groupby(ink, _origin)]
        self._family = {stroke.id: rank for rank, family in enumerate(self._families) for stroke in family}
        come: list[Line] = []
        self._lines, on_top = [], True
        for rank, family in enumerate(self._families):
            strokes = _left(family, cuts) if cuts else family
            line = before.pop(_key(strokes), None)
            if line is not None:
                line.rank, on_top = rank, on_top and not come
            else:
                line = self._line(strokes, rank)
                come += [line] if line else []
            self._lines.append(line)
        return Change(_paired(before.values(), come), on_top and not before)

    def _line(self, strokes: tuple[Stroke, ...], rank: int) -> Line | None:
        if not strokes:
            return None
        parts = tuple(chain.from_iterable(map(self._runs.of, strokes)))
        return Line(strokes, parts, shapes.half(strokes[0].width, self._runs.scale), rank, self._side)


def changed(change: Change, scale: float) -> Iterator[Box]:
    """Where lines look otherwise, as boxes of pixels: a piece that stays the same in the same colour does not."""
    for gone, come, places in change.swaps:
        if places is not None:
            yield from places
        else:
            yield from differing(gone.parts if gone else (), come.parts if come else (), scale)


def both(first: Change, then: Change) -> Change:
    """Two changes after each other."""
    return Change(first.swaps + then.swaps, first.on_top and not then.swaps)


def _paired(gone: Iterable[Line], come: Iterable[Line]) -> list[Swap]:
    """Lines that went and came: those that are left of one line belong together."""
    before: dict[tuple[str, float, str], list[Line]] = {}
    for line in gone:
        before.setdefault(_origin(line.strokes[0]), []).append(line)
    swaps = []
    for line in come:
        same = before.get(_origin(line.strokes[0]))
        swaps.append(Swap(same.pop(0) if same else None, line))
    return swaps + [Swap(line, None) for lines in before.values() for line in lines]


def _origin(stroke: Stroke) -> tuple[str, float, str]:
    """What the strokes have in common that are left of one line: see `strokes.pieces_of`."""
    return stroke.id.partition(".")[0], stroke.width, stroke.colour


def _left(family: tuple[Stroke, ...], cuts: Cuts) -> tuple[Stroke, ...]:
    return tuple(piece for stroke in family for piece in cuts.get(stroke.id, (stroke,)))


def _key(strokes: tuple[Stroke, ...]) -> tuple[int, ...]:
    return tuple(map(id, strokes))


def _rank(line: Line) -> int:
    return line.rank
