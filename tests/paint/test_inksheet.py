"""The sheet of ink: brought up to date bit by bit it shows the same as drawn afresh, and draws only what changed."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from PIL import Image, ImageChops

from arrangeerveld.core.board import Board, Stroke
from arrangeerveld.core.colours import INKS
from arrangeerveld.core.geometry import Point, Size
from arrangeerveld.core.gestures import Erasing, Inking
from arrangeerveld.core.mat import Mat
from arrangeerveld.core.noteink import on_mat
from arrangeerveld.core.session import Mode, Scene, Session
from arrangeerveld.paint import inklines, inksheet
from arrangeerveld.paint.inklines import NO_CUTS, Cuts
from arrangeerveld.paint.inksheet import InkSheet
from arrangeerveld.paint.packing import go_on
from arrangeerveld.paint.runs import Runs
from tests.paint.pictures import same

SCALE = 0.5
SIZE = (720, 360)
MAT = Mat("m", "m", "m", Size(1440, 720), ())


def fresh(strokes: tuple[Stroke, ...]) -> Image.Image:
    sheet = InkSheet(SIZE, Runs(SCALE))
    sheet.show(strokes)
    return sheet.image


def wave(name: str, points: int, height: float, colour: str = "zwart") -> Stroke:
    line = tuple(Point(100 + i * 1200 / points, 360 + height * math.sin(i / 5)) for i in range(points + 1))
    return Stroke(name, line, 6.0, colour)


def drawn(way: Iterable[tuple[float, float]]) -> list[Inking]:
    """A line as it grows under a finger."""
    places = [Point(*at) for at in way]
    steps = [Inking("nat", (places[0],))]
    for place in places[1:]:
        follow = steps[-1].moved(place, Board(MAT))
        assert isinstance(follow, Inking)
        steps.append(follow)
    return steps


ways = st.lists(st.tuples(st.floats(20, 1420), st.floats(20, 700)), min_size=2, max_size=12)


@settings(max_examples=25, deadline=None)
@given(ways, ways)
def test_a_line_that_grows_looks_as_if_drawn_at_once(first: list[tuple[float, float]], second: list[tuple[float, float]]) -> None:
    sheet, lying = InkSheet(SIZE, Runs(SCALE)), wave("ligt", 60, 200, "rood")
    for a, b in zip(drawn(first), drawn(second), strict=False):
        sheet.show((lying, a.wet))
        sheet.show((lying, a.wet, Stroke("ander", b.wet.points)))
    done = drawn(first)[-1].wet
    sheet.show((lying, done))
    assert same(sheet.image, fresh((lying, done)))
    sheet.show((lying,))
    assert same(sheet.image, fresh((lying,)))


@settings(max_examples=25, deadline=None)
@given(ways)
def test_rubbing_out_and_taking_that_back(way: list[tuple[float, float]]) -> None:
    lines = (wave("a", 80, 150), wave("b", 40, 80, "blauw"), wave("c", 20, 300))
    board, sheet = Board(MAT, ink=lines), InkSheet(SIZE, Runs(SCALE))
    sheet.show(lines)
    gesture = Erasing(Point(*way[0]))
    for at in way:
        gesture = gesture.moved(Point(*at), board)
        sheet.show(Scene((), lines, frozenset(), (), on_mat(gesture.cuts)).lines())
    after = gesture.apply(board).ink
    sheet.show(after)
    assert same(sheet.image, fresh(after))
    sheet.show(lines)
    assert same(sheet.image, fresh(lines))


def test_what_did_not_change_draws_nothing() -> None:
    sheet, lines = InkSheet(SIZE, Runs(SCALE)), tuple(wave(f"s{i}", 30, i) for i in range(50))
    sheet.show(lines)
    before = sheet.drawn
    assert sheet.show(tuple(lines)) == []
    assert sheet.drawn == before
    assert sheet.show((*lines, Stroke("nieuw", (Point(10, 10), Point(30, 20))))) == []
    ((_, place, _),) = sheet.over
    assert place[2] - place[0] < 30
    assert sheet.drawn - before < 5


def test_two_lines_that_share_their_points_are_both_there() -> None:
    place, sheet = Point(200, 200), InkSheet(SIZE, Runs(SCALE))
    dots = Stroke("a", (place,)), Stroke("b", (place,))
    sheet.show(dots[:1])
    sheet.show(dots)
    assert same(sheet.image, fresh(dots))
    sheet.show(dots[1:])
    assert same(sheet.image, fresh(dots[1:]))


def test_a_line_that_is_laid_over_others_draws_none_of_them_again() -> None:
    sheet, lines = InkSheet(SIZE, Runs(SCALE)), tuple(wave(f"s{i}", 30, 40.0 * i) for i in range(8))
    sheet.show(lines)
    before, over = sheet.drawn, Stroke("over", (Point(500, 60), Point(520, 660)), 6.0, "rood")
    sheet.show((*lines, over))
    assert sheet.drawn - before < 40  # its own runs, in the blocks they cross
    assert same(sheet.image, fresh((*lines, over)))
    sheet.show(lines)
    assert same(sheet.image, fresh(lines))


def crowd(count: int) -> tuple[Stroke, ...]:
    """Lines as people write them, crossing each other all over, in all colours."""
    chance = random.Random(3)  # noqa: S311 - not for secrets
    lines = []
    for i in range(count):
        x, y, way = chance.uniform(60, 1380), chance.uniform(60, 660), chance.uniform(0, 6.3)
        points = []
        for _ in range(chance.randint(2, 50)):
            way += chance.uniform(-0.9, 0.9)
            x, y = x + 4 * math.cos(way), y + 4 * math.sin(way)
            points.append(Point(x, y))
        lines.append(Stroke(f"s{i}", tuple(points), 6.0, list(INKS)[i % 4]))
    return tuple(lines)


def after(count: int) -> Callable[[], bool]:
    """It is enough after it was asked so often."""
    left = iter(range(count))
    return lambda: next(left, None) is None


def drain(sheet: InkSheet, ink: tuple[Stroke, ...], cuts: Cuts = NO_CUTS) -> int:
    """Bring a sheet up to date a little at a time; gives how many times it took."""
    turns = 0
    while sheet.due:
        sheet.show(ink, cuts, after(3))
        turns += 1
    return turns


def assert_nothing_else(before: Image.Image, now: Image.Image, boxes: Iterable[tuple[int, int, int, int]]) -> None:
    """Two pictures are the same outside some boxes."""
    differ = ImageChops.difference(before, now)
    for box in boxes:
        differ.paste((0, 0, 0, 0), box)
    assert differ.getbbox() is None


PLACES = st.builds(Point, st.floats(0, 1440), st.floats(0, 720))


class InPortions(RuleBasedStateMachine):
    """A session with pen and eraser on a crowded sheet, painted a little at a time: in the end it is as if painted afresh."""

    @initialize()
    def begin(self) -> None:
        names = iter(range(10**6))
        self.session = Session(Board(MAT, ink=crowd(60)), lambda: f"n{next(names)}")
        self.sheet = InkSheet(SIZE, Runs(SCALE))
        self.sheet.show(self.session.present.ink)

    def shown(self, patience: int) -> None:
        scene, before = self.session.scene(), self.sheet.image.copy()
        boxes = self.sheet.show(scene.ink, scene.cuts, after(patience), scene.rubs)
        assert_nothing_else(before, self.sheet.image, [*boxes, *(at for _, at, _ in self.sheet.over)])

    @rule(touch=st.integers(1, 3), at=PLACES, mode=st.sampled_from([Mode.PEN, Mode.ERASE]), whole=st.booleans(), patience=st.integers(0, 9))
    def down(self, touch: int, at: Point, mode: Mode, patience: int, *, whole: bool) -> None:
        if touch not in self.session.live:
            self.session.mode, self.session.whole = mode, whole
            self.session.press(touch, at)
            self.shown(patience)

    @precondition(lambda self: self.session.live)
    @rule(data=st.data(), way=st.lists(PLACES, min_size=1, max_size=5), patience=st.integers(0, 9))
    def move(self, data: st.DataObject, way: list[Point], patience: int) -> None:
        touch = data.draw(st.sampled_from(sorted(self.session.live, key=str)))
        for at in way:
            self.session.moved(touch, at)
            self.shown(patience)

    @precondition(lambda self: self.session.live)
    @rule(data=st.data(), lost=st.booleans(), patience=st.integers(0, 9))
    def up(self, data: st.DataObject, patience: int, *, lost: bool) -> None:
        touch = data.draw(st.sampled_from(sorted(self.session.live, key=str)))
        (self.session.cancel if lost else self.session.finish)(touch)
        self.shown(patience)

    @rule(back=st.booleans(), patience=st.integers(0, 40))
    def step(self, patience: int, *, back: bool) -> None:
        (self.session.undo if back else self.session.redo)()
        self.shown(patience)

    @rule()
    def as_if_painted_afresh(self) -> None:
        scene = self.session.scene()
        drain(self.sheet, scene.ink, scene.cuts)
        assert same(self.sheet.image, fresh(scene.dry()))

    def teardown(self) -> None:
        if hasattr(self, "sheet"):
            self.as_if_painted_afresh()


TestInPortions = InPortions.TestCase
TestInPortions.settings = settings(max_examples=30, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def test_taking_back_a_long_line_is_done_in_small_portions() -> None:
    sheet, lines = InkSheet(SIZE, Runs(SCALE)), crowd(400)
    long = Stroke("lang", tuple(Point(40.0 + 10 * i, 360 + 100 * math.sin(i / 5)) for i in range(137)), 6.0, "rood")
    sheet.show((*lines, long))
    sheet.show(lines, enough=after(0))
    assert sheet.due
    laid = sheet.laid
    assert drain(sheet, lines) > 20
    assert 0 < sheet.laid - laid < 3 * len(lines)
    assert same(sheet.image, fresh(lines))


def test_rubbing_on_a_full_sheet_draws_few_lines_again() -> None:
    lines = crowd(2000)
    sheet, gesture, board = InkSheet(SIZE, Runs(SCALE)), Erasing(Point(300, 300)), Board(MAT, ink=lines)
    sheet.show(lines)
    begun, boxes, moves = sheet.drawn, 0, 80
    for i in range(moves):
        gesture = gesture.moved(Point(300 + 5 * i, 300 + 60 * math.sin(i / 12)), board)
        boxes += len(sheet.show(lines, on_mat(gesture.cuts)))
    assert sheet.drawn - begun < 100 * moves
    assert boxes < 3 * moves
    assert same(sheet.image, fresh(Scene((), lines, frozenset(), (), on_mat(gesture.cuts)).dry()))


def alpha(sheet: InkSheet, at: Point) -> int:
    """How much ink is seen at a place: 0 to 255."""
    pixel = sheet.image.getpixel((round(at.x * SCALE), round(at.y * SCALE)))
    assert isinstance(pixel, tuple)
    return int(pixel[3])


def rubbing(lines: tuple[Stroke, ...]) -> tuple[Session, InkSheet, list[Point]]:
    """An eraser that went through two lines, shown step by step to somebody who cannot wait; and where it went."""
    session, sheet = Session(Board(MAT, ink=lines), lambda: "nieuw"), InkSheet(SIZE, Runs(SCALE))
    sheet.show(lines)
    way = [Point(700, 300.0 + 6 * i) for i in range(20)]
    session.mode, drawn_before = Mode.ERASE, sheet.drawn
    session.press(1, way[0])
    for at in way:
        session.moved(1, at)
        show(session, sheet)
    assert sheet.drawn == drawn_before  # no line was drawn again meanwhile
    return session, sheet, way


def show(session: Session, sheet: InkSheet) -> None:
    scene = session.scene()
    sheet.show(scene.ink, scene.cuts, after(3), scene.rubs)


BARS = Stroke("een", (Point(100, 340), Point(1300, 340))), Stroke("twee", (Point(100, 380), Point(1300, 380)), 6.0, "rood")


def test_while_an_eraser_moves_its_way_is_taken_out_and_nothing_is_drawn() -> None:
    session, sheet, _ = rubbing(BARS)
    assert [alpha(sheet, Point(x, 340)) for x in (670, 700, 730)] == [255, 0, 255]
    session.finish(1)
    scene = session.scene()
    drain(sheet, scene.ink)
    assert same(sheet.image, fresh(scene.ink))


def test_when_an_eraser_rests_the_lines_get_their_round_ends() -> None:
    session, sheet, _ = rubbing(BARS)
    turns = 0
    while sheet.due:
        show(session, sheet)
        turns += 1
    assert turns > 3
    assert same(sheet.image, fresh(session.scene().dry()))


def test_a_rub_that_is_called_off_brings_all_back() -> None:
    session, sheet, _ = rubbing(BARS)
    session.cancel(1)
    drain(sheet, session.scene().ink)
    assert same(sheet.image, fresh(BARS))


def test_what_is_left_of_a_line_is_worked_out_before_the_eraser_is_lifted(monkeypatch: pytest.MonkeyPatch) -> None:
    session, sheet, way = rubbing(BARS)
    monkeypatch.setattr(inklines, "differing", lambda *_: pytest.fail("a line that was rubbed long ago is compared only now"))
    session.finish(1)
    show(session, sheet)
    monkeypatch.undo()
    drain(sheet, session.scene().ink)
    assert way[-1].y > BARS[-1].points[0].y + 30  # the eraser had left both lines
    assert same(sheet.image, fresh(session.present.ink))


def test_a_line_that_is_rubbed_once_more_just_before_the_eraser_is_lifted_is_looked_at_again() -> None:
    session, sheet, way = rubbing(BARS)
    for at in (Point(900, way[-1].y), Point(900, 340)):
        session.moved(1, at)
    show(session, sheet)
    session.finish(1)
    drain(sheet, session.scene().ink)
    assert alpha(sheet, Point(900, 340)) == 0
    assert same(sheet.image, fresh(session.present.ink))


def test_a_line_of_somebody_else_stays_where_an_eraser_went_before() -> None:
    session, sheet, way = rubbing(BARS)
    session.mode = Mode.PEN
    session.press(2, Point(640, 340))
    for x in range(650, 780, 10):
        session.moved(2, Point(x, 341))
    session.finish(2)
    show(session, sheet)
    assert alpha(sheet, Point(700, 341)) == 255
    session.moved(1, Point(way[-1].x, way[-1].y + 8))
    show(session, sheet)
    assert alpha(sheet, Point(700, 341)) == 255
    drain(sheet, session.scene().ink, session.scene().cuts)
    assert same(sheet.image, fresh(session.scene().dry()))


def test_what_is_rubbed_twice_in_the_same_place_is_not_drawn_again() -> None:
    lines = crowd(300)
    sheet, board = InkSheet(SIZE, Runs(SCALE)), Board(MAT, ink=lines)
    sheet.show(lines)
    gone = Erasing(Point(300, 300)).moved(Point(700, 400), board).apply(board).ink
    sheet.show(gone)
    sheet.show(lines)
    drawn = sheet.drawn
    sheet.show(lines)
    assert sheet.show(tuple(lines)) == []
    assert sheet.drawn == drawn


def test_a_line_that_crosses_itself_looks_the_same_there_when_it_is_rubbed_elsewhere() -> None:
    loop = tuple(Point(700 + 200 * math.sin(i / 10), 360 + 150 * math.sin(i / 5)) for i in range(64))
    line, sheet = Stroke("lus", loop), InkSheet(SIZE, Runs(SCALE))
    sheet.show((line,))
    middle = sheet.image.crop((330, 160, 370, 200))
    after_ = Erasing(Point(900, 360)).moved(Point(890, 200), Board(MAT, ink=(line,))).apply(Board(MAT, ink=(line,))).ink
    assert len(after_) > 1
    sheet.show(after_)
    assert sheet.image.crop((330, 160, 370, 200)).tobytes() == middle.tobytes()
    assert same(sheet.image, fresh(after_))


def test_a_line_between_others_is_drawn_between_them() -> None:
    sheet, (under, over) = InkSheet(SIZE, Runs(SCALE)), (wave("a", 40, 100, "rood"), wave("b", 30, 120, "groen"))
    sheet.show((under, over))
    between = (under, Stroke("nieuw", (Point(200, 100), Point(900, 600)), 30.0), over)
    sheet.show(between)
    assert same(sheet.image, fresh(between))


def test_few_masks_are_kept_while_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inksheet, "FEW", 4000)
    lines = tuple(wave(f"s{i}", 40, 10.0 * i + 5) for i in range(30))
    sheet = InkSheet(SIZE, Runs(SCALE))
    sheet.show(lines)
    before = sheet._masks.weight  # noqa: SLF001
    assert not go_on(sheet.rest(), lambda: False)
    assert before > 40_000
    assert sheet._masks.weight <= 4000  # noqa: SLF001
    sheet.show(lines[1:])
    assert same(sheet.image, fresh(lines[1:]))
