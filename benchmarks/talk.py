"""A talk of two hours with nobody there, and what it does to memory and to the thread of the window.

    python -m benchmarks.talk [--minutes 120]
    python -m benchmarks.talk --bare | --full | --board BORD.json | --hold BORD.json

Each in a process of its own, offscreen at 1920 x 1080. Prints JSON: PSS (the memory of the process, shared parts counted for its share)
of the empty table, after half an hour and after two, and of a fresh table with the board that came of it; what an idle table uses of the
processor; and a watchdog's list of the longest turns of Kivy's loop with what was done in them. Nobody waits for the talk: two hours of
hands (cards, notes, ink, rubbing, taking back, trays) take some minutes. `--bare` tells the same of a Kivy window with nothing in it,
`--full` of a table with the largest board. Linux only.
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import random
import re
import subprocess
import sys
import tempfile
from array import array
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter, process_time, sleep
from typing import Any

from arrangeerveld.app import memory
from arrangeerveld.core.board import Card
from arrangeerveld.core.session import Mode
from arrangeerveld.files.boards import read_board, write_board
from benchmarks.frames import full_board, part, started, timed
from tests.app import stage as driver

A_MINUTE = 4  # things that are done in a minute of a busy talk
FULL = 150, 60, 2000
PACKED = 9  # seconds after which a table that nobody touches has packed its pictures
WORTH = 10.0  # ms, what is told of with its name
LATE = 25.0  # ms on the thread of the window that nobody may wait


def pss() -> float:
    """The memory of this process in MB, parts that others share counted for its share."""
    told = Path("/proc/self/smaps_rollup").read_text("ascii")
    found = re.search(r"^Pss:\s+(\d+) kB", told, re.MULTILINE)
    if found is None:
        raise SystemExit("this system tells no PSS")
    return int(found[1]) / 1024


class Talk:
    """Somebody who does one thing after another, the same every time; every frame is timed."""

    def __init__(self, stage: driver.Stage) -> None:
        self.stage, self.chance = stage, random.Random(11)  # noqa: S311 - not for secrets
        self.doing = ""
        self.times = array("f")  # ms; a list of thousands would be memory of its own
        self.slow: list[tuple[float, str]] = []
        self.does: list[tuple[str, Callable[[], None], int]] = [
            ("lay a card", self.lay, 4),
            ("move a card", self.move, 6),
            ("write with the pen", self.pen, 5),
            ("rub out", self.rub, 1),
            ("write a note", self.note, 3),
            ("take back", self.back, 2),
            ("make a card large", self.large, 1),
        ]

    def one(self) -> None:
        """One thing, and a moment in which nobody does anything."""
        names = [name for name, _, many in self.does for _ in range(many)]
        self.doing = self.chance.choice(names)
        next(do for name, do, _ in self.does if name == self.doing)()
        self.doing += " (after it)"
        self.frames(10)

    def frames(self, count: int, act: Callable[[], object] = lambda: None) -> None:
        """Frames, as the watchdog sees them."""
        for _ in range(count):
            turn = timed(self.stage, act).submitted
            self.times.append(turn)
            if turn > WORTH:
                self.slow.append((turn, self.doing))
            act = lambda: None  # noqa: E731

    def act(self, action: str) -> None:
        """Tap a control, when it is there."""
        self.frames(1, lambda: self.stage.desk.act(action))

    def spot(self) -> tuple[float, float]:
        """A place on the screen that lies on the mat."""
        return self.stage.on_mat(self.chance.uniform(140, 1060), self.chance.uniform(100, 620))

    def way(self, finger: int, begin: tuple[float, float], steps: int, to: Callable[[int], tuple[float, float]]) -> None:
        """A finger goes down, along a way, and up."""
        self.frames(1, lambda: self.stage.down(finger, *begin))
        for i in range(steps):
            self.frames(1, partial(self.stage.move, finger, *to(i)))
        self.frames(1, lambda: self.stage.lose(finger))
        while self.stage.app.table.hands.touches.due is not None:
            self.frames(1)
            sleep(0.01)

    def lay(self) -> None:
        """A card comes out of the tray."""
        kind = self.chance.choice(["ouder", "swv", "jeugdhulp", "jeugdgezondheid"])
        self.act(f"soort:{kind}")
        cards = [one for one in self.stage.desk.layers().piles["cards"] if not one.pale]
        if cards:
            x, y = self.chance.choice(cards[:4]).place.centre
            at = self.spot()
            self.way(1, (x, y), 20, lambda i: (x + (at[0] - x) * (i + 1) / 20, y + (at[1] - y) * (i + 1) / 20))
        if self.stage.desk.tray is not None:
            self.act("sluit")

    def move(self) -> None:
        """Something on the mat is laid elsewhere."""
        items = self.stage.board.items
        if not items:
            return
        self.stage.desk.session.set_mode(Mode.MOVE)
        x, y = self.stage.on_mat(*self.chance.choice(items).pose.centre)
        at = self.spot()
        self.way(1, (x, y), 25, lambda i: (x + (at[0] - x) * (i + 1) / 25, y + (at[1] - y) * (i + 1) / 25))

    def pen(self) -> None:
        """A word or an arrow."""
        self.stage.desk.session.set_mode(Mode.PEN)
        x, y = self.spot()
        bend = self.chance.uniform(3, 9)
        self.way(1, (x, y), 40, lambda i: (x + 2.2 * i, y + 14 * math.sin(i / bend)))
        self.stage.desk.session.set_mode(Mode.MOVE)

    def rub(self) -> None:
        """A piece of a line goes."""
        self.stage.desk.session.set_mode(Mode.ERASE)
        x, y = self.spot()
        self.way(1, (x, y), 30, lambda i: (x + 3 * i, y + 10 * math.sin(i / 4)))
        self.stage.desk.session.set_mode(Mode.MOVE)

    def note(self) -> None:
        """A note with a sentence, written on its keyboard."""
        self.act("memo:groot")
        for letter in "Elke dag even lezen":
            self.frames(1, partial(self.stage.window.dispatch, "on_textinput", letter))
        self.frames(1, self.stage.desk.finish_only)

    def back(self) -> None:
        """A step is taken back."""
        self.act("terug")

    def large(self) -> None:
        """A card is made large for everybody, and put back."""
        card = next((item for item in reversed(self.stage.board.items) if isinstance(item, Card)), None)
        if card:
            self.stage.desk.enlarged = (card.id,)
            self.frames(12, self.stage.desk.on_change)
            self.act(f"verklein:{card.id}")


def settled(stage: driver.Stage, seconds: float) -> None:
    """Nobody does anything for so long, and the renderer has drawn all that it was given."""
    from kivy.graphics.opengl import glFinish  # noqa: PLC0415 - Kivy is imported once its environment is set

    until = perf_counter() + seconds
    while perf_counter() < until or stage.app.table.ground.layer.due:
        stage.frames(1)
        sleep(1 / 60)
    glFinish()


def idle(stage: driver.Stage, seconds: float = 10) -> tuple[float, int]:
    """Processor seconds in a second, and frames drawn, of a table that nobody touches; Kivy's own clock runs as it does in the program."""
    from kivy.clock import Clock  # noqa: PLC0415

    drawn = [0]
    count = lambda *_: drawn.__setitem__(0, drawn[0] + 1)  # noqa: E731
    stage.window.bind(on_flip=count)
    Clock._max_fps = 60  # noqa: SLF001
    settled(stage, 1)
    drawn[0], used, began = 0, process_time(), perf_counter()
    while perf_counter() - began < seconds:
        stage.frames(1)
    spent = (process_time() - used) / (perf_counter() - began)
    stage.window.unbind(on_flip=count)
    Clock._max_fps = 0  # noqa: SLF001
    return spent, drawn[0]


