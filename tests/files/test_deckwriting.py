"""A card is added to a deck, and nothing else of the file changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core.board import Card
from arrangeerveld.core.geometry import Pose
from arrangeerveld.core.problems import Refused
from arrangeerveld.files.cleaning import one_line
from arrangeerveld.files.decks import read_deck
from arrangeerveld.files.deckwriting import HEAD, card_id, keep_card, with_card

ODD = """\
# bovenaan
deck:   'Onze kaarten'   # met een opmerking
soort: zelf

kaarten:

    -   id: een
        titel: "Eén"     # hier ook
        # los

    - {id: twee, titel: Twee}
    -
        id: drie
        titel: >-
          Drie
          regels
# onderaan
"""


def card(title: str, text: str = "") -> Card:
    return Card("k", "zelf", title, Pose(0, 0), text)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_card_is_added_and_the_rest_stays_byte_for_byte(ends: str, tmp_path: Path) -> None:
    old = ODD.replace("\n", ends).encode()
    new = with_card(old, "x.yaml", card("Even naar buiten: “ja”", "Met\neen regel"))
    assert new.endswith(f"# onderaan{ends}".encode())
    assert new.startswith(old.removesuffix(f"# onderaan{ends}".encode()))
    path = tmp_path / "x.yaml"
    path.write_bytes(new)
    deck, problems = read_deck(path, ["zelf"])
    assert problems == ()
    assert deck is not None
    assert [(one.id, one.title) for one in deck.cards[:3]] == [("een", "Eén"), ("twee", "Twee"), ("drie", "Drie regels")]
    assert (deck.cards[3].id, deck.cards[3].title, deck.cards[3].text) == (
        "even-naar-buiten-ja",
        "Even naar buiten: “ja”",
        "Met\neen regel",
    )


@pytest.mark.parametrize(
    "text",
    [
        "deck: x\nsoort: zelf\nkaarten: veel\n",
        "deck: x\nsoort: zelf\nkaarten:\n\t- id: a\n",
        "- een lijst\n",
        "",
    ],
)
def test_a_deck_that_is_written_otherwise_is_left_alone(text: str) -> None:
    with pytest.raises(Refused) as refused:
        with_card(text.encode(), "x.yaml", card("Nieuw"))
    assert all(problem.what.endswith(".") for problem in refused.value.problems)


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("kaarten:\n  - {id: a, titel: A}\nbron: wij\n", "kaarten:\n  - {id: a, titel: A}\n  - id: nieuw\n    titel: Nieuw\nbron: wij\n"),
        ("kaarten: [{id: a, titel: A}]\n", "kaarten: [{id: a, titel: A}, {id: nieuw, titel: Nieuw}]\n"),
        ("kaarten: []  # nog niets\n", "kaarten:  # nog niets\n  - id: nieuw\n    titel: Nieuw\n"),
        ("bron: wij\n", "bron: wij\nkaarten:\n  - id: nieuw\n    titel: Nieuw\n"),
    ],
)
def test_it_comes_where_cards_are_however_they_are_written(text: str, new: str) -> None:
    head = "deck: x\nsoort: zelf\n"
    assert with_card((head + text).encode(), "x.yaml", card("Nieuw")).decode() == head + new


def test_a_long_sentence_becomes_a_title_and_a_text(tmp_path: Path) -> None:
    long = "Elke dag een kwartier samen lezen in een boek dat zij zelf heeft uitgekozen"
    assert keep_card(tmp_path, card(long))
    deck, problems = read_deck(tmp_path / "decks" / "eigen-kaarten.yaml", ["zelf"])
    assert problems == ()
    assert deck is not None
    assert deck.cards[0].title == "Elke dag een kwartier samen lezen in een boek dat zij zelf…"
    assert deck.cards[0].text == long


@given(st.lists(st.text(max_size=60).map(one_line).filter(bool), max_size=6))
def test_cards_of_any_title_are_read_back_in_order(titles: list[str]) -> None:
    data = HEAD.encode()
    for title in titles:
        data = with_card(data, "x.yaml", card(title))
        assert with_card(data, "x.yaml", card(title)) == data
    assert data.startswith(HEAD.encode())


def test_the_own_deck_is_made_when_it_is_not_there(tmp_path: Path) -> None:
    assert keep_card(tmp_path, card("Time-out bij de conciërge"))
    assert not keep_card(tmp_path, card("Time-out bij de conciërge"))
    assert keep_card(tmp_path, card("Samen de tas pakken"))
    deck, problems = read_deck(tmp_path / "decks" / "eigen-kaarten.yaml", ["zelf"])
    assert problems == ()
    assert deck is not None
    assert [one.id for one in deck.cards] == ["time-out-bij-de-concierge", "samen-de-tas-pakken"]


def test_ids_are_readable_and_never_taken() -> None:
    assert card_id("Een rustplek!", ()) == "een-rustplek"
    assert card_id("Een rustplek", ("een-rustplek", "een-rustplek-2")) == "een-rustplek-3"
    assert card_id("😀", ()) == "kaart"
