"""What the ring does to one item: copy, lock, take away, agree, take back its own last step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core import operations as do
from arrangeerveld.core.board import Board, Card, Item, Note, NoteSize, area_of
from arrangeerveld.core.geometry import Point, Pose, Size
from arrangeerveld.core.gestures import Press
from arrangeerveld.core.history import BACK
from arrangeerveld.core.mat import Mat
from arrangeerveld.core.session import Session

MAT = Mat("m", "M", "M", Size(1440, 720), ())
CARD = Card("k", "swv", "Samen lezen", Pose(400, 300), source="s")
NOTE = Note("n", NoteSize.SMALL, "geel", " Wat kan\nik doen? ", Pose(900, 300, 15.0))
BOARD = Board(MAT, items=(CARD, NOTE))
LOCKED = Board(MAT, items=(replace(CARD, locked=True), replace(NOTE, locked=True)))


@given(st.floats(0, 1440), st.floats(0, 720), st.sampled_from([0.0, 30.0, 90.0]))
def test_a_copy_is_the_same_item_beside_it_on_the_mat(x: float, y: float, turn: float) -> None:
    lying = do.settled(BOARD, replace(CARD, locked=True), Pose(x, y, turn))
    board = do.copy(Board(MAT, items=(lying, NOTE)), "k", "kopie")
    made = board.items[-1]
    assert replace(made, id="k", pose=lying.pose, locked=True) == lying
    assert made.pose.centre != lying.pose.centre
    assert not made.locked
    around = area_of(made)
    assert around.x > -0.01
    assert around.right < 1440.01
    assert around.y > -0.01
    assert around.bottom < 720.01


@pytest.mark.parametrize(
    "change",
    [
        lambda board: do.move(board, "k", Pose(10, 10)),
        lambda board: do.remove(board, "k"),
        lambda board: do.raise_(board, "k"),
        lambda board: do.write(board, "n", "anders"),
        lambda board: do.lock(board, "k", locked=True),
        lambda board: do.copy(board, "weg", "kopie"),
        lambda board: do.agree(board, "weg", "a"),
        lambda board: do.lock(board, "weg", locked=True),
        lambda board: do.restore(board, replace(CARD, id="weg")),
    ],
)
def test_a_locked_item_or_one_that_is_gone_is_left_alone(change: Callable[[Board], Board]) -> None:
    assert change(LOCKED) is LOCKED


def test_lock_and_let_go() -> None:
    board = do.lock(BOARD, "n", locked=True)
    assert [item.locked for item in board.items] == [False, True]
    assert do.lock(board, "n", locked=False) == BOARD


def test_fingers_cannot_move_turn_or_write_on_a_locked_item() -> None:
    talk = Session(LOCKED, lambda: "id")
    assert talk.press(1, CARD.pose.centre)
    assert not talk.press(2, Point(450, 300))
    talk.moved(1, Point(900, 600))
    assert isinstance(talk.live[1], Press)
    assert talk.release(1, Point(900, 600)) == LOCKED.items[0]
    assert not talk.write_on("iemand", "n")
    assert talk.present is LOCKED


def test_an_item_becomes_an_agreement_once() -> None:
    board = do.agree(do.agree(BOARD, "k", "a1"), "n", "a2")
    assert [(row.id, row.what, row.source, row.who) for row in board.agreements] == [
        ("a1", "Samen lezen", "k", ""),
        ("a2", "Wat kan\nik doen?", "n", ""),
    ]
    assert board.items == BOARD.items
    assert do.agree(board, "k", "a3") is board
    empty = Board(MAT, items=(replace(NOTE, text=" \n"),))
    assert do.agree(empty, "n", "a1") is empty


def step(talk: Session, item_id: str, to: Item | None) -> None:
    def change(board: Board) -> Board:
        return do.remove(board, item_id) if to is None else do.restore(board, to)

    talk.do("kaart verplaatst", change)


def back(talk: Session, item_id: str) -> bool:
    was = talk.history.before(item_id)
    if was is not None:
        talk.do(f"kaart {BACK}", lambda board: do.restore(board, was))
    return was is not None


def test_one_item_goes_back_through_its_own_steps_only() -> None:
    talk = Session(BOARD, lambda: "id")
    assert talk.history.before("k") is None
    one, two = replace(CARD, pose=Pose(500, 300)), replace(CARD, pose=Pose(600, 300))
    step(talk, "k", one)
    step(talk, "n", replace(NOTE, text="anders"))
    step(talk, "k", two)
    step(talk, "n", replace(NOTE, text="nog anders"))
    assert [back(talk, "k"), talk.present.item("k")] == [True, one]
    assert [back(talk, "k"), talk.present.item("k")] == [True, CARD]
    assert not back(talk, "k")
    step(talk, "k", two)
    assert [back(talk, "k"), talk.present.item("k")] == [True, CARD]
    assert not back(talk, "k")
    assert talk.present.item("n") == replace(NOTE, text="nog anders")
    talk.undo()  # what was taken back can be taken back
    assert talk.present.item("k") == two
    assert talk.history.before("k") == CARD


def test_an_item_that_came_in_this_talk_goes_back_no_further_than_that() -> None:
    talk = Session(Board(MAT), lambda: "id")
    talk.do("kaart", lambda board: do.place(board, CARD))
    assert talk.history.before("k") is None
    assert talk.history.before("niets") is None
    step(talk, "k", replace(CARD, locked=True))
    assert talk.history.before("k") == CARD


@given(st.lists(st.one_of(st.integers(0, 3), st.just(None)), max_size=15))
def test_going_back_is_a_stack(moves: list[int | None]) -> None:
    """Against a model: each change is laid on a pile, each `terug` takes one off."""
    talk = Session(BOARD, lambda: "id")
    pile = [CARD]
    for move in moves:
        if move is None:
            assert back(talk, "k") == (len(pile) > 1)
            pile = pile[:-1] if len(pile) > 1 else pile
        else:
            there = replace(CARD, pose=Pose(400 + 10 * move, 300))
            step(talk, "k", there)
            if there != pile[-1]:
                pile.append(there)
        assert talk.present.item("k") == pile[-1]
