"""When two pictures count as the same."""

from __future__ import annotations

from PIL import Image, ImageChops

GRAIN = 40  # of 255
FEW = 60  # pixels
ROUNDED = 3  # of 255: what laying a line over a picture may round otherwise than laying it on the sheet of ink
"""Pillow fills polygons with single precision: where an edge runs exactly through the middle between two of its fine pixels (a
sixteenth of a pixel), it can fall either way, depending on where in a picture the polygon lies. So a few pixels of ink may be a
shade lighter or darker after a repaint of their place. Anything else has to be the same."""


def same(a: Image.Image, b: Image.Image) -> bool:
    """Whether two pictures on paper differ in nothing but the grain of a few pixels."""
    if a.size != b.size:
        return False
    flat = [image.convert("RGB") if image.mode != "RGBA" else on_white(image) for image in (a, b)]
    bars = ImageChops.difference(*flat).convert("L").histogram()
    return sum(bars[1 + ROUNDED :]) <= FEW and sum(bars[GRAIN:]) == 0


def on_white(image: Image.Image) -> Image.Image:
    """A see-through picture on white paper."""
    return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
