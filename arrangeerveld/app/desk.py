"""Everything on the screen but its pixels: the table, the open tray, the notices, and what a tap on each of them does."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from arrangeerveld.app import (
    agreeing,
    agreetarget,
    dealing,
    dock,
    enlarge,
    holding,
    makerreading,
    newtext,
    noticeplaces,
    notices,
    nudging,
    phototray,
    rowlist,
    stepping,
    talkdesk,
    toolbox,
    tray,
    whose,
    writing,
)
from arrangeerveld.app.controls import Control
from arrangeerveld.app.covers import Covers, put_down_everything
from arrangeerveld.app.focus import Focus
from arrangeerveld.app.keptmark import Kept, kept_mark
from arrangeerveld.app.layers import Layers
from arrangeerveld.app.notices import Notice
from arrangeerveld.app.pointing import Pointed
from arrangeerveld.app.rings import Rings
from arrangeerveld.app.rowlist import RowList
from arrangeerveld.app.rowpanel import RowPanel
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.shelf import OWN, Shelf
from arrangeerveld.app.spreading import Spread
from arrangeerveld.app.steppanel import StepPanel
from arrangeerveld.app.talkpanel import TalkPanel
from arrangeerveld.app.ties import Ties
from arrangeerveld.app.touchtest import TouchTest
from arrangeerveld.app.tray import BOARDS, Tray
from arrangeerveld.app.world import Office
from arrangeerveld.app.writers import Writers
from arrangeerveld.core.agreeing import over as agreeing_at
from arrangeerveld.core.board import Board, Card, Item, Note, NoteSize, Photo
from arrangeerveld.core.geometry import Point, Pose
from arrangeerveld.core.marks import Means
from arrangeerveld.core.operations import place, writable
from arrangeerveld.core.session import Mode, Session
from arrangeerveld.core.stepping import offered
from arrangeerveld.core.tags import initials
from arrangeerveld.paint.sound import sound_face

log = logging.getLogger(__name__)
MOST_BUTTONS = 400  # kept of the dock


class Desk:
    """The state of the screen and its actions; knows nothing of Kivy. `on_change` is called when anything must be drawn again."""

    def __init__(self, session: Session, shelf: Shelf, means: Means, screen: Screen, office: Office) -> None:
        self.session = session
        self.shelf = shelf
        self.means = means
        self.screen = screen
        self.office = office
        self.colour = "geel"
        self.taker = whose.Taker()  # of whom the next notes are
        self.talk: TalkPanel | None = None
        self.under = False  # whether an earlier board shines through the mat
        self.rowlist = RowList()
        self.rowpanel: RowPanel | None = None
        self.steps: StepPanel | None = None
        self.told: tuple[str, ...] = ()  # what the clock said when it was last looked at
        self.covers = Covers()
        self.let_go: Callable[[], None] = lambda: None  # fingers that are down do nothing any more
        self.writers = Writers()
        self.ties = Ties()
        self.rings = Rings()
        self.pointed = Pointed()
        self.focus = Focus()
        self.drop_mouse: Callable[[], bool] = lambda: False  # what the mouse holds goes back; whether it held anything
        self.pane = ""  # "kleur" while the colours are shown, "inkt" and "gum" for the choices of pen and eraser
        self.touchtest: TouchTest | None = None
        self.tray: Tray | None = None
        self.picked: Card | None = None  # a card tapped in a tray, to be laid down with the next tap
        self.enlarged: tuple[str, ...] = ()
        self.spread = Spread()  # where they stand
        self.language = ""  # beside Dutch, on enlarged cards: for the rest of the talk
        self.notices: tuple[Notice, ...] = ()
        self.on_change: Callable[[], None] = lambda: None
        self.rolling = 0.0  # mm per second
        self._counted: tuple[Board, dict[str, str]] | None = None
        self._made: dict[str, tuple[object, tuple[Control, ...]]] = {}
        self._buttons: dict[object, Control] = {}  # of the dock, by what they look like
        self._card_face = lru_cache(maxsize=256)(lambda card, kind: sound_face(card, kind, means))
        self.safe = Kept.NOTHING  # what the mark over Bewaar says
        self.saved: Board | None = None  # the board as it was last written

    # what is shown

    def state(self) -> dock.DockState:
        """What the dock shows."""
        history = self.session.history
        return dock.DockState(
            kinds=self.shelf.shown(self.session.present.mat),
            open=self.tray.kind.id if self.tray else self.pane,
            mode=self.session.mode,
            colour=self.colour,
            undo=history.past.label if history.past else "",
            redo=history.future.label if history.future else "",
            ink=self.session.colour,
            whole=self.session.whole,
            people=tuple(person.colour for person in self.session.present.people),
            talking=self.talk is not None,
            by=self.taken_by(),
            clock=stepping.face_of(self),
            offered=offered(self.session.present),
        )

    def layers(self) -> Layers:
        """All the controls, computed from the state."""
        state, screen, means = self.state(), self.screen, self.means
        bar = self.kept("dock", (screen, state, self.pane, self.session.present.people, self.taker), lambda: self._dock(state))
        frame: tuple[Control, ...] = ()
        cards: tuple[Control, ...] = ()
        foot = min(control.place.y for control in bar) - 6
        if (now_open := self.tray) is not None:
            now_open.lies = self.lying() if now_open.kind is not BOARDS else {}
            frame = self.kept("frame", (screen, now_open.look()), lambda: tray.frame(now_open, screen, means))
            cards = tray.cards(now_open, screen, self._card_face)
            foot = min(foot, tray.area(screen).y)
        foot = self.covers.foot(screen, foot) if self.touchtest is None else foot
        piles = {"enlarged": self._enlarged(), "frame": frame, "cards": cards, "dock": bar}
        back, rows, seen = rowlist.controls(self)
        piles |= {
            "talk": talkdesk.controls(self),
            "agreement": agreeing.controls(self),
            "steps": stepping.controls(self),
            "list": back,
            "rows": rows,
            "bin": (*agreetarget.controls(self), *holding.bin_controls(self)),
            "touchtest": self._touchtest(),
            "mark": self.kept("mark", (screen, self.safe), lambda: kept_mark(screen, self.safe, means)),
        }
        self.ties.lay(self, piles)
        self.rings.opened.look(self, piles)
        piles["rings"] = self.kept("rings", (screen, self.rings.look(self.session)), lambda: self.rings.controls(screen, means))
        piles["notices"] = noticeplaces.controls(self, piles, foot)
        return Layers(self.covers.over(self, piles), {"cards": tray.row(screen) if self.tray else None, "rows": seen})

    def _dock(self, state: dock.DockState) -> tuple[Control, ...]:
        if len(self._buttons) > MOST_BUTTONS:
            self._buttons.clear()
        bar = dock.dock(self.screen, state, self.means, self._buttons)
        if self.pane in toolbox.PANES.values():
            return (*bar, *toolbox.choices(self.pane, bar, self.session, self.screen, self.means))
        anchor = next(control.place for control in bar if control.action == "kleur")
        people, taker = self.session.present.people, self.taker
        return (*bar, *whose.palette(self.screen, taker, people, anchor, self.means)) if self.pane == "kleur" else bar

    def taken_by(self) -> str:
        """The initials of whom the next notes are; empty for nobody."""
        self.taker = whose.taken(replace(self.taker, colour=self.colour), self.session.present.people)
        return initials(self.session.present.people).get(self.taker.by, "")

    def restyle(self, means: Means, screen: Screen) -> None:
        """Everything looks otherwise from now on."""
        self.means, self.screen = means, screen
        self._made.clear()
        self._buttons.clear()
        self._card_face = lru_cache(maxsize=256)(lambda card, kind: sound_face(card, kind, means))
        self.writers.boards.clear()

    def kept(self, name: str, key: object, make: Callable[[], tuple[Control, ...]]) -> tuple[Control, ...]:
        """Controls that are made again only when what they depend on changes: a frame while dragging makes none."""
        made = self._made.get(name)
        if made is None or made[0] != key:
            try:
                made = self._made[name] = key, make()
            except Exception:  # the rest of the screen goes on, this part stays as it was
                log.exception("controls could not be made")
                made = self._made[name] = key, made[1] if made else ()
        return made[1]

    def _enlarged(self) -> tuple[Control, ...]:
        board = self.session.present
        items = tuple(item for item in map(board.item, self.enlarged) if isinstance(item, Card | Photo))
        ink = board.ink if any(isinstance(item, Photo) for item in items) else ()
        key = self.screen, items, board.kinds, ink, self.language, (foot := tray.foot(self.tray, self.screen))
        large = self.kept("groot", key, lambda: enlarge.controls(items, board, self.screen, self.means, self.language, self.spread, foot))
        return newtext.with_new(self, items, large)

    def lying(self) -> dict[str, str]:
        """The cards of decks that lie on the mat, with the title of their zone; counted again only after a step."""
        board = self.session.present
        if self._counted is None or self._counted[0] is not board:
            titles = {zone.id: zone.title for zone in board.mat.zones}
            lying = {item.source: titles.get(item.zone, "") for item in board.items if isinstance(item, Card) and item.source}
            self._counted = board, lying
        return self._counted[1]

    # what happens

    def act(self, action: str) -> None:
        """A tap on a control: `woord` or `woord:waarde`."""
        word, _, value = action.partition(":")
        match word:
            case "soort" | "zelf" | "memo" | "foto":
                self._bring(word, value)
            case "kleur" | "gesprek" | "afspraak" | "stap":
                self._about_talk(word, value)
            case "mode" | "inkt" | "gum":
                self._tool(word, value)
            case "terug" | "weer":
                self.step(back=word == "terug")
            case "bewaar" | "open" | "aanraaktest" | "verslag":
                self._file(word)
            case "domein" | "zoek" | "sluit" | "manier":
                dealing.change_tray(self, word, value)
            case "verklein":
                self.enlarged = tuple(item_id for item_id in self.enlarged if item_id != value)
            case "ring":
                holding.choose(self, value)
            case "taal" | "bericht":
                self._told(word, value)
            case _:
                self.covers.act(self, word, value)
        self.on_change()

    def _about_talk(self, word: str, value: str) -> None:
        """Open or change what is around the mat: people and head, agreements, steps."""
        if word == "afspraak":
            agreeing.act(self, value)
        elif word == "stap":
            stepping.act(self, value)
        else:
            talkdesk.act(self, word, value)

    def _told(self, word: str, value: str) -> None:
        """Put a notice away, or say enlarged cards in another language too; the same language again hides it."""
        if word == "bericht":
            self.notices = tuple(notice for notice in self.notices if notice.text != value)
        else:
            language, _, _ = value.partition("=")  # which card it was tapped on does not matter
            self.language = "" if language == self.language else language

    def _tool(self, word: str, value: str) -> None:
        """Take a tool, or set it."""
        if word == "mode":
            self.keep_bare(value)
            self.finish_only()
            self.rings.close_all()
            self.pane = toolbox.tool_pane(self.session, Mode(value), self.pane)
            self.session.set_mode(Mode(value))
        else:
            self.pane = ""
            toolbox.choose(self.session, word, value)

    def show_choices(self, mode: str) -> None:
        """Take a tool and show what it can be set to."""
        self.pane = ""
        self.session.set_mode(Mode(mode))
        self.act(f"mode:{mode}")

    def close_choices(self) -> None:
        """Somebody goes on with a tool: its choices are in the way."""
        if self.pane in toolbox.PANES.values():
            self.pane = ""
            self.on_change()

    def _test_touches(self, word: str) -> None:
        """Open or close the touch test, or keep its report."""
        if word == "aanraaktest":
            put_down_everything(self)
            self.touchtest = TouchTest(self.office.now()) if self.touchtest is None else None
        elif self.touchtest is not None:
            self.office.keep_report(self.touchtest.report(self.screen))

    def _touchtest(self) -> tuple[Control, ...]:
        """The touch test over everything, while it is open."""
        test = self.touchtest
        if test is None:
            return ()
        return self.kept("touchtest", (self.screen, test.look()), lambda: test.controls(self.screen, self.means))

    def _bring(self, word: str, value: str) -> None:
        """Bring something onto the table: a tray of cards or photos, an own card, a note."""
        if word == "memo":
            writing.new_note(self, NoteSize(value))
        elif word == "foto":
            phototray.show_photos(self)
        elif word == "zelf" or (value == OWN and not self.shelf.cards.get(OWN)):
            writing.own_card(self)
        else:
            dealing.show_tray(self, value)

    def _file(self, word: str) -> None:
        """Save the board, show those that can be opened, test the touches of the screen."""
        if word == "bewaar":
            self.office.save()
        elif word == "open":
            dealing.show_boards(self)
        else:
            self._test_touches(word)

    def step(self, *, back: bool) -> None:
        """Take the last step back, or again; what the only writer is writing is a step first."""
        self.finish_only()
        self.session.undo() if back else self.session.redo()
        self.on_change()

    def tap_mat(self, point: Point) -> None:
        """A tap on the mat (a place on the mat) where no item lies: a picked card is laid there, writing ends."""
        if talkdesk.tap_head(self, point):
            self.on_change()
            return
        if self.picked is not None and agreeing_at(self.session.present.mat, point):
            agreeing.take_picked(self)
        holding.tapped_beside(self, point)
        if self.picked is not None:
            self.lay(replace(self.picked, id=self.session.new_id(), pose=Pose(*point)))
            dealing.laid(self)
        self.leave()

    def tap_item(self, item: Item, point: Point) -> None:
        """A tap on an item: a note opens to be written on, a card is enlarged; with a card picked it is laid there."""
        if self.picked is not None:
            self.tap_mat(point)
            return
        self.pane = ""
        if self.rings.close(item.id):
            self.on_change()
            return
        self.rings.close_near(point, self.session.present)
        if not writable(item):
            self.show_large(item.id)  # a locked one too: reading changes nothing
        elif item.locked:
            holding.tell_locked(self, item)
        else:
            writing.open_item(self, item)
        self.on_change()

    def show_large(self, item_id: str) -> None:
        """Enlarge a card for everybody; no more than four at once."""
        self.enlarged = (*(other for other in self.enlarged if other != item_id), item_id)[-4:]

    def lay(self, item: Item) -> None:
        """Lay an item down as one step."""
        self.session.do("kaart" if isinstance(item, Card) else "memo", lambda board: place(board, item))

    def leave(self) -> None:
        """A tap elsewhere: the only writer has finished; when several write, each closes her own."""
        self.finish_only()
        self.pane = ""
        if self.tray is not None:
            self.tray.searching = False
        self.on_change()

    def finish_only(self) -> None:
        """When one person writes, what is written becomes a step."""
        writers = self.session.writers()
        if len(writers) == 1:
            self.session.finish(writers[0])

    def keep_bare(self, mode: str) -> None:
        """Who takes the pen while a fresh note is open wants to write on it with the pen: it stays without text too."""
        for writer, _, work in tuple(self.session.writings()):
            if mode == Mode.PEN and isinstance(work.fresh, Note):
                self.session.edit(writer, lambda work: replace(work, bare=True))

    def finish_writing(self) -> None:
        """All that is being written becomes steps, and what the arrow keys hold."""
        nudging.finish(self)
        for writer in self.session.writers():
            self.session.finish(writer)

    def tell(self, text: str, *, problem: bool = False) -> None:
        """Show a notice."""
        stays = notices.PROBLEM_STAYS if problem else notices.STAYS
        at = None if self.focus.shown else self.focus.finger
        self.notices = notices.added(self.notices, Notice(text, self.office.now() + stays, problem, at))
        self.on_change()

    def tick(self) -> None:
        """Take off the notices whose time is over."""
        now = self.office.now()
        if self.rings.tick(now) or self.touchtest is not None or stepping.ticked(self) or makerreading.looked(self):
            self.on_change()
        kept = tuple(notice for notice in self.notices if notice.until > now and dealing.holds(self, notice))
        if kept != self.notices:
            self.notices = kept
            self.on_change()

    def replace_board(self, session: Session) -> None:
        """Another talk on the table."""
        self.session = session
        self.covers.page = self.covers.wipe = None
        self.talk, self.taker, self.under = None, whose.Taker(self.colour), False
        self.rowlist, self.rowpanel, self.steps = RowList(), None, None
        self.tray, self.picked, self.pane, self.enlarged, self.language = None, None, "", (), ""
        self.writers, self.rings, self.pointed = Writers(), Rings(), Pointed()
        session.on_change = self.on_change
        self.on_change()
