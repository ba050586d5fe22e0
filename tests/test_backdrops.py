"""A photo under the zones of an own field: read with care, kept with the board, drawn on the mat."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest
from PIL import Image

from arrangeerveld.__main__ import main
from arrangeerveld.core.backdrop import place_of
from arrangeerveld.core.board import Board
from arrangeerveld.core.history import History
from arrangeerveld.core.marks import Means, Panel, Picture
from arrangeerveld.core.mat import Mat
from arrangeerveld.core.matface import mat_face
from arrangeerveld.files import places
from arrangeerveld.files.boards import read_board, write_board
from arrangeerveld.files.boardschema import board_schema
from arrangeerveld.files.icons import Icons
from arrangeerveld.files.journalchange import change, changed
from arrangeerveld.files.mats import read_mat
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.layer import picture
from arrangeerveld.paint.photos import photo_from

FIELD = """\
veld: eigen
naam: Ons eigen veld
maat: [1360, 720]
achtergrond: foto.jpg
vakken:
  - {id: kind, titel: Kind, plaats: [70, 120, 380, 400], tekens: [+, −]}
  - {id: thuis, titel: Thuis, plaats: [490, 120, 380, 400], kleur: groen}
  - {id: afspraken, titel: Afspraken, plaats: [20, 582, 1320, 120], bevat: [afspraken]}
"""
RED = (200, 30, 30)


def red(path: Path, size: tuple[int, int] = (1200, 600), exif: bytes = b"") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, RED).save(path, exif=exif)
    return path


@pytest.fixture
def field(tmp_path: Path) -> Path:
    red(tmp_path / "velden" / "foto.jpg", exif=b"Exif\0\0II*\0\x08\0\0\0\0\0\0\0\0\0")
    path = tmp_path / "velden" / "eigen.yaml"
    path.write_text(FIELD, "utf-8")
    return path


def mat_of(field: Path) -> Mat:
    mat, problems = read_mat(field, develop=photo_from)
    assert problems == ()
    assert mat is not None
    return mat


def means() -> Means:
    return Means(Typeface(places.fonts()), Icons(places.icons()))


def test_zones_without_a_colour_let_the_photo_be_seen(field: Path) -> None:
    mat = mat_of(field)
    image = picture(Board(mat), means(), Typeface(places.fonts()), 1360)

    def near(at: tuple[int, int]) -> bool:
        return all(abs(a - b) < 12 for a, b in zip(image.getpixel(at), RED, strict=True))  # type: ignore[arg-type]

    assert near((200, 400))  # inside the clear zone
    assert near((470, 300))  # between two zones
    assert not near((700, 400))  # a zone with a colour
    assert not near((700, 640))  # rows are read on a surface of their own, whatever was asked
    assert not near((700, 30))  # and so is the head line


def test_the_photo_keeps_its_shape_below_the_head_line(field: Path) -> None:
    mat = mat_of(field)
    for size in ((1200, 600), (100, 2000), (3000, 50)):
        buffer = BytesIO()
        Image.new("RGB", size, RED).save(buffer, "PNG")
        shown = photo_from(buffer.getvalue(), "x")
        place = place_of(replace(mat, picture=shown))
        assert place is not None
        assert place.w / place.h == pytest.approx(shown.wide / shown.high)
        assert place.y >= 48
        assert place.right <= mat.size.w
        assert place.bottom <= mat.size.h
        marks = mat_face(Board(replace(mat, picture=shown)), means()).marks
        first = next(i for i, mark in enumerate(marks) if isinstance(mark, Picture))
        assert all(isinstance(mark, Panel) for mark in marks[:first])  # the table and the sheet; all the rest lies over it


def test_a_board_carries_the_photo_and_opens_without_the_file(field: Path) -> None:
    board = Board(mat_of(field))
    text = write_board(board)
    for file in field.parent.iterdir():
        file.unlink()
    back, problems = read_board(text.encode(), "bord.json")
    assert problems == ()
    assert back == board
    assert back is not None
    assert back.mat.picture is not None
    assert write_board(back) == text
    jsonschema.validate(json.loads(text), board_schema())
    plain = change(board, replace(board, mat=replace(board.mat, name="Anders")))
    assert changed(board, plain).mat.picture == board.mat.picture  # a journal knows it too
    assert History(board).present.mat.picture == board.mat.picture


@pytest.mark.parametrize("wrong", ["weg", "stuk", "geen tekst"])
def test_a_board_without_its_photo_opens_and_keeps_the_name(field: Path, wrong: str) -> None:
    plain = json.loads(write_board(Board(mat_of(field))))
    if wrong == "weg":
        del plain["plaatjes"]
    elif wrong == "stuk":
        plain["plaatjes"][0]["data"] = "AAAA"
    else:
        plain["veld"]["plaatje"] = 7
    board, problems = read_board(json.dumps(plain).encode(), "bord.json")
    assert board is not None
    assert board.mat.picture is None
    assert any("De achtergrond van het veld ontbreekt" in str(problem) for problem in problems)
    kept = json.loads(write_board(board))
    assert kept["veld"]["plaatje"] == plain["veld"]["plaatje"]
    assert kept.get("plaatjes", []) == plain.get("plaatjes", [])
    picture(board, means(), Typeface(places.fonts()), 300)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda folder: (folder / "foto.jpg").unlink(), "staat niet naast het veld"),
        (lambda folder: (folder / "foto.jpg").write_text("geen foto"), "is geen foto"),
        (lambda folder: (folder / "foto.jpg").write_bytes(b""), "is leeg"),
        (lambda folder: red(folder / "groot.jpg", (7000, 6000)).replace(folder / "foto.jpg"), "miljoen beeldpunten"),
        (lambda folder: (folder / "eigen.yaml").write_text(FIELD.replace("foto.jpg", "../foto.jpg")), "‘../foto.jpg’; zo kan dat niet"),
        (lambda folder: (folder / "eigen.yaml").write_text(FIELD.replace("foto.jpg", "foto.tiff")), "‘foto.tiff’; zo kan dat niet"),
    ],
    ids=["gone", "no photo", "empty", "too large", "a folder above", "another sort"],
)
def test_a_mistake_is_told_with_its_line_and_what_to_do(field: Path, spoil: object, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(field.parent)  # type: ignore[operator]
    assert main(["controleer", str(field)]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"{field}:4:")
    assert words in line
    assert line.endswith(".")
    mat, _ = read_mat(field, develop=photo_from)
    assert mat is not None
    assert mat.picture is None
    assert len(mat.zones) == 3


def test_the_commands_bring_the_photo_along(tmp_path: Path, field: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["controleer", str(field)]) == 0
    board, _ = read_board(write_board(Board(mat_of(field))).encode(), "x")
    assert board is not None
    source = tmp_path / "bord.json"
    source.write_text(write_board(board), "utf-8")
    assert main(["export", str(source), str(tmp_path / "uit.png"), "--breedte", "680"]) == 0
    assert main(["export", str(source), str(tmp_path / "uit.pdf")]) == 0
    with Image.open(tmp_path / "uit.png") as image:
        assert all(abs(a - b) < 12 for a, b in zip(image.convert("RGB").getpixel((100, 200)), RED, strict=True))  # type: ignore[arg-type]
    assert f"/P{board.mat.picture.sha256 if board.mat.picture else ''}".encode() in (tmp_path / "uit.pdf").read_bytes()
    assert b"Exif" not in board.mat.picture.data if board.mat.picture else False
    assert capsys.readouterr().err == ""
