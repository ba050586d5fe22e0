"""The record as a value: its order, its choices, and what never gets out."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core.board import Board, Card, Note, NoteSize, Stroke
from arrangeerveld.core.geometry import Point, Pose, Rect, Size
from arrangeerveld.core.mat import Mat, Shape, Zone
from arrangeerveld.core.record import Choices, Entry, Heading, Pair, Record, Signing, Table, Words, chosen, record_of
from arrangeerveld.core.recordnames import initials, without_names
from arrangeerveld.core.recordorder import in_rows
from arrangeerveld.core.recordwords import KEEPS
from arrangeerveld.core.talk import Participant
from tests.boards import EXAMPLES, example, full, texts


def headings(record: Record) -> list[str]:
    return [block.text for block in record.blocks if isinstance(block, Heading)]


def lines(record: Record) -> str:
    return "\n".join(block.line for block in record.blocks if isinstance(block, Entry))


def every_text(value: object) -> list[str]:
    """All text anywhere in a value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for part in value for text in every_text(part)]
    if is_dataclass(value):
        return [text for part in fields(value) for text in every_text(getattr(value, part.name))]
    return []


def test_the_parts_come_in_the_order_of_a_record() -> None:
    found = headings(record_of(full()))
    assert found[:4] == [
        "Arrangeergesprek Jasmijn de Vries, groep 5",
        "Afspraken",
        "De leerling: puzzel en eigen stem",
        "Vragen en verwachtingen",
    ]
    after = [
        "Buiten de vakken",
        "De stem van het kind",
        "Toestemming",
        "Andere mening",
        "De vragen van de terugblik",
        "Bewaren",
        "Voor gezien",
    ]
    assert found[-7:] == after


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_everything_that_is_written_on_the_mat_is_in_the_record_once(path: str) -> None:
    board = example(path)  # type: ignore[arg-type]
    record = record_of(board)
    flat = " ".join(lines(record).split())
    assert texts(board)
    for text in texts(board):
        assert text.rstrip(".") in flat
    count = sum(isinstance(block, Entry) for block in record.blocks)
    assert count == len(texts(board)) + sum(bool(row.answer) for row in board.reviews) + bool(board.about.parents_differ) + bool(
        board.about.pupil_differs
    )


def test_items_are_read_row_by_row() -> None:
    places = {"c": (30, 130), "a": (20, 40), "b": (200, 20), "d": (300, 150)}
    notes = [Note(name, NoteSize.SMALL, "geel", name, Pose(x, y)) for name, (x, y) in places.items()]
    assert [note.id for note in in_rows(notes)] == ["a", "b", "c", "d"]


