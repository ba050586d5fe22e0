"""The examples in the guides are read as a user would write them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from arrangeerveld import commands, console
from arrangeerveld.core.backdrop import is_clear
from arrangeerveld.core.mat import Mat
from arrangeerveld.files import places
from arrangeerveld.files.decks import read_deck
from arrangeerveld.files.icons import Icons
from arrangeerveld.files.kinds import read_kinds
from arrangeerveld.files.mats import read_mat
from arrangeerveld.paint.photos import photo_from

GUIDES = Path(__file__).parents[1] / "assets" / "handleidingen"


def examples(guide: str) -> list[str]:
    text = (GUIDES / guide).read_text("utf-8")
    return [block for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if "veld:" in block]


KINDGESPREK, PHOTO = examples("maak-je-eigen-veld.md")


def field(text: str, folder: Path) -> Mat:
    path = folder / "veld.yaml"
    path.write_text(text, "utf-8")
    Image.new("RGB", (40, 20)).save(folder / "ons-veld.jpg")
    mat, problems = read_mat(path, Icons(places.icons()).names, ("ouder", "school"), photo_from)
    assert [str(problem) for problem in problems] == []
    assert mat is not None
    return mat


def test_the_photo_of_the_guide_lies_under_the_field(tmp_path: Path) -> None:
    mat = field(PHOTO, tmp_path)
    assert mat.picture is not None
    assert [is_clear(zone) for zone in mat.zones] == [True, False]


def test_the_field_of_the_guide_is_good(tmp_path: Path) -> None:
    mat = field(KINDGESPREK, tmp_path)
    assert [zone.id for zone in mat.zones] == ["fijn", "lastig", "idee", "afspraken"]
    assert mat.zones[1].signs == ("thuis", "op school")
    assert mat.steps[0].questions == ("Wanneer had je een goede dag?",)


DECKS = [
    block for block in re.findall(r"```yaml\n(.*?)```", (GUIDES / "je-eerste-stapel.md").read_text("utf-8"), re.DOTALL) if "deck:" in block
]


@pytest.mark.parametrize("text", DECKS)
def test_a_deck_of_the_guide_is_good(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "stapel.yaml"
    path.write_text(text, "utf-8")
    assert commands.check((path,), tmp_path) == console.DONE
    assert not capsys.readouterr().out
    deck, _ = read_deck(path, [kind.id for kind in read_kinds(places.cards())[0]])
    assert deck is not None
    assert deck.cards


@pytest.mark.parametrize("guide", sorted(GUIDES.glob("*.md")), ids=lambda path: path.stem)
def test_the_pictures_of_a_guide_are_there_and_small(guide: Path) -> None:
    for words, name in re.findall(r"!\[(.*?)\]\((.*?)\)", guide.read_text("utf-8")):
        assert words
        assert 0 < (GUIDES / name).stat().st_size < 150_000


def test_every_picture_is_in_a_guide() -> None:
    told = "".join(path.read_text("utf-8") for path in GUIDES.glob("*.md"))
    assert all(path.name in told for path in GUIDES.glob("*.png"))
