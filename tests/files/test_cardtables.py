"""Tables with cards: what people write in Excel, LibreOffice or Word becomes cards, and what goes out comes back as it was."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from arrangeerveld.core.board import Translation
from arrangeerveld.core.problems import Refused
from arrangeerveld.files import places
from arrangeerveld.files.cardtables import Table, table_of
from arrangeerveld.files.cardtaking import taken, which_kind, written
from arrangeerveld.files.csvgrids import csv_grid, text_grid
from arrangeerveld.files.deckbatch import cards_of
from arrangeerveld.files.deckediting import sheet
from arrangeerveld.files.decks import NOWHERE, Deck, DeckCard, parse_deck, read_decks
from arrangeerveld.files.grids import column_of, letters
from arrangeerveld.files.tablewriting import csv_of
from arrangeerveld.files.xlsxgrids import xlsx_grids
from arrangeerveld.files.xlsxwriting import xlsx_of
from tests.files.some_decks import KINDS, decks

SAMPLES = Path(__file__).parent / "tables"
PICTURES = ("boek.png", "zoë & co.jpg")
HARD = DeckCard("x", "=1+1", "'=2\n-3", ("gedrag",), "@wie", "", (Translation("no", "'-", "_x000D_"),))


def read(data: bytes, *, book: bool) -> Table:
    return table_of(xlsx_grids(data, "kaarten.xlsx") if book else (csv_grid(data, "kaarten.csv"),), KINDS)


def back(deck: Deck, table: Table) -> Deck:
    """The deck that becomes of the table, read from its own text."""
    plan = taken(table, None, "anders", which_kind(table, None, ""))
    found, problems = parse_deck(written(plan, None), "", PICTURES)
    assert found is not None, problems
    assert not problems
    return replace(bare(found), file=deck.file)


def bare(deck: Deck) -> Deck:
    """Without the places of its cards, and the languages of each in one order: a table has one order for all."""
    cards = (replace(card, place=NOWHERE, translations=tuple(sorted(card.translations, key=str))) for card in deck.cards)
    return replace(deck, cards=tuple(cards))


@given(decks)
@example(Deck("=naam", "swv", (HARD,), "'+1", "-"))
@example(Deck("leeg", "swv", ()))
@settings(deadline=None, max_examples=200)
def test_what_goes_out_comes_back_as_it_was(deck: Deck) -> None:
    for data, book in ((csv_of(deck), False), (xlsx_of(deck), True)):
        table = read(data, book=book)
        assert not table.remarks
        assert back(deck, table) == bare(deck)
    assert xlsx_of(deck) == xlsx_of(deck)


@given(decks)
@settings(deadline=None, max_examples=20)
def test_another_program_reads_our_workbook(deck: Deck) -> None:
    book = openpyxl.load_workbook(BytesIO(xlsx_of(deck)))
    assert isinstance(book.active, Worksheet)
    cells = [[cell.value for cell in row] for row in book.active.iter_rows(min_row=2)]
    assert all(cell is None or isinstance(cell, str) for row in cells for cell in row)
    assert all(cell.data_type in {"s", "inlineStr", "n"} for row in book.active.iter_rows() for cell in row)  # n: empty


def test_the_decks_of_the_program_go_out_and_come_back() -> None:
    for deck in read_decks(places.decks())[0]:
        for data, book in ((csv_of(deck), False), (xlsx_of(deck), True)):
            assert back(deck, read(data, book=book)) == bare(deck)


def test_no_cell_of_a_csv_is_calculated() -> None:
    text = csv_of(Deck("=a", "swv", (HARD,))).decode("utf-8-sig")
    assert "'=1+1" in text
    assert not any(cell.lstrip('"')[:1] in set("=+@") for line in text.splitlines() for cell in line.split(";"))


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.csv")) + sorted(SAMPLES.glob("*.xlsx")), ids=lambda path: path.name)
def test_tables_of_a_real_libreoffice_are_read(sample: Path) -> None:
    """Made by LibreOffice 7.4 of one table (tables/MAKE.md): in four encodings, with each sign between cells, as a workbook."""
    table = read(sample.read_bytes(), book=sample.suffix == ".xlsx")
    assert [row.card.title for row in table.rows] == ["Meekijken in de klas", "Zoë’s plan: “rust” & ruimte", "12:30 even eruit", "=samen"]
    assert [row.number for row in table.rows] == [2, 3, 5, 6]
    first, second, third, _ = (row.card for row in table.rows)
    assert first.domains == ("leren", "gedrag")
    assert second.text == "Eerste regel; met puntkomma,\nen een tweede."
    assert second.performer == "ambulant begeleider"
    title = "Biraz d??ar?" if "1252" in sample.name else "Biraz dışarı"  # Windows-1252 has no such letters
    assert third.translations == (Translation("tr", title),)
    assert table.kinds() == ("swv",)
    assert [(remark.row, "geen titel" in remark.what) for remark in table.bad] == [(7, True)]


def test_a_workbook_of_another_program_with_all_that_people_do() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = "Aanbod"
    page.append(["Ons aanbod 2026", None, None, None])
    page.append([])
    page.append(["Naam", "Omschrijving", "Wie", "Domein", "Prijs", "Aantal"])
    page.append(["Rust", "Even zitten.", "Ib", "gedrag en leren", 12.5, 3])
    page.append([date(2026, 3, 1), "Een dag.", None, "gedrach", 0.5, True])
    page.append([7, '=CONCATENATE("a","b")', None, "leren", None, None])
    page.append([None, "zonder titel", None, None, None, None])
    page.append(["x" * 61, None, None, None, None, None])
    page.merge_cells("C4:C6")
    page.merge_cells("A1:D1")
    book.create_sheet("Prijzen").append(["Naam", "Euro"])
    book.create_sheet("Geheim").append(["titel"])
    book["Geheim"].sheet_state = "hidden"
    data = BytesIO()
    book.save(data)
    table = read(data.getvalue(), book=True)
    cards = [row.card for row in table.rows]
    assert [(card.title, card.text, card.performer, card.domains) for card in cards] == [
        ("Rust", "Even zitten.", "Ib", ("gedrag", "leren")),
        ("2026-03-01", "Een dag.", "Ib", ()),
        ("7", "", "Ib", ("leren",)),
    ]
    told = "\n".join(map(str, table.remarks))
    for part in (
        "Alleen het blad ‘Aanbod’ is gelezen, niet ‘Prijzen’.",
        "Rij 3, kolom E: De kolom ‘Prijs’ is hier niet bekend.",
        "Rij 5, kolom A: Hier staat een dag of tijd; die is gelezen als ‘2026-03-01’.",
        "Rij 5, kolom D: Het domein ‘gedrach’ is er niet; dat woord is overgeslagen. Bedoel je ‘gedrag’?",
        "Rij 6, kolom B: Hier staat een formule zonder uitkomst.",
        "Rij 7, kolom A: Deze rij heeft geen titel",
        "Rij 8, kolom A: De titel heeft 61 tekens; er passen er 60.",
    ):
        assert part in told
    assert [remark.row for remark in table.bad] == [7, 8]


def test_a_table_that_was_copied_needs_no_names() -> None:
    table = table_of((text_grid("Rust\tEven zitten\tIb\nPlan\tSamen", "plakken"),), KINDS)
    assert [(row.card.title, row.card.text, row.card.performer) for row in table.rows] == [
        ("Rust", "Even zitten", "Ib"),
        ("Plan", "Samen", ""),
    ]
    assert "staat geen naam" in str(table.remarks[0])
    one = table_of((text_grid("Rust, en dan\nPlan", "plakken"),), KINDS)
    assert [row.card.title for row in one.rows] == ["Rust, en dan", "Plan"]


@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_sign_between_cells_and_every_encoding(sign: str, encoding: str) -> None:
    text = f'Titel{sign}Tekst\r\nCafé{sign}"Eén{sign} twee"\r\n'
    table = read(text.encode(encoding), book=False)
    assert [(row.card.title, row.card.text) for row in table.rows] == [("Café", f"Eén{sign} twee".replace("\t", " "))]


def test_what_cannot_be_a_table_gets_a_sentence() -> None:
    for data, part in (
        (b"a\0b;c", "tekens in die geen letters zijn"),
        (b'titel\n"a', "Vanaf rij 2 is de tabel niet te lezen"),
        (b"titel\n" + b"a\n" * 6000, "meer dan 5000 rijen"),
        (b"\xff\xfea", "tekens die niet te lezen zijn"),
        (b"titel\n\x81", "tekens die niet te lezen zijn"),
    ):
        with pytest.raises(Refused, match=part):
            csv_grid(data, "x.csv")
    assert "leeg" in str(read(b"", book=False).bad[0])
    assert "Er is geen kolom met titels" in str(read(b"tekst;wie\na;b", book=False).bad[0])
    assert len(read(b"titel\n" + b"a\n" * 501, book=False).rows) == 500


def test_ids_are_readable_and_stay_when_a_table_comes_again() -> None:
    first = read("titel;tekst\nÉén rustige plek;a\nRust;b\nRust;c\n".encode(), book=False)
    plan = taken(first, None, "Ons", "swv")
    assert [card.id for card in plan.new] == ["een-rustige-plek", "rust", "rust-2"]
    old = sheet(written(plan, None), "")
    again = taken(first, old, "Ons", "swv")
    assert again.nothing
    other = read(b"titel;tekst\nRust;b\nRUST;anders\nNieuw;\n", book=False)
    plan = taken(other, old, "Ons", "swv")
    assert [card.id for card in plan.new] == ["nieuw"]
    assert {name: card.text for name, card in plan.changed.items()} == {"rust-2": "anders"}
    assert [card.id for card in plan.stays] == ["een-rustige-plek"]


def test_a_table_changes_only_what_it_has_columns_for_and_leaves_the_rest_of_the_file() -> None:
    text = """\
