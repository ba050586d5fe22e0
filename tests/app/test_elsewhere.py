"""When a board cannot be saved there is a sentence and a row of other places, reached by touch; nothing is lost meanwhile."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest

from arrangeerveld.app import elsewhere
from arrangeerveld.app.elsewhere import PLACES, Place, found
from arrangeerveld.core.board import Board, Note, NoteSize
from arrangeerveld.core.geometry import Pose
from arrangeerveld.core.operations import place
from arrangeerveld.files import disk
from arrangeerveld.files.versions import FOLDER, versions
from tests.app.stage import Stage


def lay(stage: Stage, text: str = "rustige plek") -> None:
    note = Note(f"m{len(stage.board.items)}", NoteSize.SMALL, "geel", text, Pose(300, 300))
    stage.desk.session.do("memo", lambda board: place(board, note))
    stage.frames(2)


def told(stage: Stage) -> str:
    return " ".join(notice.text for notice in stage.desk.notices)


def until(stage: Stage, ready: Any) -> None:
    for _ in range(2000):
        if ready():
            return
        stage.frames(1)
    raise AssertionError(told(stage))


def asked(stage: Stage) -> bool:
    return stage.desk.tray is not None and stage.desk.tray.kind is PLACES


def tap_card(stage: Stage, title: str) -> None:
    tray = stage.desk.tray
    source = next(card.source for card in tray.shown() if card.title == title)
    stage.press(f"kaart:{source}")


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The documents of a user whose computer has no sticks."""
    home = tmp_path / "thuis"
    for name, folder in (("user_documents_dir", "Documenten"), ("user_desktop_dir", "Bureaublad")):
        (home / folder).mkdir(parents=True)
        monkeypatch.setattr(f"platformdirs.{name}", lambda folder=folder: str(home / folder))
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setattr(elsewhere, "sticks", lambda: iter(()))
    return home / "Documenten"


def test_a_full_disk_brings_other_places_and_a_tap_saves_there(stage: Stage, documents: Path, tmp_path: Path, monkeypatch: Any) -> None:
    lay(stage)
    usual = stage.app.files.folder = tmp_path / "stick"
    write = disk.RealDisk.write

    def full(self: Any, handle: int, data: bytes) -> int:
        if list(usual.glob(".arrangeerveld-*")):
            raise OSError(errno.ENOSPC, "full")
        return write(self, handle, data)

    monkeypatch.setattr(disk.RealDisk, "write", full)
    stage.press("bewaar")
    until(stage, lambda: asked(stage))
    assert "De schijf is vol, dus ‘" in told(stage)
    assert stage.app.unsaved()
    assert not list(usual.iterdir())
    assert [card.title for card in stage.desk.tray.cards][-4:] == ["Documenten", "Bureaublad", "Je eigen map", "Nog een keer hier"]
    tap_card(stage, "Documenten")
    until(stage, lambda: not stage.app.unsaved())
    (saved,) = (documents / "Arrangeerveld").glob("*.json")
    assert "rustige plek" in saved.read_text("utf-8")
    assert saved.with_suffix(".png").exists()
    assert "in de map Arrangeerveld" in told(stage)
    lay(stage, "nog een")
    stage.press("bewaar")
    until(stage, lambda: not stage.app.unsaved())
    assert "nog een" in saved.read_text("utf-8")
    assert len(versions(saved)) == 1


def test_the_same_place_again_when_it_is_back(stage: Stage, documents: Path, tmp_path: Path) -> None:
    lay(stage)
    stage.press("bewaar")
    until(stage, lambda: not stage.app.unsaved())
    first = stage.app.path
    assert first is not None
    lay(stage, "later")
    gone = tmp_path.rename(tmp_path.with_name("weg"))
    tmp_path.write_bytes(b"")  # so that it cannot be made again
    stage.press("bewaar")
    until(stage, lambda: asked(stage))
    assert "later" not in (gone / first.name).read_text("utf-8")
    tmp_path.unlink()
    gone.rename(tmp_path)
    tap_card(stage, "Nog een keer hier")
    until(stage, lambda: not stage.app.unsaved())
    assert stage.app.path == first
    assert "later" in first.read_text("utf-8")
    assert documents.exists()


