"""Earlier versions: many of today, ever fewer of longer ago, and never in the way of saving."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core.problems import Refused
from arrangeerveld.files import versions as earlier
from arrangeerveld.files.saving import FORGOTTEN, HALF, save, sweep
from arrangeerveld.files.storing import store
from arrangeerveld.files.versions import DAY, FOLDER, HOUR, NEWEST, WEEK, folder_of, kept, versions

NOW = 1_795_000_000.0  # November 2026


@pytest.fixture
def bord(tmp_path: Path) -> Path:
    return tmp_path / "2026-11-22_arrangeergesprek_J.json"


def at(path: Path, moment: float) -> None:
    os.utime(path, (moment, moment))


def test_the_version_before_is_kept_and_can_be_read(bord: Path) -> None:
    for number in range(3):
        assert store(bord, b"bord %d" % number, NOW + number) == ()
        at(bord, NOW + number)
    assert bord.read_bytes() == b"bord 2"
    assert [one.path.read_bytes() for one in versions(bord)] == [b"bord 1", b"bord 0"]
    assert [one.moment for one in versions(bord)] == [NOW + 1, NOW]
    assert folder_of(bord) == bord.parent / FOLDER / bord.stem


def test_the_same_board_again_makes_no_version(bord: Path) -> None:
    for _ in range(3):
        store(bord, b"bord", NOW)
    assert versions(bord) == ()
    assert not (bord.parent / FOLDER).exists()


def test_two_versions_of_one_second_have_names_of_their_own(bord: Path) -> None:
    for number in range(4):
        store(bord, b"bord %d" % number, NOW)
        at(bord, NOW)
    assert len(versions(bord)) == 3


def test_what_somebody_else_put_there_is_kept_too(bord: Path) -> None:
    bord.write_bytes(b"\xff niet van ons")
    store(bord, b"bord", NOW)
    assert [one.path.read_bytes() for one in versions(bord)] == [b"\xff niet van ons"]


def test_a_version_that_cannot_be_kept_does_not_stand_in_the_way(bord: Path) -> None:
    store(bord, b"oud", NOW)
    (bord.parent / FOLDER).write_bytes(b"")  # a file where the folder should be
    (problem,) = store(bord, b"nieuw", NOW)
    assert bord.read_bytes() == b"nieuw"
    assert str(problem) == (
        f"‘{bord.name}’ is bewaard, maar de vorige versie ervan kon niet apart blijven staan. {bord.parent}. "
        "Maak ruimte in deze map als je eerdere versies wilt houden."
    )


def test_a_day_of_saving_every_minute_leaves_a_handful(bord: Path) -> None:
    for minute in range(60 * 5):
        moment = NOW + 60 * minute
        store(bord, b"bord %d" % minute, moment)
        at(bord, moment)
    assert len(versions(bord)) <= NEWEST + 6


def test_what_was_half_written_long_ago_goes_and_what_is_being_written_stays(tmp_path: Path) -> None:
    for name, age in (("oud", FORGOTTEN + 1), ("vers", 5.0)):
        half = tmp_path / f"{HALF}{name}.tmp"
        half.write_bytes(b"half")
        at(half, NOW - age)
    (tmp_path / "bord.json").write_bytes(b"heel")
    sweep(tmp_path, NOW)
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{HALF}vers.tmp", "bord.json"]
    sweep(tmp_path / "weg", NOW)


MOMENTS = st.lists(st.tuples(st.floats(0, 400 * DAY), st.integers(0, 30 * 2**20)), max_size=60)


@given(MOMENTS)
def test_the_ladder_is_steady_bounded_and_keeps_the_newest(found: list[tuple[float, int]]) -> None:
    ages = sorted(found)
    row = [(NOW - age, size) for age, size in ages]
    stays = kept(row, NOW)
    assert stays[:1] == [True] * bool(row)
    left = [one for one, stay in zip(row, stays, strict=True) if stay]
    assert len(left) <= NEWEST + 25 + 15 + 27
    assert sum(size for _, size in left[1:]) <= earlier.LARGEST
    assert kept(left, NOW) == [True] * len(left), "asking again takes nothing more"
    small = kept([(moment, 1) for moment, _ in row], NOW)
    assert small[:NEWEST] == [True] * min(NEWEST, len(row))


@given(st.lists(st.floats(0, 100 * DAY), min_size=1, max_size=60))
def test_there_is_always_one_near(ages: list[float]) -> None:
    moments = sorted((NOW - age for age in ages), reverse=True)
    stays = kept([(moment, 1) for moment in moments], NOW)
    left = [moment for moment, stay in zip(moments, stays, strict=True) if stay]
    for moment in moments:
        age = NOW - moment
        room = HOUR if age <= DAY else DAY if age <= 14 * DAY else WEEK
        assert any(abs(other - moment) <= room for other in left)


def test_a_clock_that_was_set_back_takes_no_versions() -> None:
    assert kept([(NOW + HOUR, 1), (NOW + 2, 1)], NOW) == [True, True]


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_bytes(b"")
    with pytest.raises(Refused, match="Het bord staat nog op het scherm"):
        store(tmp_path / "bestand" / "map" / "bord.json", b"bord", NOW)


@pytest.mark.parametrize("name", ["CON.json", "nul", "Lpt1.json", "com9.x.json", "AUX .json"])
def test_a_name_that_windows_keeps_for_devices_is_refused_everywhere(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused) as refused:
        save(tmp_path / name, b"bord")
    assert str(refused.value) == (
        f"Windows houdt de naam ‘{name}’ vrij voor apparaten, dus het bord is niet bewaard. {tmp_path}. "
        "Kies een andere naam. Het bord staat nog op het scherm."
    )
    assert not list(tmp_path.iterdir())


WINDOWS = [
    (112, errno.ENOSPC, "De schijf is vol"),
    (39, errno.EACCES, "De schijf is vol"),
    (19, errno.EACCES, "kun je alleen lezen"),
    (21, errno.EACCES, "De schijf geeft geen antwoord meer"),
    (53, errno.ENOENT, "De schijf geeft geen antwoord meer"),
    (64, errno.ENOENT, "De schijf geeft geen antwoord meer"),
    (206, errno.ENOENT, "De naam van het bestand is te lang"),
    (123, errno.EINVAL, "Op deze schijf kan een bestand niet ‘bord.json’ heten"),
    (32, errno.EACCES, "een ander programma houdt het bestand vast"),
    (3, errno.ENOENT, "De map voor ‘bord.json’ is er niet (meer)"),
]


@pytest.mark.parametrize(("winerror", "code", "sentence"), WINDOWS)
def test_what_windows_says_is_told_exactly(winerror: int, code: int, sentence: str) -> None:
    from arrangeerveld.files.faults import not_saved  # noqa: PLC0415

    fault = OSError(code, "fault")
    fault.winerror = winerror  # type: ignore[attr-defined, unused-ignore]
    assert sentence in not_saved(Path("bord.json"), fault).what
