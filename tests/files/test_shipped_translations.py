"""The shipped cards for parents can be read in five languages besides Dutch."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from arrangeerveld.files import places
from arrangeerveld.files.decks import read_deck

LANGUAGES = "tr", "ar", "pl", "uk", "en"
ARABIC = range(0x600, 0x700)


def test_every_card_for_parents_has_five_languages() -> None:
    deck, problems = read_deck(places.decks() / "ouders.yaml", ["ouder"])
    assert problems == ()
    assert deck is not None
    for card in deck.cards:
        assert tuple(one.language for one in card.translations) == LANGUAGES, card.id
        assert all(one.title and one.text for one in card.translations), card.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_typefaces_have_every_letter(language: str) -> None:
    deck, _ = read_deck(places.decks() / "ouders.yaml", ["ouder"])
    assert deck is not None
    have: set[int] = set()
    for path in places.fonts().glob("*.ttf"):
        with TTFont(path) as font:
            have |= set(font.getBestCmap())
    words = [f"{one.title} {one.text}" for card in deck.cards for one in card.translations if one.language == language]
    assert {letter for text in words for letter in text if ord(letter) not in have} == set()
    letters = [letter for text in words for letter in text if letter.isalpha()]
    assert all((ord(letter) in ARABIC) == (language == "ar") for letter in letters)
