"""The panel of the steps, and the quiet clock in the dock that opens it: which step it is, what to do in it, and how long it takes."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from arrangeerveld.app.buttons import button, paper, shown
from arrangeerveld.app.controls import Control, label_size
from arrangeerveld.app.screen import Screen
from arrangeerveld.core import stepping
from arrangeerveld.core.board import Board
from arrangeerveld.core.colours import DARK, FOCUS, MUTED, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.layout import TIGHT, fit, text_marks
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Text, Weight, icon_marks
from arrangeerveld.core.mat import Step

WIDE = 606.0  # so that the panel of an agreement lies beside it
EDGE = 6.0
MOST = 12  # steps at once
_PAD = 14.0
_HEAD = 72.0
_WORDS = 164.0
_CHIP = 80.0  # from chip to chip
_COLUMNS = 4
_GAP = 6.0
_FOOT = 66.0
_SOFT = "#eef1f4"


@dataclass(frozen=True, slots=True)
class ClockFace:
    """What the clock in the dock shows: the time gone and the time planned, whether it runs, and whether its panel is open."""

    gone: str = ""  # empty before the talk began
    planned: str = ""
    runs: bool = False
    open: bool = False


@dataclass(slots=True)
class StepPanel:
    """Which steps are shown, of a mat with very many."""

    page: int = 0

    def look(self) -> Hashable:
        """All that the controls depend on beside the board and the clock."""
        return self.page

    def controls(self, board: Board, now: float, screen: Screen, means: Means) -> tuple[Control, ...]:
        """All of it, from the bottom up; `now` in seconds since 1970."""
        place = area(board, screen)
        room = Rect(place.x + _PAD, place.y + _PAD, place.w - 2 * _PAD, place.h - 2 * _PAD)
        step = board.mat.steps[min(board.progress.step, len(board.mat.steps) - 1)]
        foot = Rect(room.x, room.bottom - _FOOT, room.w, _FOOT)
        return (
            paper(place, means, *_words(board, step, now, room.w, means), action="stap:"),
            *self._chips(board, Rect(room.x, room.y + _HEAD + _WORDS, room.w, 0), means),
            *_buttons(board, foot, means),
        )

    def _chips(self, board: Board, place: Rect, means: Means) -> list[Control]:
        """The steps; of very many a part, and a chip that leafs."""
        steps = list(enumerate(board.mat.steps))
        paged = len(steps) > MOST
        if paged:
            pages = -(-len(steps) // (MOST - 1))
            steps = steps[self.page % pages * (MOST - 1) :][: MOST - 1]
        wide = (place.w - (_COLUMNS - 1) * _GAP) / _COLUMNS
        spots = [Rect(place.x + i % _COLUMNS * (wide + _GAP), place.y + i // _COLUMNS * _CHIP, wide, _CHIP - _GAP) for i in range(MOST)]
        made = []
        for (number, step), spot in zip(steps, spots, strict=False):
            on = board.progress.begun and number == board.progress.step
            made.append(shown(spot, _chip(number, step, Size(spot.w, spot.h), means, on=on), f"stap:naar={number}"))
        if paged:
            made.append(button("", "meer …", spots[len(steps)], means, "stap:meer", fill=_SOFT, ink=DARK))
        return made


def area(board: Board, screen: Screen) -> Rect:
    """Where the panel lies: over the dock, at the side of the fixed buttons; what is touched in it stays below the top third."""
    rows = -(-min(len(board.mat.steps), MOST) // _COLUMNS)
    high = 2 * _PAD + _HEAD + _WORDS + rows * _CHIP + 2 + _FOOT
    x = EDGE if screen.mirrored else screen.size.w - EDGE - WIDE
    return Rect(x, screen.dock.y - 4 - high, WIDE, high)


def _words(board: Board, step: Step, now: float, wide: float, means: Means) -> tuple[Mark, ...]:
    """The step and its time, the time of the whole talk, what to do, and what the gespreksleider can ask."""
    progress = board.progress
    number, ink = progress.step + 1, means.look.ink(DARK)
    title = f"{number}. {step.title}" if progress.begun else "Nog niet begonnen"
    spent = stepping.clock(progress.seconds(progress.step, now))
    gone, planned = stepping.told(board, now)
    still = "" if progress.since else " · de klok staat stil"
    times = f"deze stap {spent} van {stepping.clock(step.minutes * 60)} · gesprek {gone} van {planned}{still}"
    if not progress.begun:
        times = f"{len(board.mat.steps)} stappen, samen {planned} uur. Begin wanneer je wilt."
    size = label_size(title, wide, 30.0, means)
    under = label_size(times, wide, 21.0, means, Weight.REGULAR)
    todo = "\n".join((step.todo, *(f"– {question}" for question in step.questions))).strip()
    box = Rect(_PAD, _PAD + _HEAD, wide, _WORDS - 10)
    setting = fit(todo, box, (24.6, 23.0, 21.0, 19.5, 18.0), Weight.REGULAR, means.type, leading=TIGHT + 0.06)
    return (
        Text(Point(_PAD, _PAD + 26), title, size, ink, Weight.BOLD),
        Text(Point(_PAD, _PAD + 56), times, under, means.look.ink(MUTED)),
        *text_marks(setting, box, ink, Weight.REGULAR),
    )


def _chip(number: int, step: Step, size: Size, means: Means, *, on: bool) -> Face:
    """A step to tap: its number and minutes, and its title; the one that the talk is in is dark with a bright edge."""
    ink, faint = (WHITE, WHITE) if on else (means.look.ink(DARK), means.look.ink(MUTED))
    edge = FOCUS if on else means.look.edge().colour
    back = Panel(Rect(0, 0, *size), DARK if on else _SOFT, radius=10, edge=edge, edge_width=4.0 if on else 2.0 if edge else 0.0)
    box = Rect(9, 26, size.w - 14, size.h - 29)
    title = fit(step.title, box, (19.5, 18.0, 16.5), Weight.BOLD, means.type, leading=1.05)
    head = Text(Point(9, 22), f"{number + 1} · {step.minutes} min", 18.0, faint)
    return Face(size, (back, head, *text_marks(title, box, ink, Weight.BOLD, middle=True)))


def _buttons(board: Board, place: Rect, means: Means) -> list[Control]:
    """The clock stands still or goes on, the next step, and away with the panel."""
    progress, last = board.progress, len(board.mat.steps) - 1
    edge = means.look.edge().colour
    close = Rect(place.right - place.h, place.y, place.h, place.h)
    pause = Rect(place.x, place.y, 190, place.h)
    on = Rect(pause.right + _GAP, place.y, close.x - pause.right - 2 * _GAP, place.h)
    made = [button("x", "", close, means, "stap:sluit", fill=_SOFT, ink=DARK, ring=edge)]
    if not progress.begun:
        wide = Rect(place.x, place.y, close.x - place.x - _GAP, place.h)
        return [*made, button("player-play", "Begin", wide, means, "stap:begin=0", fill=FOCUS, ink=DARK, ring=edge)]
    running = bool(progress.since)
    icon, label = ("player-pause", "Pauze") if running else ("player-play", "Ga door")
    made.append(button(icon, label, pause, means, "stap:pauze", fill=_SOFT, ink=DARK, ring=edge))
    if progress.step < last:
        made.append(button("chevron-right", "Volgende", on, means, f"stap:volgende={progress.step + 1}", fill=FOCUS, ink=DARK, ring=edge))
    else:
        made.append(button("message-circle", "Terugblik", on, means, "stap:terugblik", fill=FOCUS, ink=DARK, ring=edge))
    return made


def clock_face(clock: ClockFace, face: Face, means: Means) -> Face:
    """The button of the clock: the time gone, large, over the time planned; a sign while it stands still, and before the talk began."""
    size = face.size
    if not clock.gone:
        return Face(
            size,
            (
                *face.marks,
                *icon_marks(means.icons.get("clock", ()), Rect(size.w / 2 - 15, 11, 30, 30), WHITE),
                *_under("Klok", size, means),
            ),
        )
    gone = clock.gone if clock.runs else f"{clock.gone} ‖"
    em = label_size(gone, size.w - 10, 26.0, means)
    start = Point((size.w - means.type.width(gone, Weight.BOLD) * em) / 2, 35)
    return Face(size, (*face.marks, Text(start, gone, em, WHITE, Weight.BOLD), *_under(f"/ {clock.planned}", size, means)))


def _under(label: str, size: Size, means: Means) -> tuple[Mark, ...]:
    em = label_size(label, size.w - 6, 18.0, means)
    return (Text(Point((size.w - means.type.width(label, Weight.BOLD) * em) / 2, size.h - 13), label, em, WHITE, Weight.BOLD),)
