"""The first line of a YAML file, with which an editor finds the schema that lies beside it and helps while somebody types."""

from __future__ import annotations

from pathlib import Path

ENDING = ".schema.json"


def pointer(sort: str) -> str:
    """The line for a file of a sort, as the YAML Language Server reads it: a name beside the file, so it works without internet."""
    return f"# yaml-language-server: $schema={sort}{ENDING}"


def first_line(folder: Path, sort: str = "deck") -> str:
    """That line with its end when the schema lies in the folder of the file, else nothing."""
    return f"{pointer(sort)}\n" if (folder / f"{sort}{ENDING}").is_file() else ""
