"""What the commands say: problems on standard error, and the exit codes."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from arrangeerveld.core.problems import Problem

DONE, FAILED = 0, 1


def fail(*problems: Problem) -> int:
    """Say what went wrong; the exit code for it."""
    tell(problems)
    return FAILED


def tell(problems: Iterable[Problem]) -> None:
    """Problems on standard error, a line each."""
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
