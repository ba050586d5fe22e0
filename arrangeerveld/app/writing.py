"""Writing at the table: who gets which keyboard, and where a fresh note or own card comes to lie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from arrangeerveld.app import makertyping, tray
from arrangeerveld.app.maker import WRITER as MAKER
from arrangeerveld.app.shelf import OWN
from arrangeerveld.app.writers import SEARCH, lying
from arrangeerveld.core.board import CARD, NOTE, Card, Item, Note, NoteSize
from arrangeerveld.core.faces import open_caret
from arrangeerveld.core.geometry import Point, Pose, Rect, Size, kept_inside
from arrangeerveld.core.gestures import Writing
from arrangeerveld.core.hits import free_place
from arrangeerveld.core.session import Mode

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk


def search_keyboard(desk: Desk) -> None:
    """A keyboard over the tray to search with."""
    field = next((control.place for control in desk.layers().piles["frame"] if control.action == "zoek"), None)
    if field is not None:
        desk.writers.beside(SEARCH, field, tray.area(desk.screen), desk.screen)


def press_key(desk: Desk, writer: str, point: Point) -> None:
    """A key of a keyboard on the screen is pressed."""
    if writer == MAKER:
        makertyping.press(desk, point)
    elif writer != SEARCH:
        desk.writers.press(writer, point, desk.session)
    elif desk.tray is not None:
        typed, done = desk.writers.search(SEARCH, point, desk.tray.search)
        desk.tray.search, desk.tray.offset, desk.tray.searching = typed, 0.0, not done
    desk.on_change()


def typed(desk: Desk, change: Callable[[Writing], Writing]) -> None:
    """Something is typed at the real keyboard: it goes to whoever opened something last, and needs no keyboard on the screen."""
    writer = desk.writers.last(desk.session)
    if writer:
        desk.writers.real = writer
        desk.session.edit(writer, change)


def writer_at(desk: Desk, point: Point) -> str:
    """Whose open note or card lies at a place on the screen; empty when none does."""
    for writer, item, writing in reversed(tuple(desk.session.writings())):
        if lying(item, writing, desk.screen, desk.session, desk.means).contains(point):
            return str(writer)
    return ""


def touch_open(desk: Desk, writer: str, point: Point) -> None:
    """An open note is touched at a place on the screen: the caret comes there, and its writer gets a keyboard on the screen."""
    _place_caret(desk, writer, desk.screen.on_mat(point))
    if desk.writers.real == writer:
        desk.writers.real = ""
    if writer not in desk.writers.boards:
        desk.writers.open(writer, desk.session, desk.screen, desk.means)
    desk.on_change()


def _place_caret(desk: Desk, writer: str, at: Point) -> None:
    item = next((item for who, item, _ in desk.session.writings() if who == writer), None)
    if item is not None:
        area, means = desk.session.present.mat.area, desk.means
        desk.session.edit(writer, lambda writing: writing.at(open_caret(item, writing.text, at, area, means, writing.caret)))


def beside(desk: Desk, writer: str) -> Rect | None:
    """The place on the screen that a keyboard does not hide: the open item of its writer, or the tray that is searched."""
    if writer == SEARCH:
        return tray.area(desk.screen) if desk.tray else None
    open_ = ((item, work) for who, item, work in desk.session.writings() if who == writer)
    return next((lying(item, work, desk.screen, desk.session, desk.means) for item, work in open_), None)


def new_note(desk: Desk, size: NoteSize) -> None:
    """A fresh note on a free place, ready to be written on."""
    _write_fresh(desk, lambda item_id, pose: Note(item_id, size, desk.colour, "", pose, by=desk.taker.by), NOTE[size])


def own_card(desk: Desk) -> None:
    """A blank card on a free place, ready to be written on."""
    _write_fresh(desk, lambda item_id, pose: Card(item_id, OWN, "", pose), CARD)


def _write_fresh(desk: Desk, make: Callable[[str, Pose], Item], size: Size) -> None:
    desk.pane = ""
    desk.session.set_mode(Mode.MOVE)
    desk.tray = None
    mat = desk.session.present.mat.area
    area = Rect(mat.x + 20, mat.h * 0.26, mat.w - 40, mat.h * 0.54)
    spot = free_place(desk.session.present, area, size, Point(mat.w * 0.5, mat.h * 0.72), busy(desk))
    _write_new(desk, make(desk.session.new_id(), Pose(*spot)))


def busy(desk: Desk) -> list[Rect]:
    """The places on the mat where somebody is writing: their open notes and their keyboards."""
    return [Rect(*desk.screen.on_mat(Point(place.x, place.y)), place.w, place.h) for place in busy_places(desk)]


def busy_places(desk: Desk) -> list[Rect]:
    """The places on the screen where somebody is writing: their open notes and their keyboards."""
    open_ = [lying(item, work, desk.screen, desk.session, desk.means) for _, item, work in desk.session.writings()]
    return [*open_, *(board.place for writer, board in desk.writers.boards.items() if writer != desk.writers.real)]


def write_at(desk: Desk, item: Item, middle: Point, size: Size) -> None:
    """A fresh item is let go here: it lies there, ready to be written on."""
    desk.session.set_mode(Mode.MOVE)
    pose = kept_inside(Pose(*middle), size, desk.session.present.mat.area)
    _write_new(desk, replace(item, pose=pose))


def _write_new(desk: Desk, item: Item) -> None:
    writer = _writer(desk)
    desk.session.write_new(writer, item)
    desk.writers.open(writer, desk.session, desk.screen, desk.means)


def _writer(desk: Desk) -> str:
    """Somebody starts to write; the one at the real keyboard has then finished with what was open."""
    if desk.writers.real:
        desk.session.finish(desk.writers.real)
        desk.writers.real = ""
    return desk.writers.fresh()


def open_item(desk: Desk, item: Item) -> None:
    """An item is tapped to be written on: it opens, with a keyboard beside it."""
    writer = _writer(desk)
    if desk.session.write_on(writer, item.id):
        desk.writers.open(writer, desk.session, desk.screen, desk.means)
