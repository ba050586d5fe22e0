"""The files that can be opened: boards, and pictures and PDF files with a board inside, also those among the records."""

from __future__ import annotations

from pathlib import Path

from arrangeerveld.files.inside import holds_board
from arrangeerveld.files.names import RECORDS

INSIDE = {".png": "plaatje", ".pdf": "PDF"}
"""What a file can be that holds a board inside, by its ending."""
_LOOKED_AT = 400  # pictures and PDF files, the newest: of each the beginning is read


def boards(folder: Path) -> list[Path]:
    """The boards in a folder, the newest first."""
    return _newest_first(list(folder.glob("*.json")))


def openable(folder: Path) -> list[Path]:
    """The boards in a folder and the files there and in its records that hold a board, the newest first."""
    others = (*folder.iterdir(), *folder.glob(f"{RECORDS}/*/*")) if folder.is_dir() else ()
    likely = _newest_first([path for path in others if path.suffix.lower() in INSIDE])[:_LOOKED_AT]
    return _newest_first([*boards(folder), *(path for path in likely if path.is_file() and holds_board(path))])


def named(path: Path) -> str:
    """How a file is called for people: a picture or PDF says what it is."""
    sort = INSIDE.get(path.suffix.lower(), "")
    return f"{path.stem.replace('_', ' ')}{f' ({sort})' if sort else ''}"


def _newest_first(paths: list[Path]) -> list[Path]:
    times = {path: _time(path) for path in paths}
    return sorted((path for path, time in times.items() if time), key=lambda path: -times[path])


def _time(path: Path) -> float:
    """When a file was written; 0 when it is gone."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
