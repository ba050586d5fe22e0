"""`arrangeerveld export` as a script uses it: exit codes, one sentence for what went wrong, nothing on standard output."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pyrage
import pytest
from PIL import Image

from arrangeerveld import exporting
from arrangeerveld.__main__ import main
from arrangeerveld.core.board import Card, Kind
from arrangeerveld.core.geometry import Pose
from arrangeerveld.core.greybox import GREY
from arrangeerveld.core.problems import Refused
from arrangeerveld.core.record import Choices
from arrangeerveld.files import places
from arrangeerveld.files.boards import read_board, write_board
from arrangeerveld.files.boardschema import board_schema
from arrangeerveld.files.saving import save
from arrangeerveld.paint.tiles import rgb
from tests.boards import EXAMPLES, full

BOARD = places.examples() / "arrangeergesprek.json"
SMALL = ["--breedte", "300"]
TOOLS = exporting.Tools.of(datetime(2026, 11, 22, tzinfo=UTC))


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> object:
    """What was said on standard error; standard output stays empty."""

    def read() -> str:
        out, err = capsys.readouterr()
        assert out == ""
        return err

    return read


def written(tmp_path: Path) -> Path:
    path = tmp_path / "vol.json"
    path.write_text(write_board(full()), "utf-8")
    return path


def test_a_set_has_every_sort_under_one_neutral_name(tmp_path: Path) -> None:
    assert main(["export", str(written(tmp_path)), str(tmp_path / "uit"), *SMALL]) == 0
    names = {path.name for path in (tmp_path / "uit").iterdir()}
    assert names == {f"2026-11-22_arrangeergesprek_JDV{ending}" for ending in exporting.SORTS}


def test_a_second_set_never_overwrites_the_first(tmp_path: Path) -> None:
    folder = tmp_path / "uit"
    main(["export", str(BOARD), str(folder), *SMALL])
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert main(["export", str(BOARD), str(folder), *SMALL]) == 0
    assert {path: path.read_bytes() for path in before} == before
    assert len([path for path in folder.iterdir() if "-2." in path.name]) == len(before)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_json_of_a_set_follows_the_published_schema(path: Path, tmp_path: Path) -> None:
    assert main(["export", str(path), str(tmp_path / "bord.json")]) == 0
    plain = json.loads((tmp_path / "bord.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(board_schema()).validate(plain)
    assert plain["gesprek"]["bewaren"] == "2 jaar na uitschrijving"


@pytest.mark.parametrize("ending", sorted(exporting.SORTS))
def test_one_file_by_its_ending(ending: str, tmp_path: Path) -> None:
    target = tmp_path / f"x{ending.upper()}"
    assert main(["export", str(written(tmp_path)), str(target), *SMALL]) == 0
    assert target.stat().st_size > 100


def test_a_folder_of_boards_goes_on_when_one_fails(tmp_path: Path, said: object) -> None:
    boards = tmp_path / "borden"
    boards.mkdir()
    for path in EXAMPLES[:2]:
        (boards / path.name).write_bytes(path.read_bytes())
    (boards / "kapot.json").write_text("{", "utf-8")
    assert main(["export", str(boards), str(tmp_path / "uit"), *SMALL]) == 1
    told = said()  # type: ignore[operator]
    assert "kapot.json: " in told
    assert "3 van 3" in told
    assert len(list((tmp_path / "uit").glob("*.pdf"))) == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["{bord}", "{tmp}/x.odt"], "Een bestand dat eindigt op ‘.odt’ kan ik niet maken."),
        (["{bord}", "{tmp}/x.png", "--breedte", "10001"], "Een plaatje van 10001 punten breed kan niet."),
        (["{bord}", "{tmp}/x.ics"], "Geen afspraak heeft een dag van evaluatie"),
        (["{bord}", "{tmp}/uit", "--blijft", "zolder"], "Het vak ‘zolder’ staat niet op dit bord."),
        (["{tmp}", "{tmp}/uit"], "In deze map staan geen borden."),
        (["{tmp}", "{tmp}/x.pdf"], "Van een map met borden maak ik een map met dossiers."),
        (["{tmp}/nergens.json", "{tmp}/uit"], "nergens.json"),
        (["{bord}", "{tmp}/nergens/x.pdf"], "De map voor ‘x.pdf’ is er niet (meer)"),
        (["{bord}", "{tmp}/x.pdf", "--versleutel"], "Versleutelen kan alleen met alles tegelijk."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(words: list[str], sentence: str, tmp_path: Path, said: object) -> None:
    filled = [word.replace("{bord}", str(BOARD)).replace("{tmp}", str(tmp_path)) for word in words]
    assert main(["export", *filled]) == 1
    assert sentence in said()  # type: ignore[operator]
    assert not list(tmp_path.rglob("*.pdf"))


def test_wrong_use_is_exit_code_2() -> None:
    with pytest.raises(SystemExit) as left:
        main(["export", str(BOARD)])
    assert left.value.code == 2


def test_choices_hold_for_every_file(tmp_path: Path) -> None:
    folder = tmp_path / "uit"
    options = ["--voorletters", "--blijft", "gedrag", "--zonder-uitleg", "--bord-erin", "--bewaren", "tot groep 8", *SMALL]
    assert main(["export", str(written(tmp_path)), str(folder), *options]) == 0
    plain = [(folder / f"2026-11-22_arrangeergesprek_JDV{ending}").read_text("utf-8") for ending in (".txt", ".csv", ".ics", ".json")]
    with zipfile.ZipFile(next(folder.glob("*.docx"))) as word:
        plain.append(word.read("word/document.xml").decode())
    inside, _ = read_board(next(folder.glob("*.png")).read_bytes(), "x")
    assert inside is not None
    plain.append(write_board(inside))
    for text in plain:
        for name in ("Jasmijn", "Vries", "Anja", "Kees", "Bakker", "Marieke"):
            assert name not in text
        assert "pauze loopt mis" not in text
        assert "Lees elke dag een kwartier" not in text
    assert "tot groep 8" in plain[0]


def test_a_picture_says_nothing_of_who_made_it(tmp_path: Path) -> None:
    main(["export", str(BOARD), str(tmp_path / "a.png"), *SMALL])
    with Image.open(tmp_path / "a.png") as image:
        assert image.size == (300, 150)
        assert image.info == {}


def test_a_locked_set_opens_with_its_passphrase_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("vier losse woorden\n"))
    assert main(["export", str(BOARD), str(tmp_path / "uit"), "--versleutel", *SMALL]) == 0
    (locked,) = (tmp_path / "uit").iterdir()
    assert locked.name == "2026-11-22_arrangeergesprek_J.zip.age"
    with zipfile.ZipFile(io.BytesIO(pyrage.passphrase.decrypt(locked.read_bytes(), "vier losse woorden"))) as opened:
        assert {Path(name).suffix for name in opened.namelist()} == set(exporting.SORTS) - {".ics"}
    with pytest.raises(pyrage.DecryptError):
        pyrage.passphrase.decrypt(locked.read_bytes(), "iets anders")


def test_without_a_passphrase_nothing_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: object) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert main(["export", str(BOARD), str(tmp_path / "uit"), "--versleutel", *SMALL]) == 1
    assert "Er is geen wachtzin." in said()  # type: ignore[operator]
    assert not list(tmp_path.rglob("*.age"))


@pytest.mark.parametrize("after", [1, 3, 6])
def test_a_set_that_is_stopped_leaves_nothing(after: int, tmp_path: Path) -> None:
    words: list[str] = []

    def step(_part: float, word: str) -> None:
        words.append(word)
        if len({*words}) > after:
            raise exporting.Stopped

    with pytest.raises(exporting.Stopped):
        exporting.export_set(full(), tmp_path, TOOLS, width=200, step=step)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fails_halfway_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, count = save, 0

    def failing(path: Path, data: bytes) -> None:
        nonlocal count
        count += 1
        if count == 4:
            path.mkdir()  # something else took the name
        real(path, data)

    monkeypatch.setattr("arrangeerveld.exporting.save", failing)
    with pytest.raises(Refused):
        exporting.export_set(full(), tmp_path, TOOLS, width=200)
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


def test_progress_only_grows_and_ends(tmp_path: Path) -> None:
    parts: list[float] = []
    done = exporting.export_set(full(), tmp_path, TOOLS, Choices(page="A3"), 200, lambda part, _: parts.append(part))
    assert parts == sorted(parts)
    assert parts[-1] == 1.0
    assert len(parts) > len(done.files) == 7


def test_evaluations_in_words_are_named(tmp_path: Path) -> None:
    board = replace(full(), agreements=full().agreements[:2])
    done = exporting.export_set(board, tmp_path, TOOLS, width=200)
    assert done.told == ("Niet in de agenda: ‘Afspraak 0; over ‘lezen’, en meer’. Die evaluatie is in woorden opgeschreven.",)


@pytest.mark.parametrize("kind", [Kind("raar", "Raar", "raar", "geen kleur", "x"), Kind("raar", "Raar", None, "#22303c", "x")])  # type: ignore[arg-type]
@pytest.mark.parametrize(("sort", "width"), [(".pdf", 300), (".png", 300), (".png", 4200)])
def test_what_cannot_be_drawn_is_a_grey_box_and_is_told(kind: Kind, sort: str, width: int, tmp_path: Path) -> None:
    odd = (Card("k1", "raar", "Vreemde kaart", Pose(400, 300)), Card("k2", "raar", "Nog een", Pose(700, 300, 8)))
    board = full()
    board = replace(board, kinds=(*board.kinds, kind), items=(*board.items[:2], *odd))
    target = tmp_path / f"x{sort}"
    done = exporting.export_one(board, target, TOOLS, width=width)
    assert any(told.startswith("2 kaarten, memo’s of foto’s konden niet worden getekend") for told in done.told)
    if sort == ".png":
        with Image.open(target) as image:
            scale = image.width / board.mat.size.w
            assert image.convert("RGB").getpixel((round(400 * scale), round(300 * scale))) == rgb(GREY)
    assert not exporting.export_one(full(), tmp_path / "heel.png", TOOLS, width=300).told
