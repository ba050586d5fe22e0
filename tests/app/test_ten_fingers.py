"""Any ten fingers, keys and buttons in any order, on the real window: nothing is lost, doubled or broken, and undo leads back to the start.

`TEN_FINGERS=2000` runs that many examples instead of the few of the suite; the steps are counted and printed with `pytest -s`.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from arrangeerveld.app.layers import PILES
from arrangeerveld.core.board import Board, Card, Item, Note, NoteSize, Stroke, area_of
from arrangeerveld.core.geometry import Point, Pose
from arrangeerveld.core.gestures import Drag, Erasing, Inking, Writing
from arrangeerveld.core.history import Done, History
from arrangeerveld.core.session import Mode
from arrangeerveld.files.boards import read_board
from arrangeerveld.files.settings import USUAL
from tests.app.stage import Stage
from tests.app.steady import SteadyClock, steady
from tests.app.test_photos import make

EXAMPLES = int(os.environ.get("TEN_FINGERS", "0"))
DEVICES = ("tuio", "tuio", "wm_touch", "mouse")
KEYS = (8, 9, 13, 27, 32, 127, 273, 274, 275, 276, 1073741925)
AWAY = 5  # steps after which what covers the table is taken off
NEW = {"kaart", "memo", "foto"}
TITLES = ("Samen lezen", "Rustige plek", "Vast", "Eigen kaart")


def cards() -> Iterator[Item]:
    for i, title in enumerate(TITLES):
        source = "" if title.startswith("Eigen") else f"bron{i}"
        yield Card(
            f"k{i}", "swv" if source else "zelf", title, Pose(350 + 240 * i, 200 + 90 * i, 90.0 * (i == 1)), source=source, locked=i == 2
        )
    ink = (Stroke("op-memo", (Point(-40, 0), Point(40, 10))),)
    yield Note("m0", NoteSize.LARGE, "geel", "Hoe gaat het thuis?", Pose(620, 420), ink=ink)
    yield Note("m1", NoteSize.SMALL, "roze", "", Pose(1000, 420))


@dataclass
class Table:
    """What the machine plays on."""

    stage: Stage
    clock: SteadyClock
    photo: Path
    folder: Path
    broken: list[BaseException] = field(default_factory=list)
    steps: int = 0
    done: int = 0
    labels: Counter[str] = field(default_factory=Counter)


PLACES = "mat", "item", "control", "finger", "edge", "top"
SPOTS = st.tuples(st.sampled_from(PLACES), st.integers(0, 997), st.integers(0, 997), st.integers(0, 997))
FINGERS = st.integers(0, 9)


class Hands(RuleBasedStateMachine):
    """Ten fingers, a keyboard and a mouse on one table."""

    table: ClassVar[Table]

    def __init__(self) -> None:
        super().__init__()
        stage = self.stage = self.table.stage
        self.places: dict[int, tuple[float, float]] = {}
        self.wide: set[int] = set()
        self.next = 1000
        self.away = 0  # steps since the table went out of sight
        self.seen: set[int] = set()
        self.known: set[str] = set()  # every item that was ever on the board
        self.kept: list[Done] = []  # so that no number in `seen` is given again
        stage.app.change(USUAL)
        stage.app._leaving = False
        stage.use(Board(stage.app.start.mat, items=tuple(cards()), ink=(Stroke("lijn", (Point(300, 300), Point(900, 330))),)))
        self.desk.session.set_mode(Mode.MOVE)
        self.desk.focus.at, self.desk.focus.shown = "", False
        stage.window.dispatch("on_drop_file", str(self.table.photo).encode(), 0, 0)
        self.settle()
        stage.app._leaving = True  # no other board comes on the table
        stage.app.path = None
        self.first = self.desk.session.history = History(self.desk.session.present)
        self.seen.clear()

    @property
    def desk(self) -> Any:
        return self.stage.desk

    # places

    def spot(self, where: tuple[str, int, int, int]) -> tuple[float, float]:
        """A place on the screen, mm, in something that is there now."""
        kind, which, a, b = where
        size = self.desk.screen.size
        u, v = a / 997, b / 997
        if kind == "item" and self.desk.session.present.items:
            items = self.desk.session.present.items
            item = items[which % len(items)]
            x, y = self.stage.on_mat(*item.pose.centre)
            return x + (u - 0.5) * item.size.h, y + (v - 0.5) * item.size.h
        if kind == "control":
            layers = self.desk.layers()
            found = [one for name in PILES for one in layers.piles[name] if one.action]
            place = found[which % len(found)].place
            return place.x + place.w * u, place.y + place.h * v
        if kind == "finger" and self.places:
            x, y = list(self.places.values())[which % len(self.places)]
            return min(max(x + 60 * (u - 0.5), 0), size.w - 1), min(max(y + 60 * (v - 0.5), 0), size.h - 1)
        if kind == "edge":
            return (0.0, size.w - 0.1)[which % 2], v * size.h
        return u * size.w, v * size.h * (0.4 if kind == "top" else 1.0)

    # fingers

    @rule(finger=FINGERS, where=SPOTS, device=st.sampled_from(DEVICES), double=st.booleans())
    def put_down(self, finger: int, where: tuple[str, int, int, int], device: str, double: bool) -> None:  # noqa: FBT001
        if finger in self.places:
            return
        at = self.places[finger] = self.spot(where)
        self.stage.down(finger, *at, device)
        if double:
            self.next += 1
            self.stage.down(self.next, at[0] + 1, at[1], "mouse" if device != "mouse" else "wm_touch")
            self.stage.move(self.next, at[0] + 2, at[1])
            self.stage.lose(self.next)
        self.check()

    @rule(finger=FINGERS, which=st.integers(0, 99), dx=st.integers(-60, 60), dy=st.integers(-40, 40))
    def hold_an_item(self, finger: int, which: int, dx: int, dy: int) -> None:
        items = self.desk.session.present.items
        if finger in self.places or not items:
            return
        x, y = self.stage.on_mat(*items[which % len(items)].pose.centre)
        self.places[finger] = x + dx, y + dy
        self.stage.down(finger, x + dx, y + dy, "tuio")
        self.check(0.1)

    @rule(finger=FINGERS, beside=FINGERS, away=st.sampled_from((1, 9, 20, 70)))
    def help(self, finger: int, beside: int, away: int) -> None:
        """A second finger comes where another one is."""
        if finger in self.places or not self.places:
            return
        x, y = self.places[self.one(beside)]
        self.places[finger] = x + away, y
        self.stage.down(finger, x + away, y, "tuio")
        self.check()

    @rule(finger=FINGERS, where=SPOTS, width=st.sampled_from((4.0, 12.0, 40.0, 90.0)))
    def put_a_hand_down(self, finger: int, where: tuple[str, int, int, int], width: float) -> None:
        if finger in self.places:
            return
        at = self.places[finger] = self.spot(where)
        self.wide.add(finger)
        self.stage.hand_down(finger, *at, width)
        self.check()

    @rule(finger=FINGERS, where=SPOTS, parts=st.integers(1, 4))
    def move(self, finger: int, where: tuple[str, int, int, int], parts: int) -> None:
        if not self.places:
            return
        finger = self.one(finger)
        (ax, ay), (bx, by) = self.places[finger], self.spot(where)
        for i in range(1, parts + 1):
            self.shift(finger, ax + (bx - ax) * i / parts, ay + (by - ay) * i / parts)
            self.table.clock.run()
        self.check()

    @rule(moves=st.lists(st.tuples(FINGERS, SPOTS), min_size=2, max_size=10))
    def move_together(self, moves: list[tuple[int, tuple[str, int, int, int]]]) -> None:
        for finger, where in moves if self.places else ():
            self.shift(self.one(finger), *self.spot(where))
        self.check()

    def one(self, finger: int) -> int:
        """One of the fingers that are down."""
        return list(self.places)[finger % len(self.places)]

    def shift(self, finger: int, x: float, y: float) -> None:
        self.places[finger] = x, y
        if finger in self.wide:
            self.stage.move_hand(finger, x, y, 30.0 if finger % 2 else 10.0)
        else:
            self.stage.move(finger, x, y)

    @rule(finger=FINGERS, wait=st.booleans())
    def lift(self, finger: int, wait: bool) -> None:  # noqa: FBT001
        if not self.places:
            return
        finger = self.one(finger)
        del self.places[finger]
        self.wide.discard(finger)
        self.stage.lose(finger)
        self.check(0.12 if wait else 0.0)

    @rule(finger=FINGERS, back=st.sampled_from((1.0, 10.0, 40.0)), frames=st.integers(0, 6))
    def lose_and_find(self, finger: int, back: float, frames: int) -> None:
        if not self.places or self.one(finger) in self.wide:
            return
        finger = self.one(finger)
        x, y = self.places[finger]
        device = self.stage._touches[finger].device
        self.stage.lose(finger)
        self.table.clock.run(frames / 60)
        self.stage.down(finger, x + back, y, device)
        self.places[finger] = x + back, y
        self.check()

    @rule(where=SPOTS, device=st.sampled_from(DEVICES), still=st.sampled_from((0.05, 0.05, 0.6)))
    def tap(self, where: tuple[str, int, int, int], device: str, still: float) -> None:
        self.next += 1
        self.stage.down(self.next, *self.spot(where), device)
        self.table.clock.run(still)
        self.stage.lose(self.next)
        self.check(0.1)

    @rule(where=SPOTS, to=SPOTS)
    def drag(self, where: tuple[str, int, int, int], to: tuple[str, int, int, int]) -> None:
        self.next += 1
        (ax, ay), (bx, by) = self.spot(where), self.spot(to)
        self.stage.down(self.next, ax, ay)
        for i in range(1, 5):
            self.stage.move(self.next, ax + (bx - ax) * i / 4, ay + (by - ay) * i / 4)
            self.table.clock.run()
        self.stage.lose(self.next)
        self.check(0.1)

    @rule(which=st.integers(0, 99))
    def throw_in_the_bin(self, which: int) -> None:
        items = self.desk.session.present.items
        if not items:
            return
        self.next += 1
        x, y = self.stage.on_mat(*items[which % len(items)].pose.centre)
        self.stage.down(self.next, x, y)
        self.stage.move(self.next, x + 20, y)
        self.table.clock.run()
        found = self.desk.layers().piles["bin"]
        if found:
            self.stage.move(self.next, *found[0].place.centre)
            self.table.clock.run()
        self.stage.lose(self.next)
        self.check(0.1)

    # buttons and keys

    @rule(which=st.integers(0, 199), pile=st.sampled_from(PILES))
    def press(self, which: int, pile: str) -> None:
        found = [one for one in self.desk.layers().piles[pile] if one.action]
        if not found:
            return
        self.next += 1
        place = found[which % len(found)].place
        self.stage.down(
            self.next, *(place.centre if pile != "keyboards" else (place.x + which * 7 % place.w, place.y + which * 5 % place.h))
        )
        self.stage.lose(self.next)
        self.check(0.05)
        self.settle()

    @rule(mode=st.sampled_from(("schuif", "pen", "wis")))
    def take_a_tool(self, mode: str) -> None:
        self.desk.act(f"mode:{mode}")
        self.check()

    @rule(key=st.sampled_from(KEYS), shift=st.booleans())
    def key(self, key: int, shift: bool) -> None:  # noqa: FBT001
        self.stage.window.dispatch("on_key_down", key, 0, None, ["shift"] if shift else [])
        self.stage.window.dispatch("on_key_up", key, 0)
        self.check()

    @rule(letter=st.sampled_from("zzzyys"))
    def command(self, letter: str) -> None:
        self.stage.window.dispatch("on_key_down", ord(letter), 0, None, ["ctrl"])
        self.stage.window.dispatch("on_key_up", ord(letter), 0)
        self.settle()

    @rule(text=st.text("ab ëé+-[]", min_size=1, max_size=6))
    def type_in(self, text: str) -> None:
        for char in text:
            self.stage.window.dispatch("on_textinput", char)
        self.check()

    @rule(right=st.booleans())
    def drop_a_photo(self, right: bool) -> None:  # noqa: FBT001
        name = self.table.photo if right else self.table.photo.with_name("kapot.png")
        self.stage.window.dispatch("on_drop_file", str(name).encode(), 700, 500)
        self.settle()

    @rule(seconds=st.sampled_from((0.02, 0.1, 0.5, 1.0)))
    def wait(self, seconds: float) -> None:
        self.check(seconds)

    def uncover(self) -> None:
        if self.desk.covers.curtain:
            self.desk.act("gordijn")
        if self.desk.touchtest is not None:
            self.desk.act("aanraaktest")
        self.desk.covers.page = None
        self.desk.on_change()

    # what must be so

    def settle(self) -> None:
        """Wait for what the workers do."""
        for _ in range(3):
            self.check()

    def check(self, seconds: float = 0.0) -> None:
        """After every step."""
        self.table.steps += 1
        self.away = self.away + 1 if self.desk.covers.closed or self.desk.touchtest is not None else 0
        if self.away > AWAY:
            self.uncover()
        self.stage.app.files._worker.submit(int).result()
        self.stage.app.darkroom._worker.submit(int).result()
        self.table.clock.run(seconds, draw=self.table.steps % 20 == 0)
        assert not self.table.broken, self.table.broken
        session = self.desk.session
        assert sound(session.present)
        done = session.history.past
        while done is not None and id(done) not in self.seen:
            self.seen.add(id(done))
            self.kept.append(done)
            done = done.earlier
        self.known |= {item.id for item in session.present.items}
        items = [gesture.item for gesture in session.live.values() if not isinstance(gesture, Inking | Erasing) and gesture.item]
        assert len(items) == len(set(items)), session.live  # nobody has what another has
        fresh = {gesture.item for gesture in session.live.values() if isinstance(gesture, Drag | Writing) and gesture.fresh is not None}
        assert set(items) <= self.known | fresh, session.live

    def teardown(self) -> None:
        for finger in list(self.places):
            self.lift(finger, wait=False)
        self.check(0.5)
        self.uncover()
        self.desk.finish_writing()
        self.check(0.1)
        session, table = self.desk.session, self.stage.app.table
        assert not session.live
        assert not session.helping
        assert not table.hands._fingers
        assert not table.hands.touches._down
        assert table.hands.touches.due is None
        self.same_on_the_glass()
        session.set_mode(Mode.MOVE)
        self.there_and_back()
        self.same_on_the_glass()
        self.saved()
        assert not self.table.broken, self.table.broken
        self.stage.app._leaving = False

    def same_on_the_glass(self) -> None:
        """What was repainted piece by piece is what would be painted at once."""
        board, layer = self.desk.session.present, self.stage.app.table.ground.layer
        self.table.clock.run(0.1, draw=True)
        fresh = self.stage.app._layer()
        assert layer.image.size == fresh.image.size
        from PIL import ImageChops, ImageStat

        off = ImageStat.Stat(ImageChops.difference(layer.image.convert("RGB"), fresh.image.convert("RGB")))
        assert max(off.mean) < 0.3, (off.mean, board)

    def there_and_back(self) -> None:
        """Undo to the start, redo to the end: each board is sound, nothing goes but by being thrown away, nothing comes twice."""
        session = self.desk.session
        while session.history.future is not None:
            session.redo()
        last, count = session.present, 0
        while (done := session.history.past) is not None:
            explained(done.label, done.board, session.present)
            session.undo()
            count += 1
            assert sound(session.present)
        assert session.present is self.first.present
        for _ in range(count):
            session.redo()
        assert session.present is last
        self.table.done += len(self.kept)
        self.table.labels.update(done.label for done in self.kept)

    def saved(self) -> None:
        """What lies on disk is what lies on the table."""
        board: Board = self.desk.session.present
        self.desk.act("bewaar")
        self.settle()
        path = self.stage.app.path
        assert path is not None
        found, problems = read_board(path.read_bytes(), path.name)
        assert found is not None
        assert not problems
        assert [item.id for item in found.items] == [item.id for item in board.items]
        assert len(found.ink) == len(board.ink)
        assert [row.id for row in found.agreements] == [row.id for row in board.agreements]


def sound(board: Board) -> bool:
    """Every item, line and agreement once, and every item wholly on the mat."""
    lines = [*board.ink, *(line for item in board.items if isinstance(item, Note) for line in item.ink)]
    for things in (board.items, board.ink, board.agreements):
        ids = [thing.id for thing in things]
        assert len(ids) == len(set(ids)), ids
    assert all(line.points for line in lines)
    for item in board.items:
        around, mat = area_of(item), board.mat.area
        assert around.x >= mat.x - 0.01, item
        assert around.y >= mat.y - 0.01, item
        assert around.right <= mat.right + 0.01, item
        assert around.bottom <= mat.bottom + 0.01, item
    return True


def explained(label: str, before: Board, after: Board) -> None:
    """A step takes at most one item away, and says so; it brings at most one, and says so."""
    old, new = {item.id for item in before.items}, {item.id for item in after.items}
    assert len(old - new) <= (label.endswith(" weg")), (label, old - new)
    assert len(new - old) <= (label in NEW), (label, new - old)


@pytest.fixture
def hands(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Table]:
    from kivy.base import ExceptionHandler, ExceptionManager

    from arrangeerveld.app import office, photoshoot

    photos = tmp_path / "fotos"
    photos.mkdir()
    (photos / "kapot.png").write_bytes(b"geen foto")
    monkeypatch.setattr(photoshoot, "photo_folders", lambda _: (photos,))
    monkeypatch.setattr(office, "WIDTH", 480)  # of the saved picture: its size is tested elsewhere

    class Net(ExceptionHandler):  # type: ignore[misc] # Kivy is not typed
        def handle_exception(self, inst: BaseException) -> int:
            table.broken.append(inst)
            return int(ExceptionManager.RAISE)

    with steady(stage, monkeypatch) as clock:
        table = Table(stage, clock, make(photos / "foto.png", (300, 200)), tmp_path)
        net = Net()
        ExceptionManager.add_handler(net)
        yield table
        ExceptionManager.remove_handler(net)
        stage.app._leaving = False
        stage.desk.covers.page, stage.desk.covers.curtain, stage.desk.touchtest = None, False, None
        stage.app.change(USUAL)
        stage.use(Board(stage.app.start.mat))
        stage.desk.session.set_mode(Mode.MOVE)


@pytest.mark.timeout(0 if EXAMPLES else 600)  # a failure is made small first
def test_ten_fingers_lose_nothing(hands: Table) -> None:
    Hands.table = hands
    some = settings(
        max_examples=EXAMPLES or 25,
        stateful_step_count=120,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
        phases=[Phase.generate, Phase.shrink],
    )
    run_state_machine_as_test(Hands, settings=some)
    print(f"\n{hands.steps} steps, {hands.done} in the history: {dict(hands.labels)}")  # noqa: T201 - asked for with -s
