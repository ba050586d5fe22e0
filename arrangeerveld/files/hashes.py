"""A `#` in a text without quotes: all after it is a remark to YAML, so a title may lose its end and nobody sees why."""

from __future__ import annotations

import re
from typing import Any

from arrangeerveld.core.problems import Place, Problem

_CUT = re.compile(r"[ \t]*(#)(?=[^\s#])")  # a remark has a space after its sign


def swallowed(text: str, event: Any, place: Place) -> Problem | None:
    """The problem of a plain text of the parser (an event) that stops before `#thuis` on its line, or has nothing before it.

    `place` is that of the event: its line in the file may differ from that in `text`, which may be empty when there is no # in it.
    """
    if event.style or not text:
        return None
    mark = event.end_mark
    line = _line(text, mark)
    found = _CUT.match(line, mark.column)
    if not found or event.start_mark.line != mark.line:
        return None
    where = Place(place.file, place.line, found.start(1) + 1)
    if not event.value:
        return Problem("Wat na # staat, telt niet mee, dus hier staat nu niets.", where, "Zet de hele tekst tussen aanhalingstekens.")
    remedy = "Hoort het bij de tekst? Zet dan de hele tekst tussen aanhalingstekens. Is het een opmerking? Zet dan een spatie na #."
    return Problem("Wat hier na # staat, telt niet mee.", where, remedy)


def _line(text: str, mark: Any) -> str:
    """The line on which a mark stands."""
    start = text.rfind("\n", 0, mark.index) + 1
    return text[start : text.find("\n", mark.index) % (len(text) + 1)]
