"""The sheet of ink: brought up to date bit by bit it shows the same as drawn afresh, and draws only what changed."""

from __future__ import annotations

import math
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from arrangeerveld.core.board import Board, Stroke
from arrangeerveld.core.geometry import Point, Size
from arrangeerveld.core.gestures import Erasing, Inking
from arrangeerveld.core.mat import Mat
from arrangeerveld.core.session import Scene
from arrangeerveld.paint.inksheet import InkSheet
from tests.paint.pictures import same

SCALE = 0.5
SIZE = (720, 360)
MAT = Mat("m", "m", "m", Size(1440, 720), ())


def fresh(strokes: tuple[Stroke, ...]) -> Image.Image:
    sheet = InkSheet(SIZE, SCALE)
    sheet.show(strokes)
    return sheet.image


def wave(name: str, points: int, height: float, colour: str = "zwart") -> Stroke:
    line = tuple(Point(100 + i * 1200 / points, 360 + height * math.sin(i / 5)) for i in range(points + 1))
    return Stroke(name, line, 6.0, colour)


def drawn(way: Iterable[tuple[float, float]]) -> list[Inking]:
    """A line as it grows under a finger."""
    places = [Point(*at) for at in way]
    steps = [Inking("nat", (places[0],))]
    for place in places[1:]:
        follow = steps[-1].moved(place, Board(MAT))
        assert isinstance(follow, Inking)
        steps.append(follow)
    return steps


ways = st.lists(st.tuples(st.floats(20, 1420), st.floats(20, 700)), min_size=2, max_size=12)


@settings(max_examples=25, deadline=None)
@given(ways, ways)
def test_a_line_that_grows_looks_as_if_drawn_at_once(first: list[tuple[float, float]], second: list[tuple[float, float]]) -> None:
    sheet, lying = InkSheet(SIZE, SCALE), wave("ligt", 60, 200, "rood")
    for a, b in zip(drawn(first), drawn(second), strict=False):
        sheet.show((lying, a.wet))
        sheet.show((lying, a.wet, Stroke("ander", b.wet.points)))
    done = drawn(first)[-1].wet
    sheet.show((lying, done))
    assert same(sheet.image, fresh((lying, done)))
    sheet.show((lying,))
    assert same(sheet.image, fresh((lying,)))


@settings(max_examples=25, deadline=None)
@given(ways)
def test_rubbing_out_and_taking_that_back(way: list[tuple[float, float]]) -> None:
    lines = (wave("a", 80, 150), wave("b", 40, 80, "blauw"), wave("c", 20, 300))
    board, sheet = Board(MAT, ink=lines), InkSheet(SIZE, SCALE)
    sheet.show(lines)
    gesture = Erasing(Point(*way[0]))
    for at in way:
        gesture = gesture.moved(Point(*at), board)
        sheet.show(Scene((), lines, frozenset(), (), gesture.cuts).lines())
    after = gesture.apply(board).ink
    sheet.show(after)
    assert same(sheet.image, fresh(after))
    sheet.show(lines)
    assert same(sheet.image, fresh(lines))


def test_a_growing_line_draws_only_its_end() -> None:
    sheet, steps = InkSheet(SIZE, SCALE), drawn((100 + i * 2, 360 + 250 * math.sin(i / 20)) for i in range(600))
    for step in steps[:500]:
        sheet.show((step.wet,))
    before = sheet.drawn
    changed = [place for step in steps[500:] for place in sheet.show((step.wet,))]
    assert sheet.drawn - before <= 6 * len(steps[500:])
    assert max(place.w * place.h for place in changed) < 150 * 150


def test_what_did_not_change_draws_nothing() -> None:
    sheet, lines = InkSheet(SIZE, SCALE), tuple(wave(f"s{i}", 30, i) for i in range(50))
    sheet.show(lines)
    before = sheet.drawn
    assert sheet.show(tuple(lines)) == []
    assert sheet.drawn == before
    (place,) = sheet.show((*lines, Stroke("nieuw", (Point(10, 10), Point(30, 20)))))
    assert place.w < 60
    assert sheet.drawn - before < 5


def test_two_lines_that_share_their_points_are_both_there() -> None:
    place, sheet = Point(200, 200), InkSheet(SIZE, SCALE)
    dots = Stroke("a", (place,)), Stroke("b", (place,))
    sheet.show(dots[:1])
    sheet.show(dots)
    assert same(sheet.image, fresh(dots))
    sheet.show(dots[1:])
    assert same(sheet.image, fresh(dots[1:]))


def test_a_line_that_is_laid_over_others_draws_none_of_them_again() -> None:
    sheet, lines = InkSheet(SIZE, SCALE), tuple(wave(f"s{i}", 30, 40.0 * i) for i in range(8))
    sheet.show(lines)
    before, over = sheet.drawn, Stroke("over", (Point(500, 60), Point(520, 660)), 6.0, "rood")
    sheet.show((*lines, over))
    assert sheet.drawn - before < 40  # its own runs, in the blocks they cross
    assert same(sheet.image, fresh((*lines, over)))
    sheet.show(lines)
    assert same(sheet.image, fresh(lines))


def test_a_line_between_others_is_drawn_between_them() -> None:
    sheet, (under, over) = InkSheet(SIZE, SCALE), (wave("a", 40, 100, "rood"), wave("b", 30, 120, "groen"))
    sheet.show((under, over))
    between = (under, Stroke("nieuw", (Point(200, 100), Point(900, 600)), 30.0), over)
    sheet.show(between)
    assert same(sheet.image, fresh(between))
