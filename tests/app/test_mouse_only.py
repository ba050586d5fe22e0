"""A talk with nothing but a mouse: its left button is a finger, its wheel scrolls what lies under it, its other buttons never press."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

from arrangeerveld.core.board import Board, Card, Note, NoteSize
from arrangeerveld.core.geometry import Pose
from arrangeerveld.core.talk import Agreement
from tests.app.stage import Stage, labels

CARDS = (
    Card("links", "swv", "Links", Pose(360, 180), source="s1", zone="leren"),
    Note("vraag", NoteSize.SMALL, "geel", "Wat nu?", Pose(110, 300), zone="vragen"),
)
ESCAPE = 27


@pytest.fixture
def table(stage: Stage) -> Iterator[Stage]:
    rows = tuple(Agreement(f"a{number}", f"Afspraak {number}") for number in range(14))
    stage.use(Board(stage.app.start.mat, items=CARDS, agreements=rows))
    yield stage
    stage.desk.session.mode = "schuif"
    stage.desk.rowlist.large, stage.desk.rowlist.offset = False, 0.0


def down(stage: Stage, x: float, y: float, button: str) -> None:
    mouse: Any = import_module("kivy.input.providers.mouse")
    stage._begin(7, mouse.MouseMotionEvent("mouse", "mouse7", [*stage._spot(x, y), button, False], is_touch=True, type_id="touch"))


def click(stage: Stage, x: float, y: float, button: str = "left") -> None:
    down(stage, x, y, button)
    stage.up(7)


def on(stage: Stage, action: str, button: str = "left") -> None:
    x, y = stage.control(action).place.centre
    click(stage, x, y, button)


def test_a_small_talk(table: Stage) -> None:
    on(table, "soort:swv")
    tray = table.desk.tray
    x, y = table.control(f"kaart:{tray.shown()[0].source}").place.centre
    click(table, x, y, "scrollup")
    assert tray.offset > 0
    click(table, x, y, "scrolldown")
    click(table, x, y, "scrolldown")
    assert tray.offset == 0.0
    down(table, x, y, "left")
    for step in range(1, 9):
        table.move(7, x + 30 * step, y - 40 * step)
        table.frames(1)
    table.up(7)
    assert labels(table) == ["kaart"]
    card = table.board.items[-1]
    on(table, "sluit")
    click(table, *table.on_mat(*card.pose.centre))
    assert table.desk.enlarged == (card.id,)
    on(table, f"verklein:{card.id}")
    click(table, *table.on_mat(*card.pose.centre), button="right")
    on(table, f"ring:vast:{card.id}")
    assert table.board.item(card.id).locked
    on(table, "memo:klein")
    table.write("Samen")
    table.key(ESCAPE)
    assert any(one.text == "Samen" for one in table.board.items if isinstance(one, Note))
    on(table, "terug")
    assert all(one.text != "Samen" for one in table.board.items if isinstance(one, Note))


@pytest.mark.parametrize("button", ["right", "middle", "mouse4"])
def test_other_buttons_press_and_draw_nothing(table: Stage, button: str) -> None:
    before, shown = table.board, table.desk.layers().piles
    for action in ("gordijn", "memo:groot", "soort:swv", "mode:pen", "start", "foto"):
        on(table, action, button)
    assert (table.board, table.desk.covers.closed, table.desk.tray, table.desk.talk) == (before, False, None, None)
    assert table.desk.session.mode == "schuif"
    on(table, "mode:pen")
    down(table, *table.on_mat(600, 300), button=button)
    table.move(7, *table.on_mat(700, 300))
    table.up(7)
    click(table, *table.on_mat(600, 700), button=button)
    assert table.board is before
    assert table.desk.rings.open == ()
    assert set(shown) == set(table.desk.layers().piles)
    on(table, "gordijn")
    click(table, *table.on_mat(360, 180), button=button)
    assert table.desk.covers.curtain
    assert table.desk.rings.open == ()
    on(table, "gordijn")


def test_the_wheel_rolls_agreements_and_fields_and_nothing_else(table: Stage) -> None:
    table.desk.act("afspraak:groot")
    x, y = table.control("lijst").place.centre
    click(table, x, y, button="scrollup")
    assert table.desk.rowlist.offset > 0
    click(table, *table.on_mat(360, 100), button="scrolldown")  # beside the list
    assert table.desk.rowlist.offset > 0
    click(table, x, y, button="scrolldown")
    assert table.desk.rowlist.offset == 0.0
    assert labels(table) == []
    assert table.desk.rowpanel is None
    table.press("start")
    home = table.desk.covers.page
    click(table, 900, 500, "scrollup")
    assert home.offset > 0
    for _ in range(30):
        click(table, 900, 500, "scrollup")
    far = home.offset
    click(table, 900, 500, "scrollup")
    assert home.offset == far
    table.press("instellingen")
    table.press("meet")
    bar = table.desk.covers.page.bar
    click(table, 200, 450, "scrollup")
    assert table.desk.covers.page.bar == bar
    table.press("niet-meten")
    table.press("klaar")
