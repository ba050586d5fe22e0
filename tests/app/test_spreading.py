"""Enlarged cards beside each other, on the real window: what one person reads is not hidden by what another enlarges."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.app import enlarge
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.spreading import Spread, free_place
from arrangeerveld.core.board import Board, Card, Translation
from arrangeerveld.core.geometry import Pose, Rect, Size
from tests.app.stage import Stage

CARDS = tuple(
    Card(f"k{i}", "swv", "Samen lezen", Pose(x, 330), text="Lees elke avond een kwartier samen.", source=f"k{i}")
    for i, x in enumerate((560, 700, 840))
)
ROOM = Rect(8, 8, 1424, 704)
PLACE = st.builds(Rect, st.floats(8, 842), st.floats(8, 412), st.just(590.0), st.just(300.0))


def places(stage: Stage) -> dict[str, Rect]:
    return {control.action: control.place for control in stage.desk.layers().piles["enlarged"] if control.action.startswith("verklein")}


def test_three_enlarged_cards_are_all_read_and_stay_where_they_are(stage: Stage) -> None:
    stage.use(Board(stage.app.start.mat, items=CARDS))
    for finger, card in enumerate(CARDS, 1):  # at the same time: the first one enlarged lies over the others
        stage.down(finger, *stage.on_mat(*card.pose.centre))
    for finger in (1, 2, 3):
        stage.up(finger)
    spread = places(stage)
    assert len(spread) == len(CARDS)
    assert not any(one.meets(other) for one, other in combinations(spread.values(), 2))
    stage.press("verklein:k0")
    assert places(stage) == {action: place for action, place in spread.items() if action != "verklein:k0"}


def test_another_language_makes_cards_taller_and_still_hides_no_choice(stage: Stage) -> None:
    word = Translation("tr", "Birlikte okumak", "Her akşam bir çeyrek saat birlikte okuyun, sonra konuşun. " * 2)
    first, second = (replace(card, translations=(word,)) for card in CARDS[:2])
    stage.use(Board(stage.app.start.mat, items=(first, second)))
    for finger, card in enumerate((first, second), 1):
        stage.down(finger, *stage.on_mat(*card.pose.centre))
    for finger in (1, 2):
        stage.up(finger)
    stage.press(next(one.action for one in stage.desk.layers().piles["enlarged"] if one.action.startswith("taal:tr")))
    one, other = places(stage).values()
    assert one.h > 400 and not one.meets(other)  # noqa: PT018 - taller, and still beside each other


def test_a_tray_and_an_enlarged_card_are_seen_at_once(stage: Stage) -> None:
    stage.use(Board(stage.app.start.mat, items=(replace(CARDS[1], pose=Pose(700, 600)),)))
    stage.tap(*stage.on_mat(700, 600))
    (alone,) = places(stage).values()
    stage.press("soort:swv")
    (beside,) = places(stage).values()
    tray = next(control.place for control in stage.desk.layers().piles["frame"])
    assert alone.bottom > tray.y >= beside.bottom
    stage.press("soort:swv")
    assert list(places(stage).values()) == [alone]


@given(PLACE, st.lists(PLACE, max_size=4))
def test_a_place_is_in_the_room_and_never_worse_than_the_wish(wish: Rect, taken: list[Rect]) -> None:
    got = free_place(wish, taken, ROOM)
    assert (got.w, got.h) == (wish.w, wish.h)
    assert got.x >= ROOM.x and got.y >= ROOM.y and got.right <= ROOM.right + 1e-6 and got.bottom <= ROOM.bottom + 1e-6  # noqa: PT018
    if not any(wish.meets(one) for one in taken):
        assert got == wish


def test_on_a_screen_of_4_to_3_every_enlarged_card_is_put_back_below_the_top_third(stage: Stage) -> None:
    screen = Screen((1024, 768), Size(1440, 720))
    cards = tuple(replace(card, pose=Pose(300 + 250 * i, 150)) for i, card in enumerate((*CARDS, replace(CARDS[0], id="k3"))))
    board = Board(stage.app.start.mat, items=cards)
    for count in range(1, 5):
        large = enlarge.controls(cards[:count], board, screen, stage.desk.means, "", Spread(), screen.dock.y)
        assert min(control.place.bottom for control in large) >= screen.size.h / 3 + 60 - 0.01
