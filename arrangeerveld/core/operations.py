"""What can be done to a board: each operation gives a new one, or the very same when there was nothing to do."""

from __future__ import annotations

from dataclasses import replace

from arrangeerveld.core import noteink
from arrangeerveld.core.board import Board, Card, Item, Note, Photo, Stroke
from arrangeerveld.core.cardpictures import bearable
from arrangeerveld.core.geometry import Pose, distance, kept_inside
from arrangeerveld.core.hits import zone_for
from arrangeerveld.core.pictures import next_length, paper_for
from arrangeerveld.core.talk import Agreement

MOST_TEXT = 2000  # characters on a note
MOST_TITLE = 60  # characters on a card
BESIDE = 26.0  # mm to the right and down at which a copy is laid


def settled(board: Board, item: Item, pose: Pose) -> Item:
    """An item laid at a pose: wholly on the mat, and in the zone under its middle."""
    pose = kept_inside(pose, item.size, board.mat.area)
    zone = zone_for(board.mat, pose.centre)
    return replace(item, pose=pose, zone=zone.id if zone else "")


def place(board: Board, item: Item) -> Board:
    """Lay a new item on top; an id that is there already is left alone."""
    if board.item(item.id) is not None:
        return board
    return replace(board, items=(*board.items, settled(board, bearable(board, item), item.pose)))


def move(board: Board, item_id: str, pose: Pose) -> Board:
    """Lay an item elsewhere, on top of the others; a locked one stays."""
    item = board.item(item_id)
    if item is None or item.locked:
        return board
    moved = settled(board, item, pose)
    if moved == item and board.items[-1] is item:
        return board
    return replace(board, items=(*_without(board, item), moved))


def raise_(board: Board, item_id: str) -> Board:
    """Bring an item to the front; a locked one stays under what lies on it."""
    item = board.item(item_id)
    if item is None or item.locked or board.items[-1] is item:
        return board
    return replace(board, items=(*_without(board, item), item))


def remove(board: Board, item_id: str) -> Board:
    """Take an item off the mat; a locked one stays."""
    item = board.item(item_id)
    return board if item is None or item.locked else replace(board, items=_without(board, item))


def copy(board: Board, item_id: str, new_id: str) -> Board:
    """Lay the same item once more, a little lower and to the right (or the other way in that corner of the mat); it is not locked."""
    item = board.item(item_id)
    if item is None:
        return board
    x, y, turn = item.pose
    spots = (Pose(x + way * BESIDE, y + way * BESIDE, turn) for way in (1, -1))
    fresh = max((settled(board, item, spot) for spot in spots), key=lambda made: distance(made.pose.centre, item.pose.centre))
    return place(board, replace(fresh, id=new_id, locked=False))


def lock(board: Board, item_id: str, *, locked: bool) -> Board:
    """Lock an item, or let it go: a locked one is not moved, turned, written on or taken off the mat."""
    item = board.item(item_id)
    return board if item is None or item.locked == locked else _with(board, item, replace(item, locked=locked))


def resize(board: Board, item_id: str, way: int) -> Board:
    """Make a photo one step larger (1) or smaller (-1), in its place; a locked one stays as it is."""
    item = board.item(item_id)
    length = next_length(item.size, way) if isinstance(item, Photo) and not item.locked else None
    if not isinstance(item, Photo) or length is None:
        return board
    return _with(board, item, settled(board, replace(item, size=paper_for(item.picture, length)), item.pose))


def restore(board: Board, was: Item) -> Board:
    """Make an item again what it was; one that is no longer there is left alone."""
    item = board.item(was.id)
    return board if item is None or item == was else _with(board, item, was)


def renew(board: Board, fresh: Card) -> Board:
    """Give a card what stands on another with its id; it stays where it lies, and a locked one as it is."""
    item = board.item(fresh.id)
    if not isinstance(item, Card) or item.locked:
        return board
    made = bearable(board, replace(fresh, pose=item.pose, zone=item.zone, locked=item.locked))
    return board if made == item else _with(board, item, made)


def agree(board: Board, item_id: str, row_id: str) -> Board:
    """Make an item an agreement: what is written on it, once; who and when come later."""
    item = board.item(item_id)
    what = "" if item is None else text_of(item).strip()
    if not what or agreed(board, item_id):
        return board
    return replace(board, agreements=(*board.agreements, Agreement(row_id, what, source=item_id)))


def agreed(board: Board, item_id: str) -> bool:
    """Whether an item is an agreement already."""
    return any(row.source == item_id for row in board.agreements)


def writable(item: Item | None) -> bool:
    """Whether one may write on an item: on notes, and on cards that came from no deck."""
    return isinstance(item, Note) or (isinstance(item, Card) and not item.source)


def text_of(item: Item) -> str:
    """What is written on an item: the text of a note, the title of a card, what a photo shows."""
    match item:
        case Note():
            return item.text
        case Photo():
            return item.name
        case Card():
            return item.title


def with_text(item: Item, text: str) -> Item:
    """The same item with something else written on it, cut at `MOST_TEXT` or `MOST_TITLE` characters."""
    if isinstance(item, Note):
        return replace(item, text=text[:MOST_TEXT])
    line = " ".join(text.split())[:MOST_TITLE]
    return replace(item, name=line) if isinstance(item, Photo) else replace(item, title=line)


def write(board: Board, item_id: str, text: str) -> Board:
    """Change what is written on an item."""
    item = board.item(item_id)
    if item is None or item.locked or not writable(item):
        return board
    written = with_text(item, text)
    if written == item:
        return board
    return _with(board, item, written)


def ink(board: Board, stroke: Stroke) -> Board:
    """Add a line of the pen."""
    return replace(board, ink=(*board.ink, stroke))


def erase(board: Board, cuts: noteink.Cuts) -> Board:
    """Replace strokes, on the mat and on notes, by what the eraser left of them; a stroke that is gone already is left alone."""
    board = noteink.erase(board, cuts)
    if not any(stroke.id in cuts for stroke in board.ink):
        return board
    kept = tuple(piece for stroke in board.ink for piece in cuts.get(stroke.id, (stroke,)))
    return replace(board, ink=kept)


def _with(board: Board, item: Item, changed: Item) -> Board:
    return replace(board, items=tuple(changed if other is item else other for other in board.items))


def _without(board: Board, item: Item) -> tuple[Item, ...]:
    return tuple(other for other in board.items if other is not item)
