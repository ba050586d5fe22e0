"""Trays: opening and filtering them, taking cards out of them, and letting their row roll on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from arrangeerveld.app import phototray, tray, writing
from arrangeerveld.app.notices import Notice
from arrangeerveld.app.tray import BOARDS, Tray
from arrangeerveld.app.writers import SEARCH
from arrangeerveld.core.board import CARD, Card
from arrangeerveld.core.geometry import Point, Pose, Rect
from arrangeerveld.core.hits import free_place

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk

FRICTION = 0.03  # what is left of the speed of a rolling row after a second
INVITATION = "Tik op het veld."
_TOLD = 110.0  # mm over the foot of the mat that the sentence about the card takes
SLOWEST = 20.0  # mm per second at which it lies still


def show_tray(desk: Desk, kind_id: str) -> None:
    """Open the tray of a kind, or close it when it is open."""
    kind = desk.shelf.kind(kind_id)
    desk.pane, desk.picked = "", None
    if kind is None or (desk.tray is not None and desk.tray.kind.id == kind_id):
        desk.tray = None
        return
    desk.tray = Tray(kind, desk.shelf.dealt(desk.session.present.mat, kind_id), remarks=len(desk.covers.remarks.found))


def show_boards(desk: Desk) -> None:
    """Open the tray with the boards that were saved, or close it."""
    desk.pane, desk.picked = "", None
    if desk.tray is not None and desk.tray.kind is BOARDS:
        desk.tray = None
        return
    desk.finish_writing()
    desk.tray = Tray(BOARDS, desk.office.boards(), filters=False, ways=tray.OPENING)


def tap_card(desk: Desk, card: Card) -> None:
    """A card in a tray is tapped: it is picked, and the next tap on the mat lays it down; a board is opened."""
    if card.kind == BOARDS.id:
        follow = desk.tray is not None and desk.tray.way
        desk.tray = None
        (desk.office.follow if follow else desk.office.open)(card.source)
    elif card.kind == phototray.PHOTOS.id:
        phototray.choose(desk, card)
    elif card.source in desk.lying():
        _point_out(desk, card)
    else:
        desk.picked = None if desk.picked is card else card
        if desk.picked:
            desk.tell(_invitation(card))
    desk.on_change()


def take_out(desk: Desk, card: Card) -> str:
    """A key takes a card out of the tray and lays it on a free place over the tray: its id there, or empty when it was only tapped."""
    if desk.tray is None or card.kind in {BOARDS.id, phototray.PHOTOS.id} or card.source in desk.lying():
        tap_card(desk, card)
        return ""
    mat = desk.session.present.mat.area
    foot = min(mat.bottom, desk.screen.on_mat(Point(0.0, tray.area(desk.screen).y)).y)
    area = Rect(mat.x + 20, mat.h * 0.26, mat.w - 40, max(CARD.h, foot - mat.h * 0.26 - _TOLD))
    spot = free_place(desk.session.present, area, CARD, Point(mat.centre.x, foot))
    item = replace(card, id=desk.session.new_id(), pose=Pose(*spot))
    desk.picked = None
    desk.lay(item)
    desk.tell(f"‘{card.title}’ ligt nu op het veld. Met de pijltjes schuif je de kaart.")
    return item.id


def _point_out(desk: Desk, card: Card) -> None:
    """Tell where a card lies, and light it there."""
    lying = (item.id for item in desk.session.present.items if isinstance(item, Card) and item.source == card.source)
    desk.pointed.show(lying, desk.office.now())
    desk.tell(_lies_at(desk, card))


def _invitation(card: Card) -> str:
    return f"{INVITATION} Daar komt ‘{card.title}’ te liggen."


def laid(desk: Desk) -> None:
    """A picked card lies on the mat: nobody has to be told any more to tap there."""
    desk.picked = None
    desk.notices = tuple(notice for notice in desk.notices if holds(desk, notice))


def holds(desk: Desk, notice: Notice) -> bool:
    """Whether a notice still says what is so: who is asked to tap on the mat must have a card picked."""
    asked = notice.text.startswith(INVITATION)
    return not asked or (desk.picked is not None and notice.text == _invitation(desk.picked))


def _lies_at(desk: Desk, card: Card) -> str:
    zone = desk.lying().get(card.source, "")
    return f"‘{card.title}’ ligt al op het veld{f', bij {zone}' if zone else ''}."


def deal(desk: Desk, touch: object, card: Card, at: Point, point: Point) -> bool:
    """A finger takes a card or photo out of the tray, from a place on the screen (its middle)."""
    if card.kind == phototray.PHOTOS.id:
        return phototray.take(desk, touch, card, at, point)
    if card.source in desk.lying():
        _point_out(desk, card)
        return False
    if card.source and any(isinstance(item, Card) and item.source == card.source for _, item, _ in desk.session.drags()):
        desk.tell(f"Iemand heeft ‘{card.title}’ al in de hand.")
        return False
    pose = Pose(*desk.screen.on_mat(at))
    desk.session.deal(touch, replace(card, id=desk.session.new_id(), pose=pose), desk.screen.on_mat(point))
    return True


def change_tray(desk: Desk, word: str, value: str) -> None:
    """A tap in the open tray: show another domain, search, or close it."""
    if desk.tray is None:
        return
    match word:
        case "manier" if desk.tray.kind is phototray.PHOTOS:
            phototray.show_way(desk, value)
        case "manier":
            desk.tray.way = value
        case "domein":
            desk.tray.domain, desk.tray.offset = value, 0.0
        case "zoek":
            desk.writers.real = "" if desk.writers.real == SEARCH else desk.writers.real
            desk.tray.searching = True
            writing.search_keyboard(desk)
        case _:
            desk.tray = None


def roll(desk: Desk, speed: float) -> None:
    """Let the row of the tray roll on, mm per second; 0 holds it."""
    desk.rolling = speed
    desk.on_change()


def advance(desk: Desk, seconds: float) -> bool:
    """The row rolls on and slows down; False when it lies still."""
    if desk.tray is None or abs(desk.rolling) < SLOWEST:
        desk.rolling = 0.0
        return False
    before = desk.tray.offset
    desk.tray.scroll(desk.rolling * seconds, tray.row(desk.screen).w)
    moved = desk.tray.offset != before
    desk.rolling = desk.rolling * FRICTION**seconds if moved else 0.0  # at its end it lies still, and does not go on in another row
    desk.on_change()
    return moved
