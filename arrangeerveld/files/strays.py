"""A line within an entry of a list that was meant as the start of the next entry, but has no plain dash in front of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arrangeerveld.files.colons import KEYS
from arrangeerveld.files.repair import Repair, spaces
from arrangeerveld.files.wording import brief
from arrangeerveld.files.wordmarks import bullets

_FIRST = re.compile(r"[ \t]*-[ \t]+(?P<key>[\w-]+):")
_LINE = re.compile(r"(?P<indent>[ ]*)(?P<key>[\w-]+):(?P<rest>(?:[ ]+\S.*)?)$")


def stray(lines: list[str]) -> Repair | None:
    """The first line after the dash of an entry with which another entry was meant to start; None when there is none."""
    return next(_strays(lines), None)


def _strays(lines: list[str]) -> Iterator[Repair]:
    first = _FIRST.match(lines[0])
    if not first:
        return
    most = len(lines[0]) - len(lines[0].lstrip())
    for at in range(1, len(lines)):
        text = lines[at]
        yield from bullets(lines, at)
        yield from _with_signs(at, text, first["key"], most)
        if not text.strip() or len(text) - len(text.lstrip()) > most:
            continue
        if match := _LINE.match(text):
            yield from _without_dash(at, match, first["key"])


def _without_dash(at: int, match: re.Match[str], first: str) -> Iterator[Repair]:
    """`id: samen-lezen` without its dash, or `samen-lezen:` as a heading."""
    indent, key, column = match["indent"], match["key"], len(match["indent"]) + 1
    if key == first and match["rest"]:
        remedy = "Zet er een streepje en een spatie voor, recht onder het streepje erboven. Zo is het nu gelezen."
        yield Repair(at, f"{indent}- {key}:{match['rest']}", column, "Voor deze regel ontbreekt een streepje.", remedy)
    elif key not in KEYS and not match["rest"]:
        line = f"- {first}: {key}"
        what = f"Voor ‘{brief(key)}’ ontbreken een streepje en ‘{first}:’."
        remedy = f"Schrijf ‘- {first}: {brief(key)}’, en begin de regels eronder recht onder ‘{first}’. Zo is het nu gelezen."
        yield Repair(at, indent + line, column, what, remedy)


def _with_signs(at: int, text: str, first: str, most: int) -> Iterator[Repair]:
    """`;- id: samen-lezen` and `-# id: samen-lezen`, and the same without a dash where no other line starts."""
    match = re.match(rf"(?P<before>\W{{0,6}}){first}:(?P<rest>[ ].*)$", text)
    if not match or re.fullmatch(r" *- +", match["before"]):
        return
    if match["before"].strip(" ") or most < len(match["before"]) < most + 2:
        what = f"Voor ‘{first}:’ horen alleen een streepje en een spatie."
        remedy = f"Schrijf ‘- {first}: …’, recht onder de andere. Zo is het nu gelezen."
        yield Repair(at, f"{' ' * most}- {first}:{match['rest']}", 1, what, remedy)


def tabbed(lines: list[str], indent: int) -> Repair | None:
    """The first line of an entry when a tab stands before its dash; the dashes of the others stand after `indent` spaces."""
    bare = lines[0].lstrip(" \t")
    if "\t" not in lines[0][: len(lines[0]) - len(bare)]:
        return None
    remedy = f"Zet er {spaces(indent)} voor in plaats van een tab." if indent else "Haal de tab weg."
    return Repair(0, " " * indent + bare, 1, "Deze regel begint met een tab.", remedy)
