"""What stands on the page that prints: choices at the left, the sheets as they will be at the right, a row of buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image

from arrangeerveld.app.buttons import button, shown
from arrangeerveld.app.controls import Control
from arrangeerveld.app.dossier import preview_room
from arrangeerveld.app.dossierfaces import WORDS, heading_line, sheet, switch, under_line
from arrangeerveld.app.heading import EDGE, surface, top
from arrangeerveld.app.printpage import BLANKS, CARDS, FIELD, SHOWN
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.colours import DARK, FOCUS, MUTED, RIM, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.layout import fit, text_marks
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Text, Weight, icon_marks
from arrangeerveld.core.printmat import PAPERS

if TYPE_CHECKING:
    from arrangeerveld.app.printpage import PrintPage
    from arrangeerveld.printjobs import PrintMade, Proofed

HIGH = 60.0
GAP = 8.0
LEFT = 800.0  # the width of the choices
FOOT = 84.0
COLUMNS = 3
LABEL = 168.0  # the width of the word before a row


def controls(page: PrintPage, screen: Screen, means: Means) -> tuple[Control, ...]:
    """All of it, from the bottom up."""
    if page.made is not None and page.made.path is not None:
        return tuple(_done(page.made, page, screen, means))
    return (
        shown(Rect(0, 0, *screen.size), surface(screen, "Afdrukken", "", means)),
        under_line(_under(page), Rect(EDGE, top(screen) - 84, LEFT, 76), means),
        *_sorts(page, screen, means),
        *_offered(page, screen, means),
        *(_paper(page, screen, means) if page.sort == FIELD else _cards(page, screen, means)),
        *_preview(page, screen, means),
        *_foot(page, screen, means),
    )


def how(page: PrintPage) -> str:
    """What to choose in the program that prints."""
    if page.sort == FIELD:
        paper = "A4" if page.wish.parted else page.wish.paper
        return f"Druk af op {paper}, op ware grootte (100 %), enkelzijdig."
    sides = "dubbelzijdig, gedraaid over de lange kant" if page.wish.backs else "enkelzijdig"
    return f"Druk af op A4, op ware grootte (100 %), {sides}."


def _under(page: PrintPage) -> str:
    if page.told:
        return page.told[0]
    if page.asked() is None:
        return "Kies wat je op papier wilt. Rechts zie je hoe het wordt."
    return how(page)


def _sorts(page: PrintPage, screen: Screen, means: Means) -> list[Control]:
    """Cards or a field."""
    wide = (LEFT - GAP) / 2
    names = ((CARDS, "Kaarten om uit te knippen"), (FIELD, "Een veld"))
    return [
        switch(name, Rect(EDGE + i * (wide + GAP), top(screen), wide, HIGH), means, f"print:soort={sort}", on=page.sort == sort)
        for i, (sort, name) in enumerate(names)
    ]


def _offered(page: PrintPage, screen: Screen, means: Means) -> list[Control]:
    """The decks or fields, some at a time."""
    word, every = ("veld" if page.sort == FIELD else "stapel"), page.offered()
    many = len(every) > SHOWN
    some = every[page.part * (SHOWN - 1) : (page.part + 1) * (SHOWN - 1)] if many else every
    y = top(screen) + HIGH + 2 * GAP
    if not every:
        return [heading_line("Even kijken wat er is" if page.decks is None else "Er zijn geen stapels.", Rect(EDGE, y, LEFT, 32), means)]
    found = [_choice(name, _cell(i, y), means, f"print:{word}={path}", on=on) for i, (path, name, on) in enumerate(some)]
    if many:
        parts = -(-len(every) // (SHOWN - 1))
        label = f"Meer ({page.part + 1} van {parts})"
        place = _cell(SHOWN - 1, y)
        found.append(button("chevron-right", label, place, means, "print:meer", fill=WHITE, ink=means.look.ink(DARK)))
    return found


def _choice(name: str, place: Rect, means: Means, action: str, *, on: bool) -> Control:
    """A deck or a field, as a switch; its name over more lines when it is long."""
    plain = switch("", place, means, action, on=on)
    box = Rect(52 if on else 16, 2, place.w - (62 if on else 32), place.h - 4)
    setting = fit(name, Rect(0, 0, box.w, 32), (27.0, WORDS, 22.0), Weight.BOLD, means.type, leading=1.0)
    if setting.folded:
        setting = fit(name, box, (22.0, 20.0, 18.0), Weight.BOLD, means.type, leading=1.0)
    ink = WHITE if on else means.look.ink(MUTED)
    sign = icon_marks(means.icons.get("check", ()), Rect(12, (place.h - 32) / 2, 32, 32), WHITE) if on else ()
    back = plain.face.marks[0]
    return shown(place, Face(plain.face.size, (back, *sign, *text_marks(setting, box, ink, Weight.BOLD, middle=True))), action)


def _cell(number: int, y: float) -> Rect:
    wide = (LEFT - (COLUMNS - 1) * GAP) / COLUMNS
    return Rect(EDGE + number % COLUMNS * (wide + GAP), y + number // COLUMNS * (HIGH + GAP), wide, HIGH)


def _lower(screen: Screen) -> float:
    """Where the choices about how begin."""
    return top(screen) + HIGH + 3 * GAP + SHOWN // COLUMNS * (HIGH + GAP)


def _row(word: str, y: float, parts: list[tuple[str, str, bool]], means: Means) -> list[Control]:
    """A word and its choices: a label, an action, whether it is so now."""
    wide = (LEFT - LABEL - (len(parts) - 1) * GAP) / len(parts)
    found = [heading_line(word, Rect(EDGE, y + 14, LABEL, 32), means)]
    for i, (label, action, on) in enumerate(parts):
        found.append(switch(label, Rect(EDGE + LABEL + i * (wide + GAP), y, wide, HIGH), means, action, on=on))
    return found


def _cards(page: PrintPage, screen: Screen, means: Means) -> list[Control]:
    y, wish = _lower(screen), page.wish
    blanks = [("geen" if count == 0 else str(count), f"print:leeg={count}", wish.blanks == count) for count in BLANKS]
    backs = [("Met achterkant", "print:achterkant", wish.backs)]
    return [*_row("Lege kaarten", y, blanks, means), *_row("Dubbelzijdig", y + HIGH + GAP, backs, means)]


def _paper(page: PrintPage, screen: Screen, means: Means) -> list[Control]:
    y, wish = _lower(screen), page.wish
    papers = [(paper, f"print:papier={paper}", wish.paper == paper) for paper in PAPERS]
    tiles = [("Verdeeld over vellen A4, om te plakken", "print:tegels", wish.tiles)]
    return [*_row("Zo groot", y, papers, means), *_row("Vellen", y + HIGH + GAP, tiles, means)]


def _foot(page: PrintPage, screen: Screen, means: Means) -> list[Control]:
    y = screen.size.h - 12 - FOOT
    back, ink = Rect(EDGE, y, 190, FOOT), means.look.ink(DARK)
    make = Rect(back.right + GAP, y, LEFT - back.w - GAP, FOOT)
    leave = button("arrow-left", "Terug", back, means, "print:terug", fill=WHITE, ink=ink, ring=means.look.ink(MUTED))
    if page.busy:
        return [leave, button("printer", "Bezig met de PDF", make, means, "print:", fill=WHITE, ink=ink)]
    if page.asked() is None:
        return [leave, button("printer", "Maak de PDF", make, means, "print:", fill=WHITE, ink=means.look.ink("#5c6670"))]
    return [leave, button("printer", "Maak de PDF", make, means, "print:maak", fill=FOCUS, ink=DARK)]


def _preview(page: PrintPage, screen: Screen, means: Means) -> list[Control]:
    """The sheet that is looked at, and the buttons that leaf through them."""
    room, here = preview_room(screen), page.pages.get(page.at)
    found = []
    if here is None:
        found.append(_blank(page, room, means))
    else:
        size = Size(here.size[0] / screen.scale, here.size[1] / screen.scale)
        scale = min(1.0, room.w / size.w, room.h / size.h)
        place = Rect(room.centre.x - size.w * scale / 2, room.centre.y - size.h * scale / 2, size.w * scale, size.h * scale)
        found += [sheet(place), _page_face(here, place, screen.scale)]
    y, wide, ink = screen.size.h - 12 - FOOT, 110.0, means.look.ink(DARK)
    told = f"{page.at + 1} van {page.count}" if page.count else ""
    middle = Rect(room.x + wide + GAP, y, room.w - 2 * (wide + GAP), FOOT)
    words = Text(Point((middle.w - means.type.width(told, Weight.BOLD) * 27) / 2, FOOT / 2 + 9), told, 27, ink, Weight.BOLD)
    return [
        *found,
        button("chevron-left", "", Rect(room.x, y, wide, FOOT), means, "print:blad=-1", fill=WHITE, ink=ink),
        shown(middle, Face(Size(middle.w, middle.h), (words,))),
        button("chevron-right", "", Rect(room.right - wide, y, wide, FOOT), means, "print:blad=1", fill=WHITE, ink=ink),
    ]


def _blank(page: PrintPage, room: Rect, means: Means) -> Control:
    """An empty sheet while there is nothing to see."""
    place = Rect(room.centre.x - room.h / 2.828, room.y, room.h / 1.414, room.h)
    told = "Hier zie je straks de vellen." if page.asked() is None else "Even tekenen" if not page.told else ""
    words = Text(Point(36, 90), told, WORDS, means.look.ink(MUTED))
    return shown(place, Face(Size(place.w, place.h), (Panel(Rect(0, 0, place.w, place.h), WHITE, shadow=5), words), 12))


def _page_face(page: Proofed, place: Rect, scale: float) -> Control:
    image = Image.frombytes("RGB", page.size, page.pixels)
    wanted = round(place.w * scale), round(place.h * scale)
    key = "afdruk", page.number, page.page, wanted
    return Control(key, place, Face(Size(place.w, place.h), ()), "blad", image=image.resize(wanted).convert("RGBA"))


def _done(made: PrintMade, page: PrintPage, screen: Screen, means: Means) -> list[Control]:
    """Where the PDF is, how to print it, and what somebody should know."""
    upper, y, ink = top(screen), screen.size.h - 12 - FOOT, means.look.ink(DARK)
    room = Rect(EDGE, upper, screen.size.w - 2 * EDGE, y - upper - 2 * GAP)
    path = made.path
    where = f"In de map {path.parent.name} bij je borden. Hij is teruggelezen." if path is not None else ""
    name = fit(path.name if path is not None else "", Rect(0, 0, room.w - 100, 40), (34.0, 30.0, 26.0), Weight.BOLD, means.type)
    count = "1 bladzijde" if made.pages == 1 else f"{made.pages} bladzijden"
    marks: list[Mark] = [
        Panel(Rect(0, 0, room.w, room.h), WHITE, radius=16, edge=means.look.ink(RIM), edge_width=1.5),
        *icon_marks(means.icons.get("check", ()), Rect(28, 24, 36, 36), "#1f7d54"),
        *text_marks(name, Rect(80, 22, room.w - 100, 40), ink, Weight.BOLD, middle=True),
    ]
    box = Rect(80, 84, room.w - 120, room.h - 100)
    words = "\n".join((f"{count}. {how(page)}", *_after(page), *made.told))
    setting = fit(words, box, (28.0, 26.0, WORDS, 22.0, 20.0), Weight.REGULAR, means.type)
    marks += text_marks(setting, box, ink, Weight.REGULAR)
    return [
        shown(Rect(0, 0, *screen.size), surface(screen, "De PDF is klaar", where, means)),
        shown(room, Face(Size(room.w, room.h), tuple(marks))),
        button("folder-open", "Open de map", Rect(EDGE, y, 380, FOOT), means, "print:map", fill=WHITE, ink=ink),
        button("printer", "Nog iets afdrukken", Rect(EDGE + 380 + 2 * GAP, y, 420, FOOT), means, "print:nog", fill=WHITE, ink=ink),
        button("check", "Klaar", Rect(screen.size.w - EDGE - 300, y, 300, FOOT), means, "print:klaar", fill=FOCUS, ink=DARK),
    ]


def _after(page: PrintPage) -> tuple[str, ...]:
    """What to do with the sheets."""
    if page.sort != FIELD:
        return ("Meet de lijn onder de kaarten na: die is 5 cm. Knip daarna langs de lijnen.",)
    return ("Knip de vellen langs de merken en plak ze over elkaar, rij voor rij.",) if page.wish.parted else ()
