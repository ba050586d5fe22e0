"""The drawing of a board: the mat with its writing, the items in their order, the ink over them."""

from __future__ import annotations

from dataclasses import dataclass

from arrangeerveld.core.board import Board, Item
from arrangeerveld.core.faces import ink_mark, kind_of
from arrangeerveld.core.greybox import sound_face
from arrangeerveld.core.marks import Face, Ink, Means, Sprite
from arrangeerveld.core.matface import mat_face
from arrangeerveld.core.tags import tagging


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that a painter needs: the mat, the items from the bottom up, and the ink that lies over them."""

    mat: Face
    sprites: tuple[Sprite, ...]
    ink: tuple[Ink, ...]
    broken: tuple[Item, ...] = ()  # the items that are a grey box in it


def draw(board: Board, means: Means) -> Drawing:
    """Draw a whole board."""
    tags, broken = tagging(board), list[Item]()
    sprites = tuple(Sprite(item.id, item.pose, sound_face(item, kind_of(board, item), means, tags(item), broken)) for item in board.items)
    ink = tuple(ink_mark(s.points, s.width, s.colour) for s in board.ink)
    return Drawing(mat_face(board, means), sprites, ink, tuple(broken))
