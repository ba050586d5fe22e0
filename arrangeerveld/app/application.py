"""The program: it lays a board on the table, keeps the window and the files together, and goes on when something breaks."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from kivy.app import App
from kivy.base import ExceptionHandler, ExceptionManager
from kivy.clock import Clock
from kivy.core.window import Window

from arrangeerveld.app.desk import Desk
from arrangeerveld.app.keys import Keys
from arrangeerveld.app.office import Files, Written, read
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.shelf import Shelf, read_cards
from arrangeerveld.app.table import Table
from arrangeerveld.core.board import About, Board
from arrangeerveld.core.marks import Means
from arrangeerveld.core.mat import Mat
from arrangeerveld.core.problems import Problem, Refused
from arrangeerveld.core.session import Scene, Session
from arrangeerveld.files.icons import Icons
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.layer import Layer
from arrangeerveld.paint.tiles import Tiles

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Start:
    """What the program starts with: a board to go on with or a fresh mat, and where boards are kept."""

    shelf: Shelf
    mat: Mat
    icons: Icons
    typeface: Typeface
    folder: Path
    board: Board | None = None
    path: Path | None = None
    problems: tuple[Problem, ...] = ()


class Arrangeerveld(App):  # type: ignore[misc] # Kivy is not typed
    """The Kivy application."""

    title = "Arrangeerveld"

    def __init__(self, start: Start, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.start = start
        self.means = Means(start.typeface, start.icons)
        self.files = Files(start.folder, self.means, start.typeface)
        self.path = start.path
        board = start.board or self.fresh()
        self.desk = Desk(self._session(board), start.shelf, self.means, self._screen(board), self)
        self.desk.saved = board
        self._writing = False

    # Kivy's side

    def build(self) -> Table:
        """The window shows the mat; the decks follow after the first frame."""
        ExceptionManager.add_handler(Calm(self))
        Window.bind(on_resize=self._resized, on_drop_file=self._dropped, on_request_close=self._closing)
        self.table = Table(self.desk, self.start.typeface, self._layer())
        self.keys = Keys(self.desk)
        Clock.schedule_once(self._read_decks, 0)
        Clock.schedule_interval(lambda _: self.desk.tick(), 1)
        for problem in self.start.problems[:2]:
            self.desk.tell(str(problem), problem=True)
        return self.table

    def on_stop(self) -> None:
        """What is not on disk yet is written before the program ends."""
        self.desk.finish_writing()
        if self._unsaved():
            self._remember(self.files.write(self.desk.session.present, self.path, lambda _: None))
        self.files.close()

    def _closing(self, *_: object, **__: object) -> bool:
        """The window is closed by the system: write first; when that fails, stay open and say so."""
        self.desk.finish_writing()
        if not self._unsaved():
            return False
        return not self._remember(self.files.write(self.desk.session.present, self.path, lambda _: None))

    def _resized(self, *_: object) -> None:
        Clock.unschedule(self._fit)
        Clock.schedule_once(self._fit, 0.1)

    def _fit(self, *_: object) -> None:
        screen = self._screen(self.desk.session.present)
        if screen != self.desk.screen:
            self.desk.screen = screen
            self.table.fit(self._layer())

    def _dropped(self, _window: object, name: bytes, *_: object) -> None:
        """A file is dropped on the window."""
        self._open_path(Path(name.decode("utf-8", "surrogateescape")))

    def _read_decks(self, *_: object) -> None:
        cards, problems = read_cards(self.start.shelf, self.desk.session.present.mat.decks)
        self.start.shelf.cards.update(cards)
        for problem in (*self.start.shelf.problems, *problems)[:3]:
            self.desk.tell(str(problem), problem=True)
        self.desk.on_change()

    # the desk's office

    def now(self) -> float:
        """The desk's clock."""
        return self.files.now()

    def boards(self) -> Any:
        """The boards that can be opened."""
        return self.files.boards()

    def save(self) -> None:
        """Write the board and its picture; the notice comes when they are on disk."""
        if self._writing:
            return
        self._writing = True
        self.files.write(self.desk.session.present, self.path, self._soon(self._written))

    def _written(self, job: Future[Written]) -> None:
        self._writing = False
        if self._remember(job) and self.path is not None:
            self.desk.tell(f"Bewaard: {self.path.stem} (bord en plaatje) in de map {self.path.parent.name}.")

    def _remember(self, job: Future[Written]) -> bool:
        """Take over where a board was written; False, with a notice, when it was not."""
        try:
            written = job.result()
        except Refused as refused:
            for problem in refused.problems:
                self.desk.tell(str(problem), problem=True)
            return False
        except OSError:
            log.exception("saving failed")
            self.desk.tell("Het bewaren is niet gelukt. Je bord staat nog op het scherm. Kies een andere map met --map.", problem=True)
            return False
        self.path, self.desk.saved = written.path, written.board
        return True

    def open(self, source: str) -> None:
        """Open a board of the folder, or a fresh one."""
        if source:
            self._open_path(self.files.folder / source)
        else:
            self._after_saving(lambda: self._lay_down(self.fresh(), None, ()))

    def _open_path(self, path: Path) -> None:
        def lay_down() -> None:
            try:
                board, problems = read(path)
            except Refused as refused:
                for problem in refused.problems[:2]:
                    self.desk.tell(str(problem), problem=True)
            else:
                self._lay_down(board, path if not problems else None, problems)

        self._after_saving(lay_down)

    def _after_saving(self, then: Callable[[], None]) -> None:
        """Keep the present board safe before another one comes in its place; when that fails, it stays."""
        self.desk.finish_writing()
        if not self._unsaved():
            then()
            return

        def written(job: Future[Written]) -> None:
            if self._remember(job):
                then()

        self.files.write(self.desk.session.present, self.path, self._soon(written))

    def _lay_down(self, board: Board, path: Path | None, problems: tuple[Problem, ...]) -> None:
        self.path = path
        self.desk.replace_board(self._session(with_kinds(board, self.start.shelf)))
        self.desk.saved = self.desk.session.present
        self.desk.screen = self._screen(board)
        self.table.fit(self._layer())
        self.table.follow()
        self._read_decks()
        for problem in problems[:2]:
            self.desk.tell(str(problem), problem=True)

    # small things

    def fresh(self) -> Board:
        """An empty board for a talk today."""
        return Board(self.start.mat, self.start.shelf.kinds, About(date=date.today().isoformat()))  # noqa: DTZ011 - the date on the wall

    def _unsaved(self) -> bool:
        board = self.desk.session.present
        return board is not self.desk.saved

    def _session(self, board: Board) -> Session:
        return Session(board, lambda: uuid4().hex[:12])

    def _screen(self, board: Board) -> Screen:
        return Screen((max(1, Window.width), max(1, Window.height)), board.mat.size)

    def _layer(self) -> Layer:
        board = self.desk.session.present
        layer = Layer(board, self.means, self.start.typeface, Tiles(), self.desk.screen.scale)
        layer.show(board, Scene(board.items, board.ink, frozenset(), ()))
        return layer

    def _soon(self, call: Callable[[Any], None]) -> Callable[[Any], None]:
        """The same call, on the thread of the window."""
        return lambda value: Clock.schedule_once(lambda _: call(value), 0)


