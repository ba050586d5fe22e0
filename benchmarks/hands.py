"""How long the program itself needs for a frame while ten fingers drag, write and rub out, on a nearly empty and on a full mat.

    python -m benchmarks.hands [--seconds 6] [--size 1920x1080] [--profile]

In one process, offscreen. A frame is timed from the first report of a finger to the last drawing that is handed to the renderer; what the
renderer then does with it (here without a graphics card) is waited for, outside the time. Prints a table in ms: by the clock,
and what the thread of the window used of the processor (`cpu`), which says more when others use the machine as well.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import math
import pstats
import random
import tempfile
from pathlib import Path
from time import perf_counter, sleep, thread_time
from typing import Any

from arrangeerveld.core.geometry import Point, distance
from arrangeerveld.core.session import Mode
from benchmarks.frames import full_board, started
from tests.app import stage as driver

FRAME = 1 / 60
BOARDS = {"20 items": (14, 6, 20), "150 cards, 60 notes, 2,000 lines": (150, 60, 2000)}
MIXES = {
    "5 drag, 5 write": (Mode.MOVE,) * 5 + (Mode.PEN,) * 5,
    "10 drag": (Mode.MOVE,) * 10,
    "10 write": (Mode.PEN,) * 10,
    "4 drag, 4 write, 2 rub out": (Mode.MOVE,) * 4 + (Mode.PEN,) * 4 + (Mode.ERASE,) * 2,
}
LIES = 180  # frames that a board lies there before anybody touches it: people sit down first
APART = 80.0  # mm between two cards that are taken
LIFT = {Mode.MOVE: 120, Mode.PEN: 50, Mode.ERASE: 90}
"""After how many frames a finger leaves, to begin again elsewhere."""


class Hand:
    """One finger that goes round, leaves after a while and begins again elsewhere."""

    def __init__(self, stage: driver.Stage, number: int, mode: Mode) -> None:
        self._stage, self._number, self._mode = stage, number, mode
        self._chance = random.Random(number)  # noqa: S311
        self._frame = -1 - 7 * number  # they do not all begin at once
        self._at = Point(0, 0)

    def aim(self) -> None:
        """Before a frame: see where to begin, when it begins in it."""
        self._frame += 1
        if self._frame >= 0 and self._frame % LIFT[self._mode] == 0:
            items = self._stage.board.items
            spots = [item.pose.centre for item in self._chance.sample(items, min(len(items), 12))] if self._mode is Mode.MOVE else []
            anywhere = Point(self._chance.uniform(100, 1300), self._chance.uniform(100, 600))
            self._at = next((at for at in spots if self._free(at)), anywhere)
            self._choose()

    def _choose(self) -> None:
        """The tool was chosen before, as in a real talk: the dock shows it already when the finger comes down."""
        if self._stage.desk.session.mode is not self._mode:
            self._stage.desk.session.mode = self._mode
            self._stage.app.table.redraw()

    def frame(self) -> None:
        """What it does in one frame."""
        if self._frame < 0:
            return
        step = self._frame % LIFT[self._mode]
        if step == 0:
            self._press()
        elif step == LIFT[self._mode] - 1:
            self._stage.lose(self._number)
        else:
            turn = step / 9 + self._number
            speed = 9.0 if self._mode is Mode.MOVE else 5.0
            self._at = self._inside(Point(self._at.x + speed * math.cos(turn), self._at.y + speed * math.sin(1.3 * turn)))
            self._stage.move(self._number, *self._stage.on_mat(*self._at))

    def _press(self) -> None:
        """Begin; in the very frame in which another hand begins with another tool, with that one's tool put down again."""
        session = self._stage.desk.session
        chosen, session.mode = session.mode, self._mode
        self._stage.down(self._number, *self._stage.on_mat(*self._at))
        session.mode = chosen

    def _free(self, at: Point) -> bool:
        held = [pose.centre for _, _, pose in self._stage.desk.session.drags()]
        return all(distance(at, other) > APART for other in held)

    def _inside(self, at: Point) -> Point:
        width, height = self._stage.board.mat.size
        return Point(min(max(at.x, 20), width - 20), min(max(at.y, 20), height - 20))


def run(stage: driver.Stage, mix: tuple[Mode, ...], seconds: float, profile: cProfile.Profile | None) -> list[tuple[float, float]]:
    """The ms of every frame in which all ten were busy: by the clock, and of the processor."""
    from kivy.clock import Clock  # noqa: PLC0415 - Kivy is imported once its environment is set
    from kivy.graphics.opengl import glFinish  # noqa: PLC0415

    hands = [Hand(stage, number, mode) for number, mode in enumerate(mix)]
    times = []
    gc.collect()
    for frame in range(80 + round(seconds / FRAME)):
        for hand in hands:
            hand.aim()
        began, spent = perf_counter(), thread_time()
        if profile and frame >= 80:  # noqa: PLR2004 - by then all have begun
            profile.enable()
        for hand in hands:
            hand.frame()
        Clock.tick()
        Clock.tick_draw()
        stage.window.dispatch("on_draw")
        if profile:
            profile.disable()
        took, spent = perf_counter() - began, thread_time() - spent
        glFinish()
        stage.window.flip()
        if frame >= 80:  # noqa: PLR2004
            times.append((took * 1000, spent * 1000))
        sleep(max(0.0, FRAME - (perf_counter() - began)))
    for number in tuple(stage._touches):  # noqa: SLF001 - the hands that are still down
        stage.up(number)
    return times


def row(name: str, times: list[tuple[float, float]]) -> str:
    """A line of the table."""
    parts: list[Any] = []
    for column in zip(*times, strict=True):
        ordered = sorted(column)
        parts += [ordered[min(len(ordered) - 1, int(len(ordered) * part))] for part in (0.5, 0.95, 0.99, 1.0)]
    return f"{name:36}" + "".join(f"{part:7.2f}" for part in parts) + f"{len(times):7}"


def main() -> None:
    """Run every mix on every board and print the table."""
    asked = argparse.ArgumentParser(description="the program's own time per frame")
    asked.add_argument("--seconds", type=float, default=6.0)
    asked.add_argument("--size", default="1920x1080")
    asked.add_argument("--profile", action="store_true", help="also print where the time goes on the full mat")
    options = asked.parse_args()
    width, height = options.size.split("x")
    with tempfile.TemporaryDirectory() as home:
        stage = started(Path(home), (int(width), int(height)))
        for name, many in BOARDS.items():
            titles = ("p50", "p95", "p99", "max")
            print(f"{name:36}" + "".join(f"{title:>7}" for title in (*titles, *(f"cpu{title}" for title in titles), "frames")))
            for title, mix in MIXES.items():
                stage.use(full_board(stage.app.start.mat, *many))
                for _ in range(LIES):
                    stage.frames(1)
                    sleep(FRAME)
                profile = cProfile.Profile() if options.profile and many[2] > 100 else None  # noqa: PLR2004
                print(row(f"  {title}", run(stage, mix, options.seconds, profile)), flush=True)
                if profile:
                    pstats.Stats(profile).sort_stats("tottime").print_stats(18)
        stage.close()


if __name__ == "__main__":
    main()
