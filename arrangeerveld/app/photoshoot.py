"""From a photo in a file to a photo on the table: the darkroom works, the tray and the mat show what it made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from arrangeerveld.app import phototray
from arrangeerveld.app.photofolders import photo_folders
from arrangeerveld.core.board import Photo
from arrangeerveld.core.faces import photo_face
from arrangeerveld.core.geometry import Point, Pose
from arrangeerveld.core.pictures import PictureData, paper_for
from arrangeerveld.paint.tiles import tile

if TYPE_CHECKING:
    from arrangeerveld.app.program import Program


def look(app: Program) -> None:
    """Look which photos there are; the tray shows them as they are found."""
    app.darkroom.look(
        lambda: photo_folders(app.files.folder),
        app.soon(lambda sheets: phototray.found(app.desk, sheets)),
        lambda *ready: app.soon(lambda one: phototray.thumb(app.desk, *one))(ready),
    )


def bring(app: Program, path: Path, at: Point | None) -> None:
    """Make a photo ready, and lay it on the board for which it was chosen."""
    session = app.desk.session

    def ready(developed: Any) -> None:
        if app.desk.session is session:
            phototray.lay(app.desk, developed, path, at)

    scale, means, type_ = app.desk.screen.scale, app.desk.means, app.start.typeface

    def paint(picture: PictureData) -> None:
        tile(photo_face(Photo("", "", paper_for(picture), Pose(0, 0), picture), means), scale, type_)

    app.darkroom.develop(path, paint, app.soon(ready))
