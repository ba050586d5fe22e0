"""Decks (`decks/*.yaml`): what is on the cards."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from arrangeerveld.core.board import LANGUAGES, Translation
from arrangeerveld.core.colours import DOMAINS
from arrangeerveld.core.problems import Place, Problem
from arrangeerveld.files.fields import Choice, Form, ListOf, Named, Text
from arrangeerveld.files.folders import yaml_files
from arrangeerveld.files.forms import Values, check
from arrangeerveld.files.kinds import ID
from arrangeerveld.files.nodes import Node
from arrangeerveld.files.picturenames import PICTURE
from arrangeerveld.files.yamltree import in_order, parse_tree, read_tree

MOST = 500  # cards in a deck
TITLE = 60  # characters
TEXT = 400
PERFORMER = 80
EXAMPLE = "ouder-samen-lezen (letters, cijfers en streepjes; geen spaties of accenten)"
NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class DeckCard:
    """A card as it lies in its deck."""

    id: str
    title: str
    text: str = ""
    domains: tuple[str, ...] = ()
    performer: str = ""
    picture: str = ""  # the name of a file beside the deck
    translations: tuple[Translation, ...] = ()
    place: Place = NOWHERE
    title_at: Place = field(default=NOWHERE, compare=False)
    text_at: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Deck:
    """A set of cards of one kind."""

    name: str
    kind: str
    cards: tuple[DeckCard, ...]
    version: str = ""
    origin: str = ""
    file: str = ""  # how messages call the file

    @property
    def stem(self) -> str:
        """The name by which fields and boards know the deck: that of its file, without folder and ending."""
        return Path(self.file).stem


Judge: TypeAlias = Callable[[Deck | None, tuple[Problem, ...]], tuple[Problem, ...]]
"""Adds to what was found in a deck while reading it."""


def as_found(_: Deck | None, found: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Adds nothing."""
    return found


def deck_form(kinds: Collection[str] = ()) -> Form:
    """The form of a deck; its kind is one of `kinds`, or any when there are none."""
    return Form(
        noun="de stapel",
        title="deck",
        about="Een stapel kaarten van één soort.",
        fields={
            "deck": Text(most=60, required=True, fallback="", word="naam", about="De naam van de stapel."),
            "soort": Choice(
                options=tuple(kinds), required=True, fallback="", about="De soort van alle kaarten: een naam uit de map cards."
            ),
            "versie": Text(most=40, about="De versie van de stapel."),
            "bron": Text(most=200, about="Wie de stapel heeft gemaakt."),
            "kaarten": ListOf(item=card_form(), most=MOST, required=True, fallback=(), word="lijst met kaarten", about="De kaarten."),
        },
    )


def card_form() -> Form:
    """The form of one card."""
    words = {
        "titel": Text(most=TITLE, required=True, about="De titel, groot op de kaart."),
        "tekst": Text(most=TEXT, lines=True, about="Een of twee zinnen uitleg."),
    }
    return Form(
        noun="de kaart",
        title="titel",
        fields={
            "id": Text(most=64, pattern=ID, example=EXAMPLE, required=True, about="Een vaste eigen naam, uniek in de stapel."),
            **words,
            "domeinen": ListOf(item=Choice(options=tuple(DOMAINS), word="domein"), most=20, about="De vakken waar de kaart bij past."),
            "uitvoerder": Text(most=PERFORMER, about="Wie het doet."),
            "plaatje": Text(
                most=120,
                pattern=PICTURE,
                example="meekijken.png (of .jpg), zonder map ervoor, en zet het bestand naast de stapel",
                about="Een plaatje naast de stapel.",
            ),
            "vertaling": Named(
                item=Form(noun="de vertaling", title="titel", fields=words),
                pattern="[a-z]{2,3}",
                most=LANGUAGES,
                example="tr: {titel: …, tekst: …}, met de code van de taal (ar, en, pl, tr of uk)",
                about="De kaart in andere talen, met de code van de taal ervoor.",
            ),
        },
    )


