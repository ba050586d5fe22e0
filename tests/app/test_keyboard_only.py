"""Everything with the keyboard, and a ring that says where it is, in the real window."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arrangeerveld.app import nudging
from arrangeerveld.app.focusglass import corners
from arrangeerveld.app.home import Home
from arrangeerveld.app.settings_page import SettingsPage
from arrangeerveld.app.stops import stops
from arrangeerveld.core.board import Board, Card, Note, NoteSize
from arrangeerveld.core.colours import FOCUS
from arrangeerveld.core.geometry import Point, Pose
from arrangeerveld.core.session import ARROWS, Mode
from arrangeerveld.files.settings import USUAL
from tests.app.stage import Stage, labels, said, until
from tests.app.test_ring import item
from tests.app.test_table import example, wait_until

TAB, ENTER, ESCAPE, SPACE, DELETE, BACKSPACE = 9, 13, 27, 32, 127, 8
UP, DOWN, RIGHT, LEFT, F10, MENU = 273, 274, 275, 276, 291, 1073741925
CARDS = (
    Card("onder", "swv", "Onder", Pose(900, 480), source="s3", zone="gezondheid"),
    Card("rechts", "swv", "Rechts", Pose(580, 200), source="s2", zone="leren"),
    Note("vraag", NoteSize.SMALL, "geel", "Wat nu?", Pose(110, 300), zone="vragen"),
    Card("links", "swv", "Links", Pose(360, 180), text="Lees elke dag.", source="s1", zone="leren"),
)


@pytest.fixture
def table(stage: Stage) -> Iterator[Stage]:
    """A mat with some items; what the arrow keys hold is not laid down by itself, however slow the machine is."""
    stage.use(Board(stage.app.start.mat, items=CARDS))
    stage.desk.focus.at, stage.desk.focus.shown = "", False
    pause, stage.app.keys._laid.timeout = stage.app.keys._laid.timeout, 3600.0
    yield stage
    stage.app.keys._laid.timeout = pause


def at(stage: Stage) -> str:
    return str(stage.desk.focus.at) if stage.desk.focus.shown else ""


def go(stage: Stage, name: str) -> None:
    """Press Tab until the ring is there."""
    for _ in range(150):
        if at(stage) == name:
            return
        stage.key(TAB)
    pytest.fail(f"Tab never comes to {name}")


def ringed(stage: Stage) -> bool:
    """Whether the bright line of the ring is seen above the stop where the keyboard is."""
    stop = next(stop for stop in stops(stage.desk) if stop.name == stage.desk.focus.at)
    (ax, ay), (bx, by), *_ = corners(stop, stage.desk.screen)
    px, py = stage.desk.screen.pixel(Point(ax + (bx - ax) * 0.6, ay + (by - ay) * 0.6))
    shot = stage.shot()
    pixel = shot.getpixel((round(px), shot.height - round(py) - 1))
    wanted = tuple(int(FOCUS[i : i + 2], 16) for i in (1, 3, 5))
    return all(abs(a - b) < 12 for a, b in zip(pixel, wanted, strict=True))


# about


def test_tab_goes_by_zone_then_from_the_top_left_and_then_to_the_dock(table: Stage) -> None:
    seen = []
    for _ in range(7):
        table.key(TAB)
        seen.append(at(table))
        assert ringed(table)
    assert seen == ["stuk:vraag", "stuk:links", "stuk:rechts", "stuk:onder", "afspraak:groot", "afspraak:rij=", "soort:ouder"]
    for name in reversed(seen[:-1]):
        table.key(TAB, "shift")
        assert at(table) == name
    table.key(TAB, "shift")
    assert at(table) == "dossier"
    table.key(TAB)
    assert at(table) == "stuk:vraag"


def test_the_dock_is_gone_through_from_left_to_right_also_when_it_is_mirrored(table: Stage) -> None:
    try:
        for side in ("rechts", "links"):
            table.app.change(replace(USUAL, knoppen=side))
            dock = [stop for stop in stops(table.desk) if stop.group == "dock"]
            assert [stop.place.x for stop in dock] == sorted(stop.place.x for stop in dock)
            assert {stop.name for stop in dock} == {one.action for one in table.desk.layers().piles["dock"]} - {"dock"}
    finally:
        table.app.change(USUAL)


@pytest.mark.parametrize("device", ["touch", "mouse"])
def test_a_touch_hides_the_ring_and_the_first_key_after_it_only_shows_it(table: Stage, device: str) -> None:
    table.key(TAB)
    table.key(TAB)
    table.down(1, *table.on_mat(700 if device == "touch" else 300, 710), device)
    table.up(1)
    assert at(table) == ""
    assert table.app.table._focusglass._shown is None
    table.key(DELETE)
    table.key(RIGHT)
    assert labels(table) == []
    table.key(TAB)
    assert at(table) == "stuk:links"


def test_arrow_keys_go_about_in_the_dock(table: Stage) -> None:
    go(table, "soort:swv")
    table.key(RIGHT)
    assert at(table) == "soort:jeugdhulp"
    table.key(LEFT)
    table.key(LEFT)
    table.key(LEFT)
    assert at(table) == "soort:ouder"


def test_no_key_finds_a_curtain_open_but_enter(table: Stage) -> None:
    go(table, "gordijn")
    table.key(ENTER)
    assert table.desk.covers.curtain
    assert [stop.name for stop in stops(table.desk)] == ["gordijn"]
    for key in (TAB, ESCAPE, DELETE, LEFT):
        table.key(key)
        assert table.desk.covers.curtain
    table.key(122, "ctrl")
    table.key(TAB)
    table.key(SPACE)
    assert not table.desk.covers.curtain
    assert table.board.items == CARDS


# items


def test_arrow_keys_move_and_all_presses_are_one_step(table: Stage) -> None:
    go(table, "stuk:links")
    for key in (RIGHT, DOWN):
        table.key(key)
    table.key(RIGHT, "shift")
    table.key(UP, "shift")
    assert table.board.items == CARDS  # as with a finger: it is in hand
    assert ringed(table)
    table.app.keys._laid.timeout = nudging.PAUSE / 100
    table.key(RIGHT)
    until(table, lambda: not table.desk.session.live)
    assert item(table, "links").pose.centre == (410, 145)
    assert labels(table) == ["kaart verplaatst"]
    table.key(LEFT)
    table.key(122, "ctrl")  # Ctrl+Z: the step that was just under way
    assert item(table, "links").pose.centre == (410, 145)
    table.key(122, "ctrl")
    assert item(table, "links").pose.centre == (360, 180)
    table.key(121, "ctrl")
    assert item(table, "links").pose.centre == (410, 145)


def test_an_item_is_moved_to_another_zone_and_stays_on_the_mat(table: Stage) -> None:
    go(table, "stuk:rechts")
    for _ in range(8):
        table.key(RIGHT, "shift")
    assert table.desk.session.lit() == {"werkhouding"}
    assert table.desk.layers().piles["bin"] == ()
    for _ in range(60):
        table.key(RIGHT, "shift")
    table.key(LEFT)  # from the edge at once
    table.key(TAB)
    assert item(table, "rechts").pose.x == 1440 - 114 - 5
    assert labels(table) == ["kaart verplaatst"]


def test_escape_puts_back_what_the_arrow_keys_hold(table: Stage) -> None:
    go(table, "stuk:links")
    table.key(RIGHT, "shift")
    table.key(ESCAPE)
    assert table.board.items == CARDS
    assert labels(table) == []
    assert at(table) == "stuk:links"


def test_a_touch_lays_down_what_the_arrow_keys_hold(table: Stage) -> None:
    go(table, "stuk:links")
    table.key(RIGHT, "shift")
    table.drag(1, table.on_mat(400, 180), table.on_mat(400, 400))
    assert labels(table) == ["kaart verplaatst"] * 2
    assert item(table, "links").pose.centre == pytest.approx((400, 400), abs=1)


def test_an_item_in_somebodys_hand_is_not_moved(table: Stage) -> None:
    go(table, "stuk:links")
    table.down(1, *table.on_mat(360, 180))
    table.move(1, *table.on_mat(500, 300))
    table.desk.focus.shown = True
    for key in (RIGHT, ENTER, DELETE, MENU):
        table.key(key)
    table.write("]")
    assert ARROWS not in table.desk.session.live
    assert table.desk.rings.open == ()
    assert len(table.board.items) == 4
    table.up(1)
    assert item(table, "links").pose.centre == pytest.approx((500, 300), abs=1)


def test_what_is_locked_stays_and_says_why(table: Stage) -> None:
    table.use(Board(table.app.start.mat, items=tuple(replace(one, locked=True) for one in CARDS)))
    go(table, "stuk:links")
    for key in (RIGHT, DELETE, None):
        table.desk.notices = ()
        table.write("]") if key is None else table.key(key)
        assert said(table) == "Deze kaart zit vast. Open met Shift+F10 de knoppen en kies ‘los’."
    table.key(ENTER)  # reading is no change
    assert table.desk.enlarged == ("links",)
    table.key(ENTER)
    assert labels(table) == []
    go(table, "stuk:links")
    table.key(F10, "shift")
    go(table, "ring:los:links")
    table.key(ENTER)
    assert not item(table, "links").locked
    assert at(table) == "stuk:links"


def test_delete_throws_away_and_undo_brings_back(table: Stage) -> None:
    go(table, "stuk:links")
    table.key(DELETE)
    assert item(table, "links") is None
    assert "is weg. Met Terug haal je het terug." in said(table)
    assert at(table) == "stuk:rechts"  # the nearest
    table.key(122, "ctrl")
    assert table.board.items == CARDS


@pytest.mark.parametrize("key", [DELETE, ENTER, SPACE, MENU])
def test_a_key_that_is_held_works_once(table: Stage, key: int) -> None:
    go(table, "stuk:rechts")
    for _ in range(6):
        table.hold_key(key)
    assert len(table.board.items) == (3 if key == DELETE else 4)
    assert table.desk.enlarged == (("rechts",) if key in {ENTER, SPACE} else ())
    assert len(table.desk.rings.open) == (key == MENU)
    table.window.dispatch("on_key_up", key, 0)


def test_an_arrow_key_that_is_held_goes_on(table: Stage) -> None:
    go(table, "stuk:links")
    for _ in range(6):
        table.hold_key(RIGHT)
    table.key(TAB)
    assert item(table, "links").pose.x == 390
    assert labels(table) == ["kaart verplaatst"]


def test_signs_turn_a_quarter(table: Stage) -> None:
    go(table, "stuk:links")
    table.write("]")
    assert item(table, "links").pose.turn == 90
    table.write("[")
    table.write("[")
    assert item(table, "links").pose.turn == 270
    assert labels(table) == ["kaart gedraaid"] * 3
    assert ringed(table)


def test_enter_enlarges_and_puts_back(table: Stage) -> None:
    go(table, "stuk:rechts")
    table.key(ENTER)
    assert table.desk.enlarged == ("rechts",)
    assert at(table) == "verklein:rechts"
    table.key(ENTER)
    assert table.desk.enlarged == ()
    assert at(table) == "stuk:rechts"
    assert labels(table) == ["kaart naar voren"]  # as a tap does


@pytest.mark.parametrize("mode", ["pen", "wis"])
def test_enter_works_while_the_pen_is_in_hand(table: Stage, mode: str) -> None:
    go(table, f"mode:{mode}")
    table.key(SPACE)
    assert table.desk.session.mode is Mode(mode)
    table.key(SPACE)  # its choices
    assert at(table).partition(":")[0] in {"inkt", "gum"}
    table.key(RIGHT)
    table.key(ENTER)
    assert table.desk.session.colour == ("blauw" if mode == "pen" else "zwart")
    assert table.desk.pane == ""
    go(table, "stuk:links")
    table.key(ENTER)
    assert table.desk.enlarged == ("links",)
    assert table.board.ink == ()
    table.desk.session.colour, table.desk.session.whole = "zwart", False


# the ring around an item


@pytest.mark.parametrize("keys", [(MENU,), (F10, "shift"), (319,)])
def test_the_ring_opens_with_a_key_and_arrows_go_about_in_it(table: Stage, keys: tuple[Any, ...]) -> None:
    go(table, "stuk:links")
    table.key(*keys)
    first = at(table)
    assert first.startswith("ring:")
    seen = {first}
    for key in (RIGHT, DOWN, LEFT, UP, RIGHT, RIGHT, DOWN, DOWN, LEFT, LEFT, UP):
        table.key(key)
        assert at(table).startswith("ring:")
        seen.add(at(table))
    assert len(seen) >= 4
    table.key(ESCAPE)
    assert table.desk.rings.open == ()
    assert at(table) == "stuk:links"


def test_a_choice_of_the_ring(table: Stage) -> None:
    go(table, "stuk:links")
    table.key(MENU)
    go(table, "ring:kopie:links")
    table.key(ENTER)
    assert len(table.board.items) == 5
    assert at(table) == "stuk:links"
    table.key(MENU)
    table.key(MENU)
    assert table.desk.rings.open == ()
    assert at(table) == "stuk:links"
    table.key(MENU)
    go(table, "ring:weg:links")
    table.key(ENTER)
    assert item(table, "links") is None
    assert at(table).startswith("stuk:")


def test_the_right_button_of_the_mouse_opens_a_ring(table: Stage) -> None:
    mouse: Any = import_module("kivy.input.providers.mouse")

    def click(x: float, y: float) -> None:
        spot = table._spot(*table.on_mat(x, y))
        touch = mouse.MouseMotionEvent("mouse", "mouse7", [*spot, "right", False], is_touch=True, type_id="touch")
        table._begin(7, touch)
        table.up(7)

    click(360, 180)
    assert [one.item for one in table.desk.rings.open] == ["links"]
    click(700, 650)
    assert table.desk.rings.open == ()
    assert labels(table) == []


# the tray


def test_a_card_comes_out_of_the_tray_and_is_moved(table: Stage) -> None:
    go(table, "soort:swv")
    table.key(ENTER)
    first = at(table)
    assert first == f"kaart:{table.desk.tray.shown()[0].source}"
    table.key(RIGHT)
    second = table.desk.tray.shown()[1]
    assert at(table) == f"kaart:{second.source}"
    table.key(ENTER)
    laid = table.board.items[-1]
    assert laid.title == second.title
    assert at(table) == f"stuk:{laid.id}"
    assert "Met de pijltjes schuif je de kaart." in said(table)
    table.key(UP, "shift")
    go(table, f"kaart:{second.source}")  # it is pale now
    assert labels(table) == ["kaart verplaatst", "kaart"]
    table.key(ENTER)
    assert len(table.board.items) == 5
    assert "ligt al op het veld" in said(table)
    assert table.desk.pointed.since
    table.key(ESCAPE)
    assert table.desk.tray is None


def test_a_card_that_is_out_of_sight_is_brought_into_sight(table: Stage) -> None:
    go(table, "soort:swv")
    table.key(ENTER)
    count = len(table.desk.tray.shown())
    for _ in range(count - 1):
        table.key(RIGHT)
        assert ringed(table)
    assert at(table) == f"kaart:{table.desk.tray.shown()[-1].source}"
    assert table.desk.tray.offset > 1000
    table.key(TAB)
    assert at(table) == "soort:ouder"


def test_searching_with_the_keyboard(table: Stage) -> None:
    go(table, "soort:ouder")
    table.key(ENTER)
    everything = len(table.desk.tray.shown())
    go(table, "zoek")
    table.key(SPACE)
    table.write(" ")  # the system types it after the press
    assert table.desk.tray.search == ""
    table.write("lezen")
    assert 0 < len(table.desk.tray.shown()) < everything
    table.key(TAB)
    assert not table.desk.tray.searching
    go(table, f"kaart:{table.desk.tray.shown()[0].source}")
    table.key(ESCAPE)
    assert table.desk.tray is None
    assert at(table) == "soort:ouder"


# writing


def test_a_note_is_opened_written_and_left(table: Stage) -> None:
    go(table, "stuk:vraag")
    table.key(ENTER)
    assert table.desk.layers().piles["keyboards"] == ()  # there is a real one
    table.write(" Morgen]")
    table.key(DELETE)
    table.key(LEFT)
    assert item(table, "vraag").text == "Wat nu?"
    table.key(ESCAPE)
    assert item(table, "vraag").text == "Wat nu? Morgen]"
    assert at(table) == "stuk:vraag"
    table.key(SPACE)
    table.write(" ")
    table.write("X")
    go(table, "stuk:links")  # past the bar of the note
    assert item(table, "vraag").text == "Wat nu? Morgen]X"


def test_a_fresh_note_is_written_and_moved(table: Stage) -> None:
    go(table, "memo:klein")
    table.key(ENTER)
    table.write("Nieuw")
    assert ringed(table)
    table.key(ESCAPE)
    fresh = table.board.items[-1]
    assert fresh.text == "Nieuw"
    assert at(table) == f"stuk:{fresh.id}"
    table.key(LEFT, "shift")
    table.key(TAB)
    assert item(table, fresh.id).pose.x == pytest.approx(fresh.pose.x - 40)


def test_a_note_that_stays_empty_goes_back_to_its_button(table: Stage) -> None:
    go(table, "memo:groot")
    table.key(ENTER)
    table.key(ESCAPE)
    assert table.board.items == CARDS
    assert at(table) == "memo:groot"


def test_a_guest_writes_on_at_her_own_keyboard(table: Stage) -> None:
    table.tap(*table.on_mat(110, 300))
    (guest,) = table.desk.writers.boards
    table.press("memo:klein")
    table.key(TAB)  # two people write with their fingers: a key only shows the ring
    assert len(list(table.desk.session.writings())) == 2
    go(table, "stuk:links")
    table.key(RIGHT)
    table.write("]")
    table.key(TAB)
    assert item(table, "links").pose == (365, 180, 90)
    assert table.desk.session.writing(guest).text == "Wat nu?"
    assert table.desk.layers().piles["keyboards"]
    table.desk.finish_writing()


def test_typing_at_the_real_keyboard_leaves_the_keyboards_of_others(table: Stage) -> None:
    table.tap(*table.on_mat(110, 300))
    table.press("memo:klein")
    guest, typist = table.desk.writers.boards
    table.write("a")
    assert table.desk.session.writing(typist).text == "a"
    assert [control.action for control in table.desk.layers().piles["keyboards"]] == [f"toets:{guest}"]
    table.key(ESCAPE)
    assert table.desk.session.writing(guest) is not None
    table.desk.finish_writing()


# Escape


def test_escape_leaves_one_thing_at_a_time(table: Stage) -> None:
    table.press("soort:swv")
    table.press(f"kaart:{table.desk.tray.shown()[0].source}")
    table.desk.show_large("links")
    go(table, "stuk:rechts")
    table.key(F10, "shift")
    states = []
    for _ in range(5):
        desk = table.desk
        states.append((bool(desk.rings.open), desk.picked is not None, desk.tray is not None, bool(desk.enlarged), desk.focus.shown))
        table.key(ESCAPE)
    assert states == [tuple(i >= n for i in range(5)) for n in range(5)]
    assert not table.desk.focus.shown


def test_escape_puts_back_the_card_where_the_keyboard_is_and_then_the_tray(table: Stage) -> None:
    table.press("soort:swv")
    go(table, "stuk:links")
    table.key(ENTER)
    assert at(table) == "verklein:links"
    table.key(ESCAPE)
    assert (table.desk.enlarged, table.desk.tray is not None, at(table)) == ((), True, "stuk:links")
    table.key(ESCAPE)
    assert table.desk.tray is None


@pytest.mark.parametrize("ring", [False, True])
def test_what_is_thrown_away_leaves_the_keyboard_at_what_lies_near(table: Stage, *, ring: bool) -> None:
    go(table, "memo:klein")
    table.key(ENTER)
    table.write("Nieuw")
    table.key(ESCAPE)
    fresh = at(table)
    if ring:
        table.key(F10, "shift")
        go(table, fresh.replace("stuk:", "ring:weg:"))
        table.key(ENTER)
    else:
        table.key(DELETE)
    assert len(table.board.items) == len(CARDS)
    assert at(table).startswith("stuk:")


def test_a_card_that_a_key_lays_down_is_not_under_the_sentence_about_it(table: Stage) -> None:
    table.use(Board(table.app.start.mat))
    go(table, "soort:swv")
    table.key(ENTER)
    table.key(ENTER)
    (told,) = table.desk.layers().piles["notices"]
    card = table.board.items[-1]
    assert card.pose.centre.y + card.size.h / 2 + table.desk.screen.mat_at.y <= told.place.y


def test_escape_puts_back_what_the_mouse_drags_and_nobody_elses(table: Stage) -> None:
    table.down(1, *table.on_mat(360, 180), "mouse")
    table.down(2, *table.on_mat(900, 480), "tuio")
    for finger, x in ((1, 600), (2, 1100)):
        table.move(finger, *table.on_mat(x, 330))
    table.frames(1)
    table.key(ESCAPE)
    assert [one.id for _, one, _ in table.desk.session.drags()] == ["onder"]
    table.up(1)
    table.up(2)
    assert item(table, "links").pose == CARDS[3].pose
    assert item(table, "onder").pose.x == pytest.approx(1100, abs=1)


# what covers the table


def test_the_start_screen_with_the_keyboard(table: Stage) -> None:
    go(table, "stuk:links")
    table.key(RIGHT)
    go(table, "start")
    table.key(ENTER)
    assert isinstance(table.desk.covers.page, Home)
    assert all(stop.group in {"page", "notices"} for stop in stops(table.desk))
    seen = [at(table)]
    for _ in range(45):
        table.key(TAB)
        seen.append(at(table))
    order = list(dict.fromkeys(name.partition(":")[0] for name in seen))
    wanted = ["verder", "open", "instellingen", "veld", "dek", "begin"]
    assert [word for word in order if word in wanted] in [wanted[i:] + wanted[:i] for i in range(6)]
    go(table, "dek:swv")
    assert ringed(table)
    table.key(SPACE)
    assert table.desk.covers.page.off == {"swv"}
    go(table, "begin")
    table.key(ENTER)
    wait_until(table, lambda: table.desk.covers.page is None)
    assert table.board.items == ()
    assert "swv" not in table.board.mat.decks
    table.frames(2)
    assert at(table)


def test_fields_out_of_sight_are_brought_into_sight(table: Stage) -> None:
    table.press("start")
    fields = table.desk.covers.page.fields
    assert len(fields) > 8
    for mat in fields:
        go(table, f"veld:{mat.id}")
        assert ringed(table)
        stop = next(stop for stop in stops(table.desk) if stop.name == at(table))
        assert stop.place.x >= 400
        assert stop.place.right <= table.desk.screen.size.w
    table.press("begin")
    wait_until(table, lambda: table.desk.covers.page is None)


def test_the_settings_with_the_keyboard(table: Stage) -> None:
    table.press("start")
    go(table, "instellingen")
    table.key(ENTER)
    assert isinstance(table.desk.covers.page, SettingsPage)
    try:
        for choice in ("knoppen=links", "kleuren=hoog contrast", "handpalm=ja"):
            go(table, f"kies:{choice}")
            table.key(SPACE)
            assert at(table) == f"kies:{choice}"
            assert ringed(table)
        assert (table.app.settings().knoppen, table.app.settings().handpalm) == ("links", "ja")
        go(table, "aanraaktest")
        table.key(ENTER)
        assert table.desk.touchtest is not None
        assert [stop.name for stop in stops(table.desk)] == ["verslag", "aanraaktest"]
        table.key(ESCAPE)
        assert table.desk.touchtest is None
        assert at(table) == "aanraaktest"
        go(table, "meet")
        table.key(ENTER)
        long = table.desk.covers.page.bar
        go(table, "langer:1")
        table.key(ENTER)
        assert table.desk.covers.page.bar > long
        table.key(ESCAPE)
        assert table.desk.covers.page.bar == 0
        table.key(ESCAPE)
        assert isinstance(table.desk.covers.page, Home)
        assert at(table) == "instellingen"
    finally:
        table.app.change(USUAL)


# wrong use

KEYS = (TAB, TAB, ENTER, ESCAPE, SPACE, DELETE, BACKSPACE, UP, DOWN, LEFT, RIGHT, MENU)
ACTS = st.one_of(
    st.sampled_from(KEYS).map(lambda key: ("key", key, ())),
    st.sampled_from((TAB, LEFT, DOWN, F10, 999999)).map(lambda key: ("key", key, ("shift",))),
    st.sampled_from((122, 121)).map(lambda key: ("key", key, ("ctrl",))),
    st.sampled_from("a[]+- é").map(lambda char: ("write", char, ())),
    st.tuples(st.integers(0, 1439), st.integers(0, 809)).map(lambda spot: ("tap", spot, ())),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, min_size=5, max_size=40))
def test_any_keys_lose_nothing(table: Stage, acts: list[tuple[str, Any, tuple[str, ...]]]) -> None:
    """Keys and taps in any order: nothing is lost or doubled, and undo leads back to the first board."""
    table.use(example())
    table.desk.focus.at, table.desk.focus.shown = "", False
    first = table.board
    table.app._leaving = True  # no other board comes on the table
    try:
        for what, value, more in acts:
            if what == "key":
                table.key(value, *more)
            elif what == "write":
                table.write(value)
            elif table.desk.covers.page is None:
                table.tap(*value)
            ids = [one.id for one in table.board.items]
            assert len(set(ids)) == len(ids)
            table.frames(1)
            if table.desk.focus.shown:
                assert table.desk.focus.at in {stop.name for stop in stops(table.desk)}
        table.desk.finish_writing()
        for _ in itertools.takewhile(lambda _: table.desk.session.history.past is not None, itertools.count()):
            table.desk.session.undo()
        assert table.board is first
    finally:
        table.app._leaving = False
        table.desk.covers.page, table.desk.covers.curtain, table.desk.touchtest = None, False, None
        table.app.change(USUAL)
        table.desk.session.set_mode(Mode.MOVE)
