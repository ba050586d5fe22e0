"""The choices over the dock are there whatever else is open."""

from __future__ import annotations

import pytest

from arrangeerveld.core.board import Board
from tests.app.stage import Stage


@pytest.mark.parametrize(("button", "choices"), [("kleur", "kleur:"), ("mode:pen", "inkt:"), ("mode:wis", "gum:")])
def test_choices_open_over_an_open_tray(stage: Stage, button: str, choices: str) -> None:
    stage.use(Board(stage.app.start.mat))
    stage.press("soort:swv")
    if button.startswith("mode:"):
        stage.press(button)
        if stage.desk.tray is None:
            stage.press("soort:swv")
    stage.press(button)
    found = [one.action for one in stage.desk.layers().piles["dock"] if one.action.startswith(choices)]
    assert found
    stage.press(found[-1])
    assert stage.desk.pane == ""
    assert not any(one.action.startswith(choices) for one in stage.desk.layers().piles["dock"])
    stage.press("mode:schuif")
    stage.desk.colour, stage.desk.session.colour, stage.desk.session.whole = "geel", "zwart", False
