"""A board inside a picture: put there when somebody chose so, and found again, without a library for pictures."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEYWORD = b"Arrangeerveld"
MOST = 64 * 2**20  # bytes of a board
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


def _unpacked(data: bytes) -> bytes | None:
    try:
        unpacker = zlib.decompressobj()
        text = unpacker.decompress(data, MOST)
    except zlib.error:
        return None
    return text if unpacker.eof else None


def holds_board(path: Path) -> bool:
    """Whether a picture seems to hold a board: only its beginning is read."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD + 8 + len(KEYWORD))
    except OSError:
        return False
    return head.startswith(SIGNATURE) and head[_HEAD + 4 :] == b"iTXt" + KEYWORD
