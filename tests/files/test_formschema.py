from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core.colours import CLEAR, ZONES
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.mat import HEIGHT, Align, Holds, Mat, Shape, Step, Zone
from arrangeerveld.core.problems import Place
from arrangeerveld.files.cleaning import FORBIDDEN, cleaned
from arrangeerveld.files.decks import card_form
from arrangeerveld.files.fields import Form
from arrangeerveld.files.forms import check, from_plain
from arrangeerveld.files.formschema import schema
from arrangeerveld.files.matform import step_form, zone_form
from arrangeerveld.files.mats import mat_from_node, mat_to_plain
from arrangeerveld.files.nodes import Mapping, Scalar, Sequence

jsonschema = pytest.importorskip("jsonschema")

FORMS = {"kaart": card_form(), "vak": zone_form(("book",)), "stap": step_form(("leren",), ("swv",))}
WORD = st.sampled_from(
    ["leren", "gedrag", "swv", "book", "pil", "blauw", "links", "kaarten", "x.png", "../x", "ja", "a b", "x" * 61, "x" * 401]
)
LEAF = WORD | st.integers(-2, 2000) | st.floats(0, 300).map(lambda value: round(value, 2)) | st.booleans()
VALUE = LEAF | st.lists(LEAF, max_size=5) | st.lists(st.integers(0, 1500), min_size=4, max_size=4)
TRANSLATIONS = st.dictionaries(st.sampled_from(["tr", "pl", "Turks"]), st.dictionaries(st.sampled_from(["titel", "tekst", "x"]), WORD))


@st.composite
def documents(draw: st.DrawFn) -> tuple[Form, dict[str, Any]]:
    form = FORMS[draw(st.sampled_from(sorted(FORMS)))]
    keys = draw(st.lists(st.sampled_from([*form.fields, "onbekend"]), unique=True))
    return form, {key: draw(VALUE | TRANSLATIONS if key == "vertaling" else VALUE) for key in keys}


def plainly_different(value: Any) -> bool:
    """Whether YAML and JSON see another type here: a number may be written between quotes, a text without."""
    return isinstance(value, bool) or (isinstance(value, list) and any(isinstance(one, bool) for one in value))


@given(documents())
def test_the_schema_and_the_form_agree(document: tuple[Form, dict[str, Any]]) -> None:
    form, value = document
    value = {key: one for key, one in value.items() if not plainly_different(one)}
    _, problems = check(form, from_plain(value, "x"))
    assert jsonschema.Draft202012Validator(schema(form)).is_valid(value) == (not problems), problems


@pytest.mark.parametrize("form", FORMS.values())
def test_the_schema_is_one(form: Form) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(form))


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda part: st.lists(part) | st.dictionaries(st.text(), part)
    )
)
def test_any_json_value_is_a_node_and_is_read_without_failing(value: Any) -> None:
    node = from_plain(value, "bord.json")
    for form in FORMS.values():
        check(form, node)
    mat_from_node(node)


def test_plain_values_become_the_text_that_yaml_would_have() -> None:
    place = Place("x")
    node = from_plain({"a": [1, 2.5, True, None, "x", float("nan"), 10**5000]}, "x")
    texts = ("1", "2.5", "ja", "", "x", "nan", str(10**18))
    assert node == Mapping(((Scalar("a", place), Sequence(tuple(Scalar(text, place) for text in texts), place)),), place)


@given(st.text())
def test_cleaned_text_has_nothing_forbidden_and_stays_as_it_is(text: str) -> None:
    once = cleaned(text)
    assert not FORBIDDEN.search(once)
    assert "\t" not in once
    assert "\r" not in once
    assert cleaned(once) == once
    once.encode()


def test_cleaned_text_keeps_letters_in_one_form() -> None:
    assert cleaned("e\u0301e\u0301n\r\ntwee\u2028drie\tvier\u202e\ud83d\x07") == "één\ntwee\ndrie vier"


TITLE = st.text("abc é’", min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool)
IDS = st.lists(st.from_regex(r"[A-Za-z0-9_-]{1,10}", fullmatch=True), unique=True, max_size=4)
SIDE = st.floats(20, 700).map(lambda value: round(value, 2))


PART = st.floats(0.05, 1).map(lambda value: round(value, 3))


def corners(draw: st.DrawFn, place: Rect) -> tuple[Point, ...]:
    """A triangle that fills the box from top to bottom."""
    top, foot = (round(draw(PART) * place.w, 2) for _ in range(2))
    return Point(top, 0.0), Point(place.w, place.h), Point(min(foot, place.w / 2), place.h)


def _zone(draw: st.DrawFn, zone_id: str) -> Zone:
    place = Rect(round(draw(SIDE) - 20, 2), 0.0, draw(SIDE) + 20, draw(SIDE) + 20)
    place = Rect(place.x, place.y, round(place.w, 2), min(round(place.h, 2), HEIGHT))
    shape = draw(st.sampled_from(Shape))
    return Zone(
        id=zone_id,
        title=draw(TITLE),
        shape=shape,
        place=place,
        colour=draw(st.sampled_from([*sorted(ZONES), CLEAR])),
        icon=draw(st.sampled_from(["", "book"])),
        question=draw(TITLE | st.just("")),
        holds=tuple(draw(st.lists(st.sampled_from(Holds), unique=True))),
        align=draw(st.sampled_from(Align)),
        record=draw(TITLE | st.just("")),
        points=tuple(Point(round(x, 2), round(y, 2)) for x, y in corners(draw, place)) if shape is Shape.POLYGON else (),
        hole=draw(st.floats(0, 0.95).map(lambda value: round(value, 3))) if shape is Shape.RING else 0.0,
        arc=draw(st.sampled_from([(0.0, 360.0), (-30.0, 90.0), (0.5, 1.5)])) if shape is Shape.RING else (0.0, 360.0),
        heading=draw(st.none() | st.just(Rect(10.0, 20.5, 200.0, 40.0))),
        signs=tuple(draw(st.lists(st.sampled_from("+−?"), unique=True))),
    )


@st.composite
def mats(draw: st.DrawFn) -> Mat:
    ids = draw(IDS)
    zones = tuple(_zone(draw, zone_id) for zone_id in ids)
    some = st.lists(st.sampled_from(ids), unique=True).map(tuple) if ids else st.just(())
    steps = tuple(
        Step(draw(TITLE), draw(st.integers(0, 240)), draw(TITLE | st.just("")), draw(some), (), ("Wat zie je?",))
        for _ in range(draw(st.integers(0, 3)))
    )
    return Mat(
        "proef",
        draw(TITLE),
        draw(TITLE),
        Size(1440.0, HEIGHT),
        zones,
        steps,
        ("ouders",),
        ("leraar",),
        draw(st.integers(0, 9999)),
        draw(st.booleans()),
        draw(st.sampled_from(["", "mijn veld.jpg"])),
    )


@given(mats())
def test_a_mat_comes_back_from_its_plain_form(mat: Mat) -> None:
    assert mat_from_node(from_plain(mat_to_plain(mat), "bord.json")) == (mat, ())
