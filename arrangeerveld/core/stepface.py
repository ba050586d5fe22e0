"""What the mat shows of the step that the talk is in: its name at the right end of the head line, and a quiet edge around its zones."""

from __future__ import annotations

from dataclasses import replace

from arrangeerveld.core.board import Board
from arrangeerveld.core.colours import DARK, MUTED, mixed
from arrangeerveld.core.geometry import Point
from arrangeerveld.core.look import Edge, Look
from arrangeerveld.core.marks import Mark, Means, Text, Weight
from arrangeerveld.core.mat import Zone
from arrangeerveld.core.stepping import heading
from arrangeerveld.core.talk import NOT_BEGUN

EM = 21.0
BASE = 38.0  # mm from the top of the mat to the baseline
_RIGHT = 26.0
_GAP = 30.0  # between what stands at the left of the line and this


def step_marks(board: Board, means: Means) -> list[Mark]:
    """`stap 6 van 8 · Uitzicht en arrangeren` against the right end of the head line; nothing before the talk began."""
    said = heading(board)
    if said is None:
        return []
    number, title = f"{said[0]} · ", _cut(said[1], board.mat.size.w * 0.36, means)
    wide = means.type.width(title, Weight.BOLD) * EM
    right = board.mat.size.w - _RIGHT - wide
    left = right - means.type.width(number, Weight.REGULAR) * EM
    return [
        Text(Point(left, BASE), number.rstrip(), EM, means.look.ink(MUTED)),
        Text(Point(right, BASE), title, EM, means.look.ink(DARK), Weight.BOLD),
    ]


def head_room(board: Board, means: Means) -> float:
    """How far the rest of the head line may come, mm from the left of the mat."""
    marks = step_marks(board, means)
    first = marks[0] if marks else None
    return first.start.x - _GAP if isinstance(first, Text) else board.mat.size.w - _RIGHT


def lit_edge(zone: Zone, look: Look) -> Edge:
    """The edge of a zone that the talk is busy with: its own colour, half as strong as the letters on it."""
    tint = look.tint(zone.colour)
    return look.edge(zone.colour)._replace(width=7.0) if look.contrast else Edge(mixed(tint.fill, tint.text, 0.45), 3.5)


def unmarked(board: Board) -> Board:
    """A board for the record: the step at which somebody happened to save does not belong there."""
    return replace(board, progress=NOT_BEGUN) if board.progress.begun else board


def _cut(title: str, room: float, means: Means) -> str:
    if means.type.width(title, Weight.BOLD) * EM <= room:
        return title
    while title and means.type.width(f"{title}…", Weight.BOLD) * EM > room:
        title = title[:-1].rstrip()
    return f"{title}…"
