"""The talk after a talk: who was there and what was agreed comes along, what lay on the mat stays where it was."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core.board import Board, Photo, Unknown
from arrangeerveld.core.evaluation import CLOSED, EARLIER, earlier_picture, follow_up, with_picture
from arrangeerveld.core.pictures import PictureData
from arrangeerveld.core.talk import NOT_BEGUN, About, Agreement, Answer, Consent, Participant, Progress, Review, Status
from arrangeerveld.files.boards import read_board, write_board
from tests import fakes

BEFORE = Board(
    fakes.MAT,
    fakes.KINDS,
    About("Gesprek over lezen", "J.", "5", "2026-11-22", "Spreekkamer", "IB’er", "14:00", "15:30", "2027-01-11", "2026-09-14"),
    items=(fakes.card("k"), fakes.note("m")),
    ink=(fakes.stroke("s", (1, 1), (9, 9)),),
    agreements=(Agreement("a1", "Samen lezen", "Fatma", "2026-11-30", "2027-01-11", "k"), Agreement("a2", "Bellen", status=Status.DONE)),
    people=(Participant("p1", "ouder 1", "Fatma", "geel"),),
    consents=(Consent("t1", "JGZ", answer=Answer.YES),),
    reviews=(Review("vragen", "Zijn de vragen beantwoord?", "ja"),),
    progress=Progress(3, (60.0,), 0.0),
    unknown=(Unknown("", "{}"),),
)


def test_the_next_talk_looks_back_on_the_one_before() -> None:
    board = follow_up(BEFORE, "2027-01-11", fakes.counter())
    assert board.about == About("Gesprek over lezen", "J.", "5", "2027-01-11", "Spreekkamer", "IB’er", previous="2026-11-22")
    assert board.people == BEFORE.people
    assert board.agreements == (Agreement("n1", "Samen lezen", "Fatma", "2026-11-30", "2027-01-11"),)
    assert (board.items, board.ink, board.consents, board.reviews, board.unknown) == ((), (), (), (), ())
    assert board.progress == NOT_BEGUN
    assert (board.mat, board.kinds) == (BEFORE.mat, BEFORE.kinds)


def test_a_board_without_a_date_is_looked_back_on_too() -> None:
    assert follow_up(replace(BEFORE, about=About()), "2027-01-11", fakes.counter()).about.previous


@given(st.lists(st.sampled_from(Status), max_size=6))
def test_what_still_counts_comes_back_without_a_status_in_the_same_order(statuses: list[Status]) -> None:
    rows = tuple(Agreement(f"a{i}", f"doen {i}", status=status) for i, status in enumerate(statuses))
    board = follow_up(replace(BEFORE, agreements=rows), "2027-01-11", fakes.counter())
    assert [row.what for row in board.agreements] == [row.what for row in rows if row.status not in CLOSED]
    assert {row.status for row in board.agreements} <= {Status.OPEN}
    assert not {row.id for row in board.agreements} & {row.id for row in rows}


def test_it_is_a_board_that_can_be_kept() -> None:
    board = follow_up(BEFORE, "2027-01-11", fakes.counter())
    again, problems = read_board(write_board(board).encode(), "vervolg.json")
    assert problems == ()
    assert again == board


def test_the_earlier_board_lies_there_as_a_photo() -> None:
    picture = PictureData("0" * 64, "image/jpeg", 1920, 960, b"x")
    board = with_picture(follow_up(BEFORE, "2027-01-11", fakes.counter()), picture)
    (photo,) = board.items
    assert isinstance(photo, Photo)
    assert (photo.id, photo.name) == (EARLIER, "Het bord van 22 november 2026")
    assert earlier_picture(board) == picture
    assert with_picture(board, picture) is board
    assert earlier_picture(replace(board, items=())) is None
    assert earlier_picture(replace(board, items=(replace(fakes.note("m"), id=EARLIER),))) is None
