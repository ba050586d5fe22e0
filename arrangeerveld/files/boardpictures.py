"""The pictures of a board in its file: one line for each, under its hash, so that copies share it and moving a photo repeats no byte."""

from __future__ import annotations

import hashlib
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from arrangeerveld.core.board import Card, Item, Photo
from arrangeerveld.core.mat import Mat
from arrangeerveld.core.pictures import PictureData
from arrangeerveld.files.boardfields import Entry, Wrong
from arrangeerveld.files.findings import Findings
from arrangeerveld.files.picturehead import JPEG, PNG, picture_head

PICTURE_KEYS = frozenset({"sha256", "soort", "data"})
LARGEST = 4096  # pixels, of a side
MOST_BYTES = 12 * 2**20
SORTS = (JPEG, PNG)
HASH = 64  # hexadecimal digits


def pictures_of(items: Iterable[Item], mat: Mat | None = None) -> tuple[PictureData, ...]:
    """Each picture of photos, cards and a mat once, by their hashes: a line stays where it is when photos are moved or copied."""
    found = {item.picture.sha256: item.picture for item in items if isinstance(item, Photo | Card) and item.picture is not None}
    if mat is not None and mat.picture is not None:
        found[mat.picture.sha256] = mat.picture
    return tuple(found[sha256] for sha256 in sorted(found))


def picture_plain(picture: PictureData) -> dict[str, Any]:
    """A picture with its bytes in base64."""
    return {"sha256": picture.sha256, "soort": picture.mime, "data": b64encode(picture.data).decode()}


def readable(values: list[Any]) -> tuple[PictureData | None, ...]:
    """The picture in each entry; None for one that cannot be used."""
    return tuple(_readable(value) for value in values)


def _readable(value: Any) -> PictureData | None:
    try:
        return _picture(Entry(value if isinstance(value, dict) else {}, "Plaatje"))
    except Wrong:
        return None  # it is told by `keep_others`


def keep_others(values: list[Any], pictures: Sequence[PictureData | None], used: Collection[str], found: Findings) -> None:
    """Tell which pictures cannot be used, and keep all that nothing on the board uses."""
    seen: set[str] = set()

    def make(entry: Entry) -> str | None:
        name = (pictures[entry.place - 1] or _picture(entry)).sha256
        if name not in used or name in seen:
            return None
        seen.add(name)
        found.keep_extra(f"plaatjes/{name}", entry.values, PICTURE_KEYS)
        return name

    found.each("plaatjes", "Plaatje", values, make)


def _picture(entry: Entry) -> PictureData:
    sha256, data = entry.values.get("sha256"), entry.values.get("data")
    if not isinstance(sha256, str) or not isinstance(data, str):
        entry.refuse("‘sha256’ en ‘data’ moeten tekst zijn")
    if len(data) > MOST_BYTES * 4 // 3 + 4:
        entry.refuse(f"het is groter dan {MOST_BYTES // 2**20} MB")
    try:
        raw = b64decode(data, validate=True)
    except ValueError:
        entry.refuse("‘data’ is geen base64")
    if hashlib.sha256(raw).hexdigest() != sha256:
        entry.refuse("het is beschadigd")
    head = picture_head(raw)
    if head is None or head[0] != entry.values.get("soort"):
        entry.refuse("het is geen PNG of JPEG")
    if not (1 <= head[1] <= LARGEST and 1 <= head[2] <= LARGEST):
        entry.refuse(f"het moet 1 tot {LARGEST} pixels breed en hoog zijn")
    return PictureData(sha256, *head, raw)
