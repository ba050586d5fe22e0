"""Plain values of JSON as nodes, so that what lies inside a board is read with the same forms as a YAML file."""

from __future__ import annotations

import math
from typing import Any

from arrangeerveld.core.problems import Place
from arrangeerveld.files.nodes import DEEPEST, Mapping, Node, Scalar, Sequence, Unreadable

_HUGE = 10**18


def from_plain(value: Any, file: str, deep: int = 0) -> Node:
    """A node for dicts, lists, texts, numbers, booleans and None; its place is the file, without a line."""
    place = Place(file)
    node: Node
    match value:
        case dict() | list() | tuple() if deep >= DEEPEST:
            node = Unreadable(place)
        case dict():
            pairs = ((Scalar(str(key), place), from_plain(part, file, deep + 1)) for key, part in value.items())
            node = Mapping(tuple(pairs), place)
        case list() | tuple():
            node = Sequence(tuple(from_plain(part, file, deep + 1) for part in value), place)
        case _:
            node = Scalar(_text(value), place)
    return node


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nee"
        case int():
            return str(max(-_HUGE, min(_HUGE, value)))
        case float() if math.isfinite(value):
            return f"{value:.9f}".rstrip("0").rstrip(".")
    return str(value)
