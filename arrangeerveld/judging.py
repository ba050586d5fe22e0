"""Judges the cards of a deck as they will look: whether a title fits, measured with the face of the card, and advice on the words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from arrangeerveld.core.faces import title_setting
from arrangeerveld.core.marks import Means
from arrangeerveld.core.problems import Problem
from arrangeerveld.files.advising import advice_on
from arrangeerveld.files.decks import Deck, DeckCard, Judge
from arrangeerveld.files.wording import shown

Fits: TypeAlias = Callable[[str], bool]
"""Whether a title fits on its card, whole."""

SURE = 16  # capital W's go on a card whatever the typeface: 8 on each of two lines of 8.5 em


def judged(deck: Deck | None, found: tuple[Problem, ...], fits: Fits) -> tuple[Problem, ...]:
    """All that is known of a deck in the order of its lines: what was `found` while reading it, titles that do not fit, and advice."""
    if deck is None:
        return found
    told = {problem.where for problem in found}
    long = (too_long(card, fits) for card in deck.cards if card.title_at not in told and len(card.title) > SURE and not fits(card.title))
    return tuple(sorted((*found, *long, *advice_on(deck)), key=lambda problem: (problem.where.line, problem.where.column)))


def judging() -> Judge:
    """A judge with a measure of its own, for who reads decks on another thread."""
    fits = measured()
    return lambda deck, found: judged(deck, found, fits)


def fitting(means: Means) -> Fits:
    """Measures with the typeface of the screen."""
    return lambda title: not title_setting(title, means).folded


def measured() -> Fits:
    """Measures with the typeface of the program, which is opened for the first title that is long enough to be looked at."""
    opened: list[Fits] = []

    def fits(title: str) -> bool:
        if not opened:
            from arrangeerveld.files import places  # noqa: PLC0415
            from arrangeerveld.paint.fonts import Typeface  # noqa: PLC0415 - Pillow, which short titles can do without

            opened.append(fitting(Means(Typeface(places.fonts()), {})))
        return opened[0](title)

    return fits


def too_long(card: DeckCard, fits: Fits) -> Problem:
    """What to say of a title that does not fit."""
    words = card.title.split()
    while len(words) > 1 and not fits(" ".join(words)):
        words.pop()
    short = " ".join(words)
    many = len(card.title) - len(short)
    what = f"De titel {shown(card.title)} past niet op de kaart."
    remedy = f"Maak hem ongeveer {many} letters korter: tot en met ‘{words[-1]}’ past hij wel." if many else "Kies een korter woord."
    return Problem(what, card.title_at, remedy)
