"""The examples in the guides are read as a user would write them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from arrangeerveld.files import places
from arrangeerveld.files.icons import Icons
from arrangeerveld.files.mats import read_mat

GUIDES = Path(__file__).parents[1] / "assets" / "handleidingen"


def examples(guide: str) -> list[str]:
    text = (GUIDES / guide).read_text("utf-8")
    return [block for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if "veld:" in block]


@pytest.mark.parametrize("text", examples("maak-je-eigen-veld.md"))
def test_the_field_of_the_guide_is_good(text: str, tmp_path: Path) -> None:
    path = tmp_path / "kindgesprek.yaml"
    path.write_text(text, "utf-8")
    mat, problems = read_mat(path, Icons(places.icons()).names, ("ouder", "school"))
    assert [str(problem) for problem in problems] == []
    assert mat is not None
    assert [zone.id for zone in mat.zones] == ["fijn", "lastig", "idee", "afspraken"]
    assert mat.zones[1].signs == ("thuis", "op school")
    assert mat.steps[0].questions == ("Wanneer had je een goede dag?",)
