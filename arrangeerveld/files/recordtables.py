"""The agreements as a table for a spreadsheet (.csv), and the days on which they are looked at again for a calendar (.ics)."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from io import StringIO

from arrangeerveld.core import dates
from arrangeerveld.core.record import Record
from arrangeerveld.core.talk import Agreement

FORMULA = "=+-@\t\r\n＝＋－＠"
"""What makes a spreadsheet calculate with a cell (OWASP, CSV injection)."""
LINE = 75  # octets: RFC 5545, 3.1


def csv_of(record: Record) -> bytes:
    """The agreements for a Dutch spreadsheet: UTF-8 with a mark that says so, `;` between cells, nothing that is calculated."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(("wat", "wie", "wanneer", "evaluatie", "status"))
    for row in _agreed(record):
        writer.writerow([_safe(cell) for cell in (row.what, row.who, row.when, row.evaluation, row.status.value)])
    return text.getvalue().encode("utf-8-sig", "replace")


def _agreed(record: Record) -> Iterator[Agreement]:
    return (row for row in record.board.agreements if any((row.what, row.who, row.when, row.evaluation)))


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula, wherever a line in it begins."""
    return f"'{cell}" if cell.lstrip(" ")[:1] and cell.lstrip(" ")[0] in FORMULA else cell


def undated(record: Record) -> tuple[str, ...]:
    """The agreements whose evaluation is in words, so that a calendar cannot hold it."""
    return tuple(row.what for row in _agreed(record) if row.evaluation and not dates.parsed(row.evaluation))


def ics_of(record: Record, made: datetime) -> bytes | None:
    """The days of evaluation and the next talk as whole days (RFC 5545); None when no day is known."""
    events = [(row.evaluation, f"Evaluatie: {row.what}", _about(row), row.id) for row in _agreed(record) if dates.parsed(row.evaluation)]
    if dates.parsed(record.board.about.following):
        events.append((record.board.about.following, f"Volgend gesprek: {record.title}", "", "volgende"))
    if not events:
        return None
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Arrangeerveld//Afspraken//NL"]
    for day, title, told, key in events:
        lines += _event(date.fromisoformat(day), title, told, f"{record.title} {key}", made)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"]).encode("utf-8", "replace")


def _about(row: Agreement) -> str:
    return "\n".join(part for part in (row.who and f"Wie: {row.who}", row.when and f"Wanneer: {row.when}") if part)


def _event(day: date, title: str, told: str, key: str, made: datetime) -> Iterator[str]:
    """One whole day; the same agreement on the same day keeps its number, so that a second import adds nothing."""
    number = hashlib.sha256(f"{key} {day}".encode("utf-8", "replace")).hexdigest()[:32]
    yield "BEGIN:VEVENT"
    yield f"UID:{number}@arrangeerveld"
    yield f"DTSTAMP:{made.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_plain(day)}"
    if day < date.max:
        yield f"DTEND;VALUE=DATE:{_plain(day + timedelta(1))}"
    yield f"SUMMARY:{_escaped(title)}"
    if told:
        yield f"DESCRIPTION:{_escaped(told)}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _plain(day: date) -> str:
    """`20261130`; with four figures for the year, which `strftime` does not give everywhere."""
    return day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    """As RFC 5545, 3.3.11 has it, without the control characters that it forbids."""
    plain = "".join(char for char in text if char in "\n\t" or char.isprintable() or char > "\x9f")
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A long line in parts of at most 75 octets, never within a letter."""
    parts, part, used = list[str](), "", 0
    for char in line:
        wide = len(char.encode("utf-8", "replace"))
        if used + wide > LINE - (1 if parts else 0):
            parts.append(part)
            part, used = "", 0
        part += char
        used += wide
    return "\r\n ".join([*parts, part])
