"""Puts a card that was written during a talk in an own deck: everything else in the file stays as it is, byte for byte."""

from __future__ import annotations

from pathlib import Path

from arrangeerveld.core.board import Card
from arrangeerveld.files.cleaning import one_line
from arrangeerveld.files.deckediting import card_id, sheet, with_new
from arrangeerveld.files.decks import TITLE
from arrangeerveld.files.decksaving import save_deck
from arrangeerveld.files.library import DECKS, OWN_DECK
from arrangeerveld.files.saving import load

__all__ = ["card_id", "keep_card", "with_card"]

HEAD = """\
# Kaarten die tijdens een gesprek zijn geschreven. Je kunt ze hier veranderen of weghalen.
deck: Eigen kaarten
soort: zelf
kaarten:
"""


def keep_card(folder: Path, card: Card, deck: str = OWN_DECK, *, now: float = 0.0) -> bool:
    """Put a card in an own deck of a folder of boards; False when it lies there already. `now` in seconds since 1970.

    Only the title and text are kept: who it was about is not. Raises Refused; the file is then as it was.
    """
    path = folder / DECKS / f"{deck}.yaml"
    old = load(path) if path.exists() or deck != OWN_DECK else None
    new = with_card(HEAD.encode() if old is None else old, str(path), card)
    if new == old:
        return False
    save_deck(path, old, new, now)
    return True


def with_card(data: bytes, file: str, card: Card) -> bytes:
    """The bytes of a deck file with one more card at the end of its list; the same bytes when a card has that title.

    `file` is how problems call the file. Raises Refused when a card cannot be added without touching something else.
    """
    old = sheet(data, file)
    there = old.entries()
    title, text = one_line(card.title), card.text
    if len(title) > TITLE:
        title, text = f"{title[: TITLE - 1].rstrip()}…", "\n".join(part for part in (title, text) if part)
    if title in {entry.title for entry in there}:
        return data
    return with_new(old, len(there) - 1, title, text).data
