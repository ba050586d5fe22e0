"""Decks for the card maker: which there are, fresh ones, and saving only over what was read."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from arrangeerveld.core.blanks import blank
from arrangeerveld.core.problems import Refused
from arrangeerveld.files import places
from arrangeerveld.files.deckediting import with_field, with_new
from arrangeerveld.files.deckfolder import fresh_deck, listed, opened
from arrangeerveld.files.decks import card_form, deck_form, read_deck
from arrangeerveld.files.decksaving import Changed, bring_pictures, own_path, save_deck
from arrangeerveld.files.disk import RealDisk
from arrangeerveld.files.fields import Text
from arrangeerveld.files.versions import versions

KINDS = ("ouder", "school", "swv", "jeugdhulp", "jeugdgezondheid", "zelf")


class FullDisk(RealDisk):
    """A disk on which nothing fits any more."""

    def write(self, handle: int, data: bytes) -> int:  # noqa: ARG002
        raise OSError(errno.ENOSPC, "full")


def test_a_fresh_deck_lies_first_and_never_takes_the_place_of_ours(tmp_path: Path) -> None:
    paths = [fresh_deck(tmp_path, name, "swv", 0.0) for name in ("SWV", "SWV", "CON", "‘Ons’ aanbod: extra", "😀")]
    assert [path.stem for path in paths] == ["swv-2", "swv-3", "con-stapel", "ons-aanbod-extra", "stapel"]
    for path, name in zip(paths, ("SWV", "SWV", "CON", "‘Ons’ aanbod: extra", "😀"), strict=True):
        deck, problems = read_deck(path, KINDS)
        assert deck is not None
        assert (deck.name, deck.kind, deck.cards, problems) == (name, "swv", (), ())
    there = listed(tmp_path, KINDS)
    assert [one.own for one in there] == [True] * 5 + [False] * 5
    assert {one.path.stem for one in there if not one.own} == {"jeugdgezondheid", "jeugdhulp", "ouders", "school", "swv"}


def test_a_deck_of_the_program_is_saved_as_an_own_one_with_its_pictures(tmp_path: Path) -> None:
    ours = places.decks() / "swv.yaml"
    before = ours.read_bytes()
    deck = opened(ours, KINDS)
    assert deck.sheet is not None
    fresh = with_field(deck.sheet, 0, "titel", "Meekijken bij ons")
    path = own_path(tmp_path, ours)
    save_deck(path, None, fresh.data, 0.0)
    assert ours.read_bytes() == before
    assert path == tmp_path / "decks" / "swv.yaml"
    assert own_path(tmp_path, path) == path
    assert [one.path for one in listed(tmp_path, KINDS) if one.path.stem == "swv"] == [path]
    (tmp_path / "a.png").write_bytes(b"plaatje")
    (tmp_path / "weg").mkdir()
    bring_pictures(tmp_path / "x.yaml", tmp_path / "weg" / "x.yaml", ["a.png", "", "er-niet.png"])
    assert (tmp_path / "weg" / "a.png").read_bytes() == b"plaatje"


def test_what_another_program_wrote_is_never_written_over(tmp_path: Path) -> None:
    path = fresh_deck(tmp_path, "Proef", "swv", 0.0)
    deck = opened(path, KINDS)
    assert deck.sheet is not None
    first = with_new(deck.sheet, -1, "Een")
    save_deck(path, deck.data, first.data, 0.0)
    assert [one.path.read_bytes() for one in versions(path)] == [deck.data]
    path.write_bytes(first.data + b"# van een ander\n")
    for old in (first.data, None):
        with pytest.raises(Changed) as refused:
            save_deck(path, old, with_new(first, 0, "Twee").data, 0.0)
        assert "door een ander programma veranderd" in str(refused.value.problems[0])
    path.unlink()
    with pytest.raises(Changed):
        save_deck(path, first.data, with_new(first, 0, "Twee").data, 0.0)
    assert not path.exists()


def test_a_full_disk_is_told_without_a_word_about_boards(tmp_path: Path) -> None:
    path = fresh_deck(tmp_path, "Proef", "swv", 0.0)
    old = path.read_bytes()
    with pytest.raises(Refused) as refused:
        save_deck(path, old, old + b"# meer\n", 0.0, FullDisk())
    told = str(refused.value.problems[0])
    assert told.startswith("De schijf is vol, dus de stapel ‘proef.yaml’ is niet bewaard.")
    assert "bord" not in told
    assert path.read_bytes() == old


def test_what_is_written_on_the_screen_fits_in_the_file() -> None:
    card, deck = card_form().fields, deck_form().fields
    for part, form in (
        ("titel", card),
        ("tekst", card),
        ("uitvoerder", card),
        ("plaatje", card),
        ("deck", deck),
        ("versie", deck),
        ("bron", deck),
    ):
        sort, field = blank(f"stapel/{part}"), form[part]
        assert sort is not None
        assert isinstance(field, Text)
        assert (sort.most, sort.lines) == (field.most, field.lines)


def test_a_deck_that_cannot_be_changed_can_be_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "kapot.yaml"
    for text in ("deck: [kapot\n", "deck: x\nsoort: swv\nkaarten: &a\n  - {id: a, titel: A}\n", "", "- a\n"):
        path.write_text(text, "utf-8")
        deck = opened(path, KINDS)
        assert deck.sheet is None
        assert deck.problems
    with pytest.raises(Refused):
        opened(tmp_path / "weg.yaml", KINDS)
