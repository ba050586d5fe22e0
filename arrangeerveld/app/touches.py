"""Between the glass and the desk: a press that is reported twice counts once, and a finger that is lost for a moment goes on."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from arrangeerveld.core.geometry import Point, distance

MOUSE = "mouse"
"""What Kivy calls the mouse; the others are named after their driver: wm_touch, tuio, sdl, or the name of a Linux device."""

TWICE = 0.06  # seconds between two reports of one press
SAME = 8.0  # mm between them
AFTER = 0.5  # seconds after a finger left in which a mouse press at its place was made of it by the system
LOST = 0.08  # seconds a finger may be lost
LOST_PEN = 0.045  # a pen that is lifted comes down again for the next letter in hardly more than twice this time
BACK = 25.0  # mm from there at which it comes back
TAP = 0.25  # seconds: what is shorter and stays within `STILL` mm is a tap, and is never held back
STILL = 6.0
BROAD = 25.0  # mm: a contact that is wider is no finger


class Contact(NamedTuple):
    """What a driver reports: its own name for the finger, a place in mm on the screen, a time in seconds, and how wide it is in mm."""

    uid: Hashable
    place: Point
    time: float
    device: str = ""
    width: float | None = None


class What(StrEnum):
    """What a finger did."""

    DOWN = "down"
    MOVE = "move"
    UP = "up"
    GONE = "gone"


class Told(NamedTuple):
    """What the desk is told; a finger keeps its number while it is lost. `age` is in seconds since it came down."""

    what: What
    finger: int
    place: Point
    time: float
    age: float = 0.0
    broad: bool = False


@dataclass(slots=True)
class _Finger:
    number: int
    device: str
    start: Point
    began: float
    place: Point
    time: float
    strayed: float = 0.0  # mm, the furthest it was from its start
    until: float = 0.0  # when it is gone for good, while it is lost

    def follow(self, contact: Contact) -> None:
        self.place, self.time = contact.place, contact.time
        self.strayed = max(self.strayed, distance(self.start, contact.place))

    def tell(self, what: What, width: float | None = None) -> Told:
        return Told(what, self.number, self.place, self.time, self.time - self.began, width is not None and width > BROAD)


class _Trace(NamedTuple):
    """Where and when a finger came down or left."""

    place: Point
    time: float
    device: str


class Touches:
    """All fingers on the glass. `patience` says how many seconds a lost finger may be waited for, given its number."""

    def __init__(self, patience: Callable[[int], float] = lambda _: LOST) -> None:
        self.doubled = self.rejoined = 0  # presses that were left out, fingers that came back
        self._patience = patience
        self._down: dict[Hashable, _Finger] = {}
        self._lost: list[_Finger] = []
        self._doubles: set[Hashable] = set()
        self._pressed: list[_Trace] = []
        self._left: list[_Trace] = []
        self._count = 0

    @property
    def due(self) -> float | None:
        """When `tick` must be called; None while no finger is lost."""
        return min((finger.until for finger in self._lost), default=None)

    def lost(self, number: int) -> bool:
        """Whether this finger is being waited for."""
        return any(finger.number == number for finger in self._lost)

    def held_by(self, device: str) -> list[int]:
        """The numbers of the fingers that a driver reports as down."""
        return [finger.number for finger in self._down.values() if finger.device == device]

    def is_double(self, uid: Hashable) -> bool:
        """Whether this is the second report of a press that counts already."""
        return uid in self._doubles

    def heard(self, what: What, contact: Contact) -> list[Told]:
        """Something is reported."""
        match what:
            case What.DOWN:
                return self.down(contact)
            case What.MOVE:
                return self.move(contact)
            case What.UP:
                return self.up(contact)
            case What.GONE:
                return self.cancel(contact.uid)

    def down(self, contact: Contact) -> list[Told]:
        """A press is reported."""
        if contact.uid in self._down:
            return self.move(contact)
        told = self.tick(contact.time)
        if contact.uid in self._doubles or self._twice(contact):
            self.doubled += contact.uid not in self._doubles
            self._doubles.add(contact.uid)
            return told
        self._pressed.append(_Trace(contact.place, contact.time, contact.device))
        finger = self._back(contact)
        if finger is None:
            self._count += 1
            finger = _Finger(self._count, contact.device, contact.place, contact.time, contact.place, contact.time)
            what = What.DOWN
        else:
            self.rejoined += 1
            finger.follow(contact)
            what = What.MOVE
        self._down[contact.uid] = finger
        return [*told, finger.tell(what, contact.width)]

    def move(self, contact: Contact) -> list[Told]:
        """A finger moved."""
        told = self.tick(contact.time)
        finger = self._down.get(contact.uid)
        if finger is None:
            return told
        finger.follow(contact)
        return [*told, finger.tell(What.MOVE, contact.width)]

    def up(self, contact: Contact) -> list[Told]:
        """A finger left, or is lost: a tap ends at once, anything else when it does not come back."""
        told = self.tick(contact.time)
        self._doubles.discard(contact.uid)
        finger = self._down.pop(contact.uid, None)
        if finger is None:
            return told
        finger.follow(contact)
        tapped = contact.time - finger.began < TAP and finger.strayed < STILL
        patience = 0.0 if tapped or finger.device == MOUSE else self._patience(finger.number)
        if patience <= 0:
            return [*told, self._end(finger)]
        finger.until = contact.time + patience
        self._lost.append(finger)
        return told

    def cancel(self, uid: Hashable) -> list[Told]:
        """The screen took a finger away: nothing happened."""
        self._doubles.discard(uid)
        finger = self._down.pop(uid, None)
        return [] if finger is None else [finger.tell(What.GONE)]

    def tick(self, time: float) -> list[Told]:
        """Let go of the fingers that did not come back in time, each where and when it was lost."""
        over = [finger for finger in self._lost if finger.until <= time]
        if over:
            self._lost = [finger for finger in self._lost if finger.until > time]
        return [self._end(finger) for finger in over]

    def _end(self, finger: _Finger) -> Told:
        if finger.device != MOUSE:
            self._left = [trace for trace in self._left if finger.time - trace.time < AFTER]
            self._left += [_Trace(place, finger.time, finger.device) for place in {finger.start, finger.place}]
        return finger.tell(What.UP)

    def _twice(self, contact: Contact) -> bool:
        """Whether this press was reported already, by another driver or as a finger of which the system made a mouse."""
        self._pressed = [trace for trace in self._pressed if contact.time - trace.time <= TWICE]
        if any(trace.device != contact.device and distance(trace.place, contact.place) <= SAME for trace in self._pressed):
            return True
        if contact.device != MOUSE:
            return False
        here = [finger.place for finger in (*self._down.values(), *self._lost) if finger.device != MOUSE]
        here += [finger.start for finger in (*self._down.values(), *self._lost) if finger.device != MOUSE]
        here += [trace.place for trace in self._left if contact.time - trace.time <= AFTER]
        return any(distance(place, contact.place) <= SAME for place in here)

    def _back(self, contact: Contact) -> _Finger | None:
        """The lost finger that comes back here, if one does."""
        near = [finger for finger in self._lost if finger.device == contact.device and distance(finger.place, contact.place) <= BACK]
        if not near:
            return None
        finger = min(near, key=lambda lost: distance(lost.place, contact.place))
        self._lost.remove(finger)
        return finger
