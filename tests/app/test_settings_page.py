"""Settings by touch in the real window: seen at once, kept on this machine, and measured in real millimetres."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from arrangeerveld.app.dock import DockState, dock
from arrangeerveld.app.screen import DOCK, Screen
from arrangeerveld.app.settings_page import PASS, SettingsPage
from arrangeerveld.core.board import Board, Card, Note, NoteSize
from arrangeerveld.core.colours import contrast
from arrangeerveld.core.geometry import Point, Pose, Size
from arrangeerveld.core.marks import Text
from arrangeerveld.files.settings import USUAL, Settings, read_settings
from tests.app.stage import Stage
from tests.app.test_table import differing, example, wait_until


@pytest.fixture
def page(stage: Stage, tmp_path: Path) -> Iterator[Stage]:
    """The program at its settings, kept in a folder of this test."""
    before = stage.app.start
    stage.app.start = replace(before, kept=tmp_path / "eigen" / "instellingen.yaml")
    stage.app._set_there = USUAL
    stage.press("start")
    stage.press("instellingen")
    yield stage
    stage.app.start = before
    stage.app.change(USUAL)


def read(stage: Stage, tmp_path: Path) -> Settings:
    """What is on disk, once it is written."""
    path = tmp_path / "eigen" / "instellingen.yaml"
    wait_until(stage, lambda: path.exists() and read_settings((path,))[0] == stage.app.settings())
    return read_settings((path,))[0]


def sentence(stage: Stage) -> str:
    controls = stage.desk.layers().piles["page"]
    return " ".join(mark.text for control in controls for mark in control.face.marks if isinstance(mark, Text))


def test_every_choice_is_kept(page: Stage, tmp_path: Path) -> None:
    choices = "knoppen=links", "veld=laag", "letters=groot", "kleuren=hoog contrast", "titels=verbergen", "handpalm=ja", "diagonaal=86"
    for choice in choices:
        page.press(f"kies:{choice}")
    kept = read(page, tmp_path)
    assert kept == replace(
        USUAL, knoppen="links", veld="laag", letters="groot", kleuren="hoog contrast", titels="verbergen", handpalm="ja", diagonaal=86.0
    )
    page.press("kies:veld=midden")
    assert read(page, tmp_path) == replace(kept, veld="midden")
    page.press("klaar")
    page.press("begin")
    wait_until(page, lambda: page.desk.covers.page is None)
    assert page.desk.screen.mirrored


def test_what_somebody_wrote_in_the_file_by_hand_stays(page: Stage, tmp_path: Path) -> None:
    path = tmp_path / "eigen" / "instellingen.yaml"
    path.parent.mkdir()
    path.write_text("# voor zaal 3\nveld: midden  # hoog genoeg\nletters: groot\nicoon: zon\n", "utf-8")
    page.press("kies:veld=laag")
    page.press("kies:knoppen=links")
    page.press("kies:veld=midden")  # faster than the disk
    page.press("kies:veld=laag")
    wait_until(page, lambda: "links" in path.read_text("utf-8") and "laag" in path.read_text("utf-8"))
    assert path.read_text("utf-8") == "# voor zaal 3\nveld: laag  # hoog genoeg\nletters: groot\nicoon: zon\nknoppen: links\n"


def test_a_choice_that_is_taken_back_at_once_is_taken_back_on_disk(page: Stage, tmp_path: Path) -> None:
    for word in ("laag", "midden", "laag", "midden"):
        page.press(f"kies:veld={word}")
    page.press("kies:letters=groot")
    assert read(page, tmp_path) == replace(USUAL, letters="groot")


def test_a_palm_rubs_out_once_that_is_chosen(page: Stage) -> None:
    for choice, wipes in (("ja", True), ("nee", False)):
        page.press(f"kies:handpalm={choice}")
        assert page.app.table.hands.palm_wipes is wipes


def test_the_touch_test_opens_from_the_settings_and_goes_back_there(page: Stage) -> None:
    page.press("aanraaktest")
    assert page.desk.touchtest is not None
    page.tap(700, 400)
    assert page.desk.touchtest.presses == 1
    page.press("aanraaktest")
    assert page.desk.touchtest is None
    assert isinstance(page.desk.covers.page, SettingsPage)


def test_a_folder_that_cannot_be_written_is_told_and_the_choice_counts(page: Stage, tmp_path: Path) -> None:
    (tmp_path / "eigen").write_text("een bestand, geen map", "utf-8")
    page.press("kies:veld=laag")
    wait_until(page, lambda: any("niet bewaard voor de volgende keer" in notice.text for notice in page.desk.notices))
    assert page.desk.screen.low


def test_the_mirrored_dock_has_the_fixed_buttons_on_the_left_and_works(page: Stage) -> None:
    page.press("kies:knoppen=links")
    page.use(example())
    places = {control.action: control.place for control in page.desk.layers().piles["dock"]}
    assert places["terug"].x < places["bewaar"].x < places["mode:schuif"].x < places["memo:groot"].x < places["soort:ouder"].x
    page.press("mode:pen")
    page.drag(1, page.on_mat(300, 450), page.on_mat(600, 450))
    page.press("terug")
    assert page.desk.session.present.ink == example().ink
    page.press("mode:schuif")


@pytest.mark.parametrize("pixels", [(1366, 768), (1920, 1080), (3840, 2160), (1024, 768), (2560, 1080)])
@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("low", [False, True])
def test_the_buttons_of_the_dock_lie_beside_each_other_on_the_screen(
    page: Stage, pixels: tuple[int, int], *, mirrored: bool, low: bool
) -> None:
    screen = Screen(pixels, Size(1440.0, 720.0), low, mirrored)
    bar = [control.place for control in dock(screen, DockState(page.app.shelf.kinds), page.desk.means)[1:]]
    assert all(place.x >= 0 and place.right <= screen.size.w + 0.01 for place in bar)
    assert not any(a.meets(b) for i, a in enumerate(bar) for b in bar[i + 1 :])


@pytest.mark.parametrize("pixels", [(1366, 768), (1920, 1080), (1920, 1200), (1024, 768)])
def test_a_low_mat_lies_on_the_dock_and_is_made_smaller_only_where_there_is_no_room(pixels: tuple[int, int]) -> None:
    usual, low = (Screen(pixels, Size(1440.0, 720.0), on) for on in (False, True))
    assert low.mat_at.y + 720 == pytest.approx(low.size.h - DOCK, abs=1)
    room = usual.size.h - DOCK - 720 > usual.size.h * 0.095
    assert low.scale == pytest.approx(usual.scale * (1 if room else 0.88))
    assert low.mat_at.y / low.size.h > 0.08
    assert low.mat_at.x >= 0


def test_a_card_is_dragged_on_a_low_mat(page: Stage) -> None:
    page.press("kies:veld=laag")
    page.use(Board(page.app.start.mat, items=(Card("k", "swv", "Kaart", Pose(400, 150), source="s"),)))
    page.drag(1, page.on_mat(400, 150), page.on_mat(900, 450))
    assert page.board.items[0].pose.centre == pytest.approx((900, 450), abs=1)


def test_large_letters_are_on_the_screen_and_not_in_the_picture(page: Stage) -> None:
    board = example()
    page.use(board)
    usual, exported = page.shot(), page.app.means
    page.press("start")
    page.press("instellingen")
    page.press("kies:letters=groot")
    page.use(board)
    assert differing(usual, page.shot()) > 0.005
    assert page.app.means is exported
    assert not exported.look.larger


def test_high_contrast_on_the_glass(page: Stage) -> None:
    page.press("kies:kleuren=hoog contrast")
    note = Note("m", NoteSize.SMALL, "geel", "", Pose(400, 200))
    page.use(Board(page.app.start.mat, items=(note,)))
    shot, screen = page.shot(), page.desk.screen

    def colour(x: float, y: float) -> str:
        px, py = screen.pixel(Point(*page.on_mat(x, y)))
        return "#" + "".join(f"{band:02x}" for band in shot.getpixel((round(px), shot.height - round(py) - 1)))

    zone = page.board.mat.zone("leren")
    assert zone is not None
    inside, edge = colour(zone.place.x + 30, zone.place.bottom - 30), colour(zone.place.x + 1.5, zone.place.bottom - 80)
    assert inside == "#ffffff"
    assert contrast(edge, inside) >= 7
    assert contrast(colour(400 - 73 + 1.5, 200), colour(400, 200)) >= 7  # the black edge of the note
    card = Card("k", "swv", "Samen lezen", Pose(700, 350), text="Elke avond.", performer="ouders", source="k")
    page.use(Board(page.app.start.mat, items=(card,)))
    page.tap(*page.on_mat(700, 350))
    (large,) = page.desk.layers().piles["enlarged"]
    written = {mark.text: mark.colour for mark in large.face.marks if isinstance(mark, Text)}
    assert contrast(written["ouders"], "#ffffff") >= 7
    page.press("verklein:k")
    page.press("soort:swv")
    bar = [mark for control in page.desk.layers().piles["dock"] for mark in control.face.marks]
    assert bar
    kinds = [control.face.marks[0].fill for control in page.desk.layers().piles["dock"] if control.action.startswith("soort:")]
    assert all(contrast(fill, "#ffffff") >= 7 for fill in kinds)


def test_the_size_of_the_screen_gives_real_millimetres(page: Stage) -> None:
    assert "Kies hoe groot dit scherm is." in sentence(page)
    page.press("kies:diagonaal=65")
    # 65 inch of 16:9 is 809 mm high: a mm of ours is a real one
    assert page.desk.screen.real == pytest.approx(809.4 / 810, abs=0.001)
    assert "een hoofdletter op een kaart 16 mm hoog" in sentence(page)
    page.press("kies:diagonaal=86")
    assert "een hoofdletter op een kaart 22 mm hoog" in sentence(page)
    assert page.desk.session.slop == pytest.approx(3 / page.desk.screen.real)


@pytest.mark.parametrize(("inch", "drags"), [(0, True), (15, False)])
def test_a_finger_may_move_three_real_millimetres(page: Stage, inch: int, *, drags: bool) -> None:
    """On the screen of a laptop 8 mm of ours are less than two real ones: that is still a tap."""
    if inch:
        page.app.change(replace(USUAL, diagonaal=float(inch)))
    page.use(Board(page.app.start.mat, items=(Card("k", "swv", "Kaart", Pose(400, 150), source="s"),)))
    page.down(1, *page.on_mat(400, 150))
    page.move(1, *page.on_mat(408, 150))
    page.up(1)
    assert (page.board.items[0].pose.x > 405) is drags
    assert bool(page.desk.enlarged) is not drags


def test_a_bank_card_measures_the_screen(page: Stage, tmp_path: Path) -> None:
    page.press("meet")
    bar = page.control("balk").place
    x, y = bar.x + 130, bar.y + 100
    page.drag(1, (x, y), (x + 85.6, y))
    found = page.desk.covers.page
    assert isinstance(found, SettingsPage)
    assert found.bar == pytest.approx(2 * 85.6, abs=1)
    page.press("langer:1")
    page.press("langer:-1")
    page.press("gemeten")
    assert page.desk.screen.real == pytest.approx(0.5, abs=0.01)
    assert read(page, tmp_path) == replace(USUAL, diagonaal=page.app.settings().diagonaal)
    assert page.app.settings().diagonaal == pytest.approx(32.5, abs=0.5)
    page.press("meet")
    assert found.bar == pytest.approx(PASS.w / page.desk.screen.real, abs=0.01)
    page.press("niet-meten")
    assert page.app.settings().diagonaal == pytest.approx(32.5, abs=0.5)
