"""What stands on the page for the record: switches, lines, how far it is, and the pages of the preview."""

from __future__ import annotations

from PIL import Image

from arrangeerveld.app.buttons import button, shown
from arrangeerveld.app.controls import Control
from arrangeerveld.core.colours import DARK, FOCUS, MUTED, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.layout import fit, text_marks
from arrangeerveld.core.marks import Face, Means, Panel, Text, Weight
from arrangeerveld.recordworker import Busy, Shown

PAGE = Size(470.0, 665.0)  # where a page is shown, mm on the screen
WORDS = 24.6
TICK = 22.0


def switch(label: str, place: Rect, means: Means, action: str, *, on: bool) -> Control:
    """A switch: on is dark with a tick, off is white."""
    if on:
        return button("check", label, place, means, action, ring=FOCUS)
    return button("", label, place, means, action, fill=WHITE, ink=means.look.ink(MUTED), ring=means.look.ink(MUTED))


def heading_line(text: str, place: Rect, means: Means) -> Control:
    """A word before switches, or a line over them."""
    words = Text(Point(0, 24), text, WORDS, means.look.ink(MUTED), Weight.BOLD)
    return shown(place, Face(Size(place.w, place.h), (words,)))


def under_line(text: str, place: Rect, means: Means) -> Control:
    """The line under the title, beside the page that is shown; over two lines when it is long."""
    box = Rect(0, 0, place.w, place.h)
    setting = fit(text, box, (28.0, 26.0, WORDS, 22.0, 20.0), Weight.REGULAR, means.type)
    return shown(place, Face(Size(place.w, place.h), text_marks(setting, box, means.look.ink(MUTED), Weight.REGULAR)))


def progress(busy: Busy, place: Rect, means: Means) -> Control:
    """How far the making is."""
    marks = (
        Panel(Rect(0, 0, place.w, place.h), WHITE, radius=12, edge=means.look.ink(MUTED), edge_width=2),
        Panel(Rect(2, place.h - 16, max(14.0, (place.w - 4) * busy.part), 14), "#1f7d54", radius=7),
        Text(Point(20, place.h / 2 + 2), f"Bezig: {busy.word}" if busy.word else "Bezig", WORDS, means.look.ink(DARK), Weight.BOLD),
    )
    return shown(place, Face(Size(place.w, place.h), marks))


def no_page_yet(room: Rect, means: Means) -> Control:
    """A blank sheet while the first page is drawn."""
    place = Rect(room.centre.x - PAGE.w / 2, room.y, PAGE.w, min(room.h, PAGE.h))
    words = Text(Point(40, 80), "Even tekenen", WORDS, means.look.ink(MUTED))
    return shown(place, Face(Size(place.w, place.h), (Panel(Rect(0, 0, place.w, place.h), WHITE, shadow=5), words), 12))


def sheet(place: Rect) -> Control:
    """The paper under a page, for its shadow."""
    return shown(place, Face(Size(place.w, place.h), (Panel(Rect(0, 0, place.w, place.h), WHITE, shadow=5),), 12))


def page_face(page: Shown, place: Rect, scale: float) -> Control:
    """A page as it was drawn, as large as it is shown."""
    image = Image.frombytes("RGB", page.size, page.pixels)
    wanted = round(place.w * scale), round(place.h * scale)
    key = "bladzijde", page.number, page.page, wanted
    return Control(key, place, Face(Size(place.w, place.h), ()), "blad", image=image.resize(wanted).convert("RGBA"))