@given(st.permutations(range(6)))
def test_the_order_of_reading_does_not_depend_on_the_order_of_laying(order: list[int]) -> None:
    notes = [Note(str(i), NoteSize.SMALL, "geel", str(i), Pose(100.0 * (i % 3), 200.0 * (i // 3))) for i in range(6)]
    assert [note.id for note in in_rows([notes[i] for i in order])] == ["0", "1", "2", "3", "4", "5"]


def test_head_table_and_lines_to_sign() -> None:
    record = record_of(full())
    pairs = {block.label: block.value for block in record.blocks if isinstance(block, Pair)}
    assert pairs["datum"] == "22 november 2026, 14:00–15:28"
    assert pairs["aanwezig"] == "Anja (moeder), Kees Bakker (leraar), leerling"
    assert pairs["volgend gesprek"] == "di 12 jan 2027"
    agreed, consents = [block for block in record.blocks if isinstance(block, Table)]
    assert len(agreed.rows) == 41
    assert agreed.rows[1] == ("Afspraak 1; over ‘lezen’, en meer", "Anja", "ma 30 nov 2026", "di 12 jan 2027", "")
    assert agreed.rows[-1][-1] == "bezig"
    assert consents.rows == (("SWV", "Verslag van de observatie", "beide ouders", "zo 22 nov 2026", "ja"),)
    (signing,) = [block for block in record.blocks if isinstance(block, Signing)]
    assert signing.people == ("Anja (moeder)", "Kees Bakker (leraar)", "leerling")


def test_a_zone_that_stays_here_is_named_and_nothing_of_it_gets_out() -> None:
    board = replace(full(), ink=(Stroke("s", (Point(300, 400), Point(350, 420))), Stroke("t", (Point(1300, 300), Point(1310, 310)))))
    lying = [item for item in board.items if item.zone == "gedrag"]
    record = record_of(board, Choices(away=frozenset({"gedrag"})))
    assert len(lying) > 2
    assert not {item.id for item in lying} & {item.id for item in record.board.items}
    assert [stroke.id for stroke in record.board.ink] == ["t"]
    assert "Gedrag" not in headings(record)
    assert any(isinstance(block, Words) and "‘Gedrag’" in block.text for block in record.blocks)
    gone = record_of(board, Choices(away=frozenset({"afspraken"})))
    assert gone.board.agreements == ()


def test_without_the_explanation_of_cards() -> None:
    board = chosen(full(), Choices(texts=False))
    assert any(isinstance(item, Card) for item in board.items)
    assert all(item.text == "" for item in board.items if isinstance(item, Card))
    assert texts(board) == texts(full())


def test_no_name_is_left_anywhere() -> None:
    board = replace(
        full(), items=(*full().items, Note("n", NoteSize.SMALL, "geel", "Kees en Marieke Bos bellen mevrouw Bakker", Pose(1, 1)))
    )
    record = record_of(board, Choices(names=False))
    left = "\n".join(every_text((record.board, record.blocks, record.title)))
    for name in ("Jasmijn", "Vries", "Anja", "Kees", "Bakker", "Marieke", "Bos"):
        assert name not in left
    assert "K. en M. B. bellen mevrouw B." in left
    assert "J. d. V." in record.title
    assert {stroke.points for stroke in record.board.ink} == {stroke.points for stroke in board.ink}


def test_a_role_is_no_name() -> None:
    board = full()
    board = replace(board, about=replace(board.about, chair="intern begeleider", pupil="J."), people=())
    assert without_names(board).about.chair == "intern begeleider"
    assert without_names(board).about.pupil == "J."


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Jasmijn de Vries", "J. d. V."),
        ("J.", "J."),
        ("JB", "JB"),
        ("Zoë", "Z."),
        ("Anne-Fleur", "A."),
        ("O’Neill", "O."),
        ("ليلى", "ل."),
        ("", ""),
    ],
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


def test_how_long_it_is_kept_comes_from_the_board_or_else_from_the_choice() -> None:
    three = list(KEEPS)[1]
    record = record_of(full(), Choices(keep=three))
    assert record.board.about.keep == three
    assert any(isinstance(block, Words) and "3 jaar" in block.text and "Rijksoverheid" in block.text for block in record.blocks)
    own = replace(full(), about=replace(full().about, keep="tot groep 8"))
    assert record_of(own, Choices(keep=three)).board.about.keep == "tot groep 8"


def test_an_empty_board_gives_a_record_too() -> None:
    assert headings(record_of(Board(full().mat))) == ["Arrangeergesprek", "Afspraken", "Bewaren", "Voor gezien"]


def test_what_lies_in_a_column_is_read_column_by_column_with_its_sign() -> None:
    zone = Zone("z", "Leren", Shape.ROUNDED, Rect(0, 50, 600, 400), signs=("+", "−"))
    mat = Mat("m", "Veld", "Gesprek", Size(1440, 720), (zone,))
    notes = [
        Note(text, NoteSize.SMALL, "geel", text, Pose(x, y), "z", by=by)
        for text, x, y, by in (("laat", 400, 200, "p"), ("leest", 100, 200, ""), ("helpt", 100, 340, "p"))
    ]
    board = Board(mat, items=tuple(notes), people=(Participant("p", "leraar"),))
    found = [block for block in record_of(board).blocks if isinstance(block, Entry)]
    assert [(entry.lead, entry.text) for entry in found] == [("+", "leest"), ("+ · leraar", "helpt"), ("− · leraar", "laat")]
