"""The record on the screen: chosen, looked at, made by a process of its own while the table stays usable, and told about."""

from __future__ import annotations

import os
import signal
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pyrage
import pytest
from PIL import Image

from arrangeerveld.app import dossiers
from arrangeerveld.app.dossier import Dossier, preview_room
from arrangeerveld.app.locking import Lock
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.board import Board
from arrangeerveld.core.geometry import Size
from arrangeerveld.core.marks import Means, Text
from arrangeerveld.core.record import Choices
from arrangeerveld.files.boards import read_board
from arrangeerveld.recordworker import Busy, Made
from tests.app.stage import Stage
from tests.app.test_table import wait_until
from tests.boards import example, full


def page(stage: Stage) -> Dossier:
    found = stage.desk.covers.page
    assert isinstance(found, Dossier)
    return found


def drawn(stage: Stage) -> bool:
    """Whether every page is there as it was last chosen."""
    here = page(stage)
    return bool(here.pages) and len(here.pages) == here.count and all(one.number == here.number for one in here.pages.values())


def made(stage: Stage) -> Any:
    wait_until(stage, lambda: page(stage).made is not None)
    return page(stage).made


def told(stage: Stage, pile: str = "page") -> str:
    return " ".join(mark.text for control in stage.desk.layers().piles[pile] for mark in control.face.marks if isinstance(mark, Text))


def test_one_tap_shows_the_pages_and_one_more_makes_all_files(stage: Stage, tmp_path: Path) -> None:
    stage.use(full())
    stage.press("dossier")
    wait_until(stage, lambda: drawn(stage))
    assert page(stage).count >= 4
    assert len(stage.shot().crop((1300, 60, 1800, 900)).getcolors(1 << 20)) > 50
    stage.press("dossier-maak")
    files = made(stage).files
    assert len(files) == 7
    assert all(path.is_file() and path.is_relative_to(tmp_path / "dossiers") for path in files)
    assert "7 bestanden in de map dossiers" in told(stage)
    assert "Niet in de agenda" in told(stage)
    assert "‘=1+1’ (wanneer)" in told(stage)
    stage.press("dossier-terug")
    assert stage.desk.covers.page is None


def test_what_is_chosen_is_seen_and_goes_into_the_files(stage: Stage) -> None:
    stage.use(full())
    stage.press("dossier")
    wait_until(stage, lambda: drawn(stage))
    before = {i: one.pixels for i, one in page(stage).pages.items()}
    for choice in ("namen=nee", "uitleg", "veldblad", "bord", "vak=gedrag", "bewaren=5 jaar na uitschrijving"):
        stage.press(f"dossierkeuze:{choice}")
    wait_until(stage, lambda: drawn(stage))
    assert page(stage).pages[0].pixels != before[0]
    assert page(stage).choices == Choices(
        names=False, texts=False, page="A3", board=True, away=frozenset({"gedrag"}), keep="5 jaar na uitschrijving"
    )
    assert "Let op" in told(stage)
    stage.press("dossierkeuze:bord")
    stage.press("dossier-maak")
    files = {path.suffix: path for path in made(stage).files}
    board, _ = read_board(files[".json"].read_bytes(), "x")
    assert board is not None
    assert board.about.pupil == "J. d. V."
    assert not [item for item in board.items if item.zone == "gedrag"]
    assert stage.board.about.pupil == "Jasmijn de Vries"  # the table keeps what it has


def test_pages_are_leafed_through_and_end(stage: Stage) -> None:
    stage.use(full())
    stage.press("dossier")
    wait_until(stage, lambda: drawn(stage))
    stage.press("dossier-blad:-1")
    assert page(stage).at == 0
    for _ in range(page(stage).count + 2):
        stage.press("dossier-blad:1")
    assert page(stage).at == page(stage).count - 1
    assert f"{page(stage).count} van {page(stage).count}" in told(stage)


def test_the_table_is_used_while_the_record_is_made(stage: Stage) -> None:
    stage.use(example())
    stage.press("dossier")
    stage.press("dossier-maak")
    stage.press("dossier-terug")
    card = stage.board.items[3]
    x, y = stage.on_mat(card.pose.x, card.pose.y)
    stage.drag(1, (x, y), (x + 200, y + 150))
    assert stage.board.items[-1].pose != card.pose
    wait_until(stage, lambda: any("Het dossier is klaar" in notice.text for notice in stage.desk.notices))


