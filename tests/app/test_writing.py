"""Several people write at once, each at a keyboard of her own on the screen."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.app import keyboard
from arrangeerveld.app.keyboard import Look
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.writers import lying
from arrangeerveld.core.board import Board, Card, Note, NoteSize
from arrangeerveld.core.geometry import Point, Pose, Rect, Size
from arrangeerveld.core.marks import Means, Panel, Text
from arrangeerveld.files import places
from arrangeerveld.files.icons import Icons
from arrangeerveld.paint.fonts import Typeface
from tests.app.stage import Stage


def touch_key(stage: Stage, writer: str, action: str) -> None:
    board = stage.desk.writers.boards[writer]
    key = next(key for key in keyboard.keys(board.look) if key.action == action)
    scale = board.place.w / keyboard.WIDE
    stage.tap(board.place.x + key.place.centre.x * scale, board.place.y + key.place.centre.y * scale)


def touch_keys(stage: Stage, writer: str, text: str) -> None:
    for char in text:
        touch_key(stage, writer, char)


def notes() -> tuple[Note, ...]:
    spots = (120, 130), (1310, 130), (120, 640)
    return tuple(Note(f"m{i}", NoteSize.SMALL, "geel", f"vraag {i}", Pose(*at)) for i, at in enumerate(spots))


def test_a_note_written_by_touch_alone(stage: Stage) -> None:
    stage.press("memo:klein")
    (writer,) = stage.desk.writers.boards
    touch_keys(stage, writer, "H")  # the first letter is a capital
    touch_keys(stage, writer, "oi juf")
    touch_key(stage, writer, "terug")
    touch_key(stage, writer, "pagina:accenten")
    touch_key(stage, writer, "ë")
    touch_key(stage, writer, "regel")
    touch_key(stage, writer, "pagina:tekens")
    touch_key(stage, writer, "€")
    touch_key(stage, writer, "stempel:+")
    touch_key(stage, writer, "klaar")
    (note,) = stage.board.items
    assert isinstance(note, Note)
    assert note.text == "+ Hoi juë\n€"
    assert stage.desk.layers().piles["keyboards"] == ()


def test_a_sign_is_changed_and_taken_away(stage: Stage) -> None:
    stage.press("memo:klein")
    (writer,) = stage.desk.writers.boards
    touch_keys(stage, writer, "A")
    for sign, shown in (("+", "+ A"), ("−", "− A"), ("−", "A")):
        touch_key(stage, writer, f"stempel:{sign}")
        assert stage.desk.session.writing(writer).text == shown
    touch_key(stage, writer, "leeg")
    touch_key(stage, writer, "klaar")
    assert stage.board.items == ()


def test_three_people_write_at_once(stage: Stage) -> None:
    stage.use(Board(stage.app.start.mat, items=notes()))
    for note in notes():
        stage.tap(*stage.on_mat(*note.pose.centre))
    writers = list(stage.desk.writers.boards)
    assert len(writers) == 3
    places = [stage.desk.writers.boards[writer].place for writer in writers]
    for a, b in itertools.combinations(places, 2):
        assert not a.meets(b)
    for place in places:
        for note in notes():
            x, y = stage.on_mat(*note.pose.centre)
            assert not place.meets(Rect(x - 73, y - 59, 146, 118))
    for letters in zip("abc", "def", "ghi", strict=True):  # in turns, letter by letter
        for writer, char in zip(writers, letters, strict=True):
            touch_key(stage, writer, char)
    touch_key(stage, writers[1], "klaar")
    assert [item.text for item in stage.board.items] == ["vraag 0", "vraag 1def", "vraag 2"]
    assert set(stage.desk.writers.boards) == {writers[0], writers[2]}
    stage.tap(*stage.on_mat(700, 150))  # somebody taps the mat: nobody's note is closed
    assert len(stage.desk.writers.boards) == 2
    for writer in (writers[0], writers[2]):
        touch_key(stage, writer, "klaar")
    assert [item.text for item in stage.board.items] == ["vraag 0abc", "vraag 1def", "vraag 2ghi"]


@pytest.mark.parametrize("spots", [[(120, 130), (700, 130), (1310, 130), (500, 260)], [(120, 130), (1310, 130), (120, 600), (1300, 600)]])
def test_keyboards_of_four_lie_below_the_top_third_and_on_no_open_note(stage: Stage, spots: list[tuple[float, float]]) -> None:
    """One after the other opens a note, also one that peeps out from under a keyboard of somebody else: that one makes room."""
    stage.use(Board(stage.app.start.mat, items=tuple(Note(f"m{i}", NoteSize.SMALL, "geel", "", Pose(*at)) for i, at in enumerate(spots))))
    desk = stage.desk
    for count, spot in enumerate(spots, 1):
        stage.tap(*stage.on_mat(*spot))
        boards = [board.place for board in desk.writers.boards.values()]
        open_ = [lying(item, work, desk.screen, desk.session, desk.means) for _, item, work in desk.session.writings()]
        assert len(boards) == len(open_) == count
        for place in boards:
            assert place.y + keyboard.GRIP * place.w / keyboard.WIDE >= desk.screen.size.h / 3 - 0.01
            assert not any(place.meets(note) for note in open_)
        assert not any(a.meets(b) for a, b in itertools.combinations(boards, 2))
    desk.finish_writing()


def test_a_second_note_does_not_lie_on_the_first_while_that_is_open(stage: Stage) -> None:
    stage.press("memo:klein")
    stage.press("memo:groot")
    first, second = ((item.pose, item.size) for _, item, _ in stage.desk.session.writings())
    boxes = [Rect(pose.x - size.w / 2, pose.y - size.h / 2, size.w, size.h) for pose, size in (first, second)]
    assert not boxes[0].meets(boxes[1])


def test_a_real_keyboard_takes_the_one_on_the_screen_away_until_the_note_is_touched(stage: Stage) -> None:
    stage.press("memo:klein")
    assert stage.desk.layers().piles["keyboards"]
    stage.write("a")
    assert stage.desk.layers().piles["keyboards"] == ()
    ((_, item, _),) = stage.desk.session.writings()
    stage.tap(*stage.on_mat(*item.pose.centre))
    assert stage.desk.layers().piles["keyboards"]
    stage.key(27)


def test_searching_by_touch(stage: Stage) -> None:
    stage.press("soort:ouder")
    everything = len(stage.desk.tray.shown())
    stage.press("zoek")
    board = stage.desk.writers.boards["zoek"]
    touch_keys(stage, "zoek", "lezen")
    assert 0 < len(stage.desk.tray.shown()) < everything
    assert not board.place.meets(next(c.place for c in stage.desk.layers().piles["frame"] if c.action == "lade"))
    touch_key(stage, "zoek", "klaar")
    assert stage.desk.tray.search == "lezen"
    assert stage.desk.layers().piles["keyboards"] == ()


def test_an_own_card_is_written_again(stage: Stage) -> None:
    stage.use(Board(stage.app.start.mat, items=(Card("k", "zelf", "Rustige plek", Pose(480, 450)),)))
    stage.tap(*stage.on_mat(480, 450))
    (writer,) = stage.desk.writers.boards
    touch_keys(stage, writer, "ken")
    touch_key(stage, writer, "klaar")
    assert stage.board.items[0].title == "Rustige plekken"


@pytest.mark.parametrize("page", [keyboard.LETTERS, keyboard.ACCENTS, keyboard.SIGNS])
def test_keys_do_not_overlap_and_lie_on_the_keyboard(page: str) -> None:
    whole = Rect(0, 0, *keyboard.size(1.0))
    keys = keyboard.keys(Look(page))
    for key in keys:
        assert whole.x <= key.place.x
        assert key.place.right <= whole.right + 0.01
        assert key.place.bottom <= whole.bottom
        assert key.place.w >= 44
    for a, b in itertools.combinations(keys, 2):
        assert not a.place.meets(b.place)
    assert len({key.action for key in keys}) == len(keys)


@given(st.lists(st.tuples(st.floats(80, 1360), st.floats(80, 640)), min_size=1, max_size=4), st.sampled_from([(1920, 1080), (1024, 768)]))
def test_keyboards_stay_on_the_screen_and_off_their_own_note(spots: list[tuple[float, float]], pixels: tuple[int, int]) -> None:
    screen = Screen(pixels, Size(1440, 720))
    taken: list[Rect] = []
    for x, y in spots:
        note = Rect(x - 73, y - 59, 146, 118)
        place, scale = keyboard.placed(note, taken, screen)
        assert place.x >= 0
        assert place.y >= 0
        assert place.right <= screen.size.w
        assert place.bottom <= screen.dock.y
        assert scale in keyboard.SIZES
        if not taken:
            assert not place.meets(note)
            assert place.y + keyboard.GRIP * scale >= screen.size.h / 3 - 0.01
        taken += [place, note]


@given(st.floats(80, 560), st.floats(880, 1360), st.floats(80, 180), st.floats(80, 180))
def test_two_with_notes_at_the_top_write_below_the_top_third(x: float, x2: float, y: float, y2: float) -> None:
    screen, taken = Screen((1920, 1080), Size(1440, 720)), list[Rect]()
    notes = [Rect(x - 73, y - 59, 146, 118), Rect(x2 - 73, y2 - 59, 146, 118)]
    for note in notes:
        place, scale = keyboard.placed(note, [*taken, *(other for other in notes if other is not note)], screen)
        assert place.y + keyboard.GRIP * scale >= screen.size.h / 3 - 0.01
        assert not any(place.meets(other) for other in (*taken, *notes))
        taken.append(place)


@pytest.mark.parametrize("scale", keyboard.SIZES)
def test_what_stands_on_keys_is_read_from_afar_at_every_size(scale: float) -> None:
    means = Means(Typeface(places.fonts()), Icons(places.icons()))
    for page in (keyboard.LETTERS, keyboard.ACCENTS, keyboard.SIGNS):
        face = keyboard.control("wie", Look(page), Rect(0, 0, *keyboard.size(scale)), means).face
        panels = [mark.place for mark in face.marks if isinstance(mark, Panel)][2:]  # without the paper and the grip
        texts = [mark for mark in face.marks if isinstance(mark, Text)]
        assert len(panels) == len(keyboard.keys(Look(page)))
        assert len(texts) > len(panels) - 5
        for text in texts:
            end = text.start.x + means.type.width(text.text, text.weight) * text.size
            assert text.size >= 18, text.text
            assert any(place.x < text.start.x and end < place.right and place.contains(text.start) for place in panels), text.text


def test_every_point_of_a_keyboard_is_a_key() -> None:
    look, place = Look(), Rect(100, 100, *keyboard.size(0.7))
    assert keyboard.key_at(look, place, Point(place.x, place.y)) == "1"
    assert keyboard.key_at(look, place, Point(place.right - 1, place.bottom - 1)) == keyboard.DONE
