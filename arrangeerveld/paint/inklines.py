"""Which lines lie on the sheet of ink, in their order and by the cells where they are seen; and what changed of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, groupby
from typing import NamedTuple, TypeAlias

from arrangeerveld.core.board import Stroke
from arrangeerveld.paint import shapes
from arrangeerveld.paint.boxes import Box
from arrangeerveld.paint.masks import Cell, Line, side_of
from arrangeerveld.paint.runs import Runs, differing

Cuts: TypeAlias = Mapping[str, tuple[Stroke, ...]]
NO_CUTS: Cuts = {}


class Change(NamedTuple):
    """Lines that went and came, and whether those that came lie over all that stayed."""

    gone: list[Line]
    come: list[Line]
    on_top: bool


NOTHING = Change([], [], on_top=True)


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

    def show(self, ink: tuple[Stroke, ...], cuts: Cuts) -> Change:
        """Take over strokes, and what is left of those that are being rubbed."""
        if ink is self._ink:
            change = self._cut(cuts)
        elif self._cuts and ink == _left(self._ink, self._cuts):
            self._settle()
            change = self._cut(cuts)
        elif self._families and ink[: len(self._ink)] == self._ink:
            change = both(self._added(ink), self._cut(cuts))
        else:
            change = self._compared(ink, cuts)
        for line in change.gone:
            for cell in line.cells:
                del self._cells[cell][id(line)]
        for line in change.come:
            for cell in line.cells:
                self._cells.setdefault(cell, {})[id(line)] = line
        self._ink, self._cuts = ink, cuts
        return change

    def _cut(self, cuts: Cuts) -> Change:
        """The same strokes: only what is rubbed is looked at."""
        differ = [name for name in {**self._cuts, **cuts} if cuts.get(name) is not self._cuts.get(name)]
        gone, come = [], []
        for rank in sorted({self._family[name] for name in differ if name in self._family}):
            line = self._lines[rank]
            follow = self._lines[rank] = self._line(_left(self._families[rank], cuts), rank)
            gone += [line] if line else []
            come += [follow] if follow else []
        return Change(gone, come, on_top=False)

    def _settle(self) -> None:
        """What was rubbed is a step now: what is left of the lines lies there as it was seen already."""
        for rank in {self._family[name] for name in self._cuts if name in self._family}:
            family = self._families[rank] = _left(self._families[rank], self._cuts)
            self._family.update((stroke.id, rank) for stroke in family)
        self._cuts = NO_CUTS

    def _added(self, ink: tuple[Stroke, ...]) -> Change:
        """Strokes on top of the others: these are not looked at."""
        families = [tuple(family) for _, family in groupby(ink[len(self._ink) :], _origin)]
        below = next((family for family in reversed(self._families) if family), None)
        if families and below and _origin(families[0][0]) == _origin(below[-1]):
            return self._compared(ink, self._cuts)
        come = []
        for family in families:
            line = self._line(family, len(self._families))
            self._families.append(family)
            self._family.update((stroke.id, len(self._lines)) for stroke in family)
            self._lines.append(line)
            come += [line] if line else []
        return Change([], come, on_top=True)

    def _compared(self, ink: tuple[Stroke, ...], cuts: Cuts) -> Change:
        """Other strokes: the lines that stay are known by the identity of theirs."""
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
        return Change(list(before.values()), come, on_top and not before)

    def _line(self, strokes: tuple[Stroke, ...], rank: int) -> Line | None:
        if not strokes:
            return None
        parts = tuple(chain.from_iterable(map(self._runs.of, strokes)))
        return Line(strokes, parts, shapes.half(strokes[0].width, self._runs.scale), rank, self._side)


def changed(change: Change, scale: float) -> Iterator[Box]:
    """Where lines look otherwise, as boxes of pixels: a piece that stays the same in the same colour does not."""
    for colour in {line.colour for line in (*change.gone, *change.come)}:
        gone, come = ([part for line in lines if line.colour == colour for part in line.parts] for lines in (change.gone, change.come))
        yield from differing(gone, come, scale)


def both(first: Change, then: Change) -> Change:
    """Two changes after each other."""
    gone, come = set(map(id, then.gone)), set(map(id, first.come))
    return Change(
        first.gone + [line for line in then.gone if id(line) not in come],
        [line for line in first.come if id(line) not in gone] + then.come,
        first.on_top and not then.gone and not then.come,
    )


def _origin(stroke: Stroke) -> tuple[str, float, str]:
    """What the strokes have in common that are left of one line: see `strokes.pieces_of`."""
    return stroke.id.partition(".")[0], stroke.width, stroke.colour


def _left(family: tuple[Stroke, ...], cuts: Cuts) -> tuple[Stroke, ...]:
    return tuple(piece for stroke in family for piece in cuts.get(stroke.id, (stroke,)))


def _key(strokes: tuple[Stroke, ...]) -> tuple[int, ...]:
    return tuple(map(id, strokes))


def _rank(line: Line) -> int:
    return line.rank
