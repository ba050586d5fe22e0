"""The real keyboard: what is typed goes to the open note or to the search of the tray, other keys to where the ring of the keyboard is."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.core.window import Window

from arrangeerveld.app import escaping, focus, intakedesk, locking, makertyping, nudging, typingstops, writing
from arrangeerveld.app.desk import Desk
from arrangeerveld.app.writers import ends


class Keys:
    """Listens to the window's keyboard for as long as the program runs."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._space = False  # the system types a space after a space that pressed a button
        desk.covers.copied = _copied
        self._held: set[int] = set()  # keys that are down: a key that is held presses a button once
        self._laid = Clock.create_trigger(lambda _: nudging.finish(self.desk), nudging.PAUSE)
        Window.bind(on_key_down=self._down, on_key_up=self._up, on_textinput=self._typed)
        self._keyboard = Window.request_keyboard(self._closed, None)  # makes the system send typed text at all

    def _closed(self) -> None:
        self._keyboard = Window.request_keyboard(self._closed, None)

    def _typed(self, _window: Any, text: str) -> None:
        pressed, self._space = self._space, False
        text = "".join(char for char in text if char.isprintable())
        desk = self.desk
        if not (pressed and text == " ") and (locking.typed(desk, lambda lock: lock.add(text)) or makertyping.typed(desk, text)):
            return
        if desk.covers.closed or desk.touchtest is not None or (pressed and text == " "):
            return
        if desk.tray is not None and desk.tray.searching:
            desk.tray.search = (desk.tray.search + text)[:40]
            desk.tray.offset = 0.0
            desk.on_change()
        elif escaping.typist(desk) or typingstops.back(desk):
            writing.typed(desk, lambda writing: writing.typed(text))
        elif desk.focus.shown and text in _TURNS:
            item = focus.item_of(desk, focus.current(desk))
            if item is not None:
                nudging.turn(desk, item.id, right=_TURNS[text])

    def _down(self, _window: Any, key: int, _scancode: int, _codepoint: str | None, modifiers: list[str]) -> bool:
        """True when the key was for us."""
        name = _NAMES.get(key, "")
        held, self._space = key in self._held, False
        self._held.add(key)
        if held and name in _ONCE and not escaping.typist(self.desk):
            return True
        if name == "escape":
            return escaping.escape(self.desk)
        if name not in _ARROWS:
            nudging.finish(self.desk)
        return self._pressed(key, name, modifiers)

    def _pressed(self, key: int, name: str, modifiers: list[str]) -> bool:
        desk, shift = self.desk, "shift" in modifiers
        letter = chr(key) if key < 128 else ""  # noqa: PLR2004 - ASCII
        if (
            locking.key_down(desk, name)
            or makertyping.pressed(desk, name, letter, modifiers, _copied)
            or intakedesk.pressed(desk, letter, modifiers)
        ):
            return True
        if {"ctrl", "meta"} & set(modifiers):
            return desk.covers.closed or self._command(letter, shift=shift)
        if name == "tab":
            escaping.tab(desk, back=shift)
            return True
        if not desk.covers.closed and desk.touchtest is None:
            if desk.tray is not None and desk.tray.searching:
                return self._search(name)
            if escaping.typist(desk) or (name == "backspace" and typingstops.back(desk)):
                return self._write(name)
        return self._steer(name, shift=shift) or desk.covers.closed

    def _up(self, _window: Any, key: int, *_: Any) -> None:
        self._held.discard(key)

    def _command(self, letter: str, *, shift: bool) -> bool:
        match letter:
            case "z":
                self.desk.act("weer" if shift else "terug")
            case "y":
                self.desk.act("weer")
            case "s":
                self.desk.act("bewaar")
            case "t":
                self.desk.act("aanraaktest")
            case _:
                return False
        return True

    def _search(self, name: str) -> bool:
        tray = self.desk.tray
        if tray is None:
            return False
        match name:
            case "backspace":
                tray.search, tray.offset = tray.search[:-1], 0.0
            case "enter":
                tray.searching = False
            case "down":
                escaping.tab(self.desk, back=False)
            case _:
                return False
        self.desk.on_change()
        return True

    def _write(self, name: str) -> bool:
        desk = self.desk
        match name:
            case "backspace":
                writing.typed(desk, lambda w: w.erased())
            case "delete":
                writing.typed(desk, lambda w: w.at(w.caret + 1).erased() if w.caret < len(w.text) else w)
            case "enter" if ends(desk.session.writing(desk.writers.last(desk.session))):
                desk.session.finish(desk.writers.last(desk.session))
            case "enter":
                writing.typed(desk, lambda w: w.typed("\n"))
            case "left" | "right":
                step = 1 if name == "right" else -1
                writing.typed(desk, lambda w: w.at(w.caret + step))
            case "home" | "end":
                writing.typed(desk, lambda w: w.at(0 if name == "home" else len(w.text)))
            case _:
                return False
        return True

    def _steer(self, name: str, *, shift: bool) -> bool:
        """A key for where the ring of the keyboard is; False while it is hidden."""
        desk = self.desk
        here = focus.current(desk) if desk.focus.shown else None
        if here is None:
            return False
        item = focus.item_of(desk, here)
        match name:
            case "enter" | "space":
                self._space = name == "space"
                focus.press(desk)
            case "left" | "right" | "up" | "down" if item is None:
                focus.aim(desk, *_ARROWS[name])
            case "left" | "right" | "up" | "down" if item is not None:
                far = nudging.LARGE if shift else nudging.SMALL
                nudging.nudge(desk, item.id, *(far * way for way in _ARROWS[name]))
                self._laid.cancel()
                self._laid()
            case "delete" if item is not None:
                focus.throw(desk, item)
            case "menu" | "f10" if name == "menu" or shift:
                focus.ring_key(desk, here, item)
            case _:
                return False
        return True


def _copied() -> str:
    """The text that was copied in any program."""
    from kivy.core.clipboard import Clipboard  # noqa: PLC0415 - only for who pastes

    return str(Clipboard.paste())


_NAMES = {8: "backspace", 9: "tab", 13: "enter", 27: "escape", 32: "space", 127: "delete", 271: "enter"} | {
    273: "up",
    274: "down",
    275: "right",
    276: "left",
    278: "home",
    279: "end",
    291: "f10",
    319: "menu",
    1073741925: "menu",
    1073741942: "menu",
}
"""Kivy's numbers of the keys that do not type a letter; those of the Menu key are SDL's (SDLK_APPLICATION, SDLK_MENU), Kivy has none."""
_ONCE = {"enter", "space", "delete", "menu", "f10", "escape"}
_ARROWS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
_TURNS = {"[": False, "-": False, "]": True, "+": True}
"""What turns an item a quarter, and whether to the right."""
