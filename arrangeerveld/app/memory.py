"""What a table that was just laid does about its memory, once nobody waits for it."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Callable

EVERY = 60.0  # seconds between two times that memory is given back


def settle(_seconds: float) -> None:
    """The collector need not look again and again at the thousands of points of a board that lies there.

    What lay there before is thrown away first: frozen rubbish would stay for good. Then what C's allocator keeps of pictures that
    are gone goes back to the system: painting a full board leaves tens of megabytes of it (`malloc_trim(3)`, some 4 ms).
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    _trim(0)


def breathe(_seconds: float) -> None:
    """The same for what a talk leaves behind as it goes, now and then: notes that were written, lines that were rubbed."""
    _trim(0)


def _trimmer() -> Callable[[int], object]:
    """`malloc_trim` of glibc; elsewhere nothing, since other allocators give back of themselves or cannot be told to."""
    if sys.platform != "linux":
        return lambda _pad: None
    try:
        return ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):
        return lambda _pad: None


_trim = _trimmer()
