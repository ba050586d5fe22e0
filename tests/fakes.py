"""Small stand-ins for tests: a mat, cards, notes, strokes, and a typeface whose widths anyone can add up."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable

from arrangeerveld.core.board import Board, Card, Item, Kind, Note, NoteSize, Stroke
from arrangeerveld.core.geometry import Point, Pose, Rect, Size
from arrangeerveld.core.marks import Icon, Means, Weight
from arrangeerveld.core.mat import HEIGHT, Holds, Mat, Shape, Zone
from arrangeerveld.core.operations import settled

THIN, WIDE = frozenset("ijlI'.,:;|!"), frozenset("mwMW@%")


class FixedType:
    """Letters of 0.3, 0.5 or 0.9 em, bold a tenth wider; words may be broken after every third letter."""

    def width(self, text: str, weight: Weight) -> float:
        """The width in em."""
        em = sum(0.3 if char in THIN else 0.9 if char in WIDE else 0.5 for char in text)
        return em * 1.1 if weight is Weight.BOLD else em

    def hyphens(self, word: str) -> tuple[int, ...]:
        """Every third place, with three letters left on both sides."""
        return tuple(range(3, len(word) - 2, 3))


ICON: Icon = ((Point(4, 4), Point(20, 4), Point(20, 20)), (Point(12, 12),))
MEANS = Means(FixedType(), {"book": ICON})
KINDS = (Kind("ouder", "Ouder", "ouder", "#8a3d00", "book", 1), Kind("swv", "Samenwerkingsverband", "samenwerkingsverband", "#004b87"))
ZONES = (
    Zone("links", "Links", Shape.ROUNDED, Rect(20, 50, 560, 500)),
    Zone("rechts", "Rechts", Shape.RECTANGLE, Rect(600, 50, 580, 500), icon="book"),
    Zone("kern", "De kern", Shape.PILL, Rect(450, 220, 300, 160), question="waar gaat het om?"),
    Zone("rond", "Rond", Shape.ELLIPSE, Rect(900, 300, 220, 160)),
    Zone("afspraken", "Afspraken", Shape.ROUNDED, Rect(20, 580, 1160, 120), holds=(Holds.AGREEMENTS,)),
)
MAT = Mat("proef", "Proefveld", "Proefgesprek", Size(1200, HEIGHT), ZONES)


def board(*items: Item, ink: Iterable[Stroke] = ()) -> Board:
    """A board on the mat of the tests; the items lie where they say, wholly on the mat, in the zone under them."""
    bare = Board(MAT, KINDS)
    return Board(MAT, KINDS, items=tuple(settled(bare, item, item.pose) for item in items), ink=tuple(ink))


def card(name: str, x: float = 300, y: float = 300, turn: float = 0.0, title: str = "Samen lezen") -> Card:
    """A card of a deck."""
    return Card(name, "ouder", title, Pose(x, y, turn), source=f"bron-{name}")


def own_card(name: str, x: float = 300, y: float = 300, title: str = "Eigen kaart") -> Card:
    """A card that was written on the spot."""
    return Card(name, "zelf", title, Pose(x, y))


def note(name: str, x: float = 300, y: float = 300, turn: float = 0.0, text: str = "Een memo") -> Note:
    """A small yellow note."""
    return Note(name, NoteSize.SMALL, "geel", text, Pose(x, y, turn))


def stroke(name: str, *points: tuple[float, float], width: float = 6.0) -> Stroke:
    """A line of the pen."""
    return Stroke(name, tuple(Point(*point) for point in points), width)


def counter() -> Callable[[], str]:
    """Ids that were never given before: n1, n2, …."""
    numbers = itertools.count(1)
    return lambda: f"n{next(numbers)}"
