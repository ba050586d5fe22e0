"""Settings are written into a file of the user: only values change, comments, unknown lines and line breaks stay byte for byte."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.files.settings import USUAL, Settings, lines_of, read_settings, settings_text
from arrangeerveld.files.settingstext import kept_text
from tests.files.test_settings import some, written

LOW = replace(USUAL, veld="laag")
HAND = """\
# Ons bord in de hal
veld: midden      # hoog genoeg

geluid: hard      # kennen jullie dit al?
"titels verbergen": nee # vraag Fatima
kleuren: 'gewoon'
"""


def test_only_the_value_changes() -> None:
    after = replace(USUAL, veld="laag", titels="verbergen", kleuren="hoog contrast")
    text = kept_text(HAND.encode(), after, USUAL, USUAL).decode()
    assert text == HAND.replace("veld: midden ", "veld: laag ").replace(": nee #", ": ja #").replace("'gewoon'", "hoog contrast")


def test_a_line_that_was_not_there_comes_at_the_end() -> None:
    after = replace(USUAL, handpalm="ja", diagonaal=75.0)
    assert kept_text(HAND.encode(), after, USUAL, USUAL).decode() == HAND + "diagonaal: 75.00\nhandpalm wist inkt: ja\n"
    assert kept_text(b"veld: laag", after, USUAL, USUAL) == b"veld: laag\ndiagonaal: 75.00\nhandpalm wist inkt: ja\n"


def test_what_was_not_chosen_stays_as_somebody_wrote_it_meanwhile() -> None:
    assert kept_text(b"letters: groot\nknoppen: links\n", LOW, USUAL, USUAL) == b"letters: groot\nknoppen: links\nveld: laag\n"


@pytest.mark.parametrize("line", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_line_breaks_and_marks_stay(line: str, start: str) -> None:
    old = start + f"# hand{line}veld: midden # hoog{line}"
    changed = kept_text(old.encode(), replace(LOW, knoppen="links"), USUAL, USUAL).decode()
    assert changed == start + f"# hand{line}veld: laag # hoog{line}knoppen: links{line}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", None),
        (" \n", None),
        ("# alleen een zin\n", "# alleen een zin\nveld: laag\n"),
        ("veld:\n", "veld: laag\n"),
        ("veld: # kies\nletters: groot\n", "veld: laag # kies\nletters: groot\n"),
        ("veld:\n  midden\nletters: groot\n", "veld:\n  laag\nletters: groot\n"),
        ("veld: hoog\nveld: midden\n", "veld: laag\nveld: midden\n"),
        ("{veld: midden, letters: groot}\n", "{veld: laag, letters: groot}\n"),
        ("letters: groot\nmijn:\n  veld: midden\n", "letters: groot\nmijn:\n  veld: midden\nveld: laag\n"),
    ],
)
def test_ways_to_write_a_file(old: str, new: str | None, tmp_path: Path) -> None:
    changed = kept_text(old.encode(), LOW, USUAL, USUAL)
    assert new is None or changed.decode() == new
    path = tmp_path / "instellingen.yaml"
    path.write_bytes(changed)
    assert read_settings((path,))[0].veld == "laag"


@pytest.mark.parametrize(
    "old",
    [
        "{letters: groot}\n",
        "veld: [laag\n",
        "veld: |\n  midden\nletters: groot\n",
        "letters: groot\n...\n",
        "veld: [midden]\n",
        "letters: groot\n---\nletters: gewoon\n",
        "veld: @midden\n",
    ],
)
def test_a_file_that_cannot_be_changed_is_kept_as_comment(old: str, tmp_path: Path) -> None:
    text = kept_text(old.encode(), LOW, USUAL, USUAL).decode()
    assert [line for line in text.splitlines() if not line.startswith("#")] == ["veld: laag"]
    assert all(f"# {line}" in text for line in old.splitlines())
    assert read_settings((written(tmp_path, text),)) == (LOW, ())


@pytest.mark.parametrize("old", ["een zin\n", "- veld\n"])
def test_what_can_be_read_with_a_mistake_in_it_stays(old: str, tmp_path: Path) -> None:
    text = kept_text(old.encode(), LOW, USUAL, USUAL).decode()
    assert text == f"{old}veld: laag\n"
    assert read_settings((written(tmp_path, text),))[0] == LOW


def test_signs_that_are_no_letters_do_not_come_back_as_comment(tmp_path: Path) -> None:
    text = kept_text(b"veld: \x07midden\n", LOW, USUAL, USUAL).decode()
    assert "# veld: midden" in text
    assert read_settings((written(tmp_path, text),)) == (LOW, ())


def test_a_file_in_another_coding_is_kept_as_comment(tmp_path: Path) -> None:
    path = tmp_path / "instellingen.yaml"
    path.write_bytes(kept_text("# één veld\nveld: laag\n".encode("latin-1"), replace(USUAL, knoppen="links"), USUAL, USUAL))
    assert read_settings((path,)) == (replace(USUAL, knoppen="links"), ())
    assert "# # één veld" in path.read_text("utf-8")


@given(before=some, after=some, under=some, comments=st.lists(st.text("abc: #'\"é", max_size=20), max_size=4))
def test_what_is_chosen_is_read_again_and_every_other_line_stays(
    tmp_path_factory: pytest.TempPathFactory, before: Settings, after: Settings, under: Settings, comments: list[str]
) -> None:
    if not after.diagonaal:
        after = replace(after, diagonaal=before.diagonaal)
    lines = [f"{key}: {value}  # waarom" for key, value in lines_of(before).items()]
    for i, comment in enumerate(comments):
        lines.insert(i * 2, f"# {comment}")
    old = "\n".join(lines) + "\n"
    text = kept_text(old.encode(), after, before, under).decode()
    folder = tmp_path_factory.mktemp("settings")
    ships = written(folder, settings_text(under, USUAL), "eerst.yaml")
    if len(lines_of(under)) > len(lines_of(after)):
        after = replace(after, diagonaal=under.diagonaal)
    assert read_settings((ships, written(folder, text)))[0] == after
    assert [line for line in text.splitlines() if line.startswith("#")] == [line for line in lines if line.startswith("#")]
    assert sum(a != b for a, b in zip(old.splitlines(), text.splitlines(), strict=False)) <= len(lines_of(after))
