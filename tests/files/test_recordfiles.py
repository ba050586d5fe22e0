"""The record as text, Word file, table and calendar, as independent readers see them."""

from __future__ import annotations

import csv
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import docx
import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core.board import Board
from arrangeerveld.core.record import Record, record_of
from arrangeerveld.core.talk import Agreement
from arrangeerveld.files.recordtables import csv_of, ics_of, undated
from arrangeerveld.files.recordtext import text_of
from arrangeerveld.files.recordwordfile import docx_of
from tests.boards import ARABIC, EXAMPLES, TURKISH, example, full, texts

MADE = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)
ANY = st.text(max_size=60)


def entries(record: Record) -> list[str]:
    return [" ".join(block.line.split()) for block in record.blocks if hasattr(block, "line")]


def agreed(*rows: Agreement) -> Record:
    return record_of(replace(Board(full().mat), agreements=rows))


def read(data: bytes) -> list[Any]:
    """The events that another program finds in a calendar."""
    return list(icalendar.Calendar.from_ical(data).walk("VEVENT"))


def in_order(parts: list[str], whole: str) -> bool:
    """Whether all parts stand in a text one after another."""
    at = 0
    for part in parts:
        at = whole.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


@pytest.mark.parametrize("board", [*map(example, EXAMPLES), full()], ids=[*(path.stem for path in EXAMPLES), "full"])
def test_text_and_word_hold_everything_in_the_same_order(board: Board) -> None:
    record = record_of(board)
    plain = " ".join(text_of(record).split())
    word = docx.Document(BytesIO(docx_of(record, MADE)))
    written = " ".join(" ".join(paragraph.text for paragraph in word.paragraphs).split())
    assert in_order(entries(record), plain)
    assert in_order(entries(record), written)
    for text in texts(board):
        assert text.rstrip(".") in plain
        assert text.rstrip(".") in written


def test_other_scripts_are_in_text_and_word() -> None:
    record = record_of(full())
    word = docx.Document(BytesIO(docx_of(record, MADE)))
    written = "\n".join(paragraph.text for paragraph in word.paragraphs)
    for text in (ARABIC, TURKISH):
        assert text in text_of(record)
        assert text in written


def test_the_word_file_has_headings_lists_tables_a_title_and_a_language() -> None:
    record = record_of(full())
    word = docx.Document(BytesIO(docx_of(record, MADE)))
    styles = {style: [p.text for p in word.paragraphs if p.style is not None and p.style.name == style] for style in ("Title", "Heading 1")}
    assert styles["Title"] == [record.title]
    assert styles["Heading 1"][0] == "Afspraken"
    assert word.core_properties.title == record.title
    assert word.core_properties.language == "nl-NL"
    agreements = word.tables[0]
    assert [cell.text for cell in agreements.rows[0].cells] == ["wat", "wie", "wanneer", "evaluatie", "status"]
    assert len(agreements.rows) == 42


def test_the_same_record_gives_the_same_word_file() -> None:
    assert docx_of(record_of(full()), MADE) == docx_of(record_of(full()), MADE)


@given(ANY)
def test_any_text_fits_in_a_word_file(text: str) -> None:
    data = docx_of(agreed(Agreement("a", text or "x", text)), MADE)
    assert zipfile.ZipFile(BytesIO(data)).testzip() is None
    assert len(docx.Document(BytesIO(data)).tables) == 1


def test_a_spreadsheet_opens_the_agreements() -> None:
    data = csv_of(record_of(full()))
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0] == ["wat", "wie", "wanneer", "evaluatie", "status"]
    assert rows[1][0] == "Afspraak 0; over ‘lezen’, en meer"
    assert rows[-1] == ["'=1+1", "'@vader", "", "", "bezig"]


@given(st.lists(st.tuples(ANY, ANY), max_size=4))
def test_no_cell_is_calculated_and_none_is_lost(cells: list[tuple[str, str]]) -> None:
    record = agreed(*(Agreement(str(i), what, who) for i, (what, who) in enumerate(cells)))
    rows = list(csv.reader(StringIO(csv_of(record).decode("utf-8-sig"), newline=""), delimiter=";"))[1:]
    wanted = [(what, who) for what, who in cells if what or who]
    assert len(rows) == len(wanted)
    for row, (what, who) in zip(rows, wanted, strict=True):
        for cell, text in zip(row, (what, who), strict=False):
            assert cell.removeprefix("'") == text.removeprefix("'") or cell in {text, f"'{text}"}
            assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_calendar_gets_the_days_and_leaves_out_words() -> None:
    record = record_of(full())
    data = ics_of(record, MADE)
    assert data is not None
    events = read(data)
    assert len(events) == 21
    first = events[0]
    assert str(first["SUMMARY"]) == "Evaluatie: Afspraak 1; over ‘lezen’, en meer"
    assert first["DTSTART"].dt == date(2027, 1, 12)
    assert first["DTEND"].dt == date(2027, 1, 13)
    assert str(first["DESCRIPTION"]) == "Wie: Anja\nWanneer: 2026-11-30"
    assert len({str(event["UID"]) for event in events}) == 21
    assert str(events[-1]["SUMMARY"]).startswith("Volgend gesprek: ")
    assert len(undated(record)) == 20


def test_lines_of_a_calendar_are_folded_at_75_octets() -> None:
    data = ics_of(agreed(Agreement("a", "ë" * 200 + "\n" + "😀, ; \\ " * 9, evaluation="2027-01-12")), MADE)
    assert data is not None
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (event,) = read(data)
    assert str(event["SUMMARY"]) == "Evaluatie: " + "ë" * 200 + "\n" + "😀, ; \\ " * 9


@given(ANY, ANY, st.dates())
def test_any_agreement_fits_in_a_calendar(what: str, who: str, day: date) -> None:
    data = ics_of(agreed(Agreement("a", what, who, evaluation=day.isoformat())), MADE)
    assert data is not None
    (event,) = read(data)
    assert event["DTSTART"].dt == day


def test_without_a_day_there_is_no_calendar() -> None:
    assert ics_of(agreed(Agreement("a", "lezen", evaluation="voor Pasen")), MADE) is None


def test_the_text_is_the_same_for_pasting_whatever_the_system(tmp_path: Path) -> None:
    path = tmp_path / "verslag.txt"
    path.write_bytes(text_of(record_of(full())).encode())
    assert path.read_text("utf-8").startswith("Arrangeergesprek Jasmijn de Vries, groep 5\n====")