def test_stop_leaves_nothing_behind(stage: Stage, tmp_path: Path) -> None:
    stage.use(full())
    stage.press("dossier")
    stage.press("dossierkeuze:veldblad")
    stage.press("dossier-maak")
    stage.press("dossier-stop")
    wait_until(stage, lambda: page(stage).busy is None)
    assert page(stage).made is None
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    stage.press("dossier-maak")
    assert len(made(stage).files) == 7


def test_a_folder_that_takes_nothing_is_told_about(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "dossiers").write_text("geen map", "utf-8")
    stage.use(example())
    stage.press("dossier")
    stage.press("dossier-maak")
    wait_until(stage, lambda: any(notice.problem for notice in stage.desk.notices))
    assert "De map ‘" in stage.desk.notices[-1].text
    assert page(stage).busy is None


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no such signal")
def test_a_process_that_dies_is_told_about_and_comes_again(stage: Stage) -> None:
    stage.use(example())
    stage.press("dossier")
    wait_until(stage, lambda: drawn(stage))
    stage.press("dossier-maak")
    process = stage.app.recorder._process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    wait_until(stage, lambda: page(stage).busy is None)
    assert any("gestopt" in notice.text for notice in stage.desk.notices) or page(stage).made
    stage.press("dossier-maak")
    assert made(stage).files


def test_an_empty_table_gives_a_record_too(stage: Stage) -> None:
    stage.press("dossier")
    wait_until(stage, lambda: drawn(stage))
    stage.press("dossier-maak")
    assert len(made(stage).files) >= 5


@pytest.mark.parametrize("pixels", [(1366, 768), (1920, 1080), (3840, 2160), (1280, 1024), (1024, 768)])
@pytest.mark.parametrize("state", ["begin", "bezig", "klaar", "slot"])
def test_nothing_lies_over_anything_else(pixels: tuple[int, int], state: str, stage: Stage) -> None:
    means: Means = stage.app.means
    screen = Screen(pixels, Size(1440, 720))
    here = Dossier(full(), Choices())
    here.busy = Busy(0.4, "plaatje van het veld") if state == "bezig" else None
    here.made = Made(tuple(Path(f"/map/2026/naam.{i}") for i in range(7)), ("Een zin.",)) if state == "klaar" else None
    here.lock = Lock() if state == "slot" else None
    controls = [control for control in here.controls(screen, means) if control.action not in {"", "blad"}]
    keys = [control for control in controls if control.action.startswith("wachtzin-toets")]
    assert len(controls) >= 2
    for i, one in enumerate(controls):
        assert one.place.y >= screen.size.h / 3 - 0.1
        assert one.place.bottom <= screen.size.h
        assert one.place.right <= screen.size.w
        assert min(one.place.w, one.place.h) >= (30 if one in keys else 59)
        assert not any(one.place.meets(other.place) for other in controls[i + 1 :]), one.action
        assert state in {"klaar", "slot"} or one.place.right <= preview_room(screen).x or one.action.startswith("dossier-blad")


def test_a_dropped_picture_with_a_board_inside_opens_and_is_not_overwritten(stage: Stage, tmp_path: Path) -> None:
    from arrangeerveld import exporting

    stage.use(Board(stage.app.start.mat))
    tools = exporting.Tools(stage.app.start.typeface, stage.app.means, exporting.Tools.of(_now()).made)
    path = tmp_path / "plaatje.png"
    exporting.export_one(example(), path, tools, Choices(board=True), 300)
    before = path.read_bytes()
    stage.window.dispatch("on_drop_file", os.fsencode(path), 0, 0)
    wait_until(stage, lambda: len(stage.board.items) == len(example().items))
    stage.press("bewaar")
    wait_until(stage, lambda: stage.app.path is not None)
    assert path.read_bytes() == before


def _now() -> Any:
    from datetime import UTC, datetime

    return datetime.now(UTC)


def test_escape_goes_back_to_the_table_and_tab_reaches_every_button(stage: Stage) -> None:
    from arrangeerveld.app.stops import stops

    stage.use(example())
    stage.press("dossier")
    wait_until(stage, lambda: drawn(stage))
    names = {stop.name for stop in stops(stage.desk)}
    assert {"dossier-maak", "dossier-terug", "dossierkeuze:uitleg", "dossierkeuze:vak=leren", "dossier-blad:1"} <= names
    stage.key(27)
    assert stage.desk.covers.page is None


