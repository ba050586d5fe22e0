"""What can be done to the talk around the mat: people, agreements, permissions, steps. Each gives a new board, or the very same."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol, TypeVar

from arrangeerveld.core.board import Board, Note
from arrangeerveld.core.colours import NOTES
from arrangeerveld.core.talk import QUESTIONS, About, Agreement, Consent, Participant, Review


class _Named(Protocol):
    @property
    def id(self) -> str: ...


Entry = TypeVar("Entry", bound=_Named)


def put(entries: tuple[Entry, ...], entry: Entry) -> tuple[Entry, ...]:
    """An entry in the place of the one with the same id, or at the end; the very same tuple when nothing changes."""
    if entry in entries:
        return entries
    if any(one.id == entry.id for one in entries):
        return tuple(entry if one.id == entry.id else one for one in entries)
    return (*entries, entry)


def without(entries: tuple[Entry, ...], entry_id: str) -> tuple[Entry, ...]:
    """The entries but one; the very same tuple when it is not there."""
    kept = tuple(one for one in entries if one.id != entry_id)
    return entries if len(kept) == len(entries) else kept


def tell(board: Board, about: About) -> Board:
    """Change what is known about the talk."""
    return board if about == board.about else replace(board, about=about)


def free_colour(people: Iterable[Participant]) -> str:
    """The colour of notes that the fewest people have, the first of those."""
    taken = [person.colour for person in people]
    return min(NOTES, key=taken.count)


def welcome(board: Board, person: Participant) -> Board:
    """Add somebody, or change who it is. Without a colour the person gets a free one.

    Agreements follow a change of name, unless somebody else goes by the old one.
    """
    if not person.colour:
        person = replace(person, colour=free_colour(board.people))
    people = put(board.people, person)
    if people is board.people:
        return board
    was = next((one for one in board.people if one.id == person.id), person)
    shared = any(one.label == was.label for one in board.people if one.id != person.id)
    rows = tuple(replace(row, who=person.label) if row.who == was.label and row.who else row for row in board.agreements)
    return replace(board, people=people, agreements=board.agreements if shared or rows == board.agreements else rows)


def newcomer(board: Board, role: str, person_id: str) -> Participant:
    """Somebody new with a role that can be told from the others: the second `leraar` is `leraar 2`. The colour is a free one."""
    taken = {one.label.lower() for one in board.people}
    names = itertools.chain((role,), (f"{role} {number}" for number in itertools.count(2)))
    return Participant(person_id, next(name for name in names if name.lower() not in taken), colour=free_colour(board.people))


def goodbye(board: Board, person_id: str) -> Board:
    """Take somebody from the list; what was agreed or written stays."""
    people = without(board.people, person_id)
    if people is board.people:
        return board
    unsigned = tuple(replace(item, by="") if isinstance(item, Note) and item.by == person_id else item for item in board.items)
    return replace(board, people=people, items=unsigned if unsigned != board.items else board.items)


def amend(board: Board, row: Agreement) -> Board:
    """Add an agreement, or change the one with its id."""
    rows = put(board.agreements, row)
    return board if rows is board.agreements else replace(board, agreements=rows)


def drop(board: Board, row_id: str) -> Board:
    """Take an agreement away."""
    rows = without(board.agreements, row_id)
    return board if rows is board.agreements else replace(board, agreements=rows)


def permit(board: Board, consent: Consent) -> Board:
    """Add a permission, or change the one with its id."""
    consents = put(board.consents, consent)
    return board if consents is board.consents else replace(board, consents=consents)


def forbid(board: Board, consent_id: str) -> Board:
    """Take a permission from the list."""
    consents = without(board.consents, consent_id)
    return board if consents is board.consents else replace(board, consents=consents)


def reviews(board: Board) -> tuple[Review, ...]:
    """The questions of the look back with the answers there are, in their order; further ones of the file after them."""
    answers = {one.id: one for one in board.reviews}
    usual = tuple(answers.pop(key, Review(key, question)) for key, question in QUESTIONS)
    return (*usual, *answers.values())


def answer(board: Board, review: Review) -> Board:
    """Write an answer of the look back."""
    known = put(board.reviews, review) if review.answer.strip() else without(board.reviews, review.id)
    return board if known is board.reviews else replace(board, reviews=known)


def go_to(board: Board, step: int, now: float) -> Board:
    """Begin a step of the mat (0 is the first) and let the clock run; `now` in seconds since 1970. Unknown steps do nothing."""
    if not 0 <= step < len(board.mat.steps) or (step == board.progress.step and board.progress.since):
        return board
    return replace(board, progress=board.progress.at(step, now))


def pause(board: Board, now: float) -> Board:
    """Let the clock stand still, or run again."""
    progress = board.progress
    return replace(board, progress=progress.stopped(now) if progress.since else progress.at(progress.step, now))
