"""What is being written: lines that grow, laid over the picture of all that lies still without drawing any of it again."""

from __future__ import annotations

from typing import NamedTuple

from PIL import Image

from arrangeerveld.core.board import Stroke
from arrangeerveld.core.colours import INKS
from arrangeerveld.paint import shapes
from arrangeerveld.paint.boxes import Box, around, common, meets, merged
from arrangeerveld.paint.runs import Part, Runs, differing
from arrangeerveld.paint.tiles import rgb


class Growing(NamedTuple):
    """A line as it is now, and its parts."""

    stroke: Stroke
    parts: tuple[Part, ...]


class WetInk:
    """The lines that are being written."""

    def __init__(self, runs: Runs) -> None:
        self._runs = runs
        self._lines: dict[str, Growing] = {}
        self.drawn = 0  # runs drawn since the beginning, for tests and benchmarks

    def show(self, strokes: tuple[Stroke, ...]) -> list[Box]:
        """Take over the lines as they are now, the last on top; gives the boxes of pixels that look otherwise."""
        before, self._lines = self._lines, {}
        changed: list[Box] = []
        for stroke in strokes:
            old = before.pop(stroke.id, None)
            if old is not None and old.stroke is stroke:
                self._lines[stroke.id] = old
                continue
            parts = self._runs.of(stroke) if old is None else self._runs.grown(stroke, old.stroke, old.parts)
            self._lines[stroke.id] = Growing(stroke, parts)
            changed += differing(*_ends(old.parts if old else (), parts), self._runs.scale)
        for gone in before.values():
            changed += differing(gone.parts, (), self._runs.scale)
        return list(merged(changed))

    def lay(self, patch: Image.Image, box: Box) -> None:
        """Lay what is seen of the lines in a box of pixels over the picture of that box."""
        left, top, _, _ = box
        for stroke, parts in self._lines.values():
            runs = [run for part in parts for run in part.runs if meets(run.box, box)]
            if runs:
                at = common(box, around(run.box for run in runs)) or box
                mask = shapes.dotted((run.dots for run in runs), shapes.half(stroke.width, self._runs.scale), at)
                patch.paste(rgb(INKS.get(stroke.colour, INKS["zwart"])), (at[0] - left, at[1] - top, at[2] - left, at[3] - top), mask)
                self.drawn += len(runs)


def _ends(before: tuple[Part, ...], now: tuple[Part, ...]) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The last parts of a line in two forms, from where they differ."""
    same = next((i for i, (a, b) in enumerate(zip(before, now, strict=False)) if a is not b), min(len(before), len(now)))
    return before[same:], now[same:]
