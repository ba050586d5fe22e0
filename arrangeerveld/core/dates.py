"""Days in words and words as days, seen from a given day: "over 2 weken", "ma 30 nov", the weeks of a month; Dutch, ISO 8601 weeks."""

from __future__ import annotations

import re
from datetime import MAXYEAR, date, timedelta
from typing import NamedTuple

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december")
_SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "juni", "juli", "aug", "sep", "okt", "nov", "dec")
NEAR = 300  # days within which a day needs no year
_END = date.max.toordinal() + 1
_LEAP = 8  # years at most until there is a 29 February again
_COUNTED = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_NUMBERS = {word: number for number, word in enumerate(_COUNTED, 1)} | {"één": 1}


class Week(NamedTuple):
    """A week from Monday to Sunday, and its number as ISO 8601 counts them."""

    number: int
    days: tuple[date, ...]


def parsed(text: str) -> date | None:
    """The day of `2026-11-30`; None for anything else."""
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) else None
    except ValueError:
        return None


def short(text: str, near: str = "") -> str:
    """`2026-11-30` as `ma 30 nov`, with its year when the day `near` (ISO 8601) is far or unknown; words as they stand."""
    day, base = parsed(text), parsed(near)
    if day is None:
        return text
    words = f"{WEEKDAYS[day.weekday()][:2]} {day.day} {_SHORT_MONTHS[day.month - 1]}"
    return words if base is not None and abs((day - base).days) < NEAR else f"{words} {day.year}"


def long(text: str) -> str:
    """`2026-11-30` as `maandag 30 november 2026`; words as they stand."""
    day = parsed(text)
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}" if day else text


def later(day: date, months: int) -> date | None:
    """The same day so many months on, or the last one of a shorter month; None past the end of the calendar."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if not 1 <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, _length(year, month + 1)))


def weeks(year: int, month: int) -> tuple[Week, ...]:
    """The weeks that hold the days of a month, four to six, whole; days past either end of the calendar are left out."""
    first = date(year, month, 1)
    start = first.toordinal() - first.weekday()
    last = first.toordinal() + _length(year, month)
    rows = [tuple(date.fromordinal(at) for at in range(max(1, monday), min(monday + 7, _END))) for monday in range(start, last, 7)]
    return tuple(Week(days[0].isocalendar().week, days) for days in rows)


def _length(year: int, month: int) -> int:
    """How many days a month has."""
    return next(day for day in (31, 30, 29, 28) if _day(year, month, day))


def meant(text: str, today: date) -> date | None:
    """The day that a text means when it is said on `today`: `over 2 weken`, `volgende week dinsdag`, `30 november`, `voor de kerst`.

    A day without a year is the first one from today on. None when a text means no one day, or none that we know.
    """
    day = parsed(text.strip())
    if day is not None:
        return day
    words = re.sub(r"^(op|uiterlijk|rond) ", "", " ".join(text.lower().split()).rstrip("."))
    for read in (_plain, _over, _weekday, _numbers, _named, _week):
        day = read(words, today)
        if day is not None:
            return day
    return None


def kept(text: str, today: date) -> str:
    """What of a text is kept: `over 2 weken` or `30-11` as the day itself in ISO 8601, since nobody knows later from when it counted.

    Words that say the same on every day (`voor de kerst`, `week 50`) and words that mean no day stay as they are.
    """
    text = " ".join(text.split())
    lasting = re.match(r"(?i)(voor|na|in|tot|week)\b", text)
    day = None if lasting else meant(text, today)
    return day.isoformat() if day else text


def _plain(words: str, today: date) -> date | None:
    away = {"vandaag": 0, "nu": 0, "morgen": 1, "overmorgen": 2, "volgende week": 7}.get(words)
    if words == "volgende maand":
        return later(today, 1)
    return None if away is None else _after(today, away)


def _over(words: str, today: date) -> date | None:
    found = re.fullmatch(r"over (\d{1,4}|[a-zé]+) (dag|dagen|week|weken|maand|maanden|jaar|jaren)", words, re.ASCII)
    if not found:
        return None
    said, unit = found.groups()
    count = int(said) if said.isdigit() else _NUMBERS.get(said)
    if count is None:
        return None
    if unit[0] in "dw":
        return _after(today, count * (1 if unit[0] == "d" else 7))
    return later(today, count * (1 if unit[0] == "m" else 12))


def _weekday(words: str, today: date) -> date | None:
    """`maandag`, `aanstaande maandag`: the first one after today. `volgende week maandag`: that of the next calendar week."""
    following = re.fullmatch(r"volgende week ([a-z]+)|([a-z]+) volgende week", words)
    bare = re.sub(r"^(aanstaande|komende|a\.s\.|as) ", "", words)
    name = next(filter(None, following.groups())) if following else bare
    if name not in WEEKDAYS:
        return None
    number = WEEKDAYS.index(name)
    away = 7 - today.weekday() + number if following else (number - today.weekday() - 1) % 7 + 1
    return _after(today, away)


def _numbers(words: str, today: date) -> date | None:
    """`30-11`, `30/11/2026`, `30 november`, `maandag 30 nov 2026`; a weekday that does not belong to it makes it no day."""
    name, _, rest = words.partition(" ")
    weekday = next((day for day in WEEKDAYS if name in {day, day[:2]}), "")
    found = re.fullmatch(r"(\d{1,2})[-/. ]+(\d{1,2}|[a-z]+)\.?(?:[-/. ]+(\d{4}))?", rest if weekday else words, re.ASCII)
    month = _month(found[2]) if found else 0
    if not found or not month:
        return None
    years = (int(found[3]),) if found[3] else range(today.year, min(today.year + _LEAP, MAXYEAR) + 1)
    days = [day for year in years if (day := _day(year, month, int(found[1])))]
    day = next((day for day in days if found[3] or day >= today), None)
    return None if day is None or (weekday and WEEKDAYS[day.weekday()] != weekday) else day


def _month(word: str) -> int:
    """The number of a month from its number or the beginning of its name; 0 when it is none."""
    if word.isdigit():
        return int(word)
    return next((i + 1 for i, name in enumerate(MONTHS) if word in {name, name[:3], _SHORT_MONTHS[i], name[:4]}), 0)


def _named(words: str, today: date) -> date | None:
    """`voor de kerst`: the day before Christmas."""
    if not re.fullmatch(r"voor (de )?kerst(mis)?", words):
        return None
    day = date(today.year, 12, 24)
    return day if day >= today else _day(today.year + 1, 12, 24)


def _week(words: str, today: date) -> date | None:
    """`week 50`: the Monday of that ISO week, of this year or else of the next one that has it."""
    found = re.fullmatch(r"(?:in )?week (\d{1,2})", words, re.ASCII)
    for year in range(today.isocalendar().year, min(today.year + _LEAP, MAXYEAR) + 1):
        try:
            day = date.fromisocalendar(year, int(found[1]), 1) if found else None
        except ValueError:
            continue
        if day is not None and day.toordinal() + 6 >= today.toordinal():
            return day
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _after(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days)
    except OverflowError:
        return None
