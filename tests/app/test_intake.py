"""Cards that come in and decks that go out, with real fingers: files, pasted tables, shared decks, and what is wrong with them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from arrangeerveld.app import cardfolders, recorder
from arrangeerveld.app.home import Home
from arrangeerveld.app.intake import Intake
from arrangeerveld.core.board import Board, Card
from arrangeerveld.core.geometry import Pose
from arrangeerveld.files import places
from arrangeerveld.files.cardimport import read
from arrangeerveld.files.decks import read_deck
from arrangeerveld.files.packages import packed, unpacked
from tests.app.stage import Stage, said, until
from tests.app.test_maker import maker, open_maker

TABLES = Path(__file__).parent.parent / "files" / "tables"


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The downloads of this test, and no program that shows folders."""
    place = tmp_path / "Downloads"
    place.mkdir()
    monkeypatch.setattr(cardfolders, "card_folders", lambda boards: (boards / "delen", place))
    monkeypatch.setattr(recorder, "open_folder", lambda _: False)
    return place


def page(stage: Stage) -> Any:
    assert isinstance(stage.desk.covers.page, Intake)
    return stage.desk.covers.page


def quiet(stage: Stage) -> None:
    until(stage, lambda: not page(stage).busy)


def open_page(stage: Stage) -> None:
    open_maker(stage)
    stage.press("halen:open")
    until(stage, lambda: page(stage).files is not None)


def drop(stage: Stage, path: Path) -> None:
    stage.window.dispatch("on_drop_file", str(path).encode(), 0, 0)
    stage.frames(2)
    quiet(stage)


def words(stage: Stage) -> list[tuple[str, str]]:
    return [(line.word, line.title) for line in page(stage).lines()]


def test_a_workbook_comes_in_by_fingers_only_and_goes_out_again(stage: Stage, tmp_path: Path, folders: Path) -> None:
    shutil.copy(TABLES / "libreoffice.xlsx", folders / "Ons aanbod.xlsx")
    open_page(stage)
    stage.press(f"halen:bestand={folders / 'Ons aanbod.xlsx'}")
    until(stage, lambda: page(stage).found is not None)
    assert [word for word, _ in words(stage)] == ["kan niet", "nieuw", "nieuw", "nieuw", "nieuw"]
    assert not (tmp_path / "decks").exists()
    stage.press("halen:neem")
    until(stage, lambda: maker(stage).sheet is not None)
    path = tmp_path / "decks" / "ons-aanbod.yaml"
    assert maker(stage).path == path
    assert said(stage) == "‘Ons aanbod’ heeft nu 4 nieuwe kaarten."
    before = path.read_bytes()
    stage.press("maker:zelf")
    for ending in (".xlsx", ".csv", ".arrangeerdeck"):
        stage.press(f"halen:uit={ending}")
        out = tmp_path / "delen" / f"ons-aanbod{ending}"
        until(stage, out.exists)
        until(stage, lambda: "delen" in said(stage))
        stage.desk.notices = ()
    assert [row.card.title for row in read(out.with_suffix(".xlsx"), stage.desk.shelf.kinds).rows] == [
        card.title for card in maker(stage).cards
    ]
    assert unpacked(out.read_bytes(), "").text == before
    stage.press("halen:open=ons-aanbod")
    until(stage, lambda: page(stage).files is not None)
    stage.press(f"halen:bestand={out.with_suffix('.csv')}")
    until(stage, lambda: page(stage).found is not None)
    assert not page(stage).ready  # all of it is there already
    stage.press("halen:terug")
    stage.press("halen:terug")
    assert stage.desk.covers.page is maker(stage)
    assert path.read_bytes() == before


def test_a_table_is_pasted_and_needs_a_kind_and_a_deck(stage: Stage, tmp_path: Path) -> None:
    open_page(stage)
    stage.desk.covers.copied = lambda: " "
    stage.press("halen:plak")
    assert "Er is niets gekopieerd" in said(stage)
    stage.desk.covers.copied = lambda: "Titel\tUitleg\nRust\tEven zitten\nMeekijken in de klas\tAnders"
    stage.key(ord("v"), "ctrl")
    quiet(stage)
    assert "Kies een soort" in page(stage).trouble
    assert not page(stage).ready
    stage.press("halen:soort=jeugdhulp")
    quiet(stage)
    assert words(stage) == [("nieuw", "Rust"), ("nieuw", "Meekijken in de klas")]
    stage.press("halen:kies")
    tiles = [one.place for one in stage.desk.layers().piles["page"] if one.action.startswith("halen:stapel")]
    assert len(tiles) > 4
    assert all(place.y > stage.desk.screen.size.h / 3 for place in tiles)
    stage.press("halen:stapel=swv")
    quiet(stage)
    assert ("anders", "Meekijken in de klas") in words(stage)
    stage.press("halen:neem")
    until(stage, lambda: maker(stage).sheet is not None)
    deck, _ = read_deck(tmp_path / "decks" / "swv.yaml")
    assert deck is not None
    assert {card.title: card.text for card in deck.cards}["Meekijken in de klas"] == "Anders"
    assert len(deck.cards) == 31


