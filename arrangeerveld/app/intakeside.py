"""The right side of the preview of cards that come in: what would happen in a few words, and what can be chosen about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arrangeerveld.app.buttons import button, paper, shown
from arrangeerveld.app.controls import Control
from arrangeerveld.app.heading import EDGE, top
from arrangeerveld.app.lines import NAME, asked
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.colours import DARK, FOCUS, MUTED, SHEET, WHITE
from arrangeerveld.core.geometry import Rect, Size
from arrangeerveld.core.layout import TIGHT, fit, text_marks
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Weight, icon_marks
from arrangeerveld.files.sharing import Way

if TYPE_CHECKING:
    from arrangeerveld.app.intake import Intake
    from arrangeerveld.files.receiving import Difference

WIDE = 480.0
CHIP = 60.0
CHOICE = 104.0
GAP = 10.0
WAYS = {
    Way.KEEP: ("Houd wat wij veranderden", "Je eigen kaarten blijven zoals ze zijn."),
    Way.TAKE: ("Neem die van hen", "Kaarten die jullie allebei veranderden, worden zoals bij hen."),
    Way.BOTH: ("Allebei", "Die van hen komt erbij, met ‘(ontvangen)’ in de titel."),
}


def side(page: Intake, screen: Screen, means: Means) -> list[Control]:
    """All of it."""
    room = Rect(screen.size.w - EDGE - WIDE, 24, WIDE, screen.size.h - 12 - 72 - 10 - 24)
    upper = top(screen)
    told = _told(page, Rect(room.x, room.y, room.w, upper - room.y - 14), means)
    if page.difference is not None:
        return [told, *_ways(page, page.difference, Rect(room.x, upper, room.w, room.bottom - upper), means)]
    if page.table is None:
        return [told]
    return [told, *_deck(page, Rect(room.x, upper, room.w, 118), means), *_kinds(page, Rect(room.x, upper + 128, room.w, 300), means)]


def _told(page: Intake, place: Rect, means: Means) -> Control:
    """What would happen, or why it cannot."""
    wrong = bool(page.trouble)
    box = Rect(66, 14, place.w - 84, place.h - 28)
    setting = fit(page.trouble or said(page), box, (26.0, 24.6, 22.0, 20.0, 18.0), Weight.REGULAR, means.type)
    ink = means.look.ink("#7a2e00" if wrong else DARK)
    marks: tuple[Mark, ...] = (
        *icon_marks(means.icons.get("alert-triangle" if wrong else "info-circle", ()), Rect(18, 16, 34, 34), ink),
        *text_marks(setting, box, ink, Weight.REGULAR),
    )
    return paper(place, means, *marks, fill=means.look.light("#fff0e6" if wrong else SHEET), action="halen:")


def said(page: Intake) -> str:
    """What would happen, in a few sentences."""
    from arrangeerveld.files.cardimport import told  # noqa: PLC0415 - the first time cards come in

    if page.busy:
        return "Even kijken wat er in dit bestand staat."
    if page.difference is not None:
        return _of_package(page.difference)
    if page.found is None or page.table is None:
        return ""
    bad = len(page.table.bad)
    out = f" {'Eén rij blijft' if bad == 1 else f'{bad} rijen blijven'} eruit: kijk links waarom." if bad else ""
    return told(page.found, done=False) + out


def _of_package(found: Difference) -> str:
    deck = found.package.deck
    about = ", ".join(part for part in (f"versie {deck.version}" if deck.version else "", deck.origin) if part)
    who = f"‘{deck.name}’{f' ({about})' if about else ''}."
    if found.mine is None:
        return f"{who} Deze stapel heb je nog niet. Er komen {len(found.new)} kaarten bij."
    if found.nothing:
        return f"{who} Alles uit dit bestand heb je al."
    counts = (
        (len(found.new), "nieuw"),
        (len(found.better), "verbeterd"),
        (len(found.gone), "door hen weggehaald"),
        (len(found.clash), "door jullie allebei veranderd"),
        (len(found.own) + len(found.kept), "van jou"),
        (len(found.same), "gelijk"),
    )
    return f"{who} Je hebt deze stapel al. Kaarten: {', '.join(f'{count} {word}' for count, word in counts if count)}."


def _deck(page: Intake, place: Rect, means: Means) -> list[Control]:
    """The deck in which the cards come; a tap chooses another one."""
    sheet = page.found.sheet if page.found is not None else None
    name = sheet.head("deck") if sheet is not None else page.name
    spot = Rect(place.x, place.y + NAME, place.w, place.h - NAME)
    box = Rect(20, 8, spot.w - 200, spot.h - 16)
    setting = fit(
        f"{name}{'' if sheet is not None else ' (nieuwe stapel)'}", box, (26.0, 24.6, 22.0, 20.0), Weight.BOLD, means.type, leading=TIGHT
    )
    other = fit("verander", Rect(0, 0, 150, 30), (22.0,), Weight.REGULAR, means.type, leading=1.0)
    marks: tuple[Mark, ...] = (
        *text_marks(setting, box, means.look.ink(DARK), Weight.BOLD, middle=True),
        *icon_marks(means.icons.get("pencil", ()), Rect(spot.w - 160, spot.h / 2 - 15, 30, 30), means.look.ink(MUTED)),
        *text_marks(other, Rect(spot.w - 122, 0, 120, spot.h), means.look.ink(MUTED), Weight.REGULAR, middle=True),
    )
    return [*asked("De kaarten komen in", place, means), paper(spot, means, *marks, fill=WHITE, action="halen:kies")]


def _kinds(page: Intake, place: Rect, means: Means) -> list[Control]:
    """The kind of the cards: that of the deck when it is there already, else one to choose."""
    sheet = page.found.sheet if page.found is not None else None
    if sheet is not None:
        return []
    chosen = page.found.plan.kind if page.found is not None else page.kind
    found = asked("Soort van de kaarten", place, means)
    wide = (place.w - GAP) / 2
    for n, kind in enumerate(page.kinds):
        spot = Rect(place.x + n % 2 * (wide + GAP), place.y + NAME + n // 2 * (CHIP + 8), wide, CHIP)
        fill, ink = (means.look.band(kind.colour), WHITE) if kind.id == chosen else (WHITE, means.look.ink(DARK))
        ring = FOCUS if kind.id == chosen else means.look.ink(MUTED)
        found.append(button(kind.icon, kind.name, spot, means, f"halen:soort={kind.id}", fill=fill, ink=ink, ring=ring))
    return found


def _ways(page: Intake, found: Difference, room: Rect, means: Means) -> list[Control]:
    """What is done with cards that both changed, when there are any."""
    if not found.clash:
        return []
    count = len(found.clash)
    told = "Eén kaart is door jullie allebei veranderd" if count == 1 else f"{count} kaarten zijn door jullie allebei veranderd"
    placed = asked(told, Rect(room.x, room.y, room.w, NAME), means)
    for n, (way, (name, under)) in enumerate(WAYS.items()):
        spot = Rect(room.x, room.y + NAME + n * (CHOICE + GAP), room.w, CHOICE)
        placed.append(_way(name, under, spot, means, f"halen:manier={way.value}", on=page.way is way))
    return placed


def _way(name: str, under: str, spot: Rect, means: Means, action: str, *, on: bool) -> Control:
    fill, ink = (DARK, WHITE) if on else (WHITE, means.look.ink(DARK))
    box = Rect(66, 8, spot.w - 80, spot.h - 16)
    title = fit(name, Rect(0, 0, box.w, 34), (26.0, 24.6, 22.0), Weight.BOLD, means.type, leading=1.0)
    small = fit(under, Rect(0, 0, box.w, 50), (21.0, 20.0, 18.0), Weight.REGULAR, means.type, leading=TIGHT)
    marks: tuple[Mark, ...] = (
        Panel(Rect(0, 0, spot.w, spot.h), fill, radius=12, edge=FOCUS if on else means.look.ink(MUTED), edge_width=4 if on else 2),
        *icon_marks(means.icons.get("check", ()) if on else (), Rect(18, spot.h / 2 - 17, 34, 34), ink),
        *text_marks(title, Rect(box.x, 13, box.w, 34), ink, Weight.BOLD),
        *text_marks(small, Rect(box.x, 48, box.w, 50), ink, Weight.REGULAR),
    )
    return shown(spot, Face(Size(spot.w, spot.h), marks), action)
