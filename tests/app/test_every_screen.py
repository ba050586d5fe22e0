"""Every screen beside the table: each control has an action of its own, Tab comes to all of them and goes round, Escape leads out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from arrangeerveld.app import focus
from arrangeerveld.app.home import Home
from arrangeerveld.app.stops import by_tab, reached, stops
from arrangeerveld.app.touchtest import TouchTest
from arrangeerveld.core.board import Board
from arrangeerveld.core.colours import BLACK
from arrangeerveld.core.look import Look
from arrangeerveld.core.marks import Text
from tests.app.stage import Stage, until

TAB, ESCAPE = 9, 27


@pytest.fixture(autouse=True)
def hidden(stage: Stage) -> Iterator[None]:
    """The ring of the keyboard is for the tests here only."""
    yield
    stage.desk.focus = focus.Focus()


def check(stage: Stage) -> int:
    """What can be touched now, once nothing comes to it any more; the touch test lies over everything."""
    for _ in range(4):
        wanted, came = by_tab(stops(stage.desk), ""), list(around(stage))
        if sorted(by_tab(stops(stage.desk), "")) == sorted(wanted):
            break
    assert sorted(came) == sorted(wanted)
    piles = stage.desk.layers().piles
    over = ("touchtest",) if stage.desk.touchtest is not None else ("page", "wipe", "frame", "cards", "notices")
    every = [one.action for pile in over for one in piles[pile] if reached(one)]
    twice = [action for action, count in Counter(every).items() if count > 1]
    assert twice == [], twice
    assert set(every) <= set(wanted), set(every) - set(wanted)
    return len(every)


def around(stage: Stage) -> Iterator[str]:
    """Where Tab comes, once round; each is in sight."""
    desk = stage.desk
    desk.focus = focus.Focus()
    for _ in range(len(by_tab(stops(desk), ""))):
        stage.key(TAB)
        here = focus.current(desk)
        assert here is not None
        assert 0 < here.place.centre.x < desk.screen.size.w, here
        assert 0 < here.place.centre.y < desk.screen.size.h, here
        yield here.name


def through(stage: Stage, *ways: str) -> int:
    total = 0
    for way in ways:
        stage.press(way)
        stage.frames(4)
        total += check(stage)
    return total


def out(stage: Stage) -> None:
    """By Escape only, back to the start screen."""
    for _ in range(5):
        if isinstance(stage.desk.covers.page, Home) and stage.desk.touchtest is None and stage.desk.tray is None:
            break
        stage.key(ESCAPE)
        stage.frames(2)
    assert isinstance(stage.desk.covers.page, Home)
    assert (stage.desk.touchtest, stage.desk.tray) == (None, None)


def home(stage: Stage) -> None:
    stage.desk.covers.go_home(stage.desk)
    stage.desk.notices = ()
    stage.frames(4)


def test_the_card_maker(stage: Stage) -> None:
    home(stage)
    check(stage)
    stage.press("maker:open")
    until(stage, lambda: stage.desk.covers.maker.decks is not None)
    maker = stage.desk.covers.maker
    check(stage)
    through(stage, "maker:nieuwe", "maker:soort=jeugdhulp")
    stage.press("maker:schrijf=deck")
    stage.write("Ons")
    stage.press("maker:maak")
    until(stage, lambda: maker.sheet is not None)
    check(stage)
    stage.press("maker:nieuw")
    stage.write("Rust")
    assert maker.writing is not None
    check(stage)
    until(stage, lambda: maker.saved)
    seen = check(stage) + through(stage, "maker:domein=gedrag", "maker:taal=tr", "maker:taal=ar", "maker:taal=", "maker:zelf")
    assert seen > 90, seen
    out(stage)


def test_the_cards_of_the_program_are_all_reached_in_the_card_maker(stage: Stage) -> None:
    home(stage)
    stage.press("maker:open")
    until(stage, lambda: stage.desk.covers.maker.decks is not None)
    maker = stage.desk.covers.maker
    stage.press(next(one.action for one in stage.desk.layers().piles["page"] if one.action.endswith("ouders.yaml")))
    until(stage, lambda: not maker.choosing)
    names = {stop.name for stop in stops(stage.desk)}
    assert {f"maker:kaart={number}" for number in range(len(maker.listed()))} <= names
    assert check(stage) > 20
    out(stage)


def test_the_settings_the_touch_test_and_printing(stage: Stage) -> None:
    home(stage)
    assert through(stage, "instellingen", "meet", "niet-meten") > 30
    assert through(stage, "aanraaktest") == 2
    stage.key(ESCAPE)
    assert stage.desk.touchtest is None
    assert check(stage) > 15
    out(stage)
    stage.press("print:open")
    until(stage, lambda: any(one.action == "print:blad=1" for one in stage.desk.layers().piles["page"]))
    assert check(stage) > 10
    out(stage)
    through(stage, "open")
    out(stage)


def test_a_passphrase_is_typed_in_the_line_where_tab_is(stage: Stage) -> None:
    stage.use(Board(stage.app.start.mat))
    stage.press("dossier")
    stage.press("wachtzin:slot")
    lock = stage.desk.covers.page.lock
    for _ in range(20):
        stage.key(TAB)
        if stage.desk.focus.at == "wachtzin:regel=0":
            break
    stage.write("vier woorden zijn goed")
    assert not lock.typed[1]
    while stage.desk.focus.at != "wachtzin:regel=1":
        stage.key(TAB)
    stage.write("vier woorden zijn goed")
    assert lock.typed == ["vier woorden zijn goed"] * 2
    stage.key(8)
    assert lock.typed[1] == "vier woorden zijn goe"
    stage.key(ESCAPE)
    stage.key(ESCAPE)
    assert stage.desk.covers.page is None


def test_every_line_of_the_touch_test_is_black_with_high_contrast(stage: Stage) -> None:
    means = replace(stage.desk.means, look=Look(contrast=True))
    head = TouchTest(0.0).controls(stage.desk.screen, means)[1]
    assert {mark.colour for mark in head.face.marks if isinstance(mark, Text)} == {BLACK}
