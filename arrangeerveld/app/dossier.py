"""The page on which the record is made: what goes in, how each page will look, one large button, and what was written where."""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from pathlib import Path

from arrangeerveld.app import zoneswitch
from arrangeerveld.app.buttons import button, shown
from arrangeerveld.app.controls import Control
from arrangeerveld.app.dossierfaces import WORDS, heading_line, no_page_yet, page_face, progress, sheet, switch, under_line
from arrangeerveld.app.heading import EDGE, surface, top
from arrangeerveld.app.locking import Lock
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.wipepanel import way_to_wiping
from arrangeerveld.core import agreeing, closing
from arrangeerveld.core.board import Board
from arrangeerveld.core.colours import DARK, FOCUS, MUTED, RIM, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.layout import fit, text_marks
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Text, Weight, icon_marks
from arrangeerveld.core.record import Choices
from arrangeerveld.core.recordwords import KEEPS
from arrangeerveld.recordworker import Busy, Made, Shown

HIGH = 60.0
GAP = 8.0
LEFT = 800.0  # the width of the choices
FOOT = 84.0
SIZES = {"scherm": ("Scherm", 0), "4k": ("4K", 3840), "a3": ("A3", 4961)}
"""How large the picture becomes: how it is called, and its width in pixels (A3 is 300 dpi on its long side); 0 is as on this screen."""
NARROWEST = 200  # pixels of a picture
WIPE = 320.0  # the width of the way to wiping
UNDER = "Kijk rechts hoe het wordt. Alles blijft op dit apparaat."
_WARNING = "#7a2e00"


