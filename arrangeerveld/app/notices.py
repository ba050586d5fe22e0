"""Notices: what happened and what to do, over the dock, never in anybody's way; a tap takes one off, and is for what lies under it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from arrangeerveld.app.controls import Control
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.colours import DARK, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.layout import Setting, break_lines, text_marks
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Weight, icon_marks

MOST = 3
STAYS = 8.0  # seconds; a problem stays longer
PROBLEM_STAYS = 40.0
_SIZE = 24.6
WIDE = 760.0
_BETWEEN = 8.0
_EDGE = 20.0
_WARNING = "#7a2e00"


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence, until when it stays (seconds of the program's clock), whether something went wrong, and which finger it is about."""

    text: str
    until: float
    problem: bool = False
    at: Point | None = None  # mm on the screen


def added(notices: tuple[Notice, ...], notice: Notice) -> tuple[Notice, ...]:
    """The newest last; no more than a few, and no sentence twice."""
    return (*(other for other in notices if other.text != notice.text), notice)[-MOST:]


def controls(notices: tuple[Notice, ...], screen: Screen, foot: float, means: Means, wide: float = WIDE) -> tuple[Control, ...]:
    """The notices above each other, the newest lowest, its foot at `foot` mm on the screen; an old one waits until there is room."""
    placed: list[Control] = []
    for notice, face in zip(reversed(notices), _faces(notices, screen, foot, means, wide), strict=True):
        foot -= face.size.h + _BETWEEN
        if placed and foot < 0:
            break
        place = Rect((screen.size.w - face.size.w) / 2, foot, *face.size)
        placed.append(Control(("bericht", notice.text, notice.problem, face.size), place, face, f"bericht:{notice.text}"))
    return tuple(placed)


def aside(placed: tuple[Control, ...], screen: Screen, side: float) -> tuple[Control, ...]:
    """The notices at the left of the screen (0), in the middle (0.5) or at the right (1)."""
    return tuple(
        replace(one, place=Rect(_EDGE + (screen.size.w - 2 * _EDGE - one.place.w) * side, one.place.y, one.place.w, one.place.h))
        for one in placed
    )


def _faces(notices: tuple[Notice, ...], screen: Screen, room: float, means: Means, wide: float) -> list[Face]:
    """The newest first; as wide as the screen when they are too high for the room together."""
    whole = screen.size.w - 2 * _EDGE
    for most in (min(wide, whole), whole):
        faces = [_face(notice, most, means) for notice in reversed(notices)]
        if sum(face.size.h + _BETWEEN for face in faces) <= room:
            break
    return faces


def _face(notice: Notice, most: float, means: Means) -> Face:
    lines = break_lines(notice.text, (most - 84) / _SIZE, Weight.REGULAR, means.type)
    setting = Setting(lines, _SIZE)
    wide = 84 + max(means.type.width(line, Weight.REGULAR) for line in lines) * _SIZE
    size = Size(wide, setting.height + 26)
    icon = means.icons.get("alert-triangle" if notice.problem else "info-circle", ())
    marks: tuple[Mark, ...] = (
        Panel(Rect(0, 0, *size), _WARNING if notice.problem else DARK, radius=14, shadow=6),
        *icon_marks(icon, Rect(18, size.h / 2 - 16, 32, 32), WHITE),
        *text_marks(setting, Rect(62, 13, wide - 84, setting.height), WHITE, Weight.REGULAR),
    )
    return Face(size, marks, 14)