def test_a_record_with_a_passphrase_is_one_file_and_the_phrase_stands_nowhere(stage: Stage, tmp_path: Path) -> None:
    stage.use(example())
    stage.press("dossier")
    stage.press("wachtzin:slot")
    for key in "geheim":
        stage.press(f"wachtzin-toets:{key}")
    stage.press("wachtzin-toets:spatie")
    stage.write("bos+")
    stage.key(13)
    stage.press("wachtzin-toets:stempel=+")
    stage.key(8)
    stage.write("geheim bos")
    stage.press("wachtzin:gebruik")
    assert "nog niet gelijk" in stage.desk.notices[-1].text
    stage.write("+")
    assert "geheim" not in told(stage)
    assert "De zinnen zijn gelijk." in told(stage)
    stage.press("wachtzin:gebruik")
    assert page(stage).lock is None
    stage.press("dossierkeuze:plaatje=scherm")
    stage.press("dossier-maak")
    (path,) = made(stage).files
    assert path.name.endswith(".zip.age")
    assert "Eén bestand in de map dossiers" in told(stage)
    with zipfile.ZipFile(BytesIO(pyrage.passphrase.decrypt(path.read_bytes(), "geheim bos+"))) as inside:
        assert len(inside.namelist()) >= 6
        with inside.open(next(name for name in inside.namelist() if name.endswith(".png"))) as file, Image.open(file) as image:
            assert image.width == round(1440 * stage.desk.screen.scale)
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == [path]
    assert not page(stage).key
    assert "geheim" not in repr(page(stage))
    stage.press("dossier-terug")


def test_a_passphrase_is_left_by_escape_and_forgotten_with_the_page(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.use(example())
    stage.press("dossier")
    stage.press("wachtzin:slot")
    stage.write("acht tekens")
    stage.key(27)
    assert page(stage).lock is None
    assert not page(stage).key
    stage.press("wachtzin:slot")
    for _ in range(2):
        stage.write("acht tekens")
        stage.press("wachtzin-toets:regel")
    stage.press("wachtzin:gebruik")
    assert page(stage).key
    closed = page(stage)
    stage.key(27)
    assert not closed.key
    assert stage.desk.covers.page is None
    monkeypatch.setattr(dossiers, "can_lock", lambda: False)
    stage.press("dossier")
    stage.press("wachtzin:slot")
    assert page(stage).lock is None
    assert "niet geïnstalleerd" in stage.desk.notices[-1].text
    stage.key(27)


def test_pictures_and_pdf_files_with_a_board_are_opened_from_the_tray(stage: Stage, tmp_path: Path) -> None:
    from arrangeerveld import exporting

    tools = exporting.Tools(stage.app.start.typeface, stage.app.means, exporting.Tools.of(_now()).made)
    folder = tmp_path / "dossiers" / "J"
    folder.mkdir(parents=True)
    exporting.export_one(example(), folder / "een.pdf", tools, Choices(board=True))
    exporting.export_one(example(), tmp_path / "twee.png", tools, Choices(board=True), 300)
    exporting.export_one(example(), tmp_path / "drie.png", tools, Choices(), 300)
    exporting.export_one(example(), folder / "vier.pdf", tools, Choices())
    for name, source in (("een (PDF)", str(Path("dossiers") / "J" / "een.pdf")), ("twee (plaatje)", "twee.png")):
        stage.use(Board(stage.app.start.mat))
        stage.press("start")
        stage.press("open")
        cards = stage.desk.tray.cards
        assert {card.title for card in cards} == {"een (PDF)", "twee (plaatje)"}
        assert name in {card.title for card in cards}
        stage.press(f"kaart:{source}")
        wait_until(stage, lambda: len(stage.board.items) == len(example().items))
        assert stage.app.path is None
        assert "kopie" in stage.desk.notices[-1].text


def test_the_zones_of_every_field_can_be_read_on_their_switches(stage: Stage) -> None:
    means: Means = stage.app.means
    for mat in stage.app.fields():
        for away in (frozenset[str](), frozenset(zone.id for zone in mat.zones)):
            here = Dossier(Board(mat), Choices(away=away))
            controls = here.controls(Screen((1920, 1080), mat.size), means)
            words = [mark for control in controls for mark in control.face.marks if isinstance(mark, Text) and mark.text]
            assert min(mark.size for mark in words) >= 18, mat.id
