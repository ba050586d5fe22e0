"""The right side of the card maker: the card as it lies on the mat and enlarged, and what is wrong, with its line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from arrangeerveld.app.buttons import button, shown
from arrangeerveld.app.controls import Control
from arrangeerveld.app.enlarge import WIDE, enlarged_face
from arrangeerveld.app.makerplaces import SHOW, places
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.board import CARD
from arrangeerveld.core.colours import DARK, MUTED, WHITE
from arrangeerveld.core.faces import UNKNOWN_KIND, card_face
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.layout import fit, text_marks
from arrangeerveld.core.marks import Face, Ink, Mark, Means, Panel, Picture, Text, Weight, icon_marks, scaled
from arrangeerveld.core.problems import Problem

if TYPE_CHECKING:
    from arrangeerveld.app.maker import Maker

SMALLER = SHOW / WIDE
BOX = 168.0
MOST = 2  # problems that are told at once
_FILL, _INK = "#fff0e6", "#7a2e00"


def show(maker: Maker, screen: Screen, means: Means) -> list[Control]:
    """The card twice, and under it what is wrong."""
    room = places(screen).show
    found: list[Control] = []
    card, kind = maker.card(), maker.kind_of() or UNKNOWN_KIND
    told = _trouble(maker, room, means) or _wrong(maker, room, means)
    if card is not None:
        found.append(_label("Op het veld, ware grootte", Point(room.x, room.y), means))
        found.append(shown(Rect(room.x, room.y + 32, *CARD), card_face(card, kind, means), "maker:"))
        found.append(_label("Uitvergroot voor iedereen", Point(room.x, room.y + 32 + CARD.h + 14), means))
        second = next(iter(card.translations), None)
        face = smaller(enlarged_face(card, kind, means, second, closes=False), SMALLER)
        found.append(shown(Rect(room.x, room.y + 32 + CARD.h + 44, *face.size), face, "maker:"))
    return [*found, *told]


def smaller(face: Face, by: float) -> Face:
    """The same face, so many times as large."""
    return Face(Size(face.size.w * by, face.size.h * by), tuple(_scaled(mark, by) for mark in face.marks), face.margin * by)


def _scaled(mark: Mark, by: float) -> Mark:
    match mark:
        case Panel():
            return replace(scaled(mark, by), shadow=mark.shadow * by)
        case Text():
            return replace(mark, start=Point(mark.start.x * by, mark.start.y * by), size=mark.size * by)
        case Ink():
            return replace(mark, points=tuple(Point(x * by, y * by) for x, y in mark.points), width=mark.width * by)
        case Picture():
            x, y, w, h = (side * by for side in mark.place)
            return Picture(Rect(x, y, w, h), mark.picture)


def _label(text: str, at: Point, means: Means) -> Control:
    words = Text(Point(0, 20), text, 20, means.look.ink(MUTED), Weight.BOLD)
    return shown(Rect(at.x, at.y, 400, 28), Face(Size(400, 28), (words,)), "maker:")


def _wrong(maker: Maker, room: Rect, means: Means) -> list[Control]:
    """What is wrong with this card, or else the first thing that is wrong with another; a tap goes there."""
    at = None if maker.fresh is not None else maker.at
    here = maker.found.get(at, ()) if at is not None else ()
    others = [(number, problem) for number, found in maker.found.items() if number != at for problem in found]
    if maker.sheet is None or not (here or others):
        return []  # of a file that can be looked at only, the form tells it
    told = here[:MOST] or (others[0][1],)
    more = len(maker.problems) - len(told)
    lines = [_said(problem) for problem in told]
    lines += [f"En nog {more} op {'een andere plek' if more == 1 else 'andere plekken'}."] if more else []
    place = Rect(room.x, room.bottom - BOX, room.w, BOX)
    to = "" if here or others[0][0] < 0 else f"kaart={others[0][0]}"
    return [_box("\n".join(lines), place, means, f"maker:{to}")]


def _said(problem: Problem) -> str:
    line = f"Regel {problem.where.line}: " if problem.where.line else ""
    return f"{line}{problem.what} {problem.remedy}".strip()


def _box(text: str, place: Rect, means: Means, action: str) -> Control:
    box = Rect(58, 10, place.w - 72, place.h - 20)
    fill, ink = means.look.light(_FILL), means.look.ink(_INK)
    setting = fit(text, box, (22.0, 20.0, 18.0), Weight.REGULAR, means.type)
    marks: tuple[Mark, ...] = (
        Panel(Rect(0, 0, place.w, place.h), fill, radius=12, edge=ink, edge_width=2.5),
        *icon_marks(means.icons.get("alert-triangle", ()), Rect(14, 14, 32, 32), ink),
        *text_marks(setting, box, ink, Weight.REGULAR),
    )
    return shown(place, Face(Size(place.w, place.h), marks), action)


def _trouble(maker: Maker, room: Rect, means: Means) -> list[Control]:
    """Why the last step is not in the file, and what can be done about it."""
    kept = maker.kept
    if kept is None or kept.trouble is None:
        return []
    place = Rect(room.x, room.bottom - BOX - 92, room.w, BOX + 92)
    text = f"{kept.trouble.what} {kept.trouble.remedy}"
    half = (room.w - 36) / 2
    first, second = (Rect(room.x + 12 + i * (half + 12), place.bottom - 76, half, 64) for i in (0, 1))
    again = ("history", "Lees opnieuw", "lees") if kept.changed else ("device-floppy", "Bewaar opnieuw", "bewaar")
    controls = [_box(text, place, means, "maker:"), button(again[0], again[1], first, means, f"maker:{again[2]}", fill=DARK)]
    return [*controls, button("x", "Laat vervallen", second, means, "maker:vervallen", fill=WHITE, ink=means.look.ink(DARK), ring=MUTED)]
