"""Photos in a PDF: each picture once, as JPEG in sRGB, no finer than paper shows."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from arrangeerveld.core.marks import Picture
from arrangeerveld.core.pictures import PictureData
from arrangeerveld.paint.pdfobjects import Objects, number

FINEST = 1800  # pixels on the long side: 300 dpi at 15 cm
QUALITY = 82


class Pictures:
    """The pictures of one document."""

    def __init__(self) -> None:
        self._found: dict[str, PictureData] = {}

    def draw(self, mark: Picture) -> Iterator[str]:
        """The operators that draw a picture."""
        self._found[mark.picture.sha256] = mark.picture
        x, y, w, h = mark.place
        yield f"q {number(w)} 0 0 {number(-h)} {number(x)} {number(y + h)} cm /P{mark.picture.sha256} Do Q"

    def put(self, objects: Objects) -> str:
        """Write the pictures; the resources for the pages."""
        return f"<< {' '.join(f'/P{key} {_put(picture, objects)} 0 R' for key, picture in self._found.items())} >>"


def _put(picture: PictureData, objects: Objects) -> int:
    from arrangeerveld.paint.photos import shown  # noqa: PLC0415 - most talks have no photo

    less = min(1.0, FINEST / max(picture.wide, picture.high))
    image = shown(picture, max(1, round(picture.wide * less)), max(1, round(picture.high * less)))
    squeezed = BytesIO()
    image.save(squeezed, "JPEG", quality=QUALITY)
    keys = f"/Type /XObject /Subtype /Image /Width {image.width} /Height {image.height} /ColorSpace /DeviceRGB /BitsPerComponent 8"
    return objects.stream(squeezed.getvalue(), f"{keys} /Filter /DCTDecode", squeeze=False)
