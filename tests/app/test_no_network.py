"""A whole talk opens no socket, works without any network, and leaves no word of it where nobody put it; after wiping, nothing at all."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from arrangeerveld.app.keeping import WITNESS
from arrangeerveld.core.geometry import Point
from arrangeerveld.files.boards import write_board
from tests.app.kills import PATIENCE, SIZE, Room
from tests.app.tuio import Fingers, free_port, program
from tests.planted import CLOSED, PLANTED, TEXTS, holding, planted

ROOT = Path(__file__).parents[2]
WORD = f"{PLANTED}-memo"
OURS = "xdg_data_home/arrangeerveld"


def own(folder: Path) -> dict[str, str]:
    """Everything that is the user's own lies in a folder of this test."""
    places = {name: str(folder / name.lower()) for name in ("TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    for place in places.values():
        Path(place).mkdir(exist_ok=True)
    return places | {"HOME": str(folder)}


def talk(folder: Path, *before: str) -> tuple[dict[str, str], dict[str, str]]:
    """Run a whole talk; in which files words were just before it was wiped, and after it."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("KIVY", "KCFG", "XDG"))} | own(folder)
    words = [*before, sys.executable, "-m", "tests.app.whole_talk", str(folder), WORD]
    ran = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    *told, end = ran.stdout.splitlines() or [""]
    assert (ran.returncode, end) == (0, "whole"), ran.stderr
    assert PLANTED not in ran.stderr
    (log,) = folder.rglob("logboek.txt")
    assert "ValueError at" in log.read_text("utf-8")
    assert "invalid literal" not in log.read_text("utf-8")
    there, left = map(json.loads, told)
    assert left == holding(folder)
    return there, left


def killed(folder: Path, board: Path) -> None:
    """The real program with this board on its table: a line is drawn, and another begun when it is killed."""
    room, port, witness = Room(), free_port(), folder / "getuige.txt"
    more = {WITNESS: str(witness), **own(folder)}
    arguments = str(board), "--venster", f"{SIZE[0]}x{SIZE[1]}", "--map", str(board.parent)
    with program(folder, port, *arguments, **more) as running, Fingers(port, room.screen) as fingers:
        end = time.monotonic() + PATIENCE
        while not witness.exists() or "\n1 " not in "\n" + witness.read_text("ascii"):
            assert time.monotonic() < end, (folder / "stderr.txt").read_text("utf-8")
            fingers.tap(room.spots["mode:pen"])
            fingers.drag({1: (Point(500, 240), Point(900, 250))})
        for x in range(300, 900, 20):
            fingers.report({2: Point(x, 400)})
        running.kill()
        running.wait()


def test_every_field_of_a_board_has_its_word() -> None:
    _, done = planted()
    assert done | CLOSED.keys() == {f"{kind.__name__}.{name}" for kind, name in TEXTS}
    assert not done & CLOSED.keys()


def test_no_word_is_left_where_nobody_put_it_and_none_after_wiping(tmp_path: Path) -> None:
    """A board with a word in every field, on the table of the real program that is killed, and gone on with; no socket is opened then."""
    (tmp_path / "borden").mkdir()
    file = tmp_path / "borden" / "gesprek.json"
    file.write_text(write_board(planted()[0]), "utf-8")
    killed(tmp_path, file)
    kept = holding(tmp_path)
    assert {Path(name).parts[0] for name in kept} == {"borden", "xdg_data_home"}
    there, left = talk(tmp_path)
    outside = [name for name in {**kept, **there} if not name.startswith("borden/")]
    assert outside
    assert all(name.startswith(f"{OURS}/journaal/") for name in outside), outside
    assert any(name.startswith("borden/eerdere versies/") for name in there)
    assert "borden/.arrangeerveld-00.tmp" in there
    assert "borden/gesprek.json" in left
    saved = {"borden/gesprek.json", "borden/gesprek.png", "borden/uit.png"}
    assert all(name in saved or name.startswith("borden/dossiers/") for name in left), left


def test_the_hook_would_see_a_socket() -> None:
    code = "import sys; sys.argv = ['', '.', '']; from tests.app import whole_talk; sys.addaudithook(whole_talk.no_sockets)"
    opens = f"{code}\nimport socket; socket.socket()"
    ran = subprocess.run([sys.executable, "-c", opens], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (7, "SOCKET socket.__new__\n")


def test_it_works_where_there_is_no_network_at_all(tmp_path: Path) -> None:
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("there is no unshare here")
    tried = subprocess.run([unshare, "-rn", "true"], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"this system makes no network of its own: {tried.stderr.strip()}")
    there, left = talk(tmp_path, unshare, "-rn")
    assert any("/journaal/" in name for name in there)
    assert {Path(name).parts[0] for name in left} == {"borden"}
    assert not any("versies" in name for name in left)
