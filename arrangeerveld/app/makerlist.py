"""The list of the card maker: a search, and the cards in their order under it, which a finger scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arrangeerveld.app.buttons import shown
from arrangeerveld.app.controls import Control
from arrangeerveld.app.lines import line
from arrangeerveld.app.makerplaces import ROW, places
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.colours import DARK, FOCUS, MUTED, SHEET, TABLE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.layout import TIGHT, fit, text_marks
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Text, Weight, icon_marks

if TYPE_CHECKING:
    from arrangeerveld.app.maker import Maker

WARNING = "#a63c00"
_WORDS = 24.6


def rows(maker: Maker, screen: Screen, means: Means) -> list[Control]:
    """The cards that can be seen, the search over them, and what hides those that are scrolled away."""
    spot = places(screen)
    room = spot.rows
    paper = Face(Size(room.w, room.h), (Panel(Rect(0, 0, room.w, room.h), SHEET, radius=12, edge=means.look.edge().colour, edge_width=2),))
    found = [shown(room, paper, "maker:")]
    listed = row_places(maker, screen)
    found += [_row(maker, i, place, means) for i, place in listed if place.bottom > room.y and place.y < room.bottom]
    if not listed:
        word = "Geen kaart gevonden." if maker.cards else "Nog geen kaarten."
        words = Text(Point(20, 48), word, _WORDS, means.look.ink(MUTED))
        found.append(shown(room, Face(Size(room.w, room.h), (words,)), "maker:"))
    over = Rect(0, spot.search.y - 4, room.right + 6, room.y - spot.search.y + 4)
    under = Rect(0, room.bottom, room.right + 6, screen.size.h - room.bottom)
    found += [
        shown(place, Face(Size(place.w, place.h), (Panel(Rect(0, 0, place.w, place.h), TABLE),)), "maker:") for place in (over, under)
    ]
    found += _thumb(maker, room, means)
    writing = maker.writing if maker.writing is not None and maker.writing.blank == "stapel/zoek" else None
    return [*found, *line("", maker.said("zoek"), writing, spot.search, means, action="maker:schrijf=zoek", hint="Zoek een kaart")]


def row_places(maker: Maker, screen: Screen) -> list[tuple[int, Rect]]:
    """The cards of the list by their numbers, with their places, also of those that are scrolled out of sight."""
    room = places(screen).rows
    return [(i, Rect(room.x + 6, room.y + 6 + n * ROW - maker.offset, room.w - 12, ROW)) for n, (i, _) in enumerate(maker.listed())]


def scroll(maker: Maker, screen: Screen, by: float) -> None:
    """Move the list by so many mm, no further than its ends."""
    most = max(0.0, len(maker.listed()) * ROW + 12 - places(screen).rows.h)
    maker.offset = min(max(maker.offset + by, 0.0), most)


def reveal(maker: Maker, screen: Screen, card: int) -> None:
    """Scroll until a card is seen whole."""
    room = places(screen).rows
    place = next((place for i, place in row_places(maker, screen) if i == card), None)
    if place is not None:
        scroll(maker, screen, max(0.0, place.bottom + 6 - room.bottom) + min(0.0, place.y - 6 - room.y))


def _row(maker: Maker, number: int, place: Rect, means: Means) -> Control:
    fresh = number == len(maker.cards)
    entry = maker.fresh if fresh else maker.cards[number]
    on = fresh if maker.fresh is not None else number == maker.at
    title = maker.said("titel") if on else entry.title if entry else ""
    kind, wrong = maker.kind_of(), bool(maker.found.get(number)) and not fresh
    colour = means.look.band(kind.colour) if kind else MUTED
    room = place.w - 34 - (44 if wrong else 8)
    fill, ink = "#fff0c9" if on else SHEET, means.look.ink(DARK if title else MUTED)
    box = Rect(32, 3, room, place.h - 6)
    setting = fit(title or "zonder titel", box, (_WORDS, 22.0), Weight.BOLD, means.type, leading=TIGHT)
    marks: list[Mark] = [
        Panel(Rect(0, 2, place.w, place.h - 4), fill, radius=10, edge=FOCUS if on else "", edge_width=4.0 if on else 0.0),
        Panel(Rect(12, 14, 9, place.h - 28), colour, radius=3),
        *text_marks(setting, box, ink, Weight.BOLD if on else Weight.REGULAR, middle=True),
    ]
    if wrong:
        hints = all(problem.hint for problem in maker.found[number])
        icon, colour = ("info-circle", MUTED) if hints else ("alert-triangle", WARNING)
        marks += icon_marks(means.icons.get(icon, ()), Rect(place.w - 42, place.h / 2 - 15, 30, 30), means.look.ink(colour))
    return shown(place, Face(Size(place.w, place.h), tuple(marks)), f"maker:kaart={number}")


def _thumb(maker: Maker, room: Rect, means: Means) -> list[Control]:
    """How far the list is scrolled, at its right edge."""
    whole = len(maker.listed()) * ROW + 12
    if whole <= room.h:
        return []
    place = Rect(room.right - 7, room.y + room.h * maker.offset / whole, 5, room.h * room.h / whole)
    return [
        Control(("duim", place.h), place, Face(Size(place.w, place.h), (Panel(Rect(0, 0, 5, place.h), means.look.ink(MUTED), radius=2.5),)))
    ]


def _cover(place: Rect) -> Control:
    """What hides the cards that are scrolled away."""
    return shown(place, Face(Size(place.w, place.h), (Panel(Rect(0, 0, place.w, place.h), TABLE),)), "maker:")
