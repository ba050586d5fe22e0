"""Zip files of others, opened with care: what is in them is known before anything is unpacked, and stays within limits."""

from __future__ import annotations

import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files.names import device
from arrangeerveld.files.wording import brief

_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, OverflowError)
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_LOCKED = 0x1
_STEP = 2**16  # bytes that are unpacked at once


@dataclass(frozen=True, slots=True)
class Archive:
    """A zip in memory: the sizes of its parts by their names. `file` is how problems call it."""

    zipped: zipfile.ZipFile
    file: str
    parts: Mapping[str, int]


def opened(data: bytes, file: str, most: int, largest: int) -> Archive:
    """An archive of at most so many parts, at most so many bytes together. Raises Refused."""
    try:
        zipped = zipfile.ZipFile(BytesIO(data))
        parts = zipped.infolist()
    except (*_BROKEN, UnicodeDecodeError) as fault:
        raise Refused(broken(file)) from fault
    if len(parts) > most:
        raise Refused(_told(f"In dit bestand zitten {len(parts)} delen; meer dan {most} kan niet.", file))
    if sum(part.file_size for part in parts) > largest:
        raise Refused(_told(f"Uitgepakt is dit bestand groter dan {largest // 2**20} MB; zo groot mag het niet zijn.", file))
    found: dict[str, zipfile.ZipInfo] = {}
    for part in parts:
        _look_at(part, found, file)
        found[part.filename] = part
    return Archive(zipped, file, {name: part.file_size for name, part in found.items()})


def _look_at(part: zipfile.ZipInfo, found: dict[str, zipfile.ZipInfo], file: str) -> None:
    name = brief(part.filename)
    mode = part.external_attr >> 16
    if stat.S_ISLNK(mode):
        raise Refused(_told(f"In dit bestand zit een verwijzing naar iets anders: ‘{name}’.", file))
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise Refused(_told(f"In dit bestand zit een apparaat: ‘{name}’.", file))
    if _leads_out(part.filename):
        raise Refused(_told(f"In dit bestand zit een naam die naar een andere map wijst: ‘{name}’.", file))
    if any(device(step) for step in part.filename.split("/")):
        raise Refused(_told(f"In dit bestand zit een naam die Windows vrijhoudt voor apparaten: ‘{name}’.", file))
    if alike(part.filename) in {alike(other) for other in found}:
        raise Refused(_told(f"In dit bestand zit dezelfde naam twee keer: ‘{name}’.", file))
    if part.flag_bits & _LOCKED or part.compress_type not in _METHODS:
        raise Refused(_told("Dit bestand zit op slot, of is ingepakt op een manier die het programma niet kent.", file))


def _leads_out(name: str) -> bool:
    """Whether a name could be of something outside the folder in which it is unpacked."""
    return "\\" in name or ":" in name or name.startswith(("/", "~")) or ".." in name.split("/") or "\0" in name


def alike(name: str) -> str:
    """The name as some systems compare names: without capitals, in one normal form."""
    return unicodedata.normalize("NFC", name).casefold()


def content(archive: Archive, name: str, largest: int) -> bytes:
    """What is in a part, at most so many bytes: no more is unpacked than the archive says itself. Raises Refused."""
    size = archive.parts[name]
    if size > largest:
        what = f"Een deel van dit bestand is groter dan {largest // 2**20} MB: ‘{brief(name)}’."
        raise Refused(_told(what, archive.file))
    found = bytearray()
    try:
        with archive.zipped.open(name) as stream:
            while len(found) <= size and (piece := stream.read(_STEP)):
                found += piece
    except _BROKEN as fault:
        raise Refused(broken(archive.file)) from fault
    if len(found) != size:
        raise Refused(broken(archive.file))
    return bytes(found)


def broken(file: str) -> Problem:
    """It is no zip, or was damaged on its way."""
    return _told("Dit bestand is beschadigd, of het is een ander soort bestand.", file, "Vraag om het opnieuw te sturen.")


def _told(what: str, file: str, remedy: str = "Vertrouw je het niet, vraag dan wie het je gaf. Er is niets veranderd.") -> Problem:
    return Problem(what, Place(file), remedy)
