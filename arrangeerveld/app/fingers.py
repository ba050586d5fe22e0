"""What a finger does after it came down: each finger has its own, so ten of them never get in each other's way."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Protocol

from arrangeerveld.app import agreeing, dealing, holding, linecaret, makerfingers, noticefingers, phototray, rowlist, tray, writing
from arrangeerveld.app.controls import Control
from arrangeerveld.app.covers import SLIDES
from arrangeerveld.app.desk import Desk
from arrangeerveld.app.sliding import OnSlide
from arrangeerveld.app.toolbox import TOOLS
from arrangeerveld.app.typing_fingers import on_keyboard
from arrangeerveld.core.board import CARD, NOTE, Card, Item, Note, NoteSize
from arrangeerveld.core.geometry import Point, Pose, Rect, distance

SLOP = 6.0  # mm on the screen before a press on a tray or button is more than a tap
NEAR = 14.0  # mm beside a button at which letting go still counts


class Finger(Protocol):
    """A finger on the glass; places are in mm on the screen, times in seconds."""

    def moved(self, point: Point, time: float) -> None:
        """The finger moved."""
        ...

    def lifted(self, point: Point, time: float) -> None:
        """The finger left the glass."""
        ...

    def lost(self) -> None:
        """The screen took the finger away: nothing happened."""
        ...


@dataclass(slots=True)
class OnMat:
    """A finger on the mat: a gesture of the session, or a tap where nothing lies."""

    desk: Desk
    touch: Hashable
    start: Point
    idle: bool
    rang: bool = False  # whether it opened a ring

    def moved(self, point: Point, time: float) -> None:  # noqa: ARG002
        """Follow; what is locked stays."""
        self.desk.session.moved(self.touch, self.desk.screen.on_mat(point))
        if not self.idle and distance(self.start, point) > SLOP and holding.stuck(self.desk, self.touch):
            self.idle = True

    def rest(self) -> None:
        """It has been there for a while without moving: a ring opens around the item under it."""
        self.rang = holding.hold(self.desk, self.touch)

    def lifted(self, point: Point, time: float) -> None:  # noqa: ARG002
        """End the gesture; a tap opens, enlarges or lays down. A finger that opened a ring may slide to a choice, or just leave."""
        if self.rang:
            control = self.desk.layers().hit(point)
            if control is not None and control.action.startswith("ring:"):
                self.desk.act(control.action)
            return
        at = self.desk.screen.on_mat(point)
        if self.idle:
            if distance(self.start, point) < SLOP:
                self.desk.tap_mat(at)
            return
        if holding.throw(self.desk, self.touch, point) or agreeing.dropped(self.desk, self.touch):
            return
        tapped = self.desk.session.release(self.touch, at)
        if tapped is not None:
            self.desk.tap_item(tapped, at)

    def lost(self) -> None:
        """Drop the gesture."""
        self.desk.session.cancel(self.touch)


@dataclass(slots=True)
class OnButton:
    """A finger on a button; it counts when the finger is lifted on it or close by."""

    desk: Desk
    control: Control

    def moved(self, point: Point, time: float) -> None:
        """A button does not follow."""

    def lifted(self, point: Point, time: float) -> None:  # noqa: ARG002
        """Press it."""
        if self.control.place.grown(NEAR).contains(point):
            linecaret.tapped(self.desk, self.control, point)
            self.desk.act(self.control.action)

    def lost(self) -> None:
        """Nothing happened."""


@dataclass(slots=True)
class OnTool(OnButton):
    """A finger on the pen or the eraser; when it stays there, the choices of the tool open."""

    rested: bool = False

    def rest(self) -> None:
        """It has been there for a while."""
        self.rested = True
        self.desk.show_choices(self.control.action.partition(":")[2])

    def lifted(self, point: Point, time: float) -> None:
        """Take the tool, or leave its choices open."""
        if not self.rested:
            OnButton.lifted(self, point, time)


@dataclass(slots=True)
class OnNothing:
    """A finger whose work was done when it came down: on an open note."""

    def moved(self, point: Point, time: float) -> None:
        """Nothing follows."""

    def lifted(self, point: Point, time: float) -> None:
        """Nothing ends."""

    def lost(self) -> None:
        """Nothing is taken back."""


@dataclass(slots=True)
class OnSource:
    """A finger on a button from which something can be pulled up onto the mat: a note or an own card."""

    desk: Desk
    touch: Hashable
    control: Control
    start: Point
    pulled: Item | None = None

    def moved(self, point: Point, time: float) -> None:  # noqa: ARG002
        """Past the slop upward, a fresh item hangs under the finger."""
        if self.pulled is not None:
            self.desk.session.moved(self.touch, self.desk.screen.on_mat(point))
        elif self.start.y - point.y > 2 * SLOP:
            self._pull(point)

    def _pull(self, point: Point) -> None:
        desk = self.desk
        at = desk.screen.on_mat(point)
        word, _, value = self.control.action.partition(":")
        pose, item_id = Pose(*at), desk.session.new_id()
        self.pulled = (
            Note(item_id, NoteSize(value), desk.colour, "", pose, by=desk.taker.by) if word == "memo" else Card(item_id, value, "", pose)
        )
        desk.pane = ""
        desk.session.deal(self.touch, self.pulled, at)

    def lifted(self, point: Point, time: float) -> None:
        """Let go of what was pulled and open it to be written on; without a pull it is a tap."""
        if self.pulled is None:
            OnButton(self.desk, self.control).lifted(point, time)
            return
        at = self.desk.screen.on_mat(point)
        self.desk.session.cancel(self.touch)
        size = NOTE[self.pulled.note] if isinstance(self.pulled, Note) else CARD
        if self.desk.screen.dock.contains(point) or holding.over_bin(self.desk, point):
            return
        writing.write_at(self.desk, self.pulled, at, size)

    def lost(self) -> None:
        """Nothing was pulled."""
        self.desk.session.cancel(self.touch)


@dataclass(slots=True)
class OnTray:
    """A finger on the row of a tray: sideways it scrolls, upward it takes the card out, else it taps it."""

    desk: Desk
    touch: Hashable
    card: Card | None
    place: Rect
    start: Point
    last: Point
    time: float
    doing: str = ""  # "", "schuif" or "kaart"
    speed: float = 0.0
    _trail: list[tuple[float, float]] = field(default_factory=list)

    def moved(self, point: Point, time: float) -> None:
        """Decide once which of the three it is, then follow."""
        up, across = self.start.y - point.y, abs(point.x - self.start.x)
        if not self.doing:
            if self.card is not None and up > SLOP and up > across * 0.8:
                self.doing = "kaart" if self._take(point) else "niets"
            elif across > SLOP and across > up:
                self.doing = "schuif"
        if self.doing == "kaart":
            self.desk.session.moved(self.touch, self.desk.screen.on_mat(point))
        elif self.doing == "schuif":
            self._scroll(point, time)
        self.last = point

    def _take(self, point: Point) -> bool:
        """The card hangs under the finger where the finger took hold of it."""
        desk, card = self.desk, self.card
        if card is None or card.kind == "bord":
            return False
        middle = self.place.centre
        at = Point(middle.x + point.x - self.start.x, middle.y + point.y - self.start.y)
        return dealing.deal(desk, self.touch, card, at, point)

    def _scroll(self, point: Point, time: float) -> None:
        if self.desk.tray is None:
            return
        self._trail = [(t, x) for t, x in (*self._trail, (time, point.x)) if time - t < 0.1]  # noqa: PLR2004 - the last tenth
        self.desk.tray.scroll(self.last.x - point.x, tray.row(self.desk.screen).w)
        self.desk.on_change()

    def lifted(self, point: Point, time: float) -> None:
        """Let go: a card stays where it is, the row rolls on, a tap picks."""
        self.moved(point, time)
        match self.doing:
            case "kaart":
                back = tray.area(self.desk.screen).contains(point) or self.desk.screen.dock.contains(point)
                if back or holding.over_bin(self.desk, point):
                    self.desk.session.cancel(self.touch)  # put back into the tray
                elif self.card is not None and self.card.kind == phototray.PHOTOS.id:
                    phototray.let_go(self.desk, self.touch, self.card, point)
                elif not agreeing.dropped(self.desk, self.touch):
                    self.desk.session.release(self.touch, self.desk.screen.on_mat(point))
            case "schuif":
                dealing.roll(self.desk, self._speed(time))
            case "" if self.card is not None:
                dealing.tap_card(self.desk, self.card)

    def _speed(self, time: float) -> float:
        """Mm per second over the last tenth of a second."""
        if not self._trail or time - self._trail[0][0] < 0.01:  # noqa: PLR2004 - too short to tell
            return 0.0
        first, x = self._trail[0]
        return (x - self.last.x) / (time - first)

    def lost(self) -> None:
        """Nothing happened."""
        self.desk.session.cancel(self.touch)


def put_down(desk: Desk, touch: Hashable, point: Point, time: float) -> Finger:
    """A finger comes down on the screen: what it does follows from what lies there."""
    control = noticefingers.below(desk, point)
    if control is not None and control.action.startswith(noticefingers.NOTICE):
        return noticefingers.OnNotice(desk, control, point, lambda under, when: _put_on(desk, touch, point, when, under))
    return _put_on(desk, touch, point, time, control)


def _put_on(desk: Desk, touch: Hashable, point: Point, time: float, control: Control | None) -> Finger:
    """The finger for a control, or for the mat where there is none."""
    if control is not None and control.action.startswith("toets:"):
        return on_keyboard(desk, touch, control.action.partition(":")[2], point)
    writer = "" if desk.covers.over_writing(control) else writing.writer_at(desk, point)
    if writer:
        writing.touch_open(desk, writer, point)
        return OnNothing()
    if control is None:
        return _on_mat(desk, touch, point)
    word, _, value = control.action.partition(":")
    if word == "memo" or control.action == "soort:zelf":
        return OnSource(desk, touch, control, point)
    if desk.tray is not None and word in {"kaart", "lade"} and tray.row(desk.screen).contains(point):
        dealing.roll(desk, 0.0)
        card = next((card for card, spot in tray.card_places(desk.tray, desk.screen) if spot.contains(point)), None)
        return OnTray(desk, touch, card if card and card.source == value else None, control.place, point, point, time)
    return _on_button(desk, control, point)


def _on_mat(desk: Desk, touch: Hashable, point: Point) -> Finger:
    """A gesture on the mat, or on the rows of agreements."""
    rows = rowlist.finger(desk, point)
    if rows is not None:
        return rows
    at = desk.screen.on_mat(point)
    picked = desk.picked is not None
    desk.close_choices()
    busy = not picked and desk.session.present.mat.area.contains(at) and desk.session.press(touch, at)
    return OnMat(desk, touch, point, idle=not busy)


def _on_button(desk: Desk, control: Control, point: Point) -> Finger:
    """What is pressed, held or slid."""
    if control.action == rowlist.LIST:
        return rowlist.held(desk, point)
    if control.action.partition(":")[0] in SLIDES:
        return OnSlide(desk, control, point, point)
    return makerfingers.finger(desk, control, point) or (OnTool if control.action in TOOLS else OnButton)(desk, control)
