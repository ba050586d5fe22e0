"""The card maker on the screen: a list with a search, a form, the card as it will be with what is wrong, and a row of buttons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from arrangeerveld.app.buttons import button, shown
from arrangeerveld.app.controls import Control
from arrangeerveld.app.makerdecks import chooser
from arrangeerveld.app.makerform import form
from arrangeerveld.app.makerlist import rows
from arrangeerveld.app.makerplaces import EDGE, places
from arrangeerveld.app.makershow import show
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.colours import DARK, FOCUS, MUTED, TABLE, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.layout import Setting, fit, text_marks
from arrangeerveld.core.marks import Face, Icon, Mark, Means, Panel, Weight
from arrangeerveld.files.decksaving import is_own
from arrangeerveld.files.library import is_shared
from arrangeerveld.files.wording import named

if TYPE_CHECKING:
    from arrangeerveld.app.maker import Maker

NOTHING = "maker:"
"""The action of a surface: whoever touches it has finished writing."""


def controls(maker: Maker, screen: Screen, means: Means) -> tuple[Control, ...]:
    """All of it, from the bottom up."""
    back = shown(Rect(0, 0, *screen.size), Face(screen.size, (Panel(Rect(0, 0, *screen.size), TABLE),)), NOTHING)
    if maker.choosing:
        return (back, *chooser(maker, screen, means))
    return (
        back,
        *rows(maker, screen, means),
        *_head(maker, screen, means),
        *form(maker, screen, means),
        *show(maker, screen, means),
        *_bar(maker, screen, means),
    )


def _head(maker: Maker, screen: Screen, means: Means) -> list[Control]:
    """Which deck this is, and whether everything is in its file; at the top, where nothing is touched."""
    spot = places(screen)
    room = Rect(0, 0, spot.show.x - 8, spot.search.y - 2)
    name = maker.said("deck") or (maker.path.stem if maker.path else "")
    title = fit(f"Kaarten · {name}", Rect(EDGE, 60, room.w - EDGE - 20, 64), (54.0, 46.0, 40.0, 34.0), Weight.BOLD, means.type)
    ink, quiet = means.look.ink(DARK), means.look.ink(MUTED)
    marks: list[Mark] = [
        Panel(room, TABLE),
        *text_marks(title, Rect(EDGE, 52, room.w - EDGE - 20, 64), ink, Weight.BOLD),
        *text_marks(_line(_about(maker), room.w - EDGE - 20, means), Rect(EDGE, 128, room.w - EDGE, 34), quiet, Weight.REGULAR),
        *text_marks(_line(_state(maker), room.w - EDGE - 20, means), Rect(EDGE, 166, room.w - EDGE, 34), ink, Weight.BOLD),
    ]
    return [shown(room, Face(Size(room.w, room.h), tuple(marks)), NOTHING)]


def _line(text: str, wide: float, means: Means) -> Setting:
    return fit(text, Rect(0, 0, wide, 30), (24.6, 22.0, 20.0, 18.0), Weight.BOLD, means.type, leading=1.0)


def _about(maker: Maker) -> str:
    count, wrong = len(maker.cards), len(maker.problems)
    cards = "1 kaart" if count == 1 else f"{count} kaarten"
    told = "" if not wrong else " · 1 opmerking" if wrong == 1 else f" · {wrong} opmerkingen"
    file = named(f"{maker.path.parent.name}/{maker.path.name}") if maker.path is not None else ""
    return f"{cards}{told} · {file}"


def _state(maker: Maker) -> str:
    """Whether what is seen is in the file."""
    if maker.sheet is None:
        return "Dit bestand kun je hier alleen bekijken."
    if maker.kept is not None and maker.kept.trouble is not None:
        return "Nog niet bewaard."
    if not maker.saved:
        return "Bewaren."
    if maker.path is not None and not is_own(maker.path):
        whose = "komt uit de gedeelde map" if is_shared(maker.path) else "hoort bij het programma"
        return f"Deze stapel {whose}. Verander je iets, dan krijg je een eigen stapel."
    return "Alles is bewaard." if maker.past or maker.future else "Wat je verandert, wordt vanzelf bewaard."


def _bar(maker: Maker, screen: Screen, means: Means) -> Iterator[Control]:
    """What can be done with the card that is looked at, and with the last step."""
    spot, editable = places(screen).bar, maker.sheet is not None
    one = maker.entry is not None and maker.fresh is None
    undo, redo = bool(maker.past), bool(maker.future)
    parts: tuple[tuple[str, str, str, float, bool], ...] = (
        ("folder-open", "Stapels", "stapels", 166, True),
        ("info-circle", "Over stapel", "zelf", 196, editable),
        ("plus", "Nieuw", "nieuw", 142, editable),
        ("copy", "Kopie", "kopie", 140, one),
        ("trash", "Weg", "weg", 118, one or maker.fresh is not None),
        ("chevron-up", "", "op", 64, one and maker.at > 0),
        ("chevron-down", "", "neer", 64, one and maker.at + 1 < len(maker.cards)),
        ("arrow-back-up", "Terug", "terug", 138, undo),
        ("arrow-forward-up", "Weer", "weer", 134, redo),
    )
    x = spot.x
    for icon, label, value, wide, possible in parts:
        place = Rect(x, spot.y, wide, spot.h)
        action = f"maker:{value}" if possible else NOTHING
        ink = means.look.ink(DARK) if possible else means.look.ink("#8b949c") if not means.look.contrast else "#5c6670"
        yield button(icon, label, place, with_down(means), action, fill=WHITE, ink=ink, ring=means.look.edge().colour)
        x += wide + 6
    done = Rect(max(x, spot.right - 170), spot.y, min(170, spot.right - x), spot.h)
    yield button("check", "Klaar", done, means, "maker:klaar", fill=FOCUS, ink=DARK)


def with_down(means: Means) -> Means:
    """With a sign that points down, which is the one that points up turned over."""
    return replace(means, icons={**means.icons, "chevron-down": _over(means.icons.get("chevron-up", ()))})


def _over(icon: Icon) -> Icon:
    return tuple(tuple(Point(x, 24 - y) for x, y in line) for line in icon)
