from __future__ import annotations

from dataclasses import replace

from arrangeerveld.core.board import CARD, Board, Card
from arrangeerveld.core.cardpictures import MOST, MOST_BYTES
from arrangeerveld.core.faces import card_face, face_key
from arrangeerveld.core.geometry import Pose, Rect, Size
from arrangeerveld.core.marks import Picture, Text
from arrangeerveld.core.mat import Mat
from arrangeerveld.core.operations import copy, place, renew
from arrangeerveld.core.pictures import PictureData
from tests.fakes import MEANS

MAT = Mat("m", "M", "M", Size(1440, 720), ())


def picture(number: int, size: int = 10) -> PictureData:
    return PictureData(f"{number:064x}", "image/jpeg", 400, 300, b"x" * size)


def card(number: int, of: PictureData | None) -> Card:
    return Card(f"k{number}", "swv", "Bellen", Pose(500, 300), picture=of)


def pictured(board: Board) -> list[bool]:
    return [item.picture is not None for item in board.items if isinstance(item, Card)]


def test_a_mat_takes_so_many_pictures_of_cards_and_copies_share_one() -> None:
    board = Board(MAT)
    for number in range(MOST):
        board = place(board, card(number, picture(number)))
    board = place(board, card(MOST, picture(MOST)))
    assert pictured(board) == [True] * MOST + [False]
    assert pictured(copy(board, "k3", "nog"))[-1]
    assert not pictured(renew(board, card(MOST, picture(MOST))))[-1]
    assert pictured(renew(board, card(0, picture(MOST))))[0]  # it takes the place of the one it had


def test_their_bytes_together_stay_under_a_limit() -> None:
    half = MOST_BYTES // 2
    board = place(place(Board(MAT), card(1, picture(1, half))), card(2, picture(2, half)))
    board = place(place(board, card(3, picture(3, 1))), card(4, picture(1, half)))
    assert pictured(board) == [True, True, False, True]


def test_a_picture_stands_beside_the_title_and_not_on_it() -> None:
    one = card(1, picture(1))
    face = card_face(one, None, MEANS)
    (shown,) = (mark for mark in face.marks if isinstance(mark, Picture))
    assert 40 <= shown.place.w <= 70
    assert abs(shown.place.w / shown.place.h - 4 / 3) < 0.01
    title = next(mark for mark in face.marks if isinstance(mark, Text) and mark.text == "Bellen")
    assert title.start.x + MEANS.type.width(title.text, title.weight) * title.size < shown.place.x
    paper = Rect(0, 0, *CARD)
    assert paper.contains(shown.place.centre)
    assert shown.place.right < paper.right
    assert shown.place.bottom < paper.bottom
    assert face_key(one) != face_key(card(1, None)) != face_key(card(1, picture(2)))


def test_a_title_that_needs_the_room_stands_alone() -> None:
    long = replace(card(1, picture(1)), title="Samenwerkingsverbandbegeleiding op school en thuis, elke week")
    alone = card_face(replace(long, picture=None), None, MEANS)
    assert card_face(long, None, MEANS).marks == alone.marks
