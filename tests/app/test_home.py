"""The start screen in the real window: a field, the decks, an earlier talk; and no name that was not typed as a title."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from arrangeerveld.__main__ import window_parser
from arrangeerveld.app.home import Home
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.talks import moment, talk_title
from arrangeerveld.core.board import Board, Note, NoteSize
from arrangeerveld.core.geometry import Pose, Size
from arrangeerveld.core.marks import Face, Text
from arrangeerveld.core.talk import About
from arrangeerveld.files.boards import write_board
from arrangeerveld.files.settings import USUAL
from tests.app.stage import Stage
from tests.app.test_table import card_in_tray, example, wait_until


@pytest.fixture
def home(stage: Stage) -> Iterator[Stage]:
    """The program at its start screen."""
    stage.press("start")
    yield stage
    if stage.desk.covers.curtain:
        stage.press("gordijn")
    stage.app.change(USUAL)


def page(stage: Stage) -> Home:
    found = stage.desk.covers.page
    assert isinstance(found, Home)
    return found


def words(stage: Stage) -> str:
    """Everything that can be read on the screen."""
    controls = [control for pile in stage.desk.layers().piles.values() for control in pile]
    return "\n".join(mark.text for control in controls for mark in control.face.marks if isinstance(mark, Text))


def talk(folder: Path, name: str, about: About, stage: Stage, age: float = 0.0) -> Path:
    path = folder / name
    board = Board(stage.app.start.mat, about=about, items=(Note("m", NoteSize.SMALL, "geel", name, Pose(300, 400)),))
    path.write_text(write_board(board), "utf-8")
    os.utime(path, (path.stat().st_mtime - age, path.stat().st_mtime - age))
    return path


def again(stage: Stage) -> None:
    """Leave the start screen and come back."""
    stage.use(Board(stage.app.start.mat))
    stage.press("start")
    wait_until(stage, lambda: page(stage).looked)


def test_a_field_is_chosen_a_deck_left_out_and_the_talk_begins(home: Stage) -> None:
    counts = {pile.deck: pile.count for pile in page(home).piles}
    assert set(counts) == set(home.app.start.mat.decks)
    assert f"SWV {counts['swv']}" in words(home)
    home.press("dek:swv")
    assert "SWV uit" in words(home)
    home.press("dek:ouders")
    home.press("dek:ouders")  # in again
    home.press("begin")
    wait_until(home, lambda: home.desk.covers.page is None)
    assert home.board.mat.decks == tuple(deck for deck in home.app.start.mat.decks if deck != "swv")
    shown = [control.action for control in home.desk.layers().piles["dock"]]
    assert "soort:swv" not in shown
    assert "soort:ouder" in shown
    assert "swv" not in write_board(home.board).split('"decks"')[1].split("]")[0]


def test_another_field_is_chosen_with_a_tap_and_found_by_sliding(home: Stage) -> None:
    first = page(home).fields[0]
    page(home).fields = tuple(replace(first, id=f"veld{i}", name=f"Veld {i}") for i in range(9))
    home.desk.on_change()
    _, y = home.control("veld:veld0").place.centre
    home.drag(1, (1200, y), (700, y))
    assert page(home).offset > 400
    assert page(home).chosen == first.id  # sliding chooses nothing
    home.press("veld:veld8")
    assert page(home).mat().id == "veld8"
    home.press("begin")
    wait_until(home, lambda: home.desk.covers.page is None)
    assert home.board.mat.name == "Veld 8"


def test_going_on_with_what_lies_on_the_table(home: Stage) -> None:
    home.use(example())
    before = home.board
    home.press("memo:klein")
    home.write("nog niet klaar")
    home.press("start")  # what was being written is a step first
    assert "Arrangeergesprek J." in words(home)
    assert "nog niet bewaard" in words(home)
    home.press("verder")
    assert len(home.board.items) == len(before.items) + 1
    assert home.desk.covers.page is None


def test_going_on_with_the_newest_board(home: Stage, tmp_path: Path) -> None:
    talk(tmp_path, "oud.json", About(pupil="Ali"), home, age=5000)
    talk(tmp_path, "nieuw.json", About(title="Overleg groep 5", pupil="Jayden"), home, age=60)
    (tmp_path / "kapot.json").write_text("{", "utf-8")
    again(home)
    assert "Overleg groep 5" in words(home)
    assert "alles is bewaard" in words(home)
    home.press("verder")
    wait_until(home, lambda: bool(home.board.items))
    assert home.board.items[0].text == "nieuw.json"


def test_without_any_board_there_is_nothing_to_go_on_with(home: Stage) -> None:
    again(home)
    assert "Er is nog geen gesprek bewaard." in words(home).replace("\n", " ")
    assert "verder" not in {control.action for control in home.desk.layers().piles["page"]}


def test_no_name_of_a_pupil_and_nothing_at_all_when_titles_are_hidden(home: Stage, tmp_path: Path) -> None:
    talk(tmp_path, "2026-11-22_arrangeergesprek_J.json", About(pupil="Jayden de Vries"), home)
    again(home)
    assert "Arrangeergesprek J.D.V." in words(home)
    assert "Jayden" not in words(home)
    home.press("instellingen")
    home.press("kies:titels=verbergen")
    home.press("klaar")
    wait_until(home, lambda: page(home).looked and page(home).talk is not None)
    assert "J.D.V." not in words(home)
    assert "Een gesprek" in words(home)
    home.press("open")
    assert "_J" not in words(home)
    assert "arrangeergesprek J" not in words(home)
    assert "Bord van" in words(home)


def test_an_earlier_board_is_opened_and_a_tap_beside_the_tray_closes_it(home: Stage, tmp_path: Path) -> None:
    talk(tmp_path, "een.json", About(), home)
    home.press("open")
    home.tap(1300, 200)
    assert home.desk.tray is None
    home.press("open")
    _, spot = card_in_tray(home, 0)
    home.tap(*spot.centre)
    wait_until(home, lambda: bool(home.board.items))
    assert home.desk.covers.page is None


def test_two_quick_taps_on_start_save_the_board_once(home: Stage, tmp_path: Path) -> None:
    home.press("begin")
    home.press("memo:klein")
    home.write("bewaar mij")
    home.press("start")
    home.desk.act("begin")
    home.desk.act("begin")
    wait_until(home, lambda: not home.board.items)
    home.frames(20)
    assert len(list(tmp_path.glob("*.json"))) == 1


def test_nothing_on_the_table_can_be_touched_or_typed_through_it(home: Stage) -> None:
    home.use(example())
    home.press("start")
    before = home.board
    home.drag(1, home.on_mat(350, 150), home.on_mat(800, 500))
    home.tap(700, 300)
    home.key(ord("z"), "ctrl")
    home.write("niets")
    assert home.board is before
    assert not home.desk.session.live


def test_nothing_is_touched_in_the_upper_third(home: Stage) -> None:
    places = [control.place.y for control in home.desk.layers().piles["page"] if control.action != "blad"]
    home.press("instellingen")
    places += [control.place.y for control in home.desk.layers().piles["page"] if control.action != "blad"]
    home.press("meet")
    places += [control.place.y + 10 for control in home.desk.layers().piles["page"] if control.action != "blad"]
    home.press("niet-meten")
    assert min(places) >= home.desk.screen.size.h / 3
    assert len(places) > 25


@pytest.mark.parametrize("pixels", [(1366, 768), (1920, 1080), (3840, 2160), (1024, 768), (2560, 1080)])
def test_everything_lies_on_the_screen_and_is_large_enough(home: Stage, pixels: tuple[int, int]) -> None:
    screen = Screen(pixels, Size(1440.0, 720.0))
    controls = page(home).controls(screen, home.desk.means)
    fields = {control.action for control in controls if control.action.startswith("veld:")}
    assert all(control.place.bottom <= screen.size.h + 0.01 for control in controls)
    assert all(control.place.right <= screen.size.w + 0.01 for control in controls if control.action not in fields)
    page(home).slid(screen, -10_000, 0)
    later = page(home).controls(screen, home.desk.means)
    assert max(control.place.right for control in later) <= screen.size.w + 0.01
    assert fields | {control.action for control in later} >= {f"veld:{mat.id}" for mat in page(home).fields}
    assert all(min(control.place.w, control.place.h) >= 60 for control in controls if control.action != "blad")
    texts = [mark for control in controls for mark in control.face.marks if isinstance(mark, Text)]
    assert min(text.size for text in texts) >= 18


def test_the_first_frame_of_the_start_screen_is_where_it_stays(home: Stage) -> None:
    from arrangeerveld.app.heading import NAME, UNDER, head

    first: Face = head(home.desk.screen, NAME, UNDER, home.desk.means)
    surface = home.desk.layers().piles["page"][0]
    assert surface.face.marks[1:] == first.marks
    assert surface.place.x == surface.place.y == 0


@pytest.mark.parametrize(
    ("about", "title"),
    [
        (About(), "Arrangeergesprek"),
        (About(pupil="Jayden"), "Arrangeergesprek J."),
        (About(pupil="zoë van Dam"), "Arrangeergesprek Z.V.D."),
        (About(title=" Overleg \n 5 ", pupil="Jayden"), "Overleg 5"),
    ],
)
def test_how_a_talk_is_called(stage: Stage, about: About, title: str) -> None:
    board = Board(stage.app.start.mat, about=about)
    assert talk_title(board, hide=False) == title
    assert talk_title(board, hide=True) == "Een gesprek"


@pytest.mark.parametrize(
    ("then", "words"),
    [
        ((2026, 11, 22, 14, 12), "vandaag 14:12"),
        ((2026, 11, 21, 9, 5), "gisteren 9:05"),
        ((2026, 11, 20, 23, 59), "20 november 2026"),
        ((2025, 1, 3, 8, 0), "3 januari 2025"),
    ],
)
def test_when_it_was(then: tuple[int, ...], words: str) -> None:
    year, month, day, hour, minute = then
    assert moment(datetime(year, month, day, hour, minute), datetime(2026, 11, 22, 15, 0)) == words  # noqa: DTZ001 - the clock on the wall


def test_a_board_or_a_field_is_opened_at_once(tmp_path: Path) -> None:
    asked: Any = window_parser().parse_args([])
    assert (asked.bord, asked.veld) == (None, None)
    assert window_parser().parse_args(["--veld", "arrangeerveld"]).veld == "arrangeerveld"
    assert window_parser().parse_args([str(tmp_path / "x.json")]).veld is None


def test_an_own_field_and_an_own_deck_are_on_the_start_screen(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "velden").mkdir()
    (tmp_path / "velden" / "ons-veld.yaml").write_text(
        "veld: ons-veld\nnaam: Ons veld\nmaat: [1440, 720]\nvolgorde: 0\nvakken:\n"
        "  - {id: doel, titel: Doel, plaats: [20, 52, 700, 300], kleur: paars}\n  - {id: fout, titel: Fout, plaats: [1, 2, 3]}\n"
        "decks: [swv]\n",
        "utf-8",
    )
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "wijk.yaml").write_text(
        "deck: Wijkteam\nsoort: jeugdhulp\nkaarten:\n  - {id: w1, titel: Koffie in de wijk}\n", "utf-8"
    )
    stage.press("start")
    assert "Ons veld" in words(stage)
    assert any("ons-veld.yaml, regel 7" in notice.text for notice in stage.desk.notices)
    stage.press("veld:ons-veld")
    assert {pile.deck: pile.count for pile in page(stage).piles}["wijk"] == 1
    stage.press("begin")
    wait_until(stage, lambda: stage.desk.covers.page is None)
    assert [zone.id for zone in stage.board.mat.zones] == ["doel"]
    stage.press("soort:jeugdhulp")
    stage.frames()
    assert "Koffie in" in words(stage)
    stage.press("sluit")
