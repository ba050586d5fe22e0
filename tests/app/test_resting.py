"""A table that nobody touches packs its pictures, and nobody sees anything of it."""

from __future__ import annotations

import pytest
from PIL import ImageChops, ImageStat

from arrangeerveld.app import resting
from arrangeerveld.core.board import Card
from tests.app.stage import Stage, until
from tests.fakes import board, card, note, stroke


def test_what_lies_still_is_packed_and_looks_the_same(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resting, "STILL", 0.02)
    ink = [stroke(f"i{i}", (100 + 9 * i, 300), (300, 120 + 9 * i)) for i in range(12)]
    stage.use(board(*[card(f"k{i}", 200 + 90 * i, 300 + 20 * i) for i in range(8)], note("n", 500, 500, turn=20), ink=ink))
    table = stage.app.table
    layer, seen = table.ground.layer, stage.shot()
    before = layer.weight
    until(stage, lambda: layer.weight < before / 10)
    until(stage, lambda: table._resting._work is None)
    painted, drawn = layer._tiles.made, layer._sheet.drawn
    assert ImageChops.difference(stage.shot(), seen).getbbox() is None
    assert not table._faces
    for turn in range(3):  # lifted and laid down between rests, also while it is packed
        lying = next(item for item in stage.board.items if isinstance(item, Card))
        x, y = lying.pose.centre
        stage.drag(1, stage.on_mat(x, y), stage.on_mat(x + 40, y + 10), stage.on_mat(x + 80, y + 30))
        stage.frames(3 if turn else 1)
        if turn == 1:
            until(stage, lambda: layer.weight < before / 10)
    assert (layer._tiles.made, layer._sheet.drawn) == (painted, drawn)
    shown = stage.shot()
    table.fit(stage.app._layer())
    off = ImageStat.Stat(ImageChops.difference(stage.shot(), shown))
    assert max(high for _, high in off.extrema) <= 1  # lines that were laid over others may differ that much from those of the sheet


def test_textures_of_what_was_held_go_once_nobody_holds_it(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resting, "STILL", 0.02)
    monkeypatch.setattr(resting, "TEXTURES", 0)
    textures = stage.app.table.textures
    until(stage, lambda: len(textures._kept) == 1)
    stage.press("soort:swv")
    until(stage, lambda: len(textures._kept) == 1)
    seen = stage.shot()
    stage.press("sluit")
    stage.press("soort:swv")
    assert ImageChops.difference(stage.shot(), seen).getbbox() is None
