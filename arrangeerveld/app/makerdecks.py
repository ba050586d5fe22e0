"""The first page of the card maker: the decks there are, the own ones first, and a fresh one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arrangeerveld.app.buttons import button, paper, shown
from arrangeerveld.app.controls import Control
from arrangeerveld.app.heading import EDGE, head, top
from arrangeerveld.app.lines import NAME, line
from arrangeerveld.app.makerform import CHIP, HIGH, kinds
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.colours import DARK, FOCUS, MUTED, SHEET, TABLE, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.layout import fit, text_marks
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Text, Weight, icon_marks
from arrangeerveld.files.library import is_shared

if TYPE_CHECKING:
    from arrangeerveld.app.maker import Maker
    from arrangeerveld.files.deckfolder import Listed

TILE = 104.0
GAP = 14.0
COLUMNS = 3
FOOT = 72.0
TITLE = "Kaarten maken"
UNDER = "Kies de stapel die je wilt bekijken of veranderen, of maak er zelf een."


def chooser(maker: Maker, screen: Screen, means: Means) -> list[Control]:
    """The decks as large tiles, which a finger scrolls; or the form of a fresh one."""
    back = _cover(Rect(0, 0, screen.size.w, top(screen) - 2), means, head(screen, TITLE, UNDER, means))
    foot = screen.size.h - 12 - FOOT
    under = _cover(Rect(0, foot - 8, screen.size.w, FOOT + 20), means)
    done = Rect(screen.size.w - EDGE - 180, foot, 180, FOOT)
    if maker.naming is not None:
        return [back, *_naming(maker, screen, means)]
    return [
        *(_tile(maker, deck, place, means) for deck, place in tiles(maker, screen) if place.bottom > top(screen) and place.y < foot),
        back,
        under,
        *_thumb(maker, screen, means),
        button("plus", "Nieuwe stapel", Rect(EDGE, foot, 300, FOOT), means, "maker:nieuwe", fill=DARK),
        button("folder-open", "Importeren", Rect(EDGE + 314, foot, 260, FOOT), means, "halen:open", fill=DARK),
        button("printer", "Afdrukken", Rect(EDGE + 588, foot, 260, FOOT), means, "print:open", fill=DARK),
        button("check", "Klaar", done, means, "maker:klaar", fill=FOCUS, ink=DARK),
    ]


def tiles(maker: Maker, screen: Screen) -> list[tuple[Listed, Rect]]:
    """The decks with their places, also of those that are scrolled out of sight."""
    wide = (screen.size.w - 2 * EDGE - (COLUMNS - 1) * GAP) / COLUMNS
    first = top(screen) + 6 - maker.offset
    return [
        (deck, Rect(EDGE + n % COLUMNS * (wide + GAP), first + n // COLUMNS * (TILE + GAP), wide, TILE))
        for n, deck in enumerate(maker.decks or ())
    ]


def scroll(maker: Maker, screen: Screen, by: float) -> None:
    """Move the decks by so many mm, no further than their ends."""
    rows = (len(maker.decks or ()) + COLUMNS - 1) // COLUMNS
    most = max(0.0, rows * (TILE + GAP) + 12 - (screen.size.h - 20 - FOOT - top(screen)))
    maker.offset = min(max(maker.offset + by, 0.0), most)


def reveal(maker: Maker, screen: Screen, path: str) -> None:
    """Scroll until a deck is seen whole."""
    place = next((place for deck, place in tiles(maker, screen) if str(deck.path) == path), None)
    if place is not None:
        foot = screen.size.h - 20 - FOOT
        scroll(maker, screen, max(0.0, place.bottom + 8 - foot) + min(0.0, place.y - 8 - top(screen)))


def _thumb(maker: Maker, screen: Screen, means: Means) -> list[Control]:
    """How far the decks are scrolled, at the right edge."""
    room = screen.size.h - 20 - FOOT - top(screen)
    whole = (len(maker.decks or ()) + COLUMNS - 1) // COLUMNS * (TILE + GAP) + 12
    if whole <= room:
        return []
    place = Rect(screen.size.w - EDGE + 14, top(screen) + room * maker.offset / whole, 6, room * room / whole)
    face = Face(Size(place.w, place.h), (Panel(Rect(0, 0, place.w, place.h), means.look.ink(MUTED), radius=3),))
    return [Control(face, place, face)]


def _tile(maker: Maker, deck: Listed, place: Rect, means: Means) -> Control:
    kind = next((kind for kind in maker.kinds if kind.id == deck.kind), None)
    colour = means.look.band(kind.colour) if kind else MUTED
    box = Rect(96, 8, place.w - 110, 56)
    name = fit(deck.name, box, (30.0, 27.0, 24.6), Weight.BOLD, means.type, leading=1.0)
    marks: tuple[Mark, ...] = (
        Panel(Rect(14, 18, 68, 68), colour, radius=12),
        *icon_marks(means.icons.get(kind.icon if kind else "alert-triangle", ()), Rect(28, 32, 40, 40), WHITE),
        *text_marks(name, box, means.look.ink(DARK), Weight.BOLD, middle=True),
        Text(Point(96, 88), _about(deck), 22, means.look.ink(MUTED)),
    )
    return paper(place, means, *marks, fill=SHEET, action=f"maker:stapel={deck.path}")


def _about(deck: Listed) -> str:
    whose = "van jullie" if deck.own else "van de gedeelde map" if is_shared(deck.path) else "van het programma"
    if not deck.kind:
        return f"hier klopt iets niet · {whose}"
    return f"{'1 kaart' if deck.count == 1 else f'{deck.count} kaarten'} · {whose}"


def _naming(maker: Maker, screen: Screen, means: Means) -> list[Control]:
    """What a fresh deck is called, and of which kind its cards are."""
    room = Rect(EDGE, top(screen), 760, 400)
    writing = maker.writing if maker.writing is not None and maker.writing.blank == "stapel/deck" else None
    found = line(
        "Hoe heet de stapel?",
        maker.said("deck"),
        writing,
        Rect(room.x, room.y, room.w, NAME + HIGH),
        means,
        action="maker:schrijf=deck",
        hint="bijvoorbeeld: Aanbod van ons samenwerkingsverband",
    )
    found += kinds(maker, Rect(room.x, room.y + NAME + HIGH + 14, room.w, NAME + 2 * CHIP + 8), means, maker.kind)
    y = screen.size.h - 12 - FOOT
    return [
        *found,
        button("arrow-left", "Terug", Rect(EDGE, y, 190, FOOT), means, "maker:stapels", fill=WHITE, ink=means.look.ink(DARK)),
        button("check", "Maak de stapel", Rect(EDGE + 204, y, 360, FOOT), means, "maker:maak", fill=FOCUS, ink=DARK),
    ]


def _cover(place: Rect, means: Means, face: Face | None = None) -> Control:  # noqa: ARG001
    marks = face.marks if face is not None else ()
    return shown(place, Face(Size(place.w, place.h), (Panel(Rect(0, 0, place.w, place.h), TABLE), *marks)), "maker:")
