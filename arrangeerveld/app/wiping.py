"""*Afsluiten en wissen*: a talk goes from this computer once it is certain that it is in a file that somebody saved."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from arrangeerveld.app import wipewords as words
from arrangeerveld.app.covers import put_down_everything
from arrangeerveld.app.dossiers import Records
from arrangeerveld.app.home import Home
from arrangeerveld.app.oldlooking import OF, OldLooking
from arrangeerveld.app.oldtalks import OldTalks
from arrangeerveld.app.start import fresh_board
from arrangeerveld.app.talks import SOURCE
from arrangeerveld.app.wipelook import Asked, Looked, look, readiness
from arrangeerveld.app.wipepanel import Ready, WipePanel
from arrangeerveld.files.traces import wipe
from arrangeerveld.recordworker import Answer, Made

if TYPE_CHECKING:
    from arrangeerveld.app.office import Written
    from arrangeerveld.app.program import Program

log = logging.getLogger(__name__)
_MAY_GO = {Ready.SAVED, Ready.OLD, Ready.LOST}


class Wiper:
    """Asks, looks, and wipes. `after_saving` calls something once the board on the table is on disk, `remember` takes over a save."""

    def __init__(
        self, app: Program, after_saving: Callable[[Callable[[], None]], None], remember: Callable[[Future[Written]], bool]
    ) -> None:
        self._app = app
        self._after_saving, self._remember = after_saving, remember
        self._asked: Asked | None = None
        self._looked: Looked | None = None
        self._old = OldLooking(app)

    def act(self, value: str) -> None:
        """A tap on something about wiping: `woord` or `woord=waarde`."""
        word, _, rest = value.partition("=")
        match word:
            case "kijk":
                self._old.look()
            case "vraag":
                self._ask(rest)
            case "niet":
                self._asked, self._app.desk.covers.wipe = None, None
            case "bewaar":
                self._save()
            case "nu":
                self._go()
            case "open":
                self._app.desk.covers.wipe = None
                self._app.open(rest.removeprefix(OF))
            case _:
                self._old.act(word, rest)

    def panel(self) -> WipePanel | None:
        """The sheet as it is now: what was saved is not all any more once somebody at the table went on."""
        panel, looked = self._app.desk.covers.wipe, self._looked
        if panel is None or looked is None or self._asked is None or self._asked.source or panel.ready is not Ready.SAVED:
            return panel
        return panel if self._app.desk.session.present is looked.board else replace(panel, ready=Ready.OPEN, saved=words.MORE)

    def heard(self, answer: Answer) -> None:
        """When a record was made while the sheet was open, the talk may be saved now."""
        panel = self._app.desk.covers.wipe
        if isinstance(answer, Made) and self._asked is not None and panel is not None and panel.ready in {Ready.BUSY, Ready.OPEN}:
            self._ask(self._asked.source)

    def _ask(self, source: str) -> None:
        """Show the sheet for a talk, and look how it is kept."""
        asked = self._asked_about(source)
        self._asked, self._looked = asked, None
        self._app.desk.covers.wipe = WipePanel(Ready.LOOKING, saved=words.LOOKS)
        self._look(asked, lambda looked: self._seen(asked, looked))

    def _asked_about(self, source: str) -> Asked:
        app, root = self._app, self._app.keeping.root
        if source.startswith(SOURCE):
            return Asked(source, journal=None if root is None else root / source.removeprefix(SOURCE))
        if source:
            return Asked(source, paths=(app.files.folder / source.removeprefix(OF),))
        paths = dict.fromkeys(path for path in (app.path, *app.elsewhere.others) if path is not None)
        return Asked("", app.desk.session.present, tuple(paths), app.keeping.folder, app.desk.covers.records.sets)

    def _look(self, asked: Asked, then: Callable[[Looked], None]) -> None:
        app, root, near = self._app, self._app.keeping.root, self._app.files.folder
        app.files.run(lambda: look(asked, root, near), app.soon(then))

    def _seen(self, asked: Asked, looked: Looked) -> None:
        """What was looked at is known; nothing is shown when somebody left the sheet, or asked about another talk."""
        app, desk = self._app, self._app.desk
        if asked is not self._asked or desk.covers.wipe is None:
            return
        page, self._looked = desk.covers.records.page, looked
        ready = readiness(asked, looked, old=self._old.old(asked.source), making=page is not None and page.busy is not None)
        hide = app.settings().titels == "verbergen"
        desk.covers.wipe = WipePanel(
            ready,
            words.called(looked.board, looked.when, hide=hide),
            words.saved(ready, looked),
            words.goes(ready, looked.traces),
            words.stays(looked, hide=hide),
        )
        desk.on_change()

    def _save(self) -> None:
        """Put the talk in a board file, and ask again; one that does not lie on the table comes there first."""
        asked = self._asked
        if asked is not None and asked.source:
            self._after_saving(lambda: self._bring(asked.source))
        elif asked is not None:
            self._save_table()

    def _bring(self, source: str) -> None:
        before = self._app.desk.session
        self._app.open(source.removeprefix(OF))
        if self._app.desk.session is not before:
            self._save_table()

    def _save_table(self) -> None:
        app = self._app
        app.desk.finish_writing()
        app.desk.covers.wipe = WipePanel(Ready.LOOKING, saved=words.SAVES)

        def written(job: Future[Written]) -> None:
            app.desk.covers.wipe = None
            if self._remember(job):
                self._ask("")

        app.files.write(app.desk.session.present, app.path, app.soon(written))

    def _go(self) -> None:
        """The second tap: everybody lets go, the files are read back once more, and it goes when nothing changed."""
        asked, looked, panel = self._asked, self._looked, self.panel()
        if asked is None or looked is None or panel is None or panel.ready not in _MAY_GO:
            return
        if not asked.source:
            put_down_everything(self._app.desk)
            self._app.desk.finish_writing()
        self._app.desk.covers.wipe = WipePanel(Ready.GOING, panel.title, words.GOES)
        self._look(asked, lambda again: self._gone_on(asked, looked, again))

    def _gone_on(self, asked: Asked, before: Looked, now: Looked) -> None:
        """What was read back the second time; it must be as it was."""
        desk = self._app.desk
        if asked is not self._asked or desk.covers.wipe is None:
            return
        there = asked.source != "" or desk.session.present is now.board
        if there and not now.elsewhere and (now.files, now.record, now.board) == (before.files, before.record, before.board):
            self._wipe(asked, now)
        else:  # somebody was busy with something that is in no file: the sheet says so
            self._ask(asked.source)

    def _wipe(self, asked: Asked, looked: Looked) -> None:
        """It goes: from the table, then from the disk."""
        app, desk = self._app, self._app.desk
        self._asked, self._looked, desk.covers.wipe = None, None, None
        if not asked.source:
            self._clear()

        def work() -> tuple[Path, ...]:
            app.keeping.settle()
            return wipe(looked.traces)

        app.files.run(work, app.soon(lambda rest: self._wiped(looked, rest)))

    def _clear(self) -> None:
        """An empty table, and over it the start screen; what lay there is not written anywhere any more."""
        app, desk = self._app, self._app.desk
        app.recorder.forget()
        desk.covers.records = Records()
        now = desk.session.present.mat.id
        mat = next((mat for mat in app.fields() if mat.id == now), app.start.mat)
        desk.saved = desk.session.present
        app.lay_down(fresh_board(app.start, mat), None, ())
        desk.covers.go_home(desk)

    def _wiped(self, looked: Looked, rest: tuple[Path, ...]) -> None:
        """Say how it went, and look which talks are left."""
        desk = self._app.desk
        if rest:
            log.error("not everything was wiped")
        if isinstance(desk.covers.page, Home):
            desk.covers.go_home(desk)
        elif isinstance(desk.covers.page, OldTalks):
            self._old.look()
        desk.tell(words.not_wiped(rest) if rest else words.wiped(looked), problem=bool(rest))
