"""The touch test: what the screen reports of every finger, on a page over everything, and a report of it for support."""

from __future__ import annotations

import platform
from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass, field
from statistics import median

from arrangeerveld import __version__
from arrangeerveld.app.controls import Control
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.touches import Contact, Touches, What
from arrangeerveld.core.colours import DARK, FOCUS, MUTED, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size, distance
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Text, Weight, icon_marks

TRAIL = 240  # places of a finger that are shown
FADES = 1.5  # seconds a finger stays on the page after it left
LABEL = 0.5  # seconds between two changes of what stands beside a finger
PAUSE = 0.25  # seconds without a report after which a finger lay still
HEAD = 150.0
_NUMBERS = 24.6
_WORD = 27.0
_SAID = "Zet alle vingers op het scherm en schuif. Waar een lijn een gat heeft, sloeg het scherm iets over."


@dataclass(slots=True)
class Seen:
    """One finger: its number on this page, its driver, where it was, and what stands beside it."""

    number: int
    device: str
    place: Point
    began: float
    time: float
    double: bool = False
    up: float = 0.0  # when it left; 0 while it is down
    width: float | None = None
    reports: int = 1
    label: tuple[str, ...] = ()
    labelled: float = 0.0
    trail: deque[Point] = field(default_factory=lambda: deque(maxlen=TRAIL))
    recent: deque[float] = field(default_factory=lambda: deque(maxlen=120))

    def rate(self) -> int:
        """Reports per second, over the last second at most."""
        times = [time for time in self.recent if self.time - time <= 1]
        long = times[-1] - times[0] if len(times) > 1 else 0.0
        return round((len(times) - 1) / long) if long else 0


@dataclass(slots=True)
class Device:
    """What one driver reported in all."""

    presses: int = 0
    widths: list[float] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)  # seconds between reports of a finger that moves
    skip: float = 0.0  # mm, the largest


