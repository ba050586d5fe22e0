"""Lines of three dashes that somebody put between entries, for the eye: to YAML the file ends there, and the rest is another."""

from __future__ import annotations

import re
from itertools import pairwise

from arrangeerveld.core.problems import Place, Problem

_DIVIDER = re.compile(r"(?:-{3}|\.{3})[ \t]*$", re.MULTILINE)


def undivided(text: str, file: str) -> tuple[str, list[Problem]]:
    """The text without the dividers between entries of one list, and a problem for each; lines and columns stay."""
    if not _DIVIDER.search(text):
        return text, []
    lines = text.split("\n")
    starts = [i for i, line in enumerate(lines) if line.strip() and not line.startswith(("#", "%"))]
    following = dict(pairwise(starts))
    odd = [i for i in starts[1:] if _DIVIDER.match(lines[i]) and lines[following.get(i, i)].startswith((" ", "- "))]
    for i in odd:
        lines[i] = ""
    what = "Deze regel knipt het bestand in tweeën, en dan telt wat eronder staat niet mee."
    return "\n".join(lines), [Problem(what, Place(file, i + 1, 1), "Haal de regel weg. Zo is het nu gelezen.") for i in odd]
