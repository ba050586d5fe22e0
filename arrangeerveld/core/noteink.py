"""Ink on a note: what of a line belongs to the note it began on, and what an eraser takes of it."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from arrangeerveld.core.board import Board, Item, Note, Stroke, area_of
from arrangeerveld.core.geometry import Point, Pose, Rect, Size, bounds, distance, into
from arrangeerveld.core.hits import covers
from arrangeerveld.core.strokes import pieces_of, rubbed

OVER = 6.0  # mm beside its paper that a line still belongs to a note: letters may stick out a little
PIECE = 4.0  # mm: how finely a line is parted
_RUB = 24.0  # mm: how finely the way of an eraser is looked at where other items lie over a note

Cuts: TypeAlias = Mapping[str | tuple[str, str], tuple[Stroke, ...]]
"""What an eraser left of each stroke it touched: by the id of a stroke on the mat, or those of a note and of a stroke on it."""


def write_on(board: Board, note_id: str, stroke: Stroke) -> Board:
    """Lay a line that began on a note: what runs over the note becomes its ink, the rest lies on the mat.

    What runs off the paper, or over an item that lies on the note, is mat ink, as it would be with paper; so is all of it when
    the note is gone, locked, or was pulled away.
    """
    note = board.item(note_id)
    if not isinstance(note, Note) or note.locked:
        return replace(board, ink=(*board.ink, stroke))
    on, off = _parted(board, note, stroke)
    if on:
        here = tuple(replace(line, points=tuple(into(note.pose, point) for point in line.points)) for line in on)
        board = replace(board, items=tuple(replace(note, ink=(*note.ink, *here)) if item is note else item for item in board.items))
    return replace(board, ink=(*board.ink, *off)) if off else board


def erase(board: Board, cuts: Cuts) -> Board:
    """Replace strokes on notes by what the eraser left of them; a stroke or note that is gone already is left alone."""
    notes = {key[0] for key in cuts if isinstance(key, tuple)}
    items = tuple(worn(item, cuts) if item.id in notes else item for item in board.items) if notes else board.items
    return board if all(a is b for a, b in zip(items, board.items, strict=True)) else replace(board, items=items)


def worn(item: Item, cuts: Cuts) -> Item:
    """An item as the eraser left it; the very same when it rubbed out nothing of it."""
    if not isinstance(item, Note) or not any((item.id, line.id) in cuts for line in item.ink):
        return item
    return replace(item, ink=tuple(piece for line in item.ink for piece in cuts.get((item.id, line.id), (line,))))


def on_mat(cuts: Cuts) -> Mapping[str, tuple[Stroke, ...]]:
    """Those of strokes on the mat."""
    return {key: pieces for key, pieces in cuts.items() if isinstance(key, str)}


def rub(board: Board, way: tuple[Point, Point], radius: float, cuts: Cuts, *, whole: bool, away: Collection[str]) -> Cuts:
    """What an eraser of this radius (mm) leaves of the ink on notes after a way, added to `cuts`: with `whole`, no line it touched.

    Locked notes, those with an id in `away`, and what lies under another item are not rubbed.
    """
    (ax, ay), (bx, by) = way
    box = Rect(min(ax, bx), min(ay, by), abs(bx - ax), abs(by - ay)).grown(radius + OVER)
    found = dict(cuts)
    for i, note in enumerate(board.items):
        if not isinstance(note, Note) or not note.ink or note.locked or note.id in away or not area_of(note).meets(box):
            continue
        above = [item for item in board.items[i + 1 :] if item.id not in away and area_of(item).meets(box)]
        for a, b in pairwise(_points(*way, _RUB)) if ax != bx or ay != by else (way,):
            middle = Point((a.x + b.x) / 2, (a.y + b.y) / 2)
            if not any(covers(item, middle) for item in above):
                _rub_note(note, (into(note.pose, a), into(note.pose, b)), radius, found, whole=whole)
    return found if len(found) > len(cuts) or any(found[key] is not cuts[key] for key in cuts) else cuts


def _rub_note(
    note: Note, way: tuple[Point, Point], radius: float, found: dict[str | tuple[str, str], tuple[Stroke, ...]], *, whole: bool
) -> None:
    for stroke in note.ink:
        parts = found.get((note.id, stroke.id), (stroke,))
        rests = [rubbed(part, *way, radius) for part in parts]
        if any(lines is not None for lines in rests):
            rest = [line for part, lines in zip(parts, rests, strict=True) for line in ((part.points,) if lines is None else lines)]
            found[note.id, stroke.id] = () if whole else pieces_of(stroke, rest)


def _parted(board: Board, note: Note, stroke: Stroke) -> tuple[tuple[Stroke, ...], tuple[Stroke, ...]]:
    """A line as the pieces that lie on a note and those that do not, all in mm on the mat; neighbours share a point."""
    above = [item for item in board.items[board.items.index(note) + 1 :] if area_of(item).meets(stroke.bounds)]
    half_w, half_h = note.size.w / 2 + OVER, note.size.h / 2 + OVER

    def on_note(point: Point) -> bool:
        x, y = into(note.pose, point)
        return abs(x) <= half_w and abs(y) <= half_h and not any(covers(item, point) for item in above)

    lines = runs(stroke.points, on_note)
    if len(lines) == 1:
        return ((stroke,), ()) if lines[0][0] else ((), (stroke,))
    pieces = pieces_of(stroke, [line for _, line in lines])
    both = tuple(zip(lines, pieces, strict=True))
    return tuple(piece for (inside, _), piece in both if inside), tuple(piece for (inside, _), piece in both if not inside)


def runs(points: Sequence[Point], inside: Callable[[Point], bool]) -> list[tuple[bool, tuple[Point, ...]]]:
    """A line cut where it enters or leaves a place, to about `PIECE` mm: whether each part lies inside, and its points.

    Neighbours share a point, the last one inside, so that no gap is seen between them.
    """
    found = [(inside(points[0]), [points[0]])]
    for a, b in pairwise(points):
        last = a
        for point in _points(a, b, PIECE)[1:]:
            within, line = found[-1]
            if inside(point) is not within:
                cut = last if within else point
                if line[-1] != cut:
                    line.append(cut)
                found.append((not within, [cut]))
            last = point
        if found[-1][1][-1] != b:
            found[-1][1].append(b)
    return [(within, tuple(line)) for within, line in found if len(line) > 1 or len(found) == 1]


def over(ink: Iterable[Stroke], pose: Pose, size: Size) -> tuple[Stroke, ...]:
    """What of the ink on the mat lies over a thing, mm from its middle, before its turn."""
    around, half = bounds(pose, size), Size(size.w / 2, size.h / 2)
    found: list[Stroke] = []
    for stroke in ink:
        if stroke.bounds.meets(around):
            here = [into(pose, point) for point in stroke.points]
            parts = runs(here, lambda point: abs(point.x) <= half.w and abs(point.y) <= half.h)
            found += [replace(stroke, points=line) for within, line in parts if within]
    return tuple(found)


def _points(a: Point, b: Point, step: float) -> list[Point]:
    """Points from a to b, both included, no further than a step apart."""
    pieces = max(1, math.ceil(distance(a, b) / step))
    return [a, *(Point(a[0] + (b[0] - a[0]) * i / pieces, a[1] + (b[1] - a[1]) * i / pieces) for i in range(1, pieces)), b]
