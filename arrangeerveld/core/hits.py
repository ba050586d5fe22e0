"""What lies under a point, and which zone an item belongs to."""

from __future__ import annotations

from arrangeerveld.core.board import Board, Item
from arrangeerveld.core.geometry import Point, Rect, Size, into
from arrangeerveld.core.mat import Mat, Zone, inside

REACH = 15.0  # mm: an item dropped in the gap between zones belongs to the nearest one within this distance


def item_at(board: Board, point: Point) -> Item | None:
    """The topmost item under a point."""
    return next((item for item in reversed(board.items) if covers(item, point)), None)


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
    nearest = min(mat.zones, key=lambda z: z.place.distance(point))
    return nearest if nearest.place.distance(point) <= REACH else None


def free_place(board: Board, area: Rect, size: Size) -> Point:
    """A middle inside the area where a new item of this size covers as little as possible."""
    step = 24.0
    columns = max(1, int((area.w - size.w) / step) + 1)
    rows = max(1, int((area.h - size.h) / step) + 1)
    best, least = area.centre, float("inf")
    for row in range(rows):
        for column in range(columns):
            spot = Rect(area.x + column * step, area.y + row * step, size.w, size.h)
            covered = sum(_shared(spot, Rect(i.pose.x - i.size.w / 2, i.pose.y - i.size.h / 2, i.size.w, i.size.h)) for i in board.items)
            if covered < least:
                best, least = spot.centre, covered
        if not least:
            break
    return best


def _shared(a: Rect, b: Rect) -> float:
    return max(0.0, min(a.right, b.right) - max(a.x, b.x)) * max(0.0, min(a.bottom, b.bottom) - max(a.y, b.y))
