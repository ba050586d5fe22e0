"""Every card that comes with the program has its whole title on it, large enough to be read from three metres."""

from __future__ import annotations

from arrangeerveld.core.board import Card, Kind
from arrangeerveld.core.faces import CARD_SIZES, card_face
from arrangeerveld.core.geometry import Pose
from arrangeerveld.core.layout import MORE
from arrangeerveld.core.marks import Means, Text
from arrangeerveld.files import places
from arrangeerveld.files.decks import read_decks

SMALLEST = 0.03 * 810  # mm: 3 % of the height of a screen of 16:9 that mat and dock fill


def test_titles_are_whole_and_large(means: Means, kinds: tuple[Kind, ...]) -> None:
    decks, problems = read_decks(places.decks(), [kind.id for kind in kinds])
    assert not problems
    assert min(CARD_SIZES) >= SMALLEST
    by_id = {kind.id: kind for kind in kinds}
    for deck in decks:
        for card in deck.cards:
            face = card_face(Card(card.id, deck.kind, card.title, Pose(0, 0)), by_id[deck.kind], means)
            band, *lines = [mark for mark in face.marks if isinstance(mark, Text)]
            assert band.text == by_id[deck.kind].short
            assert band.size == 18, f"the word {band.text} is not as large as the others"
            assert not any(line.text.endswith(MORE) for line in lines), card.title
            shown = "".join(line.text for line in lines)
            assert [char for char in shown if char.isalnum()] == [char for char in card.title if char.isalnum()]
            assert min(line.size for line in lines) >= SMALLEST
