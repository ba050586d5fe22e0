"""Names become initials before a record leaves the school: everywhere on the board where a known name stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from arrangeerveld.core.board import Board

_WORD = re.compile(r"^[^\W\d_][^\W\d_’'-]*(?:[’'-][^\W\d_]*)*$")
_KEPT = frozenset({"id", "kind", "zone", "deck", "source", "colour", "note", "date", "begin", "end", "by"})  # no words of people
T = TypeVar("T")


def initials(name: str) -> str:
    """`Jasmijn de Vries` as `J. d. V.`; what is initials already stays."""
    words = name.split()
    return " ".join(f"{word[0]}." if _is_written_out(word) else word for word in words)


def _is_written_out(word: str) -> bool:
    """Whether it is a word and not initials already: `Vries`, `Anne-Fleur`, and not `J.` or `JB`."""
    return len(word) > 1 and bool(_WORD.match(word)) and not word.isupper()


def _is_name(word: str) -> bool:
    """Whether a word of a name stands for a person by itself: `Vries`, and not `de`; scripts without capitals too."""
    return _is_written_out(word) and not word[0].islower()


def without_names(board: Board) -> Board:
    """The board with initials in the place of the names of the pupil, the people and the gespreksleider, in every text."""
    masked = _mask(_names(board))
    about = _texts(board.about, masked)
    return replace(
        board,
        about=replace(about, pupil=initials(board.about.pupil)),
        items=tuple(_texts(item, masked) for item in board.items),
        agreements=tuple(_texts(row, masked) for row in board.agreements),
        people=tuple(_texts(person, masked) for person in board.people),
        consents=tuple(replace(_texts(row, masked), by=masked(row.by)) for row in board.consents),
        reviews=tuple(_texts(row, masked) for row in board.reviews),
        unknown=(),
    )


def _names(board: Board) -> list[str]:
    roles = {role.lower() for role in board.mat.roles} | {person.role.lower() for person in board.people}
    found = [board.about.pupil, *(person.name for person in board.people)]
    if board.about.chair.lower() not in roles and _is_name(board.about.chair.split(" ")[-1]):
        found.append(board.about.chair)
    return [name.strip() for name in found if name.strip() and name.strip().lower() not in roles]


def _mask(names: Iterable[str]) -> Callable[[str], str]:
    """Whole names, and the words of a name that begin with a capital."""
    shorter = {}
    for name in names:
        shorter[name] = initials(name)
        shorter |= {word: initials(word) for word in name.split() if _is_name(word)}
    if not shorter:
        return lambda text: text
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in sorted(shorter, key=len, reverse=True))})(?!\w)")
    return lambda text: pattern.sub(lambda found: shorter[found[0]], text)


def _texts(value: T, masked: Callable[[str], str]) -> T:
    """A value with every text in it masked, but for ids and names of colours."""
    if not is_dataclass(value) or isinstance(value, type):
        return value
    texts = {part.name: getattr(value, part.name) for part in fields(value) if part.init and part.name not in _KEPT}
    changed = {name: masked(text) for name, text in texts.items() if type(text) is str and masked(text) != text}
    return replace(value, **changed) if changed else value
