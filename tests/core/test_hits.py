"""What lies under a finger, and which zone an item belongs to."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core.board import CARD, area_of
from arrangeerveld.core.geometry import Point, Rect, Size, out_of
from arrangeerveld.core.hits import REACH, covers, free_place, item_at, zone_at, zone_for
from arrangeerveld.core.mat import HEIGHT, Mat, Shape, Zone, inside
from tests.fakes import MAT, board, card, note

PLACE = Rect(100, 100, 300, 200)
POINTS = st.builds(Point, st.floats(-20, 1220), st.floats(-20, 740))


@pytest.mark.parametrize(
    ("shape", "within", "outside"),
    [
        (Shape.RECTANGLE, [(100, 100), (250, 200), (399.9, 299.9)], [(99.9, 200), (400, 200), (250, 300)]),
        (Shape.ROUNDED, [(100, 100), (250, 200), (399.9, 299.9)], [(99.9, 200), (400, 200), (250, 300)]),
        (Shape.PILL, [(101, 200), (200, 101), (300, 299), (399, 200), (130, 130)], [(101, 101), (128, 128), (399, 299), (250, 301)]),
        (Shape.ELLIPSE, [(101, 200), (250, 101), (145, 130), (250, 200)], [(101, 101), (143, 129), (399, 299), (250, 301)]),
    ],
)
def test_a_zone_is_as_it_is_drawn(shape: Shape, within: list[tuple[float, float]], outside: list[tuple[float, float]]) -> None:
    zone = Zone("vak", "Vak", shape, PLACE)
    assert all(inside(zone, Point(*point)) for point in within)
    assert not any(inside(zone, Point(*point)) for point in outside)


@pytest.mark.parametrize("place", [Rect(0, 0, 300, 100), Rect(0, 0, 100, 300), Rect(0, 0, 100, 100)])
def test_a_pill_lies_either_way_and_a_square_one_is_a_circle(place: Rect) -> None:
    pill = Zone("vak", "Vak", Shape.PILL, place)
    ends = [Point(1, place.h / 2), Point(place.w - 1, place.h / 2), Point(place.w / 2, 1), Point(place.w / 2, place.h - 1)]
    assert all(inside(pill, end) for end in ends)
    corner = 50 - 50 / math.sqrt(2)
    assert inside(pill, Point(corner + 0.1, corner + 0.1))
    assert not inside(pill, Point(corner - 0.1, corner - 0.1))


@given(POINTS, st.permutations(MAT.zones))
def test_the_topmost_zone_at_a_point_is_the_last_that_holds_it(point: Point, zones: list[Zone]) -> None:
    found = zone_at(Mat("m", "", "", MAT.size, tuple(zones)), point)
    holding = [zone for zone in zones if inside(zone, point)]
    assert found is (holding[-1] if holding else None)


@given(POINTS)
def test_an_item_in_a_zone_is_of_that_zone_and_one_in_a_gap_of_the_nearest(point: Point) -> None:
    zone = zone_for(MAT, point)
    drawn = zone_at(MAT, point)
    if drawn is not None:
        assert zone is drawn
    elif zone is not None:
        assert near(zone, point)
    else:
        assert not any(near(other, point, REACH - 1) for other in MAT.zones)


def near(zone: Zone, point: Point, reach: float = REACH + 1) -> bool:
    """Whether the zone, as it is drawn, comes within reach of a point."""
    steps = [(r, a) for r in (reach * 0.25, reach * 0.5, reach * 0.75, reach) for a in range(0, 360, 3)]
    around = (Point(point.x + r * math.cos(math.radians(a)), point.y + r * math.sin(math.radians(a))) for r, a in steps)
    return any(inside(zone, spot) for spot in around)


def test_beside_the_round_end_of_a_zone_the_nearest_zone_counts_as_it_is_drawn() -> None:
    round_, square = Zone("rond", "", Shape.ELLIPSE, Rect(0, 0, 400, 400)), Zone("recht", "", Shape.RECTANGLE, Rect(0, 405, 400, 100))
    mat = Mat("m", "", "", Size(800, HEIGHT), (round_, square))
    found = zone_for(mat, Point(10, 398))
    assert found is square
    assert zone_for(mat, Point(20, 20)) is None
    assert zone_for(mat, Point(200, 403)) in {round_, square}


def test_far_from_all_zones_there_is_none() -> None:
    assert zone_for(MAT, Point(600, 4)) is None
    assert zone_for(Mat("leeg", "", "", MAT.size, ()), Point(600, 4)) is None


def test_the_topmost_item_is_hit() -> None:
    lying = board(card("onder", 300, 300), note("boven", 330, 300))
    assert item_at(lying, Point(330, 300)) is lying.items[1]
    assert item_at(lying, Point(200, 300)) is lying.items[0]
    assert item_at(lying, Point(900, 300)) is None


@given(st.floats(-360, 360), st.floats(-0.499, 0.499), st.floats(-0.499, 0.499))
def test_a_turned_item_is_hit_where_it_lies(turn: float, across: float, down: float) -> None:
    item = board(card("a", 600, 360, turn)).items[0]
    assert covers(item, out_of(item.pose, Point(across * CARD.w, down * CARD.h)))
    assert not covers(item, out_of(item.pose, Point((across + 1) * CARD.w, down * CARD.h)))


def test_a_new_item_lies_where_it_covers_nothing() -> None:
    lying = board(*(card(f"k{x}{y}", 140 + x * 240, 110 + y * 120) for x in range(4) for y in range(2)))
    area = Rect(20, 50, 1160, 600)
    middle = free_place(lying, area, CARD, Point(140, 110))
    spot = Rect(middle.x - CARD.w / 2, middle.y - CARD.h / 2, CARD.w, CARD.h)
    assert not any(area_of(item).meets(spot) for item in lying.items)
    assert free_place(board(), area, CARD, Point(600, 360)) != middle


@given(st.lists(st.tuples(st.floats(0, 1200), st.floats(0, 720)), max_size=30), POINTS)
def test_a_new_item_lies_in_the_area_however_full_it_is(places: list[tuple[float, float]], near_to: Point) -> None:
    area = Rect(20, 187, 1160, 389)
    middle = free_place(board(*(card(f"k{i}", *place) for i, place in enumerate(places))), area, CARD, near_to)
    assert area.x + CARD.w / 2 <= middle.x <= area.right - CARD.w / 2
    assert area.y + CARD.h / 2 <= middle.y <= area.bottom - CARD.h / 2
