"""A deck of the card maker goes out: as one file to pass on, a workbook or a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from arrangeerveld.core.problems import Refused

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk


def give(desk: Desk, ending: str) -> None:
    """Write the deck that is open in the card maker as one file, a workbook or a table, and show where it is."""
    from arrangeerveld.files.cardfiles import write_out  # noqa: PLC0415

    maker = desk.covers.maker
    path, folder = maker.path if maker is not None else None, desk.office.record_folder()
    if path is None:
        return

    def make() -> Path | Refused:
        try:
            return write_out(path, folder, ending)
        except Refused as refused:
            return refused

    def done(target: Path | Refused) -> None:
        if isinstance(target, Refused):
            desk.tell(str(target.problems[0]), problem=True)
        else:
            desk.tell(f"‘{target.name}’ staat in de map {target.parent.name} bij je borden.")
            desk.office.open_folder(target.parent)
        desk.on_change()

    desk.office.work(make, done)
