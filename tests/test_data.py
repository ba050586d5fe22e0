"""The wheel holds the cards, decks, fields, icons and typefaces, and the program finds them there as it does in a checkout."""

import json
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from arrangeerveld.files import places

ROOT = Path(__file__).parent.parent
FOLDERS = ("cards", "decks", "assets")
WHERE = "import arrangeerveld.files.places as places; print(places.data_root())"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package as an installer would lay it down."""
    build, target = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(build)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = build.glob("*.whl")
    with ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def files_in(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, without what the system or Python leaves there."""
    found = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts and path.name != ".DS_Store")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def run(installed: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The installed program, started from another folder."""
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([sys.executable, *words], cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_wheel_holds_what_the_checkout_holds(installed: Path, folder: str) -> None:
    shipped = files_in(installed / "arrangeerveld" / "_data" / folder)
    assert shipped
    assert shipped == files_in(ROOT / folder)


def test_the_wheel_holds_every_module_and_nothing_else(installed: Path) -> None:
    package = installed / "arrangeerveld"
    modules = {path.relative_to(package) for path in package.rglob("*") if path.is_file() and "_data" not in path.parts}
    assert modules == {path.relative_to(ROOT / "arrangeerveld") for path in (ROOT / "arrangeerveld").rglob("*.py")}
    assert {path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")} == {"arrangeerveld"}


def test_the_licences_come_along(installed: Path) -> None:
    (info,) = installed.glob("*.dist-info")
    names = {path.relative_to(info / "licenses").as_posix() for path in (info / "licenses").rglob("*") if path.is_file()}
    fonts = {f"assets/fonts/{path.name}" for path in (ROOT / "assets" / "fonts").glob("LICENSE-*")}
    assert names == {"LICENSE", "assets/icons/LICENSE", *fonts}
    assert len(fonts) == 3


def test_a_checkout_uses_its_own_folders() -> None:
    assert places.data_root() == ROOT


def test_an_installed_program_uses_the_folders_it_brought(installed: Path, tmp_path: Path) -> None:
    assert run(installed, tmp_path, "-c", WHERE).stdout == f"{installed / 'arrangeerveld' / '_data'}\n"


def test_an_installed_program_makes_a_board_and_its_picture_anywhere(installed: Path, tmp_path: Path) -> None:
    made = run(installed, tmp_path, "-m", "arrangeerveld", "nieuw", "bord.json")
    assert (made.returncode, made.stdout, made.stderr) == (0, "", "")
    assert "arrangeerveld" in json.loads((tmp_path / "bord.json").read_text("utf-8"))
    drawn = run(installed, tmp_path, "-m", "arrangeerveld", "export", "bord.json", "bord.png", "--breedte", "200")
    assert (drawn.returncode, drawn.stdout, drawn.stderr) == (0, "", "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bord.json", "bord.png"]
