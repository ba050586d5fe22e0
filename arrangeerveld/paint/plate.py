"""A large picture of which little changes at a time: in one piece while much happens to it, packed in squares while it lies still."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image

from arrangeerveld.paint.boxes import Box, common
from arrangeerveld.paint.packing import Packed, Work, packed, unpacked

SIDE = 128  # pixels of a square: 64 kB, there again in less than 0.1 ms

Square = tuple[int, int]  # a column and a row


class Plate:
    """A picture that may be packed at any moment, and looks the same."""

    def __init__(self, image: Image.Image) -> None:
        """The picture is the plate's from now on."""
        self.mode, self.size = image.mode, image.size
        self._whole: Image.Image | None = image
        self._open: dict[Square, Image.Image] = {}  # squares as they are, when there is no whole
        self._kept: dict[Square, Packed] = {}  # squares as they were packed; what is open may differ from it
        self._changed: set[Square] = set()  # squares whose packed form is not right any more

    @property
    def image(self) -> Image.Image:
        """All of it, in one piece from now on."""
        if self._whole is None:
            whole = Image.new(self.mode, self.size)
            for square in self._squares((0, 0, *self.size)):
                whole.paste(self._opened(square), self._box(square)[:2])
            self._whole = whole
            self._open.clear()
        self._changed.update(self._kept)  # whoever holds the picture may paint on it
        return self._whole

    @property
    def weight(self) -> int:
        """The bytes that it takes now."""
        pictures = self._open.values() if self._whole is None else (self._whole,)
        return sum(one.width * one.height * 4 for one in pictures) + sum(len(one.data) for one in self._kept.values())

    def copy(self) -> Plate:
        """The same picture once more; what is packed is shared."""
        other = Plate.__new__(Plate)
        other.mode, other.size = self.mode, self.size
        other._whole = self._whole and self._whole.copy()  # noqa: SLF001
        other._open = {square: image.copy() for square, image in self._open.items()}  # noqa: SLF001
        other._kept, other._changed = self._kept.copy(), self._changed.copy()  # noqa: SLF001
        return other

    def crop(self, box: Box) -> Image.Image:
        """The pixels of a box, which lies inside the picture."""
        if self._whole is not None:
            return self._whole.crop(box)
        part = Image.new(self.mode, (box[2] - box[0], box[3] - box[1]))
        for square, shared in self._shared(box):
            x, y, _, _ = self._box(square)
            piece = self._opened(square).crop((shared[0] - x, shared[1] - y, shared[2] - x, shared[3] - y))
            part.paste(piece, (shared[0] - box[0], shared[1] - box[1]))
        return part

    def paste(self, what: Image.Image | tuple[int, ...], at: Box, mask: Image.Image | None = None) -> None:
        """Lay a picture or a colour of the size of a box there, as far as a mask of that size says."""
        if self._whole is not None:
            self._whole.paste(what, at, mask)
            self._changed.update(square for square in self._squares(at) if square in self._kept)
            return
        for square, shared in self._shared(at):
            x, y, _, _ = self._box(square)
            inside = shared[0] - at[0], shared[1] - at[1], shared[2] - at[0], shared[3] - at[1]
            piece = what.crop(inside) if isinstance(what, Image.Image) else what
            place = shared[0] - x, shared[1] - y, shared[2] - x, shared[3] - y
            self._opened(square).paste(piece, place, mask and mask.crop(inside))
            self._changed.add(square)

    def asleep(self, box: Box) -> bool:
        """Whether something of a box would have to be unpacked."""
        return self._whole is None and any(square not in self._open for square in self._squares(box))

    def wake(self, box: Box) -> None:
        """Unpack a box ahead of the moment when it is looked at or painted on."""
        if self._whole is None:
            for square in self._squares(box):
                self._opened(square)

    def rest(self) -> Work:
        """Pack it, a square a step."""
        everything = list(self._squares((0, 0, *self.size)))
        for square in everything if self._whole is not None else list(self._open):
            if square in self._changed or square not in self._kept:
                self._kept[square] = packed(self._current(square))
                self._changed.discard(square)
            if self._whole is None:
                self._open.pop(square, None)
            yield
        if self._whole is not None and not self._changed and len(self._kept) == len(everything):
            self._whole = None

    def _current(self, square: Square) -> Image.Image:
        return self._opened(square) if self._whole is None else self._whole.crop(self._box(square))

    def _opened(self, square: Square) -> Image.Image:
        image = self._open.get(square)
        if image is None:
            image = self._open[square] = unpacked(self._kept[square])
        return image

    def _shared(self, box: Box) -> Iterator[tuple[Square, Box]]:
        """The squares that a box meets, each with the pixels that they share."""
        for square in self._squares(box):
            if shared := common(box, self._box(square)):
                yield square, shared

    def _squares(self, box: Box) -> Iterator[Square]:
        left, top, right, bottom = common(box, (0, 0, *self.size)) or (0, 0, 0, 0)
        for column in range(left // SIDE, -(-right // SIDE)):
            for row in range(top // SIDE, -(-bottom // SIDE)):
                yield column, row

    def _box(self, square: Square) -> Box:
        left, top = square[0] * SIDE, square[1] * SIDE
        return left, top, min(left + SIDE, self.size[0]), min(top + SIDE, self.size[1])
