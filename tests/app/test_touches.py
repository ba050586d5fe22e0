"""What the desk is told of what the glass reports: presses reported twice, fingers lost for a moment, anything at all."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.app.touches import AFTER, BACK, BROAD, LOST, MOUSE, SAME, STILL, TAP, TWICE, Contact, Told, Touches, What
from arrangeerveld.core.geometry import Point, distance

A = "wm_touch"
B = "tuio"
EDGE = 0.004  # just inside or outside a limit

Report = tuple[What, object, float, float, float, str]
"""What, which finger, when (s), where (mm), by which driver."""


def told(reports: Iterable[Report], until: float = 99.0) -> tuple[list[tuple[str, int, float, float]], Touches]:
    """What the desk is told in the end: what, which finger, when, how far to the right."""
    touches, found = Touches(), list[Told]()
    for what, uid, time, x, y, device in reports:
        found += touches.heard(what, Contact(uid, Point(x, y), time, device))
    found += touches.tick(until)
    return [(one.what.value, one.finger, one.time, one.place.x) for one in found], touches


def down(uid: object, time: float, x: float, device: str = A, y: float = 0.0) -> Report:
    return What.DOWN, uid, time, x, y, device


def move(uid: object, time: float, x: float, device: str = A) -> Report:
    return What.MOVE, uid, time, x, 0.0, device


def up(uid: object, time: float, x: float, device: str = A) -> Report:
    return What.UP, uid, time, x, 0.0, device


@pytest.mark.parametrize(
    ("second", "counted"),
    [
        (down("b", TWICE - EDGE, SAME - EDGE, B), 1),  # two drivers
        (down("b", TWICE - EDGE, SAME - EDGE, MOUSE), 1),
        (down("b", TWICE - EDGE, SAME + EDGE, B), 2),  # somewhere else
        (down("b", TWICE + EDGE, SAME - EDGE, B), 2),  # later: another finger on another driver
        (down("b", TWICE - EDGE, SAME - EDGE, A), 2),  # two fingers of one screen
        (down("b", 0.0, 0.0, A), 2),
        (down("b", 0.0, 0.0, B), 1),
        (down("b", 2.0, SAME - EDGE, MOUSE), 1),  # the system makes a mouse of a finger that is still there
        (down("b", 2.0, SAME + EDGE, MOUSE), 2),
    ],
)
def test_a_press_reported_twice_counts_once(second: Report, counted: int) -> None:
    uid, device = second[1], second[5]
    at, x = second[2], second[3]
    reports = [down("a", 0, 0), second, move(uid, at + 0.1, x + 50, device), up(uid, at + 1, x + 90, device), up("a", at + 2, 0)]
    found, touches = told(reports)
    assert [one[0] for one in found].count("down") == [one[0] for one in found].count("up") == counted
    assert touches.doubled == 2 - counted
    assert not touches.is_double("b")
    if counted == 1:
        assert {one[1] for one in found} == {1}
        assert all(one[3] == 0 for one in found)  # its moves are nobody's


@pytest.mark.parametrize(
    ("pause", "x", "counted"),
    [(AFTER - 0.1, SAME - EDGE, 1), (AFTER - 0.1, 300 + SAME - EDGE, 1), (AFTER - 0.1, 150, 2), (AFTER + 0.1, 0, 2)],
)
def test_a_mouse_made_of_a_finger_that_just_left(pause: float, x: float, counted: int) -> None:
    """Windows may tell the click when the finger leaves: where it came down, or where it left."""
    drag = [down("a", 0, 0), move("a", 0.3, 300), up("a", 0.6, 300)]
    found, _ = told([*drag, down("m", 0.6 + LOST + pause, x, MOUSE), up("m", 1.7 + pause, x, MOUSE)])
    assert [one[0] for one in found].count("down") == counted


def test_the_mouse_first_and_the_finger_after_it() -> None:
    found, touches = told([down("m", 0, 5, MOUSE), down("a", 0.02, 5), up("a", 0.1, 5), up("m", 0.1, 5, MOUSE)])
    assert [one[:2] for one in found] == [("down", 1), ("up", 1)]
    assert touches.doubled == 1


def test_each_of_ten_fingers_reported_by_two_drivers_counts_once() -> None:
    both = [down((device, i), i * 0.001, i * 5.0, device) for i in range(10) for device in (A, B)]
    found, touches = told(both)
    assert [one[0] for one in found] == ["down"] * 10
    assert touches.doubled == 10


@pytest.mark.parametrize(
    ("gap", "far", "device", "goes_on"),
    [
        (LOST - EDGE, BACK - EDGE, A, True),
        (0.0, 0.0, A, True),
        (LOST + EDGE, BACK - EDGE, A, False),  # too late
        (LOST - EDGE, BACK + EDGE, A, False),  # too far
        (LOST - EDGE, BACK - EDGE, B, False),  # another driver
    ],
)
def test_a_finger_lost_for_a_few_frames_goes_on(gap: float, far: float, device: str, *, goes_on: bool) -> None:
    back = 1.0 + gap
    found, touches = told(
        [down("a", 0, 0), move("a", 0.5, 100), up("a", 1, 200), down("b", back, 200 + far, device), up("b", back + 2, 400, device)]
    )
    if goes_on:
        assert found == [
            ("down", 1, 0, 0),
            ("move", 1, 0.5, 100),
            ("move", 1, back, 200 + far),
            ("up", 1, back + 2, 400),
        ]
        assert touches.rejoined == 1
    else:
        assert ("up", 1, 1, 200) in found  # late, but where and when it left
        assert [one[:2] for one in found if one[0] in {"down", "up"} and one[1] == 2] == [("down", 2), ("up", 2)]


@pytest.mark.parametrize(
    ("long", "far", "waits"), [(TAP - EDGE, STILL - EDGE, False), (TAP + EDGE, STILL - EDGE, True), (TAP - EDGE, STILL + EDGE, True)]
)
def test_a_tap_is_never_held_back(long: float, far: float, *, waits: bool) -> None:
    touches = Touches()
    touches.down(Contact("a", Point(0, 0), 0, A))
    at_once = touches.up(Contact("a", Point(far, 0), long, A))
    assert [one.what for one in at_once] == ([] if waits else [What.UP])
    assert touches.due == (pytest.approx(long + LOST) if waits else None)


def test_what_need_not_be_waited_for_ends_at_once() -> None:
    touches = Touches(lambda number: 0.0 if number == 2 else LOST)
    for uid, x in (("a", 0.0), ("b", 500.0)):
        touches.down(Contact(uid, Point(x, 0), 0, A))
    assert touches.up(Contact("a", Point(0, 0), 3, A)) == []
    assert [one.what for one in touches.up(Contact("b", Point(500, 0), 3, A))] == [What.UP]
    assert touches.lost(1)


def test_a_mouse_is_never_lost() -> None:
    found, _ = told([down("m", 0, 0, MOUSE), move("m", 1, 90, MOUSE), up("m", 2, 90, MOUSE)], until=2)
    assert found[-1][0] == "up"


def test_the_nearest_lost_finger_comes_back() -> None:
    fingers = [down(uid, 0, x) for uid, x in (("a", 0.0), ("b", 30.0))]
    lost = [up("a", 1, 0.0), up("b", 1, 30.0)]
    found, _ = told([*fingers, *lost, down("c", 1.05, 20), move("c", 1.1, 60)])
    assert [one[:2] for one in found] == [("down", 1), ("down", 2), ("move", 2), ("up", 1), ("move", 2)]


def test_a_broad_contact_is_told() -> None:
    touches = Touches()
    widths = (None, BROAD - 1, BROAD + 1)
    seen = [touches.down(Contact(i, Point(i * 100.0, 0), 0, A, width))[0].broad for i, width in enumerate(widths)]
    assert seen == [False, False, True]


reports = st.lists(
    st.tuples(
        st.sampled_from([*What, What.MOVE]),
        st.integers(0, 9),  # ten fingers, whose names are used again
        st.sampled_from([0.0, 0.01, 0.03, 0.07, 0.09, 0.3]),  # seconds since the report before
        st.integers(0, 12).map(lambda n: n * 5.0),  # mm
        st.sampled_from([A, A, B, MOUSE]),
        st.sampled_from([None, 8.0, 40.0]),
    ),
    max_size=120,
)


@given(reports, st.sampled_from([0.0, 0.045, LOST]))
def test_whatever_is_reported_the_desk_hears_whole_fingers(
    happened: list[tuple[What, int, float, float, str, float | None]], patience: float
) -> None:
    touches, time = Touches(lambda _: patience), 0.0
    found = list[Told]()
    for what, finger, later, x, device, width in happened:
        time += later
        found += touches.heard(what, Contact((device, finger), Point(x, 0), time, device, width))
        assert touches.due is None or touches.due > time
    for device in (A, B, MOUSE):  # at last everybody leaves
        for finger in range(10):
            found += touches.up(Contact((device, finger), Point(0, 0), time, device))
    found += touches.tick(time + 1)
    assert touches.due is None

    down_now = set[int]()
    known = set[int]()
    when = dict[int, float]()
    for one in found:
        match one.what:
            case What.DOWN:
                assert one.finger not in known  # a number is never used again
                known.add(one.finger)
                down_now.add(one.finger)
            case What.MOVE:
                assert one.finger in down_now
            case What.UP | What.GONE:
                assert one.finger in down_now
                down_now.remove(one.finger)
        assert one.age >= 0
        assert one.time >= when.get(one.finger, 0.0)
        when[one.finger] = one.time
    assert not down_now
    presses = sum(what is What.DOWN for what, *_ in happened)
    assert len(known) + touches.rejoined + touches.doubled <= presses


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=1, max_size=10, unique=True))
def test_fingers_of_one_screen_are_never_taken_for_each_other_or_for_doubles(places: list[tuple[int, int]]) -> None:
    touches = Touches()
    seen = [touches.down(Contact(i, Point(*at), i * 0.001, A)) for i, at in enumerate(places)]
    assert [len(told) for told in seen] == [1] * len(places)
    assert len({told[0].finger for told in seen}) == len(places)
    assert all(distance(told[0].place, Point(*at)) == 0 for told, at in zip(seen, places, strict=True))
