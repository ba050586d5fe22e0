"""Steps and clock by touch in the real window: begin, jump, pause; a clock that costs nothing; a board of yesterday."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from arrangeerveld.core.board import Board
from arrangeerveld.core.talk import Progress
from arrangeerveld.files.boards import write_board
from tests.app.stage import Stage, labels

NOON = 1_795_356_000.0


class Clock:
    """A clock on the wall that a test can set."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def wall(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(stage.app, "wall", clock)
    return clock


def face(stage: Stage) -> Any:
    return stage.desk.state().clock


def test_a_talk_goes_through_its_steps(stage: Stage, wall: Clock) -> None:
    assert face(stage).gone == ""
    stage.press("stap:knop")
    stage.press("stap:naar=0")
    wall.now += 600
    stage.press("stap:naar=1")
    wall.now += 300
    stage.press("stap:naar=5")
    assert stage.board.progress == Progress(5, (600.0, 300.0), NOON + 900)
    assert (face(stage).gone, face(stage).planned, face(stage).runs) == ("0:15", "1:30", True)
    stage.press("stap:naar=1")
    wall.now += 60
    stage.press("stap:pauze")
    wall.now += 3600
    assert (face(stage).gone, face(stage).runs) == ("0:16", False)
    stage.press("stap:pauze")
    wall.now += 60
    assert face(stage).gone == "0:17"
    assert labels(stage)[::-1] == ["stap", "stap", "stap", "stap", "klok", "klok"]
    stage.press("terug")
    stage.press("terug")
    stage.press("terug")
    assert stage.board.progress.step == 5
    stage.press("stap:sluit")
    assert stage.desk.steps is None


def test_the_last_step_leads_to_the_look_back(stage: Stage, wall: Clock) -> None:  # noqa: ARG001
    stage.press("stap:knop")
    stage.press(f"stap:naar={len(stage.board.mat.steps) - 1}")
    stage.press("stap:terugblik")
    assert stage.desk.talk.tab == "terugblik"
    stage.press("gesprek:sluit")


def test_other_hands_go_on_while_the_panel_is_open(stage: Stage, wall: Clock) -> None:  # noqa: ARG001
    stage.press("stap:knop")
    stage.press("memo:klein")
    stage.write("Hallo")
    stage.press("stap:naar=2")
    assert stage.desk.session.writers()
    stage.desk.finish_writing()
    assert [item.text for item in stage.board.items] == ["Hallo"]
    stage.press("stap:sluit")


def test_a_minute_draws_the_clock_anew_and_a_second_does_not(stage: Stage, wall: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.press("stap:knop")
    stage.press("stap:naar=0")
    stage.desk.tick()
    stage.frames(4)
    drawn: list[int] = []
    monkeypatch.setattr(stage.desk, "on_change", lambda: drawn.append(1))
    for _ in range(50):
        wall.now += 1
        stage.desk.tick()
    assert drawn == []
    wall.now += 10
    stage.desk.tick()
    assert drawn == [1]
    monkeypatch.undo()


def test_the_ground_is_not_painted_again_when_the_clock_goes_on(stage: Stage, wall: Clock) -> None:
    stage.press("stap:knop")
    stage.press("stap:naar=0")
    stage.frames(4)
    layer = stage.app.table.ground.layer
    bare = layer._bare.crop((0, 0, *layer.size)).tobytes()
    wall.now += 3600
    stage.desk.tick()
    stage.press("stap:pauze")
    stage.frames(4)
    assert layer._bare.crop((0, 0, *layer.size)).tobytes() == bare
    stage.press("stap:naar=3")
    stage.frames(4)
    assert layer._bare.crop((0, 0, *layer.size)).tobytes() != bare
    stage.press("stap:sluit")


def test_the_kinds_of_the_step_are_marked_in_the_dock(stage: Stage, wall: Clock) -> None:  # noqa: ARG001
    plain = stage.control("soort:swv").face
    stage.press("stap:knop")
    stage.press("stap:naar=5")
    assert stage.control("soort:swv").face != plain
    stage.press("stap:naar=0")
    assert stage.control("soort:swv").face == plain
    stage.press("stap:sluit")


def test_a_field_without_steps_shows_no_clock(stage: Stage) -> None:
    stage.use(Board(replace(stage.app.start.mat, steps=())))
    assert face(stage) is None
    assert all(control.action != "stap:knop" for control in stage.desk.layers().piles["dock"])
    stage.desk.act("stap:knop")
    stage.desk.act("stap:naar=3")
    stage.frames()
    assert stage.desk.layers().piles["steps"] == ()
    assert labels(stage)[::-1] == []


def test_a_very_long_talk_shows_its_steps_in_parts(stage: Stage) -> None:
    step = stage.app.start.mat.steps[0]
    stage.use(Board(replace(stage.app.start.mat, steps=(step,) * 40)))
    stage.press("stap:knop")
    seen = set[str]()
    for _ in range(4):
        seen |= {control.action for control in stage.desk.layers().piles["steps"] if control.action.startswith("stap:naar")}
        stage.press("stap:meer")
    assert len(seen) == 40
    stage.press("stap:sluit")


def test_a_board_of_yesterday_does_not_count_the_night(stage: Stage, tmp_path: Path) -> None:
    from arrangeerveld.app.start import read

    path = tmp_path / "bord.json"
    path.write_text(write_board(replace(stage.board, progress=Progress(2, (60.0, 60.0, 0.0), 1_000_000.0))), encoding="utf-8")
    os.utime(path, (1_001_800.0, 1_001_800.0))
    board, problems = read(path)
    assert problems == ()
    assert board.progress == Progress(2, (60.0, 60.0, 1800.0), 0.0)
