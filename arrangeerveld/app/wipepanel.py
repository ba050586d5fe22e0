"""The sheet that asks whether a talk may go from this computer: what is saved, what goes, what stays; others go on beside it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from arrangeerveld.app.buttons import button, paper
from arrangeerveld.app.controls import Control
from arrangeerveld.app.heading import EDGE
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.colours import DARK, FOCUS, MUTED, WHITE
from arrangeerveld.core.geometry import Rect
from arrangeerveld.core.layout import fit, text_marks
from arrangeerveld.core.marks import Mark, Means, Weight, icon_marks

WIDE, HIGH = 780.0, 424.0  # mm
BUTTON = 76.0
WARNING = "#7a2e00"
GOOD = "#1f7d54"
SHEET = "wissen:"  # its surface: a finger does nothing there
_PAD = 26.0
_LINE = 72.0  # mm for one sentence of two lines


class Wiping(Protocol):
    """Who asks and wipes, as the screen knows it."""

    def act(self, value: str) -> None:
        """Do what a control about wiping asks: `kijk` which talks were left, `vraag`, `nu`, …; `covers.wipe` is the sheet."""
        ...

    def panel(self) -> WipePanel | None:
        """The sheet as it is now."""
        ...


class Ready(StrEnum):
    """How far it is."""

    LOOKING = "kijkt"
    SAVED = "bewaard"  # all of it is in files that were read back
    OPEN = "niet bewaard"  # it must be saved first
    OLD = "oud"  # it is in no file, and nobody came back to it for days: it may go all the same
    LOST = "onleesbaar"  # so damaged that there is nothing to save
    BUSY = "bezig"  # the record is still being made
    HELD = "elders"  # another window has it
    NOTHING = "niets"  # the program keeps nothing of it
    GOING = "gaat"


@dataclass(frozen=True, slots=True)
class WipePanel:
    """What the sheet says: the talk, how it is saved, what goes and what stays, each a sentence."""

    ready: Ready
    title: str = ""
    saved: str = ""
    goes: str = ""
    stays: str = ""

    def look(self) -> Hashable:
        """All that the controls depend on."""
        return self

    def controls(self, screen: Screen, means: Means) -> tuple[Control, ...]:
        """All of it, from the bottom up."""
        room = area(screen)
        return (self._sheet(room, means), *self._buttons(room, means))

    def _sheet(self, room: Rect, means: Means) -> Control:
        ink, box = means.look.ink(DARK), Rect(_PAD, 20, room.w - 2 * _PAD, 76)
        head = fit("Dit gesprek van deze computer wissen?", Rect(*box[:3], 40), (32.0, 28.0), Weight.BOLD, means.type)
        marks: list[Mark] = [*text_marks(head, Rect(*box[:3], 40), ink, Weight.BOLD)]
        name = Rect(_PAD, 58, box.w, 32)
        marks += text_marks(fit(self.title, name, (24.6, 22.0), Weight.REGULAR, means.type), name, means.look.ink(MUTED), Weight.REGULAR)
        sign, colour = ("check", GOOD) if self.ready in {Ready.SAVED, Ready.NOTHING} else ("alert-triangle", WARNING)
        if self.ready in {Ready.LOOKING, Ready.GOING, Ready.BUSY}:
            sign, colour = "clock", MUTED
        y = 96.0
        for icon, tint, words in ((sign, colour, self.saved), ("trash", DARK, self.goes), ("folder-open", DARK, self.stays)):
            if words:
                spot = Rect(_PAD + 50, y, room.w - 2 * _PAD - 50, _LINE)
                marks += icon_marks(means.icons.get(icon, ()), Rect(_PAD, y + 14, 36, 36), means.look.ink(tint))
                marks += text_marks(
                    fit(words, spot, (24.6, 22.0, 20.0), Weight.REGULAR, means.type), spot, ink, Weight.REGULAR, middle=True
                )
                y += _LINE + 2
        return paper(room, means, *marks, ring=means.look.ink(MUTED), action=SHEET)

    def _buttons(self, room: Rect, means: Means) -> tuple[Control, ...]:
        """Leaving it is on the left, saving in the middle, wiping on the right: no tap on one of them can come twice and be another."""
        y, ink, ring = room.bottom - BUTTON - 18, means.look.ink(DARK), means.look.ink(MUTED)
        left = Rect(room.x + _PAD, y, 190, BUTTON)
        right = Rect(room.right - _PAD - 276, y, 276, BUTTON)
        middle = Rect(left.right + 12, y, right.x - left.right - 24, BUTTON)
        leave = button(
            "x", "Sluit" if self.ready is Ready.NOTHING else "Niet nu", left, means, "wissen:niet", fill=WHITE, ink=ink, ring=ring
        )
        wipe = button("trash", "Wis het nu", right, means, "wissen:nu", fill=WARNING, ring=means.look.edge().colour)
        save = button("device-floppy", "Eerst bewaren", middle, means, "wissen:bewaar", fill=FOCUS, ink=DARK)
        match self.ready:
            case Ready.SAVED | Ready.LOST:
                return leave, wipe
            case Ready.OPEN:
                return leave, save
            case Ready.OLD:
                anyway = button(
                    "trash", "Wis zonder bewaren", right, means, "wissen:nu", fill=WHITE, ink=means.look.ink(WARNING), ring=ring
                )
                return leave, save, anyway
        return (leave,)


def area(screen: Screen) -> Rect:
    """Where the sheet lies: at the right, over the buttons at the foot."""
    return Rect(screen.size.w - EDGE - WIDE, screen.dock.y - 12 - HIGH, WIDE, HIGH)


def way_to_wiping(place: Rect, means: Means) -> Control:
    """The button that brings the sheet for the talk on the table."""
    ring = means.look.ink(MUTED)
    return button("trash", "Afsluiten en wissen", place, means, "wissen:vraag", fill=WHITE, ink=means.look.ink(DARK), ring=ring)
