"""Kinds of cards: sorted, readable, and what is wrong is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from arrangeerveld.core.board import Kind
from arrangeerveld.core.problems import Problem
from arrangeerveld.files.kinds import contrast, read_kinds

ICONS = ("school", "home-heart")
GOOD = 'soort: swv\nnaam: SWV\nkort: swv\nkleur: "#1d5fa8"\nicoon: school\nvolgorde: 2\n'


def kinds(folder: Path, *texts: str) -> tuple[tuple[Kind, ...], tuple[Problem, ...]]:
    for number, text in enumerate(texts):
        (folder / f"{number}.yaml").write_text(text, "utf-8")
    return read_kinds(folder, ICONS)


def test_a_kind_is_read_and_sorted_by_its_order(tmp_path: Path) -> None:
    first = GOOD.replace("soort: swv", "soort: ouder").replace("volgorde: 2", "volgorde: 1")
    found, problems = kinds(tmp_path, GOOD, first)
    assert not problems
    assert found[1] == Kind("swv", "SWV", "swv", "#1d5fa8", "school", 2)
    assert [kind.id for kind in found] == ["ouder", "swv"]


@pytest.mark.parametrize(("colour", "ratio"), [("#000000", 21), ("#ffffff", 1), ("#767676", 4.54), ("#777777", 4.48), ("#ff0000", 4.0)])
def test_contrast_is_that_of_wcag(colour: str, ratio: float) -> None:
    assert contrast(colour) == pytest.approx(ratio, abs=0.01)


def test_a_light_colour_is_told_with_its_ratio_and_the_kind_stays(tmp_path: Path) -> None:
    found, problems = kinds(tmp_path, GOOD.replace("#1d5fa8", "#ffe680"))
    assert [kind.id for kind in found] == ["swv"]
    assert [problem.where.line for problem in problems] == [4]
    assert "1,2" in problems[0].what
    assert "4,5" in problems[0].what
    assert contrast(found[0].colour) >= 4.5


def test_an_unknown_icon_is_told_and_the_kind_stays(tmp_path: Path) -> None:
    found, problems = kinds(tmp_path, GOOD.replace("icoon: school", "icoon: schol"))
    assert found[0].icon == ""
    assert [(problem.where.line, problem.remedy) for problem in problems] == [(5, "Bedoel je ‘school’?")]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [("naam: SWV", "naam:", 2), ("soort: swv", "soort: s w v", 1), ('"#1d5fa8"', "blauw", 4), ("volgorde: 2", "volgorde: twee", 6)],
)
def test_a_wrong_value_is_told_where_it_stands(tmp_path: Path, old: str, new: str, line: int) -> None:
    _, problems = kinds(tmp_path, GOOD.replace(old, new))
    assert [problem.where.line for problem in problems] == [line]


def test_a_colour_without_quotes_is_a_comment_and_is_told(tmp_path: Path) -> None:
    found, problems = kinds(tmp_path, GOOD.replace('"#1d5fa8"', "#1d5fa8"))
    assert len(found) == 1
    assert [problem.where.line for problem in problems] == [4]


def test_two_kinds_with_one_id_are_told(tmp_path: Path) -> None:
    found, problems = kinds(tmp_path, GOOD, GOOD)
    assert len(found) == 1
    assert len(problems) == 1
    assert problems[0].where.file.endswith("1.yaml")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    found, problems = read_kinds(tmp_path / "weg", ICONS)
    assert not found
    assert len(problems) == 1
