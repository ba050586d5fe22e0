"""Two fingers that turn, the ring around an item, locks and the bin, by touch in the real window."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.app import holding, ring, tray
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.board import Board, Card, Note, NoteSize
from arrangeerveld.core.geometry import Point, Pose, Rect, Size, kept_inside
from tests.app.stage import Stage, labels, said

CARD = Card("k", "swv", "Samen lezen", Pose(500, 300), text="Lees elke dag.", source="s", zone="leren")
OTHER = Card("j", "jeugdhulp", "Een andere kaart", Pose(1000, 450), source="t")
OWN = Card("z", "zelf", "Zelf bedacht", Pose(900, 150))
NOTE = Note("m", NoteSize.SMALL, "geel", "Wat nu?", Pose(150, 350))


@pytest.fixture
def table(stage: Stage) -> Stage:
    stage.use(Board(stage.app.start.mat, items=(CARD, OTHER, OWN, NOTE)))
    return stage


def item(stage: Stage, item_id: str) -> Any:
    return stage.board.item(item_id)


def rest(stage: Stage, finger: int, item_id: str) -> None:
    """A finger comes down on an item and stays there until its ring opens."""
    stage.down(finger, *stage.on_mat(*item(stage, item_id).pose.centre))
    for _ in range(400):
        stage.frames(1)
        if any(one.item == item_id for one in stage.desk.rings.open):
            return
    pytest.fail("no ring opened")


def hold(stage: Stage, item_id: str) -> None:
    rest(stage, 50, item_id)
    stage.up(50)


def shown(stage: Stage) -> list[str]:
    return [control.action for control in stage.desk.layers().piles["rings"] if control.action]


# Two fingers


def test_two_fingers_turn_a_card_and_one_goes_on(table: Stage) -> None:
    table.down(1, *table.on_mat(440, 300))
    table.down(2, *table.on_mat(560, 300))
    table.move(1, *table.on_mat(700, 240))
    table.move(2, *table.on_mat(700, 363))
    table.frames(2)
    table.shot()
    table.up(2)
    assert labels(table) == []
    table.move(1, *table.on_mat(800, 240))
    table.up(1)
    pose = item(table, "k").pose
    assert (pose.x, pose.y, pose.turn) == pytest.approx((800, 301, 90), abs=1.5)
    assert labels(table) == ["kaart gedraaid"]
    table.press("terug")
    assert item(table, "k") == CARD


def test_a_turned_card_is_drawn_as_it_was_held(table: Stage) -> None:
    table.down(1, *table.on_mat(440, 300))
    table.down(2, *table.on_mat(560, 300))
    table.move(1, *table.on_mat(650, 300))
    table.move(2, *table.on_mat(734, 384))
    assert not table.desk.enlarged
    table.up(1)
    table.up(2)
    assert item(table, "k").pose.turn == pytest.approx(45, abs=1)
    x, y = table.desk.screen.pixel(Point(*table.on_mat(*item(table, "k").pose.centre)))
    shot = table.shot()
    assert min(shot.getpixel((round(x) + 40, shot.height - round(y) + 40))) > 200  # paper along the diagonal
    assert table.desk.enlarged == ()


# The ring


def test_a_finger_that_stays_opens_a_ring_and_may_leave(table: Stage) -> None:
    hold(table, "k")
    assert shown(table) == [f"ring:{word}:k" for word in ("vergroot", "kopie", "vast", "afspraak", "terug", "weg")]
    assert (labels(table), table.desk.enlarged) == ([], ())
    table.tap(*table.on_mat(500, 300))  # on the item
    assert (shown(table), table.desk.enlarged) == ([], ())
    hold(table, "m")
    assert shown(table) == [f"ring:{word}:m" for word in ("kopie", "vast", "afspraak", "terug", "weg")]
    table.tap(*table.on_mat(700, 620))  # elsewhere
    assert shown(table) == []
    assert set(table.board.items) == {CARD, OTHER, OWN, NOTE}


def test_a_finger_that_moves_opens_none(table: Stage) -> None:
    table.down(1, *table.on_mat(500, 300))
    table.move(1, *table.on_mat(510, 300))
    for _ in range(60):
        table.frames(1)
    assert shown(table) == []
    table.up(1)
    assert labels(table) == ["kaart verplaatst"]


def test_a_finger_may_slide_to_a_choice(table: Stage) -> None:
    rest(table, 1, "k")
    table.move(1, *table.control("ring:weg:k").place.centre)
    table.up(1)
    assert item(table, "k") is None


def test_several_people_have_a_ring_each_and_a_tap_closes_the_nearest(table: Stage) -> None:
    hold(table, "k")
    hold(table, "j")
    table.shot()
    table.tap(*table.on_mat(1000, 450 - 60))
    assert {action.rpartition(":")[2] for action in shown(table)} == {"k"}
    table.press("ring:vergroot:k")
    assert (table.desk.enlarged, shown(table)) == (("k",), [])
    table.press("verklein:k")


def test_the_ring_goes_with_its_item(table: Stage) -> None:
    hold(table, "k")
    table.drag(1, table.on_mat(500, 300), table.on_mat(600, 320))  # somebody moves it
    assert shown(table) == []
    hold(table, "k")
    table.desk.session.do("weg", lambda board: replace(board, items=board.items[:-1]))
    table.frames(2)
    assert shown(table) == []


def test_copy(table: Stage) -> None:
    hold(table, "k")
    table.press("ring:kopie:k")
    copied = table.board.items[-1]
    assert replace(copied, id="k", pose=CARD.pose, zone=CARD.zone) == CARD
    assert copied.pose.x > CARD.pose.x
    assert copied.pose.y > CARD.pose.y
    assert labels(table) == ["kaart"]


def test_a_choice_that_was_made_already_does_nothing(table: Stage) -> None:
    """Two fingers on one choice: the second comes too late."""
    hold(table, "k")
    table.desk.act("ring:kopie:k")
    table.desk.act("ring:kopie:k")
    table.desk.act("ring:weg:bestaat-niet")
    assert len(table.board.items) == 5


def test_away_and_back(table: Stage) -> None:
    hold(table, "m")
    table.press("ring:weg:m")
    assert item(table, "m") is None
    assert said(table) == "‘Wat nu?’ is weg. Met Terug haal je het terug."
    table.press("terug")
    assert item(table, "m") == NOTE


def test_an_agreement_once(table: Stage) -> None:
    for sentence in ("‘Samen lezen’ is nu een afspraak.", "‘Samen lezen’ is al een afspraak."):
        hold(table, "k")
        table.press("ring:afspraak:k")
        assert said(table) == sentence
    (row,) = table.board.agreements
    assert (row.what, row.source, row.who) == ("Samen lezen", "k", "")
    assert item(table, "k") == CARD
    table.press("terug")
    assert table.board.agreements == ()


def test_one_item_alone_goes_back(table: Stage) -> None:
    hold(table, "k")
    table.press("ring:terug:k")
    assert said(table) == "Er is bij deze kaart geen stap om terug te nemen."
    table.tap(*table.on_mat(700, 620))
    table.drag(1, table.on_mat(500, 300), table.on_mat(640, 320))
    table.drag(1, table.on_mat(1000, 450), table.on_mat(900, 500))
    hold(table, "k")
    table.press("ring:terug:k")
    assert item(table, "k").pose == CARD.pose
    assert item(table, "j").pose != OTHER.pose
    assert labels(table)[0] == "kaart terug"
    table.press("terug")
    assert item(table, "k").pose.x == pytest.approx(640, abs=1)


def test_the_pen_closes_the_rings(table: Stage) -> None:
    hold(table, "k")
    table.press("mode:pen")
    assert shown(table) == []
    table.press("mode:schuif")


# Locks


def test_a_locked_card_stays_and_says_why(table: Stage, tmp_path: Path) -> None:
    hold(table, "k")
    before = table.shot()
    table.press("ring:vast:k")
    locked = replace(CARD, locked=True)
    assert item(table, "k") == locked
    assert table.shot() != before
    table.drag(1, table.on_mat(500, 300), table.on_mat(900, 300))
    table.down(1, *table.on_mat(440, 300))
    table.down(2, *table.on_mat(560, 300))
    table.move(1, *table.on_mat(440, 400))
    table.up(1)
    table.up(2)
    assert item(table, "k") == locked
    assert said(table) == "Deze kaart zit vast. Houd hem ingedrukt om hem los te maken."
    (sign,) = table.desk.layers().piles["rings"]
    assert sign.key == "slot"
    assert not sign.place.contains(Point(*table.on_mat(*CARD.pose.centre)))  # the title stays readable
    hold(table, "k")
    table.press("ring:weg:k")
    assert (said(table), item(table, "k")) == ("Deze kaart zit vast. Kies eerst ‘los’.", locked)
    table.press("bewaar")
    for _ in range(600):
        table.frames(1)
        if table.app.path is not None:
            break
    (saved,) = tmp_path.glob("*.json")
    assert [one.get("vast") for one in json.loads(saved.read_text("utf-8"))["stuks"]] == [True, None, None, None]
    table.press("ring:los:k")
    assert item(table, "k") == CARD
    assert labels(table) == ["kaart los", "kaart vast"]


def test_a_locked_note_is_not_written_on(table: Stage) -> None:
    hold(table, "m")
    table.press("ring:vast:m")
    table.tap(*table.on_mat(150, 350))
    assert said(table) == "Deze memo zit vast. Houd hem ingedrukt om hem los te maken."
    assert list(table.desk.session.writings()) == []
    table.desk.rings.signs["m"] = 0.0
    table.desk.tick()
    assert table.desk.layers().piles["rings"] == ()


# The bin


def test_the_bin_is_there_while_dragging_and_takes_the_card(table: Stage) -> None:
    def bins() -> list[Any]:
        return [control.key for control in table.desk.layers().piles["bin"]]

    assert bins() == []
    table.down(1, *table.on_mat(500, 300))
    table.frames(1)
    assert bins() == []  # not for a tap
    table.move(1, *table.on_mat(700, 300))
    assert bins() == [("weg", False)]
    place = holding.bin_place(table.desk)
    assert place is not None
    assert min(place.w, place.h) >= 80
    assert place.bottom <= table.desk.screen.dock.y
    table.move(1, *place.centre)
    assert bins() == [("weg", True)]
    shot = table.shot()
    x, y = table.desk.screen.pixel(Point(place.x + 14, place.y + 14))
    red, green, _ = shot.getpixel((round(x), shot.height - round(y)))
    assert (red > 150, green < 80) == (True, True)  # over the card that is held
    table.up(1)
    assert (item(table, "k"), bins()) == (None, [])
    assert "is weg" in said(table)
    assert labels(table) == ["kaart weg"]
    table.press("terug")
    assert item(table, "k") == CARD


def test_with_a_tray_open_the_bin_stands_over_it_and_gives_fresh_cards_back(table: Stage) -> None:
    table.press("soort:ouder")
    _, spot = tray.card_places(table.desk.tray, table.desk.screen)[1]
    table.down(2, *spot.centre)
    table.move(2, spot.centre.x, spot.centre.y - 200)
    assert holding.bin_place(table.desk) is None  # only for what lies on the mat
    table.down(1, *table.on_mat(500, 300))
    table.move(1, *table.on_mat(700, 300))
    place = holding.bin_place(table.desk)
    assert place is not None
    assert place.bottom <= tray.area(table.desk.screen).y
    table.move(2, *place.centre)
    table.up(2)
    table.up(1)
    assert len(table.board.items) == 4
    assert labels(table) == ["kaart verplaatst"]


def test_one_of_two_fingers_over_the_bin_throws_nothing_away(table: Stage) -> None:
    table.down(1, *table.on_mat(440, 300))
    table.down(2, *table.on_mat(560, 300))
    table.move(2, *table.on_mat(560, 330))
    place = holding.bin_place(table.desk)
    assert place is not None
    table.move(1, *place.centre)
    table.up(1)
    assert item(table, "k") is not None
    table.up(2)
    assert item(table, "k") is not None


# Where the choices lie

SCREENS = [Screen(pixels, Size(1440, 720)) for pixels in ((1920, 1080), (1366, 768), (1024, 768), (3440, 1440))]
PLACES = st.builds(Pose, st.floats(0, 1440), st.floats(0, 720), st.sampled_from([0.0, 20.0, 90.0]))


def overlapping(spots: tuple[Rect, ...], others: list[Rect]) -> bool:
    return any(spot.grown(-0.01).meets(other) for spot in spots for other in others)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: str(screen.pixels[0]))
@given(PLACES, PLACES)
def test_choices_are_on_the_screen_and_hide_neither_their_item_nor_another_ring(screen: Screen, one: Pose, other: Pose) -> None:
    taken: list[Rect] = []
    for pose in (one, other):
        lies = kept_inside(pose, CARD.size, Rect(0, 0, 1440, 720))  # nothing lies partly beside the mat
        around = ring.place_of(replace(CARD, pose=lies), screen)
        spots = ring.spots(around, ring.layout_for(around, taken, screen), screen)
        for spot in spots:
            assert min(spot.x, spot.y) >= 0
            assert spot.right <= screen.size.w
            assert spot.bottom <= screen.dock.y
        assert not overlapping(spots, [around])
        assert not overlapping(spots, taken[1:])
        taken = [around, *spots]


def test_no_choice_of_a_ring_lies_in_the_top_third_not_even_for_what_lies_there(table: Stage) -> None:
    table.use(Board(table.app.start.mat, items=(replace(CARD, pose=Pose(500, 110)), replace(NOTE, pose=Pose(1150, 300)))))
    for item_id in ("k", "m"):
        hold(table, item_id)
        (one,) = table.desk.rings.open
        place = ring.place_of(item(table, item_id), table.desk.screen)
        spots = ring.spots(place, one.layout, table.desk.screen)
        assert min(spot.y for spot in spots) >= table.desk.screen.size.h / 3 - 0.01
        assert not any(spot.meets(place) for spot in spots)
        table.tap(*spots[1].centre)  # a copy: it is reached
        assert len(table.board.items) == 3
        table.press("terug")
