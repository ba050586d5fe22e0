"""Places and turns: seeing a point from a thing and back, boxes around turned things, and staying on the mat."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core.geometry import Point, Pose, Rect, Size, bounds, distance, into, kept_inside, out_of

PLACES = st.floats(-2000, 2000)
TURNS = st.floats(-720, 720)
SIZES = st.floats(1, 600)


@given(PLACES, PLACES, TURNS, PLACES, PLACES)
def test_seen_from_a_thing_and_back_is_the_same_point(x: float, y: float, turn: float, px: float, py: float) -> None:
    pose = Pose(x, y, turn)
    assert out_of(pose, into(pose, Point(px, py))) == pytest.approx((px, py), abs=1e-6)


def test_a_quarter_turn_goes_clockwise() -> None:
    assert out_of(Pose(100, 100, 90), Point(10, 0)) == pytest.approx((100, 110))
    assert into(Pose(100, 100, 90), Point(100, 110)) == pytest.approx((10, 0))


@given(PLACES, PLACES, TURNS, SIZES, SIZES)
def test_the_box_around_a_turned_thing_is_the_smallest_that_holds_its_corners(x: float, y: float, turn: float, w: float, h: float) -> None:
    pose = Pose(x, y, turn)
    corners = [out_of(pose, Point(sx * w / 2, sy * h / 2)) for sx in (-1, 1) for sy in (-1, 1)]
    box = bounds(pose, Size(w, h))
    xs, ys = [corner.x for corner in corners], [corner.y for corner in corners]
    assert (box.x, box.y, box.right, box.bottom) == pytest.approx((min(xs), min(ys), max(xs), max(ys)), abs=1e-6)


@given(PLACES, PLACES, TURNS)
def test_what_is_kept_inside_lies_inside_as_near_as_can_be(x: float, y: float, turn: float) -> None:
    area, size = Rect(0, 0, 1200, 720), Size(228, 106)
    kept = kept_inside(Pose(x, y, turn), size, area)
    box = bounds(kept, size)
    assert box.x >= -1e-6
    assert box.y >= -1e-6
    assert box.right <= area.right + 1e-6
    assert box.bottom <= area.bottom + 1e-6
    assert kept.turn == turn
    assert kept_inside(kept, size, area) == pytest.approx(kept)
    around = bounds(Pose(x, y, turn), size)
    if around.x >= 0 and around.right <= area.right:
        assert kept.x == x


def test_what_is_larger_than_the_area_is_centred() -> None:
    assert kept_inside(Pose(5, 5), Size(300, 50), Rect(0, 0, 200, 100)) == Pose(100, 25)


def test_left_and_top_edges_belong_to_a_rectangle_and_the_others_do_not() -> None:
    rect = Rect(10, 20, 30, 40)
    assert rect.contains(Point(10, 20))
    assert not rect.contains(Point(40, 30))
    assert not rect.contains(Point(20, 60))


def test_rectangles_that_only_touch_do_not_meet() -> None:
    assert not Rect(0, 0, 10, 10).meets(Rect(10, 0, 10, 10))
    assert Rect(0, 0, 10, 10).meets(Rect(9.9, 9.9, 10, 10))
    assert Rect(0, 0, 10, 10).joined(Rect(20, 5, 10, 10)) == Rect(0, 0, 30, 15)


@pytest.mark.parametrize(("point", "far"), [(Point(5, 5), 0), (Point(-3, 5), 3), (Point(13, 14), 5)])
def test_distance_to_a_rectangle(point: Point, far: float) -> None:
    assert Rect(0, 0, 10, 10).distance(point) == pytest.approx(far)
    assert distance(Point(0, 0), Point(3, 4)) == math.hypot(3, 4)
