"""A deck as a table: a row for each card, for a spreadsheet; what is read back from it is the same deck."""

from __future__ import annotations

import csv
import re
from io import StringIO

from arrangeerveld.files.columnnames import CARD, HEADS, written
from arrangeerveld.files.decks import Deck, DeckCard

FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠]")
"""What makes a spreadsheet calculate with a cell (OWASP, CSV injection), with the signs before it that say that it is a text."""


def rows_of(deck: Deck) -> list[list[str]]:
    """The table: the names of the columns, and the cards. What is said of the deck itself stands beside its first card."""
    languages = dict.fromkeys(one.language for card in deck.cards for one in card.translations)
    columns = [*CARD, *(f"{part}/{language}" for language in languages for part in ("titel", "tekst"))]
    about = {"stapel": deck.name, "soort": deck.kind, "versie": deck.version, "bron": deck.origin}
    found = [[written(column) for column in (*columns, *HEADS)]]
    for number, card in enumerate(deck.cards):
        said = _said(card)
        beside = [about[head] if not number or head == "soort" else "" for head in HEADS]
        found.append([*(said.get(column, "") for column in columns), *beside])
    if not deck.cards:
        found.append([*("" for _ in columns), *(about[head] for head in HEADS)])
    return found


def _said(card: DeckCard) -> dict[str, str]:
    said = {
        "id": card.id,
        "titel": card.title,
        "tekst": card.text,
        "domeinen": ", ".join(card.domains),
        "uitvoerder": card.performer,
        "plaatje": card.picture,
    }
    for one in card.translations:
        said |= {f"titel/{one.language}": one.title, f"tekst/{one.language}": one.text}
    return said


def csv_of(deck: Deck) -> bytes:
    """The deck for a Dutch spreadsheet: UTF-8 with a mark that says so, `;` between cells, nothing that is calculated."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerows([guarded(cell) for cell in row] for row in rows_of(deck))
    return text.getvalue().encode("utf-8-sig", "replace")


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell without the sign that `guarded` put there."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell[1:]) else cell
