"""Writing on notes with the pen, by touch in the real window."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from arrangeerveld.app import holding
from arrangeerveld.core import faces
from arrangeerveld.core.board import Board, Card, Note, NoteSize, Stroke
from arrangeerveld.core.geometry import Point, Pose, out_of
from arrangeerveld.core.session import Mode
from arrangeerveld.files.boards import read_board
from tests.app.stage import Stage, labels

BIG = Note("g", NoteSize.LARGE, "geel", "", Pose(700, 300))
SMALL = Note("k", NoteSize.SMALL, "roze", "", Pose(700, 330))
YELLOW_MOST, DARK = 200, 70


@pytest.fixture
def table(stage: Stage) -> Iterator[Stage]:
    stage.use(Board(stage.app.start.mat, items=(BIG,)))
    yield stage
    stage.desk.act("mode:schuif")


def the(stage: Stage, item_id: str = "g") -> Note:
    found = stage.board.item(item_id)
    assert isinstance(found, Note)
    return found


def write(stage: Stage, *way: tuple[float, float], finger: int = 1) -> None:
    stage.press("mode:pen")
    stage.drag(finger, *(stage.on_mat(*place) for place in way))
    stage.press("mode:schuif")


def dark(stage: Stage, shot: Any, x: float, y: float) -> bool:
    """Whether there is black ink at a place on the mat."""
    left, top = stage.desk.screen.pixel(Point(*stage.on_mat(x, y)))
    return bool(max(shot.getpixel((round(left), shot.height - round(top)))) < DARK)


def test_what_is_written_on_a_note_moves_and_turns_with_it(table: Stage) -> None:
    write(table, (640, 320), (680, 320), (740, 320))
    (line,) = the(table).ink
    assert table.board.ink == ()
    assert dark(table, table.shot(), 690, 320)
    table.drag(1, table.on_mat(700, 270), table.on_mat(400, 170))
    shot = table.shot()
    assert dark(table, shot, 390, 220)
    assert not dark(table, shot, 690, 320)
    table.down(1, *table.on_mat(340, 200))
    table.down(2, *table.on_mat(460, 200))
    table.move(2, *table.on_mat(340, 320))
    shot = table.shot()
    pose = next(pose for _, _, pose in table.desk.session.drags())
    middle = Point((line.points[0].x + line.points[-1].x) / 2, line.points[0].y)
    assert dark(table, shot, *out_of(pose, middle))  # in the hand
    table.up(2)
    table.up(1)
    assert the(table).pose.turn == pytest.approx(90, abs=1)
    assert dark(table, table.shot(), *out_of(the(table).pose, middle))  # and lying
    assert the(table).ink == (line,)
    assert labels(table) == ["memo gedraaid", "memo verplaatst", "pen"]


def test_while_it_is_written_no_tile_is_painted(table: Stage) -> None:
    table.press("mode:pen")
    table.down(1, *table.on_mat(640, 300))
    table.move(1, *table.on_mat(650, 300))
    table.frames(2)
    made = table.app.table.ground.layer._tiles.made
    for i in range(20):
        table.move(1, *table.on_mat(650 + 4 * i, 300 + i % 3))
        table.frames(1)
    assert table.app.table.ground.layer._tiles.made == made
    assert dark(table, table.shot(), 680, 300)
    table.up(1)
    table.frames(2)
    assert table.app.table.ground.layer._tiles.made == made + 1
    assert dark(table, table.shot(), 680, 300)


def test_an_arrow_from_a_note_keeps_its_end_on_the_mat(table: Stage) -> None:
    write(table, (760, 300), (1000, 300))
    table.drag(1, table.on_mat(650, 300), table.on_mat(350, 150))
    shot = table.shot()
    assert dark(table, shot, 900, 300)
    assert dark(table, shot, 490, 150)
    table.press("terug")
    table.press("terug")
    assert table.board.items == (BIG,)
    assert table.board.ink == ()


def test_a_note_that_lies_over_another_hides_its_ink(table: Stage) -> None:
    write(table, (650, 330), (750, 330))
    table.press("memo:klein")
    table.write("dek af")
    table.key(27)
    cover = table.board.items[-1]
    table.drag(1, table.on_mat(*cover.pose.centre), table.on_mat(700, 330))
    shot = table.shot()
    assert not dark(table, shot, 650, 350)
    assert sum(dark(table, shot, 640 + i, 330) for i in range(120)) < 60  # the letters of the cover are there


def test_the_eraser_rubs_ink_on_a_note_a_part_or_a_line(table: Stage) -> None:
    write(table, (620, 300), (780, 300))
    table.press("mode:wis")
    table.down(1, *table.on_mat(700, 360))
    table.move(1, *table.on_mat(700, 340))
    table.move(1, *table.on_mat(700, 300))
    assert not dark(table, table.shot(), 700, 300)  # at once
    table.up(1)
    assert len(the(table).ink) == 2
    assert labels(table) == ["wissen", "pen"]
    table.desk.session.whole = True
    table.drag(1, table.on_mat(760, 360), table.on_mat(760, 300))
    table.desk.session.whole = False
    assert len(the(table).ink) == 1
    table.press("terug")
    table.press("terug")
    assert len(the(table).ink) == 1
    assert dark(table, table.shot(), 700, 300)


def test_copied_thrown_away_and_brought_back_with_its_ink(table: Stage) -> None:
    write(table, (650, 300), (750, 300))
    ink = the(table).ink
    table.down(50, *table.on_mat(700, 270))
    for _ in range(400):
        table.frames(1)
        if table.desk.rings.open:
            break
    table.up(50)
    table.press("ring:kopie:g")
    copied = table.board.items[-1]
    assert isinstance(copied, Note)
    assert copied.ink == ink
    table.drag(1, table.on_mat(*copied.pose.centre), table.on_mat(400, 450))
    table.down(1, *table.on_mat(700, 270))
    table.move(1, *table.on_mat(760, 270))
    place = holding.bin_place(table.desk)
    assert place is not None
    table.move(1, *place.centre)
    table.up(1)
    assert table.board.item("g") is None
    table.press("terug")
    assert the(table).ink == ink


def test_a_locked_note_takes_no_ink_and_a_card_none_at_all(stage: Stage) -> None:
    items = (Note("g", NoteSize.LARGE, "geel", "", Pose(700, 300), locked=True), Card("c", "swv", "Kaart", Pose(300, 300), source="s"))
    stage.use(Board(stage.app.start.mat, items=items))
    write(stage, (650, 300), (750, 300))
    write(stage, (250, 320), (350, 320))
    assert len(stage.board.ink) == 2
    assert stage.board.items == items


def test_a_fresh_note_for_the_pen_needs_no_text(stage: Stage) -> None:
    stage.press("memo:groot")
    stage.press("mode:pen")
    (note,) = stage.board.items
    assert isinstance(note, Note)
    x, y = note.pose.centre
    stage.drag(1, stage.on_mat(x - 50, y), stage.on_mat(x + 50, y))
    stage.press("mode:schuif")
    assert len(the(stage, note.id).ink) == 1
    assert labels(stage) == ["pen", "memo"]
    stage.tap(*stage.on_mat(x, y + 40))  # opened to be typed on, the ink is there too
    stage.write("en tekst")
    assert dark(stage, stage.shot(), x + 20, y)
    stage.key(27)
    assert the(stage, note.id).text == "en tekst"
    assert len(the(stage, note.id).ink) == 1


def test_typing_on_an_inked_note_smooths_its_ink_once_for_each_letter(table: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    write(table, (640, 320), (680, 300), (740, 320))
    table.tap(*table.on_mat(700, 270))
    table.frames(3)
    made: list[object] = []
    smooth = faces.ink_mark

    def counted(*part: Any) -> Any:
        made.append(part)
        return smooth(*part)

    monkeypatch.setattr(faces, "ink_mark", counted)
    table.desk.on_change()
    table.frames(5)
    assert made == []
    table.write("a")
    assert made
    table.key(27)


def test_ten_hands_write_on_their_own_notes(stage: Stage) -> None:
    notes = tuple(Note(f"m{i}", NoteSize.SMALL, "geel", "", Pose(150 + i % 5 * 280, 200 + i // 5 * 260)) for i in range(10))
    stage.use(Board(stage.app.start.mat, items=notes))
    stage.press("mode:pen")
    for i, one in enumerate(notes):
        stage.down(i, *stage.on_mat(one.pose.x - 40, one.pose.y))
    for step in range(1, 6):
        for i, one in enumerate(notes):
            stage.move(i, *stage.on_mat(one.pose.x - 40 + 16 * step, one.pose.y + 10 * (step % 2)))
        stage.frames(1)
    for i in range(10):
        stage.up(i)
    assert stage.desk.session.mode is Mode.PEN
    assert all(len(the(stage, one.id).ink) == 1 for one in notes)
    assert stage.board.ink == ()
    for _ in range(10):
        stage.press("terug")
    assert stage.board.items == notes
    stage.press("mode:schuif")


def test_it_is_saved_and_opened(table: Stage, tmp_path: Path) -> None:
    write(table, (650, 300), (700, 320), (750, 300))
    table.press("bewaar")
    for _ in range(600):
        table.frames(1)
        if table.app.path is not None:
            break
    (path,) = tmp_path.glob("*.json")
    assert json.loads(path.read_bytes())["stuks"][0]["inkt"][0]["punten"]
    board, problems = read_board(path.read_bytes(), "bord")
    assert problems == ()
    assert board is not None
    (note,) = board.items
    assert isinstance(note, Note)
    (line,) = note.ink
    assert isinstance(line, Stroke)
    for read, kept in zip(line.points, the(table).ink[0].points, strict=True):
        assert read == pytest.approx(kept, abs=0.051)
