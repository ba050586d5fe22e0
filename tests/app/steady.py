"""A clock that goes on only when a frame runs: what fingers do in a test then does not depend on how fast the machine is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import Any

from tests.app.stage import Stage

FRAME = 1 / 60  # seconds


class SteadyClock:
    """The time of Kivy, the table and the office, in seconds; `run` lets frames pass."""

    def __init__(self, stage: Stage) -> None:
        self.now = perf_counter()
        self._stage = stage

    def __call__(self) -> float:
        return self.now

    def run(self, seconds: float = FRAME, *, draw: bool = False) -> None:
        """Let frames pass, as many as there are in so many seconds; drawn on the glass only when asked for."""
        from kivy.clock import Clock

        for _ in range(max(1, round(seconds / FRAME))):
            self.now += FRAME
            if draw:
                self._stage.frames(1)
            else:
                Clock.tick()
                Clock.tick_draw()


@contextmanager
def steady(stage: Stage, patch: Any) -> Iterator[SteadyClock]:
    """While this lasts, the time of the program is that of a test; `patch` is pytest's monkeypatch."""
    from kivy.clock import Clock

    from arrangeerveld.app import hands, office, table
    from arrangeerveld.app.touches import Touches

    clock = SteadyClock(stage)
    with patch.context() as patched:
        patched.setattr(table, "perf_counter", clock)
        patched.setattr(hands, "perf_counter", clock)
        patched.setattr(office, "perf_counter", clock)
        before = Clock.time, Clock._max_fps
        Clock.time, Clock._max_fps = clock, 0.0
        try:
            yield clock
        finally:
            Clock.time, Clock._max_fps = before
    Clock._last_tick = perf_counter()
    for event in Clock.get_events():  # else they wait until the real time has caught up
        event._last_dt = Clock._last_tick
    stage.app.table.hands.touches = Touches(stage.app.table.hands._patience)
    stage.app.table._inked = stage.app.table._drawn = 0.0
