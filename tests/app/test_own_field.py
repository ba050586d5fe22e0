"""An own field with a photo under its zones, from the start screen to the mat; and what is told when the photo is not there."""

from __future__ import annotations

from pathlib import Path

from arrangeerveld.core.geometry import Point
from tests.app.stage import Stage, said, until
from tests.test_backdrops import FIELD, RED, red


def begin(stage: Stage, folder: Path) -> None:
    (folder / "velden" / "eigen.yaml").write_text(FIELD.replace("naam:", "volgorde: 0\nnaam:"), "utf-8")
    stage.press("start")
    stage.press("veld:eigen")
    stage.press("begin")
    until(stage, lambda: stage.board.mat.id == "eigen")
    stage.frames(2)


def test_a_talk_on_a_photo_of_the_own_mat(stage: Stage, tmp_path: Path) -> None:
    red(tmp_path / "velden" / "foto.jpg")
    begin(stage, tmp_path)
    assert stage.board.mat.picture is not None
    shot = stage.shot()
    x, y = stage.desk.screen.pixel(Point(*stage.on_mat(200, 400)))
    colour = shot.getpixel((round(x), shot.height - 1 - round(y)))
    assert all(abs(a - b) < 12 for a, b in zip(colour, RED, strict=True))
    (tmp_path / "velden" / "foto.jpg").unlink()
    stage.press("memo:klein")
    stage.write("met hulp")
    stage.desk.finish_writing()
    stage.press("bewaar")
    until(stage, lambda: "Bewaard" in said(stage))
    assert '"plaatje"' in next(tmp_path.glob("*.json")).read_text("utf-8")


def test_a_photo_that_is_not_there_is_told_and_the_talk_begins(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "velden").mkdir()
    begin(stage, tmp_path)
    assert stage.board.mat.picture is None
    assert "De achtergrond ‘foto.jpg’ van het veld ‘Ons eigen veld’ staat niet naast het veld." in said(stage)
    assert "regel 5" in said(stage)
