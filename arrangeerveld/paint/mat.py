"""The picture of the bare mat: what the first frame shows, and what lies under everything."""

from __future__ import annotations

from PIL import Image

from arrangeerveld.core.board import Board
from arrangeerveld.core.marks import Means
from arrangeerveld.core.matface import mat_face
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.tiles import paint


def bare_mat(board: Board, means: Means, type_: Typeface, scale: float) -> Image.Image:
    """The mat of a board with its head and agreements and without items and ink, at a scale in pixels per mm."""
    size = board.mat.size
    image = Image.new("RGB", (round(size.w * scale), round(size.h * scale)))
    paint(image, mat_face(board, means).marks, scale, type_)
    return image
