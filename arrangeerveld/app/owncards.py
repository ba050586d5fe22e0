"""A card that was written during a talk is put in an own deck: in the one for such cards, or in one that is chosen."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING

from arrangeerveld.app.tray import BOARDS, Tray
from arrangeerveld.core.board import Card, Kind
from arrangeerveld.core.geometry import Pose
from arrangeerveld.core.problems import Refused
from arrangeerveld.files.library import OWN_DECK

if TYPE_CHECKING:
    from arrangeerveld.app.program import Program
    from arrangeerveld.files.deckfolder import Listed

TO = "stapel:"
"""How the source of a card begins that stands for a deck: after it the name of its file and the id of the item."""
_USUAL = "Eigen kaarten"


def keep(program: Program, card: Card) -> None:
    """Put a card in the own deck; where there are more own decks, a tray asks in which."""
    from arrangeerveld.files.deckfolder import listed  # noqa: PLC0415 - the first of them, long after the start

    folder, kinds = program.files.folder, tuple(kind.id for kind in program.shelf.kinds)
    program.work(lambda: listed(folder, kinds), lambda decks: _ask(program, card, decks))


def _ask(program: Program, card: Card, decks: tuple[Listed, ...]) -> None:
    own = [deck for deck in decks if deck.own and deck.kind and deck.path.stem != OWN_DECK]
    if not own:
        _put(program, card, OWN_DECK, "")
        return
    names = [(OWN_DECK, _USUAL), *((deck.path.stem, deck.name) for deck in own)]
    cards = tuple(Card("", BOARDS.id, name, Pose(0, 0), source=f"{TO}{stem}/{card.id}") for stem, name in names)
    kind = Kind(TO, f"In welke stapel komt ‘{card.title[:30]}’?", "stapel", BOARDS.colour, "cards")
    program.desk.tray = Tray(kind, cards, filters=False)
    program.desk.on_change()


def choose(program: Program, source: str) -> None:
    """A deck of the tray is tapped."""
    stem, _, item_id = source.removeprefix(TO).rpartition("/")
    item = program.desk.session.present.item(item_id)
    if isinstance(item, Card) and item.title:
        _put(program, item, stem, stem)


def _put(program: Program, card: Card, deck: str, chosen: str) -> None:
    program.files.keep_card(card, deck, program.soon(lambda job: _kept(program, card, chosen, job)))


def _kept(program: Program, card: Card, chosen: str, job: Future[bool]) -> None:
    desk = program.desk
    try:
        fresh = job.result()
    except Refused as refused:
        desk.tell(str(refused.problems[0]), problem=True)
    except OSError:
        desk.tell("De kaart is niet bewaard, maar ligt nog op het veld. Kijk of je in de map met stapels mag schrijven.", problem=True)
    else:
        program.decks_changed()
        where = f"in de stapel ‘{chosen}’" if chosen and chosen != OWN_DECK else "bij Zelf"
        desk.tell(f"‘{card.title}’ ligt nu {where}{'' if fresh else ' (al eerder bewaard)'}.")
