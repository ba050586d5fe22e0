"""What the screen makes of fingers that are reported twice, lost or no fingers at all; pen, eraser and the touch test, in the window."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import ImageChops

from arrangeerveld.core.board import Board, Card, Note, NoteSize, Stroke
from arrangeerveld.core.geometry import Point, Pose
from arrangeerveld.core.session import Mode
from arrangeerveld.files.boards import read_board
from tests.app.stage import Stage

CARD = Card("k", "swv", "Kaart", Pose(400, 150), source="s")
T = 116


@pytest.fixture
def pen(stage: Stage) -> Stage:
    stage.press("mode:pen")
    return stage


@pytest.fixture(autouse=True)
def plain(stage: Stage) -> Iterator[None]:
    yield
    stage.desk.touchtest = None
    stage.app.table.hands.palm_wipes = False


def wait(stage: Stage, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        stage.frames(1)


def test_a_card_that_is_dragged_by_two_drivers_at_once_is_one_drag(stage: Stage) -> None:
    stage.use(Board(stage.app.start.mat, items=(CARD,)))
    stage.down(1, *stage.on_mat(400, 150), "wm_touch")
    stage.down(2, *stage.on_mat(402, 151), "mouse")
    for x in range(420, 800, 20):
        stage.move(1, *stage.on_mat(x, 300))
        stage.move(2, *stage.on_mat(x - 40, 300))  # the other driver is behind
        stage.frames(1)
    stage.lose(2)
    stage.up(1)
    assert stage.board.items[0].pose.centre == pytest.approx((780, 300), abs=1)
    assert stage.desk.session.history.past.earlier is None


@pytest.mark.parametrize("device", ["mouse", "tuio"])
def test_a_button_that_is_pressed_twice_is_pressed_once(stage: Stage, device: str) -> None:
    x, y = stage.control("soort:swv").place.centre
    stage.down(1, x, y, "wm_touch")
    stage.down(2, x + 2, y, device)
    stage.lose(1)
    stage.lose(2)
    stage.frames()
    assert stage.desk.tray is not None  # a second press would have closed it
    stage.press("soort:swv")


def test_a_card_whose_finger_is_lost_is_not_dropped(stage: Stage) -> None:
    stage.use(Board(stage.app.start.mat, items=(CARD,)))
    stage.down(1, *stage.on_mat(400, 150))
    stage.move(1, *stage.on_mat(500, 300))
    stage.frames(1)
    stage.lose(1)
    assert [pose.centre for _, _, pose in stage.desk.session.drags()] == [pytest.approx((500, 300), abs=1)]
    stage.down(2, *stage.on_mat(515, 305))  # within the 80 ms, since no frame was drawn
    stage.move(2, *stage.on_mat(900, 400))
    stage.up(2)
    assert stage.board.items[0].pose.centre == pytest.approx((900, 400), abs=1)
    assert stage.desk.session.history.past.earlier is None
    assert not stage.desk.session.live


def test_a_card_is_laid_down_where_the_finger_left_it(stage: Stage) -> None:
    stage.use(Board(stage.app.start.mat, items=(CARD,)))
    stage.drag(1, stage.on_mat(400, 150), stage.on_mat(700, 400))
    assert stage.board.items[0].pose.centre == pytest.approx((700, 400), abs=1)
    assert not stage.app.table.hands._fingers


def test_a_tap_does_not_wait(stage: Stage) -> None:
    stage.use(Board(stage.app.start.mat, items=(CARD,)))
    stage.down(1, *stage.on_mat(400, 150))
    stage.lose(1)
    assert stage.desk.enlarged == ("k",)
    stage.desk.enlarged = ()


def test_a_lifted_pen_is_written_on_at_once(pen: Stage) -> None:
    """Two letters near each other are two lines, even when they follow each other fast."""
    pen.drag(1, pen.on_mat(300, 300), pen.on_mat(310, 360))
    pen.drag(2, pen.on_mat(320, 340), pen.on_mat(330, 360))
    assert len(pen.board.ink) == 2


@pytest.mark.parametrize(("width", "lines"), [(12, 1), (60, 0)])
def test_a_broad_contact_makes_no_ink(pen: Stage, width: float, lines: int) -> None:
    x, y = pen.on_mat(300, 300)
    pen.hand_down(1, x, y, width)
    for i in range(10):
        pen.move_hand(1, x + 20 * i, y, width)
        pen.frames(1)
    pen.up(1)
    assert len(pen.board.ink) == lines
    assert (pen.desk.session.history.past is not None) == bool(lines)


def test_a_contact_that_becomes_broad_makes_no_ink(pen: Stage) -> None:
    x, y = pen.on_mat(300, 300)
    pen.hand_down(1, x, y, 12)
    pen.move_hand(1, x + 4, y + 4, 48)
    pen.move_hand(1, x + 90, y + 4, 50)
    pen.up(1)
    assert pen.board.ink == ()


def test_a_broad_contact_moves_cards_as_ever(stage: Stage) -> None:
    stage.use(Board(stage.app.start.mat, items=(CARD,)))
    x, y = stage.on_mat(400, 150)
    stage.hand_down(1, x, y, 60)
    stage.move_hand(1, x + 100, y + 100, 60)
    stage.up(1)
    assert stage.board.items[0].pose.centre == pytest.approx((500, 250), abs=1)


def test_a_palm_rubs_out_when_that_is_set(pen: Stage) -> None:
    mat = pen.app.start.mat
    pen.use(
        Board(mat, ink=(Stroke("i", (Point(300, 300), Point(700, 300))),), items=(Note("m", NoteSize.SMALL, "geel", "a", Pose(500, 300)),))
    )
    pen.press("mode:pen")
    pen.app.table.hands.palm_wipes = True
    x, y = pen.on_mat(500, 200)
    pen.hand_down(1, x, y, 60)
    for i in range(10):
        pen.move_hand(1, x, y + 20 * i, 60)
        pen.frames(1)
    pen.up(1)
    assert len(pen.board.ink) == 2
    assert [item.id for item in pen.board.items] == ["m"]
    assert pen.desk.session.history.past.label == "wissen"


@pytest.mark.parametrize(("dx", "dy", "lines"), [(30, 30, 1), (-30, 40, 1), (0, 55, 1), (60, 60, 2), (0, -40, 2)])
def test_the_hand_under_a_pen_makes_no_ink(pen: Stage, dx: float, dy: float, lines: int) -> None:
    pen.down(1, *pen.on_mat(500, 300))
    pen.move(1, *pen.on_mat(600, 300))
    pen.frames(1)
    pen.move(1, *pen.on_mat(600, 300))
    tip = pen.desk.session.live[max(pen.desk.session.live)].wet.points[-1]
    x, y = pen.on_mat(tip.x + dx, tip.y + dy)
    pen.down(2, x, y)
    pen.move(2, x + 10, y)
    pen.move(1, *pen.on_mat(700, 300))
    pen.lose(2)
    pen.up(1)
    assert len(pen.board.ink) == lines


def test_a_hand_that_rests_before_the_pen_comes_makes_no_dot(pen: Stage) -> None:
    pen.down(1, *pen.on_mat(530, 340))
    pen.down(2, *pen.on_mat(500, 300))
    for i in range(10):
        pen.move(2, *pen.on_mat(500 + 10 * i, 300))
        pen.frames(1)
    pen.lose(1)
    pen.up(2)
    assert len(pen.board.ink) == 1
    assert pen.board.ink[0].bounds.w > 60


def colours(stage: Stage) -> list[str]:
    return [line.colour for line in stage.board.ink]


def test_another_tap_on_the_pen_gives_its_colours(pen: Stage) -> None:
    assert pen.desk.pane == ""
    pen.drag(1, pen.on_mat(300, 200), pen.on_mat(400, 200))
    pen.press("mode:pen")
    shown = [control.action for control in pen.desk.layers().piles["dock"] if control.action.startswith("inkt:")]
    assert shown == ["inkt:zwart", "inkt:blauw", "inkt:rood", "inkt:groen"]
    pen.press("inkt:rood")
    assert pen.desk.pane == ""
    pen.drag(1, pen.on_mat(300, 300), pen.on_mat(400, 300))
    assert colours(pen) == ["zwart", "rood"]
    again, _ = read_board((save(pen)).read_bytes(), "bord")
    assert again is not None
    assert [line.colour for line in again.ink] == ["zwart", "rood"]
    pen.use(Board(pen.app.start.mat))
    pen.press("mode:pen")
    pen.drag(1, pen.on_mat(300, 300), pen.on_mat(400, 300))
    assert colours(pen) == ["zwart"]  # every talk starts with black


def save(stage: Stage) -> Path:
    stage.press("bewaar")
    end = time.perf_counter() + 20
    while stage.desk.saved is not stage.board:
        assert time.perf_counter() < end
        stage.frames(1)
    path = stage.app.path
    assert isinstance(path, Path)
    return path


def test_a_long_press_on_the_pen_takes_it_and_gives_its_colours(stage: Stage) -> None:
    x, y = stage.control("mode:pen").place.centre
    stage.down(1, x, y)
    wait(stage, 0.6)
    assert (stage.desk.session.mode, stage.desk.pane) == (Mode.PEN, "inkt")
    stage.up(1)
    assert stage.desk.pane == "inkt"
    stage.press("inkt:blauw")
    stage.drag(1, stage.on_mat(300, 300), stage.on_mat(400, 300))
    assert colours(stage) == ["blauw"]
    stage.press("mode:schuif")


def test_the_choices_close_by_another_tap_or_by_writing_on(pen: Stage) -> None:
    pen.press("mode:pen")
    pen.press("mode:pen")
    assert pen.desk.pane == ""
    pen.press("mode:pen")
    pen.drag(1, pen.on_mat(300, 200), pen.on_mat(400, 200))
    assert pen.desk.pane == ""
    assert len(pen.board.ink) == 1
    pen.press("mode:pen")
    pen.press("mode:wis")
    assert pen.desk.pane == ""


def test_the_eraser_takes_whole_lines(stage: Stage) -> None:
    lines = tuple(Stroke(f"i{y}", (Point(300, y), Point(900, y))) for y in (200, 300))
    stage.use(Board(stage.app.start.mat, ink=lines))
    stage.press("mode:wis")
    stage.press("mode:wis")
    stage.press("gum:lijn")
    stage.drag(1, stage.on_mat(500, 160), stage.on_mat(500, 240))
    assert [line.id for line in stage.board.ink] == ["i300"]
    stage.press("mode:wis")
    stage.press("gum:stuk")
    stage.drag(1, stage.on_mat(500, 260), stage.on_mat(500, 340))
    assert len(stage.board.ink) == 2
    stage.press("terug")
    stage.press("terug")
    assert stage.board.ink == lines
    stage.press("mode:schuif")


def test_the_touch_test_counts_and_draws_fingers_and_keeps_a_report(stage: Stage, tmp_path: Path) -> None:
    stage.use(Board(stage.app.start.mat, items=(CARD,)))
    before = stage.shot()
    stage.key(T, "ctrl")
    for i in range(10):
        stage.down(i, 200 + 100 * i, 300, "wm_touch")
    stage.down(20, 203, 300, "mouse")
    for step in range(20):
        for i in range(10):
            stage.move(i, 200 + 100 * i, 300 + 8 * step)
        stage.frames(1)
    test = stage.desk.touchtest
    assert (test.most, test.presses, test.doubled) == (10, 11, 1)
    shot = stage.shot()
    scale = stage.desk.screen.scale
    assert shot.getpixel((round(200 * scale), round(396 * scale))) != shot.getpixel((round(250 * scale), round(396 * scale)))  # a line
    for finger in (*range(10), 20):
        stage.lose(finger)
    stage.hand_down(30, 500, 500, 44)
    stage.lose(30)
    stage.press("verslag")
    end = time.perf_counter() + 10
    while not (reports := list(tmp_path.glob("aanraaktest-*.txt"))) or not stage.desk.notices:
        assert time.perf_counter() < end
        stage.frames(1)
    text = reports[0].read_text("utf-8")
    assert "Meeste vingers tegelijk: 10\n" in text
    assert "Dubbel gemeld (niet meegeteld): 1\n" in text
    assert "breedte van het contact: 44 tot 44, midden 44 mm" in text
    assert "Kaart" not in text
    (told,) = stage.desk.layers().piles["notices"]
    assert told.place.y > stage.desk.screen.size.h * 0.7  # not over what the fingers draw
    stage.press("aanraaktest")
    stage.desk.notices = ()
    stage.desk.on_change()
    assert stage.desk.touchtest is None
    assert not any(ImageChops.difference(stage.shot(), before).convert("L").histogram()[8:])
    assert stage.board.items == (CARD,)


def test_nothing_on_the_table_is_touched_through_the_touch_test(stage: Stage) -> None:
    stage.use(Board(stage.app.start.mat, items=(CARD,)))
    spot = stage.control("soort:swv").place.centre
    stage.desk.act("aanraaktest")
    stage.drag(1, stage.on_mat(400, 150), stage.on_mat(700, 400))
    stage.tap(*spot)
    stage.tap(*stage.on_mat(400, 150))
    assert stage.board.items == (CARD,)
    assert stage.desk.tray is None
    assert stage.desk.enlarged == ()


def test_a_report_that_cannot_be_kept_says_so(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("", "utf-8")
    stage.app.files.folder = tmp_path / "bestand"
    stage.desk.act("aanraaktest")
    stage.press("verslag")
    end = time.perf_counter() + 10
    while not stage.desk.notices:
        assert time.perf_counter() < end
        stage.frames(1)
    assert stage.desk.notices[-1].problem
