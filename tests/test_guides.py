"""The examples in the guides are read as a user would write them."""

from __future__ import annotations

import re
from pathlib import Path

from PIL import Image

from arrangeerveld.core.backdrop import is_clear
from arrangeerveld.core.mat import Mat
from arrangeerveld.files import places
from arrangeerveld.files.icons import Icons
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
