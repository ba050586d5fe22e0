"""Feeds a reader with whatever a fuzzer makes up: `python -m tests.fuzz.run deck --seconds 600` (needs `pip install atheris`).

It stops at the first input that is not answered, or that takes more than two seconds or 600 MB (the fuzzer itself
needs half of that), and leaves that input in the folder it names.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["arrangeerveld", "yaml", "svg"]):
    from tests.fuzz.readers import READERS, seeds

WORDS = Path(__file__).with_name("words.dict")


def main() -> None:
    """Run one reader for some seconds."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("reader", choices=tuple(READERS))
    asked.add_argument("--seconds", type=int, default=600)
    asked.add_argument("--folder", type=Path, help="what the fuzzer learned, to go on with another time")
    chosen = asked.parse_args()
    folder = chosen.folder or Path(tempfile.mkdtemp(prefix=f"fuzz-{chosen.reader}-"))
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(chosen.reader)):
        (folder / f"zaad-{number}").write_bytes(seed)
    sys.stdout.write(f"{chosen.reader}: {folder}\n")
    limits = [f"-max_total_time={chosen.seconds}", "-timeout=2", "-rss_limit_mb=600", "-max_len=8192", f"-dict={WORDS}"]
    reader = READERS[chosen.reader]
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={folder}/gevonden-", "-print_final_stats=1", str(folder)], reader)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
