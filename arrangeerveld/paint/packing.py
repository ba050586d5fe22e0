"""Pictures that nobody looks at for now are packed: a card takes a twentieth of its room, and is there again in 0.1 ms."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from PIL import Image

PLAIN = -15  # what zlib calls a stream without a head

Work: TypeAlias = Iterator[None]
"""Something to be done a little at a time, whenever nobody waits."""


class Packed(NamedTuple):
    """The pixels of a picture, packed."""

    mode: str
    size: tuple[int, int]
    data: bytes


def packed(image: Image.Image) -> Packed:
    """Pack a picture; the picture itself stays as it is.

    Codes that are the same for all pictures (`Z_FIXED`) take a seventh more room than their own would, and half the time to unpack.
    """
    deflate = zlib.compressobj(1, zlib.DEFLATED, PLAIN, zlib.DEF_MEM_LEVEL, zlib.Z_FIXED)
    return Packed(image.mode, image.size, deflate.compress(image.tobytes()) + deflate.flush())


def unpacked(kept: Packed) -> Image.Image:
    """The very same picture again."""
    pixels = zlib.decompress(kept.data, PLAIN, full_weight(kept))
    if kept.mode == "RGBA":  # it needs no pixels of its own until somebody paints on it
        return Image.frombuffer(kept.mode, kept.size, pixels, "raw", kept.mode, 0, 1)
    return Image.frombytes(kept.mode, kept.size, pixels)


def go_on(work: Work, enough: Callable[[], bool]) -> bool:
    """Do some of it, at least one step, until it is enough; False once all is done."""
    return any(enough() for _ in work)


def full_weight(kept: Packed) -> int:
    """The bytes of its pixels when it is unpacked."""
    return kept.size[0] * kept.size[1] * len(kept.mode)
