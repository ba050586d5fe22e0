"""The head line of the mat: what talk it is, about whom, when, where, led by whom, and a small tab for each who is here."""

from __future__ import annotations

import re
from collections.abc import Iterable

from arrangeerveld.core.board import Board
from arrangeerveld.core.colours import DARK, MUTED, NOTES
from arrangeerveld.core.dates import MONTHS
from arrangeerveld.core.geometry import Point, Rect
from arrangeerveld.core.marks import Mark, Means, Panel, Text, Weight
from arrangeerveld.core.tags import initials

EM = 21.0
SMALL = 18.0
BASE = 38.0  # mm from the top of the mat to the baseline
LEFT = 26.0
_GAP = 22.0
_MOST_TABS = 0.4  # the part of the line that tabs may take; of others the number is told
_COUNT = 44.0  # mm for that number
_LAST = 31
_SHORTEST = 0.35  # the part of the line that the title keeps when there is much else to say


def head_marks(board: Board, room: float, means: Means) -> list[Mark]:
    """The line from the left edge on, at most `room` mm long; a long title gives way first, and what has no room at all is left out."""
    tabs, used = _tabs(board, room * _MOST_TABS, means)
    room -= used + _GAP
    title = board.about.title or board.mat.talk
    least = min(_wide(title, Weight.BOLD, means), room * _SHORTEST)
    shown = _chosen(_parts(board), room - least, means)
    title = _cut(title, room - sum(_wide(text, Weight.REGULAR, means) + _GAP for text in shown), means)
    marks: list[Mark] = []
    x = LEFT
    for text, weight in [(title, Weight.BOLD), *((part, Weight.REGULAR) for part in shown)]:
        colour = DARK if weight is Weight.BOLD else MUTED
        marks.append(Text(Point(x, BASE), text, EM, means.look.ink(colour), weight))
        x += _wide(text, weight, means) + _GAP
    return marks + _tab_marks(board, tabs, x, means)


def _parts(board: Board) -> tuple[tuple[int, str], ...]:
    """What is said after the title, in reading order, each with how much it matters (1 is most)."""
    about = board.about
    group = f"({about.group})" if about.group and about.group[:1].isalpha() else about.group and f"(groep {about.group})"
    about_whom = " ".join(part for part in (about.pupil if board.mat.pupil else "", group) if part)
    chair = about.chair and f"gespreksleider: {about.chair}"
    return tuple((weight, part) for weight, part in ((1, about_whom), (2, written_date(about.date)), (4, about.place), (3, chair)) if part)


def _chosen(parts: Iterable[tuple[int, str]], room: float, means: Means) -> list[str]:
    """Those that fit, the ones that matter most first, given back in reading order."""
    parts = tuple(parts)
    kept = set[int]()
    for weight, text in sorted(parts):
        wide = _wide(text, Weight.REGULAR, means) + _GAP
        if wide <= room:
            kept.add(weight)
            room -= wide
    return [text for weight, text in parts if weight in kept]


def _cut(title: str, room: float, means: Means) -> str:
    title = " ".join(title.split())
    if _wide(title, Weight.BOLD, means) <= room:
        return title
    while title and _wide(f"{title}…", Weight.BOLD, means) > room:
        title = title[:-1].rstrip()
    return f"{title}…"


def _tabs(board: Board, room: float, means: Means) -> tuple[tuple[tuple[str, str, float], ...], float]:
    """The tabs that have room: colour, letters and width of each; and how long they are together, the number of the others included."""
    letters = initials(board.people)
    found: list[tuple[str, str, float]] = []
    used = _COUNT if board.people else 0.0
    for person in board.people:
        wide = _wide(letters[person.id], Weight.BOLD, means, SMALL) + 14
        if used + wide + 5 > room:
            break
        found.append((person.colour, letters[person.id], wide))
        used += wide + 5
    return tuple(found), used


def _tab_marks(board: Board, tabs: tuple[tuple[str, str, float], ...], x: float, means: Means) -> list[Mark]:
    """The initials of everybody in the colour of their notes: the key to the colours on the mat."""
    marks: list[Mark] = []
    edge = means.look.edge()
    for colour, letters, wide in tabs:
        tab = Rect(x, BASE - 18.5, wide, 24.0)
        marks.append(Panel(tab, NOTES.get(colour, NOTES["geel"]), radius=12, edge=edge.colour, edge_width=edge.width / 2))
        marks.append(Text(Point(x + 7, BASE), letters, SMALL, DARK, Weight.BOLD))
        x += wide + 5
    more = len(board.people) - len(tabs)
    if more:
        marks.append(Text(Point(x + 3, BASE), f"+{more}", SMALL, means.look.ink(MUTED), Weight.BOLD))
    return marks


def _wide(text: str, weight: Weight, means: Means, size: float = EM) -> float:
    return means.type.width(text, weight) * size


def written_date(iso: str) -> str:
    """`2026-11-22` as `22 november 2026`; anything else as it stands."""
    parts = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", iso)
    year, month, day = map(int, parts.groups()) if parts else (0, 0, 0)
    return f"{day} {MONTHS[month - 1]} {year}" if 1 <= month <= len(MONTHS) and 1 <= day <= _LAST else iso
