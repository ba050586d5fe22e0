"""What a frame costs on a board of so many items, and the files of that board: `python -m benchmarks.attable --items 2000` prints JSON.

One process a board, offscreen at 1920 x 1080. Of N items seven in ten are cards and three are notes, with N lines of ink among them.
"""

from __future__ import annotations

import argparse
import json
import math
import tempfile
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from time import perf_counter, sleep

from arrangeerveld.core.board import Board, Card
from arrangeerveld.core.geometry import Point, distance
from arrangeerveld.core.session import Mode
from arrangeerveld.files.boards import read_board, write_board
from benchmarks.frames import Frame, full_board, part, started, timed
from tests.app import stage as driver

STEPS = 200  # of a drag
LONG = 3000  # points of a long line
FINGER = 1
APART = 100.0  # mm between cards that are taken at the same time
SLOP = 5  # frames until all of them are lifted


class Rows:
    """The rows of the table, by name."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, float]] = {}

    def frames(self, name: str, frames: Iterable[Frame]) -> None:
        """A row about frames, in ms."""
        all_ = list(frames)
        submitted, finished = [frame.submitted for frame in all_], [frame.finished for frame in all_]
        self.found[name] = {
            "p50": part(submitted, 0.5),
            "p95": part(submitted, 0.95),
            "p99": part(submitted, 0.99),
            "max": max(submitted),
            "pixels p50": part(finished, 0.5),
            "pixels p95": part(finished, 0.95),
            "cpu s": sum(frame.cpu for frame in all_) / 1000,
        }

    def once(self, name: str, ms: float) -> None:
        """A row about one thing, in ms."""
        self.found[name] = {"p50": ms}


def rest(stage: driver.Stage, seconds: float = 0.4) -> None:
    """Nobody does anything: what the program does afterwards is not counted with what comes next."""
    until = perf_counter() + seconds
    while perf_counter() < until or stage.app.table.ground.layer.due:
        stage.frames(1)
        sleep(1 / 120)


def dragged(stage: driver.Stage) -> tuple[list[Frame], list[Frame]]:
    """One card is lifted, taken all over the mat and laid down: the frames of moving, and those of lifting and laying down."""
    card = next(item for item in reversed(stage.board.items) if isinstance(item, Card))
    x, y = card.pose.centre
    ends = [timed(stage, lambda: stage.down(FINGER, *stage.on_mat(x, y)))]
    moves = []
    for i in range(STEPS):
        at = 600 + 480 * math.sin(i / 23), 360 + 260 * math.cos(i / 17)
        moves.append(timed(stage, partial(stage.move, FINGER, *stage.on_mat(*at))))
    ends.append(timed(stage, lambda: stage.lose(FINGER)))
    for _ in range(30):  # a finger that is lost may come back for a while
        ends.append(timed(stage, lambda: None))
        sleep(1 / 60)
    return moves[5:], ends


def by_ten(stage: driver.Stage) -> Iterator[Frame]:
    """Ten fingers take a card each that lies free, and drag them about at the same time."""
    taken: list[Point] = []
    for card in reversed(stage.board.items):
        at = Point(*card.pose.centre)
        if isinstance(card, Card) and all(distance(at, other) > APART for other in taken):
            taken.append(at)
    taken = taken[:10]
    for finger, at in enumerate(taken):
        stage.down(finger, *stage.on_mat(*at))

    def moved(step: int) -> None:
        for finger, at in enumerate(taken):
            way = step / 9 + finger
            stage.move(finger, *stage.on_mat(at.x + 3 * step * math.cos(finger), at.y + 40 * math.sin(way)))

    for step in range(120):
        frame = timed(stage, partial(moved, step))
        if step > SLOP:
            yield frame
    for finger in range(len(taken)):
        stage.lose(finger)
    rest(stage)


def lit(stage: driver.Stage) -> Iterator[Frame]:
    """A card is held over one zone after the other, another one in every frame: each lights up."""
    card = next(item for item in reversed(stage.board.items) if isinstance(item, Card))
    middles = [zone.place.centre for zone in stage.board.mat.zones]
    stage.down(FINGER, *stage.on_mat(*card.pose.centre))
    stage.move(FINGER, *stage.on_mat(card.pose.centre.x + 30, card.pose.centre.y))
    for step in range(8 * len(middles)):
        yield timed(stage, partial(stage.move, FINGER, *stage.on_mat(*middles[step % len(middles)])))
    stage.lose(FINGER)
    rest(stage)


def written(stage: driver.Stage) -> Iterator[Frame]:
    """A line of thousands of points over all that lies there."""
    stage.desk.session.mode = Mode.PEN
    yield timed(stage, lambda: stage.down(FINGER, *stage.on_mat(60, 60)))
    for i in range(LONG):
        at = 600 + 540 * math.cos(i / 90) * math.cos(i / 700), 360 + 320 * math.sin(i / 63)
        yield timed(stage, partial(stage.move, FINGER, *stage.on_mat(*at)))
    stage.up(FINGER)


def rubbed(stage: driver.Stage) -> Iterator[Frame]:
    """The eraser goes to and fro over the mat."""
    stage.desk.session.mode = Mode.ERASE
    yield timed(stage, lambda: stage.down(FINGER, *stage.on_mat(80, 80)))
    for i in range(STEPS):
        at = 600 + 520 * math.sin(i / 31), 80 + 2.8 * i
        yield timed(stage, partial(stage.move, FINGER, *stage.on_mat(*at)))
    yield timed(stage, lambda: stage.lose(FINGER))
    for _ in range(30):
        yield timed(stage, lambda: None)
        sleep(1 / 60)


def steps_back(stage: driver.Stage, *, back: bool) -> Iterator[Frame]:
    """Take back, or do again, many steps."""
    for _ in range(STEPS):
        yield timed(stage, lambda: stage.desk.act("terug" if back else "weer"))


def moved_about(stage: driver.Stage) -> None:
    """As many steps as are taken back then."""
    session = stage.desk.session
    session.mode = Mode.MOVE
    for i in range(STEPS):
        item = session.present.items[i % len(session.present.items)]
        x, y = item.pose.centre
        session.press(FINGER, Point(x, y))
        session.moved(FINGER, Point(x + 40, y + 30))
        session.moved(FINGER, Point(150 + (i * 37) % 900, 120 + (i * 53) % 480))
        session.finish(FINGER)


def rolled(stage: driver.Stage) -> Iterator[Frame]:
    """The row of cards in the tray goes sideways under a finger."""
    stage.press("soort:swv")
    rest(stage)
    row = stage.desk.layers().windows["cards"]
    x, y = row.x + row.w - 80, row.centre.y
    yield timed(stage, lambda: stage.down(FINGER, x, y))
    for i in range(1, 120):
        yield timed(stage, partial(stage.move, FINGER, x - 9 * i, y))
    stage.up(FINGER)
    stage.press("sluit")
    rest(stage)


def enlarged(stage: driver.Stage) -> Iterator[Frame]:
    """A card is made large for everybody and put back, a few times: the frame of the tap and the one that shows it."""
    cards = [item for item in stage.board.items if isinstance(item, Card)][-6:]
    for card in cards:
        stage.desk.enlarged = (card.id,)
        yield timed(stage, stage.desk.on_change)
        stage.desk.enlarged = ()
        yield timed(stage, stage.desk.on_change)


def files(rows: Rows, board: Board) -> None:
    """Writing and reading a board, in ms: never on the thread of the window."""
    text, wrote, read = write_board(board), [], []
    for _ in range(5):
        began = perf_counter()
        write_board(board)
        wrote.append((perf_counter() - began) * 1000)
    data = text.encode()
    for _ in range(3):
        began = perf_counter()
        read_board(data, "bord.json")
        read.append((perf_counter() - began) * 1000)
    rows.found["write JSON"] = {"p50": part(wrote, 0.5), "kB": len(data) / 1000}
    rows.found["read JSON"] = {"p50": part(read, 0.5)}


def main() -> None:
    """Measure one board and print the rows as JSON."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--items", type=int, default=200)
    options = asked.parse_args()
    many = options.items
    rows = Rows()
    with tempfile.TemporaryDirectory() as home:
        stage = started(Path(home), (1920, 1080))
        board = full_board(stage.app.start.mat, many * 7 // 10, many - many * 7 // 10, many)
        began = perf_counter()
        stage.use(board)
        rows.once("lay a board on the table", (perf_counter() - began) * 1000)
        rest(stage, 2)
        moves, ends = dragged(stage)
        rows.frames("drag a card, 200 steps", moves)
        rows.frames("lift it, lay it down", ends)
        rest(stage)
        rows.frames("ten fingers drag ten cards", by_ten(stage))
        rows.frames("another zone lights up", lit(stage))
        rows.frames("write a line of 3,000 points", written(stage))
        rest(stage)
        rows.frames("rub out, 200 steps", rubbed(stage))
        rest(stage)
        moved_about(stage)
        rest(stage)
        rows.frames("take back 200 steps", steps_back(stage, back=True))
        rows.frames("do 200 steps again", steps_back(stage, back=False))
        rest(stage)
        rows.frames("roll the tray", rolled(stage))
        rows.frames("make a card large, put it back", enlarged(stage))
        files(rows, stage.board)
        stage.close()
    print(json.dumps(rows.found))


if __name__ == "__main__":
    main()
