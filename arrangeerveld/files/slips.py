"""Entries of a list that were cut up by a dash too many, or that hold what belongs in a list of the entry above."""

from __future__ import annotations

from arrangeerveld.core.problems import Problem
from arrangeerveld.files.fields import Form, ListOf
from arrangeerveld.files.nodes import Mapping, Node, Scalar, Unreadable


def joined(form: Form, items: tuple[Node, ...], found: list[Problem]) -> tuple[Node, ...]:
    """The items of a list of this form as they were probably meant; each slip is told once, at the line that should change."""
    needed = {key for key, field in form.fields.items() if field.required}
    nodes: list[Node] = []
    at = 0
    while at < len(items):
        run = _run(items, at, needed)
        item = items[at]
        if len(run) > 1:
            item = Mapping(tuple(pair for part in run for pair in part.entries), run[0].place)
            noun = form.noun.split(" ", 1)[1]
            what = f"Deze regel begint met een streepje, maar hoort bij de {noun} erboven."
            more = ", ook bij de regels erna" if len(run) > 2 else ""  # noqa: PLR2004 - two are the pair itself
            remedy = f"Haal het streepje weg, en zet de regel recht onder de regel erboven{more}. Zo is het nu gelezen."
            found.append(Problem(what, run[1].place, remedy))
        elif isinstance(item, Scalar) and (key := _open_list(form, nodes)):
            if not (at and isinstance(items[at - 1], Scalar)):
                remedy = "Zet er 2 spaties meer voor, ook voor de regels erna die erbij horen."
                found.append(Problem(f"Wat bij ‘{key}:’ hoort, staat hier te ver naar links.", item.place, remedy))
            item = Unreadable(item.place)
        nodes.append(item)
        at += max(1, len(run))
    return tuple(nodes)


def _run(items: tuple[Node, ...], at: int, needed: set[str]) -> list[Mapping]:
    """The entries from there on that are one together: each misses something needed, none has what another has, all is there."""
    run: list[Mapping] = []
    keys: set[str] = set()
    for item in items[at:]:
        own = {key.text for key, _ in item.entries} if isinstance(item, Mapping) else set()
        if not isinstance(item, Mapping) or own >= needed or own & keys:
            break
        run.append(item)
        keys |= own
    return run if keys >= needed else run[:1]


def _open_list(form: Form, before: list[Node]) -> str:
    """The last key of the entry before, when a list belongs behind it and nothing is there."""
    last = next((node for node in reversed(before) if not isinstance(node, Unreadable)), None)
    if not isinstance(last, Mapping) or not last.entries:
        return ""
    key, value = last.entries[-1]
    empty = isinstance(value, Scalar) and not value.text.strip()
    return key.text if empty and isinstance(form.fields.get(key.text), ListOf) else ""
