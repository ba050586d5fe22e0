from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from arrangeerveld.core.board import LANGUAGES, Board, Card, Translation
from arrangeerveld.core.geometry import Pose, Size
from arrangeerveld.core.mat import Mat
from arrangeerveld.files.boards import read_board, write_board
from arrangeerveld.files.decks import EXAMPLE, Deck, read_deck, read_decks
from arrangeerveld.files.wording import among

CODES = "met de code van de taal (ar, en, pl, tr of uk)."
KINDS = ("ouder", "swv", "jeugdhulp", "jeugdgezondheid", "school", "zelf")
BESIDE = "Zet het bestand in dezelfde map als de stapel, of haal de regel weg."
BAD = Path(__file__).parent / "bad_decks"


def deck_of(folder: Path, cards: str, head: str = "deck: Ouders\nsoort: ouder\n") -> tuple[Deck | None, list[tuple[int, str]]]:
    """A deck of some cards, with its problems as (line, what is wrong and what to do); the first card is on line 4."""
    path = folder / "stapel.yaml"
    path.write_text(f"{head}kaarten:\n{cards}", "utf-8")
    deck, problems = read_deck(path, KINDS)
    return deck, [(problem.where.line, f"{problem.what} {problem.remedy}") for problem in problems]


def test_a_deck_with_everything(tmp_path: Path) -> None:
    (tmp_path / "lezen.png").write_bytes(b"\x89PNG")
    card = (
        "  - id: 007\n    titel: 12:30\n    tekst: no\n    domeinen: [leren, gedrag, leren]\n    uitvoerder: ouders\n"
        "    plaatje: lezen.png\n    vertaling:\n      tr: {titel: Okuma, tekst: Her gün}\n      no: {titel: Lese}\n"
    )
    deck, problems = deck_of(tmp_path, card, 'deck: Ouders\nsoort: ouder\nversie: "2026-11"\nbron: SWV Test\n')
    assert problems == []
    assert deck is not None
    assert (deck.name, deck.kind, deck.version, deck.origin, deck.stem) == ("Ouders", "ouder", "2026-11", "SWV Test", "stapel")
    (one,) = deck.cards
    assert (one.id, one.title, one.text, one.domains, one.performer) == ("007", "12:30", "no", ("leren", "gedrag"), "ouders")
    assert (one.picture, one.place.line) == ("lezen.png", 6)
    assert one.translations == (Translation("tr", "Okuma", "Her gün"), Translation("no", "Lese"))


def test_a_card_has_as_many_languages_as_a_board_keeps(tmp_path: Path) -> None:
    more = "".join(f"      a{letter}: {{titel: x}}\n" for letter in "abcdefghijklmnopqrstuv")
    deck, problems = deck_of(tmp_path, f"  - id: a\n    titel: Lezen\n    vertaling:\n{more}")
    assert deck is not None
    assert len(deck.cards[0].translations) == LANGUAGES
    told = "De kaart ‘Lezen’ heeft bij ‘vertaling:’ meer dan 20 regels; zoveel passen er niet."
    assert problems == [(27, f"{told} Haal weg wat je niet nodig hebt. Nu zijn de laatste weggelaten.")]
    card = Card("k", "ouder", "Lezen", Pose(720, 360), translations=deck.cards[0].translations)
    board = Board(Mat("veld", "Veld", "Gesprek", Size(1440, 720), ()), items=(card,))
    back, found = read_board(write_board(board).encode(), "bord.json")
    assert found == ()
    assert back is not None
    assert back.items == board.items


def test_ten_mistakes_give_ten_problems_on_their_lines_and_the_good_cards_load() -> None:
    deck, problems = read_deck(BAD / "tien-fouten.yaml", KINDS)
    found = {problem.where.line: f"{problem.what} {problem.remedy}" for problem in problems}
    assert len(problems) == 10
    assert found == {
        4: "De stapel ‘Ouders’ heeft een regel ‘verse:’ die hier niet bekend is. Bedoel je ‘versie’?",
        11: 'De tekst achter ‘titel:’ begint met een aanhalingsteken dat niet sluit. Zet aan het eind van de tekst ook een ".',
        15: "De kaart ‘Samen opruimen’ heeft als domein ‘gedrach’. Bedoel je ‘gedrag’?",
        18: 'In de tekst achter ‘tekst:’ staat een dubbele punt. Zet de hele tekst tussen rechte aanhalingstekens ("). '
        "Dan mag er een dubbele punt in staan.",
        20: "Deze regel begint met een tab. Zet er 4 spaties voor in plaats van een tab.",
        21: "Deze kaart mist een titel. Voeg een regel ‘titel:’ toe.",
        23: "De kaart ‘Zelfde naam’ heeft dezelfde id als de kaart op regel 6: ‘goed-1’. Geef deze kaart een eigen id. "
        "Staat hij er twee keer? Haal hem dan één keer weg.",
        27: "Deze regel springt anders in dan de regels eromheen; er staan 6 spaties voor. Zet er 4 spaties voor.",
        30: "Het haakje [ achter ‘domeinen:’ sluit niet. Zet aan het eind een ].",
        33: "De regel ‘titel:’ staat hier voor de tweede keer; de eerste staat op regel 32. Haal één van de twee weg.",
    }
    assert deck is not None
    assert [card.id for card in deck.cards] == ["goed-1", "verkeerd-domein", "dubbel", "goed-2"]
    assert deck.cards[1].domains == ("werkhouding",)


