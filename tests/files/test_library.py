"""Own decks and fields lie in the folder of the boards, and go before those of the program."""

from __future__ import annotations

from pathlib import Path

from arrangeerveld.core.geometry import Size
from arrangeerveld.core.mat import Mat
from arrangeerveld.files import places
from arrangeerveld.files.library import deck_files, mat_files, with_own_decks

MAT = Mat("m", "Veld", "Gesprek", Size(1440, 720), (), decks=("ouders", "swv"))


def test_without_own_ones_there_are_those_of_the_program(tmp_path: Path) -> None:
    assert deck_files(None) == deck_files(tmp_path)
    assert mat_files(None)["arrangeerveld"] == places.mats() / "arrangeerveld.yaml"
    assert with_own_decks(MAT, tmp_path) is MAT


def test_an_own_file_with_the_same_name_stands_in_place_of_ours(tmp_path: Path) -> None:
    mine = tmp_path / "decks" / "swv.yaml"
    mine.parent.mkdir()
    mine.write_text("deck: Ons SWV\nsoort: swv\nkaarten: []\n", "utf-8")
    assert deck_files(tmp_path)["swv"] == mine
    assert deck_files(tmp_path)["ouders"] == places.decks() / "ouders.yaml"
    assert with_own_decks(MAT, tmp_path) is MAT


def test_an_own_deck_comes_on_the_table_as_well_but_not_on_a_field_without_decks(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "wijkteam.yml").write_text("deck: Wijkteam\nsoort: jeugdhulp\nkaarten: []\n", "utf-8")
    assert with_own_decks(MAT, tmp_path).decks == ("ouders", "swv", "wijkteam")
    team = Mat("t", "Team", "Team", Size(1440, 720), ())
    assert with_own_decks(team, tmp_path) is team


def test_a_file_where_a_folder_should_be_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "velden").write_text("x", "utf-8")
    assert mat_files(tmp_path) == mat_files(None)
