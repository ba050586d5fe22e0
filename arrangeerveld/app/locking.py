"""The page on which a passphrase is chosen for a record that is sent: typed twice, shown as dots, kept nowhere but in memory."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from arrangeerveld.app import keyboard
from arrangeerveld.app.buttons import button, shown
from arrangeerveld.app.controls import Control
from arrangeerveld.app.heading import EDGE, surface, top
from arrangeerveld.app.keyboard import Look
from arrangeerveld.app.lines import line
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.colours import DARK, FOCUS, MUTED, WHITE
from arrangeerveld.core.geometry import Rect, Size
from arrangeerveld.core.gestures import Writing
from arrangeerveld.core.layout import fit, text_marks
from arrangeerveld.core.marks import Face, Means, Weight

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk

SHORTEST, LONGEST = 8, 100  # letters
FOOT = 84.0
GAP = 8.0
DOT = "•"
_LINE = "wachtzin:regel="
NAMES = ("Wachtzin", "Nog een keer")
UNDER = "Eén bestand om te versturen, dat alleen opengaat met deze zin."
WARNING = (
    "Kies een zin van vier woorden of meer. Geef hem apart door, bijvoorbeeld aan de telefoon.\n"
    "De zin wordt nergens bewaard. Wie hem kwijt is, kan het bestand nooit meer openen: dat is niet te herstellen."
)
MISSING = (
    "Versleutelen kan hier nog niet: het onderdeel ‘versleuteling’ is niet geïnstalleerd. "
    "Vraag je beheerder om: pip install 'arrangeerveld[versleuteling]'."
)


@dataclass(slots=True)
class Lock:
    """What is typed so far in the two lines, in which of them, and which letters the keyboard shows."""

    typed: list[str] = field(default_factory=lambda: ["", ""], repr=False)
    at: int = 0
    letters: Look = field(default_factory=Look)

    def look(self) -> Hashable:
        """All that the controls depend on."""
        return tuple(map(len, self.typed)), self.at, self.letters, self.said()

    def said(self) -> str:
        """What is still to be done; empty when the passphrase can be used."""
        one, other = self.typed
        if len(one) < SHORTEST:
            return f"Typ een wachtzin van minstens {SHORTEST} tekens."
        if not other:
            return "Typ de zin nog een keer."
        return "" if one == other else "De twee zinnen zijn nog niet gelijk."

    def add(self, text: str) -> None:
        """Letters are typed, on the screen or at the real keyboard."""
        self.typed[self.at] = (self.typed[self.at] + text)[:LONGEST]

    def rub(self) -> None:
        """The last letter goes."""
        self.typed[self.at] = self.typed[self.at][:-1]

    def press(self, key: str) -> None:
        """A key of the keyboard on the screen."""
        word, _, value = key.partition("=")
        if word == "pagina":
            self.letters = Look(value)
            return
        if key == keyboard.SHIFT:
            self.letters = replace(self.letters, shift=not self.letters.shift)
            return
        match key:
            case keyboard.BACK:
                self.rub()
            case keyboard.CLEAR:
                self.typed[self.at] = ""
            case keyboard.ENTER | keyboard.DONE:
                self.at = 1 - self.at
            case "spatie":
                self.add(" ")
            case _:
                self.add(value or key)
        self.letters = replace(self.letters, shift=False)

    def controls(self, screen: Screen, means: Means) -> tuple[Control, ...]:
        """All of it, from the bottom up."""
        upper, foot = top(screen), screen.size.h - 12 - FOOT
        wide = min(520.0, (screen.size.w - 3 * EDGE) * 0.4)
        return (
            shown(Rect(0, 0, *screen.size), surface(screen, "Wachtzin", UNDER, means)),
            *self._lines(Rect(EDGE, upper, wide, 190), means),
            _words(self.said() or "De zinnen zijn gelijk.", Rect(EDGE, upper + 200, wide, 36), means, Weight.BOLD),
            _words(WARNING, Rect(EDGE, upper + 240, wide, foot - upper - 250), means, Weight.REGULAR),
            *self._keys(Rect(2 * EDGE + wide, upper, screen.size.w - wide - 3 * EDGE, foot - upper - GAP), means),
            *self._ends(screen, foot, means),
        )

    def _lines(self, place: Rect, means: Means) -> list[Control]:
        high = (place.h - GAP) / 2
        found: list[Control] = []
        for i, name in enumerate(NAMES):
            dots = DOT * len(self.typed[i])
            now = Writing("", dots, len(dots)) if i == self.at else None
            spot = Rect(place.x, place.y + i * (high + GAP), place.w, high)
            found += line(name, dots, now, spot, means, action=f"{_LINE}{i}")
        return found

    def _keys(self, room: Rect, means: Means) -> list[Control]:
        """The keyboard, as large as there is room for."""
        scale = min(room.w / keyboard.WIDE, room.h / (keyboard.size(1.0).h - keyboard.GRIP))
        found = []
        for key in keyboard.keys(self.letters):
            x, y, w, h = key.place
            place = Rect(room.x + x * scale, room.y + (y - keyboard.GRIP) * scale, w * scale, h * scale)
            icon = "chevron-right" if key.action == keyboard.ENTER else keyboard.icon_of(key.action)
            action = f"wachtzin-toets:{_name(key.action)}"
            found.append(
                button(
                    icon, "" if icon else key.label, place, means, action, fill=WHITE, ink=means.look.ink(DARK), ring=means.look.ink(MUTED)
                )
            )
        return found

    def _ends(self, screen: Screen, y: float, means: Means) -> tuple[Control, Control]:
        ink = means.look.ink(DARK)
        back = button(
            "arrow-left", "Terug", Rect(EDGE, y, 190, FOOT), means, "wachtzin:terug", fill=WHITE, ink=ink, ring=means.look.ink(MUTED)
        )
        wide = 520.0
        use = Rect(screen.size.w - EDGE - wide, y, wide, FOOT)
        ready = not self.said()
        fill, ink = (FOCUS, DARK) if ready else (WHITE, means.look.ink(MUTED))
        return back, button("lock", "Gebruik deze wachtzin", use, means, "wachtzin:gebruik", fill=fill, ink=ink, ring=means.look.ink(MUTED))


def lock_of(desk: Desk) -> Lock | None:
    """The page when it is open on this desk, and the curtain is not over it."""
    found = getattr(desk.covers.page, "lock", None)
    return found if isinstance(found, Lock) and not desk.covers.curtain else None


def typed(desk: Desk, change: Callable[[Lock], None]) -> bool:
    """Something is typed at the real keyboard; False when there is no passphrase to type."""
    lock = lock_of(desk)
    if lock is None:
        return False
    if desk.focus.shown and desk.focus.at.startswith(_LINE):
        lock.at = int(desk.focus.at.removeprefix(_LINE))  # Tab went to this line
    change(lock)
    desk.focus.shown = False  # from here on a space is a letter, and Enter goes to the other line
    desk.on_change()
    return True


def key_down(desk: Desk, name: str) -> bool:
    """Backspace and Enter at the real keyboard; False for other keys, and when there is no passphrase to type."""
    if name == "backspace":
        return typed(desk, Lock.rub)
    if name == "enter" and not desk.focus.shown:
        return typed(desk, lambda lock: lock.press(keyboard.ENTER))
    return False


def _name(action: str) -> str:
    """The name of a key in an action, in which a colon stands for something else."""
    return "spatie" if action == keyboard.SPACE else action.replace(":", "=", 1) if len(action) > 1 else action


def _words(text: str, place: Rect, means: Means, weight: Weight) -> Control:
    box = Rect(0, 0, place.w, place.h)
    setting = fit(text, box, (24.6, 22.0, 20.0, 19.0), weight, means.type)
    return shown(place, Face(Size(place.w, place.h), text_marks(setting, box, means.look.ink(DARK), weight)))
