"""What the desk asks of the world outside it: files, photos, the clock. `Program` is that world; tests may be another."""

from __future__ import annotations

from typing import Protocol

from arrangeerveld.app.covers import Backstage
from arrangeerveld.app.phototray import Lab
from arrangeerveld.core.board import Card


class Office(Backstage, Lab, Protocol):
    """What the desk asks of the world outside: files and the clock."""

    def now(self) -> float:
        """Seconds, only to be compared with each other."""
        ...

    def wall(self) -> float:
        """Seconds since 1970: for the clock of the talk."""
        ...

    def save(self) -> None:
        """Write the board, on a worker; a notice follows."""
        ...

    def boards(self) -> tuple[Card, ...]:
        """The boards that can be opened, as cards of the kind `BOARDS`."""
        ...

    def open(self, source: str) -> None:
        """Open one of them after the present board was kept safe."""
        ...

    def keep_card(self, card: Card) -> None:
        """Put a card that was written on the spot in the own deck; a notice follows."""
        ...

    def follow(self, source: str) -> None:
        """Begin the talk after one of them, or after the one on the table when `source` is empty."""
        ...

    def keep_report(self, text: str) -> None:
        """Write the report of a touch test into the folder of the boards; a notice follows."""
        ...
