"""The program as it is started for the first time, from another process: fingers go from the start screen to a saved board."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from arrangeerveld.app.dock import DockState, dock
from arrangeerveld.app.home import Home
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.steppanel import ClockFace
from arrangeerveld.core.marks import Means
from arrangeerveld.files import places
from arrangeerveld.files.boards import read_board
from arrangeerveld.files.icons import Icons
from arrangeerveld.files.kinds import read_kinds
from arrangeerveld.files.library import mat_files
from arrangeerveld.files.mats import field
from arrangeerveld.files.settings import SHIPPED
from arrangeerveld.paint.fonts import Typeface
from tests.app.tuio import Fingers, free_port, program


def test_from_the_start_screen_to_a_saved_board_on_a_machine_that_was_set_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ships = tmp_path / "swv.yaml"
    ships.write_text("knoppen: links\nveld: laag\ngeluid: hard\n", "utf-8")
    monkeypatch.setenv(SHIPPED, str(ships))
    icons = Icons(places.icons())
    means, mat = Means(Typeface(places.fonts()), icons), field(mat_files(None), "arrangeerveld", icons.names)
    kinds, _ = read_kinds(places.cards(), icons.names)
    screen = Screen((1280, 720), mat.size, low=True, mirrored=True)
    begin = next(control.place.centre for control in Home((mat,), mat.id).controls(screen, means) if control.action == "begin")
    save = next(control.place.centre for control in dock(screen, DockState(kinds, clock=ClockFace()), means) if control.action == "bewaar")
    port, boards = free_port(), tmp_path / "borden"
    with program(tmp_path, port, "--venster", "1280x720", "--map", str(boards)) as running, Fingers(port, screen) as fingers:
        end = time.monotonic() + 40
        while not (saved := list(boards.glob("*.png"))):
            assert running.poll() is None, (tmp_path / "stderr.txt").read_text("utf-8")
            assert time.monotonic() < end, "no board was saved"
            fingers.tap(begin)
            fingers.tap(save)
            time.sleep(0.3)
        assert running.poll() is None
        assert "Traceback" not in (tmp_path / "stderr.txt").read_text("utf-8")
    board, problems = read_board(saved[0].with_suffix(".json").read_bytes(), "bord")
    assert board is not None
    assert (board.mat.name, board.items, problems) == (mat.name, (), ())
