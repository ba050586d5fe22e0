"""What lies over the whole table: the start screen, the settings, and the curtain; one at a time, the curtain over all."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from arrangeerveld.app import intakedesk, makerdesk, printdesk, remarks, signbar, typingstops
from arrangeerveld.app.controls import Control
from arrangeerveld.app.curtain import curtain
from arrangeerveld.app.dossier import Dossier
from arrangeerveld.app.dossiers import Records, act, left, note_end, page_for
from arrangeerveld.app.heading import top
from arrangeerveld.app.home import Home, Pile
from arrangeerveld.app.intake import Intake
from arrangeerveld.app.maker import Maker
from arrangeerveld.app.oldtalks import OldTalks
from arrangeerveld.app.printpage import PrintPage
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.settings_page import SettingsPage
from arrangeerveld.app.stops import KEY
from arrangeerveld.app.talks import Talk
from arrangeerveld.app.wipepanel import WipePanel, Wiping
from arrangeerveld.core.board import Board
from arrangeerveld.core.gestures import Drag, Press
from arrangeerveld.core.mat import Mat
from arrangeerveld.core.session import Session
from arrangeerveld.files.settings import Settings
from arrangeerveld.recordworker import Asked

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk

Piles: TypeAlias = Mapping[str, tuple[Control, ...]]
SLIDES = {"veld", "balk"}
"""The controls that a finger can move."""
_HIDDEN = ("enlarged", "list", "rows", "steps", "talk", "agreement", "dock", "mark", "rings", "keyboards", "marks", "bin")


class Backstage(Protocol):
    """What the pages ask of the world outside."""

    def settings(self) -> Settings:
        """What is set."""
        ...

    def change(self, settings: Settings) -> None:
        """Set something, show it, and keep it."""
        ...

    def fields(self) -> tuple[Mat, ...]:
        """The fields there are, at least one."""
        ...

    def piles(self, mat: Mat) -> tuple[Pile, ...]:
        """The decks of a field."""
        ...

    def talk(self) -> Talk | None:
        """The talk that lies on the table, if any; otherwise the newest one is looked for, and `found` is called."""
        ...

    def begin(self, mat: Mat) -> None:
        """A fresh board, after the present one was kept safe."""
        ...

    def record(self, asked: Asked, board: Board) -> None:
        """Ask the process that makes records something about a board; `dossiers.answered` is called with each answer."""
        ...

    def record_folder(self) -> Path:
        """The folder of the boards, in which the records get one of their own."""
        ...

    @property
    def wiper(self) -> Wiping:
        """Asks whether a talk may go from this computer, and wipes it."""
        ...

    def work(self, make: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Do something slow on the worker for files, in order; `then` is called with what it gives, on the thread of the window."""
        ...

    def shared_decks(self) -> str:
        """What there is to tell about the folder with decks of the organisation."""
        ...

    def decks_changed(self) -> None:
        """Read the decks on the table again."""
        ...

    def open_folder(self, folder: Path) -> None:
        """Show a folder in the program for that."""
        ...


