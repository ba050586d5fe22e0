"""The sheets to print as other programs measure them: to a tenth of a millimetre, with the back behind the front."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from arrangeerveld.__main__ import main
from arrangeerveld.core.printcard import EDGE, PRINTED
from arrangeerveld.core.printmat import PAPERS
from arrangeerveld.files import places
from arrangeerveld.files.kinds import read_kinds
from tests.paint import readers

NEAR = 0.1  # mm
FINE = 20  # pixels of a mm: 508 to the inch
MM = 25.4 / 72
GRID_X, GRID_Y = (20.0, 105.0, 190.0), (13.5, 67.5, 121.5, 175.5, 229.5, 283.5)  # A4 with ten cards of 85 by 54 in its middle
DECKS = {
    "oneven.yaml": ("ouder", 7),
    "vol.yaml": ("swv", 10),
    "rest.yaml": ("jeugdhulp", 5),
}


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = main([str(word) for word in words])
    out, err = capsys.readouterr()
    return code, out, err


def deck(path: Path, kind: str, count: int) -> Path:
    cards = (f"  - id: k{i}\n    titel: Kaart {kind} {i}\n    tekst: Een zin over kaart {i}.\n" for i in range(count))
    path.write_text(f"deck: Stapel {kind}\nsoort: {kind}\nkaarten:\n{''.join(cards)}", "utf-8")
    return path


def colour(kind: str) -> tuple[int, ...]:
    (found,) = (one.colour for one in read_kinds(places.cards())[0] if one.id == kind)
    return tuple(int(found[i : i + 2], 16) for i in (1, 3, 5))


def drawn(path: Path, page: int, millimetres: float = 210.0) -> Image.Image:
    return readers.picture(path, page, round(millimetres * FINE))


def cut(image: Image.Image, box: tuple[float, ...], fine: int) -> Image.Image:
    """A part of a page: left, top, right, bottom in mm."""
    left, top, right, bottom = (round(side * fine) for side in box)
    return image.crop((left, top, right, bottom))


def coloured(image: Image.Image, wanted: tuple[int, ...], box: tuple[float, ...]) -> tuple[float, ...] | None:
    """Where in a box (mm: left, top, right, bottom) pixels have this colour, mm from the top left of the page."""
    part = cut(image, box, FINE)
    same = ImageChops.difference(part, Image.new("RGB", part.size, wanted)).convert("L").point(lambda far: 255 if far < 3 else 0)
    found = same.getbbox()
    return found and tuple(side / FINE + box[i % 2] for i, side in enumerate(found))


def words(path: Path, page: int) -> list[tuple[float, float, float, float, str]]:
    """The words of a page with their boxes in mm, as Poppler finds them."""
    told = readers.run("pdftotext", "-bbox", "-f", str(page), "-l", str(page), path, "-")
    found = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<', told)
    return [(*(float(side) * MM for side in one[:4]), one[4]) for one in found]


def boxes_in(path: Path, page: int) -> list[tuple[float, ...]]:
    """The rectangles in the stream of a page as it stands in the file: left, top, width, height in mm."""
    plain = path.with_suffix(".qdf")
    readers.run("qpdf", "--qdf", "--object-streams=disable", path, "--pages", path, str(page), "--", plain)
    content = plain.read_bytes().decode("latin-1")
    scale, high = re.search(r"^([\d.]+) 0 0 -[\d.]+ 0 ([\d.]+) cm$", content, re.MULTILINE).groups()  # type: ignore[union-attr]
    assert float(scale) * MM == pytest.approx(1, abs=1e-5)
    assert float(high) * MM == pytest.approx(float(re.search(r"/MediaBox \[\s*0\s+0\s+[\d.]+\s+([\d.]+)", content)[1]) * MM)  # type: ignore[index]
    return [tuple(map(float, one)) for one in re.findall(r"(-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+) re f", content)]


@readers.installed
def test_cards_are_cut_where_the_lines_are_and_have_their_back_behind_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decks = [deck(tmp_path / name, *parts) for name, parts in DECKS.items()]
    target = tmp_path / "kaarten.pdf"
    assert run(capsys, "print", *decks, target, "--leeg", "1", "--blanco", "zelf") == (0, "", "")
    assert "No syntax or stream encoding errors found" in readers.run("qpdf", "--check", target)
    assert re.search(r"Pages:\s+6\n", readers.run("pdfinfo", target))
    assert "210 x 297 mm" in readers.run("pdfinfo", target).replace("(A4)", "210 x 297 mm")
    assert "Tagged:          yes" in readers.run("pdfinfo", target)
    plain = target.read_bytes()
    assert b"/PrintScaling /None" in plain
    assert b"/Duplex /DuplexFlipLongEdge" in plain
    order = [kind for kind, count in DECKS.values() for _ in range(count)] + ["zelf"]
    sheets = [order[i : i + 10] for i in range(0, len(order), 10)]
    assert [len(sheet) for sheet in sheets] == [10, 10, 3]
    for number in (0, 2):
        check_sheet(target, number, sheets[number])


def check_sheet(target: Path, number: int, kinds: list[str]) -> None:
    """Measure a sheet and its backs: lines in the file, pixels of two pages, words."""
    rows = -(-len(kinds) // 2)
    lines = boxes_in(target, 2 * number + 1)
    upright = sorted(x + w / 2 for x, _, w, h in lines if w < 0.3 and h > 50)
    lying = sorted(y + h / 2 for _, y, w, h in lines if h < 0.3 and w > 150)
    assert upright == pytest.approx(GRID_X, abs=NEAR / 10)
    assert lying == pytest.approx(GRID_Y[: rows + 1], abs=NEAR / 10)
    ruler = [w for _, y, w, h in lines if y > 285 and h < 0.5 and w > 20]
    assert ruler == [50]
    front, behind = drawn(target, 2 * number + 1), drawn(target, 2 * number + 2)
    turned = behind.transpose(Image.Transpose.FLIP_LEFT_RIGHT)  # the sheet turned over its long edge, seen through
    for i, kind in enumerate(kinds):
        x, y = GRID_X[i % 2], GRID_Y[i // 2]
        card = (x, y, x + PRINTED.w, y + PRINTED.h)
        band, face = coloured(front, colour(kind), card), coloured(turned, colour(kind), card)
        assert band is not None
        assert face is not None
        assert face == pytest.approx((x + EDGE, y + EDGE, x + PRINTED.w - EDGE, y + PRINTED.h - EDGE), abs=NEAR)
        assert (band[0], band[2]) == pytest.approx((face[0], face[2]), abs=NEAR)
        assert band[1] == pytest.approx(face[1], abs=NEAR)
    if len(kinds) % 2:
        empty = (GRID_X[1], GRID_Y[rows - 1], GRID_X[2], GRID_Y[rows])
        assert cut(turned, empty, FINE).getextrema() == ((255, 255),) * 3
    shown = words(target, 2 * number + 1)
    for left, top, right, bottom, word in shown:
        if GRID_Y[0] < top < GRID_Y[rows] - 1:
            column = 0 if left < GRID_X[1] else 1
            row = int((top - GRID_Y[0]) // PRINTED.h)
            assert GRID_X[column] + EDGE <= left < right <= GRID_X[column + 1] - EDGE, word
            assert GRID_Y[row] + EDGE <= top < bottom <= GRID_Y[row + 1] - 1, word
    places_of = {(round((one[0] - GRID_X[0]) // PRINTED.w), int((one[1] - GRID_Y[0]) // PRINTED.h)) for one in shown if one[4] == "Kaart"}
    assert places_of == {(i % 2, i // 2) for i, kind in enumerate(kinds) if kind != "zelf"}


@readers.installed
@pytest.mark.parametrize("paper", ["A3", "A2"])
def test_the_mat_fills_a_sheet(paper: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "mat.pdf"
    assert run(capsys, "print", places.mats() / "arrangeerveld.yaml", target, "--papier", paper) == (0, "", "")
    assert "No syntax or stream encoding errors found" in readers.run("qpdf", "--check", target)
    size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+) pts", readers.run("pdfinfo", target))
    assert size is not None
    assert [float(side) * MM for side in size.groups()] == pytest.approx(PAPERS[paper], abs=NEAR)
    image = readers.picture(target, 1, round(PAPERS[paper].w * 10))
    found = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox()
    assert found is not None
    wide, high = (found[2] - found[0]) / 10, (found[3] - found[1]) / 10
    assert (wide, high) == pytest.approx((PAPERS[paper].w - 10, (PAPERS[paper].w - 10) / 2), abs=NEAR)
    assert "Werkhouding" in readers.text(target)


@readers.installed
def test_tiles_make_the_mat_when_they_are_cut_at_their_marks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Cut each tile at its marks, put them against each other, and compare with the mat on one sheet."""
    target, whole = tmp_path / "tegels.pdf", tmp_path / "heel.pdf"
    assert run(capsys, "print", target, "--veld", "arrangeerveld", "--papier", "A2", "--tegels") == (0, "", "")
    assert run(capsys, "print", whole, "--veld", "arrangeerveld", "--papier", "A2") == (0, "", "")
    assert "No syntax or stream encoding errors found" in readers.run("qpdf", "--check", target)
    assert re.search(r"Pages:\s+6\n", readers.run("pdfinfo", target))
    fine = 8
    mat = readers.picture(whole, 1, 594 * fine).crop((5 * fine, 64 * fine, 589 * fine, 356 * fine))
    pasted = Image.new("RGB", mat.size, "red")
    y = 0
    for row in range(2):
        x = 0
        for column in range(3):
            page = row * 3 + column + 1
            marks = [one for one in boxes_in(target, page) if {0.2, 6.0} == set(one[2:])]
            xs = sorted({round(one[0] + 0.1, 3) for one in marks if one[2] == 0.2})
            ys = sorted({round(one[1] + 0.1, 3) for one in marks if one[3] == 0.2})
            tile = cut(readers.picture(target, page, 297 * fine), (xs[0], ys[0], xs[1], ys[1]), fine)
            pasted.paste(tile, (x, y))
            x += tile.width
        assert x == mat.width
        y += tile.height
    assert y == mat.height
    near = ImageChops.difference(pasted, mat).convert("L").point(lambda far: 255 if far > 40 else 0)
    assert sum(near.histogram()[255:]) < 0.001 * mat.width * mat.height


