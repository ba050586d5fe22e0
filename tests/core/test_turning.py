"""Two fingers on one item: it follows both, in one step, and whatever the fingers do nothing is lost."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from arrangeerveld.core.board import Board, Card, Note, NoteSize, area_of
from arrangeerveld.core.geometry import Point, Pose, Rect, Size, distance, into, out_of
from arrangeerveld.core.gestures import APART, SLOP, SOFT, Drag, Press, Turn
from arrangeerveld.core.mat import Mat, Shape, Zone
from arrangeerveld.core.session import Mode, Session

MAT = Mat("m", "M", "M", Size(1440, 720), (Zone("z", "Z", Shape.ROUNDED, Rect(20, 20, 700, 500)),))
CARD = Card("k", "swv", "Kaart", Pose(400, 300), source="s", zone="z")
NOTE = Note("n", NoteSize.SMALL, "geel", "memo", Pose(900, 300, 15.0))
LEFT, RIGHT = Point(340, 300), Point(460, 300)


def session(*items: Card | Note) -> Session:
    ids = count()
    return Session(Board(MAT, items=items or (CARD,)), lambda: f"id{next(ids)}")


def held(talk: Session) -> Pose:
    ((_, _, pose),) = talk.drags()
    return pose


def turned(point: Point, by: float) -> Point:
    """A point turned around the middle of the card, degrees clockwise."""
    return out_of(Pose(400, 300, by), into(Pose(400, 300), point))


def both(talk: Session) -> None:
    assert talk.press(1, LEFT)
    assert talk.press(2, RIGHT)


@pytest.mark.parametrize(
    ("by", "turn"),
    [
        (30, 30),
        (SOFT - 0.1, 0),
        (SOFT + 0.1, SOFT + 0.1),
        (85, 90),
        (84 - 0.1, 83.9),
        (96.5, 96.5),
        (178, 180),
        (-90, 270),
        (-3, 0),
        (-20, 340),
    ],
)
def test_the_item_turns_with_the_fingers_and_stops_softly_at_quarters(by: float, turn: float) -> None:
    talk = session()
    both(talk)
    talk.moved(1, turned(LEFT, by))
    talk.moved(2, turned(RIGHT, by))
    assert held(talk).turn == pytest.approx(turn, abs=0.06)
    assert out_of(held(talk), Point(-60, 0)) == pytest.approx(turned(LEFT, by), abs=0.01)
    if turn == by % 360:
        assert held(talk).centre == pytest.approx((400, 300), abs=0.06)
    lies = held(talk)
    talk.release(2, turned(RIGHT, by))
    talk.release(1, turned(LEFT, by))
    assert talk.present.items[0].pose == pytest.approx(lies, abs=0.01)


def test_it_moves_and_turns_in_one_step() -> None:
    talk = session()
    both(talk)
    talk.moved(1, Point(800, 200))
    talk.moved(2, Point(800, 320))
    assert held(talk) == pytest.approx((800, 260, 90))
    talk.release(1, Point(800, 200))
    assert talk.history.past is None  # one finger still holds it
    talk.release(2, Point(800, 320))
    assert talk.history.past is not None
    assert (talk.history.past.label, talk.history.past.earlier) == ("kaart gedraaid", None)
    assert talk.present.items[0].zone == ""
    talk.undo()
    assert talk.present.items == (CARD,)


@pytest.mark.parametrize("leaver", [1, 2])
@pytest.mark.parametrize("cancelled", [False, True])
def test_when_one_finger_leaves_the_other_goes_on_from_where_it_is(leaver: int, *, cancelled: bool) -> None:
    talk = session()
    both(talk)
    talk.moved(2, turned(RIGHT, 40))
    before, stays = held(talk), 3 - leaver
    at = {1: LEFT, 2: turned(RIGHT, 40)}
    if cancelled:
        talk.cancel(leaver)
    else:
        assert talk.release(leaver, at[leaver]) is None
    assert held(talk) == pytest.approx(before, abs=0.01)
    talk.moved(stays, Point(at[stays].x + 100, at[stays].y - 50))
    assert held(talk) == pytest.approx((before.x + 100, before.y - 50, before.turn), abs=0.01)
    talk.cancel(stays)
    assert (talk.live, talk.helping, talk.present.items) == ({}, {}, (CARD,))


def test_a_finger_comes_again_and_turns_on() -> None:
    talk = session()
    both(talk)
    talk.moved(2, turned(RIGHT, 45))
    talk.release(1, LEFT)
    at = held(talk)
    assert talk.press(1, out_of(at, Point(-60, 0)))
    assert held(talk) == pytest.approx(at, abs=0.01)
    assert isinstance(talk.live[2], Turn)


def test_two_still_fingers_change_nothing_and_are_a_tap() -> None:
    talk = session(replace(CARD, pose=Pose(400, 300, 2.5)))
    both(talk)
    talk.moved(1, Point(LEFT.x + SLOP - 1, LEFT.y))
    assert held(talk) == (400, 300, 2.5)
    assert talk.release(1, LEFT) is None
    assert talk.release(2, RIGHT) == talk.present.item("k")
    assert talk.history.past is None


def test_a_third_finger_does_nothing() -> None:
    talk = session()
    both(talk)
    before = dict(talk.live)
    assert not talk.press(3, CARD.pose.centre)
    talk.moved(3, Point(0, 0))
    talk.cancel(3)
    assert talk.live == before


def test_a_press_that_is_reported_twice_stays_one_tap() -> None:
    talk = session()
    assert talk.press(1, LEFT)
    assert not talk.press(2, Point(LEFT.x + APART - 1, LEFT.y))
    assert talk.release(1, LEFT) == CARD


def test_the_second_finger_finds_the_item_where_it_is_now() -> None:
    under = replace(CARD, id="onder")
    talk = session(under, CARD)
    talk.press(1, LEFT)
    talk.moved(1, Point(LEFT.x + 500, LEFT.y))
    assert talk.press(2, Point(RIGHT.x + 500, RIGHT.y))
    assert isinstance(talk.live[1], Turn)
    assert talk.press(3, RIGHT)  # where the card was, another one lies
    assert talk.live[3] == Press("onder", RIGHT, Point(60, 0), 0.0)


def test_a_fresh_item_is_not_turned() -> None:
    talk = session()
    talk.deal(1, replace(CARD, id="vers", pose=Pose(900, 300)), Point(900, 300))
    assert not talk.press(2, Point(950, 300))
    assert isinstance(talk.live[1], Drag)


def test_with_the_pen_a_second_finger_writes() -> None:
    talk = session()
    talk.press(1, LEFT)
    talk.set_mode(Mode.PEN)
    assert talk.press(2, RIGHT)
    assert isinstance(talk.live[1], Press)


POINTS = st.builds(Point, st.floats(-50, 1500), st.floats(-50, 800))


@given(POINTS, POINTS)
def test_the_first_finger_keeps_its_grip_and_the_second_says_the_turn(one: Point, other: Point) -> None:
    turn = Turn("k", CARD.pose, (LEFT, RIGHT), (one, other))
    pose = turn.pose
    first, second = (out_of(pose, into(CARD.pose, start)) for start in turn.starts)
    assert 0 <= pose.turn < 360
    if max(distance(LEFT, one), distance(RIGHT, other)) < SLOP:
        assert pose == CARD.pose
        return
    assert first == pytest.approx(one, abs=0.01)
    assert distance(first, second) == pytest.approx(120, abs=0.01)
    if distance(one, other) >= APART:
        beside = into(Pose(*one, math.degrees(math.atan2(second.y - one.y, second.x - one.x))), other)
        assert abs(math.degrees(math.atan2(beside.y, beside.x))) <= SOFT + 0.1


def test_a_second_hand_cannot_pull_the_item_away() -> None:
    talk = session()
    talk.press(1, CARD.pose.centre)
    talk.press(2, RIGHT)
    talk.moved(2, Point(1300, 300))
    assert held(talk) == CARD.pose


@pytest.mark.parametrize("other", [Point(341, 300), LEFT])
def test_fingers_that_come_together_do_not_turn(other: Point) -> None:
    assert Turn("k", CARD.pose, (LEFT, RIGHT), (LEFT, other)).pose.turn == 0


class Table(RuleBasedStateMachine):
    """Up to five fingers on three items, with buttons in between."""

    def __init__(self) -> None:
        super().__init__()
        self.first = Board(MAT, items=(CARD, NOTE, replace(CARD, id="vast", pose=Pose(1000, 550), locked=True)))
        ids = count()
        self.talk = Session(self.first, lambda: f"id{next(ids)}")

    @rule(finger=st.integers(1, 5), near=st.integers(0, 2), dx=st.floats(-70, 70), dy=st.floats(-50, 50))
    def down(self, finger: int, near: int, dx: float, dy: float) -> None:
        if finger not in self.talk.live and finger not in self.talk.helping:
            drags = {item.id: pose for _, item, pose in self.talk.drags()}
            item = self.talk.present.items[near]
            x, y, _ = drags.get(item.id, item.pose)
            self.talk.press(finger, Point(x + dx, y + dy))

    @rule(finger=st.integers(1, 5), point=POINTS)
    def move(self, finger: int, point: Point) -> None:
        self.talk.moved(finger, point)

    @rule(finger=st.integers(1, 5), point=POINTS)
    def up(self, finger: int, point: Point) -> None:
        self.talk.release(finger, point)

    @rule(finger=st.integers(1, 5))
    def lost(self, finger: int) -> None:
        self.talk.cancel(finger)

    @precondition(lambda self: self.talk.history.past)
    @rule()
    def undo(self) -> None:
        self.talk.undo()

    @rule()
    def redo(self) -> None:
        self.talk.redo()

    @invariant()
    def everything_is_there_once_and_on_the_mat(self) -> None:
        assert sorted(item.id for item in self.talk.present.items) == ["k", "n", "vast"]
        assert self.talk.present.item("vast") == self.first.item("vast")
        for item in self.talk.board.items:
            around = area_of(item)
            assert around.x > -0.01
            assert around.y > -0.01
            assert around.right < MAT.size.w + 0.01
            assert around.bottom < MAT.size.h + 0.01

    @invariant()
    def each_turn_has_two_fingers_and_each_item_one_gesture(self) -> None:
        turns = {finger for finger, gesture in self.talk.live.items() if isinstance(gesture, Turn)}
        assert set(self.talk.helping.values()) == turns
        assert len(self.talk.helping) == len(turns)
        assert not set(self.talk.helping) & set(self.talk.live)
        held_now = [gesture.item for gesture in self.talk.live.values() if isinstance(gesture, Press | Drag | Turn)]
        assert len(held_now) == len(set(held_now))

    def teardown(self) -> None:
        for finger in range(1, 6):
            self.talk.cancel(finger)
        assert (self.talk.live, self.talk.helping) == ({}, {})
        while self.talk.history.past is not None:
            self.talk.undo()
        assert self.talk.present is self.first


TestTable = Table.TestCase
