"""Many pictures of controls that are wanted at once come in portions, so that no frame waits for all of them."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops

from arrangeerveld.app import glass, table, tray
from tests.app.stage import Stage
from tests.app.steady import steady


def frame(stage: Stage) -> int:
    """One turn of the loop; how many pictures were made in it."""
    before = stage.app.table.textures.uploads
    stage._loop.idle()
    return stage.app.table.textures.uploads - before


def seen(stage: Stage) -> Image.Image:
    stage.frames(2)
    picture: Image.Image = stage.shot()
    return picture


def opened_afresh(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Open a tray whose pictures are not known, with no time for them; how many were made in each turn until it was whole."""
    stage.press("sluit")
    stage.frames(2)
    monkeypatch.setattr(table, "TILES", 0.0)
    stage.app.table.textures._kept.clear()
    stage.desk.act("soort:swv")
    made: list[int] = []
    while not made or stage.app.table.behind:
        made.append(frame(stage))
        assert len(made) < 200
    return made


def test_a_tray_comes_in_portions_and_is_whole_in_the_end(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.press("soort:swv")
    wanted = seen(stage)
    made = opened_afresh(stage, monkeypatch)
    cards = len(stage.desk.layers().piles["cards"])
    assert cards > 3
    assert sum(one > 0 for one in made) >= cards  # one after the other
    assert ImageChops.difference(wanted, seen(stage)).getbbox() is None


def test_a_card_is_dragged_out_of_a_tray_that_is_not_drawn_yet(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "TILES", 0.0)
    stage.desk.act("soort:swv")
    frame(stage)
    assert stage.app.table.behind
    card, spot = tray.card_places(stage.desk.tray, stage.desk.screen)[1]
    x, y = spot.centre
    stage.drag(1, (x, y), (x + 20, y - 120), stage.on_mat(500, 450))
    (lying,) = stage.board.items
    assert lying.title == card.title
    assert not stage.app.table.behind


def test_pictures_that_do_not_all_fit_in_memory_are_shown_all_the_same(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.press("soort:swv")
    wanted = seen(stage)
    monkeypatch.setattr(glass, "ROOM", 1)
    assert sum(opened_afresh(stage, monkeypatch)) > 3
    assert len(stage.app.table.textures._kept) == 1
    assert ImageChops.difference(wanted, seen(stage)).getbbox() is None


def test_fingers_that_were_heard_long_before_the_drawing_leave_their_time_to_the_pictures(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with steady(stage, monkeypatch) as clock:
        clock.run()
        stage.app.table.textures._kept.clear()
        stage.app.table.hands.since = clock.now
        clock.now += 1.2 * table.TILES
        stage.desk.act("soort:swv")
        frame(stage)
        assert not stage.app.table.behind
