"""What people do with their fingers on the table, in the real window."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops

from arrangeerveld.app import tray
from arrangeerveld.core.board import Board, Card, Note, NoteSize, Stroke
from arrangeerveld.core.geometry import Point, Pose
from arrangeerveld.files import places
from arrangeerveld.files.boards import read_board
from arrangeerveld.paint.layer import picture
from tests.app.stage import Stage, said

BACKSPACE, ESCAPE, LEFT = 8, 27, 276


def example() -> Board:
    board, problems = read_board((places.examples() / "arrangeergesprek.json").read_bytes(), "voorbeeld")
    assert board is not None
    assert not problems
    return board


def card_in_tray(stage: Stage, number: int) -> tuple[Card, Any]:
    return tray.card_places(stage.desk.tray, stage.desk.screen)[number]


def test_a_card_is_pulled_up_out_of_its_tray(stage: Stage) -> None:
    stage.press("soort:swv")
    card, spot = card_in_tray(stage, 1)
    x, y = spot.centre
    stage.drag(1, (x, y), (x + 20, y - 120), stage.on_mat(500, 450))
    (lying,) = stage.board.items
    assert (lying.title, lying.text, lying.zone) == (card.title, card.text, "gedrag")
    assert (lying.pose.x, lying.pose.y) == pytest.approx((500, 450), abs=1)
    shown = {control.action: control.pale for control in stage.desk.layers().piles["cards"]}
    assert shown[f"kaart:{card.source}"]
    assert sum(shown.values()) == 1


def test_sideways_scrolls_and_never_takes_a_card(stage: Stage) -> None:
    stage.press("soort:ouder")
    _, spot = card_in_tray(stage, 3)
    x, y = spot.centre
    stage.drag(1, (x, y), (x - 300, y - 10))
    thrown = stage.desk.tray.offset
    assert thrown >= 285
    wait_until(stage, lambda: not stage.desk.rolling)
    assert stage.desk.tray.offset > thrown  # it rolls on, and stops by itself
    assert not stage.board.items


def test_a_card_that_lies_there_already_stays_in_the_tray(stage: Stage) -> None:
    stage.press("soort:swv")
    for _ in range(2):
        _, spot = card_in_tray(stage, 0)
        x, y = spot.centre
        stage.drag(1, (x, y), (x, y - 200), stage.on_mat(900, 200))
    assert len(stage.board.items) == 1
    assert "ligt al op het veld, bij Werkhouding" in stage.desk.notices[-1].text


@pytest.mark.parametrize("kind", ["swv", "ouder", "foto"])
def test_what_is_touched_in_a_tray_is_large_and_beside_each_other(stage: Stage, kind: str) -> None:
    stage.press("foto" if kind == "foto" else f"soort:{kind}")
    place = tray.area(stage.desk.screen)
    targets = [one for one in stage.desk.layers().piles["frame"] if one.action and one.action != "lade"]
    assert len(targets) > 1
    for one in targets:
        assert min(one.place.w, one.place.h) >= 58, one.action
        assert place.x < one.place.x, one.action
        assert one.place.right < place.right, one.action
        assert not any(one.place.meets(other.place) for other in targets if other is not one), one.action


def test_letting_go_over_the_tray_puts_the_card_back(stage: Stage) -> None:
    stage.press("soort:swv")
    _, spot = card_in_tray(stage, 0)
    x, y = spot.centre
    stage.drag(1, (x, y), (x, y - 200), (x + 40, y))
    assert not stage.board.items
    assert stage.app.desk.session.history.past is None


def test_tap_to_pick_and_tap_to_place(stage: Stage) -> None:
    stage.press("soort:jeugdhulp")
    card, spot = card_in_tray(stage, 2)
    stage.tap(*spot.centre)
    stage.tap(*stage.on_mat(480, 170))
    (lying,) = stage.board.items
    assert (lying.title, lying.zone) == (card.title, "leren")
    assert not said(stage)


def test_who_picks_a_card_and_changes_her_mind_is_not_asked_to_lay_it_down(stage: Stage) -> None:
    stage.press("soort:jeugdhulp")
    for spot in (card_in_tray(stage, 1)[1], card_in_tray(stage, 2)[1]):
        stage.tap(*spot.centre)
        stage.desk.tick()
    assert len(stage.desk.notices) == 1
    assert stage.desk.picked.title in said(stage)
    stage.press("soort:swv")
    stage.desk.tick()
    assert not stage.desk.notices
    stage.tap(*stage.on_mat(480, 170))
    assert not stage.board.items


def test_filters_and_search(stage: Stage) -> None:
    stage.press("soort:ouder")
    everything = len(stage.desk.tray.shown())
    stage.press("domein:gezondheid")
    assert 0 < len(stage.desk.tray.shown()) < everything
    stage.press("domein:")
    stage.press("zoek")
    stage.write("Lezen")
    assert {card.title for card in stage.desk.tray.shown()} >= {"Elke dag samen lezen"}
    assert all("lezen" in tray.plain(f"{c.title} {c.text} {c.performer}") for c in stage.desk.tray.shown())
    stage.write("xyzzy")
    assert stage.desk.tray.shown() == ()
    stage.shot()
    stage.key(ESCAPE)
    assert stage.desk.tray.searching is False


def test_a_note_is_one_tap_and_typing(stage: Stage) -> None:
    stage.press("memo:klein")
    stage.write("Hoe houden we rust?!")
    stage.key(BACKSPACE)
    assert stage.board.items == ()  # still being written
    stage.tap(*stage.on_mat(1300, 500))
    (note,) = stage.board.items
    assert isinstance(note, Note)
    assert (note.text, note.note, note.colour) == ("Hoe houden we rust?", NoteSize.SMALL, "geel")


def test_a_note_is_opened_again_and_changed_in_the_middle(stage: Stage) -> None:
    stage.use(Board(stage.app.start.mat, items=(Note("m", NoteSize.LARGE, "roze", "goed", Pose(700, 300)),)))
    stage.tap(*stage.on_mat(700, 300))
    for _ in range(4):
        stage.key(LEFT)
    stage.write("heel ")
    stage.key(ESCAPE)
    assert stage.board.items[0].text == "heel goed"
    stage.press("terug")
    assert stage.board.items[0].text == "goed"


def test_an_empty_note_leaves_nothing_behind(stage: Stage) -> None:
    stage.press("memo:groot")
    stage.tap(*stage.on_mat(1300, 500))
    assert stage.board.items == ()
    assert stage.app.desk.session.history.past is None


def test_a_colour_is_chosen_and_kept(stage: Stage) -> None:
    stage.press("kleur")
    stage.press("kleur:groen")
    stage.press("memo:klein")
    stage.write("a")
    stage.key(ESCAPE)
    assert stage.board.items[0].colour == "groen"
    stage.press("kleur")
    stage.press("kleur:geel")


def test_a_note_is_pulled_to_its_place(stage: Stage) -> None:
    x, y = stage.control("memo:klein").place.centre
    stage.drag(1, (x, y), (x, y - 100), stage.on_mat(120, 300))
    stage.write("vraag")
    stage.key(ESCAPE)
    (note,) = stage.board.items
    assert (note.zone, note.text) == ("vragen", "vraag")
    assert note.pose.centre == pytest.approx((120, 300), abs=1)


def test_an_own_card(stage: Stage) -> None:
    stage.press("soort:zelf")
    stage.write("Time-out-plek bij de conciërge")
    stage.key(ESCAPE)
    (card,) = stage.board.items
    assert (card.kind, card.title) == ("zelf", "Time-out-plek bij de conciërge")


def test_the_pen_draws_and_the_eraser_wipes_ink_only(stage: Stage) -> None:
    stage.use(Board(stage.app.start.mat, items=(Note("m", NoteSize.SMALL, "geel", "blijf", Pose(500, 450)),)))
    stage.press("mode:pen")
    stage.drag(1, stage.on_mat(300, 450), stage.on_mat(700, 450))
    assert len(stage.board.ink) == 1
    stage.press("mode:wis")
    stage.drag(1, stage.on_mat(500, 350), stage.on_mat(500, 550))
    assert len(stage.board.ink) == 2  # the line is cut in two
    assert all(abs(x - 500) > 15 for stroke in stage.board.ink for x, _ in stroke.points)
    assert [item.id for item in stage.board.items] == ["m"]
    stage.press("terug")
    assert len(stage.board.ink) == 1
    stage.press("mode:schuif")


def test_ink_beside_a_drag(stage: Stage) -> None:
    """One hand drags a card that it took before the pen was chosen, while another hand writes."""
    stage.use(Board(stage.app.start.mat, items=(Card("k", "swv", "Kaart", Pose(400, 150), source="s"),)))
    stage.down(1, *stage.on_mat(400, 150))
    stage.move(1, *stage.on_mat(420, 180))
    stage.press("mode:pen")
    stage.down(2, *stage.on_mat(800, 450))
    for i in range(1, 11):
        stage.move(1, *stage.on_mat(420 + 20 * i, 180 + 10 * i))
        stage.move(2, *stage.on_mat(800 + 20 * i, 450))
        stage.frames(1)
    stage.up(1)
    stage.up(2)
    assert stage.board.items[0].pose.centre == pytest.approx((620, 280), abs=1)
    assert len(stage.board.ink) == 1
    assert [done.label for done in steps(stage)] == ["pen", "kaart verplaatst"]
    stage.press("mode:schuif")


def steps(stage: Stage) -> list[Any]:
    done, found = stage.desk.session.history.past, []
    while done is not None:
        found.append(done)
        done = done.earlier
    return found


def test_a_held_card_is_not_taken_over(stage: Stage) -> None:
    stage.use(Board(stage.app.start.mat, items=(Card("k", "swv", "Kaart", Pose(400, 150), source="s"),)))
    stage.down(1, *stage.on_mat(400, 150))
    stage.move(1, *stage.on_mat(450, 160))
    stage.down(2, *stage.on_mat(400, 150))
    stage.move(2, *stage.on_mat(900, 500))
    stage.up(2)
    stage.move(1, *stage.on_mat(500, 200))
    stage.up(1)
    assert stage.board.items[0].pose.centre == pytest.approx((500, 200), abs=2)


def test_nothing_can_be_pushed_off_the_mat(stage: Stage) -> None:
    stage.use(Board(stage.app.start.mat, items=(Card("k", "swv", "Kaart", Pose(400, 150), source="s"),)))
    stage.drag(1, stage.on_mat(400, 150), (0, 0))
    pose, size = stage.board.items[0].pose, stage.board.items[0].size
    assert (pose.x, pose.y) == (size.w / 2, size.h / 2)


def test_a_tap_enlarges_a_card_and_a_tap_puts_it_back(stage: Stage) -> None:
    stage.use(example())
    card = next(item for item in stage.board.items if isinstance(item, Card) and item.source)
    stage.tap(*stage.on_mat(*card.pose.centre))
    assert [control.action for control in stage.desk.layers().piles["enlarged"]] == [f"verklein:{card.id}"]
    stage.shot()
    stage.press(f"verklein:{card.id}")
    assert stage.desk.layers().piles["enlarged"] == ()


def test_undo_and_redo_by_button_and_key(stage: Stage) -> None:
    first = stage.board
    stage.press("memo:klein")
    stage.write("een")
    stage.press("terug")  # what is being written is a step first
    assert stage.board is first
    stage.press("weer")
    assert stage.board.items[0].text == "een"
    stage.key(ord("z"), "ctrl")
    assert stage.board is first
    stage.key(ord("y"), "ctrl")
    assert len(stage.board.items) == 1


def test_save_writes_board_and_picture_and_opening_brings_it_back(stage: Stage, tmp_path: Path) -> None:
    stage.use(example())
    before = stage.board
    stage.press("bewaar")
    wait_until(stage, lambda: stage.app.path is not None)
    path = stage.app.path
    assert path is not None
    assert path.parent == tmp_path
    assert path.stem == "2026-11-22_arrangeergesprek_J"
    assert json.loads(path.read_text("utf-8"))["arrangeerveld"] == 1
    with Image.open(path.with_suffix(".png")) as image:
        assert image.size == (3840, 1920)
    assert "Bewaard" in stage.desk.notices[-1].text
    stage.use(Board(stage.app.start.mat))
    stage.press("start")
    stage.press("open")
    _, spot = card_in_tray(stage, 0)
    stage.tap(*spot.centre)
    wait_until(stage, lambda: bool(stage.board.items))
    assert (stage.board.items, stage.board.ink, stage.board.agreements) == (before.items, before.ink, before.agreements)


def test_opening_another_board_keeps_the_present_one_safe(stage: Stage, tmp_path: Path) -> None:
    stage.press("memo:klein")
    stage.write("niet kwijtraken")
    stage.press("start")
    stage.press("begin")
    wait_until(stage, lambda: not stage.board.items)
    (saved,) = tmp_path.glob("*.json")
    assert "niet kwijtraken" in saved.read_text("utf-8")


def test_a_file_that_is_no_board_is_told_and_changes_nothing(stage: Stage, tmp_path: Path) -> None:
    wrong = tmp_path / "kapot.json"
    wrong.write_text("{", "utf-8")
    before = stage.board
    stage.window.dispatch("on_drop_file", str(wrong).encode(), 0, 0)
    stage.frames(4)
    assert stage.board is before
    assert "kapot.json" in stage.desk.notices[-1].text
    assert stage.desk.notices[-1].problem


def test_a_folder_that_cannot_be_written_is_told_and_the_board_stays(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "bezet").write_text("een bestand, geen map", "utf-8")
    stage.app.files.folder = tmp_path / "bezet"
    stage.press("memo:klein")
    stage.write("blijft")
    stage.key(ESCAPE)
    stage.press("bewaar")
    wait_until(stage, lambda: any(notice.problem for notice in stage.desk.notices))
    assert stage.board.items[0].text == "blijft"
    assert stage.app.path is None


def test_an_unforeseen_error_is_told_once_and_the_talk_goes_on(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise RuntimeError("planted")

    with monkeypatch.context() as patch:
        patch.setattr(stage.desk, "tick", broken)
        for _ in range(3):
            stage.later(stage.desk.tick)
            stage.frames(2)
    assert sum("Er ging iets mis" in notice.text for notice in stage.desk.notices) == 1
    stage.press("memo:klein")
    stage.write("gaat door")
    stage.key(ESCAPE)
    assert stage.board.items[0].text == "gaat door"


def wait_until(stage: Stage, right: Any) -> None:
    for _ in range(600):
        stage.frames(1)
        if right():
            return
    pytest.fail("it did not happen")


def differing(a: Image.Image, b: Image.Image) -> float:
    """The part of the pixels that differ by more than 24 of 255 in some colour."""
    most = Image.new("L", a.size)
    for band in ImageChops.difference(a, b).split():
        most = ImageChops.lighter(most, band)
    return sum(most.histogram()[25:]) / (a.width * a.height)


def test_the_screen_and_the_exported_picture_are_the_same(stage: Stage) -> None:
    board = example()
    stage.use(board)
    screen = stage.desk.screen
    x, top = screen.pixel(screen.mat_at)
    width, height = round(board.mat.size.w * screen.scale), round(board.mat.size.h * screen.scale)
    shot = stage.shot()
    mat = shot.crop((round(x), screen.pixels[1] - round(top), round(x) + width, screen.pixels[1] - round(top) + height))
    exported = picture(board, stage.app.means, stage.app.start.typeface, width)
    assert mat.size == exported.size
    assert differing(mat, exported) < 0.001
    assert differing(mat, picture(replace(board, items=()), stage.app.means, stage.app.start.typeface, width)) > 0.02  # it can fail


def test_wet_ink_is_on_the_screen_at_once(stage: Stage) -> None:
    stage.press("mode:pen")
    stage.down(1, *stage.on_mat(400, 450))
    stage.move(1, *stage.on_mat(500, 450))
    stage.move(1, *stage.on_mat(600, 450))
    shot = stage.shot()
    x, y = stage.desk.screen.pixel(Point(*stage.on_mat(480, 450)))
    assert max(shot.getpixel((round(x), shot.height - round(y)))) < 60
    stage.up(1)
    stage.press("mode:schuif")


def instructions(group: Any) -> int:
    """All instructions that Kivy goes through to draw a frame."""
    inner = getattr(group, "children", ())
    return 1 + sum(instructions(child) for child in inner)


@pytest.mark.parametrize("dragging", [False, True])
def test_a_frame_costs_the_same_on_a_full_mat(stage: Stage, *, dragging: bool) -> None:
    counts = []
    for many in (5, 300):
        items = tuple(Card(f"k{i}", "swv", f"Kaart {i}", Pose(150 + i % 25 * 45, 80 + i // 25 * 48), source=f"s{i}") for i in range(many))
        ink = tuple(Stroke(f"i{i}", (Point(300, 100 + i), Point(900, 400))) for i in range(many))
        stage.use(Board(stage.app.start.mat, items=items, ink=ink))
        ground = stage.app.table.ground.layer
        if dragging:
            stage.down(1, *stage.on_mat(*items[0].pose.centre))
            stage.move(1, *stage.on_mat(700, 300))
            stage.frames(2)
        painted, uploads = ground.repainted, stage.app.table.textures.uploads
        for i in range(20):
            if dragging:
                stage.move(1, *stage.on_mat(700 + i, 300))
            stage.frames(1)
        counts.append(instructions(stage.app.table.canvas))
        assert ground.repainted == painted
        assert stage.app.table.textures.uploads == uploads
        if dragging:
            stage.up(1)
    assert counts[0] == counts[1]
