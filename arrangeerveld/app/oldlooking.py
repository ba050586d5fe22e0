"""Which talks were not finished or left for days: looked for whenever the start screen comes, shown on a page of their own."""

from __future__ import annotations

from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING

from arrangeerveld.app import wipewords
from arrangeerveld.app.home import Home
from arrangeerveld.app.keeping import as_talk
from arrangeerveld.app.oldtalks import OldTalk, OldTalks
from arrangeerveld.app.talks import SOURCE, Talk
from arrangeerveld.files.journalfolder import Waiting
from arrangeerveld.files.leftbehind import DAY, Left, left_behind
from arrangeerveld.files.settings import AFTER

if TYPE_CHECKING:
    from arrangeerveld.app.program import Program

OF = "versies:"
"""Before the name of a board file of which earlier versions are kept."""


class OldLooking:
    """Looks for them and shows them."""

    def __init__(self, app: Program) -> None:
        self._app = app
        self._found: tuple[Left, ...] = ()
        self._looks = 0

    def old(self, source: str) -> bool:
        """Whether a talk is one of those that were left for days."""
        return any(one.old and source_of(one) == source for one in self._found)

    def look(self) -> None:
        """Look again; what is found is shown when it is known."""
        app = self._app
        days, root, folder = AFTER[app.settings().opruimen], app.keeping.root, app.files.folder
        before = app.wall() - days * DAY if days else 0.0
        self._looks += 1
        number = self._looks
        answer = app.soon(lambda found: self._seen(found) if number == self._looks else None)
        Thread(target=lambda: answer(left_behind(root, folder, before)), name="gesprekken", daemon=True).start()

    def _seen(self, found: tuple[Left, ...]) -> None:
        desk, page = self._app.desk, self._app.desk.covers.page
        self._found = found
        if isinstance(page, Home):
            page.left = tuple((source_of(one), one.old) for one in found)
        elif isinstance(page, OldTalks):
            page.talks, page.page = self._rows(), 0
        desk.on_change()

    def act(self, word: str, value: str) -> None:
        """A tap on the way to the page, or on the page."""
        app, desk = self._app, self._app.desk
        page = desk.covers.page
        match word:
            case "lijst":
                desk.tray = None
                desk.covers.page = OldTalks(self._rows(), app.settings().opruimen)
            case "terug":
                desk.covers.wipe = None
                desk.covers.go_home(desk)
            case "na" if isinstance(page, OldTalks) and value in AFTER:
                page.after = value
                app.change(replace(app.settings(), opruimen=value))
                self.look()
            case "meer" if isinstance(page, OldTalks):
                page.leaf()

    def _rows(self) -> tuple[OldTalk, ...]:
        hide = self._app.settings().titels == "verbergen"
        return tuple(_row(one, hide=hide) for one in self._found)


def source_of(one: Left) -> str:
    """How a talk that was left is called in an action."""
    if one.journal is not None:
        return f"{SOURCE}{one.journal.name}"
    return "" if one.path is None else f"{OF}{one.path.name}"


def _row(one: Left, *, hide: bool) -> OldTalk:
    source = source_of(one)
    there = one.path is not None and one.whole
    opens = one.board is not None and (one.journal is not None or there)
    return OldTalk(source, wipewords.called(one.board, hide=hide), wipewords.day(one.when), wipewords.kept(one), opens, old=one.old)


def look_for_newest(app: Program, *, hide: bool) -> None:
    """Look which talk to go on with: the newest that was not left as it should be, else the newest board in the folder."""
    covers = app.desk.covers
    asked = covers.page

    def seen(talk: Talk | None) -> None:
        if covers.page is asked or covers.behind is asked:  # an answer that comes late is not for a later start screen
            covers.found(app.desk, talk)

    found = app.soon(seen)

    def looked(waiting: Waiting | None) -> None:
        if waiting is None:
            app.files.newest(found, hide=hide)
        else:
            found(as_talk(waiting, hide=hide))

    app.keeping.look(looked)
