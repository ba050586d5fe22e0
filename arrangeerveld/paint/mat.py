"""The picture of the bare mat: what the first frame shows, and what lies under everything."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from PIL import Image

from arrangeerveld.core.board import Board
from arrangeerveld.core.geometry import Rect
from arrangeerveld.core.marks import Ink, Mark, Means, Panel, Picture, Text
from arrangeerveld.core.matface import mat_face
from arrangeerveld.paint.boxes import Box, around, common, joined, meets
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.plate import Plate
from arrangeerveld.paint.tiles import groups, paint, pixels

OVERHANG = 0.4  # em: how far a letter may stick out beside its place, and below its line
RISE = 1.2  # em above the line
ROUNDING = 2  # pixels


def bare_mat(board: Board, means: Means, type_: Typeface, scale: float) -> Image.Image:
    """The mat of a board with its head and agreements and without items and ink, at a scale in pixels per mm."""
    size = board.mat.size
    image = Image.new("RGB", (round(size.w * scale), round(size.h * scale)))
    paint(image, mat_face(board, means).marks, scale, type_)
    return image


def mat_again(image: Image.Image | Plate, was: Board, now: Board, means: Means, type_: Typeface, scale: float) -> tuple[Box, ...]:  # noqa: PLR0917
    """Bring the picture of a bare mat from one board to the next of the same mat; gives the places that differ."""
    old, new = list(groups(mat_face(was, means).marks)), list(groups(mat_face(now, means).marks))
    if old == new:
        return ()
    gone, come = Counter(old), Counter(new)
    whole = 0, 0, *image.size
    boxes: list[Box] = []
    if [one for one in old if one in come] != [one for one in new if one in gone]:  # they lie in another order
        boxes = [whole]
    for group in (*(gone - come), *(come - gone)):
        if box := common(_reach(group, type_, scale), whole):
            boxes = joined(boxes, box)
    reaches = [_reach(group, type_, scale) for group in new]
    for box in boxes:
        patch = Image.new("RGB", (box[2] - box[0], box[3] - box[1]))
        seen = (group for group, reach in zip(new, reaches, strict=True) if meets(reach, box))
        paint(patch, chain.from_iterable(seen), scale, type_, box[:2])
        image.paste(patch, box)
    return tuple(boxes)


def _reach(group: Sequence[Mark], type_: Typeface, scale: float) -> Box:
    """The pixels that marks may touch."""
    left, top, right, bottom = around([pixels(_place(mark, type_), scale) for mark in group])
    return left - ROUNDING, top - ROUNDING, right + ROUNDING, bottom + ROUNDING


def _place(mark: Mark, type_: Typeface) -> Rect:
    match mark:
        case Panel(place=place, shadow=shadow):
            return place.grown(math.ceil(2 * shadow))
        case Picture(place=place):
            return place
        case Text(start=start, size=size):
            wide = sum(advance for _, _, advance in type_.letters(mark.text, mark.weight)) * size
            return Rect(start.x - OVERHANG * size, start.y - RISE * size, wide + 2 * OVERHANG * size, (RISE + OVERHANG) * size)
        case Ink(points=points, width=width):
            xs, ys = [x for x, _ in points], [y for _, y in points]
            return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).grown(width / 2 + 1)
