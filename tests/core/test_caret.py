"""A tap in an open note places the caret: from caret to point and back is the same place, turned or not."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from arrangeerveld.core.board import Card, Item, Note, NoteSize
from arrangeerveld.core.faces import open_caret, open_face, open_pose
from arrangeerveld.core.geometry import Point, Pose, Rect, out_of
from arrangeerveld.core.layout import caret_at, open_setting
from arrangeerveld.core.marks import Panel, Weight
from tests.fakes import MAT, MEANS, FixedType

TYPE, REGULAR = FixedType(), Weight.REGULAR
WORDS = st.lists(st.text("abilmw-", min_size=1, max_size=16) | st.text("ابحس", min_size=1, max_size=9), max_size=12).map(" ".join)
TEXTS = st.one_of(st.text("abw -\n", max_size=40), st.text("ابwح -\n", max_size=40), WORDS, st.lists(WORDS, max_size=4).map("\n".join))


def place(text: str, caret: int, width: float) -> tuple[int, float]:
    return open_setting(text, caret, width, 1.0, REGULAR, TYPE)[1:]


@given(TEXTS, st.floats(2, 12), st.data())
def test_the_place_of_a_caret_gives_that_place_again(text: str, width: float, data: st.DataObject) -> None:
    caret = data.draw(st.integers(0, len(text)))
    line, across = place(text, caret, width)
    assert place(text, caret_at(text, line, across, width, 1.0, REGULAR, TYPE), width) == (line, across)


@given(WORDS, st.floats(2, 12), st.data())
def test_between_words_with_one_space_it_is_the_very_caret(text: str, width: float, data: st.DataObject) -> None:
    caret = data.draw(st.integers(0, len(text)))
    here = place(text, caret, width)
    assume(sum(place(text, other, width) == here for other in range(len(text) + 1)) == 1)
    assert caret_at(text, *here, width, 1.0, REGULAR, TYPE) == caret


@given(WORDS, st.floats(2, 12), st.integers(0, 8), st.floats(-1, 14))
def test_no_caret_on_the_same_line_is_nearer(text: str, width: float, line: int, across: float) -> None:
    places = [place(text, caret, width) for caret in range(len(text) + 1)]
    same = [spot for spot in places if spot[0] == line]
    assume(same)
    found = place(text, caret_at(text, line, across, width, 1.0, REGULAR, TYPE), width)
    assert found[0] == line
    assert abs(found[1] - across) <= min(abs(spot[1] - across) for spot in same) + 1e-9


ITEMS = (
    Note("m", NoteSize.SMALL, "geel", "", Pose(400, 300)),
    Note("m", NoteSize.LARGE, "geel", "", Pose(400, 300, 30)),
    Note("m", NoteSize.LARGE, "geel", "", Pose(130, 90, 90)),
    Card("k", "zelf", "", Pose(600, 400)),
)


def caret_point(item: Item, text: str, caret: int) -> Point:
    """The middle of the drawn caret, on the mat."""
    face = open_face(item, text, caret, None, MEANS)
    drawn = [mark for mark in face.marks if isinstance(mark, Panel)][-1].place
    pose, size = open_pose(item, text, MAT.area, MEANS)
    return out_of(pose, Point(drawn.x - size.w / 2, drawn.centre.y - size.h / 2))


@given(st.sampled_from(ITEMS), WORDS, st.data())
def test_a_tap_on_the_drawn_caret_leaves_it_there(item: Item, text: str, data: st.DataObject) -> None:
    caret = data.draw(st.integers(0, len(text)))
    point = caret_point(item, text, caret)
    found = open_caret(item, text, point, MAT.area, MEANS)
    assert caret_point(item, text, found) == pytest.approx(point, abs=0.01)


def test_beside_the_text_the_nearest_end_is_taken() -> None:
    note, text = ITEMS[0], "een\ntwee"
    top, bottom = caret_point(note, text, 0), caret_point(note, text, len(text))
    assert open_caret(note, text, Point(top.x - 200, top.y - 200), MAT.area, MEANS) == 0
    assert open_caret(note, text, Point(bottom.x + 200, bottom.y + 200), MAT.area, MEANS) == len(text)
    assert open_caret(note, text, Point(bottom.x + 200, top.y), MAT.area, MEANS) == 3
    assert open_caret(note, "", top, Rect(0, 0, 800, 600), MEANS) == 0
