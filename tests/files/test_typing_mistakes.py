"""Decks with one typing mistake each, as people make them in Notepad and Word: `verwacht.txt` has what is said and what still loads.

Each line of it is `deck:line:column: what. What to do. | cards that load`; read it as somebody who knows Word and Excel.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core.problems import Problem
from arrangeerveld.files import places
from arrangeerveld.files.checking import Check
from arrangeerveld.files.decks import Deck, parse_deck, read_deck
from arrangeerveld.files.folders import yaml_files
from arrangeerveld.files.kinds import read_kinds

FOLDER = Path(__file__).parent / "bad_decks" / "typfouten"
HEAD = "deck: Proef\nsoort: swv\nkaarten:\n"
FIRST, LAST = "  - id: eerste\n    titel: Eerste goede kaart\n", "  - id: laatste\n    titel: Laatste goede kaart\n"


@pytest.fixture(scope="module")
def kinds() -> tuple[str, ...]:
    return tuple(kind.id for kind in read_kinds(places.cards())[0])


def line(path: Path, deck: Deck | None, problems: Sequence[Problem]) -> str:
    told = " & ".join(f"{one.where.line}:{one.where.column}: {one.what} {one.remedy}" for one in problems)
    return f"{path.name}:{told} | {' '.join(card.id for card in deck.cards) if deck else 'niets'}"


def test_every_mistake_is_told_once_at_its_place_and_the_good_cards_load(kinds: tuple[str, ...]) -> None:
    told = []
    for path in sorted(FOLDER.glob("*.yaml")):
        deck, problems = read_deck(path, kinds)
        assert len(problems) == 1, path.name
        assert deck is not None, path.name
        good = {card.id: card.title for card in deck.cards if card.id != "samen-lezen"}
        assert good == {"eerste": "Eerste goede kaart", "laatste": "Laatste goede kaart"}, path.name
        told.append(line(path, deck, problems))
    assert told == (FOLDER / "verwacht.txt").read_text("utf-8").splitlines()


CARD = """  - id: samen-lezen
    titel: Samen lezen
    tekst: "Elke dag, thuis."
    domeinen: [leren, gedrag]
    vertaling:
      tr:
        titel: Birlikte okumak
"""


@given(at=st.integers(0, len(CARD) - 2), sign=st.sampled_from([*" \t\"'[]{}:#-,;&*!|>@%\u00a0–", ""]))
def test_a_sign_too_many_or_too_few_costs_no_other_card(at: int, sign: str, kinds: tuple[str, ...]) -> None:
    if not sign and CARD[at] == "\n":
        return  # two lines in one, which may be those of two cards
    card = CARD[:at] + sign + CARD[at if sign else at + 1 :]
    deck, _ = parse_deck((HEAD + FIRST + card + LAST).encode(), "proef.yaml", (), kinds)
    assert deck is not None
    assert {"eerste", "laatste"} <= {card.id for card in deck.cards}


@pytest.mark.parametrize("card", ["titel: 12:30", "titel: 2026", "titel: nee", "titel: no", "titel: 1,5 uur", "titel: “Samen lezen”"])
@pytest.mark.parametrize("change", ["{}", "\ufeff{}", "# Van het SWV\n---\n{}"])
def test_what_is_odd_but_clear_is_no_mistake(tmp_path: Path, card: str, change: str, kinds: tuple[str, ...]) -> None:
    text = HEAD.replace("kaarten", "versie: 2026-01-05 # wordt\t1 mei\nkaarten")
    path = tmp_path / "proef.yaml"
    path.write_bytes(change.format(f"{text}{FIRST}  - id: a\n    {card} # let op\n{LAST}\n").replace("\n", "\r\n").encode())
    deck, problems = read_deck(path, kinds)
    assert problems == ()
    assert deck is not None
    assert deck.version == "2026-01-05"
    assert [card.title for card in deck.cards] == ["Eerste goede kaart", card.removeprefix("titel: "), "Laatste goede kaart"]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("", (1, "De stapel ‘Proef’ mist een soort.")),
        ("soort:\n", (2, "De stapel ‘Proef’ heeft niets staan achter ‘soort:’.")),
        ("soort: jeugd\n", (2, "De stapel ‘Proef’ heeft als soort ‘jeugd’.")),
    ],
)
def test_cards_of_no_known_kind_do_not_say_that_somebody_else_does_it(
    tmp_path: Path, kind: str, said: tuple[int, str], kinds: tuple[str, ...]
) -> None:
    path = tmp_path / "proef.yaml"
    path.write_text(HEAD.replace("soort: swv\n", kind) + FIRST + LAST, "utf-8")
    deck, problems = read_deck(path, kinds)
    assert deck is None
    assert [(one.where.line, one.what) for one in problems] == [said]
    assert "Kies uit " in problems[0].remedy or "Bedoel je " in problems[0].remedy


def test_a_file_with_one_more_ending_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    for name in ("swv.yaml", "ouder.yaml.txt", "lijst.txt", ".x.yml.txt"):
        (tmp_path / name).write_text(HEAD + FIRST + LAST, "utf-8")
    paths, problems = yaml_files(tmp_path)
    assert [path.name for path in paths] == ["swv.yaml"]
    assert [Path(one.where.file).name for one in problems] == ["ouder.yaml.txt"]
    assert "‘ouder.yaml’" in problems[0].remedy
    assert Check().problems(tmp_path) == problems
