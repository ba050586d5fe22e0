"""What is done with the cards of a deck in the card maker: choose, add, copy, throw away, order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arrangeerveld.app import makerlist, makertyping
from arrangeerveld.app.maker import DECK, Maker
from arrangeerveld.app.makersaving import NEW, change, save

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk

COPY = " (kopie)"
LONGEST = 60  # characters of a title


def look_at(desk: Desk, maker: Maker, number: str) -> None:
    """A card of the list is tapped."""
    at = int(number)
    if at < len(maker.cards):
        maker.fresh, maker.at = None, at
        makerlist.reveal(maker, desk.screen, at)


def look_at_deck(desk: Desk, maker: Maker, _: str) -> None:  # noqa: ARG001 - all are called alike
    """Look at the deck itself."""
    maker.fresh, maker.at = None, DECK


def new(desk: Desk, maker: Maker, _: str) -> None:
    """A card after the one that is looked at; it comes into the deck as soon as it has a title."""
    from arrangeerveld.files.deckediting import Entry  # noqa: PLC0415

    if maker.sheet is None:
        return
    maker.search = ""
    if maker.at == DECK:
        maker.at = len(maker.cards) - 1
    maker.fresh = Entry()
    makerlist.reveal(maker, desk.screen, len(maker.cards))
    makertyping.open_field(desk, maker, "titel")


def copy(desk: Desk, maker: Maker, _: str) -> None:
    """The card once more, under it."""
    from arrangeerveld.files.deckediting import with_copy  # noqa: PLC0415

    at, entry = maker.at, maker.entry
    if entry is not None and maker.fresh is None:
        title = f"{(entry.title or NEW)[: LONGEST - len(COPY)].rstrip()}{COPY}"
        change(desk, maker, "kopie", lambda sheet: with_copy(sheet, at, title), at + 1)
        makerlist.reveal(maker, desk.screen, maker.at)


def remove(desk: Desk, maker: Maker, _: str) -> None:
    """Throw the card away; a fresh one that is not in the deck yet just goes."""
    from arrangeerveld.files.deckediting import without  # noqa: PLC0415

    at, entry = maker.at, maker.entry
    if maker.fresh is not None:
        maker.fresh = None
    elif entry is not None and change(desk, maker, "weg", lambda sheet: without(sheet, at), at):
        desk.tell(f"‘{entry.title or 'De kaart'}’ is weg. Met Terug komt ze weer terug.")


def move(desk: Desk, maker: Maker, by: int) -> None:
    """Move the card up (-1) or down (1) in the deck."""
    from arrangeerveld.files.deckediting import with_order  # noqa: PLC0415

    at = maker.at
    maker.search = ""
    if maker.fresh is None and 0 <= at + by < len(maker.cards):
        change(desk, maker, "volgorde", lambda sheet: with_order(sheet, at, by), at + by)
        makerlist.reveal(maker, desk.screen, maker.at)


def domain(desk: Desk, maker: Maker, word: str) -> None:
    """Add a domain to the card, or take it away."""
    from arrangeerveld.files.deckediting import with_field, with_id  # noqa: PLC0415

    at, entry = maker.at, maker.entry
    if entry is None:
        return
    if maker.fresh is not None:
        desk.tell("Geef de kaart eerst een titel. Kies daarna waar ze bij past.")
        return
    words = tuple(one for one in entry.domains if one != word) if word in entry.domains else (*entry.domains, word)
    change(desk, maker, "past bij", lambda sheet: with_id(with_field(sheet, at, "domeinen", words), at), at)


def step(desk: Desk, maker: Maker, *, back: bool) -> None:
    """Take the last step back, or again."""
    steps = maker.past if back else maker.future
    if maker.step(back=back):
        makerlist.reveal(maker, desk.screen, maker.at)
        desk.tell(f"{'Teruggenomen' if back else 'Weer gedaan'}: {steps[-1].label}.")
        save(desk, maker)
