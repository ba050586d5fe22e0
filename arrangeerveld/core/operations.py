"""What can be done to a board: each operation gives a new one, or the very same when there was nothing to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from arrangeerveld.core.board import Board, Item, Note, Stroke
from arrangeerveld.core.geometry import Pose, kept_inside
from arrangeerveld.core.hits import zone_for

MOST_TEXT = 2000  # characters on a note


def settled(board: Board, item: Item, pose: Pose) -> Item:
    """An item laid at a pose: wholly on the mat, and in the zone under its middle."""
    pose = kept_inside(pose, item.size, board.mat.area)
    zone = zone_for(board.mat, pose.centre)
    return replace(item, pose=pose, zone=zone.id if zone else "")


def place(board: Board, item: Item) -> Board:
    """Lay a new item on top; an id that is there already is left alone."""
    if board.item(item.id) is not None:
        return board
    return replace(board, items=(*board.items, settled(board, item, item.pose)))


def move(board: Board, item_id: str, pose: Pose) -> Board:
    """Lay an item elsewhere, on top of the others."""
    item = board.item(item_id)
    if item is None:
        return board
    moved = settled(board, item, pose)
    if moved == item and board.items[-1] is item:
        return board
    return replace(board, items=(*_without(board, item), moved))


def raise_(board: Board, item_id: str) -> Board:
    """Bring an item to the front."""
    item = board.item(item_id)
    if item is None or board.items[-1] is item:
        return board
    return replace(board, items=(*_without(board, item), item))


def remove(board: Board, item_id: str) -> Board:
    """Take an item off the mat."""
    item = board.item(item_id)
    return board if item is None else replace(board, items=_without(board, item))


def write(board: Board, note_id: str, text: str) -> Board:
    """Change the text of a note (at most `MOST_TEXT` characters)."""
    note = board.item(note_id)
    text = text[:MOST_TEXT]
    if not isinstance(note, Note) or note.text == text:
        return board
    items = tuple(replace(note, text=text) if item is note else item for item in board.items)
    return replace(board, items=items)


def ink(board: Board, stroke: Stroke) -> Board:
    """Add a line of the pen."""
    return replace(board, ink=(*board.ink, stroke))


def erase(board: Board, cuts: Mapping[str, tuple[Stroke, ...]]) -> Board:
    """Replace strokes by what the eraser left of them; a stroke that is gone already is left alone."""
    if not any(stroke.id in cuts for stroke in board.ink):
        return board
    kept = tuple(piece for stroke in board.ink for piece in cuts.get(stroke.id, (stroke,)))
    return replace(board, ink=kept)


def _without(board: Board, item: Item) -> tuple[Item, ...]:
    return tuple(other for other in board.items if other is not item)
