"""Writing in the blanks of a talk: what is written is there, days and times are understood, and what is gone is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core import blanks, talking
from arrangeerveld.core.board import Board
from arrangeerveld.core.session import Session
from arrangeerveld.core.talk import About, Agreement, Consent, Participant
from tests import fakes

BOARD = replace(
    Board(fakes.MAT, about=About(date="2026-11-23", chair="IB’er")),
    people=(Participant("p1", "ouder 1", "Fatma", "geel"),),
    consents=(Consent("t1", "JGZ"),),
    agreements=(Agreement("a1", "Samen lezen", "Fatma"),),
)
KEYS = [
    f"over/{part}" for part in ("title", "pupil", "group", "place", "chair", "heard", "teller", "parents_differ", "pupil_differs", "keep")
]
KEYS += ["persoon/p1/name", "persoon/p1/role", "toestemming/t1/partner", "toestemming/t1/information", "toestemming/t1/by"]
KEYS += ["terugblik/vragen", "terugblik/meenemen", "afspraak/a1/what", "afspraak/a1/who"]


@given(st.sampled_from(KEYS), st.text(max_size=30))
def test_what_is_written_stands_there_and_again_it_is_no_change(key: str, text: str) -> None:
    board = blanks.fill(BOARD, key, text)
    written = blanks.written(board, key)
    assert blanks.fill(board, key, written) is board
    sort = blanks.blank(key)
    assert sort is not None
    assert len(written) <= sort.most
    bare = text.strip() if sort.lines else " ".join(text.split())
    assert written in {bare[: sort.most].rstrip(), blanks.written(BOARD, key)}
    others = [other for other in KEYS if other != key and (key, other) != ("persoon/p1/name", "afspraak/a1/who")]
    assert all(blanks.written(board, other) == blanks.written(BOARD, other) for other in others)


@pytest.mark.parametrize(
    "key", ["", "over", "over/niets", "over/title/x", "persoon/p1", "persoon/p1/id", "terugblik", "iets/a/b", "/", "//"]
)
def test_what_is_no_blank_is_not_written_in(key: str) -> None:
    assert blanks.blank(key) is None
    assert blanks.written(BOARD, key) == ""
    assert blanks.fill(BOARD, key, "tekst") is BOARD


@pytest.mark.parametrize("key", ["persoon/weg/name", "toestemming/weg/partner", "afspraak/weg/what", "terugblik/weg"])
def test_what_is_gone_is_left_alone(key: str) -> None:
    assert blanks.written(BOARD, key) == ""
    assert blanks.fill(BOARD, key, "tekst") is BOARD


@pytest.mark.parametrize(
    ("key", "said", "kept"),
    [
        ("over/following", "over 6 weken", "2027-01-04"),
        ("over/following", "voor de kerst", "voor de kerst"),
        ("over/following", "in overleg", "in overleg"),
        ("over/date", "30-11", "2026-11-30"),
        ("over/date", "ooit", "2026-11-23"),
        ("over/date", "", ""),
        ("over/begin", "1400", "14:00"),
        ("over/begin", "14.30 uur", "14:30"),
        ("over/end", "9u", "9:00"),
        ("over/end", "25:00", "25:00"),
        ("over/end", "na de pauze", "na de pauze"),
        ("toestemming/t1/date", "vandaag", "2026-11-23"),
        ("afspraak/a1/when", "over 2 weken", "2026-12-07"),
        ("afspraak/a1/evaluation", "week 3", "week 3"),
        ("persoon/p1/role", " ", "ouder 1"),
        ("toestemming/t1/partner", "", "JGZ"),
    ],
)
def test_days_and_times_are_understood_from_the_day_of_the_talk(key: str, said: str, kept: str) -> None:
    assert blanks.written(blanks.fill(BOARD, key, said), key) == kept


def test_without_a_date_of_the_talk_words_stay_words() -> None:
    board = replace(BOARD, about=About())
    assert blanks.written(blanks.fill(board, "over/following", "over 6 weken"), "over/following") == "over 6 weken"
    assert blanks.written(blanks.fill(board, "over/date", "morgen"), "over/date") == ""
    assert blanks.written(blanks.fill(board, "over/date", "2026-11-30"), "over/date") == "2026-11-30"


def test_two_people_write_in_two_blanks_and_each_is_one_step() -> None:
    session = Session(BOARD, fakes.counter())
    session.write_in("een", "over/title")
    session.write_in("twee", "persoon/p1/name")
    session.edit("een", lambda writing: writing.typed("Rust\n"))
    session.edit("twee", lambda writing: writing.typed(" Demir"))
    assert session.board.about.title == "Rust"
    assert session.present is BOARD
    assert session.writers() == ("een", "twee")
    assert not tuple(session.writings())
    session.finish("een")
    session.finish("twee")
    assert (session.present.about.title, session.present.people[0].name) == ("Rust", "Fatma Demir")
    assert session.present.agreements[0].who == "Fatma Demir"
    labels = []
    while session.history.past is not None:
        labels.append(session.history.past.label)
        session.undo()
    assert labels == ["naam", "titel"]
    assert session.present is BOARD


def test_a_blank_takes_no_more_than_it_can_hold() -> None:
    session = Session(BOARD, fakes.counter())
    session.write_in("een", "over/pupil")
    session.edit("een", lambda writing: writing.typed("x" * 500))
    session.finish("een")
    assert session.present.about.pupil == "x" * 30


def test_somebody_whose_blank_is_gone_meanwhile_breaks_nothing() -> None:
    session = Session(BOARD, fakes.counter())
    session.write_in("een", "persoon/p1/name")
    session.do("weg", lambda board: talking.goodbye(board, "p1"))
    gone = session.present
    session.edit("een", lambda writing: writing.typed("x"))
    session.finish("een")
    assert session.present is gone


def test_the_second_of_a_role_can_be_told_from_the_first() -> None:
    board = BOARD
    for number in range(4):
        board = talking.welcome(board, talking.newcomer(board, "leraar", f"n{number}"))
    assert [one.role for one in board.people[1:]] == ["leraar", "leraar 2", "leraar 3", "leraar 4"]
    assert len({one.colour for one in board.people}) == 5


def test_agreements_do_not_follow_when_two_go_by_one_name() -> None:
    board = replace(BOARD, people=(*BOARD.people, Participant("p2", "ouder 2", "Fatma")))
    renamed = talking.welcome(board, replace(BOARD.people[0], name="Fatma D."))
    assert [row.who for row in renamed.agreements] == ["Fatma"]
