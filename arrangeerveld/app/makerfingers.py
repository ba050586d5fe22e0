"""Fingers and the Tab key in the card maker: a list that scrolls, and all that is in it, also out of sight."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from arrangeerveld.app import intakefingers, makerdecks, makerlist, makertyping
from arrangeerveld.app.controls import Control
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.geometry import Point, Rect

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk
    from arrangeerveld.app.maker import Maker

SLOP = 6.0  # mm on the screen
SCROLLED = ("maker:kaart=", "maker:stapel=")


def _scroll(maker: Maker, screen: Screen, by: float) -> None:
    (makerdecks.scroll if maker.choosing else makerlist.scroll)(maker, screen, by)


def hidden(maker: Maker, screen: Screen) -> list[tuple[str, Rect]]:
    """The cards of the list, or the decks, by their actions: with those that are scrolled out of sight."""
    if maker.choosing:
        return [] if maker.naming is not None else [(f"maker:stapel={deck.path}", place) for deck, place in makerdecks.tiles(maker, screen)]
    return [(f"maker:kaart={i}", place) for i, place in makerlist.row_places(maker, screen)]


def reveal(maker: Maker, screen: Screen, name: str) -> None:
    """Scroll until a stop is seen."""
    if name.startswith("maker:kaart=") and not maker.choosing:
        makerlist.reveal(maker, screen, int(name.partition("=")[2]))
    elif name.startswith("maker:stapel=") and maker.choosing:
        makerdecks.reveal(maker, screen, name.partition("=")[2])


@dataclass(slots=True)
class OnRow:
    """A finger on the list: it scrolls, or else it is a tap."""

    desk: Desk
    control: Control
    start: Point
    last: Point
    sliding: bool = False

    def moved(self, point: Point, time: float) -> None:  # noqa: ARG002 - all fingers are called alike
        """Past the slop, the list or the decks follow."""
        maker = self.desk.covers.maker
        if maker is None or (not self.sliding and abs(point.y - self.start.y) < SLOP):
            return
        self.sliding = True
        _scroll(maker, self.desk.screen, self.last.y - point.y)
        self.last = point
        self.desk.on_change()

    def lifted(self, point: Point, time: float) -> None:
        """Without a move it was a tap."""
        self.moved(point, time)
        if not self.sliding and self.control.place.contains(point):
            self.desk.act(self.control.action)

    def lost(self) -> None:
        """The list stays where it is."""


@dataclass(slots=True)
class OnField:
    """A finger on a field: it opens, with the caret where the finger is."""

    desk: Desk
    control: Control

    def moved(self, point: Point, time: float) -> None:
        """A field does not follow."""

    def lifted(self, point: Point, time: float) -> None:  # noqa: ARG002
        """Write here."""
        if self.control.place.contains(point):
            self.desk.act(self.control.action)
            makertyping.place_caret(self.desk, self.control.place, point)

    def lost(self) -> None:
        """Nothing happened."""


def finger(desk: Desk, control: Control, point: Point) -> OnRow | OnField | intakefingers.OnList | None:
    """A finger on what scrolls, or on a field; None on anything else."""
    if control.action.startswith(SCROLLED):
        return OnRow(desk, control, point, point)
    return OnField(desk, control) if control.action.startswith("maker:schrijf=") else intakefingers.finger(desk, control, point)


def scrolled(desk: Desk, by: float) -> bool:
    """Move the list of the card maker by so many mm; False when it is not in sight."""
    maker = makertyping.here(desk)
    if maker is not None:
        _scroll(maker, desk.screen, by)
    return maker is not None
