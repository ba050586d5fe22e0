"""Frames that are timed one by one: what the program itself needs, what the renderer needs after it, and what the processor did."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from math import cos, sin
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

from arrangeerveld.core.board import Board, Card, Note, NoteSize, Stroke
from arrangeerveld.core.geometry import Point, Pose
from arrangeerveld.core.mat import Mat
from tests.app import stage as driver


class Frame(NamedTuple):
    """One frame, in ms: until the last drawing was handed over, until its pixels were there, and of the processor in all threads."""

    submitted: float
    finished: float
    cpu: float


def timed(stage: driver.Stage, act: Callable[[], object]) -> Frame:
    """What is done with fingers, and the frame that shows it."""
    from kivy.clock import Clock  # noqa: PLC0415 - Kivy is imported once its environment is set
    from kivy.graphics.opengl import glFinish  # noqa: PLC0415

    began, spent = perf_counter(), process_time()
    act()
    Clock.tick()
    Clock.tick_draw()
    stage.window.dispatch("on_draw")
    submitted = perf_counter()
    glFinish()
    finished, used = perf_counter(), process_time()
    stage.window.flip()
    return Frame((submitted - began) * 1000, (finished - began) * 1000, (used - spent) * 1000)


def part(values: Sequence[float], of: float) -> float:
    """A percentile: the value that `of` (0 to 1) of all are not above."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * of))]


def started(home: Path, size: tuple[int, int]) -> driver.Stage:
    """The program in an offscreen window; its clock waits for nothing in the frames that are timed."""
    driver.prepare(home, size)
    from kivy.clock import Clock  # noqa: PLC0415

    from arrangeerveld.app.start import Start  # noqa: PLC0415
    from arrangeerveld.files import places  # noqa: PLC0415
    from arrangeerveld.files.icons import Icons  # noqa: PLC0415
    from arrangeerveld.files.library import mat_files  # noqa: PLC0415
    from arrangeerveld.files.mats import field  # noqa: PLC0415
    from arrangeerveld.paint.fonts import Typeface  # noqa: PLC0415

    icons = Icons(places.icons())
    stage = driver.Stage(Start(field(mat_files(None), "arrangeerveld", icons.names), icons, Typeface(places.fonts()), home / "borden"))
    Clock._max_fps = 0  # noqa: SLF001
    return stage


def full_board(mat: Mat, cards: int, notes: int, lines: int) -> Board:
    """A board with so much on it, the same every time."""
    chance = random.Random(7)  # noqa: S311 - not for secrets
    width, height = mat.size
    kinds = "ouder", "swv", "jeugdhulp", "jeugdgezondheid"
    items = [Card(f"k{i}", kinds[i % 4], f"Samen werken aan doel {i}", _spot(chance, mat), source=f"s{i}") for i in range(cards)]
    papers = [Note(f"m{i}", list(NoteSize)[i % 2], "geel", f"Wat helpt er in de klas, dag {i}?", _spot(chance, mat)) for i in range(notes)]
    return Board(mat, items=(*items, *papers), ink=tuple(_line(f"i{i}", chance, width, height) for i in range(lines)))


def _spot(chance: random.Random, mat: Mat) -> Pose:
    return Pose(chance.uniform(130, mat.size.w - 130), chance.uniform(90, mat.size.h - 90))


def _line(name: str, chance: random.Random, width: float, height: float) -> Stroke:
    """A line as somebody writes it: 20 to 60 points, some millimetres apart, bending."""
    x, y, way = chance.uniform(60, width - 60), chance.uniform(60, height - 60), chance.uniform(0, 6.3)
    points = []
    for _ in range(chance.randint(20, 60)):
        way += chance.uniform(-0.7, 0.7)
        x = min(max(x + 3 * cos(way), 10), width - 10)
        y = min(max(y + 3 * sin(way), 10), height - 10)
        points.append(Point(x, y))
    return Stroke(name, tuple(points))
