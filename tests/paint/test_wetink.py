"""Wet ink: a line that grows looks as if drawn at once, and only its end is drawn."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from arrangeerveld.core.board import Board, Stroke
from arrangeerveld.core.geometry import Point, Size
from arrangeerveld.core.gestures import Inking
from arrangeerveld.core.mat import Mat
from arrangeerveld.paint.boxes import Box, area, common
from arrangeerveld.paint.runs import Runs
from arrangeerveld.paint.wetink import WetInk
from tests.paint.pictures import same

SCALE = 0.5
WHOLE = 0, 0, 720, 360
BOARD = Board(Mat("m", "m", "m", Size(1440, 720), ()))
ways = st.lists(st.tuples(st.floats(20, 1420), st.floats(20, 700)), min_size=2, max_size=12)


def paint(ink: WetInk, picture: Image.Image, boxes: list[Box]) -> None:
    """Bring a picture up to date as the layer does."""
    for place in boxes:
        box = common(place, WHOLE)
        if box:
            patch = Image.new("RGB", (box[2] - box[0], box[3] - box[1]), "white")
            ink.lay(patch, box)
            picture.paste(patch, box[:2])


def blank() -> Image.Image:
    return Image.new("RGB", (720, 360), "white")


def grown(name: str, way: list[tuple[float, float]]) -> list[Stroke]:
    """A line as it grows under a finger."""
    steps = [Inking(name, (Point(*way[0]),))]
    for at in way[1:]:
        follow = steps[-1].moved(Point(*at), BOARD)
        assert isinstance(follow, Inking)
        steps.append(follow)
    return [step.wet for step in steps]


@settings(max_examples=30, deadline=None)
@given(ways, ways)
def test_lines_that_grow_look_as_if_drawn_at_once(first: list[tuple[float, float]], second: list[tuple[float, float]]) -> None:
    ink, picture = WetInk(Runs(SCALE)), blank()
    a, b = grown("a", first), grown("b", second)
    for i in range(max(len(a), len(b))):
        lines = a[min(i, len(a) - 1)], b[min(i, len(b) - 1)]
        paint(ink, picture, ink.show(lines))
        afresh, once = WetInk(Runs(SCALE)), blank()
        paint(afresh, once, [*afresh.show(lines), WHOLE])
        assert same(picture, once)
    paint(ink, picture, ink.show((b[-1],)))
    paint(ink, picture, ink.show(()))
    assert picture.getextrema() == ((255, 255),) * 3


def test_only_the_end_of_a_growing_line_is_drawn() -> None:
    way = [(100.0 + i * 2, 360 + 250 * math.sin(i / 20)) for i in range(600)]
    ink, picture, steps = WetInk(Runs(SCALE)), blank(), grown("lang", way)
    for step in steps[:500]:
        paint(ink, picture, ink.show((step,)))
    before = ink.drawn
    for step in steps[500:]:
        boxes = ink.show((step,))
        paint(ink, picture, boxes)
        assert sum(map(area, boxes)) < 75 * 75
    assert ink.drawn - before <= 6 * len(steps[500:])
