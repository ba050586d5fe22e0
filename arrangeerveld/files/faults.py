"""What to tell when a disk does not do what is asked: one Dutch sentence for each cause, and what to do."""

from __future__ import annotations

import errno
from pathlib import Path

from arrangeerveld.core.problems import Place, Problem
from arrangeerveld.files.wording import brief, named

LONGEST = 100  # letters of a name that messages show
ON_SCREEN = "Het bord staat nog op het scherm."
ELSEWHERE = f"Kies een andere map om in te bewaren. {ON_SCREEN}"


def codes(*names: str) -> frozenset[int]:
    """The numbers of these errors, as far as this system has them."""
    return frozenset(getattr(errno, name) for name in names if hasattr(errno, name))


FULL = codes("ENOSPC", "EDQUOT", "EFBIG")
FORBIDDEN = codes("EACCES", "EPERM")
MISSING = codes("ENOENT", "ENOTDIR")
LOST = codes("EIO", "ENODEV", "ENXIO", "ESTALE", "ENOTCONN", "EHOSTDOWN", "ETIMEDOUT")
WINDOWS = {
    **dict.fromkeys((19, 6009), errno.EROFS),  # a disk that is protected against writing
    **dict.fromkeys((21, 31, 53, 55, 59, 64, 67, 1117, 1167, 1231), errno.EIO),  # a stick or a share that is not there any more
    **dict.fromkeys((39, 112), errno.ENOSPC),
    123: errno.EINVAL,
    206: errno.ENAMETOOLONG,  # Python makes ENOENT of it
}
"""What Windows says more exactly than the number that Python makes of it: winerror.h."""


def cause(fault: Exception) -> int | None:
    """The errno of a fault, as exact as it is known; None when it has none."""
    if not isinstance(fault, OSError):
        return None
    exact: int | None = WINDOWS.get(getattr(fault, "winerror", None) or 0, fault.errno)
    return exact


def _short(path: Path) -> str:
    """The name of a file as messages show it: not all of a name that is far too long."""
    return brief(named(path.name)) if len(path.name) > LONGEST else named(path.name)


def not_saved(path: Path, fault: Exception) -> Problem:
    """Why the board was not saved at `path`; the file that stood there is as it was."""
    code = cause(fault)
    if code in FULL:
        what = f"De schijf is vol, dus ‘{_short(path)}’ is niet bewaard."
        remedy = f"Maak ruimte, of kies een andere map om in te bewaren. {ON_SCREEN}"
    elif code == errno.EROFS:
        what, remedy = f"Op deze schijf kun je alleen lezen, dus ‘{_short(path)}’ is niet bewaard.", ELSEWHERE
    elif code in FORBIDDEN:
        what = f"‘{_short(path)}’ is niet bewaard: je mag in deze map niet schrijven, of een ander programma houdt het bestand vast."
        remedy = f"Sluit het bestand in andere programma’s, of kies een andere map om in te bewaren. {ON_SCREEN}"
    elif code in MISSING:
        what, remedy = f"De map voor ‘{_short(path)}’ is er niet (meer), dus het bord is niet bewaard.", ELSEWHERE
    elif code == errno.ENAMETOOLONG:
        what = "De naam van het bestand is te lang, dus het bord is niet bewaard."
        remedy = f"Kies een kortere naam. {ON_SCREEN}"
    elif code == errno.EINVAL or isinstance(fault, ValueError):
        what = f"Op deze schijf kan een bestand niet ‘{_short(path)}’ heten, dus het bord is niet bewaard."
        remedy = f"Kies een andere naam of een andere map. {ON_SCREEN}"
    elif code == errno.EISDIR:
        what = f"Er staat al een map met de naam ‘{_short(path)}’, dus het bord is niet bewaard."
        remedy = f"Kies een andere naam. {ON_SCREEN}"
    elif code in LOST:
        what = f"De schijf geeft geen antwoord meer, dus ‘{_short(path)}’ is niet bewaard."
        remedy = f"Kijk of de stick of de netwerkmap nog verbonden is, of kies een andere map om in te bewaren. {ON_SCREEN}"
    else:
        what, remedy = f"‘{_short(path)}’ kon niet worden bewaard.", ELSEWHERE
    return Problem(what, Place(named(str(path.parent))), remedy)


