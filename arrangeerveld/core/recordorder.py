"""What lies on the mat in the order in which a person reads it: zone by zone, in a zone row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from arrangeerveld.core.board import Board, Item
from arrangeerveld.core.mat import Mat, Zone
from arrangeerveld.core.reading import rows

OUTSIDE = "Buiten de vakken"


def zones_read(mat: Mat) -> tuple[Zone, ...]:
    """What lies over other zones is the heart of the talk and comes first; the others in the order of the field."""
    over = [zone for i, zone in enumerate(mat.zones) if sum(zone.place.meets(other.place) for other in mat.zones[:i]) > 1]
    return (*over, *(zone for zone in mat.zones if zone not in over))


def sections(board: Board) -> tuple[tuple[Zone | None, tuple[Item, ...]], ...]:
    """The zones that hold something, each with its items in reading order; at the end what lies in no zone."""
    lying: defaultdict[str, list[Item]] = defaultdict(list)
    known = {zone.id for zone in board.mat.zones}
    for item in board.items:
        lying[item.zone if item.zone in known else ""].append(item)
    found = [(zone, in_columns(zone, lying[zone.id])) for zone in zones_read(board.mat) if lying[zone.id]]
    outside = ((None, in_rows(lying[""])),) if lying[""] else ()
    return (*found, *outside)


def in_columns(zone: Zone, items: Iterable[Item]) -> tuple[Item, ...]:
    """Items column by column where a zone has signs, in each of them row by row."""
    signs = [sign for sign, _ in zone.columns()]
    ordered = in_rows(items)
    return tuple(sorted(ordered, key=lambda item: signs.index(zone.sign_at(item.pose.centre)))) if signs else ordered


def in_rows(items: Iterable[Item]) -> tuple[Item, ...]:
    """Items row by row from the top, in a row from the left."""
    return tuple(item for row in rows(items) for item in row)
