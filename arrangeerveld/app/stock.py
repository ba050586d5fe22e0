"""What there is to begin a talk with: the fields, and the decks that belong to one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from pathlib import Path

from arrangeerveld.app.home import Pile
from arrangeerveld.app.shelf import Shelf, read_cards
from arrangeerveld.core.mat import Mat
from arrangeerveld.core.problems import Problem
from arrangeerveld.files.deckmemory import DeckMemory
from arrangeerveld.files.library import mat_files, with_own_decks
from arrangeerveld.files.mats import read_mat


def fields(folder: Path, icons: Collection[str]) -> tuple[tuple[Mat, ...], tuple[Problem, ...]]:
    """The fields there are, ours and those in the folder of the boards, in their order; and what is wrong with them."""
    mats, problems = dict[str, Mat](), list[Problem]()
    for path in mat_files(folder).values():
        mat, found = read_mat(path, icons)
        problems += found
        if mat is not None:
            mats[mat.id] = with_own_decks(mat, folder)
    return tuple(sorted(mats.values(), key=lambda mat: (mat.order, mat.name))), tuple(problems)


def piles(shelf: Shelf, mat: Mat, folder: Path, memory: DeckMemory | None = None) -> tuple[Pile, ...]:
    """The decks of a field; several of one kind go by the names of their files."""
    cards, _ = read_cards(shelf, mat.decks, folder, memory)
    counts = Counter((card.deck, kind) for kind, lying in cards.items() for card in lying)
    many = Counter(kind for _, kind in counts)
    found = [(deck, shelf.kind(kind), count) for (deck, kind), count in counts.items()]
    return tuple(
        Pile(deck, kind, kind.name if many[kind.id] == 1 else deck.replace("-", " ").capitalize(), count)
        for deck, kind, count in sorted(found, key=lambda one: mat.decks.index(one[0]))
        if kind is not None
    )
