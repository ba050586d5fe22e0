"""What can be done to a board: each operation gives a new one, or the very same when there was nothing to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from arrangeerveld.core.board import Board, Card, Item, Note, Stroke
from arrangeerveld.core.geometry import Pose, kept_inside
from arrangeerveld.core.hits import zone_for

MOST_TEXT = 2000  # characters on a note
MOST_TITLE = 60  # characters on a card


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


def writable(item: Item | None) -> bool:
    """Whether one may write on an item: on notes, and on cards that came from no deck."""
    return isinstance(item, Note) or (isinstance(item, Card) and not item.source)


def text_of(item: Item) -> str:
    """What is written on an item: the text of a note, the title of a card."""
    return item.text if isinstance(item, Note) else item.title


def with_text(item: Item, text: str) -> Item:
    """The same item with something else written on it, cut at `MOST_TEXT` or `MOST_TITLE` characters."""
    if isinstance(item, Note):
        return replace(item, text=text[:MOST_TEXT])
    return replace(item, title=" ".join(text.split())[:MOST_TITLE])


def write(board: Board, item_id: str, text: str) -> Board:
    """Change what is written on an item."""
    item = board.item(item_id)
    if item is None or not writable(item):
        return board
    written = with_text(item, text)
    if written == item:
        return board
    return replace(board, items=tuple(written if other is item else other for other in board.items))


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
