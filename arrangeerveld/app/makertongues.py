"""The other languages of a card in the card maker: which one is looked at, and its title and text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from arrangeerveld.app.buttons import ICON, button
from arrangeerveld.app.controls import Control
from arrangeerveld.app.languages import OWN_NAMES
from arrangeerveld.app.lines import NAME, line
from arrangeerveld.app.makersaving import change
from arrangeerveld.core.colours import DARK, MUTED, WHITE
from arrangeerveld.core.geometry import Rect
from arrangeerveld.core.marks import Means, Weight

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk
    from arrangeerveld.app.maker import Maker

HIGH = 62.0
GAP = 10.0
CHIP, BETWEEN, EDGE, LETTERS = 60.0, 8.0, 14.0, 20.0  # mm, of the buttons with languages
DUTCH_NAMES = {"tr": "Turks", "ar": "Arabisch", "pl": "Pools", "uk": "Oekraïens", "en": "Engels"}
"""The languages that are offered; a card may have others."""
MOST = 9  # languages in the form; a card that has more is for a text editor
_CODE = re.compile(r"[a-z]{2,3}", re.ASCII)


class Name(NamedTuple):
    """One button of the languages."""

    label: str
    action: str
    on: bool = False
    icon: str = ""


def fields_of(language: str) -> tuple[str, str]:
    """The fields of a language, in the order of the Tab key."""
    return f"titel.{language}", f"tekst.{language}"


def way_in(maker: Maker, place: Rect, means: Means) -> Control:
    """The button in the form of a card that shows its words in another language."""
    entry = maker.entry
    there = _in_order(one.language for one in entry.translations) if entry is not None else []
    label = f"Vertalingen ({len(there)})" if there else "Vertalen"
    first = there[0] if there else next(iter(DUTCH_NAMES))
    ink, ring = means.look.ink(DARK), means.look.ink(MUTED)
    return button("", label, place, means, f"maker:taal={first}", fill=WHITE, ink=ink, ring=ring)


def form(maker: Maker, room: Rect, means: Means) -> list[Control]:
    """The languages, those that are there with a tick, and the title and text in the one that is looked at."""
    entry = maker.entry
    there = {one.language for one in entry.translations} if entry is not None else set()
    names = [
        Name(OWN_NAMES.get(code, code), f"maker:taal={code}", on=code == maker.language, icon="check" if code in there else "")
        for code in _in_order({*DUTCH_NAMES, *there})[:MOST]
    ]
    names.insert(0, Name("Nederlands", "maker:taal=", icon="arrow-back-up"))
    found, y = _rows(names, room, means)
    name = _dutch(maker.language)
    title, text = fields_of(maker.language)
    found += _field(maker, title, f"Titel in het {name}", Rect(room.x, y, room.w, NAME + HIGH), means)
    y += NAME + HIGH + GAP
    return [*found, *_field(maker, text, f"Tekst in het {name}", Rect(room.x, y, room.w, room.bottom - y), means)]


def choose(desk: Desk, maker: Maker, language: str) -> None:
    """Look at the words in a language, or at the Dutch ones for an empty one."""
    if maker.fresh is not None and language:
        desk.tell("Geef de kaart eerst een titel. Vertaal haar daarna.")
        return
    maker.language = language


def write(desk: Desk, maker: Maker, part: str, text: str) -> None:
    """What was written for a language becomes a step of the deck."""
    from arrangeerveld.files.deckediting import with_id, with_translation  # noqa: PLC0415 - the first time somebody changes a deck

    at, entry = maker.at, maker.entry
    key, _, language = part.partition(".")
    if entry is None or maker.said(part) == text:
        return
    there = next((one for one in entry.translations if one.language == language), None)
    if key == "titel" and not text and there is not None and there.text:
        desk.tell("Een vertaling met een tekst heeft een titel nodig. De oude titel staat er weer. Maak eerst de tekst leeg.")
        return
    label = f"vertaling ({_dutch(language)})"
    change(desk, maker, label, lambda sheet: with_id(with_translation(sheet, at, language, key, text), at), at)
    if key == "tekst" and text and (there is None or not there.title):
        desk.tell("De vertaling is bewaard. Schrijf ook de titel: zonder titel komt ze niet op de kaart.")


def _field(maker: Maker, part: str, name: str, place: Rect, means: Means) -> list[Control]:
    writing = maker.writing if maker.writing is not None and maker.writing.blank == f"stapel/{part}" else None
    return line(name, maker.said(part), writing, place, means, action=f"maker:schrijf={part}")


def _dutch(language: str) -> str:
    return DUTCH_NAMES.get(language, f"‘{language}’")


def _in_order(languages: Iterable[str]) -> list[str]:
    """The codes of languages, those that are offered first; what is no code is told as a problem of the file."""
    known = list(DUTCH_NAMES)
    codes = {code for code in languages if _CODE.fullmatch(code)}
    return sorted(codes, key=lambda code: (known.index(code) if code in known else len(known), code))


def _rows(names: Iterable[Name], room: Rect, means: Means) -> tuple[list[Control], float]:
    """Buttons beside each other, in as many rows as they need; and where what comes under them begins (mm)."""
    found: list[Control] = []
    x, y = room.x, room.y
    for one in names:
        lead = ICON + 14 if one.icon else 0.0
        wide = max(CHIP, lead + means.type.width(one.label, Weight.BOLD) * LETTERS + 2 * EDGE)
        if x > room.x and x + wide > room.right:
            x, y = room.x, y + CHIP + BETWEEN
        fill, ink = (DARK, WHITE) if one.on else (WHITE, means.look.ink(DARK))
        ring = means.look.ink(DARK if one.on else MUTED)
        found.append(button(one.icon, one.label, Rect(x, y, wide, CHIP), means, one.action, fill=fill, ink=ink, ring=ring))
        x += wide + BETWEEN
    return found, y + CHIP + EDGE
