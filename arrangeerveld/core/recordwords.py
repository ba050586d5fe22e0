"""Words of the record: days as people write them, and how long schools keep what."""

from __future__ import annotations

import re

_DAYS = ("zo", "ma", "di", "wo", "do", "vr", "za")
_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "juni", "juli", "aug", "sep", "okt", "nov", "dec")
_OFFSETS = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)
_FEBRUARY = 2

KEEPS = {
    "2 jaar na uitschrijving": "Bewaar dit verslag tot 2 jaar nadat de leerling van school is. Vernietig het daarna.",
    "3 jaar na uitschrijving": "Bewaar dit verslag tot 3 jaar nadat de leerling naar het speciaal onderwijs is verwezen. "
    "Vernietig het daarna.",
    "5 jaar na uitschrijving": "Bewaar dit verslag tot 5 jaar nadat de leerling van school is. Vernietig het daarna.",
}
"""The usual terms and what is printed for each (bewaartermijn: most data 2 years, pupils referred to special education 3, absence 5)."""
KEEP_FROM = "Bron: Rijksoverheid, ‘Welke gegevens bewaart de basisschool over mijn kind?’."


def is_day(text: str) -> bool:
    """Whether a text is a day that exists, in ISO 8601: `2026-11-30`."""
    parts = _parts(text)
    if not parts:
        return False
    year, month, day = parts
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    longest = 29 if month == _FEBRUARY and leap else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    return year > 0 and 1 <= day <= longest


def short_day(text: str) -> str:
    """`2026-11-30` as `ma 30 nov 2026`; words as they stand."""
    parts = _parts(text)
    if not parts or not is_day(text):
        return text
    year, month, day = parts
    y = year - (month <= _FEBRUARY)
    weekday = (y + y // 4 - y // 100 + y // 400 + _OFFSETS[month - 1] + day) % 7  # Sakamoto (1992)
    return f"{_DAYS[weekday]} {day} {_MONTHS[month - 1]} {year}"


def _parts(text: str) -> tuple[int, int, int] | None:
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])-(\d{2})", text, re.ASCII)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None
