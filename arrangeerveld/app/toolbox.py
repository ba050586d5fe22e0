"""What the pen and the eraser can be set to: the colour of the ink, and whether a part of a line goes or all of it."""

from __future__ import annotations

from collections.abc import Iterable

from arrangeerveld.app.controls import Control, label_size, row_over
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.colours import DARK, FOCUS, INKS, MUTED, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.look import Edge
from arrangeerveld.core.marks import Face, Ink, Mark, Means, Panel, Text, Weight
from arrangeerveld.core.session import Mode, Session

PANES = {Mode.PEN: "inkt", Mode.ERASE: "gum"}
"""The pane with the choices of a tool."""
TOOLS = frozenset(f"mode:{mode}" for mode in PANES)
"""The actions of the buttons that have choices."""
GUMS = {"stuk": False, "lijn": True}
_GUM_LABELS = {"stuk": "een stuk", "lijn": "hele lijn"}
_HIGH = 84.0
_LINE = ((14.0, 6.0), (34.0, -8.0), (54.0, 6.0), (74.0, -8.0), (94.0, 4.0))


def tool_pane(session: Session, mode: Mode, pane: str) -> str:
    """The pane that is open after a tap on a tool: the choices of a tool that was in hand already, or none."""
    mine = PANES.get(mode, "")
    return mine if session.mode is mode and pane != mine else ""


def choose(session: Session, word: str, value: str) -> None:
    """A choice in one of the panes."""
    if word == "inkt" and value in INKS:
        session.colour = value
    elif word == "gum" and value in GUMS:
        session.whole = GUMS[value]


def badge(colour: str, width: float) -> tuple[Mark, ...]:
    """The colour of the ink in the corner of the pen's button."""
    place = Rect(width - 27, 7, 20, 20)
    return (Panel(place, INKS.get(colour, INKS["zwart"]), radius=10, edge=WHITE, edge_width=2.5),)


def choices(pane: str, bar: Iterable[Control], session: Session, screen: Screen, means: Means) -> tuple[Control, ...]:
    """A row of large choices over the button of the tool in the dock."""
    tool = next(f"mode:{mode}" for mode, name in PANES.items() if name == pane)
    anchor = next(control.place for control in bar if control.action == tool)
    wide = 108.0 if pane == "inkt" else 150.0
    faces = _inks(session.colour, wide, means) if pane == "inkt" else _gums(wide, means, whole=session.whole)
    return row_over(anchor, screen.dock.y, screen.size.w, pane, faces, means.look.edge())


def _inks(chosen: str, wide: float, means: Means) -> dict[str, Face]:
    return {name: _choice(name, wide, (_line(wide, ink),), means, on=name == chosen) for name, ink in INKS.items()}


def _gums(wide: float, means: Means, *, whole: bool) -> dict[str, Face]:
    middle, dots = 32.0, range(24, int(wide) - 20, 14)
    part = (
        Ink((Point(20, middle), Point(56, middle)), 6, DARK),
        Ink((Point(wide - 56, middle), Point(wide - 20, middle)), 6, DARK),
    )
    line = tuple(Ink((Point(x, middle), Point(x + 2, middle)), 4, MUTED) for x in dots)
    return {name: _choice(_GUM_LABELS[name], wide, line if all_ else part, means, on=all_ is whole) for name, all_ in GUMS.items()}


def _line(wide: float, colour: str) -> Mark:
    return Ink(tuple(Point(x * wide / 108, 32 + y) for x, y in _LINE), 7, colour)


def _choice(label: str, wide: float, picture: tuple[Mark, ...], means: Means, *, on: bool) -> Face:
    em = label_size(label, wide - 16, 24.6, means)
    start = (wide - means.type.width(label, Weight.BOLD) * em) / 2
    usual = means.look.edge(usual=Edge("#c4ccd3", 2.0))
    edge = Panel(Rect(0, 0, wide, _HIGH), WHITE, radius=8, edge=DARK if on else usual.colour, edge_width=5 if on else usual.width)
    under = (Panel(Rect(wide / 2 - 16, _HIGH - 11, 32, 5), FOCUS, radius=2.5),) if on else ()
    return Face(Size(wide, _HIGH), (edge, *picture, Text(Point(start, _HIGH - 17), label, em, DARK, Weight.BOLD), *under))
