"""The face of the mat: head, zones, agreements; and the drawing of a whole board."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core.board import Board
from arrangeerveld.core.colours import INKS, ZONES
from arrangeerveld.core.drawing import draw
from arrangeerveld.core.faces import ink_mark
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.headline import written_date
from arrangeerveld.core.layout import MORE
from arrangeerveld.core.marks import Face, Ink, Mark, Panel, Text, Weight, icon_marks, shifted
from arrangeerveld.core.mat import HEIGHT, Align, Holds, Mat, Shape, Zone
from arrangeerveld.core.matface import mat_face
from arrangeerveld.core.talk import About, Agreement
from tests.fakes import ICON, KINDS, MAT, MEANS, board, card, note, stroke

SMALLEST = 0.022 * 810  # mm: 2.2 % of the height of a screen of 16:9 that mat and dock fill


def words(face: Face) -> list[str]:
    return [mark.text for mark in face.marks if isinstance(mark, Text)]


def head(about: About) -> list[str]:
    """The words above the zones."""
    face = mat_face(Board(MAT, KINDS, about), MEANS)
    return [mark.text for mark in face.marks if isinstance(mark, Text) and mark.start.y < 50]


@pytest.mark.parametrize(
    ("iso", "written"),
    [
        ("2026-11-22", "22 november 2026"),
        ("2026-03-01", "1 maart 2026"),
        ("", ""),
        ("morgen", "morgen"),
        ("22-11-2026", "22-11-2026"),
        ("2026-13-01", "2026-13-01"),
        ("2026-00-01", "2026-00-01"),
        ("2026-11-32", "2026-11-32"),
        ("2026-11-00", "2026-11-00"),
        ("2026-11", "2026-11"),
        ("2026-11-22-3", "2026-11-22-3"),
        ("2026-11-" + "9" * 5000, "2026-11-" + "9" * 5000),
    ],
)
def test_a_date_is_written_as_people_do_and_anything_else_as_it_stands(iso: str, written: str) -> None:
    assert written_date(iso) == written


@pytest.mark.parametrize(
    ("about", "parts"),
    [
        (About(), ["Proefgesprek"]),
        (About(title="Evaluatie"), ["Evaluatie"]),
        (About(pupil="J.", group="5"), ["Proefgesprek", "J. (groep 5)"]),
        (About(pupil="J.", group="brugklas"), ["Proefgesprek", "J. (brugklas)"]),
        (About(group="5"), ["Proefgesprek", "(groep 5)"]),
        (
            About("", "J.", "", "2026-11-22", "De Klim", "M. Bos"),
            ["Proefgesprek", "J.", "22 november 2026", "De Klim", "gespreksleider: M. Bos"],
        ),
        (About(chair="M. Bos"), ["Proefgesprek", "gespreksleider: M. Bos"]),
    ],
)
def test_the_head_has_what_is_known_and_nothing_else(about: About, parts: list[str]) -> None:
    assert head(about) == parts


TITLES = st.integers(0, 200).flatmap(lambda length: st.text("abw ", min_size=length, max_size=200))


@given(TITLES, TITLES, TITLES)
def test_the_head_stays_on_one_line_within_the_mat(title: str, pupil: str, place: str) -> None:
    face = mat_face(Board(MAT, KINDS, About(title, pupil, place=place)), MEANS)
    ends = [m.start.x + MEANS.type.width(m.text, m.weight) * m.size for m in face.marks if isinstance(m, Text) and m.start.y < 50]
    assert ends
    assert max(ends) <= MAT.size.w - 20


def afspraken(count: int) -> Face:
    rows = tuple(Agreement(f"a{i}", f"doen {i}", f"wie {i}", "volgende week", "in mei") for i in range(count))
    return mat_face(Board(MAT, KINDS, agreements=rows), MEANS)


def test_rows_of_agreements_are_ready_to_write_in() -> None:
    empty, one = afspraken(0), afspraken(1)
    assert {"wat", "wie", "wanneer", "evaluatie"} <= set(words(empty))
    assert {"doen 0", "wie 0", "volgende week", "in mei"} <= set(words(one))
    assert len([m for m in empty.marks if isinstance(m, Panel)]) == len([m for m in one.marks if isinstance(m, Panel)])


def test_more_agreements_than_rows_are_counted() -> None:
    face = afspraken(7)
    shown = [word for word in words(face) if word.startswith("doen")]
    assert shown == ["doen 0", "doen 1"]
    assert "7 in totaal" in words(face)
    assert not any("totaal" in word for word in words(afspraken(2)))


def test_a_long_agreement_is_folded_in_its_cell() -> None:
    rows = (Agreement("a", "samen\nlezen " * 30, "w" * 200, "w" * 200, "w" * 200),)
    face = mat_face(Board(MAT, KINDS, agreements=rows), MEANS)
    cells = [mark for mark in face.marks if isinstance(mark, Text) and mark.text.endswith(MORE)]
    assert len(cells) == 4
    assert all(a.start.x + MEANS.type.width(a.text, a.weight) * a.size < b.start.x for a, b in itertools.pairwise(cells))


ZONE = st.builds(
    Zone,
    id=st.just("vak"),
    title=st.text("abwM ", max_size=40),
    shape=st.sampled_from(Shape),
    place=st.builds(Rect, st.just(200.0), st.just(200.0), st.floats(150, 900), st.floats(150, 400)),
    colour=st.sampled_from([*ZONES, "onbekend"]),
    icon=st.sampled_from(["", "book", "onbekend"]),
    question=st.text("abw ?", max_size=80),
    align=st.sampled_from(Align),
)


@given(ZONE)
def test_the_title_and_the_question_stand_in_the_zone(zone: Zone) -> None:
    face = mat_face(Board(Mat("m", "", "", Size(1440, HEIGHT), (zone,))), MEANS)
    at = next(i for i, mark in enumerate(face.marks) if isinstance(mark, Panel) and mark.place == zone.place)
    for mark in face.marks[at + 1 :]:
        if isinstance(mark, Text):
            assert mark.start.x >= zone.place.x
            assert mark.start.x + MEANS.type.width(mark.text, mark.weight) * mark.size <= zone.place.right + 1e-6
            assert zone.place.y < mark.start.y <= zone.place.bottom
        if isinstance(mark, Ink):
            assert all(zone.place.contains(point) for point in mark.points)


@pytest.mark.parametrize("wide", [40, 60, 100])
def test_a_zone_however_small_draws_something(wide: float) -> None:
    zone = Zone("v", "Een vrij lange titel", Shape.PILL, Rect(100, 100, wide, wide), icon="book", question="waarom?", holds=tuple(Holds))
    face = mat_face(Board(Mat("m", "", "", Size(1440, HEIGHT), (zone,)), agreements=(Agreement("a", "doen"),)), MEANS)
    assert all(mark.size > 0 for mark in face.marks if isinstance(mark, Text))


def test_small_words_on_the_mat_are_not_too_small() -> None:
    face = afspraken(3)
    assert min(mark.size for mark in face.marks if isinstance(mark, Text)) >= SMALLEST


def test_a_drawing_has_the_items_in_their_order_and_the_ink_over_them() -> None:
    lying = board(card("a"), note("b", 500), ink=[stroke("s", (1, 1), (50, 1)), replace(stroke("t", (9, 9)), colour="onbekend")])
    drawing = draw(lying, MEANS)
    assert [sprite.key for sprite in drawing.sprites] == ["a", "b"]
    assert [sprite.pose for sprite in drawing.sprites] == [item.pose for item in lying.items]
    assert [ink.colour for ink in drawing.ink] == [INKS["zwart"], INKS["zwart"]]
    assert drawing.mat == mat_face(lying, MEANS)


def test_ink_has_the_colour_of_its_pen() -> None:
    assert ink_mark((Point(0, 0), Point(9, 9)), 4, "rood") == Ink((Point(0, 0), Point(9, 9)), 4, INKS["rood"])


def test_an_icon_fills_its_place() -> None:
    (line, dot) = icon_marks(ICON, Rect(10, 20, 48, 48), "#ffffff")
    assert line.points == (Point(18, 28), Point(50, 28), Point(50, 60))
    assert (line.width, dot.points) == (4, (Point(34, 44),))
    assert icon_marks(((),), Rect(0, 0, 24, 24), "#ffffff") == ()


def test_marks_move_as_a_whole() -> None:
    marks: list[Mark] = [
        Panel(Rect(1, 2, 3, 4), "#fff", 5, edge="#000", edge_width=1, shadow=2),
        Text(Point(1, 2), "a", 9, "#000", Weight.BOLD),
    ]
    for mark in [*marks, Ink((Point(1, 2), Point(3, 4)), 2, "#000")]:
        moved = shifted(mark, 10, 20)
        assert moved != mark
        assert shifted(moved, -10, -20) == mark


def test_a_title_at_the_left_stands_beside_the_columns() -> None:
    place = Rect(250, 52, 490, 169)
    under = Zone("z", "Leerling", Shape.ROUNDED, place, signs=("+ helpt", "− hindert"))
    beside = replace(under, heading=Rect(262, 64, 158, 40))
    assert all(column.y > 90 for _, column in under.columns())
    (_, first), (_, last) = beside.columns()
    assert (first.x, first.y) == (420, 56)
    assert first.w >= 146  # a small note
    assert last.right < place.right
    assert last.bottom < place.bottom
    assert beside.sign_at(Point(400, 100)) == "+ helpt"
