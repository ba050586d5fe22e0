"""Choosing a day with a finger: usual moments, a calendar, words; every control lies in the picker and is large enough."""

from __future__ import annotations

from datetime import date

import pytest

from arrangeerveld.app import datepicker
from arrangeerveld.app.datepicker import SIZE, picker
from arrangeerveld.core.geometry import Point, Rect
from tests.fakes import MEANS

NOW = date(2026, 11, 23)


def places(chosen: datepicker.DatePicker) -> dict[str, Rect]:
    controls = chosen.controls(Point(100, 300), MEANS, "datum:x:")
    return {control.action.removeprefix("datum:x:"): control.place for control in controls if control.action.startswith("datum:x:")}


def test_a_usual_moment_becomes_a_day_that_is_in_view() -> None:
    chosen = picker("", NOW).after("moment=over 6 weken")
    assert (chosen.value, chosen.month.month, chosen.month.year) == ("2027-01-04", 1, 2027)


def test_words_stay_words_and_can_be_taken_away() -> None:
    chosen = picker("", NOW).after("moment=voor de kerst")
    assert chosen.value == "voor de kerst"
    assert chosen.month.month == 12
    assert chosen.after("geen").value == ""
    assert picker("zodra het kan", NOW).month == NOW


def test_months_are_leafed_through_over_the_end_of_a_year() -> None:
    chosen = picker("2026-12-31", NOW).after("maand=1").after("maand=1")
    assert chosen.month == date(2027, 2, 1)
    assert len([what for what in places(chosen) if what.startswith("dag=")]) == 28
    assert chosen.after("maand=-1").after("maand=-1").after("maand=-1").month == date(2026, 11, 1)


@pytest.mark.parametrize("what", ["", "maand=7", "iets=anders", "typ", "maand=x"])
def test_another_tap_changes_nothing(what: str) -> None:
    chosen = picker("2026-11-30", NOW)
    assert chosen.after(what) == chosen


@pytest.mark.parametrize("value", ["", "2026-11-30", "2026-08-15", "2027-02-01", "9999-12-31", "0001-01-01", "voor de kerst"])
def test_every_control_lies_in_the_picker_beside_the_others(value: str) -> None:
    spots = places(picker(value, NOW))
    inner = Rect(100, 300, *SIZE)
    for spot in spots.values():
        assert inner.x <= spot.x
        assert spot.right <= inner.right
        assert inner.y <= spot.y
        assert spot.bottom <= inner.bottom
        assert spot.w >= 56
        assert spot.h >= 50
    all_spots = list(spots.values())
    assert not any(a.meets(b) for i, a in enumerate(all_spots) for b in all_spots[i + 1 :])
    assert {"typ", "geen", "maand=1", "maand=-1", "moment=over 2 weken"} <= set(spots)
