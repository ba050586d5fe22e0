"""Forms: every problem at once, with its place and a way out; and the JSON Schema of the same form."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from arrangeerveld.core.problems import Problem
from arrangeerveld.files.decks import deck_form
from arrangeerveld.files.fields import Choice, Form, ListOf, Named, Number, Text, YesNo
from arrangeerveld.files.forms import check
from arrangeerveld.files.formschema import schema
from arrangeerveld.files.kinds import kind_form
from arrangeerveld.files.matform import mat_form
from arrangeerveld.files.yamltree import parse_tree

FORM = Form(
    noun="de kaart",
    title="titel",
    fields={
        "titel": Text(most=10, required=True),
        "domeinen": ListOf(item=Choice(options=("leren", "gedrag"), word="domein"), most=3),
        "minuten": Number(high=60, whole=True),
        "open": YesNo(),
        "plaats": ListOf(item=Number(high=100), exactly=2),
        "vertaling": Named(item=Form(noun="de vertaling", fields={"titel": Text(required=True)}), pattern="[a-z]{2}", example="tr: …"),
    },
)


def read(text: str) -> tuple[Any, tuple[Problem, ...]]:
    node, problems = parse_tree(text.encode(), "f.yaml")
    assert node is not None
    assert not problems
    return check(FORM, node)


def test_good_values_come_out_as_plain_python() -> None:
    text = "titel: Samen\ndomeinen: [leren]\nminuten: 10\nopen: nee\nplaats: [1, 2.5]\nvertaling:\n  tr: {titel: Birlikte}\n"
    values, problems = read(text)
    assert not problems
    assert values["titel"] == "Samen"
    assert values["domeinen"] == ("leren",)
    assert values["minuten"] == 10
    assert values["open"] is False
    assert values["plaats"] == (1.0, 2.5)
    assert values["vertaling"][0][0] == "tr"
    assert values["vertaling"][0][1]["titel"] == "Birlikte"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("domeinen: [leren, gedrach]", "Bedoel je ‘gedrag’?"),
        ("domein: [leren]", "Bedoel je ‘domeinen’?"),
        ("minuten: veel", "getal van 0 tot en met 60"),
        ("minuten: 61", "getal van 0 tot en met 60"),
        ("minuten: 1.5", "heel getal"),
        ("open: misschien", "ja of nee"),
        ("plaats: [1]", "plaats"),
        ("plaats: [1, x]", "getal"),
        ("domeinen: leren", "[leren]"),
        ("vertaling: {nederlands: {titel: x}}", "tr: …"),
    ],
)
def test_a_value_that_is_wrong_is_told_where_it_stands_and_the_rest_stays(line: str, words: str) -> None:
    values, problems = read(f"titel: Samen\n{line}\n")
    assert [problem.where.line for problem in problems] == [2]
    assert words in str(problems[0])
    assert "kaart ‘Samen’" in str(problems[0])
    assert values["titel"] == "Samen"


def test_the_example_of_the_brief() -> None:
    _, problems = read("titel: Samen\ndomeinen: [gedrach]\n")
    assert problems[0].as_line() == "f.yaml:2:12: De kaart ‘Samen’ heeft als domein ‘gedrach’. Bedoel je ‘gedrag’?"


@pytest.mark.parametrize("text", ["domeinen: [leren]\n", "titel:\n", 'titel: "  "\n'])
def test_without_what_is_required_nothing_is_left(text: str) -> None:
    values, problems = read(text)
    assert values is None
    assert len(problems) == 1
    assert "titel" in str(problems[0])


def test_all_problems_are_told_at_once() -> None:
    _, problems = read("domeinen: [a, b]\nminuten: x\nopen: x\nonbekend: x\n")
    assert sorted(problem.where.line for problem in problems) == [1, 1, 1, 2, 3, 4]  # the missing title on the first line


def test_a_long_text_is_cut_and_told() -> None:
    values, problems = read("titel: Samen lezen en rekenen\n")
    assert len(values["titel"]) <= 10
    assert "10" in problems[0].what


@pytest.mark.parametrize("text", ["- titel: x\n", "zomaar\n"])
def test_something_else_than_a_form_is_told(text: str) -> None:
    values, problems = read(text)
    assert values is None
    assert len(problems) == 1
    assert problems[0].remedy


@pytest.mark.parametrize("form", [FORM, deck_form(), deck_form(["swv"]), kind_form(), mat_form()])
def test_the_schema_names_every_key_and_no_other(form: Form) -> None:
    found = schema(form)
    assert json.loads(json.dumps(found)) == found
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert set(found["properties"]) == set(form.fields)
    assert found["additionalProperties"] is False
    assert set(found["required"]) == {key for key, field in form.fields.items() if field.required}


@pytest.mark.parametrize("form", [deck_form(), kind_form(), mat_form()])
def test_the_schema_explains_every_key_in_dutch(form: Form) -> None:
    assert all(part.get("description", "").endswith(".") for part in schema(form)["properties"].values())


@pytest.mark.parametrize("module", ["mats", "kinds", "decks"])
def test_importing_does_not_load_what_is_only_wanted_later(module: str) -> None:
    script = f"import sys, arrangeerveld.files.{module}; print([name for name in ('yaml', 'difflib', 'secrets') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
