"""A card enlarged for everybody: its kind, title, text and who delivers it, at a size that is read from 3 metres."""

from __future__ import annotations

from arrangeerveld.app.controls import Control
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.board import Card, Kind
from arrangeerveld.core.colours import DARK, MUTED, WHITE
from arrangeerveld.core.faces import UNKNOWN_KIND
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.layout import Setting, break_lines, text_marks
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Text, Weight, icon_marks

WIDE = 590.0
HEAD = 60.0
PAD = 28.0
TITLE = 42.0
TEXT = 30.0
SMALL = 24.6
MARGIN = 20.0


def enlarged(card: Card, kind: Kind | None, screen: Screen, means: Means) -> Control:
    """The enlarged card, near the place where it lies and wholly over the mat."""
    face = enlarged_face(card, kind or UNKNOWN_KIND, means)
    at = screen.from_mat(card.pose.centre)
    room = screen.size.h - screen.dock.h
    left = min(max(8.0, at.x - face.size.w / 2), screen.size.w - face.size.w - 8)
    top = min(max(8.0, at.y - face.size.h / 2), max(8.0, room - face.size.h - 8))
    key = ("groot", kind, card.title, card.text, card.performer)
    return Control(key, Rect(left, top, *face.size), face, f"verklein:{card.id}")


def enlarged_face(card: Card, kind: Kind, means: Means) -> Face:
    """As tall as its text needs."""
    inner = WIDE - 2 * PAD
    title = _set(card.title, inner, TITLE, Weight.BOLD, means)
    text = _set(card.text, inner, TEXT, Weight.REGULAR, means)
    who = _set(card.performer, inner - 36, SMALL, Weight.REGULAR, means)
    top = HEAD + 20
    marks: list[Mark] = [*text_marks(title, Rect(PAD, top, inner, title.height), DARK, Weight.BOLD)]
    top += title.height + 12
    if card.text:
        marks += text_marks(text, Rect(PAD, top, inner, text.height), DARK, Weight.REGULAR)
        top += text.height + 14
    if card.performer:
        marks += icon_marks(means.icons.get("user", ()), Rect(PAD, top, 26, 26), MUTED)
        marks += text_marks(who, Rect(PAD + 36, top, inner - 36, who.height), MUTED, Weight.REGULAR)
        top += who.height + 8
    size = Size(WIDE, top + 14)
    look = means.look
    colour, edge = look.band(kind.colour), look.edge()
    back: list[Mark] = [
        Panel(Rect(0, 0, *size), WHITE, radius=14, edge=edge.colour, edge_width=edge.width, shadow=9),
        Panel(Rect(0, 0, WIDE, HEAD), colour, radius=14),
        Panel(Rect(0, HEAD / 2, WIDE, HEAD / 2), colour),
        *icon_marks(means.icons.get(kind.icon, ()), Rect(22, 13, 34, 34), WHITE),
        Text(Point(70, 40), kind.name, 28, WHITE, Weight.BOLD),
        *icon_marks(means.icons.get("x", ()), Rect(WIDE - 50, 14, 32, 32), WHITE),
    ]
    return Face(size, (*back, *marks), MARGIN)


def _set(text: str, width: float, size: float, weight: Weight, means: Means) -> Setting:
    return Setting(break_lines(text, width / size, weight, means.type) if text else (), size)
