"""Cards and fields as a PDF to print: which files, how, and what somebody should know about it. Knows no window."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from arrangeerveld.core.board import Board, Kind
from arrangeerveld.core.faces import UNKNOWN_KIND
from arrangeerveld.core.paper import Page
from arrangeerveld.core.printcard import PrintCard
from arrangeerveld.core.printmat import mat_page, tiled
from arrangeerveld.core.printsheets import parted, sheets
from arrangeerveld.core.problems import Problem, Refused
from arrangeerveld.exporting import Tools
from arrangeerveld.files import places
from arrangeerveld.files.decks import read_deck
from arrangeerveld.files.kinds import read_kinds
from arrangeerveld.files.mats import read_mat
from arrangeerveld.files.saving import load, save

if TYPE_CHECKING:
    from arrangeerveld.core.pictures import PictureData

MOST_BLANKS = 200  # of each kind
LARGEST = 128 * 2**20  # bytes of a file that is read back
OWN = "zelf"  # the kind of a card that somebody writes
FEW = 3  # cards that are named in a sentence
_TRUE_SIZE = " /PrintScaling /None"  # ISO 32000-1, table 150: else most programs shrink a page to what the printer reaches


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be printed: decks and cards to write on, or one field. `own` is the folder of the boards."""

    own: Path
    decks: tuple[Path, ...] = ()
    field: Path | None = None
    backs: bool = True
    blanks: int = 0  # of each kind
    kinds: tuple[str, ...] = ()  # the ids of the kinds of cards to write on; none are those of the decks, or `zelf`
    paper: str = "A3"  # of the field
    tiles: bool = False  # the field over sheets of A4

    @property
    def parted(self) -> bool:
        """Whether the field is cut into tiles; one of A4 is whole anyhow."""
        return self.tiles and self.paper != "A4"


@dataclass(frozen=True, slots=True)
class Printed:
    """The document: its name, its pages, what the program that shows it is asked, and what somebody should know."""

    title: str
    pages: tuple[Page, ...]
    viewer: str
    told: tuple[str, ...]


def printed(wish: Wish, tools: Tools) -> Printed:
    """The pages that somebody wishes. Raises Refused when there is nothing on them, or too much."""
    if wish.field is not None and (wish.decks or wish.blanks):
        what = "Kaarten en een veld gaan niet in één bestand: ze hebben ander papier."
        raise Refused(Problem(what, remedy="Druk ze na elkaar af."))
    return _field(wish, wish.field, tools) if wish.field is not None else _cards(wish, tools)


def make(wish: Wish, target: Path, tools: Tools) -> Printed:
    """Write the PDF, and read it back. Raises Refused."""
    from arrangeerveld.paint.pdf import pdf  # noqa: PLC0415 - the parts for fonts take a tenth of a second

    found = printed(wish, tools)
    grey = set[str]()
    data = pdf(found.pages, found.title, tools.made, tools.type, places.fonts(), broken=grey, viewer=found.viewer)
    save(target, data)
    if load(target, LARGEST) != data:
        raise Refused(Problem(f"‘{target.name}’ staat niet goed op de schijf.", remedy="Probeer het nog eens, of kies een andere map."))
    return found


def _cards(wish: Wish, tools: Tools) -> Printed:
    if not 0 <= wish.blanks <= MOST_BLANKS:
        raise Refused(Problem(f"Het aantal lege kaarten is {wish.blanks}.", remedy=f"Kies een aantal van 0 tot en met {MOST_BLANKS}."))
    kinds = {kind.id: kind for kind in read_kinds(places.cards(), (), wish.own)[0]}
    cards, told = _from_decks(wish.decks, kinds)
    named = wish.kinds or tuple(dict.fromkeys(card.kind.id for card in cards)) or (OWN,)
    cards += [PrintCard(_known(name, kinds)) for name in named for _ in range(wish.blanks)]
    if not cards:
        raise Refused(*told, Problem("Er zijn geen kaarten om af te drukken.", remedy="Kies een stapel, of een aantal lege kaarten."))
    pages = sheets(cards, tools.means, backs=wish.backs)
    sides = "DuplexFlipLongEdge" if wish.backs else "Simplex"
    names = dict.fromkeys(card.deck or card.kind.name for card in cards)
    more = [*map(str, told), *_goes_on(parted(cards, tools.means))]
    return Printed(f"Kaarten: {', '.join(names)}", pages, f"{_TRUE_SIZE} /Duplex /{sides}", tuple(more))


def _from_decks(paths: Iterable[Path], kinds: Mapping[str, Kind]) -> tuple[list[PrintCard], list[Problem]]:
    """The cards of decks in their order, and what is wrong with them. Raises Refused for a deck that cannot be read."""
    cards, told = list[PrintCard](), list[Problem]()
    for path in paths:
        deck, problems = read_deck(path, tuple(kinds))
        if deck is None:
            raise Refused(*problems)
        told += problems
        kind = kinds.get(deck.kind, UNKNOWN_KIND)
        cards += [PrintCard(kind, card.title, card.text, card.performer, card.domains, deck.name) for card in deck.cards]
    return cards, told


def _known(name: str, kinds: Mapping[str, Kind]) -> Kind:
    if name not in kinds:
        raise Refused(Problem(f"De soort ‘{name}’ is er niet.", remedy=f"Kies uit: {', '.join(kinds)}."))
    return kinds[name]


def _goes_on(titles: Sequence[str]) -> tuple[str, ...]:
    """That the text of some cards goes on on another one."""
    if not titles:
        return ()
    some = ", ".join(f"‘{title}’" for title in titles[:FEW]) + (f" en nog {len(titles) - FEW}" if len(titles) > FEW else "")
    return (f"De tekst past niet op één kaart bij {some}. Die gaat door op een tweede kaart; maak hem korter als je er één wilt.",)


def _field(wish: Wish, path: Path, tools: Tools) -> Printed:
    kinds, _ = read_kinds(places.cards(), (), wish.own)
    mat, problems = read_mat(path, tuple(tools.means.icons), [kind.id for kind in kinds], _developed)
    if mat is None:
        raise Refused(*problems)
    board = Board(replace(mat, steps=()), kinds)
    pages = (tiled if wish.parted else mat_page)(board, tools.means, wish.paper)
    return Printed(f"Veld: {mat.name}", pages, f"{_TRUE_SIZE} /Duplex /Simplex", tuple(map(str, problems)))


def _developed(data: bytes, label: str) -> PictureData:
    from arrangeerveld.paint.photos import photo_from  # noqa: PLC0415 - few fields have a picture

    return photo_from(data, label)
