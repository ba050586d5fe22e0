"""Fingers on a keyboard on the screen: one that holds Backspace rubs out letter after letter, one on the grip drags the keyboard."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from arrangeerveld.app import keyboard, writing
from arrangeerveld.app.desk import Desk
from arrangeerveld.core.geometry import Point

WAIT = 0.5  # seconds a key is held before it repeats
BEAT = 1 / 12  # seconds from one repeat to the next
REPEATS = {keyboard.BACK}


@dataclass(slots=True)
class OnKey:
    """A finger on a key, which was pressed when the finger came down; `repeats` while it may be pressed again."""

    desk: Desk
    writer: str
    point: Point
    repeats: bool

    def moved(self, point: Point, time: float) -> None:  # noqa: ARG002 - all fingers are called alike
        """A finger that slides to another key stops."""
        self.repeats = self.repeats and self.desk.writers.action(self.writer, point) in REPEATS

    def again(self) -> bool:
        """Press once more; False when that is over."""
        self.repeats = self.repeats and self.desk.writers.action(self.writer, self.point) in REPEATS
        if self.repeats:
            writing.press_key(self.desk, self.writer, self.point)
        return self.repeats

    def lifted(self, point: Point, time: float) -> None:  # noqa: ARG002
        """It is over."""
        self.repeats = False

    def lost(self) -> None:
        """It is over."""
        self.repeats = False


@dataclass(slots=True)
class OnGrip:
    """A finger that drags a keyboard aside; another finger does not take it over."""

    desk: Desk
    writer: str
    touch: Hashable
    grip: Point  # from the top left of the keyboard to the finger

    def moved(self, point: Point, time: float) -> None:  # noqa: ARG002
        """The keyboard follows, beside its own note where it can."""
        to = Point(point.x - self.grip.x, point.y - self.grip.y)
        self.desk.writers.drag(self.writer, self.touch, to, writing.beside(self.desk, self.writer), self.desk.screen)
        self.desk.on_change()

    def lifted(self, point: Point, time: float) -> None:
        """It stays there."""
        self.moved(point, time)
        self.lost()

    def lost(self) -> None:
        """It stays where it was last."""
        self.desk.writers.leave(self.writer, self.touch)


def on_keyboard(desk: Desk, touch: Hashable, writer: str, point: Point) -> OnKey | OnGrip:
    """A finger comes down on the keyboard of a writer: it takes the grip, or presses a key."""
    board = desk.writers.boards.get(writer)
    if board is not None and keyboard.on_grip(board.place, point):
        desk.writers.take(writer, touch, point)
        return OnGrip(desk, writer, touch, Point(point.x - board.place.x, point.y - board.place.y))
    repeats = desk.writers.action(writer, point) in REPEATS
    writing.press_key(desk, writer, point)
    return OnKey(desk, writer, point, repeats)
