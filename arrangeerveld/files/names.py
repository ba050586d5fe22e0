"""Neutral names for files: the date, the kind of talk, initials; and never the name of a file that is already there."""

from __future__ import annotations

import itertools
import os
import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from arrangeerveld.core.board import Board

LONGEST = 80  # characters of a stem; room is left for a number and an ending
INITIALS = 3
RECORDS = "dossiers"  # the folder of the records, beside the boards
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
FOLDED = str.maketrans({"Ł": "L", "ł": "l", "Ø": "O", "ø": "o", "Đ": "D", "đ": "d", "ı": "i", "ß": "ss", "Æ": "Ae", "æ": "ae"})


def file_stem(board: Board) -> str:
    """`2026-11-22_arrangeergesprek_J`, of A-Z a-z 0-9 - and _ only; what is not known is left out."""
    parts = (_day(board.about.date), plain_words(board.mat.talk) or plain_words(board.mat.id), initials(board.about.pupil))
    stem = "_".join(part for part in parts if part)[:LONGEST].strip("-_") or "bord"
    return f"{stem}-bord" if stem.lower() in RESERVED else stem


def device(name: str) -> bool:
    """Whether Windows keeps this name of a file for a device, whatever its ending: `CON.json`, `lpt1`, `nul .png`."""
    return name.split(".", maxsplit=1)[0].split(":", maxsplit=1)[0].rstrip(" ").lower() in RESERVED


def free_path(folder: Path, stem: str, suffixes: Iterable[str]) -> Path:
    """`folder/stem`, or `-2`, `-3` … after it, so that nothing stands there yet with any of the suffixes."""
    endings = tuple(suffixes)
    for number in itertools.count(1):
        name = stem if number == 1 else f"{stem}-{number}"
        if not any(os.path.lexists(folder / f"{name}{ending}") for ending in endings):
            return folder / name
    raise AssertionError  # pragma: no cover - counting does not end


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def plain_words(text: str) -> str:
    """The words in small letters with a dash between them."""
    return re.sub(r"[^a-z0-9]+", "-", _plain(text).lower()).strip("-")


def initials(pupil: str) -> str:
    """The first letter of each word, at most three; a letter that has no plain form is left out."""
    words = re.split(r"[\s.]+", pupil)
    letters = (next((c for c in word if c.isalpha()), "") for word in words)
    return "".join(plain[0].upper() for plain in map(_plain, letters) if plain)[:INITIALS]


def _plain(text: str) -> str:
    """Without accents, in ASCII: `Zoë Łódź` becomes `Zoe Lodz`."""
    bare = unicodedata.normalize("NFKD", text.translate(FOLDED))
    return bare.encode("ascii", "ignore").decode("ascii")
