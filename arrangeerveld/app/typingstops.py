"""The keyboards of the screen and the bar beside a note for somebody who has only Tab, the arrow keys and Enter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from arrangeerveld.app import keyboard, signbar, writing
from arrangeerveld.app.stops import ITEM, KEY, key_name
from arrangeerveld.app.writers import edit_of

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk


def act(desk: Desk, word: str, value: str) -> None:
    """A key of the bar is pressed, or with Enter a key of a keyboard of the screen."""
    if word == KEY:
        _press(desk, *value.rsplit("#", 1))
        return
    found = signbar.open_note(desk)
    if found is None:
        return
    writer, note = found
    if value in keyboard.SIGN_KEYS:
        desk.session.edit(writer, edit_of(f"stempel:{value}"))
    elif value == signbar.CLEAR:
        desk.session.edit(writer, edit_of(keyboard.CLEAR))
    elif value == signbar.KEYS:
        _bring_keys(desk, writer)
    elif value == signbar.DONE:
        desk.focus.at = ITEM + note.id
        desk.session.finish(writer)
        desk.writers.real = ""


def _bring_keys(desk: Desk, writer: str) -> None:
    desk.writers.real = ""
    if writer not in desk.writers.boards:
        desk.writers.open(writer, desk.session, desk.screen, desk.means)
    desk.focus.at = key_name(writer, 0)


def _press(desk: Desk, writer: str, number: str) -> None:
    """The key of this number of somebody's keyboard; who is ready with it is at what was written."""
    board, at = desk.writers.boards.get(writer), note_of(desk, writer)
    if board is None or not number.isdecimal():
        return
    writing.press_key(desk, writer, keyboard.places(board.look, board.place)[int(number)].centre)
    if desk.session.writing(writer) is None and at:
        desk.focus.at = at


def note_of(desk: Desk, writer: str) -> str:
    """The stop of the item that somebody writes on; empty when it is none."""
    return next((ITEM + item.id for who, item, _ in desk.session.writings() if who == writer), "")


def on_bar(desk: Desk) -> str:
    """The writer on whose bar the keyboard is; empty when it is elsewhere."""
    found = signbar.open_note(desk)
    return found[0] if found and desk.focus.shown and desk.focus.at in signbar.actions(desk) else ""


def on_keys(desk: Desk) -> str:
    """The writer on whose keyboard of the screen the ring of the real one is; empty when it is elsewhere."""
    word, _, value = desk.focus.at.partition(":")
    writer = value.rpartition("#")[0]
    return writer if word == KEY and desk.focus.shown and desk.session.writing(writer) is not None else ""


def back(desk: Desk) -> bool:
    """Who types a letter on the bar, or on her own keyboard, writes on: the keyboard is at the note again."""
    writer = on_bar(desk) or on_keys(desk)
    if not writer or writer != desk.writers.last(desk.session):
        return False
    desk.focus.at = note_of(desk, writer)
    return bool(desk.focus.at)


def around(desk: Desk, writer: str, *, back: bool) -> str:
    """Where Tab goes from a note without leaving it, and from its bar: empty when that is somewhere else."""
    way: Sequence[str] = tuple(_ways(desk, writer))
    steps = dict(pairwise(reversed(way) if back else way))
    return steps.get(desk.focus.at if desk.focus.shown else way[0], "") if way else ""


def _ways(desk: Desk, writer: str) -> Iterator[str]:
    note = note_of(desk, writer)
    if not note:
        return
    yield note
    if writer == desk.writers.real:
        yield from signbar.actions(desk)
    elif writer in desk.writers.boards and desk.focus.shown:
        yield key_name(writer, 0)