@dataclass(slots=True)
class Dossier:
    """What is chosen, the pages as far as they are drawn, and how the making goes."""

    board: Board
    choices: Choices
    number: int = 0  # of the preview
    pages: dict[int, Shown] = field(default_factory=dict)
    count: int = 0
    at: int = 0  # the page that is looked at
    busy: Busy | None = None
    made: Made | None = None
    size: str = "4k"  # of the picture
    key: str = field(default="", repr=False)  # the passphrase, until the files are there
    lock: Lock | None = None  # while a passphrase is typed

    def look(self) -> Hashable:
        """All that the controls depend on."""
        here = self.pages.get(self.at)
        shown_ = here and (here.number, here.page)
        lock = self.lock and self.lock.look()
        return self.choices, self.number, shown_, self.count, self.at, self.busy, self.made, self.size, bool(self.key), lock

    def slid(self, screen: Screen, by: float, at: float) -> None:
        """Nothing slides here."""

    def choose(self, value: str) -> None:
        """A choice `sleutel=waarde`, or `vak=id` to leave a zone out or take it in again."""
        key, _, word = value.partition("=")
        old = self.choices
        match key:
            case "namen":
                self.choices = replace(old, names=word == "ja")
            case "uitleg":
                self.choices = replace(old, texts=not old.texts)
            case "foto":
                self.choices = replace(old, photos=not old.photos)
            case "veldblad":
                self.choices = replace(old, page="" if old.page else "A3")
            case "bord":
                self.choices = replace(old, board=not old.board)
            case "bewaren":
                self.choices = replace(old, keep=word)
            case "plaatje" if word in SIZES:
                self.size = word
            case "vak":
                self.choices = replace(old, away=old.away ^ {word})
        self.made = None

    def width(self, screen: Screen) -> int:
        """How many pixels wide the picture becomes."""
        return SIZES[self.size][1] or max(NARROWEST, round(self.board.mat.size.w * screen.scale))

    def leaf(self, by: int) -> None:
        """Another page."""
        self.at = min(max(self.at + by, 0), max(0, self.count - 1))

    def saw(self, page: Shown) -> None:
        """A page was drawn; one of an older choice stays until its new one comes."""
        if page.number == self.number:
            self.pages = {i: old for i, old in self.pages.items() if i < page.count} | {page.page: page}
            self.count = page.count
            self.at = min(self.at, self.count - 1)

    def controls(self, screen: Screen, means: Means) -> tuple[Control, ...]:
        """All of it, from the bottom up."""
        if self.lock is not None:
            return self.lock.controls(screen, means)
        if self.made is not None and self.made.files:
            return (
                shown(Rect(0, 0, *screen.size), surface(screen, "Het dossier is klaar", _said(self.made), means)),
                *self._done(screen, means),
            )
        return (
            shown(Rect(0, 0, *screen.size), surface(screen, "Dossier", "", means)),
            under_line(self._under(), Rect(EDGE, top(screen) - 84, LEFT, 70), means),
            *self._preview(screen, means),
            *self._options(screen, means),
            *self._foot(screen, means),
        )

    def _under(self) -> str:
        """The line under the title: a warning, a remark, or what this page is for."""
        if self.key:
            return "Alles komt in één bestand met jouw wachtzin. Wie de zin vergeet, kan het nooit meer openen."
        if self.choices.board:
            return "Let op: met het bord erin leest wie het krijgt alles wat meegaat."
        return next(iter(_missing(self.board)), UNDER)

    def _options(self, screen: Screen, means: Means) -> list[Control]:
        """The switches, each with a word that says what is now so."""
        now, upper, third = self.choices, top(screen), (LEFT - 2 * GAP) / 3
        rows = (
            (("Namen", "namen=ja", now.names), ("Voorletters", "namen=nee", not now.names), ("Foto’s", "foto", now.photos)),
            (("Uitleg kaarten", "uitleg", now.texts), ("Veld ook op A3", "veldblad", bool(now.page)), ("Bord erin", "bord", now.board)),
        )
        controls = []
        for i, row in enumerate(rows):
            for j, (label, value, on) in enumerate(row):
                spot = Rect(EDGE + j * (third + GAP), upper + i * (HIGH + GAP), third, HIGH)
                controls.append(switch(label, spot, means, f"dossierkeuze:{value}", on=on))
        controls += self._picture_and_lock(upper + 2 * (HIGH + GAP), means)
        y = upper + 3 * (HIGH + GAP)
        controls.append(heading_line("Tik op een vak om het hier te laten; de rest gaat mee", Rect(EDGE, y, LEFT, 30), means))
        switches = zoneswitch.switches(self.board.mat, self.choices.away, Rect(EDGE, y + 32, LEFT, 2 * HIGH + GAP), means)
        return [*controls, *switches, *self._keeping(y + 32 + 2 * (HIGH + GAP), means)]

    def _picture_and_lock(self, y: float, means: Means) -> list[Control]:
        """How large the picture becomes, and whether all goes in one file with a passphrase."""
        x = EDGE + 104.0
        controls = [heading_line("Plaatje", Rect(EDGE, y + 14, 104, 32), means)]
        for size, (name, _) in SIZES.items():
            place = Rect(x, y, 160.0 if size == "scherm" else 112.0, HIGH)
            controls.append(switch(name, place, means, f"dossierkeuze:plaatje={size}", on=size == self.size))
            x = place.right + GAP
        lock = Rect(x, y, EDGE + LEFT - x, HIGH)
        return [*controls, switch("Met wachtzin", lock, means, "wachtzin:slot", on=bool(self.key))]

    def _keeping(self, y: float, means: Means) -> list[Control]:
        if self.board.about.keep:
            return [heading_line(f"Bewaren: {self.board.about.keep}", Rect(EDGE, y + 14, LEFT, 32), means)]
        wide = (LEFT - 150 - 2 * GAP) / 3
        return [
            heading_line("Bewaren", Rect(EDGE, y + 14, 140, 32), means),
            *(
                switch(
                    keep.partition(" na ")[0],
                    Rect(EDGE + 150 + i * (wide + GAP), y, wide, HIGH),
                    means,
                    f"dossierkeuze:bewaren={keep}",
                    on=keep == self.choices.keep,
                )
                for i, keep in enumerate(KEEPS)
            ),
        ]

    def _foot(self, screen: Screen, means: Means) -> list[Control]:
        """The large button, or how far it is."""
        y = screen.size.h - 12 - FOOT
        back = Rect(EDGE, y, 150, FOOT)
        wide = LEFT - back.w - GAP
        make = Rect(back.right + GAP, y, wide - (WIPE + GAP if self.busy is None else 0), FOOT)
        controls = [
            button("arrow-left", "Terug", back, means, "dossier-terug", fill=WHITE, ink=means.look.ink(DARK), ring=means.look.ink(MUTED))
        ]
        if self.busy is None:
            made = button("file-check", "Maak het dossier", make, means, "dossier-maak", fill=FOCUS, ink=DARK)
            return [*controls, made, way_to_wiping(Rect(make.right + GAP, y, WIPE, FOOT), means)]
        bar = Rect(make.x, y, make.w - 160 - GAP, FOOT)
        return [
            *controls,
            progress(self.busy, bar, means),
            button("x", "Stop", Rect(bar.right + GAP, y, 160, FOOT), means, "dossier-stop", fill=_WARNING),
        ]

    def _preview(self, screen: Screen, means: Means) -> list[Control]:
        """The page that is looked at, and the buttons that leaf through them."""
        room = preview_room(screen)
        page = self.pages.get(self.at)
        controls = []
        if page is None:
            controls.append(no_page_yet(room, means))
        else:
            size = Size(page.size[0] / screen.scale, page.size[1] / screen.scale)
            scale = min(1.0, room.w / size.w, room.h / size.h)
            place = Rect(room.centre.x - size.w * scale / 2, room.centre.y - size.h * scale / 2, size.w * scale, size.h * scale)
            controls += [sheet(place), page_face(page, place, screen.scale)]
        y, wide = screen.size.h - 12 - FOOT, 110.0
        told = f"{self.at + 1} van {self.count}" if self.count else ""
        middle = Rect(room.x + wide + GAP, y, room.w - 2 * (wide + GAP), FOOT)
        long = means.type.width(told, Weight.BOLD) * 27
        words = Text(Point((middle.w - long) / 2, FOOT / 2 + 9), told, 27, means.look.ink(DARK), Weight.BOLD)
        return [
            *controls,
            button("chevron-left", "", Rect(room.x, y, wide, FOOT), means, "dossier-blad:-1", fill=WHITE, ink=means.look.ink(DARK)),
            shown(middle, Face(Size(middle.w, middle.h), (words,))),
            button(
                "chevron-right", "", Rect(room.right - wide, y, wide, FOOT), means, "dossier-blad:1", fill=WHITE, ink=means.look.ink(DARK)
            ),
        ]

    def _done(self, screen: Screen, means: Means) -> list[Control]:
        """What was written, and what somebody should know."""
        made = self.made or Made()
        upper, y = top(screen), screen.size.h - 12 - FOOT
        room = Rect(EDGE, upper, screen.size.w - 2 * EDGE, y - upper - GAP)
        marks: list[Mark] = [Panel(Rect(0, 0, room.w, room.h), WHITE, radius=16, edge=means.look.ink(RIM), edge_width=1.5)]
        row = 38.0
        for i, path in enumerate(made.files):
            marks += icon_marks(means.icons.get("check", ()), Rect(24, 14 + i * row, 28, 28), "#1f7d54")
            marks.append(Text(Point(66, 38 + i * row), f"{path.name}", WORDS, means.look.ink(DARK), Weight.BOLD))
            marks.append(Text(Point(660, 38 + i * row), _sort(path), WORDS, means.look.ink(MUTED)))
        box = Rect(24, 30 + len(made.files) * row, room.w - 48, room.h - 40 - len(made.files) * row)
        words = "\n".join((*made.told, *_missing(self.board)))
        if words and box.h > WORDS:
            setting = fit(words, box, (WORDS, 22.0, 20.0), Weight.REGULAR, means.type)
            marks += text_marks(setting, box, means.look.ink(MUTED), Weight.REGULAR)
        ends = (
            button("folder-open", "Open de map", Rect(EDGE, y, 380, FOOT), means, "dossier-map", fill=WHITE, ink=means.look.ink(DARK)),
            way_to_wiping(Rect(EDGE + 380 + 2 * GAP, y, 380, FOOT), means),
            button("check", "Klaar", Rect(screen.size.w - EDGE - 300, y, 300, FOOT), means, "dossier-terug", fill=FOCUS, ink=DARK),
        )
        return [shown(room, Face(Size(room.w, room.h), tuple(marks))), *ends]


