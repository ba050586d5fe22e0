"""Each operation gives a new board, or the very same one when there was nothing to do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core import operations
from arrangeerveld.core.board import Board, area_of
from arrangeerveld.core.geometry import Pose
from arrangeerveld.core.hits import zone_for
from tests.fakes import MAT, board, card, note, own_card, stroke

LYING = board(card("a", 200, 200), note("b", 400, 200), own_card("c", 800, 200), ink=[stroke("s", (10, 10), (90, 10))])
A, B, C = LYING.items


@pytest.mark.parametrize(
    "operation",
    [
        lambda b: operations.move(b, "weg", Pose(1, 1)),
        lambda b: operations.raise_(b, "weg"),
        lambda b: operations.remove(b, "weg"),
        lambda b: operations.write(b, "weg", "tekst"),
        lambda b: operations.erase(b, {"weg": ()}),
        lambda b: operations.place(b, card("a", 500, 500)),
        lambda b: operations.raise_(b, "c"),
        lambda b: operations.move(b, "c", C.pose),
        lambda b: operations.write(b, "b", "Een memo"),
        lambda b: operations.write(b, "c", "  Eigen   kaart "),
        lambda b: operations.write(b, "a", "een kaart uit een stapel"),
    ],
)
def test_where_there_is_nothing_to_do_the_board_is_the_same_object(operation: Callable[[Board], Board]) -> None:
    assert operation(LYING) is LYING


def test_a_new_item_lies_on_top_in_the_zone_under_its_middle() -> None:
    after = operations.place(LYING, note("d", 800, 100))
    assert after.items[:3] == LYING.items
    assert (after.items[3].id, after.items[3].zone) == ("d", "rechts")


def test_a_moved_item_lies_on_top_and_the_others_are_the_same_objects() -> None:
    after = operations.move(LYING, "a", Pose(800, 450))
    assert [item.id for item in after.items] == ["b", "c", "a"]
    assert after.items[0] is B
    assert after.items[1] is C
    assert (after.items[2].pose, after.items[2].zone) == (Pose(800, 450), "rechts")
    assert after.ink is LYING.ink


def test_moved_to_where_it_was_an_item_still_comes_to_the_front() -> None:
    assert operations.move(LYING, "a", A.pose).items == (B, C, A)
    assert operations.raise_(LYING, "a").items == (B, C, A)


@given(st.floats(-5000, 5000), st.floats(-5000, 5000), st.floats(-360, 360))
def test_whatever_is_laid_down_lies_wholly_on_the_mat_in_its_zone(x: float, y: float, turn: float) -> None:
    for after in (operations.move(LYING, "a", Pose(x, y, turn)), operations.place(LYING, note("d", x, y, turn))):
        item = after.items[-1]
        box, zone = area_of(item), zone_for(MAT, item.pose.centre)
        assert box.x >= -1e-6
        assert box.y >= -1e-6
        assert box.right <= MAT.size.w + 1e-6
        assert box.bottom <= MAT.size.h + 1e-6
        assert item.zone == (zone.id if zone else "")


def test_a_removed_item_is_gone_and_the_rest_is_as_it_was() -> None:
    assert operations.remove(LYING, "b").items == (A, C)


def test_writing_keeps_the_place_in_the_stack() -> None:
    after = operations.write(LYING, "b", "Iets\nanders")
    assert [operations.text_of(item) for item in after.items] == ["Samen lezen", "Iets\nanders", "Eigen kaart"]
    assert operations.text_of(operations.write(LYING, "c", " Een\nandere  titel ").items[2]) == "Een andere titel"


def test_what_is_written_is_cut_at_the_most_that_fits_in_a_file() -> None:
    after = operations.write(operations.write(LYING, "b", "x" * 5000), "c", "y" * 5000)
    assert len(operations.text_of(after.items[1])) == operations.MOST_TEXT
    assert len(operations.text_of(after.items[2])) == operations.MOST_TITLE


def test_one_writes_on_notes_and_own_cards_only() -> None:
    assert [operations.writable(item) for item in (A, B, C, None)] == [False, True, True, False]


def test_ink_lies_over_older_ink() -> None:
    after = operations.ink(LYING, stroke("t", (1, 1)))
    assert [line.id for line in after.ink] == ["s", "t"]
    assert after.items is LYING.items


def test_erasing_puts_what_is_left_in_the_place_of_the_stroke() -> None:
    before = operations.ink(LYING, stroke("t", (1, 1)))
    after = operations.erase(before, {"s": (stroke("s.0", (10, 10), (30, 10)), stroke("s.1", (70, 10), (90, 10))), "weg": ()})
    assert [line.id for line in after.ink] == ["s.0", "s.1", "t"]
    assert after.ink[2] is before.ink[1]
    assert operations.erase(LYING, {"s": ()}).ink == ()
