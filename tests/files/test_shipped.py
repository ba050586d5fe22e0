"""What comes with the program loads without a word, and holds what it promises."""

from __future__ import annotations

import pytest

from arrangeerveld.core.board import Kind
from arrangeerveld.core.mat import Holds, Mat
from arrangeerveld.files import places
from arrangeerveld.files.decks import Deck, read_decks
from arrangeerveld.files.icons import Icons
from arrangeerveld.files.kinds import contrast, read_kinds
from arrangeerveld.files.library import mat_files
from arrangeerveld.files.mats import read_mat

LONGEST_TITLE = 37  # characters, so that it stands on the card in two lines
LONGEST_TEXT = 121
OWN = "zelf"  # the kind of cards that are written during the talk


@pytest.fixture(scope="module")
def icons() -> tuple[str, ...]:
    return Icons(places.icons()).names


@pytest.fixture(scope="module")
def kinds(icons: tuple[str, ...]) -> tuple[Kind, ...]:
    found, problems = read_kinds(places.cards(), icons)
    assert not problems
    return found


@pytest.fixture(scope="module")
def decks(kinds: tuple[Kind, ...]) -> tuple[Deck, ...]:
    found, problems = read_decks(places.decks(), [kind.id for kind in kinds])
    assert not problems
    return found


@pytest.fixture(scope="module")
def mat(icons: tuple[str, ...], kinds: tuple[Kind, ...]) -> Mat:
    found, problems = read_mat(places.mats() / "arrangeerveld.yaml", icons, [kind.id for kind in kinds])
    assert not problems
    assert found is not None
    return found


def test_the_kinds_are_all_there_in_their_order(kinds: tuple[Kind, ...]) -> None:
    assert [kind.id for kind in kinds] == ["ouder", "swv", "jeugdhulp", "jeugdgezondheid", "school", OWN]
    assert all(contrast(kind.colour) >= 4.5 for kind in kinds)


def test_the_field_has_all_decks_and_only_kinds_that_are_there(mat: Mat, decks: tuple[Deck, ...]) -> None:
    assert set(mat.decks) == {deck.stem for deck in decks}


def test_the_field_has_the_four_domains_and_every_step_says_what_to_do(mat: Mat) -> None:
    assert {"leren", "werkhouding", "gedrag", "gezondheid"} <= {zone.id for zone in mat.zones}
    assert all(step.todo for step in mat.steps)


def test_every_kind_that_is_dealt_has_a_deck(kinds: tuple[Kind, ...], decks: tuple[Deck, ...]) -> None:
    assert {deck.kind for deck in decks} == {kind.id for kind in kinds} - {OWN}


def test_every_card_fits_and_is_complete(decks: tuple[Deck, ...]) -> None:
    for deck in decks:
        assert len(deck.cards) >= 15
        for card in deck.cards:
            assert len(card.title) <= LONGEST_TITLE, card
            assert 0 < len(card.text) <= LONGEST_TEXT, card
            assert card.domains
            assert card.performer


def test_no_id_is_used_twice_over_all_decks(decks: tuple[Deck, ...]) -> None:
    ids = [card.id for deck in decks for card in deck.cards]
    assert len(ids) == len(set(ids))


FIELDS = (
    "arrangeerveld",
    "hia-gesprek",
    "sot-smal",
    "sot-breed",
    "leerlingbespreking",
    "ronde-tafel",
    "overzicht-midden",
    "overzicht-eromheen",
    "uitpluisgesprek",
    "gouden-mailtje",
    "driehoek",
    "houvast",
    "uitproberen",
)
TEAM = {"driehoek", "houvast", "uitproberen"}
AGREEING = {"arrangeerveld", "hia-gesprek", "sot-smal", "sot-breed", "leerlingbespreking", "ronde-tafel"}


@pytest.fixture(scope="module")
def fields(icons: tuple[str, ...], kinds: tuple[Kind, ...]) -> dict[str, Mat]:
    found = {}
    for name, path in mat_files(None).items():
        mat, problems = read_mat(path, icons, [kind.id for kind in kinds])
        assert [str(problem) for problem in problems] == []
        assert mat is not None
        found[name] = mat
    return found


def test_every_field_is_there_in_its_order(fields: dict[str, Mat]) -> None:
    assert tuple(sorted(fields, key=lambda name: fields[name].order)) == FIELDS
    assert all(mat.id == name for name, mat in fields.items())


def test_fields_for_a_team_ask_nothing_about_a_pupil(fields: dict[str, Mat]) -> None:
    assert {name for name, mat in fields.items() if not mat.pupil} == TEAM
    assert all(not fields[name].decks for name in TEAM)


def test_the_talks_about_a_pupil_that_end_in_agreements_have_a_place_for_them(fields: dict[str, Mat]) -> None:
    agreeing = {name for name, mat in fields.items() if any(Holds.AGREEMENTS in zone.holds for zone in mat.zones)}
    assert agreeing == AGREEING


def test_steps_name_zones_of_their_own_field_and_say_what_to_do(fields: dict[str, Mat], kinds: tuple[Kind, ...]) -> None:
    for mat in fields.values():
        assert mat.steps
        assert all(step.todo and step.minutes for step in mat.steps)
        assert {kind for step in mat.steps for kind in step.kinds} <= {kind.id for kind in kinds}


def test_nothing_says_that_informing_parents_is_enough(fields: dict[str, Mat]) -> None:
    for mat in fields.values():
        words = " ".join([*(zone.question for zone in mat.zones), *(step.todo for step in mat.steps)]).lower()
        assert "informeren" not in words
        assert "diagnose" not in words
        assert "bsn" not in words
