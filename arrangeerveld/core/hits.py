"""What lies under a point, and which zone an item belongs to."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from arrangeerveld.core.board import Board, Item, area_of
from arrangeerveld.core.geometry import Point, Rect, Size, distance, into
from arrangeerveld.core.mat import Mat, Zone, gap, inside

REACH = 15.0  # mm: an item dropped in the gap between zones belongs to the nearest one within this distance


def item_at(board: Board, point: Point, away: Collection[str] = ()) -> Item | None:
    """The topmost item under a point; those with an id in `away` are not there now."""
    return next((item for item in reversed(board.items) if covers(item, point) and item.id not in away), None)


def covers(item: Item, point: Point) -> bool:
    """Whether the item lies under the point, its turn taken into account."""
    local, size = into(item.pose, point), item.size
    return abs(local.x) <= size.w / 2 and abs(local.y) <= size.h / 2


def zone_at(mat: Mat, point: Point) -> Zone | None:
    """The zone drawn at a point: the last of those that hold it."""
    return next((zone for zone in reversed(mat.zones) if inside(zone, point)), None)


def zone_for(mat: Mat, point: Point) -> Zone | None:
    """The zone of an item whose middle is here: the zone drawn there, or in a gap the nearest one."""
    zone = zone_at(mat, point)
    if zone is not None or not mat.zones:
        return zone
    nearest = min(mat.zones, key=lambda z: gap(z, point))
    return nearest if gap(nearest, point) <= REACH else None


def free_place(board: Board, area: Rect, size: Size, near: Point, also: Sequence[Rect] = ()) -> Point:
    """A middle inside the area where a new item covers as little as possible, as near as that allows to a wanted point.

    `also` are places that are taken by what is not on the board yet; they count ten times.
    """
    step = 60.0
    columns = max(1, int((area.w - size.w) / step) + 1)
    rows = max(1, int((area.h - size.h) / step) + 1)
    spots = [Rect(area.x + i % columns * step, area.y + i // columns * step, size.w, size.h) for i in range(columns * rows)]
    spots.sort(key=lambda spot: distance(spot.centre, near))
    lying = [area_of(item) for item in board.items]
    best, least = spots[0], float("inf")
    for spot in spots:
        covered = sum(spot.shared(other) for other in lying) + 10 * sum(spot.shared(other) for other in also)
        if covered < least:
            best, least = spot, covered
        if not covered:
            break
    return best.centre
