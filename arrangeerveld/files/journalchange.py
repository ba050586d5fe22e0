"""What one step changed on a board, as plain values: only the entries that are new or other, in the words of the board file.

Every part of a board that is a tuple of things with an `id` is compared entry by entry; every other part is written whole when it changed.
The entries go through the writer and the reader of board files, as a board that has nothing else on it: what the format learns, this knows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from arrangeerveld.core.board import Board, Unknown
from arrangeerveld.core.geometry import Size
from arrangeerveld.core.mat import Mat
from arrangeerveld.files.boards import read_part, write_board

Plain = dict[str, Any]

BARE = Board(Mat("-", "-", "-", Size(1.0, 1.0), ()))
LABEL = "het journaal"
PARTS = tuple(part.name for part in fields(Board))
_UNKNOWN = "unknown"  # kept as it is: it says where in a file something stood, and a part of a board has other places


def change(before: Board, after: Board) -> Plain:
    """What makes the second board of the first."""
    order: dict[str, Any] = {}
    ids: dict[str, list[str]] = {}
    whole: list[str] = []
    values: dict[str, Any] = {}
    for name in PARTS:
        was, now = getattr(before, name), getattr(after, name)
        if was is now or was == now:
            continue
        if _listed(was) and _listed(now):
            old = {one.id: one for one in was}
            touched = tuple(one for one in now if old.get(one.id) is not one and old.get(one.id) != one)
            if touched:
                values[name], ids[name] = touched, [one.id for one in touched]
            moved = _order([one.id for one in was], [one.id for one in now], {one.id for one in touched})
            if moved:
                order[name] = moved
        else:
            whole.append(name)
            values[name] = now
    plain: Plain = {"volgorde": order, "ids": ids, "heel": whole}
    if _UNKNOWN in values:
        plain["onbekend"] = [[one.within, one.raw, one.after] for one in values.pop(_UNKNOWN)]
    if values:
        plain["deel"] = plain_board(write_board(replace(BARE, **values)))
    return {key: value for key, value in plain.items() if value or key == "onbekend"}


def plain_board(text: str) -> Any:
    """The text of a board as plain values."""
    return json.loads(text)


def changed(board: Board, plain: Mapping[str, Any]) -> Board:
    """The board after a change. Raises Refused, or ValueError, KeyError, TypeError, AttributeError when the change makes no sense."""
    whole = plain.get("heel", [])
    values: dict[str, Any] = {}
    part = _part(board, plain) if "deel" in plain else BARE
    for name in whole:
        values[name] = getattr(part, name)
    if _UNKNOWN in whole:
        values[_UNKNOWN] = tuple(Unknown(within, raw, after) for within, raw, after in plain["onbekend"])
    elif part.unknown:  # what the reader could not use is not lost either
        values[_UNKNOWN] = (*board.unknown, *part.unknown)
    named, orders = plain.get("ids", {}), plain.get("volgorde", {})
    for name in dict.fromkeys((*named, *orders)):
        was = getattr(board, name)
        known = {one.id: one for one in was} | {one.id: one for one in _named(getattr(part, name), named.get(name, []))}
        order = _reordered([one.id for one in was], orders[name]) if name in orders else [one.id for one in was]
        values[name] = tuple(known[one] for one in order if one in known)
    return replace(board, **values)


def laid_on(board: Board, plain: Mapping[str, Any]) -> Board:
    """The board with the entries of a change that was made on an earlier one: each in its own place, or last when it is new."""
    values: dict[str, Any] = {}
    part = _part(board, plain) if "deel" in plain else BARE
    for name, named in plain.get("ids", {}).items():
        fresh = {one.id: one for one in _named(getattr(part, name), named)}
        was = tuple(fresh.pop(one.id, one) for one in getattr(board, name))
        values[name] = (*was, *fresh.values())
    return replace(board, **values)


def _part(board: Board, plain: Mapping[str, Any]) -> Board:
    return read_part(plain["deel"], None if "mat" in plain.get("heel", []) else board.mat, LABEL)


def _named(entries: Sequence[Any], ids: Sequence[str]) -> Iterable[Any]:
    """The entries under the ids that they had: the reader shortens very long ones."""
    if len(entries) != len(ids):
        return entries
    return (one if one.id == name else replace(one, id=name) for one, name in zip(entries, ids, strict=True))


def _listed(value: Any) -> bool:
    """Whether this is a list of entries, each with an id of its own."""
    if not isinstance(value, tuple) or not all(hasattr(one, "id") for one in value):
        return False
    return len({one.id for one in value}) == len(value)


def _order(was: list[str], now: list[str], touched: set[str]) -> list[Any]:
    """How the order changed: what came last, and what lies between the same beginning and end of the rest; empty when it did not."""
    if was == now:
        return []
    last = len(now)
    while last and (now[last - 1] in touched or last == len(now)):
        last -= 1
    tail, rest = now[last:], now[:last]
    gone = set(tail)
    left = [one for one in was if one not in gone]
    least = min(len(left), len(rest))
    begin = next((i for i in range(least) if left[i] != rest[i]), least)
    end = next((i for i in range(least - begin) if left[-1 - i] != rest[-1 - i]), least - begin)
    return [begin, end, rest[begin : len(rest) - end], tail]


def _reordered(was: list[str], order: Sequence[Any]) -> list[str]:
    begin, end, middle, tail = order
    gone = set(tail)
    left = [one for one in was if one not in gone]
    return [*left[:begin], *middle, *left[len(left) - end :], *tail]
