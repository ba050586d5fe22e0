"""Decks with one mistake each: told with its line, its column and what to do, and no good card of the deck is hidden by it.

`verwacht.txt` holds what the command says, a line for each deck: read it as somebody who knows Word and Excel.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from arrangeerveld.__main__ import main
from arrangeerveld.files import places
from arrangeerveld.files.decks import read_deck
from arrangeerveld.files.kinds import read_kinds

FOLDER = Path(__file__).parent / "bad_decks" / "een-fout"
DECKS = sorted(FOLDER.glob("*.yaml"))


def test_every_mistake_is_told_once_with_its_place_and_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["controleer", str(FOLDER)]) == 1
    told = [line.partition("een-fout/")[2] for line in capsys.readouterr().out.splitlines()]
    assert told == (FOLDER / "verwacht.txt").read_text("utf-8").splitlines()
    assert [line.split(":")[0] for line in told] == [deck.name for deck in DECKS]
    assert len(DECKS) >= 60


def test_no_mistake_hides_a_good_card() -> None:
    kinds = [kind.id for kind in read_kinds(places.cards())[0]]
    good = {"goed-1": "Meekijken in de klas", "goed-2": "Samen lezen", "goed-3": "Een rustige plek"}
    for path in DECKS:
        deck, _ = read_deck(path, kinds)
        assert deck is not None, path.name
        assert deck.kind == "swv"
        lying = {card.id: card for card in deck.cards}
        assert {id_: card.title for id_, card in lying.items() if id_ in good} == good, path.name
        assert (lying["goed-1"].domains, lying["goed-1"].text) == (("leren", "gedrag"), "Een begeleider kijkt mee in de klas."), path.name
        assert lying["goed-2"].performer == "ouder"
        assert len(deck.cards) <= len(good) + 1
