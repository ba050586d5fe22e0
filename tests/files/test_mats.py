"""Fields: what is good of a field is used, what is not is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from arrangeerveld.core.geometry import Rect, Size
from arrangeerveld.core.mat import Align, Holds, Mat, Shape
from arrangeerveld.core.problems import Problem
from arrangeerveld.files.mats import mat_from_node, mat_to_plain, read_mat
from arrangeerveld.files.plain import from_plain

ICONS = ("book", "flag")
GOOD = """\
veld: proef
naam: Proefveld
maat: [1440, 720]
vakken:
  - id: leren
    titel: Leren
    vorm: pil
    plaats: [20, 50, 400, 300]
    kleur: blauw
    icoon: book
    hulpvraag: wat weten we?
    bevat: [kaarten, memo's]
    titelkant: midden
    dossier: Wat we leren
  - id: doel
    titel: Doel
    plaats: [500, 50, 940, 670]
stappen:
  - titel: Welkom
    minuten: 10
    doen: Iedereen zegt wie hij is.
    vakken: [leren, doel]
    soorten: [ouder]
decks: [ouders]
deelnemers: [ouder 1, leraar]
leerlinggegevens: nee
"""


def read(folder: Path, text: str) -> tuple[Mat | None, tuple[Problem, ...]]:
    path = folder / "proef.yaml"
    path.write_text(text, "utf-8")
    return read_mat(path, ICONS)


def test_a_whole_field(tmp_path: Path) -> None:
    mat, problems = read(tmp_path, GOOD)
    assert not problems
    assert mat is not None
    assert (mat.id, mat.name, mat.talk, mat.size) == ("proef", "Proefveld", "Proefveld", Size(1440, 720))
    zone = mat.zones[0]
    assert (zone.shape, zone.place, zone.colour, zone.icon) == (Shape.PILL, Rect(20, 50, 400, 300), "blauw", "book")
    assert (zone.holds, zone.align, zone.record) == ((Holds.CARDS, Holds.NOTES), Align.CENTRE, "Wat we leren")
    assert zone.question == "wat weten we?"
    assert (mat.steps[0].zones, mat.steps[0].kinds, mat.steps[0].minutes) == (("leren", "doel"), ("ouder",), 10)
    assert (mat.decks, mat.roles, mat.pupil) == (("ouders",), ("ouder 1", "leraar"), False)


@pytest.mark.parametrize(
    ("old", "new", "line", "zones"),
    [
        ("plaats: [20, 50, 400, 300]", "plaats: [20, 50, 400]", 8, ["doel"]),
        ("plaats: [20, 50, 400, 300]", "plaats: [20, 50, 1500, 300]", 8, ["doel"]),
        ("plaats: [500, 50, 940, 670]", "plaats: [500, 51, 940, 670]", 17, ["leren"]),
        ("plaats: [20, 50, 400, 300]", "plaats: [20, 50, 0, 300]", 8, ["doel"]),
        ("plaats: [20, 50, 400, 300]", "plaats: [20, 50, nan, 300]", 8, ["doel"]),
        ("id: doel", "id: leren", 15, ["leren"]),
        ("vorm: pil", "vorm: pill", 7, ["leren", "doel"]),
        ("kleur: blauw", "kleur: blaauw", 9, ["leren", "doel"]),
        ("icoon: book", "icoon: boek", 10, ["leren", "doel"]),
        ("[kaarten, memo's]", "[kaarten, memo]", 12, ["leren", "doel"]),
        ("titelkant: midden", "titelkant: boven", 13, ["leren", "doel"]),
        ("vakken: [leren, doel]", "vakken: [leren, doelen]", 22, ["leren", "doel"]),
        ("minuten: 10", "minuten: 10 minuten", 20, ["leren", "doel"]),
        ("leerlinggegevens: nee", "leerlinggegevens: misschien", 26, ["leren", "doel"]),
        ("maat: [1440, 720]", "maat: [1440, 700]", 3, ["leren", "doel"]),
        ("maat: [1440, 720]", "maat: [1900, 720]", 3, ["leren", "doel"]),
    ],
)
def test_one_mistake_is_one_problem_at_its_line(tmp_path: Path, old: str, new: str, line: int, zones: list[str]) -> None:
    assert old in GOOD
    mat, problems = read(tmp_path, GOOD.replace(old, new))
    told = [problem for problem in problems if problem.where.line == line]
    assert len(told) == 1, problems
    assert told[0].remedy
    assert mat is not None
    assert [zone.id for zone in mat.zones] == zones
    assert all(set(step.zones) <= set(zones) for step in mat.steps)
    assert mat.size.h == 720
    assert 720 <= mat.size.w <= 1800


@pytest.mark.parametrize("key", ["veld: proef\n", "naam: Proefveld\n"])
def test_a_field_without_name_is_no_field(tmp_path: Path, key: str) -> None:
    mat, problems = read(tmp_path, GOOD.replace(key, ""))
    assert mat is None
    assert len(problems) == 1


def test_a_field_comes_back_from_its_plain_form(tmp_path: Path) -> None:
    mat, _ = read(tmp_path, GOOD)
    assert mat is not None
    assert mat_from_node(from_plain(mat_to_plain(mat), "bord.json")) == (mat, ())


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    mat, problems = read_mat(tmp_path / "weg.yaml", ICONS)
    assert mat is None
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("more", "good"),
    [
        ("vorm: veelhoek\n    punten: [[0, 0], [400, 0], [200, 300]]", True),
        ("vorm: veelhoek", False),
        ("vorm: veelhoek\n    punten: [[0, 0], [400, 0]]", False),
        ("vorm: veelhoek\n    punten: [[0, 0], [200, 0], [400, 0]]", False),
        ("vorm: veelhoek\n    punten: [[0, 0], [401, 0], [200, 300]]", False),
        ("vorm: ring\n    gat: 0.5", True),
        ("vorm: ring\n    hoeken: [-30, 90]", True),
        ("vorm: ring\n    hoeken: [90, 90]", False),
        ("vorm: ring\n    hoeken: [0, 400]", False),
    ],
)
def test_a_zone_that_cannot_be_drawn_is_told_and_left_out(tmp_path: Path, more: str, good: bool) -> None:  # noqa: FBT001 - a table
    mat, problems = read(tmp_path, GOOD.replace("vorm: pil", more))
    assert mat is not None
    assert [zone.id for zone in mat.zones] == (["leren", "doel"] if good else ["doel"])
    assert [problem.what for problem in problems if "vorm die te tekenen" in problem.what] == (
        [] if good else ["Het vak ‘Leren’ heeft geen vorm die te tekenen is."]
    )
