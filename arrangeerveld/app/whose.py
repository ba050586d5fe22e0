"""Whose note it is: the people beside the colours of notes, and their dots on the button that tells who is here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from arrangeerveld.app.buttons import shown
from arrangeerveld.app.controls import Control
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.talkview import GAP, option, person_chip
from arrangeerveld.core.colours import DARK, NOTES, WHITE
from arrangeerveld.core.geometry import Rect, Size
from arrangeerveld.core.look import Edge
from arrangeerveld.core.marks import Face, Mark, Means, Panel
from arrangeerveld.core.talk import Participant

SWATCH = 64.0
_CHIP = 168.0
_NOBODY = 150.0
_ROW = 5  # people beside each other
MOST = 15  # people that are offered
_DOT = 10.0
_MOST_DOTS = 10


@dataclass(frozen=True, slots=True)
class Taker:
    """Who takes the next notes: the colour, and the id of the person when one was chosen."""

    colour: str = "geel"
    by: str = ""


def taken(taker: Taker, people: Sequence[Participant]) -> Taker:
    """The taker, of whom nothing but the colour is left when that person is no longer here."""
    return taker if any(one.id == taker.by for one in people) else Taker(taker.colour)


def palette(screen: Screen, taker: Taker, people: Sequence[Participant], anchor: Rect, means: Means) -> tuple[Control, ...]:
    """The five colours in a row over the button that opened them, and the people of whom a note can be."""
    offered = people[:MOST]
    rows = -(-len(offered) // _ROW)
    first = len(NOTES) * (SWATCH + GAP) + GAP + (_NOBODY + GAP if people else 0.0)
    wide = max(first, min(len(offered), _ROW) * (_CHIP + GAP) + GAP)
    high = (rows + 1) * (SWATCH + GAP) + GAP
    left = min(max(4.0, anchor.centre.x - wide / 2), screen.size.w - wide - 4)
    around = means.look.edge()
    back = Rect(left, screen.dock.y - high - 6, wide, high)
    paper = Panel(Rect(0, 0, wide, high), WHITE, radius=12, edge=around.colour, edge_width=around.width, shadow=5)
    sheet = Face(Size(wide, high), (paper,), margin=12)
    made = [Control(("rij kleur", wide, high), back, sheet, "rij")]
    for i, person in enumerate(offered):
        spot = Rect(left + GAP + i % _ROW * (_CHIP + GAP), back.y + GAP + i // _ROW * (SWATCH + GAP), _CHIP, SWATCH)
        made.append(person_chip(person, spot, means, f"gesprek:van={person.id}", on=person.id == taker.by))
    foot = back.bottom - GAP - SWATCH
    for i, (name, fill) in enumerate(NOTES.items()):
        spot = Rect(left + GAP + i * (SWATCH + GAP), foot, SWATCH, SWATCH)
        chosen = name == taker.colour and not taker.by
        edge = Edge(DARK, 6.0) if chosen else means.look.edge(usual=Edge(fill, 4.0))
        face = Face(Size(SWATCH, SWATCH), (Panel(Rect(0, 0, SWATCH, SWATCH), fill, radius=8, edge=edge.colour, edge_width=edge.width),))
        made.append(shown(spot, face, f"kleur:{name}"))
    if people:
        spot = Rect(left + GAP + len(NOTES) * (SWATCH + GAP), foot, _NOBODY, SWATCH)
        made.append(option("niemand", spot, means, "gesprek:van=", on=not taker.by))
    return tuple(made)


def dots(colours: Sequence[str], size: Size) -> tuple[Mark, ...]:
    """A dot for each person, in one or two rows, where a button has its icon."""
    seen = colours[:_MOST_DOTS]
    per = len(seen) if len(seen) <= _MOST_DOTS // 2 else -(-len(seen) // 2)
    marks: list[Mark] = []
    for i, colour in enumerate(seen):
        row, column = divmod(i, per)
        many = min(per, len(seen) - row * per)
        x = size.w / 2 + (column - (many - 1) / 2) * (_DOT + 2) - _DOT / 2
        y = 26 - _DOT / 2 if per == len(seen) else 12 + row * (_DOT + 3)
        marks.append(Panel(Rect(x, y, _DOT, _DOT), NOTES.get(colour, NOTES["geel"]), radius=_DOT / 2))
    return tuple(marks)
