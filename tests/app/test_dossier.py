"""The record on the screen: chosen, looked at, made by a process of its own while the table stays usable, and told about."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pytest

from arrangeerveld.app.dossier import Dossier, preview_room
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
@pytest.mark.parametrize("state", ["begin", "bezig", "klaar"])
def test_nothing_lies_over_anything_else(pixels: tuple[int, int], state: str, stage: Stage) -> None:
    means: Means = stage.app.means
    screen = Screen(pixels, Size(1440, 720))
    here = Dossier(full(), Choices())
    here.busy = Busy(0.4, "plaatje van het veld") if state == "bezig" else None
    here.made = Made(tuple(Path(f"/map/2026/naam.{i}") for i in range(7)), ("Een zin.",)) if state == "klaar" else None
    controls = [control for control in here.controls(screen, means) if control.action not in {"", "blad"}]
    assert len(controls) >= 2
    for i, one in enumerate(controls):
        assert one.place.y >= screen.size.h / 3 - 0.1
        assert one.place.bottom <= screen.size.h
        assert one.place.right <= screen.size.w
        assert min(one.place.w, one.place.h) >= 59
        assert not any(one.place.meets(other.place) for other in controls[i + 1 :]), one.action
        assert state == "klaar" or one.place.right <= preview_room(screen).x or one.action.startswith("dossier-blad")


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
