"""Pictures of somebody else: looked at with care, turned the right way up, stripped of all but their pixels, and kept small.

Nothing is decoded before its size is known, no format is tried but three, and what the camera wrote beside the pixels (place,
time, names) is left behind: the picture is encoded afresh.
"""

from __future__ import annotations

import hashlib
import warnings
from contextlib import suppress
from functools import lru_cache
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from arrangeerveld.core.pictures import PictureData
from arrangeerveld.core.problems import Place, Problem, Refused

warnings.simplefilter("error", Image.DecompressionBombWarning)  # for all threads: a filter for one thread does not exist yet
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")  # about notes of cameras, which are left behind here

FORMATS = ("PNG", "JPEG", "WEBP")
MOST_PIXELS = 40_000_000
LONGEST = 2400  # pixels, of the kept picture
MOST_BYTES = 3 * 2**20  # of a PNG; a larger one is kept as a JPEG
QUALITY = 85
FEW = 64  # colours: a drawing or a screen, which a JPEG would make grubby; a grey photograph has more
WHITE, GREY = (255, 255, 255), (205, 210, 214)

WANTED = "Kies een foto die eindigt op .jpg, .png of .webp."
OTHERS = {
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"%PDF": "PDF",
    b"<svg": "SVG",
    b"8BPS": "Photoshop",
}
HEIF = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}


def photo_from(data: bytes, label: str, longest: int = LONGEST) -> PictureData:
    """The picture in the bytes of a file, at most `longest` pixels on its long side. Raises Refused; `label` is how it calls the file."""
    if not data.strip(b"\0"):
        _refuse(f"Het bestand ‘{label}’ is leeg.")
    _refuse_others(data, label)
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            return _kept(_upright(image, longest, label))
    except Refused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fault:
        raise Refused(_too_large(label)) from fault
    except UnidentifiedImageError as fault:
        raise Refused(Problem(f"‘{label}’ is geen foto.", Place(), WANTED)) from fault
    except Exception as fault:
        remedy = "Zet de foto opnieuw over van de camera of telefoon."
        raise Refused(Problem(f"De foto ‘{label}’ is beschadigd of niet compleet.", Place(), remedy)) from fault


def _refuse(what: str, remedy: str = WANTED) -> None:
    raise Refused(Problem(what, Place(), remedy))


def _refuse_others(data: bytes, label: str) -> None:
    """Refuse what is a picture, but of a sort that is not read here."""
    head = data[:512].lstrip()
    name = next((name for sign, name in OTHERS.items() if head.startswith(sign)), "")
    if data[4:8] == b"ftyp" and data[8:12] in HEIF:
        name = "HEIC"
    elif data[4:8] == b"ftyp" and data[8:12] in {b"avif", b"avis"}:
        name = "AVIF"
    elif data[4:8] == b"ftyp":
        _refuse(f"‘{label}’ is een film. Die kan ik niet op het veld leggen.")
    if name:
        remedy = "Bewaar hem op de telefoon of computer als JPEG of PNG, en kies die."
        _refuse(f"Deze soort foto ({name}) kan ik niet lezen: ‘{label}’.", remedy)


def _too_large(label: str) -> Problem:
    what = f"De foto ‘{label}’ heeft meer dan {MOST_PIXELS // 1_000_000} miljoen beeldpunten. Dat is te groot."
    return Problem(what, Place(), "Maak hem kleiner, bijvoorbeeld met een schermafdruk ervan, en kies die.")


def _upright(image: Image.Image, longest: int, label: str) -> Image.Image:
    """The first picture in a file at the size it is kept, as RGB or RGBA, the right way up."""
    if image.width * image.height > MOST_PIXELS:
        raise Refused(_too_large(label))
    turn = _turn(image)
    if image.format == "JPEG" and image.mode in {"L", "RGB"}:
        image.draft(image.mode, (longest, longest))  # halves it while decoding, as often as that leaves enough
    image.load()
    scale = min(1.0, longest / max(image.size))
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    plain = _eight_bits(image)
    small = plain if size == plain.size else plain.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    return small if turn is None else small.transpose(turn)


def _turn(image: Image.Image) -> Image.Transpose | None:
    """How to turn a picture the right way up, from what the camera noted (EXIF 2.3, tag 274)."""
    try:
        noted = image.getexif().get(274)
    except Exception:  # noqa: BLE001 - broken notes are no reason to refuse the picture
        return None
    return {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }.get(noted if isinstance(noted, int) else 0)


def _eight_bits(image: Image.Image) -> Image.Image:
    """As RGB, or RGBA when something of it is see-through: from grey, 16 bits, a palette or CMYK."""
    if image.mode.startswith(("I", "F")):
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in image.info:
        clear = image.convert("RGBA")
        return clear if clear.getchannel("A").getextrema() != (255, 255) else clear.convert("RGB")
    return image if image.mode == "RGB" else image.convert("RGB")


def _kept(image: Image.Image) -> PictureData:
    """A picture encoded without anything beside its pixels."""
    clean = Image.new(image.mode, image.size)
    clean.paste(image)
    if clean.mode == "RGBA" or clean.getcolors(FEW):
        data = _encoded(clean, "PNG", compress_level=6)
        if len(data) <= MOST_BYTES:
            return _known(data, "image/png", clean.size)
    return _known(_encoded(on_white(clean), "JPEG", quality=QUALITY), "image/jpeg", clean.size)


def _known(data: bytes, mime: str, size: tuple[int, int]) -> PictureData:
    return PictureData(hashlib.sha256(data).hexdigest(), mime, *size, data)


def _encoded(image: Image.Image, format_: str, **options: int) -> bytes:
    out = BytesIO()
    image.save(out, format_, **options)
    return out.getvalue()


def on_white(image: Image.Image) -> Image.Image:
    """As RGB; what is see-through is white paper."""
    if image.mode != "RGBA":
        return image.convert("RGB")
    paper = Image.new("RGB", image.size, WHITE)
    paper.paste(image, mask=image.getchannel("A"))
    return paper


@lru_cache(maxsize=12)
def shown(picture: PictureData, wide: int, high: int) -> Image.Image:
    """A kept picture at this size in pixels, on white; a grey surface when its bytes cannot be decoded. Do not change it: it is shared."""
    with suppress(Exception), Image.open(BytesIO(picture.data), formats=("PNG", "JPEG")) as image:  # the board goes on without it
        if image.width * image.height <= MOST_PIXELS:
            image.draft(image.mode, (wide, high))
            return on_white(_eight_bits(image)).resize((wide, high), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return Image.new("RGB", (wide, high), GREY)
