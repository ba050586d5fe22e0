"""Marks become pixels: a face is painted once for each size it is shown at, and kept while there is room."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby

from PIL import Image, ImageColor, ImageDraw

from arrangeerveld.core.board import Item, Kind
from arrangeerveld.core.faces import face_key
from arrangeerveld.core.geometry import Rect
from arrangeerveld.core.marks import Face, Ink, Mark, Panel, Picture, Text, shifted
from arrangeerveld.core.tags import Tags
from arrangeerveld.paint import shapes
from arrangeerveld.paint.boxes import Box, common
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.packing import Packed, Work, full_weight, packed, unpacked

SHADOW_COLOUR = (31, 45, 58)
_OPAQUE = 255, 255
ROOM = 48 << 20  # bytes of tiles to keep
PAPER = 1 << 20  # bytes of a paper that is kept for other faces
MOST_ROOM = 256 << 20  # the same where much lies on a large screen


def pixels(place: Rect, scale: float) -> Box:
    """A rectangle in mm as whole pixels: left, top, right, bottom."""
    return round(place.x * scale), round(place.y * scale), round(place.right * scale), round(place.bottom * scale)


def lay(image: Image.Image, colour: tuple[int, int, int], at: tuple[int, int], mask: Image.Image) -> None:
    """Lay a colour on an image through a mask; right on see-through images too."""
    if image.mode == "RGB":
        image.paste(colour, (*at, at[0] + mask.width, at[1] + mask.height), mask)
        return
    box = *at, at[0] + mask.width, at[1] + mask.height
    if image.crop(box).getchannel("A").getextrema() == _OPAQUE:
        image.paste((*colour, 255), box, mask)
        return
    sheet = Image.new("RGBA", mask.size, (*colour, 0))
    sheet.putalpha(mask)
    # alpha_composite takes no negative places: cut off what sticks out
    left, top = max(0, -at[0]), max(0, -at[1])
    image.alpha_composite(sheet, (at[0] + left, at[1] + top), (left, top))


def rgb(colour: str) -> tuple[int, int, int]:
    """`#rrggbb` as three numbers."""
    red, green, blue, *_ = ImageColor.getrgb(colour)
    return red, green, blue


def paint(image: Image.Image, marks: Iterable[Mark], scale: float, type_: Typeface, at: tuple[int, int] = (0, 0)) -> None:
    """Paint marks on an image; `at` is how many pixels its top left lies right of and below the origin of the marks."""
    for group in groups(marks):
        match group[0]:
            case Panel() as panel:
                _panel(image, panel, scale, at)
            case Text() as text:
                _text(image, text, scale, type_, at)
            case Picture() as picture:
                _picture(image, picture, scale, at)
            case Ink():
                _pen(image, [mark for mark in group if isinstance(mark, Ink)], scale, at)


def groups(marks: Iterable[Mark]) -> Iterator[tuple[Mark, ...]]:
    """The marks that are painted at once: lines of one width and colour that follow each other, and any other mark by itself."""
    for pen, group in groupby(marks, lambda mark: (mark.width, mark.colour) if isinstance(mark, Ink) else None):
        if pen is not None:
            yield tuple(group)
        else:
            yield from ((mark,) for mark in group)


def _seen_from(at: tuple[int, int], box: Box) -> Box:
    """A box of pixels as it lies in an image whose top left lies there."""
    return box[0] - at[0], box[1] - at[1], box[2] - at[0], box[3] - at[1]


def _panel(image: Image.Image, panel: Panel, scale: float, at: tuple[int, int]) -> None:
    left, top, right, bottom = _seen_from(at, pixels(panel.place, scale))
    w, h = right - left, bottom - top
    if w <= 0 or h <= 0:
        return
    if panel.curves:
        _outlined(image, panel, scale, (left, top, w, h), at)
        return
    radius = panel.radius * scale
    if panel.shadow:
        mask, out = shapes.shadow(w, h, radius, panel.shadow * scale)
        _cast(image, (left - out, top - out), mask)
    if panel.edge and not panel.fill:
        mask = shapes.ring(w, h, radius, max(1, round(panel.edge_width * scale)), round_=panel.round)
        lay(image, rgb(panel.edge), (left, top), mask)
        return
    if panel.edge and panel.edge_width:
        _fill(image, panel, rgb(panel.edge), (left, top, w, h), radius)
        inset = max(1, round(panel.edge_width * scale))
        left, top, w, h, radius = left + inset, top + inset, w - 2 * inset, h - 2 * inset, max(0.0, radius - inset)
    if panel.fill:
        _fill(image, panel, rgb(panel.fill), (left, top, w, h), radius)


def _cast(image: Image.Image, at: tuple[int, int], mask: Image.Image) -> None:
    """Lay a shadow; on an empty picture it is all there is, which is what most large ones lie on."""
    if image.mode == "RGBA" and image.getbbox() is None:
        image.paste(SHADOW_COLOUR, (0, 0, *image.size))
        alpha = Image.new("L", image.size)
        alpha.paste(mask, at)
        image.putalpha(alpha)
    else:
        lay(image, SHADOW_COLOUR, at, mask)


def _outlined(image: Image.Image, panel: Panel, scale: float, box: Box, at: tuple[int, int]) -> None:
    """A panel that is no box (left, top, width, height)."""
    left, top, w, h = box
    curves = _in_box(panel, scale, left + at[0], top + at[1])
    if panel.fill:
        lay(image, rgb(panel.fill), (left, top), shapes.outlined(curves, w, h))
    if panel.edge and panel.edge_width:
        lay(image, rgb(panel.edge), (left, top), shapes.rim(curves, w, h, max(1.0, panel.edge_width * scale)))


def _in_box(panel: Panel, scale: float, left: int, top: int) -> list[list[tuple[float, float]]]:
    return [[(x * scale - left, y * scale - top) for x, y in curve] for curve in panel.curves]


def _fill(image: Image.Image, panel: Panel, colour: tuple[int, int, int], box: Box, radius: float) -> None:
    """Fill a panel of a box (left, top, width, height): the middle at once, only the corners through a mask."""
    left, top, w, h = box
    if panel.round:
        lay(image, colour, (left, top), shapes.ellipse(w, h))
        return
    solid: tuple[int, ...] = colour if image.mode == "RGB" else (*colour, 255)
    reach, corners = shapes.corners(w, h, radius)
    image.paste(solid, (left + reach, top, left + w - reach, top + h))
    image.paste(solid, (left, top + reach, left + reach, top + h - reach))
    image.paste(solid, (left + w - reach, top + reach, left + w, top + h - reach))
    for mask, x, y in zip(corners, (0, w - reach, 0, w - reach), (0, 0, h - reach, h - reach), strict=False):
        lay(image, colour, (left + x, top + y), mask)


def _picture(image: Image.Image, picture: Picture, scale: float, at: tuple[int, int]) -> None:
    from arrangeerveld.paint.photos import shown  # noqa: PLC0415 - most talks have no photo, and the first frame waits for this module

    left, top, right, bottom = _seen_from(at, pixels(picture.place, scale))
    if left < right and top < bottom:
        image.paste(shown(picture.picture, right - left, bottom - top), (left, top))


def _text(image: Image.Image, text: Text, scale: float, type_: Typeface, at: tuple[int, int]) -> None:
    """Place every letter at its design width; hinting of a whole line would make it wider or narrower than it was measured."""
    draw = ImageDraw.Draw(image)
    x, y, size = text.start.x * scale - at[0], round(text.start.y * scale) - at[1], text.size * scale
    colour = rgb(text.colour)
    for char, file, advance in type_.letters(text.text, text.weight):
        if not char.isspace():
            draw.text((x, y), char, fill=colour, font=type_.sized(file, size), anchor="ls")
        x += advance * size


def _pen(image: Image.Image, inks: Sequence[Ink], scale: float, at: tuple[int, int]) -> None:
    lines = [array("f", chain.from_iterable(ink.points)) for ink in inks]
    xs, ys = [x for ink in inks for x, _ in ink.points], [y for ink in inks for _, y in ink.points]
    half = inks[0].width / 2 + 1
    reach = pixels(Rect(min(xs) - half, min(ys) - half, max(xs) - min(xs) + 2 * half, max(ys) - min(ys) + 2 * half), scale)
    box = common(reach, (*at, at[0] + image.width, at[1] + image.height))
    if box is not None:
        lay(image, rgb(inks[0].colour), _seen_from(at, box)[:2], shapes.pen(lines, inks[0].width, scale, box))


def tile(face: Face, scale: float, type_: Typeface) -> Image.Image:
    """The pixels of a face, with its margin around it, see-through where nothing is drawn."""
    out = round(face.margin * scale)
    size = round(face.size.w * scale) + 2 * out, round(face.size.h * scale) + 2 * out
    marks = tuple(shifted(mark, out / scale, out / scale) for mark in face.marks)
    under = next((i for i, mark in enumerate(marks) if isinstance(mark, Text | Picture)), len(marks))
    if under < len(marks) and size[0] * size[1] * 4 <= PAPER:
        image = _paper(size, marks[:under], scale, type_).copy()
    else:
        image, under = Image.new("RGBA", size, (*SHADOW_COLOUR, 0)), 0
    paint(image, marks[under:], scale, type_)
    return image


@lru_cache(maxsize=8)
def _paper(size: tuple[int, int], marks: tuple[Mark, ...], scale: float, type_: Typeface) -> Image.Image:
    """What many faces have in common: the paper with its shadow, colour and icon, before anything is written on it.

    No word and no photo of a talk is in it: it outlives the talk.
    """
    image = Image.new("RGBA", size, (*SHADOW_COLOUR, 0))
    paint(image, marks, scale, type_)
    return image


def punched(image: Image.Image, panel: Panel, scale: float) -> Image.Image:
    """A see-through picture with a hole in the shape of a panel, for what lies over it."""
    left, top, right, bottom = pixels(panel.place, scale)
    w, h = right - left, bottom - top
    if panel.curves:
        hole = shapes.outlined(_in_box(panel, scale, left, top), w, h)
    else:
        hole = shapes.ellipse(w, h) if panel.round else shapes.rounded(w, h, panel.radius * scale)
    alpha = image.getchannel("A")
    alpha.paste(0, (left, top, right, bottom), hole)
    image.putalpha(alpha)
    return image


def tile_key(item: Item, tags: Tags, kind: Kind | None, scale: float) -> Hashable:
    """Under which the unturned tile of an item is kept."""
    return face_key(item, tags), kind, scale


class Tiles:
    """Painted faces by key; the longest unused ones go when there are too many."""

    def __init__(self, room: int = ROOM) -> None:
        self._kept: OrderedDict[Hashable, Image.Image] = OrderedDict()
        self._cold: dict[Hashable, Packed] = {}  # what is unpacked again keeps its packed form
        self._room = room
        self._used = 0
        self.made = 0

    @property
    def weight(self) -> int:
        """The bytes that they take now."""
        return self._used + sum(len(one.data) for one in self._cold.values())

    def make_room(self, room: int) -> None:
        """Keep so many bytes of tiles, as far as that is reasonable: what lies on the mat should not be painted again and again."""
        self._room = max(self._room, min(room, MOST_ROOM))

    def get(self, key: Hashable, make: Callable[[], Image.Image]) -> Image.Image:
        """The tile kept under this key, or the one that `make` paints."""
        image = self._kept.get(key)
        if image is not None:
            self._kept.move_to_end(key)
            return image
        if key in self._cold:
            return self._keep(key, unpacked(self._cold[key]))
        image = make()
        if key in self._kept:  # what makes it may keep it itself
            return image
        self.made += 1
        return self._keep(key, image)

    def take(self, key: Hashable) -> Image.Image | None:
        """The tile kept under this key, if any; it is kept no longer."""
        cold = self._cold.pop(key, None)
        image = self._kept.pop(key, None)
        if image is not None:
            self._used -= _weight(image)
            return image
        return cold and unpacked(cold)

    def rest(self) -> Work:
        """Pack all of them, one a step; the oldest of the packed ones go when there are more than there is room for when unpacked."""
        for key in list(self._kept):
            if key in self._kept:
                if key not in self._cold:
                    self._cold[key] = packed(self._kept[key])
                self._used -= _weight(self._kept.pop(key))
                yield
        room = sum(map(full_weight, self._cold.values()))
        while room > self._room and self._cold:
            room -= full_weight(self._cold.pop(next(iter(self._cold))))

    def _keep(self, key: Hashable, image: Image.Image) -> Image.Image:
        self._kept[key] = image
        self._used += _weight(image)
        while self._used > self._room and len(self._kept) > 1:
            self._used -= _weight(self._kept.popitem(last=False)[1])
        return image


def _weight(image: Image.Image) -> int:
    return image.width * image.height * len(image.getbands())
