"""The records of a journal as bytes: a letter, the length, a checksum and a JSON text; a file of them that is cut or damaged ends there."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from typing import Any

HEAD = 20  # bytes: "S 0000012c 9ae0daaf "
LONG = 8192  # characters: a text this long is a picture
_PICTURE = re.compile(rf'"([^"\\]{{{LONG},}})"')
_MENTION = re.compile('"§([0-9a-f]{64})"')


class Sort(Enum):
    """What a record says."""

    BEGIN = b"B"  # the board with which the journal begins
    STEP = b"S"  # a finished step
    BACK = b"T"  # a step taken back (terug)
    AGAIN = b"W"  # a step taken again (weer)
    SWAP = b"X"  # the board was changed without a step
    DRAFT = b"K"  # what is unfinished now (kladjes)
    FILED = b"F"  # the talk has this board file now
    PICTURE = b"P"  # a long text, to be mentioned in other records by its hash


SORTS = {sort.value: sort for sort in Sort}


@dataclass(frozen=True, slots=True)
class Frame:
    """One record, and where it ends in its file."""

    sort: Sort
    body: bytes
    end: int

    @property
    def size(self) -> int:
        """How many bytes it takes in the file."""
        return HEAD + len(self.body) + 1

    @property
    def plain(self) -> dict[str, Any]:
        """What it says. Raises ValueError."""
        value = json.loads(self.body)
        if not isinstance(value, dict):
            raise TypeError("a record is an object")
        return value


def checksum(sort: Sort, body: bytes) -> int:
    """CRC-32 of the letter and the text."""
    return zlib.crc32(body, zlib.crc32(sort.value))


def framed(sort: Sort, body: bytes) -> bytes:
    """The bytes of one record."""
    return b"%b %08x %08x %b\n" % (sort.value, len(body), checksum(sort, body), body)


def frames(data: bytes) -> Iterator[Frame]:
    """The records from the beginning up to the first that is cut off or damaged. Never raises."""
    at = 0
    while at + HEAD < len(data):
        sort = SORTS.get(data[at : at + 1])
        try:
            size = int(data[at + 2 : at + 10], 16)
        except ValueError:
            return
        end = at + HEAD + size + 1
        if sort is None or size < 0 or end > len(data):
            return
        body = data[at + HEAD : end - 1]
        if framed(sort, body) != data[at:end]:
            return
        yield Frame(sort, body, end)
        at = end


def texts(sort: Sort, plain: dict[str, Any], known: set[str]) -> bytes:
    """The record of a plain value; a picture in it that is not known yet comes before it as a record of its own, and is known then."""
    records: list[bytes] = []

    def mention(found: re.Match[str]) -> str:
        name = sha256(found[1].encode("utf-8", "replace")).hexdigest()
        if name not in known:
            known.add(name)
            records.append(framed(Sort.PICTURE, json.dumps({"naam": name, "tekst": found[1]}).encode()))
        return f'"§{name}"'

    text = json.dumps(plain, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    if len(text) > LONG:
        text = _PICTURE.sub(mention, text)
    records.append(framed(sort, text.encode("utf-8", "replace")))
    return b"".join(records)


def whole(frame: Frame, pictures: dict[str, str]) -> dict[str, Any]:
    """What a record says, with the pictures it mentions. Raises ValueError or TypeError."""
    if pictures and b'"\xc2\xa7' in frame.body:
        text = _MENTION.sub(lambda found: json.dumps(pictures.get(found[1], found[0][1:-1])), frame.body.decode())
        return Frame(frame.sort, text.encode(), frame.end).plain
    return frame.plain
