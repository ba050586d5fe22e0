"""What one finger does: a press becomes a drag, ink follows, the eraser rubs, and each can be applied at any moment."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core import operations
from arrangeerveld.core.board import Card, Note, NoteSize
from arrangeerveld.core.geometry import Point, Pose, into
from arrangeerveld.core.gestures import CALM, ERASER, SLOP, WINDOW, Drag, Erasing, Inking, Press, Writing, pick_up
from arrangeerveld.core.strokes import THIN
from tests.core.test_strokes import to_line
from tests.fakes import board, card, note, own_card, stroke

LYING = board(card("a", 200, 200), note("b", 400, 200, turn=30), own_card("c", 800, 200))
A, B, C = LYING.items
PLACES = st.builds(Point, st.floats(0, 1200), st.floats(0, 720))


@pytest.mark.parametrize(
    ("dx", "dy", "drags"), [(0, 0, False), (2.9, 0, False), (2, 2, False), (3, 0, True), (0, -3.1, True), (-9, 9, True)]
)
def test_a_press_becomes_a_drag_past_three_mm(dx: float, dy: float, *, drags: bool) -> None:
    press = pick_up(A, Point(210, 190))
    follow = press.moved(Point(210 + dx, 190 + dy), LYING)
    assert isinstance(follow, Drag) is drags
    assert drags or follow is press
    assert SLOP == 3


def test_a_press_that_creeps_back_stays_a_press() -> None:
    press = pick_up(A, Point(210, 190))
    for step in range(100):
        assert press.moved(Point(210 + step % 2 * 2, 190), LYING) is press


def test_a_tap_brings_the_item_to_the_front() -> None:
    assert pick_up(A, Point(210, 190)).apply(LYING).items == (B, C, A)
    assert pick_up(C, Point(800, 190)).apply(LYING) is LYING


@given(st.floats(-360, 360), st.floats(-40, 40), st.floats(-40, 40), st.lists(PLACES, min_size=1, max_size=20))
def test_the_finger_holds_the_item_where_it_took_it_however_it_went(turn: float, gx: float, gy: float, way: list[Point]) -> None:
    item = board(note("a", 600, 360, turn)).items[0]
    start = Point(600 + gx, 360 + gy)
    drag: Press | Drag = pick_up(item, start)
    for point in [Point(start.x + 10, start.y), *way]:
        follow = drag.moved(point, LYING)
        assert isinstance(follow, Drag)
        drag = follow
    assert isinstance(drag, Drag)
    assert drag.pose.turn == turn
    assert into(drag.pose, way[-1]) == pytest.approx(into(item.pose, start), abs=1e-6)


def test_back_where_it_began_a_drag_left_no_trace() -> None:
    lying = board(card("a", 300, 300))
    drag = pick_up(lying.items[0], Point(310, 310)).moved(Point(900, 20), lying).moved(Point(310, 310), lying)
    assert drag.apply(lying) is lying


def test_a_drag_lays_the_item_on_top_where_it_is_held() -> None:
    drag = Drag("a", Point(10, 10), 0.0, Point(810, 460))
    assert drag.apply(LYING).items[-1].pose == Pose(800, 450)
    assert drag.label(LYING) == "kaart verplaatst"


def test_a_fresh_item_is_laid_once() -> None:
    fresh = Note("d", NoteSize.LARGE, "roze", "Nieuw", Pose(0, 0))
    drag = Drag("d", Point(0, 0), 0.0, Point(600, 500), fresh=fresh)
    after = drag.apply(LYING)
    assert (after.items[-1].id, after.items[-1].pose) == ("d", Pose(600, 500))
    assert drag.apply(after) is after
    assert drag.label(LYING) == "memo"


@pytest.mark.parametrize("gesture", [pick_up(A, A.pose.centre), Drag("a", Point(0, 0), 0.0, Point(9, 9)), Writing("b", "tekst", 5)])
def test_what_another_hand_removed_is_left_alone(gesture: Press | Drag | Writing) -> None:
    without = operations.remove(operations.remove(LYING, "a"), "b")
    assert gesture.apply(without) is without
    assert gesture.label(without)


def test_ink_follows_calmly_and_leaves_out_the_jitter() -> None:
    inking = Inking("s", (Point(100, 100),))
    assert inking.moved(Point(100.5, 100), LYING) is inking
    follow = inking.moved(Point(110, 100), LYING)
    assert isinstance(follow, Inking)
    assert follow.wet.points == (Point(100, 100), Point(100 + 10 * CALM, 100))


def drawn(points: list[Point]) -> tuple[Inking, list[Point]]:
    """A finger that goes along points, and where the calm pen was at each of them."""
    inking, places = Inking("s", (points[0],)), [points[0]]
    for point in points[1:]:
        follow = inking.moved(point, LYING)
        assert isinstance(follow, Inking)
        if follow is not inking:
            places.append(follow.wet.points[-1])
        inking = follow
    return inking, places


@given(st.lists(PLACES, min_size=1, max_size=40))
def test_the_kept_line_strays_hardly_from_where_the_pen_went(points: list[Point]) -> None:
    inking, places = drawn(points)
    kept = inking.wet.points
    assert set(kept) <= set(places)
    assert (kept[0], kept[-1]) == (places[0], places[-1])
    assert max(to_line(place, kept) for place in places) <= THIN + 1e-6


@given(st.lists(PLACES, min_size=2, max_size=40))
def test_while_writing_only_the_end_of_the_line_changes(points: list[Point]) -> None:
    kept: tuple[Point, ...] = ()
    for end in range(1, len(points)):
        now = drawn(points[:end])[0].wet.points
        assert now[: len(kept) - 1] == kept[:-1]
        kept = now


def test_a_long_straight_line_is_kept_short_in_bounded_time() -> None:
    inking, _ = drawn([Point(2 * i, 100) for i in range(500)])
    assert len(inking.points) <= 500 / WINDOW + 1
    assert len(inking.loose) <= WINDOW


def test_a_dot_is_ink_too_and_what_is_kept_is_what_was_wet() -> None:
    dot = Inking("s", (Point(100, 100),))
    assert dot.apply(LYING).ink == (dot.wet,)
    assert dot.wet.points == (Point(100, 100),)
    line, _ = drawn([Point(100, 100), Point(150, 100), Point(150, 160)])
    assert line.apply(LYING).ink == (line.wet,)


INKED = board(ink=[stroke("s", (100, 100), (300, 100)), stroke("t", (100, 400), (300, 400)), stroke("u", (200, 300))])


def rub(*way: tuple[float, float]) -> Erasing:
    """The eraser comes down and goes along a way."""
    erasing = Erasing(Point(*way[0]))
    for place in way:
        erasing = erasing.moved(Point(*place), INKED)
    return erasing


def test_rubbing_cuts_a_line_in_two_and_leaves_the_others_the_same() -> None:
    after = rub((200, 60), (200, 140)).apply(INKED)
    ends = [point.x for line in after.ink[:2] for point in line.points]
    assert ends == pytest.approx([100, 200 - ERASER - 3, 200 + ERASER + 3, 300])
    assert after.ink[2:] == INKED.ink[1:]
    assert all(a is b for a, b in zip(after.ink[2:], INKED.ink[1:], strict=True))


def test_rubbing_nothing_is_no_step() -> None:
    assert rub((700, 700), (900, 700)).apply(INKED) is INKED


def test_rubbing_wipes_ink_only() -> None:
    lying = operations.ink(LYING, stroke("s", (200, 200), (210, 210)))
    after = Erasing(Point(200, 200)).moved(Point(200, 200), lying).apply(lying)
    assert after.ink == ()
    assert after.items is lying.items


def test_rubbing_on_and_on_gives_the_same_as_rubbing_at_once() -> None:
    slowly = rub(*((100 + i / 2, 100) for i in range(200))).apply(INKED)
    at_once = rub((100, 100), (199.5, 100)).apply(INKED)
    assert [line.points[0].x for line in slowly.ink] == pytest.approx([line.points[0].x for line in at_once.ink], abs=1e-6)


def test_ids_of_pieces_stay_short_and_unique_however_long_one_rubs() -> None:
    erasing = rub(*((100 + i / 2, 100) for i in range(300)), (200, 300), *((250 + i / 3, 400 + i % 40) for i in range(100)))
    ids = [line.id for line in erasing.apply(INKED).ink]
    assert len(set(ids)) == len(ids)
    assert max(map(len, ids)) < 12


@given(st.lists(PLACES, min_size=1, max_size=12))
def test_pieces_never_share_an_id(way: list[Point]) -> None:
    lines = [stroke(f"s{i}", (40 * i, 0), (40 * i + 20, 360), (40 * i, 720)) for i in range(30)]
    before = board(ink=lines)
    erasing = Erasing(way[0])
    for point in way:
        erasing = erasing.moved(point, before)
    ids = [line.id for line in erasing.apply(before).ink]
    assert len(set(ids)) == len(ids)


def test_a_fresh_note_without_text_is_not_laid_down() -> None:
    fresh = Note("d", NoteSize.SMALL, "geel", "", Pose(600, 600))
    assert Writing("d", "  \n", 3, fresh).apply(LYING) is LYING
    assert Writing("d", "Nu wel", 6, fresh).apply(LYING).items[-1].pose == Pose(600, 600)
    assert Writing("d", "Nu wel", 6, fresh).label(LYING) == "memo"


def test_writing_puts_text_on_notes_and_own_cards() -> None:
    after = Writing("c", "Wandelen", 8).apply(Writing("b", "Regel een\nRegel twee", 0).apply(LYING))
    assert [operations.text_of(item) for item in after.items] == ["Samen lezen", "Regel een\nRegel twee", "Wandelen"]
    assert Writing("b", "Een memo", 0).apply(LYING) is LYING


def test_typing_goes_in_at_the_caret() -> None:
    writing = Writing("b", "aap", 1).typed("xy")
    assert (writing.text, writing.caret) == ("axyap", 3)
    assert writing.erased().text == "axap"
    assert (writing.at(-5).caret, writing.at(99).caret) == (0, 5)
    assert writing.at(0).erased() == writing.at(0)


def test_no_more_is_typed_than_a_note_can_keep() -> None:
    full = Writing("b", "x" * (operations.MOST_TEXT - 2), 0).typed("abcdef")
    assert (len(full.text), full.text[:3], full.caret) == (operations.MOST_TEXT, "abx", 2)
    assert full.typed("y") == full


@pytest.mark.parametrize(
    ("text", "caret", "sign", "then"),
    [
        ("lezen", 5, "+", ("+ lezen", 7)),
        ("+ lezen", 7, "+", ("lezen", 5)),
        ("+ lezen", 7, "?", ("? lezen", 7)),
        ("", 0, "−", ("− ", 2)),
        ("− ", 2, "−", ("", 0)),
        ("+1 lezen", 0, "+", ("+ +1 lezen", 2)),
        ("+ lezen", 1, "+", ("lezen", 0)),
    ],
)
def test_a_sign_is_stamped_taken_away_or_changed(text: str, caret: int, sign: str, then: tuple[str, int]) -> None:
    writing = Writing("b", text, caret).signed(sign)
    assert (writing.text, writing.caret) == then


@given(st.text("ab +−?\n", max_size=12), st.lists(st.sampled_from(["typ", "wis", "links", "+", "−", "?"]), max_size=20))
def test_the_caret_always_stands_in_the_text(text: str, keys: list[str]) -> None:
    writing = Writing("b", text, len(text))
    for key in keys:
        match key:
            case "typ":
                writing = writing.typed("q ")
            case "wis":
                writing = writing.erased()
            case "links":
                writing = writing.at(writing.caret - 1)
            case _:
                writing = writing.signed(key)
        assert 0 <= writing.caret <= len(writing.text)


def test_names_of_steps_are_for_people() -> None:
    labels = [
        pick_up(A, Point(0, 0)).label(LYING),
        Drag("b", Point(0, 0), 30, Point(0, 0)).label(LYING),
        Drag("b", Point(0, 0), 0, Point(0, 0)).label(LYING),
        Inking("s", (Point(0, 0),)).label(LYING),
        Erasing(Point(0, 0)).label(LYING),
        Writing("b", "", 0).label(LYING),
        Drag("e", Point(0, 0), 0, Point(0, 0), Card("e", "swv", "T", Pose(0, 0))).label(LYING),
    ]
    assert labels == ["kaart naar voren", "memo verplaatst", "memo gedraaid", "pen", "wissen", "tekst", "kaart"]


@given(st.lists(st.builds(Point, st.floats(0, 1200), st.floats(0, 720)), min_size=2, max_size=12))
def test_an_eraser_that_remembers_the_strokes_around_it_misses_none(way: list[Point]) -> None:
    lying = board(ink=[stroke(f"s{i}", (20 + 95 * i, 10), (120 + 80 * i, 700)) for i in range(12)])
    remembering = forgetful = Erasing(way[0])
    for at in way:
        remembering = remembering.moved(at, lying)
        forgetful = Erasing(forgetful.point, forgetful.cuts).moved(at, lying)
    assert remembering.cuts == forgetful.cuts