class TouchTest:
    """The page and its numbers since it was opened, at `now` seconds."""

    def __init__(self, now: float) -> None:
        self.fingers: dict[Hashable, Seen] = {}
        self.devices: dict[str, Device] = {}
        self.most = self.presses = 0
        self.doubled = self.rejoined = 0
        self.began = self.now = now
        self._before: tuple[int, int] | None = None

    def saw(self, what: What, contact: Contact, touches: Touches) -> None:
        """Something was reported; `touches` has heard it already."""
        if self._before is None:
            self._before = touches.doubled - (what is What.DOWN and touches.is_double(contact.uid)), touches.rejoined
        self.doubled, self.rejoined = touches.doubled - self._before[0], touches.rejoined - self._before[1]
        self.now = contact.time
        match what:
            case What.DOWN:
                self._came(contact, double=touches.is_double(contact.uid))
            case What.MOVE:
                self._went(contact)
            case What.UP | What.GONE:
                if contact.uid in self.fingers:
                    self.fingers[contact.uid].up = contact.time

    def tick(self, now: float) -> bool:
        """Time goes on: fingers that left a while ago go off the page, one label at a time is renewed. False when nothing is there."""
        self.now = now
        for uid in [uid for uid, seen in self.fingers.items() if seen.up and now - seen.up > FADES]:
            del self.fingers[uid]
        stale = min((seen for seen in self.fingers.values() if not seen.up), key=lambda seen: seen.labelled, default=None)
        if stale is not None and now - stale.labelled > LABEL:
            self._label(stale)
        return bool(self.fingers)

    def look(self) -> Hashable:
        """All that the controls depend on: the fingers themselves are not among them."""
        return self.most, self.presses, self.doubled, self.rejoined, tuple(self.devices)

    def controls(self, screen: Screen, means: Means) -> tuple[Control, ...]:
        """The numbers and the two buttons."""
        (wide, high), dark = screen.size, means.look.ink(DARK)
        swallow = Control("aanraaktest", Rect(0, 0, wide, high), Face(Size(1, 1), ()), "vlak")
        texts = [
            (Point(30, 62), "Aanraaktest", 42.0, dark, Weight.BOLD),
            (Point(30, 102), _SAID, _NUMBERS, means.look.ink(MUTED), Weight.REGULAR),
            *((Point(30 + 350 * i, HEAD - 8), text, _NUMBERS, dark, Weight.BOLD) for i, text in enumerate(self._numbers())),
        ]
        face = Face(Size(wide, HEAD), tuple(Text(*text) for text in texts))
        keep = _button("device-floppy", "Bewaar verslag", "verslag", Rect(wide - 30 - 200 - 20 - 300, high - 84, 300, 72), means)
        done = _button("check", "Klaar", "aanraaktest", Rect(wide - 30 - 200, high - 84, 200, 72), means, fill=FOCUS, ink=DARK)
        return swallow, Control(("aanraaktest", self.look(), wide, dark), Rect(0, 0, wide, HEAD), face), keep, done

    def report(self, screen: Screen) -> str:
        """What was seen, as text: about the screen and its drivers, nothing of the talk."""
        lines = [
            f"Arrangeerveld {__version__}, {platform.system()} {platform.release()}",
            f"Venster {screen.pixels[0]} × {screen.pixels[1]} pixels, {screen.scale:.3f} pixels per mm",
            f"Duur van de test: {self.now - self.began:.0f} seconden",
            "",
            f"Meeste vingers tegelijk: {self.most}",
            f"Aanrakingen: {self.presses}",
            f"Dubbel gemeld (niet meegeteld): {self.doubled}",
            f"Even kwijt en verder gegaan: {self.rejoined}",
        ]
        for name, device in self.devices.items():
            lines += ["", f"Apparaat {name or 'onbekend'}", f"  aanrakingen: {device.presses}", f"  grootste sprong: {device.skip:.0f} mm"]
            if device.gaps:
                gap = median(device.gaps)
                lines.append(f"  meldingen per seconde: {1 / gap:.0f} (langste stilte {max(device.gaps) * 1000:.0f} ms)")
            widths = device.widths
            size = f"{min(widths):.0f} tot {max(widths):.0f}, midden {median(widths):.0f} mm" if widths else "meldt dit apparaat niet"
            lines.append(f"  breedte van het contact: {size}")
        return "\n".join(lines) + "\n"

    def _numbers(self) -> tuple[str, ...]:
        return (
            f"Meeste vingers tegelijk: {self.most}",
            f"Aanrakingen: {self.presses}",
            f"Dubbel gemeld: {self.doubled}",
            f"Even kwijt: {self.rejoined}",
        )

    def _came(self, contact: Contact, *, double: bool) -> None:
        self.presses += 1
        taken = {seen.number for seen in self.fingers.values()}
        number = next(n for n in range(1, len(taken) + 2) if n not in taken)
        seen = Seen(number, contact.device, contact.place, contact.time, contact.time, double, width=contact.width)
        seen.trail.append(contact.place)
        seen.recent.append(contact.time)
        self.fingers[contact.uid] = seen
        self._device(contact).presses += 1
        self.most = max(self.most, sum(not other.up and not other.double for other in self.fingers.values()))
        self._label(seen)

    def _went(self, contact: Contact) -> None:
        seen = self.fingers.get(contact.uid)
        if seen is None:
            return
        device, far, gap = self._device(contact), distance(seen.place, contact.place), contact.time - seen.time
        device.skip = max(device.skip, far)
        if far and 0 < gap < PAUSE:
            device.gaps.append(gap)
            del device.gaps[:-5000]
        seen.place, seen.time, seen.width, seen.reports = contact.place, contact.time, contact.width, seen.reports + 1
        seen.trail.append(contact.place)
        seen.recent.append(contact.time)

    def _device(self, contact: Contact) -> Device:
        device = self.devices.setdefault(contact.device, Device())
        if contact.width is not None:
            device.widths.append(contact.width)
            del device.widths[:-5000]
        return device

    def _label(self, seen: Seen) -> None:
        wide = "" if seen.width is None else f"{seen.width:.0f} mm"
        rate = f"{seen.rate()} per s" if seen.rate() else ""
        seen.labelled = self.now
        seen.label = tuple(part for part in (f"{seen.number}  {seen.device}", "dubbel" if seen.double else "", wide, rate) if part)


def _button(icon: str, label: str, action: str, place: Rect, means: Means, *, fill: str = DARK, ink: str = WHITE) -> Control:
    wide = 46 + means.type.width(label, Weight.BOLD) * _WORD
    left = (place.w - wide) / 2
    marks: tuple[Mark, ...] = (
        Panel(Rect(0, 0, place.w, place.h), fill, radius=12),
        *icon_marks(means.icons.get(icon, ()), Rect(left, place.h / 2 - 16, 32, 32), ink),
        Text(Point(left + 46, place.h / 2 + _WORD * 0.34), label, _WORD, ink, Weight.BOLD),
    )
    return Control((action, place.w), place, Face(Size(place.w, place.h), marks), action)
