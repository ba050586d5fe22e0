"""The real program on a real renderer, driven by touches: frames run when the test says so."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

SIZE = (1920, 1080)


def prepare(home: Path, size: tuple[int, int] = SIZE) -> None:
    """Before Kivy is imported: an offscreen window of this size, and nothing of the user's own settings."""
    from arrangeerveld.app.environment import apply, settings
    from arrangeerveld.app.environment import prepare as prepare_kivy

    os.environ["SDL_VIDEODRIVER"] = "offscreen"
    os.environ["KIVY_NO_CONFIG"] = "1"
    os.environ.pop("DISPLAY", None)
    prepare_kivy(home)
    from kivy.config import Config

    apply(Config, settings(size))


class Stage:
    """One running program."""

    def __init__(self, start: Any) -> None:
        from kivy.base import EventLoop, runTouchApp
        from kivy.core.window import Window

        from arrangeerveld.app.opening import Arrangeerveld

        app = Arrangeerveld(start)
        app.load_config()
        app.root = app.build()
        Window.add_widget(app.root)
        runTouchApp(embedded=True)
        self._loop, self.window = EventLoop, Window
        self._touches: dict[int, Any] = {}
        self._opened = app
        while app.program is None:
            self.frames(1)
        self.app = app.program
        self.frames(6)

    @property
    def desk(self) -> Any:
        return self.app.desk

    @property
    def board(self) -> Any:
        return self.app.desk.session.present

    def frames(self, count: int = 2) -> None:
        for _ in range(count):
            self._loop.idle()
        while self._opened.program is not None and self._opened.program.table.behind:
            self._loop.idle()

    def down(self, finger: int, x: float, y: float, device: str = "test") -> None:
        """A finger comes down at a place in mm on the screen, reported by a driver of this name."""
        from kivy.input.motionevent import MotionEvent

        class Touch(MotionEvent):  # type: ignore[misc] # Kivy is not typed
            def __init__(self, *args: Any, **kwargs: Any) -> None:
                super().__init__(*args, is_touch=True, type_id="touch", **kwargs)
                self.profile = ["pos"]

            def depack(self, args: Any) -> None:
                self.sx, self.sy = args
                super().depack(args)

        self._begin(finger, Touch(device, finger, self._spot(x, y)))

    def hand_down(self, finger: int, x: float, y: float, width: float) -> None:
        """A contact of this many mm comes down, as a TUIO driver tells it; `move_hand` changes it."""
        from kivy.input.providers.tuio import Tuio2dCurMotionEvent

        self._begin(finger, Tuio2dCurMotionEvent("tuio", finger, self._contact(x, y, width)))

    def move_hand(self, finger: int, x: float, y: float, width: float) -> None:
        touch = self._touches[finger]
        touch.move(self._contact(x, y, width))
        self._loop.post_dispatch_input("update", touch)

    def _contact(self, x: float, y: float, width: float) -> list[float]:
        sx, sy = self._spot(x, y)
        return [sx, 1 - sy, 0.0, 0.0, 0.0, width / self.desk.screen.size.w, 0.01]

    def _begin(self, finger: int, touch: Any) -> None:
        self._touches[finger] = touch
        self._loop.post_dispatch_input("begin", touch)

    def move(self, finger: int, x: float, y: float) -> None:
        touch = self._touches[finger]
        touch.move(self._spot(x, y))
        self._loop.post_dispatch_input("update", touch)

    def up(self, finger: int) -> None:
        """A finger leaves; what it did is over when it has not come back for a moment."""
        self.lose(finger)
        self.frames()
        while self.app.table.hands.touches.due is not None:
            self.frames(1)

    def lose(self, finger: int) -> None:
        """A finger leaves, or the driver loses it: nothing is waited for."""
        self._loop.post_dispatch_input("end", self._touches.pop(finger))

    def tap(self, x: float, y: float) -> None:
        self.down(99, x, y)
        self.up(99)

    def press(self, action: str) -> None:
        """Tap the control with this action, as a finger would."""
        control = self.control(action)
        self.tap(*control.place.centre)

    def control(self, action: str) -> Any:
        layers = self.desk.layers()
        every = [control for pile in layers.piles.values() for control in pile]
        return next(control for control in every if control.action == action)

    def drag(self, finger: int, *way: tuple[float, float]) -> None:
        """Down at the first place, along the others, up at the last."""
        self.down(finger, *way[0])
        for (ax, ay), (bx, by) in itertools.pairwise(way):
            for i in range(1, 9):
                self.move(finger, ax + (bx - ax) * i / 8, ay + (by - ay) * i / 8)
                self.frames(1)
        self.up(finger)

    def on_mat(self, x: float, y: float) -> tuple[float, float]:
        """A place on the mat as a place on the screen."""
        at = self.desk.screen.mat_at
        return x + at.x, y + at.y

    def write(self, text: str) -> None:
        for char in text:
            if char == "\n":
                self.key(13)
            else:
                self.window.dispatch("on_textinput", char)
        self.frames()

    def key(self, code: int, *modifiers: str) -> None:
        self.hold_key(code, *modifiers)
        self.window.dispatch("on_key_up", code, 0)

    def hold_key(self, code: int, *modifiers: str) -> None:
        """A key goes down and is not let go; a key that is held comes again and again."""
        self.window.dispatch("on_key_down", code, 0, None, list(modifiers))
        self.frames()

    def shot(self) -> Any:
        """The pixels of the window as a Pillow image."""
        from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glReadPixels
        from PIL import Image

        self.frames(2)
        while self.app.table.ground.layer.due:
            self.frames(1)
        self.app.table.canvas.ask_update()
        self.window.dispatch("on_draw")
        w, h = self.window.size
        data = glReadPixels(0, 0, w, h, GL_RGB, GL_UNSIGNED_BYTE)
        return Image.frombytes("RGB", (w, h), bytes(data)).transpose(Image.Transpose.FLIP_TOP_BOTTOM)

    def later(self, call: Any) -> None:
        """Have Kivy's clock call something in its next frame."""
        from kivy.clock import Clock

        Clock.schedule_once(lambda _: call(), 0)

    def close(self) -> None:
        """End as the program does."""
        self.app.recorder.close()
        self.app.files.close()
        self.app.darkroom.close()
        self.app.live.close()

    def _spot(self, x: float, y: float) -> tuple[float, float]:
        px, py = self.desk.screen.pixel(_Point(x, y))
        return px / self.window.width, py / self.window.height

    def use(self, board: Any) -> None:
        """Another board on the table."""
        from arrangeerveld.app.program import with_kinds

        self.app.lay_down(with_kinds(board, self.app.shelf), None, ())
        self.desk.notices = ()
        self.frames(4)


class _Point:
    def __init__(self, x: float, y: float) -> None:
        self.x, self.y = x, y


def labels(stage: Stage) -> list[str]:
    """The labels of the steps that can be taken back, the last first."""
    done, found = stage.desk.session.history.past, []
    while done is not None:
        found.append(done.label)
        done = done.earlier
    return found


def said(stage: Stage) -> str:
    """The last notice; empty when there is none."""
    return str(stage.desk.notices[-1].text) if stage.desk.notices else ""


def until(stage: Stage, done: Callable[[], bool]) -> None:
    """Frames until something is so."""
    for _ in range(4000):
        if done():
            return
        stage.frames(1)
    raise AssertionError("it never happened")
