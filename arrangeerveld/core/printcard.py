"""The face of a card on paper: its front, its back, and one to write on, in mm; what does not fit goes on on a second card."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from arrangeerveld.core.board import Kind
from arrangeerveld.core.colours import DARK, DOMAINS, MUTED, WHITE, ZONES
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.layout import TIGHT, Setting, break_lines, fit, insets, text_marks
from arrangeerveld.core.marks import Mark, Means, Panel, Text, Weight, icon_marks

PRINTED = Size(85.0, 54.0)
"""As a bank card (ISO/IEC 7810 ID-1 is 85.6 by 53.98 mm): ten on a sheet of A4, and it fits the sleeves that are sold for those."""
EDGE = 3.0  # mm of white inside the cut: a cut or a printer that is off by a mm takes nothing away
TITLES = (6.2, 5.6, 5.0, 4.6)  # em in mm
TEXTS = (4.3, 4.0, 3.7, 3.4)  # the smallest is 9.6 points
SMALL = 3.4
AGAIN = "(vervolg)"

_BAND = Rect(EDGE, EDGE, PRINTED.w - 2 * EDGE, 8.6)
_ROOM = Rect(EDGE + 1, _BAND.bottom + 1.6, _BAND.w - 2, PRINTED.h - EDGE - _BAND.bottom - 1.6)
_MOST_TITLE = 25.0  # mm: sixty of the widest letters
_SECOND_TITLE = 10.0  # mm, on a card on which the text goes on: two lines
_FOOT = 4.6  # mm, the row of domains
_GAP = 1.4
_LEAD = 1.16
_PERSON = 5.0  # mm, the sign before who does it
_RULE = 0.25
_RULED = "#9aa4ac"  # what somebody writes on
_TITLE_RULE = 22.0  # mm from the top
_RULES = (31.0, 40.0, 49.0)  # the last one for who does it
TINY = 1e-6
NOBODY = Setting((), SMALL)


@dataclass(frozen=True, slots=True)
class PrintCard:
    """A card to be printed; one without a title is to be written on."""

    kind: Kind
    title: str = ""
    text: str = ""
    performer: str = ""
    domains: tuple[str, ...] = ()
    deck: str = ""  # the name of its deck


@dataclass(frozen=True, slots=True)
class Said:
    """What is read on a card: the sort of element it is in a tree ("H2", "P"), its marks, its words."""

    sort: str
    marks: tuple[Mark, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Front:
    """The front of a card on paper, from its top left: what is only drawn, and what is read."""

    drawn: tuple[Mark, ...]
    said: tuple[Said, ...] = ()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All of it."""
        return (*self.drawn, *(mark for said in self.said for mark in said.marks))


def fronts(card: PrintCard, means: Means) -> tuple[Front, ...]:
    """The front; more than one when the text does not fit: it goes on on the next card, so that nothing is cut off."""
    if not card.title:
        return (_to_write_on(card, means),)
    return tuple(_set(card, means))


def back(card: PrintCard, means: Means) -> tuple[Mark, ...]:
    """The back: the colour, the icon and the name of its kind, and the name of its deck when that is another."""
    place = Rect(EDGE, EDGE, PRINTED.w - 2 * EDGE, PRINTED.h - 2 * EDGE)
    marks: list[Mark] = [
        Panel(place, card.kind.colour, radius=2.5),
        *icon_marks(means.icons.get(card.kind.icon, ()), Rect(PRINTED.w / 2 - 9, 9, 18, 18), WHITE),
        _centred(card.kind.name, 38.2, 8.0, Weight.BOLD, means),
    ]
    if card.deck and card.deck != card.kind.name:
        marks.append(_centred(card.deck, 46.0, 4.0, Weight.REGULAR, means))
    return tuple(marks)


def _centred(text: str, baseline: float, size: float, weight: Weight, means: Means) -> Text:
    """A line in the middle of a card, smaller when it is long."""
    wide = means.type.width(text, weight)
    size = min(size, (_ROOM.w - 4) / wide) if wide else size
    return Text(Point((PRINTED.w - wide * size) / 2, baseline), text, size, WHITE, weight)


def _set(card: PrintCard, means: Means) -> Iterator[Front]:
    """Set the title, then the text as far as there is room, then who does it; on a next card what is left of that."""
    title, size = _sizes(card, means)
    rest, words = card.text, card.title
    who = _setting(card.performer, SMALL, _ROOM.w - _PERSON, means)
    while True:
        top, low = _ROOM.y + title.height + _GAP, _bottom(card)
        begun, rest = _beginning(rest, low - top, size, means)
        body = _setting(begun, size, _ROOM.w, means)
        said = [Said("H2", text_marks(title, _ROOM, DARK, Weight.BOLD), words)]
        if begun:
            said.append(Said("P", text_marks(body, Rect(_ROOM.x, top, _ROOM.w, body.height), DARK, Weight.REGULAR), begun))
        done = not rest and top + body.height + _above(who, begun) + who.height <= low + TINY
        yield _front(card, said, who if done else NOBODY, means)
        if done:
            return
        words = f"{card.title} {AGAIN}"
        title = fit(words, Rect(0, 0, _ROOM.w, _SECOND_TITLE), TITLES[-1:], Weight.BOLD, means.type, leading=TIGHT)


