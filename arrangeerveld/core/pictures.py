"""A picture as a value: bytes that never change, known by their hash; what is on a photo, and how large it lies on the mat."""

from __future__ import annotations

from dataclasses import dataclass, field

from arrangeerveld.core.geometry import Size

LENGTHS = (150.0, 220.0, 300.0, 420.0, 580.0)
"""The long sides that a photo can be given, mm."""
USUAL = 300.0
WHITE_EDGE = 5.0  # mm of paper around the picture
NARROWEST = 60.0  # mm: a strip of a picture can still be taken hold of
MOST_PHOTOS = 40
MOST_BYTES = 40 * 2**20  # of all pictures on a board together: its file, in which they are a third larger, stays under its limit


@dataclass(frozen=True, slots=True)
class PictureData:
    """The bytes of a picture file. Two of them are equal when their hashes are, so boards are compared without looking at bytes."""

    sha256: str  # of the bytes, 64 hexadecimal digits
    mime: str = field(compare=False)  # image/png or image/jpeg
    wide: int = field(compare=False)  # pixels
    high: int = field(compare=False)
    data: bytes = field(compare=False, repr=False)


def paper_for(picture: PictureData, length: float = USUAL) -> Size:
    """The paper of a photo whose long side is so many mm; a very long and narrow one lies on a paper of at least `NARROWEST`."""
    inner = length - 2 * WHITE_EDGE
    scale = inner / max(picture.wide, picture.high)
    return Size(
        max(NARROWEST, round(picture.wide * scale + 2 * WHITE_EDGE, 1)), max(NARROWEST, round(picture.high * scale + 2 * WHITE_EDGE, 1))
    )


def next_length(size: Size, way: int) -> float | None:
    """The next long side up (`way` 1) or down (-1) from a size; None when there is none."""
    now = max(size)
    longer = [length for length in LENGTHS if length > now + 1] if way > 0 else [length for length in reversed(LENGTHS) if length < now - 1]
    return longer[0] if longer else None
