"""A page of the record as a picture: the preview. It is drawn from the same page as the PDF, mark for mark."""

from __future__ import annotations

from PIL import Image

from arrangeerveld.core.drawing import Drawing
from arrangeerveld.core.marks import Sprite
from arrangeerveld.core.paper import Page
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.sound import sound_image
from arrangeerveld.paint.tiles import paint, pixels


def paint_page(page: Page, scale: float, type_: Typeface) -> Image.Image:
    """The page at a scale in pixels per mm."""
    image = Image.new("RGB", (round(page.size.w * scale), round(page.size.h * scale)), "white")
    for part in page.parts:
        paint(image, part.marks, scale, type_)
        if part.drawing is not None:
            left, top, right, bottom = pixels(part.place, scale)
            drawn = paint_drawing(part.drawing, scale * part.place.w / part.drawing.mat.size.w, type_)
            drawn = drawn.resize((right - left, bottom - top)) if drawn.size != (right - left, bottom - top) else drawn
            seen = (left, top, right, bottom) if part.window is None else pixels(part.window, scale)
            image.paste(drawn.crop((seen[0] - left, seen[1] - top, seen[2] - left, seen[3] - top)), seen[:2])
    return image


def paint_drawing(drawing: Drawing, scale: float, type_: Typeface) -> Image.Image:
    """A whole drawing at a scale in pixels per mm of the drawing."""
    size = drawing.mat.size
    image = Image.new("RGB", (max(1, round(size.w * scale)), max(1, round(size.h * scale))), "white")
    paint(image, drawing.mat.marks, scale, type_)
    for sprite in drawing.sprites:
        lying = _lying(sprite, scale, type_)
        x, y = sprite.pose.x * scale, sprite.pose.y * scale
        image.paste(lying, (round(x - lying.width / 2), round(y - lying.height / 2)), lying)
    paint(image, drawing.ink, scale, type_)
    return image


def _lying(sprite: Sprite, scale: float, type_: Typeface) -> Image.Image:
    """The pixels of an item as it lies: a turned one is turned at twice its size."""
    if not sprite.pose.turn:
        return sound_image(sprite.face, scale, type_)
    return sound_image(sprite.face, 2 * scale, type_).rotate(-sprite.pose.turn, Image.Resampling.BILINEAR, expand=True).reduce(2)
