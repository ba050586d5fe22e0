"""The program behind the table: it keeps the window and the files together, and goes on when something breaks."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from time import time
from typing import Any
from uuid import uuid4

from kivy.base import ExceptionManager
from kivy.clock import Clock
from kivy.core.window import Window
from PIL import Image

from arrangeerveld.app import backdrops, earlier, following, intakedesk, makerdesk, memory, owncards, photoshoot, stock
from arrangeerveld.app.calm import Calm
from arrangeerveld.app.darkroom import Darkroom
from arrangeerveld.app.desk import Desk
from arrangeerveld.app.dossier import Dossier
from arrangeerveld.app.dossiers import answered
from arrangeerveld.app.elsewhere import PICK, Elsewhere
from arrangeerveld.app.home import Pile
from arrangeerveld.app.keeping import DRAFTS, Keeping, as_talk
from arrangeerveld.app.keptmark import Kept
from arrangeerveld.app.keys import Keys
from arrangeerveld.app.livedecks import LiveDecks
from arrangeerveld.app.logbook import keep_in
from arrangeerveld.app.office import Files, Written, when
from arrangeerveld.app.oldlooking import look_for_newest
from arrangeerveld.app.recorder import Recorder, open_folder
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.shelf import Shelf
from arrangeerveld.app.start import Start, fresh_board, read, screen_for
from arrangeerveld.app.table import Table
from arrangeerveld.app.talks import SOURCE, Talk, talk_title
from arrangeerveld.app.tray import Tray
from arrangeerveld.app.wiping import Wiper
from arrangeerveld.core.board import Board, Card
from arrangeerveld.core.geometry import Point
from arrangeerveld.core.gestures import SLOP
from arrangeerveld.core.history import History
from arrangeerveld.core.mat import Mat
from arrangeerveld.core.problems import Problem, Refused
from arrangeerveld.core.session import Scene, Session
from arrangeerveld.core.stepping import rested
from arrangeerveld.files import places, settingstold
from arrangeerveld.files.inside import holds_board
from arrangeerveld.files.journalfolder import Waiting
from arrangeerveld.files.kinds import read_kinds
from arrangeerveld.files.settings import Settings, read_settings, shipped
from arrangeerveld.files.settingstext import kept_text
from arrangeerveld.paint.layer import Layer
from arrangeerveld.paint.tiles import Tiles
from arrangeerveld.recordworker import Answer, Asked

log = logging.getLogger(__name__)


class Program:
    """Everything that runs once the mat is on the screen."""

    def __init__(self, start: Start, board: Board, told: tuple[Problem, ...], ground: Image.Image | None = None) -> None:
        self.start = start
        self.means = start.means
        self._set = self._set_there = start.settings  # now, and in the user's file
        self.shelf = Shelf()
        self.shelf.kinds, problems = read_kinds(places.cards(), start.icons.names, start.folder)
        self.files = Files(start.folder, self.means, start.typeface)
        self.live = LiveDecks(self)
        self.darkroom = Darkroom()
        self.recorder = Recorder(self.soon(self._recorded))
        self.path = None if told else start.path
        board = with_kinds(board, self.shelf)
        means = start.means_for(start.settings)
        self.desk = Desk(self._session(board), self.shelf, means, screen_for(board, start.settings), self)
        self.desk.saved = board
        self._writing = self._again = self._leaving = False
        self.elsewhere = Elsewhere(self)
        self.wiper = Wiper(self, self._after_saving, self._remember)
        self.calm = Calm(self)
        self.files.on_fault = self.soon(self.calm.met)
        if start.kept is not None:
            keep_in(start.kept.parent)
        self.table = Table(self.desk, start.typeface, self._layer(ground))
        self.table.hands.palm_wipes = start.settings.handpalm == "ja"
        self.keys = Keys(self.desk)
        self.keeping = Keeping(start.journals, self.soon)
        self.keeping.on_mark, self.keeping.on_fault = self._mark, lambda text: self.desk.tell(text, problem=True)
        self._keep(self.path)
        Clock.schedule_interval(lambda _: self.keeping.tick(), DRAFTS)
        self.table.hands.on_fault = self.calm.met
        ExceptionManager.add_handler(self.calm)
        Window.bind(on_resize=self._resized, on_drop_file=self._dropped, on_request_close=self._closing)
        Clock.schedule_once(self._show_home if start.home else self._read_decks, 0)
        Clock.schedule_interval(lambda _: self.desk.tick(), 1)
        Clock.schedule_interval(memory.breathe, memory.EVERY)
        for problem in (*settingstold.few(start.told), *told[:2], *problems[:1]):
            self.desk.tell(str(problem), problem=True)

    def stop(self) -> None:
        """What is not on disk yet is written before the program ends."""
        self.desk.finish_writing()
        makerdesk.finish(self.desk)
        if self.unsaved():
            self._remember(self.files.write(self.desk.session.present, self.path, lambda _: None))
        self.keeping.leave(wipe=not self.unsaved())
        self.keeping.settle()
        self.recorder.close()
        self.files.close()
        self.darkroom.close()
        self.live.close()

    def _closing(self, *_: object, **__: object) -> bool:
        """The window is closed by the system: write first; when that fails, stay open and say so."""
        self.desk.finish_writing()
        if not self.unsaved():
            return False
        return not self._remember(self.files.write(self.desk.session.present, self.path, lambda _: None))

    def _resized(self, *_: object) -> None:
        Clock.unschedule(self._fit)
        Clock.schedule_once(self._fit, 0.1)

    def _fit(self, *_: object) -> None:
        screen = screen_for(self.desk.session.present, self._set)
        if screen != self.desk.screen:
            self.desk.screen = screen
            self.table.fit(self._layer())

    def _dropped(self, _window: object, name: bytes, x: float = 0, y: float = 0, *_: object) -> None:
        """A file is dropped on the window, at pixels from its top left (0, 0 when that is not known): a board, cards, or a photo."""
        path = Path(name.decode("utf-8", "surrogateescape"))
        if path.suffix.lower() == ".json" or holds_board(path):
            self._open_path(path)
        elif not intakedesk.dropped(self.desk, path):
            photoshoot.dropped(self, path, x, y)

    def look_for_photos(self, boards: bool) -> None:  # noqa: FBT001 - the tray names it
        """Look which photos there are, or boards; the tray shows them as they are found."""
        photoshoot.look(self, boards=boards)

    def bring_photo(self, path: Path, at: Point | None) -> None:
        """Make a photo ready, and lay it on the board for which it was chosen."""
        photoshoot.bring(self, path, at)

    def _read_decks(self, *_: object) -> None:
        for problem in self.live.lay_out()[:3]:
            self.desk.tell(str(problem), problem=True)
        self.desk.on_change()

    decks_changed = _read_decks

    def shared_decks(self) -> str:
        """What there is to tell about the folder with decks of the organisation."""
        return self.live.shared_told()

    # the desk's office

    def now(self) -> float:
        """The desk's clock."""
        return self.files.now()

    def wall(self) -> float:
        """The clock on the wall."""
        return time()

    def boards(self) -> Any:
        """The boards that can be opened."""
        return self.files.boards(hide=self._set.titels == "verbergen")

    def settings(self) -> Settings:
        """What is set on this machine."""
        return self._set

    def change(self, settings: Settings) -> None:
        """Set something: it is seen at once, and kept."""
        self._set = settings
        self.desk.restyle(self.start.means_for(settings), screen_for(self.desk.session.present, settings))
        self.desk.session.slop = slop_for(self.desk.screen)
        self.table.fit(self._layer())
        self.table.hands.palm_wipes = settings.handpalm == "ja"
        if self.start.kept is not None:
            under = read_settings([shipped()])[0]
            self.files.keep(
                self.start.kept,
                lambda old: kept_text(old, settings, self._set_there, under),
                lambda job: self._kept(job, settings),
            )

    def _kept(self, job: Future[None], settings: Settings) -> None:
        """On the worker, before it does anything else: the file says this now, or it could not be written."""
        if isinstance(fault := job.exception(), Refused):
            self.soon(lambda text: self.desk.tell(text, problem=True))(str(fault.problems[0]))
        elif fault is None:
            self._set_there = settings

    def fields(self) -> tuple[Mat, ...]:
        """The fields there are, ours and the user's own."""
        mats, problems = stock.fields(self.files.folder, self.start.icons.names)
        for problem in problems[:2]:
            self.desk.tell(str(problem), problem=True)
        return mats or (self.start.mat,)

    def piles(self, mat: Mat) -> tuple[Pile, ...]:
        """The decks of a field."""
        return stock.piles(self.shelf, mat, self.files.folder, self.live.memory)

    def talk(self) -> Talk | None:
        """The talk on the table once something was done there; else the newest in the folder is looked for."""
        hide = self._set.titels == "verbergen"
        board = self.desk.session.present
        if self.path is None and not self.unsaved():
            look_for_newest(self, hide=hide)
            return None
        moment = "ligt nu op tafel" if self.path is None else when(self.path)
        return Talk(talk_title(board, hide=hide), f"{moment} · {'nog niet bewaard' if self.unsaved() else 'alles is bewaard'}")

    def record(self, asked: Asked, board: Board) -> None:
        """Ask the process that makes records something about a board."""
        self.recorder.ask(asked, board)

    def record_folder(self) -> Path:
        """Where records get a folder."""
        return self.files.folder

    def work(self, make: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Do something slow on the worker for files, in order."""
        self.files.run(make, self.soon(then))

    def open_folder(self, folder: Path) -> None:
        """Show a folder, or say where it is."""
        if not open_folder(folder):
            self.desk.tell(f"De map gaat hier niet vanzelf open. Je vindt hem hier: {folder}")

    def _recorded(self, answer: Answer) -> None:
        covers = self.desk.covers
        answered(self.desk, covers.records, answer, seen=isinstance(covers.page, Dossier))
        self.wiper.heard(answer)

    def begin(self, mat: Mat) -> None:
        """A fresh board on a field, with the decks that it has here."""
        backdrops.ready(self, mat, lambda mat, told: self._after_saving(lambda: self.lay_down(fresh_board(self.start, mat), None, told)))

    def _show_home(self, *_: object) -> None:
        self.desk.covers.go_home(self.desk)
        self.desk.on_change()

    def save(self) -> None:
        """Write the board and its picture; the notice comes when they are on disk."""
        if self._writing:
            self._again = True  # what changed meanwhile is written right after
            return
        self._writing, self._again = True, False
        self.files.write(self.desk.session.board, self.path, self.soon(self._written))

    def keep_card(self, card: Card) -> None:
        """Put a card in an own deck; it lies in the tray of own cards from then on."""
        owncards.keep(self, card)

    def keep_report(self, text: str) -> None:
        """Write the report of a touch test beside the boards; the notice comes when it is on disk."""
        self.files.keep_report(text, self.soon(lambda told: self.desk.tell(told[0], problem=told[1])))

    def _written(self, job: Future[Written]) -> None:
        self._writing = False
        done = self._remember(job)
        if done and self._again and self.unsaved():
            self.save()
        elif done and self.path is not None and not job.result().told:
            self.desk.tell(f"Bewaard: {self.path.stem} (bord en plaatje) in de map {self.path.parent.name}.")

    def _remember(self, job: Future[Written]) -> bool:
        """Take over where a board was written; False, with a notice, when it was not."""
        try:
            written = job.result()
        except Refused as refused:
            told = [str(problem) for problem in refused.problems]
        except (OSError, ValueError, OverflowError, MemoryError):
            log.exception("saving failed")
            told = ["Het bewaren is niet gelukt. Je bord staat nog op het scherm. Kies een andere map om in te bewaren."]
        else:
            self.path, self.desk.saved = written.path, written.board
            self.keeping.filed(written.path, whole=not self.unsaved())
            for problem in written.told:
                self.desk.tell(str(problem), problem=True)
            return True
        for text in told:
            self.desk.tell(text, problem=True)
        self.elsewhere.ask()
        return False

    def open(self, source: str) -> None:
        """Open a board of the folder, go on with a talk that was not left as it should be, or do what another card stands for."""
        if source.startswith(SOURCE):
            self._after_saving(lambda: self._take_up(source))
        elif source.startswith(owncards.TO):
            owncards.choose(self, source)
        elif source.startswith(PICK):
            self.elsewhere.choose(source)
        elif source.startswith(earlier.ONE):
            self._open_path(earlier.path_of(self.files.folder, source), copy=True)
        elif source.startswith((earlier.ALL, earlier.OF)):
            kind, cards = self.files.versions(source, hide=self._set.titels == "verbergen")
            self.desk.tray = Tray(kind, cards, filters=False)
        else:
            self._open_path(self.files.folder / source)

    def follow(self, source: str) -> None:
        """Begin the talk after a board of the folder, or after the one on the table, which is kept safe first."""
        following.begin(self, self.files.folder / source if source else None, self._after_saving, self.soon)

    def _open_path(self, path: Path, *, copy: bool = False) -> None:
        def lay_down() -> None:
            try:
                board, problems = read(path)
            except Refused as refused:
                for problem in refused.problems[:2]:
                    self.desk.tell(str(problem), problem=True)
            else:
                own = path.suffix.lower() == ".json"  # a picture with a board inside is never written over
                self.lay_down(board, None if problems or copy or not own else path, problems)
                if copy or problems or not own:
                    self.desk.tell("Dit is een kopie. Als je haar bewaart, blijft het andere bestand zoals het is.")

        self._after_saving(lay_down)

    def _after_saving(self, then: Callable[[], None]) -> None:
        """Keep the present board safe before another one comes in its place; when that fails, it stays."""
        self.desk.finish_writing()
        if self._leaving:
            return  # somebody tapped twice
        if not self.unsaved():
            then()
            return

        def written(job: Future[Written]) -> None:
            self._leaving = False
            if self._remember(job):
                then()

        self._leaving = True
        self.files.write(self.desk.session.present, self.path, self.soon(written))

    def lay_down(self, board: Board, path: Path | None, problems: tuple[Problem, ...], history: History | None = None) -> None:
        """Put another board on the table; one that was not wholly read gets no path, so that its file is never overwritten.

        With a `history` the talk goes on with its steps.
        """
        self.keeping.leave(wipe=not self.unsaved())
        self.elsewhere.forget()
        session = self._session(board if history else with_kinds(board, self.shelf))
        session.history = history or session.history
        self.desk.replace_board(session)
        self._keep(path)
        self.desk.saved = self.desk.session.present
        self.desk.screen = screen_for(board, self._set)
        self.table.fit(self._layer())
        self.table.follow()
        self._read_decks()
        for problem in problems[:2]:
            self.desk.tell(str(problem), problem=True)

    # the journal

    def _mark(self, kept: Kept) -> None:
        if kept is not self.desk.safe:
            self.desk.safe = kept
            self.desk.on_change()

    def _keep(self, path: Path | None) -> None:
        """Keep the talk that is on the table now, which came from this file; a file that another window has is left alone."""
        told = self.keeping.claim(path) if path is not None else ""
        self.path = None if told else path
        self.keeping.follow(self.desk.session, self.path)
        if told:
            self.desk.tell(told, problem=True)
        elif path is not None:
            self.keeping.look(self._newer_found, path)

    def _newer_found(self, waiting: Waiting | None) -> None:
        """There is newer work on the board that was just opened: the start screen offers it."""
        if waiting is None or self.unsaved():
            return
        self.desk.covers.go_home(self.desk)
        self.desk.covers.found(self.desk, as_talk(waiting, hide=self._set.titels == "verbergen"), instead=True)
        self.desk.tell("Van dit bord is er werk dat nieuwer is dan het bestand. Tik op Ga verder om daarmee verder te gaan.")

    def _take_up(self, source: str) -> None:
        """Go on with a talk out of its journal: it is not in a board file yet, so it counts as not saved."""
        back = self.keeping.take_up(source)
        if back is None:
            self.desk.tell("Dit gesprek gaat niet open. Sluit andere vensters van dit programma, of open het bewaarde bord.", problem=True)
            return
        self.lay_down(back.history.present, back.path, (), back.history)
        self.desk.saved = None
        self.desk.session.do("klok", lambda board: rested(board, self.wall(), back.seen))
        if back.told:
            self.desk.tell(back.told, problem=True)

    # small things

    def unsaved(self) -> bool:
        """Whether there is anything on the table that is not on disk."""
        board = self.desk.session.present
        return board is not self.desk.saved

    def _session(self, board: Board) -> Session:
        session = Session(board, lambda: uuid4().hex[:12])
        session.slop = slop_for(screen_for(board, self._set))
        return session

    def _layer(self, ground: Image.Image | None = None) -> Layer:
        board = self.desk.session.present
        layer = Layer(board, self.desk.means, self.start.typeface, Tiles(), self.desk.screen.scale, ground)
        layer.show(board, Scene(board.items, board.ink, frozenset(), ()))
        return layer

    def soon(self, call: Callable[[Any], None]) -> Callable[[Any], None]:
        """The same call, on the thread of the window."""
        return lambda value: Clock.schedule_once(lambda _: call(value), 0)


def slop_for(screen: Screen) -> float:
    """How many mm of ours a finger may move before it drags: three real ones, when the size of the screen is known."""
    return min(max(SLOP / screen.real, 1.0), 15.0)


def with_kinds(board: Board, shelf: Shelf) -> Board:
    """A board that also knows the kinds of today; its own stay as they were."""
    known = {kind.id for kind in board.kinds}
    more = tuple(kind for kind in shelf.kinds if kind.id not in known)
    return replace(board, kinds=(*board.kinds, *more)) if more else board
