"""Buttons and fields as values: where they are, what they look like, what a tap on them is called."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from arrangeerveld.core.colours import DARK, FOCUS, MUTED, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.look import Edge
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Text, Weight, icon_marks

DOCK_FILL = "#22303c"
BUTTON = "#3b4856"
FAINT = "#9aa5af"
NO_EDGE = Edge()
LABEL = 18.0  # 2.2 % of the height of the screen


@dataclass(frozen=True, slots=True)
class Control:
    """Something on the screen outside the mat. Equal keys look equal; an empty `action` is not touched."""

    key: Hashable
    place: Rect  # mm on the screen
    face: Face
    action: str = ""
    pale: bool = False
    image: Any = dataclasses.field(default=None, compare=False)  # a picture that was painted elsewhere, shown instead of the face


def label_size(text: str, room: float, size: float, means: Means, weight: Weight = Weight.BOLD) -> float:
    """The em at which a label fits its room, mm: the wanted one, or less for a long label."""
    wide = means.type.width(text, weight)
    return min(size, room / wide) if wide else size


def dock_button(
    icon: str,
    label: str,
    size: Size,
    means: Means,
    *,
    fill: str = BUTTON,
    ink: str = WHITE,
    ring: str = "",
) -> Face:
    """A large button with an icon over a word, or over two lines; `ring` is the colour of the edge of a chosen one."""
    paper = Rect(0, 0, size.w, size.h)
    lines = label.split("\n")
    top, side, foot = (11.0, 30.0, 13.0) if len(lines) == 1 else (4.0, 26.0, 8.0)
    fill = means.look.dark(fill) if fill == BUTTON else fill
    edge = Edge(ring, 4.0) if ring else Edge(WHITE, 2.0) if means.look.contrast and ink == WHITE else Edge()
    marks: list[Mark] = [
        Panel(paper, fill, radius=9, edge=edge.colour, edge_width=edge.width),
        *icon_marks(means.icons.get(icon, ()), Rect((size.w - side) / 2, top, side, side), ink),
    ]
    for i, line in enumerate(reversed(lines)):
        em = label_size(line, size.w - 8, LABEL, means)
        wide = means.type.width(line, Weight.BOLD) * em
        marks.append(Text(Point((size.w - wide) / 2, size.h - foot - i * LABEL), line, em, ink, Weight.BOLD))
    return Face(size, tuple(marks))


def chip(icon: str, label: str, means: Means, *, fill: str, ink: str, height: float = 60.0, letters: float = 18.0) -> Face:
    """A round-ended button with an icon before a word, as wide as it needs."""
    side = letters * 10 / 9
    lead = 20 + side if icon and label else 14.0
    wide = lead + means.type.width(label, Weight.BOLD) * letters + letters if label else max(42.0, height)
    edge = Edge()
    if ink != WHITE:  # on a light surface
        fill, ink, edge = means.look.light(fill), means.look.ink(ink), means.look.edge()
    marks: list[Mark] = [
        Panel(Rect(0, 0, wide, height), fill, radius=height / 2, edge=edge.colour, edge_width=edge.width),
        *icon_marks(means.icons.get(icon, ()), Rect(13 if label else (wide - side) / 2, (height - side) / 2, side, side), ink),
        Text(Point(lead, height / 2 + letters * 0.345), label, letters, ink, Weight.BOLD),
    ]
    return Face(Size(wide, height), tuple(marks))


def field(
    icon: str, text: str, hint: str, width: float, means: Means, *, active: bool, height: float = 60.0, letters: float = 18.0
) -> Face:
    """A field to type in: its text and a caret, or a hint while it is empty."""
    shown = text or ("" if active else hint)
    side = letters * 10 / 9
    lead = 16 + side
    while shown and means.type.width(shown, Weight.REGULAR) * letters > width - lead - side:
        shown = shown[1:]
    end = lead + means.type.width(shown, Weight.REGULAR) * letters
    fill = WHITE if active else means.look.light("#edf0f3")
    edge = means.look.edge(usual=Edge(DARK if active else "", 2.0))
    ink = means.look.ink(MUTED)
    marks: list[Mark] = [
        Panel(Rect(0, 0, width, height), fill, radius=height / 2, edge=edge.colour, edge_width=edge.width),
        *icon_marks(means.icons.get(icon, ()), Rect(11, (height - side) / 2, side, side), ink),
        Text(Point(lead, height / 2 + letters * 0.345), shown, letters, DARK if text else ink),
    ]
    if active:
        caret = letters * 1.2
        marks.append(Panel(Rect(end + 1, (height - caret) / 2, 2, caret), DARK))
    return Face(Size(width, height), tuple(marks))


def strip(size: Size, fill: str) -> Face:
    """A plain surface."""
    return Face(size, (Panel(Rect(0, 0, size.w, size.h), fill),))


def chosen(*, on: bool) -> str:
    """The ring of a chosen button."""
    return FOCUS if on else ""


def row_over(  # noqa: PLR0917 - all that a row hangs on
    anchor: Rect, foot: float, width: float, word: str, faces: Mapping[str, Face], edge: Edge = NO_EDGE
) -> tuple[Control, ...]:
    """Choices in a row on a sheet over the button they belong to: `foot` is the top of the dock, `width` that of the screen, mm.

    A tap on one is `word:its name`.
    """
    gap = 10.0
    wide = sum(face.size.w + gap for face in faces.values()) + gap
    high = max(face.size.h for face in faces.values()) + 2 * gap
    left = min(max(4.0, anchor.centre.x - wide / 2), width - wide - 4)
    back = Rect(left, foot - high - 6, wide, high)
    paper = Panel(Rect(0, 0, wide, high), WHITE, radius=12, edge=edge.colour, edge_width=edge.width, shadow=5)
    sheet = Face(Size(wide, high), (paper,), margin=12)
    controls = [Control((f"rij {word}", wide), back, sheet, "rij")]
    x = left + gap
    for name, face in faces.items():
        controls.append(Control((word, face), Rect(x, back.y + gap, *face.size), face, f"{word}:{name}"))
        x += face.size.w + gap
    return tuple(controls)
