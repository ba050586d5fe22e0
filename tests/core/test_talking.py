"""People, agreements, permissions and steps: every operation gives a new board, or the very same when there is nothing to do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core import talking
from arrangeerveld.core.board import Board, Note, NoteSize
from arrangeerveld.core.colours import NOTES
from arrangeerveld.core.geometry import Pose, Size
from arrangeerveld.core.mat import Mat, Step
from arrangeerveld.core.talk import NOT_BEGUN, About, Agreement, Answer, Consent, Participant, Progress, Review

MAT = Mat("m", "Veld", "Gesprek", Size(1440, 720), (), (Step("een", 10), Step("twee", 20), Step("drie", 5)))
BOARD = Board(MAT)
MOTHER = Participant("p1", "ouder 1", "Fatma", "geel")
NOON = 1_795_356_000.0


def test_somebody_new_gets_a_colour_that_nobody_has() -> None:
    board = BOARD
    for number in range(len(NOTES)):
        board = talking.welcome(board, Participant(f"p{number}", "leraar"))
    assert {person.colour for person in board.people} == set(NOTES)


def test_a_label_is_the_name_or_else_the_role() -> None:
    assert MOTHER.label == "Fatma"
    assert replace(MOTHER, name="").label == "ouder 1"


def test_agreements_follow_a_change_of_name() -> None:
    board = talking.welcome(BOARD, MOTHER)
    board = talking.amend(board, Agreement("a1", "Samen lezen", "Fatma"))
    board = talking.amend(board, Agreement("a2", "Meekijken", "SWV"))
    board = talking.welcome(board, replace(MOTHER, name="F."))
    assert [row.who for row in board.agreements] == ["F.", "SWV"]
    assert [person.label for person in board.people] == ["F."]


def test_who_leaves_leaves_notes_and_agreements_behind() -> None:
    note = Note("n1", NoteSize.SMALL, "geel", "vraag", Pose(100, 100), by="p1")
    board = replace(talking.welcome(BOARD, MOTHER), items=(note,), agreements=(Agreement("a1", "iets", "Fatma"),))
    gone = talking.goodbye(board, "p1")
    assert gone.people == ()
    assert gone.items == (replace(note, by=""),)
    assert gone.agreements is board.agreements


@pytest.mark.parametrize(
    "operation",
    [
        lambda b: talking.welcome(b, MOTHER),
        lambda b: talking.goodbye(b, "wie?"),
        lambda b: talking.amend(b, Agreement("a1", "x")),
        lambda b: talking.drop(b, "weg"),
        lambda b: talking.permit(b, Consent("t1", "JGZ", answer=Answer.YES)),
        lambda b: talking.forbid(b, "weg"),
        lambda b: talking.answer(b, Review("vragen", "Zijn de vragen beantwoord?", "ja")),
        lambda b: talking.answer(b, Review("meenemen", "Wat nemen we mee?", "  ")),
        lambda b: talking.tell(b, About("Gesprek")),
        lambda b: talking.go_to(b, 1, NOON),
        lambda b: talking.go_to(b, 99, NOON),
        lambda b: talking.go_to(b, -1, NOON),
    ],
)
def test_what_is_so_already_is_the_very_same_board(operation: object) -> None:
    assert callable(operation)
    once = operation(BOARD)
    assert operation(once) is once


def test_an_entry_is_changed_where_it_stands() -> None:
    board = BOARD
    for number in "123":
        board = talking.permit(board, Consent(number, f"partner {number}"))
    board = talking.permit(board, Consent("2", "JGZ", answer=Answer.NO))
    assert [one.partner for one in board.consents] == ["partner 1", "JGZ", "partner 3"]
    assert [one.partner for one in talking.forbid(board, "2").consents] == ["partner 1", "partner 3"]


def test_the_three_questions_come_first_and_others_stay() -> None:
    board = replace(BOARD, reviews=(Review("eigen", "Was het fijn?", "ja"),))
    board = talking.answer(board, Review("vragen", "Zijn de vragen beantwoord?", "bijna"))
    assert [(one.id, one.answer) for one in talking.reviews(board)] == [
        ("verwachtingen", ""),
        ("vragen", "bijna"),
        ("meenemen", ""),
        ("eigen", "ja"),
    ]
    assert [one.id for one in talking.answer(board, Review("vragen", "", " ")).reviews] == ["eigen"]


def test_time_goes_to_the_step_that_it_is() -> None:
    board = talking.go_to(BOARD, 0, NOON)
    board = talking.go_to(board, 2, NOON + 60)
    board = talking.go_to(board, 0, NOON + 100)
    assert [board.progress.seconds(step, NOON + 130) for step in range(3)] == [90, 0, 40]
    assert board.progress.total(NOON + 130) == 130


def test_a_clock_that_stands_still_counts_nothing() -> None:
    board = talking.pause(talking.go_to(BOARD, 1, NOON), NOON + 30)
    assert board.progress.total(NOON + 999) == 30
    assert board.progress.step == 1
    assert talking.pause(board, NOON + 1000).progress.total(NOON + 1010) == 40


def test_a_clock_that_was_put_back_never_counts_down() -> None:
    assert Progress(0, (), NOON).total(NOON - 3600) == 0
    assert Progress(0, (5.0,), NOON).stopped(NOON - 3600).spent == (5.0,)


def test_nothing_has_begun_at_first() -> None:
    assert not NOT_BEGUN.begun
    assert NOT_BEGUN.total(NOON) == 0
    assert NOT_BEGUN.at(1, NOON) == Progress(1, (), NOON)


@given(st.lists(st.tuples(st.integers(-1, 3), st.integers(0, 600)), max_size=12))
def test_the_steps_add_up_to_the_talk(jumps: list[tuple[int, int]]) -> None:
    board, now = talking.go_to(BOARD, 0, NOON), NOON
    for step, seconds in jumps:
        now += seconds
        board = talking.pause(board, now) if step < 0 else talking.go_to(board, step, now)
    now += 7
    assert sum(board.progress.seconds(step, now) for step in range(3)) == pytest.approx(board.progress.total(now))
