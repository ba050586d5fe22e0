"""The keyboard on the screen: one for each person who writes, beside the note, with Dutch letters and the three signs."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from arrangeerveld.app import hiding
from arrangeerveld.app.controls import LABEL, Control
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.colours import DARK, MUTED, NOTES, WHITE, contrast
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Text, Weight, icon_marks

WIDE = 600.0  # mm, at full size
GAP = 6.0
PAD = 10.0
HIGH = 46.0  # a key
GRIP = 30.0  # the strip by which a keyboard is dragged aside
SIZES = (0.9, 0.78, 0.65, 0.56)  # smaller when several people write; keys stay at least 25 mm high, and what stands on them 18
_SMALL = (0.0, 30_000.0, 80_000.0, 140_000.0)  # mm²: how bad these sizes are, beside a keyboard that is farther from its note
AWAY = 200.0  # mm² that a mm farther from the note is worth
_TRAY = "#dde3ea"  # under the keys
_PLAIN = 3.0  # contrast of what is no letter, WCAG 2.1, success criterion 1.4.11
BAD = 10_000_000.0  # mm²: whatever is better than lying over somebody's writing, or out of reach
MARGIN = 14.0

LETTERS, ACCENTS, SIGNS = "letters", "accenten", "tekens"
_PAGES = {
    LETTERS: ("qwertyuiop", "asdfghjkl'", "zxcvbnm,.?"),
    ACCENTS: ("ëéèêïíöóüú", "áàâäçñšžłż", "ğşıİœæßøå–"),
    SIGNS: ("!@#€%&*()=", '-+/:;"“”…_', "½¼°²×÷<>[]"),
}
_DIGITS = "1234567890"
BACK, ENTER, SHIFT, DONE, CLEAR, SPACE = "terug", "regel", "hoofdletter", "klaar", "leeg", " "
SIGN_KEYS = ("+", "−", "?")
_ICONS = {BACK: "backspace", SHIFT: "arrow-big-up", DONE: "check"}
_SHORT = {ENTER: "corner-down-left"}  # for a word that a small key has no room for
_FILLS = {"+": NOTES["groen"], "−": NOTES["roze"], "?": NOTES["blauw"]}


class Key(NamedTuple):
    """One key: what it does, what stands on it, and its place on the keyboard (mm at full size)."""

    action: str
    label: str
    place: Rect


@dataclass(frozen=True, slots=True)
class Look:
    """Which letters a keyboard shows."""

    page: str = LETTERS
    shift: bool = False


def keys(look: Look) -> tuple[Key, ...]:
    """All keys of a keyboard."""
    found: list[Key] = []
    unit = (WIDE - 2 * PAD + GAP) / 11.5

    def row(number: int, parts: Sequence[tuple[str, str, float]]) -> None:
        x = PAD
        for action, label, width in parts:
            found.append(Key(action, label, Rect(x, GRIP + number * (HIGH + GAP), width * unit - GAP, HIGH)))
            x += width * unit

    letters = [[upper(char) if look.shift else char for char in line] for line in _PAGES[look.page]]
    row(0, [*((char, char, 1.0) for char in _DIGITS), (BACK, "", 1.5)])
    row(1, [*((char, char, 1.0) for char in letters[0]), (ENTER, "regel", 1.5)])
    row(2, [*((char, char, 1.0) for char in letters[1]), (SHIFT, "", 1.5)])
    row(3, [*((char, char, 1.0) for char in letters[2]), (CLEAR, "leeg", 1.5)])
    pages = [(f"pagina:{page}", label, 1.3) for page, label in _others(look.page)]
    row(4, [*((f"stempel:{sign}", sign, 1.0) for sign in SIGN_KEYS), *pages, (SPACE, "spatie", 3.7), (DONE, "", 2.2)])
    return tuple(found)


def _others(page: str) -> list[tuple[str, str]]:
    labels = {LETTERS: "abc", ACCENTS: "ë é", SIGNS: "! @"}
    return [(other, labels[other]) for other in (LETTERS, ACCENTS, SIGNS) if other != page]


def icon_of(action: str) -> str:
    """The icon that stands on a key; empty when it has a word."""
    return _ICONS.get(action, "")


def upper(char: str) -> str:
    """The capital of a letter; a letter whose capital is two letters stays as it is."""
    capital = char.upper()
    return capital if len(capital) == 1 else char


def size(scale: float) -> Size:
    """A whole keyboard, mm."""
    return Size(WIDE * scale, (GRIP + 5 * (HIGH + GAP) - GAP + PAD) * scale)


def key_at(look: Look, place: Rect, point: Point) -> str:
    """The key under a point of the screen; between keys the nearest one, so that no tap is lost."""
    scale = place.w / WIDE
    local = Point((point.x - place.x) / scale, (point.y - place.y) / scale)
    return min(keys(look), key=lambda key: key.place.distance(local)).action


def places(look: Look, place: Rect) -> tuple[Rect, ...]:
    """Where the keys of a keyboard are on the screen, row by row."""
    scale = place.w / WIDE
    return tuple(Rect(place.x + x * scale, place.y + y * scale, w * scale, h * scale) for x, y, w, h in (key.place for key in keys(look)))


def on_grip(place: Rect, point: Point) -> bool:
    """Whether a point of the screen is on the strip by which a keyboard is dragged."""
    return place.contains(point) and point.y < place.y + (GRIP - GAP / 2) * place.w / WIDE


def aside(place: Rect, item: Rect | None, screen: Screen) -> Rect:
    """Where a keyboard comes to lie that somebody drags to a place: on the screen, and beside its own item where there is room."""
    area = room(screen)

    def kept(x: float, y: float) -> Rect:
        return Rect(min(max(x, area.x), area.right - place.w), min(max(y, area.y), area.bottom - place.h), place.w, place.h)

    spot = kept(place.x, place.y)
    if item is None or not spot.meets(item):
        return spot
    beside = [
        kept(item.x - place.w - GAP, spot.y),
        kept(item.right + GAP, spot.y),
        kept(spot.x, item.y - place.h - GAP),
        kept(spot.x, item.bottom + GAP),
    ]
    free = [other for other in beside if not other.meets(item)]
    return min(free, key=lambda other: abs(other.x - spot.x) + abs(other.y - spot.y), default=spot)


def room(screen: Screen) -> Rect:
    """Where keyboards may lie: over the whole screen but the dock."""
    return Rect(6.0, 6.0, screen.size.w - 12.0, screen.dock.y - 12.0)


def bad(place: Rect, others: Iterable[Rect], screen: Screen) -> bool:
    """Whether a keyboard here lies over others, or in the top third of the screen."""
    reach = place.y + GRIP * place.w / WIDE  # the grip may stick out: who cannot reach it needs no other place
    return reach < screen.size.h / 3 - 0.01 or any(place.meets(other) for other in others)


def placed(item: Rect, taken: Sequence[Rect], screen: Screen, lying: Sequence[Rect] = (), largest: float = SIZES[0]) -> tuple[Rect, float]:
    """Where a keyboard lies, and how large: near its item, on the screen, over no other keyboard or open item when that can be.

    It leaves the top third of the screen free, where not everybody reaches, when that can be too, if need be by being smaller.
    And it hides nothing wholly of what is `lying` on the table, if need be by being smaller or farther away.
    It is no larger than `largest`.
    """
    area, others = room(screen), (*taken, item)
    best: tuple[float, Rect, float] | None = None
    for scale, small in zip(SIZES, _SMALL, strict=True):
        if scale > largest:
            continue
        highest = screen.size.h / 3 - GRIP * scale
        for spot in sorted(set(_spots(item, taken, size(scale), area)), key=partial(_far, item)):
            least = small + AWAY * math.sqrt(_far(item, spot))
            if best is not None and best[0] <= least:
                break
            over, high = sum(spot.shared(other) for other in others), max(0.0, highest - spot.y) * spot.w
            cost = least + (BAD + over * 1000 + high * 30 if over or high else 0.0)
            if best is None or cost < best[0]:
                cost += hiding.cost(spot, lying, others)
            if best is None or cost < best[0]:
                best = cost, spot, scale
    if best is None:
        raise AssertionError  # pragma: no cover - there are always spots
    return best[1], best[2]


def _far(item: Rect, spot: Rect) -> float:
    return (spot.centre.x - item.centre.x) ** 2 + (spot.centre.y - item.centre.y) ** 2


def _spots(item: Rect, taken: Sequence[Rect], keyboard: Size, area: Rect) -> list[Rect]:
    """Under, over and beside the item and what is taken, pushed onto the screen; then a grid over the whole screen."""
    gap = 8.0
    left = item.centre.x - keyboard.w / 2
    top = item.centre.y - keyboard.h / 2
    wanted = [
        (left, item.bottom + gap),
        (item.x, item.bottom + gap),
        (item.right - keyboard.w, item.bottom + gap),
        (left, item.y - gap - keyboard.h),
        (item.right + gap, top),
        (item.x - gap - keyboard.w, top),
    ]
    steps = 6
    wanted += [
        (area.x + (area.w - keyboard.w) * i / steps, area.y + (area.h - keyboard.h) * j / steps)
        for i in range(steps + 1)
        for j in range(steps + 1)
    ]
    wide = [area.x, area.right - keyboard.w, *(x for other in (*taken, item) for x in (other.right + GAP, other.x - GAP - keyboard.w))]
    high = [area.bottom - keyboard.h, *(y for other in (*taken, item) for y in (other.y, other.bottom + GAP, other.y - GAP - keyboard.h))]
    wanted += [(x, y) for x in wide for y in high]
    return [Rect(min(max(x, area.x), area.right - keyboard.w), min(max(y, area.y), area.bottom - keyboard.h), *keyboard) for x, y in wanted]


def control(writer: str, look: Look, place: Rect, means: Means, paper: str = "") -> Control:
    """A keyboard as one control: one picture, whatever the number of keys; its strip has the colour of the `paper` that is written on."""
    scale = place.w / WIDE
    return Control(("toetsen", look, round(place.w), paper), place, _face(look, scale, means, paper), f"toets:{writer}")


def _face(look: Look, scale: float, means: Means, paper: str) -> Face:
    whole = size(scale)
    marks: list[Mark] = [Panel(Rect(0, 0, *whole), paper or _TRAY, radius=14 * scale, shadow=6)]
    if paper:
        strip = (GRIP - GAP) * scale
        marks.append(Panel(Rect(0, strip, whole.w, whole.h - strip), _TRAY, radius=14 * scale))
        marks.append(Panel(Rect(0, strip, whole.w, 28 * scale), _TRAY))
    pill = Rect((WIDE / 2 - 70) * scale, (GRIP - 20) * scale, 140 * scale, 10 * scale)
    marks.append(Panel(pill, MUTED if contrast(paper or _TRAY, MUTED) > _PLAIN else WHITE, radius=5 * scale))
    for key in keys(look):
        marks += _key(key, look, scale, means)
    return Face(whole, tuple(marks), MARGIN)


def _key(key: Key, look: Look, scale: float, means: Means) -> list[Mark]:
    place = Rect(key.place.x * scale, key.place.y * scale, key.place.w * scale, key.place.h * scale)
    done = key.action == DONE
    on = key.action == SHIFT and look.shift
    plain = len(key.action) == 1
    fill = "#1f7d54" if done else DARK if on else WHITE if plain else _FILLS.get(key.label, "#c6ced8")
    ink = WHITE if done or on else means.look.ink(DARK)
    edge = means.look.edge()
    fill = means.look.band(fill) if done else fill
    marks: list[Mark] = [Panel(place, fill, radius=8 * scale, edge=edge.colour, edge_width=edge.width * 0.6)]
    wide = means.type.width(key.label, Weight.BOLD) if key.label else 0.0
    em = max((27.0 if len(key.label) == 1 else 21.0) * scale, LABEL)
    room = place.w - 4 * scale
    icon = _ICONS.get(key.action) or ("" if wide * LABEL <= room else _SHORT.get(key.action, ""))
    if icon:
        side = max(28 * scale, LABEL)
        at = Rect(place.centre.x - side / 2, place.centre.y - side / 2, side, side)
        return [*marks, *icon_marks(means.icons.get(icon, ()), at, ink)]
    em = min(em, room / wide)
    return [*marks, Text(Point(place.centre.x - wide * em / 2, place.centre.y + em * 0.34), key.label, em, ink, Weight.BOLD)]
