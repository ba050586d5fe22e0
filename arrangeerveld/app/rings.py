"""The rings that are open: one for each item, several people at once; and what each choice does to its item."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from arrangeerveld.app import ring
from arrangeerveld.app.controls import Control
from arrangeerveld.app.opened import Opened
from arrangeerveld.app.screen import Screen
from arrangeerveld.core import operations
from arrangeerveld.core.board import Board, Card, Item, Photo
from arrangeerveld.core.geometry import Point, Rect, distance
from arrangeerveld.core.history import BACK
from arrangeerveld.core.marks import Means
from arrangeerveld.core.pictures import next_length
from arrangeerveld.core.session import Session

SIGN_STAYS = 1.0  # seconds
WAYS = {"groter": 1, "kleiner": -1}
LONGEST = 40  # characters of what stands on an item, in a sentence about it


@dataclass(frozen=True, slots=True)
class Ring:
    """An open ring; its layout stays while it is open, so that no choice moves from under a finger."""

    item: str
    layout: ring.Layout


@dataclass(frozen=True, slots=True)
class Shown:
    """An open ring with its item as it is now."""

    ring: Ring
    item: Item
    back: bool  # whether the item has a step of its own to take back


class Rings:
    """The open rings, and the locks that are shown for a moment on items that were touched and stay."""

    def __init__(self) -> None:
        self.open: tuple[Ring, ...] = ()
        self.opened = Opened()
        self.signs: dict[str, float] = {}  # item -> until when
        self._board: Board | None = None
        self._look: tuple[tuple[Shown, ...], tuple[Item, ...]] = (), ()

    def show(self, item: Item, board: Board, screen: Screen, over: Sequence[Rect] = ()) -> None:
        """Open a ring around an item, clear of the other rings, and of what lies `over` rings, where that can be."""
        others = [(other, board.item(other.item)) for other in self.open if other.item != item.id]
        taken: list[Rect] = [*over]
        for other, at in others:
            if at is not None:
                place = ring.place_of(at, screen)
                taken += [place, *ring.spots(place, other.layout, screen)]
        layout = ring.layout_for(ring.place_of(item, screen), taken, screen)
        self.open = (*(other for other, _ in others), Ring(item.id, layout))
        self.signs.pop(item.id, None)
        self._board = None

    def close(self, item_id: str) -> bool:
        """Close the ring of an item; False when it had none."""
        kept = tuple(other for other in self.open if other.item != item_id)
        closed, self.open, self._board = len(kept) < len(self.open), kept, None
        return closed

    def close_all(self) -> None:
        """Close every ring."""
        self.open, self._board = (), None

    def close_near(self, point: Point, board: Board) -> None:
        """A tap elsewhere, at a place on the mat, closes the nearest ring."""
        items = [item for item in (board.item(one.item) for one in self.open) if item is not None]
        if items:
            self.close(min(items, key=lambda item: distance(item.pose.centre, point)).id)

    def sign(self, item_id: str, now: float) -> None:
        """Show a lock on an item for a moment."""
        self.signs[item_id] = now + SIGN_STAYS
        self._board = None

    def tick(self, now: float) -> bool:
        """Take off the locks whose time is over; whether there were any."""
        over = [item_id for item_id, until in self.signs.items() if until <= now]
        for item_id in over:
            del self.signs[item_id]
        self._board = None if over else self._board
        return bool(over)

    def look(self, session: Session) -> Hashable:
        """All that the controls depend on; rings of items that are gone or in somebody's hands are closed."""
        if self.open:
            busy = {item.id for _, item, _ in (*session.drags(), *session.writings())}
            if any(one.item in busy for one in self.open):
                self.open, self._board = tuple(one for one in self.open if one.item not in busy), None
        if self._board is not session.present:
            self._look_again(session)
        return self._look

    def _look_again(self, session: Session) -> None:
        board, self._board = session.present, session.present
        items = {one.item: board.item(one.item) for one in self.open}
        self.open = tuple(one for one in self.open if items[one.item])
        shown = [Shown(one, item, session.history.before(item.id) is not None) for one in self.open if (item := items[one.item])]
        signs = [item for item in map(board.item, self.signs) if item is not None]
        self._look = tuple(shown), tuple(signs)

    def controls(self, screen: Screen, means: Means) -> tuple[Control, ...]:
        """The edges and choices of the open rings, and the locks."""
        shown, signs = self._look
        made = [ring.lock_sign(item, screen, means) for item in signs]
        made += [ring.edge(one.item, screen) for one in shown]
        for one in shown:
            made += ring.controls(one.item, one.ring.layout, screen, means, back=one.back)
        return tuple(made)

    def choose(self, word: str, item_id: str, session: Session) -> str:
        """Do what was chosen for an item, as one step; gives the sentence to show, if any. A ring that closed meanwhile does nothing."""
        item = session.present.item(item_id)
        if item is None or all(one.item != item_id for one in self.open):
            return ""
        refused = _refusal(word, item, session)
        if refused:
            return refused
        if word not in WAYS:  # somebody may want it larger still
            self.close(item_id)
        return self._done(word, item, session)

    def _done(self, word: str, item: Item, session: Session) -> str:
        match word:
            case "kopie":
                fresh = session.new_id()
                session.do(_noun(item), lambda board: operations.copy(board, item.id, fresh))
            case "vast" | "los":
                session.do(f"{_noun(item)} {word}", lambda board: operations.lock(board, item.id, locked=word == "vast"))
            case "groter" | "kleiner":
                session.do(f"{_noun(item)} {word}", lambda board: operations.resize(board, item.id, WAYS[word]))
            case "weg":
                return throw_away(item, session)
            case "afspraak":
                row = session.new_id()
                session.do(f"{_noun(item)} afspraak", lambda board: operations.agree(board, item.id, row))
                return f"{called(item)} is nu een afspraak."
            case "terug":
                was = session.history.before(item.id)
                if was is not None:
                    session.do(f"{_noun(item)} {BACK}", lambda board: operations.restore(board, was))
        return ""


