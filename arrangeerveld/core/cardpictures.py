"""The pictures on cards: few and small enough together that the file of a board stays under its limit."""

from __future__ import annotations

from dataclasses import replace

from arrangeerveld.core.board import Board, Card, Item

MOST = 100  # different ones on a mat
MOST_BYTES = 4 * 2**20  # of all of them together


def bearable(board: Board, item: Item) -> Item:
    """An item as it can be laid on a board: a card comes without its picture where that would be too much."""
    if not isinstance(item, Card) or item.picture is None:
        return item
    found = {one.picture for one in board.items if isinstance(one, Card) and one.picture is not None and one.id != item.id}
    if item.picture in found:
        return item
    much = len(found) >= MOST or sum(len(one.data) for one in found) + len(item.picture.data) > MOST_BYTES
    return replace(item, picture=None) if much else item
