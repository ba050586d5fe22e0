"""The panel Gesprek: a sheet over the foot of the mat, on one side, so that other hands go on beside it; its tabs and what covers them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

from arrangeerveld.app import datepicker, talktabs
from arrangeerveld.app.buttons import button, paper
from arrangeerveld.app.controls import Control, label_size
from arrangeerveld.app.datepicker import DatePicker
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.talkview import GAP, HIGH, SOFT, View, flow, option, person_chip
from arrangeerveld.core.board import Board
from arrangeerveld.core.colours import DARK, FOCUS, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.gestures import Writing
from arrangeerveld.core.marks import Face, Means, Panel, Text, Weight, icon_marks

WIDE = 816.0  # so that a keyboard of full size lies beside it
SIZE = Size(WIDE, datepicker.SIZE.h)
EDGE = 6.0
_PAD = 16.0
_TABS = 62.0
_STRIP = 82.0  # beside a calendar, for the way back
TABS: dict[str, tuple[str, str, Callable[[View], list[Control]]]] = {
    "wie": ("users", "Wie is er", talktabs.people),
    "over": ("info-circle", "Gesprek", talktabs.about),
    "stem": ("user-heart", "Stem", talktabs.voice),
    "toestemming": ("file-check", "Toestemming", talktabs.consents),
    "vorige": ("history", "Vorige keer", talktabs.earlier),
    "terugblik": ("message-circle", "Terugblik", talktabs.review),
}
_PUPIL = {"stem", "toestemming"}


@dataclass(slots=True)
class TalkPanel:
    """Which tab is open, who and what is chosen in it, and what lies over it: a calendar for a blank, or the people to choose from."""

    tab: str = "wie"
    person: str = ""
    consent: str = ""
    page: int = 0
    picking: str = ""  # the key of the blank for which a day is chosen
    picker: DatePicker | None = None
    asking: str = ""  # the key of the blank for which somebody is chosen

    def look(self) -> Hashable:
        """All that the controls depend on beside the board."""
        return self.tab, self.person, self.consent, self.page, self.picking, self.picker, self.asking

    def uncover(self) -> None:
        """Take away what lies over the tab."""
        self.picking, self.picker, self.asking = "", None, ""

    def controls(
        self, board: Board, writing: Mapping[str, Writing], screen: Screen, means: Means, *, under: bool | None = None
    ) -> tuple[Control, ...]:
        """All of it, from the bottom up; `under` is whether an earlier board shines through, None when there is none."""
        place = area(screen)
        if self.picker is not None:
            return self._calendar(self.picker, place, screen, means)
        tabs = tabs_for(board)
        tab = self.tab if self.tab in tabs else "wie"
        room = Rect(place.x + _PAD, place.y + _TABS + 2 * GAP, place.w - 2 * _PAD, place.h - _TABS - 3 * GAP)
        view = View(board, room, means, writing, self.person, self.consent, self.page, under)
        inner = self._asking(view) if self.asking else TABS[tab][2](view)
        return (paper(place, means, action="vlak"), *self._tabs(tabs, tab, place, means), *inner)

    def _tabs(self, tabs: tuple[str, ...], now: str, place: Rect, means: Means) -> list[Control]:
        room = place.w - 2 * GAP - _TABS - GAP - (len(tabs) - 1) * 6
        wanted = [means.type.width(TABS[tab][1], Weight.BOLD) * 18 + 26 for tab in tabs]
        more = (room - sum(wanted)) / len(tabs)
        x, made = place.x + GAP, list[Control]()
        for tab, wide in zip(tabs, wanted, strict=True):
            icon, label, _ = TABS[tab]
            size, on = Size(wide + more, _TABS), tab == now
            face = _tab(icon, label, size, means, on=on)
            made.append(Control(face, Rect(x, place.y + GAP, *size), face, f"gesprek:tab={tab}"))
            x += size.w + 6
        close = Rect(place.right - GAP - _TABS, place.y + GAP, _TABS, _TABS)
        return [*made, button("x", "", close, means, "gesprek:sluit", fill=SOFT, ink=DARK)]

    def _calendar(self, picker: DatePicker, place: Rect, screen: Screen, means: Means) -> tuple[Control, ...]:
        whole = Rect(place.x, place.y, _STRIP + datepicker.SIZE.w, place.h)
        if whole.right > screen.size.w - EDGE:
            whole = Rect(screen.size.w - EDGE - whole.w, place.y, whole.w, whole.h)
        back = button("arrow-left", "", Rect(whole.x + 9, whole.bottom - 78, _TABS, _TABS), means, "gesprek:terug", fill=SOFT, ink=DARK)
        days = picker.controls(Point(whole.x + _STRIP, whole.y), means, "gesprek:dag:")
        return (paper(whole, means, action="vlak"), back, *days)

    def _asking(self, view: View) -> list[Control]:
        """Who it is: the people at the table, others that are usual, somebody else, nobody."""
        key, room, means = self.asking, view.room, view.means
        made = [view.words("Wie is dat? Tik op een naam.", Rect(room.x, room.y, room.w, 40), bold=True)]
        people = [one for one in view.board.people if not key.endswith("/by") or _may_permit(one.role)]
        grid = View(view.board, Rect(room.x, room.y + 48, room.w, room.h - 48), means, view.writing)
        columns = 4 if len(people) <= talktabs.PER_PAGE else 5
        for i, person in enumerate(people[: 8 if key.endswith("/by") else 3 * columns]):
            place = grid.cell(i % columns, i // columns, columns, HIGH + GAP)
            made.append(person_chip(person, place, means, f"gesprek:is={person.label}"))
        known = {person.label for person in people}
        others = [word for word in (_PERMITTERS if key.endswith("/by") else ()) if word not in known]
        foot = Rect(room.x, room.bottom - HIGH, room.w, HIGH)
        if others:
            usual = Rect(room.x, foot.y - HIGH - GAP, room.w, HIGH)
            made += [option(word, spot, means, f"gesprek:is={word}") for word, spot in flow(others, usual, means)]
        wide = (room.w - 2 * GAP) / 3
        last = (("anders …", f"gesprek:schrijf={key}"), ("leeg", "gesprek:is="), ("terug", "gesprek:terug"))
        made += [
            option(label, Rect(foot.x + i * (wide + GAP), foot.y, wide, HIGH), means, action) for i, (label, action) in enumerate(last)
        ]
        return made


def _tab(icon: str, label: str, size: Size, means: Means, *, on: bool) -> Face:
    """A tab: its icon over its word; that of the open one is dark."""
    fill, ink = (DARK, WHITE) if on else (SOFT, means.look.ink(DARK))
    edge = FOCUS if on else means.look.edge().colour
    em = label_size(label, size.w - 10, 18.0, means)
    start = Point((size.w - means.type.width(label, Weight.BOLD) * em) / 2, size.h - 10)
    back = Panel(Rect(0, 0, size.w, size.h), fill, radius=10, edge=edge, edge_width=4.0 if edge else 0.0)
    sign = icon_marks(means.icons.get(icon, ()), Rect(size.w / 2 - 14, 6, 28, 28), ink)
    return Face(size, (back, *sign, Text(start, label, em, ink, Weight.BOLD)))


_PERMITTERS = ("ouder 1", "ouder 2", "beide ouders", "leerling")


def _may_permit(role: str) -> bool:
    return role.startswith(("ouder", "leerling", "voogd", "verzorger"))


def tabs_for(board: Board) -> tuple[str, ...]:
    """The tabs for a board: nothing about a pupil where the talk is about none, the time before where there was one."""
    hidden = set[str]() if board.mat.pupil else _PUPIL
    return tuple(tab for tab in TABS if tab not in hidden and (tab != "vorige" or board.about.previous))


def area(screen: Screen) -> Rect:
    """Where the panel lies: over the dock, on the side away from the fixed buttons."""
    x = screen.size.w - EDGE - SIZE.w if screen.mirrored else EDGE
    return Rect(x, screen.dock.y - 4 - SIZE.h, *SIZE)
