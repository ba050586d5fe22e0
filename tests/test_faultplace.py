"""Of an error only its type and the places it came through are written down, in the process of the record too."""

from __future__ import annotations

import subprocess
import sys

import pytest

from arrangeerveld.faultplace import causes, place

WORD = "kanariepiet"
BREAKS = f"""
import threading
from arrangeerveld import recordworker

def wait(worker):
    for thread in threading.enumerate():
        if thread is not threading.main_thread():
            thread.join()
    int("{WORD}")

recordworker.Worker.hear = lambda worker, pipe: int("{WORD}")
recordworker.Worker.work = wait
recordworker.run()
"""


def broken() -> None:
    try:
        int(WORD)
    except ValueError as fault:
        raise KeyError(WORD) from fault


def test_an_error_is_told_without_its_text() -> None:
    with pytest.raises(KeyError) as raised:
        broken()
    told = list(causes(raised.value))
    assert [one.partition(" at ")[0] for one in told] == ["KeyError", "ValueError"]
    assert all(f"{__name__}:" in one and WORD not in one for one in told)
    assert place(raised.value).startswith("KeyError at ")


def test_the_process_of_the_record_tells_no_text() -> None:
    ran = subprocess.run([sys.executable, "-c", BREAKS], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert [line.partition(" at ")[0] for line in ran.stderr.splitlines()] == ["ValueError", "ValueError"]
    assert WORD not in ran.stderr
