"""One step in the card maker: a change to the deck, which is written to its file by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from arrangeerveld.core.problems import Refused

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk
    from arrangeerveld.app.maker import Maker
    from arrangeerveld.files.deckediting import Sheet
    from arrangeerveld.files.deckkeeping import Kept

NEW = "Nieuwe kaart"  # what a card is called that got a text and no title


def kinds_of(maker: Maker) -> tuple[str, ...]:
    """The ids of the kinds there are."""
    return tuple(kind.id for kind in maker.kinds)


def change(desk: Desk, maker: Maker, label: str, make: Callable[[Sheet], Sheet], at: int) -> bool:
    """One step in the deck, which is written at once; False when nothing changed, or it could not be done, which is told."""
    if maker.sheet is None:
        return False
    try:
        done = maker.do(label, make(maker.sheet), at)
    except Refused as refused:
        desk.tell(str(refused.problems[0]), problem=True)
        return False
    if done:
        save(desk, maker)
    return done


def save(desk: Desk, maker: Maker) -> None:
    """Hand the deck as it is now to the worker that writes it; steps that come quickly after each other are written once."""
    file, sheet = maker.file, maker.sheet
    if file is None or sheet is None:
        return
    file.newest += 1
    number, data = file.newest, sheet.data
    folder, kinds, now = desk.office.record_folder(), kinds_of(maker), desk.office.wall()
    pictures = [card.picture for card in maker.cards]
    desk.office.work(lambda: file.write(number, data, folder, pictures, kinds, now), lambda kept: _kept(desk, maker, kept))


def _kept(desk: Desk, maker: Maker, kept: Kept | None) -> None:
    if kept is None:
        return
    maker.saw(kept)
    if kept.trouble is not None:
        if desk.covers.page is not maker:
            desk.tell(f"{kept.trouble} Je vindt de stapel bij Kaarten maken.", problem=True)
    else:
        if kept.copied:
            desk.tell(f"Dit is nu jullie eigen stapel ({kept.path.name}). Die van het programma blijft zoals hij is.")
        if desk.covers.page is not maker:
            desk.office.decks_changed()
    desk.on_change()
