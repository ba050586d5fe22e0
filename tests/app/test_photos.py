"""Photos on the mat, by touch in the real window: from the tray, dropped, enlarged, resized, written over, and the wrong ones told."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

from arrangeerveld.app import holding, tray
from arrangeerveld.app.darkroom import called
from arrangeerveld.app.photofolders import photo_folders
from arrangeerveld.core.board import Board, Photo
from arrangeerveld.core.geometry import Point, Pose
from arrangeerveld.core.pictures import LENGTHS, USUAL
from arrangeerveld.files.boards import read_board
from arrangeerveld.paint.layer import picture
from tests.app.stage import Stage, labels

RED, GREEN = (220, 20, 30), (20, 160, 60)


def make(path: Path, size: tuple[int, int] = (900, 600), time: float = 1_000, **options: Any) -> Path:
    """A photo: its left half red, its right half green."""
    image = Image.new("RGB", size, GREEN)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, size[0] // 2, size[1]), fill=RED)
    for i in range(300):
        draw.point((i % size[0], 0), (i % 256, i // 2, 90))
    image.save(path, **options)
    os.utime(path, (time, time))
    return path


@pytest.fixture
def photos(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """A folder with three photos, and nothing else to look in."""
    from arrangeerveld.app import photoshoot

    folder = tmp_path / "fotos"
    folder.mkdir()
    make(folder / "tekening_Sem.png", time=3_000)
    make(folder / "IMG_2034.jpg", time=2_000)
    make(folder / "oud.webp", (300, 500), time=1_000)
    monkeypatch.setattr(photoshoot, "photo_folders", lambda _: (folder,))
    return stage


def wait(stage: Stage, right: Callable[[], bool]) -> None:
    for _ in range(3_000):
        stage.frames(1)
        if right():
            return
    pytest.fail("it did not happen")


def open_tray(stage: Stage, count: int = 3) -> list[tuple[Any, Any]]:
    stage.press("foto")
    wait(stage, lambda: len(stage.desk.tray.small) == count)
    return list(tray.card_places(stage.desk.tray, stage.desk.screen))


def lying(stage: Stage) -> tuple[Photo, ...]:
    return tuple(item for item in stage.board.items if isinstance(item, Photo))


def lay(stage: Stage, **changes: Any) -> Photo:
    """A photo that lies in the middle, put there by dropping a file."""
    path = make(Path(stage.app.files.folder) / "foto.png")
    drop(stage, path)
    wait(stage, lambda: bool(lying(stage)))
    photo = replace(lying(stage)[0], **{"pose": Pose(700, 300), **changes})
    stage.use(Board(stage.app.start.mat, items=(photo,)))
    return photo


def drop(stage: Stage, path: Path, x: float = 0, y: float = 0) -> None:
    stage.window.dispatch("on_drop_file", str(path).encode(), x, y)
    stage.frames(2)


def told(stage: Stage) -> str:
    return " ".join(notice.text for notice in stage.desk.notices)


def pixel(stage: Stage, x: float, y: float) -> tuple[int, ...]:
    """The colour of the window at a place on the mat."""
    shot = stage.shot()
    left, top = stage.desk.screen.pixel(Point(*stage.on_mat(x, y)))
    found: tuple[int, ...] = shot.getpixel((round(left), shot.height - round(top)))
    return found


def near(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    return all(abs(x - y) < 20 for x, y in zip(a, b, strict=True))


def lies(stage: Stage, count: int) -> bool:
    return len(lying(stage)) == count


def hold(stage: Stage, photo: Photo) -> None:
    stage.down(50, *stage.on_mat(*photo.pose.centre))
    wait(stage, lambda: bool(stage.desk.rings.open))
    stage.up(50)


# To the table


def test_the_tray_shows_the_newest_first_and_a_tap_lays_one_down(photos: Stage) -> None:
    cards = open_tray(photos)
    assert [card.title for card, _ in cards] == ["Tekening Sem", "Foto", "Oud"]
    photos.shot()
    photos.tap(*cards[0][1].centre)
    assert photos.desk.tray is None
    assert "De foto ‘tekening_Sem.png’ komt eraan." in told(photos) or lying(photos)  # it may be quick
    wait(photos, lambda: bool(lying(photos)))
    (photo,) = lying(photos)
    assert (photo.name, max(photo.size), photo.picture.mime) == ("tekening Sem", USUAL, "image/jpeg")
    assert labels(photos) == ["foto"]
    assert "komt eraan" not in told(photos)
    x, y = photo.pose.centre
    assert near(pixel(photos, x - 80, y), RED)
    assert near(pixel(photos, x + 80, y), GREEN)
    photos.press("terug")
    assert photos.board.items == ()


def test_a_photo_is_pulled_up_out_of_the_tray(photos: Stage) -> None:
    _, spot = open_tray(photos)[2]
    x, y = spot.centre
    photos.down(1, x, y)
    photos.move(1, x, y - 60)
    photos.move(1, *photos.on_mat(500, 250))
    assert near(pixel(photos, 450, 250), RED)  # under the finger already
    assert photos.board.items == ()
    photos.up(1)
    wait(photos, lambda: bool(lying(photos)))
    (photo,) = lying(photos)
    assert photo.pose.centre == pytest.approx((500, 250), abs=2)
    assert (photo.picture.wide, photo.picture.high) == (300, 500)
    assert labels(photos) == ["foto"]


def test_a_key_takes_a_photo_out_of_the_tray(photos: Stage) -> None:
    cards = open_tray(photos)
    for _ in range(40):
        photos.key(9)
        if photos.desk.focus.at == f"kaart:{cards[0][0].source}":
            break
    photos.key(13)
    wait(photos, lambda: bool(lying(photos)))
    assert labels(photos) == ["foto"]


def test_put_back_into_the_tray_nothing_comes(photos: Stage) -> None:
    _, spot = open_tray(photos)[0]
    x, y = spot.centre
    photos.drag(1, (x, y), (x, y - 200), (x + 30, y))
    photos.frames(20)
    assert photos.desk.tray is not None
    assert photos.board.items == ()


def test_a_file_that_is_no_photo_goes_out_of_the_tray(photos: Stage, tmp_path: Path) -> None:
    (tmp_path / "fotos" / "nep.jpg").write_text("geen foto", "utf-8")
    open_tray(photos)
    wait(photos, lambda: len(photos.desk.tray.cards) == 3)
    photos.press("foto")
    assert photos.desk.tray is None


def test_without_photos_the_tray_says_what_to_do(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from arrangeerveld.app import photoshoot

    monkeypatch.setattr(photoshoot, "photo_folders", lambda _: (tmp_path,))
    stage.press("foto")
    wait(stage, lambda: "Geen foto’s gevonden" in stage.desk.tray.empty)
    stage.shot()
    stage.press("foto")


def test_a_photo_is_dropped_where_it_should_lie(stage: Stage, tmp_path: Path) -> None:
    path = make(tmp_path / "foto.jpg")
    x, y = stage.desk.screen.pixel(Point(*stage.on_mat(400, 200)))
    drop(stage, path, x, stage.desk.screen.pixels[1] - y)
    wait(stage, lambda: bool(lying(stage)))
    assert lying(stage)[0].pose.centre == pytest.approx((400, 200), abs=1)


def test_the_same_photo_twice_is_kept_once(stage: Stage, tmp_path: Path) -> None:
    path = make(tmp_path / "foto.jpg")
    for count in (1, 2):
        drop(stage, path)
        wait(stage, partial(lies, stage, count))
    one, two = lying(stage)
    assert one.picture == two.picture
    assert one.pose != two.pose


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("tekst.jpg", b"hallo", "‘tekst.jpg’ is geen foto."),
        ("foto.heic", b"\0\0\0\x18ftypheic" + b"\0" * 90, "Deze soort foto (HEIC) kan ik niet lezen"),
        ("leeg.png", b"", "Het bestand ‘leeg.png’ is leeg."),
        ("weg.png", None, "De foto ‘weg.png’ is er niet (meer)."),
        (".", None, "is een map, geen foto."),
    ],
)
def test_a_wrong_file_is_told_and_changes_nothing(stage: Stage, tmp_path: Path, name: str, data: bytes | None, sentence: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    before = stage.board
    drop(stage, tmp_path / name)
    wait(stage, lambda: any(notice.problem for notice in stage.desk.notices))
    assert sentence in told(stage)
    assert "komt eraan" not in told(stage)
    assert stage.board is before


def test_a_full_board_says_so(stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arrangeerveld.app.phototray.MOST_PHOTOS", 1)
    lay(stage)
    drop(stage, make(tmp_path / "nog een.png"))
    wait(stage, lambda: any(notice.problem for notice in stage.desk.notices))
    assert "Er past geen foto meer op dit bord." in told(stage)
    assert len(lying(stage)) == 1


def test_behind_the_curtain_no_photo_comes(stage: Stage, tmp_path: Path) -> None:
    stage.press("gordijn")
    drop(stage, make(tmp_path / "foto.png"))
    assert "Kies eerst een gesprek." in told(stage)
    stage.press("gordijn")
    stage.frames(30)
    assert lying(stage) == ()


def test_a_photo_for_a_board_that_was_put_away_does_not_come(stage: Stage, tmp_path: Path) -> None:
    drop(stage, make(tmp_path / "foto.png"))
    stage.use(Board(stage.app.start.mat))
    stage.app.darkroom._worker.submit(lambda: None).result(10)
    stage.frames(10)
    assert lying(stage) == ()


# On the table


def test_it_is_dragged_and_thrown_away_like_a_card(stage: Stage) -> None:
    lay(stage)
    stage.drag(1, stage.on_mat(700, 300), stage.on_mat(400, 200))
    assert lying(stage)[0].pose.centre == pytest.approx((400, 200), abs=1)
    assert lying(stage)[0].zone == "leren"
    stage.down(1, *stage.on_mat(400, 200))
    stage.move(1, *stage.on_mat(500, 300))
    place = holding.bin_place(stage.desk)
    assert place is not None
    stage.move(1, *place.centre)
    stage.up(1)
    assert lying(stage) == ()
    assert "‘foto’ is weg." in told(stage)
    stage.press("terug")
    assert labels(stage) == ["foto verplaatst"]
    assert len(lying(stage)) == 1


def test_two_fingers_turn_it(stage: Stage) -> None:
    lay(stage)
    stage.down(1, *stage.on_mat(640, 300))
    stage.down(2, *stage.on_mat(760, 300))
    stage.move(2, *stage.on_mat(640, 420))
    stage.up(2)
    stage.up(1)
    assert lying(stage)[0].pose.turn == pytest.approx(90, abs=1)
    x, y = lying(stage)[0].pose.centre
    assert near(pixel(stage, x, y - 80), RED)
    assert near(pixel(stage, x, y + 80), GREEN)


def test_a_tap_enlarges_it_with_its_ink_and_a_tap_puts_it_back(stage: Stage) -> None:
    photo = lay(stage)
    stage.press("mode:pen")
    stage.drag(1, stage.on_mat(620, 300), stage.on_mat(660, 300), stage.on_mat(700, 300))
    assert len(stage.board.ink) == 1
    assert lying(stage) == (photo,)  # ink lies over it
    assert max(pixel(stage, 660, 300)) < 60
    stage.press("mode:schuif")
    stage.tap(*stage.on_mat(700, 360))
    (control,) = stage.desk.layers().piles["enlarged"]
    assert control.place.w * control.place.h > 0.5 * stage.desk.screen.size.w * stage.desk.screen.dock.y
    shot = stage.shot()
    x, y = stage.desk.screen.pixel(control.place.centre)
    colour = shot.getpixel((round(x) - 120, shot.height - round(y)))
    assert max(colour) < 60  # the ink
    assert near(shot.getpixel((round(x) - 120, shot.height - round(y) + 200)), RED)
    stage.tap(*control.place.centre)
    assert stage.desk.layers().piles["enlarged"] == ()


def test_larger_and_smaller_from_the_ring_which_stays(stage: Stage) -> None:
    photo = lay(stage)
    hold(stage, photo)
    actions = [control.action for control in stage.desk.layers().piles["rings"] if control.action]
    assert actions == [f"ring:{word}:{photo.id}" for word in ("groter", "kopie", "vast", "kleiner", "terug", "weg")]
    for _ in range(2):
        stage.press(f"ring:groter:{photo.id}")
    assert max(lying(stage)[0].size) == LENGTHS[-1]
    assert labels(stage) == ["foto groter", "foto groter"]
    stage.shot()
    stage.press(f"ring:groter:{photo.id}")
    assert "Deze foto kan niet groter." in told(stage)
    stage.press(f"ring:kleiner:{photo.id}")
    stage.press(f"ring:terug:{photo.id}")
    assert max(lying(stage)[0].size) == LENGTHS[-1]
    stage.tap(*stage.on_mat(200, 650))


def test_a_locked_photo_stays_and_is_still_enlarged(stage: Stage) -> None:
    photo = lay(stage)
    hold(stage, photo)
    stage.press(f"ring:vast:{photo.id}")
    stage.drag(1, stage.on_mat(700, 300), stage.on_mat(400, 200))
    assert lying(stage)[0].pose == photo.pose
    assert "Deze foto zit vast." in told(stage)
    hold(stage, photo)
    stage.press(f"ring:groter:{photo.id}")
    assert "Kies eerst ‘los’." in told(stage)
    assert lying(stage)[0].size == photo.size
    stage.tap(*stage.on_mat(200, 650))
    stage.tap(*stage.on_mat(700, 300))
    assert len(stage.desk.layers().piles["enlarged"]) == 1
    stage.press(f"verklein:{photo.id}")


def test_a_copy_shares_its_picture_in_the_file_and_comes_back(stage: Stage, tmp_path: Path) -> None:
    photo = lay(stage)
    hold(stage, photo)
    stage.press(f"ring:kopie:{photo.id}")
    stage.press("bewaar")
    wait(stage, lambda: stage.app.path is not None)
    path = stage.app.path
    assert path is not None
    data = path.read_bytes()
    assert len(json.loads(data)["plaatjes"]) == 1
    board, problems = read_board(data, "bord")
    assert problems == ()
    assert board is not None
    assert [item for item in board.items if isinstance(item, Photo)] == list(lying(stage))
    with Image.open(path.with_suffix(".png")) as image:  # the exported picture shows it
        x, y = round((photo.pose.x - 80) * image.width / 1440), round(photo.pose.y * image.width / 1440)
        assert near(image.convert("RGB").getpixel((x, y)), RED)  # type: ignore[arg-type] # three numbers
    assert tmp_path in path.parents


def test_moving_a_photo_paints_it_no_second_time(stage: Stage) -> None:
    lay(stage)
    stage.drag(1, stage.on_mat(700, 300), stage.on_mat(500, 300))
    stage.down(1, *stage.on_mat(500, 300))
    stage.move(1, *stage.on_mat(520, 300))
    stage.frames(2)
    uploads, painted = stage.app.table.textures.uploads, stage.app.table.ground.layer.repainted
    for i in range(20):
        stage.move(1, *stage.on_mat(520 + 9 * i, 300))
        stage.frames(1)
    assert (stage.app.table.textures.uploads, stage.app.table.ground.layer.repainted) == (uploads, painted)
    stage.up(1)


def test_a_photo_with_damaged_bytes_is_grey_and_the_talk_goes_on(stage: Stage) -> None:
    photo = lay(stage)
    broken = replace(photo.picture, sha256="0" * 64, data=photo.picture.data[:2000])
    stage.use(Board(stage.app.start.mat, items=(replace(photo, picture=broken),)))
    red, green, blue = pixel(stage, 700, 300)
    assert max(red, green, blue) - min(red, green, blue) < 20
    stage.drag(1, stage.on_mat(700, 300), stage.on_mat(400, 200))
    assert lying(stage)[0].pose.centre == pytest.approx((400, 200), abs=1)
    picture(stage.board, stage.app.means, stage.app.start.typeface, 300)


# What it is called, and where it is looked for


@pytest.mark.parametrize(
    ("name", "is_called"),
    [
        ("tekening_Sem.png", "tekening Sem"),
        ("IMG_2034.jpg", "foto"),
        ("DSC00012.JPG", "foto"),
        ("PXL_20261122_141200123.jpg", "foto"),
        ("20261122_141200.jpg", "foto"),
        ("WhatsApp Image 2026-11-22 at 14.12.00.jpeg", "foto"),
        ("Schermafdruk veld.png", "Schermafdruk veld"),
        ("a\u202eb\n.png", "ab"),
        ("x" * 200 + ".png", "x" * 60),
    ],
)
def test_a_name_that_a_camera_made_up_is_none(name: str, is_called: str) -> None:
    assert called(Path(name)) == is_called


def test_the_folders_are_those_that_are_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, folder in {"XDG_PICTURES_DIR": "Afbeeldingen", "XDG_DOWNLOAD_DIR": "weg", "XDG_DESKTOP_DIR": "Bureaublad"}.items():
        monkeypatch.setenv(name, str(tmp_path / folder))
    (tmp_path / "Afbeeldingen").mkdir()
    boards = tmp_path / "borden"
    boards.mkdir()
    assert photo_folders(boards)[:2] == (boards, tmp_path / "Afbeeldingen")
    assert tmp_path / "weg" not in photo_folders(boards)