@pytest.mark.parametrize(
    ("card", "line", "sentence", "stays"),
    [
        ("  - titel: x\n", 4, "De kaart ‘x’ mist een id. Voeg een regel ‘id:’ toe, bijvoorbeeld: " + EXAMPLE + ".", False),
        (
            "  - id:\n    titel: x\n",
            4,
            "De kaart ‘x’ heeft niets staan achter ‘id:’. Schrijf het erachter, bijvoorbeeld: " + EXAMPLE + ".",
            False,
        ),
        ("  - id: a/b\n    titel: x\n", 4, "De kaart ‘x’ heeft als id ‘a/b’; zo kan dat niet. Schrijf het zo: " + EXAMPLE + ".", False),
        ("  - id: a\n    titel: ''\n", 5, "Deze kaart heeft niets staan achter ‘titel:’. Schrijf het erachter.", False),
        (
            "  - id: a\n    titel: [x, y]\n",
            5,
            (
                "Bij ‘titel:’ hoort één tekst, maar hier staat een lijst. Zet de tekst op de regel van ‘titel:’, zonder haken "
                "of streepjes, of zet er aanhalingstekens omheen."
            ),
            False,
        ),
        (
            "  - zomaar\n",
            4,
            "Hier staat ‘zomaar’, maar hier hoort een kaart. Begin met een regel ‘id: …’ en daaronder een regel ‘titel: …’.",
            False,
        ),
        (
            "  - id: a\n    titl: x\n    titel: y\n",
            5,
            "De kaart ‘y’ heeft een regel ‘titl:’ die hier niet bekend is. Bedoel je ‘titel’?",
            True,
        ),
        (
            f"  - id: a\n    titel: {'x' * 70}\n",
            5,
            f"De kaart ‘{'x' * 40}…’ heeft 70 tekens bij ‘titel:’; er passen er 60. Maak de tekst korter. Nu is het eind weggelaten.",
            True,
        ),
        (
            "  - id: a\n    titel: x\n    domeinen: leren, gedrag\n",
            6,
            "De kaart ‘x’ heeft bij ‘domeinen:’ geen lijst. Zet er rechte haken omheen: [leren, gedrag].",
            True,
        ),
        (
            "  - id: a\n    titel: x\n    domeinen: [sport]\n",
            6,
            "De kaart ‘x’ heeft als domein ‘sport’. Kies uit leren, werkhouding, gedrag of gezondheid.",
            True,
        ),
        (
            "  - id: a\n    titel: x\n    plaatje: weg.png\n",
            6,
            "Het plaatje ‘weg.png’ van de kaart ‘x’ staat niet naast de stapel. " + BESIDE,
            True,
        ),
        (
            "  - id: a\n    titel: x\n    vertaling: Turks\n",
            6,
            "De kaart ‘x’ heeft bij ‘vertaling:’ een losse tekst staan; dat kan daar niet. Schrijf het zo: tr: {titel: …, tekst: …}, "
            + CODES,
            True,
        ),
        (
            "  - id: a\n    titel: x\n    vertaling:\n      Turks: {titel: y}\n",
            7,
            "De kaart ‘x’ heeft bij ‘vertaling:’ ‘Turks’; zo kan dat niet. Schrijf het zo: tr: {titel: …, tekst: …}, " + CODES,
            True,
        ),
    ],
)
def test_a_mistake_in_a_card_says_what_and_where(tmp_path: Path, card: str, line: int, sentence: str, *, stays: bool) -> None:
    deck, problems = deck_of(tmp_path, card + "  - id: goed\n    titel: goed\n")
    assert problems == [(line, sentence)]
    assert deck is not None
    assert [one.id for one in deck.cards] == (["a", "goed"] if stays else ["goed"])


