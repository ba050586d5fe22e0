"""What goes wrong with quotes around a text: one that does not close, the same sign within, and the curled ones of Word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from arrangeerveld.files.wording import CURLED, SHOWN

Meant: TypeAlias = tuple[str, str, str]  # the text as it may have been meant, what is wrong with it, what to do

_APOSTROPHE = re.compile(r"'[a-z]\b")  # 's ochtends, 't, 'n
_BEHIND = re.compile(r"""("[^"]*"|'[^']*')([.,;:!?])""")
_NAMES = {"'": "enkele", '"': "dubbele"}


def quoted(text: str) -> str:
    """The text between single quotes."""
    return "'" + text.replace("'", "''") + "'"


def uncurled(value: str) -> Meant:
    """A text between curled quotes, which do not count as quotes."""
    remedy = 'Typ aan het begin en aan het eind rechte aanhalingstekens: ".'
    bare = value.strip(CURLED)
    return quoted(bare), f"Om deze tekst staan gekrulde aanhalingstekens ({value[0]}), en die tellen hier niet.", remedy


def misquoted(value: str, behind: str) -> Iterator[Meant]:
    """What may be wrong in a text that starts with a straight quote."""
    sign = value[0]
    if _APOSTROPHE.match(value) and value.count("'") == 1:
        yield quoted(value), f"De tekst {behind} begint met een apostrof, en die telt hier als aanhalingsteken.", _other("'", value)
    elif match := _BEHIND.fullmatch(value):
        what = f"Na het laatste aanhalingsteken {behind} staat nog een ‘{match[2]}’."
        yield match[1], what, "Haal dat weg, of zet het vóór het aanhalingsteken."
    elif value[-1] != sign or len(value) == 1:
        remedy = f"Zet aan het eind van de tekst ook een {sign}."
        yield value + sign, f"De tekst {behind} begint met een aanhalingsteken dat niet sluit.", remedy
        yield quoted(value), f"De aanhalingstekens {behind} staan niet om de hele tekst.", _other(sign, value)
    elif "\\" in value:
        remedy = "Schrijf de streep dubbel (\\\\), of zet enkele aanhalingstekens (') om de tekst."
        yield quoted(value[1:-1]), f"De schuine streep \\ in de tekst {behind} heeft daar een andere betekenis.", remedy
    else:
        inner = value[1:-1]
        what = f"In de tekst {behind} staat een {sign}, en daar stopt de tekst al."
        yield quoted(inner), what, _other(sign, inner)


def _other(sign: str, text: str) -> str:
    """Which quotes to use around a text in which `sign` stands."""
    other = '"' if sign == "'" else "'"
    if other in text:
        return "Haal de aanhalingstekens en apostrofs binnen de tekst weg."
    whole = f": {other}{text}{other}" if len(text) <= SHOWN else ""
    return f"Zet om de hele tekst {_NAMES[other]} aanhalingstekens ({other}){whole}."
