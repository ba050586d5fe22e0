"""The words before the colon that a form does not know: what was meant by them, and where they belong."""

from __future__ import annotations

import re
from collections.abc import Collection

from arrangeerveld.core.problems import Problem
from arrangeerveld.files.fields import Field, Form, ListOf, Named
from arrangeerveld.files.nodes import Mapping, Scalar, Sequence
from arrangeerveld.files.wording import READ_SO, advice, meant, shown

Found = list[Problem]


def misspelt_keys(form: Form, node: Mapping) -> dict[str, str]:
    """For each required key that is missing, the unknown key that was most probably meant to be it.

    What stands behind it is used, for without it the whole entry would be lost, and with `kaartjes:` all of the deck.
    """
    unknown = [key.text for key, _ in node.entries if key.text not in form.fields]
    found: dict[str, str] = {}
    for text in unknown:
        key = meant(text, tuple(form.fields))
        if key and form.fields[key].required and node.get(key) is None:
            found.setdefault(key, text)
    return found


def tell_unknown(form: Form, node: Mapping, owner: str, used: Collection[str], found: Found) -> None:
    """Add a problem for each key that the form does not know; one for a whole entry that slipped out of its list.

    `used` are those of which the value was used all the same.
    """
    slipped = False
    away = f"Haal de regel weg. Hier kan staan: {', '.join(form.fields)}."
    for key, _ in node.entries:
        if key.text in form.fields:
            slipped = False
            continue
        inner = _inner(form, key.text)
        if inner and slipped:
            continue
        slipped = bool(inner)
        remedy = inner or advice(key.text, tuple(form.fields), _under(form, node, key.text) or away)
        remedy += READ_SO if key.text in used else ""
        what = f"{owner} heeft een regel {shown(key.text + ':')} die hier niet {'hoort' if inner else 'bekend is'}."
        found.append(Problem(what, key.place, remedy))


def _inner(form: Form, key: str) -> str:
    """What to do about a key that belongs in an entry of a list of the form; nothing when it does not."""
    for name, field in form.fields.items():
        item = field.item if isinstance(field, ListOf) else None
        if isinstance(item, Form) and key in item.fields:
            noun = item.noun.split(" ", 1)[1]
            return f"Begint hier een {noun}? Zet dan ‘- ’ voor deze regel, en evenveel spaties als bij de andere onder ‘{name}:’."
    return ""


def _under(form: Form, node: Mapping, key: str) -> str:
    """What to do about a key that belongs under one above it, with nothing there now."""
    for name, field in form.fields.items():
        if _takes(field, key) and _empty(node, name):
            return f"Hoort hij onder ‘{name}:’? Zet er dan 2 spaties meer voor, en ook voor de regels die er weer onder horen."
    return ""


def _takes(field: Field, key: str) -> bool:
    return isinstance(field, Named) and bool(re.fullmatch(field.pattern, key))


def _empty(node: Mapping, key: str) -> bool:
    part = node.get(key)
    return (isinstance(part, Scalar) and not part.text.strip()) or (isinstance(part, Sequence) and not part.items)
