"""Other places to save a board when the usual one refuses: documents, desktop, sticks; shown as cards in a tray, to be tapped."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from arrangeerveld.app.tray import Tray
from arrangeerveld.core.board import Card, Kind
from arrangeerveld.core.geometry import Pose

if TYPE_CHECKING:
    from arrangeerveld.app.program import Program

PLACES = Kind("bord", "Waar wil je het bord bewaren?", "plek", "#7a2e00", "device-floppy")
PICK = "//plek/"
"""How the source of a card starts that stands for a place; its number follows. No file's name starts so."""
OURS = "Arrangeerveld"
_REMOVABLE = 2  # GetDriveTypeW


class Elsewhere:
    """Asks where to save when the usual place refuses, and saves there from then on."""

    def __init__(self, app: Program) -> None:
        self._app = app
        self._places: tuple[Place, ...] = ()
        self._was: dict[Path, Path | None] = {}  # folder -> the file of this board in it

    @property
    def others(self) -> tuple[Path, ...]:
        """The files of this board in other folders, which refused later on."""
        return tuple(path for path in self._was.values() if path is not None)

    def forget(self) -> None:
        """Another board lies on the table: the files of this one are not its files."""
        self._was.clear()

    def ask(self) -> None:
        """Look for other places, and show them in a tray."""
        self._app.files.elsewhere(self._app.start.folder, self._app.soon(self._show))

    def choose(self, source: str) -> None:
        """Somebody tapped the card of a place: save there."""
        app, place = self._app, self._places[int(source.removeprefix(PICK))]
        if place.folder != app.files.folder:
            self._was[app.files.folder] = app.path
            app.files.folder, app.path = place.folder, self._was.get(place.folder)
        app.save()

    def _show(self, places: tuple[Place, ...]) -> None:
        desk = self._app.desk
        self._places = places
        desk.pane, desk.picked, desk.tray = "", None, Tray(PLACES, cards(places), filters=False)
        desk.on_change()


@dataclass(frozen=True, slots=True)
class Place:
    """A folder to save in, and how it is called on its card."""

    name: str
    folder: Path


def cards(places: Iterable[Place]) -> tuple[Card, ...]:
    """A card for each place."""
    return tuple(Card("", PLACES.id, place.name, Pose(0.0, 0.0), source=f"{PICK}{number}") for number, place in enumerate(places))


def found(usual: Path, refused: Path) -> tuple[Place, ...]:
    """Where else this computer lets us write now, each folder once. Slow when a disk is gone: not for the thread of the window."""
    import platformdirs  # noqa: PLC0415 - hardly ever

    wanted = [Place("De gewone map", usual)] if usual != refused else []
    wanted += [Place(f"USB-stick {stick.name or stick}", stick / OURS) for stick in sticks()]
    wanted += [
        Place("Documenten", Path(platformdirs.user_documents_dir()) / OURS),
        Place("Bureaublad", Path(platformdirs.user_desktop_dir()) / OURS),
        Place("Je eigen map", Path.home() / OURS),
    ]
    wanted.append(Place("Nog een keer hier", refused))
    return tuple({place.folder: place for place in reversed(wanted) if place.folder == refused or _writable(place.folder)}.values())[::-1]


def sticks() -> Iterator[Path]:
    """The sticks and cards that are in this computer."""
    yield from _drives()
    mounts = (Path("/Volumes"),) if sys.platform == "darwin" else (Path("/media"), Path("/run/media"))
    for mount in mounts:
        for path in _folders(mount):
            if os.path.ismount(path):
                yield path
            else:
                yield from (inner for inner in _folders(path) if os.path.ismount(inner))


def _drives() -> Iterator[Path]:
    """The letters of drives that can be taken out, on Windows."""
    import ctypes  # noqa: PLC0415 - hardly ever
    import string  # noqa: PLC0415

    windows = getattr(ctypes, "windll", None)
    for letter in string.ascii_uppercase if windows else "":
        drive = f"{letter}:\\"
        if windows is not None and windows.kernel32.GetDriveTypeW(drive) == _REMOVABLE:
            yield Path(drive)


def _folders(path: Path) -> list[Path]:
    try:
        return sorted(inner for inner in path.iterdir() if inner.is_dir() and not inner.is_symlink())
    except OSError:
        return []


def _writable(folder: Path) -> bool:
    """Whether the nearest folder that is there may be written in; saving finds out whether that is true."""
    try:
        there = next(path for path in (folder, *folder.parents) if path.exists())
        return len(folder.parts) - len(there.parts) <= 1 and there.is_dir() and os.access(there, os.W_OK | os.X_OK)
    except (OSError, StopIteration):
        return False
