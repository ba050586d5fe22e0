"""The dock: one row of large buttons at the foot of the screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from arrangeerveld.app.controls import BUTTON, DOCK_FILL, FAINT, LABEL, Control, chosen, dock_button, strip
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.steppanel import ClockFace, clock_face
from arrangeerveld.app.toolbox import badge
from arrangeerveld.app.whose import dots
from arrangeerveld.core.board import Kind
from arrangeerveld.core.colours import DARK, FOCUS, NOTES, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.marks import Face, Means, Panel, Weight
from arrangeerveld.core.session import Mode

HIGH = 72.0
SWATCH = 64.0
GAP = 5.0
EDGE = 7.0
LEAST = 50.0  # the narrowest button
PART = 11.0  # between groups


@dataclass(frozen=True, slots=True)
class DockState:
    """All that the dock shows."""

    kinds: tuple[Kind, ...]
    open: str = ""  # the kind whose tray is open, or the name of another pane
    mode: Mode = Mode.MOVE
    colour: str = "geel"
    undo: str = ""  # the label of the step that can be taken back
    redo: str = ""
    ink: str = "zwart"
    whole: bool = False  # whether the eraser takes whole lines
    people: tuple[str, ...] = ()  # the colours of those who are here
    talking: bool = False  # whether the panel about the talk is open
    by: str = ""  # the initials of whom new notes are
    clock: ClockFace | None = None  # None when the mat has no steps
    offered: tuple[str, ...] = ()  # the kinds of cards of the step that the talk is in


@dataclass(frozen=True, slots=True)
class _Button:
    action: str
    icon: str
    label: str
    wide: float
    fill: str = BUTTON
    ink: str = WHITE
    ring: str = ""
    badge: str = ""  # the name of an ink
    mark: bool = False  # whether the step that the talk is in uses it
    changes: bool = False  # whether its word changes: it keeps its width


def dock(screen: Screen, state: DockState, means: Means, made: dict[object, Control] | None = None) -> tuple[Control, ...]:
    """The controls of the dock: a background and four groups, the last one against the right edge (or the left one, when mirrored).

    A button that looks as one in `made` is taken from there: of a step only *Terug* and *Weer* look otherwise.
    """
    area = screen.dock
    kinds = [_kind(kind, state, means) for kind in state.kinds]
    notes = [
        _Button("memo:groot", "note", "groot", 74, NOTES[state.colour], DARK),
        _Button("memo:klein", "note", "klein", 74, NOTES[state.colour], DARK),
        _Button("kleur", "", f"van {state.by}" if state.by else "kleur", 62, ring=chosen(on=state.open == "kleur")),
        _Button("gesprek:knop", "" if state.people else "users", "Wie is er", 84, ring=chosen(on=state.talking)),
        _Button("foto", "photo", "Foto", 66, ring=chosen(on=state.open == "foto")),
    ]
    modes = [
        _Button(f"mode:{mode}", icon, label, 76, ring=chosen(on=state.mode is mode), badge=ink)
        for mode, icon, label, ink in (
            (Mode.MOVE, "hand-move", "Schuif", ""),
            (Mode.PEN, "ballpen", "Pen", state.ink),
            (Mode.ERASE, "eraser", "Wis\nlijn" if state.whole else "Wis", ""),
        )
    ]
    steps = [
        _Button("terug", "arrow-back-up", _step("Terug", state.undo), 82, ink=WHITE if state.undo else FAINT, changes=True),
        _Button("weer", "arrow-forward-up", "Weer", 68, ink=WHITE if state.redo else FAINT),
        *((_Button("stap:knop", "", "", 66, ring=chosen(on=state.clock.open), changes=True),) if state.clock else ()),
        _Button("gordijn", "eye-off", "Gordijn", 76),
        _Button("start", "home", "Start", 70, ring=chosen(on=state.open == "open")),
        _Button("bewaar", "device-floppy", "Bewaar", 76),
        _Button("dossier", "file-check", "Dossier", 80, FOCUS, DARK),
    ]
    groups = [kinds, notes, modes, steps]
    wide = _widths(groups, area.w, means)
    across = [sum(wide[button.action] + GAP for button in group) - GAP for group in groups]
    left = [EDGE, EDGE + across[0] + PART, EDGE + across[0] + across[1] + 2 * PART, area.w - EDGE - across[3]]
    if screen.mirrored:
        left = [area.w - x - w for x, w in zip(left, across, strict=True)]
    controls = [Control(("dock", area.w), area, strip(Size(area.w, area.h), means.look.dark(DOCK_FILL)), action="dock")]
    for group, x in zip(groups, left, strict=True):
        controls += _row(group, Point(x, area.y + (area.h - HIGH) / 2), wide, state, means, {} if made is None else made)
    return tuple(controls)


def _widths(groups: Iterable[list[_Button]], room: float, means: Means) -> dict[str, float]:
    """How wide each button is: as it wants to be, or where the dock is full as much less as leaves its word its size."""
    buttons = [button for group in groups for button in group]
    wanted = {button.action: button.wide for button in buttons}
    words = {button.action: max(means.type.width(line, Weight.BOLD) for line in button.label.split("\n")) * LABEL + 9 for button in buttons}
    least = {one.action: one.wide if one.changes else min(one.wide, max(LEAST, words[one.action])) for one in buttons}
    room -= 2 * EDGE + 3 * PART + (len(buttons) - 4) * GAP
    most, fewest = sum(wanted.values()), sum(least.values())
    if most <= room:
        return wanted
    if fewest > room:
        return {action: wide * room / fewest for action, wide in least.items()}
    part = (room - fewest) / (most - fewest)
    return {action: small + (wanted[action] - small) * part for action, small in least.items()}


def _row(  # noqa: PLR0917
    group: Iterable[_Button], at: Point, wide: Mapping[str, float], state: DockState, means: Means, made: dict[object, Control]
) -> list[Control]:
    controls: list[Control] = []
    x, y = at
    for button in group:
        size = Size(wide[button.action], HIGH)
        shown = state.colour, state.people, state.clock
        look = button, size, x, y, shown if button.action in {"kleur", "gesprek:knop", "stap:knop"} else ()
        if look not in made:
            made[look] = _control(button, Rect(x, y, *size), state, means)
        controls.append(made[look])
        x += size.w + GAP
    return controls


def _control(button: _Button, place: Rect, state: DockState, means: Means) -> Control:
    size = Size(place.w, place.h)
    match button.action:
        case "kleur":
            face = _swatch(button, state.colour, size, means)
        case "stap:knop" if state.clock is not None:
            face = clock_face(state.clock, _face(button, size, means), means)
        case "gesprek:knop":
            face = _people(button, state.people, size, means)
        case _:
            face = _face(button, size, means)
    return Control(("knop", button, size, face), place, face, button.action)


def _face(button: _Button, size: Size, means: Means) -> Face:
    face = dock_button(button.icon, button.label, size, means, fill=button.fill, ink=button.ink, ring=button.ring)
    more = badge(button.badge, size.w) if button.badge else ()
    if button.mark:
        more += (Panel(Rect(size.w / 2 - 17, 3.5, 34, 5.5), FOCUS, radius=2.5),)
    return Face(size, (*face.marks, *more)) if more else face


def _swatch(button: _Button, colour: str, size: Size, means: Means) -> Face:
    """The button that chooses the colour of notes shows the colours themselves, the chosen one largest."""
    face = _face(button, size, means)
    others = [name for name in NOTES if name != colour]
    middle = size.w / 2
    dots = [Panel(Rect(middle - 24 + i * 12, 29, 11, 11), NOTES[name], radius=5.5) for i, name in enumerate(others)]
    return Face(size, (*face.marks, Panel(Rect(middle - 9, 9, 18, 18), NOTES[colour], radius=9), *dots))


def _people(button: _Button, colours: tuple[str, ...], size: Size, means: Means) -> Face:
    """The button that tells who is here shows a dot in the colour of each of them."""
    face = _face(button, size, means)
    return Face(size, (*face.marks, *dots(colours, size))) if colours else face


def _kind(kind: Kind, state: DockState, means: Means) -> _Button:
    ring = WHITE if state.open == kind.id else ""
    wide = max(78.0, means.type.width(kind.name, Weight.BOLD) * LABEL + 14)
    return _Button(f"soort:{kind.id}", kind.icon, kind.name, wide, means.look.band(kind.colour), WHITE, ring, mark=kind.id in state.offered)


def _step(word: str, label: str) -> str:
    """A word, and under it the first word of the step it is about."""
    return f"{word}\n{label.partition(' ')[0]}" if label else word