def bare(home: Path) -> dict[str, float]:
    """A Kivy window with an empty widget in it, with the settings of the program."""
    driver.prepare(home, (1920, 1080))
    from kivy.base import EventLoop, runTouchApp  # noqa: PLC0415
    from kivy.core.window import Window  # noqa: PLC0415
    from kivy.uix.widget import Widget  # noqa: PLC0415

    Window.add_widget(Widget())
    runTouchApp(embedded=True)

    def frames(seconds: float) -> None:
        until = perf_counter() + seconds
        while perf_counter() < until:
            EventLoop.idle()

    frames(2)
    used, began = process_time(), perf_counter()
    frames(10)
    return {"PSS, MB": pss(), "idle: processor seconds a second": (process_time() - used) / (perf_counter() - began)}


def full(home: Path, file: Path | None = None) -> dict[str, float]:
    """The table with the largest board or that of a file, fresh."""
    stage = started(home, (1920, 1080))
    board = read_board(file.read_bytes(), "bord")[0] if file else full_board(stage.app.start.mat, *FULL)
    stage.use(board)
    settled(stage, PACKED)
    spent, drawn = idle(stage)
    found = {"PSS, MB": pss(), "idle: processor seconds a second": spent, "idle: frames in ten seconds": drawn}
    stage.close()
    return found


def main() -> None:
    """Hold the talk and print what it did."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--minutes", type=int, default=120)
    asked.add_argument("--bare", action="store_true")
    asked.add_argument("--full", action="store_true")
    asked.add_argument("--board", type=Path, help="a fresh table with this board")
    asked.add_argument("--hold", type=Path, help="the talk alone, and the file for its board")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as home:
        if options.bare:
            found = bare(Path(home))
        elif options.full or options.board:
            found = full(Path(home), options.board)
        elif options.hold:
            found = held(Path(home), options.minutes, options.hold)
        else:
            file = Path(home) / "bord.json"
            found = alone("--hold", str(file), "--minutes", str(options.minutes))
            found["PSS of a fresh table with that board, MB"] = alone("--board", str(file))["PSS, MB"]
    print(json.dumps(found))


def alone(*arguments: str) -> dict[str, Any]:
    """What a process of its own found; none after the other, since two of them share the renderer and each counts half of it."""
    done = subprocess.run([sys.executable, "-m", "benchmarks.talk", *arguments], capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def held(home: Path, minutes: int, file: Path) -> dict[str, Any]:
    """Hold the talk; its board is written to a file."""
    found: dict[str, Any] = {}
    stage = started(home, (1920, 1080))
    settled(stage, PACKED)
    found["PSS of the empty table, MB"] = pss()
    found["idle: processor seconds a second"], found["idle: frames in ten seconds"] = idle(stage)
    talk = Talk(stage)
    for name, part_of in (("half an hour", 1), ("two hours", 3)):
        for _ in range(minutes * A_MINUTE * part_of // 4):
            talk.one()
        settled(stage, PACKED)
        gc.collect()
        memory.breathe(0)
        found[f"PSS after {name}, MB"] = pss()
    file.write_text(write_board(stage.board), "utf-8")
    times = talk.times
    found["frames of the talk"], found["p50, ms"], found["p95, ms"] = len(times), part(times, 0.5), part(times, 0.95)
    found["over 25 ms"] = sum(turn > LATE for turn in times)
    found["slowest"] = [[turn, doing] for turn, doing in sorted(talk.slow, reverse=True)[:12]]
    found["items at the end"], found["lines at the end"] = len(stage.board.items), len(stage.board.ink)
    stage.close()
    return found


if __name__ == "__main__":
    main()
