"""The usual mistakes in a line of YAML, each with what the line should have been."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from arrangeerveld.files.wording import brief

_QUOTES = 'Zet de hele tekst tussen rechte aanhalingstekens (").'
_OTHER_QUOTES = "Zet enkele aanhalingstekens (') om de hele tekst; daarbinnen mag dan het dubbele teken (\")."
_ENTRY = re.compile(r"(?P<start>[ \t]*(?:- +)*)(?P<key>[\w-]+):[ \t]+(?P<value>\S.*)$")
_ITEM = re.compile(r"(?P<start>[ \t]*- +)(?P<key>)(?P<value>[^\s:][^:]*)$")
_CLOSING = {"[": "]", "{": "}"}
_SPECIAL = "@`%&*!|>?-,]}#"


class Repair(NamedTuple):
    """A line as it may have been meant, and what to say about the line as it is; line from 0, column from 1."""

    line: int
    text: str
    column: int
    what: str
    remedy: str


def repairs(lines: list[str], line: int) -> Iterator[Repair]:
    """What may be wrong in one line, the likeliest first."""
    text = lines[line]
    if not text.strip() or text.lstrip().startswith("#"):
        return
    for make in (_tab, dashes, _colon_space, _colon):
        yield from make(lines, line)
    if entry := _ENTRY.match(text.rstrip()) or _ITEM.match(text.rstrip()):
        yield from _value(line, entry)
    yield from _indent(lines, line)


def quoted(text: str) -> str:
    """The text between single quotes."""
    return "'" + text.replace("'", "''") + "'"


def _tab(lines: list[str], line: int) -> Iterator[Repair]:
    text = lines[line]
    bare = text.lstrip()
    if "\t" not in text[: len(text) - len(bare)]:
        return
    for indent in _indents(lines, line):
        remedy = f"Zet er {_spaces(indent)} voor in plaats van een tab." if indent else "Haal de tab weg."
        yield Repair(line, " " * indent + bare, 1, "Deze regel begint met een tab.", remedy)


def dashes(lines: list[str], line: int) -> Iterator[Repair]:
    """A dash without a space after it, and one that a word processor made longer."""
    if match := re.match(r"([ \t]*)[–—•](\s*)(\S.*)", lines[line]):
        remedy = "Zet er een gewoon streepje (-) en een spatie voor in de plaats. Soms maakt een tekstverwerker er iets anders van."
        yield Repair(line, f"{match[1]}- {match[3]}", len(match[1]) + 1, "Dit is geen gewoon streepje.", remedy)
    if match := re.match(r"( *)-(\w.*)", lines[line]):
        remedy = "Zet een spatie tussen het streepje en het woord."
        yield Repair(line, f"{match[1]}- {match[2]}", len(match[1]) + 1, "Na het streepje ontbreekt een spatie.", remedy)


def _colon_space(lines: list[str], line: int) -> Iterator[Repair]:
    if match := re.match(r"([ ]*(?:- +)?)([\w-]+):([^\s:].*)", lines[line]):
        text = f"{match[1]}{match[2]}: {match[3]}"
        what = f"Na ‘{brief(match[2])}:’ ontbreekt een spatie."
        yield Repair(line, text, len(match[1]) + 1, what, "Zet een spatie na de dubbele punt.")


def _colon(lines: list[str], line: int) -> Iterator[Repair]:
    if match := re.match(r"([ ]*(?:- +)?)([\w-]+)((?:[ ]+(?!:).*)?)$", lines[line]):
        text = f"{match[1]}{match[2]}:{match[3]}"
        what = f"Na ‘{brief(match[2])}’ ontbreekt een dubbele punt."
        remedy = f"Schrijf ‘{brief(match[2])}: …’. Hoort deze regel bij de tekst erboven? Zet er dan meer spaties voor."
        if match[3].strip().startswith("="):
            text = f"{match[1]}{match[2]}: {match[3].strip().removeprefix('=').strip()}"
            remedy = f"Schrijf een dubbele punt in plaats van het teken =: ‘{brief(match[2])}: …’."
        yield Repair(line, text, len(match[1]) + 1, what, remedy)


def _value(line: int, entry: re.Match[str]) -> Iterator[Repair]:
    """What may be wrong with the text after the colon or the dash."""
    start, value = entry.string[: entry.start("value")], entry["value"]
    behind = f"achter ‘{brief(entry['key'])}:’" if entry["key"] else "achter het streepje"

    def repaired(new: str, what: str, remedy: str) -> Repair:
        return Repair(line, start + new, entry.start("value") + 1, what, remedy)

    first, last = value[0], value[-1]
    if first in "'\"":
        if last != first or len(value) == 1:
            remedy = "Sluit de tekst af met hetzelfde teken. Begint de tekst met ’s of ’t? Zet er dan dubbele aanhalingstekens omheen."
            yield repaired(value + first, f"De tekst {behind} begint met een aanhalingsteken dat niet sluit.", remedy)
            yield repaired(quoted(value), f"In de tekst {behind} staat een aanhalingsteken te veel of te weinig.", _OTHER_QUOTES)
        elif "\\" in value:
            remedy = "Schrijf de streep dubbel (\\\\), of gebruik enkele aanhalingstekens."
            yield repaired(quoted(value[1:-1]), f"De schuine streep \\ in de tekst {behind} heeft daar een andere betekenis.", remedy)
        else:
            yield repaired(quoted(value), f"In de tekst {behind} staat een aanhalingsteken te veel.", _OTHER_QUOTES)
    elif first in _CLOSING:
        closing = _CLOSING[first]
        if closing not in value:
            yield repaired(value + closing, f"Het haakje {first} {behind} sluit niet.", f"Zet aan het eind een {closing}.")
            yield repaired(value[:-1] + closing, f"Het haakje {first} {behind} sluit niet.", f"Zet aan het eind een {closing}.")
        yield repaired(quoted(value), f"De tekst {behind} begint met een haakje; dat heeft hier een andere betekenis.", _QUOTES)
    elif first in _SPECIAL:
        yield repaired(quoted(value), f"De tekst {behind} begint met {first}; dat teken heeft hier een andere betekenis.", _QUOTES)
    elif first in "“”„‘’" and (": " in value or value.endswith(":")):
        straight = 'Typ rechte aanhalingstekens (") om de hele tekst; een tekstverwerker maakt er kromme van.'
        yield repaired(quoted(value), f"De aanhalingstekens om de tekst {behind} zijn krom, en er staat een dubbele punt in.", straight)
    elif ": " in value or value.endswith(":"):
        yield repaired(quoted(value), f"In de tekst {behind} staat een dubbele punt.", f"{_QUOTES} Dan mag er een dubbele punt in staan.")


def _indent(lines: list[str], line: int) -> Iterator[Repair]:
    text = lines[line]
    bare = text.lstrip()
    now = len(text) - len(bare)
    for indent in _indents(lines, line):
        if indent != now and any(before.strip() for before in lines[:line]):
            what = f"Deze regel springt anders in dan de regels eromheen; er {_stand(now)} voor."
            what = what if now else "Deze regel staat tegen de kantlijn."
            yield Repair(line, " " * indent + bare, 1, what, f"Zet er {_spaces(indent)} voor." if indent else "Haal die weg.")


def _indents(lines: list[str], line: int) -> list[int]:
    """Where a line may start: under the first word of the piece, or under the word in the line before it."""
    before = [text for text in lines[:line] if text.strip() and not text.lstrip().startswith("#")]
    if not before:
        after = next((text for text in lines[line + 1 :] if text.strip()), "")
        return [0, max(0, len(after) - len(after.lstrip(" ")) - 2)]
    return list(dict.fromkeys(len(text) - len(text.lstrip(" -")) for text in (before[0], before[-1])))


def _spaces(count: int) -> str:
    return "één spatie" if count == 1 else f"{count} spaties"


def _stand(count: int) -> str:
    return "staat één spatie" if count == 1 else f"staan {count} spaties"
