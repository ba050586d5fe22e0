"""What is still open when a talk closes: a gentle sentence, and nothing about what is closed already."""

from __future__ import annotations

import pytest

from arrangeerveld.core.agreeing import missing
from arrangeerveld.core.board import Board
from arrangeerveld.core.closing import told
from arrangeerveld.core.talk import Agreement, Status
from tests import fakes


def open_rows(*rows: Agreement) -> list[tuple[str, tuple[str, ...]]]:
    return [(row.id, misses) for row, misses in missing(Board(fakes.MAT, agreements=rows))]


def test_a_name_or_a_date_may_miss() -> None:
    rows = Agreement("a", "x", "Bas", "2026-11-30"), Agreement("b", "x", "Bas"), Agreement("c", "x", "", "morgen"), Agreement("d", "x", " ")
    assert open_rows(*rows) == [("b", ("wanneer",)), ("c", ("wie",)), ("d", ("wie", "wanneer"))]


@pytest.mark.parametrize("status", Status)
def test_what_is_over_needs_no_name(status: Status) -> None:
    assert bool(open_rows(Agreement("a", "x", status=status))) is (status in {Status.OPEN, Status.BUSY})


def test_the_sentence_names_two_and_counts_the_rest() -> None:
    assert told(()) == "Elke afspraak heeft een naam en een datum."
    rows = tuple((Agreement(str(i), f"doen {i}"), ("wie", "wanneer")) for i in range(4))
    assert told(rows[:1]) == "Nog niet ingevuld bij de afspraken: ‘doen 0’ (wie en wanneer). Dat mag ook later."
    assert (
        told(rows)
        == "Nog niet ingevuld bij de afspraken: ‘doen 0’ (wie en wanneer), ‘doen 1’ (wie en wanneer) en nog 2. Dat mag ook later."
    )
    assert len(told(((Agreement("a", "lang " * 60), ("wie",)),))) < 120
