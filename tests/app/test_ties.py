"""A keyboard and its note are seen to belong together."""

from __future__ import annotations

from arrangeerveld.app import tieglass
from arrangeerveld.core.board import Board, Note, NoteSize
from arrangeerveld.core.colours import DARK, NOTES
from arrangeerveld.core.geometry import Point, Pose, Rect
from arrangeerveld.paint.tiles import rgb
from tests.app.stage import Stage


def seen(stage: Stage, *places: tuple[float, float]) -> list[tuple[int, int, int]]:
    """The colours at places on the screen, mm."""
    shot, scale = stage.shot(), stage.desk.screen.scale
    return [shot.getpixel((round(x * scale), round(y * scale))) for x, y in places]


def two_notes(stage: Stage) -> None:
    items = (Note("a", NoteSize.SMALL, "roze", "", Pose(250, 200)), Note("b", NoteSize.SMALL, "blauw", "", Pose(1200, 200)))
    stage.use(Board(stage.app.start.mat, items=items))


def test_a_keyboard_has_the_colour_of_its_note_and_a_line_goes_from_one_to_the_other(stage: Stage) -> None:
    two_notes(stage)
    stage.tap(*stage.on_mat(250, 200))
    (board,) = stage.desk.writers.boards.values()
    assert stage.desk.layers().piles["marks"] == ()  # who writes alone needs no number
    stage.drag(1, Point(board.place.x + 60, board.place.y + 8), (700.0, 480.0))
    (line,) = stage.desk.ties.lines
    note = Rect(*stage.on_mat(250 - 73, 200 - 59), 146, 118)
    assert board.place.contains(line.start)
    assert note.contains(line.end)
    middle = Point((line.start.x + line.end.x) / 2, (line.start.y + line.end.y) / 2)
    assert not board.place.contains(middle)
    paper, edge = rgb(NOTES["roze"]), (tieglass.WIDE + tieglass.INNER) / 4
    long = ((line.end.x - line.start.x) ** 2 + (line.end.y - line.start.y) ** 2) ** 0.5
    across = Point((line.end.y - line.start.y) / long * edge, (line.start.x - line.end.x) / long * edge)
    strip = Point(board.place.x + 60, board.place.y + 8)
    colours = seen(stage, strip, middle, (middle.x + across.x, middle.y + across.y))
    assert colours[:2] == [paper, paper]
    assert max(abs(a - b) for a, b in zip(colours[2], rgb(DARK), strict=True)) < 40  # its edge
    stage.press("gordijn")
    assert seen(stage, middle) != [paper]
    stage.press("gordijn")
    stage.write("x")  # at the real keyboard: none on the screen, and nothing to tie
    assert seen(stage, middle) != [paper]
    stage.desk.finish_writing()


def test_two_who_write_have_a_number_of_their_own_on_keyboard_and_note(stage: Stage) -> None:
    two_notes(stage)
    stage.tap(*stage.on_mat(250, 200))
    stage.tap(*stage.on_mat(1200, 200))
    desk = stage.desk
    marks = desk.layers().piles["marks"]
    boards = [board.place for board in desk.writers.boards.values()]
    notes = [Rect(*stage.on_mat(x - 73, 200 - 59), 146, 118) for x in (250, 1200)]
    assert [mark.key for mark in marks] == [("nummer", 1), ("nummer", 1), ("nummer", 2), ("nummer", 2)]
    for i in range(2):
        on_board, on_note = (mark.place for mark in marks[2 * i : 2 * i + 2])
        assert on_board.meets(boards[i])
        assert notes[i].grown(10).meets(on_note)
        assert not any(on_note.meets(place) for place in (*boards, *notes))
    stage.tap(marks[0].place.centre.x, boards[0].y + 40)  # a key beside the number is a key
    assert desk.session.writing(desk.session.writers()[0]).text == "1"
    for place in (boards[0],):
        stage.tap(place.right - 30, place.bottom - 20)  # ready: one is left, and has no number
    assert desk.layers().piles["marks"] == ()
    stage.tap(*stage.on_mat(250, 200))
    assert sorted(mark.key[1] for mark in desk.layers().piles["marks"]) == [1, 1, 2, 2]
    desk.finish_writing()
