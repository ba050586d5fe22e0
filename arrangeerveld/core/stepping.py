"""The steps of a talk as it is going: which one it is, what the clock says, and what happens to a clock that was left running."""

from __future__ import annotations

from dataclasses import replace

from arrangeerveld.core.board import Board
from arrangeerveld.core.mat import Mat, Step
from arrangeerveld.core.talk import Progress

MINUTE, HOUR = 60, 3600  # seconds
LEFT = 4 * HOUR  # after so long without a sign nobody was there


def current(board: Board) -> Step | None:
    """The step that the talk is in; None before it began, or when the mat has no such step."""
    progress, steps = board.progress, board.mat.steps
    return steps[progress.step] if progress.begun and 0 <= progress.step < len(steps) else None


def heading(board: Board) -> tuple[str, str] | None:
    """What the head line says of the step: `stap 6 van 8` and its title."""
    step = current(board)
    return None if step is None else (f"stap {board.progress.step + 1} van {len(board.mat.steps)}", step.title)


def shown_zones(board: Board) -> tuple[str, ...]:
    """The zones of the step that the talk is in."""
    step = current(board)
    return step.zones if step else ()


def offered(board: Board) -> tuple[str, ...]:
    """The kinds of cards of the step that the talk is in."""
    step = current(board)
    return step.kinds if step else ()


def planned(mat: Mat) -> int:
    """How long the steps take together, minutes."""
    return sum(step.minutes for step in mat.steps)


def clock(seconds: float) -> str:
    """Seconds as `0:52`: hours and whole minutes. Nothing counts seconds on the screen."""
    minutes = int(max(0.0, seconds) // MINUTE)
    return f"{minutes // MINUTE}:{minutes % MINUTE:02}"


def told(board: Board, now: float) -> tuple[str, str]:
    """The clock of the whole talk and what was planned, `0:52` and `1:30`; `now` in seconds since 1970."""
    return clock(board.progress.total(now)), clock(planned(board.mat) * MINUTE)


def rested(board: Board, now: float, seen: float) -> Board:
    """A board that is opened: a clock that was left running more than four hours ago stood still since then.

    A talk takes an hour and a half. When a board is opened of which the clock runs, and the last sign of it (`seen`: when its file was
    written; or when the step began, if that was later) is more than four hours old, everybody had gone home: the night does not
    count, and the clock stands still at that last sign. After a shorter break it is the same talk, and the clock simply runs on.
    A clock that began in the future (another computer, another time) stands still at what was counted before.
    """
    since = board.progress.since
    sign = max(since, min(seen, now))
    if not since or (since <= now and now - sign <= LEFT):
        return board
    return replace(board, progress=board.progress.stopped(sign))


def same_step(a: Progress, b: Progress) -> bool:
    """Whether the mat looks the same: the clock is not on it."""
    return (a.step, a.begun) == (b.step, b.begun)
