"""Each reader of files as a function of bytes, for a fuzzer and for tests: it answers, or the fuzzer has found something."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from arrangeerveld.core.problems import Problem
from arrangeerveld.files import places
from arrangeerveld.files.boards import read_board, write_board
from arrangeerveld.files.cleaning import FORBIDDEN
from arrangeerveld.files.decks import read_deck
from arrangeerveld.files.icons import Icons, read_icon
from arrangeerveld.files.kinds import read_kind
from arrangeerveld.files.mats import read_mat
from arrangeerveld.files.settings import read_settings

ROOT = Path(__file__).parents[2]
ICONS = Icons(places.icons()).names
KINDS = ("ouder", "swv", "jeugdhulp", "jeugdgezondheid", "zelf")
UNSEEN = re.compile(f"{FORBIDDEN.pattern}|[\t\n]")
LONGEST_SENTENCE = 1_000  # characters
STRUCTURED = 0x01
"""A board that starts with this byte is a released one in which the rest of the bytes say what is put where."""

_FOLDER = Path(tempfile.mkdtemp(prefix="fuzz-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None))  # noqa: S108 - in memory: a fuzzer writes a lot
_SAMPLE = (ROOT / "tests" / "boards" / "1-volledig.json").read_bytes()


def deck(data: bytes) -> None:
    """A deck."""
    told(read_deck(_file("deck.yaml", data), KINDS)[1])


def mat(data: bytes) -> None:
    """A field."""
    told(read_mat(_file("veld.yaml", data), ICONS, KINDS)[1])


def kind(data: bytes) -> None:
    """A kind of card."""
    told(read_kind(_file("soort.yaml", data), ICONS)[1])


def settings(data: bytes) -> None:
    """The settings of a machine."""
    told(read_settings([_file("instellingen.yaml", data)])[1])


def icon(data: bytes) -> None:
    """An icon."""
    told(read_icon(_file("fout.svg", data).parent, "fout")[1])


def board(data: bytes) -> None:
    """A board; what is read can be written, and is then read as the same."""
    text = structured(data[1:]) if data[:1] == bytes([STRUCTURED]) else data
    found, problems = read_board(text, "bord.json")
    told(problems)
    if found is None:
        assert problems
        return
    again = write_board(found)
    same, more = read_board(again.encode(), "bord.json")
    assert same is not None, more
    assert write_board(same) == again


READERS: dict[str, Callable[[bytes], None]] = {
    "deck": deck,
    "veld": mat,
    "soort": kind,
    "instellingen": settings,
    "icoon": icon,
    "bord": board,
}


def seeds(reader: str) -> Iterator[bytes]:
    """Good files to begin with."""
    folders = {
        "deck": (places.decks(), "*.yaml"),
        "veld": (places.mats(), "*.yaml"),
        "soort": (places.cards(), "*.yaml"),
        "icoon": (places.icons(), "a*.svg"),
        "bord": (ROOT / "tests" / "boards", "*.json"),
    }
    if reader == "instellingen":
        yield b"knoppen: links\nveld: laag\nletters: groot\nkleuren: hoog contrast\ndiagonaal: 65\ntitels verbergen: ja\n"
        return
    folder, pattern = folders[reader]
    for path in sorted(folder.glob(pattern)):
        yield path.read_bytes()
    if reader == "bord":
        yield bytes([STRUCTURED, 3, 7, 1, 200, 9, 9])
    if reader == "deck":
        for path in sorted((ROOT / "tests" / "files" / "bad_decks").glob("*.yaml")):
            yield path.read_bytes()


def told(problems: tuple[Problem, ...]) -> None:
    """Every problem is a sentence that can be shown: whole, short, without names of exceptions."""
    for problem in problems:
        for text in (str(problem), problem.as_line()):
            text.encode()
            assert not UNSEEN.search(text), text
            assert "Error" not in problem.remedy
        assert 0 < len(str(problem)) < LONGEST_SENTENCE, str(problem)


def structured(data: bytes) -> bytes:
    """A released board in which at most four values are others, as the bytes say."""
    value = json.loads(_SAMPLE)
    at = iter(data)
    for _ in range(next(at, 0) % 4 + 1):
        spots = list(_spots(value))
        if not spots:
            break
        inside, key = spots[(next(at, 0) * 256 + next(at, 0)) % len(spots)]
        inside[key] = _value(at, 0)
    return json.dumps(value).encode()


def _spots(value: Any) -> Iterator[tuple[Any, Any]]:
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _spots(value[key])


def _value(at: Iterator[int], deep: int) -> Any:
    """A value of any sort, as the next bytes say."""
    sort, size = next(at, 0), next(at, 0)
    simple = [
        None,
        True,
        size - 128,
        10.0 ** (size - 128),
        -(10.0 ** (size % 300)),
        10**size,
        -0.0,
        "",
        "k1",
        "2026-11-22",
        "../../x",
        "\ud800",
    ]
    match sort % 16:
        case 13 if deep < 4:
            return [_value(at, deep + 1) for _ in range(size % 5)]
        case 14 if deep < 4:
            keys = ("id", "soort", "plek", "punten", "titel", "vakken", "stappen", "plaats", "maat", "kaart", "memo", "x")
            return {keys[next(at, 0) % len(keys)]: _value(at, deep + 1) for _ in range(size % 5)}
        case 15 | 12:
            return bytes(next(at, 65) for _ in range(size)).decode("utf-8", "replace")
        case number:
            return simple[number % len(simple)]


def _file(name: str, data: bytes) -> Path:
    path = _FOLDER / name
    path.write_bytes(data)
    return path
