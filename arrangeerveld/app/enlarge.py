"""A card or photo enlarged for everybody: what is on it, at a size that is read from 3 metres."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from arrangeerveld.app import languages
from arrangeerveld.app.controls import Control
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.spreading import Spread, Wish
from arrangeerveld.core.board import Board, Card, Kind, Photo, Stroke, Translation
from arrangeerveld.core.colours import DARK, MUTED, WHITE
from arrangeerveld.core.faces import UNKNOWN_KIND, contained, ink_mark
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.layout import Setting, break_lines, insets, text_marks
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Picture, Text, Weight, icon_marks
from arrangeerveld.core.noteink import over
from arrangeerveld.core.pictures import WHITE_EDGE

WIDE = 590.0
HEAD = 60.0
PAD = 28.0
TITLE = 42.0
TEXT = 30.0
SMALL = 24.6
SECOND = 36.0  # the title in a second language
PICTURE, LEAST = 220.0, 90.0  # mm, the height of the picture on an enlarged card, and when there is no room for it
HIGHEST = 660.0  # mm, of an enlarged card that has a picture
WIDER = (WIDE, 800.0, 1050.0)  # mm, of a card that would be too tall
SMALLER = (1.0, 0.85, 0.72, 0.6)  # times its letters: the least text is 18 mm
LEAST_LETTERS = 18.0
BESIDE = 80.0  # mm that stay free under a card with languages, for the choice of its new text
MARGIN = 20.0
CLOSE = 60.0  # mm, the sign on a photo that a tap puts back


class Shape(NamedTuple):
    """How an enlarged card is set: how wide (mm), and how many times the usual size its letters are."""

    wide: float = WIDE
    by: float = 1.0


USUAL = Shape()


def controls(  # noqa: PLR0917
    items: Sequence[Card | Photo], board: Board, screen: Screen, means: Means, language: str, spread: Spread, foot: float
) -> tuple[Control, ...]:
    """The enlarged cards and photos, the last one on top; those that know this language also say it in that.

    Cards stand beside each other, over `foot` (mm on the screen), where the dock or a tray begins.
    """
    shown = {
        item.id: enlarged(item, board.kind(item.kind), screen, means, language)
        if isinstance(item, Card)
        else (enlarged_photo(item, board.ink, screen, means),)
        for item in items
    }
    wishes = {item.id: Wish(shown[item.id][0].place, _room(shown[item.id], screen, foot)) for item in items if isinstance(item, Card)}
    stands = spread.lay(wishes)
    return tuple(control for item_id, parts in shown.items() for control in _at(parts, stands.get(item_id)))


def _room(parts: tuple[Control, ...], screen: Screen, foot: float) -> Rect:
    """Where an enlarged card may stand: over the foot, with its choices, or enough of itself to be touched, below the top third."""
    choices, third = len(parts) > 1, screen.size.h / 3
    top = max(8.0, third + parts[0].place.y - parts[1].place.y if choices else third + CLOSE - parts[0].place.h)
    return Rect(8, top, screen.size.w - 16, foot - (BESIDE if choices else 0.0) - 8 - top)


def _at(parts: tuple[Control, ...], place: Rect | None) -> tuple[Control, ...]:
    """An enlarged card with its choices, moved to its place."""
    if place is None or place == parts[0].place:
        return parts
    dx, dy = place.x - parts[0].place.x, place.y - parts[0].place.y
    return tuple(replace(part, place=part.place._replace(x=part.place.x + dx, y=part.place.y + dy)) for part in parts)


def enlarged_photo(photo: Photo, ink: Iterable[Stroke], screen: Screen, means: Means) -> Control:
    """A photo over nearly all of the screen above the dock, with the ink that lies over it; the whole of it is touched."""
    room = Rect(12, 12, screen.size.w - 24, screen.dock.y - 24)
    picture = contained(photo.picture, room.grown(-WHITE_EDGE * 2))
    place = picture.grown(WHITE_EDGE * 2)
    size = Size(place.w, place.h)
    cross = Rect(size.w - CLOSE - 18, size.h - CLOSE - 18, CLOSE, CLOSE)
    lying = contained(photo.picture, Rect(0, 0, *photo.size).grown(-WHITE_EDGE))
    written = over(ink, photo.pose, Size(lying.w, lying.h))
    middle, scale = Point(size.w / 2, size.h / 2), picture.w / lying.w
    lines = [ink_mark(one.points, one.width * scale, one.colour) for one in written]
    marks: tuple[Mark, ...] = (
        Panel(Rect(0, 0, *size), WHITE, radius=6, edge=DARK, edge_width=3, shadow=9),
        Picture(Rect(WHITE_EDGE * 2, WHITE_EDGE * 2, picture.w, picture.h), photo.picture),
        *(replace(line, points=tuple(Point(middle.x + x * scale, middle.y + y * scale) for x, y in line.points)) for line in lines),
        Panel(cross, DARK, round=True, radius=CLOSE / 2, edge=WHITE, edge_width=3),
        *icon_marks(means.icons.get("x", ()), cross.grown(-14), WHITE),
    )
    return Control(("groot", photo.picture, size, written), place, Face(size, marks, MARGIN), f"verklein:{photo.id}")


def enlarged(card: Card, kind: Kind | None, screen: Screen, means: Means, language: str = "") -> tuple[Control, ...]:
    """The enlarged card, near the place where it lies and wholly over the mat, and the languages that it knows at its foot."""
    foot = languages.HIGH + 10 if card.translations else 0.0
    second = next((one for one in card.translations if one.language == language), None)
    room = screen.size.h - screen.dock.h - (BESIDE if foot else 0.0)
    face = _fitting(card, kind or UNKNOWN_KIND, second, foot, room - 16, means)
    at = screen.from_mat(card.pose.centre)
    left = min(max(8.0, at.x - face.size.w / 2), screen.size.w - face.size.w - 8)
    top = min(max(8.0, at.y - face.size.h / 2), max(8.0, room - face.size.h - 8))
    if foot:
        top = max(top, screen.size.h / 3 - face.size.h + foot + 8)  # what is touched lies below the top third
    key = ("groot", kind, card.title, card.text, card.performer, card.picture, second, foot, face.size)
    paper = Control(key, Rect(left, top, *face.size), face, f"verklein:{card.id}")
    row = Rect(left + PAD, top + face.size.h - foot - 8, WIDE - 2 * PAD, languages.HIGH)
    return paper, *languages.choices(card.id, card.translations, second, row, means)


def _fitting(card: Card, kind: Kind, second: Translation | None, foot: float, high: float, means: Means) -> Face:  # noqa: PLR0917
    """The card as usual; wider, or in smaller letters, when it would be taller than `high` (mm)."""
    face = enlarged_face(card, kind, means, second, foot)
    shapes = [Shape(wide, by) for by in SMALLER for wide in WIDER]
    while face.size.h > high and shapes:
        face = enlarged_face(card, kind, means, second, foot, shape=shapes.pop(0))
    return face


def enlarged_face(
    card: Card,
    kind: Kind,
    means: Means,
    second: Translation | None = None,
    foot: float = 0.0,
    *,
    closes: bool = True,
    shape: Shape = USUAL,
) -> Face:
    """As tall as its text needs, with a second language under it and room at its `foot` (mm); with the sign that a tap `closes` it."""
    wide, by = shape
    inner = wide - 2 * PAD
    title = _set(card.title, inner, TITLE * by, Weight.BOLD, means)
    text = _set(card.text, inner, TEXT * by, Weight.REGULAR, means)
    who = _set(card.performer, inner - 36, max(LEAST_LETTERS, SMALL * by), Weight.REGULAR, means)
    top = HEAD + 20
    marks: list[Mark] = [*text_marks(title, Rect(PAD, top, inner, title.height), DARK, Weight.BOLD)]
    top += title.height + 12
    if card.text:
        marks += text_marks(text, Rect(PAD, top, inner, text.height), DARK, Weight.REGULAR)
        top += text.height + 14
    if card.performer:
        marks += icon_marks(means.icons.get("user", ()), Rect(PAD, top, 26, 26), means.look.ink(MUTED))
        marks += text_marks(who, Rect(PAD + 36, top, inner - 36, who.height), means.look.ink(MUTED), Weight.REGULAR)
        top += who.height + 8
    if second is not None:
        marks.append(Panel(Rect(PAD, top + 3, inner, 2), means.look.ink(MUTED)))
        top += 16
        for words, em, weight in ((second.title, SECOND, Weight.BOLD), (second.text, TEXT, Weight.REGULAR)):
            said = _set(words, inner, em * by, weight, means)
            marks += text_marks(said, Rect(PAD, top, inner, said.height), DARK, weight)
            top += said.height + 10
    if card.picture is not None and second is None and HIGHEST - foot - top >= LEAST:
        place = contained(card.picture, Rect(PAD, top + 4, inner, min(PICTURE, HIGHEST - foot - top)))
        place = Rect(place.x, top + 4, place.w, place.h)
        marks.append(Picture(place, card.picture))
        top = place.bottom + 8
    size = Size(wide, top + 14 + foot)
    look = means.look
    colour, edge = look.band(kind.colour), look.edge()
    back: list[Mark] = [
        Panel(Rect(0, 0, *size), WHITE, radius=14, edge=edge.colour, edge_width=edge.width, shadow=9),
        Panel(Rect(0, 0, wide, HEAD), colour, radius=14),
        Panel(Rect(0, HEAD / 2, wide, HEAD / 2), colour),
        *icon_marks(means.icons.get(kind.icon, ()), Rect(22, 13, 34, 34), WHITE),
        Text(Point(70, 40), kind.name, 28, WHITE, Weight.BOLD),
        *(icon_marks(means.icons.get("x", ()), Rect(wide - 50, 14, 32, 32), WHITE) if closes else ()),
    ]
    return Face(size, (*back, *marks), MARGIN)


def _set(text: str, width: float, size: float, weight: Weight, means: Means) -> Setting:
    lines = break_lines(text, width / size, weight, means.type) if text else ()
    return Setting(lines, size, insets=insets(text, lines, width, size, weight, means.type))
