"""Pictures of somebody else: the right way up, small, nothing but pixels; and a sentence for each that cannot be used."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from arrangeerveld.core.pictures import PictureData
from arrangeerveld.core.problems import Refused
from arrangeerveld.paint.photos import GREY, LONGEST, MOST_BYTES, photo_from, shown

RED, GREEN = (220, 20, 30), (20, 160, 60)
SECRETS = (b"Exif", b"GPS", b"Sem de Vries", b"ICC_PROFILE", b"xpacket", b"iCCP", b"eXIf", b"tEXt", b"zTXt", b"iTXt")


def halves(size: tuple[int, int] = (600, 400), mode: str = "RGB") -> Image.Image:
    """The left half red, the right half green, with enough other colours to be a photograph."""
    image = Image.new("RGB", size, GREEN)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, size[0] // 2, size[1]), fill=RED)
    for i in range(400):
        draw.point((i % size[0], 0), (i % 256, i // 2, 90))
    return image.convert(mode)


def encoded(image: Image.Image, format_: str, **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, format_, **options)
    return out.getvalue()


def opened(picture: PictureData) -> Image.Image:
    with Image.open(BytesIO(picture.data)) as image:
        image.load()
        assert image.size == (picture.wide, picture.high)
        assert f"image/{str(image.format).lower()}" == picture.mime
        return image


def colour_at(image: Image.Image, x: float, y: float) -> tuple[int, ...]:
    found = image.convert("RGB").getpixel((round(image.width * x), round(image.height * y)))
    assert isinstance(found, tuple)
    return found


def near(a: tuple[int, ...], b: tuple[int, ...], by: int = 24) -> bool:
    return all(abs(x - y) <= by for x, y in zip(a, b, strict=True))


def told(data: bytes, name: str = "foto.jpg") -> str:
    with pytest.raises(Refused) as refused:
        photo_from(data, name)
    (problem,) = refused.value.problems
    assert problem.remedy
    return str(problem)


# What comes in


@pytest.mark.parametrize("format_", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("mode", ["RGB", "L", "P", "1", "RGBA", "LA", "CMYK"])
def test_every_sort_of_colour_is_read(format_: str, mode: str) -> None:
    try:
        data = encoded(halves(mode="RGBA" if mode == "LA" else mode).convert(mode), format_)
    except OSError:
        pytest.skip("there is no such file")
    image = opened(photo_from(data, "foto"))
    assert image.size == (600, 400)
    left, right = colour_at(image, 0.25, 0.6), colour_at(image, 0.75, 0.6)
    if mode in {"L", "1", "LA"}:
        assert left != right or mode == "1"
    else:
        assert near(left, RED, 60)
        assert near(right, GREEN, 60)


def test_sixteen_bits_become_eight() -> None:
    grey = Image.new("I;16", (300, 200), 0)
    grey.paste(65535, (150, 0, 300, 200))
    image = opened(photo_from(encoded(grey, "PNG"), "foto"))
    assert near(colour_at(image, 0.25, 0.5), (0, 0, 0), 2)
    assert near(colour_at(image, 0.75, 0.5), (255, 255, 255), 2)


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_the_right_way_up_whatever_the_camera_noted(format_: str, turn: int) -> None:
    how = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # what undoes it: Image.Transpose, the inverse of the note
    upright = halves((900, 400))
    taken = upright if turn == 1 else upright.transpose(Image.Transpose(how[turn]))
    exif = Image.Exif()
    exif[274] = turn
    image = opened(photo_from(encoded(taken, format_, exif=exif), "foto"))
    assert image.size == (900, 400)
    assert near(colour_at(image, 0.1, 0.7), RED)
    assert near(colour_at(image, 0.9, 0.7), GREEN)


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_nothing_but_pixels_is_kept(format_: str) -> None:
    exif = Image.Exif()
    exif[270], exif[315], exif[0x8825] = "Sem de Vries", "Sem de Vries", {1: "N", 2: (52.0, 5.0, 0.0)}
    image = halves()
    image.info["comment"] = b"Sem de Vries"
    more: dict[str, Any] = {"xmp": b"<?xpacket Sem de Vries?>"} if format_ != "PNG" else {}
    data = encoded(image, format_, exif=exif, icc_profile=b"Sem de Vries" * 20, **more)
    assert b"Sem de Vries" in data or format_ == "PNG"  # a PNG squeezes it
    kept = photo_from(data, "foto").data
    assert not [secret for secret in SECRETS if secret in kept]


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_broken_notes_are_no_reason_to_refuse() -> None:
    data = encoded(halves(), "JPEG")
    noted = data[:2] + b"\xff\xe1" + struct.pack(">H", 40) + b"Exif\0\0II*\0\xff\xff\xff\xff" + b"\xff" * 24 + data[2:]
    assert photo_from(noted, "foto").wide == 600


@pytest.mark.parametrize(
    ("size", "kept"), [((4800, 1200), (2400, 600)), ((1000, 5000), (480, 2400)), ((2400, 9), (2400, 9)), ((9000, 2), (2400, 1))]
)
def test_large_ones_are_made_smaller(size: tuple[int, int], kept: tuple[int, int]) -> None:
    for format_ in ("JPEG", "PNG"):
        picture = photo_from(encoded(halves(size), format_), "foto")
        assert (picture.wide, picture.high) == kept
        assert max(kept) <= LONGEST


def test_a_photograph_is_kept_as_jpeg_a_drawing_as_png() -> None:
    drawing = Image.new("RGB", (400, 300), (255, 255, 255))
    ImageDraw.Draw(drawing).line((0, 0, 400, 300), fill=RED, width=9)
    clear = Image.new("RGBA", (400, 300), (0, 0, 0, 0))
    ImageDraw.Draw(clear).ellipse((50, 50, 200, 200), fill=(*RED, 255))
    assert photo_from(encoded(halves(), "PNG"), "foto").mime == "image/jpeg"
    assert photo_from(encoded(Image.effect_noise((200, 100), 40), "PNG"), "foto").mime == "image/jpeg"
    assert photo_from(encoded(drawing, "JPEG", quality=100), "foto").mime in {"image/jpeg", "image/png"}
    assert photo_from(encoded(drawing, "PNG"), "foto").mime == "image/png"
    picture = photo_from(encoded(clear, "WEBP", lossless=True), "foto")
    assert (picture.mime, opened(picture).mode) == ("image/png", "RGBA")
    assert colour_at(shown(picture, 200, 150), 0.9, 0.9) == (255, 255, 255)  # see-through is white paper


def test_a_see_through_photograph_that_is_too_large_as_png_is_kept_as_jpeg() -> None:
    noise = Image.effect_noise((1600, 1200), 90).convert("RGB")
    noise.putalpha(Image.effect_noise((1600, 1200), 90))
    data = encoded(noise, "PNG")
    assert len(data) > MOST_BYTES
    assert photo_from(data, "foto").mime == "image/jpeg"


@pytest.mark.parametrize("format_", ["WEBP", "PNG"])
def test_of_a_moving_picture_the_first_frame(format_: str) -> None:
    red, green = Image.new("RGB", (64, 64), RED), Image.new("RGB", (64, 64), GREEN)
    data = encoded(red, format_, save_all=True, append_images=[green], duration=100)
    assert near(colour_at(opened(photo_from(data, "foto")), 0.5, 0.5), RED)


def test_the_same_file_gives_the_same_picture() -> None:
    data = encoded(halves(), "JPEG")
    one, two = photo_from(data, "een"), photo_from(data, "twee")
    assert one == two
    assert one.data == two.data
    assert one.sha256 == hashlib.sha256(one.data).hexdigest()


# What does not


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def huge_png(side: int) -> bytes:
    """A small file of a picture with very many pixels."""
    rows = zlib.compress(b"\0" * ((side + 7) // 8 + 1) * side, 9)
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


JPEG = encoded(halves((1200, 900)), "JPEG")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Het bestand ‘foto.jpg’ is leeg."),
        (b"\0" * 900, "Het bestand ‘foto.jpg’ is leeg."),
        (b"hallo", "‘foto.jpg’ is geen foto. Kies een foto die eindigt op .jpg, .png of .webp."),
        (b"<html><body>geen</body></html>", "‘foto.jpg’ is geen foto."),
        (b'{"arrangeerveld": 1}', "‘foto.jpg’ is geen foto."),
        (b"PK\x03\x04" + b"x" * 99, "‘foto.jpg’ is geen foto."),
        (JPEG[: len(JPEG) // 2], "De foto ‘foto.jpg’ is beschadigd of niet compleet. Zet de foto opnieuw over"),
        (encoded(halves(), "PNG")[:900], "De foto ‘foto.jpg’ is beschadigd"),
        (encoded(halves(), "WEBP")[:400], "foto.jpg’ is "),
        (encoded(halves(), "GIF"), "Deze soort foto (GIF) kan ik niet lezen: ‘foto.jpg’. Bewaar hem"),
        (encoded(halves(), "BMP"), "Deze soort foto (BMP) kan ik niet lezen"),
        (encoded(halves(), "TIFF"), "Deze soort foto (TIFF) kan ik niet lezen"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 300, "Deze soort foto (HEIC) kan ik niet lezen"),
        (b"\0\0\0\x18ftypmif1" + b"\0" * 300, "Deze soort foto (HEIC) kan ik niet lezen"),
        (b"\0\0\0\x18ftypavif" + b"\0" * 300, "Deze soort foto (AVIF) kan ik niet lezen"),
        (b"\0\0\0\x18ftypisom" + b"\0" * 300, "‘foto.jpg’ is een film."),
        (b"%PDF-1.7 ...", "Deze soort foto (PDF) kan ik niet lezen"),
        (b'  <svg xmlns="http://www.w3.org/2000/svg"/>', "Deze soort foto (SVG) kan ik niet lezen"),
        (huge_png(7000), "De foto ‘foto.jpg’ heeft meer dan 40 miljoen beeldpunten. Dat is te groot."),
        (huge_png(11_000), "meer dan 40 miljoen beeldpunten"),
        (huge_png(30_000), "meer dan 40 miljoen beeldpunten"),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else str(len(value)),
)
def test_each_refusal_has_its_sentence(data: bytes, sentence: str) -> None:
    assert sentence in told(data)


def test_the_name_of_a_file_does_not_matter() -> None:
    assert photo_from(encoded(halves(), "PNG"), "foto.json").wide == 600


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("make", [lambda i: encoded(i, "JPEG"), lambda i: encoded(i, "PNG"), lambda i: encoded(i, "WEBP")])
@settings(max_examples=150, deadline=None)
@given(st.data())
def test_whatever_is_damaged_there_is_an_answer(make: Callable[[Image.Image], bytes], data: st.DataObject) -> None:
    raw = bytearray(make(halves((90, 60))))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at] = data.draw(st.integers(0, 255))
    cut = bytes(raw[: data.draw(st.integers(0, len(raw)))]) if data.draw(st.booleans()) else bytes(raw)
    picture = None
    with suppress(Refused):
        picture = photo_from(cut, "foto")
    assert picture is None or opened(picture)


# On the glass


def test_a_picture_is_shown_at_any_size_and_kept() -> None:
    picture = photo_from(JPEG, "foto")
    small = shown(picture, 120, 90)
    assert (small.size, small.mode) == ((120, 90), "RGB")
    assert near(colour_at(small, 0.2, 0.5), RED)
    assert shown(picture, 120, 90) is small
    assert shown(picture, 1, 1).size == (1, 1)


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff\xe0 kapot", JPEG[:4000], huge_png(7000)])
def test_a_damaged_picture_out_of_a_board_is_grey(data: bytes) -> None:
    picture = PictureData(hashlib.sha256(data).hexdigest(), "image/jpeg", 1200, 900, data)
    assert set(shown(picture, 40, 30).get_flattened_data()) == {GREY}
