"""Photos and ink on notes in a board file: one line for each, no byte twice, and what is broken costs nothing else."""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from arrangeerveld.core.board import Board, Card, Note, NoteSize, Photo, Stroke
from arrangeerveld.core.geometry import Point, Pose, Size
from arrangeerveld.core.mat import Mat
from arrangeerveld.core.pictures import MOST_BYTES, PictureData
from arrangeerveld.files.boardplain import item_plain
from arrangeerveld.files.boards import read_board, write_board
from arrangeerveld.files.picturehead import picture_head
from arrangeerveld.files.saving import LARGEST


def png(wide: int, high: int, colour: bytes = b"\xdc\x14\x1e") -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = zlib.compress((b"\0" + colour * wide) * high)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", rows)
        + chunk(b"IEND", b"")
    )


def picture(data: bytes, wide: int, high: int, mime: str = "image/png") -> PictureData:
    return PictureData(hashlib.sha256(data).hexdigest(), mime, wide, high, data)


RED = picture(png(3, 2), 3, 2)
BLUE = picture(png(2, 2, b"\0\0\xff"), 2, 2)
MAT = Mat("m", "M", "M", Size(1440, 720), ())
PHOTO = Photo("f1", "tekening", Size(300, 203.3), Pose(400, 300, 12.5), RED)
INK = (Stroke("i1", (Point(-30, -20.5), Point(40, 12)), 6.0, "rood"), Stroke("i2", (Point(1, 2),)))
NOTE = Note("m1", NoteSize.SMALL, "geel", "hoi", Pose(900, 300), ink=INK)
BOARD = Board(MAT, items=(PHOTO, NOTE, replace(PHOTO, id="f2", pose=Pose(700, 500)), replace(PHOTO, id="f3", picture=BLUE)))


def plain(board: Board = BOARD) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(write_board(board))
    return value


def read(value: Any) -> tuple[Board, str]:
    board, problems = read_board(json.dumps(value).encode(), "bord.json")
    assert board is not None, problems
    return board, " ".join(str(problem) for problem in problems)


def test_photos_and_ink_on_notes_come_back_with_every_byte() -> None:
    board, told = read(plain())
    assert (board, told) == (BOARD, "")
    kept = [item.picture for item in board.items if isinstance(item, Photo)]
    assert [one.data for one in kept] == [RED.data, RED.data, BLUE.data]
    assert (kept[0].mime, kept[0].wide, kept[0].high) == ("image/png", 3, 2)
    assert kept[0] is kept[1]


def test_copies_share_one_line_and_moving_a_photo_changes_only_its_own() -> None:
    text = write_board(BOARD)
    assert text.count(b64encode(RED.data).decode()) == 1
    assert [line.split('"')[1] for line in text.splitlines() if line.startswith('  "')][-1] == "plaatjes"
    moved = replace(BOARD, items=(NOTE, *BOARD.items[2:], replace(PHOTO, pose=Pose(100, 300))))
    lines, after = text.splitlines(), write_board(moved).splitlines()
    assert [line for line in after if "sha256" in line] == [line for line in lines if "sha256" in line]
    turned = write_board(replace(BOARD, items=(replace(PHOTO, pose=Pose(400, 300, 90)), *BOARD.items[1:]))).splitlines()
    assert sum(a != b for a, b in zip(lines, turned, strict=True)) == 1


def test_the_plain_value_of_a_photo_holds_no_bytes() -> None:
    assert item_plain(PHOTO) == {
        "soort": "foto",
        "id": "f1",
        "naam": "tekening",
        "maat": [300, 203.3],
        "plaatje": RED.sha256,
        "plek": [400, 300, 12.5],
    }


def test_a_picture_that_nobody_uses_any_more_is_not_written() -> None:
    assert "plaatjes" not in plain(replace(BOARD, items=(NOTE,)))
    assert [one["sha256"] for one in plain(replace(BOARD, items=BOARD.items[:2]))["plaatjes"]] == [RED.sha256]


def test_a_full_board_fits_in_its_file() -> None:
    assert MOST_BYTES * 4 / 3 < LARGEST * 0.9


# What is broken is told, kept, and costs nothing else

Change = Callable[[dict[str, Any]], Any]
OTHER = "0" * 64


@pytest.mark.parametrize(
    ("change", "told", "left"),
    [
        (lambda v: v.pop("plaatjes"), "Stuk 1 (‘tekening’) op dit bord is niet te lezen: het plaatje ontbreekt of is beschadigd.", 1),
        (lambda v: v["stuks"][0].update(plaatje=OTHER), "het plaatje ontbreekt of is beschadigd", 3),
        (lambda v: v["stuks"][0].update(plaatje=5), "‘plaatje’ moet tekst zijn", 3),
        (lambda v: v["stuks"][0].update(maat=[300]), "‘maat’ moet een lijst getallen zijn, zoals [300, 200]", 3),
        (lambda v: v["stuks"][0].update(maat=[300, 0]), "‘maat’ moet twee getallen hebben van 20 tot 2000", 3),
        (lambda v: v["stuks"][0].update(maat=[1e300, 200]), "‘maat’ moet twee getallen hebben", 3),
        (lambda v: v["stuks"][1].update(inkt={}), "‘inkt’ moet een lijst zijn", 3),
        (lambda v: v["stuks"][1]["inkt"].append(5), "Inktlijn 3 op dit bord is niet te lezen", 4),
        (lambda v: v["stuks"][1]["inkt"][0].update(punten=[[0, 999]]), "de lijn loopt ver buiten de memo", 4),
        (lambda v: v["stuks"][1]["inkt"][0].pop("punten"), "‘punten’ moet een lijst", 4),
        (lambda v: v["plaatjes"].append(5), "Plaatje 3 op dit bord is niet te lezen: het staat niet tussen accolades", 4),
        (lambda v: v["plaatjes"].append({"sha256": OTHER}), "‘sha256’ en ‘data’ moeten tekst zijn", 4),
    ],
)
def test_a_bad_entry_is_told_and_kept_in_the_file(change: Change, told: str, left: int) -> None:
    value = plain()
    change(value)
    board, sentences = read(value)
    assert told in sentences
    assert "in het bestand blijft het staan." in sentences
    assert len(board.items) == left
    assert plain(board) == value


