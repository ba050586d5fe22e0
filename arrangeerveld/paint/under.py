"""An earlier board, pale under what lies on the mat now: only on the screen, never in a picture that is kept."""

from __future__ import annotations

from PIL import Image

from arrangeerveld.core.mat import Holds, Mat
from arrangeerveld.core.pictures import PictureData
from arrangeerveld.paint.photos import shown
from arrangeerveld.paint.tiles import pixels

PALE = 0.3  # how much of the earlier board is seen
HEAD = 48.0  # mm at the top of the mat, where the head line stands


def laid_under(bare: Image.Image, mat: Mat, picture: PictureData, scale: float) -> Image.Image:
    """The picture of a bare mat with an earlier board under it; where rows or the head line are read, nothing shines through."""
    mixed = Image.blend(bare, shown(picture, *bare.size), PALE)
    keep = [(0, 0, bare.width, round(HEAD * scale))]
    keep += [pixels(zone.place, scale) for zone in mat.zones if Holds.AGREEMENTS in zone.holds]
    for box in keep:
        mixed.paste(bare.crop(box), box[:2])
    return mixed
