"""A small bar beside the note of whoever types at the real keyboard: the signs, the keyboard of the screen, and what else that one has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from arrangeerveld.app import keyboard
from arrangeerveld.app.controls import Control, chip
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.writers import lying
from arrangeerveld.core.board import Item, Note
from arrangeerveld.core.colours import DARK, NOTES, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.marks import Face, Means, Panel, Text, Weight

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk

WORD = "schrijf"
KEYS, CLEAR, DONE = "toetsen", "leeg", "klaar"
PAD = 8.0
GAP = 14.0
_AWAY = 10.0  # mm from the note
_SIDE, _EM = 60.0, 32.0  # mm: a sign
_FILLS = dict(zip(keyboard.SIGN_KEYS, (NOTES["groen"], NOTES["roze"], NOTES["blauw"]), strict=True))


def open_note(desk: Desk) -> tuple[str, Item] | None:
    """Who types at the real keyboard on a note, and that note; None when nobody does."""
    real = desk.writers.real
    return next(((real, item) for who, item, _ in desk.session.writings() if who == real and isinstance(item, Note)), None)


def controls(desk: Desk) -> tuple[Control, ...]:
    """The bar, made again only when somebody writes or a keyboard moves."""
    if open_note(desk) is None:
        return ()
    written = tuple((item, work.text) for _, item, work in desk.session.writings())
    return desk.kept("typing", (desk.screen, written, desk.writers.look()), lambda: _made(desk))


def actions(desk: Desk) -> tuple[str, ...]:
    """What can be pressed on the bar, from the left to the right."""
    return tuple(one.action for one in controls(desk) if one.action != f"{WORD}:")


def _made(desk: Desk) -> tuple[Control, ...]:
    found = open_note(desk)
    if found is None:
        return ()
    faces = tuple(_faces(desk.means))
    size = Size(sum(face.size.w + GAP for _, face in faces) - GAP + 2 * PAD, faces[0][1].size.h + 2 * PAD)
    place = _place(desk, found[0], size)
    look = desk.means.look
    edge = look.edge()
    paper = Panel(Rect(0, 0, *size), "#dde3ea", radius=size.h / 2, edge=edge.colour, edge_width=edge.width, shadow=6)
    made = [Control(("schrijfbalk", size), place, Face(size, (paper,), 14), f"{WORD}:")]
    x = place.x + PAD
    for value, face in faces:
        made.append(Control(("schrijf", value), Rect(x, place.y + PAD, *face.size), face, f"{WORD}:{value}"))
        x += face.size.w + GAP
    return tuple(made)


def _faces(means: Means) -> Iterable[tuple[str, Face]]:
    for sign, fill in _FILLS.items():
        yield sign, _sign(sign, fill, means)
    yield KEYS, chip("", "abc", means, fill=WHITE, ink=DARK, letters=21.0)
    yield CLEAR, chip("", "leeg", means, fill=WHITE, ink=DARK, letters=21.0)
    yield DONE, chip("check", "klaar", means, fill=means.look.band("#1f7d54"), ink=WHITE, letters=21.0)


def _sign(sign: str, fill: str, means: Means) -> Face:
    edge, wide = means.look.edge(), means.type.width(sign, Weight.BOLD) * _EM
    paper = Panel(Rect(0, 0, _SIDE, _SIDE), fill, radius=_SIDE / 2, edge=edge.colour, edge_width=edge.width)
    mark = Text(Point((_SIDE - wide) / 2, _SIDE / 2 + _EM * 0.34), sign, _EM, means.look.ink(DARK), Weight.BOLD)
    return Face(Size(_SIDE, _SIDE), (paper, mark))


def _place(desk: Desk, writer: str, size: Size) -> Rect:
    """Under the note, else over or beside it: below the top third of the screen, and over no note and no keyboard when that can be."""
    screen, writers = desk.screen, desk.writers
    places = {who: lying(item, work, screen, desk.session, desk.means) for who, item, work in desk.session.writings()}
    note = places[writer]
    taken = [*places.values(), *(board.place for who, board in writers.boards.items() if who != writers.real)]
    return min(_spots(note, size, screen), key=lambda spot: sum(spot.shared(other) for other in taken))


def _spots(note: Rect, size: Size, screen: Screen) -> list[Rect]:
    area, highest = keyboard.room(screen), screen.size.h / 3
    left, top = note.centre.x - size.w / 2, note.centre.y - size.h / 2
    wanted = [
        Point(left, note.bottom + _AWAY),
        Point(left, note.y - _AWAY - size.h),
        Point(note.right + _AWAY, top),
        Point(note.x - _AWAY - size.w, top),
        *(Point(area.x + (area.w - size.w) * i / 4, area.bottom - size.h - (size.h + _AWAY) * j) for j in range(3) for i in range(5)),
    ]
    return [Rect(min(max(x, area.x), area.right - size.w), min(max(y, highest), area.bottom - size.h), *size) for x, y in wanted]
