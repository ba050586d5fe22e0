"""Photos in a PDF: each picture once, as JPEG in sRGB, no finer than paper shows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from io import BytesIO

from PIL import Image

from arrangeerveld.core.marks import Picture
from arrangeerveld.paint.pdfobjects import Objects, number

FINEST = 1800  # pixels on the long side: 300 dpi at 15 cm
QUALITY = 82


class Pictures:
    """The pictures of one document."""

    def __init__(self) -> None:
        self._found: dict[str, bytes] = {}

    def draw(self, mark: Picture) -> Iterator[str]:
        """The operators that draw a picture; nothing for one whose bytes are not there."""
        data: bytes = getattr(getattr(mark, "picture", None), "data", b"")
        if not data:
            return
        key = hashlib.sha256(data).hexdigest()[:16]
        self._found[key] = data
        x, y, w, h = mark.place
        yield f"q {number(w)} 0 0 {number(-h)} {number(x)} {number(y + h)} cm /P{key} Do Q"

    def put(self, objects: Objects) -> str:
        """Write the pictures; the resources for the pages."""
        return f"<< {' '.join(f'/P{key} {_put(data, objects)} 0 R' for key, data in self._found.items())} >>"


def _put(data: bytes, objects: Objects) -> int:
    with Image.open(BytesIO(data)) as image:
        image.thumbnail((FINEST, FINEST))
        clear = image.convert("RGBA")
    flat = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")
    squeezed = BytesIO()
    flat.save(squeezed, "JPEG", quality=QUALITY)
    keys = f"/Type /XObject /Subtype /Image /Width {flat.width} /Height {flat.height} /ColorSpace /DeviceRGB /BitsPerComponent 8"
    return objects.stream(squeezed.getvalue(), f"{keys} /Filter /DCTDecode", squeeze=False)
