"""The YAML files in a folder."""

from __future__ import annotations

from pathlib import Path

from arrangeerveld.core.problems import Place, Problem
from arrangeerveld.files.places import shown
from arrangeerveld.files.wording import named

_ENDINGS = {".yaml", ".yml"}


def yaml_files(folder: Path) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """The `.yaml` and `.yml` files by name, without hidden ones; a problem when the folder cannot be read."""
    try:
        everything = sorted(path for path in folder.iterdir() if path.name[0] not in ".~")
    except OSError:
        return (), (Problem("Deze map is er niet, of gaat niet open.", Place(shown(folder)), "Kijk of de naam klopt."),)
    found = (path for path in everything if path.suffix.lower() in _ENDINGS)
    return tuple(found), tuple(told for path in everything if (told := misnamed(path)))


def misnamed(path: Path) -> Problem | None:
    """The problem of a file that Notepad gave one more ending, so that it is never read: `swv.yaml.txt`."""
    if path.suffix.lower() != ".txt" or Path(path.stem).suffix.lower() not in _ENDINGS:
        return None
    remedy = f"Noem het bestand ‘{named(path.stem)}’. Zie je geen ‘.txt’? Zet dan in de Verkenner bij Beeld ‘Bestandsnaamextensies’ aan."
    return Problem("De naam van dit bestand eindigt op ‘.txt’, dus de stapel komt niet op tafel.", Place(shown(path)), remedy)