def test_domains_without_brackets_are_understood(tmp_path: Path) -> None:
    deck, _ = deck_of(tmp_path, "  - id: a\n    titel: x\n    domeinen: leren, gedrag\n")
    assert deck is not None
    assert deck.cards[0].domains == ("leren", "gedrag")


@pytest.mark.parametrize(
    "name",
    [
        "../x.png",
        "a/b.png",
        "a\\b.png",
        "C:x.png",
        "/x.png",
        "..png",
        "a..png",
        "con.png",
        "LPT1.jpg",
        "~x.png",
        "#x.png",
        "x.zip",
        "x.png.",
        "x",
        "h:/x",
    ],
)
def test_a_picture_is_one_plain_file_name(tmp_path: Path, name: str) -> None:
    deck, problems = deck_of(tmp_path, f"  - id: a\n    titel: x\n    plaatje: '{name}'\n")
    assert [line for line, _ in problems] == [6]
    assert "zo kan dat niet" in problems[0][1]
    assert deck is not None
    assert deck.cards[0].picture == ""


@pytest.mark.skipif(os.name == "nt", reason="making links needs rights there")
def test_a_picture_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "x.png").symlink_to("/etc/hostname")
    _, problems = deck_of(tmp_path, "  - id: a\n    titel: x\n    plaatje: x.png\n")
    assert [line for line, _ in problems] == [6]


def test_a_deck_whose_kind_has_a_letter_wrong_keeps_its_cards(tmp_path: Path) -> None:
    deck, problems = deck_of(tmp_path, "  - id: a\n    titel: x\n", "deck: x\nsoort: swvv\n")
    assert problems == [(2, "De stapel ‘x’ heeft als soort ‘swvv’. Bedoel je ‘swv’? Zo is het nu gelezen.")]
    assert deck is not None
    assert (deck.kind, len(deck.cards)) == ("swv", 1)


def test_a_deck_of_an_unknown_kind_is_left_out_but_its_cards_are_looked_at(tmp_path: Path) -> None:
    deck, problems = deck_of(tmp_path, "  - id: a\n", "deck: x\nsoort: gemeente\n")
    assert deck is None
    assert problems == [
        (2, f"De stapel ‘x’ heeft als soort ‘gemeente’. Kies uit {among(KINDS)}."),
        (4, "Deze kaart mist een titel. Voeg een regel ‘titel:’ toe."),
    ]


def test_a_deck_without_a_name_is_called_after_its_file(tmp_path: Path) -> None:
    deck, problems = deck_of(tmp_path, "  - id: a\n    titel: x\n", "soort: ouder\n")
    assert problems == [(1, "Deze stapel mist een naam. Voeg een regel ‘deck:’ toe.")]
    assert deck is not None
    assert deck.name == "stapel"


@pytest.mark.parametrize("cards", ["", "  []\n"])
def test_a_deck_may_be_empty(tmp_path: Path, cards: str) -> None:
    deck, problems = deck_of(tmp_path, cards)
    assert (deck and deck.cards, problems) == ((), [])


def test_a_deck_without_cards_at_all_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("deck: x\nsoort: ouder\n")
    deck, problems = read_deck(path, KINDS)
    assert deck is not None
    assert [str(problem.what) for problem in problems] == ["De stapel ‘x’ mist een lijst met kaarten."]


def test_the_first_five_hundred_cards_are_kept(tmp_path: Path) -> None:
    deck, problems = deck_of(tmp_path, "".join(f"  - id: k{i}\n    titel: x\n" for i in range(502)))
    assert deck is not None
    assert len(deck.cards) == 500
    assert [line for line, _ in problems] == [4 + 1000]


def test_a_folder_of_decks_gives_the_good_ones(tmp_path: Path) -> None:
    shutil.copy(BAD / "tien-fouten.yaml", tmp_path / "b.yaml")
    (tmp_path / "a.yml").write_text("deck: A\nsoort: swv\nkaarten: []\n")
    (tmp_path / "c.yaml").write_bytes(b"\xff\xfe\0")
    (tmp_path / ".verborgen.yaml").write_text("deck: [")
    (tmp_path / "d.txt").write_text("deck: [")
    (tmp_path / "e.yaml").mkdir()
    decks, problems = read_decks(tmp_path, KINDS)
    assert [deck.stem for deck in decks] == ["a", "b"]
    assert len(problems) == 12
    assert read_decks(tmp_path / "weg")[1][0].what == "Deze map is er niet, of gaat niet open."