class Covers:
    """What lies over the table now."""

    def __init__(self) -> None:
        self.page: Home | SettingsPage | Dossier | OldTalks | Maker | Intake | PrintPage | None = None
        self.printing: PrintPage | None = None  # as it was last open: a PDF may still be on its way
        self.maker: Maker | None = None  # as it was last open: a step may still be on its way to the disk
        self.copied: Callable[[], str] = lambda: ""  # the text that was copied in any program
        self.records = Records()
        self.curtain = False
        self.remarks = remarks.Remarks()  # about the decks on the table
        self.wipe: WipePanel | None = None  # the sheet that asks whether a talk may go
        self.behind: Home | None = None  # the start screen to which the settings go back

    @property
    def closed(self) -> bool:
        """Whether the table is out of sight."""
        return self.curtain or self.page is not None

    @property
    def writes(self) -> bool:
        """Whether somebody writes on a page."""
        return isinstance(self.page, Maker) and self.page.writing is not None

    def over_writing(self, control: Control | None) -> bool:
        """Whether this control, or a page, lies over whatever somebody is writing."""
        return self.closed or (control is not None and control.action.startswith(("wissen:", "opmerking:")))

    def over(self, desk: Desk, piles: Piles) -> Piles:
        """The piles of the table with what lies over them; what is wholly out of sight is left out."""
        page, screen, means = self.page, desk.screen, desk.means
        covered: dict[str, tuple[Control, ...]] = {**piles, "typing": (), "page": (), "remarks": (), "wipe": (), "curtain": ()}
        if page is not None:
            covered |= dict.fromkeys((name for name in covered if name in _HIDDEN and not (name == "keyboards" and self.writes)), ())
            covered["page"] = desk.kept("page", (screen, page.look()), lambda: page.controls(screen, means))
        else:
            covered["typing"] = signbar.controls(desk)
            covered["remarks"] = desk.kept("remarks", (screen, self.remarks.look()), lambda: self.remarks.controls(screen, means))
        sheet = desk.office.wiper.panel() if self.wipe is not None else None
        if sheet is not None:
            covered["wipe"] = desk.kept("wipe", (screen, sheet), lambda: sheet.controls(screen, means))
        if self.curtain:
            covered["curtain"] = desk.kept("curtain", screen, lambda: curtain(screen, means))
        return covered

    def foot(self, screen: Screen, usual: float) -> float:
        """Over which height notices stand: on a page at its head, where nothing is touched."""
        return usual if self.page is None else top(screen) - 8

    def act(self, desk: Desk, word: str, value: str) -> None:
        """A tap on one of the controls of a page, or on a button that brings one."""
        if word == "wissen":
            desk.office.wiper.act(value)
        elif word == "opmerking":
            remarks.act(desk, value)
        elif word in {KEY, signbar.WORD}:
            typingstops.act(desk, word, value)
        elif word in {"veld", "dek", "verder", "begin"} and isinstance(self.page, Home):
            self._at_home(desk, self.page, word, value)
        elif word == "blad":  # beside what lies there
            desk.tray = None
        elif isinstance(self.page, Dossier) and word != "gordijn":
            self._at_dossier(desk, self.page, word, value)
        elif isinstance(self.page, SettingsPage) and word != "gordijn":
            self._at_settings(desk, self.page, word, value)
        else:
            self._bring(desk, word, value)

    def _bring(self, desk: Desk, word: str, value: str) -> None:
        """A button that brings a page or the curtain."""
        match word:
            case "gordijn":
                self.curtain = not self.curtain
                put_down_everything(desk)
            case "start":
                self.go_home(desk)
            case "maker":
                makerdesk.act(desk, value)
            case "halen":
                intakedesk.act(desk, value)
            case "print":
                printdesk.act(desk, value)
            case "dossier":
                put_down_everything(desk)
                note_end(desk)
                self.page = page_for(desk, self.records)
            case "instellingen":
                self.behind = self.page if isinstance(self.page, Home) else None
                kinds = desk.shelf.kinds
                self.page = SettingsPage(desk.office.settings(), kinds[0] if kinds else None, shared=desk.office.shared_decks())

    def go_home(self, desk: Desk) -> None:
        """Show the start screen."""
        put_down_everything(desk)
        fields = desk.office.fields()
        now = desk.session.present.mat.id
        chosen = now if any(mat.id == now for mat in fields) else fields[0].id
        home = self.page = Home(fields, chosen)
        home.piles = desk.office.piles(home.mat())
        home.talk = desk.office.talk()
        home.looked = home.talk is not None
        desk.office.wiper.act("kijk")

    def found(self, desk: Desk, talk: Talk | None, *, instead: bool = False) -> None:
        """The newest talk was looked for; `instead` of the one on the table."""
        for page in (self.page, self.behind):
            if isinstance(page, Home) and (page.talk is None or instead):
                page.talk, page.looked = talk, True
        desk.on_change()

    def slid(self, desk: Desk, by: float, at: float) -> None:
        """A finger moved something on a page."""
        if self.page is not None:
            self.page.slid(desk.screen, by, at)
            desk.on_change()

    def _at_home(self, desk: Desk, home: Home, word: str, value: str) -> None:
        desk.tray = None
        match word:
            case "veld":
                home.chosen, home.off = value, frozenset()
                home.piles = desk.office.piles(home.mat())
            case "dek":
                home.off = home.off ^ {value}
            case "begin":
                desk.office.begin(home.mat())
            case "verder" if home.talk is not None and home.talk.source:
                desk.office.open(home.talk.source)
            case "verder":
                self.page = None

    def _at_dossier(self, desk: Desk, page: Dossier, word: str, value: str) -> None:
        if word == "dossier-terug":
            self.page = left(page)
        else:
            act(desk, self.records, page, word, value)

    def _at_settings(self, desk: Desk, page: SettingsPage, word: str, value: str) -> None:
        match word:
            case "kies":
                page.settings = page.chosen(value)
                desk.office.change(page.settings)
            case "meet":
                page.measure(desk.screen)
            case "langer":
                page.slid(desk.screen, float(value) / desk.screen.scale, 0.0)
            case "gemeten":
                page.settings = page.measured(desk.screen)
                page.bar = 0.0
                desk.office.change(page.settings)
            case "niet-meten":
                page.bar = 0.0
            case "klaar":
                self.page, self.behind = self.behind, None
                if self.page is not None:  # titles may be hidden now
                    self.page.talk = desk.office.talk()


def put_down_everything(desk: Desk) -> None:
    """Everybody lets go: what is written and moved is finished, what comes out of a tray goes back, fingers that are down do nothing."""
    session = desk.session
    for touch in tuple(session.live):
        _end(session, touch)
    desk.let_go()
    desk.covers.remarks.open = False
    desk.tray, desk.picked, desk.pane, desk.enlarged, desk.rolling = None, None, "", (), 0.0


def _end(session: Session, touch: Hashable) -> None:
    gesture = session.live.get(touch)
    fresh = isinstance(gesture, Drag) and gesture.fresh is not None
    if fresh or isinstance(gesture, Press):
        session.cancel(touch)
    else:
        session.finish(touch)
