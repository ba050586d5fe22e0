"""A deck that is saved while the program runs is on the table at once; what lies on the mat stays as it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PIL import Image

from arrangeerveld.app.home import Home
from arrangeerveld.core.board import Board, Card
from arrangeerveld.core.geometry import Point, Pose
from arrangeerveld.core.marks import Picture
from arrangeerveld.files.boards import read_board, write_board
from arrangeerveld.files.shareddecks import Reach, SharedDecks
from tests.app.stage import Stage, labels, said
from tests.app.test_table import wait_until

DECK = """deck: Wijkteam
soort: swv
kaarten:
  - id: bellen
    titel: Bellen met het wijkteam
    tekst: Iemand belt.
  - id: koffie
    titel: Koffie drinken
"""


def in_tray(stage: Stage) -> list[str]:
    stage.frames(1)
    return [card.title for card in stage.desk.tray.cards if card.deck == "wijkteam"]


def saves(path: Path, text: str) -> None:
    """As an editor does that writes beside it first."""
    half = path.with_suffix(".tmp")
    half.write_text(text, "utf-8")
    half.replace(path)


def begin(stage: Stage, tmp_path: Path) -> Path:
    """A talk with a deck of one's own, its tray open, and one of its cards on the mat."""
    (tmp_path / "decks").mkdir()
    path = tmp_path / "decks" / "wijkteam.yaml"
    path.write_text(DECK, "utf-8")
    wait_until(stage, lambda: stage.app.live.watcher.knows(path))
    mat = replace(stage.app.start.mat, decks=(*stage.app.start.mat.decks, "wijkteam"))
    on_mat = Card("k", "swv", "Bellen met het wijkteam", Pose(600, 300), "Iemand belt.", deck="wijkteam", source="bellen")
    stage.use(Board(mat, items=(on_mat,)))
    stage.press("soort:swv")
    return path


def test_a_saved_deck_is_on_the_table_and_a_card_on_the_mat_is_asked_for(stage: Stage, tmp_path: Path) -> None:
    path = begin(stage, tmp_path)
    assert in_tray(stage) == ["Bellen met het wijkteam", "Koffie drinken"]
    stage.tap(*stage.on_mat(600, 300))
    assert not [c for c in stage.desk.layers().piles["enlarged"] if c.action.startswith("ring:")]
    saves(path, DECK.replace("Iemand belt.", "Iemand belt elke week.") + "  - id: nieuw\n    titel: Samen eten\n")
    wait_until(stage, lambda: len(in_tray(stage)) == 3)
    assert stage.desk.notices == ()
    assert stage.board.item("k").text == "Iemand belt."
    history = labels(stage)
    stage.press("ring:nieuw:k")
    assert stage.board.item("k").text == "Iemand belt elke week."
    assert labels(stage) == ["kaart nieuwe tekst", *history]
    assert "‘Bellen met het wijkteam’ heeft nu de nieuwe tekst" in said(stage)
    assert not [c for c in stage.desk.layers().piles["enlarged"] if c.action.startswith("ring:")]
    stage.press("terug")
    assert stage.board.item("k").text == "Iemand belt."
    stage.control("ring:nieuw:k")
    stage.desk.session.do("vast", lambda board: replace(board, items=(replace(board.item("k"), locked=True),)))
    stage.press("ring:nieuw:k")
    assert (stage.board.item("k").text, said(stage)) == (
        "Iemand belt.",
        "Deze kaart zit vast. Houd hem ingedrukt om hem los te maken.",
    )


def test_broken_in_between_and_taken_away(stage: Stage, tmp_path: Path) -> None:
    path = begin(stage, tmp_path)
    saves(path, DECK.replace("soort: swv", "soort: appel"))
    wait_until(stage, lambda: bool(stage.desk.notices))
    assert stage.desk.notices[-1].problem
    assert f"{path}, regel 2." in said(stage)
    assert said(stage).endswith("Tot die tijd liggen de kaarten van eerder op tafel.")
    assert in_tray(stage) == ["Bellen met het wijkteam", "Koffie drinken"]
    told = stage.desk.notices
    stage.use(stage.board)  # another talk on the table: the last good deck stays
    stage.press("soort:swv")
    assert in_tray(stage) == ["Bellen met het wijkteam", "Koffie drinken"]
    stage.desk.notices = told
    saves(path, DECK.replace("Koffie", "Thee"))
    wait_until(stage, lambda: "Thee drinken" in in_tray(stage))
    assert stage.desk.notices == ()  # the problem is over, and so is its notice
    path.unlink()
    wait_until(stage, lambda: in_tray(stage) == [])
    assert said(stage) == "De stapel ‘wijkteam’ is weggehaald. De kaarten op het veld blijven liggen."
    assert stage.board.item("k").title == "Bellen met het wijkteam"


