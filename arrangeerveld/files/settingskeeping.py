"""Keeps what was chosen in the user's own file with settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files.places import shown
from arrangeerveld.files.saving import load, save
from arrangeerveld.files.yamltree import LARGEST

_NOT_KEPT = "Je keuze geldt nu wel, maar is niet bewaard voor de volgende keer."
_NO_FILE = "Daar staat iets dat geen leesbaar bestand met instellingen is. Haal het weg en kies opnieuw."
_NO_ROOM = "Kijk of er ruimte is op de schijf en of je in die map mag schrijven, en kies opnieuw."


def keep(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Write what a change makes of what is in the file now; a file that is not there is empty.

    Raises Refused: nothing is written over what is no file, or over more than can be read again.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        now = load(path, LARGEST) if path.exists() else b""
    except OSError as fault:
        raise Refused(Problem(_NOT_KEPT, Place(shown(path)), _NO_ROOM)) from fault
    except Refused as refused:
        raise Refused(Problem(_NOT_KEPT, Place(shown(path)), _NO_FILE)) from refused
    changed = change(now)
    try:
        if changed != now:
            save(path, changed)
    except (OSError, Refused) as fault:
        raise Refused(Problem(_NOT_KEPT, Place(shown(path)), _NO_ROOM)) from fault
