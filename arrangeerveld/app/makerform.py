"""The form of the card maker: what stands on the card that is looked at, or what is known of the deck itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from arrangeerveld.app import makertongues
from arrangeerveld.app.buttons import button, shown
from arrangeerveld.app.controls import Control
from arrangeerveld.app.lines import NAME, asked, line
from arrangeerveld.app.makerplaces import places
from arrangeerveld.app.makershare import sharing
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.colours import DARK, DOMAINS, FOCUS, MUTED, WHITE
from arrangeerveld.core.faces import title_setting
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.layout import fit, text_marks
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Text, Weight, icon_marks

if TYPE_CHECKING:
    from arrangeerveld.app.maker import Maker

HIGH = 62.0
GAP = 10.0
CHIP = 60.0
SENTENCES = 2
MOST = 6  # problems of a file that cannot be changed
SHARE = 84.0  # mm at the foot of the form of a deck, for what is done with all of it
WARNING = "#a63c00"
_LEAD = 46.0  # mm of a domain that is not its word


def form(maker: Maker, screen: Screen, means: Means) -> list[Control]:
    """The fields of the card, or those of the deck."""
    room = places(screen).form
    if maker.sheet is None:
        told = "In dit bestand staat iets waardoor je het hier niet kunt veranderen. Los dat eerst op in een tekstprogramma:"
        problems = [f"Regel {one.where.line}: {one.what} {one.remedy}" if one.where.line else str(one) for one in maker.problems[:MOST]]
        return [_words("\n".join([told, *problems]), room, means)]
    if maker.entry is None:
        return _of_deck(maker, room, means)
    if maker.language and maker.fresh is None:
        return makertongues.form(maker, room, means)
    return _of_card(maker, room, means)


def _of_card(maker: Maker, room: Rect, means: Means) -> list[Control]:
    y = room.y
    found = [*_field(maker, "titel", "Titel", Rect(room.x, y, room.w, NAME + HIGH), means), *_title_room(maker, room, means)]
    y += NAME + HIGH + GAP
    tall = room.bottom - y - 2 * (NAME + HIGH + GAP)
    found += [*_field(maker, "tekst", "Tekst", Rect(room.x, y, room.w, tall), means), *_text_room(maker, room, y, means)]
    y += tall + GAP
    found += _domains(maker, Rect(room.x, y, room.w, NAME + CHIP), means)
    y += NAME + HIGH + GAP
    third = (room.w - 2 * GAP) / 3
    found += _field(maker, "uitvoerder", "Uitvoerder", Rect(room.x, y, third, NAME + HIGH), means)
    picture = Rect(room.x + third + GAP, y, third, NAME + HIGH)
    found += _field(maker, "plaatje", "Plaatje (mag leeg)", picture, means, "zoals boek.png")
    return [*found, makertongues.way_in(maker, Rect(picture.right + GAP, y + NAME, third, HIGH), means)]


def _field(maker: Maker, part: str, name: str, place: Rect, means: Means, hint: str = "") -> list[Control]:  # noqa: PLR0917
    writing = maker.writing if maker.writing is not None and maker.writing.blank == f"stapel/{part}" else None
    return line(name, maker.said(part), writing, place, means, action=f"maker:schrijf={part}", hint=hint)


def _title_room(maker: Maker, room: Rect, means: Means) -> list[Control]:
    """How many letters the title has, and whether it fits on the card: measured, not counted."""
    title = maker.said("titel")
    fits = not title_setting(title, means).folded
    told = f"{len(title)} van 60 tekens" if fits else "te lang voor de kaart: maak hem korter"
    return _beside(told, room, room.y, means, WARNING if not fits else MUTED)


def _text_room(maker: Maker, room: Rect, y: float, means: Means) -> list[Control]:
    """How many sentences the text has: two are read, ten are not."""
    count = len(re.findall(r"[^.?!…\s][^.?!…]*", maker.said("tekst")))
    told = "een of twee zinnen" if not count else "1 zin" if count == 1 else f"{count} zinnen"
    return _beside(told if count <= SENTENCES else f"{told}: korter leest beter", room, y, means, MUTED)


def _beside(told: str, room: Rect, y: float, means: Means, colour: str) -> list[Control]:
    """A remark at the right over a field."""
    wide = means.type.width(told, Weight.BOLD) * 20 + 8
    words = Text(Point(4, 18), told, 20, means.look.ink(colour), Weight.BOLD)
    return [shown(Rect(room.right - wide, y, wide, NAME), Face(Size(wide, NAME), (words,)), "maker:")]


def _domains(maker: Maker, place: Rect, means: Means) -> list[Control]:
    """The four domains; and words that are none, which a tap takes away."""
    entry = maker.entry
    chosen = entry.domains if entry is not None else ()
    odd = tuple(word for word in dict.fromkeys(chosen) if word not in DOMAINS)
    found = asked("Past bij", place, means)
    words = [*DOMAINS, *odd[:1]]
    wide = [means.type.width(word, Weight.BOLD) for word in words]
    leads = [
        _LEAD if word in chosen or not odd else _LEAD - 24 for word in words
    ]  # room for a word more: signs only where they say something
    em = min(22.0, (place.w - sum(leads) - 8 * (len(words) - 1)) / sum(wide))
    x = place.x
    for word, width, lead in zip(words, wide, leads, strict=True):
        spot = Rect(x, place.y + NAME, width * em + lead, place.h - NAME)
        found.append(_domain(word, spot, em, means, on=word in chosen))
        x = spot.right + 8
    return found


def _domain(word: str, spot: Rect, em: float, means: Means, *, on: bool) -> Control:
    """One domain: dark with a tick when the card is about it."""
    colour, icon = DOMAINS.get(word, ("", "x"))
    tint = means.look.tint(colour)
    fill, ink = (means.look.band(tint.text), WHITE) if on and colour else (WHITE, means.look.ink(MUTED if colour else WARNING))
    wide = spot.w - means.type.width(word, Weight.BOLD) * em > _LEAD - 1
    marks: tuple[Mark, ...] = (
        Panel(Rect(0, 0, spot.w, spot.h), fill, radius=12, edge=FOCUS if on and colour else ink, edge_width=4.0 if on else 2.0),
        *icon_marks(means.icons.get("check" if on and colour else icon, ()) if wide else (), Rect(9, spot.h / 2 - 11, 22, 22), ink),
        Text(Point(35 if wide else 11, spot.h / 2 + em * 0.34), word, em, ink, Weight.BOLD),
    )
    return shown(spot, Face(Size(spot.w, spot.h), marks), f"maker:domein={word}")


def _of_deck(maker: Maker, room: Rect, means: Means) -> list[Control]:
    """The name, kind, origin and version of the deck. The foot of the form is free for what is done with all of it (`SHARE`)."""
    y = room.y
    found = _field(maker, "deck", "Naam van de stapel", Rect(room.x, y, room.w, NAME + HIGH), means)
    y += NAME + HIGH + GAP
    now = maker.kind_of()
    found += kinds(maker, Rect(room.x, y, room.w, NAME + 2 * CHIP + 8), means, now.id if now else "")
    y += NAME + 2 * CHIP + 8 + GAP
    found += _field(maker, "bron", "Wie heeft de stapel gemaakt?", Rect(room.x, y, room.w * 0.66 - GAP, NAME + HIGH), means)
    found += _field(maker, "versie", "Versie", Rect(room.x + room.w * 0.66, y, room.w * 0.34, NAME + HIGH), means)
    return [*found, *sharing(maker, Rect(room.x, room.bottom - SHARE, room.w, SHARE), means)]


def kinds(maker: Maker, place: Rect, means: Means, chosen: str) -> list[Control]:
    """The kinds there are, in two rows."""
    found = asked("Soort van alle kaarten", place, means)
    columns = max(1, (len(maker.kinds) + 1) // 2)
    wide = (place.w - 8 * (columns - 1)) / columns
    for n, kind in enumerate(maker.kinds):
        spot = Rect(place.x + n % columns * (wide + 8), place.y + NAME + n // columns * (CHIP + 8), wide, CHIP)
        fill, ink = (means.look.band(kind.colour), WHITE) if kind.id == chosen else (WHITE, means.look.ink(DARK))
        ring = FOCUS if kind.id == chosen else means.look.ink(MUTED)
        found.append(button(kind.icon, kind.name, spot, means, f"maker:soort={kind.id}", fill=fill, ink=ink, ring=ring))
    return found


def _words(text: str, place: Rect, means: Means) -> Control:
    box = Rect(0, 0, place.w, place.h)
    setting = fit(text, box, (27.0, 24.6, 22.0, 20.0, 18.0), Weight.REGULAR, means.type)
    return shown(place, Face(Size(place.w, place.h), text_marks(setting, box, means.look.ink(DARK), Weight.REGULAR)), "maker:")
