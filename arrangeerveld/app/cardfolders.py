"""Where files with cards may be on this computer: what was shared, documents, downloads, the desktop, sticks."""

from __future__ import annotations

from pathlib import Path

from arrangeerveld.app.photofolders import drives
from arrangeerveld.files.sharing import SHARED


def card_folders(boards: Path) -> tuple[Path, ...]:
    """The folders to look in, those that are there; `boards` is that of the boards."""
    import platformdirs  # noqa: PLC0415 - only for who looks for them

    own = (platformdirs.user_documents_dir(), platformdirs.user_downloads_dir(), platformdirs.user_desktop_dir())
    folders = (boards, boards / SHARED, boards / "decks", *map(Path, own), *drives())
    return tuple(dict.fromkeys(folder for folder in folders if folder.is_dir()))
