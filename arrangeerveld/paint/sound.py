"""An item that cannot be drawn becomes a grey box with its name, and everything else is drawn as ever."""

from __future__ import annotations

import logging
from textwrap import wrap
from typing import NamedTuple

from PIL import Image

from arrangeerveld.core.board import Card, Item, Kind, Note
from arrangeerveld.core.faces import item_face, open_face, open_pose
from arrangeerveld.core.geometry import Point, Pose, Rect, Size
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Text, Weight
from arrangeerveld.core.tags import BARE, Tags
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.tiles import tile

log = logging.getLogger(__name__)

GREY, EDGE, DARK = "#dfe3e7", "#5c6670", "#22303c"
NAME = 24.6  # em of the name, mm
_LINES = 2
_PAD = 12.0
_CANNOT = "niet te tekenen"
_SMALL = 18.0


class Drawn(NamedTuple):
    """The pixels of an item, with its margin, and whether they are of the grey box."""

    image: Image.Image
    broken: bool


def sound_face(item: Item, kind: Kind | None, means: Means, tags: Tags = BARE) -> Face:
    """The face of an item; when it cannot be made, the grey box."""
    try:
        return item_face(item, kind, means, tags)
    except Exception:
        log.exception("a face could not be made")
        return grey_box(item)


def sound_open(  # noqa: PLR0917 - as the faces of what is written on
    item: Item, text: str, caret: int, kind: Kind | None, area: Rect, means: Means
) -> tuple[Face, Pose]:
    """The face of an item that is being written on, and where it lies; when it cannot be made, the grey box at its place."""
    try:
        return open_face(item, text, caret, kind, means), open_pose(item, text, area, means)[0]
    except Exception:
        log.exception("what is written could not be drawn")
        return grey_box(item), item.pose


def sound_tile(  # noqa: PLR0917 - as a face and a tile together
    item: Item, kind: Kind | None, means: Means, scale: float, type_: Typeface, tags: Tags = BARE
) -> Drawn:
    """The pixels of an item; of the grey box, when they cannot be painted."""
    try:
        return Drawn(tile(item_face(item, kind, means, tags), scale, type_), broken=False)
    except Exception:
        log.exception("an item could not be drawn")
        return Drawn(sound_image(grey_box(item), scale, type_), broken=True)


def sound_image(face: Face, scale: float, type_: Typeface) -> Image.Image:
    """The pixels of a face; when they cannot be painted, plain grey of the same size."""
    try:
        return tile(face, scale, type_)
    except Exception:
        log.exception("a face could not be painted")
    out = 2 * round(face.margin * scale)
    size = max(1, round(face.size.w * scale)) + out, max(1, round(face.size.h * scale)) + out
    return Image.new("RGBA", size, GREY)


def grey_box(item: Item) -> Face:
    """A grey box with the name of the item in it, made without anything that may be what is broken: no measuring, no icons."""
    size, margin = item.size, 12.0
    words = _name(item)
    room = int((size.w - 2 * _PAD) / (NAME * 0.6))  # letters are at most so wide, on the average
    lines = wrap(words, room, max_lines=_LINES, placeholder=" …")
    marks: list[Mark] = [
        Panel(Rect(0, 0, *size), GREY, edge=EDGE, edge_width=2),
        *(Text(Point(_PAD, _PAD + NAME * (0.9 + 1.1 * i)), line, NAME, DARK, Weight.BOLD) for i, line in enumerate(lines)),
        Text(Point(_PAD, size.h - _PAD), _CANNOT, min(_SMALL, (size.w - 2 * _PAD) / (len(_CANNOT) * 0.5)), DARK),
    ]
    return Face(Size(*size), tuple(marks), margin)


def _name(item: Item) -> str:
    match item:
        case Card():
            text = item.title
        case Note():
            text = item.text
        case _:
            text = "foto"
    return " ".join(text.split()) or "zonder tekst"
