"""What the first use of would make people wait for, fetched before anybody asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Thread

from arrangeerveld.core.board import Card
from arrangeerveld.core.direction import runs_right
from arrangeerveld.paint.script import in_view


class Warming:
    """The modules that join the letters of Arabic (some 25 ms to import), once a card has such a language."""

    def __init__(self) -> None:
        self.letters: Thread | None = None

    def of(self, cards: Iterable[Card]) -> None:
        """Fetch what these cards need, on a thread of its own; once."""
        if self.letters is not None:
            return
        wanted = next((one.title for card in cards for one in card.translations if runs_right(one.title)), None)
        if wanted is not None:
            self.letters = Thread(target=in_view, args=(wanted,), name="letters", daemon=True)
            self.letters.start()
