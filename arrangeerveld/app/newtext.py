"""A card on the mat keeps the text it had; when its deck says something else now, it can be given the new text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from arrangeerveld.app.buttons import button
from arrangeerveld.app.controls import Control
from arrangeerveld.app.rings import stays
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.board import Card, Item
from arrangeerveld.core.colours import DARK, MUTED, WHITE
from arrangeerveld.core.geometry import Rect
from arrangeerveld.core.marks import Means
from arrangeerveld.core.operations import renew

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk

WIDE, HIGH = 250.0, 62.0
GAP = 8.0
WORD = "ring:nieuw:"


def waiting(desk: Desk, items: Iterable[Item]) -> frozenset[str]:
    """The cards among some items whose deck says something else now."""
    return frozenset(item.id for item in items if isinstance(item, Card) and newest(desk, item) is not None)


def newest(desk: Desk, card: Card) -> Card | None:
    """What the deck of a card says now, when that is something else."""
    now = desk.shelf.newest.get((card.deck, card.source)) if card.source else None
    return None if now is None or _said(now) == _said(card) else now


def _said(card: Card) -> tuple[object, ...]:
    """What of a card is asked about when its deck changed it; translations come along with it."""
    return card.title, card.text, card.domains, card.performer


def renewed(card: Card, now: Card) -> Card:
    """A card with what its deck says now, where it lies."""
    said = replace(card, title=now.title, text=now.text, domains=now.domains, performer=now.performer, translations=now.translations)
    return replace(said, picture=now.picture or card.picture)


def with_new(desk: Desk, items: Iterable[Item], shown: tuple[Control, ...]) -> tuple[Control, ...]:
    """Enlarged cards, each with the choice of the new text under it when there is one."""
    waits = waiting(desk, items)
    if not waits:
        return shown
    return desk.kept("nieuwe tekst", (shown, waits), lambda: _beside(shown, waits, desk.screen, desk.means))


def _beside(shown: tuple[Control, ...], waits: frozenset[str], screen: Screen, means: Means) -> tuple[Control, ...]:
    made: list[Control] = []
    for control in shown:
        made.append(control)
        card = control.action.partition(":")[2]
        if card in waits:
            ink, ring = means.look.ink(DARK), means.look.ink(MUTED)
            made.append(button("history", "nieuwe tekst", _spot(control.place, screen), means, WORD + card, fill=WHITE, ink=ink, ring=ring))
    return tuple(made)


def _spot(card: Rect, screen: Screen) -> Rect:
    """Under a card, over it where there is no room, or on the foot of one that fills the screen."""
    under, over = card.bottom + GAP, card.y - GAP - HIGH
    if under + HIGH + GAP > screen.size.h - screen.dock.h:
        under = over if over > screen.size.h / 3 else card.bottom - HIGH - GAP
    return Rect(card.right - WIDE - GAP, under, WIDE, HIGH)


def take(desk: Desk, item_id: str) -> None:
    """Give a card its new text, as one step."""
    item = desk.session.present.item(item_id)
    now = newest(desk, item) if isinstance(item, Card) else None
    if not isinstance(item, Card) or now is None:
        return
    if item.locked:
        desk.tell(stays(item))
        return
    desk.session.do("kaart nieuwe tekst", lambda board: renew(board, renewed(item, now)))
    desk.tell(f"‘{now.title}’ heeft nu de nieuwe tekst. Met Terug komt de oude terug.")
