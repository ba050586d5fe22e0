"""How long the record takes, how much memory, and what the table notices of it; and whether lines break alike everywhere.

    python -m benchmarks.record [--paragraphs 10000] [--seconds 6]

The largest board is that of `benchmarks.hands`: 150 cards, 60 notes, 2,000 lines. Sizes in memory are of a fresh process each.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

from arrangeerveld import exporting
from arrangeerveld.core.board import Board
from arrangeerveld.core.record import Choices, record_of
from arrangeerveld.files import places
from arrangeerveld.files.boards import read_board
from benchmarks.frames import full_board

FRAME = 1 / 60
TRIES = 3


def example() -> Board:
    """The example board."""
    board, _ = read_board((places.examples() / "arrangeergesprek.json").read_bytes(), "voorbeeld")
    if board is None:
        raise SystemExit("the example cannot be read")
    return board


def largest() -> Board:
    """A board with much more on it than a talk brings."""
    board = example()
    full = full_board(board.mat, 150, 60, 2000)
    zones = [zone.id for zone in board.mat.zones]
    items = tuple(replace(item, zone=zones[i % len(zones)]) for i, item in enumerate(full.items))
    return replace(full, kinds=board.kinds, items=items)


BOARDS = {"voorbeeld": example, "grootste": largest}


def one(board: str, sort: str, width: int) -> None:
    """Make one file and print seconds, megabytes of memory, and kilobytes of file."""
    record, tools = record_of(BOARDS[board]()), exporting.Tools.of(datetime.now(UTC))
    begin = perf_counter()
    data = exporting.data_of(sort, record, tools, width) or b""
    taken = perf_counter() - begin
    print(f"{taken:.2f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} {len(data) // 1024}")


def files() -> None:
    """A table of times and sizes; each the median of fresh processes."""
    print("board      file        s     MB     kB")
    for board, sort, width in (
        ("voorbeeld", ".png", 3840),
        ("voorbeeld", ".pdf", 3840),
        ("voorbeeld", ".png", 4961),
        ("voorbeeld", ".png", 10_000),
        ("grootste", ".pdf", 3840),
        ("grootste", ".png", 3840),
        ("grootste", ".docx", 3840),
    ):
        code = f"from benchmarks.record import one; one({board!r}, {sort!r}, {width})"
        runs = [
            subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split() for _ in range(TRIES)
        ]
        taken, memory, size = (median(float(run[i]) for run in runs) for i in range(3))
        print(f"{board:10} {sort:5} {width:6} {taken:5.2f} {memory:6.0f} {size:6.0f}")


def frames(seconds: float) -> None:
    """Drag a card while the record of the largest board is made, and while nothing is: the slowest frames, ms."""
    from tests.app import stage as driver  # noqa: PLC0415 - Kivy only here

    home = Path(tempfile.mkdtemp())
    driver.prepare(home)
    from arrangeerveld.app.start import Start  # noqa: PLC0415
    from arrangeerveld.files.icons import Icons  # noqa: PLC0415
    from arrangeerveld.paint.fonts import Typeface  # noqa: PLC0415
    from arrangeerveld.recordworker import Make  # noqa: PLC0415

    icons = Icons(places.icons())
    stage = driver.Stage(Start(example().mat, icons, Typeface(places.fonts()), home / "borden"))
    stage.use(largest())
    print("frames while dragging, ms          p50    p95   slowest")
    for name in ("nothing is made", "the set is made", "nothing is made", "the set is made"):
        if name.startswith("the"):
            stage.app.record(Make(Choices(), home, exporting.WIDTH), replace(stage.board))
        times = _drag(stage, seconds)
        print(f"{name:30} {times[len(times) // 2]:7.1f} {times[int(len(times) * 0.95)]:6.1f} {times[-1]:8.1f}")
        sleep(6)
    stage.close()


def _drag(stage: object, seconds: float) -> list[float]:
    """The program's own time for each frame of a drag, in ms, sorted: the handlers and the redraw."""
    table = stage.app.table  # type: ignore[attr-defined]
    item = stage.board.items[-1]  # type: ignore[attr-defined]
    x, y = stage.on_mat(item.pose.x, item.pose.y)  # type: ignore[attr-defined]
    stage.down(1, x, y)  # type: ignore[attr-defined]
    times, number, end = [], 0, perf_counter() + seconds
    while perf_counter() < end:
        number += 1
        begin = perf_counter()
        stage.move(1, x + number % 200, y + number % 90)  # type: ignore[attr-defined]
        table.redraw()
        times.append((perf_counter() - begin) * 1000)
        stage.frames(1)  # type: ignore[attr-defined]
        sleep(max(0.0, FRAME - (perf_counter() - begin)))
    stage.up(1)  # type: ignore[attr-defined]
    return sorted(times[5:])


def lines(count: int) -> None:
    """How many random paragraphs are read from the PDF in other lines than the mat draws."""
    from arrangeerveld.paint.fonts import Typeface  # noqa: PLC0415
    from tests.paint.paragraphs import differing  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        wrong = differing(count, Typeface(places.fonts()), Path(folder) / "a.pdf")
    print(f"{wrong} of {count} paragraphs break otherwise")


def main() -> None:
    """Run all of it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--paragraphs", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=6.0)
    asked = parser.parse_args()
    files()
    lines(asked.paragraphs)
    frames(asked.seconds)


if __name__ == "__main__":
    main()
