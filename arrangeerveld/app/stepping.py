"""What a tap on the clock and in its panel does: begin, jump to a step, pause; each of these is one step of the history."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from arrangeerveld.app import talkdesk
from arrangeerveld.app.controls import Control
from arrangeerveld.app.steppanel import ClockFace, StepPanel
from arrangeerveld.core import stepping, talking, times
from arrangeerveld.core.board import Board

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk


def face_of(desk: Desk) -> ClockFace | None:
    """What the clock in the dock shows now; None on a mat without steps. It is another one each minute, so an idle board draws nothing."""
    board = desk.session.present
    if not board.mat.steps:
        return None
    open_ = desk.steps is not None
    if not board.progress.begun:
        return ClockFace(open=open_)
    gone, planned = stepping.told(board, desk.office.wall())
    return ClockFace(gone, planned, bool(board.progress.since), open_)


def ticked(desk: Desk) -> bool:
    """Whether the clock shows something else than when this was asked before."""
    if not desk.session.present.progress.since:
        return False
    now = _times(desk)
    changed, desk.told = now != desk.told, now
    return changed


def _times(desk: Desk) -> tuple[str, ...]:
    """The two clocks as they are read: of the whole talk, and of this step."""
    board, now = desk.session.present, desk.office.wall()
    return (*stepping.told(board, now), stepping.clock(board.progress.seconds(board.progress.step, now)))


def controls(desk: Desk) -> tuple[Control, ...]:
    """The panel of the steps, while it is open."""
    panel, board = desk.steps, desk.session.present
    if panel is None or not board.mat.steps:
        return ()
    key = desk.screen, panel.look(), board.mat, board.progress, _times(desk)
    return desk.kept("stappen", key, lambda: panel.controls(board, desk.office.wall(), desk.screen, desk.means))


def _begun(board: Board, now: float) -> Board:
    """The first step of the clock is when the talk began, if nobody wrote that."""
    at = datetime.fromtimestamp(now, UTC).astimezone()
    return board if board.progress.begun else times.began(board, at.date().isoformat(), at.hour, at.minute)


def act(desk: Desk, value: str) -> None:
    """A tap on the clock, or in its panel: `woord=waarde`."""
    word, _, rest = value.partition("=")
    now = desk.office.wall()
    match word:
        case "knop":
            desk.pane = ""
            desk.steps = StepPanel() if desk.steps is None else None
        case "sluit":
            desk.steps = None
        case "naar" | "begin" | "volgende" if rest.isdigit():
            desk.session.do("stap", lambda board: talking.go_to(_begun(board, now), int(rest), now))
        case "pauze":
            desk.session.do("klok", lambda board: talking.pause(board, now))
        case "meer" if desk.steps is not None:
            desk.steps.page += 1
        case "terugblik":
            desk.steps = None
            talkdesk.act(desk, "gesprek", "open=terugblik")
