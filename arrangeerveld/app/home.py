"""The start screen: go on with a talk, choose a field and the cards on the table, open an earlier board, settings."""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass, replace

from arrangeerveld.app.buttons import button, paper, shown
from arrangeerveld.app.controls import Control
from arrangeerveld.app.heading import EDGE, NAME, UNDER, surface, top
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.talks import SOURCE, Talk
from arrangeerveld.core.board import Kind
from arrangeerveld.core.colours import DARK, FOCUS, MUTED, SHEET, TABLE, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.layout import fit, text_marks
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Text, Weight, icon_marks, scaled, shifted_panel
from arrangeerveld.core.mat import Mat
from arrangeerveld.core.matface import zone_panel

LEFT = 405.0  # the width of the left column
GAP = 16.0
TALK = 188.0  # the height of the talk to go on with
BAR = 116.0
CHIP = 64.0
CRAMPED = 0.7  # of its width; a narrower chip cannot be read
_NARROWEST, _WIDEST = 290.0, 960.0
_NEW = "#fff3da"


@dataclass(frozen=True, slots=True)
class Pile:
    """A deck of the chosen field: its file, its kind, how it is called, and how many cards it has."""

    deck: str
    kind: Kind
    label: str
    count: int


@dataclass(slots=True)
class Home:
    """What the start screen shows. Of the chosen field the decks in `off` stay in the box."""

    fields: tuple[Mat, ...]
    chosen: str  # the id of a field
    piles: tuple[Pile, ...] = ()
    off: frozenset[str] = frozenset()
    talk: Talk | None = None
    looked: bool = False  # whether it is known if there is a talk to go on with
    left: tuple[tuple[str, bool], ...] = ()  # talks of which something is kept, and whether each is old
    offset: float = 0.0  # how far the fields are scrolled, mm

    def look(self) -> Hashable:
        """All that the controls depend on."""
        return self.fields, self.chosen, self.piles, self.off, self.talk, self.looked, self.left, self.offset

    def mat(self) -> Mat:
        """The chosen field, with the decks that are on the table."""
        mat = self.mat_in_full()
        return replace(mat, decks=tuple(deck for deck in mat.decks if deck not in self.off))

    def mat_in_full(self) -> Mat:
        """The chosen field with all its decks, those that stay in the box too."""
        return next((mat for mat in self.fields if mat.id == self.chosen), self.fields[0])

    def slid(self, screen: Screen, by: float, at: float) -> None:  # noqa: ARG002 - all screens are called alike
        """The fields move along with a finger, no further than their ends."""
        room, _, wide, columns = _grid(screen, len(self.fields))
        most = max(0.0, columns * (wide + GAP) - GAP - room.w)
        self.offset = min(max(self.offset - by, 0.0), most)

    def controls(self, screen: Screen, means: Means) -> tuple[Control, ...]:
        """All of it, from the bottom up."""
        return (
            shown(Rect(0, 0, *screen.size), surface(screen, NAME, UNDER, means)),
            *self._tiles(screen, means),
            *self._left(screen, means),
            *self._bar(screen, means),
        )

    def more(self) -> str:
        """What is told about talks besides the one to go on with, and of that one when it is old; nothing when there are none."""
        if not self.looked:
            return ""
        shown = "" if self.talk is None else self.talk.source
        open_, old = sum(source != shown and not old for source, old in self.left), sum(old for _, old in self.left)
        if open_ and old:
            return f"Nog {open_ + old} gesprekken, {old} oud"
        return f"Oude gesprekken: {old}" if old else f"Nog {open_} niet afgesloten" if open_ else ""

    def _tiles(self, screen: Screen, means: Means) -> list[Control]:
        room, _, _, _ = _grid(screen, len(self.fields))
        return [
            _tile(mat, place, means, on=mat.id == self.chosen)
            for mat, place in self.places(screen)
            if place.right > room.x and place.x < screen.size.w
        ]

    def places(self, screen: Screen) -> list[tuple[Mat, Rect]]:
        """The fields with their places, also of those that are scrolled out of sight."""
        room, rows, wide, _ = _grid(screen, len(self.fields))
        high = (room.h - (rows - 1) * GAP) / rows
        return [
            (mat, Rect(room.x + i // rows * (wide + GAP) - self.offset, room.y + i % rows * (high + GAP), wide, high))
            for i, mat in enumerate(self.fields)
        ]

    def reveal(self, screen: Screen, place: Rect) -> None:
        """Scroll until a field that has this place is seen whole."""
        room, _, _, _ = _grid(screen, len(self.fields))
        self.slid(screen, max(0.0, room.x - place.x) + min(0.0, room.right - place.right), 0.0)

    def _left(self, screen: Screen, means: Means) -> list[Control]:
        """The talk to go on with, and what else there is to do; the fields go by under this column."""
        room, _, _, _ = _grid(screen, 1)
        back = Size(EDGE + LEFT + GAP / 2, room.h + 2 * GAP)
        more = self.more()
        card = Rect(EDGE, room.y, LEFT, TALK)
        rows = Rect(EDGE, card.bottom + GAP, LEFT, room.bottom - card.bottom - GAP)
        pad = 2.0 if more else 6.0
        high = (rows.h - 2 * pad) / (4 if more else 3)
        first, second, third, fourth = (Rect(rows.x + 10, rows.y + pad + i * high, rows.w - 20, high) for i in range(4))
        cards = Rect(second.x, second.y, second.w * 0.68, high)
        paper_ = Rect(cards.right, second.y, second.right - cards.right, high)
        return [
            shown(Rect(0, room.y - GAP, *back), Face(back, (Panel(Rect(0, 0, *back), TABLE),))),
            *self._talk(card, means),
            paper(rows, means),
            button("folder-open", "Open een eerder bord", first, means, "open", fill=WHITE, ink=DARK, middle=False),
            button("cards", "Kaarten maken", cards, means, "maker:open", fill=WHITE, ink=DARK, middle=False),
            button("printer", "Print", paper_, means, "print:open", fill=WHITE, ink=DARK),
            button("settings", "Scherm en instellingen", third, means, "instellingen", fill=WHITE, ink=DARK, middle=False),
            *([_left(more, fourth, means)] if more else []),
        ]

    def _talk(self, place: Rect, means: Means) -> list[Control]:
        if self.talk is None:
            told = "Er is nog geen gesprek bewaard." if self.looked else "Even kijken of er nog een gesprek ligt."
            box = Rect(24, 0, place.w - 48, place.h)
            setting = fit(told, box, (26.0,), Weight.REGULAR, means.type)
            return [paper(place, means, *text_marks(setting, box, means.look.ink(MUTED), Weight.REGULAR, middle=True))]
        title = fit(self.talk.title, Rect(24, 48, place.w - 48, 42), (34.0, 30.0, 26.0), Weight.BOLD, means.type)
        filed = bool(self.talk.source) and not self.talk.source.startswith(SOURCE)
        marks: list[Mark] = [
            *icon_marks(means.icons.get("history", ()), Rect(24, 16, 28, 28), "#6b430a"),
            Text(Point(62, 39), "Laatst bewaard" if filed else "Nog niet afgesloten", 24.6, means.look.ink("#6b430a"), Weight.BOLD),
            *text_marks(title, Rect(24, 48, place.w - 48, 42), means.look.ink(DARK), Weight.BOLD, middle=True),
            Text(Point(24, 109), self.talk.when, 22, means.look.ink(MUTED)),
        ]
        go = Rect(place.x + 24, place.y + 119, 220, 62)
        wipe = Rect(go.right + 10, go.y, place.right - go.right - 34, go.h)
        ink, ring = means.look.ink(DARK), means.look.ink(MUTED)
        return [
            paper(place, means, *marks, fill=_NEW),
            button("player-play", "Ga verder", go, means, "verder"),
            button("", "Wissen", wipe, means, f"wissen:vraag={self.talk.source}", fill=WHITE, ink=ink, ring=ring),
        ]

    def _bar(self, screen: Screen, means: Means) -> list[Control]:
        """The decks of the chosen field, each of which can stay in the box, and the button that begins."""
        place = Rect(EDGE, screen.size.h - 12 - BAR, screen.size.w - 2 * EDGE, BAR)
        begin = Rect(place.right - 220, place.y + 16, 200, BAR - 32)
        label = Text(Point(24, 32), "Kaarten op tafel: tik op een stapel die je niet nodig hebt", 22, means.look.ink(DARK), Weight.BOLD)
        faces = [(pile, _width(pile, means)) for pile in self.piles]
        room, wanted = begin.x - place.x - 48, sum(wide + 10 for _, wide in faces)
        crowded = wanted * CRAMPED > room  # then the sentence makes way for a second row
        half = -(-len(faces) // 2)
        rows = [faces[:half], faces[half:]] if crowded else [faces]
        controls = [
            paper(place, means, *(() if crowded else (label,))),
            button("player-play", "Start", begin, means, "begin", fill=FOCUS, ink=DARK),
        ]
        for i, row in enumerate(rows):
            y, high = (place.y + 6 + i * 54, 50.0) if crowded else (place.y + 42, CHIP)
            narrow = min(1.0, (room - 10 * len(row)) / max(1.0, sum(wide for _, wide in row)))
            x = place.x + 24
            for pile, wide in row:
                controls.append(_chip(pile, Rect(x, y, wide * narrow, high), means, on=pile.deck not in self.off))
                x += wide * narrow + 10
        return controls


def _left(label: str, place: Rect, means: Means) -> Control:
    """The quiet way to the talks of which something is kept."""
    return button("clock", label, place, means, "wissen:lijst", fill=WHITE, ink=means.look.ink(MUTED), middle=False)


def _grid(screen: Screen, count: int) -> tuple[Rect, int, float, int]:
    """Where the fields lie, in how many rows, how wide each is, and in how many columns."""
    left, upper = EDGE + LEFT + GAP, top(screen)
    room = Rect(left, upper, screen.size.w - EDGE - left, screen.size.h - 12 - BAR - GAP - upper)
    rows = 1 if count <= 2 else 2  # noqa: PLR2004 - two lie large beside each other
    columns = max(1, math.ceil(count / rows))
    wide = min(max((room.w - (columns - 1) * GAP) / columns, _NARROWEST), _WIDEST)
    return room, rows, wide, columns


def _tile(mat: Mat, place: Rect, means: Means, *, on: bool) -> Control:
    """A field: its zones in small, and its name."""
    foot = 54.0
    scale = min((place.w - 36) / mat.size.w, (place.h - foot - 20) / mat.size.h)
    x, y = (place.w - mat.size.w * scale) / 2, 18 + (place.h - foot - 20 - mat.size.h * scale) / 2
    marks: list[Mark] = []
    for zone in mat.zones:
        edge = means.look.edge(zone.colour)
        panel = scaled(zone_panel(zone, means.look.tint(zone.colour).fill, edge.colour, edge.width / 2 / scale), scale)
        marks.append(shifted_panel(panel, x, y))
    box = Rect(14, place.h - foot - 2, place.w - 28, foot)
    name = fit(mat.name, box, (30.0, 27.0, 24.6), Weight.BOLD, means.type)
    wide = means.type.width(name.lines[0], Weight.BOLD) * name.size
    written = text_marks(name, Rect((place.w - wide) / 2, box.y, box.w, box.h), means.look.ink(DARK), Weight.BOLD, middle=True)
    return paper(place, means, *marks, *written, fill=SHEET, ring=FOCUS if on else "", action=f"veld:{mat.id}")


def _words(pile: Pile) -> tuple[str, str]:
    return f"{pile.label} {pile.count}", f"{pile.label} uit"


def _width(pile: Pile, means: Means) -> float:
    """As wide as the chip needs to be whether it is on or off."""
    return 74 + max(means.type.width(word, Weight.BOLD) for word in _words(pile)) * 26


def _chip(pile: Pile, place: Rect, means: Means, *, on: bool) -> Control:
    colour = means.look.band(pile.kind.colour)
    fill, ink = (colour, WHITE) if on else (WHITE, means.look.ink(MUTED))
    word = _words(pile)[0 if on else 1]
    return button(pile.kind.icon, word, place, means, f"dek:{pile.deck}", fill=fill, ink=ink, ring="" if on else ink)