def _refusal(word: str, item: Item, session: Session) -> str:
    """Why a choice does nothing now, or empty."""
    noun = _noun(item)
    if word in {"weg", *WAYS} and item.locked:
        return f"Deze {noun} zit vast. Kies eerst ‘los’."
    if word in WAYS and next_length(item.size, WAYS[word]) is None:
        return f"Deze {noun} kan niet {word}."
    if word == "terug" and session.history.before(item.id) is None:
        return f"Er is bij deze {noun} geen stap om terug te nemen."
    if word == "afspraak" and operations.agreed(session.present, item.id):
        return f"{called(item)} is al een afspraak."
    if word == "afspraak" and not operations.text_of(item).strip():
        return f"Op deze {noun} staat nog niets. Schrijf er eerst iets op."
    return ""


def throw_away(item: Item, session: Session) -> str:
    """Take an item off the mat, as one step; gives the sentence to show."""
    session.do(f"{_noun(item)} weg", lambda board: operations.remove(board, item.id))
    return f"{called(item)} is weg. Met Terug haal je het terug." if session.present.item(item.id) is None else stays(item)


def stays(item: Item, *, keys: bool = False) -> str:
    """The sentence about a locked item that was touched, or that `keys` would move."""
    way = "Open met Shift+F10 de knoppen en kies ‘los’." if keys else "Houd hem ingedrukt om hem los te maken."
    return f"Deze {_noun(item)} zit vast. {way}"


def called(item: Item) -> str:
    """An item at the beginning of a sentence: what stands on it, or what it is."""
    text = " ".join(operations.text_of(item).split())
    if not text:
        return f"De {_noun(item)}"
    return f"‘{text}’" if len(text) <= LONGEST else f"‘{text[: LONGEST - 1].rstrip()}…’"


def _noun(item: Item) -> str:
    return "kaart" if isinstance(item, Card) else "foto" if isinstance(item, Photo) else "memo"
