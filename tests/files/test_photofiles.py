"""Photos on a disk: which are shown first, which are none, and a sentence for each that cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from arrangeerveld.core.problems import Refused
from arrangeerveld.files import photofiles
from arrangeerveld.files.photofiles import photo_bytes, photos_in


def put(path: Path, time: float = 1_000.0, data: bytes = b"x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    os.utime(path, (time, time))
    return path


def told(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        photo_bytes(path)
    (problem,) = refused.value.problems
    assert problem.remedy
    return str(problem)


def test_the_newest_first_from_all_folders_each_once(tmp_path: Path) -> None:
    old, new = put(tmp_path / "a" / "oud.JPG", 1), put(tmp_path / "b" / "DCIM" / "100" / "nieuw.webp", 3)
    middle = put(tmp_path / "a" / "midden.png", 2)
    assert [one.path for one in photos_in([tmp_path / "a", tmp_path / "b", tmp_path / "a", tmp_path / "weg"])] == [new, middle, old]


def test_what_is_no_photo_is_not_shown(tmp_path: Path) -> None:
    for name in ("bord.json", "bord.png", ".verborgen.jpg", "tekst.txt", "._mac.jpg", "a/b/c/diep.jpg", "foto.heic"):
        put(tmp_path / name)
    (tmp_path / "map.jpg").mkdir()
    (tmp_path / "kapot.png").symlink_to(tmp_path / "weg.png")
    assert photos_in([tmp_path]) == ()


def test_a_loop_of_links_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path / "foto.jpg")
    (tmp_path / "rond").symlink_to(tmp_path)
    assert len(photos_in([tmp_path])) == 1


def test_there_is_an_end_to_looking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for i in range(9):
        put(tmp_path / f"{i}.jpg", i)
    monkeypatch.setattr(photofiles, "MOST_PHOTOS", 4)
    assert [one.path.name for one in photos_in([tmp_path])] == ["8.jpg", "7.jpg", "6.jpg", "5.jpg"]
    monkeypatch.setattr(photofiles, "MOST_SEEN", 3)
    assert len(photos_in([tmp_path])) == 3


def test_the_bytes_of_a_photo_whatever_it_is_called(tmp_path: Path) -> None:
    assert photo_bytes(put(tmp_path / "foto.txt", data=b"bytes")) == b"bytes"
    (tmp_path / "wijst").symlink_to(tmp_path / "foto.txt")
    assert photo_bytes(tmp_path / "wijst") == b"bytes"


def test_each_refusal_has_its_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "De foto ‘weg.jpg’ is er niet (meer). Kijk of de stick" in told(tmp_path / "weg.jpg")
    assert f"‘{tmp_path.name}’ is een map, geen foto. Open de map" in told(tmp_path)
    os.mkfifo(tmp_path / "pijp.jpg")
    assert "‘pijp.jpg’ is geen gewoon bestand." in told(tmp_path / "pijp.jpg")
    assert "ging niet open" in told(Path(f"{tmp_path}/\0.jpg"))
    monkeypatch.setattr(photofiles, "MOST_BYTES", 2**20)
    assert "De foto ‘groot.jpg’ is groter dan 1 MB." in told(put(tmp_path / "groot.jpg", data=b"x" * (2**20 + 1)))


FAULTS = [(PermissionError(13, ""), "mag je niet openen"), (OSError(5, ""), "geeft geen antwoord"), (OSError(99, ""), "ging niet open")]


@pytest.mark.parametrize(("fault", "sentence"), FAULTS)
def test_a_disk_that_fails_has_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: OSError, sentence: str) -> None:
    def fails(*_: object) -> int:
        raise fault

    path = put(tmp_path / "foto.jpg")
    monkeypatch.setattr(os, "open", fails)
    assert sentence in told(path)
