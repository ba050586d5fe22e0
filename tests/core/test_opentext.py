"""A long text while somebody writes on it: the lines around the caret are seen, and everything can be reached by touch."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core.board import Note, NoteSize
from arrangeerveld.core.faces import open_caret, open_face, open_pose
from arrangeerveld.core.geometry import Point, Pose, out_of
from arrangeerveld.core.layout import Setting
from arrangeerveld.core.marks import Panel, Text, Weight
from arrangeerveld.core.opentext import ABOVE, BELOW, TALLEST, seen
from tests.fakes import MAT, MEANS

NOTE = Note("m", NoteSize.LARGE, "geel", "", Pose(600, 300))
LONG = " ".join(f"woord{i}" for i in range(200))


def told(caret: int, text: str = LONG) -> set[str]:
    marks = open_face(NOTE, text, caret, None, MEANS).marks
    return {mark.text for mark in marks if isinstance(mark, Text)} & {ABOVE, BELOW}


@given(st.integers(1, 90), st.data(), st.floats(18, 40))
def test_the_line_of_the_caret_is_among_those_that_are_seen(many: int, data: st.DataObject, size: float) -> None:
    line = data.draw(st.integers(0, many - 1))
    shown = seen(Setting(tuple(map(str, range(many))), size), line)
    assert str(line) in shown.setting.lines
    assert shown.setting.height <= TALLEST
    assert shown.first + len(shown.setting.lines) + shown.after == many


@given(st.integers(0, len(LONG)))
def test_the_caret_is_drawn_on_the_note_wherever_it_is(caret: int) -> None:
    face = open_face(NOTE, LONG, caret, None, MEANS)
    drawn = [mark for mark in face.marks if isinstance(mark, Panel)][-1].place
    assert drawn.y >= 0 and drawn.bottom <= face.size.h  # noqa: PT018
    assert face.size == open_pose(NOTE, LONG, MAT.area, MEANS)[1]


def test_it_says_that_there_is_more() -> None:
    assert told(0) == {BELOW}
    assert told(len(LONG)) == {ABOVE}
    assert told(len(LONG) // 2) == {ABOVE, BELOW}
    assert told(0, "Een korte memo") == set()


def test_taps_on_the_upper_edge_lead_to_the_beginning() -> None:
    pose, size = open_pose(NOTE, LONG, MAT.area, MEANS)
    caret = len(LONG)
    way: list[int] = []
    while caret and len(way) < 20:
        caret = open_caret(NOTE, LONG, out_of(pose, Point(-size.w / 2 + 12, -size.h / 2 + 10)), MAT.area, MEANS, caret)
        way.append(caret)
    assert way[-1] == 0
    assert way == sorted(way, reverse=True)


def test_the_words_are_in_the_bold_letters_they_were_measured_in() -> None:
    marks = open_face(NOTE, LONG, 0, None, MEANS).marks
    words = next(mark for mark in marks if isinstance(mark, Text) and mark.text == BELOW)
    assert words.weight is Weight.BOLD
    assert MEANS.type.width(BELOW, Weight.BOLD) * words.size < NOTE.size.w
