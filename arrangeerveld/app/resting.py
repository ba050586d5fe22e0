"""What a table does once nobody has touched it for a while: pack what takes room, a little at a time."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from kivy.clock import Clock

from arrangeerveld.app import memory
from arrangeerveld.app.glass import Textures
from arrangeerveld.core.marks import Face
from arrangeerveld.paint.layer import Layer
from arrangeerveld.paint.packing import Work, go_on

STILL = 3.0  # seconds without anything new on the glass, and up to twice as many
OFTEN = 1 / 60  # seconds between two turns
TEXTURES = 2  # bytes of textures to keep for each pixel of the mat
TURN = 0.003  # seconds that a turn takes: a finger that comes down meanwhile waits no longer


def tidied(layer: Layer, textures: Textures, faces: dict[object, Face]) -> Work:
    """What the pictures of a table can do without: faces and textures of what was held are made again when they are asked for."""
    faces.clear()
    textures.leave(TEXTURES * layer.size[0] * layer.size[1])
    yield from layer.rest()


class Resting:
    """Waits until nothing has been shown for a while, and then does its work in short turns."""

    def __init__(self, work: Callable[[], Work]) -> None:
        self._begin = work
        self._work: Work | None = None
        self._quiet = True  # since the last look
        self._waiting = False

    def moved(self) -> None:
        """Something is shown: wait from now on."""
        self._quiet, self._work = False, None
        if not self._waiting:
            self._waiting = True
            Clock.schedule_once(self._look, STILL)

    def _look(self, _seconds: float) -> None:
        if not self._quiet:
            self._quiet = True
            Clock.schedule_once(self._look, STILL)
            return
        self._waiting = False
        self._work = self._begin()
        Clock.schedule_interval(self._turn, OFTEN)

    def _turn(self, _seconds: float) -> bool:
        if self._work is None:
            return False
        until = perf_counter() + TURN
        if go_on(self._work, lambda: perf_counter() > until):
            return True
        self._work = None
        memory.breathe(0)
        return False
