"""Lines of a deck file: where they begin and end, and which of them belong to an entry of a list."""

from __future__ import annotations

import re
from typing import NamedTuple

from arrangeerveld.files.deckspans import Part

_END = re.compile(r"\r?\n")


class Body(NamedTuple):
    """The lines of an entry, without the last line end: `start` is where the line of its dash begins, `lead` that of its own comments."""

    lead: int
    start: int
    end: int
    column: int  # of the dash


def line_start(text: str, at: int) -> int:
    """Where the line with this character begins."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Where the line with this character ends, before its line end."""
    found = _END.search(text, at)
    return found.start() if found else len(text)


def next_line(text: str, at: int) -> int:
    """Where the line after it begins, or the end of the text."""
    found = _END.search(text, at)
    return found.end() if found else len(text)


def column(text: str, at: int) -> int:
    """How many characters stand before this one on its line."""
    return at - line_start(text, at)


def break_of(text: str, at: int) -> str:
    """The line end that is used around this character."""
    found = _END.search(text, at) or _END.search(text)
    return found[0] if found else "\n"


def cut(text: str, start: int, end: int) -> str:
    """The text without whole lines (where they start, where they end); one without a line end at its foot stays so."""
    after = next_line(text, end)
    if after > end or not start:
        return text[:start] + text[after:]
    return text[: start - len(_last_break(text[:start]))]


def bodies(text: str, items: Part) -> list[Body]:
    """The lines of each entry of a list with dashes."""
    found: list[Body] = []
    at = line_start(text, items.start)
    for item in items.items:
        dash = at
        while (line := text[dash : line_end(text, dash)].strip()).startswith("#") or not line:
            after = next_line(text, dash)
            if after == dash:
                return found
            dash = after
        indent = column(text, dash + len(text[dash:]) - len(text[dash:].lstrip(" ")))
        end = _tail(text, line_end(text, max(item.end, dash)), indent)
        found.append(Body(_lead(text, dash, indent, found[-1].end if found else 0), dash, end, indent))
        at = next_line(text, end)
    return found


def _tail(text: str, end: int, indent: int) -> int:
    """The end of an entry, with the comments after it that are indented as its own lines are."""
    at = end
    while (after := next_line(text, at)) > at:
        line = text[after : line_end(text, after)]
        bare = line.lstrip(" ")
        at = line_end(text, after)
        if bare.startswith("#") and len(line) - len(bare) > indent:
            end = at
        elif bare.strip():
            break
    return end


def _lead(text: str, dash: int, indent: int, before: int) -> int:
    """Where the comments begin that stand right over an entry, as far to the right as its dash."""
    while (above := line_start(text, max(0, dash - 1))) < dash and above > before:
        line = text[above:dash]
        if not line.startswith(" " * indent + "#"):
            break
        dash = above
    return dash


def _last_break(text: str) -> str:
    return "\r\n" if text.endswith("\r\n") else "\n" if text.endswith("\n") else ""