@readers.installed
def test_a_field_of_one_sheet_is_not_cut_up_and_upright_paper_is_used_when_that_is_less(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "veld.pdf"
    for paper, count in (("A4", 1), ("A3", 3), ("A2", 6), ("A1", 10)):
        assert run(capsys, "print", target, "--veld", "driehoek", "--papier", paper, "--tegels") == (0, "", "")
        assert [int(n) for n in re.findall(r"Pages:\s+(\d+)", readers.run("pdfinfo", target))] == [count], paper


@readers.installed
def test_text_that_is_too_long_goes_on_and_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, target = deck(tmp_path / "lang.yaml", "swv", 2), tmp_path / "lang.pdf"
    numbered = " ".join(f"woord{i}" for i in range(45))
    path.write_text(path.read_text("utf-8").replace("Een zin over kaart 0.", numbered), "utf-8")
    code, out, err = run(capsys, "print", path, target, "--zonder-achterkant")
    assert (code, out) == (0, "")
    assert err == (
        "De tekst past niet op één kaart bij ‘Kaart swv 0’. Die gaat door op een tweede kaart; maak hem korter als je er één wilt.\n"
    )
    assert numbered in readers.text(target, "-raw").replace("SWV Kaart swv 0 (vervolg) ", "")
    assert b"/Duplex /Simplex" in target.read_bytes()
    assert [int(n) for n in re.findall(r"Pages:\s+(\d+)", readers.run("pdfinfo", target))] == [1]


def test_what_cannot_be_printed_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target, broken = tmp_path / "uit.pdf", tmp_path / "stuk.yaml"
    broken.write_text("deck: X\nsoort: swv\nkaarten:\n  - id: a\n    titel: Goed\n  - id: b\n", "utf-8")
    for given, told in (
        ([], "Er zijn geen kaarten om af te drukken. Kies een stapel, of een aantal lege kaarten."),
        (["swvv"], "De stapel ‘swvv’ is er niet."),
        (["--veld", "x"], "Het veld ‘x’ is er niet."),
        (["swv", "--veld", "arrangeerveld"], "Kaarten en een veld gaan niet in één bestand: ze hebben ander papier."),
        (["--leeg", "0"], "Er zijn geen kaarten om af te drukken."),
        (["--leeg", "-5", "swv"], "Het aantal lege kaarten is -5. Kies een aantal van 0 tot en met 200."),
        (["--blanco", "x"], "De soort ‘x’ is er niet. Kies uit: ouder"),
        ([tmp_path / "weg.yaml"], "weg.yaml"),
    ):
        code, out, err = run(capsys, "print", *given, target, "--map", tmp_path)
        assert (code, out) == (1, ""), given
        assert told in err
        assert not target.exists()
    assert run(capsys, "print", "--leeg", "5", target) == (0, "", "")
    code, _, err = run(capsys, "print", broken, target)
    assert code == 0
    assert "titel" in err
    assert target.exists()
    assert run(capsys, "print", "swv", tmp_path / "uit.png")[2].startswith("Een bestand dat eindigt op ‘.png’ kan ik niet maken.")
    with pytest.raises(SystemExit) as wrong:
        main(["print", "swv", str(target), "--papier", "A9"])
    assert wrong.value.code == 2
    assert capsys.readouterr().out == ""
