"""Text breaks into lines that fit, fits its box or is folded, and the caret stands where the next letter comes."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core.geometry import Rect
from arrangeerveld.core.layout import MORE, TIGHT, Setting, break_lines, fit, open_setting, text_marks
from arrangeerveld.core.marks import Weight
from tests.fakes import FixedType

TYPE = FixedType()
REGULAR = Weight.REGULAR
WORDS = st.text("abcdefgilmw-/", min_size=1, max_size=24)
TEXTS = st.lists(WORDS | st.sampled_from([" ", "  ", "\n", "\n\n"]), max_size=14).map(" ".join) | st.text("abw -/\n", max_size=40)
WIDTHS = st.floats(0.95, 20)
SIZES = (28.0, 26.3, 24.6)
SLACK = 1e-9


def bare(text: str) -> str:
    """A text without what line breaking may change: spaces and hyphens."""
    return "".join(char for char in text if not char.isspace() and char != "-")


@given(TEXTS, st.floats(0.1, 20))
def test_every_line_fits_unless_it_is_one_letter(text: str, width: float) -> None:
    for line in break_lines(text, width, REGULAR, TYPE):
        assert TYPE.width(line, REGULAR) <= width + SLACK or len(line) == 1


@given(TEXTS, st.floats(0.1, 20))
def test_the_lines_together_are_the_text(text: str, width: float) -> None:
    lines = break_lines(text, width, REGULAR, TYPE)
    assert bare("".join(lines)) == bare(text)
    assert all(line == line.strip() for line in lines)


@given(TEXTS)
def test_with_room_enough_only_the_breaks_of_the_text_stay(text: str) -> None:
    assert break_lines(text, 1000, REGULAR, TYPE) == tuple(" ".join(line.split()) for line in text.split("\n"))


@given(TEXTS, WIDTHS)
def test_no_line_is_empty_but_where_the_text_has_an_empty_line(text: str, width: float) -> None:
    empty = sum(not line for line in break_lines(text, width, REGULAR, TYPE))
    assert empty == sum(not line.strip() for line in text.split("\n"))


@given(st.lists(st.text("abilm", min_size=1, max_size=8), min_size=1, max_size=12), st.floats(8, 20))
def test_no_word_is_broken_that_fits_and_no_line_is_shorter_than_it_must_be(words: list[str], width: float) -> None:
    lines = [line.split() for line in break_lines(" ".join(words), width, REGULAR, TYPE)]
    assert [word for line in lines for word in line] == words
    for line, after in itertools.pairwise(lines):
        assert TYPE.width(" ".join([*line, after[0]]), REGULAR) > width - SLACK


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, ("",)),
        ("samen lezen", 5.7, ("samen lezen",)),
        ("samen lezen", 3, ("samen", "lezen")),
        ("samenlezen", 3.6, ("samen-", "lezen")),
        ("auto-weg", 3, ("auto-", "weg")),
        ("a bbbbbbbb", 3, ("a bbb-", "bbbbb")),
        ("een\n\ntwee", 9, ("een", "", "twee")),
        ("aaaa", 0.4, ("a", "a", "a", "a")),
    ],
)
def test_breaking(text: str, width: float, lines: tuple[str, ...]) -> None:
    class Type(FixedType):
        def hyphens(self, word: str) -> tuple[int, ...]:
            return {"samenlezen": (5,), "bbbbbbbb": (3,)}.get(word, ())

    assert break_lines(text, width, REGULAR, Type()) == lines


@given(TEXTS, st.floats(95, 300), st.floats(40, 200), st.sampled_from(Weight))
def test_set_text_stays_in_its_box(text: str, w: float, h: float, weight: Weight) -> None:
    box = Rect(5, 7, w, h)
    setting = fit(text, box, SIZES, weight, TYPE, leading=TIGHT)
    assert setting.size in SIZES
    assert setting.height <= h + 0.001 * setting.size * TIGHT + SLACK
    for line in setting.lines:
        assert TYPE.width(line, weight) * setting.size <= w + SLACK
    for mark in text_marks(setting, box, "#000000", weight, middle=True):
        assert box.y <= mark.start.y - 0.5 * mark.size
        assert mark.start.y <= box.bottom


@given(TEXTS, st.floats(60, 300), st.floats(40, 200))
def test_text_is_folded_only_when_the_smallest_size_does_not_fit_and_says_so(text: str, w: float, h: float) -> None:
    setting = fit(text, Rect(0, 0, w, h), SIZES, REGULAR, TYPE)
    lines = break_lines(text, w / SIZES[-1], REGULAR, TYPE)
    assert setting.folded is (len(lines) > int(h / (SIZES[-1] * setting.leading) + 0.001))
    assert not setting.folded or setting.size == SIZES[-1]
    assert setting.folded is setting.lines[-1].endswith(MORE)
    if not setting.folded:
        assert setting.lines == break_lines(text, w / setting.size, REGULAR, TYPE)
    else:
        assert setting.lines[:-1] == lines[: len(setting.lines) - 1]
        assert bare(text).startswith(bare("".join(setting.lines).removesuffix(MORE)))


def test_the_largest_size_that_fits_is_taken_and_a_smaller_one_rather_than_a_broken_word() -> None:
    box = Rect(0, 0, 140, 60)
    assert fit("aaaaa", box, SIZES, REGULAR, TYPE).size == 28.0
    assert fit("aaaaaaaaaa", box, SIZES, REGULAR, TYPE).size == 28.0
    assert fit("aaaaaaaaaaa", box, SIZES, REGULAR, TYPE).size == 24.6
    assert fit("aaaaaaaaaaa", box, SIZES, REGULAR, TYPE).lines == ("aaaaaaaaaaa",)


def test_a_folded_line_does_not_end_in_a_hyphen() -> None:
    class Type(FixedType):
        def hyphens(self, word: str) -> tuple[int, ...]:
            return (3,) if word.startswith("aaab") else ()

    setting = fit("aaabbbbbbbbbbbbbbbbbbb", Rect(0, 0, 160, 30), (24.6,), REGULAR, Type())
    assert setting.lines == ("aaa" + MORE,)


def test_marks_stand_under_each_other_and_empty_lines_make_none() -> None:
    setting = Setting(("een", "", "twee"), 20.0, leading=1.1)
    first, second = text_marks(setting, Rect(10, 100, 200, 200), "#000000", REGULAR)
    assert (first.text, second.text) == ("een", "twee")
    assert second.start.y - first.start.y == pytest.approx(44)
    assert first.start.x == 10


@given(TEXTS, st.data(), st.floats(60, 300))
def test_the_caret_stands_where_the_next_letter_comes(text: str, data: st.DataObject, width: float) -> None:
    caret = data.draw(st.integers(0, len(text)))
    setting, line, across = open_setting(text, caret, width, 24.6, REGULAR, TYPE)
    assert bare("".join(setting.lines)) == bare(text)
    assert 0 <= line < len(setting.lines)
    assert 0 <= across <= width + SLACK
    own = setting.lines[line]
    before = max(end for end in range(len(own) + 1) if TYPE.width(own[:end], REGULAR) * 24.6 <= across + 1e-6)
    assert bare("".join([*setting.lines[:line], own[:before]])) == bare(text[:caret])


@given(TEXTS, st.data(), st.floats(60, 300))
def test_lines_stay_where_they_are_when_the_caret_only_moves(text: str, data: st.DataObject, width: float) -> None:
    caret = data.draw(st.integers(0, len(text)))
    lines = open_setting(text, caret, width, 24.6, REGULAR, TYPE)[0].lines
    in_a_word = text[caret : caret + 1].strip() and text[max(0, caret - 1) : caret].strip()
    if in_a_word and "-" not in text and "/" not in text:
        assert lines == break_lines(text, width / 24.6, REGULAR, TYPE)


@pytest.mark.parametrize(
    ("text", "caret", "line", "across"),
    [("", 0, 0, 0), ("aa", 0, 0, 0), ("aa", 1, 0, 5), ("aa", 2, 0, 10), ("aa ", 3, 0, 15), ("aa\n", 3, 1, 0), ("aa\naa", 4, 1, 5)],
)
def test_the_caret(text: str, caret: int, line: int, across: float) -> None:
    _, found, place = open_setting(text, caret, 100, 10.0, REGULAR, TYPE)
    assert (found, place) == (line, across)


def test_a_paragraph_that_runs_from_the_right_ends_at_the_right_edge() -> None:
    text = "Lezen samen\nسلام abc يا\n\n123 سلام"
    setting = fit(text, Rect(10, 0, 300, 300), SIZES, REGULAR, TYPE)
    marks = text_marks(setting, Rect(10, 0, 300, 300), "#000000", REGULAR)
    assert [mark.text for mark in marks] == ["Lezen samen", "سلام abc يا", "123 سلام"]
    ends = [mark.start.x + TYPE.width(mark.text, REGULAR) * mark.size for mark in marks]
    assert marks[0].start.x == 10
    assert ends[1:] == [pytest.approx(310), pytest.approx(310)]
    _, _, across = open_setting("سلام", 4, 300.0, 20.0, REGULAR, TYPE)
    assert across == pytest.approx(300 - TYPE.width("سلام", REGULAR) * 20)
