"""The YAML files in a folder."""

from __future__ import annotations

from pathlib import Path

from arrangeerveld.core.problems import Place, Problem
from arrangeerveld.files.places import shown


def yaml_files(folder: Path) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """The `.yaml` and `.yml` files by name, without hidden ones; a problem when the folder cannot be read."""
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix.lower() in {".yaml", ".yml"} and path.name[0] not in ".~")
    except OSError:
        return (), (Problem("Deze map is er niet, of gaat niet open.", Place(shown(folder)), "Kijk of de naam klopt."),)
    return tuple(found), ()
