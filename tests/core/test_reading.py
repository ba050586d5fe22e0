"""Items in reading order: every item once, zone by zone, and in a zone row by row from the left."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core.reading import in_reading_order, rows
from tests.fakes import MAT, board, card, note

PLACES = st.lists(st.tuples(st.integers(0, 1200), st.integers(0, 720), st.booleans()), max_size=12)


@given(PLACES)
def test_every_item_is_read_once_and_by_zone(places: list[tuple[int, int, bool]]) -> None:
    items = [(card if of_deck else note)(f"i{i}", x, y) for i, (x, y, of_deck) in enumerate(places)]
    found = in_reading_order(board(*items))
    assert sorted(item.id for item in found) == sorted(item.id for item in items)
    zones = [zone.id for zone in MAT.zones] + [""]
    numbers = [zones.index(item.zone) for item in found]
    assert numbers == sorted(numbers)


@given(PLACES)
def test_rows_go_down_and_items_in_a_row_go_right(places: list[tuple[int, int, bool]]) -> None:
    found = rows([card(f"i{i}", x, y) for i, (x, y, _) in enumerate(places)])
    for row in found:
        assert all(a.pose.x <= b.pose.x for a, b in itertools.pairwise(row))
        assert max(item.pose.y for item in row) - min(item.pose.y for item in row) <= 53
    for row, after in itertools.pairwise(found):
        assert max(item.pose.y for item in row) <= min(item.pose.y for item in after)


def test_two_cards_that_lie_a_little_askew_are_one_row() -> None:
    lying = board(card("rechts", 450, 150), card("links", 150, 170), card("onder", 150, 400))
    assert [item.id for item in in_reading_order(lying)] == ["links", "rechts", "onder"]
