"""A tray (lade): a row of cards over the foot of the mat, which scrolls sideways and lets cards be taken out upward."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from arrangeerveld.app.controls import Control, chip
from arrangeerveld.app.controls import field as text_field
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.shelf import OWN
from arrangeerveld.core.board import CARD, Card, Kind
from arrangeerveld.core.colours import DARK, DOMAINS, FOCUS, WHITE, ZONES
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Text, Weight
from arrangeerveld.core.pictures import PictureData

HEAD = 60.0  # mm, what can be touched over the row
HIGH = HEAD + 136.0
TOP = 9.0  # mm over them
LETTERS, ROOMY = 20.0, 1200.0  # mm: the letters on them, and how wide a tray is that has room for these
GAP = 14.0
PAD = 22.0
ALL = ""
BOARDS = Kind("bord", "Borden", "bord", "#22303c", "folder-open")
"""The kind of the cards that stand for saved boards."""


Way: TypeAlias = tuple[str, str, str]
"""A choice over the row: its icon, its words, and its value; the first has none."""
OPENING: tuple[Way, ...] = (("folder-open", "open een bord", ""), ("player-play", "begin het vervolg op een bord", "vervolg"))
"""What a tap on a board does."""


@dataclass(slots=True)
class Tray:
    """One open tray: its cards, what they are filtered by, and how far the row is scrolled (mm)."""

    kind: Kind
    cards: tuple[Card, ...]
    filters: bool = True  # whether it can be filtered by domain and searched
    ways: tuple[Way, ...] = ()
    way: str = ""  # which of these was chosen
    domain: str = ALL
    search: str = ""
    searching: bool = False
    offset: float = 0.0
    turn: int = 0  # how often its deck was saved while it was open
    empty: str = ""  # what is told while there are no cards
    face: Callable[[Card, Kind], Face] | None = None  # how its cards look, when not as usual
    small: dict[str, PictureData] = field(default_factory=dict)  # source of a photo -> its small picture
    remarks: int = 0  # how much there is to say about the decks on the table
    lies: dict[str, str] = field(default_factory=dict)  # source of a card that is on the mat -> the title of its zone

    def look(self) -> tuple[object, ...]:
        """All that the frame of the tray depends on."""
        chosen = self.domain, self.search, self.searching, self.ways, self.way
        return self.kind, self.filters, chosen, len(self.cards), self.turn, self.empty, self.remarks

    def shown(self) -> tuple[Card, ...]:
        """The cards that pass the filters; each word of the search must be somewhere on the card."""
        words = plain(self.search).split()
        return tuple(
            card
            for card in self.cards
            if (not self.domain or self.domain in card.domains)
            and all(word in plain(f"{card.title} {card.text} {card.performer}") for word in words)
        )

    def scroll(self, by: float, room: float) -> None:
        """Move the row by so many mm, no further than its ends."""
        most = max(0.0, len(self.shown()) * (CARD.w + GAP) - GAP + 2 * PAD - room)
        self.offset = min(max(self.offset + by, 0.0), most)


def plain(text: str) -> str:
    """Text to compare a search with: small letters, no accents."""
    return "".join(char for char in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(char))


def foot(tray: Tray | None, screen: Screen) -> float:
    """Where the dock begins, or the open tray; mm on the screen."""
    return screen.dock.y if tray is None else area(screen).y


def area(screen: Screen) -> Rect:
    """Where a tray lies on the screen."""
    wide = min(screen.size.w - 40, 1400.0)
    return Rect((screen.size.w - wide) / 2, screen.dock.y - HIGH - 4, wide, HIGH)


def row(screen: Screen) -> Rect:
    """The part of the tray in which the cards scroll."""
    place = area(screen)
    return Rect(place.x + 2, place.y + HEAD + 14, place.w - 4, HIGH - HEAD - 14)


def card_places(tray: Tray, screen: Screen) -> tuple[tuple[Card, Rect], ...]:
    """The cards that can be seen, with their places on the screen."""
    place = row(screen)
    return tuple((card, spot) for card, spot in all_places(tray, screen) if spot.right > place.x and spot.x < place.right)


def all_places(tray: Tray, screen: Screen) -> tuple[tuple[Card, Rect], ...]:
    """All the cards of the row with their places, also of those that are scrolled out of sight."""
    place = row(screen)
    first = place.x + PAD - tray.offset
    return tuple((card, Rect(first + i * (CARD.w + GAP), place.y + 4, CARD.w, CARD.h)) for i, card in enumerate(tray.shown()))


def cards(tray: Tray, screen: Screen, face: Callable[[Card, Kind], Face]) -> tuple[Control, ...]:
    """The visible cards of the row; those that lie on the mat already are pale. `face` gives (and keeps) the face of a card."""
    made = []
    for card, spot in card_places(tray, screen):
        drawn = (tray.face or face)(card, tray.kind)
        key = ("kaart", drawn) if tray.face else ("kaart", tray.kind, card.title, card.picture)
        made.append(Control(key, spot, drawn, f"kaart:{card.source}", pale=card.source in tray.lies))
    return tuple(made)


def frame(tray: Tray, screen: Screen, means: Means) -> tuple[Control, ...]:
    """The tray itself: its surface, its name and count, the chips of the domains and the search."""
    place = area(screen)
    shown = tray.shown()
    name, letters = f"{tray.kind.name} · {len(shown)}", LETTERS if place.w >= ROOMY else 18.0
    size, edge = Size(place.w, place.h), means.look.edge()
    marks: list[Mark] = [
        Panel(Rect(0, 0, place.w, place.h), means.look.band(tray.kind.colour), radius=12, shadow=6),
        Panel(Rect(0, 5, place.w, place.h - 5), WHITE, radius=12, edge=edge.colour, edge_width=edge.width),
        Text(Point(PAD, TOP + HEAD / 2 + 7), name, 21, means.look.band(tray.kind.colour), Weight.BOLD),
    ]
    if not shown:
        marks.append(Text(Point(PAD, HEAD + 76), _empty(tray), 21, DARK))
    controls = [Control(("lade", tray.kind, size, name, _empty(tray) if not shown else ""), place, Face(size, tuple(marks), 14), "lade")]
    close = chip("x", "", means, fill="#edf0f3", ink=DARK, letters=LETTERS)
    end = place.right - TOP - close.size.w
    controls.append(Control("sluit", Rect(end, place.y + TOP, *close.size), close, "sluit"))
    x = place.x + PAD + means.type.width(name, Weight.BOLD) * 21 + 22
    if not tray.filters:
        return (*controls, *_ways(tray, Point(x, place.y + TOP), means))
    if tray.kind.id == OWN:
        fresh = chip("plus", "nieuwe kaart", means, fill=FOCUS, ink=DARK, letters=letters)
        controls.append(Control(("zelf", letters), Rect(x, place.y + TOP, *fresh.size), fresh, "zelf:nieuw"))
        x += fresh.size.w + 8
    for make in _chips(tray, means, letters):
        control = make(Point(x, place.y + TOP))
        controls.append(control)
        x = control.place.right + 8
    if tray.remarks:
        sign = chip("info-circle", str(tray.remarks), means, fill="#fff3d6", ink=DARK, letters=letters)
        end -= sign.size.w + 8
        controls.append(Control(("opmerkingen", tray.remarks, letters), Rect(end, place.y + TOP, *sign.size), sign, "opmerking:lijst"))
    wide = min(280.0, end - x - 8)
    face = text_field("search", tray.search, "zoek een kaart", wide, means, active=tray.searching, letters=letters)
    controls.append(Control(("zoek", tray.search, tray.searching, wide, letters), Rect(x, place.y + TOP, wide, HEAD), face, "zoek"))
    return tuple(controls)


def _ways(tray: Tray, at: Point, means: Means) -> list[Control]:
    """What there is to choose from."""
    controls: list[Control] = []
    x = at.x
    for icon, label, value in tray.ways:
        on = tray.way == value
        fill, ink = (DARK, WHITE) if on else ("#edf0f3", DARK)
        face = chip(icon, label, means, fill=fill, ink=ink, letters=LETTERS)
        controls.append(Control(("manier", label, on), Rect(x, at.y, *face.size), face, f"manier:{value}"))
        x += face.size.w + 10
    return controls


def _chips(tray: Tray, means: Means, letters: float) -> list[Callable[[Point], Control]]:
    def make(domain: str, icon: str, label: str, colours: tuple[str, str]) -> Callable[[Point], Control]:
        on = tray.domain == domain
        fill, ink = (DARK, WHITE) if on else colours
        face = chip(icon, label, means, fill=fill, ink=ink, letters=letters)
        return lambda at: Control(("chip", label, on, letters), Rect(at.x, at.y, *face.size), face, f"domein:{domain}")

    chips = [make(ALL, "cards", "alles", ("#edf0f3", DARK))]
    for domain, (colour, icon) in DOMAINS.items():
        tint = ZONES[colour]
        chips.append(make(domain, icon, domain, (tint.fill, tint.text)))
    return chips


def _empty(tray: Tray) -> str:
    if tray.empty:
        return tray.empty
    if tray.kind.id == "bord":
        return "Er zijn nog geen borden bewaard."
    if not tray.cards:
        return "Er liggen geen kaarten in deze stapel."
    return "Geen kaart gevonden. Kies ‘alles’ of zoek met een ander woord."
