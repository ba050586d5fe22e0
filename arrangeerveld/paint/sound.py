"""An item that cannot be drawn becomes a grey box with its name, and everything else is drawn as ever."""

from __future__ import annotations

import logging
from typing import NamedTuple

from PIL import Image

from arrangeerveld.core.board import Item, Kind, Note
from arrangeerveld.core.faces import item_face, open_face, open_pose
from arrangeerveld.core.geometry import Pose, Rect
from arrangeerveld.core.greybox import GREY, grey_box
from arrangeerveld.core.marks import Face, Means
from arrangeerveld.core.tags import BARE, Tags
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.inkednote import inked_tile
from arrangeerveld.paint.tiles import Tiles, tile

log = logging.getLogger(__name__)


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
    item: Item, kind: Kind | None, means: Means, scale: float, type_: Typeface, tags: Tags, tiles: Tiles
) -> Drawn:
    """The pixels of an item; of the grey box, when they cannot be painted. In `tiles` is what can be used of a note that is written on."""
    try:
        if isinstance(item, Note) and item.ink:
            return Drawn(inked_tile(item, means, scale, type_, tags, tiles), broken=False)
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
