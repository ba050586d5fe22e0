"""What is said of titles that do not fit and of words that are hard to read: measured, and as advice."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from arrangeerveld.__main__ import main
from arrangeerveld.core.board import Card, Kind
from arrangeerveld.core.faces import card_face
from arrangeerveld.core.geometry import Pose
from arrangeerveld.core.marks import Means, Text
from arrangeerveld.files import places
from arrangeerveld.files.advising import sentences
from arrangeerveld.files.deckfolder import fresh_deck
from arrangeerveld.files.plainwords import PLAINER
from arrangeerveld.judging import SURE, measured
from arrangeerveld.paint.fonts import Typeface

HEAD = "deck: Proef\nsoort: swv\nkaarten:\n"
ADVICE = HEAD + "  - id: a\n    titel: Evaluatie\n    tekst: Eén. Twee, bijv. zo! En drie?\n"


def deck(folder: Path, text: str) -> str:
    path = folder / "proef.yaml"
    path.write_text(text, "utf-8")
    return str(path)


def test_advice_is_told_as_a_tip_and_is_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = deck(tmp_path, ADVICE)
    assert main(["controleer", path]) == 0
    word, long = capsys.readouterr().out.splitlines()
    assert word.startswith(f"{path}:5:12: Tip: op de kaart ‘Evaluatie’ staat het moeilijke woord ‘Evaluatie’. Makkelijker is: ")
    assert long.startswith(f"{path}:6:12: Tip: de tekst van de kaart ‘Evaluatie’ heeft 3 zinnen.")


def test_the_same_for_machines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = deck(tmp_path, ADVICE + "    domeinen: [gedrach]\n")
    assert main(["controleer", path, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(one["regel"], one["kolom"], one["tip"]) for one in told] == [(5, 12, True), (6, 12, True), (7, 16, False)]
    assert told[2] == {
        "bestand": path,
        "regel": 7,
        "kolom": 16,
        "wat": "De kaart ‘Evaluatie’ heeft als domein ‘gedrach’.",
        "doe": "Bedoel je ‘gedrag’?",
        "tip": False,
    }


TITLES = ["i" * 60, "Wij willen wel weer wat meer woorden weg", "W" * SURE, "Een titel die met gemak op de kaart past", "Samen werken " * 4]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_is_measured_as_the_card_shows_it(tmp_path: Path, title: str, capsys: pytest.CaptureFixture[str]) -> None:
    means = Means(Typeface(places.fonts()), {})
    face = card_face(Card("", "swv", title, Pose(0, 0)), Kind("swv", "", "", "#000000", ""), means)
    whole = not any("meer" in mark.text and "…" in mark.text for mark in face.marks if isinstance(mark, Text))
    assert measured()(title) == whole
    assert main(["controleer", deck(tmp_path, f"{HEAD}  - id: a\n    titel: {title}\n")]) == (0 if whole else 1)
    assert ("past niet op de kaart" in capsys.readouterr().out) != whole


def test_what_a_long_title_may_become_does_fit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    title = "Ondersteuning voor de leerkracht bij moeilijke gesprekken"
    assert main(["controleer", deck(tmp_path, f"{HEAD}  - id: a\n    titel: {title}\n")]) == 1
    last = capsys.readouterr().out.split("tot en met ‘")[1].split("’")[0]
    assert measured()(title[: title.index(last) + len(last)])
    assert not measured()(title)


def test_what_the_program_keeps_for_itself_is_not_looked_at_and_own_kinds_are_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for place in ("decks/eerdere versies/a", "decks/ontvangen", "decks/.weg"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "stuk.yaml").write_text("deck: [", "utf-8")
    (tmp_path / "soorten").mkdir()
    (tmp_path / "soorten" / "buurt.yaml").write_text("soort: buurt\nnaam: De buurt\nkleur: '#1d5fa8'\n", "utf-8")
    (tmp_path / "decks" / "buurt.yaml").write_text("deck: Buurt\nsoort: buurt\nkaarten:\n  - id: a\n    titel: Buren\n", "utf-8")
    assert main(["controleer", str(tmp_path)]) == 0
    assert capsys.readouterr() == ("", "")
    assert main(["controleer", str(tmp_path / "decks" / ".weg")]) == 1  # what was asked for itself is looked at
    (tmp_path / "leeg").mkdir()
    assert main(["controleer", str(tmp_path / "leeg")]) == 1
    assert "niets om na te kijken" in capsys.readouterr().out


def test_sentences_are_counted_as_people_do() -> None:
    texts = {"": 0, "Een": 1, "Een. Twee": 2, "Om 12.30 uur. Kom je?": 2, "Kijk o.a. naar dit.": 1, "Wacht… en lees.": 2, "Kom!!! Nu.": 2}
    assert {text: sentences(text) for text in texts} == texts


def test_a_plainer_word_is_never_a_hard_one() -> None:
    words = {word.strip("‘’ ,").lower() for plain in PLAINER.values() for word in plain.split()}
    assert not words & set(PLAINER)


@pytest.mark.parametrize(("title", "loaded"), [("Kort", "False"), ("Een titel die te lang is om zo te weten", "True")])
def test_kivy_is_never_loaded_and_pillow_only_to_measure(tmp_path: Path, title: str, loaded: str) -> None:
    path = deck(tmp_path, f"{HEAD}  - id: a\n    titel: {title}\n")
    run = f"from arrangeerveld.__main__ import main; main(['controleer', {path!r}])"
    code = f"import sys; {run}; print('kivy' in sys.modules, 'PIL' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", loaded]


def test_the_shipped_decks_point_to_the_schema_of_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "deck"]) == 0
    made = capsys.readouterr().out
    assert (places.decks() / "deck.schema.json").read_text("utf-8") == made
    assert main(["schema", "deck", "--bewaar", str(tmp_path)]) == 0
    line = capsys.readouterr().out
    assert (tmp_path / "deck.schema.json").read_text("utf-8") == made
    for path in places.decks().glob("*.yaml"):
        assert path.read_text("utf-8").startswith(line), path.name
    assert main(["schema", "deck", "--bewaar", str(tmp_path / "weg")]) == 1
    assert "is er niet" in capsys.readouterr().err


def test_a_fresh_deck_points_to_the_schema_when_it_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert not fresh_deck(tmp_path, "Zonder", "swv", 0.0).read_text("utf-8").startswith("# yaml")
    main(["schema", "deck", "--bewaar", str(tmp_path / "decks")])
    path = fresh_deck(tmp_path, "Met", "swv", 0.0)
    assert path.read_text("utf-8").splitlines()[0] == capsys.readouterr().out.strip()
    assert main(["controleer", str(tmp_path)]) == 0  # the schema is not taken for a board
