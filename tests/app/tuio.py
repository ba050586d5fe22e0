"""Fingers from another process: real TUIO messages to the running program, as an infrared frame sends them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from pythonosc.osc_bundle_builder import IMMEDIATELY, OscBundleBuilder
from pythonosc.osc_message import OscMessage
from pythonosc.osc_message_builder import OscMessageBuilder
from pythonosc.udp_client import UDPClient

from arrangeerveld.app.screen import Screen
from arrangeerveld.core.geometry import Point

FRAME = 0.02  # seconds between two reports of the frame


class Fingers:
    """Any number of fingers on the glass; places are in mm on the screen."""

    def __init__(self, port: int, screen: Screen) -> None:
        self._client = UDPClient("127.0.0.1", port)
        self._screen = screen
        self._down: dict[int, Point] = {}
        self._frame = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.__exit__(None, None, None)

    def report(self, changed: Mapping[int, Point | None]) -> None:
        """One frame: where the named fingers are now; None is a finger that left the glass."""
        for finger, place in changed.items():
            if place is None:
                self._down.pop(finger, None)
            else:
                self._down[finger] = place
        self._frame += 1
        bundle = OscBundleBuilder(IMMEDIATELY)
        bundle.add_content(_message("alive", *self._down))
        for finger, place in self._down.items():
            x, y = place.x / self._screen.size.w, place.y / self._screen.size.h
            bundle.add_content(_message("set", finger, float(x), float(y), 0.0, 0.0, 0.0))
        bundle.add_content(_message("fseq", self._frame))
        self._client.send(bundle.build())
        time.sleep(FRAME)

    def drag(self, ways: Mapping[int, tuple[Point, Point]], steps: int = 15) -> None:
        """Several fingers at the same time, each from its first place to its second."""
        self.report({finger: start for finger, (start, _) in ways.items()})
        for i in range(1, steps + 1):
            part = i / steps
            self.report({f: Point(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part) for f, (a, b) in ways.items()})
        self.report({finger: end for finger, (_, end) in ways.items()})
        self.report(dict.fromkeys(ways))

    def tap(self, place: Point, finger: int = 77) -> None:
        """A short touch."""
        self.report({finger: place})
        self.report({finger: None})
        time.sleep(3 * FRAME)


def _message(*values: str | float) -> OscMessage:
    message = OscMessageBuilder("/tuio/2Dcur")
    for value in values:
        message.add_arg(value)
    return message.build()


def free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def program(home: Path, port: int, *arguments: str, **more: str) -> Iterator[subprocess.Popen[bytes]]:
    """The real program in a window without a display, listening to TUIO; `more` is added to its environment."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("KIVY_", "KCFG_")) and key != "DISPLAY"}
    environment |= {"SDL_VIDEODRIVER": "offscreen", "KCFG_INPUT_TUIO": f"tuio,127.0.0.1:{port}", "HOME": str(home)}
    environment |= {"KIVY_HOME": str(home / "kivy"), "XDG_DATA_HOME": str(home / "share"), **more}
    with (home / "stderr.txt").open("wb") as errors:
        running = subprocess.Popen([sys.executable, "-m", "arrangeerveld", *arguments], env=environment, stderr=errors)
    try:
        yield running
    finally:
        running.terminate()
        try:
            running.wait(10)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
