"""The usual mistakes in a line of YAML, each with what the line should have been."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arrangeerveld.files import colons, wordmarks
from arrangeerveld.files.misquoting import misquoted, quoted, uncurled
from arrangeerveld.files.repair import Repair, spaces
from arrangeerveld.files.wording import CURLED, brief

_QUOTES = 'Zet de hele tekst tussen rechte aanhalingstekens (").'
_ENTRY = re.compile(r"(?P<start>[ \t]*(?:- +)*)(?P<key>[\w-]+):[ \t]+(?P<value>\S.*)$")
_ITEM = re.compile(r"(?P<start>[ \t]*- +)(?P<key>)(?P<value>[^\s:][^:]*|[{\[].*)$")
_SECOND = re.compile(rf"[ ]({'|'.join(sorted(colons.KEYS))}):[ ]")
_CLOSING = {"[": "]", "{": "}"}
_SPECIAL = "@`%&*!|>?-,]}#"


def repairs(lines: list[str], line: int) -> Iterator[Repair]:
    """What may be wrong in one line, the likeliest first."""
    text = lines[line]
    if not text.strip() or text.lstrip().startswith("#"):
        return
    for make in (_tab, *wordmarks.MAKERS, dashes, *colons.MAKERS):
        yield from make(lines, line)
    if entry := _ENTRY.match(text.rstrip()) or _ITEM.match(text.rstrip()):
        yield from _value(line, entry)
    yield from _indent(lines, line)


def _tab(lines: list[str], line: int) -> Iterator[Repair]:
    text = lines[line]
    bare = text.lstrip(" \t")
    if "\t" not in text[: len(text) - len(bare)]:
        return
    for indent in _indents(lines, line):
        remedy = f"Zet er {spaces(indent)} voor in plaats van een tab." if indent else "Haal de tab weg."
        yield Repair(line, " " * indent + bare, 1, "Deze regel begint met een tab.", remedy)


def dashes(lines: list[str], line: int) -> Iterator[Repair]:
    """A dash without a space after it."""
    if match := re.match(r"( *)-(\w.*)", lines[line]):
        remedy = "Zet een spatie tussen het streepje en het woord."
        yield Repair(line, f"{match[1]}- {match[2]}", len(match[1]) + 1, "Na het streepje ontbreekt een spatie.", remedy)


def _value(line: int, entry: re.Match[str]) -> Iterator[Repair]:
    """What may be wrong with the text after the colon or the dash."""
    start, value = entry.string[: entry.start("value")], entry["value"]
    behind = f"achter ‘{brief(entry['key'])}:’" if entry["key"] else "achter het streepje"

    def repaired(new: str, what: str, remedy: str) -> Repair:
        return Repair(line, start + new, entry.start("value") + 1, what, remedy)

    first = value[0]
    if first in CURLED:
        yield repaired(*uncurled(value))
    elif first in "'\"":
        for new, what, remedy in misquoted(value, behind):
            yield repaired(new, what, remedy)
    elif first in _CLOSING:
        for new, what, remedy in _bracketed(value, behind):
            yield repaired(new, what, remedy)
    elif first in _SPECIAL:
        yield repaired(quoted(value), f"De tekst {behind} begint met {first}; dat teken heeft hier een andere betekenis.", _QUOTES)
    elif match := _SECOND.search(value):
        what = f"Op deze regel staan ‘{entry['key']}:’ en ‘{match[1]}:’ achter elkaar."
        yield repaired(quoted(value), what, f"Begin met ‘{match[1]}:’ een nieuwe regel, recht onder ‘{entry['key']}:’.")
    elif ": " in value or value.endswith(":"):
        yield repaired(quoted(value), f"In de tekst {behind} staat een dubbele punt.", f"{_QUOTES} Dan mag er een dubbele punt in staan.")


def _bracketed(value: str, behind: str) -> Iterator[tuple[str, str, str]]:
    first, closing = value[0], _CLOSING[value[0]]
    if closing not in value:
        what, remedy = f"Het haakje {first} {behind} sluit niet.", f"Zet aan het eind een {closing}."
        yield value + closing, what, remedy
        yield value[:-1] + closing, what, remedy
    elif value.endswith(2 * closing):
        yield value[:-1], f"Aan het eind van de lijst {behind} staat een haakje {closing} te veel.", f"Haal één {closing} weg."
    yield quoted(value), f"De tekst {behind} begint met een haakje; dat heeft hier een andere betekenis.", _QUOTES


def _indent(lines: list[str], line: int) -> Iterator[Repair]:
    text = lines[line]
    bare = text.lstrip()
    now = len(text) - len(bare)
    for indent in _indents(lines, line):
        if indent != now and any(before.strip() for before in lines[:line]):
            what = f"Deze regel springt anders in dan de regels eromheen; er {_stand(now)} voor."
            what = what if now else "Deze regel staat tegen de kantlijn."
            yield Repair(line, " " * indent + bare, 1, what, f"Zet er {spaces(indent)} voor." if indent else "Haal die weg.")


def _indents(lines: list[str], line: int) -> list[int]:
    """Where a line may start: under the first word of the piece, or under the word in the line before it."""
    before = [text for text in lines[:line] if text.strip() and not text.lstrip().startswith("#")]
    if not before:
        after = next((text for text in lines[line + 1 :] if text.strip()), "")
        return [0, max(0, len(after) - len(after.lstrip(" ")) - 2)]
    return list(dict.fromkeys(len(text) - len(text.lstrip(" -")) for text in (before[0], before[-1])))


def _stand(count: int) -> str:
    return "staat één spatie" if count == 1 else f"staan {count} spaties"
