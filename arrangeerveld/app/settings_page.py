"""The settings on the screen: large choices that are seen at once, and the size of the screen in real millimetres."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import Any

from arrangeerveld.app.buttons import button, shown
from arrangeerveld.app.controls import Control
from arrangeerveld.app.heading import EDGE, surface, top
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.board import CARD, NOTE, Card, Kind, Note, NoteSize
from arrangeerveld.core.colours import DARK, FOCUS, MUTED, SHEET, WHITE
from arrangeerveld.core.faces import CARD_SIZES, card_face, note_face
from arrangeerveld.core.geometry import Point, Pose, Rect, Size
from arrangeerveld.core.layout import fit, text_marks
from arrangeerveld.core.marks import Face, Means, Panel, Text, Weight, icon_marks
from arrangeerveld.files.settings import OPTIONS, Settings

ROW = 126.0
HIGH = 72.0
GAP = 12.0
SHARED = 36.0  # the height of the line about the decks of the organisation
TEST = 290.0  # the width of the way to the touch test
INCHES = (55, 65, 75, 86)
PASS = Size(85.6, 53.98)  # mm, a bank card: ISO/IEC 7810, ID-1
SHORTEST, LONGEST = 30.0, 560.0  # mm on the screen, of the bar
CAPITAL = 0.668  # the height of a capital letter, em
_QUESTIONS = {
    "knoppen": "Terug en Bewaar staan",
    "veld": "Het veld ligt",
    "letters": "Letters op kaarten en memo’s",
    "kleuren": "Kleuren op het scherm",
    "titels": "Titels op het beginscherm",
    "handpalm": "Handpalm wist inkt",
}
_WORDS = {"rechts": "rechts", "links": "links", "midden": "in het midden", "laag": "laag", "groot": "groot"}
_EXAMPLE_WIDE = CARD.w + 2 * GAP + NOTE[NoteSize.SMALL].w
_EXAMPLE = Card("", "", "Zo ziet een kaart eruit", Pose(0, 0)), Note("", NoteSize.SMALL, "geel", "En zo een memo", Pose(0, 0))


@dataclass(slots=True)
class SettingsPage:
    """What is set now; while the screen is being measured, `bar` is how long a bank card is on it (mm of ours)."""

    settings: Settings
    kind: Kind | None = None
    bar: float = 0.0
    shared: str = ""  # about the folder with decks of the organisation

    def look(self) -> Hashable:
        """All that the controls depend on."""
        return self.settings, self.kind, self.bar, self.shared

    def measure(self, screen: Screen) -> None:
        """Begin to measure, from what is known."""
        self.bar = min(max(PASS.w / screen.real, SHORTEST), LONGEST)

    def slid(self, screen: Screen, by: float, at: float) -> None:  # noqa: ARG002 - all screens are called alike
        """The bar becomes longer or shorter with a finger."""
        self.bar = min(max(self.bar + by, SHORTEST), LONGEST)

    def measured(self, screen: Screen) -> Settings:
        """The settings with the size of the screen as it was measured."""
        return replace(self.settings, diagonaal=round(screen.diagonal_for(PASS.w / self.bar), 2))

    def chosen(self, value: str) -> Settings:
        """The settings after a choice `sleutel=waarde`."""
        key, _, word = value.partition("=")
        choice: dict[str, Any] = {key: float(word) if key == "diagonaal" else word}
        return replace(self.settings, **choice)

    def controls(self, screen: Screen, means: Means) -> tuple[Control, ...]:
        """All of it, from the bottom up."""
        if self.bar:
            return self._measuring(screen, means)
        upper, wide = top(screen), (screen.size.w - 3 * EDGE) / 2
        right = 2 * EDGE + wide
        options = {**OPTIONS, "titels": ("tonen", "verbergen"), "handpalm": ("nee", "ja")}
        small = wide - TEST - 2 * GAP
        places = [(EDGE, 0, wide), (EDGE, 1, wide), (EDGE, 2, wide), (right, 0, wide), (right, 1, wide), (right, 2, small)]
        controls = [_back(screen, "Scherm en instellingen", "Wat je kiest, zie je meteen en blijft zo op dit apparaat.", means)]
        controls += self._example(Point(right + wide - _EXAMPLE_WIDE, upper - 170), means)
        for (key, words), (x, row, room) in zip(options.items(), places, strict=True):
            controls += self._choice(key, words, Rect(x, upper + row * ROW, room, ROW), means)
        controls += _touch_test(Rect(right + small + 2 * GAP, upper + 2 * ROW, TEST, ROW), means)
        controls += self._diagonal(screen, means, upper + 3 * ROW)
        return (*controls, _line(self.shared, Rect(EDGE, upper + 3 * ROW + 38 + HIGH + 10, screen.size.w - 2 * EDGE, SHARED), means))

    def _choice(self, key: str, words: tuple[str, ...], place: Rect, means: Means) -> list[Control]:
        controls = [_words(_QUESTIONS[key], Rect(place.x, place.y, place.w, 34), means)]
        wide = (place.w - GAP * (len(words) - 1)) / len(words)
        for i, word in enumerate(words):
            spot = Rect(place.x + i * (wide + GAP), place.y + 38, wide, HIGH)
            controls.append(_option(_WORDS.get(word, word), spot, means, f"kies:{key}={word}", on=getattr(self.settings, key) == word))
        return controls

    def _example(self, at: Point, means: Means) -> list[Control]:
        card, note = _EXAMPLE
        small = NOTE[NoteSize.SMALL]
        return [
            shown(Rect(at.x, at.y + 6, *CARD), card_face(card, self.kind, means)),
            shown(Rect(at.x + CARD.w + 2 * GAP, at.y, *small), note_face(note, means)),
        ]

    def _diagonal(self, screen: Screen, means: Means, upper: float) -> list[Control]:
        """The usual sizes, another size by measuring, what that means, and the way back."""
        controls = [_words("Grootte van dit scherm", Rect(EDGE, upper, 600, 34), means)]
        wide, now = 128.0, self.settings.diagonaal
        for i, inch in enumerate(INCHES):
            spot = Rect(EDGE + i * (wide + GAP), upper + 38, wide, HIGH)
            controls.append(_option(f"{inch} inch", spot, means, f"kies:diagonaal={inch}", on=now == inch))
        x = EDGE + len(INCHES) * (wide + GAP)
        other = f"{now:.0f} inch" if now and now not in INCHES else "anders"
        controls.append(_option(other, Rect(x, upper + 38, wide, HIGH), means, "meet", on=bool(now) and now not in INCHES))
        done = Rect(screen.size.w - EDGE - 200, upper + 38, 200, HIGH)
        x += wide + 2 * GAP
        told = _sentence(screen, means) if now else "Kies hoe groot dit scherm is. Dan kloppen de maten in millimeters."
        box = Rect(0, 0, done.x - x - 2 * GAP, HIGH + 14)
        lines = text_marks(fit(told, box, (24.6, 22.0), Weight.REGULAR, means.type), box, means.look.ink(DARK), Weight.REGULAR, middle=True)
        controls.append(shown(Rect(x, upper + 31, box.w, box.h), Face(Size(box.w, box.h), lines)))
        return [*controls, button("check", "Klaar", done, means, "klaar", fill=FOCUS, ink=DARK)]

    def _measuring(self, screen: Screen, means: Means) -> tuple[Control, ...]:
        upper = top(screen)
        pas = Rect(EDGE, upper, self.bar, self.bar * PASS.h / PASS.w)
        room = Rect(EDGE - 20, upper - 10, LONGEST + 160, LONGEST * PASS.h / PASS.w + 20)
        told = "Leg een bankpas plat tegen het scherm, op dit vakje. Sleep tot het vakje precies even breed is als de pas."
        words = Rect(room.right + 20, upper, screen.size.w - room.right - 20 - EDGE, 240)
        lines = text_marks(
            fit(told, Rect(0, 0, words.w, words.h), (30.0,), Weight.REGULAR, means.type), Rect(0, 0, *words[2:]), DARK, Weight.REGULAR
        )
        row = screen.size.h - 12 - HIGH
        arrow = Rect(pas.w + 18, pas.h / 2 - 30, 60, 60)
        face = Face(
            Size(room.w, room.h),
            (
                Panel(Rect(0, 0, room.w, room.h), SHEET, radius=14),
                Panel(Rect(20, 10, pas.w, pas.h), WHITE, radius=pas.w * 0.037, edge=DARK, edge_width=2.0),
                *icon_marks(
                    means.icons.get("arrows-horizontal", means.icons.get("hand-move", ())), Rect(20 + arrow.x, 10 + arrow.y, 60, 60), DARK
                ),
            ),
        )
        make: Callable[[int, str, str, float], Control] = lambda x, label, action, wide: button(  # noqa: E731
            "", label, Rect(EDGE + x, row, wide, HIGH), means, action
        )
        return (
            _back(screen, "Hoe groot is dit scherm?", "Met een bankpas meet je het na. Elke pas is even breed: 85,6 millimeter.", means),
            shown(room, face, "balk"),
            shown(words, Face(Size(words.w, words.h), lines)),
            make(0, "smaller", "langer:-1", 160),
            make(172, "breder", "langer:1", 160),
            button("check", "Klaar", Rect(screen.size.w - EDGE - 200, row, 200, HIGH), means, "gemeten", fill=FOCUS, ink=DARK),
            button("arrow-left", "Terug", Rect(screen.size.w - EDGE - 412, row, 200, HIGH), means, "niet-meten"),
        )


def _touch_test(place: Rect, means: Means) -> list[Control]:
    """The way to the page that shows what the screen makes of every finger."""
    spot = Rect(place.x, place.y + 38, place.w, HIGH)
    ink = means.look.ink(DARK)
    return [
        _words("Vingers op het scherm", Rect(place.x, place.y, place.w, 34), means),
        button("hand-move", "Aanraaktest", spot, means, "aanraaktest", fill=WHITE, ink=ink, ring=means.look.ink(MUTED)),
    ]


def _line(text: str, place: Rect, means: Means) -> Control:
    """A sentence over the whole width, at the foot."""
    box = Rect(0, 0, place.w, place.h)
    lines = text_marks(
        fit(text, box, (22.0, 20.0, 18.0), Weight.REGULAR, means.type, leading=1.0), box, means.look.ink(MUTED), Weight.REGULAR
    )
    return shown(place, Face(Size(place.w, place.h), lines))


def _sentence(screen: Screen, means: Means) -> str:
    """How high a capital letter on a card is on the glass."""
    high = means.look.sizes(CARD_SIZES)[-1] * CAPITAL * screen.real
    return f"Op dit scherm is een hoofdletter op een kaart {high:.0f} mm hoog."


def _back(screen: Screen, title: str, under: str, means: Means) -> Control:
    return shown(Rect(0, 0, *screen.size), surface(screen, title, under, means))


def _words(text: str, place: Rect, means: Means) -> Control:
    line = Text(Point(0, 25), text, 26, means.look.ink(MUTED), Weight.BOLD)
    return shown(place, Face(Size(place.w, place.h), (line,)))


def _option(label: str, place: Rect, means: Means, action: str, *, on: bool) -> Control:
    """A choice; the chosen one is dark, with a tick and a bright edge."""
    if on:
        icon = "check" if place.w > 160 else ""  # noqa: PLR2004 - narrower ones need the room for their word
        return button(icon, label, place, means, action, ring=FOCUS)
    return button("", label, place, means, action, fill=WHITE, ink=means.look.ink(DARK), ring=means.look.ink(MUTED))
