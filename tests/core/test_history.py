"""Undo is a chain of boards: what is taken back can be taken again, until something else is done."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core import operations
from arrangeerveld.core.board import Board
from arrangeerveld.core.history import History
from tests.fakes import board, note

FIRST = board()
SECOND = operations.place(FIRST, note("a"))
THIRD = operations.place(SECOND, note("b", 600))


def test_a_step_is_taken_back_and_again() -> None:
    history = History(FIRST).commit("een", SECOND).commit("twee", THIRD)
    assert history.undo().present is SECOND
    assert history.undo().undo().present is FIRST
    assert history.undo().undo().redo().present is SECOND
    assert history.undo().undo().redo().redo().present is THIRD


def test_the_labels_say_what_would_be_taken_back_and_what_again() -> None:
    history = History(FIRST).commit("een", SECOND).commit("twee", THIRD)
    assert history.past is not None
    assert history.past.label == "twee"
    back = history.undo()
    assert back.past is not None
    assert back.future is not None
    assert (back.past.label, back.future.label) == ("een", "twee")
    assert back.redo().past is not None
    assert back.redo().future is None


def test_a_new_step_drops_what_was_taken_back() -> None:
    history = History(FIRST).commit("een", SECOND).undo().commit("anders", THIRD)
    assert history.future is None
    assert history.redo() is history
    assert history.undo().present is FIRST


def test_the_same_board_is_no_step_and_keeps_what_can_be_taken_again() -> None:
    history = History(FIRST).commit("een", SECOND).undo()
    assert history.commit("niets", FIRST) is history
    assert history.redo().present is SECOND


def test_at_the_ends_nothing_happens() -> None:
    history = History(FIRST)
    assert history.undo() is history
    assert history.redo() is history


@given(st.lists(st.sampled_from(["stap", "terug", "weer"]), max_size=40))
def test_it_does_what_two_piles_of_boards_do(moves: list[str]) -> None:
    history, past, future = History(FIRST), list[Board](), list[Board]()
    for number, move in enumerate(moves):
        before = history.present
        match move:
            case "stap":
                history = history.commit(move, operations.place(before, note(f"n{number}")))
                past, future = [*past, before], []
            case "terug":
                history = history.undo()
                if past:
                    future.append(before)
                    before = past.pop()
                assert history.present is before
            case _:
                history = history.redo()
                if future:
                    past.append(before)
                    before = future.pop()
                assert history.present is before


def test_an_hour_of_steps_is_no_trouble() -> None:
    history = History(FIRST)
    for number in range(20_000):
        history = history.commit("stap", SECOND if number % 2 else THIRD)
    for _ in range(20_000):
        history = history.undo()
    assert history.present is FIRST
    assert history.past is None
