"""Pictures on the glass: textures of tiles, quads that show them, and the one large picture of the mat."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, NamedTuple

from kivy.graphics import Color, InstructionGroup, PopMatrix, PushMatrix, Rectangle, Rotate
from kivy.graphics.texture import Texture
from PIL import Image

from arrangeerveld.paint.boxes import Box
from arrangeerveld.paint.inksheet import never
from arrangeerveld.paint.layer import Layer

ROOM = 96 << 20  # bytes of textures to keep


class Quad(NamedTuple):
    """A picture to show: under which key, how to make it, where (Kivy's pixels, bottom left), turned (degrees clockwise), how pale."""

    key: Hashable
    make: Callable[[], Image.Image]
    at: tuple[float, float]
    turn: float = 0.0
    alpha: float = 1.0


class Textures:
    """Textures by key; the longest unused ones go when there are too many."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._used = 0
        self.uploads = 0

    def __contains__(self, key: Hashable) -> bool:
        return key in self._kept

    def get(self, key: Hashable, make: Callable[[], Image.Image]) -> Any:
        """The texture of a picture."""
        texture = self._kept.get(key)
        if texture is not None:
            self._kept.move_to_end(key)
            return texture
        image = make()
        texture = self._kept[key] = Texture.create(size=image.size, colorfmt="rgba")
        texture.blit_buffer(image.tobytes(), colorfmt="rgba", bufferfmt="ubyte")
        texture.flip_vertical()
        self.uploads += 1
        self._used += image.width * image.height * 4
        self.leave(ROOM)
        return texture

    def leave(self, room: int) -> None:
        """Keep the last used ones, of so many bytes; what a quad shows stays as long as it does."""
        while self._used > room and len(self._kept) > 1:
            _, gone = self._kept.popitem(last=False)
            self._used -= gone.width * gone.height * 4


class Quads:
    """A pile of quads; only what differs from the last time is touched."""

    def __init__(self, textures: Textures) -> None:
        self.group = InstructionGroup()
        self._textures = textures
        self._shown: tuple[Quad, ...] = ()
        self._parts: list[tuple[Rectangle, Rotate, Color]] = []

    def show(self, quads: Iterable[Quad], enough: Callable[[], bool] = never) -> bool:
        """Show these, the last one on top.

        Pictures that are not there yet are made until `enough` says so; then the rest is left out, and what comes back is False: show them
        again in the next frame.
        """
        wanted = tuple(quads)
        asked = len(wanted)
        if [quad.key for quad in wanted] != [quad.key for quad in self._shown] and not self._exchange(wanted, enough):
            wanted = self._rebuild(wanted, enough)
        for quad, (rectangle, rotate, color) in zip(wanted, self._parts, strict=True):
            _set(rectangle, "pos", quad.at)
            w, h = rectangle.size
            _set(rotate, "origin", (quad.at[0] + w / 2, quad.at[1] + h / 2))
            _set(rotate, "angle", -quad.turn)
            _set(color, "a", quad.alpha)
        self._shown = wanted
        return len(wanted) == asked

    def _exchange(self, quads: Sequence[Quad], enough: Callable[[], bool]) -> bool:
        """Show other pictures in the parts that are there; False when there are more or fewer, or somebody is in a hurry."""
        if len(quads) != len(self._parts) or enough is not never:
            return False
        for quad, was, (rectangle, _, _) in zip(quads, self._shown, self._parts, strict=True):
            if quad.key != was.key:
                rectangle.texture = texture = self._textures.get(quad.key, quad.make)
                rectangle.size = texture.size
        return True

    def _rebuild(self, quads: Sequence[Quad], enough: Callable[[], bool]) -> tuple[Quad, ...]:
        """Make all parts anew; gives the quads that have one."""
        had = {quad.key: rectangle.texture for quad, (rectangle, _, _) in zip(self._shown, self._parts, strict=True)}
        self.group.clear()
        self._parts = []
        ready: list[Quad] = []
        for quad in quads:
            if quad.key not in had and quad.key not in self._textures and enough():
                continue
            ready.append(quad)
            texture = had.get(quad.key) or self._textures.get(quad.key, quad.make)
            parts = Rectangle(texture=texture, size=texture.size, pos=quad.at), Rotate(angle=0, axis=(0, 0, 1)), Color(1, 1, 1, quad.alpha)
            self._parts.append(parts)
            for instruction in (PushMatrix(), parts[1], parts[2], parts[0], PopMatrix()):
                self.group.add(instruction)
        return tuple(ready)


def _set(instruction: Any, name: str, value: Any) -> None:
    """Touch an instruction only when its value changes: each touch makes Kivy draw again."""
    old = getattr(instruction, name)
    if (tuple(old) if isinstance(value, tuple) else old) != value:
        setattr(instruction, name, value)


class Ground:
    """The mat with all that lies still on it, as one texture."""

    def __init__(self, layer: Layer) -> None:
        self.layer = layer
        self._texture = Texture.create(size=layer.size, colorfmt="rgb")
        self._texture.mag_filter = self._texture.min_filter = "nearest"
        self._texture.flip_vertical()
        self._uploaded = False
        self.rectangle = Rectangle(texture=self._texture, size=layer.size)

    def upload(self, boxes: Iterable[Box]) -> None:
        """Bring repainted places to the screen; rows of the texture run from the top, as in the picture."""
        for left, top, right, bottom in boxes if self._uploaded else [(0, 0, *self.layer.size)]:
            part = self.layer.crop((left, top, right, bottom))
            self._texture.blit_buffer(part.tobytes(), size=part.size, pos=(left, top), colorfmt="rgb", bufferfmt="ubyte")
        self._uploaded = True
