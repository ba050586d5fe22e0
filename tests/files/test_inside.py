"""A board inside a picture: found again as it was, and never more than a board."""

from __future__ import annotations

import os
import zlib
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from arrangeerveld.core.record import Choices
from arrangeerveld.files import inside, places
from arrangeerveld.files.boards import read_board, write_board
from arrangeerveld.files.inside import board_attached, board_inside, holds_board, with_board
from arrangeerveld.paint.pdf import Attached, pdf
from tests.boards import full


def picture() -> bytes:
    data = BytesIO()
    Image.new("RGB", (30, 20), "#e8e4da").save(data, "PNG")
    return data.getvalue()


def test_a_board_in_a_picture_opens_as_it_was() -> None:
    data = with_board(picture(), write_board(full()).encode())
    with Image.open(BytesIO(data)) as image:
        image.load()
        assert image.size == (30, 20)
    board, problems = read_board(data, "plaatje.png")
    assert (board, problems) == read_board(write_board(full()).encode(), "bord.json")
    assert problems == ()


def test_a_picture_without_a_board_is_refused_in_a_sentence() -> None:
    board, problems = read_board(picture(), "plaatje.png")
    assert board is None
    assert str(problems[0]) == "In dit plaatje zit geen bord. plaatje.png. Kies het bestand dat eindigt op .json."


@given(st.integers(0, 600), st.integers(1, 255))
def test_a_damaged_picture_gives_a_board_or_none_and_never_fails(at: int, change: int) -> None:
    data = bytearray(with_board(picture(), b'{"arrangeerveld": 1}' * 20))
    data[at % len(data)] ^= change
    found = board_inside(bytes(data))
    assert found is None or found == b'{"arrangeerveld": 1}' * 20
    for end in (0, 8, 30, at % len(data)):
        assert board_inside(bytes(data[:end])) in {None, found}


def test_a_picture_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inside, "MOST", 1000)
    data = with_board(picture(), b"0" * 2000)
    assert len(data) < 2000 + len(zlib.compress(b"0" * 2000))
    assert board_inside(data) is None


def test_only_the_beginning_tells_whether_there_is_a_board(tmp_path: Path) -> None:
    one, other = tmp_path / "met.png", tmp_path / "zonder.png"
    one.write_bytes(with_board(picture(), b"{}"))
    other.write_bytes(picture())
    assert holds_board(one)
    assert not holds_board(other)
    assert not holds_board(tmp_path / "nergens.png")


def document(board: bytes) -> bytes:
    """A PDF of ours with this inside."""
    from arrangeerveld import exporting  # noqa: PLC0415 - one test needs it

    tools = exporting.Tools.of(datetime(2026, 11, 22, tzinfo=UTC))
    pages = exporting.preview(full(), Choices(), tools)[:1]
    return pdf(pages, "x", tools.made, tools.type, places.fonts(), Attached("bord.json", board))


def test_a_board_in_a_pdf_opens_as_it_was_and_damage_gives_none(tmp_path: Path) -> None:
    text = write_board(full()).encode()
    data = document(text)
    assert board_attached(data) == text
    assert read_board(data, "x.pdf") == read_board(text, "x.json")
    path = tmp_path / "x.pdf"
    path.write_bytes(data)
    assert holds_board(path)
    path.write_bytes(b"%PDF-1.7 niets")
    assert not holds_board(path)
    begin = data.index(b"/Type /EmbeddedFile")
    for at in range(begin, len(data), 97):
        for odd in (data[:at], data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]):
            assert board_attached(odd) in {None, text}
    board, problems = read_board(path.read_bytes(), "x.pdf")
    assert board is None
    assert str(problems[0]) == "In dit PDF-bestand zit geen bord. x.pdf. Kies het bestand dat eindigt op .json."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are of POSIX")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plaatje.png")
    assert not holds_board(tmp_path / "plaatje.png")
    assert not holds_board(tmp_path)
    assert not holds_board(tmp_path / "\0.png")
