"""Making agreements: from what is dropped on their zone, in another order, and what still misses in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from arrangeerveld.core import talking
from arrangeerveld.core.board import Board
from arrangeerveld.core.geometry import Point
from arrangeerveld.core.hits import zone_for
from arrangeerveld.core.mat import Holds, Mat, Zone
from arrangeerveld.core.talk import Agreement, Participant, Status

DAY_NEEDED = frozenset({Status.OPEN, Status.BUSY})
"""The statuses in which an agreement still counts."""


def missing(board: Board) -> tuple[tuple[Agreement, tuple[str, ...]], ...]:
    """The agreements that still count without a text, a name or a date, each with what misses: `wat`, `wie`, `wanneer`.

    Every agreement has exactly one name and a date (domein.md 4.1); this only says so, and stops nobody.
    """
    found = []
    for row in board.agreements:
        parts = (("wat", row.what), ("wie", row.who), ("wanneer", row.when))
        misses = tuple(word for word, text in parts if not text.strip())
        if misses and row.status in DAY_NEEDED:
            found.append((row, misses))
    return tuple(found)


def zone_of(mat: Mat) -> Zone | None:
    """The zone with the rows of agreements, if the mat has one."""
    return next((zone for zone in mat.zones if Holds.AGREEMENTS in zone.holds), None)


def over(mat: Mat, point: Point) -> bool:
    """Whether a place on the mat lies in the zone of the agreements."""
    zone = zone_for(mat, point)
    return zone is not None and Holds.AGREEMENTS in zone.holds


def shifted(board: Board, row_id: str, by: int) -> Board:
    """An agreement so many rows further down; past either end it stays at that end."""
    at = next((i for i, row in enumerate(board.agreements) if row.id == row_id), None)
    if at is None:
        return board
    to = min(max(at + by, 0), len(board.agreements) - 1)
    if to == at:
        return board
    rows = list(board.agreements)
    rows.insert(to, rows.pop(at))
    return replace(board, agreements=tuple(rows))


def asked(people: Iterable[Participant], roles: Iterable[str], who: str) -> tuple[tuple[str, str], ...]:
    """Who can be chosen for an agreement: a label and a colour of notes (or none) each, nobody twice.

    The people at the table; when nobody was added yet the usual roles of the mat; and who stands there now, known or not.
    """
    known = {person.label: person.colour for person in people} or dict.fromkeys(roles, "")
    if who:
        known.setdefault(who, "")
    return tuple(known.items())


def assign(board: Board, row_id: str, who: str) -> Board:
    """Give an agreement its one name; the same name once more takes it away."""
    row = next((row for row in board.agreements if row.id == row_id), None)
    return board if row is None else talking.amend(board, replace(row, who="" if row.who == who else who))
