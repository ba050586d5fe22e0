"""The look with the greatest contrast is that: every letter stands out 7 to 1 from what it stands on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core.board import Board, Card, Kind, Note, NoteSize
from arrangeerveld.core.colours import NOTES, WHITE, contrast
from arrangeerveld.core.faces import CARD_SIZES, card_face, note_face, open_face
from arrangeerveld.core.geometry import Point, Pose, Rect
from arrangeerveld.core.look import ENOUGH, LARGER, Look, darkened
from arrangeerveld.core.marks import Face, Means, Panel, Text
from arrangeerveld.core.matface import mat_face
from arrangeerveld.files import places
from arrangeerveld.files.icons import Icons
from arrangeerveld.files.kinds import read_kinds
from arrangeerveld.files.library import mat_files
from arrangeerveld.files.mats import field
from arrangeerveld.paint.fonts import Typeface

ICONS = Icons(places.icons())
TYPE = Typeface(places.fonts())
KINDS = read_kinds(places.cards(), ICONS.names)[0]


def letters_on(face: Face) -> Iterator[tuple[Text, Panel]]:
    """Each text with the topmost panel under it."""
    under: list[Panel] = []
    for mark in face.marks:
        match mark:
            case Panel():
                under.append(mark)
            case Text() if mark.text:
                at = Point(mark.start.x + 1, mark.start.y - mark.size * 0.3)
                yield mark, next(panel for panel in reversed(under) if panel.place.grown(1).contains(at))
            case _:
                pass


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_cards(kind: Kind) -> None:
    means = Means(TYPE, ICONS, Look(contrast=True))
    face = card_face(Card("k", kind.id, "Elke dag samen lezen", Pose(0, 0)), kind, means)
    assert all(contrast(text.colour, panel.fill) >= ENOUGH for text, panel in letters_on(face))
    paper = next(mark for mark in face.marks if isinstance(mark, Panel))
    assert (paper.edge, paper.edge_width) == ("#000000", 3.0)


@pytest.mark.parametrize("colour", NOTES)
def test_notes(colour: str) -> None:
    note = Note("m", NoteSize.SMALL, colour, "Wie helpt de juf?", Pose(0, 0))
    means = Means(TYPE, ICONS, Look(contrast=True))
    for face in (note_face(note, means), open_face(note, note.text, 3, None, means)):
        assert all(contrast(text.colour, panel.fill) >= ENOUGH for text, panel in letters_on(face))


def test_the_mat() -> None:
    board = Board(field(mat_files(None), "arrangeerveld", ICONS.names), KINDS)
    usual, high = (mat_face(board, Means(TYPE, ICONS, Look(contrast=on))) for on in (False, True))
    assert all(contrast(text.colour, panel.fill) >= ENOUGH for text, panel in letters_on(high))
    zones = [mark for mark in high.marks if isinstance(mark, Panel) and mark.edge_width == 3.0]
    assert len(zones) == len(board.mat.zones) + 1  # and the sheet
    assert all(panel.fill == WHITE and contrast(panel.edge, WHITE) >= ENOUGH for panel in zones)
    assert high != usual


def test_larger_letters_are_one_size_up_and_still_fit() -> None:
    card = Card("k", "swv", "Een heel lange titel die zeker niet in twee regels past op de kaart", Pose(0, 0))
    usual, large = (card_face(card, None, Means(TYPE, ICONS, Look(larger=on))) for on in (False, True))

    def title(face: Face) -> list[Text]:
        return [mark for mark in face.marks if isinstance(mark, Text)][1:]

    assert title(large)[0].size == pytest.approx(CARD_SIZES[-1] * LARGER)
    assert title(large)[-1].text.endswith("… meer")
    assert title(usual)[0].size == CARD_SIZES[-1]
    paper = Rect(0, 0, *large.size)
    assert all(paper.contains(text.start) for text in title(large))


@given(st.integers(0, 0xFFFFFF))
def test_any_colour_becomes_dark_enough_for_white_letters(number: int) -> None:
    colour = f"#{number:06x}"
    dark = darkened(colour)
    assert contrast(dark, WHITE) >= ENOUGH
    assert dark == colour or contrast(colour, WHITE) < ENOUGH
