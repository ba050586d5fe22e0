"""Ten hands at once: whatever they do in whatever order, nothing gets lost, doubled or off the mat, and all of it can be taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from arrangeerveld.core import operations
from arrangeerveld.core.board import Board, Item, area_of
from arrangeerveld.core.geometry import Point, Pose
from arrangeerveld.core.gestures import Inking
from arrangeerveld.core.hits import zone_for
from arrangeerveld.core.session import Mode, Session
from tests.fakes import MAT, board, card, counter, note, own_card, stroke


def started() -> Session:
    """A session with a few things on the mat."""
    lying = board(
        card("a", 200, 200),
        note("b", 400, 200, turn=30),
        own_card("c", 800, 200),
        card("d", 420, 230),
        ink=[stroke("s", (100, 100), (300, 100), (300, 400)), stroke("t", (200, 300))],
    )
    return Session(lying, counter())


def names(items: tuple[Item, ...]) -> list[str]:
    return [item.id for item in items]


def test_a_tap_gives_the_item_and_brings_it_to_the_front() -> None:
    session = started()
    assert session.press(1, Point(200, 200))
    tapped = session.release(1, Point(201, 200))
    assert tapped is not None
    assert tapped.id == "a"
    assert names(session.present.items) == ["b", "c", "d", "a"]


def test_a_drag_is_one_step_with_a_name() -> None:
    session = started()
    first = session.present
    session.press(1, Point(200, 200))
    for step in range(50):
        session.moved(1, Point(200 + 10 * step, 200 + step))
    assert session.present is first
    assert session.release(1, Point(900, 450)) is None
    moved = session.present.item("a")
    assert moved is not None
    assert (moved.pose, moved.zone) == (Pose(900, 450), "rechts")
    assert session.history.past is not None
    assert session.history.past.label == "kaart verplaatst"
    session.undo()
    assert session.present is first


def test_an_item_in_one_hand_is_not_taken_over_by_another() -> None:
    session = started()
    assert session.press(1, Point(200, 200))
    assert not session.press(2, Point(210, 200))
    assert not session.write_on("toetsen", "a")
    session.moved(1, Point(700, 500))
    assert not session.press(2, Point(200, 200))
    session.release(1, Point(700, 500))
    assert session.press(2, Point(700, 500))


def test_two_hands_move_two_items_without_undoing_each_other() -> None:
    session = started()
    session.press(1, Point(200, 200))
    session.press(2, Point(800, 200))
    session.moved(1, Point(300, 600))
    session.moved(2, Point(900, 600))
    session.release(1, Point(300, 600))
    session.release(2, Point(900, 600))
    places = {item.id: item.pose.centre for item in session.present.items}
    assert (places["a"], places["c"]) == (Point(300, 600), Point(900, 600))
    session.undo()
    assert {item.id: item.pose.centre for item in session.present.items}["a"] == Point(300, 600)


def test_a_lost_finger_leaves_everything_as_it_was() -> None:
    session = started()
    first = session.present
    session.press(1, Point(200, 200))
    session.moved(1, Point(700, 500))
    session.cancel(1)
    assert session.present is first
    assert session.board is first
    assert session.scene().hidden == frozenset()


def test_the_zones_under_all_held_items_are_lit() -> None:
    session = started()
    session.press(1, Point(200, 200))
    assert session.lit() == frozenset()
    session.moved(1, Point(800, 120))
    session.deal(2, card("e"), Point(300, 300))
    assert session.lit() == {"rechts", "links"}


def test_a_dealt_card_is_in_hand_and_not_yet_on_the_board() -> None:
    session = started()
    session.deal(1, card("e", 600, 400), Point(610, 400))
    assert session.present.item("e") is None
    assert [(item.id, pose) for _, item, pose in session.drags()] == [("e", Pose(600, 400))]
    session.release(1, Point(310, 300))
    dealt = session.present.item("e")
    assert dealt is not None
    assert (dealt.pose, dealt.zone) == (Pose(300, 300), "links")


def test_a_point_on_the_bare_mat_is_nothing_to_do() -> None:
    session = started()
    assert not session.press(1, Point(600, 30))
    session.moved(1, Point(700, 30))
    assert session.release(1, Point(700, 30)) is None
    assert session.history.past is None


def test_ink_ends_where_the_finger_was_lifted() -> None:
    session = started()
    session.set_mode(Mode.PEN)
    session.press(1, Point(600, 30))
    session.moved(1, Point(650, 30))
    session.set_mode(Mode.MOVE)
    session.release(1, Point(700, 30))
    assert session.present.ink[-1].points[-1] == Point(700, 30)
    session.set_mode(Mode.PEN)
    session.press(1, Point(600, 30))
    session.release(1, Point(600, 30))
    assert session.present.ink[-1].points == (Point(600, 30),)


def test_two_fingers_rub_the_same_line_and_neither_brings_back_what_the_other_rubbed_out() -> None:
    session = started()
    session.set_mode(Mode.ERASE)
    session.press(1, Point(150, 60))
    session.press(2, Point(250, 60))
    session.moved(1, Point(150, 140))
    session.moved(2, Point(250, 140))
    assert len(rubbed_out(session)) == 0
    session.release(1, Point(150, 140))
    assert len(rubbed_out(session)) == 0
    session.moved(2, Point(250, 150))
    session.release(2, Point(250, 150))
    assert len(rubbed_out(session)) == 0
    assert len([line for line in session.present.ink if line.id.startswith("s")]) == 3
    session.undo()
    session.undo()
    assert names_of_ink(session.present) == ["s", "t"]


def rubbed_out(session: Session) -> list[Point]:
    """The points at 150 and 250 on the line through 100 that can still be seen."""
    seen = list(session.scene().lines())
    spots = [Point(150, 100), Point(250, 100)]
    return [spot for spot in spots for line in seen if any(a.x < spot.x < b.x for a, b in zip(line.points, line.points[1:], strict=False))]


def names_of_ink(board_: Board) -> list[str]:
    return [line.id for line in board_.ink]


def test_ink_that_was_taken_back_under_an_eraser_is_gone() -> None:
    session = started()
    session.set_mode(Mode.PEN)
    session.press(1, Point(600, 600))
    session.release(1, Point(700, 600))
    session.set_mode(Mode.ERASE)
    session.press(2, Point(650, 600))
    session.undo()
    assert len(session.scene().lines()) == 2
    session.redo()
    assert len(session.scene().lines()) == 4  # the new line is cut in two
    session.release(2, Point(650, 600))
    assert len(session.present.ink) == 4


def test_an_empty_new_note_leaves_nothing_behind() -> None:
    session = started()
    first = session.present
    session.write_new("w", note("e", text=""))
    assert session.writing("w") is not None
    assert [item.id for _, item, _ in session.writings()] == ["e"]
    session.finish("w")
    assert session.present is first


def test_a_writer_who_starts_something_else_has_finished_the_first() -> None:
    session = started()
    session.write_new("w", note("e", text=""))
    session.edit("w", lambda writing: writing.typed("Eerst"))
    assert session.write_on("w", "c")
    assert operations.text_of(session.present.items[-1]) == "Eerst"
    session.edit("w", lambda writing: writing.typed(" met papa"))
    session.finish("w")
    own = session.present.item("c")
    assert own is not None
    assert operations.text_of(own) == "Eigen kaart met papa"
    assert not session.write_on("w", "a")
    assert not session.write_on("w", "weg")


def test_everyone_is_told_of_every_change() -> None:
    session, told = started(), list[int]()
    session.on_change = lambda: told.append(1)
    session.press(1, Point(200, 200))
    session.moved(1, Point(201, 200))
    assert len(told) == 1
    session.moved(1, Point(300, 300))
    session.release(1, Point(300, 300))
    session.undo()
    session.redo()
    session.set_mode(Mode.PEN)
    session.cancel(9)
    session.moved(9, Point(1, 1))
    assert len(told) >= 6


TOUCHES = st.integers(1, 10)
PLACES = st.builds(Point, st.floats(-100, 1300), st.floats(-100, 800)) | st.sampled_from(
    [Point(200, 200), Point(410, 210), Point(150, 100)]
)
WRITERS = st.sampled_from(["schrijver 1", "schrijver 2"])


class ManyHands(RuleBasedStateMachine):
    """Touches in any order, mixed with buttons and keyboards."""

    def __init__(self) -> None:
        super().__init__()
        self.session = started()
        self.first = self.session.present
        self.fresh = counter()

    @rule(touch=TOUCHES, point=PLACES)
    def down(self, touch: int, point: Point) -> None:
        if touch not in self.session.live:
            self.session.press(touch, point)

    @rule(touch=TOUCHES, way=st.lists(PLACES, min_size=1, max_size=4))
    def move(self, touch: int, way: list[Point]) -> None:
        for point in way:
            self.session.moved(touch, point)

    @rule(touch=TOUCHES, point=PLACES)
    def up(self, touch: int, point: Point) -> None:
        self.session.release(touch, point)
        assert touch not in self.session.live

    @rule(touch=TOUCHES)
    def lose(self, touch: int) -> None:
        before = self.session.present
        self.session.cancel(touch)
        assert self.session.present is before

    @rule(touch=TOUCHES, point=PLACES)
    def deal(self, touch: int, point: Point) -> None:
        if touch not in self.session.live:
            self.session.deal(touch, card(f"kaart-{self.fresh()}", point.x + 3, point.y - 3), point)

    @rule(mode=st.sampled_from(Mode))
    def choose(self, mode: Mode) -> None:
        self.session.set_mode(mode)

    @rule(writer=WRITERS, point=PLACES, own=st.booleans())
    def write_new(self, writer: Hashable, point: Point, *, own: bool) -> None:
        item_id = f"nieuw-{self.fresh()}"
        self.session.write_new(writer, own_card(item_id, *point, title="") if own else note(item_id, *point, text=""))

    @rule(writer=WRITERS, data=st.data())
    def write_on(self, writer: Hashable, data: st.DataObject) -> None:
        item_id = data.draw(st.sampled_from([*names(self.session.present.items), "weg"]))
        if self.session.write_on(writer, item_id):
            assert self.session.writing(writer) is not None

    @rule(writer=WRITERS, text=st.sampled_from(["a", "Wandelen ", "\n", "x" * 70]), erase=st.booleans())
    def type(self, writer: Hashable, text: str, *, erase: bool) -> None:
        self.session.edit(writer, lambda writing: writing.erased() if erase else writing.typed(text))

    @rule(writer=WRITERS)
    def finish(self, writer: Hashable) -> None:
        self.session.finish(writer)
        assert self.session.writing(writer) is None

    @precondition(lambda self: self.session.present.items)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        item_id = data.draw(st.sampled_from(names(self.session.present.items)))
        before = Counter(names(self.session.present.items))
        self.session.do("weg", lambda now: operations.remove(now, item_id))
        assert before - Counter(names(self.session.present.items)) == Counter([item_id])

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            before = self.session.present
            self.session.undo()
            if self.session.present is not before:
                self.session.redo()
                assert self.session.present is before
                self.session.undo()

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.session.redo()

    @invariant()
    def the_board_is_whole(self) -> None:
        present = self.session.present
        now = self.session.board
        assert self.session.present is present
        for shown in (present, now):
            ids = [*names(shown.items), *(line.id for line in shown.ink)]
            assert len(set(ids)) == len(ids)
            for item in shown.items:
                assert lies_well(item)

    @invariant()
    def nothing_is_lost_or_doubled(self) -> None:
        """One step changes at most one item, and what was there stays there unless it was removed."""
        done = self.session.history.past
        if done is not None:
            before, after = set(names(done.board.items)), set(names(self.session.present.items))
            assert len(before ^ after) <= 1
            assert before <= after or done.label == "weg"
            stay = [item for item in done.board.items if any(item is other for other in self.session.present.items)]
            assert len(stay) >= len(done.board.items) - 1
            kept = [item for item in self.session.present.items if any(item is other for other in stay)]
            assert sum(a is not b for a, b in zip(stay, kept, strict=True)) == 0 or raised(stay, kept)

    @invariant()
    def what_is_seen_is_what_would_be_there(self) -> None:
        scene, now = self.session.scene(), self.session.board
        lying = {item.id for item in scene.items if item.id not in scene.hidden}
        held = {item.id for _, item, _ in self.session.drags()} | {item.id for _, item, _ in self.session.writings()}
        assert not lying & held
        fresh_and_empty = {item.id for _, item, writing in self.session.writings() if writing.fresh and not writing.text.strip()}
        assert lying | held == set(names(now.items)) | fresh_and_empty
        on_notes = {gesture.stroke for gesture in self.session.live.values() if isinstance(gesture, Inking) and gesture.note}
        ink = [line for line in scene.lines() if line.id not in on_notes]
        kept = [line for line in now.ink if line.id.split(".")[0] not in on_notes]  # the rest of a line that runs off its note
        assert Counter(line.points for line in ink) == Counter(line.points for line in kept)

    @invariant()
    def nobody_holds_what_another_holds(self) -> None:
        held = [gesture.item for gesture in self.session.live.values() if hasattr(gesture, "item")]
        assert len(set(held)) == len(held)

    def teardown(self) -> None:
        while self.session.history.past is not None:
            self.session.undo()
        assert self.session.present is self.first


def lies_well(item: Item) -> bool:
    """Whether an item lies wholly on the mat, in the zone it says."""
    box, zone = area_of(item), zone_for(MAT, item.pose.centre)
    on_mat = box.x >= -1e-6 and box.y >= -1e-6 and box.right <= MAT.size.w + 1e-6 and box.bottom <= MAT.size.h + 1e-6
    return on_mat and item.zone == (zone.id if zone else "")


def raised(before: list[Item], after: list[Item]) -> bool:
    """Whether all that happened to a pile is that one item came to the front."""
    return any([other for other in before if other is not item] + [item] == after for item in before)


TestManyHands = ManyHands.TestCase
TestManyHands.settings = settings(max_examples=200, stateful_step_count=50, deadline=None)
