"""A whole talk on every field, by touch: from the start screen, through all its steps, to the look back and a saved board."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from arrangeerveld.core.agreeing import missing
from arrangeerveld.core.board import Board
from arrangeerveld.core.geometry import Point
from arrangeerveld.core.hits import zone_for
from arrangeerveld.core.mat import Holds, Zone
from arrangeerveld.files.boards import read_board, write_board
from arrangeerveld.files.boardschema import board_schema
from arrangeerveld.files.library import mat_files
from tests.app.stage import Stage
from tests.app.test_table import wait_until

WHOLE = ("arrangeerveld", "hia-gesprek", "leerlingbespreking", "overzicht-eromheen")


@pytest.fixture
def home(stage: Stage) -> Stage:
    stage.use(Board(stage.app.start.mat))
    stage.press("start")
    return stage


def begin(stage: Stage, field: str) -> None:
    """Choose a field on the start screen (rolled into sight when it is not) and begin."""
    page = stage.desk.covers.page
    for _ in range(12):
        spots = [control.place for control in page.controls(stage.desk.screen, stage.desk.means) if control.action == f"veld:{field}"]
        if spots and spots[0].right <= stage.desk.screen.size.w:
            break
        stage.drag(1, (1300, 500), (1000, 500))
    stage.press(f"veld:{field}")
    stage.press("begin")
    wait_until(stage, lambda: stage.desk.covers.page is None)
    wait_until(stage, lambda: not stage.board.mat.decks or any(stage.app.shelf.cards.values()))
    assert stage.board.mat.id == field


def inside(stage: Stage, zone: Zone) -> Point:
    """A place of the zone that is not under the panels or other zones."""
    spots = [Point(x, y) for y in range(60, 700, 20) for x in range(30, int(stage.board.mat.size.w), 20)]
    own = [spot for spot in spots if zone_for(stage.board.mat, spot) is zone]
    return min(own, key=lambda spot: abs(spot.x - zone.place.centre.x) + abs(spot.y - zone.place.centre.y - 20))


def note(stage: Stage, zone: Zone, text: str) -> None:
    """Drag a note out of the dock onto a zone, and write on it."""
    size = "memo:klein"
    spot = stage.control(size).place.centre
    stage.drag(3, tuple(spot), (spot.x, spot.y - 150), stage.on_mat(*inside(stage, zone)))
    stage.write(text)
    stage.desk.leave()
    stage.frames()


def card(stage: Stage, kind: str, zone: Zone) -> None:
    """Take the first card of a kind that is not on the mat, with two taps."""
    stage.press(f"soort:{kind}")
    stage.frames()
    tray = stage.desk.tray
    assert tray is not None
    fresh = next(one for one in tray.shown() if one.source not in stage.desk.lying())
    stage.press(f"kaart:{fresh.source}")
    stage.press("sluit")
    stage.tap(*stage.on_mat(*inside(stage, zone)))
    assert fresh.source in stage.desk.lying()
    assert not stage.desk.notices


def people(stage: Stage) -> None:
    stage.press("gesprek:knop")
    for role in stage.board.mat.roles[:4]:
        stage.press(f"gesprek:erbij={role}")
    stage.press("gesprek:sluit")
    assert [person.role for person in stage.board.people] == list(stage.board.mat.roles[:4])


def talk(stage: Stage) -> None:
    """Every step in turn: notes in its zones, and a card when it has kinds."""
    mat = stage.board.mat
    whole = mat.id in WHOLE
    for number, step in enumerate(mat.steps):
        if not whole and number:
            break  # of the others only how they begin and end
        stage.press("stap:knop")
        stage.press(f"stap:naar={number}")
        stage.press("stap:sluit")
        assert stage.board.progress.step == number
        zones = [zone for name in step.zones if (zone := mat.zone(name)) is not None and Holds.AGREEMENTS not in zone.holds]
        for zone in zones:
            if Holds.NOTES in zone.holds:
                note(stage, zone, f"Bij {zone.title.lower()}"[:40])
        if step.kinds and zones:
            offered = {kind.id for kind in stage.app.shelf.shown(mat)}
            for kind in [kind for kind in step.kinds if kind in offered and kind != "zelf"][:2]:
                card(stage, kind, zones[0])


def agree(stage: Stage) -> None:
    """Drag the last card onto the zone of the agreements, and say who and when."""
    mat = stage.board.mat
    zone = next(zone for zone in mat.zones if Holds.AGREEMENTS in zone.holds)
    item = stage.board.items[-1]
    target = stage.on_mat(zone.place.x + 400, zone.place.y + 46)
    stage.drag(4, stage.on_mat(*item.pose.centre), target)
    assert [row.source for row in stage.board.agreements] == [item.id]
    stage.tap(*target)
    stage.frames()
    stage.press(f"afspraak:wie={stage.board.people[0].label}")
    stage.press("afspraak:datum=when")
    stage.press("afspraak:dag=moment=over 2 weken")
    stage.press("afspraak:datum=evaluation")
    stage.press("afspraak:dag=moment=over 2 weken")
    stage.press("afspraak:klaar")
    assert missing(stage.board) == ()


def look_back(stage: Stage) -> None:
    stage.desk.act("gesprek:open=terugblik")
    for key in ("verwachtingen", "vragen", "meenemen"):
        stage.press(f"gesprek:schrijf=terugblik/{key}")
        stage.write("Ja, samen.")
        stage.key(13)
    stage.press("gesprek:sluit")
    assert [one.answer for one in stage.board.reviews] == ["Ja, samen."] * 3


def saved(stage: Stage, folder: Path) -> Any:
    stage.press("bewaar")
    wait_until(stage, lambda: not stage.app.unsaved())
    (path,) = folder.glob("*.json")
    board, problems = read_board(path.read_bytes(), path.name)
    assert problems == ()
    assert board is not None
    assert write_board(board) == write_board(stage.board)
    return path


@pytest.mark.parametrize("field", sorted(mat_files(None)))
def test_a_talk_on_every_field_from_the_start_screen_to_a_saved_board(home: Stage, tmp_path: Path, field: str) -> None:
    begin(home, field)
    people(home)
    talk(home)
    board = home.board
    steps = board.mat.steps if field in WHOLE else board.mat.steps[:1]
    filled = {zone.id for step in steps for name in step.zones if (zone := board.mat.zone(name)) and Holds.NOTES in zone.holds}
    assert filled <= {item.zone for item in board.items}
    if any(Holds.AGREEMENTS in zone.holds for zone in board.mat.zones):
        agree(home)
    if field in WHOLE:
        look_back(home)
    path = saved(home, tmp_path)
    schema = tmp_path / "bord.schema.json"
    schema.write_text(json.dumps(board_schema()), "utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), str(path)], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout
    while home.desk.session.history.past is not None:
        home.press("terug")
    assert (home.board.items, home.board.people, home.board.agreements) == ((), (), ())
