"""Who is writing: everybody at a keyboard of their own on the screen, and one of them at the real keyboard."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from arrangeerveld.app import hiding, keyboard
from arrangeerveld.app.controls import Control
from arrangeerveld.app.keyboard import Look
from arrangeerveld.app.screen import Screen
from arrangeerveld.core import blanks
from arrangeerveld.core.board import Board as Table
from arrangeerveld.core.board import Item, Note, area_of
from arrangeerveld.core.colours import NOTES
from arrangeerveld.core.faces import UNKNOWN_KIND, kind_of, open_pose
from arrangeerveld.core.geometry import Point, Rect, bounds
from arrangeerveld.core.gestures import Writing
from arrangeerveld.core.marks import Means
from arrangeerveld.core.session import Session

WRITER = "schrijver"
SEARCH = "zoek"
"""The writer who searches in a tray."""


@dataclass(slots=True)
class Board:
    """One keyboard on the screen."""

    look: Look
    place: Rect
    holder: Hashable = None  # the finger that drags it
    paper: str = ""  # the colour of what is written on
    number: int = 0  # which of those who write, from 1


@dataclass(slots=True)
class Writers:
    """The keyboards on the screen by writer; `real` is who writes at the real one, and needs none until her open note is touched again."""

    boards: dict[str, Board] = field(default_factory=dict)
    real: str = ""
    _count: int = 0
    panels: tuple[Rect, ...] = ()  # that are open beside what is written
    _seen: Table | None = None  # what lay there when the keyboards were last looked at

    def fresh(self) -> str:
        """A name for somebody who starts to write."""
        self._count += 1
        return f"{WRITER}{self._count}"

    def open(self, writer: str, session: Session, screen: Screen, means: Means) -> None:
        """Lay a keyboard beside what somebody writes on."""
        writing = session.writing(writer)
        item = next((item for who, item, _ in session.writings() if who == writer), None)
        if writing is None or item is None:
            return
        spots = {str(who): lying(other, work, screen, session, means) for who, other, work in session.writings()}
        items = lying_still(session, screen)
        self._make_room(writer, spots, screen, items)
        taken = self._taken(writer, spots)
        place, _ = keyboard.placed(spots[writer], taken, screen, items)
        if keyboard.bad(place, (*taken, spots[writer]), screen):
            place = self._closed_up(writer, spots, screen, items) or place
        used = {board.number for who, board in self.boards.items() if who != writer}
        first = next(number for number in range(1, len(used) + 2) if number not in used)
        self.boards[writer] = Board(Look(shift=not writing.text), place, paper=paper_of(item, session), number=first)

    def _taken(self, writer: str, spots: Mapping[str, Rect]) -> list[Rect]:
        """Where nothing of this writer may lie: the keyboards and the notes of others, and the panels that are open."""
        return [
            *(board.place for who, board in self.boards.items() if who != writer),
            *(spot for who, spot in spots.items() if who != writer),
            *self.panels,
        ]

    def _make_room(self, writer: str, spots: Mapping[str, Rect], screen: Screen, items: Sequence[Rect]) -> None:
        """A keyboard of somebody else that lies over what is opened now goes elsewhere, unless a finger drags it."""
        for who, board in self.boards.items():
            if who in spots and who != writer and board.holder is None and board.place.meets(spots[writer]):
                board.place, _ = keyboard.placed(spots[who], self._taken(who, spots), screen, items)

    def _closed_up(self, writer: str, spots: Mapping[str, Rect], screen: Screen, items: Sequence[Rect]) -> Rect | None:
        """There is no room left: all keyboards but those that a finger drags are laid anew, smaller, when each then has a good place."""
        free = [who for who, board in self.boards.items() if who in spots and who != writer and board.holder is None]
        still = [*self.panels, *(board.place for who, board in self.boards.items() if who not in free and who != writer)]
        for largest in keyboard.SIZES[1:]:
            laid: dict[str, Rect] = {}
            for who in (*free, writer):
                taken = [*still, *laid.values(), *(spot for other, spot in spots.items() if other != who)]
                laid[who], _ = keyboard.placed(spots[who], taken, screen, items, largest)
                if keyboard.bad(laid[who], (*taken, spots[who]), screen):
                    break
            else:
                for who in free:
                    self.boards[who].place = laid[who]
                return laid[writer]
        return None

    def step_aside(self, session: Session, screen: Screen, means: Means, panels: tuple[Rect, ...]) -> None:
        """A keyboard over a panel that was just opened, or under which all of an item has just come to lie, goes elsewhere.

        Not while a finger drags it.
        """
        seen, self._seen = self._seen, session.present
        fresh, self.panels = [panel for panel in panels if panel not in self.panels], panels
        if seen is None or not self.boards or (seen is session.present and not fresh):
            return
        poses = {item.id: item.pose for item in seen.items}
        come = placed_on([item for item in session.present.items if poses.get(item.id) != item.pose], session, screen)
        spots = {str(who): lying(item, work, screen, session, means) for who, item, work in session.writings()}
        for who, board in self.boards.items():
            hides = any(board.place.meets(panel) for panel in fresh) or any(hiding.gone(item, [board.place]) for item in come)
            if who in spots and board.holder is None and hides:
                board.place, _ = keyboard.placed(spots[who], self._taken(who, spots), screen, lying_still(session, screen))

    def beside(self, writer: str, what: Rect, around: Rect, screen: Screen) -> None:
        """Lay a keyboard near a field, over nothing of the pane around it."""
        place, _ = keyboard.placed(what, [*(board.place for board in self.boards.values()), around], screen)
        self.boards[writer] = Board(Look(), place)

    def keep(self, session: Session, *, search: bool) -> None:
        """Take away the keyboards of those who have finished."""
        self.boards = {
            writer: board
            for writer, board in self.boards.items()
            if session.writing(writer) is not None or (search and not writer.startswith(WRITER))
        }

    def last(self, session: Session) -> str:
        """The one who writes at the real keyboard: who did so already, else whoever opened something last."""
        if self.real and session.writing(self.real) is not None:
            return self.real
        return next((str(writer) for writer in reversed(session.writers())), "")

    def controls(self, means: Means) -> tuple[Control, ...]:
        """The keyboards; none for who uses the real one."""
        shown = ((writer, board) for writer, board in self.boards.items() if writer != self.real)
        return tuple(keyboard.control(writer, board.look, board.place, means, board.paper) for writer, board in shown)

    def look(self) -> tuple[object, ...]:
        """All that the controls depend on."""
        return (self.real, *((writer, board.look, board.place) for writer, board in self.boards.items()))

    def take(self, writer: str, touch: Hashable, point: Point) -> bool:
        """A finger takes a keyboard by its grip; False elsewhere, and when another finger has it already."""
        board = self.boards.get(writer)
        if board is None or board.holder is not None or not keyboard.on_grip(board.place, point):
            return False
        board.holder = touch
        return True

    def drag(self, writer: str, touch: Hashable, to: Point, beside: Rect | None, screen: Screen) -> None:
        """The finger that has a keyboard moves its top left to a place, as far as that can be."""
        board = self.boards.get(writer)
        if board is not None and board.holder == touch:
            board.place = keyboard.aside(Rect(*to, board.place.w, board.place.h), beside, screen)

    def leave(self, writer: str, touch: Hashable) -> None:
        """A finger lets go of a keyboard."""
        board = self.boards.get(writer)
        if board is not None and board.holder == touch:
            board.holder = None

    def action(self, writer: str, point: Point) -> str:
        """What stands on the key at a point; empty on the grip."""
        board = self.boards.get(writer)
        return "" if board is None or keyboard.on_grip(board.place, point) else keyboard.key_at(board.look, board.place, point)

    def press(self, writer: str, point: Point, session: Session) -> None:
        """A key is pressed."""
        action = self.key(writer, point)
        if action == keyboard.DONE or (action == keyboard.ENTER and ends(session.writing(writer))):
            session.finish(writer)
        elif action:
            session.edit(writer, edit_of(action))

    def search(self, writer: str, point: Point, text: str) -> tuple[str, bool]:
        """A key is pressed on the keyboard of a search: the text after it, and whether the search is done."""
        action = self.key(writer, point)
        if not action or action in {keyboard.DONE, keyboard.ENTER}:
            return text, bool(action)
        return edit_of(action)(Writing("", text, len(text))).text[:40], False

    def key(self, writer: str, point: Point) -> str:
        """The key under a finger; keys that only change the keyboard are done here, and give nothing."""
        board = self.boards.get(writer)
        if board is None:
            return ""
        action = keyboard.key_at(board.look, board.place, point)
        word, _, value = action.partition(":")
        if word == "pagina" and value:
            board.look = Look(value)
            return ""
        if action == keyboard.SHIFT:
            board.look = replace(board.look, shift=not board.look.shift)
            return ""
        board.look = replace(board.look, shift=False)
        return action


def edit_of(action: str) -> Callable[[Writing], Writing]:
    """What a key does to a text."""
    word, _, value = action.partition(":")
    if word == "stempel" and value:
        return lambda writing: writing.signed(value)
    match action:
        case keyboard.BACK:
            return lambda writing: writing.erased()
        case keyboard.ENTER:
            return lambda writing: writing.typed("\n")
        case keyboard.CLEAR:
            return lambda writing: replace(writing, text="", caret=0)
        case _:
            return lambda writing: writing.typed(action)


def ends(writing: Writing | None) -> bool:
    """Whether a new line ends what somebody writes: in a blank of one line."""
    sort = blanks.blank(writing.blank) if writing is not None else None
    return sort is not None and not sort.lines


def lying(item: Item, writing: Writing, screen: Screen, session: Session, means: Means) -> Rect:
    """The place on the screen of an item that is open to be written on."""
    pose, size = open_pose(item, writing.text, session.present.mat.area, means)
    around = bounds(pose, size)
    at = screen.from_mat(Point(around.x, around.y))
    return Rect(at.x, at.y, around.w, around.h)


def paper_of(item: Item, session: Session) -> str:
    """The colour of a note, or that of the kind of a card."""
    if isinstance(item, Note):
        return NOTES.get(item.colour, NOTES["geel"])
    return (kind_of(session.present, item) or UNKNOWN_KIND).colour


def lying_still(session: Session, screen: Screen) -> tuple[Rect, ...]:
    """The places on the screen of the items that nobody writes on."""
    return placed_on(session.present.items, session, screen)


def placed_on(items: Sequence[Item], session: Session, screen: Screen) -> tuple[Rect, ...]:
    """The places on the screen of these items; not of those that somebody writes on."""
    open_ = {item.id for _, item, _ in session.writings()}
    places = (area_of(item) for item in items if item.id not in open_)
    return tuple(Rect(*screen.from_mat(Point(place.x, place.y)), place.w, place.h) for place in places)
