"""An item whose face cannot be made is a grey box with its name, in every drawing of the board."""

from __future__ import annotations

from textwrap import wrap

from arrangeerveld.core.board import Card, Item, Kind, Note
from arrangeerveld.core.faces import item_face
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Text, Weight
from arrangeerveld.core.tags import Tags

GREY, EDGE, DARK = "#dfe3e7", "#5c6670", "#22303c"
NAME = 24.6  # em of the name, mm
_LINES = 2
_PAD = 12.0
_CANNOT = "niet te tekenen"
_SMALL = 18.0


def sound_face(item: Item, kind: Kind | None, means: Means, tags: Tags, broken: list[Item]) -> Face:
    """The face of an item; when it cannot be made the grey box, and the item is added to `broken`."""
    try:
        return item_face(item, kind, means, tags)
    except Exception:  # noqa: BLE001 - whatever it is, the rest of the board is drawn
        broken.append(item)
        return grey_box(item)


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
