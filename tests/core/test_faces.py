"""What stands on a card or note stays on its paper, and a face depends on nothing but what its key says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core.board import CARD, Item, Kind, Note, NoteSize, area_of
from arrangeerveld.core.colours import NOTES
from arrangeerveld.core.faces import CARD_SIZES, NOTE_SIZES, card_face, face_key, item_face, kind_of, note_face, open_face, open_pose
from arrangeerveld.core.geometry import Pose, Rect, bounds
from arrangeerveld.core.layout import MORE
from arrangeerveld.core.marks import Face, Ink, Panel, Text
from arrangeerveld.core.operations import MOST_TITLE, text_of, with_text
from tests.fakes import KINDS, MAT, MEANS, board, card, note, own_card

ALPHABET = "abeinorstw MW-/ij,’"
TITLES = st.text(ALPHABET, max_size=MOST_TITLE)
TEXTS = st.text(f"{ALPHABET}\n", max_size=300)
KIND = st.sampled_from([*KINDS, None, Kind("x", "X", "w" * 30, "#000000")])
ITEMS: list[Item] = [card("a"), note("b"), replace(note("c"), note=NoteSize.LARGE)]
SMALLEST = 0.03 * 810  # mm: 3 % of the height of a screen of 16:9 that mat and dock fill


def boxes(face: Face) -> Iterator[Rect]:
    """Where each mark of a face stands; of text, its width and the height of its small letters."""
    for mark in face.marks:
        match mark:
            case Panel():
                yield mark.place
            case Text():
                wide = MEANS.type.width(mark.text, mark.weight) * mark.size
                yield Rect(mark.start.x, mark.start.y - 0.7 * mark.size, wide, 0.7 * mark.size)
            case Ink():
                for x, y in mark.points:
                    yield Rect(x, y, 0, 0).grown(mark.width / 2)


def stays_inside(face: Face) -> None:
    for box in boxes(face):
        assert box.x >= -1e-6
        assert box.y >= -1e-6
        assert box.right <= face.size.w + 1e-6
        assert box.bottom <= face.size.h + 1e-6


@given(TITLES, KIND)
def test_all_of_a_card_stays_on_the_card(title: str, kind: Kind | None) -> None:
    face = card_face(card("a", title=title), kind, MEANS)
    assert face.size == CARD
    stays_inside(face)


@given(TITLES, KIND)
def test_the_title_of_a_card_is_never_small_and_stays_off_the_band(title: str, kind: Kind | None) -> None:
    face = card_face(card("a", title=title), kind, MEANS)
    band = next(mark for mark in face.marks if isinstance(mark, Panel) and mark.place.h < CARD.h)
    lines = [mark for mark in face.marks if isinstance(mark, Text)][1:]
    assert all(line.size >= SMALLEST for line in lines)
    assert all(line.start.y - 0.7 * line.size >= band.place.bottom for line in lines)


@given(TEXTS, st.sampled_from(NoteSize), st.sampled_from([*NOTES, "onbekend"]))
def test_all_of_a_note_stays_on_the_note(text: str, size: NoteSize, colour: str) -> None:
    face = note_face(Note("a", size, colour, text, Pose(0, 0)), MEANS)
    stays_inside(face)
    assert all(mark.size in NOTE_SIZES and mark.size >= SMALLEST for mark in face.marks if isinstance(mark, Text))


@given(TEXTS, st.sampled_from(ITEMS), KIND, st.data())
def test_all_that_somebody_writes_can_be_seen(text: str, item: Item, kind: Kind | None, data: st.DataObject) -> None:
    caret = data.draw(st.integers(0, len(text)))
    face = open_face(item, text, caret, kind, MEANS)
    stays_inside(face)
    shown = "".join(mark.text for mark in face.marks if isinstance(mark, Text) and mark.size in {*NOTE_SIZES, *CARD_SIZES})
    assert [char for char in shown if char.isalpha()] == [char for char in text if char.isalpha()]
    assert face.size.h >= item.size.h
    assert face.size.w == item.size.w


@given(TEXTS, st.floats(0, 1200), st.floats(0, 720), st.sampled_from(ITEMS))
def test_an_open_note_grows_downward_and_stays_on_the_mat(text: str, x: float, y: float, item: Item) -> None:
    lying = board(replace(item, pose=Pose(x, y))).items[0]
    pose, size = open_pose(lying, text, MAT.area, MEANS)
    around, closed = bounds(pose, size), area_of(lying)
    if size.h <= MAT.size.h:
        assert around.y >= -1e-6
        assert around.bottom <= MAT.size.h + 1e-6
    if closed.y + size.h <= MAT.size.h:
        assert around.y == pytest.approx(closed.y)
    assert around.x == pytest.approx(closed.x)


def test_a_card_says_its_kind_with_colour_word_and_icon() -> None:
    face = card_face(card("a"), KINDS[0], MEANS)
    assert any(isinstance(mark, Panel) and mark.fill == KINDS[0].colour for mark in face.marks)
    assert any(isinstance(mark, Text) and mark.text == KINDS[0].short for mark in face.marks)
    assert any(isinstance(mark, Ink) for mark in face.marks)


def test_a_kind_that_is_not_known_still_is_a_card() -> None:
    words = [mark.text for mark in card_face(card("a"), None, MEANS).marks if isinstance(mark, Text)]
    assert words == ["kaart", "Samen lezen"]


def test_a_note_of_an_unknown_colour_is_yellow() -> None:
    paper = note_face(Note("a", NoteSize.SMALL, "mauve", "x", Pose(0, 0)), MEANS).marks[0]
    assert isinstance(paper, Panel)
    assert paper.fill == NOTES["geel"]


def test_a_long_note_is_folded_and_whole_when_open() -> None:
    long = note("a", text="woord " * 60)
    assert any(isinstance(mark, Text) and mark.text.endswith(MORE) for mark in note_face(long, MEANS).marks)
    opened = open_face(long, long.text, 0, None, MEANS)
    assert not any(isinstance(mark, Text) and mark.text.endswith(MORE) for mark in opened.marks)
    assert opened.size.h > long.size.h


@given(st.sampled_from(ITEMS), TITLES, st.floats(0, 360))
def test_equal_keys_mean_equal_faces(item: Item, text: str, turn: float) -> None:
    other = replace(item, id="ander", pose=Pose(9, 9, turn), zone="elders")
    assert face_key(other) == face_key(item)
    assert item_face(other, KINDS[0], MEANS) == item_face(item, KINDS[0], MEANS)
    written = with_text(item, text)
    assert (face_key(written) == face_key(item)) is (text_of(written) == text_of(item))


def test_keys_differ_when_faces_do() -> None:
    items: list[Item] = [
        *ITEMS,
        replace(note("b"), colour="roze"),
        card("a", title="Anders"),
        replace(card("a"), kind="swv"),
        own_card("a"),
    ]
    keys = [face_key(item) for item in items]
    assert len(set(keys)) == len(keys)


def test_a_note_has_no_kind() -> None:
    lying = board(card("a"), note("b"))
    assert [kind_of(lying, item) for item in lying.items] == [KINDS[0], None]
