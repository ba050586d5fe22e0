"""Files for the page where cards come in: which there are, what is in one, and what it would do; all of it on the worker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from arrangeerveld.app.intake import Intake
from arrangeerveld.core.problems import Refused
from arrangeerveld.files.sharing import ENDING

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk


def look_for_files(desk: Desk, page: Intake) -> None:
    """Find out which files with cards there are, and which decks."""
    from arrangeerveld.app.cardfolders import card_folders  # noqa: PLC0415 - only for who looks for them
    from arrangeerveld.files.cardfiles import card_files  # noqa: PLC0415
    from arrangeerveld.files.deckfolder import listed  # noqa: PLC0415

    folder, kinds = desk.office.record_folder(), tuple(kind.id for kind in page.kinds)

    def found(what: Any) -> None:
        page.files, page.decks = what
        desk.on_change()

    desk.office.work(lambda: (card_files(card_folders(folder)), listed(folder, kinds)), found)


def attempt(desk: Desk, page: Intake, make: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[str], None]) -> None:
    """Do something on the worker, after which the page is no longer busy."""

    def work() -> Any:
        try:
            return make()
        except Refused as refused:
            return refused

    def done(what: Any) -> None:
        page.busy = False
        if isinstance(what, Refused):
            failed(str(what.problems[0]))
        else:
            then(what)
        desk.on_change()

    page.busy = True
    desk.office.work(work, done)


def read(desk: Desk, page: Intake, path: Path) -> None:
    """Look at a file with cards."""
    from arrangeerveld.files.cardimport import read as read_table  # noqa: PLC0415
    from arrangeerveld.files.packages import unpacked  # noqa: PLC0415
    from arrangeerveld.files.saving import LARGEST, load  # noqa: PLC0415
    from arrangeerveld.files.wording import named  # noqa: PLC0415

    kinds = page.kinds

    def failed(told: str) -> None:
        desk.tell(told, problem=True)

    if path.suffix.lower() == ENDING:
        attempt(desk, page, lambda: unpacked(load(path, LARGEST), named(path.name)), lambda package: _package(desk, page, package), failed)
    else:
        page.fresh_name = named(path.stem)
        page.name = page.into or page.fresh_name
        attempt(desk, page, lambda: read_table(path, kinds), lambda table: show_table(desk, page, table), failed)


def _package(desk: Desk, page: Intake, package: Any) -> None:
    from arrangeerveld.files.receiving import difference  # noqa: PLC0415

    page.again()
    page.package = package
    folder, kinds = desk.office.record_folder(), page.kinds

    def seen(found: Any) -> None:
        page.difference = found

    def failed(told: str) -> None:
        page.trouble = told

    attempt(desk, page, lambda: difference(package, folder, kinds), seen, failed)


def show_table(desk: Desk, page: Intake, table: Any) -> None:
    """A table was read: it is looked at."""
    page.again()
    page.table = table
    page.fresh_name = table.heads.get("stapel", "") or page.fresh_name
    page.name = page.into or page.fresh_name
    work_out(desk, page)


def work_out(desk: Desk, page: Intake) -> None:
    """Work out what the cards would do in the deck that was chosen."""
    from arrangeerveld.files.cardimport import plan, unnamed  # noqa: PLC0415

    table, folder, name, kind = page.table, desk.office.record_folder(), page.name, "" if page.into else page.kind
    if table is None:
        return
    chosen = unnamed(table) if page.into else table

    def seen(found: Any) -> None:
        page.found, page.trouble = found, "" if table.rows else "In deze tabel staat geen kaart die kan worden opgenomen."

    def failed(told: str) -> None:
        page.found, page.trouble = None, told

    attempt(desk, page, lambda: plan(chosen, folder, name, kind), seen, failed)
