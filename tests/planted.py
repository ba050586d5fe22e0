"""A board with a word of its own in every field that can hold one, and where such words are to be found in a folder."""

from __future__ import annotations

import contextlib
import zipfile
import zlib
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from arrangeerveld.core.board import Board, Unknown
from arrangeerveld.files.boards import read_board, write_board
from tests.boards import full, picture
from tests.files.test_every_field import FIELDS, at, places, put, types_in

TEXTS = tuple((kind, name) for kind, name, hint in FIELDS if str in types_in(hint))
"""Every field of every class a board is made of that holds text."""
CLOSED = {
    "Zone.colour": "a name out of a list",
    "Kind.colour": "a colour in digits",
    "About.date": "a date",
    "PictureData.sha256": "a sum",
    "Mat.backdrop": "the name of a picture beside the file of a field",
    "Zone.signs": "a sign",
    "Step.zones": "the names of zones, which have a word as their title",
    "Card.zone": "the zone it lies in",
    "Note.zone": "the zone it lies in",
    "Photo.zone": "the zone it lies in",
    "Translation.language": "the code of a language",
}
"""Fields in which nobody's own words fit, and why."""
PLANTED = "kanariepiet"
PICTURE = picture().data
HEADS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")  # how what zlib wrote begins
FORMS = (PLANTED.encode(), PLANTED.encode("utf-16-le"), PLANTED.encode("utf-16-be"), b64encode(PICTURE).lower(), PICTURE.lower())
LARGEST = 64 * 2**20


def word(number: int) -> str:
    """The word for one field; in all that programs do to letters, what it begins with stays."""
    return f"{PLANTED}{number:03}-ë"


def planted() -> tuple[Board, frozenset[str]]:
    """The board, and the fields that have their word."""
    board, done = _normal(full()), set[str]()
    for number, (kind, name) in enumerate(TEXTS):
        for way in places(board, kind):
            changed = _with(board, (*way, name), word(number))
            if changed is not None:
                board = changed
                done.add(f"{kind.__name__}.{name}")
                break
    raw = Unknown("", f'{{"{word(900)}": "{word(901)}"}}')
    return replace(board, unknown=(*board.unknown, raw)), frozenset(done)


def _with(board: Board, way: tuple[Any, ...], text: str) -> Board | None:
    """The board with a word in one place, or its first letters only, when its file can hold that."""
    old = at(board, way)
    for new in (text, text[:-2]):
        changed: Board = put(board, way, (new, *old[1:]) if isinstance(old, tuple) else new)
        written = write_board(changed)
        found, problems = read_board(written.encode(), "bord.json")
        if found is not None and not problems and write_board(found) == written and new in written:
            return changed
    return None


def _normal(board: Board) -> Board:
    """The board as its file gives it back."""
    found, _ = read_board(write_board(board).encode(), "bord.json")
    assert found is not None
    return found


def holding(root: Path) -> dict[str, str]:
    """The files under a folder in which a word is, by their path from there, with how it is written there; names count too."""
    found = {}
    for path in sorted(root.rglob("*")):
        how = _how(path)
        if how:
            found[str(path.relative_to(root))] = how
    return found


def _how(path: Path) -> str:
    if PLANTED in path.name.lower():
        return "name"
    if not path.is_file():
        return ""
    for how, data in _all(path):
        if any(form in data.lower() for form in FORMS):
            return how
    return ""


def _all(path: Path) -> Iterator[tuple[str, bytes]]:
    """What is in a file: as it is, the members of an archive, and whatever zlib packed in it, as in a picture or a PDF."""
    data = path.read_bytes()
    yield "plain", data
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield "archive", archive.read(name)
    for head in HEADS:
        at = data.find(head)
        while at >= 0:
            with contextlib.suppress(zlib.error):
                yield "packed", zlib.decompressobj().decompress(data[at:], LARGEST)
            at = data.find(head, at + 1)
