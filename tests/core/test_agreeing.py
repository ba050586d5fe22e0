"""Agreements: what misses in them, their order, who can be chosen, and where their rows lie."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core import agreeing
from arrangeerveld.core.agreementface import LARGE, ROW, STATUS, Rows, row_marks, rows_of
from arrangeerveld.core.board import Board, NoteSize
from arrangeerveld.core.colours import WHITE, contrast
from arrangeerveld.core.faces import SHADOW_MARGIN, card_face, note_box, note_face
from arrangeerveld.core.geometry import Point, Rect
from arrangeerveld.core.marks import Panel, Text
from arrangeerveld.core.operations import remove
from arrangeerveld.core.tags import BARE, Tags, tagging
from arrangeerveld.core.talk import Agreement, Participant, Status
from arrangeerveld.core.talking import drop
from tests.fakes import MAT, MEANS, board, card, note

WHOLE = Agreement("a", "Samen lezen", "Fatma", "2026-11-30")
SMALLEST = 0.022 * 810
ROWS = st.builds(
    Rows,
    st.builds(Rect, st.integers(0, 500), st.integers(0, 500), st.integers(300, 1400), st.integers(44, 400)),
    st.sampled_from([ROW, LARGE]),
    st.integers(1, 40),
)


def talk(*rows: Agreement) -> Board:
    return replace(Board(MAT), agreements=rows)


@pytest.mark.parametrize(
    ("row", "misses"),
    [
        (WHOLE, ()),
        (replace(WHOLE, who=" "), ("wie",)),
        (replace(WHOLE, when="", who=""), ("wie", "wanneer")),
        (Agreement("a", ""), ("wat", "wie", "wanneer")),
        (replace(WHOLE, who="", status=Status.BUSY), ("wie",)),
        (replace(WHOLE, who="", status=Status.DONE), ()),
        (replace(WHOLE, when="", status=Status.FAILED), ()),
        (replace(WHOLE, when="", status=Status.DROPPED), ()),
    ],
)
def test_what_misses_is_said_of_agreements_that_still_count(row: Agreement, misses: tuple[str, ...]) -> None:
    assert agreeing.missing(talk(WHOLE, row)) == (((row, misses),) if misses else ())


@given(st.integers(0, 6), st.integers(-9, 9), st.integers(0, 7))
def test_another_order_loses_no_row(count: int, by: int, which: int) -> None:
    lying = talk(*(Agreement(str(i), f"doen {i}") for i in range(count)))
    after = agreeing.shifted(lying, str(which), by)
    assert sorted(row.id for row in after.agreements) == sorted(row.id for row in lying.agreements)
    if which < count:
        to = min(max(which + by, 0), count - 1)
        assert after.agreements[to].id == str(which)
        assert (after is lying) == (to == which)
    else:
        assert after is lying


def test_who_can_be_chosen_is_who_is_here_or_else_the_usual_roles() -> None:
    people = (Participant("1", "ouder 1", "Fatma", "geel"), Participant("2", "leraar", "", "roze"))
    assert agreeing.asked(people, ("leraar", "SWV"), "") == (("Fatma", "geel"), ("leraar", "roze"))
    assert agreeing.asked((), ("leraar", "SWV"), "") == (("leraar", ""), ("SWV", ""))
    assert agreeing.asked(people, (), "opa") == (("Fatma", "geel"), ("leraar", "roze"), ("opa", ""))
    assert agreeing.asked(people, (), "Fatma") == (("Fatma", "geel"), ("leraar", "roze"))


def test_an_agreement_has_one_name() -> None:
    lying = talk(Agreement("a", "doen"))
    first = agreeing.assign(lying, "a", "Fatma")
    second = agreeing.assign(first, "a", "leraar")
    assert [row.who for row in second.agreements] == ["leraar"]
    assert agreeing.assign(second, "a", "leraar").agreements[0].who == ""
    assert agreeing.assign(lying, "weg", "Fatma") is lying


def test_only_the_zone_of_agreements_takes_items_in() -> None:
    assert agreeing.over(MAT, Point(300, 640))
    assert not agreeing.over(MAT, Point(300, 300))
    assert not agreeing.over(MAT, Point(5, 5))
    zone = agreeing.zone_of(MAT)
    assert zone is not None
    assert zone.id == "afspraken"
    assert agreeing.zone_of(replace(MAT, zones=())) is None


@given(ROWS, st.floats(0, 1), st.data())
def test_a_row_is_found_where_it_is_drawn(rows: Rows, part: float, data: st.DataObject) -> None:
    offset = part * rows.most
    number = data.draw(st.integers(0, rows.count - 1))
    place = rows.place(number, offset)
    assert place.right <= rows.box.right
    if rows.box.contains(place.centre):
        assert rows.at(place.centre, offset) == number
    assert rows.at(Point(rows.box.x - 1, place.centre.y), offset) is None
    thumb = rows.thumb(offset)
    assert (thumb is None) == (rows.most == 0)
    if thumb is not None:
        assert rows.box.y - 1e-6 <= thumb.y
        assert thumb.bottom <= rows.box.bottom + 1e-6
        assert place.right < thumb.x


@given(ROWS)
def test_the_last_row_can_be_rolled_wholly_into_view(rows: Rows) -> None:
    last = rows.place(rows.count - 1, rows.most)
    assert last.y >= rows.box.y - 1e-6
    assert last.bottom <= max(rows.box.bottom, rows.box.y + rows.step)


def test_the_mark_of_rows_that_nearly_fit_stays_beside_them() -> None:
    rows = Rows(Rect(0, 0, 300, 259), 44.0, 6)
    thumb = rows.thumb(rows.most)
    assert thumb is not None
    assert thumb.y >= 0


def test_there_is_always_an_empty_row() -> None:
    zone = agreeing.zone_of(MAT)
    assert zone is not None
    assert [rows_of(zone, count).count for count in (0, 1, 2, 7)] == [2, 2, 3, 8]


@given(
    st.text("abwM ", max_size=90),
    st.text("abwM ", max_size=30),
    st.sampled_from(["", "2026-11-30", "2029-02-01", "voor de kerst", "zodra de leerplichtambtenaar er weer is"]),
    st.sampled_from(Status),
    st.sampled_from([822.0, 1212.0, 1376.0]),
)
def test_the_cells_of_a_row_do_not_overlap_and_are_large_enough(what: str, who: str, when: str, status: Status, wide: float) -> None:
    place = Rect(10, 20, wide, 39)
    marks = row_marks(Agreement("a", what, who, when, when, status=status), place, MEANS, "2026-11-23")
    texts = sorted((mark for mark in marks if isinstance(mark, Text)), key=lambda mark: mark.start.x)
    ends = [mark.start.x + MEANS.type.width(mark.text, mark.weight) * mark.size for mark in texts]
    for (one, end), other in zip(zip(texts, ends, strict=True), texts[1:], strict=False):
        assert end <= other.start.x + 1e-6, (one, other)
    assert all(end <= place.right for end in ends)
    assert all(mark.size >= SMALLEST for mark in texts)


def test_days_are_short_and_what_misses_is_pale() -> None:
    def words(row: Agreement) -> list[str]:
        return [mark.text for mark in row_marks(row, Rect(0, 0, 1212, 39), MEANS, "2026-11-23") if isinstance(mark, Text)]

    assert words(replace(WHOLE, evaluation="2027-01-11")) == ["Samen lezen", "Fatma", "ma 30 nov", "ma 11 jan"]
    assert words(Agreement("a", "doen")) == ["doen", "wie?", "wanneer?"]
    assert words(Agreement("a", "doen", status=Status.DONE)) == ["gedaan", "doen"]
    assert all(contrast(colour, WHITE) >= 4.5 for colour in STATUS.values())


def test_the_sign_of_an_agreement_follows_its_row() -> None:
    lying = replace(board(card("k"), note("m", 800, 300)), agreements=(replace(WHOLE, source="k"),))
    assert tagging(lying)(lying.items[0]) == Tags(agreed=True)
    assert tagging(lying)(lying.items[1]) is BARE
    assert tagging(drop(lying, "a"))(lying.items[0]) is BARE
    assert remove(lying, "k").agreements == lying.agreements


@pytest.mark.parametrize("size", list(NoteSize))
@pytest.mark.parametrize("locked", [False, True])
def test_the_sign_hides_no_writing_no_lock_and_no_initials(size: NoteSize, *, locked: bool) -> None:
    paper = replace(note("m"), note=size, locked=locked)
    bare, signed = note_face(paper, MEANS, Tags("IB")), note_face(paper, MEANS, Tags("IB", agreed=True))
    tab = next(mark.place for mark in signed.marks if mark not in bare.marks and isinstance(mark, Panel))
    others = [mark.place for mark in bare.marks[1:] if isinstance(mark, Panel)]
    assert len(others) == 1 + locked
    assert not any(tab.meets(other) for other in others)
    assert tab.y >= note_box(paper.size).bottom - 4
    assert tab.bottom <= paper.size.h + SHADOW_MARGIN
    assert tab.right <= paper.size.w


@pytest.mark.parametrize("locked", [False, True])
def test_the_sign_on_a_card_stands_beside_its_word_and_its_lock(*, locked: bool) -> None:
    means = replace(MEANS, icons=dict.fromkeys(("book", "lock", "clipboard-check"), MEANS.icons["book"]))
    lying = board(replace(card("k"), locked=locked))
    kind = replace(lying.kinds[0], short="samenwerkingsverband")
    face = card_face(lying.items[0], kind, means, Tags(agreed=True))  # type: ignore[arg-type]
    word = next(mark for mark in face.marks if isinstance(mark, Text))
    lines = [mark for mark in face.marks if not isinstance(mark, Panel | Text)]
    signs = sorted({round(min(point.x for point in mark.points)) for mark in lines if len(mark.points) > 1})  # type: ignore[union-attr]
    assert len(signs) == 2 + locked
    end = word.start.x + means.type.width(word.text, word.weight) * word.size
    assert end <= signs[1]
