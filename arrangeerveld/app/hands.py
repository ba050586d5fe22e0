"""The hands at the table: what is reported of a finger becomes one finger that is told about, and each does its work to its end."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Any

from kivy.clock import Clock

from arrangeerveld.app import dealing, focus, palms, rowlist
from arrangeerveld.app.contacts import contact
from arrangeerveld.app.desk import Desk
from arrangeerveld.app.fingers import Finger, OnMat, OnTool, put_down
from arrangeerveld.app.touches import LOST, LOST_PEN, MOUSE, Told, Touches, What
from arrangeerveld.app.typing_fingers import BEAT, WAIT, OnKey
from arrangeerveld.core.geometry import Point
from arrangeerveld.core.gestures import Inking

HOLD = 0.45  # seconds a finger stays on an item before its ring opens, or on a tool before its choices do


class Hands:
    """All fingers that are down. `redraw` asks for a frame, `wake` tells where on the mat something may be lifted."""

    def __init__(self, desk: Desk, redraw: Callable[[], object], wake: Callable[[Point], None]) -> None:
        self.desk = desk
        self.touches = Touches(self._patience)
        self.on_fault: Callable[[BaseException], None] = _raised
        self.palm_wipes = False  # a palm on the mat rubs ink out
        self.since = 0.0  # when the first report came that is not on the glass yet
        self._redraw, self._wake = redraw, wake
        self._fingers: dict[object, Finger] = {}
        self._waiting = False  # for fingers that are lost

    def heard(self, touch: Any, what: What) -> None:
        """Something was reported: tell the fingers that it is about."""
        now = perf_counter()
        self.since = self.since or now
        reported = contact(touch, self.desk.screen, now)
        told = self.touches.heard(what, reported)
        if self.desk.touchtest is not None:
            self.desk.touchtest.saw(what, reported, self.touches)
            self._redraw()
        self._tell(told)

    def _tell(self, told: list[Told]) -> None:
        for one in told:
            try:
                self._follow(one)
            except Exception as fault:  # noqa: BLE001 - whatever it is, it ends here: the other fingers go on
                self._drop(one.finger)
                self.on_fault(fault)
        due = self.touches.due
        if due is not None and not self._waiting:
            self._waiting = True
            Clock.schedule_once(self._late, max(0.0, due - perf_counter()))

    def _follow(self, one: Told) -> None:
        match one.what:
            case What.DOWN:
                self._down(one)
            case What.MOVE:
                self._moved(one)
            case What.UP:
                self._up(one)
            case What.GONE if one.finger in self._fingers:
                self._fingers.pop(one.finger).lost()

    def _drop(self, number: int) -> None:
        """A finger with which something went wrong does nothing any more, and what it did is dropped."""
        self._fingers.pop(number, None)
        try:
            self.desk.session.cancel(number)
        except Exception:  # noqa: BLE001 - then at least nobody holds it any more
            self.desk.session.live.pop(number, None)
        self._redraw()

    def _late(self, _seconds: float) -> None:
        """Fingers that were lost and did not come back are lifted."""
        self._waiting = False
        self._tell(self.touches.tick(perf_counter()))

    def _patience(self, number: int) -> float:
        gesture = self.desk.session.live.get(number)
        return 0.0 if gesture is None else LOST_PEN if isinstance(gesture, Inking) else LOST

    def _down(self, told: Told) -> None:
        focus.touched(self.desk, told.place)
        self._wake(self.desk.screen.on_mat(told.place))
        finger = self._fingers[told.finger] = put_down(self.desk, told.finger, told.place, told.time)
        palms.came(self.desk.session, told, wipes=self.palm_wipes)
        if isinstance(finger, OnKey) and finger.repeats:
            Clock.schedule_once(lambda _: self._repeat(finger), WAIT)
        if isinstance(finger, OnMat | OnTool):
            Clock.schedule_once(lambda _: self._rest(told.finger, finger), HOLD)
        self._redraw()

    def _rest(self, number: int, finger: OnMat | OnTool) -> None:
        if self._fingers.get(number) is finger and not self.touches.lost(number):
            finger.rest()

    def _repeat(self, finger: OnKey) -> None:
        """A key that is held is pressed again."""
        if finger.again():
            Clock.schedule_once(lambda _: self._repeat(finger), BEAT)

    def _moved(self, told: Told) -> None:
        finger = self._fingers.get(told.finger)
        if finger is not None:
            palms.broadened(self.desk.session, told, self.desk.screen.on_mat(told.place), wipes=self.palm_wipes)
            finger.moved(told.place, told.time)

    def _up(self, told: Told) -> None:
        finger = self._fingers.pop(told.finger, None)
        if finger is not None:
            finger.lifted(told.place, told.time)
            self._redraw()
            if self.desk.rolling or self.desk.rowlist.speed:
                Clock.unschedule(self._roll)
                Clock.schedule_interval(self._roll, 0)

    def let_go(self) -> None:
        """The fingers that are down do nothing any more."""
        for finger in self._fingers.values():
            finger.lost()
        self._fingers.clear()

    def drop_mouse(self) -> bool:
        """What the mouse holds goes back to where it was; False when it holds nothing."""
        held = [number for number in self.touches.held_by(MOUSE) if number in self._fingers]
        for number in held:
            self._fingers.pop(number).lost()
        return bool(held)

    def _roll(self, seconds: float) -> bool:
        return bool(dealing.advance(self.desk, seconds) | rowlist.advance(self.desk, seconds))


def _raised(fault: BaseException) -> None:
    raise fault
