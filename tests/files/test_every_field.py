"""Whatever a board can hold is written and comes back: found by looking at the types, so that a new field is looked at by itself."""

from __future__ import annotations

import json
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arrangeerveld.core.board import Board, Unknown
from arrangeerveld.core.geometry import Point, Pose, Rect, Size
from arrangeerveld.files.boards import Upgrade, read_board, write_board

ROOT = Path(__file__).parents[2]
SAMPLES = [*sorted((ROOT / "tests" / "boards").glob("*.json")), ROOT / "assets" / "voorbeelden" / "arrangeergesprek.json"]
POINTED_AT = {"Zone.id"}
"""What cannot change alone: steps and items point to it."""
LEFT_OUT = {Unknown}  # what is kept as it was; `test_boards` is about it


def types_in(hint: Any) -> Iterator[type]:
    """The classes in a type hint."""
    if isinstance(hint, type) and typing.get_origin(hint) is None:
        yield hint
    for part in typing.get_args(hint):
        yield from types_in(part)


def parts(kind: type, seen: set[type]) -> Iterator[tuple[type, str, Any]]:
    """Every field of every dataclass that a board is made of: class, name, type."""
    if kind in seen or kind in LEFT_OUT:
        return
    seen.add(kind)
    hints = typing.get_type_hints(kind)
    for field in fields(kind):
        if field.init and field.compare and not set(types_in(hints[field.name])) & LEFT_OUT:
            yield kind, field.name, hints[field.name]
            for inner in types_in(hints[field.name]):
                if is_dataclass(inner):
                    yield from parts(inner, seen)


FIELDS = [
    one
    for one in parts(Board, set())
    if not any(is_dataclass(inner) for inner in types_in(one[2])) and f"{one[0].__name__}.{one[1]}" not in POINTED_AT
]


def boards() -> Iterator[Board]:
    for path in SAMPLES:
        board, _ = read_board(path.read_bytes(), path.name)
        assert board is not None
        yield board


BOARDS = tuple(boards())


def places(value: Any, kind: type, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to all values of a class within a board: names of fields and numbers in tuples."""
    if isinstance(value, kind):
        yield path
    if is_dataclass(value):
        for field in fields(value):
            yield from places(getattr(value, field.name), kind, (*path, field.name))
    elif type(value) is tuple:
        for number, part in enumerate(value):
            yield from places(part, kind, (*path, number))


def at(value: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def put(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    """The same value with another one at a place in it."""
    if not path:
        return new
    inner = put(at(value, path[:1]), path[1:], new)
    if isinstance(path[0], int):
        return (*value[: path[0]], inner, *value[path[0] + 1 :])
    return replace(value, **{path[0]: inner})


def others(value: Any, hint: Any) -> Iterator[Any]:
    """Other values that a field may have, some of which may be refused."""
    match value:
        case Enum():
            yield from (one for one in type(value) if one is not value)
        case bool():
            yield not value
        case int() | float():
            yield from (value + 1, value + 0.5, value - 1, 7, 12.5, 0.5)
        case str():
            yield from ("anders", "2026-12-24", "#123456", "ja", "geel", "rood", "groot", "leren", "midden", *texts())
        case tuple() if isinstance(value, Point | Pose | Rect | Size):
            for name in value._fields:
                yield from (value._replace(**{name: other}) for other in others(getattr(value, name), float))
        case tuple():
            yield from (value[:-1], (*value, *value[:1]))
            yield from ((one,) for kind in types_in(hint) for one in any_of(kind))
            yield from (tuple(one + 1 for one in value) for _ in value[:1] if type(value[0]) is float)
        case None:
            yield from (one for kind in types_in(hint) for one in any_of(kind))


def any_of(kind: type) -> Iterator[Any]:
    """Values of a class: those of an enumeration, texts, and what the samples have."""
    if issubclass(kind, Enum):
        yield from kind
    elif issubclass(kind, str):
        yield from others("", str)
    else:
        yield from (at(board, path) for board in BOARDS for path in places(board, kind))


def texts() -> Iterator[str]:
    """All texts in the samples, which are ids that something may point to; and the name of a picture."""
    seen = {text for board in BOARDS for text in (at(board, path) for path in places(board, str))}
    yield from sorted(seen | {"ons-veld.jpg"})


@pytest.mark.parametrize(("kind", "name", "hint"), FIELDS, ids=[f"{kind.__name__}.{name}" for kind, name, _ in FIELDS])
def test_every_field_is_written_and_comes_back(kind: type, name: str, hint: Any) -> None:
    found = [(board, path) for board in BOARDS for path in places(board, kind)]
    assert found, f"no sample in tests/boards has a {kind.__name__}: add one"
    for board, path in found:
        value = at(board, (*path, name))
        for other in others(value, hint):
            if other == value:
                continue
            changed = put(board, (*path, name), other)
            again, _ = read_board(write_board(changed).encode(), "bord.json")
            if again == changed:
                return
    pytest.fail(f"{kind.__name__}.{name} does not come back, whatever it is: is it written?")


def test_the_fields_are_found() -> None:
    names = {f"{kind.__name__}.{name}" for kind, name, _ in FIELDS}
    assert names >= {"Card.title", "Note.pose", "Stroke.points", "Agreement.who", "About.pupil", "Mat.size", "Zone.holds", "Step.minutes"}


# upgrades

KEYS = ("stuks", "inkt", "afspraken", "gesprek", "veld", "soorten")


def renaming(old: str, new: str) -> Upgrade:
    """An upgrade after which what was called one thing is called another."""
    return lambda plain: {(new if key == old else key): value for key, value in plain.items()}


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(BOARDS), st.lists(st.sampled_from(KEYS), max_size=4, unique=True), st.data())
def test_a_board_of_any_older_version_becomes_the_same_board(board: Board, renamed: list[str], data: st.DataObject) -> None:
    upgrades = tuple(renaming(f"{key}-oud", key) for key in renamed)
    version = data.draw(st.integers(1, len(upgrades) + 1))
    plain = json.loads(write_board(board, upgrades))
    plain["arrangeerveld"] = version
    for key in renamed[version - 1 :]:
        plain = renaming(key, f"{key}-oud")(plain)
    again, _ = read_board(json.dumps(plain).encode(), "bord.json", upgrades)
    assert again == board


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(BOARDS), st.integers(2, 10**30))
def test_a_newer_board_is_refused_whatever_is_in_it(board: Board, version: int) -> None:
    plain = {**json.loads(write_board(board)), "arrangeerveld": version, "stuks": "van later"}
    found, (problem,) = read_board(json.dumps(plain).encode(), "bord.json")
    assert found is None
    assert problem.remedy == "Werk het programma bij en open het bord dan opnieuw. Het bestand blijft zoals het is."


@pytest.mark.parametrize("fault", [KeyError, TypeError, ValueError, AttributeError])
def test_an_upgrade_that_stumbles_is_a_sentence(fault: type[Exception]) -> None:
    def stumbles(_: dict[str, Any]) -> dict[str, Any]:
        raise fault

    found, (problem,) = read_board(b'{"arrangeerveld": 1}', "bord.json", (stumbles,))
    assert found is None
    assert problem.what.endswith("het is van een oudere versie en kan niet worden omgezet.")
