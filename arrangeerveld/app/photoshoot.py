"""From a photo in a file to a photo on the table: the darkroom works, the tray and the mat show what it made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from arrangeerveld.app import boardphotos, phototray
from arrangeerveld.app.photofolders import photo_folders
from arrangeerveld.core.board import Photo
from arrangeerveld.core.faces import photo_face
from arrangeerveld.core.geometry import Point, Pose
from arrangeerveld.core.pictures import PictureData, paper_for
from arrangeerveld.paint.tiles import tile

if TYPE_CHECKING:
    from arrangeerveld.app.program import Program


def look(app: Program, *, boards: bool = False) -> None:
    """Look which photos there are, or which boards were saved; the tray shows them as they are found."""
    if boards:
        _look_for_boards(app)
        return
    app.darkroom.look(
        lambda: photo_folders(app.files.folder),
        app.soon(lambda sheets: phototray.found(app.desk, sheets)),
        lambda *ready: app.soon(lambda one: phototray.thumb(app.desk, *one))(ready),
    )


def _look_for_boards(app: Program) -> None:
    """The boards in the folder; where titles are hidden, their pictures are too."""
    hide, here = app.settings().titels == "verbergen", app.path
    thumb = app.soon(lambda one: phototray.thumb(app.desk, *one))
    app.darkroom.look_at(
        lambda: boardphotos.sheets(app.files, here, hide=hide),
        app.soon(lambda sheets: phototray.found(app.desk, sheets)),
        None if hide else lambda path: thumb((path, boardphotos.small(path, app.start))),
    )


def dropped(app: Program, path: Path, x: float, y: float) -> None:
    """A photo is dropped on the window, at pixels from its top left (0, 0 when that is not known)."""
    at = app.desk.screen.on_mat(app.desk.screen.point(x, app.desk.screen.pixels[1] - y))
    known = (x or y) and app.desk.session.present.mat.area.contains(at)
    phototray.bring(app.desk, path, at if known else None)


def bring(app: Program, path: Path, at: Point | None) -> None:
    """Make a photo ready, and lay it on the board for which it was chosen."""
    session = app.desk.session

    def ready(developed: Any) -> None:
        if app.desk.session is session:
            phototray.lay(app.desk, developed, path, at)

    scale, means, type_ = app.desk.screen.scale, app.desk.means, app.start.typeface

    def paint(picture: PictureData) -> None:
        tile(photo_face(Photo("", "", paper_for(picture, phototray.length_of(path)), Pose(0, 0), picture), means), scale, type_)

    make = (lambda path: boardphotos.developed(path, app.start)) if path.suffix.lower() == phototray.BOARD else None
    app.darkroom.develop(path, paint, app.soon(ready), make)
