"""The order in which one reads what lies on the mat: zone by zone, in each from the top left to the bottom right."""

from __future__ import annotations

from collections.abc import Iterable

from arrangeerveld.core.board import Board, Item


def in_reading_order(board: Board) -> tuple[Item, ...]:
    """All items: by zone in the order of the mat, those in no zone last."""
    zones = {zone.id: number for number, zone in enumerate(board.mat.zones)}
    groups: dict[int, list[Item]] = {}
    for item in board.items:
        groups.setdefault(zones.get(item.zone, len(zones)), []).append(item)
    return tuple(item for number in sorted(groups) for row in rows(groups[number]) for item in row)


def rows(items: Iterable[Item]) -> list[list[Item]]:
    """Items in rows from the top, each row from the left: who lies no lower than half of the first of a row belongs to it."""
    found: list[list[Item]] = []
    for item in sorted(items, key=lambda one: (one.pose.y, one.pose.x)):
        if found and item.pose.y - found[-1][0].pose.y <= found[-1][0].size.h / 2:
            found[-1].append(item)
        else:
            found.append([item])
    return [sorted(row, key=lambda one: one.pose.x) for row in found]
