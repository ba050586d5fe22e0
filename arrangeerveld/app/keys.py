"""The real keyboard: what is typed goes to the open note or to the search of the tray."""

from __future__ import annotations

from typing import Any

from kivy.core.window import Window

from arrangeerveld.app import writing
from arrangeerveld.app.desk import Desk


class Keys:
    """Listens to the window's keyboard for as long as the program runs."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        Window.bind(on_key_down=self._down, on_textinput=self._typed)
        self._keyboard = Window.request_keyboard(self._closed, None)  # makes the system send typed text at all

    def _closed(self) -> None:
        self._keyboard = Window.request_keyboard(self._closed, None)

    def _typed(self, _window: Any, text: str) -> None:
        text = "".join(char for char in text if char.isprintable())
        desk = self.desk
        if desk.covers.closed:
            return
        if desk.tray is not None and desk.tray.searching:
            desk.tray.search = (desk.tray.search + text)[:40]
            desk.tray.offset = 0.0
            desk.on_change()
        else:
            writing.typed(desk, lambda writing: writing.typed(text))

    def _down(self, _window: Any, key: int, _scancode: int, _codepoint: str | None, modifiers: list[str]) -> bool:
        """True when the key was for us."""
        if self.desk.covers.closed:
            return True
        name = _NAMES.get(key, "")
        if {"ctrl", "meta"} & set(modifiers):
            return self._command(chr(key) if key < 128 else "", shift="shift" in modifiers)  # noqa: PLR2004 - ASCII
        if self.desk.tray is not None and self.desk.tray.searching:
            return self._search(name)
        return self._write(name)

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
                tray.search = tray.search[:-1]
            case "enter" | "escape":
                tray.searching = False
            case _:
                return False
        self.desk.on_change()
        return True

    def _write(self, name: str) -> bool:
        desk = self.desk
        if not desk.writers.last(desk.session):
            return False
        match name:
            case "escape":
                desk.leave()
            case "backspace":
                writing.typed(desk, lambda w: w.erased())
            case "delete":
                writing.typed(desk, lambda w: w.at(w.caret + 1).erased() if w.caret < len(w.text) else w)
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


_NAMES = {8: "backspace", 13: "enter", 27: "escape", 127: "delete", 271: "enter", 275: "right", 276: "left", 278: "home", 279: "end"}
"""Kivy's numbers of the keys that do not type a letter."""
