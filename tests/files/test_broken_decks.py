"""A deck in which half of the ten mistakes are mistakes of syntax: each is told on its own line, and costs one card at most."""

from __future__ import annotations

from pathlib import Path

from arrangeerveld.files.decks import read_deck

DECK = Path(__file__).parent / "bad_decks" / "nog-tien-fouten.yaml"
EXPECTED = [
    (9, "aanhalingsteken"),
    (12, "tab"),
    (14, "dubbele punt"),
    (16, "spatie"),
    (20, "haakje ["),
    (27, "De kaart ‘Samen lezen’ heeft als domein ‘gedrach’. Bedoel je ‘gedrag’?"),
    (30, "Bedoel je ‘uitvoerder’?"),
    (31, "De kaart ‘Zonder id’ mist een id."),
    (33, "mist een titel."),
    (35, "dezelfde id als de kaart op regel 5"),
]


def test_ten_mistakes_are_told_each_on_its_line() -> None:
    _, problems = read_deck(DECK, ["swv"])
    assert [problem.where.line for problem in problems] == [line for line, _ in EXPECTED]
    for problem, (_, words) in zip(problems, EXPECTED, strict=True):
        assert words in f"{problem.what} {problem.remedy}"
        assert problem.remedy


def test_the_cards_without_a_mistake_that_matters_load() -> None:
    deck, _ = read_deck(DECK, ["swv"])
    assert deck is not None
    assert [card.id for card in deck.cards] == ["goed-1", "goed-2", "fout-domein", "fout-sleutel", "goed-3"]
    assert [card.text for card in deck.cards if card.id.startswith("goed")] == ["Deze kaart is goed.", "12:30", "no"]
