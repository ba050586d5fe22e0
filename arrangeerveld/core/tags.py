"""What the rest of the board says on the face of an item: the initials of who took a note, and whether it is an agreement."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from arrangeerveld.core.board import Board, Item, Note
from arrangeerveld.core.talk import Participant

MOST = 3  # letters


@dataclass(frozen=True, slots=True)
class Tags:
    """What is drawn on an item beside what it holds itself; equal tags look equal."""

    by: str = ""
    agreed: bool = False  # whether a row of the agreements came from it


BARE = Tags()


def tagging(board: Board) -> Callable[[Item], Tags]:
    """The tags of the items of a board: made once for a board, then quick for each item."""
    letters = initials(board.people)
    sources = frozenset(row.source for row in board.agreements)

    def tags(item: Item) -> Tags:
        by = letters.get(item.by, "") if isinstance(item, Note) and item.by else ""
        agreed = item.id in sources
        return Tags(by, agreed) if by or agreed else BARE

    return tags


def initials(people: Iterable[Participant]) -> Mapping[str, str]:
    """A few letters for each person, by id: of the name or else the role; one letter more where two would be alike and that helps."""
    found: dict[str, str] = {}
    people = tuple(people)
    short = {person.id: _letters(person.label, 1) for person in people}
    for person in people:
        alike = sum(letters == short[person.id] for letters in short.values()) > 1
        found[person.id] = _letters(person.label, MOST) if alike else short[person.id]
    return found


def _letters(label: str, most: int) -> str:
    """`Fatma Demir` is FD, `ouder 1` is O1, `SWV` is SWV, `leraar` is L, or Ler when more letters of one word are wanted."""
    words: list[str] = re.findall(r"\w+", label)
    if len(words) == 1:
        word = words[0]
        return word[:MOST] if word.isupper() else word[:most].capitalize()
    return "".join(word[0] for word in words)[:MOST].upper()
