"""Polygons and rings: what is inside, how far away the edge is, and how they stand in a mat."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core import outlines
from arrangeerveld.core.geometry import Point, Rect
from arrangeerveld.core.mat import Shape, Zone, gap, inside

PLACE = Rect(100, 100, 400, 200)
TRIANGLE = (Point(200, 0), Point(400, 200), Point(0, 200))
POINTS = st.builds(Point, st.floats(-50, 700), st.floats(-50, 400))


def polygon(*points: Point) -> Zone:
    return Zone("v", "Vak", Shape.POLYGON, PLACE, points=points)


def ring(hole: float, *arc: float) -> Zone:
    return Zone("r", "Vak", Shape.RING, PLACE, hole=hole, arc=(arc[0], arc[1]) if arc else (0.0, 360.0))


@pytest.mark.parametrize(
    ("zone", "within", "outside"),
    [
        (polygon(*TRIANGLE), [(300, 110), (300, 299), (120, 299), (480, 299)], [(110, 110), (490, 110), (300, 301), (300, 99)]),
        (ring(0.5), [(110, 200), (490, 200), (300, 110), (300, 290)], [(300, 200), (210, 200), (300, 160), (101, 101)]),
        (ring(0.0), [(300, 200), (110, 200)], [(101, 101)]),
        (ring(0.5, 0, 90), [(310, 110), (440, 150), (490, 190)], [(290, 110), (490, 210), (300, 200), (320, 190)]),
        (ring(0.5, -90, 90), [(290, 110), (310, 110)], [(300, 290), (110, 210)]),
        (ring(0.0, 90, 180), [(310, 210), (400, 250)], [(310, 190), (290, 210)]),
    ],
)
def test_a_zone_of_any_outline_is_as_it_is_drawn(zone: Zone, within: list[tuple[float, float]], outside: list[tuple[float, float]]) -> None:
    assert [point for point in within if not inside(zone, Point(*point))] == []
    assert [point for point in outside if inside(zone, Point(*point))] == []


@given(POINTS)
def test_the_thirds_of_a_ring_do_not_overlap_and_leave_nothing_out(point: Point) -> None:
    thirds = [ring(0.4, start, start + 120) for start in (0, 120, 240)]
    holding = sum(inside(third, point) for third in thirds)
    far_from_edges = min(outlines.distance(third.curves, point) for third in thirds) > 0.5
    if far_from_edges:
        assert holding == inside(ring(0.4), point)


@given(POINTS, st.sampled_from([polygon(*TRIANGLE), ring(0.5), ring(0.3, 30, 200)]))
def test_the_gap_is_nothing_inside_and_the_way_to_the_edge_outside(point: Point, zone: Zone) -> None:
    away = gap(zone, point)
    assert (away == 0) == (inside(zone, point) or outlines.distance(zone.curves, point) == 0)
    if away > 1:
        steps = [Point(point.x + 0.98 * away * math.cos(a), point.y + 0.98 * away * math.sin(a)) for a in range(7)]
        assert not any(inside(zone, step) for step in steps)


def test_a_moved_zone_takes_its_outline_along() -> None:
    zone = Zone("v", "Vak", Shape.POLYGON, Rect(0, 0, 400, 200), points=TRIANGLE)
    assert zone.curves == (TRIANGLE,)
    assert outlines.around(polygon(*TRIANGLE).curves[0]) == PLACE


def test_the_surface_of_a_line_is_nothing() -> None:
    assert outlines.surface(TRIANGLE) == 40_000
    assert outlines.surface((Point(0, 0), Point(100, 100), Point(50, 50))) == 0


def test_columns_fill_the_zone_below_its_title_and_every_point_has_one_sign() -> None:
    zone = Zone("z", "Leerling", Shape.ROUNDED, PLACE, signs=("+", "−", "?"))
    columns = zone.columns()
    assert [sign for sign, _ in columns] == ["+", "−", "?"]
    assert all(a[1].right == pytest.approx(b[1].x) for a, b in itertools.pairwise(columns))
    assert [zone.sign_at(column.centre) for _, column in columns] == ["+", "−", "?"]
    assert zone.sign_at(Point(0, 0)) == "+"
    assert Zone("z", "Leerling", Shape.ROUNDED, PLACE).sign_at(Point(200, 200)) == ""
