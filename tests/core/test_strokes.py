"""Ink: kept without a visible difference, smoothed through its points, and rubbed out exactly where the eraser went."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arrangeerveld.core.board import Stroke
from arrangeerveld.core.geometry import Point, distance
from arrangeerveld.core.gestures import WINDOW, Inking
from arrangeerveld.core.strokes import BULGE, THIN, pieces_of, rubbed, smoothed
from tests.fakes import board, stroke

POINTS = st.builds(Point, st.floats(0, 1200), st.floats(0, 720))
LINES = st.lists(POINTS, min_size=1, max_size=12).map(tuple)
RADIUS = 16.0
HALF = 3.0  # half the pen


def to_line(point: Point, line: Sequence[Point]) -> float:
    """How far a point lies from a line of straight pieces."""
    if len(line) == 1:
        return distance(point, line[0])
    return min(to_piece(point, a, b) for a, b in itertools.pairwise(line))


def to_piece(point: Point, a: Point, b: Point) -> float:
    length = distance(a, b)
    if length < 1e-9:
        return distance(point, a)
    along = max(0.0, min(1.0, ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / length**2))
    return distance(point, Point(a.x + (b.x - a.x) * along, a.y + (b.y - a.y) * along))


def dense(line: Sequence[Point], step: float = 2.0) -> list[Point]:
    """Points all along a line."""
    dots = [line[0]]
    for a, b in itertools.pairwise(line):
        pieces = max(1, math.ceil(distance(a, b) / step))
        dots += [Point(a.x + (b.x - a.x) * i / pieces, a.y + (b.y - a.y) * i / pieces) for i in range(1, pieces + 1)]
    return dots


def drawn(way: Sequence[Point]) -> tuple[list[Point], list[Inking]]:
    """A line as it grows under a finger: the calmed places it was led through, and the gesture after each."""
    steps = [Inking("s", (way[0],))]
    led = [way[0]]
    for place in way[1:]:
        follow = steps[-1].moved(place, board())
        assert isinstance(follow, Inking)
        if follow is not steps[-1]:
            led.append(follow.loose[-1])
        steps.append(follow)
    return led, steps


@settings(deadline=None, max_examples=40)
@given(LINES)
def test_a_drawn_line_lies_within_the_slack_of_where_the_finger_went(line: tuple[Point, ...]) -> None:
    led, steps = drawn(dense(line, 8))
    kept = steps[-1].wet.points
    assert (kept[0], kept[-1]) == (led[0], led[-1])
    assert set(kept) <= set(led)
    assert max(to_line(point, kept) for point in led) <= THIN + 1e-6


@settings(deadline=None, max_examples=40)
@given(LINES)
def test_what_was_kept_of_a_line_never_changes_while_it_grows(line: tuple[Point, ...]) -> None:
    _, steps = drawn(dense(line, 8))
    for before, after in itertools.pairwise(steps):
        assert after.points[: len(before.points)] == before.points


def test_a_straight_line_keeps_few_points() -> None:
    _, steps = drawn([Point(i, 2 * i) for i in range(200)])
    assert len(steps[-1].wet.points) <= 200 / WINDOW + 3


@given(LINES)
def test_a_smoothed_line_goes_through_all_points_in_their_order(line: tuple[Point, ...]) -> None:
    curve = iter(smoothed(line))
    assert all(point in curve for point in line)


@given(LINES)
def test_a_smoothed_line_stays_near_the_drawn_one(line: tuple[Point, ...]) -> None:
    assert max(to_line(point, line) for point in smoothed(line)) <= BULGE


def test_a_smoothed_circle_is_rounder_than_its_corners() -> None:
    corners = [Point(100 + 30 * math.cos(i / 2), 100 + 30 * math.sin(i / 2)) for i in range(13)]
    curve = smoothed(corners)
    middles = [Point((a.x + b.x) / 2, (a.y + b.y) / 2) for a, b in itertools.pairwise(corners)]
    assert max(30 - distance(Point(100, 100), middle) for middle in middles) > 0.9
    inner = [point for point in curve if to_line(point, corners[1:-1]) < 2 and point not in corners[:2] + corners[-2:]]
    assert max(abs(distance(Point(100, 100), point) - 30) for point in inner[6:-6]) < 0.3


def test_a_sharp_corner_stays_sharp() -> None:
    corner = (Point(0, 0), Point(40, 0), Point(40, 40))
    assert max(to_line(point, corner) for point in smoothed(corner)) < 1e-6


@given(LINES, POINTS, POINTS)
def test_the_eraser_leaves_nothing_where_it_went(line: tuple[Point, ...], a: Point, b: Point) -> None:
    left = rubbed(Stroke("s", line), a, b, RADIUS)
    pieces = (line,) if left is None else left
    for piece in pieces:
        assert min(to_piece(dot, a, b) for dot in dense(piece)) >= RADIUS + HALF - 0.001


@given(LINES, POINTS, POINTS)
def test_the_eraser_keeps_everything_further_away(line: tuple[Point, ...], a: Point, b: Point) -> None:
    left = rubbed(Stroke("s", line), a, b, RADIUS)
    far = [dot for dot in dense(line) if to_piece(dot, a, b) > RADIUS + HALF + 0.001]
    pieces = (line,) if left is None else left
    assert all(min(to_line(dot, piece) for piece in pieces) < 1e-6 for dot in far)


@given(LINES, POINTS, POINTS)
def test_what_is_left_lies_where_it_was_drawn(line: tuple[Point, ...], a: Point, b: Point) -> None:
    for piece in rubbed(Stroke("s", line), a, b, RADIUS) or ():
        assert len(piece) > 1
        assert all(one != other for one, other in itertools.pairwise(piece)) or len(set(line)) < len(line)
        assert max(to_line(point, line) for point in piece) < 1e-6


def test_a_line_that_is_not_touched_is_left_alone() -> None:
    assert rubbed(stroke("s", (0, 0), (100, 0)), Point(0, 60), Point(100, 60), RADIUS) is None
    assert rubbed(stroke("s", (0, 0), (100, 100)), Point(90, 5), Point(91, 5), RADIUS) is None


def test_a_dot_goes_wholly_and_a_line_is_cut_in_two() -> None:
    assert rubbed(stroke("s", (50, 50)), Point(60, 50), Point(60, 50), RADIUS) == ()
    left = rubbed(stroke("s", (0, 0), (200, 0)), Point(100, -40), Point(100, 40), RADIUS)
    assert left is not None
    assert [(round(piece[0].x), round(piece[-1].x)) for piece in left] == [(0, 81), (119, 200)]


def test_a_quick_eraser_also_rubs_between_two_points() -> None:
    left = rubbed(stroke("s", (100, 300), (102, 300)), Point(100, 0), Point(100, 700), RADIUS)
    assert left == ()


def test_rubbing_little_by_little_does_not_bend_what_is_left() -> None:
    line = tuple(Point(5 * i, 100 + 40 * math.sin(i / 4) + 3 * math.sin(i * 1.7)) for i in range(120))
    rest = [Stroke("s", line)]
    for step in range(300):
        at, then = Point(600 - step, 100), Point(599 - step, 100)
        cut = [(one, rubbed(one, at, then, 60.0)) for one in rest]
        rest = [piece for one, left in cut for piece in ((one,) if left is None else pieces_of(one, left))]
    kept = [dot for dot in dense(line) if dot.x < 200]
    assert max(min(to_line(dot, one.points) for one in rest) for dot in kept) < 1e-6


def test_pieces_keep_the_pen_and_get_ids_of_their_own() -> None:
    pieces = pieces_of(stroke("s", (0, 0), (9, 0), width=4), ((Point(0, 0), Point(1, 0)), (Point(8, 0), Point(9, 0))))
    assert [(piece.id, piece.width) for piece in pieces] == [("s.0", 4), ("s.1", 4)]


@pytest.mark.parametrize("points", [(), (Point(1, 1),), (Point(1, 1), Point(1, 1)), (Point(1, 1),) * 5])
def test_points_on_top_of_each_other_are_no_trouble(points: tuple[Point, ...]) -> None:
    assert set(smoothed(points)) == set(points)