# van ons
deck: Ons   # zo heet hij
soort: swv
kaarten:
  # eerst deze
  - id: rust
    titel: 'Rust'   # kort
    tekst: >-
      Even
      zitten.
    domeinen: [leren, leeren]
    uitvoerder: Ib
  - {id: plan, titel: "Plan"}
"""
    old = sheet(text.replace("\n", "\r\n").encode(), "")
    table = read(b"titel;uitvoerder;tekst (tr)\nRust;de leraar;x\nPlan;Ib;\nBuiten;;\n", book=False)
    assert "vertaling (tr) heeft wel een tekst" in str(table.remarks[0])
    new = written(taken(table, old, "Ons", "swv"), old).decode()
    wanted = text.replace("uitvoerder: Ib", "uitvoerder: de leraar").replace('"Plan"}', '"Plan", uitvoerder: Ib}')
    assert new.replace("\r\n", "\n") == wanted + "  - id: buiten\n    titel: Buiten\n"
    assert new.count("\r\n") == new.count("\n")


@given(decks, decks)
@settings(deadline=None, max_examples=100)
def test_a_deck_that_is_overwritten_by_a_table_says_what_the_table_says(one: Deck, other: Deck) -> None:
    old = sheet(written(taken(read(csv_of(one), book=False), None, "x", one.kind), None), "")
    table = read(csv_of(replace(other, kind=one.kind)), book=False)
    plan = taken(table, old, "x", one.kind)
    found = {card.id: card for card in cards_of(sheet(written(plan, old), ""))}
    languages = {part.language for card in other.cards for part in card.translations}
    for card in other.cards:
        now = found[card.id]
        kept = {part for part in now.translations if part.language in languages}
        assert replace(now, translations=(), domains=()) == replace(card, translations=(), domains=())
        assert (set(now.domains), kept) == (set(card.domains), set(card.translations))
    for card in one.cards:
        if card.id not in {card.id for card in other.cards}:
            assert set(found[card.id].translations) == set(card.translations)
            assert replace(found[card.id], translations=()) == replace(card, translations=())


def test_columns_have_the_letters_of_a_spreadsheet() -> None:
    for number in (1, 26, 27, 52, 702, 703):
        assert column_of(f"{letters(number)}12") == number
    assert letters(28) == "AB"


@given(st.sampled_from(sorted(SAMPLES.glob("*.*sx")) + sorted(SAMPLES.glob("*.csv"))), st.data())
@settings(deadline=None, max_examples=150)
def test_a_damaged_table_is_refused_or_read(sample: Path, data: st.DataObject) -> None:
    bad = bytearray(sample.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        bad[data.draw(st.integers(0, len(bad) - 1))] = data.draw(st.integers(0, 255))
    with suppress(Refused):
        taken(read(bytes(bad), book=sample.suffix == ".xlsx"), None, "x", "swv")


@given(st.binary(max_size=400), st.binary(max_size=200), st.binary(max_size=200))
@settings(deadline=None, max_examples=150)
def test_a_workbook_with_anything_in_it_is_refused_or_read(cells: bytes, strings: bytes, styles: bytes) -> None:
    with suppress(Refused):
        read(book_of(b"<sheetData>" + cells + b"</sheetData>", strings, styles), book=True)


def book_of(cells: bytes, strings: bytes = b"", styles: bytes = b"") -> bytes:
    """A workbook with this in its one sheet, as bare as can be."""
    data = BytesIO()
    kinds = (("worksheet", "sheet.xml"), ("sharedStrings", "s.xml"), ("styles", "f.xml"))
    links = "".join(f'<Relationship Id="{kind}" Type="x/{kind}" Target="{part}"/>' for kind, part in kinds)
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("xl/workbook.xml", '<w xmlns:r="r"><sheet name="x" r:id="worksheet"/></w>')
        file.writestr("xl/_rels/workbook.xml.rels", f"<R>{links}</R>")
        file.writestr("xl/sheet.xml", b"<w>" + cells + b"</w>")
        file.writestr("xl/s.xml", b"<s>" + strings + b"</s>")
        file.writestr("xl/f.xml", b"<f>" + styles + b"</f>")
    return data.getvalue()


def test_odd_cells_of_a_workbook_are_read_calmly() -> None:
    cells = (
        '<row r="1"><c t="inlineStr"><is><t>titel</t></is></c><c r="C1" t="str"><v>tekst</v></c></row>'
        '<row><c t="s"><v>0</v></c><c/><c t="e"><v>#N/A</v></c></row>'
        '<row><c t="s"><v>99</v></c></row><row><c><v>1e400</v></c></row><row><c t="b"><v>1</v></c><c t="d"><v>x</v></c></row>'
        '<row><c s="9"><v>12.0</v></c></row><row><c s="0"><v>0.5</v></c></row><row><c s="1"><v>46000.25</v></c></row><row r="0"/>'
        '<row r="9"><c r="A9" t="n"><v>nan</v></c></row><row><c s="1"><v>99999999</v></c></row>'
    )
    strings = "<si><r><t>ri</t></r><r><t>jk</t></r><rPh><t>nee</t></rPh></si>"
    styles = '<numFmts><numFmt numFmtId="200" formatCode="d\\-mmm"/></numFmts><cellXfs><xf numFmtId="9"/><xf numFmtId="200"/></cellXfs>'
    table = read(book_of(cells.encode(), strings.encode(), styles.encode()), book=True)
    assert [row.card.title for row in table.rows] == ["rijk", "ja", "12", "50 %", "2025-12-09", "99999999"]
    assert "een fout van het rekenblad (#N/A)" in "".join(map(str, table.remarks))


def test_workbooks_that_are_made_to_harm_are_refused() -> None:
    far = b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w>&b;</w>'
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("xl/workbook.xml", bomb)
    big = BytesIO()
    with zipfile.ZipFile(big, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", b" " * (100 * 2**20))
    ods = BytesIO()
    with zipfile.ZipFile(ods, "w") as file:
        file.writestr("content.xml", "<x/>")
    for bad, part in (
        (book_of(far), "meer dan 5000 rijen"),
        (book_of(b"<a>" * 100 + b"</a>" * 100), "beschadigd"),
        (data.getvalue(), "niet hoort"),
        (big.getvalue(), "groter dan 96 MB"),
        (ods.getvalue(), "LibreOffice (.ods)"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 512, "met een wachtwoord"),
    ):
        with pytest.raises(Refused) as refused:
            xlsx_grids(bad, "x.xlsx")
        assert part in str(refused.value)
