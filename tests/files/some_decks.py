"""Any deck, for tests that write one and read it back."""

from __future__ import annotations

from hypothesis import strategies as st

from arrangeerveld.core.board import Kind, Translation
from arrangeerveld.core.colours import DOMAINS
from arrangeerveld.files import places
from arrangeerveld.files.cleaning import cleaned, one_line
from arrangeerveld.files.decks import Deck, DeckCard
from arrangeerveld.files.kinds import read_kinds

KINDS: tuple[Kind, ...] = read_kinds(places.cards())[0]
ODD = "=+-@＝'\";,\t|:#&*!%[]{}<>\\_x000D_ éëüİş你😀\u200bא\n"
letters = st.one_of(st.sampled_from(ODD), st.characters(codec="utf-8"))
words = st.sampled_from(["=1+1", "'=x", "''-", "-", "12:30", "no", "007", "sep=;", "titel", "_x000D_", "1e5", "31-12-2026", "id", "ja"])


def line(most: int) -> st.SearchStrategy[str]:
    """A text on one line, as decks have it."""
    return st.one_of(words, st.text(letters, max_size=most)).map(lambda text: one_line(one_line(text)[:most]))


def lines(most: int) -> st.SearchStrategy[str]:
    return st.one_of(words, st.text(letters, max_size=most)).map(lambda text: cleaned(text)[:most].strip())


titles = line(60).filter(bool)
translations = st.builds(Translation, st.sampled_from(["tr", "ar", "pl", "uk", "en", "no"]), titles, lines(80))
cards = st.builds(
    DeckCard,
    id=st.text("abcXYZ019-_", min_size=1, max_size=8),
    title=titles,
    text=lines(120),
    domains=st.lists(st.sampled_from(list(DOMAINS)), unique=True).map(tuple),
    performer=line(40),
    picture=st.sampled_from(["", "boek.png", "zoë & co.jpg"]),
    translations=st.lists(translations, max_size=3, unique_by=lambda one: one.language).map(tuple),
)
decks = st.builds(
    Deck,
    name=titles,
    kind=st.sampled_from([kind.id for kind in KINDS]),
    cards=st.lists(cards, max_size=6, unique_by=lambda card: card.id).map(tuple),
    version=line(40),
    origin=line(60),
)
