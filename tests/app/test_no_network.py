"""A whole talk opens no socket, works without any network, and leaves no word of it outside the folder that was chosen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORD = "Kanariepiet"


def talk(folder: Path, *before: str) -> subprocess.CompletedProcess[str]:
    """Run a whole talk in which everything that is the user's own lies in a folder of this test."""
    places = {name: str(folder / name.lower()) for name in ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    for place in places.values():
        Path(place).mkdir()
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("KIVY", "KCFG", "XDG"))} | places
    words = [*before, sys.executable, "-m", "tests.app.whole_talk", str(folder), WORD]
    return subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_no_socket_is_opened_and_no_word_is_left_behind(tmp_path: Path) -> None:
    ran = talk(tmp_path)
    assert (ran.returncode, ran.stdout) == (0, "whole\n"), ran.stderr
    assert WORD not in ran.stderr
    holding = {path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*") if path.is_file() and WORD.encode() in path.read_bytes()}
    assert holding == {"borden"}
    log = (tmp_path / "eigen" / "logboek.txt").read_text("utf-8")
    assert "ZeroDivisionError at" in log
    assert "division by zero" not in log


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
    ran = talk(tmp_path, unshare, "-rn")
    assert (ran.returncode, ran.stdout) == (0, "whole\n"), ran.stderr
