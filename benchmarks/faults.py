"""A real fault at every system call of a save and an export: `python -m benchmarks.faults` (Linux, needs strace).

For each system call that the work makes, a fresh process does the work with the kernel refusing just that call (strace's
injection), once for each error. Then the file that was there must be the same to the bit (or the new one stand there, whole),
what the user reads must be one of our sentences, and nothing half written may be left.
"""

from __future__ import annotations

import argparse
import contextlib
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parents[1]
BOARD = ROOT / "assets" / "voorbeelden" / "arrangeergesprek.json"
ERRORS = ("ENOSPC", "EIO", "EACCES")
TRACED = "openat,read,pread64,write,fsync,close,rename,chmod,mkdir,unlink,utimensat,newfstatat,fstat,lseek,getdents64"
OLD = b"oud " * 2000

WORK = """
import sys
from pathlib import Path
from arrangeerveld.core.problems import Refused
from arrangeerveld.__main__ import main
from arrangeerveld.files.storing import store
sort, target, board = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
data = Path(board).read_bytes()
def work(path):
    if sort == "export":
        return main(["export", board, str(path), "--breedte", "200"])
    try:
        told = store(path, data, 0.0)
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    for problem in told:
        print(problem, file=sys.stderr)
    return 0
warm = target.parent / "warm" / target.name
warm.parent.mkdir(); warm.write_bytes(b"oud")
work(warm); work(warm)
print("ready", flush=True)
sys.stdin.readline()
code = work(target)
sys.stdout.write(f"done {code}\\n")
sys.stdout.flush()
sys.stdin.readline()
"""


def run(sort: str, folder: Path, inject: str = "") -> tuple[str, str, list[str]]:
    """Do the work with strace on it; gives what it printed, its standard error, and the names of the calls it made."""
    target = folder / ("bord.png" if sort == "export" else "bord.json")
    target.write_bytes(OLD)
    words = [sys.executable, "-c", WORK, sort, str(target), str(BOARD)]
    log = folder / "calls.txt"
    with contextlib.suppress(BrokenPipeError), subprocess.Popen(words, stdin=-1, stdout=-1, stderr=-1, text=True, cwd=ROOT) as work:
        if not (work.stdin and work.stdout and work.stderr):
            raise OSError
        work.stdout.readline()
        more = ["-e", f"inject={inject}"] if inject else []
        tracer = ["strace", "-f", "-o", str(log), "-p", str(work.pid), "-e", f"trace={TRACED}", *more]
        with subprocess.Popen(tracer, stderr=subprocess.PIPE, text=True) as trace:
            if trace.stderr:
                trace.stderr.readline()  # attached
            _word(work.stdin)
            done = work.stdout.readline()
            trace.terminate()
        _word(work.stdin)
        told = work.stderr.read()
    names = [found[1] for line in log.read_text("utf-8", "replace").splitlines() if (found := re.match(r"\d+\s+(\w+)\(", line))]
    log.unlink()
    return done.strip(), told, names[1:-1]  # without the reading and writing of our own two words


def _word(pipe: IO[str]) -> None:
    """Let the work go on, if it still can."""
    with contextlib.suppress(BrokenPipeError):
        pipe.write("\n")
        pipe.flush()


def judged(sort: str, folder: Path, done: str, told: str) -> str:
    """In a word, what came of it; raises when something is lost."""
    name = "bord.png" if sort == "export" else "bord.json"
    data = (folder / name).read_bytes()
    if "Traceback" in told:
        raise AssertionError(told)
    half = [path.name for path in folder.rglob(".arrangeerveld-*")]
    kept = data == OLD
    whole = data == BOARD.read_bytes() if sort == "save" else data[:4] == b"\x89PNG" and data.endswith(b"IEND\xaeB`\x82")
    if not (kept or whole) or (done == "done 0" and not whole) or (done != "done 0" and not told.strip()):
        raise AssertionError((done, told, data[:40]))
    result = "saved" if done == "done 0" else "refused, old file the same" if kept else "refused, new file whole"
    return result + (", half file left (it could not be removed)" if half else "") + (", told" if done == "done 0" and told else "")


def main() -> None:
    """Try every call of both kinds of work."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--work", nargs="+", default=["save", "export"], choices=["save", "export"])
    for sort in asked.parse_args().work:
        with tempfile.TemporaryDirectory() as folder:
            _, _, names = run(sort, Path(folder))
        results: Counter[str] = Counter()
        seen: Counter[str] = Counter()
        for name in names:
            seen[name] += 1
            for error in ERRORS:
                with tempfile.TemporaryDirectory() as folder:
                    extra = 1 if name == "read" else 0  # the first is that of our own word
                    done, told, _ = run(sort, Path(folder), f"{name}:error={error}:when={seen[name] + extra}")
                    try:
                        result = judged(sort, Path(folder), done, told)
                    except AssertionError as lost:
                        result = "LOST"
                        print(sort, name, seen[name], error, lost)
                    results[result] += 1
        print(f"{sort}: {len(names)} calls, {len(names) * len(ERRORS)} faults")
        for result, times in results.most_common():
            print(f"  {times:4} {result}")


if __name__ == "__main__":
    main()