def test_a_shared_deck_is_dropped_while_a_talk_goes_on(stage: Stage, tmp_path: Path, folders: Path) -> None:
    file = folders / "swv.arrangeerdeck"
    file.write_bytes(packed(places.decks() / "swv.yaml", places.cards())[0])
    own = tmp_path / "decks" / "swv.yaml"
    own.parent.mkdir()
    text = (places.decks() / "swv.yaml").read_text("utf-8")
    own.write_text(text.replace("Coaching van de leraar", "Coaching van juf").replace("swv-hulp-bij-plan", "weg"), "utf-8")
    (own.parent / "ontvangen").mkdir()
    (own.parent / "ontvangen" / "swv.basis").write_text(text.replace("Coaching van de leraar", "Coaching"), "utf-8")
    talk = Board(stage.app.start.mat, items=(Card("k", "swv", "Blijft zo", Pose(500, 400), source="x"),))
    stage.use(talk)
    before = stage.board
    drop(stage, file)
    until(stage, lambda: page(stage).difference is not None)
    assert words(stage)[0] == ("allebei", "Coaching van de leraar")
    assert ("van jou", "Hulp bij het maken van een plan") in words(stage)
    stage.press("halen:manier=beide")
    stage.press("halen:neem")
    until(stage, lambda: stage.desk.covers.page is None)
    assert stage.board is before
    assert "1 dubbel" in said(stage)
    titles = [card.title for card in read_deck(own)[0].cards]  # type: ignore[union-attr]
    assert {"Coaching van juf", "Coaching van de leraar (ontvangen)"} <= set(titles)


def test_what_is_no_deck_is_said_and_nothing_changes(stage: Stage, tmp_path: Path, folders: Path) -> None:
    stage.desk.covers.go_home(stage.desk)
    stage.frames(2)
    bad = folders / "x.arrangeerdeck"
    bad.write_bytes(b"nee")
    drop(stage, bad)
    assert "beschadigd" in said(stage)
    assert not page(stage).seen
    (folders / "x.csv").write_bytes(b"titel\n\x81")
    drop(stage, folders / "x.csv")
    assert "niet te lezen" in said(stage)
    (folders / "leeg.csv").write_bytes(b"")
    drop(stage, folders / "leeg.csv")
    assert words(stage)[0][0] == "kan niet"
    assert not page(stage).ready
    stage.desk.act("halen:neem")
    stage.frames(4)
    for wrong in ("halen:soort=geen", "halen:stapel=../../x", "halen:manier=houd", "halen:plak=", "halen:zomaar", "halen:"):
        stage.desk.act(wrong)
        quiet(stage)
    stage.desk.act("halen:neem")
    stage.frames(4)
    assert not (tmp_path / "decks").exists()
    stage.key(27)
    stage.key(27)
    assert isinstance(stage.desk.covers.page, Home)


def test_a_file_that_is_gone_and_a_deck_that_changed_meanwhile(stage: Stage, tmp_path: Path, folders: Path) -> None:
    table = folders / "ons.csv"
    table.write_text("titel;soort\n" + "".join(f"Kaart {n};swv\n" for n in range(30)), "utf-8")
    open_page(stage)
    table.rename(folders / "anders.csv")
    stage.press(f"halen:bestand={table}")
    quiet(stage)
    assert "Dit bestand is er niet" in said(stage)
    drop(stage, folders / "anders.csv")
    until(stage, lambda: page(stage).found is not None)
    stage.drag(3, (400, 600), (400, 420))
    far = page(stage).offset
    assert far > 100
    for _ in range(20):  # Tab until the ring is around the rows, and Enter goes through them
        if stage.desk.focus.at == "halen:rijen":
            break
        stage.key(9)
    seen = []
    for _ in range(8):
        stage.key(13)
        seen.append(page(stage).offset)
    assert seen[0] > far
    assert 0.0 in seen
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "anders.yaml").write_text("deck: x\nsoort: swv\nkaarten: []\n", "utf-8")
    stage.press("halen:neem")
    quiet(stage)
    assert "intussen door een ander programma veranderd" in page(stage).trouble
    assert (tmp_path / "decks" / "anders.yaml").read_text("utf-8").endswith("kaarten: []\n")
