"""The picture of the mat, kept up to date bit by bit, looks the same as one painted afresh; and little is repainted."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from PIL import Image, ImageChops

from arrangeerveld.core import operations, talking
from arrangeerveld.core.board import CARD, Board, Note, Stroke, area_of
from arrangeerveld.core.faces import SHADOW_MARGIN
from arrangeerveld.core.geometry import Point, Pose
from arrangeerveld.core.marks import Means
from arrangeerveld.core.session import Mode, Scene, Session
from arrangeerveld.core.strokes import BULGE
from arrangeerveld.core.talk import About, Agreement, Participant
from arrangeerveld.files import places
from arrangeerveld.files.icons import Icons
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.layer import Layer, picture
from arrangeerveld.paint.packing import go_on
from arrangeerveld.paint.tiles import ROOM, Tiles
from tests.fakes import MAT, board, card, counter, note, own_card, stroke
from tests.paint.pictures import same

TYPE = Typeface(places.fonts())
MEANS = Means(TYPE, Icons(places.icons()))
TILES = Tiles()
BARE: dict[tuple[object, float], Image.Image] = {}
SCALES = st.sampled_from([0.5, 0.37])
PLACES = st.builds(Point, st.integers(0, 1200), st.integers(0, 720)) | st.sampled_from(
    [Point(200, 200), Point(410, 210), Point(150, 100), Point(820, 520), Point(840, 500)]
)


def layer(lying: Board, scale: float) -> Layer:
    """A layer that shows nothing yet; the bare mat is painted once for all tests."""
    key = (lying.mat, lying.about, lying.agreements, lying.kinds, lying.people), scale
    if key not in BARE:
        BARE[key] = Layer(lying, MEANS, TYPE, TILES, scale).image
    return Layer(lying, MEANS, TYPE, TILES, scale, BARE[key].copy())


def still(lying: Board) -> Scene:
    return Scene(lying.items, lying.ink, frozenset(), ())


def taken(now: Board, item_id: str, by: str) -> Board:
    """A board on which somebody took a note."""
    return replace(now, items=tuple(replace(one, by=by) if isinstance(one, Note) and one.id == item_id else one for one in now.items))


class BitByBit(RuleBasedStateMachine):
    """A session in which anything happens, shown after each change."""

    @initialize(scale=SCALES)
    def begin(self, scale: float) -> None:
        lying = board(
            card("a", 200, 200),
            note("b", 400, 200, turn=30),
            own_card("c", 800, 200),
            card("d", 420, 230),
            note("e", 150, 600, turn=-91),
            note("f", 820, 520),
            ink=[stroke("s", (100, 100), (300, 100), (300, 400), (380, 190)), stroke("t", (200, 300)), stroke("u", (0, 0), (1200, 720))],
        )
        self.session = Session(lying, counter())
        self.scale = scale
        self.layer = layer(lying, scale)
        self.fresh = counter()
        self.shown()

    def shown(self) -> None:
        self.layer.show(self.session.present, self.session.scene())

    def teardown(self) -> None:
        if hasattr(self, "layer"):
            self.as_if_painted_afresh()

    @rule()
    def as_if_painted_afresh(self) -> None:
        afresh = layer(self.session.present, self.scale)
        afresh.show(self.session.present, self.session.scene())
        assert same(self.layer.image, afresh.image), ImageChops.difference(self.layer.image, afresh.image).getbbox()

    @rule(steps=st.integers(0, 60))
    def rest(self, steps: int) -> None:
        """Nobody does anything for a while, perhaps not long enough to pack all of it."""
        left = iter(range(steps))
        go_on(self.layer.rest(), lambda: next(left, None) is None)

    @rule(touch=st.integers(1, 4), point=PLACES, mode=st.sampled_from(Mode))
    def down(self, touch: int, point: Point, mode: Mode) -> None:
        if touch not in self.session.live:
            self.session.set_mode(mode)
            self.session.press(touch, point)
            self.shown()

    @precondition(lambda self: self.session.live)
    @rule(data=st.data(), way=st.lists(PLACES, min_size=1, max_size=4))
    def move(self, data: st.DataObject, way: list[Point]) -> None:
        touch = data.draw(st.sampled_from(sorted(self.session.live, key=str)))
        for point in way:
            self.session.moved(touch, point)
            self.shown()

    @precondition(lambda self: self.session.live)
    @rule(data=st.data(), point=PLACES, lost=st.booleans())
    def up(self, data: st.DataObject, point: Point, *, lost: bool) -> None:
        touch = data.draw(st.sampled_from(sorted(self.session.live, key=str)))
        if lost:
            self.session.cancel(touch)
        else:
            self.session.release(touch, point)
        self.shown()

    @rule(point=PLACES, turn=st.sampled_from([0.0, 0.0, 45.0, 90.0, 183.5]), kind=st.sampled_from(["kaart", "memo"]))
    def lay(self, point: Point, turn: float, kind: str) -> None:
        item_id = f"nieuw-{self.fresh()}"
        item = card(item_id, *point, turn) if kind == "kaart" else note(item_id, *point, turn, "Nog een memo")
        self.session.do("erbij", lambda now: operations.place(now, item))
        self.shown()

    @precondition(lambda self: self.session.present.items)
    @rule(data=st.data(), what=st.sampled_from(["weg", "naar voren", "schrijf", "draai"]))
    def change(self, data: st.DataObject, what: str) -> None:
        item = data.draw(st.sampled_from(self.session.present.items))
        done = {
            "weg": lambda now: operations.remove(now, item.id),
            "naar voren": lambda now: operations.raise_(now, item.id),
            "schrijf": lambda now: operations.write(now, item.id, "Anders"),
            "draai": lambda now: operations.move(now, item.id, Pose(item.pose.x, item.pose.y, item.pose.turn + 10)),
        }
        self.session.do(what, done[what])
        self.shown()

    @rule(data=st.data())
    def shuffle(self, data: st.DataObject) -> None:
        items = tuple(data.draw(st.permutations(self.session.present.items)))
        self.session.do("schud", lambda now: replace(now, items=items))
        self.shown()

    @precondition(lambda self: self.session.present.items)
    @rule(data=st.data())
    def agree(self, data: st.DataObject) -> None:
        item = data.draw(st.sampled_from(self.session.present.items))
        row = f"rij-{self.fresh()}"
        self.session.do("afspraak", lambda now: operations.agree(now, item.id, row))
        self.shown()

    @precondition(lambda self: self.session.present.agreements)
    @rule(data=st.data(), who=st.sampled_from(["", "moeder", "weg"]))
    def change_row(self, data: st.DataObject, who: str) -> None:
        row = data.draw(st.sampled_from(self.session.present.agreements))
        self.session.do("afspraak", lambda now: talking.drop(now, row.id) if who == "weg" else talking.amend(now, replace(row, who=who)))
        self.shown()

    @rule(pupil=st.sampled_from(["", "J.", "Een kind met een lange naam"]), group=st.sampled_from(["", "groep 5"]))
    def tell(self, pupil: str, group: str) -> None:
        self.session.do("kop", lambda now: talking.tell(now, replace(now.about, pupil=pupil, group=group)))
        self.shown()

    @precondition(lambda self: self.session.present.items)
    @rule(data=st.data(), role=st.sampled_from(["moeder", "leraar", "weg"]))
    def who(self, data: st.DataObject, role: str) -> None:
        item = data.draw(st.sampled_from(self.session.present.items))
        if role == "weg":
            self.session.do("weg", lambda now: talking.goodbye(now, "moeder"))
        else:
            self.session.do("erbij", lambda now: talking.welcome(now, Participant(role, role)))
            self.session.do("van wie", lambda now: taken(now, item.id, role))
        self.shown()

    @rule(steps=st.integers(1, 3), back=st.booleans())
    def undo(self, steps: int, *, back: bool) -> None:
        for _ in range(steps):
            if back:
                self.session.undo()
            else:
                self.session.redo()
        self.shown()


TestBitByBit = BitByBit.TestCase
TestBitByBit.settings = settings(max_examples=80, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def crowded(count: int) -> Board:
    """A mat full of cards, laid as people do: all over, over each other."""
    places = ((120 + (i * 397) % 960, 60 + (i * 211) % 600) for i in range(count))
    return board(*(card(f"k{i}", *place, title=f"Kaart {i % 20}") for i, place in enumerate(places)))


@pytest.mark.parametrize("moved", [0, 250, 499])
def test_a_moved_card_repaints_only_where_it_was_and_where_it_is(moved: int) -> None:
    before = crowded(500)
    shown = layer(before, 0.5)
    shown.show(before, still(before))
    begun = shown.repainted
    after = operations.move(before, f"k{moved}", Pose(600, 400))
    boxes = shown.show(after, still(after))
    places = [area_of(item).grown(SHADOW_MARGIN + 4) for lying in (before, after) for item in lying.items if item.id == f"k{moved}"]
    for left, top, right, bottom in boxes:
        corners = itertools.product((left / 0.5, right / 0.5), (top / 0.5, bottom / 0.5))
        near = [place for place in places if all(place.contains(Point(*corner)) for corner in corners)]
        assert near or any((right - left) * (bottom - top) / 0.25 <= 2.2 * place.w * place.h for place in places)
    touching = sum(area_of(item).grown(SHADOW_MARGIN + 4).meets(place) for item in after.items for place in places)
    assert shown.repainted - begun <= touching
    assert sum((right - left) * (bottom - top) for left, top, right, bottom in boxes) / 0.25 <= 2.5 * (CARD.w + 40) * (CARD.h + 40)


def test_a_card_that_is_taken_up_and_put_down_repaints_its_place_only() -> None:
    lying = crowded(500)
    shown = layer(lying, 0.5)
    shown.show(lying, still(lying))
    (up,) = shown.show(lying, replace(still(lying), hidden=frozenset({"k499"})))
    assert shown.show(lying, replace(still(lying), hidden=frozenset({"k499"}))) == ()
    (down,) = shown.show(lying, still(lying))
    assert up == down
    assert (up[2] - up[0]) * (up[3] - up[1]) / 0.25 <= (CARD.w + 40) * (CARD.h + 40)


def test_a_card_that_is_laid_elsewhere_does_not_repaint_where_it_was_taken_up() -> None:
    lying = crowded(100)
    shown = layer(lying, 0.5)
    shown.show(lying, still(lying))
    shown.show(lying, replace(still(lying), hidden=frozenset({"k99"})))
    was = next(item for item in lying.items if item.id == "k99").pose
    laid = operations.move(lying, "k99", Pose(was.x - 500 if was.x > 700 else was.x + 500, was.y))
    (down,) = shown.show(laid, still(laid))
    assert not down[0] <= was.x * 0.5 < down[2]
    afresh = layer(laid, 0.5)
    afresh.show(laid, still(laid))
    assert same(shown.image, afresh.image)


def test_a_dragged_card_repaints_nothing_while_it_is_dragged() -> None:
    session = Session(crowded(100), counter())
    shown = layer(session.present, 0.5)
    session.press(1, session.present.items[-1].pose.centre)
    session.moved(1, Point(100, 100))
    shown.show(session.present, session.scene())
    for step in range(50):
        session.moved(1, Point(100 + step, 100 + 7 * step))
        assert shown.show(session.present, session.scene()) == ()


def test_a_raised_card_repaints_its_place_only() -> None:
    lying = crowded(200)
    shown = layer(lying, 0.5)
    shown.show(lying, still(lying))
    after = operations.raise_(lying, "k3")
    (box,) = shown.show(after, still(after))
    assert (box[2] - box[0]) * (box[3] - box[1]) / 0.25 <= (CARD.w + 40) * (CARD.h + 40)


def test_a_line_of_two_thousand_points_that_grows_repaints_small_places() -> None:
    session = Session(board(card("a"), note("b", 700)), counter())
    session.set_mode(Mode.PEN)
    shown = layer(session.present, 0.5)
    shown.show(session.present, session.scene())
    session.press(1, Point(900, 360))
    for i in range(1, 2000):
        session.moved(1, Point(600 + 300 * math.cos(i / 40) + 30 * math.sin(i / 3), 360 + 300 * math.sin(i / 40)))
        boxes = shown.show(session.present, session.scene())
        if i > 2:
            assert sum((right - left) * (bottom - top) for left, top, right, bottom in boxes) / 0.25 <= 200 * 200
    session.release(1, Point(600, 360))
    shown.show(session.present, session.scene())
    afresh = layer(session.present, 0.5)
    afresh.show(session.present, session.scene())
    assert same(shown.image, afresh.image)


def test_another_head_of_the_mat_repaints_the_head_and_keeps_what_lies_there() -> None:
    lying = board(card("a"), note("b", 700, 300, 20), ink=[stroke("s", (100, 100), (300, 100))])
    shown = layer(lying, 0.5)
    shown.show(lying, still(lying))
    after = replace(lying, about=About(pupil="J."), agreements=(Agreement("x", "Samen lezen"),))
    zone = next(zone.place for zone in MAT.zones if zone.id == "afspraken")
    boxes = shown.show(after, still(after))
    assert {box[3] < 30 or (box[1] > zone.y * 0.5 - 5 and box[3] < zone.bottom * 0.5 + 5) for box in boxes} == {True}, boxes
    afresh = layer(after, 0.5)
    afresh.show(after, still(after))
    assert same(shown.image, afresh.image)


def test_an_agreement_repaints_its_zone_and_the_item_it_came_from() -> None:
    lying = crowded(200)
    shown = layer(lying, 0.5)
    shown.show(lying, still(lying))
    after = operations.agree(lying, "k7", "rij")
    before = shown.repainted
    boxes = shown.show(after, still(after))
    zone = next(zone.place for zone in MAT.zones if zone.id == "afspraken")
    reach = area_of(after.items[7]).grown(SHADOW_MARGIN + 2)
    wanted = [(place.x * 0.5 - 2, place.y * 0.5 - 2, place.right * 0.5 + 2, place.bottom * 0.5 + 2) for place in (zone, reach)]
    assert len(boxes) > 1
    for box in boxes:
        assert any(box[0] >= w[0] and box[1] >= w[1] and box[2] <= w[2] and box[3] <= w[3] for w in wanted), boxes
    assert shown.repainted - before < 100
    afresh = layer(after, 0.5)
    afresh.show(after, still(after))
    assert same(shown.image, afresh.image)


def test_the_same_scene_again_repaints_nothing() -> None:
    lying = crowded(20)
    shown = layer(lying, 0.5)
    shown.show(lying, still(lying))
    begun = shown.repainted
    assert shown.show(lying, still(lying)) == ()
    assert shown.repainted == begun
    assert shown.size == (round(MAT.size.w / 2), round(MAT.size.h / 2))


def test_a_line_that_is_being_written_draws_no_dry_ink_again() -> None:
    lying = board(ink=[stroke(f"s{i}", (100, 100 + 10 * i), (900, 100 + 10 * i)) for i in range(40)])
    shown = layer(lying, 0.5)
    shown.show(lying, still(lying))
    before = shown._sheet.drawn  # noqa: SLF001 - what a test of speed looks at
    for y in range(120, 500, 10):
        wet = stroke("nat", (300, 100), *((300 + y % 20, y2) for y2 in range(110, y, 10)))
        shown.show(lying, Scene(lying.items, lying.ink, frozenset(), (wet,)))
    assert shown._sheet.drawn == before  # noqa: SLF001


def test_ink_that_could_not_be_drawn_in_time_comes_with_the_next_frames() -> None:
    rows = [stroke(f"s{i}", *((60 + 20 * j, 40 + 15 * i + j % 7) for j in range(50))) for i in range(40)]
    lying = board(card("a"), note("b", 700, 300), ink=[*rows, stroke("lang", (20, 20), (1180, 700))])
    shown, after = layer(lying, 0.5), replace(lying, ink=lying.ink[:-1])
    shown.show(lying, still(lying))
    shown.show(after, still(after), lambda: True)
    assert shown.due
    turns = 0
    while shown.due:
        shown.show(after, still(after), lambda: True)
        turns += 1
    assert turns > 20
    assert shown.show(after, still(after), lambda: True) == ()
    afresh = layer(after, 0.5)
    afresh.show(after, still(after))
    assert same(shown.image, afresh.image)


def test_a_picture_has_all_its_ink_at_once() -> None:
    lying = board(card("a"), ink=[stroke(f"s{i}", (60, 40 + 15 * i), (1100, 60 + 15 * i)) for i in range(40)])
    whole = layer(lying, 0.5)
    whole.show(lying, still(lying))
    assert same(picture(lying, MEANS, TYPE, whole.size[0]), whole.image)


def test_large_tiles_of_many_items_are_painted_once() -> None:
    lying, tiles = board(*(card(f"k{i}", 200 + i, 200, title=f"Kaart {i}") for i in range(70))), Tiles()
    large = Layer(lying, MEANS, TYPE, tiles, 2.7)
    large.show(lying, still(lying))
    made = tiles.made
    assert sum(large.sprite(item).width * large.sprite(item).height * 4 for item in lying.items) > ROOM
    assert tiles.made == made == 70


def test_a_line_on_a_note_repaints_its_own_place() -> None:
    lying = board(card("a"), note("b", 700, 300), note("c", 720, 320))
    paper = lying.items[1]
    assert isinstance(paper, Note)
    shown = layer(lying, 0.5)
    shown.show(lying, still(lying))
    line = Stroke("s", (Point(-20, -10), Point(0, 10), Point(20, -10)))
    after = replace(lying, items=(lying.items[0], replace(paper, ink=(line,)), lying.items[2]))
    (box,) = shown.show(after, still(after))
    assert (box[2] - box[0]) / 0.5 < 40 + 6 + 2 * BULGE + 8
    afresh = layer(after, 0.5)
    afresh.show(after, still(after))
    assert same(shown.image, afresh.image)
    assert not same(shown.image, layer(lying, 0.5).image)


def test_what_a_finger_lifts_is_unpacked_when_it_comes_down_and_nothing_else() -> None:
    lying = board(card("a", 200, 200), card("b", 230, 220), card("c", 1000, 600), ink=[stroke("s", (100, 100), (300, 300))])
    session = Session(lying, counter())
    shown = layer(lying, 0.5)
    shown.show(lying, session.scene())
    assert not go_on(shown.rest(), lambda: False)
    still_ = shown.weight
    shown.wake(Point(600, 100))  # nothing lies there
    assert shown.weight == still_
    shown.wake(Point(230, 220))
    awake = shown.weight
    assert awake > still_
    session.press(1, Point(230, 220))
    session.moved(1, Point(260, 220))
    session.moved(1, Point(900, 400))
    shown.show(session.present, session.scene())
    assert shown.weight == awake
    assert not go_on(shown.rest(), lambda: False)
    assert shown.weight <= still_
