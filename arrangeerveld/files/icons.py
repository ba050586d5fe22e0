"""Icons: SVG files of lines in a box of 24 by 24 (Tabler's outline icons), read as polylines when they are first drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from arrangeerveld.core.geometry import Point
from arrangeerveld.core.marks import ICON_BOX, Icon

LARGEST = 64 << 10  # bytes; a larger file is not read
_LINE = re.compile(r'<path\b[^>]*?\bd="([^"]{1,20000})"')
_FRAME = "M0 0h24v24H0z"  # Tabler's invisible frame
_FINE = 0.9  # of 24, about the length of the pieces that a curve is cut into


class Icons(Mapping[str, Icon]):
    """The icons of a folder by the stem of their file; one that is missing or cannot be read is empty and not listed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Icon] = {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all icons in the folder."""
        return tuple(sorted(path.stem for path in self._folder.glob("*.svg")))

    def __getitem__(self, name: str) -> Icon:
        if name not in self._read:
            self._read[name] = self._load(name)
        icon = self._read[name]
        if not icon:
            raise KeyError(name)
        return icon

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)

    def _load(self, name: str) -> Icon:
        if not re.fullmatch(r"[a-z0-9-]{1,64}", name):
            return ()
        path = self._folder / f"{name}.svg"
        try:
            if path.stat().st_size > LARGEST:
                return ()
            return parsed(path.read_text("utf-8"))
        except (OSError, ValueError):
            return ()


def parsed(svg: str) -> Icon:
    """The polylines of an SVG file's paths. Only `d` is looked at, so nothing in the file is ever followed or expanded."""
    from svg.path import parse_path  # noqa: PLC0415 - wanted when the first icon is drawn

    icon: list[tuple[Point, ...]] = []
    for d in _LINE.findall(svg):
        if d != _FRAME:
            icon += _polylines(parse_path(d))
    return tuple(icon)


def _polylines(path: Any) -> Iterator[tuple[Point, ...]]:
    """Each run of connected pieces as one line."""
    line: list[Point] = []
    for piece in path:
        name = type(piece).__name__
        if name == "Move":
            if len(line) > 1:
                yield tuple(line)
            line = [_point(piece.end)]
            continue
        straight = name in {"Line", "Close"}
        parts = 1 if straight else max(2, round(_rough_length(piece) / _FINE))
        line += [_point(piece.point(i / parts)) for i in range(1, parts + 1)]
    if len(line) > 1:
        yield tuple(line)


def _rough_length(piece: Any) -> float:
    points = [piece.point(i / 6) for i in range(7)]
    return float(sum(abs(b - a) for a, b in pairwise(points)))


def _point(place: complex) -> Point:
    return Point(min(max(place.real, -ICON_BOX), 2 * ICON_BOX), min(max(place.imag, -ICON_BOX), 2 * ICON_BOX))
