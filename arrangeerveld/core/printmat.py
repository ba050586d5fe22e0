"""The mat on paper: on one sheet, or as a larger one in tiles on A4, to cut and to stick together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from arrangeerveld.core.board import Board
from arrangeerveld.core.colours import DARK, MUTED
from arrangeerveld.core.drawing import draw
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.marks import Mark, Means, Panel, Text, Weight
from arrangeerveld.core.paper import A4, Page, Part

PAPERS = {"A4": Size(297.0, 210.0), "A3": Size(420.0, 297.0), "A2": Size(594.0, 420.0), "A1": Size(841.0, 594.0)}
"""ISO 216, lying."""
WHITE_EDGE = 5.0  # mm around the mat on a sheet of its own: what most printers cannot reach
MARGIN = 10.0  # mm around a tile
OVERLAP = 10.0  # mm that a tile shows of its neighbour
MARK, MARK_GAP, LINE = 6.0, 1.0, 0.2  # mm: how long a mark to cut at is, how far from the corner, how thick
SMALL = 3.4


@dataclass(frozen=True, slots=True)
class Tile:
    """One sheet of a mat in tiles: its row and column (from 0), and the part of the mat on it, in mm of the whole paper mat."""

    row: int
    column: int
    part: Rect


def mat_size(board: Board, paper: str) -> Size:
    """How large the mat is on a paper, mm: as large as fits within the white edge."""
    size, mat = PAPERS[paper], board.mat.size
    scale = min((size.w - 2 * WHITE_EDGE) / mat.w, (size.h - 2 * WHITE_EDGE) / mat.h)
    return Size(mat.w * scale, mat.h * scale)


def mat_page(board: Board, means: Means, paper: str) -> tuple[Page, ...]:
    """The mat in the middle of one sheet."""
    size, mat = PAPERS[paper], mat_size(board, paper)
    place = Rect((size.w - mat.w) / 2, (size.h - mat.h) / 2, *mat)
    figure = Part(("Figure 1",), text=_told(board), drawing=draw(board, means), place=place)
    return (Page(size, (figure,), ((1, board.mat.name, place.y),)),)


def tiles(size: Size) -> tuple[Size, tuple[Tile, ...]]:
    """The sheet (A4, upright or lying: what takes the fewest) and the tiles that cover a mat of this size in mm."""
    ways = []
    for sheet in (Size(A4.h, A4.w), A4):
        room = Size(sheet.w - 2 * MARGIN, sheet.h - 2 * MARGIN)
        columns, rows = _starts(size.w, room.w), _starts(size.h, room.h)
        ways.append((len(columns) * len(rows), sheet, room, columns, rows))
    _, sheet, room, columns, rows = min(ways, key=lambda way: way[0])
    return sheet, tuple(
        Tile(i, j, Rect(x, y, min(room.w, size.w - x), min(room.h, size.h - y)))
        for (i, y), (j, x) in product(enumerate(rows), enumerate(columns))
    )


def tiled(board: Board, means: Means, paper: str) -> tuple[Page, ...]:
    """The mat as large as on `paper`, over sheets of A4: each with marks where to cut, and which it is."""
    mat, drawing = mat_size(board, paper), draw(board, means)
    sheet, parts = tiles(mat)
    columns, rows = max(tile.column for tile in parts) + 1, max(tile.row for tile in parts) + 1
    pages = []
    for i, tile in enumerate(parts):
        window = Rect(MARGIN, MARGIN, tile.part.w, tile.part.h)
        place = Rect(MARGIN - tile.part.x, MARGIN - tile.part.y, *mat)
        label = f"{board.mat.name} {paper} · rij {tile.row + 1} van {rows}, kolom {tile.column + 1} van {columns}{_joined(tile)}"
        path = (("Figure 1",), _told(board)) if i == 0 else ((), "")
        last = tile.column == columns - 1, tile.row == rows - 1
        figure = Part(path[0], text=path[1], drawing=drawing, place=place, window=window)
        under = Part((f"P {i}",), _label(label, sheet, means), label)
        heads = ((1, board.mat.name, MARGIN),) if i == 0 else ()
        pages.append(Page(sheet, (figure, Part((), tuple(_marks(tile, window, last))), under), heads))
    return tuple(pages)


def _starts(length: float, room: float) -> tuple[float, ...]:
    """Where tiles of so many mm begin to cover a length, each over the last mm of the one before it."""
    step, starts = room - OVERLAP, [0.0]
    while starts[-1] + room < length - 1e-6:
        starts.append(starts[-1] + step)
    return tuple(starts)


def _joined(tile: Tile) -> str:
    """What is cut off before it is stuck on its neighbours."""
    sides = [side for side, there in (("links", tile.column), ("boven", tile.row)) if there]
    return f" · knip {' en '.join(sides)} langs de merken en plak over de vorige" if sides else ""


def _marks(tile: Tile, window: Rect, last: tuple[bool, bool]) -> Iterator[Mark]:
    """In the white the lines to cut along: in the middle of what overlaps, where the edge of the next sheet comes too; else at the edge.

    `last` is whether this is the last column, and the last row.
    """
    half = OVERLAP / 2
    for x in (window.x + (half if tile.column else 0), window.right - (0 if last[0] else half)):
        for y in (window.y - MARK_GAP - MARK, window.bottom + MARK_GAP):
            yield Panel(Rect(x - LINE / 2, y, LINE, MARK), DARK)
    for y in (window.y + (half if tile.row else 0), window.bottom - (0 if last[1] else half)):
        for x in (window.x - MARK_GAP - MARK, window.right + MARK_GAP):
            yield Panel(Rect(x, y - LINE / 2, MARK, LINE), DARK)


def _label(text: str, sheet: Size, means: Means) -> tuple[Text, ...]:
    wide = means.type.width(text, Weight.REGULAR)
    size = min(SMALL, (sheet.w - 2 * MARGIN - 4) / wide)
    return (Text(Point(MARGIN + 2, sheet.h - MARGIN / 2 + 1), text, size, MUTED),)


def _told(board: Board) -> str:
    """What somebody hears who does not see it."""
    return f"Het veld ‘{board.mat.name}’ met de vakken: {', '.join(zone.title for zone in board.mat.zones if zone.title)}."
