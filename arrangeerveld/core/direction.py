"""Which way a text runs: scripts that are read from right to left begin at the right margin."""

from __future__ import annotations


def from_the_right(text: str) -> bool:
    """Whether some of a text is in a script that runs from right to left."""
    return any("\u0590" <= char <= "\u08ff" for char in text)


def runs_right(paragraph: str) -> bool:
    """Whether a paragraph begins at the right margin: its first letter is of such a script (Unicode annex 9, P2 and P3)."""
    return from_the_right(next((char for char in paragraph if char.isalpha()), ""))
