"""What cards say in other languages is written in the card maker, with real touches."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from arrangeerveld.app.makerplaces import places
from arrangeerveld.core.board import Translation
from arrangeerveld.core.marks import Text
from arrangeerveld.files.decks import read_deck
from tests.app.stage import Stage, said
from tests.app.test_maker import kept, maker, open_deck, open_maker, ready, touch_keys


def words(control: Any) -> str:
    return " ".join(mark.text for mark in control.face.marks if isinstance(mark, Text))


DECK = """deck: Ons   # van ons
soort: ouder
kaarten:
  - id: lezen   # eerst
    titel: Samen lezen
    vertaling:
      tr: {titel: Okuma}   # nagekeken
  - id: rekenen
    titel: Rekenen
"""


def test_a_translation_is_written_and_changed_in_the_card_maker(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    path = tmp_path / "decks" / "ons.yaml"
    path.write_text(DECK, "utf-8")
    open_maker(stage)
    open_deck(stage, path)
    stage.press("maker:kaart=0")
    stage.press("maker:taal=tr")  # the button calls the first language that is there
    stage.press("maker:schrijf=titel.tr")
    touch_keys(stage, "lar")
    ready(stage)
    kept(stage)
    assert path.read_text("utf-8") == DECK.replace("Okuma", "Okumalar")
    stage.press("maker:schrijf=tekst.tr")
    stage.write("Her gün")
    stage.press("maker:schrijf=titel.tr")
    for _ in "Okumalar":
        stage.key(8)
    stage.press("maker:taal=")
    kept(stage)
    assert "heeft een titel nodig" in said(stage)
    assert maker(stage).card().title == "Samen lezen"
    stage.press("maker:kaart=1")
    stage.press("maker:taal=tr")
    stage.press("maker:taal=ar")
    stage.press("maker:schrijf=tekst.ar")
    stage.write("كل يوم")
    stage.press("maker:schrijf=titel.ar")
    assert "Schrijf ook de titel" in said(stage)
    stage.write("الحساب")
    stage.press("maker:kaart=1")
    kept(stage)
    deck, problems = read_deck(path, ["ouder"])
    assert deck is not None
    assert not problems
    assert [card.translations for card in deck.cards] == [
        (Translation("tr", "Okumalar", "Her gün"),),
        (Translation("ar", "الحساب", "كل يوم"),),
    ]
    assert "# van ons" in path.read_text("utf-8")
    assert [words(one) for one in stage.desk.layers().piles["page"] if one.action == "maker:schrijf=titel.ar"] == ["الحساب"]
    for _ in range(4):
        stage.press("maker:terug")
    kept(stage)
    assert path.read_text("utf-8") == DECK
    stage.press("maker:nieuw")
    assert not any("titel.ar" in one.action for one in stage.desk.layers().piles["page"])
    stage.press("maker:klaar")


def test_odd_and_many_languages_leave_room_to_write(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    path = tmp_path / "decks" / "vreemd.yaml"
    many = ", ".join(f"a{letter}: {{titel: x}}" for letter in "abcdefghijklmnopqrstuvwxyz")
    odd = [f"{{{many}}}", "{" + "nederlands" * 20 + ": {titel: x}}", '{"": {titel: x}}', '{"a/b": {titel: x}}']
    cards = "".join(f"  - id: k{n}\n    titel: Lezen\n    vertaling: {one}\n" for n, one in enumerate(odd))
    path.write_text(f"deck: Vreemd\nsoort: ouder\nkaarten:\n{cards}", "utf-8")
    open_maker(stage)
    open_deck(stage, path)
    for n in range(len(odd)):
        stage.press(f"maker:kaart={n}")
        (way,) = (one.action for one in stage.desk.layers().piles["page"] if one.action.startswith("maker:taal="))
        assert way == ("maker:taal=tr" if n else "maker:taal=ar")
        stage.press(way)
        touched = [one for one in stage.desk.layers().piles["page"] if one.action.startswith(("maker:taal=", "maker:schrijf=t"))]
        form = places(stage.desk.screen).form
        assert all(one.place.h >= 60 and one.place.right <= form.right + 1 and one.place.bottom <= form.bottom + 1 for one in touched)
        assert {"maker:taal=", "maker:taal=en"} <= {one.action for one in touched}
        stage.press("maker:taal=")
    stage.press("maker:klaar")