def spoiled(**changes: Any) -> dict[str, Any]:
    value = plain(replace(BOARD, items=(NOTE, PHOTO)))
    value["plaatjes"][0].update(changes)
    return value


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"hallo", "het is geen PNG of JPEG"),
        (png(5000, 1), "het moet 1 tot 4096 pixels breed en hoog zijn"),
        (png(0, 1), "het moet 1 tot 4096 pixels breed en hoog zijn"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF" + b"\0" * 40, "het is geen PNG of JPEG"),
        (b"GIF89a" + b"\0" * 40, "het is geen PNG of JPEG"),
    ],
)
def test_a_picture_that_is_none_or_far_too_large_is_refused_before_it_is_decoded(data: bytes, told: str) -> None:
    sha256 = hashlib.sha256(data).hexdigest()
    value = spoiled(data=b64encode(data).decode(), sha256=sha256)
    value["stuks"][1]["plaatje"] = sha256
    board, sentences = read(value)
    assert told in sentences
    assert [item.id for item in board.items] == ["m1"]
    assert plain(board) == value


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"data": "geen base64!"}, "‘data’ is geen base64"),
        ({"data": b64encode(RED.data + b"x").decode()}, "het is beschadigd"),
        ({"soort": "image/jpeg"}, "het is geen PNG of JPEG"),
        ({"data": "A" * (17 * 2**20)}, "het is groter dan 12 MB"),
    ],
)
def test_a_damaged_picture_costs_only_its_photo(changes: dict[str, Any], told: str) -> None:
    value = spoiled(**changes)
    board, sentences = read(value)
    assert told in sentences
    assert [item.id for item in board.items] == ["m1"]
    assert plain(board) == value


def test_unknown_keys_of_pictures_and_lines_stay() -> None:
    value = plain()
    value["plaatjes"][0]["maker"] = "Sem"
    value["stuks"][0]["lijst"] = {"kleur": "goud"}
    value["stuks"][1]["inkt"][1]["druk"] = [1, 2]
    board, told = read(value)
    assert (board.items, told) == (BOARD.items, "")
    assert plain(board) == value
    assert json.dumps(plain(board)) == json.dumps(value)


def test_a_picture_that_no_photo_uses_or_that_is_there_twice_stays() -> None:
    value = plain(replace(BOARD, items=(PHOTO,)))
    extra = plain(replace(BOARD, items=BOARD.items[3:]))["plaatjes"]
    value["plaatjes"] += extra + value["plaatjes"]
    board, told = read(value)
    assert told == ""
    assert plain(board) == value


def test_more_ink_than_a_board_holds_is_counted_on_notes_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arrangeerveld.files.boardreading.POINTS", 2)
    board, problems = read_board(write_board(BOARD).encode(), "bord.json")
    assert board is None
    assert "de inkt heeft 3 punten" in str(problems[0])


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"comment": b"x" * 999}, {"exif": b"Exif\0\0" + b"\0" * 200}])
def test_the_size_of_every_jpeg_is_found(options: dict[str, Any]) -> None:
    out = BytesIO()
    Image.new("RGB", (37, 21)).save(out, "JPEG", **options)
    assert picture_head(out.getvalue()) == ("image/jpeg", 37, 21)


@given(st.binary(max_size=80), st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"]))
def test_a_head_never_raises(data: bytes, sign: bytes) -> None:
    head = picture_head(sign + data)
    assert head is None or head[0] in {"image/png", "image/jpeg"}


def test_a_card_keeps_the_picture_of_its_deck_and_shares_its_line() -> None:
    cards = tuple(Card(name, "swv", "Bellen", Pose(300, 200), picture=RED) for name in ("a", "b"))
    board = Board(MAT, items=(*cards, PHOTO))
    text = write_board(board)
    assert text.count(b64encode(RED.data).decode()) == 1
    assert read_board(text.encode(), "b") == (board, ())
    plain = json.loads(text)
    plain["plaatjes"] = []
    back, problems = read_board(json.dumps(plain | {"stuks": plain["stuks"][:2]}).encode(), "b")
    assert back is not None
    assert [item.picture for item in back.items if isinstance(item, Card)] == [None, None]
    assert RED.sha256 in write_board(back)  # which picture it was stays known
    assert problems[0].what == "Het plaatje van Stuk 1 (‘Bellen’) ontbreekt of is beschadigd. De kaart ligt er zonder plaatje."