def _sizes(card: PrintCard, means: Means) -> tuple[Setting, float]:
    """The title, and the em of the text: the largest with which all is on one card, else the smallest."""
    who = _setting(card.performer, SMALL, _ROOM.w - _PERSON, means)
    for i, size in enumerate(TEXTS):
        title = fit(card.title, Rect(0, 0, _ROOM.w, _MOST_TITLE), TITLES[i:], Weight.BOLD, means.type, leading=TIGHT)
        body = _setting(card.text, size, _ROOM.w, means)
        if _ROOM.y + title.height + _GAP + body.height + _above(who, card.text) + who.height <= _bottom(card) + TINY:
            break
    return title, size


def _front(card: PrintCard, said: list[Said], who: Setting, means: Means) -> Front:
    """One front with its band, what is said on it, who does it, and its domains."""
    drawn = list(_band(card, means))
    if who.lines:
        y = _bottom(card) - who.height
        drawn += icon_marks(means.icons.get("user", ()), Rect(_ROOM.x, y, 3.6, 3.6), MUTED)
        place = Rect(_ROOM.x + _PERSON, y, _ROOM.w - _PERSON, who.height)
        said = [*said, Said("P", text_marks(who, place, MUTED, Weight.REGULAR), card.performer)]
    icons, names = _domains(card.domains, means)
    return Front((*drawn, *icons), (*said, *([Said("P", names, ", ".join(card.domains))] if names else ())))


def _above(who: Setting, text: str) -> float:
    return _GAP if who.lines and text else 0.0


def _bottom(card: PrintCard) -> float:
    """Where the text must end, mm from the top of the card."""
    return _ROOM.bottom - (_FOOT + 0.8 if card.domains else 0.0)


def _setting(text: str, size: float, width: float, means: Means) -> Setting:
    lines = break_lines(text, width / size, Weight.REGULAR, means.type) if text else ()
    return Setting(lines, size, leading=_LEAD, insets=insets(text, lines, width, size, Weight.REGULAR, means.type))


def _beginning(text: str, room: float, size: float, means: Means) -> tuple[str, str]:
    """The longest beginning of a text that fits in so many mm, broken between words, and the rest."""
    if _setting(text, size, _ROOM.w, means).height <= room + TINY:
        return text, ""
    ends = [word.end() for word in re.finditer(r"\S+", text)]
    for places in (ends, range(1, len(text))):  # a word that fills a card is broken between letters
        fitting = bisect_right(places, room + TINY, key=lambda end: _setting(text[:end], size, _ROOM.w, means).height)
        if fitting:
            return text[: places[fitting - 1]].strip(), text[places[fitting - 1] :].strip()
    return "", text


def _band(card: PrintCard, means: Means) -> Iterator[Mark]:
    """The colour of the kind with its icon and word, as on the table."""
    wide = means.type.width(card.kind.short, Weight.BOLD)
    size = min(5.2, (_BAND.w - 12) / wide) if wide else 5.2
    yield Panel(_BAND, card.kind.colour, radius=1.8)
    yield from icon_marks(means.icons.get(card.kind.icon, ()), Rect(_BAND.x + 1.6, _BAND.y + 1.1, 6.4, 6.4), WHITE)
    yield Text(Point(_BAND.x + 10, _BAND.y + 6.1), card.kind.short, size, WHITE, Weight.BOLD)


def _domains(domains: tuple[str, ...], means: Means) -> tuple[tuple[Mark, ...], tuple[Text, ...]]:
    """The signs and the words of the domains, in a row at the foot; as small as they must be."""
    known = [(word, *DOMAINS[word]) for word in domains if word in DOMAINS]
    wide = sum(means.type.width(word, Weight.BOLD) + 2.1 for word, _, _ in known)
    size = min(SMALL, _ROOM.w / wide) if wide else SMALL
    x, baseline = _ROOM.x, _ROOM.bottom - 1.2
    icons, names = list[Mark](), list[Text]()
    for word, colour, icon in known:
        ink = ZONES[colour].text
        icons += icon_marks(means.icons.get(icon, ()), Rect(x, baseline - size, size * 1.2, size * 1.2), ink)
        names.append(Text(Point(x + size * 1.4, baseline), word, size, ink, Weight.BOLD))
        x += (means.type.width(word, Weight.BOLD) + 2.1) * size
    return tuple(icons), tuple(names)


def _to_write_on(card: PrintCard, means: Means) -> Front:
    """A card with its band and lines: one for a title, more for the text, and room for who does it."""
    lines = [Panel(Rect(_ROOM.x, _TITLE_RULE, _ROOM.w, 2 * _RULE), MUTED)]
    lines += [Panel(Rect(_ROOM.x, y, _ROOM.w, _RULE), _RULED) for y in _RULES]
    person = icon_marks(means.icons.get("user", ()), Rect(_ROOM.x, _RULES[-1] - 4.8, 4.2, 4.2), MUTED)
    return Front((*_band(card, means), *lines, *person))
