"""Days in words and words as days: leap years, the ends of years, ISO weeks, and words that mean no day."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core import dates

MONDAY = date(2026, 11, 23)
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("vandaag", "2026-11-23"),
        ("Morgen", "2026-11-24"),
        ("overmorgen", "2026-11-25"),
        ("over 2 weken", "2026-12-07"),
        ("over  twee   weken", "2026-12-07"),
        ("over één week", "2026-11-30"),
        ("over 14 dagen", "2026-12-07"),
        ("over 6 weken", "2027-01-04"),
        ("over een maand", "2026-12-23"),
        ("over 1 jaar", "2027-11-23"),
        ("volgende week", "2026-11-30"),
        ("volgende maand", "2026-12-23"),
        ("maandag", "2026-11-30"),
        ("dinsdag", "2026-11-24"),
        ("op vrijdag", "2026-11-27"),
        ("a.s. zondag", "2026-11-29"),
        ("volgende week dinsdag", "2026-12-01"),
        ("dinsdag volgende week", "2026-12-01"),
        ("30 november", "2026-11-30"),
        ("30 nov", "2026-11-30"),
        ("30-11", "2026-11-30"),
        ("30/11/2027", "2027-11-30"),
        ("30.11.2027", "2027-11-30"),
        ("1 februari", "2027-02-01"),
        ("22 november", "2027-11-22"),
        ("23 november", "2026-11-23"),
        ("5 mrt", "2027-03-05"),
        ("1 sept", "2027-09-01"),
        ("maandag 30 november", "2026-11-30"),
        ("ma 30 nov", "2026-11-30"),
        ("29 februari", "2028-02-29"),
        ("2027-01-09", "2027-01-09"),
        ("voor de kerst", "2026-12-24"),
        ("week 48", "2026-11-23"),
        ("in week 47", "2027-11-22"),
        ("week 53", "2026-12-28"),
    ],
)
def test_words_mean_a_day(said: str, day: str) -> None:
    assert dates.meant(said, MONDAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "said",
    [
        "",
        " ",
        "zo snel mogelijk",
        "31 april",
        "29-02-2027",
        "dinsdag 30 november",
        "week 60",
        "over nul weken",
        "0-0",
        "30-13",
        "na de toets",
        "over 9999 jaar",
        "2026-13-01",
        "2026-02-30",
        "20261130",
        "٣٠-١١",
        "over 12345 dagen",
        "1 m",
        "voor de zomer",
    ],
)
def test_other_words_mean_no_day(said: str) -> None:
    assert dates.meant(said, MONDAY) is None
    assert dates.kept(said, MONDAY) == said.strip()


def test_what_says_the_same_on_every_day_stays_in_words_and_the_rest_becomes_a_day() -> None:
    assert dates.kept("voor de kerst", MONDAY) == "voor de kerst"
    assert dates.kept("week 50", MONDAY) == "week 50"
    assert dates.kept(" over 2  weken ", MONDAY) == "2026-12-07"
    assert dates.kept("30-11", MONDAY) == "2026-11-30"


@pytest.mark.parametrize("today", [date(2026, 12, 25), date(2026, 12, 31), date(2027, 1, 1)])
def test_after_christmas_the_next_one_is_meant(today: date) -> None:
    assert dates.meant("voor de kerst", today) == date(2027, 12, 24)


def test_at_the_end_of_the_calendar_nothing_breaks() -> None:
    last = date.max
    for said in ("over 2 weken", "over 1 maand", "volgende week maandag", "zondag", "1 januari", "voor de kerst", "week 1", "morgen"):
        assert dates.meant(said, last) is None or dates.meant(said, last) == last
    assert dates.weeks(9999, 12)[-1].days[-1] == last
    assert dates.weeks(1, 1)[0].days[0] == date.min


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(9999, 12, 1), 1, None),
    ],
)
def test_months_end_on_their_last_day(start: date, months: int, end: date | None) -> None:
    assert dates.later(start, months) == end


@given(DAYS)
def test_a_month_is_whole_weeks_that_hold_all_its_days_once(day: date) -> None:
    weeks = dates.weeks(day.year, day.month)
    days = [one for week in weeks for one in week.days]
    assert 4 <= len(weeks) <= 6
    assert all(len(week.days) == 7 and week.days[0].weekday() == 0 for week in weeks)
    assert [one for one in days if one.month == day.month] == [
        date(day.year, day.month, 1) + timedelta(i) for i in range(sum(one.month == day.month for one in days))
    ]
    assert all((b - a).days == 1 for a, b in itertools.pairwise(days))
    assert all(week.number == one.isocalendar().week for week in weeks for one in week.days)


@given(DAYS, DAYS)
def test_a_day_as_it_is_written_means_that_day_again(day: date, today: date) -> None:
    iso = day.isoformat()
    near = abs((day - today).days) < dates.NEAR
    assert dates.meant(iso, today) == day
    assert dates.meant(dates.long(iso), today) == day
    assert dates.meant(dates.short(iso), today) == day
    assert (str(day.year) in dates.short(iso, today.isoformat())) is not near
    if 0 <= (day - today).days < dates.NEAR:
        assert dates.meant(dates.short(iso, today.isoformat()), today) == day


@given(DAYS, st.integers(0, 500))
def test_over_so_many_days_is_so_many_days_later(today: date, count: int) -> None:
    assert dates.meant(f"over {count} dagen", today) == today + timedelta(count)
    assert dates.meant(f"over {count} weken", today) == today + timedelta(7 * count)


@given(DAYS, st.sampled_from(dates.WEEKDAYS))
def test_a_day_of_the_week_is_the_next_one_never_today(today: date, name: str) -> None:
    day = dates.meant(name, today)
    assert day is not None
    assert 1 <= (day - today).days <= 7
    assert dates.WEEKDAYS[day.weekday()] == name
    following = dates.meant(f"volgende week {name}", today)
    assert following is not None
    assert (following - timedelta(following.weekday())) - (today - timedelta(today.weekday())) == timedelta(7)


@given(st.text(max_size=30), DAYS)
def test_any_text_is_kept_or_becomes_a_day_and_stays_so(text: str, today: date) -> None:
    kept = dates.kept(text, today)
    assert kept == " ".join(text.split()) or dates.parsed(kept) is not None
    assert dates.kept(kept, today + timedelta(40)) == kept or dates.parsed(kept) is None


def test_short_says_the_year_only_when_it_helps() -> None:
    assert dates.short("2026-11-30", "2026-11-22") == "ma 30 nov"
    assert dates.short("2027-01-11", "2026-11-22") == "ma 11 jan"
    assert dates.short("2028-01-11", "2026-11-22") == "di 11 jan 2028"
    assert dates.short("2026-11-30") == "ma 30 nov 2026"
    assert dates.short("voor de kerst", "2026-11-22") == "voor de kerst"
    assert dates.long("2026-11-30") == "maandag 30 november 2026"
    assert dates.long("nog niet") == "nog niet"
