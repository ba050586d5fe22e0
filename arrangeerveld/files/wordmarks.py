"""Signs that Word and web pages put in place of a plain space or dash, and tabs beside them: they look right and are not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arrangeerveld.files.repair import Repair

HARD = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that are not the space of the space bar; as part of a character class."""

_BULLET = re.compile(r"(?P<start>[ \t]*)(?P<sign>[–—−‐‑•·●▪◦‣*o]|-{2,}|[0-9]{1,3}[.)])(?P<gap>[ \t]+)(?=[\w-]+:)")
_TAB = re.compile(r"(?P<start>[ ]*-)[ ]*\t\s*")
_WIDE = re.compile(r"([ ]*-)[ ]{2,}")
_PLACES = re.compile(rf"(?:^[ \t-]*|:[ ]*)(?P<odd>[{HARD}]+)")


def _hard(lines: list[str], line: int) -> Iterator[Repair]:
    """A hard space before the words, or after the colon."""
    if match := _PLACES.search(lines[line]):
        text = re.sub(f"[{HARD}]", " ", lines[line])
        what = "Hier staat een vaste spatie, zoals Word of een webpagina die maakt."
        remedy = "Haal het wit hier weg, en typ er gewone spaties voor terug."
        yield Repair(line, text, match.start("odd") + 1, what, remedy)


def bullets(lines: list[str], line: int) -> Iterator[Repair]:
    """`– id: …` and `• id: …`."""
    if match := _BULLET.match(lines[line]):
        text = f"{match['start']}- {lines[line][match.end() :]}"
        what = f"Deze regel begint met ‘{match['sign']}’ in plaats van met een gewoon streepje."
        yield Repair(line, text, match.start("sign") + 1, what, f"Typ ‘-’ in plaats van ‘{match['sign']}’.")


def _tab(lines: list[str], line: int) -> Iterator[Repair]:
    """A tab between the dash and the words."""
    if match := _TAB.match(lines[line]):
        text = f"{match['start']} {lines[line][match.end() :]}"
        remedy = "Haal de tab weg en typ er één spatie voor terug."
        yield Repair(line, text, len(match["start"]) + 1, "Na het streepje staat een tab.", remedy)


def _wide(lines: list[str], line: int) -> Iterator[Repair]:
    """More spaces between the dash and the words than the lines below it have."""
    if match := _WIDE.match(lines[line]):
        text = f"{match[1]} {lines[line][match.end() :]}"
        yield Repair(line, text, len(match[1]) + 1, "Na dit streepje hoort één spatie.", "Haal de andere spaties weg.")


MAKERS = (_hard, bullets, _tab, _wide)
"""Each gives the repairs for one line, the likeliest first."""
