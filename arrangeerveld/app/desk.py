"""Everything on the screen but its pixels: the table, the open tray, the notices, and what a tap on each of them does."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from arrangeerveld.app import dock, enlarge, notices, toolbox, tray, wastebin
from arrangeerveld.app.controls import Control
from arrangeerveld.app.covers import Backstage, Covers, put_down_everything
from arrangeerveld.app.notices import Notice
from arrangeerveld.app.rings import Rings, stays, throw_away
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.shelf import OWN, Shelf
from arrangeerveld.app.touchtest import TouchTest
from arrangeerveld.app.tray import Tray
from arrangeerveld.app.writers import Writers, lying
from arrangeerveld.core.board import CARD, NOTE, Board, Card, Item, Kind, Note, NoteSize
from arrangeerveld.core.faces import card_face
from arrangeerveld.core.geometry import Point, Pose, Rect, Size, kept_inside
from arrangeerveld.core.gestures import Drag, Press, Writing
from arrangeerveld.core.hits import free_place
from arrangeerveld.core.marks import Means
from arrangeerveld.core.operations import place, writable
from arrangeerveld.core.session import Mode, Session

SEARCH = "zoek"
"""The writer who searches in a tray."""
BOARDS = Kind("bord", "Borden", "bord", "#22303c", "folder-open")
FRICTION = 0.03  # what is left of the speed of a rolling row after a second
SLOWEST = 20.0  # mm per second at which it lies still


class Office(Backstage, Protocol):
    """What the desk asks of the world outside: files and the clock."""

    def now(self) -> float:
        """Seconds, only to be compared with each other."""
        ...

    def save(self) -> None:
        """Write the board, on a worker; a notice follows."""
        ...

    def boards(self) -> tuple[Card, ...]:
        """The boards that can be opened, as cards of the kind `BOARDS`."""
        ...

    def open(self, source: str) -> None:
        """Open one of them after the present board was kept safe."""
        ...

    def keep_report(self, text: str) -> None:
        """Write the report of a touch test into the folder of the boards; a notice follows."""
        ...


PILES = ("enlarged", "page", "frame", "cards", "dock", "rings", "keyboards", "touchtest", "notices", "bin", "curtain")
"""The groups of controls from the bottom up; the cards of a tray are seen through a window only, the bin lies over what is held."""


@dataclass(frozen=True, slots=True)
class Layers:
    """The controls to draw, by pile, and the window of the tray."""

    piles: Mapping[str, tuple[Control, ...]]
    window: Rect | None

    def hit(self, point: Point) -> Control | None:
        """The topmost control that can be touched at a point."""
        for name in reversed(PILES):
            if name == "cards" and not (self.window and self.window.contains(point)):
                continue
            for control in reversed(self.piles[name]):
                if control.action and control.place.contains(point):
                    return control
        return None


class Desk:
    """The state of the screen and its actions; knows nothing of Kivy. `on_change` is called when anything must be drawn again."""

    def __init__(self, session: Session, shelf: Shelf, means: Means, screen: Screen, office: Office) -> None:
        self.session = session
        self.shelf = shelf
        self.means = means
        self.screen = screen
        self.office = office
        self.colour = "geel"
        self.covers = Covers()
        self.let_go: Callable[[], None] = lambda: None  # fingers that are down do nothing any more
        self.writers = Writers()
        self.rings = Rings()
        self.pane = ""  # "kleur" while the colours are shown, "inkt" and "gum" for the choices of pen and eraser
        self.touchtest: TouchTest | None = None
        self.tray: Tray | None = None
        self.picked: Card | None = None  # a card tapped in a tray, to be laid down with the next tap
        self.enlarged: tuple[str, ...] = ()
        self.notices: tuple[Notice, ...] = ()
        self.on_change: Callable[[], None] = lambda: None
        self.rolling = 0.0  # mm per second
        self._counted: tuple[Board, dict[str, str]] | None = None
        self._made: dict[str, tuple[object, tuple[Control, ...]]] = {}
        self._card_face = lru_cache(maxsize=256)(lambda card, kind: card_face(card, kind, means))
        self.saved: Board | None = None  # the board as it was last written

    # what is shown

    def state(self) -> dock.DockState:
        """What the dock shows."""
        history = self.session.history
        return dock.DockState(
            kinds=self.shelf.shown(self.session.present.mat),
            open=self.tray.kind.id if self.tray and self.tray.kind is not BOARDS else "open" if self.tray else self.pane,
            mode=self.session.mode,
            colour=self.colour,
            undo=history.past.label if history.past else "",
            redo=history.future.label if history.future else "",
            saved=self.saved is self.session.present,
            ink=self.session.colour,
            whole=self.session.whole,
        )

    def layers(self) -> Layers:
        """All the controls, computed from the state."""
        state, screen, means = self.state(), self.screen, self.means
        bar = self.kept("dock", (screen, state), lambda: self._dock(state))
        frame: tuple[Control, ...] = ()
        cards: tuple[Control, ...] = ()
        foot = min(control.place.y for control in bar) - 6
        if self.tray is not None:
            self.tray.lies = self._lying() if self.tray.kind is not BOARDS else {}
            now_open = self.tray
            frame = self.kept("frame", (screen, now_open.look()), lambda: tray.frame(now_open, screen, means))
            cards = tray.cards(self.tray, screen, self._card_face)
            foot = min(foot, tray.area(screen).y)
        foot = self.covers.foot(screen, foot)
        told = self.kept("notices", (screen, self.notices, foot), lambda: notices.controls(self.notices, screen, foot, means))
        piles = {"enlarged": self._enlarged(), "frame": frame, "cards": cards, "dock": bar, "keyboards": self._keyboards(), "notices": told}
        rings = self.kept("rings", (screen, self.rings.look(self.session)), lambda: self.rings.controls(screen, means))
        piles = {**piles, "rings": rings, "bin": self._bin(), "touchtest": self._touchtest()}
        return Layers(self.covers.over(self, piles), tray.row(screen) if self.tray else None)

    def _dock(self, state: dock.DockState) -> tuple[Control, ...]:
        bar = dock.dock(self.screen, state, self.means)
        if self.pane in toolbox.PANES.values():
            return (*bar, *toolbox.choices(self.pane, bar, self.session, self.screen, self.means))
        anchor = next(control.place for control in bar if control.action == "kleur")
        return (*bar, *dock.palette(self.screen, state, anchor)) if self.pane == "kleur" else bar

    def _keyboards(self) -> tuple[Control, ...]:
        self.writers.keep(self.session, search=self.tray is not None and self.tray.searching)
        return self.kept("keyboards", (self.screen, self.writers.look()), lambda: self.writers.controls(self.means))

    def _bin(self) -> tuple[Control, ...]:
        """The bin, while there is something to throw in it."""
        spot = self.bin_place()
        if spot is None:
            return ()
        bright = wastebin.lit(self.session, self.screen, spot)
        return self.kept("bin", (spot, bright), lambda: (wastebin.control(spot, self.means, bright=bright),))

    def bin_place(self) -> Rect | None:
        """Where the bin stands on the screen; None while there is none."""
        foot = tray.area(self.screen).y if self.tray else self.screen.dock.y
        return wastebin.place(self.screen, foot) if wastebin.shown(self.session) else None

    def over_bin(self, point: Point) -> bool:
        """Whether a place on the screen is in the bin that stands there now."""
        spot = self.bin_place()
        return spot is not None and spot.contains(point)

    def restyle(self, means: Means, screen: Screen) -> None:
        """Everything looks otherwise from now on."""
        self.means, self.screen = means, screen
        self._made.clear()
        self._card_face = lru_cache(maxsize=256)(lambda card, kind: card_face(card, kind, means))
        self.writers.boards.clear()

    def kept(self, name: str, key: object, make: Callable[[], tuple[Control, ...]]) -> tuple[Control, ...]:
        """Controls that are made again only when what they depend on changes: a frame while dragging makes none."""
        made = self._made.get(name)
        if made is None or made[0] != key:
            made = self._made[name] = key, make()
        return made[1]

    def _enlarged(self) -> tuple[Control, ...]:
        board = self.session.present
        cards = [item for item in map(board.item, self.enlarged) if isinstance(item, Card)]
        key = self.screen, tuple(cards), board.kinds
        return self.kept(
            "groot", key, lambda: tuple(enlarge.enlarged(card, board.kind(card.kind), self.screen, self.means) for card in cards)
        )

    def _lying(self) -> dict[str, str]:
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
            case "soort" | "memo":
                self._bring(word, value)
            case "kleur":
                self.colour = value or self.colour
                self.pane = "" if value or self.pane == "kleur" else "kleur"
            case "mode" | "inkt" | "gum":
                self._tool(word, value)
            case "terug" | "weer":
                self.step(back=word == "terug")
            case "bewaar" | "open" | "aanraaktest" | "verslag":
                self._file(word)
            case "domein" | "zoek" | "sluit":
                self._tray_action(word, value)
            case "verklein":
                self.enlarged = tuple(item_id for item_id in self.enlarged if item_id != value)
            case "ring":
                self._choose(value)
            case "bericht":
                self.notices = tuple(notice for notice in self.notices if notice.text != value)
            case _:
                self.covers.act(self, word, value)
        self.on_change()

    def _tool(self, word: str, value: str) -> None:
        """Take a tool, or set it."""
        if word == "mode":
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
        """Bring something onto the table: a tray of cards, an own card, a note."""
        if word == "memo":
            self.new_note(NoteSize(value))
        elif value == OWN:
            self.own_card()
        else:
            self.show_tray(value)

    def _file(self, word: str) -> None:
        """Save the board, show those that can be opened, test the touches of the screen."""
        if word == "bewaar":
            self.office.save()
        elif word == "open":
            self.show_boards()
        else:
            self._test_touches(word)

    def _tray_action(self, word: str, value: str) -> None:
        if self.tray is None:
            return
        match word:
            case "domein":
                self.tray.domain, self.tray.offset = value, 0.0
            case "zoek":
                self.writers.real = False
                self.tray.searching = True
                self._search_keyboard()
            case _:
                self.tray = None

    def _search_keyboard(self) -> None:
        """A keyboard over the tray to search with."""
        field = next((control.place for control in self.layers().piles["frame"] if control.action == "zoek"), None)
        if field is not None:
            self.writers.beside(SEARCH, field, tray.area(self.screen), self.screen)

    def press_key(self, writer: str, point: Point) -> None:
        """A key of a keyboard on the screen is pressed."""
        if writer != SEARCH:
            self.writers.press(writer, point, self.session)
        elif self.tray is not None:
            typed, done = self.writers.search(SEARCH, point, self.tray.search)
            self.tray.search, self.tray.offset, self.tray.searching = typed, 0.0, not done
        self.on_change()

    def type(self, change: Callable[[Writing], Writing]) -> None:
        """Something is typed at the real keyboard: it goes to whoever opened something last, and needs no keyboard on the screen."""
        writer = self.writers.last(self.session)
        if writer:
            self.writers.real = True
            self.session.edit(writer, change)

    def writer_at(self, point: Point) -> str:
        """Whose open note or card lies at a place on the screen; empty when none does."""
        for writer, item, writing in reversed(tuple(self.session.writings())):
            if lying(item, writing, self.screen, self.session, self.means).contains(point):
                return str(writer)
        return ""

    def touch_open(self, writer: str) -> None:
        """An open note is touched: its writer gets a keyboard on the screen."""
        self.writers.real = False
        if writer not in self.writers.boards:
            self.writers.open(writer, self.session, self.screen, self.means)
        self.on_change()

    def step(self, *, back: bool) -> None:
        """Take the last step back, or again; what the only writer is writing is a step first."""
        self.finish_only()
        self.session.undo() if back else self.session.redo()
        self.on_change()

    def show_tray(self, kind_id: str) -> None:
        """Open the tray of a kind, or close it when it is open."""
        kind = self.shelf.kind(kind_id)
        self.pane, self.picked = "", None
        if kind is None or (self.tray is not None and self.tray.kind.id == kind_id):
            self.tray = None
            return
        wanted = self.session.present.mat.decks
        self.tray = Tray(kind, tuple(card for card in self.shelf.cards.get(kind_id, ()) if card.deck in wanted))

    def show_boards(self) -> None:
        """Open the tray with the boards that were saved, or close it."""
        self.pane, self.picked = "", None
        if self.tray is not None and self.tray.kind is BOARDS:
            self.tray = None
            return
        self.finish_writing()
        self.tray = Tray(BOARDS, self.office.boards(), filters=False)

    def tap_card(self, card: Card) -> None:
        """A card in a tray is tapped: it is picked, and the next tap on the mat lays it down; a board is opened."""
        if card.kind == BOARDS.id:
            self.tray = None
            self.office.open(card.source)
        elif card.source in self._lying():
            self.tell(self._lies_at(card))
        else:
            self.picked = None if self.picked is card else card
            if self.picked:
                self.tell(f"Tik op het veld. Daar komt ‘{card.title}’ te liggen.")
        self.on_change()

    def _lies_at(self, card: Card) -> str:
        zone = self._lying().get(card.source, "")
        return f"‘{card.title}’ ligt al op het veld{f', bij {zone}' if zone else ''}."

    def deal(self, touch: object, card: Card, at: Point, point: Point) -> bool:
        """A finger takes a card out of the tray, from a place on the screen (its middle)."""
        if card.source in self._lying():
            self.tell(self._lies_at(card))
            return False
        pose = Pose(*self.screen.on_mat(at))
        self.session.deal(touch, replace(card, id=self.session.new_id(), pose=pose), self.screen.on_mat(point))
        return True

    def tap_mat(self, point: Point) -> None:
        """A tap on the mat (a place on the mat) where no item lies: a picked card is laid there, writing ends."""
        if self.picked is not None:
            self.lay(replace(self.picked, id=self.session.new_id(), pose=Pose(*point)))
            self.picked = None
        self.rings.close_near(point, self.session.present)
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
        if item.locked:
            self._tell_locked(item)
        elif not writable(item):
            self._enlarge(item.id)
        else:
            writer = self._writer()
            if self.session.write_on(writer, item.id):
                self.writers.open(writer, self.session, self.screen, self.means)
        self.on_change()

    def _choose(self, value: str) -> None:
        """A choice of a ring: `woord:id`."""
        word, _, item_id = value.partition(":")
        if word == "vergroot":
            self.rings.close(item_id)
            self._enlarge(item_id)
        told = self.rings.choose(word, item_id, self.session)
        if told:
            self.tell(told)

    def _enlarge(self, item_id: str) -> None:
        self.enlarged = (*(other for other in self.enlarged if other != item_id), item_id)[-4:]

    def hold(self, touch: Hashable) -> bool:
        """A finger stays on an item without moving: a ring opens around it. False when it does something else."""
        gesture = self.session.live.get(touch)
        item = self.session.present.item(gesture.item) if isinstance(gesture, Press) else None
        if item is None:
            return False
        self.session.cancel(touch)
        self.rings.show(item, self.session.present, self.screen)
        self.on_change()
        return True

    def stuck(self, touch: Hashable) -> bool:
        """A finger tries to move what is locked: it stays, and says why. False when it is not locked."""
        gesture = self.session.live.get(touch)
        if not isinstance(gesture, Press) or not gesture.locked:
            return False
        item = self.session.present.item(gesture.item)
        self.session.cancel(touch)
        if item is not None:
            self._tell_locked(item)
        return True

    def _tell_locked(self, item: Item) -> None:
        self.rings.sign(item.id, self.office.now())
        self.tell(stays(item))

    def throw(self, touch: Hashable, point: Point) -> bool:
        """A finger lets go of an item at a place on the screen: over the bin it is thrown away. False elsewhere."""
        gesture = self.session.live.get(touch)
        if not isinstance(gesture, Drag) or gesture.fresh is not None or not self.over_bin(point):
            return False
        item = self.session.present.item(gesture.item)
        self.session.cancel(touch)
        if item is not None:
            self.tell(throw_away(item, self.session))
        return True

    def lay(self, item: Item) -> None:
        """Lay an item down as one step."""
        self.session.do("kaart" if isinstance(item, Card) else "memo", lambda board: place(board, item))

    def new_note(self, size: NoteSize) -> None:
        """A fresh note on a free place, ready to be written on."""
        self._write_fresh(lambda item_id, pose: Note(item_id, size, self.colour, "", pose), NOTE[size])

    def own_card(self) -> None:
        """A blank card on a free place, ready to be written on."""
        self._write_fresh(lambda item_id, pose: Card(item_id, OWN, "", pose), CARD)

    def _write_fresh(self, make: Callable[[str, Pose], Item], size: Size) -> None:
        self.pane = ""
        self.session.set_mode(Mode.MOVE)
        self.tray = None
        mat = self.session.present.mat.area
        area = Rect(mat.x + 20, mat.h * 0.26, mat.w - 40, mat.h * 0.54)
        spot = free_place(self.session.present, area, size, Point(mat.w * 0.5, mat.h * 0.72), self._busy())
        self._write_new(make(self.session.new_id(), Pose(*spot)))

    def _busy(self) -> list[Rect]:
        """The places on the mat where somebody is writing: their open notes and their keyboards."""
        open_ = [lying(item, work, self.screen, self.session, self.means) for _, item, work in self.session.writings()]
        places = [*open_, *(() if self.writers.real else (board.place for board in self.writers.boards.values()))]
        return [Rect(*self.screen.on_mat(Point(place.x, place.y)), place.w, place.h) for place in places]

    def write_at(self, item: Item, middle: Point, size: Size) -> None:
        """A fresh item is let go here: it lies there, ready to be written on."""
        self.session.set_mode(Mode.MOVE)
        pose = kept_inside(Pose(*middle), size, self.session.present.mat.area)
        self._write_new(replace(item, pose=pose))

    def _write_new(self, item: Item) -> None:
        writer = self._writer()
        self.session.write_new(writer, item)
        self.writers.open(writer, self.session, self.screen, self.means)

    def _writer(self) -> str:
        """Somebody starts to write; the one at the real keyboard has then finished with what was open."""
        if self.writers.real:
            self.finish_writing()
        return self.writers.fresh()

    def roll(self, speed: float) -> None:
        """Let the row of the tray roll on, mm per second; 0 holds it."""
        self.rolling = speed
        self.on_change()

    def advance(self, seconds: float) -> bool:
        """The row rolls on and slows down; False when it lies still."""
        if self.tray is None or abs(self.rolling) < SLOWEST:
            self.rolling = 0.0
            return False
        before = self.tray.offset
        self.tray.scroll(self.rolling * seconds, tray.row(self.screen).w)
        self.rolling *= FRICTION**seconds
        self.on_change()
        return self.tray.offset != before

    def leave(self) -> None:
        """A tap elsewhere: the only writer has finished; when several write, each closes her own."""
        self.finish_only()
        self.pane = ""
        if self.tray is not None:
            self.tray.searching = False
        self.on_change()

    def finish_only(self) -> None:
        """When one person writes, what is written becomes a step."""
        writers = [writer for writer, _, _ in self.session.writings()]
        if len(writers) == 1:
            self.session.finish(writers[0])

    def finish_writing(self) -> None:
        """All that is being written becomes steps."""
        for writer, _, _ in tuple(self.session.writings()):
            self.session.finish(writer)

    def tell(self, text: str, *, problem: bool = False) -> None:
        """Show a notice."""
        stays = notices.PROBLEM_STAYS if problem else notices.STAYS
        self.notices = notices.added(self.notices, Notice(text, self.office.now() + stays, problem))
        self.on_change()

    def tick(self) -> None:
        """Take off the notices whose time is over."""
        now = self.office.now()
        if self.rings.tick(now) or self.touchtest is not None:
            self.on_change()
        kept = tuple(notice for notice in self.notices if notice.until > now)
        if kept != self.notices:
            self.notices = kept
            self.on_change()

    def replace_board(self, session: Session) -> None:
        """Another talk on the table."""
        self.session = session
        self.covers.page = None
        self.tray, self.picked, self.pane, self.enlarged = None, None, "", ()
        self.writers, self.rings = Writers(), Rings()
        session.on_change = self.on_change
        self.on_change()
