"""Writing in the card maker: one field at a time, with a keyboard on the screen or with the real one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from arrangeerveld.app import keyboard, linecaret, makertongues
from arrangeerveld.app.keyboard import Look
from arrangeerveld.app.maker import FIELDS, WRITER, Maker
from arrangeerveld.app.makerplaces import places
from arrangeerveld.app.makersaving import NEW, change
from arrangeerveld.app.writers import Board, edit_of, ends
from arrangeerveld.core.geometry import Point, Rect
from arrangeerveld.core.gestures import Writing

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk
    from arrangeerveld.files.deckediting import Sheet

EDGE = 8.0  # mm beside the keyboard, which lies under the card as it will be
_ROUND = ("titel", "tekst", "uitvoerder", "plaatje")
_LABELS = {"deck": "naam"}


def here(desk: Desk) -> Maker | None:
    """The card maker when it is in sight."""
    page = desk.covers.page
    return page if isinstance(page, Maker) and not desk.covers.curtain and desk.touchtest is None else None


def writes(desk: Desk) -> bool:
    """Whether somebody writes in the card maker."""
    maker = desk.covers.maker
    return maker is not None and maker is desk.covers.page and maker.writing is not None


def open_field(desk: Desk, maker: Maker, part: str) -> None:
    """Somebody taps a field: she writes in it, with a keyboard on the screen unless she came with the real one."""
    if maker.writing is not None and maker.writing.blank == f"stapel/{part}":
        desk.writers.real = ""
    else:
        finish(desk, maker)
        if part in FIELDS and maker.entry is None:
            return
        text = maker.said(part)
        maker.writing = Writing("", text, len(text), blank=f"stapel/{part}")
        desk.writers.real = WRITER if desk.focus.shown else ""
    desk.writers.boards[WRITER] = Board(Look(shift=not maker.writing.text), _board_place(desk))
    desk.on_change()


def _board_place(desk: Desk) -> Rect:
    room, right = places(desk.screen).show, desk.screen.size.w - EDGE
    size = keyboard.size((right - room.x) / keyboard.WIDE)
    return Rect(room.x, room.bottom - size.h, *size)


def place_caret(desk: Desk, place: Rect, point: Point) -> None:
    """The caret comes where somebody touched the field that is open, at a place on the screen."""
    maker = here(desk)
    if maker is not None and maker.writing is not None:
        caret = linecaret.nearest(maker.writing, place, point, desk.means)
        maker.writing = maker.writing.at(caret)
        desk.on_change()


def finish(desk: Desk, maker: Maker) -> None:
    """What was written becomes a step of the deck; a title that was made empty stays as it was."""
    work, maker.writing = maker.writing, None
    desk.writers.boards.pop(WRITER, None)
    desk.writers.real = "" if desk.writers.real == WRITER else desk.writers.real
    if work is None:
        return
    part = work.blank.partition("/")[2]
    text = work.text.strip() if part.partition(".")[0] == "tekst" else " ".join(work.text.split())
    if part == "zoek":
        maker.search, maker.offset = text, 0.0
    elif part == "deck" and maker.naming is not None:
        maker.naming = text
    elif part in FIELDS:
        _write_card(desk, maker, part, text)
    elif "." in part:
        makertongues.write(desk, maker, part, text)
    elif text or part != "deck":
        change(desk, maker, _LABELS.get(part, part), _head(part, text), maker.at)
    desk.on_change()


def _head(part: str, text: str) -> Callable[[Sheet], Sheet]:
    from arrangeerveld.files.deckediting import with_head  # noqa: PLC0415 - the first time somebody changes a deck

    return lambda sheet: with_head(sheet, part, text)


def _write_card(desk: Desk, maker: Maker, part: str, text: str) -> None:
    from arrangeerveld.files.deckediting import with_field, with_id  # noqa: PLC0415

    if maker.fresh is not None:
        values: dict[str, Any] = {FIELDS[part]: text}
        maker.fresh = replace(maker.fresh, **values)
        _put_in(desk, maker)
        return
    at, entry = maker.at, maker.entry
    if entry is None or getattr(entry, FIELDS[part]) == text:
        return
    if part == "titel" and not text:
        desk.tell("Een kaart heeft een titel nodig. De oude titel staat er weer.")
        return
    change(desk, maker, part, lambda sheet: with_id(with_field(sheet, at, part, text), at), at)


def _put_in(desk: Desk, maker: Maker) -> None:
    """A fresh card comes into the deck as soon as something stands on it: one step."""
    from arrangeerveld.files.deckediting import with_field, with_new  # noqa: PLC0415

    card, at = maker.fresh, maker.at
    if card is None or not (card.title or card.text or card.performer or card.picture):
        return

    def made(sheet: Sheet) -> Sheet:
        sheet = with_new(sheet, at, card.title or NEW, card.text)
        for part in ("uitvoerder", "plaatje"):
            value = getattr(card, FIELDS[part])
            sheet = with_field(sheet, at + 1, part, value) if value else sheet
        return sheet

    maker.fresh = None
    if not change(desk, maker, "nieuwe kaart", made, at + 1):
        maker.fresh = card


def press(desk: Desk, point: Point) -> None:
    """A key of the keyboard on the screen is pressed."""
    maker = here(desk)
    action = desk.writers.key(WRITER, point)
    if maker is None or maker.writing is None:
        return
    if action == keyboard.DONE or (action == keyboard.ENTER and ends(maker.writing)):
        finish(desk, maker)
    elif action:
        _edit(desk, maker, edit_of(action))


def _edit(desk: Desk, maker: Maker, edit: Callable[[Writing], Writing]) -> None:
    if maker.writing is not None:
        maker.writing = edit(maker.writing)
        if maker.writing.blank == "stapel/zoek":
            maker.offset = 0.0
        desk.on_change()


def typed(desk: Desk, text: str) -> bool:
    """Something is typed at the real keyboard; False when it is not for the card maker."""
    maker = here(desk)
    if maker is None or maker.writing is None:
        return False
    desk.writers.real = WRITER
    _edit(desk, maker, lambda writing: writing.typed(text))
    return True


def pressed(desk: Desk, name: str, letter: str, modifiers: list[str], copied: Callable[[], str]) -> bool:
    """A key of the real keyboard that types nothing: its name, its letter with Control; False when it is not for the card maker.

    `copied` gives the text that was copied in any program.
    """
    maker, shift = here(desk), "shift" in modifiers
    if maker is None:
        return False
    if {"ctrl", "meta"} & set(modifiers):
        if letter == "v":
            _paste(desk, maker, copied)
        word = ("weer" if shift else "terug") if letter == "z" else _COMMANDS.get(letter, "")
        if word:
            desk.act(f"maker:{word}")
        return True
    if maker.writing is None:
        return False
    if name == "tab":
        return _next(desk, maker, back=shift)
    if name == "enter" and ends(maker.writing):
        _leave(desk, maker)
    elif name in _KEYS:
        desk.writers.real = WRITER
        _edit(desk, maker, _KEYS[name])
    elif name in {"up", "down"}:
        _line(desk, maker, -1 if name == "up" else 1)
    else:
        return False
    return True


def _paste(desk: Desk, maker: Maker, copied: Callable[[], str]) -> None:
    """What was copied in another program comes where the caret is."""
    text = copied().replace("\r\n", "\n").replace("\t", " ") if maker.writing is not None else ""
    text = "".join(char for char in text if char.isprintable() or char == "\n").strip("\n")
    _edit(desk, maker, lambda writing: writing.typed(text))


def escape(desk: Desk) -> bool:
    """Leave the field, or else the page; False when the card maker is not in sight."""
    maker = here(desk)
    if maker is None:
        return False
    if maker.writing is not None:
        _leave(desk, maker)
    elif maker.fresh is not None:
        maker.fresh = None
    else:
        desk.act("maker:klaar" if maker.choosing and maker.naming is None else "maker:stapels")
    return True


def _line(desk: Desk, maker: Maker, by: int) -> None:
    """The caret goes a line up or down in a field of several lines."""
    part = maker.writing.blank.partition("/")[2] if maker.writing is not None else ""
    field = next((one.place for one in desk.layers().piles["page"] if one.action == f"maker:schrijf={part}"), None)
    if field is not None and maker.writing is not None and part.partition(".")[0] == "tekst":
        maker.writing = maker.writing.at(linecaret.below(maker.writing, by, field, desk.means))
        desk.on_change()


def _leave(desk: Desk, maker: Maker) -> None:
    """The real keyboard has finished a field, and is at it now."""
    part = maker.writing.blank.partition("/")[2] if maker.writing is not None else ""
    finish(desk, maker)
    desk.focus.at, desk.focus.shown = f"maker:schrijf={part}", True
    desk.on_change()


def _next(desk: Desk, maker: Maker, *, back: bool) -> bool:
    """Tab goes from one field of a card to the next; after the last one as everywhere."""
    part = maker.writing.blank.partition("/")[2] if maker.writing is not None else ""
    fields = makertongues.fields_of(part.partition(".")[2]) if "." in part else _ROUND
    at = fields.index(part) + (-1 if back else 1) if part in fields else -1
    _leave(desk, maker)
    if not 0 <= at < len(fields):
        return False
    open_field(desk, maker, fields[at])
    desk.focus.at = f"maker:schrijf={fields[at]}"
    return True


_COMMANDS = {"y": "weer", "n": "nieuw", "d": "kopie", "s": "bewaar", "f": "schrijf=zoek"}
_KEYS: dict[str, Callable[[Writing], Writing]] = {
    "backspace": lambda w: w.erased(),
    "delete": lambda w: w.at(w.caret + 1).erased() if w.caret < len(w.text) else w,
    "enter": lambda w: w.typed("\n"),
    "left": lambda w: w.at(w.caret - 1),
    "right": lambda w: w.at(w.caret + 1),
    "home": lambda w: w.at(0),
    "end": lambda w: w.at(len(w.text)),
}
