"""Every bad file is answered with the sentence that `refused.md` says, within its time and memory, and nothing is written."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.cases import cases
from tests.corpus.run import table

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TABLE = (HERE / "refused.md").read_text("utf-8")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pipes, devices and limits of Linux")


@pytest.fixture(scope="module")
def answers() -> list[dict[str, Any]]:
    ran = subprocess.run([sys.executable, "-m", "tests.corpus.run"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not ran.stderr
    found: list[dict[str, Any]] = json.loads(ran.stdout)
    return found


def test_there_are_many_and_each_has_a_name_of_its_own() -> None:
    names = [(case.sort, case.title) for case in cases()]
    assert len(set(names)) == len(names) >= 120


def test_each_is_answered_in_time_and_memory_and_nothing_is_written(answers: list[dict[str, Any]]) -> None:
    assert [(one["sort"], one["title"], one["wrong"]) for one in answers if one["wrong"]] == []


def test_each_has_exactly_the_sentence_of_the_table(answers: list[dict[str, Any]]) -> None:
    told = table(answers).splitlines()
    assert told == TABLE[TABLE.index("| sort |") :].splitlines(), "python -m tests.corpus.run --table shows what is told now"


def test_each_sentence_says_what_to_do_and_names_no_errors(answers: list[dict[str, Any]]) -> None:
    for one in answers:
        assert one["told"].endswith((".", "?")), one
        assert not re.search(r"Error|Exception|Traceback|None|!(?!!|tag)", one["told"].replace("!!python", "")), one
        assert one["told"].count(". ") >= 1 or one["told"].endswith(".json."), one


def test_the_table_in_contributing_says_the_same() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    rows = [line for line in text[text.index("| sort | what is wrong") :].split("\n\n")[0].splitlines()[2:] if line]
    assert len(rows) >= 20
    assert set(rows) <= set(TABLE.splitlines())
