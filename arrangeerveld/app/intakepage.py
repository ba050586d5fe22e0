"""The page where cards come in, on the screen: files or decks as tiles; or what would happen, and beside it what can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arrangeerveld.app.buttons import button, paper, shown
from arrangeerveld.app.controls import Control
from arrangeerveld.app.heading import EDGE, head, top
from arrangeerveld.app.intakerows import rows, whole
from arrangeerveld.app.intakeside import side
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.colours import DARK, FOCUS, MUTED, SHEET, TABLE, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.layout import fit, text_marks
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Text, Weight, icon_marks

if TYPE_CHECKING:
    from arrangeerveld.app.intake import Intake

FOOT = 72.0
TILE = 96.0
GAP = 14.0
COLUMNS = 2
NOTHING = "halen:"
"""The action of a surface."""
_FILES = "Kaarten importeren", "Kies een bestand met kaarten, of sleep er een op dit scherm. Er verandert nog niets."
_DECKS = "In welke stapel?", "Kies een stapel. Kaarten met dezelfde titel of id worden dan bijgewerkt."
_EMPTY = "Geen bestanden met kaarten gevonden. Zet een tabel (.xlsx of .csv) in Documenten of Downloads, of op een stick."


def controls(page: Intake, screen: Screen, means: Means) -> tuple[Control, ...]:
    """All of it, from the bottom up."""
    back = shown(Rect(0, 0, *screen.size), Face(screen.size, (Panel(Rect(0, 0, *screen.size), TABLE),)), NOTHING)
    if not page.seen:
        return (back, *_chooser(page, screen, means))
    return (back, *rows(page, screen, means), *_covers(page, screen, means), *side(page, screen, means), *_foot(page, screen, means))


def _chooser(page: Intake, screen: Screen, means: Means) -> list[Control]:
    title, under = _DECKS if page.choosing else _FILES
    found = [
        tile
        for name, place in tiles(page, screen)
        if place.bottom > top(screen) and place.y < foot(screen)
        for tile in (_tile(page, name, place, means),)
    ]
    if not tiles(page, screen):
        found.append(_words(_EMPTY if page.files is not None else "Even kijken welke bestanden er zijn.", screen, means))
    y = foot(screen)
    found += [
        _cover(Rect(0, 0, screen.size.w, top(screen) - 2), head(screen, title, under, means)),
        _cover(Rect(0, y - 8, screen.size.w, FOOT + 20)),
        _back(y, means),
    ]
    if not page.choosing:
        place = Rect(EDGE + 204, y, 500, FOOT)
        found.append(button("copy", "Plak een tabel uit Word of Excel", place, means, "halen:plak", fill=DARK))
    return found


def tiles(page: Intake, screen: Screen) -> list[tuple[str, Rect]]:
    """The files or the decks by their actions, with their places, also out of sight."""
    names = (
        [f"halen:stapel={deck.path.stem}" for deck in page.decks]
        if page.choosing
        else [f"halen:bestand={one.path}" for one in page.files or ()]
    )
    names = ["halen:stapel=", *names] if page.choosing else names
    wide = (screen.size.w - 2 * EDGE - (COLUMNS - 1) * GAP) / COLUMNS
    first = top(screen) + 6 - page.offset
    return [
        (name, Rect(EDGE + n % COLUMNS * (wide + GAP), first + n // COLUMNS * (TILE + GAP), wide, TILE)) for n, name in enumerate(names)
    ]


def foot(screen: Screen) -> float:
    """Where the row of buttons begins."""
    return screen.size.h - 12 - FOOT


def _tile(page: Intake, action: str, place: Rect, means: Means) -> Control:
    icon, name, about = _about(page, action)
    box = Rect(90, 6, place.w - 104, 50)
    title = fit(name, box, (28.0, 24.6, 22.0), Weight.BOLD, means.type, leading=1.0)
    under = fit(about, Rect(0, 0, box.w, 26), (22.0, 20.0, 18.0), Weight.REGULAR, means.type, leading=1.0)
    marks: tuple[Mark, ...] = (
        Panel(Rect(14, 16, 62, 62), means.look.band("#1d4583"), radius=12),
        *icon_marks(means.icons.get(icon, ()), Rect(27, 29, 36, 36), WHITE),
        *text_marks(title, box, means.look.ink(DARK), Weight.BOLD, middle=True),
        *text_marks(under, Rect(box.x, 57, box.w, 28), means.look.ink(MUTED), Weight.REGULAR),
    )
    return paper(place, means, *marks, fill=SHEET, action=action)


def _about(page: Intake, action: str) -> tuple[str, str, str]:
    """The icon of a tile, its name, and what stands under it."""
    what = action.partition("=")[2]
    if page.choosing and not what:
        return "plus", "Een nieuwe stapel", f"‘{page.fresh_name}’"
    if page.choosing:
        deck = next(deck for deck in page.decks if deck.path.stem == what)
        kind = next((kind.name for kind in page.kinds if kind.id == deck.kind), "")
        return (
            "cards",
            deck.name,
            " · ".join(part for part in (kind, f"{deck.count} kaarten", "van jullie" if deck.own else "van het programma") if part),
        )
    one = next(file for file in page.files or () if str(file.path) == what)
    return ("cards" if "stapel" in one.sort else "clipboard-check"), one.name, f"{one.sort} · {one.folder}"


def _covers(page: Intake, screen: Screen, means: Means) -> list[Control]:
    """What hides rows that are scrolled away; the title over them."""
    name = page.package.deck.name if page.package is not None else page.fresh_name
    title = fit(f"Importeren · {name}", Rect(0, 0, side_at(screen) - EDGE - 24, 60), (50.0, 44.0, 38.0, 32.0), Weight.BOLD, means.type)
    under = "Dit gebeurt er als je ze opneemt. Er is nog niets veranderd."
    upper = Rect(0, 0, side_at(screen), top(screen) - 2)
    marks: tuple[Mark, ...] = (
        *text_marks(title, Rect(EDGE, upper.h - 160, upper.w, 64), means.look.ink(DARK), Weight.BOLD),
        Text(Point(EDGE, upper.h - 56), under, 26, means.look.ink(MUTED)),
    )
    return [_cover(upper, Face(Size(upper.w, upper.h), marks)), _cover(Rect(0, foot(screen) - 8, screen.size.w, FOOT + 20))]


def side_at(screen: Screen) -> float:
    """Where the right column begins."""
    return screen.size.w - EDGE - 480.0


def _foot(page: Intake, screen: Screen, means: Means) -> list[Control]:
    y = foot(screen)
    found = [_back(y, means)]
    place = Rect(side_at(screen), y, screen.size.w - EDGE - side_at(screen), FOOT)
    if page.ready:
        found.append(button("check", _do(page), place, means, "halen:neem", fill=FOCUS, ink=DARK))
    return found


def _back(y: float, means: Means) -> Control:
    ink, ring = means.look.ink(DARK), means.look.edge().colour
    return button("arrow-left", "Terug", Rect(EDGE, y, 190, FOOT), means, "halen:terug", fill=WHITE, ink=ink, ring=ring)


def _do(page: Intake) -> str:
    if page.found is not None:
        count = len(page.found.plan.new) + len(page.found.plan.changed)
        return "Neem 1 kaart op" if count == 1 else f"Neem {count} kaarten op" if count else "Neem op"
    return "Neem de stapel op"


def _words(text: str, screen: Screen, means: Means) -> Control:
    place = Rect(EDGE, top(screen) + 20, screen.size.w - 2 * EDGE, 160)
    box = Rect(0, 0, place.w, place.h)
    setting = fit(text, box, (30.0, 27.0), Weight.REGULAR, means.type)
    return shown(place, Face(Size(place.w, place.h), text_marks(setting, box, means.look.ink(DARK), Weight.REGULAR)), NOTHING)


def _cover(place: Rect, face: Face | None = None) -> Control:
    marks = face.marks if face is not None else ()
    return shown(place, Face(Size(place.w, place.h), (Panel(Rect(0, 0, place.w, place.h), TABLE), *marks)), NOTHING)


def scroll(page: Intake, screen: Screen, by: float) -> None:
    """Move the tiles or the rows by so many mm, no further than their ends."""
    room = foot(screen) - 8 - top(screen)
    high = whole(page) if page.seen else (len(tiles(page, screen)) + COLUMNS - 1) // COLUMNS * (TILE + GAP) + 12
    page.offset = min(max(page.offset + by, 0.0), max(0.0, high - room))


def reveal(page: Intake, screen: Screen, action: str) -> None:
    """Scroll until a tile is seen whole."""
    place = next((place for name, place in tiles(page, screen) if name == action), None)
    if place is not None and not page.seen:
        scroll(page, screen, max(0.0, place.bottom + 8 - foot(screen)) + min(0.0, place.y - 8 - top(screen)))
