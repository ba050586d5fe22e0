"""The line around a lit zone runs under what lies on it, in the real window."""

from __future__ import annotations

from arrangeerveld.core.board import Board, Card, Note, NoteSize
from arrangeerveld.core.colours import FOCUS
from arrangeerveld.core.geometry import Pose
from arrangeerveld.paint.tiles import rgb
from tests.app.stage import Stage


def test_the_line_of_a_lit_zone_runs_under_cards_and_notes(stage: Stage) -> None:
    zone = next(zone for zone in stage.app.start.mat.zones if zone.id == "leren").place
    on_foot = Card("a", "swv", "Op de rand", Pose(zone.x + 220, zone.bottom - 4), source="s")
    on_side = Note("n", NoteSize.SMALL, "geel", "WWWWWW WWWWWW", Pose(zone.x + 2, zone.y + 130, 12))
    held = Card("c", "swv", "Die sleep ik", Pose(1000, 500), source="u")
    stage.use(Board(stage.app.start.mat, items=(on_foot, on_side, held)))
    before, scale = stage.shot(), stage.desk.screen.scale
    stage.down(1, *stage.on_mat(1000, 500))
    for i in range(1, 9):
        stage.move(1, *stage.on_mat(1000 + (zone.x + 360 - 1000) * i / 8, 500 + (zone.y + 90 - 500) * i / 8))
        stage.frames(1)
    lit = stage.shot()

    def at(x: float, y: float) -> tuple[int, int]:
        px, py = stage.on_mat(x, y)
        return round(px * scale), round(py * scale)

    def bright(spot: tuple[int, int]) -> bool:
        return bool(max(abs(a - b) for a, b in zip(lit.getpixel(spot), rgb(FOCUS), strict=True)) < 25)

    assert bright(at(zone.x + 80, zone.bottom - 3))  # the line beside the card
    assert bright(at(zone.x + 3, zone.y + 30))
    for item, reach in ((on_foot, 90.0), (on_side, 45.0)):
        left, top = at(item.pose.x - reach, item.pose.y - 30)
        right, bottom = at(item.pose.x + reach, item.pose.y + 30)
        assert lit.crop((left, top, right, bottom)).tobytes() == before.crop((left, top, right, bottom)).tobytes()
    stage.up(1)
    stage.use(Board(stage.app.start.mat))
