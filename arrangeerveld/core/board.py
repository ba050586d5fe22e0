"""One talk as a value: the mat, what lies on it, the ink, the agreements, the people. Nothing here changes; a change is a new board."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from arrangeerveld.core.geometry import Point, Pose, Rect, Size, bounds
from arrangeerveld.core.mat import Mat
from arrangeerveld.core.pictures import PictureData
from arrangeerveld.core.talk import NOT_BEGUN, NOTHING_KNOWN, About, Agreement, Consent, Participant, Progress, Review

CARD = Size(228.0, 106.0)
LANGUAGES = 20  # translations of one card, in a deck and in a board


class NoteSize(StrEnum):
    """The two post-its on the table."""

    LARGE = "groot"
    SMALL = "klein"


NOTE = {NoteSize.LARGE: Size(236.0, 140.0), NoteSize.SMALL: Size(146.0, 118.0)}


@dataclass(frozen=True, slots=True)
class Kind:
    """What a card of a kind (soort) looks like."""

    id: str
    name: str
    short: str  # the word on the card's band
    colour: str  # "#rrggbb", white text on it is readable
    icon: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class Translation:
    """What a card says in another language."""

    language: str  # its code, such as "tr" (ISO 639)
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A support card on the mat, with its full text, so that a later change of the deck does not change the talk."""

    id: str
    kind: str
    title: str
    pose: Pose
    text: str = ""
    domains: tuple[str, ...] = ()
    performer: str = ""
    deck: str = ""
    source: str = ""  # the id of the card in its deck; empty for a card written on the spot
    zone: str = ""
    locked: bool = False
    picture: PictureData | None = None  # that of its deck, as it was when it was laid down
    translations: tuple[Translation, ...] = ()

    @property
    def size(self) -> Size:
        """Every card is equally large."""
        return CARD


@dataclass(frozen=True, slots=True)
class Note:
    """A post-it (memo)."""

    id: str
    note: NoteSize
    colour: str  # a name in `colours.NOTES`
    text: str
    pose: Pose
    zone: str = ""
    locked: bool = False
    by: str = ""  # the id of the participant who took it, if anybody said so
    ink: tuple[Stroke, ...] = ()  # what the pen wrote on it, mm from its middle, before its turn

    @property
    def size(self) -> Size:
        """The size of its paper."""
        return NOTE[self.note]


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo on the mat."""

    id: str
    name: str  # what is on it, in a few words
    size: Size  # of its paper, mm
    pose: Pose
    picture: PictureData
    zone: str = ""
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line of the pen: points in mm, the width of the pen in mm."""

    id: str
    points: tuple[Point, ...]
    width: float = 6.0
    colour: str = "zwart"  # a name in `colours.INKS`
    bounds: Rect = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Keep the box around the line: hits and repainting ask for it all the time."""
        xs, ys = [p[0] for p in self.points], [p[1] for p in self.points]
        half = self.width / 2
        box = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).grown(half)
        object.__setattr__(self, "bounds", box)

    def __hash__(self) -> int:
        """Without looking at every point: lines are looked up by what is drawn on an item."""
        return hash((self.id, len(self.points), self.bounds, self.colour))


@dataclass(frozen=True, slots=True)
class Unknown:
    """A part of a file that this program does not know: kept as it was, and written back.

    An entry of a list (`within` is "stuks", "inkt", "veld/vakken", …), or an object of keys (`within` is the object they stood in:
    "" for the whole board, "gesprek", "veld", "stuks/" and an id, …). Keys of an item that is no longer there are not written.
    Of ink on a note `within` is "memo-inkt/" and the id of the note, and of the keys of such a line "memo-lijn/" and both ids.
    """

    within: str
    raw: str  # its JSON text
    after: int = 0  # of an entry: how many known entries stood before it


Item: TypeAlias = Card | Note | Photo


@dataclass(frozen=True, slots=True)
class Board:
    """One talk. The order of `items` is the stacking order, the last one on top; ink lies over all items."""

    mat: Mat
    kinds: tuple[Kind, ...] = ()
    about: About = NOTHING_KNOWN
    items: tuple[Item, ...] = ()
    ink: tuple[Stroke, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    people: tuple[Participant, ...] = ()
    consents: tuple[Consent, ...] = ()
    reviews: tuple[Review, ...] = ()
    progress: Progress = NOT_BEGUN
    unknown: tuple[Unknown, ...] = ()

    def item(self, item_id: str) -> Item | None:
        """The item with this id, if it is there."""
        return next((item for item in self.items if item.id == item_id), None)

    def kind(self, kind_id: str) -> Kind | None:
        """What a card of this kind looks like, if the board knows it."""
        return next((kind for kind in self.kinds if kind.id == kind_id), None)


def area_of(item: Item) -> Rect:
    """The upright rectangle around an item."""
    return bounds(item.pose, item.size)
