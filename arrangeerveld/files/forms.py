"""Reads a tree with a form: the values that are good, and a problem for everything that is not, all at once.

What loses least: a wrong value is left out of its list or entry; an entry is left out only when it cannot do without
the value (`required`) and there is no `fallback`; a text that is too long is cut off.
"""

from __future__ import annotations

import re
from typing import Any, assert_never

from arrangeerveld.core.problems import Place, Problem
from arrangeerveld.files.cleaning import cleaned, one_line
from arrangeerveld.files.fields import Choice, Field, Form, ListOf, Named, Number, Text, YesNo
from arrangeerveld.files.keys import misspelt_keys, tell_unknown
from arrangeerveld.files.nodes import Mapping, Node, Scalar, Sequence, Unreadable
from arrangeerveld.files.plain import from_plain
from arrangeerveld.files.scalars import BAD, Found, Spot, read_scalar
from arrangeerveld.files.slips import joined
from arrangeerveld.files.wording import advice, among, parted, shown

__all__ = ["Values", "check", "cleaned", "from_plain"]


class Values(dict[str, Any]):
    """What was read with a form: the keys that were there and good. `place` is where it starts, `places` where each value is."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.places: dict[str, Place] = {}

    def put(self, key: str, value: Any, place: Place) -> None:
        """Add a value with its place."""
        self[key] = value
        self.places[key] = place


def check(field: Field, node: Node, key: str = "", owner: str = "Dit bestand") -> tuple[Any | None, tuple[Problem, ...]]:
    """The value in a node, read with a field, and every problem. None when nothing is left of it.

    A Form gives Values, a ListOf or Named a tuple (of values, of pairs), a Text or Choice a str, a Number a float or int.
    `key` and `owner` are how messages call the node.
    """
    found: Found = []
    value = _read(field, node, Spot(owner, key, field.word or key), found)
    return (None if value is BAD else value), tuple(found)


def _read(field: Field, node: Node, spot: Spot, found: Found) -> Any:
    value: Any = BAD
    match node, field:
        case Unreadable(), _:
            pass
        case _, Form():
            value = _form(field, node, found)
        case _, ListOf():
            value = _list(field, node, spot, found)
        case _, Named():
            value = _named(field, node, spot, found)
        case Scalar(), Text() | Choice() | Number() | YesNo():
            value = read_scalar(field, node, spot, found)
        case Sequence() | Mapping(), Text() | Choice() | Number() | YesNo():
            found.append(_no_number(node, spot) if isinstance(field, Number) else _no_text(node, spot))
        case _:
            assert_never(field)
    return value


def _no_text(node: Node, spot: Spot) -> Problem:
    """A list, or lines with words and colons, where one text belongs."""
    remedy = f"Zet de tekst op de regel van ‘{spot.key}:’, zonder haken of streepjes, of zet er aanhalingstekens omheen."
    here = "een lijst" if isinstance(node, Sequence) else "meer"
    return Problem(f"Bij ‘{spot.key}:’ hoort één tekst, maar hier staat {here}.", node.place, remedy)


def _no_number(node: Node, spot: Spot) -> Problem:
    here = "een lijst" if isinstance(node, Sequence) else "meer"
    remedy = f"Zet het getal op de regel van ‘{spot.key}:’, zonder haken of streepjes."
    return Problem(f"Bij ‘{spot.key}:’ hoort één getal, maar hier staat {here}.", node.place, remedy)


def _list(field: ListOf, node: Node, spot: Spot, found: Found) -> Any:
    if not isinstance(node, Sequence):
        return _no_list(field, node, spot, found)
    if field.exactly and len(node.items) != field.exactly:
        what = f"{spot.owner} heeft bij ‘{spot.key}:’ {len(node.items)} waarden; het zijn er {field.exactly}."
        found.append(Problem(what, node.place, "Kijk hoe het bij de andere staat."))
        return BAD
    if not field.exactly and len(node.items) > field.most:
        what = f"{spot.owner} heeft bij ‘{spot.key}:’ een lijst van {len(node.items)}; er passen er {field.most}."
        found.append(Problem(what, node.items[field.most].place, "Verdeel ze over meer bestanden. Nu zijn de laatste weggelaten."))
    inner = Spot(spot.owner, spot.key, field.item.word or spot.word)
    items = node.items[: field.exactly or field.most]
    items = joined(field.item, items, found) if isinstance(field.item, Form) else items
    values = [_read(field.item, item, inner, found) for item in items]
    good = tuple(value for value in values if value is not BAD)
    return BAD if field.exactly and len(good) < len(values) else good


def _no_list(field: ListOf, node: Node, spot: Spot, found: Found) -> Any:
    """One text where a list belongs: told, and read as if there were brackets around it."""
    text = "" if isinstance(field.item, Form | ListOf | Named) else re.sub(r"[\[\](){}]", "", one_line(_words(node))).strip()
    if isinstance(field.item, Choice):
        text = ", ".join(parted(text, field.item.options)) or text
    remedy = f"Zet er rechte haken omheen: [{text[:60]}]." if text else "Zet elk deel op een eigen regel eronder, na een streepje."
    if isinstance(field.item, Choice) and field.item.options and not parted(text, field.item.options):
        remedy = f"Kies uit {among(field.item.options, 'en')}, en zet er rechte haken omheen: [{field.item.options[0]}]."
    found.append(Problem(f"{spot.owner} heeft bij ‘{spot.key}:’ geen lijst.", node.place, remedy))
    if not text or field.exactly:
        return BAD
    parts = (_read(field.item, Scalar(part.strip(), node.place), spot, []) for part in text.split(",")[: field.most])
    return tuple(part for part in parts if part is not BAD)


def _words(node: Node) -> str:
    """What stands in a text, or in one between braces: `{leren, gedrag}`."""
    if isinstance(node, Mapping):
        return ", ".join(key.text for key, value in node.entries if isinstance(value, Scalar) and not value.text)
    return node.text if isinstance(node, Scalar) else ""


def _named(field: Named, node: Node, spot: Spot, found: Found) -> Any:
    example = f"Schrijf het zo: {field.example}."
    if not isinstance(node, Mapping):
        what = "een losse tekst" if isinstance(node, Scalar) else "een lijst"
        found.append(Problem(f"{spot.owner} heeft bij ‘{spot.key}:’ {what} staan; dat kan daar niet.", node.place, example))
        return BAD
    pairs: list[tuple[str, Any]] = []
    for key, part in node.entries:
        if len(pairs) == field.most:
            what = f"{spot.owner} heeft bij ‘{spot.key}:’ meer dan {field.most} regels; zoveel passen er niet."
            found.append(Problem(what, key.place, "Haal weg wat je niet nodig hebt. Nu zijn de laatste weggelaten."))
            break
        if not re.fullmatch(field.pattern, key.text):
            found.append(Problem(f"{spot.owner} heeft bij ‘{spot.key}:’ {shown(key.text)}; zo kan dat niet.", key.place, example))
            continue
        value = _read(field.item, part, Spot(spot.owner, key.text, key.text), found)
        if value is not BAD:
            pairs.append((key.text, value))
    return tuple(pairs)


def _form(form: Form, node: Node, found: Found) -> Any:
    if not isinstance(node, Mapping):
        here = shown(node.text) if isinstance(node, Scalar) else "een lijst"
        keys = [key for key, field in form.fields.items() if field.required][:2] or [next(iter(form.fields))]
        remedy = f"Begin met een regel {' en daaronder een regel '.join(f'‘{key}: …’' for key in keys)}."
        found.append(Problem(f"Hier staat {here}, maar hier hoort een {form.noun.split(' ', 1)[1]}.", node.place, remedy))
        return BAD
    misspelt = misspelt_keys(form, node)
    owner = _owner(form, node, misspelt)
    values = Values(node.place)
    tell_unknown(form, node, owner, misspelt.values(), found)
    good = True
    for key, field in form.fields.items():
        part = node.get(misspelt.get(key, key))
        value = _value(field, part, Spot(owner, key, field.word or key), node.place, found)
        if value is BAD and field.required:
            value = BAD if field.fallback is None else field.fallback
            good &= value is not BAD
        if value is not BAD:
            values.put(key, value, part.place if part else node.place)
    return values if good else BAD


def _value(field: Field, part: Node | None, spot: Spot, owner_place: Place, found: Found) -> Any:
    """The value under one key of a form; BAD when there is none or it is wrong, which is told."""
    empty = part is None or (isinstance(part, Scalar) and not one_line(part.text))
    if not empty and part is not None:
        return _read(field, part, spot, found)
    if part is not None and isinstance(field, ListOf | Named) and not (isinstance(field, ListOf) and field.exactly):
        return ()
    if field.required and part is None:
        found.append(
            Problem(
                f"{spot.owner} mist een {spot.word}.", owner_place, f"Voeg een regel ‘{spot.key}:’ toe{_such_as(field)}.{_choices(field)}"
            )
        )
    elif field.required and part is not None:
        what = f"{spot.owner} heeft niets staan achter ‘{spot.key}:’."
        found.append(Problem(what, part.place, f"Schrijf het erachter{_such_as(field)}.{_choices(field)}"))
    return BAD


def _such_as(field: Field) -> str:
    return f", bijvoorbeeld: {field.example}" if isinstance(field, Text) and field.example else ""


def _choices(field: Field) -> str:
    """The words to choose from, as a sentence after another; nothing when there are no such words."""
    return f" {advice('', field.options)}" if isinstance(field, Choice) and field.options else ""


def _owner(form: Form, node: Mapping, misspelt: dict[str, str]) -> str:
    """`De kaart ‘Samen lezen’`, or `Deze kaart` when it has no name."""
    article, noun = form.noun.split(" ", 1)
    title = node.get(misspelt.get(form.title, form.title)) if form.title else None
    if isinstance(title, Scalar) and one_line(title.text):
        return f"{article.capitalize()} {noun} {shown(title.text)}"
    return f"{'Deze' if article == 'de' else 'Dit'} {noun}"
