"""All that can be measured of the speed of the program, with its targets: `python -m benchmarks [--json FILE] [--talk] [--runs 5]`.

Each measurement is a fresh process, one after the other; give it a machine that does nothing else. Without `--talk` (two hours of
hands, some ten minutes) it takes about five minutes. Targets are ratios and times of the issue that they came from, for two cores without
a graphics card; they are told, not tested.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from benchmarks import start

ROOT = Path(__file__).parents[1]
ITEMS = 20, 200, 2000
EXAMPLE = ROOT / "assets" / "voorbeelden" / "arrangeergesprek.json"


class Row(NamedTuple):
    """One figure, with what it should be at most, if that was said."""

    name: str
    value: float
    unit: str
    target: float | None = None


def told(*arguments: str) -> str:
    """What a Python process prints."""
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)}\n{done.stderr}")
    return done.stdout.strip().splitlines()[-1]


def starts(runs: int) -> list[Row]:
    """Until the first frame: a bare window, the mat, the full board; in turns. And until a command has done its work."""
    size = "1920", "1080"
    times: dict[str, list[float]] = {"bare": [], "mat": [], "full": []}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "vol.json"
        made = "import sys, pathlib; from benchmarks.record import largest; from arrangeerveld.files.boards import write_board"
        told("-c", f"{made}; pathlib.Path(sys.argv[1]).write_text(write_board(largest()), 'utf-8'); print('made')", str(full))
        for run in range(runs + 1):
            once = {
                "bare": start.once(start.BARE, *size),
                "mat": start.once(start.OURS, *size, folder, "--veld", "arrangeerveld"),
                "full": start.once(start.OURS, *size, folder, str(full)),
            }
            if run:  # the first ones warm the disk up
                for name, value in once.items():
                    times[name].append(value)
            else:
                cold = once["mat"]
    middle = {name: statistics.median(values) for name, values in times.items()}
    ratio = statistics.median(mat / bare for mat, bare in zip(times["mat"], times["bare"], strict=True))
    return [
        Row("start: a bare Kivy window", middle["bare"], "s"),
        Row("start: the mat, the first time", cold, "s"),
        Row("start: the mat", middle["mat"], "s"),
        Row("start: the mat, times a bare window", ratio, "x", 1.5),
        Row("start: a full board, more than the empty mat", middle["full"] - middle["mat"], "s", 0.5),
        Row("start: `controleer` of a board", command("controleer", str(EXAMPLE)), "s", 0.25),
        Row("start: `export` of a board as text", command("export", str(EXAMPLE), "UIT.txt"), "s", 0.25),
    ]


def command(*arguments: str) -> float:
    """Seconds that a command takes as a whole process, the median of five."""
    times = []
    for _ in range(5):
        with tempfile.TemporaryDirectory() as folder:
            began = perf_counter()
            asked = [sys.executable, "-m", "arrangeerveld", *arguments]
            done = subprocess.run(asked, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False)
            times.append(perf_counter() - began)
            if done.returncode:
                raise SystemExit(done.stderr.decode())
    return statistics.median(times)


def tables() -> tuple[list[Row], dict[str, Any]]:
    """Frames on three boards."""
    found = {str(many): json.loads(told("-m", "benchmarks.attable", "--items", str(many))) for many in ITEMS}
    few, full = found[str(ITEMS[0])], found[str(ITEMS[-1])]
    drag = "drag a card, 200 steps"
    rows = [
        Row("a frame of a drag, 2,000 items against 20 (p50)", full[drag]["p50"] / few[drag]["p50"], "x", 1.15),
        Row("input to submitted drawing, 2,000 items (p95)", full[drag]["p95"], "ms", 4),
        Row("write JSON of 2,000 items", full["write JSON"]["p50"], "ms", 50),
    ]
    return rows, found


def memory(*, talk: bool) -> tuple[list[Row], dict[str, Any]]:
    """PSS, idle work, and with `talk` two hours of hands."""
    bare, full = json.loads(told("-m", "benchmarks.talk", "--bare")), json.loads(told("-m", "benchmarks.talk", "--full"))
    idle = "idle: processor seconds a second"
    rows = [
        Row("PSS of a bare Kivy window", bare["PSS, MB"], "MB"),
        Row("PSS of a full board, more than that", full["PSS, MB"] - bare["PSS, MB"], "MB", 80),
        Row("processor, idle, more than a bare window", full[idle] - bare[idle], "s/s"),
        Row("frames drawn in ten idle seconds", full["idle: frames in ten seconds"], "", 0),
    ]
    if not talk:
        return rows, {}
    held = json.loads(told("-m", "benchmarks.talk"))
    fresh, end = held["PSS of a fresh table with that board, MB"], held["PSS after two hours, MB"]
    rows += [
        Row("PSS after two hours, more than a fresh table with that board", 100 * (end / fresh - 1), "%", 3),
        Row("frames of the talk over 25 ms", held["over 25 ms"], "", 0),
        Row("the slowest frame of the talk", held["slowest"][0][0], "ms", 25),
    ]
    return rows, held


def files() -> list[Row]:
    """The record of the full board."""
    rows = []
    for sort, target in ((".png", 1.0), (".pdf", 1.5)):
        code = f"from benchmarks.record import one; one('grootste', '{sort}', 3840)"
        taken = statistics.median(float(told("-c", code).split()[0]) for _ in range(3))
        rows.append(Row(f"the full board as {sort}" + (", 3840 wide" if sort == ".png" else ""), taken, "s", target))
    return rows


def journal() -> list[Row]:
    """What a step costs the thread of the window, and the disk, on a small and on a large board."""
    rows = []
    for many in ITEMS[0], ITEMS[-1]:
        found = json.loads(told("-m", "benchmarks.steps", "--items", str(many)))
        rows += [
            Row(f"a step to the journal, {many:,} items: the window waits (p50)", found["handed p50, ms"], "ms", 0.2),
            Row(f"a step to the journal, {many:,} items: the window waits (p95)", found["handed p95, ms"], "ms"),
            Row(f"a step to the journal, {many:,} items: written", found["bytes a step"], "B"),
        ]
    return rows


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks")
    asked.add_argument("--json", type=Path)
    asked.add_argument("--talk", action="store_true", help="also two hours of hands")
    asked.add_argument("--runs", type=int, default=5)
    options = asked.parse_args()
    rows, boards = tables()
    rows = [*starts(options.runs), *rows, *journal(), *files()]
    more, talk = memory(talk=options.talk)
    rows += more
    print(f"| {'':58} | {'found':>9} | {'target':>9} |\n| {'-' * 58} | {'-' * 8}: | {'-' * 8}: |")
    for name, value, unit, target in rows:
        print(f"| {name:58} | {value:9.3f} | {f'≤ {target:g} {unit}' if target is not None else unit:>9} |")
    print(f"\n| {'frames, ms: p50 / p95 / max, then pixels p50':42} |" + "".join(f" {many:>28,} |" for many in ITEMS))
    print(f"| {'-' * 42} |" + f" {'-' * 27}: |" * len(ITEMS))
    for name in boards[str(ITEMS[0])]:
        print(f"| {name:42} |" + "".join(f" {_short(boards[str(many)][name]):>28} |" for many in ITEMS))
    if options.json:
        plain = {"rows": [row._asdict() for row in rows], "boards": boards, "talk": talk}
        options.json.write_text(json.dumps(plain, indent=2), "utf-8")


def _short(found: dict[str, float]) -> str:
    keys = [key for key in ("p50", "p95", "max", "pixels p50") if key in found]
    return " / ".join(f"{found[key]:.1f}" for key in keys)


if __name__ == "__main__":
    main()
