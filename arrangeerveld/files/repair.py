"""A line of a file as it may have been meant, beside what is wrong with the line as it is."""

from __future__ import annotations

from typing import NamedTuple


class Repair(NamedTuple):
    """A line as it may have been meant, and what to say about the line as it is; line from 0, column from 1."""

    line: int
    text: str
    column: int
    what: str
    remedy: str
    onward: bool = False  # it tells of the lines after it too, as far as they have the same mistake


def spaces(count: int) -> str:
    """`één spatie` or `4 spaties`."""
    return "één spatie" if count == 1 else f"{count} spaties"
