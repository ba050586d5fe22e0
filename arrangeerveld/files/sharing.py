"""Words about decks that are passed on, which need nothing else: how their files end, where they come, what may be chosen."""

from __future__ import annotations

from enum import Enum

ENDING = ".arrangeerdeck"
SHARED = "delen"
"""The folder in that of the boards where decks come that are passed on."""


class Way(Enum):
    """What is done with cards that both changed."""

    TAKE = "neem"  # theirs comes in place of mine
    KEEP = "houd"  # mine stays
    BOTH = "beide"  # mine stays, theirs comes beside it
