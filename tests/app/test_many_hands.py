"""Several people at once, from another process: what they let go of lies where they let it go, and the saved board says so."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from arrangeerveld.app.dock import DockState, dock
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.steppanel import ClockFace
from arrangeerveld.core.board import Board, Card
from arrangeerveld.core.geometry import Point, Pose
from arrangeerveld.core.hits import zone_for
from arrangeerveld.core.marks import Means
from arrangeerveld.files import places
from arrangeerveld.files.boards import write_board
from arrangeerveld.files.icons import Icons
from arrangeerveld.files.kinds import read_kinds
from arrangeerveld.files.library import mat_files
from arrangeerveld.files.mats import field
from arrangeerveld.paint.fonts import Typeface
from tests.app.tuio import Fingers, free_port, program

FROM = ((360.0, 130.0), (840.0, 130.0), (360.0, 400.0), (840.0, 400.0), (1040.0, 500.0))
TO = ((900.0, 480.0), (420.0, 460.0), (1000.0, 160.0), (420.0, 150.0), (720.0, 300.0))


@pytest.fixture
def board() -> Board:
    icons = Icons(places.icons())
    kinds, _ = read_kinds(places.cards(), icons.names)
    cards = tuple(Card(f"k{i}", "swv", f"Kaart {i}", Pose(*at), source=f"s{i}") for i, at in enumerate(FROM))
    mat = field(mat_files(None), "arrangeerveld", icons.names)
    return Board(mat, kinds, items=tuple(replace(card, zone=zone.id) for card in cards if (zone := zone_for(mat, card.pose.centre))))


def wait_for(path: Path, right: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """The saved board, as soon as it is what we wait for."""
    end = time.monotonic() + 20
    found: dict[str, Any] = {}
    while time.monotonic() < end:
        found = json.loads(path.read_text("utf-8"))
        if right(found):
            return found
        time.sleep(0.05)
    pytest.fail(f"the board on disk did not become what was waited for: {found.get('stuks')}")


def spots(found: dict[str, Any]) -> dict[str, tuple[float, float]]:
    return {item["id"]: (item["plek"][0], item["plek"][1]) for item in found["stuks"]}


def near(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return abs(a[0] - b[0]) < 1.5 and abs(a[1] - b[1]) < 1.5  # a pixel and a half


def test_five_hands_at_once(board: Board, tmp_path: Path) -> None:
    path = tmp_path / "bord.json"
    path.write_text(write_board(board), "utf-8")
    screen = Screen((1280, 720), board.mat.size)
    means = Means(Typeface(places.fonts()), Icons(places.icons()))
    buttons = {control.action: control.place.centre for control in dock(screen, DockState(board.kinds, clock=ClockFace()), means)}
    port = free_port()
    window = str(path), "--venster", "1280x720", "--map", str(tmp_path)
    with program(tmp_path, port, *window) as running, Fingers(port, screen) as fingers:
        save = buttons["bewaar"]
        end = time.monotonic() + 30
        while not path.with_suffix(".png").exists():  # it is up as soon as it saves
            assert running.poll() is None, (tmp_path / "stderr.txt").read_text("utf-8")
            assert time.monotonic() < end, "the program did not come up"
            fingers.tap(save)
            time.sleep(0.3)

        ways = {i + 1: (screen.from_mat(Point(*a)), screen.from_mat(Point(*b))) for i, (a, b) in enumerate(zip(FROM, TO, strict=True))}
        fingers.drag(ways)
        time.sleep(0.3)
        fingers.tap(save)
        wanted = {f"k{i}": at for i, at in enumerate(TO)}
        found = wait_for(path, lambda b: all(near(at, wanted[key]) for key, at in spots(b).items()))
        zones = {item["id"]: item["vak"] for item in found["stuks"]}
        assert zones == {"k0": "gezondheid", "k1": "gedrag", "k2": "werkhouding", "k3": "leren", "k4": "leerling"}

        for taken in range(1, 6):  # one by one, each finger's card goes back where it came from
            fingers.tap(buttons["terug"])
            fingers.tap(save)

            def back(b: dict[str, Any], taken: int = taken) -> bool:
                at = spots(b)
                return (
                    sum(near(at[f"k{i}"], FROM[i]) for i in range(5)) == taken
                    and sum(near(at[f"k{i}"], TO[i]) for i in range(5)) == 5 - taken
                )

            found = wait_for(path, back)
        assert {item["id"]: item["vak"] for item in found["stuks"]} == {item.id: item.zone for item in board.items}
        assert running.poll() is None
        errors = (tmp_path / "stderr.txt").read_text("utf-8")  # before it is stopped: the library for TUIO does not like to be
        assert "Traceback" not in errors, errors