def test_another_talk_never_lands_in_the_file_of_an_earlier_one(stage: Stage, documents: Path, tmp_path: Path, monkeypatch: Any) -> None:
    refusing: set[Path] = set()
    write = disk.RealDisk.write

    def full(self: Any, handle: int, data: bytes) -> int:
        if any(folder.is_dir() and list(folder.glob(".arrangeerveld-*")) for folder in refusing):
            raise OSError(errno.ENOSPC, "full")
        return write(self, handle, data)

    def save(text: str, *away: Path) -> None:
        lay(stage, text)
        refusing.update(away)
        stage.press("bewaar")
        until(stage, lambda: asked(stage) if away else not stage.app.unsaved())

    monkeypatch.setattr(disk.RealDisk, "write", full)
    monkeypatch.setitem(vars(stage.app.start), "folder", tmp_path)
    save("van het eerste gesprek")
    first = stage.app.path or tmp_path
    save("het eerste gaat elders verder", tmp_path)
    tap_card(stage, "Documenten")
    until(stage, lambda: not stage.app.unsaved())
    refusing.clear()
    stage.use(Board(stage.app.start.mat))
    save("van een ander gesprek", documents / "Arrangeerveld")
    tap_card(stage, "De gewone map")
    until(stage, lambda: not stage.app.unsaved())
    second = stage.app.path
    assert second is not None
    assert second != first
    assert "van het eerste gesprek" in first.read_text("utf-8")
    assert "van een ander gesprek" in second.read_text("utf-8")


def test_a_picture_that_cannot_be_written_does_not_take_the_board_with_it(stage: Stage, tmp_path: Path, monkeypatch: Any) -> None:
    lay(stage)
    monkeypatch.setattr("arrangeerveld.app.office.picture", lambda *_: (_ for _ in ()).throw(MemoryError))
    stage.press("bewaar")
    until(stage, lambda: not stage.app.unsaved())
    assert told(stage).startswith("Het bord is bewaard, maar het plaatje ‘")
    assert len(list(tmp_path.glob("*.json"))) == 1
    assert "Bewaard:" not in told(stage)


def test_an_earlier_version_comes_back_as_a_copy(stage: Stage, tmp_path: Path) -> None:
    for text in ("eerst", "daarna", "ten slotte"):
        lay(stage, text)
        stage.press("bewaar")
        until(stage, lambda: not stage.app.unsaved() and not stage.app._writing)
    path = stage.app.path
    assert path is not None
    latest = path.read_bytes()
    stage.press("start")
    stage.press("open")
    tap_card(stage, "Een eerdere versie …")
    stage.frames()
    tap_card(stage, path.stem.replace("_", " "))
    stage.frames()
    cards = stage.desk.tray.cards
    assert [card.title.startswith("vandaag ") for card in cards] == [True, True]
    stage.press(f"kaart:{cards[-1].source}")
    until(stage, lambda: len(stage.board.items) == 1)
    assert stage.board.items[0].text == "eerst"
    assert "Dit is een kopie. Als je haar bewaart, blijft het andere bestand zoals het is." in told(stage)
    lay(stage, "verder")
    stage.press("bewaar")
    until(stage, lambda: not stage.app.unsaved())
    assert stage.app.path != path
    assert path.read_bytes() == latest
    assert (tmp_path / FOLDER / path.stem).is_dir()


def test_titles_that_are_hidden_are_hidden_here_too(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / FOLDER / "Sofie").mkdir(parents=True)
    (tmp_path / FOLDER / "Sofie" / "1.json").write_bytes(b"{}")
    kind, cards = stage.app.files.versions("//versies", hide=True)
    assert [card.title for card in cards] == ["Bord 1"]
    assert kind.name == "Van welk bord?"


def test_places_are_those_that_may_be_written_in(documents: Path, tmp_path: Path) -> None:
    refused = tmp_path / "stick"
    names = [place.name for place in found(tmp_path / "gewoon", refused)]
    assert names == ["De gewone map", "Documenten", "Bureaublad", "Je eigen map", "Nog een keer hier"]
    (documents / "Arrangeerveld").write_bytes(b"")
    assert "Documenten" not in [place.name for place in found(tmp_path / "gewoon", refused)]
    assert found(refused, refused)[-1] == Place("Nog een keer hier", refused)


def test_sticks_are_looked_for_without_fail() -> None:
    assert all(isinstance(stick, Path) for stick in elsewhere.sticks())
