"""A long note opened by touch: the dock stays free, and what is typed is seen where it comes."""

from __future__ import annotations

from arrangeerveld.core.board import Board, Note, NoteSize
from arrangeerveld.core.geometry import Pose
from tests.app.stage import Stage

LONG = " ".join(f"woord{i}" for i in range(180))
NOTE = Note("m", NoteSize.LARGE, "geel", LONG, Pose(1250, 450))


def test_a_long_note_is_written_on_without_hiding_the_dock(stage: Stage) -> None:
    stage.use(Board(stage.app.start.mat, items=(NOTE,)))
    stage.tap(*stage.on_mat(1250, 450))
    (writer,) = stage.desk.session.writers()
    from arrangeerveld.app.writing import beside

    place = beside(stage.desk, writer)
    assert place is not None
    assert place.bottom <= stage.desk.screen.dock.y + 1
    stage.tap(place.centre.x, place.y + 14)  # “hierboven staat meer”
    stage.write("HIER ")
    (_, _, work) = next(iter(stage.desk.session.writings()))
    assert 0 < work.text.index("HIER") < len(LONG)
    stage.press("gordijn")  # which lay under the note
    assert stage.desk.covers.curtain
    stage.tap(700, 400)
    stage.desk.finish_writing()
    assert "HIER " in stage.board.item("m").text
