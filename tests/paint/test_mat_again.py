"""The bare mat is painted again only where its marks are not the same, and looks as if it were painted afresh; on every field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from arrangeerveld.core import talking
from arrangeerveld.core.board import Board, Kind
from arrangeerveld.core.marks import Means
from arrangeerveld.core.talk import About, Agreement, Participant
from arrangeerveld.files import places
from arrangeerveld.files.icons import Icons
from arrangeerveld.files.library import mat_files
from arrangeerveld.files.mats import field
from arrangeerveld.paint.boxes import area
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.mat import bare_mat, mat_again
from tests.paint.pictures import same

TYPE = Typeface(places.fonts())
ICONS = Icons(places.icons())
MEANS = Means(TYPE, ICONS)
FILES = mat_files(None)
SCALE = 0.43


def talk(begin: Board) -> Iterator[Board]:
    """The states that the mat of a talk goes through: head, people, steps, agreements, a kind that came."""
    now = begin
    for about in About(pupil="J.", group="5", date="2026-11-22"), About(pupil="Jayden", title="Samen op weg", place="De Brug"), About():
        now = talking.tell(now, about)
        yield now
    now = talking.welcome(now, Participant("m", "moeder"))
    yield now
    for step in range(len(now.mat.steps)):
        now = talking.go_to(now, step, 1000.0 + step)
        yield now
    for count in range(7):
        now = talking.amend(now, Agreement(f"r{count}", f"Samen lezen in week {count}, elke dag een kwartier", "moeder", "2026-12-01"))
        yield now
    yield talking.drop(talking.tell(now, About(pupil="K.")), "r3")
    yield replace(now, kinds=(*now.kinds, Kind("nieuw", "Nieuw", "nieuw", "#123456")))


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_mat_brought_up_to_date_is_the_mat_painted_afresh(name: str) -> None:
    was = Board(field(FILES, name, ICONS.names))
    image = bare_mat(was, MEANS, TYPE, SCALE)
    for now in talk(was):
        before = image.copy()
        boxes = mat_again(image, was, now, MEANS, TYPE, SCALE)
        assert bool(boxes) is not same(image, before)
        assert same(image, bare_mat(now, MEANS, TYPE, SCALE)), (now.about, now.progress, now.agreements)
        for box in boxes:
            assert box[0] >= 0 <= box[1], boxes
            assert box[2] <= image.width, boxes
            assert box[3] <= image.height, boxes
        was = now


def test_a_kind_that_came_paints_no_mat() -> None:
    was = Board(field(FILES, "arrangeerveld", ICONS.names))
    image = bare_mat(was, MEANS, TYPE, SCALE)
    assert mat_again(image, was, replace(was, kinds=(Kind("nieuw", "Nieuw", "nieuw", "#123456"),)), MEANS, TYPE, SCALE) == ()


def test_a_pupil_in_the_head_paints_a_small_part() -> None:
    was = Board(field(FILES, "arrangeerveld", ICONS.names))
    image = bare_mat(was, MEANS, TYPE, SCALE)
    boxes = mat_again(image, was, talking.tell(was, About(pupil="J.")), MEANS, TYPE, SCALE)
    assert 0 < sum(map(area, boxes)) < 0.05 * image.width * image.height


def test_marks_in_another_order_paint_all() -> None:
    mat = field(FILES, "arrangeerveld", ICONS.names)
    was, now = Board(mat), Board(replace(mat, zones=mat.zones[::-1]))
    image = bare_mat(was, MEANS, TYPE, SCALE)
    boxes = mat_again(image, was, now, MEANS, TYPE, SCALE)
    assert boxes == ((0, 0, *image.size),)
    assert same(image, bare_mat(now, MEANS, TYPE, SCALE))
