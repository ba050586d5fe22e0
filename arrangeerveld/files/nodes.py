"""What a YAML file is made of once it is read: texts, lists and entries, each with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from arrangeerveld.core.problems import Place

DEEPEST = 12  # levels of lists and entries within each other


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; what it means (a number, yes or no) is decided by the form it is read with."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, each key once."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Place

    def get(self, key: str) -> Node | None:
        """The value under a key, if it is there."""
        return next((value for name, value in self.entries if name.text == key), None)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A part about which a problem was told already: it is left out without another word."""

    place: Place


Node: TypeAlias = Scalar | Sequence | Mapping | Unreadable
