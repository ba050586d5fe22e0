"""Notices stay on the screen, however much there is to tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from arrangeerveld.app import keyboard, notices
from arrangeerveld.app.notices import Notice
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.board import Board, Card
from arrangeerveld.core.geometry import Pose, Size
from arrangeerveld.core.marks import Means
from arrangeerveld.files import places
from arrangeerveld.files.icons import Icons
from arrangeerveld.paint.fonts import Typeface
from tests.app.stage import Stage, labels

LONG = "Dit bestand met instellingen heeft een regel die hier niet bekend is. C:/Users/iemand/AppData/instellingen.yaml, regel 1. " * 3


@pytest.mark.parametrize("pixels", [(1366, 768), (1024, 768), (3840, 2160)])
@pytest.mark.parametrize("foot", [260.0, 400.0, 700.0])
def test_no_notice_leaves_the_screen_and_the_newest_is_always_there(pixels: tuple[int, int], foot: float) -> None:
    means, screen = Means(Typeface(places.fonts()), Icons(places.icons())), Screen(pixels, Size(1440, 810))
    told = tuple(Notice(f"{number}. {LONG}", 9, problem=True) for number in range(notices.MOST))
    for count in range(1, len(told) + 1):
        placed = notices.controls(told[:count], screen, foot, means)
        assert placed[0].action.startswith(f"bericht:{count - 1}. ")
        for control in placed:
            assert control.place.y >= 0
            assert control.place.bottom <= foot
            assert control.place.x >= 0
            assert control.place.right <= screen.size.w


def test_a_short_notice_is_not_spread_out() -> None:
    means, screen = Means(Typeface(places.fonts()), Icons(places.icons())), Screen((1366, 768), Size(1440, 810))
    (placed,) = notices.controls((Notice("Alles is bewaard.", 9),), screen, 700.0, means)
    assert placed.place.w < 760


def test_no_notice_lies_over_what_is_read_or_written(stage: Stage) -> None:
    """Somebody writes, reads a large card or fills a panel, while three things are told."""
    card = Card("k", "swv", "Samen lezen", Pose(720, 520), text="Lees elke dag.", source="s")
    desk = stage.desk
    for way in ("memo:groot", "groot", "gesprek:knop", "stap:knop", "afspraak"):
        stage.use(Board(stage.app.start.mat, items=(card,)))
        if way == "groot":
            desk.show_large("k")
        elif way == "afspraak":
            desk.act("afspraak:rij=")
        else:
            stage.press(way)
        for text in (f"‘{card.title}’ is weg. Met Terug haal je het terug.", "De foto ‘tekening.jpg’ komt eraan."):
            desk.tell(text)
        desk.tell("De schijf is vol, dus het bord is niet bewaard. Maak ruimte. Het bord staat nog op het scherm.", problem=True)
        stage.frames(4)
        piles = desk.layers().piles
        assert len(piles["notices"]) == notices.MOST
        taken = [one.place for name in ("enlarged", "keyboards", "talk", "steps", "agreement") for one in piles[name]]
        assert taken
        for notice in piles["notices"]:
            assert not any(notice.place.meets(place) for place in taken), way
            assert notice.place.y >= 0
    desk.rowpanel = desk.talk = desk.steps = None


def test_the_first_letter_is_not_lost_to_a_notice(stage: Stage) -> None:
    stage.press("memo:groot")
    for number in range(notices.MOST):
        stage.desk.tell(f"{number}. De schijf is vol, dus het bord is niet bewaard. Maak ruimte op de schijf.", problem=True)
    stage.frames(4)
    ((_, board),) = stage.desk.writers.boards.items()
    keys = {key.action: key.place for key in keyboard.keys(board.look)}
    scale = board.place.w / keyboard.WIDE
    for letter in ("A", "Z"):
        spot = next(keys[one] for one in (letter, letter.lower()) if one in keys).centre
        stage.tap(board.place.x + spot.x * scale, board.place.y + spot.y * scale)
    ((_, _, writing),) = stage.desk.session.writings()
    assert writing.text.lower() == "az"
    assert len(stage.desk.notices) == notices.MOST


def test_a_drag_that_begins_on_a_problem_moves_what_lies_under_it(stage: Stage) -> None:
    """The pen, a card, and a card of the tray; a tap still takes the problem off and does nothing else."""
    card = Card("k", "swv", "Samen lezen", Pose(720, 600), source="s")
    stage.use(Board(stage.app.start.mat, items=(card,)))
    stage.desk.tell("De schijf is vol, dus het bord is niet bewaard. Maak ruimte.", problem=True)
    (notice,) = stage.desk.layers().piles["notices"]
    x, y = notice.place.centre
    stage.use(Board(stage.app.start.mat, items=(replace(card, pose=Pose(*stage.desk.screen.on_mat(notice.place.centre))),)))
    stage.desk.tell("De schijf is vol, dus het bord is niet bewaard. Maak ruimte.", problem=True)
    stage.drag(1, (x, y), (x, y - 250))
    assert labels(stage) == ["kaart verplaatst"]
    assert stage.desk.screen.from_mat(stage.board.items[0].pose.centre).y == pytest.approx(y - 250, abs=1)
    assert len(stage.desk.notices) == 1
    stage.press("mode:pen")
    stage.drag(1, (x, y), (x + 200, y - 100))
    assert len(stage.board.ink) == 1
    stage.press("mode:schuif")
    before = stage.board
    stage.tap(x, y)
    assert stage.desk.notices == ()
    assert stage.board is before
