"""The steps as the talk goes: what the head line and the clock say, and what a clock that was left running has counted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core import stepping, talking
from arrangeerveld.core.board import Board
from arrangeerveld.core.colours import ZONES, contrast, mixed
from arrangeerveld.core.look import Look
from arrangeerveld.core.marks import Panel, Text
from arrangeerveld.core.mat import Step
from arrangeerveld.core.matface import mat_face
from arrangeerveld.core.stepface import lit_edge, step_marks, unmarked
from arrangeerveld.core.talk import NOT_BEGUN, About, Participant, Progress
from tests.fakes import MAT, MEANS

STEPS = (Step("Welkom", 10, zones=("links",)), Step("Kiezen", 20, zones=("rechts", "rond"), kinds=("swv",)), Step("Einde", 60))
BOARD = Board(replace(MAT, steps=STEPS))
NOON = 1_795_356_000.0
HOUR = 3600.0


def at(step: int, now: float = NOON) -> Board:
    return talking.go_to(BOARD, step, now)


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0:00"), (59.9, "0:00"), (60, "0:01"), (3119, "0:51"), (3120, "0:52"), (5400, "1:30"), (-5, "0:00")]
)
def test_the_clock_says_hours_and_whole_minutes(seconds: float, said: str) -> None:
    assert stepping.clock(seconds) == said


def test_before_it_began_there_is_no_step() -> None:
    assert stepping.current(BOARD) is None
    assert stepping.heading(BOARD) is None
    assert (stepping.shown_zones(BOARD), stepping.offered(BOARD)) == ((), ())
    assert step_marks(BOARD, MEANS) == []
    assert stepping.current(replace(BOARD, progress=Progress(7, (1.0,)))) is None


def test_the_step_says_its_zones_its_cards_and_its_number() -> None:
    board = at(1)
    assert stepping.heading(board) == ("stap 2 van 3", "Kiezen")
    assert stepping.shown_zones(board) == ("rechts", "rond")
    assert stepping.offered(board) == ("swv",)
    assert stepping.told(board, NOON + 3120) == ("0:52", "1:30")


@given(st.floats(0, 3 * 24 * HOUR), st.floats(-HOUR, 3 * 24 * HOUR))
def test_the_night_is_not_counted(away: float, sign: float) -> None:
    board, now = at(1), NOON + away
    opened = stepping.rested(board, now, NOON + sign)
    seen = min(max(sign, 0.0), away)
    if away - seen <= stepping.LEFT:
        assert opened is board
    else:
        assert opened.progress.since == 0
        assert opened.progress.total(now) == pytest.approx(seen, abs=0.02)
        assert stepping.rested(opened, now + away, now) is opened


def test_a_clock_from_the_future_stands_still() -> None:
    board = replace(at(1), progress=Progress(1, (600.0,), NOON))
    opened = stepping.rested(board, NOON - 100, NOON - 200)
    assert (opened.progress.since, opened.progress.total(NOON)) == (0.0, 600.0)
    assert stepping.rested(BOARD, NOON, 0.0) is BOARD


def test_the_clock_alone_changes_nothing_on_the_mat() -> None:
    running = at(1)
    paused = talking.pause(running, NOON + 60)
    assert stepping.same_step(running.progress, paused.progress)
    assert mat_face(running, MEANS) == mat_face(paused, MEANS)
    assert not stepping.same_step(running.progress, at(2).progress)
    assert not stepping.same_step(running.progress, NOT_BEGUN)


def test_the_zones_of_the_step_have_an_edge_and_the_others_none() -> None:
    edges = {mark.place: mark.edge for mark in mat_face(at(1), MEANS).marks if isinstance(mark, Panel)}
    for zone in MAT.zones:
        assert bool(edges[zone.place]) == (zone.id in {"rechts", "rond"})


@pytest.mark.parametrize("colour", ZONES)
def test_a_lit_zone_differs_from_its_surface_and_from_a_zone_at_rest(colour: str) -> None:
    zone = replace(MAT.zones[0], colour=colour)
    assert contrast(lit_edge(zone, Look()).colour, ZONES[colour].fill) >= 2
    strong = Look(contrast=True)
    assert lit_edge(zone, strong).width > strong.edge(colour).width


TITLES = st.text("abwM ", max_size=120)


@given(TITLES, TITLES, TITLES, st.integers(0, 12))
def test_the_step_stands_at_the_end_of_the_head_line_and_over_nothing(step: str, title: str, place: str, people: int) -> None:
    steps = (Step(step or "x", 10),)
    about = About(title=title, pupil="J.", date="2026-11-22", place=place, chair="M. Bos")
    here = tuple(Participant(str(i), f"leraar {i}", colour="geel") for i in range(people))
    board = talking.go_to(replace(BOARD, mat=replace(MAT, steps=steps), about=about, people=here), 0, NOON)
    ours = [mark for mark in step_marks(board, MEANS) if isinstance(mark, Text)]
    assert "".join(mark.text for mark in ours).startswith("stap 1 van 1 ·")
    assert ours[-1].start.x + MEANS.type.width(ours[-1].text, ours[-1].weight) * ours[-1].size <= MAT.size.w - 25
    line = [mark for mark in mat_face(board, MEANS).marks if isinstance(mark, Text) and mark.start.y < 45 and mark not in ours]
    assert all(mark.start.x + MEANS.type.width(mark.text, mark.weight) * mark.size <= ours[0].start.x for mark in line)


def test_what_is_kept_shows_no_step() -> None:
    assert mat_face(unmarked(at(1)), MEANS) == mat_face(BOARD, MEANS)
    assert unmarked(BOARD) is BOARD


def test_a_colour_between_two_others() -> None:
    assert (mixed("#000000", "#ffffff", 0), mixed("#000000", "#ffffff", 1), mixed("#000000", "#204060", 0.5)) == (
        "#000000",
        "#ffffff",
        "#102030",
    )