def read_deck(path: Path, kinds: Collection[str] = ()) -> tuple[Deck | None, tuple[Problem, ...]]:
    """The deck in a file and what is wrong with it; `kinds` are the ids of the kinds there are.

    A card without id or title, or with an id that was taken, is left out. A deck whose kind is missing, or more than one slip of
    the keyboard away from one there is, is left out, for its cards would say that somebody else does the work; all its cards are
    looked at all the same.
    """
    node, found = read_tree(path)
    return _deck(node, found, kinds, path.stem, lambda name: _lies_there(path.parent / name))


def parse_deck(data: bytes, file: str, pictures: Collection[str], kinds: Collection[str] = ()) -> tuple[Deck | None, tuple[Problem, ...]]:
    """The deck in the bytes of a file that lies nowhere yet, as `read_deck`; `pictures` are the names of those beside it."""
    node, found = parse_tree(data, file)
    return _deck(node, found, kinds, Path(file).stem, lambda name: name in pictures)


def _deck(
    node: Node | None, found: tuple[Problem, ...], kinds: Collection[str], stem: str, beside: Callable[[str], bool]
) -> tuple[Deck | None, tuple[Problem, ...]]:
    if node is None:
        return None, found
    values, more = check(deck_form(kinds), node)
    problems = [*found, *more]
    if values is None:
        return None, in_order(problems)
    cards = _cards(values["kaarten"], beside, problems)
    if not values["soort"]:
        return None, in_order(problems)
    name = values["deck"] or stem
    deck = Deck(name, values["soort"], cards, values.get("versie", ""), values.get("bron", ""), node.place.file)
    return deck, in_order(problems)


def read_decks(folder: Path, kinds: Collection[str] = ()) -> tuple[tuple[Deck, ...], tuple[Problem, ...]]:
    """All decks in a folder by the name of their file, and what is wrong with them."""
    paths, problems = yaml_files(folder)
    read = [read_deck(path, kinds) for path in paths]
    found = [problem for _, more in read for problem in more]
    return tuple(deck for deck, _ in read if deck is not None), (*problems, *found)


def _cards(entries: tuple[Values, ...], beside: Callable[[str], bool], problems: list[Problem]) -> tuple[DeckCard, ...]:
    cards: dict[str, DeckCard] = {}
    for values in entries:
        if values["id"] in cards:
            what = (
                f"De kaart ‘{values['titel']}’ heeft dezelfde id als de kaart op regel {cards[values['id']].place.line}: ‘{values['id']}’."
            )
            remedy = "Geef deze kaart een eigen id. Staat hij er twee keer? Haal hem dan één keer weg."
            problems.append(Problem(what, values.places["id"], remedy))
        else:
            cards[values["id"]] = _card(values, _picture(values, beside, problems))
    return tuple(cards.values())


def _card(values: Values, picture: str) -> DeckCard:
    translations = (Translation(code, words["titel"], words.get("tekst", "")) for code, words in values.get("vertaling", ()))
    return DeckCard(
        id=values["id"],
        title=values["titel"],
        text=values.get("tekst", ""),
        domains=tuple(dict.fromkeys(values.get("domeinen", ()))),
        performer=values.get("uitvoerder", ""),
        picture=picture,
        translations=tuple(translations),
        place=values.place,
        title_at=values.places["titel"],
        text_at=values.places.get("tekst", values.place),
    )


def _picture(values: Values, beside: Callable[[str], bool], problems: list[Problem]) -> str:
    """The name of a card's picture when it is a plain file beside the deck."""
    name = str(values.get("plaatje", ""))
    if not name:
        return ""
    if beside(name):
        return name
    what = f"Het plaatje ‘{name}’ van de kaart ‘{values['titel']}’ staat niet naast de stapel."
    problems.append(Problem(what, values.places["plaatje"], "Zet het bestand in dezelfde map als de stapel, of haal de regel weg."))
    return ""


def _lies_there(path: Path) -> bool:
    """Whether an ordinary file lies there, and not a link to one elsewhere."""
    return path.is_file() and not path.is_symlink()
