"""Where photos may be on this computer: beside the boards, in the user's own folders, on sticks and cameras."""

from __future__ import annotations

import os
import string
import sys
from pathlib import Path

REMOVABLE = 2  # what Windows calls a stick or a card


def photo_folders(boards: Path) -> tuple[Path, ...]:
    """The folders to look in, those that are there."""
    import platformdirs  # noqa: PLC0415 - only when somebody looks for photos

    own = (platformdirs.user_pictures_dir(), platformdirs.user_downloads_dir(), platformdirs.user_desktop_dir())
    folders = (boards, *map(Path, own), *drives())
    return tuple(dict.fromkeys(folder for folder in folders if folder.is_dir()))


def drives() -> list[Path]:
    """Sticks, cards and cameras."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        roots = (f"{letter}:\\" for letter in string.ascii_uppercase)
        return [Path(root) for root in roots if ctypes.windll.kernel32.GetDriveTypeW(root) == REMOVABLE]
    if sys.platform == "darwin":
        return _inside(Path("/Volumes"))
    user = os.environ.get("USER", "")
    return [drive for place in ("/media", "/run/media") if user for drive in _inside(Path(place) / user)]


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
