"""Icons: SVG files of lines in a box of 24 by 24 (Tabler's outline icons), read as polylines when they are first drawn."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from arrangeerveld.core.geometry import Point
from arrangeerveld.core.marks import ICON_BOX, Icon
from arrangeerveld.core.problems import Place, Problem
from arrangeerveld.files.places import shown
from arrangeerveld.files.wording import advice, brief

LARGEST = 64 << 10  # bytes; a larger file is not read
MOST = 64  # parts that one curve is cut into
POINTS = 5_000  # of all lines together; the richest icon that ships has 126
_LINE = re.compile(r'<path\b[^>]*?\bd="([^"]{1,20000})"')
_FRAME = "M0 0h24v24H0z"  # Tabler's invisible frame
_ERROR = 0.04  # of 24, how far a piece of a line may be from the curve


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
        return read_icon(self._folder, name)[0] or ()


def read_icon(folder: Path, name: str) -> tuple[Icon | None, tuple[Problem, ...]]:
    """One icon of a folder, or why there is none."""
    path = folder / f"{name}.svg"
    if not re.fullmatch(r"[a-z0-9-]{1,64}", name) or not _is_file(path):
        names = tuple(sorted(path.stem for path in folder.glob("*.svg") if _is_file(path) and path.stem != name))
        remedy = advice(name, names, "Kies de naam van een bestand uit die map, zonder .svg.")
        return None, (Problem(f"Het icoon ‘{brief(name)}’ is er niet.", Place(shown(folder)), remedy),)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        icon = parsed(data.decode("utf-8")) if len(data) <= LARGEST else ()
    except Exception:  # noqa: BLE001 - the reader of paths ends in any way there is on a path that is none
        icon = ()
    if icon:
        return icon, ()
    remedy = "Gebruik een icoon van lijnen in een vak van 24 bij 24, zoals die van Tabler."
    return None, (Problem(f"Het icoon ‘{name}’ is niet te lezen.", Place(shown(path)), remedy),)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a disk that gives no answer
        return False


def parsed(svg: str) -> Icon:
    """The polylines of an SVG file's paths. Only `d` is looked at, so nothing in the file is ever followed or expanded."""
    from svg.path import parse_path  # noqa: PLC0415 - wanted when the first icon is drawn

    icon: list[tuple[Point, ...]] = []
    points = 0
    for d in _LINE.findall(svg):
        if d != _FRAME:
            for line in _polylines(parse_path(d)):
                icon.append(line)
                points += len(line)
                if points > POINTS:
                    raise ValueError
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
        parts = _parts(piece, name)
        line += [_point(piece.end if i == parts else piece.point(i / parts)) for i in range(1, parts + 1)]
    if len(line) > 1:
        yield tuple(line)


def _parts(piece: Any, name: str) -> int:
    """How many straight parts stay close enough to a piece."""
    if name == "Arc":
        radius = max(piece.radius.real, piece.radius.imag, _ERROR)
        parts = math.radians(abs(piece.delta)) / (2 * math.acos(1 - _ERROR / radius))
    elif name == "CubicBezier":  # by its second differences: Goldman, IV.8
        bend = max(abs(piece.start - 2 * piece.control1 + piece.control2), abs(piece.control1 - 2 * piece.control2 + piece.end))
        parts = math.sqrt(0.75 * bend / _ERROR)
    elif name == "QuadraticBezier":
        parts = math.sqrt(0.25 * abs(piece.start - 2 * piece.control + piece.end) / _ERROR)
    else:
        return 1
    return min(MOST, max(1, math.ceil(parts)))


def _point(place: complex) -> Point:
    if not (math.isfinite(place.real) and math.isfinite(place.imag)):
        raise ValueError
    return Point(min(max(place.real, -ICON_BOX), 2 * ICON_BOX), min(max(place.imag, -ICON_BOX), 2 * ICON_BOX))
