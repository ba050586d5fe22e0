"""A board inside a picture or a PDF of ours: put there when somebody chose so, and found again, without a library for either."""

from __future__ import annotations

import os
import re
import struct
import zlib
from pathlib import Path

from arrangeerveld.files.disk import READ

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEYWORD = b"Arrangeerveld"
MOST = 64 * 2**20  # bytes of a board
PDF = b"%PDF-"
_ATTACHED = b"/EmbeddedFiles"  # in the catalogue, the first object of the PDF files that we write
_FILE = re.compile(rb"/Type /EmbeddedFile /Subtype /application#2Fjson [^\r\n]*/Length (\d+) >>\nstream\n")
_BEGIN = 4096  # bytes of a PDF in which its catalogue is
_HEAD = 8 + 25  # the signature and IHDR


def with_board(picture: bytes, board: bytes) -> bytes:
    """A PNG with a board inside, as compressed international text right after its head (PNG, 11.3.4.5)."""
    body = KEYWORD + b"\0\1\0" + b"\0\0" + zlib.compress(board, 9)
    return picture[:_HEAD] + _chunk(b"iTXt", body) + picture[_HEAD:]


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def board_inside(picture: bytes) -> bytes | None:
    """The text of the board in a PNG; None when there is none that is whole and of a size that a board can have."""
    at = len(SIGNATURE)
    while picture.startswith(SIGNATURE) and at + 12 <= len(picture):
        (length,) = struct.unpack_from(">I", picture, at)
        kind, body = picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        if kind == b"iTXt" and body.startswith(KEYWORD + b"\0\1\0\0\0"):
            if picture[at : at + 12 + length] != _chunk(kind, body):
                return None
            return _unpacked(body[len(KEYWORD) + 5 :])
        at += 12 + length
    return None


def board_attached(document: bytes) -> bytes | None:
    """The text of the board in a PDF that this program wrote; None when there is none, or another program wrote the file anew."""
    found = _FILE.search(document) if document.startswith(PDF) and _ATTACHED in document[:_BEGIN] else None
    return _unpacked(document[found.end() : found.end() + int(found[1][:9])]) if found else None


def _unpacked(data: bytes) -> bytes | None:
    try:
        unpacker = zlib.decompressobj()
        text = unpacker.decompress(data, MOST)
    except zlib.error:
        return None
    return text if unpacker.eof else None


def holds_board(path: Path) -> bool:
    """Whether a picture or a PDF seems to hold a board: only its beginning is read."""
    try:
        with open(os.open(path, READ), "rb") as file:  # noqa: PTH123 - opened without waiting, should it be a pipe
            head = file.read(_BEGIN) or b""
    except (OSError, ValueError):
        return False
    if head.startswith(PDF):
        return _ATTACHED in head
    return head.startswith(SIGNATURE) and head[_HEAD + 4 :].startswith(b"iTXt" + KEYWORD)