class Calm(ExceptionHandler):  # type: ignore[misc] # Kivy is not typed
    """The last net: an error nobody foresaw is written to the log, told in one sentence, and the talk goes on."""

    def __init__(self, app: Arrangeerveld) -> None:
        self._app = app
        self._seen: set[str] = set()

    def handle_exception(self, inst: BaseException) -> int:
        """Called by Kivy with whatever was raised in its loop."""
        if not isinstance(inst, Exception):
            return int(ExceptionManager.RAISE)
        kind = type(inst).__name__
        if kind not in self._seen:  # once: a frame that fails, fails sixty times a second
            self._seen.add(kind)
            log.error("unforeseen: %s", "".join(traceback.format_tb(inst.__traceback__)))
            self._app.desk.tell("Er ging iets mis in het programma. Je bord staat nog op het scherm. Bewaar het nu.", problem=True)
        return int(ExceptionManager.PASS)


def with_kinds(board: Board, shelf: Shelf) -> Board:
    """A board that also knows the kinds of today; its own stay as they were."""
    known = {kind.id for kind in board.kinds}
    more = tuple(kind for kind in shelf.kinds if kind.id not in known)
    return replace(board, kinds=(*board.kinds, *more)) if more else board


def run(start: Start) -> int:
    """Show the window until it is closed."""
    if Window is None:
        sys.stderr.write(NO_SCREEN)
        return 1
    Arrangeerveld(start).run()
    return 0


NO_SCREEN = (
    "Arrangeerveld kan geen venster openen. Sluit een scherm aan, of installeer de grafische onderdelen "
    "(op Debian en Ubuntu: apt install libgl1 libegl1 libgl1-mesa-dri).\n"
)
