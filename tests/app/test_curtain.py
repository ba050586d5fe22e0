"""The curtain in the real window: at once, over everything, whatever hands are doing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from arrangeerveld.core.board import Board, Card
from arrangeerveld.core.colours import WHITE, contrast
from arrangeerveld.core.geometry import Pose
from tests.app.stage import Stage
from tests.app.test_table import example


@pytest.fixture
def table(stage: Stage) -> Iterator[Stage]:
    stage.use(example())
    yield stage
    if stage.desk.covers.curtain:
        stage.tap(700, 600)


def test_nothing_of_the_board_is_on_the_screen(table: Stage) -> None:
    table.press("soort:ouder")
    table.press("memo:klein")
    table.write("een naam")
    table.desk.tell("Een bericht met een naam.")
    table.press("gordijn")
    hidden = table.shot()
    colours = hidden.getcolors(1 << 20)
    assert colours is not None
    surface = max(colours)[1]
    assert max(colours)[0] > 0.97 * hidden.width * hidden.height
    assert contrast("#" + "".join(f"{band:02x}" for band in surface), WHITE) >= 7
    upper = hidden.crop((0, 0, hidden.width, round(hidden.height * 0.85)))
    assert upper.getcolors() == [(upper.width * upper.height, surface)]
    table.tap(700, 600)
    table.use(Board(table.app.start.mat))
    table.press("gordijn")
    assert table.shot().tobytes() == hidden.tobytes()  # whatever lies behind it, it looks the same


def test_a_tap_anywhere_opens_it_and_nothing_was_lost(table: Stage) -> None:
    table.press("memo:klein")
    table.write("half af")
    table.press("gordijn")
    board = table.board
    assert board.items[-1].text == "half af"
    table.tap(30, 30)
    assert not table.desk.covers.curtain
    assert table.board is board


def test_keys_do_nothing_meanwhile(table: Stage) -> None:
    table.press("mode:pen")
    table.drag(1, table.on_mat(300, 450), table.on_mat(500, 450))
    table.press("mode:schuif")
    board = table.board
    table.press("gordijn")
    table.write("tekst")
    for key in (ord("z"), ord("y"), ord("s")):
        table.key(key, "ctrl")
    assert table.board is board
    assert table.app.path is None
    table.tap(700, 600)
    table.press("terug")
    assert table.board is not board


def test_hands_that_are_down_let_go(stage: Stage) -> None:
    stage.use(Board(stage.app.start.mat, items=(Card("k", "swv", "Kaart", Pose(400, 150), source="s"),)))
    stage.down(1, *stage.on_mat(400, 150))
    stage.move(1, *stage.on_mat(600, 250))
    memo = stage.control("memo:groot").place.centre
    stage.down(2, *memo)  # a finger on a button, and one on its way out of a tray
    stage.press("soort:ouder")
    stage.press("gordijn")
    assert not stage.desk.session.live
    assert stage.board.items[0].pose.centre == pytest.approx((600, 250), abs=1)
    board = stage.board
    stage.move(1, *stage.on_mat(900, 500))
    stage.up(1)
    stage.up(2)
    assert stage.board is board
    assert stage.desk.covers.curtain
    assert not tuple(stage.desk.session.writings())
    stage.tap(700, 600)
    assert not stage.desk.covers.curtain


def test_the_window_has_a_neutral_title(table: Stage) -> None:
    from arrangeerveld.app.opening import Arrangeerveld

    assert Arrangeerveld.title == "Arrangeerveld"
    table.press("gordijn")
    assert Arrangeerveld.title == "Arrangeerveld"
