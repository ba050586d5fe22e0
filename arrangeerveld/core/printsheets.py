"""Cards on sheets of A4: ten on each with lines to cut along, and their backs where they come when it is turned over its long edge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from arrangeerveld.core.colours import DARK, MUTED
from arrangeerveld.core.geometry import Point, Rect
from arrangeerveld.core.marks import Mark, Means, Panel, Text, Weight, shifted
from arrangeerveld.core.paper import A4, Page, Part
from arrangeerveld.core.printcard import PRINTED, Front, PrintCard, back, fronts

COLUMNS, ROWS = 2, 5
LEFT, TOP = (A4.w - COLUMNS * PRINTED.w) / 2, (A4.h - ROWS * PRINTED.h) / 2
"""The same white at both sides: turned over its long edge, the grid of the back falls on that of the front."""
CUT, CUT_COLOUR = 0.25, "#7d878f"  # mm, and lighter than what is on the cards
BEYOND = 4.0  # mm that a line to cut along goes on outside the cards
RULER = 50.0  # mm
SMALL = 3.4


@dataclass(frozen=True, slots=True)
class _Piece:
    """A card on a sheet: one front, and the back that belongs to it."""

    card: PrintCard
    front: Front


def sheets(cards: Sequence[PrintCard], means: Means, *, backs: bool) -> tuple[Page, ...]:
    """The pages: each sheet, and right after it its backs."""
    pieces = [_Piece(card, front) for card in cards for front in fronts(card, means)]
    count = -(-len(pieces) // (COLUMNS * ROWS))
    pages: list[Page] = []
    told: set[str] = set()
    for i in range(count):
        some = pieces[i * COLUMNS * ROWS : (i + 1) * COLUMNS * ROWS]
        label = f"{_decks(some)} · blad {i + 1} van {count}"
        pages.append(_front_page(some, i, label, told, means))
        if backs:
            pages.append(_back_page(some, label, means))
    return tuple(pages)


def parted(cards: Sequence[PrintCard], means: Means) -> tuple[str, ...]:
    """The titles of the cards whose text goes on on another card."""
    return tuple(card.title for card in cards if len(fronts(card, means)) > 1)


def slot(number: int, *, behind: bool = False) -> Rect:
    """Where a card of a sheet lies, mm on the page, counted from 0 along the rows; `behind` is its place on the back."""
    row, column = divmod(number, COLUMNS)
    column = COLUMNS - 1 - column if behind else column
    return Rect(LEFT + column * PRINTED.w, TOP + row * PRINTED.h, *PRINTED)


def _front_page(pieces: Sequence[_Piece], number: int, label: str, told: set[str], means: Means) -> Page:
    """A sheet of fronts; a deck that begins on it is a heading."""
    parts, heads = [Part((), (*_cuts(len(pieces)), *_ruler(means)))], []
    parts.append(Part((f"H1 {number}",), _label(label, means), label))
    for i, piece in enumerate(pieces):
        place = slot(i)
        if piece.card.deck not in told:
            told.add(piece.card.deck)
            heads.append((1, piece.card.deck or piece.card.kind.name, place.y))
        parts.append(Part((), _moved(piece.front.drawn, place)))
        section = f"Sect {number}-{i}"
        for j, said in enumerate(piece.front.said):
            parts.append(Part((section, f"{said.sort} {number}-{i}-{j}"), _moved(said.marks, place), said.text))
    return Page(A4, tuple(parts), tuple(heads))


def _back_page(pieces: Sequence[_Piece], label: str, means: Means) -> Page:
    """The backs of a sheet: in each row the other way round, and without lines, which would show when a printer is off by a mm."""
    marks = tuple(mark for i, piece in enumerate(pieces) for mark in _moved(back(piece.card, means), slot(i, behind=True)))
    return Page(A4, (Part((), marks), Part((), _label(f"{label}, achterkant", means))))


def _moved(marks: Sequence[Mark], place: Rect) -> tuple[Mark, ...]:
    return tuple(shifted(mark, place.x, place.y) for mark in marks)


def _decks(pieces: Sequence[_Piece]) -> str:
    return ", ".join(dict.fromkeys(piece.card.deck or piece.card.kind.name for piece in pieces))


def _cuts(count: int) -> Iterator[Panel]:
    """The lines along the cards that are there: their middle is the cut."""
    rows = -(-count // COLUMNS)
    wide, high = COLUMNS * PRINTED.w, rows * PRINTED.h
    for column in range(COLUMNS + 1):
        yield Panel(Rect(LEFT + column * PRINTED.w - CUT / 2, TOP - BEYOND, CUT, high + 2 * BEYOND), CUT_COLOUR)
    for row in range(rows + 1):
        yield Panel(Rect(LEFT - BEYOND, TOP + row * PRINTED.h - CUT / 2, wide + 2 * BEYOND, CUT), CUT_COLOUR)


def _label(text: str, means: Means) -> tuple[Text, ...]:
    """What the sheet is, over the cards."""
    wide = means.type.width(text, Weight.REGULAR)
    size = min(SMALL, (COLUMNS * PRINTED.w - 4) / wide) if wide else SMALL
    return (Text(Point(LEFT + 2, TOP - BEYOND - 1), text, size, MUTED),)


def _ruler(means: Means) -> Iterator[Mark]:
    """A line of five centimetres under the cards, to see whether the printer kept the size."""
    y = A4.h - 6.5
    yield Panel(Rect(LEFT, y, RULER, 0.3), DARK)
    for x in (LEFT, LEFT + RULER - 0.3):
        yield Panel(Rect(x, y - 1.2, 0.3, 2.4), DARK)
    told = "Deze lijn is 5 cm als er op ware grootte (100 %) is afgedrukt."
    size = min(SMALL, (COLUMNS * PRINTED.w - RULER - 3) / means.type.width(told, Weight.REGULAR))
    yield Text(Point(LEFT + RULER + 3, y + 1.2), told, size, MUTED)
