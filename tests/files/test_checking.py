"""Checking files of any sort from the command line: a line for each problem, and nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from arrangeerveld.__main__ import main
from arrangeerveld.files import places

BAD_DECK = "deck: Proef\nsoort: swv\nkaarten:\n  - id: a\n    titel: Goed\n  - id: b\n    domeinen: [gedrach]\n    titel: Ook goed\n"


@pytest.mark.parametrize("folder", [places.cards, places.decks, places.mats, places.examples])
def test_what_is_shipped_has_no_problems(folder: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["controleer", str(folder())]) == 0  # type: ignore[operator]
    assert capsys.readouterr() == ("", "")


def test_each_problem_is_a_line_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deck = tmp_path / "proef.yaml"
    deck.write_text(BAD_DECK, "utf-8")
    (tmp_path / "soort.yaml").write_text("soort: x\nnaam: X\nkort: x\nkleur: '#ffff00'\nicoon: scool\nvolgorde: 1\n", "utf-8")
    (tmp_path / "veld.yaml").write_text("veld: v\nnaam: V\nmaat: [1440, 720]\nvakken: []\ndekcs: [a]\n", "utf-8")
    (tmp_path / "bord.json").write_text("{", "utf-8")
    (tmp_path / "iets.yaml").write_text("naam: niets bekends\n", "utf-8")
    (tmp_path / "brief.txt").write_text("hoort er niet bij", "utf-8")
    assert main(["controleer", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    lines = out.splitlines()
    assert all(re.match(r".+\.(yaml|json):\d+:\d+: [A-Z‘].+[.?]$", line) for line in lines)
    assert f"{deck}:7:16: " in out
    assert "Bedoel je ‘gedrag’?" in out
    assert {Path(line.split(":")[0]).name for line in lines} == {"proef.yaml", "soort.yaml", "veld.yaml", "bord.json", "iets.yaml"}


def test_a_deck_that_cannot_be_read_as_a_whole_is_checked_card_by_card(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deck = tmp_path / "stuk.yaml"
    deck.write_text(BAD_DECK + '  - id: c\n    titel: "geen einde\n  - id: d\n    titell: Dit\n', "utf-8")
    assert main(["controleer", str(deck)]) == 1
    lines = {line.split(":")[1] for line in capsys.readouterr().out.splitlines()}
    assert {"7", "10", "12"} <= lines


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["controleer", str(tmp_path / "weg.yaml"), str(tmp_path / "weg.json")]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 2


@pytest.mark.parametrize("sort", ["deck", "soort", "veld", "bord"])
def test_a_schema_is_json(sort: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", sort]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
