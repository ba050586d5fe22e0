"""Reading decks in the card maker: which there are, one that is chosen, and one that another program wrote."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from arrangeerveld.app.maker import Maker
from arrangeerveld.app.makersaving import change, kinds_of
from arrangeerveld.core.problems import Refused

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk
    from arrangeerveld.files.deckediting import Sheet
    from arrangeerveld.files.deckfolder import Opened


def look_for_decks(desk: Desk, maker: Maker) -> None:
    """Find out which decks there are."""
    from arrangeerveld.files.deckfolder import listed  # noqa: PLC0415 - the first time somebody wants to change a deck

    folder, kinds = desk.office.record_folder(), kinds_of(maker)

    def found(decks: object) -> None:
        maker.decks = decks  # type: ignore[assignment] # it comes through the worker
        desk.on_change()

    desk.office.work(lambda: listed(folder, kinds), found)


def read(desk: Desk, maker: Maker, path: Path, then: Callable[[], None] = lambda: None) -> None:
    """Read a deck and show it."""
    from arrangeerveld.files.deckfolder import opened  # noqa: PLC0415
    from arrangeerveld.files.deckkeeping import DeckFile  # noqa: PLC0415
    from arrangeerveld.judging import judging  # noqa: PLC0415

    kinds, judge = kinds_of(maker), judging()

    def try_it() -> Opened | Refused:
        try:
            return opened(path, kinds, judge)
        except Refused as refused:
            return refused

    def done(deck: Opened | Refused) -> None:
        if isinstance(deck, Refused):
            desk.tell(str(deck.problems[0]), problem=True)
        else:
            maker.open(deck, DeckFile(deck.path, deck.data, judge))
            then()
        desk.on_change()

    desk.office.work(try_it, done)


def again(desk: Desk, maker: Maker, _: str) -> None:
    """Take what is in the file now, and put in it what could not be written, as far as nobody else changed the same card."""
    if maker.file is None:
        return
    base, mine = maker.base, maker.sheet

    def back() -> None:
        lost = _put_back(desk, maker, base, mine)
        told = f" Alleen je verandering aan {lost} niet: die kaart is ook door een ander veranderd." if lost else ""
        desk.tell(f"De stapel is opnieuw gelezen, en jouw laatste stap staat er weer in.{told}", problem=bool(lost))

    read(desk, maker, maker.file.path, back)


def _put_back(desk: Desk, maker: Maker, base: Sheet | None, mine: Sheet | None) -> str:
    """What could not be written becomes one step; gives the titles of cards that stay as another program wrote them."""
    from arrangeerveld.files.deckmerging import merged  # noqa: PLC0415 - hardly ever

    if base is None or mine is None or maker.sheet is None:
        return ""
    lost: list[str] = []

    def make(theirs: Sheet) -> Sheet:
        made, titles = merged(base, mine, theirs)
        lost.extend(f"‘{title}’" for title in titles)
        return made

    change(desk, maker, "opnieuw", make, maker.at)
    return ", ".join(lost)


def looked(desk: Desk) -> bool:
    """Once a second: a deck that another program wrote is read again, as long as nobody is busy with it. False: that comes later."""
    maker = desk.covers.maker
    if maker is None or maker.file is None or maker.looking or not _idle(desk, maker):
        return False
    file = maker.file

    def found(changed: object) -> None:
        maker.looking = False
        if changed and maker.file is file and _idle(desk, maker):
            told = "Een ander programma heeft deze stapel veranderd. Hij is opnieuw gelezen."
            read(desk, maker, file.path, lambda: desk.tell(told))

    maker.looking = True
    desk.office.work(file.changed, found)
    return False


def _idle(desk: Desk, maker: Maker) -> bool:
    """Whether a deck lies open, all of it is in its file, and nobody writes."""
    return desk.covers.page is maker and not maker.choosing and maker.saved and maker.writing is None and maker.fresh is None


def drop(desk: Desk, maker: Maker, _: str) -> None:
    """Leave out what could not be written, and look at what is in the file."""
    if maker.file is not None:
        read(desk, maker, maker.file.path, lambda: desk.tell("Je laatste stap is vervallen. Dit staat er in het bestand."))
