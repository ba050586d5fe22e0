"""What there is to say about the decks on the table, at the board: a mark in the tray, and a list with file and line."""

from __future__ import annotations

from pathlib import Path

from arrangeerveld.app.remarks import ROWS
from arrangeerveld.core.marks import Text
from tests.app.stage import Stage, labels
from tests.app.test_live_decks import DECK, begin, saves
from tests.app.test_maker import open_deck, open_maker
from tests.app.test_table import wait_until

WRONG = (
    DECK
    + """  - id: lang
    titel: Ondersteuning voor de leerkracht bij moeilijke gesprekken
    domeinen: [gedrach]
  - id: nieuw
    titel: Evaluatie
    tekst: Eén. Twee. Drie.
"""
)


def told(stage: Stage) -> str:
    """The words of the list."""
    marks = [mark for control in stage.desk.layers().piles["remarks"] for mark in control.face.marks]
    return " ".join(mark.text for mark in marks if isinstance(mark, Text))


def test_the_tray_tells_quietly_and_the_list_goes_away_again(stage: Stage, tmp_path: Path) -> None:
    path = begin(stage, tmp_path)
    found = stage.desk.covers.remarks
    assert found.found == ()
    assert not [control for control in stage.desk.layers().piles["frame"] if control.action == "opmerking:lijst"]
    saves(path, WRONG)
    wait_until(stage, lambda: len(found.found) == 4)
    assert [problem.hint for problem in found.found] == [False, False, True, True]  # mistakes first
    before, history = stage.board, labels(stage)
    stage.press("opmerking:lijst")
    assert "Er zijn 4 opmerkingen over de kaarten" in told(stage)
    assert "wijkteam.yaml, regel 10" in told(stage)
    assert "past niet op de kaart" in told(stage)
    assert "Bedoel je ‘gedrag’?" in told(stage)
    assert "regel 14" not in told(stage)
    stage.press("opmerking:meer")
    assert "wijkteam.yaml, regel 14" in told(stage)
    assert found.first == ROWS
    saves(path, DECK)  # repaired meanwhile: nothing is left to say, and the list is gone
    wait_until(stage, lambda: not found.found)
    assert told(stage) == ""
    assert (stage.board, labels(stage)) == (before, history)


def test_the_list_can_be_put_away_and_others_go_on_beside_it(stage: Stage, tmp_path: Path) -> None:
    path = begin(stage, tmp_path)
    path.with_name("noord.yaml.txt").write_text(DECK, "utf-8")  # as Notepad saves it, so that it is not read
    saves(path, WRONG)
    wait_until(stage, lambda: len(stage.desk.covers.remarks.found) == 5)
    stage.drag(1, stage.on_mat(600, 300), stage.on_mat(300, 200))
    stage.press("opmerking:lijst")
    assert "Noem het bestand ‘noord.yaml’." in told(stage)
    assert all(c.place.y >= stage.desk.screen.size.h / 3 for c in stage.desk.layers().piles["remarks"] if not c.action.endswith(":"))
    stage.drag(1, stage.on_mat(300, 200), stage.on_mat(200, 120))
    assert stage.board.item("k").pose.x < 250
    stage.key(27)
    assert told(stage) == ""
    stage.press("opmerking:lijst")
    stage.press("opmerking:weg")
    assert told(stage) == ""
    stage.press("opmerking:lijst")
    stage.press("gordijn")
    stage.press("gordijn")
    assert told(stage) == ""


def test_the_card_maker_knows_them_too(stage: Stage, tmp_path: Path) -> None:
    path = begin(stage, tmp_path)
    saves(path, WRONG)
    open_maker(stage)
    open_deck(stage, path)
    maker = stage.desk.covers.maker
    assert [problem.where.line for problem in maker.problems] == [10, 11, 13, 14]
    assert sum(problem.hint for problem in maker.problems) == 2
