"""Where two states of a table look otherwise: the places of items that came, went, changed, or got another sign or kind."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from itertools import zip_longest

from arrangeerveld.core.board import Board, Item, Note, Stroke, area_of
from arrangeerveld.core.faces import SHADOW_MARGIN, kind_of
from arrangeerveld.core.geometry import Pose, Rect
from arrangeerveld.core.session import Scene
from arrangeerveld.core.stepping import same_step
from arrangeerveld.core.strokes import BULGE
from arrangeerveld.core.tags import tagging


def reach(item: Item) -> Rect:
    """Where an item can be seen, with its shadow: mm on the mat."""
    return area_of(item).grown(SHADOW_MARGIN)


def mat_differs(a: Board, b: Board) -> bool:
    """Whether what is on the mats of two boards may not be the same, or what is drawn on items by it."""
    parts = (a.mat, b.mat), (a.about, b.about), (a.kinds, b.kinds), (a.people, b.people), (a.agreements, b.agreements)
    return not (all(one is other for one, other in parts) and same_step(a.progress, b.progress))


def signed_otherwise(now: Board, was: Board) -> list[Rect]:
    """The places of items that look otherwise by what the board says: their kind, who took them, whether an agreement came from them."""
    if now.people is was.people and now.agreements is was.agreements and now.kinds is was.kinds:
        return []
    tags, before = tagging(now), tagging(was)
    return [reach(item) for item in now.items if tags(item) != before(item) or kind_of(now, item) != kind_of(was, item)]


def changed_items(old: Scene, new: Scene) -> list[Rect]:
    """The places of the items that came, went, changed, or lie higher or lower in the stack than before."""
    changed: list[Rect] = []
    if old.items is not new.items:
        changed += _written(old, new) or _moved(old, new)
    if old.hidden != new.hidden:
        turned = old.hidden ^ new.hidden
        changed += [reach(item) for item in new.items if item.id in turned]
    return changed


def _written(old: Scene, new: Scene) -> list[Rect]:
    """The places of lines that came and went on notes, when nothing else differs."""
    if len(old.items) != len(new.items):
        return []
    places: list[Rect] = []
    for was, now in zip(old.items, new.items, strict=True):
        if was is now:
            continue
        if not (isinstance(was, Note) and isinstance(now, Note)) or was.pose.turn or replace(was, ink=now.ink) != now:
            return []
        lines = {id(line): line for line in (*was.ink, *now.ink)}
        differ = {id(line) for line in was.ink} ^ {id(line) for line in now.ink}
        places += [_on_mat(lines[key], was.pose).grown(BULGE) for key in differ]
    return places


def _on_mat(line: Stroke, pose: Pose) -> Rect:
    """Where a line of an unturned note can be seen, but for the bulge of its curves."""
    x, y, w, h = line.bounds
    return Rect(x + pose.x, y + pose.y, w, h)


def _moved(old: Scene, new: Scene) -> list[Rect]:
    """The places of items that are not the same any more, or lie higher or lower; not where they were in somebody's hand."""
    before, after = {id(item): item for item in old.items}, {id(item): item for item in new.items}
    gone, come = [item for key, item in before.items() if key not in after], [item for key, item in after.items() if key not in before]
    reordered = _reordered([item for item in old.items if id(item) in after], [item for item in new.items if id(item) in before])
    seen = [item for item in gone if item.id not in old.hidden] + [item for item in come if item.id not in new.hidden]
    return [reach(item) for item in (*seen, *reordered)]


def _reordered(old: list[Item], new: list[Item]) -> list[Item]:
    """The fewest items that explain a new stacking order: those outside the longest run that kept its order."""
    if all(a is b for a, b in zip_longest(old, new)):
        return []
    rank = {id(item): i for i, item in enumerate(old)}
    ends: list[int] = []
    kept: list[int] = []
    for item in new:
        at = bisect_left(ends, rank[id(item)])
        ends[at : at + 1] = [rank[id(item)]]
        kept.append(at)
    length, stay = len(ends) - 1, set[int]()
    for i in range(len(new) - 1, -1, -1):
        if kept[i] == length:
            stay.add(i)
            length -= 1
    return [item for i, item in enumerate(new) if i not in stay]