def preview_room(screen: Screen) -> Rect:
    """Where the pages are shown."""
    left = EDGE + LEFT + 44
    return Rect(left, 18, screen.size.w - EDGE - left, screen.size.h - 18 - 12 - FOOT - 14)


def page_pixels(screen: Screen) -> int:
    """How many pixels high an A4 page is shown."""
    room = preview_room(screen)
    return max(100, round(min(room.h, room.w * math.sqrt(2)) * screen.scale))


def _missing(board: Board) -> tuple[str, ...]:
    """What is still open, as a remark; nothing waits for it."""
    open_ = agreeing.missing(board)
    return (closing.told(open_),) if open_ else ()


def _said(made: Made) -> str:
    folder = made.files[0].parent
    if len(made.files) == 1:
        return f"Eén bestand in de map {folder.parent.name}, {folder.name}. Het is teruggelezen."
    return f"{len(made.files)} bestanden in de map {folder.parent.name}, {folder.name}. Elk is teruggelezen."


def _sort(path: Path) -> str:
    from arrangeerveld.exporting import LOCKED, LOCKED_SORT, SORTS  # noqa: PLC0415 - its fonts are wanted only once something was made

    return LOCKED_SORT if path.name.endswith(LOCKED) else SORTS.get(path.suffix, "")
