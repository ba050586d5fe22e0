"""Cards in and out by the command line: what is asked is done and said, and nothing else is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from arrangeerveld.__main__ import main
from arrangeerveld.files import places

TABLE = "titel;tekst;soort\nRust;Even zitten.;swv\n;zonder;swv\n"


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = main([str(word) for word in words])
    out, err = capsys.readouterr()
    return code, out, err


def test_a_table_becomes_an_own_deck_and_comes_out_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, boards = tmp_path / "ons aanbod.csv", tmp_path / "borden"
    table.write_text(TABLE, "utf-8")
    code, out, err = run(capsys, "importeer", table, "--map", boards, "--proef")
    assert (code, err) == (1, "")
    assert "nieuw: Rust (rust)" in out
    assert "Rij 3, kolom A: Deze rij heeft geen titel" in out
    code, out, err = run(capsys, "importeer", table, "--map", boards)
    assert (code, out) == (1, "")
    assert "Er is niets opgenomen." in err
    assert not boards.exists()
    code, out, err = run(capsys, "importeer", table, "--map", boards, "--toch")
    assert (code, out) == (0, "")
    assert "‘ons aanbod’ heeft nu één nieuwe kaart." in err
    deck = boards / "decks" / "ons-aanbod.yaml"
    before = deck.read_bytes()
    for ending in ("csv", "xlsx"):
        assert run(capsys, "exporteer-stapel", "ons-aanbod", tmp_path / f"uit.{ending}", "--map", boards) == (0, "", "")
        code, _, err = run(capsys, "importeer", tmp_path / f"uit.{ending}", "--map", boards, "--stapel", "ons-aanbod")
        assert (code, "staan al in" in err) == (0, True)
        assert run(capsys, "importeer", tmp_path / f"uit.{ending}", "--map", tmp_path / ending)[0] == 0
    assert deck.read_bytes() == before
    assert (tmp_path / "csv" / "decks" / "uit.yaml").read_bytes() == (tmp_path / "xlsx" / "decks" / "uit.yaml").read_bytes() == before


def test_a_kind_is_asked_for_when_the_table_has_none_or_more(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "x.csv"
    table.write_text("titel\nRust\n", "utf-8")
    assert "staat niet in de tabel" in run(capsys, "importeer", table, "--map", tmp_path)[2]
    table.write_text("titel;soort\nRust;swv\nPlan;Ouders\n", "utf-8")
    assert "van meer soorten: swv, ouder" in run(capsys, "importeer", table, "--map", tmp_path)[2]
    code, _, err = run(capsys, "importeer", table, "--map", tmp_path, "--soort", "swv")
    assert (code, "Eén kaart van een andere soort is overgeslagen" in err) == (0, True)


def test_a_deck_of_the_program_that_is_changed_becomes_an_own_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shipped = places.decks() / "swv.yaml"
    before, table = shipped.read_bytes(), tmp_path / "x.csv"
    table.write_text("titel;tekst\nMeekijken in de klas;Anders.\n", "utf-8")
    assert run(capsys, "importeer", table, "--map", tmp_path, "--stapel", "swv")[0] == 0
    assert shipped.read_bytes() == before
    own = (tmp_path / "decks" / "swv.yaml").read_text("utf-8").splitlines()
    assert len([line for line in own if line not in before.decode().splitlines()]) == 1


def test_a_deck_is_passed_on_and_taken_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "swv.arrangeerdeck"
    assert run(capsys, "deel", "swv", file, "--map", tmp_path) == (0, "", "")
    assert run(capsys, "ontvang", file, "--map", tmp_path, "--proef") == (0, "Alles uit dit bestand heb je al.\n", "")
    assert "had je al" in run(capsys, "ontvang", file, "--map", tmp_path)[2]
    assert not (tmp_path / "decks").exists()
    code, out, err = run(capsys, "ontvang", file, "--map", tmp_path, "--stapel", "../Zoë")
    assert (code, out) == (0, "")
    assert "is opgenomen: 30 nieuw." in err
    assert (tmp_path / "decks" / "zoe.yaml").read_bytes() == (places.decks() / "swv.yaml").read_bytes()
    own = tmp_path / "decks" / "zoe.yaml"
    own.write_text(own.read_text("utf-8").replace("Coaching van de leraar", "Coaching van juf"), "utf-8")
    code, _, err = run(capsys, "ontvang", file, "--map", tmp_path, "--stapel", "zoe")
    assert ("Coaching van juf" in own.read_text("utf-8"), code) == (True, 0)


def test_what_cannot_be_done_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.csv").write_bytes(b"\0")
    for words, part in (
        (("importeer", tmp_path / "weg.csv"), "Dit bestand is er niet"),
        (("importeer", tmp_path / "x.csv"), "geen tabel van tekst"),
        (("importeer", tmp_path), "geen gewoon bestand"),
        (("exporteer-stapel", "nee", "x.csv", "--map", tmp_path), "De stapel ‘nee’ is er niet."),
        (("exporteer-stapel", "swv", tmp_path / "x.pdf"), "‘.pdf’ kan ik niet maken"),
        (("deel", "swv", tmp_path / "x.zip"), "eindigt op .arrangeerdeck"),
        (("ontvang", tmp_path / "x.csv"), "beschadigd, of het is een ander soort"),
    ):
        code, out, err = run(capsys, *words)
        assert (code, out, part in err) == (1, "", True), err
