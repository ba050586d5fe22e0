"""The card maker, with real fingers: decks are made and changed on the screen, and only the touched card's lines change in the file."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from arrangeerveld.app import keyboard, makerdesk, makerreading
from arrangeerveld.app.maker import WRITER
from arrangeerveld.core.board import Board, Card
from arrangeerveld.core.geometry import Pose
from arrangeerveld.files import places
from arrangeerveld.files.decks import read_deck
from tests.app.stage import Stage, said, until
from tests.app.test_ring import hold
from tests.files.odd_decks import odd_deck


def maker(stage: Stage) -> Any:
    return stage.desk.covers.maker


def open_maker(stage: Stage) -> None:
    """From the start screen, as a finger does."""
    stage.desk.covers.go_home(stage.desk)
    stage.desk.notices = ()
    stage.frames(4)
    stage.press("maker:open")
    until(stage, lambda: maker(stage).decks is not None)


def open_deck(stage: Stage, path: Path) -> None:
    stage.press(f"maker:stapel={path}")
    until(stage, lambda: not maker(stage).choosing)


def touch_keys(stage: Stage, text: str) -> None:
    """Write with the keyboard on the screen."""
    for char in text:
        board = stage.desk.writers.boards[WRITER]
        keys = {key.action: key.place for key in keyboard.keys(board.look)}
        scale, spot = board.place.w / keyboard.WIDE, keys[char].centre
        stage.tap(board.place.x + spot.x * scale, board.place.y + spot.y * scale)


def ready(stage: Stage) -> None:
    """On the key that says so."""
    board = stage.desk.writers.boards[WRITER]
    spot = next(key.place for key in keyboard.keys(board.look) if key.action == keyboard.DONE).centre
    scale = board.place.w / keyboard.WIDE
    stage.tap(board.place.x + spot.x * scale, board.place.y + spot.y * scale)


def kept(stage: Stage) -> None:
    """Until the last step is in the file."""
    until(stage, lambda: maker(stage).saved)


def test_a_deck_is_made_and_filled_with_fingers_only(stage: Stage, tmp_path: Path) -> None:
    talk = Board(stage.app.start.mat, items=(Card("k", "swv", "Blijft zo", Pose(500, 400), source="x"),))
    stage.use(talk)
    before = stage.board
    open_maker(stage)
    stage.press("maker:nieuwe")
    touch_keys(stage, "Ons")
    stage.press("maker:soort=jeugdhulp")
    stage.press("maker:maak")
    until(stage, lambda: maker(stage).sheet is not None)
    path = tmp_path / "decks" / "ons.yaml"
    stage.press("maker:nieuw")
    touch_keys(stage, "Rust")
    ready(stage)
    kept(stage)
    stage.press("maker:schrijf=tekst")
    touch_keys(stage, "Even zitten")
    stage.press("maker:domein=gedrag")
    stage.press("maker:schrijf=uitvoerder")
    touch_keys(stage, "Ib")
    stage.press("maker:kopie")
    kept(stage)
    assert path.read_text("utf-8").partition("kaarten:\n")[2] == (
        "  - id: rust\n    titel: Rust\n    tekst: Even zitten\n    domeinen: [gedrag]\n    uitvoerder: Ib\n"
        "  - id: rust-kopie\n    titel: Rust (kopie)\n    tekst: Even zitten\n    domeinen: [gedrag]\n    uitvoerder: Ib\n"
    )
    stage.press("maker:op")
    stage.press("maker:domein=gedrag")
    stage.press("maker:domein=leren")
    kept(stage)
    deck, problems = read_deck(path, ["jeugdhulp"])
    assert deck is not None
    assert (deck.name, deck.kind, problems) == ("Ons", "jeugdhulp", ())
    assert [(card.title, card.domains) for card in deck.cards] == [("Rust (kopie)", ("leren",)), ("Rust", ("gedrag",))]
    stage.press("maker:weg")
    kept(stage)
    assert said(stage) == "‘Rust (kopie)’ is weg. Met Terug komt ze weer terug."
    for _ in range(7):
        stage.press("maker:terug")
    kept(stage)
    assert path.read_text("utf-8").endswith("  - id: rust\n    titel: Rust\n    tekst: Even zitten\n")
    stage.press("maker:weer")
    kept(stage)
    assert path.read_text("utf-8").endswith("    domeinen: [gedrag]\n")
    stage.press("maker:klaar")
    assert any(pile.label == "Ons" and pile.count == 1 for pile in stage.desk.covers.page.piles)
    assert stage.board is before  # the talk on the table was not touched


def test_in_an_odd_deck_of_200_only_that_cards_lines_change(stage: Stage, tmp_path: Path) -> None:
    odd = odd_deck(3, 200, "\r\n")
    path = tmp_path / "decks" / "veel.yaml"
    path.parent.mkdir()
    path.write_bytes(odd.text.encode())
    open_maker(stage)
    open_deck(stage, path)
    list_ = next(control for control in stage.desk.layers().piles["page"] if control.action == "maker:kaart=2").place
    stage.drag(1, (list_.centre.x, list_.centre.y), (list_.centre.x, list_.centre.y - 140))
    assert maker(stage).at == 0  # it scrolled, and was no tap
    assert maker(stage).offset > 100
    stage.press("maker:schrijf=zoek")
    stage.write("150")
    number = next(i for i, card in maker(stage).listed() if card.title.startswith("150"))
    stage.press(f"maker:kaart={number}")
    stage.press("maker:schrijf=titel")
    stage.press("maker:schrijf=titel")  # a second tap changes nothing
    for _ in range(70):
        stage.key(8)
    stage.write("Nieuw: [titel]")
    assert maker(stage).card().title == "Nieuw: [titel]"
    stage.key(13)
    kept(stage)
    old, new = odd.text.splitlines(), path.read_bytes().decode().splitlines()
    first, last = odd.rows[150]
    assert new[:first] == old[:first]
    assert new[len(new) - (len(old) - last) :] == old[last:]
    assert path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n")
    assert any("Nieuw: [titel]" in line for line in new[first:last])
    stage.press("maker:klaar")


def test_a_deck_of_the_program_becomes_an_own_one_and_ours_stays(stage: Stage, tmp_path: Path) -> None:
    ours = places.decks() / "school.yaml"
    before = ours.read_bytes()
    open_maker(stage)
    open_deck(stage, ours)
    stage.press("maker:kaart=1")
    stage.press("maker:domein=gezondheid")
    kept(stage)
    own = tmp_path / "decks" / "school.yaml"
    assert said(stage).startswith("Dit is nu jullie eigen stapel (school.yaml).")
    assert ours.read_bytes() == before
    lines, fresh = before.decode().splitlines(), own.read_text("utf-8").splitlines()
    assert sum(a != b for a, b in zip(lines, fresh, strict=True)) == 1
    stage.press("maker:klaar")


def test_what_another_program_wrote_stays_until_it_is_read(stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "decks" / "proef.yaml"
    path.parent.mkdir()
    path.write_text("deck: Proef\nsoort: swv\nkaarten:\n  - {id: a, titel: Eén}\n", "utf-8")
    open_maker(stage)
    open_deck(stage, path)
    other = path.read_text("utf-8") + "  - {id: b, titel: Twee}\n"
    path.write_text(other, "utf-8")
    stage.press("maker:schrijf=titel")
    stage.write(" en een")
    stage.key(13)
    until(stage, lambda: maker(stage).kept is not None)
    assert maker(stage).kept.changed
    assert path.read_text("utf-8") == other
    stage.press("maker:klaar")
    assert stage.desk.covers.page is maker(stage)  # nothing is lost by leaving
    assert said(stage).startswith("Deze stapel is nog niet bewaard.")
    stage.press("maker:lees")
    until(stage, lambda: len(maker(stage).cards) == 2)
    kept(stage)
    assert path.read_text("utf-8") == other.replace("Eén}", "Eén en een}")  # the step is in what the other wrote
    path.write_text(other.replace("Eén", "Anders"), "utf-8")
    stage.press("maker:domein=leren")
    until(stage, lambda: maker(stage).kept.trouble is not None)
    stage.press("maker:lees")
    until(stage, lambda: "ook door een ander veranderd" in said(stage))
    assert path.read_text("utf-8") == other.replace("Eén", "Anders")
    path.write_text(other, "utf-8")
    stage.press("maker:domein=gedrag")
    until(stage, lambda: maker(stage).kept is not None and maker(stage).kept.trouble is not None)
    stage.press("maker:vervallen")
    until(stage, lambda: maker(stage).cards[0].title == "Eén")
    assert path.read_text("utf-8") == other
    stage.press("maker:klaar")


def test_a_folder_that_refuses_is_told_and_tried_again(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "decks").write_text("geen map", "utf-8")
    open_maker(stage)
    open_deck(stage, places.decks() / "swv.yaml")
    stage.press("maker:kopie")
    until(stage, lambda: maker(stage).kept is not None)
    told = str(maker(stage).kept.trouble)
    assert "niet bewaard" in told
    assert "bord" not in told.replace("borden", "")
    (tmp_path / "decks").unlink()
    stage.press("maker:bewaar")
    kept(stage)
    assert (tmp_path / "decks" / "swv.yaml").read_text("utf-8").count("(kopie)") == 1
    stage.press("maker:klaar")


def test_problems_stand_by_their_card_with_their_line(stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "decks" / "fout.yaml"
    path.parent.mkdir()
    path.write_text(
        "deck: Fout\nsoort: swv\nkaarten:\n  - id: a\n    titel: Eén\n  - id: b\n    titel: Twee\n    domeinen: [gedrach, leren]\n", "utf-8"
    )
    broken = "deck: Stuk\nsoort: swv\nkaarten:\n  - id: a\n    titel: Goed\n  - id: b\n    titel: 'Stuk\n"
    (path.parent / "stuk.yaml").write_text(broken, "utf-8")
    open_maker(stage)
    open_deck(stage, path)
    assert {number: [one.where.line for one in found] for number, found in maker(stage).found.items()} == {1: [8]}
    stage.press("maker:kaart=1")
    stage.press("maker:domein=gedrach")  # what is no domain can be tapped away
    kept(stage)
    until(stage, lambda: not maker(stage).found)
    assert path.read_text("utf-8").endswith("    domeinen: [leren]\n")
    stage.press("maker:stapels")
    stage.frames(4)
    open_deck(stage, path.parent / "stuk.yaml")
    assert maker(stage).sheet is None
    assert maker(stage).problems
    assert [card.title for card in maker(stage).cards][:1] == ["Goed"]  # what can be read is seen
    assert maker(stage).card().title == "Goed"
    for word in ("nieuw", "kopie", "weg", "terug"):
        makerdesk.act(stage.desk, word)  # not even behind the screen
    assert (path.parent / "stuk.yaml").read_text("utf-8") == broken
    stage.press("maker:klaar")


def test_with_the_real_keyboard_alone(stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "decks" / "proef.yaml"
    path.parent.mkdir()
    path.write_text("deck: Proef\nsoort: swv\nkaarten:\n  - {id: a, titel: Eén}\n", "utf-8")
    open_maker(stage)
    stage.key(9)
    stage.key(13)  # the own deck comes first
    until(stage, lambda: not maker(stage).choosing)
    stage.key(ord("n"), "ctrl")
    stage.write("Tweede")
    stage.key(9)
    stage.write("Een zin.\nNog een.")
    stage.key(9)
    stage.write("iemand")
    assert WRITER not in [control.action.removeprefix("toets:") for control in stage.desk.layers().piles["keyboards"]]
    stage.key(27)
    kept(stage)
    assert path.read_text("utf-8").endswith(
        "  - {id: a, titel: Eén}\n  - id: tweede\n    titel: Tweede\n"
        "    tekst: |-\n      Een zin.\n      Nog een.\n    uitvoerder: iemand\n"
    )
    stage.key(ord("z"), "ctrl")
    kept(stage)
    assert "iemand" not in path.read_text("utf-8")
    stage.key(ord("z"), "ctrl", "shift")
    stage.key(ord("f"), "ctrl")
    stage.write("zin iemand")
    assert [card.title for _, card in maker(stage).listed()] == ["Tweede"]
    stage.key(27)
    stage.key(27)
    assert maker(stage).choosing
    stage.key(27)
    assert stage.desk.covers.page is not maker(stage)


def test_the_caret_and_what_was_copied_and_the_wheel(stage: Stage, tmp_path: Path) -> None:
    from kivy.core.clipboard import Clipboard

    path = tmp_path / "decks" / "proef.yaml"
    path.parent.mkdir()
    cards = "".join(
        f"  - {{id: k{i}, titel: Kaart, tekst: Een lange zin die wel over twee regels moet lopen in dit vak}}\n" for i in range(20)
    )
    path.write_text(f"deck: Proef\nsoort: swv\nkaarten:\n{cards}", "utf-8")
    open_maker(stage)
    open_deck(stage, path)
    field = stage.control("maker:schrijf=titel").place
    stage.tap(field.x + 16, field.centre.y)  # before the first letter
    Clipboard.copy("Mijn\t\r\n")
    stage.key(ord("v"), "ctrl")
    assert maker(stage).card().title == "Mijn Kaart"
    stage.press("maker:schrijf=tekst")
    place = stage.control("maker:schrijf=tekst").place
    stage.tap(place.right - 20, place.y + 20)
    end = maker(stage).writing.caret
    stage.key(274)
    assert maker(stage).writing.caret > end + 5
    stage.key(273)
    stage.key(273)
    assert maker(stage).writing.caret == 0
    stage.key(27)

    class Wheel:
        is_mouse_scrolling, button, x, y = True, "scrollup", 200.0, 300.0

    stage.app.table.on_touch_down(Wheel())
    assert maker(stage).offset > 0
    path.write_text("deck: Proef\nsoort: swv\nkaarten:\n  - {id: k1, titel: Van een ander}\n", "utf-8")
    kept(stage)
    makerreading.looked(stage.desk)  # as every second
    until(stage, lambda: len(maker(stage).cards) == 1)
    assert said(stage).startswith("Een ander programma heeft deze stapel veranderd.")
    stage.press("maker:klaar")


def test_what_is_being_written_is_kept_when_the_program_ends(stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "decks" / "proef.yaml"
    path.parent.mkdir()
    path.write_text("deck: Proef\nsoort: swv\nkaarten:\n", "utf-8")
    open_maker(stage)
    open_deck(stage, path)
    stage.press("maker:nieuw")
    stage.press("maker:schrijf=tekst")
    stage.write("Zonder titel")
    makerdesk.finish(stage.desk)
    kept(stage)
    assert path.read_text("utf-8").endswith("  - id: nieuwe-kaart\n    titel: Nieuwe kaart\n    tekst: Zonder titel\n")
    stage.press("maker:schrijf=titel")
    stage.press("maker:weg")
    kept(stage)
    assert path.read_text("utf-8") == "deck: Proef\nsoort: swv\nkaarten:\n"
    stage.press("maker:klaar")


def test_whoever_taps_anything_in_any_order_keeps_a_deck_that_is_right(stage: Stage, tmp_path: Path) -> None:
    """Whatever is on the page, 60 times at random, with words typed in between: the file is what the page shows, and is a deck."""
    path = tmp_path / "decks" / "proef.yaml"
    path.parent.mkdir()
    path.write_text(odd_deck(11, 5).text, "utf-8")
    chance = random.Random(5)  # noqa: S311 - nothing secret
    open_maker(stage)
    open_deck(stage, path)
    for _ in range(60):
        page = [one.action for one in stage.desk.layers().piles["page"] if one.action.startswith("maker:")]
        action = chance.choice([one for one in page if one not in {"maker:klaar", "maker:stapels", "maker:"}])
        stage.desk.act(action)
        if chance.random() < 0.4:
            stage.write(chance.choice(["", "x", "'a: b' #c", "één\ntwee", "- ", "[", "🙂"]))
        if chance.random() < 0.3:
            stage.key(chance.choice([8, 9, 13, 27, 127, 273, 274, 275, 276, 278, 279]), *chance.choice([[], ["shift"]]))
        stage.frames(1)
        if maker(stage).choosing:
            until(stage, lambda: maker(stage).saved)
            open_deck(stage, path)
    makerdesk.finish(stage.desk)
    kept(stage)
    assert not any(notice.problem for notice in stage.desk.notices)
    assert path.read_bytes() == maker(stage).sheet.data
    deck, problems = read_deck(path, [kind.id for kind in stage.app.shelf.kinds])
    assert deck is not None
    assert [card.title for card in deck.cards] == [card.title for card in maker(stage).cards]
    assert not [one for one in problems if "plaatje" not in one.what]
    while maker(stage).past:
        stage.desk.act("maker:terug")
    kept(stage)
    assert path.read_text("utf-8") == maker(stage).deck.data.decode()  # every step can be taken back, to the byte
    stage.press("maker:klaar")


def test_a_card_of_a_talk_goes_into_the_deck_that_is_chosen(stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "decks" / "proef.yaml"
    path.parent.mkdir()
    path.write_text("deck: Proef\nsoort: swv\nkaarten:  # onze\n", "utf-8")
    stage.use(Board(stage.app.start.mat, items=(Card("k", "zelf", "Time-out bij de conciërge", Pose(500, 400)),)))
    hold(stage, "k")
    stage.press("ring:bewaar:k")
    until(stage, lambda: stage.desk.tray is not None)
    assert [card.title for card in stage.desk.tray.cards] == ["Eigen kaarten", "Proef"]
    stage.press("kaart:stapel:proef/k")
    until(stage, lambda: "ligt nu in de stapel ‘proef’" in said(stage))
    text = "kaarten:  # onze\n  - id: time-out-bij-de-concierge\n    titel: Time-out bij de conciërge\n"
    assert path.read_text("utf-8").endswith(text)
    assert not (tmp_path / "decks" / "eigen-kaarten.yaml").exists()
    assert stage.board.items[-1].title == "Time-out bij de conciërge"
    stage.desk.tray = None
