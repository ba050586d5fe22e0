"""An error as it may be written down: its type and the places it came through, never its text, which quotes what is on the board."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType

DEEPEST = 40  # places of one error


def causes(fault: BaseException) -> Iterator[str]:
    """The error and those behind it, each as its type and the places it came through, the innermost last."""
    seen: set[int] = set()
    now: BaseException | None = fault
    while now is not None and id(now) not in seen:
        seen.add(id(now))
        yield f"{type(now).__name__} at {' > '.join(_places(now.__traceback__))}"
        now = now.__cause__ or (None if now.__suppress_context__ else now.__context__)


def place(fault: BaseException) -> str:
    """The type of an error and where it was raised, to know it again."""
    places = _places(fault.__traceback__)
    return f"{type(fault).__name__} at {places[-1] if places else '?'}"


def _places(trace: TracebackType | None) -> list[str]:
    places: list[str] = []
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "?")
        places.append(f"{module}:{trace.tb_lineno}")
        trace = trace.tb_next
    return places[-DEEPEST:]