def test_the_start_screen_shows_the_decks_of_now(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    stage.press("start")
    home = stage.desk.covers.page
    assert isinstance(home, Home)
    before = home.piles
    ours = next(pile for pile in before if pile.deck == "swv")
    wait_until(stage, lambda: stage.app.live.watcher.knows(tmp_path / "decks"))
    (tmp_path / "decks" / "wijkteam.yaml").write_text(DECK, "utf-8")
    wait_until(stage, lambda: len(home.piles) == len(before) + 1)
    assert next((pile.label, pile.count) for pile in home.piles if pile.deck == "wijkteam") == ("Wijkteam", 2)
    stage.press("dek:wijkteam")
    assert "wijkteam" not in home.mat().decks
    (tmp_path / "decks" / "swv.yaml").write_text(DECK, "utf-8")
    wait_until(stage, lambda: next(pile.count for pile in home.piles if pile.deck == "swv") == 2)
    assert "wijkteam" not in home.mat().decks
    (tmp_path / "decks" / "swv.yaml").unlink()
    (tmp_path / "decks" / "wijkteam.yaml").unlink()
    wait_until(stage, lambda: home.piles == before)
    assert ours in home.piles
    stage.desk.covers.page = None


def test_a_shared_folder_is_on_the_table_and_on_the_page_of_settings(stage: Stage, tmp_path: Path) -> None:
    share, live = tmp_path / "server", stage.app.live
    share.mkdir()
    (share / "wijkteam.yaml").write_text(DECK, "utf-8")
    wait_until(stage, lambda: live.watcher.knows(tmp_path / "decks"))
    stage.press("start")
    live.shared = SharedDecks(str(share), lambda: stage.app.files.folder, live.watcher.look_now)
    try:
        home = stage.desk.covers.page
        wait_until(stage, lambda: any(pile.deck == "wijkteam" for pile in home.piles))
        stage.press("instellingen")
        assert stage.desk.covers.page.shared == f"Gedeelde map met kaarten: 1 stapel uit {share}"
        (share / "wijkteam.yaml").write_text(DECK.replace("soort: swv", "soort: appel"), "utf-8")
        wait_until(stage, lambda: bool(stage.desk.notices))
        assert f"{share / 'wijkteam.yaml'}, regel 2." in said(stage)  # where it is to be changed, not the copy
        (share / "wijkteam.yaml").unlink()
        wait_until(stage, lambda: live.shared.reach is Reach.AWAY)
        stage.press("klaar")
        stage.press("instellingen")
        assert stage.desk.covers.page.shared == (
            f"De gedeelde map {share} is er nu niet, of is leeg. De stapel van de vorige keer ligt klaar."
        )
    finally:
        live.shared.close()
        stage.desk.covers.page = None


def test_a_picture_beside_the_deck_is_on_the_card_wherever_it_lies(stage: Stage, tmp_path: Path) -> None:
    path = begin(stage, tmp_path)
    Image.new("RGB", (2000, 1500), "#d0402a").save(tmp_path / "decks" / "bellen.png")
    (tmp_path / "decks" / "koffie.jpg").write_bytes(b"geen plaatje")
    with_pictures = DECK.replace("belt.\n", "belt.\n    plaatje: bellen.png\n").replace("drinken\n", "drinken\n    plaatje: koffie.jpg\n")
    saves(path, with_pictures)
    wait_until(stage, lambda: any(card.picture for card in stage.desk.tray.cards))
    wait_until(stage, lambda: bool(stage.desk.notices))
    assert said(stage) == "‘koffie.jpg’ is geen foto. Het plaatje hoort bij een stapel kaarten; die kaart ligt zonder plaatje op tafel."
    assert stage.board.item("k").picture is None  # it keeps what it had
    saves(path, with_pictures.replace("Iemand belt", "Iemand belt nu"))
    wait_until(stage, lambda: any(card.text == "Iemand belt nu." for card in stage.desk.tray.cards))
    assert [notice.text for notice in stage.desk.notices] == [said(stage)]  # it is told once
    stage.press("sluit")
    stage.tap(*stage.on_mat(600, 300))
    stage.press("ring:nieuw:k")
    kept = stage.board.item("k").picture
    assert (kept.wide, kept.high) == (640, 480)
    large = next(one for one in stage.desk.layers().piles["enlarged"] if one.action == "verklein:k")
    assert any(isinstance(mark, Picture) and mark.picture == kept for mark in large.face.marks)
    stage.press("verklein:k")
    at = stage.desk.screen.pixel(stage.desk.screen.from_mat(Point(680, 310)))
    red = stage.shot().getpixel((round(at[0]), round(stage.window.height - at[1])))
    assert red[0] > 180
    assert red[1] < 90
    back, _ = read_board(write_board(stage.board).encode(), "b")
    assert back == stage.board


def test_the_card_maker_shows_the_picture_and_looks_for_none_elsewhere(stage: Stage, tmp_path: Path) -> None:
    path = begin(stage, tmp_path)
    for place in (tmp_path, tmp_path / "decks"):
        Image.new("RGB", (400, 300), "#d0402a").save(place / "bellen.png")
    saves(path, DECK.replace("belt.\n", "belt.\n    plaatje: bellen.png\n").replace("drinken\n", "drinken\n    plaatje: ../bellen.png\n"))
    wait_until(stage, lambda: any(card.picture for card in stage.desk.tray.cards))
    stage.press("start")
    stage.press("maker:open")
    wait_until(stage, lambda: stage.desk.covers.page.decks is not None)
    stage.press(f"maker:stapel={path}")
    wait_until(stage, lambda: len(stage.desk.covers.page.cards) == 2)
    shown = []
    for number in (0, 1):
        stage.press(f"maker:kaart={number}")
        shown.append(stage.desk.covers.page.card().picture is not None)
    assert shown == [True, False]
    stage.press("maker:klaar")
    stage.desk.covers.page = None
