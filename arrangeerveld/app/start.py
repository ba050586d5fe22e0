"""What the program starts with, and the board that comes on the table first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from time import time

from kivy.core.window import Window

from arrangeerveld.app.screen import Screen
from arrangeerveld.core.board import Board
from arrangeerveld.core.look import Look
from arrangeerveld.core.marks import Means
from arrangeerveld.core.mat import Mat
from arrangeerveld.core.problems import Problem, Refused
from arrangeerveld.core.stepping import rested
from arrangeerveld.core.talk import About
from arrangeerveld.files.icons import Icons
from arrangeerveld.files.settings import USUAL, Settings
from arrangeerveld.paint.fonts import Typeface


@dataclass(frozen=True)
class Start:
    """The mat for fresh boards, what everything is drawn with, where boards are kept, and a board to go on with."""

    mat: Mat
    icons: Icons
    typeface: Typeface
    folder: Path
    path: Path | None = None
    home: bool = False  # whether the start screen comes first
    settings: Settings = USUAL
    kept: Path | None = None  # where the settings are kept
    journals: Path | None = None  # where the journals of talks are kept; None keeps none
    told: tuple[Problem, ...] = ()  # what was wrong with the settings

    @cached_property
    def means(self) -> Means:
        """What drawings are made with, in the usual look: pictures are made so, whatever the screen looks like."""
        return Means(self.typeface, self.icons)

    def means_for(self, settings: Settings) -> Means:
        """What the screen is drawn with."""
        return Means(self.typeface, self.icons, Look(settings.letters == "groot", settings.kleuren == "hoog contrast"))


def fresh_board(start: Start, mat: Mat | None = None) -> Board:
    """An empty board for a talk today; it does not know its kinds yet."""
    return Board(mat or start.mat, about=About(date=date.today().isoformat()))  # noqa: DTZ011 - the date on the wall


def first_board(start: Start) -> tuple[Board, tuple[Problem, ...]]:
    """The board that was asked for; a fresh one when none was, or when it cannot be read, and what there is to tell."""
    if start.path is None:
        return fresh_board(start), ()
    try:
        return read(start.path)
    except Refused as refused:
        return fresh_board(start), refused.problems


def read(path: Path) -> tuple[Board, tuple[Problem, ...]]:
    """A board from a file, and what could not be read of it; its clock stands still when everybody had gone home. Raises Refused."""
    from arrangeerveld.files.boards import read_board  # noqa: PLC0415 - most talks start with an empty mat
    from arrangeerveld.files.saving import load  # noqa: PLC0415

    board, problems = read_board(load(path), path.name)
    if board is None:
        raise Refused(*problems)
    return (rested(board, time(), _written(path)) if board.progress.since else board), problems


def _written(path: Path) -> float:
    """When a file was written, in seconds since 1970; 0 when that is not known."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def screen_for(board: Board, settings: Settings) -> Screen:
    """The window as it is now, with the mat of this board fitted to it."""
    pixels = max(1, Window.width), max(1, Window.height)
    return Screen(pixels, board.mat.size, settings.veld == "laag", settings.knoppen == "links", settings.diagonaal)
