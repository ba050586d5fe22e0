"""The talks on this computer that were not finished or left for days, each with a way back to it and a way to wipe it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from arrangeerveld.app.buttons import button, paper, shown
from arrangeerveld.app.controls import Control
from arrangeerveld.app.heading import EDGE, surface, top
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.colours import DARK, FOCUS, MUTED, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.layout import fit, text_marks
from arrangeerveld.core.marks import Face, Mark, Means, Text, Weight
from arrangeerveld.files.settings import AFTER

ROW, GAP = 76.0, 8.0
FOOT = 72.0
ROWS = 4  # talks on one page
_WARNING = "#7a2e00"


@dataclass(frozen=True, slots=True)
class OldTalk:
    """One of them: what is asked about it, how it is called, when it was, and what is kept of it."""

    source: str
    title: str
    when: str
    state: str
    opens: bool  # whether there is something to go on with
    old: bool


@dataclass(slots=True)
class OldTalks:
    """The page: the talks, after how many days they come here, and which page of them is seen."""

    talks: tuple[OldTalk, ...]
    after: str
    page: int = 0

    def look(self) -> Hashable:
        """All that the controls depend on."""
        return self.talks, self.after, self.page

    def slid(self, screen: Screen, by: float, at: float) -> None:
        """Nothing slides here."""

    def leaf(self) -> None:
        """The next talks; after the last the first."""
        self.page = (self.page + 1) % max(1, -(-len(self.talks) // ROWS))

    def controls(self, screen: Screen, means: Means) -> tuple[Control, ...]:
        """All of it, from the bottom up."""
        under = "Hiervan bewaart het programma nog stappen of eerdere versies. Ga verder, of wis het."
        controls = [shown(Rect(0, 0, *screen.size), surface(screen, "Gesprekken op deze computer", under, means))]
        first = self.page * ROWS
        for i, talk in enumerate(self.talks[first : first + ROWS]):
            controls += _row(talk, Rect(EDGE, top(screen) + i * (ROW + GAP), screen.size.w - 2 * EDGE, ROW), means)
        if not self.talks:
            words = Text(Point(24, 48), "Hier staat niets meer.", 26, means.look.ink(MUTED))
            controls.append(paper(Rect(EDGE, top(screen), 520, ROW), means, words))
        return (*controls, *self._foot(screen, means))

    def _foot(self, screen: Screen, means: Means) -> list[Control]:
        """The way back, when talks come here, and the way to more of them."""
        y, ink, ring = screen.size.h - 12 - FOOT, means.look.ink(DARK), means.look.ink(MUTED)
        controls = [button("arrow-left", "Terug", Rect(EDGE, y, 190, FOOT), means, "wissen:terug", fill=WHITE, ink=ink, ring=ring)]
        asks = Text(Point(0, 24), "Oud noemen we een gesprek", 24.6, means.look.ink(MUTED), Weight.BOLD)
        controls.append(shown(Rect(EDGE + 230, y - 40, 600, 34), Face(Size(600, 34), (asks,))))
        wide, x = 150.0, EDGE + 230.0
        for word in AFTER:
            on, spot = word == self.after, Rect(x, y, wide, FOOT)
            action = f"wissen:na={word}"
            controls.append(
                button("", word, spot, means, action, ring=FOCUS)
                if on
                else button("", word, spot, means, action, fill=WHITE, ink=ink, ring=ring)
            )
            x += wide + GAP
        if len(self.talks) > ROWS:
            label = f"{self.page * ROWS + 1} tot {min((self.page + 1) * ROWS, len(self.talks))} van {len(self.talks)} ›"
            spot = Rect(screen.size.w - EDGE - 260, y, 260, FOOT)
            controls.append(button("", label, spot, means, "wissen:meer", fill=WHITE, ink=ink, ring=ring))
        return controls


def _row(talk: OldTalk, place: Rect, means: Means) -> list[Control]:
    wide = 190.0  # of each button
    box = Rect(24, 6, place.w - 2 * wide - 70, 36)
    under = Rect(24, 41, box.w, 30)
    name = fit(f"{talk.title}, {talk.when}", box, (27.0, 24.6, 22.0), Weight.BOLD, means.type)
    told = f"{talk.state} Dit gesprek is oud." if talk.old else talk.state
    state = fit(told, under, (22.0, 20.0), Weight.REGULAR, means.type)
    marks: list[Mark] = [
        *text_marks(name, box, means.look.ink(DARK), Weight.BOLD, middle=True),
        *text_marks(state, under, means.look.ink(MUTED), Weight.REGULAR, middle=True),
    ]
    wipe = Rect(place.right - wide - 8, place.y + 7, wide, place.h - 14)
    go = Rect(wipe.x - wide - 10, wipe.y, wide, wipe.h)
    ring = means.look.ink(MUTED)
    buttons = [button("trash", "Wissen", wipe, means, f"wissen:vraag={talk.source}", fill=WHITE, ink=means.look.ink(_WARNING), ring=ring)]
    if talk.opens:
        buttons.append(button("player-play", "Ga verder", go, means, f"wissen:open={talk.source}"))
    return [paper(place, means, *marks), *buttons]
