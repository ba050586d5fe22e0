"""Names of files are neutral, safe on every system, and never those of a file that is there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core.board import Board
from arrangeerveld.core.geometry import Size
from arrangeerveld.core.mat import Mat
from arrangeerveld.core.talk import About
from arrangeerveld.files.names import LONGEST, RESERVED, file_stem, free_path

MAT = Mat("arrangeergesprek", "Arrangeerveld", "Arrangeergesprek", Size(1440, 720), ())


def stem(date: str = "", talk: str = "Arrangeergesprek", pupil: str = "") -> str:
    return file_stem(Board(replace(MAT, talk=talk), about=About(date=date, pupil=pupil)))


@pytest.mark.parametrize(
    ("pupil", "suffix"),
    [
        ("J.", "_J"),
        ("", ""),
        ("Jan de Vries", "_JDV"),
        ("J.P.", "_JP"),
        ("Élodie", "_E"),
        ("Łukasz ’t Hart", "_LTH"),
        ("a b c d e", "_ABC"),
        ("Ирина", ""),
        ("../../x", "_X"),
    ],
)
def test_the_pupil_is_only_initials(pupil: str, suffix: str) -> None:
    assert stem("2026-11-22", pupil=pupil) == f"2026-11-22_arrangeergesprek{suffix}"


@pytest.mark.parametrize(
    ("date", "talk", "expected"),
    [
        ("", "Arrangeergesprek", "arrangeergesprek"),
        ("morgen", "HIA-gesprek", "hia-gesprek"),
        ("2026-11-22", "SOT: breed / smal", "2026-11-22_sot-breed-smal"),
        ("2026-11-22", "", "2026-11-22_arrangeergesprek"),
        ("", "CON", "con-bord"),
        ("", "com1", "com1-bord"),
    ],
)
def test_date_and_talk(date: str, talk: str, expected: str) -> None:
    assert stem(date, talk) == expected


@given(st.text(), st.text(), st.text())
def test_any_text_gives_a_safe_name(date: str, talk: str, pupil: str) -> None:
    name = stem(date, talk, pupil)
    assert name.isascii()
    assert name.replace("-", "").replace("_", "").isalnum()
    assert len(name) <= LONGEST
    assert name.lower() not in RESERVED


def test_a_free_name_is_free_for_all_suffixes_at_once(tmp_path: Path) -> None:
    assert free_path(tmp_path, "bord", [".json", ".pdf"]) == tmp_path / "bord"
    (tmp_path / "bord.pdf").touch()
    (tmp_path / "bord-2.json").symlink_to(tmp_path / "weg")
    (tmp_path / "bord-3").mkdir()
    assert free_path(tmp_path, "bord", [".json", ".pdf"]) == tmp_path / "bord-3"
    assert free_path(tmp_path, "bord", ["", ".json", ".pdf"]) == tmp_path / "bord-4"
    assert free_path(tmp_path, "bord", [".txt"]) == tmp_path / "bord"
