"""The PDF as other programs see it: whole, readable in order, tagged, and drawn as on the screen."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from arrangeerveld.core.board import Board, Note, NoteSize
from arrangeerveld.core.geometry import Pose, Size
from arrangeerveld.core.marks import Means
from arrangeerveld.core.paper import A3, A4, pages_of
from arrangeerveld.core.record import Choices, Entry, Record, Table, record_of
from arrangeerveld.files import places
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.layer import picture
from arrangeerveld.paint.pdf import Attached, pdf
from arrangeerveld.paint.sheet import paint_page
from tests.boards import ARABIC, EXAMPLES, TURKISH, example, full, texts
from tests.paint import readers
from tests.paint.paragraphs import differing

MADE = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)
FAR = 32  # of 255
BOARDS = {**{path.stem: example(path) for path in EXAMPLES}, "full": full()}


def made(record: Record, means: Means, typeface: Typeface, path: Path, attached: Attached | None = None) -> Path:
    path.write_bytes(pdf(pages_of(record, means), record.title, MADE, typeface, places.fonts(), attached))
    return path


def in_order(parts: list[str], whole: str) -> None:
    at = 0
    for part in parts:
        found = whole.find(part, at)
        assert found >= 0, (part, whole[at : at + 200])
        at = found + len(part)


@readers.installed
@pytest.mark.parametrize("name", BOARDS)
def test_a_record_is_whole_small_and_read_in_order(name: str, means: Means, typeface: Typeface, tmp_path: Path) -> None:
    record = record_of(BOARDS[name])
    path = made(record, means, typeface, tmp_path / "a.pdf")
    assert "No syntax or stream encoding errors found" in readers.run("qpdf", "--check", path)
    assert path.stat().st_size < 2_000_000
    spoken = readers.text(path, "-raw")
    after = re.sub(rf"{re.escape(record.title)} · bladzijde \d+ van \d+", "", spoken)
    unbroken = [" ".join(block.line.split()) for block in record.blocks if isinstance(block, Entry)]
    plain = [line for line in unbroken if not re.search("[\u0590-\u08ff\u4e2d]", line)]
    in_order([without_breaks(line) for line in plain], without_breaks(after))
    for text in texts(BOARDS[name]):
        if not re.search("[\u0590-\u08ff]", text):
            assert without_breaks(text.rstrip(".")) in without_breaks(readers.text(path))


def without_breaks(text: str) -> str:
    """Without spaces and hyphens: a line may end anywhere."""
    return re.sub(r"[\s-]", "", text)


@readers.installed
def test_arabic_and_turkish_are_found_as_they_were_typed(means: Means, typeface: Typeface, tmp_path: Path) -> None:
    path = made(record_of(full()), means, typeface, tmp_path / "a.pdf")
    found = readers.text(path)
    for text in (ARABIC, TURKISH, "كل يوم ربع ساعة قراءة"):
        assert text in found


@readers.installed
def test_the_tree_says_what_everything_is(means: Means, typeface: Typeface, tmp_path: Path) -> None:
    record = record_of(full(), Choices(page="A3"))
    path = made(record, means, typeface, tmp_path / "a.pdf")
    facts = readers.run("pdfinfo", path)
    assert re.search(r"Tagged: +yes", facts)
    assert re.search(rf"Title: +{re.escape(record.title)}", facts)
    tree = readers.run("pdfinfo", "-struct-text", path)
    kinds = [line.split()[0].rstrip(":") for line in tree.splitlines() if re.match(r" *[A-Z][A-Za-z0-9]*:?( \(\w+\))?$", line)]
    tables = [block for block in record.blocks if isinstance(block, Table)]
    assert kinds.count("H1") == 1
    assert kinds.count("Table") == len(tables) == 2
    assert kinds.count("TR") == sum(1 + len(table.rows) for table in tables)
    assert kinds.count("TH") == sum(len(table.head) for table in tables)
    assert kinds.count("TD") == sum(len(table.head) * len(table.rows) for table in tables)
    assert kinds.count("LI") == sum(isinstance(block, Entry) for block in record.blocks)
    assert kinds.count("Figure") == 4  # the mat twice, a photo, a note of the pen
    assert kinds.index("H1") < kinds.index("Figure") < kinds.index("Table") < kinds.index("L")


@readers.installed
def test_heads_of_a_table_come_again_on_each_page(means: Means, typeface: Typeface, tmp_path: Path) -> None:
    path = made(record_of(full()), means, typeface, tmp_path / "a.pdf")
    assert "wat wie wanneer evaluatie" in readers.text(path, "-raw", "-f", "2", "-l", "2")


@readers.installed
def test_every_letter_is_inside(means: Means, typeface: Typeface, tmp_path: Path) -> None:
    path = made(record_of(full()), means, typeface, tmp_path / "a.pdf")
    rows = readers.run("pdffonts", path).splitlines()[2:]
    assert len(rows) >= 5
    for row in rows:
        assert row.split()[-5:-2] == ["yes", "yes", "yes"], row


def objects(data: bytes) -> dict[int, bytes]:
    return {int(number): body for number, body in re.findall(rb"(\d+) 0 obj\n(.*?)\nendobj\n", data, re.DOTALL)}


def test_what_pdf_a_asks_for_is_there(means: Means, typeface: Typeface, tmp_path: Path) -> None:
    data = made(record_of(full()), means, typeface, tmp_path / "a.pdf").read_bytes()
    every = objects(data)
    catalog = next(body for body in every.values() if b"/Type /Catalog" in body)
    for key in (
        b"/Lang (nl-NL)",
        b"/MarkInfo << /Marked true >>",
        b"/StructTreeRoot",
        b"/Metadata",
        b"/OutputIntents",
        b"/DisplayDocTitle true",
    ):
        assert key in catalog
    xmp = next(body for body in every.values() if b"/Type /Metadata" in body).decode()
    assert "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>" in xmp
    assert "2026-11-22T15:30:00+00:00" in xmp
    assert b"(D:20261122153000+00'00')" in data
    intent = next(body for body in every.values() if b"/GTS_PDFA1" in body)
    profile = every[int(re.search(rb"/DestOutputProfile (\d+)", intent)[1])]  # type: ignore[index]
    colours = zlib.decompress(profile.partition(b"stream\n")[2].rpartition(b"\nendstream")[0])
    assert (colours[12:16], colours[16:20], colours[36:40]) == (b"mntr", b"RGB ", b"acsp")
    for forbidden in (b"/Encrypt", b"/JavaScript", b"/LZWDecode", b"/SMask", b"/DeviceCMYK", b"/Launch"):
        assert forbidden not in data
    pages = [body for body in every.values() if b"/Type /Page " in body]
    assert pages
    assert all(b"/S /Transparency /CS /DeviceRGB" in body for body in pages)


def test_the_same_record_gives_the_same_bytes(means: Means, typeface: Typeface, tmp_path: Path) -> None:
    one, other = (made(record_of(full()), means, typeface, tmp_path / name).read_bytes() for name in ("a.pdf", "b.pdf"))
    assert one == other


@readers.installed
def test_the_board_can_be_inside(means: Means, typeface: Typeface, tmp_path: Path) -> None:
    path = made(record_of(full()), means, typeface, tmp_path / "a.pdf", Attached("bord.json", b'{"arrangeerveld": 1}'))
    assert "No syntax" in readers.run("qpdf", "--check", path)
    readers.run("pdfdetach", "-save", "1", "-o", tmp_path / "uit.json", path)
    assert (tmp_path / "uit.json").read_bytes() == b'{"arrangeerveld": 1}'


def far(one: Image.Image, other: Image.Image) -> float:
    """The part of the pixels that differ by more than 32 of 255."""
    bands = ImageChops.difference(one, other).split()
    worst = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return sum(worst.histogram()[FAR + 1 :]) / (one.width * one.height)


def on_own_page(board: Board, means: Means) -> tuple[Record, Size]:
    record = record_of(board, Choices(page="A3"))
    return record, pages_of(record, means)[-1].parts[0].place[2:]  # type: ignore[return-value]


@readers.installed
@pytest.mark.parametrize("name", BOARDS)
def test_the_mat_on_its_page_is_the_picture_of_the_mat(name: str, means: Means, typeface: Typeface, tmp_path: Path) -> None:
    record = record_of(BOARDS[name], Choices(page="A3"))
    pages = pages_of(record, means)
    place = next(part.place for part in pages[-1].parts if part.drawing)
    path = made(record, means, typeface, tmp_path / "a.pdf")
    width = 3840
    scale = width / place.w
    drawn = readers.picture(path, len(pages), round(A3.w * scale))
    left, top = round(place.x * scale), round(place.y * scale)
    wanted = picture(record.board, means, typeface, width)
    drawn = drawn.crop((left, top, left + width, top + wanted.height))
    assert far(drawn, wanted) < 0.03


@readers.installed
def test_the_preview_is_the_page(means: Means, typeface: Typeface, tmp_path: Path) -> None:
    record = record_of(full())
    pages = pages_of(record, means)
    path = made(record, means, typeface, tmp_path / "a.pdf")
    for i, page in enumerate(pages):
        drawn = readers.picture(path, i + 1, 1680)
        shown = paint_page(page, 1680 / page.size.w, typeface)
        assert page.size == A4
        assert far(drawn.resize(shown.size) if drawn.size != shown.size else drawn, shown) < 0.03


@readers.installed
def test_lines_end_where_they_end_on_the_mat(means: Means, typeface: Typeface, tmp_path: Path) -> None:
    """The PDF draws the very lines of the marks: what is read of a note are the lines of its face."""
    from arrangeerveld.core.faces import note_face  # noqa: PLC0415
    from arrangeerveld.core.marks import Text  # noqa: PLC0415

    note = Note("n", NoteSize.LARGE, "geel", "Samenwerkingsverband en jeugdgezondheidszorg kijken mee", Pose(720, 300))
    board = replace(Board(full().mat), items=(note,))
    path = made(record_of(board), means, typeface, tmp_path / "a.pdf")
    lines = [mark.text for mark in note_face(note, means).marks if isinstance(mark, Text)]
    assert len(lines) > 2
    found = readers.run("pdftotext", "-raw", path, "-").splitlines()
    at = found.index(lines[0])
    assert found[at : at + len(lines)] == lines


@readers.installed
def test_paragraphs_break_in_the_pdf_as_on_the_mat(typeface: Typeface, tmp_path: Path) -> None:
    assert differing(300, typeface, tmp_path / "a.pdf") == 0
