"""Two people change a deck at the same time: what they did to other cards is all there, what they did to the same one is told."""

from __future__ import annotations

import random
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.files.deckediting import Entry, Sheet, sheet, with_field, with_head, with_new, without
from arrangeerveld.files.deckmerging import merged
from tests.files.odd_decks import odd_deck


def bare(deck: Sheet) -> dict[str, Entry]:
    return {one.id: Entry(one.id, one.title, one.text, one.domains, one.performer, one.picture) for one in deck.entries()}


CHANGES = (partial(with_field, key="titel", value="Anders: zo"), partial(with_field, key="domeinen", value=("leren",)), without)


@given(st.integers(0, 10**6), st.lists(st.tuples(st.integers(0, 5), st.booleans(), st.integers(0, 3)), max_size=8))
def test_what_both_did_to_other_cards_is_there(seed: int, steps: list[tuple[int, bool, int]]) -> None:
    """Each card is changed, or thrown away, by one of the two at most; both may add some."""
    base = sheet(odd_deck(seed, 6).text.encode(), "x.yaml")
    decks, owner = {True: base, False: base}, dict[str, bool]()
    for number, me, what in steps:
        name = f"kaart-{number}"
        now = decks[me]
        at = next((i for i, card in enumerate(now.entries()) if card.id == name), None)
        if what == 3:
            decks[me] = with_new(now, len(now.entries()) - 1, f"Nieuw {'van mij' if me else 'van jou'} {random.Random(seed).random()}")  # noqa: S311
        elif at is not None and owner.setdefault(name, me) == me:
            decks[me] = CHANGES[what](now, at)
    made, lost = merged(base, decks[True], decks[False])
    mine, theirs, old = bare(decks[True]), bare(decks[False]), bare(base)
    wanted = {name: card for name, card in theirs.items() if name not in old or owner.get(name) is not True}
    wanted |= {name: card for name, card in mine.items() if name not in old or owner.get(name) is True}
    assert bare(made) == wanted
    assert lost == ()


def test_a_card_that_both_changed_stays_theirs_and_is_told() -> None:
    base = sheet(b"deck: x\nsoort: swv\nkaarten:\n  - {id: a, titel: A}  # van ons\n  - {id: b, titel: B}\n", "x.yaml")
    mine = with_head(with_field(with_field(base, 0, "titel", "Van mij"), 1, "tekst", "Mijn tekst"), "deck", "Mijn naam")
    theirs = with_head(with_field(base, 0, "titel", "Van jou"), "bron", "jullie")
    made, lost = merged(base, mine, theirs)
    assert lost == ("Van mij",)
    assert made.text == (
        "deck: Mijn naam\nsoort: swv\nbron: jullie\nkaarten:\n"
        "  - {id: a, titel: Van jou}  # van ons\n  - {id: b, titel: B, tekst: Mijn tekst}\n"
    )


def test_what_was_thrown_away_on_one_side_and_changed_on_the_other_stays() -> None:
    base = sheet(b"deck: x\nsoort: swv\nkaarten:\n  - {id: a, titel: A}\n  - {id: b, titel: B}\n", "x.yaml")
    made, lost = merged(base, without(base, 0), with_field(base, 0, "titel", "Van jou"))
    assert (bare(made)["a"].title, lost) == ("Van jou", ())
    made, lost = merged(base, with_field(base, 0, "titel", "Van mij"), without(base, 0))
    assert ("a" in bare(made), lost) == (False, ("Van mij",))
