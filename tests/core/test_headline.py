"""The head line of the mat: one line, with what matters most, and a tab for everybody."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core.board import Board
from arrangeerveld.core.headline import LEFT, head_marks
from arrangeerveld.core.marks import Panel, Text
from arrangeerveld.core.talk import About, Participant
from tests import fakes
from tests.fakes import MEANS

LONG = About(
    "Een lange titel over rust in de klas " * 4, "J.", "5", "2026-11-22", "Spreekkamer twee van het Kompas", "Anne-Marieke van den Broek"
)


def words(about: About, people: int = 0, room: float = 1000) -> list[str]:
    crowd = tuple(Participant(f"p{i}", f"rol {i}") for i in range(people))
    board = replace(Board(fakes.MAT, about=about), people=crowd)
    return [mark.text for mark in head_marks(board, room, MEANS) if isinstance(mark, Text)]


def test_a_long_title_gives_way_to_whom_and_when_and_who_leads() -> None:
    said = words(LONG)
    assert said[0].endswith("…")
    assert said[1:3] == ["J. (groep 5)", "22 november 2026"]
    assert words(LONG, room=1400)[3] == "gespreksleider: Anne-Marieke van den Broek"


def test_where_there_is_no_pupil_none_is_named() -> None:
    board = Board(replace(fakes.MAT, pupil=False), about=About(pupil="J.", group="5"))
    assert [mark.text for mark in head_marks(board, 1000, MEANS) if isinstance(mark, Text)] == ["Proefgesprek", "(groep 5)"]


def test_more_people_than_there_is_room_for_are_counted() -> None:
    said = words(About(), 30)
    assert said[-1] == f"+{30 - len(said[1:-1])}"
    assert len(words(About(), 6)) == 7


@given(st.integers(0, 20), st.text("abw ", max_size=90), st.text("mw ", max_size=60), st.integers(700, 1500))
def test_nothing_is_longer_than_there_is_room_for(people: int, title: str, place: str, room: int) -> None:
    crowd = tuple(Participant(f"p{i}", f"rol {i}", place[:i]) for i in range(people))
    board = replace(Board(fakes.MAT, about=replace(LONG, title=title, place=place)), people=crowd)
    marks = head_marks(board, room, MEANS)
    texts = [mark for mark in marks if isinstance(mark, Text)]
    ends = [mark.start.x + MEANS.type.width(mark.text, mark.weight) * mark.size for mark in texts]
    ends += [mark.place.right for mark in marks if isinstance(mark, Panel)]
    assert max(ends) <= LEFT + room
    starts = [mark.start.x for mark in texts]
    assert starts == sorted(starts)
