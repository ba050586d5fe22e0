"""Photos on the mat: their paper, making them larger and smaller, and what they share with other items."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core import operations as do
from arrangeerveld.core.board import Board, Photo, area_of
from arrangeerveld.core.faces import contained, face_key, item_face
from arrangeerveld.core.geometry import Point, Pose, Rect
from arrangeerveld.core.marks import Picture, shifted
from arrangeerveld.core.pictures import LENGTHS, NARROWEST, USUAL, PictureData, next_length, paper_for
from arrangeerveld.core.session import Session
from tests.fakes import MEANS, board, counter

WIDE = PictureData("a" * 64, "image/jpeg", 2400, 1600, b"bytes")
PHOTO = Photo("f", "tekening", paper_for(WIDE), Pose(400, 300), WIDE)


def the(board: Board) -> Photo:
    found = board.item("f")
    assert isinstance(found, Photo)
    return found


def test_pictures_are_equal_by_their_hash_alone() -> None:
    assert replace(WIDE, data=b"other", wide=1) == WIDE
    assert replace(WIDE, sha256="b" * 64) != WIDE
    assert b"bytes" not in repr(WIDE).encode()


@given(st.integers(1, 2400), st.integers(1, 2400), st.sampled_from(LENGTHS))
def test_the_paper_has_the_shape_of_the_picture(wide: int, high: int, length: float) -> None:
    size = paper_for(replace(WIDE, wide=wide, high=high), length)
    assert max(size) == pytest.approx(length, abs=0.1)
    assert min(size) >= NARROWEST
    face = item_face(replace(PHOTO, size=size, picture=replace(WIDE, wide=wide, high=high)), None, MEANS)
    place = next(mark.place for mark in face.marks if isinstance(mark, Picture))
    assert place.w / place.h == pytest.approx(wide / high, rel=0.01)
    assert Rect(0, 0, *size).grown(0.01).joined(place) == Rect(0, 0, *size).grown(0.01)


def test_larger_and_smaller_in_steps_around_its_middle() -> None:
    now = board(PHOTO)
    lengths = [max(the(now).size)]
    while (larger := do.resize(now, "f", 1)) is not now:
        now = larger
        lengths.append(max(the(now).size))
        assert the(now).pose == PHOTO.pose
    assert lengths == [length for length in LENGTHS if length >= USUAL]
    while (smaller := do.resize(now, "f", -1)) is not now:
        now = smaller
    assert max(the(now).size) == LENGTHS[0]


def test_a_photo_at_the_edge_stays_on_the_mat_when_it_grows() -> None:
    now = board(replace(PHOTO, pose=Pose(9999, 9999)))
    grown = do.resize(now, "f", 1)
    assert max(the(grown).size) > max(the(now).size)
    assert area_of(the(grown)).right <= now.mat.area.right + 0.01
    assert area_of(the(grown)).bottom <= now.mat.area.bottom + 0.01


def test_from_a_size_in_between_the_next_is_near() -> None:
    assert next_length(replace(PHOTO, size=PHOTO.size._replace(w=250)).size, 1) == 300
    assert next_length(replace(PHOTO, size=PHOTO.size._replace(w=250)).size, -1) == 220


def test_a_locked_photo_keeps_its_size_and_place() -> None:
    now = do.lock(board(PHOTO), "f", locked=True)
    assert do.resize(now, "f", 1) is now
    assert do.move(now, "f", Pose(900, 300)) is now
    assert face_key(the(now)) != face_key(PHOTO)


def test_a_photo_is_dragged_copied_and_thrown_away_like_a_card() -> None:
    talk = Session(board(PHOTO), counter())
    talk.press(1, Point(400, 300))
    talk.moved(1, Point(600, 350))
    talk.release(1, Point(600, 350))
    assert the(talk.present).pose.centre == Point(600, 350)
    assert talk.history.past is not None
    assert talk.history.past.label == "foto verplaatst"
    copied = do.copy(talk.present, "f", "kopie")
    assert isinstance(copied.items[-1], Photo)
    assert copied.items[-1].picture is WIDE
    assert do.remove(copied, "f").item("f") is None
    assert not do.writable(PHOTO)


def test_a_picture_mark_moves_with_its_picture() -> None:
    mark = Picture(Rect(1, 2, 3, 4), WIDE)
    assert shifted(mark, 10, 20) == Picture(Rect(11, 22, 3, 4), WIDE)


def test_a_picture_of_another_shape_lies_in_the_middle() -> None:
    assert contained(replace(WIDE, wide=100, high=50), Rect(10, 10, 100, 100)) == Rect(10, 35, 100, 50)
