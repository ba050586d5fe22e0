"""Reads one text of a file as its field says: as text, a word to choose, a number, or yes or no."""

from __future__ import annotations

import re
from typing import Any, NamedTuple, TypeAlias, assert_never

from arrangeerveld.core.problems import Problem
from arrangeerveld.files.cleaning import cleaned, one_line
from arrangeerveld.files.fields import Choice, Number, Text, YesNo
from arrangeerveld.files.nodes import Scalar
from arrangeerveld.files.wording import READ_SO, advice, shown, typed

LONGEST_WORD = 64  # characters of a word that may be chosen freely

_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?")


class Spot(NamedTuple):
    """What messages say about the value at hand: whose it is and how it is called."""

    owner: str  # "De kaart ‘Samen lezen’"
    key: str
    word: str


class _Bad:
    """The class of BAD."""


BAD = _Bad()
"""Stands for a value that is left out; the problem was told."""

Found: TypeAlias = list[Problem]


def read_scalar(field: Text | Choice | Number | YesNo, node: Scalar, spot: Spot, found: Found) -> Any:
    """The value, or BAD."""
    match field:
        case Text():
            return _text(field, node, spot, found)
        case Choice():
            return _choice(field, node, spot, found)
        case Number():
            return _number(field, node, spot, found)
        case YesNo():
            return _yes_no(node, spot, found)
        case _:
            assert_never(field)


def _text(field: Text, node: Scalar, spot: Spot, found: Found) -> Any:
    text = cleaned(node.text).strip() if field.lines else one_line(node.text)
    if field.pattern and not re.fullmatch(field.pattern, text):
        what = f"{spot.owner} heeft als {spot.word} {shown(text)}; zo kan dat niet."
        found.append(Problem(what, node.place, f"Schrijf het zo: {field.example}."))
        return BAD
    if len(text) > field.most:
        what = f"{spot.owner} heeft {len(text)} tekens bij ‘{spot.key}:’; er passen er {field.most}."
        found.append(Problem(what, node.place, "Maak de tekst korter. Nu is het eind weggelaten."))
        return f"{text[: field.most - 1].rstrip()}…"
    return text


def _choice(field: Choice, node: Scalar, spot: Spot, found: Found) -> Any:
    text = one_line(node.text)
    if text in field.options or (not field.options and 0 < len(text) <= LONGEST_WORD):
        return text
    slip = typed(text, field.options) if field.required else ""  # which need not cost all the cards of a deck
    remedy = advice(text, field.options) + (READ_SO if slip else "")
    found.append(Problem(f"{spot.owner} heeft als {spot.word} {shown(text)}.", node.place, remedy))
    return slip or BAD


def _number(field: Number, node: Scalar, spot: Spot, found: Found) -> Any:
    if _fits(field, node.text):
        return int(float(node.text)) if field.whole else float(node.text)
    kind = "heel getal" if field.whole else "getal"
    remedy = f"Schrijf een {kind} van {field.low:g} tot en met {field.high:g}."
    if _fits(field, dotted := node.text.replace(",", ".")):
        remedy = f"Schrijf een punt in plaats van een komma: {dotted}."
    found.append(Problem(f"{spot.owner} heeft als {spot.word} {shown(node.text)}.", node.place, remedy))
    return BAD


def _fits(field: Number, text: str) -> bool:
    """Whether a text is a number that can stand here."""
    return bool(_NUMBER.fullmatch(text)) and field.low <= float(text) <= field.high and (not field.whole or float(text).is_integer())


def _yes_no(node: Scalar, spot: Spot, found: Found) -> Any:
    if node.text in {"ja", "nee"}:
        return node.text == "ja"
    found.append(Problem(f"{spot.owner} heeft bij ‘{spot.key}:’ {shown(node.text)} staan.", node.place, "Schrijf ja of nee."))
    return BAD
