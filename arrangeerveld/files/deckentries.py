"""Adds, copies, removes and moves entries of the list of cards in a deck's text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from arrangeerveld.files.decklines import Body, bodies, break_of, cut, line_end, line_start, next_line
from arrangeerveld.files.deckspans import NotEditable, Part
from arrangeerveld.files.deckstyles import plain, ways

INDENT = "  "
_AFTER_DASH = re.compile(r"-( +)(?=[^\s#{\[])")


def added(text: str, root: Part, after: int, values: Sequence[tuple[str, str]]) -> str:
    """The text with a card after this one (or first, for -1), written as the cards around it are."""
    cards = root.get("kaarten")
    if cards is None or not cards.items:
        return _first(text, root, cards, values)
    if cards.style == "[":
        return _in_brackets(text, cards, after, f"{{{', '.join(_flow(key, value) for key, value in values)}}}")
    rows = _rows(text, cards)
    row = rows[max(after, 0)]
    gap = next((found[1] for one in rows if (found := _AFTER_DASH.match(text, one.start + one.column))), " ")
    end = break_of(text, row.start)
    lines = _lines(values, " " * row.column, gap, end)
    if after < 0:
        return text[: row.lead] + lines + end + _blank(text, rows) * end + text[row.lead :]
    return text[: row.end] + end + _blank(text, rows) * end + lines + text[row.end :]


def copied(text: str, root: Part, index: int) -> str:
    """The text with the same card once more after it."""
    cards = _cards(root)
    if cards.style == "[":
        item = cards.items[index]
        return _in_brackets(text, cards, index, text[item.start : item.end])
    rows = _rows(text, cards)
    row = rows[index]
    end = break_of(text, row.start)
    return text[: row.end] + end + _blank(text, rows) * end + text[row.start : row.end] + text[row.end :]


def removed(text: str, root: Part, index: int) -> str:
    """The text without this card; the comments over it stay."""
    cards = _cards(root)
    if cards.style != "[":
        row = _rows(text, cards)[index]
        return _closed_up(text, cut(text, row.start, row.end), row)
    items = cards.items
    first, last = items[index].start, items[index].end
    if len(items) == 1:
        return text[: cards.start + 1] + text[cards.end - 1 :]
    if index:
        first = items[index - 1].end
    else:
        last = items[1].start
    return text[:first] + text[last:]


def moved(text: str, root: Part, index: int) -> str:
    """The text in which this card and the one after it have changed places, each with the comments right over it."""
    cards = _cards(root)
    if cards.style == "[":
        one, other = cards.items[index], cards.items[index + 1]
        places = (one.start, one.end, other.start, other.end)
    else:
        row, below = _rows(text, cards)[index : index + 2]
        places = (row.lead, row.end, below.lead, below.end)
    a, b, c, d = places
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def _cards(root: Part) -> Part:
    cards = root.get("kaarten")
    if cards is None or not cards.items:
        raise NotEditable
    return cards


def _rows(text: str, cards: Part) -> list[Body]:
    rows = bodies(text, cards)
    if len(rows) != len(cards.items):
        raise NotEditable
    return rows


def _first(text: str, root: Part, cards: Part | None, values: Sequence[tuple[str, str]]) -> str:
    """The first card of a deck that has none."""
    inside = f"{{{', '.join(_flow(key, value) for key, value in values)}}}"
    if root.style == "{":
        if cards is None:
            raise NotEditable
        return text[: cards.start] + ("" if text[cards.start - 1] in " \t\n" else " ") + f"[{inside}]" + text[cards.end :]
    if cards is None:
        at = line_end(text, root.keys[-1][1].end)
        end = break_of(text, line_start(text, at))
        head = f"{end}kaarten:"
    else:
        text = text[: cards.start].rstrip(" ") + text[cards.end :] if cards.end > cards.start else text
        name = root.name("kaarten")
        at, head = line_end(text, name.end if name else cards.start), ""
        end = break_of(text, line_start(text, at))
    return text[:at] + head + end + _lines(values, INDENT, " ", end) + text[at:]


def _lines(values: Sequence[tuple[str, str]], indent: str, gap: str, end: str) -> str:
    column = len(indent) + 1 + len(gap)
    written = [f"{key}: {next(iter(ways(value, '', flow=False, column=column, end=end)))}" for key, value in values]
    return f"{indent}-{gap}" + f"{end}{' ' * column}".join(written)


def _flow(key: str, value: str) -> str:
    return f"{key}: {next(way for way in ways(value, '', flow=True) if plain(value) or way[0] == chr(34))}"


def _in_brackets(text: str, cards: Part, after: int, written: str) -> str:
    """One more between brackets, apart from the others as they are apart from each other."""
    items = cards.items
    apart = text[items[0].end : items[1].start] if len(items) > 1 else ", "
    apart = ", " if "#" in apart else apart
    if after < 0:
        return text[: items[0].start] + written + apart + text[items[0].start :]
    return text[: items[after].end] + apart + written + text[items[after].end :]


def _blank(text: str, rows: list[Body]) -> int:
    """How many empty lines stand between two cards here: one, or none."""
    apart = [text[one.end : other.lead] for one, other in pairwise(rows)]
    return int(sum("\n\n" in part.replace("\r", "").replace(" ", "") for part in apart) * 2 > len(apart))


def _closed_up(old: str, text: str, row: Body) -> str:
    """Where a card stood alone between two empty lines, one of them is left."""
    at = row.start
    above = old[:at].replace("\r", "").endswith("\n\n")
    line = text[at : line_end(text, at)]
    return text[:at] + text[next_line(text, at) :] if above and at < len(text) and not line.strip() else text
