"""The tray with the photos on this computer, and how a chosen or dropped one comes to lie on the mat."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from arrangeerveld.app.darkroom import Developed, Sheet
from arrangeerveld.app.tray import Tray, Way
from arrangeerveld.app.writing import busy
from arrangeerveld.core.board import CARD, Board, Card, Kind, Photo
from arrangeerveld.core.colours import DARK, MUTED, WHITE
from arrangeerveld.core.faces import contained
from arrangeerveld.core.geometry import Point, Pose, Rect
from arrangeerveld.core.hits import free_place
from arrangeerveld.core.layout import TIGHT, fit, text_marks
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Picture, Weight, icon_marks
from arrangeerveld.core.operations import place
from arrangeerveld.core.pictures import MOST_BYTES, MOST_PHOTOS, USUAL, PictureData, paper_for

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk

PHOTOS = Kind("foto", "Foto’s", "foto", "#22303c", "photo")
"""The kind of the cards that stand for photos on a disk; their `source` is a path, their `performer` when they were made."""
WAYS: tuple[Way, ...] = (("photo", "foto’s", ""), ("folder-open", "een eerder bord", "borden"))
LOOKING = {"": "Even kijken welke foto’s er op deze computer staan.", "borden": "Even kijken welke borden er bewaard zijn."}
NONE = {
    "": "Geen foto’s gevonden. Zet een foto in de map Afbeeldingen of op een stick, of sleep hem hierheen.",
    "borden": "Er zijn nog geen andere borden bewaard.",
}
BOARD = ".json"
READABLE = 420.0  # mm: the long side of a board that is laid on the mat
_PICTURE = Rect(5, 5, 112, 96)


class Lab(Protocol):
    """What the tray asks of the world outside."""

    def look_for_photos(self, boards: bool) -> None:  # noqa: FBT001 - as it is called
        """Look on a worker which photos there are, or which boards were saved; `found` and `thumb` follow."""
        ...

    def bring_photo(self, path: Path, at: Point | None) -> None:
        """Make a photo ready on a worker; then `lay` it, near a place on the mat when one was chosen."""
        ...


def show_photos(desk: Desk) -> None:
    """Open the tray with photos, or close it."""
    desk.pane, desk.picked = "", None
    if desk.tray is not None and desk.tray.kind is PHOTOS:
        desk.tray = None
        return
    desk.finish_writing()
    show_way(desk, "")


def show_way(desk: Desk, way: str) -> None:
    """Show the photos on this computer, or the boards that were saved."""
    shown = desk.tray = Tray(PHOTOS, (), filters=False, ways=WAYS, way=way, empty=LOOKING[way])
    face = lru_cache(maxsize=128)(lambda card, small, means=desk.means: _face(card, small, means))
    shown.face = lambda card, _: face(card, shown.small.get(card.source))
    desk.office.look_for_photos(boards=bool(way))


def found(desk: Desk, sheets: tuple[Sheet, ...]) -> None:
    """The photos that there are."""
    if desk.tray is not None and desk.tray.kind is PHOTOS:
        desk.tray.cards = tuple(_card(sheet) for sheet in sheets)
        desk.tray.empty = NONE[desk.tray.way]
        desk.on_change()


def _card(sheet: Sheet) -> Card:
    name = sheet.name[:1].upper() + sheet.name[1:]
    return Card("", PHOTOS.id, name, Pose(0, 0), performer=sheet.when, source=str(sheet.path))


def thumb(desk: Desk, path: Path, picture: PictureData | None) -> None:
    """The small picture of a photo is ready; a file that is no photo goes out of the tray."""
    if desk.tray is None or desk.tray.kind is not PHOTOS:
        return
    if picture is None:
        desk.tray.cards = tuple(card for card in desk.tray.cards if card.source != str(path))
    else:
        desk.tray.small[str(path)] = picture
    desk.on_change()


def _face(card: Card, picture: PictureData | None, means: Means) -> Face:
    """A photo in the tray: in small, with its name and when it was made."""
    left = Rect(_PICTURE.right + 8, 6, CARD.w - _PICTURE.right - 14, 66)
    name = fit(card.title, left, (21.0, 18.0), Weight.BOLD, means.type, leading=TIGHT)
    when = fit(card.performer, left, (18.0, 16.0), Weight.REGULAR, means.type, leading=TIGHT)
    icon = icon_marks(means.icons.get(PHOTOS.icon, ()), Rect(_PICTURE.centre.x - 20, _PICTURE.centre.y - 20, 40, 40), MUTED)
    marks: list[Mark] = [
        Panel(Rect(0, 0, *CARD), WHITE, radius=6, edge="#c4ccd3", edge_width=1.5, shadow=4),
        *(icon if picture is None else (Picture(contained(picture, _PICTURE), picture),)),
        *text_marks(name, left, means.look.ink(DARK), Weight.BOLD),
        *text_marks(when, Rect(left.x, 70, left.w, 34), means.look.ink(MUTED), Weight.REGULAR, middle=True),
    ]
    return Face(CARD, tuple(marks), 12)


def choose(desk: Desk, card: Card, at: Point | None = None) -> None:
    """A photo of the tray is tapped, or let go at a place on the mat."""
    desk.tray = None
    bring(desk, Path(card.source), at)


def bring(desk: Desk, path: Path, at: Point | None) -> None:
    """A photo comes to the table."""
    if desk.covers.closed:
        desk.tell("Kies eerst een gesprek. Zet de foto daarna op het veld.")
        return
    desk.tell(waiting(path))
    desk.office.bring_photo(path, at)


def waiting(path: Path) -> str:
    """What is told while a photo is made ready."""
    if path.suffix.lower() == BOARD:
        return "Het bord komt eraan."
    return f"De foto ‘{path.name[:40]}’ komt eraan."


def lay(desk: Desk, ready: Developed, path: Path, at: Point | None) -> None:
    """A photo is ready: it lies there, as one step; or it is told why it is not."""
    desk.notices = tuple(notice for notice in desk.notices if notice.text != waiting(path))
    for problem in ready.problems:
        desk.tell(str(problem), problem=True)
    if ready.picture is None:
        return
    refused = _full(desk.session.present, ready.picture)
    if refused:
        desk.tell(refused, problem=True)
        return
    size = paper_for(ready.picture, length_of(path))
    mat = desk.session.present.mat.area
    area = Rect(mat.x + 20, mat.h * 0.2, mat.w - 40, mat.h * 0.62)
    spot = at or free_place(desk.session.present, area, size, mat.centre, busy(desk))
    photo = Photo(desk.session.new_id(), ready.name, size, Pose(*spot), ready.picture)
    desk.session.do("foto", lambda board: place(board, photo))
    desk.on_change()


def length_of(path: Path) -> float:
    """How large a photo comes to lie, mm: a board larger than others, for its words."""
    return READABLE if path.suffix.lower() == BOARD else USUAL


def _full(board: Board, picture: PictureData) -> str:
    """Why there is no room for one more photo, or empty."""
    photos = [item for item in board.items if isinstance(item, Photo)]
    backdrop = {board.mat.picture} if board.mat.picture else set[PictureData]()
    total = sum(len(one.data) for one in {photo.picture for photo in photos} | {picture} | backdrop)
    if len(photos) < MOST_PHOTOS and total <= MOST_BYTES:
        return ""
    return "Er past geen foto meer op dit bord. Gooi eerst een foto weg, of bewaar dit bord en begin een nieuw."


def take(desk: Desk, touch: Hashable, card: Card, at: Point, point: Point) -> bool:
    """A finger takes a photo out of the tray, from a place on the screen (its middle): it hangs under the finger in small pixels.

    False while there is nothing to see of it yet.
    """
    small = desk.tray.small.get(card.source) if desk.tray is not None else None
    if small is None:
        return False
    size, pose = paper_for(small, length_of(Path(card.source))), Pose(*desk.screen.on_mat(at))
    desk.session.deal(touch, Photo(desk.session.new_id(), card.title, size, pose, small), desk.screen.on_mat(point))
    return True


def let_go(desk: Desk, touch: Hashable, card: Card, point: Point) -> None:
    """A finger lets go of a photo out of the tray, at a place on the screen."""
    held = next((pose for held, _, pose in desk.session.drags() if held == touch), None)
    desk.session.cancel(touch)
    choose(desk, card, held.centre if held else desk.screen.on_mat(point))
