"""Ink on a note belongs to the note: it moves, turns and goes with it, and is rubbed out like other ink."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core import operations
from arrangeerveld.core.board import Board, Note, NoteSize, Stroke
from arrangeerveld.core.faces import face_key, item_face, open_face
from arrangeerveld.core.geometry import Point, Pose, distance, into, out_of
from arrangeerveld.core.gestures import ERASER
from arrangeerveld.core.marks import Ink
from arrangeerveld.core.noteink import OVER, PIECE, over, write_on
from arrangeerveld.core.session import Mode, Session
from tests.fakes import MEANS, board, card, counter, note, stroke

INSIDE = stroke("i", (-30, -20), (0, 10), (40, 20))


def inked(name: str = "m", x: float = 300, y: float = 300, turn: float = 0.0, *lines: Stroke) -> Note:
    return replace(note(name, x, y, turn), ink=lines or (INSIDE,))


def the(board: Board, name: str = "m") -> Note:
    found = board.item(name)
    assert isinstance(found, Note)
    return found


def seen(board: Board) -> list[tuple[Point, ...]]:
    """All ink as it lies on the mat."""
    on_notes = [
        tuple(out_of(item.pose, point) for point in line.points) for item in board.items if isinstance(item, Note) for line in item.ink
    ]
    return [*on_notes, *(line.points for line in board.ink)]


def length(line: tuple[Point, ...]) -> float:
    return sum(distance(a, b) for a, b in itertools.pairwise(line))


def write(talk: Session, *way: tuple[float, float]) -> None:
    talk.press("pen", Point(*way[0]))
    for place in way[1:-1]:
        talk.moved("pen", Point(*place))
    talk.release("pen", Point(*way[-1]))


def talk_with(*items: Any, mode: Mode = Mode.PEN, ink: tuple[Stroke, ...] = ()) -> Session:
    talk = Session(board(*items, ink=ink), counter())
    talk.mode = mode
    return talk


# Where a line goes


def test_a_line_that_begins_on_a_note_is_its_ink_and_one_step() -> None:
    talk = talk_with(note("m", 300, 300))
    write(talk, (280, 290), (300, 300), (330, 310))
    assert talk.present.ink == ()
    (line,) = the(talk.present).ink
    assert line.points[0] == Point(-20, -10)
    assert line.points[-1] == Point(30, 10)
    assert talk.history.past is not None
    assert (talk.history.past.label, talk.history.past.earlier) == ("pen", None)


def test_while_it_is_written_it_is_wet_ink_on_the_mat() -> None:
    talk = talk_with(note("m", 300, 300, 30.0))
    talk.press("pen", Point(280, 290))
    talk.moved("pen", Point(320, 310))
    scene = talk.scene()
    assert (len(scene.wet), scene.hidden, scene.items) == (1, frozenset(), talk.present.items)
    assert scene.wet[0].points[0] == Point(280, 290)


@pytest.mark.parametrize(
    "items",
    [
        (note("m", 600, 300),),  # begins beside it and crosses it
        (replace(note("m", 300, 300), locked=True),),
        (note("m", 300, 300), card("k", 300, 300)),  # a card lies over it
        (card("k", 300, 300),),
        (),
    ],
)
def test_other_lines_lie_on_the_mat(items: tuple[Any, ...]) -> None:
    talk = talk_with(*items)
    write(talk, (280, 290), (600, 300), (620, 300))
    assert len(talk.present.ink) == 1
    assert not any(isinstance(item, Note) and item.ink for item in talk.present.items)


def test_what_runs_off_the_note_lies_on_the_mat() -> None:
    talk = talk_with(note("m", 300, 300))
    write(talk, (300, 300), (600, 300))
    on, (off,) = the(talk.present).ink, talk.present.ink
    assert len(on) == 1
    edge = the(talk.present).size.w / 2 + OVER
    assert edge - PIECE <= on[0].points[-1].x <= edge
    assert off.points[0] == out_of(the(talk.present).pose, on[0].points[-1])  # no gap
    assert off.points[-1] == Point(600, 300)
    assert len({line.id for line in (*on, off)}) == 2
    talk.undo()
    assert talk.present.ink == ()
    assert the(talk.present).ink == ()


def test_what_runs_over_an_item_on_the_note_lies_on_the_mat() -> None:
    talk = talk_with(note("m", 300, 300), note("over", 380, 300))
    write(talk, (250, 300), (360, 300))
    assert the(talk.present).ink[0].points[-1].x < 10  # the other note begins there
    assert the(talk.present, "over").ink == ()
    assert talk.present.ink[0].points[-1] == Point(360, 300)


def test_a_dot_is_ink_too() -> None:
    talk = talk_with(note("m", 300, 300))
    write(talk, (310, 300), (310, 300))
    assert the(talk.present).ink[0].points == (Point(10, 0),)


@pytest.mark.parametrize("gone", [True, False])
def test_a_note_that_another_hand_takes_away_takes_no_line(*, gone: bool) -> None:
    talk = talk_with(note("m", 300, 300))
    talk.press("pen", Point(280, 290))
    talk.moved("pen", Point(320, 310))
    change = (lambda now: operations.remove(now, "m")) if gone else (lambda now: operations.move(now, "m", Pose(900, 300)))
    talk.do("weg", change)
    talk.release("pen", Point(330, 310))
    assert len(talk.present.ink) == 1
    assert all(not item.ink for item in talk.present.items if isinstance(item, Note))


PLACES = st.tuples(st.floats(20, 1180), st.floats(20, 700))


@given(st.lists(PLACES, min_size=1, max_size=12), st.floats(0, 360), st.tuples(st.floats(150, 1000), st.floats(150, 600)))
def test_nothing_that_was_written_is_lost_or_moved(way: list[tuple[float, float]], turn: float, at: tuple[float, float]) -> None:
    first = board(note("m", *at, turn), card("k", 700, 300))
    line = stroke("i", *way)
    after = write_on(first, "m", line)
    assert sum(map(length, seen(after))) == pytest.approx(length(line.points), abs=1e-6)
    for part in seen(after):
        for point in part:
            assert _beside(point, line.points) < 1e-6
    for point in (point for piece in the(after).ink for point in piece.points):
        size = the(after).size
        assert abs(point.x) <= size.w / 2 + OVER + 1e-6
        assert abs(point.y) <= size.h / 2 + OVER + 1e-6
    ids = [piece.id for piece in (*the(after).ink, *after.ink)]
    assert len(set(ids)) == len(ids)


def _beside(point: Point, line: tuple[Point, ...]) -> float:
    """How far a point lies from a line."""
    ways = itertools.pairwise(line) if len(line) > 1 else [(line[0], line[0])]
    least = math.inf
    for a, b in ways:
        dx, dy = b[0] - a[0], b[1] - a[1]
        long2 = dx * dx + dy * dy
        t = max(0.0, min(1.0, ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / long2)) if long2 else 0.0
        least = min(least, math.hypot(point[0] - a[0] - t * dx, point[1] - a[1] - t * dy))
    return least


# It goes with the note


@given(st.floats(0, 359), st.floats(0, 359))
def test_ink_turns_and_moves_with_its_note(turn: float, then: float) -> None:
    first = board(note("m", 400, 300, turn))
    pose = the(first).pose
    written = write_on(first, "m", stroke("i", *(out_of(pose, point) for point in INSIDE.points)))
    moved = operations.move(written, "m", Pose(700, 400, then))
    now = the(moved).pose
    for kept, drawn in zip(INSIDE.points, seen(moved)[0], strict=True):
        assert into(now, drawn) == pytest.approx(kept)


def test_a_copy_has_the_ink_and_is_rubbed_apart() -> None:
    talk = talk_with(inked(), mode=Mode.ERASE)
    talk.do("memo", lambda now: operations.copy(now, "m", "kopie"))
    talk.do("memo", lambda now: operations.move(now, "kopie", Pose(800, 300)))
    rub(talk, (780, 280), (840, 320))
    assert the(talk.present, "kopie").ink != the(talk.present).ink == (INSIDE,)


def test_thrown_away_and_brought_back_with_its_ink() -> None:
    talk = talk_with(inked())
    first = talk.present
    talk.do("memo weg", lambda now: operations.remove(now, "m"))
    assert seen(talk.present) == []
    talk.undo()
    assert talk.present is first


def test_text_is_written_on_an_inked_note_and_keeps_the_ink() -> None:
    talk = talk_with(inked(), mode=Mode.MOVE)
    talk.write_on("iemand", "m")
    talk.edit("iemand", lambda work: work.typed("!"))
    talk.finish("iemand")
    assert the(talk.present).ink == (INSIDE,)
    assert the(talk.present).text.endswith("!")


def test_a_fresh_note_for_the_pen_stays_without_text() -> None:
    talk = talk_with()
    talk.write_new("iemand", note("m", 300, 300, text=""))
    talk.edit("iemand", lambda work: replace(work, bare=True))
    talk.finish("iemand")
    assert the(talk.present).text == ""


# Rubbing it out


def rub(talk: Session, *way: tuple[float, float], finger: str = "gum") -> None:
    talk.press(finger, Point(*way[0]))
    for place in way[1:]:
        talk.moved(finger, Point(*place))
    talk.finish(finger)


LONG = stroke("i", (-60, 0), (60, 0))


@pytest.mark.parametrize("turn", [0.0, 90.0, 33.0])
def test_a_part_of_a_line_on_a_note_is_rubbed_out(turn: float) -> None:
    talk = talk_with(inked("m", 300, 300, turn, LONG), mode=Mode.ERASE)
    first = talk.present
    middle = the(first).pose.centre
    rub(talk, (middle.x, middle.y))
    left, right = the(talk.present).ink
    reach = ERASER + LONG.width / 2
    assert left.points[-1].x == pytest.approx(-reach)
    assert right.points[0].x == pytest.approx(reach)
    assert talk.history.past is not None
    assert talk.history.past.label == "wissen"
    talk.undo()
    assert talk.present is first


def test_a_whole_line_on_a_note_is_rubbed_out() -> None:
    talk = talk_with(inked("m", 300, 300, 0.0, LONG, stroke("ver", (-60, 50), (60, 50))), mode=Mode.ERASE)
    talk.whole = True
    rub(talk, (300, 290), (300, 300))
    assert [line.id for line in the(talk.present).ink] == ["ver"]


@pytest.mark.parametrize(
    "items",
    [
        (replace(inked(), locked=True),),
        (inked(), card("k", 300, 300)),  # what cannot be seen is not rubbed
    ],
)
def test_locked_or_hidden_ink_stays(items: tuple[Any, ...]) -> None:
    talk = talk_with(*items, mode=Mode.ERASE)
    first = talk.present
    rub(talk, (260, 280), (340, 320))
    assert talk.present is first


def test_a_note_in_hand_is_not_rubbed_where_it_was() -> None:
    talk = talk_with(inked("m", 300, 300, 0.0, LONG), mode=Mode.MOVE)
    talk.press("hand", Point(300, 340))
    talk.moved("hand", Point(800, 340))
    talk.mode = Mode.ERASE
    rub(talk, (280, 300), (320, 300))
    talk.release("hand", Point(800, 340))
    assert the(talk.present).ink == (LONG,)


def test_mat_ink_and_note_ink_are_rubbed_in_one_step() -> None:
    over_it = stroke("mat", (300, 250), (300, 350))
    talk = talk_with(inked("m", 300, 300, 0.0, LONG), mode=Mode.ERASE, ink=(over_it,))
    rub(talk, (300, 300))
    assert len(the(talk.present).ink) == len(talk.present.ink) == 2
    assert talk.history.past is not None
    assert talk.history.past.earlier is None


def test_what_is_rubbed_is_seen_at_once_and_the_rest_stays_the_same_object() -> None:
    talk = talk_with(inked("m", 300, 300, 0.0, LONG), inked("n", 700, 300, 0.0, LONG), mode=Mode.ERASE)
    talk.press("gum", Point(300, 300))
    first = talk.scene().items
    assert isinstance(first[0], Note)
    assert len(first[0].ink) == 2
    assert first[1] is talk.present.items[1]
    talk.moved("gum", Point(300, 400))  # beside it
    assert talk.scene().items[0] is first[0]
    talk.cancel("gum")
    assert talk.scene().items is talk.present.items


def test_two_erasers_on_one_note_bring_nothing_back() -> None:
    talk = talk_with(inked("m", 300, 300, 0.0, LONG), mode=Mode.ERASE)
    talk.press("een", Point(260, 300))
    talk.press("twee", Point(340, 300))
    talk.finish("een")
    talk.finish("twee")
    left = [point.x for line in the(talk.present).ink for point in line.points]
    assert not any(abs(x + 40) < ERASER or abs(x - 40) < ERASER for x in left)


def test_a_line_written_while_another_rubs_is_not_lost() -> None:
    talk = talk_with(inked("m", 300, 300, 0.0, LONG), mode=Mode.ERASE)
    talk.press("gum", Point(260, 300))
    talk.mode = Mode.PEN
    write(talk, (280, 330), (320, 330))
    talk.finish("gum")
    assert any(line.points[0] == Point(-20, 30) for line in the(talk.present).ink)


STEPS = st.lists(st.tuples(st.sampled_from(["pen", "wis", "draai", "terug"]), st.lists(PLACES, min_size=2, max_size=4)), max_size=8)


@given(STEPS)
def test_undo_back_to_the_start_gives_the_first_board(steps: list[tuple[str, list[tuple[float, float]]]]) -> None:
    talk = talk_with(note("m", 300, 300), inked("n", 700, 400, 20.0, LONG), card("k", 900, 200))
    first = talk.present
    for what, way in steps:
        match what:
            case "terug":
                talk.undo()
            case "draai":
                talk.do("memo gedraaid", partial(operations.move, item_id="m", pose=Pose(*way[0], way[1][0] % 360)))
            case _:
                talk.mode = Mode(what)
                (write if what == "pen" else rub)(talk, *way)
        for item in talk.present.items:
            if isinstance(item, Note):
                assert len({line.id for line in item.ink}) == len(item.ink)
    while talk.history.past is not None:
        talk.undo()
    assert talk.present is first


# On its face


def test_a_face_shows_the_ink_and_its_key_knows() -> None:
    bare, written = note("m"), inked()
    pens = [mark for mark in item_face(written, None, MEANS).marks if isinstance(mark, Ink)]
    assert [mark for mark in item_face(bare, None, MEANS).marks if isinstance(mark, Ink)] == []
    assert pens[0].points[0] == Point(bare.size.w / 2 - 30, bare.size.h / 2 - 20)
    assert face_key(bare) != face_key(written)
    assert face_key(written) == face_key(replace(written, pose=Pose(1, 1, 5)))
    assert pens[0] in open_face(written, "tekst", 0, None, MEANS).marks


def test_the_ink_over_a_thing_is_cut_to_it() -> None:
    line = stroke("i", (100, 300), (500, 300))
    (piece,) = over((line, stroke("ver", (900, 10), (950, 10))), Pose(300, 300, 90.0), NOTE_SIZE)
    assert {round(x, 6) for x, _ in piece.points} == {0.0}
    assert abs(piece.points[-1].y) == pytest.approx(NOTE_SIZE.h / 2, abs=PIECE)


NOTE_SIZE = Note("", NoteSize.SMALL, "", "", Pose(0, 0)).size
