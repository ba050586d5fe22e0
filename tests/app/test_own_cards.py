"""A card that was written during a talk is kept in an own deck, and dealt from it in the next."""

from __future__ import annotations

from pathlib import Path

from arrangeerveld.core.board import Board, Card
from arrangeerveld.core.geometry import Pose
from tests.app.stage import Stage, said
from tests.app.test_ring import hold, shown
from tests.app.test_table import wait_until


def test_an_own_card_is_kept_and_lies_in_the_tray_of_the_next_talk(stage: Stage, tmp_path: Path) -> None:
    stage.use(Board(stage.app.start.mat, items=(Card("k", "zelf", "Time-out bij de conciërge", Pose(500, 400)),)))
    stage.app.shelf.cards.pop("zelf", None)
    hold(stage, "k")
    assert "ring:bewaar:k" in shown(stage)
    assert "ring:vergroot:k" not in shown(stage)
    stage.press("ring:bewaar:k")
    wait_until(stage, lambda: "zelf" in stage.app.shelf.cards)
    assert said(stage) == "‘Time-out bij de conciërge’ ligt nu bij Zelf."
    assert "Time-out bij de conciërge" in (tmp_path / "decks" / "eigen-kaarten.yaml").read_text("utf-8")
    stage.use(Board(stage.app.start.mat))
    stage.press("soort:zelf")
    stage.frames()
    assert stage.desk.tray is not None
    stage.press("kaart:time-out-bij-de-concierge")
    stage.tap(*stage.on_mat(500, 300))
    card = stage.board.items[-1]
    assert (card.title, card.source, card.zone) == ("Time-out bij de conciërge", "time-out-bij-de-concierge", "leren")
    stage.press("zelf:nieuw")
    stage.write("Iets anders")
    stage.tap(*stage.on_mat(1300, 400))
    assert stage.board.items[-1].title == "Iets anders"
    assert stage.board.items[-1].source == ""
    stage.app.shelf.cards.pop("zelf", None)


def test_a_card_without_a_word_is_not_kept(stage: Stage, tmp_path: Path) -> None:
    stage.use(Board(stage.app.start.mat, items=(Card("k", "zelf", "", Pose(500, 400)),)))
    hold(stage, "k")
    stage.press("ring:bewaar:k")
    assert "staat nog niets" in said(stage)
    assert not (tmp_path / "decks").exists()


def test_a_deck_that_cannot_be_changed_stays_and_is_told(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    path = tmp_path / "decks" / "eigen-kaarten.yaml"
    path.write_text("deck: [kapot\n", "utf-8")
    stage.use(Board(stage.app.start.mat, items=(Card("k", "zelf", "Nieuw", Pose(500, 400)),)))
    stage.desk.notices = ()
    hold(stage, "k")
    stage.press("ring:bewaar:k")
    wait_until(stage, lambda: bool(stage.desk.notices))
    assert stage.desk.notices[-1].problem
    assert path.read_text("utf-8") == "deck: [kapot\n"
