"""A row of the tray that was flung lies still at its end, by touch in the real window."""

from __future__ import annotations

from arrangeerveld.app import tray
from tests.app.stage import Stage


def test_a_row_that_was_flung_to_its_end_does_not_roll_in_the_next_one(stage: Stage) -> None:
    stage.press("soort:swv")
    desk = stage.desk
    row = tray.row(desk.screen)
    for _ in range(40):
        before = desk.tray.offset
        stage.drag(1, (row.right - 40, row.centre.y), (row.x + 40, row.centre.y))
        if desk.tray.offset == before:
            break
    stage.frames(4)
    at_end = desk.tray.offset
    assert at_end > row.w
    stage.press("domein:gedrag")
    stage.frames(12)
    assert desk.tray.offset == 0.0
    assert desk.rolling == 0.0
    stage.press("sluit")