def device(path: Path) -> Problem:
    """The name is one that Windows keeps for a device: what is written there is gone."""
    what = f"Windows houdt de naam ‘{_short(path)}’ vrij voor apparaten, dus het bord is niet bewaard."
    return Problem(what, Place(named(str(path.parent))), f"Kies een andere naam. {ON_SCREEN}")


def not_kept(path: Path) -> Problem:
    """What was read back from the disk is not what was written."""
    what = f"De schijf heeft ‘{_short(path)}’ niet goed opgeslagen, dus het bord is niet bewaard."
    return Problem(what, Place(named(str(path.parent))), ELSEWHERE)


def no_version(path: Path) -> Problem:
    """The board was saved, but what stood there before could not be kept beside it."""
    what = f"‘{_short(path)}’ is bewaard, maar de vorige versie ervan kon niet apart blijven staan."
    return Problem(what, Place(named(str(path.parent))), "Maak ruimte in deze map als je eerdere versies wilt houden.")


def no_picture(path: Path) -> Problem:
    """The board was saved, but not the picture beside it."""
    what = f"Het bord is bewaard, maar het plaatje ‘{_short(path)}’ niet."
    return Problem(what, Place(named(str(path.parent))), "Kijk of er ruimte is in deze map, en bewaar dan nog een keer.")


def drawn_grey(path: Path, count: int) -> Problem:
    """Some items could not be drawn in a picture."""
    what = "Eén kaart of memo kon" if count == 1 else f"{count} kaarten en memo’s konden"
    remedy = "In het bord zelf staat alles. Probeer het later nog een keer."
    return Problem(f"{what} niet worden getekend; op het plaatje staat daar een grijs vak.", Place(named(str(path))), remedy)


def not_opened(path: Path, fault: Exception) -> Problem:
    """Why the file at `path` could not be read."""
    code = cause(fault)
    if code in MISSING:
        what, remedy = "Dit bestand is er niet (meer).", "Kijk of het verplaatst is of een andere naam heeft."
    elif code in FORBIDDEN:
        what = "Dit bestand mag je niet openen, of een ander programma houdt het vast."
        remedy = "Sluit het in andere programma’s, of vraag wie het gemaakt heeft om het met je te delen."
    elif code in LOST:
        what, remedy = "De schijf met dit bestand geeft geen antwoord.", "Kijk of de stick of de netwerkmap nog verbonden is."
    else:
        what, remedy = "Dit bestand kon niet worden geopend.", "Maak een kopie op deze computer en open die."
    return Problem(what, Place(named(str(path))), remedy)


def not_a_file(path: Path) -> Problem:
    """A folder or a device stands at `path`."""
    return Problem("Dit is geen gewoon bestand.", Place(named(str(path))), "Kies een bestand dat eindigt op .json.")


def too_large(path: Path | str, limit: int) -> Problem:
    """The file is larger than `limit` bytes."""
    what = f"Dit bestand is groter dan {limit // 2**20} MB; zo groot is een bord nooit."
    return Problem(what, Place(named(str(path))), "Kies een ander bestand.")


def gave_up(fault: Exception) -> Problem:
    """A command stumbled over a file of which nobody thought."""
    what = "Dit is niet gelukt: een bestand kon niet worden gelezen of geschreven."
    if cause(fault) in FULL:
        what = "Dit is niet gelukt: de schijf is vol."
    return Problem(what, remedy="Kijk of er ruimte is en of de schijf nog verbonden is, en probeer het opnieuw.")
