"""Writing in the blanks of a panel: each blank has its writer, with a keyboard beside the panel or at the real keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arrangeerveld.app.buttons import shown
from arrangeerveld.app.controls import Control
from arrangeerveld.core import blanks
from arrangeerveld.core.colours import DARK, FOCUS, MUTED, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.gestures import Writing
from arrangeerveld.core.layout import TIGHT, Setting, fit, open_setting, text_marks
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Text, Weight
from arrangeerveld.core.session import Session

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk

NAME = 26.0  # mm over a blank for what is asked
EM = 24.6
SIZES = (EM, 22.0, 20.0, 18.0)
_PAD = 12.0
_TALL = 70.0  # mm from which a blank has room over its first line
_RULE = "#c4ccd3"
STEP = EM * TIGHT  # mm from line to line


def writer_of(key: str) -> str:
    """Who writes in a blank: one at a time."""
    return f"regel/{key}"


def open_blank(desk: Desk, key: str, around: Rect) -> None:
    """A blank is tapped: somebody writes in it, with a keyboard beside the panel `around` it (mm on the screen)."""
    writer = writer_of(key)
    if desk.session.writing(writer) is None:
        if desk.writers.real:
            desk.session.finish(desk.writers.real)
            desk.writers.real = ""
        desk.session.write_in(writer, key)
    elif desk.writers.real == writer:
        desk.writers.real = ""
    if writer not in desk.writers.boards:
        desk.writers.beside(writer, around, around, desk.screen)


def action_of(desk: Desk, writer: str) -> str:
    """The action of the blank that somebody writes in, which stands in the panel of an agreement or of the talk; empty when it is none."""
    writing = desk.session.writing(writer)
    if writing is None or not writing.blank:
        return ""
    kind, _, rest = writing.blank.partition("/")
    owner, _, part = rest.partition("/")
    if kind == "afspraak":
        return f"afspraak:{'schrijf' if part == 'what' else 'datum'}={part}"
    naming = desk.rowpanel is not None and desk.rowpanel.naming == owner
    return "afspraak:naam" if kind == "persoon" and naming else f"gesprek:schrijf={writing.blank}"


def open_blanks(session: Session) -> tuple[tuple[str, Writing], ...]:
    """The blanks that somebody writes in, and what is written there now."""
    found = ((writer, session.writing(writer)) for writer in session.writers())
    return tuple((writing.blank, writing) for _, writing in found if writing is not None and writing.blank)


def line(
    name: str,
    text: str,
    writing: Writing | None,
    place: Rect,
    means: Means,
    *,
    action: str,
    hint: str = "",
    fill: str = WHITE,
) -> list[Control]:
    """A blank with what is asked over it; while somebody writes in it, with a caret. `place` is all of it, on the screen."""
    box = Rect(place.x, place.y + NAME, place.w, place.h - NAME) if name else place
    size = Size(box.w, box.h)
    inner = inside(Rect(0.0, 0.0, *size))
    edge = Panel(
        Rect(0, 0, *size), fill, radius=10, edge=FOCUS if writing else means.look.edge().colour or _RULE, edge_width=4.0 if writing else 2.0
    )
    marks: list[Mark] = [edge]
    if writing is not None:
        marks += _open(writing, inner, means)
    elif text or hint:
        words = fit(text or hint, inner, SIZES, Weight.REGULAR, means.type, leading=TIGHT)
        marks += text_marks(words, inner, means.look.ink(DARK if text else MUTED), Weight.REGULAR, middle=box.h < _TALL)
    return [*asked(name, place, means), shown(box, Face(size, tuple(marks)), action)]


def asked(name: str, place: Rect, means: Means) -> list[Control]:
    """What is asked, over a blank or over choices."""
    if not name:
        return []
    setting = fit(name, Rect(0, 0, place.w, NAME), (21.0, 20.0, 19.0, 18.0), Weight.BOLD, means.type, leading=1.0)
    words = Text(Point(2, 18), setting.lines[0], setting.size, means.look.ink(MUTED), Weight.BOLD)
    return [shown(Rect(place.x, place.y, place.w, NAME), Face(Size(place.w, NAME), (words,)))]


def _open(writing: Writing, inner: Rect, means: Means) -> list[Mark]:
    """The text with its caret: of one line the part around the caret, of several as many lines as there is room for."""
    sort = blanks.blank(writing.blank)
    if sort is None or not sort.lines:
        return _one_line(writing, inner, means)
    _, at, across = open_setting(writing.text, writing.caret, inner.w, EM, Weight.REGULAR, means.type)
    setting, first = seen(writing, inner, means)
    caret = Panel(Rect(inner.x + across, inner.y + (at - first) * STEP + 1, 2.4, STEP), DARK)
    return [*text_marks(setting, inner, means.look.ink(DARK), Weight.REGULAR), caret]


def inside(box: Rect) -> Rect:
    """Where the text stands in the box of a blank."""
    top = 4.0 if box.h < _TALL else 9.0
    return Rect(box.x + _PAD, box.y + top, box.w - 2 * _PAD, box.h - 2 * top)


def seen(writing: Writing, inner: Rect, means: Means) -> tuple[Setting, int]:
    """The lines around the caret for which there is room, and which line of the text is the first of them."""
    setting, at, _ = open_setting(writing.text, writing.caret, inner.w, EM, Weight.REGULAR, means.type)
    room = max(1, int(inner.h / STEP))
    first = min(max(0, at - room + 1), max(0, len(setting.lines) - room))
    return Setting(setting.lines[first : first + room], EM, leading=TIGHT, insets=setting.insets[first : first + room]), first


def shown_part(writing: Writing, inner: Rect, means: Means) -> tuple[int, str]:
    """The part around the caret of a text of one line, and at which character it begins."""
    before, after = writing.text[: writing.caret], writing.text[writing.caret :]
    wide = means.type.width
    while before and wide(before, Weight.REGULAR) * EM > inner.w - 3:
        before = before[1:]
    while after and wide(before + after, Weight.REGULAR) * EM > inner.w - 3:
        after = after[:-1]
    return writing.caret - len(before), before + after


def _one_line(writing: Writing, inner: Rect, means: Means) -> list[Mark]:
    first, text = shown_part(writing, inner, means)
    across = inner.x + means.type.width(text[: writing.caret - first], Weight.REGULAR) * EM
    base = inner.centre.y + EM * 0.34
    return [
        Text(Point(inner.x, base), text, EM, means.look.ink(DARK)),
        Panel(Rect(across + 1, inner.centre.y - EM * 0.55, 2.4, EM * 1.1), DARK),
    ]
