"""What to tell when a disk does not do what is asked: one Dutch sentence for each cause, and what to do."""

from __future__ import annotations

import errno
from pathlib import Path

from arrangeerveld.core.problems import Place, Problem

ON_SCREEN = "Het bord staat nog op het scherm."
ELSEWHERE = f"Kies een andere map om in te bewaren. {ON_SCREEN}"


def codes(*names: str) -> frozenset[int]:
    """The numbers of these errors, as far as this system has them."""
    return frozenset(getattr(errno, name) for name in names if hasattr(errno, name))


FULL = codes("ENOSPC", "EDQUOT", "EFBIG")
FORBIDDEN = codes("EACCES", "EPERM")
MISSING = codes("ENOENT", "ENOTDIR")
LOST = codes("EIO", "ENODEV", "ENXIO", "ESTALE", "ENOTCONN", "EHOSTDOWN", "ETIMEDOUT")


def not_saved(path: Path, fault: Exception) -> Problem:
    """Why the board was not saved at `path`; the file that stood there is as it was."""
    code = fault.errno if isinstance(fault, OSError) else None
    if code in FULL:
        what = f"De schijf is vol, dus ‘{path.name}’ is niet bewaard."
        remedy = f"Maak ruimte, of kies een andere map om in te bewaren. {ON_SCREEN}"
    elif code == errno.EROFS:
        what, remedy = f"Op deze schijf kun je alleen lezen, dus ‘{path.name}’ is niet bewaard.", ELSEWHERE
    elif code in FORBIDDEN:
        what = f"‘{path.name}’ is niet bewaard: je mag in deze map niet schrijven, of een ander programma houdt het bestand vast."
        remedy = f"Sluit het bestand in andere programma’s, of kies een andere map om in te bewaren. {ON_SCREEN}"
    elif code in MISSING:
        what, remedy = f"De map voor ‘{path.name}’ is er niet (meer), dus het bord is niet bewaard.", ELSEWHERE
    elif code == errno.ENAMETOOLONG:
        what = "De naam van het bestand is te lang, dus het bord is niet bewaard."
        remedy = f"Kies een kortere naam. {ON_SCREEN}"
    elif code == errno.EISDIR:
        what = f"Er staat al een map met de naam ‘{path.name}’, dus het bord is niet bewaard."
        remedy = f"Kies een andere naam. {ON_SCREEN}"
    elif code in LOST:
        what = f"De schijf geeft geen antwoord meer, dus ‘{path.name}’ is niet bewaard."
        remedy = f"Kijk of de stick of de netwerkmap nog verbonden is, of kies een andere map om in te bewaren. {ON_SCREEN}"
    else:
        what, remedy = f"‘{path.name}’ kon niet worden bewaard.", ELSEWHERE
    return Problem(what, Place(str(path.parent)), remedy)


def not_kept(path: Path) -> Problem:
    """What was read back from the disk is not what was written."""
    what = f"De schijf heeft ‘{path.name}’ niet goed opgeslagen, dus het bord is niet bewaard."
    return Problem(what, Place(str(path.parent)), ELSEWHERE)


def not_opened(path: Path, fault: Exception) -> Problem:
    """Why the file at `path` could not be read."""
    code = fault.errno if isinstance(fault, OSError) else None
    if code in MISSING:
        what, remedy = "Dit bestand is er niet (meer).", "Kijk of het verplaatst is of een andere naam heeft."
    elif code in FORBIDDEN:
        what = "Dit bestand mag je niet openen, of een ander programma houdt het vast."
        remedy = "Sluit het in andere programma’s, of vraag wie het gemaakt heeft om het met je te delen."
    elif code in LOST:
        what, remedy = "De schijf met dit bestand geeft geen antwoord.", "Kijk of de stick of de netwerkmap nog verbonden is."
    else:
        what, remedy = "Dit bestand kon niet worden geopend.", "Maak een kopie op deze computer en open die."
    return Problem(what, Place(str(path)), remedy)


def not_a_file(path: Path) -> Problem:
    """A folder or a device stands at `path`."""
    return Problem("Dit is geen gewoon bestand.", Place(str(path)), "Kies een bestand dat eindigt op .json.")


def too_large(path: Path | str, limit: int) -> Problem:
    """The file is larger than `limit` bytes."""
    what = f"Dit bestand is groter dan {limit // 2**20} MB; zo groot is een bord nooit."
    return Problem(what, Place(str(path)), "Kies een ander bestand.")
