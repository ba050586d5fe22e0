"""Where the program's own files lie: beside the package in a checkout, inside it when installed."""

from __future__ import annotations

from pathlib import Path

from arrangeerveld.files.wording import named


def data_root() -> Path:
    """The folder that holds `cards`, `decks` and `assets`."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_data"
    return installed if installed.is_dir() else package.parent


def cards() -> Path:
    """The kinds of cards that come with the program."""
    return data_root() / "cards"


def decks() -> Path:
    """The decks that come with the program."""
    return data_root() / "decks"


def mats() -> Path:
    """The fields that come with the program."""
    return data_root() / "assets" / "velden"


def icons() -> Path:
    """The icons."""
    return data_root() / "assets" / "icons"


def fonts() -> Path:
    """The typefaces."""
    return data_root() / "assets" / "fonts"


def examples() -> Path:
    """The example boards."""
    return data_root() / "assets" / "voorbeelden"


def shown(path: Path) -> str:
    """How messages call a file: `decks/ouders.yaml` for what comes with the program, else the path as it was given."""
    root = data_root()
    return named(path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path))
