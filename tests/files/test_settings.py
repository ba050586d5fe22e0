"""Settings on disk: what is written is read again, one file lies over another, and what is wrong is told and left out."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files import places
from arrangeerveld.files.settings import AFTER, OPTIONS, SHIPPED, USUAL, Settings, read_settings, settings_text, shipped
from arrangeerveld.files.settingskeeping import keep
from arrangeerveld.files.settingstold import few

some = st.builds(
    Settings,
    knoppen=st.sampled_from(OPTIONS["knoppen"]),
    veld=st.sampled_from(OPTIONS["veld"]),
    letters=st.sampled_from(OPTIONS["letters"]),
    kleuren=st.sampled_from(OPTIONS["kleuren"]),
    diagonaal=st.one_of(st.just(0.0), st.floats(5, 300).map(lambda inch: round(inch, 2))),
    titels=st.sampled_from(("tonen", "verbergen")),
    handpalm=st.sampled_from(("nee", "ja")),
    opruimen=st.sampled_from(tuple(AFTER)),
)


def written(folder: Path, text: str, name: str = "instellingen.yaml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


@given(settings=some, under=some)
def test_what_is_written_is_read_again(tmp_path_factory: pytest.TempPathFactory, settings: Settings, under: Settings) -> None:
    if not settings.diagonaal:
        settings = replace(settings, diagonaal=under.diagonaal)  # a size that is known is never forgotten
    folder = tmp_path_factory.mktemp("settings")
    ships = written(folder, settings_text(under, USUAL), "eerst.yaml")
    own = written(folder, settings_text(settings, under))
    lines = own.read_text("utf-8").count("\n")
    problems = read_settings((ships, own))
    assert (problems[0] if lines > 1 else settings) == settings
    assert lines > 1 or settings == under


def test_the_own_file_lies_over_the_one_that_ships(tmp_path: Path) -> None:
    ships = written(tmp_path, "veld: laag\nknoppen: links\ndiagonaal: 75\n", "swv.yaml")
    own = written(tmp_path, "knoppen: rechts\n")
    settings, problems = read_settings((ships, own))
    assert (settings.veld, settings.knoppen, settings.diagonaal, problems) == ("laag", "rechts", 75.0, ())
    assert settings_text(settings, read_settings((ships,))[0]).splitlines()[1:] == ["knoppen: rechts"]


@pytest.mark.parametrize(
    ("text", "told", "line"),
    [
        ("veld: lag\n", "Bedoel je ‘laag’?", 1),
        ("letters: gewoon\nkleuren: blauw\n", "Kies uit gewoon of hoog contrast.", 2),
        ("diagonaal: groot\n", "diagonaal", 1),
        ("diagonaal: 9000\n", "diagonaal", 1),
        ("titels verbergen: misschien\n", "titels verbergen", 1),
        ("geluid: hard\n", "die hier niet bekend is", 1),
        ("gewoon een zin\n", "hier hoort een bestand met instellingen", 1),
        ("veld: [laag\n", "", 1),
        ("", "Het bestand is leeg.", 0),
    ],
)
def test_a_wrong_file_is_told_in_one_sentence_and_changes_nothing(tmp_path: Path, text: str, told: str, line: int) -> None:
    settings, problems = read_settings((written(tmp_path, text),))
    (problem,) = problems
    assert told in str(problem)
    assert problem.where.line == line
    assert settings in {USUAL, replace(USUAL, veld="laag")}


def test_one_wrong_line_does_not_spoil_the_others(tmp_path: Path) -> None:
    settings, problems = read_settings((written(tmp_path, "veld: boven\nknoppen: links\ntitels verbergen: ja\n"),))
    assert settings == replace(USUAL, knoppen="links", titels="verbergen")
    assert len(problems) == 1


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    settings, problems = read_settings((tmp_path / "nergens.yaml",))
    assert settings == USUAL
    assert "Dit bestand is er niet." in str(problems[0])


def test_which_file_ships(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SHIPPED, raising=False)
    monkeypatch.setattr(places, "data_root", lambda: tmp_path)
    assert shipped() is None
    beside = written(tmp_path, "veld: laag\n")
    assert shipped() == beside
    monkeypatch.setenv(SHIPPED, str(tmp_path / "swv.yaml"))
    assert shipped() == tmp_path / "swv.yaml"


def test_a_file_of_which_nothing_can_be_used_says_that_it_is_about_settings(tmp_path: Path) -> None:
    folder, large = tmp_path / "map.yaml", tmp_path / "groot.yaml"
    folder.mkdir()
    large.write_text("knoppen: links\n" + "# lang\n" * 400_000, "utf-8")
    for path, remedy in ((folder, "Haal de map weg"), (large, "alleen de regels met instellingen"), (tmp_path / "weg.yaml", SHIPPED)):
        settings, problems = read_settings((path,))
        assert settings == USUAL
        told = str(problems[0])
        assert told.startswith("De instellingen in dit bestand doen niet mee.")
        assert path.name in told
        assert remedy in told


def test_a_file_with_nothing_but_comment_is_as_usual(tmp_path: Path) -> None:
    assert read_settings((written(tmp_path, "# nog niets gekozen\n"),)) == (USUAL, ())


def test_a_number_with_a_comma_says_to_write_a_point(tmp_path: Path) -> None:
    _, problems = read_settings((written(tmp_path, "diagonaal: 64,5\n"),))
    assert "64.5" in problems[0].remedy
    _, problems = read_settings((written(tmp_path, "diagonaal: [64, 5]\n"),))
    assert "één getal" in problems[0].what


@given(st.integers(0, 9), st.integers(2, 4))
def test_no_mistake_is_left_untold(count: int, most: int) -> None:
    problems = [Problem(f"Fout {number}.", Place("x.yaml", number)) for number in range(count)]
    told = few(problems, most)
    assert len(told) == min(count, most)
    if count > most:
        assert f" {count - most + 1} " in told[-1].what
        assert told[-1].where == Place("x.yaml", most - 1)


def test_a_choice_is_not_written_over_what_is_no_file_of_settings(tmp_path: Path) -> None:
    pipe, large = tmp_path / "pijp.yaml", tmp_path / "groot.yaml"
    if hasattr(os, "mkfifo"):
        os.mkfifo(pipe)
    else:
        pipe.mkdir()
    large.write_bytes(b"# lang\n" * 400_000)
    for path in (tmp_path, pipe, large):
        with pytest.raises(Refused, match=f"niet bewaard voor de volgende keer.*{path.name}.*kies opnieuw"):
            keep(path, lambda old: old + b"knoppen: links\n")
    assert large.stat().st_size == 7 * 400_000


@pytest.mark.parametrize(("line", "guess"), [("geluid: aan\n", False), ("diagonal: 64\n", True)])
def test_only_a_setting_that_looks_like_one_of_ours_is_guessed(tmp_path: Path, line: str, guess: bool) -> None:  # noqa: FBT001
    path = tmp_path / "instellingen.yaml"
    path.write_text(line, encoding="utf-8")
    _, (problem,) = read_settings([path])
    assert ("Bedoel je" in str(problem)) is guess
