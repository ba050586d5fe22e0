"""The card maker changes what one card says in one language; every byte outside that card stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core.board import Translation
from arrangeerveld.core.problems import Refused
from arrangeerveld.files.cleaning import one_line
from arrangeerveld.files.deckediting import Sheet, sheet, with_field, with_translation
from arrangeerveld.files.deckmerging import merged
from arrangeerveld.files.decks import read_deck
from tests.files.odd_decks import odd_deck
from tests.files.test_deckediting import only_between, reads, spaced, values

LANGUAGES = ("tr", "ar", "no")
Words = dict[str, dict[str, str]]
OURS = Path(__file__).parents[2] / "decks" / "ouders.yaml"

HEAD = "deck: Proef\nsoort: zelf\nkaarten:\n"
BLOCK = (
    HEAD
    + """  - id: a   # eerst
    titel: Lezen
    vertaling:   # door de tolk
      tr:
        titel: Okuma   # nagekeken
        tekst: |
          Her gün.
      ar: {titel: "قراءة"}
    uitvoerder: ouders

  - id: b
    titel: Rekenen
"""
)


def translations(made: Sheet) -> list[Words]:
    return [
        {one.language: {key: text for key, text in (("titel", one.title), ("tekst", one.text)) if text} for one in card.translations}
        for card in made.entries()
    ]


@given(
    seed=st.integers(0, 10**6),
    end=st.sampled_from(["\n", "\r\n"]),
    closed=st.booleans(),
    steps=st.lists(
        st.tuples(st.integers(0, 2), st.sampled_from(LANGUAGES), st.sampled_from(["titel", "tekst"]), values(), st.booleans()),
        min_size=1,
        max_size=8,
    ),
)
def test_any_translations_read_back_as_they_were_meant(
    *, seed: int, end: str, closed: bool, steps: list[tuple[int, str, str, tuple[str, Any], bool]]
) -> None:
    """A history of edits on a deck that is written oddly: what it says in each language is what was meant, after each of them."""
    odd = odd_deck(seed, 3, end, closed=closed)
    now = sheet(odd.text.encode(), "x.yaml")
    meant: list[Words] = [{} for _ in odd.cards]
    for at, language, key, (_, value), away in steps:
        said = "" if away else one_line(value if isinstance(value, str) else "قراءة, ğ ł ї")
        before, rows = now, now.entries()[at]
        now = with_translation(now, at, language, key, said)
        words = {one: text for one, text in {**meant[at].get(language, {}), key: said}.items() if text}
        meant[at] = {code: one for code, one in {**meant[at], language: words}.items() if one}
        assert translations(now) == meant
        only_between(before, now, rows.first - 1, rows.last)
        assert ("\r" in now.text) == (end == "\r\n")
        others = [(one.id, one.title, one.text, one.domains, one.performer) for one in now.entries()]
        assert others == [(one.id, one.title, one.text, one.domains, one.performer) for one in map(spaced, odd.cards)]


def test_only_the_line_of_the_words_changes(tmp_path: Path) -> None:
    now = with_translation(sheet(BLOCK.encode(), "x.yaml"), 0, "tr", "titel", "Birlikte okumak")
    assert now.text == BLOCK.replace("Okuma ", "Birlikte okumak ")
    now = with_translation(now, 0, "ar", "tekst", "كل يوم")
    assert now.text.splitlines()[:10] == BLOCK.replace("Okuma ", "Birlikte okumak ").splitlines()[:10]
    now = with_translation(with_translation(now, 0, "pl", "titel", "Czytanie"), 1, "uk", "titel", "Лічба")
    assert "# door de tolk" in now.text
    assert "# nagekeken" in now.text
    reads(now, tmp_path)
    deck, _ = read_deck(tmp_path / "proef.yaml", ["zelf"])
    assert deck is not None
    assert sorted(deck.cards[0].translations, key=lambda one: one.language) == [
        Translation("ar", "قراءة", "كل يوم"),
        Translation("pl", "Czytanie"),
        Translation("tr", "Birlikte okumak", "Her gün."),
    ]
    assert deck.cards[1].translations == (Translation("uk", "Лічба"),)


def test_a_language_that_says_nothing_any_more_goes_and_the_last_takes_its_key_along() -> None:
    now = sheet(BLOCK.encode(), "x.yaml")
    for language, key in (("tr", "titel"), ("tr", "tekst"), ("ar", "titel")):
        now = with_translation(now, 0, language, key, "")
    assert translations(now) == [{}, {}]
    assert "vertaling:\n" not in now.text
    assert now.entries()[0].performer == "ouders"


def test_the_shipped_cards_for_parents_change_in_one_line_each() -> None:
    old = sheet(OURS.read_bytes(), "ouders.yaml")
    for language in ("tr", "ar", "pl", "uk", "en"):
        new = with_translation(old, 2, language, "titel", "Anders")
        changed = [(a, b) for a, b in zip(old.text.splitlines(), new.text.splitlines(), strict=True) if a != b]
        assert len(changed) == 1
        assert changed[0][1].strip() == "titel: Anders"


@pytest.mark.parametrize("odd", ["Turks", "[tr]", "{tr: Okuma}"])
def test_what_is_no_translation_is_left_alone(odd: str) -> None:
    text = f"{HEAD}  - id: a\n    titel: Lezen\n    vertaling: {odd}\n"
    with pytest.raises(Refused):
        with_translation(sheet(text.encode(), "x.yaml"), 0, "tr", "titel", "Okuma")
    assert with_field(sheet(text.encode(), "x.yaml"), 0, "titel", "Rekenen").text == text.replace("Lezen", "Rekenen")


def test_a_translation_comes_into_what_another_program_wrote_meanwhile() -> None:
    base = sheet(BLOCK.encode(), "x.yaml")
    mine = with_translation(with_translation(base, 0, "tr", "titel", "Birlikte"), 0, "ar", "titel", "")
    mine = with_translation(mine, 1, "pl", "titel", "Liczenie")
    theirs = sheet(f"{BLOCK}  - id: c\n    titel: Van hen\n".encode(), "x.yaml")
    made, lost = merged(base, mine, theirs)
    assert lost == ()
    assert translations(made) == [*translations(mine), {}]
    assert made.entries()[2].title == "Van hen"
