"""What a finished step costs the thread of the window, and what it writes: `python -m benchmarks.steps --items 2000` prints JSON.

Five hundred cards are moved one after the other; each step is handed to the real journal, on the disk of the folder for temporary files.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from time import perf_counter, sleep

from arrangeerveld.core import operations
from arrangeerveld.core.geometry import Pose
from arrangeerveld.core.history import History
from arrangeerveld.files.journal import REAL, Journal
from arrangeerveld.files.journalthread import JournalThread
from arrangeerveld.files.journalwriter import Stepped, Writer
from benchmarks.frames import full_board, part
from tests.fakes import MAT

STEPS = 500
APART = 0.01  # seconds between two steps


def main() -> None:
    """Take the steps and print what they cost."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--items", type=int, default=200)
    many = asked.parse_args().items
    board = full_board(MAT, many * 7 // 10, many - many * 7 // 10, many)
    history, handed, waited = History(board), list[float](), list[float]()
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder) / "gesprek", REAL)
        safe = [0, 0.0]

        def told(steps: int, fault: Exception | None) -> None:
            if fault is not None:
                raise SystemExit(str(fault))
            safe[:] = steps, perf_counter()

        thread = JournalThread(Writer(journal), told)
        first = 0
        for i in range(STEPS):
            item = board.items[i % len(board.items)]
            after = history.commit("kaart", operations.move(history.present, item.id, Pose(200 + i, 300, 0)))
            began = perf_counter()
            thread.put(Stepped(history, after))
            handed.append((perf_counter() - began) * 1000)
            history = after
            while safe[0] <= i:
                sleep(0.0005)
            waited.append((safe[1] - began) * 1000)
            first = first or journal.size
            sleep(APART)
        size = journal.size - first
        thread.leave(lambda: None, wipe=True)
        thread.wait(10)
    print(
        json.dumps(
            {
                "handed p50, ms": part(handed, 0.5),
                "handed p95, ms": part(handed, 0.95),
                "on the disk p50, ms": part(waited, 0.5),
                "on the disk p95, ms": part(waited, 0.95),
                "bytes a step": size / (STEPS - 1),
                "bytes of the first": first,
            }
        )
    )


if __name__ == "__main__":
    main()
