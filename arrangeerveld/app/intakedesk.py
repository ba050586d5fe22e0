"""What the buttons of the page where cards come in do, and those that give decks out; files are read and written on the worker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from arrangeerveld.app import intakepage, intakerows, makerdesk, makerreading, makertyping
from arrangeerveld.app.home import Home
from arrangeerveld.app.intake import Intake
from arrangeerveld.app.intakepage import NOTHING
from arrangeerveld.core.problems import Refused
from arrangeerveld.files.sharing import ENDING, Way

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk

PASTED = "Geplakte kaarten"


def act(desk: Desk, value: str) -> None:
    """A tap on the page, or on a button that brings it: `woord` or `woord=waarde`."""
    word, _, what = value.partition("=")
    page = desk.covers.page
    if word == "open":
        open_page(desk, what)
    elif word == "uit":
        give(desk, what)
    elif isinstance(page, Intake) and word in _ACTIONS and not page.busy:
        _ACTIONS[word](desk, page, what)


def open_page(desk: Desk, deck: str = "") -> Intake:
    """Show the page with the files there are; the cards come in this deck, when one is named."""
    from arrangeerveld.app.covers import put_down_everything  # noqa: PLC0415 - that one knows this

    if desk.covers.maker is not None:
        makertyping.finish(desk, desk.covers.maker)
    put_down_everything(desk)
    page = Intake(desk.shelf.kinds, into=deck, name=deck, was=desk.covers.page)
    desk.covers.page = page
    _look(desk, page)
    return page


def _look(desk: Desk, page: Intake) -> None:
    from arrangeerveld.app.cardfolders import card_folders  # noqa: PLC0415 - only for who looks for them
    from arrangeerveld.files.cardfiles import card_files  # noqa: PLC0415
    from arrangeerveld.files.deckfolder import listed  # noqa: PLC0415

    folder, kinds = desk.office.record_folder(), tuple(kind.id for kind in page.kinds)

    def found(what: Any) -> None:
        page.files, page.decks = what
        desk.on_change()

    desk.office.work(lambda: (card_files(card_folders(folder)), listed(folder, kinds)), found)


def _try(desk: Desk, page: Intake, make: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[str], None]) -> None:
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


# what comes in


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
        _try(desk, page, lambda: unpacked(load(path, LARGEST), named(path.name)), lambda package: _package(desk, page, package), failed)
    else:
        page.fresh_name = named(path.stem)
        page.name = page.into or page.fresh_name
        _try(desk, page, lambda: read_table(path, kinds), lambda table: _table(desk, page, table), failed)


def _package(desk: Desk, page: Intake, package: Any) -> None:
    from arrangeerveld.files.receiving import difference  # noqa: PLC0415

    page.again()
    page.package = package
    folder, kinds = desk.office.record_folder(), page.kinds

    def seen(found: Any) -> None:
        page.difference = found

    def failed(told: str) -> None:
        page.trouble = told

    _try(desk, page, lambda: difference(package, folder, kinds), seen, failed)


def _table(desk: Desk, page: Intake, table: Any) -> None:
    page.again()
    page.table = table
    page.fresh_name = table.heads.get("stapel", "") or page.fresh_name
    page.name = page.into or page.fresh_name
    _plan(desk, page)


def _plan(desk: Desk, page: Intake) -> None:
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

    _try(desk, page, lambda: plan(chosen, folder, name, kind), seen, failed)


def _file(desk: Desk, page: Intake, path: str) -> None:
    read(desk, page, Path(path))


def _paste(desk: Desk, page: Intake, _: str) -> None:
    """What was copied in another program."""
    from arrangeerveld.files.cardimport import pasted  # noqa: PLC0415

    text = desk.covers.copied()
    if not text.strip():
        desk.tell("Er is niets gekopieerd. Kies in Word of Excel de tabel en dan Kopiëren, en tik daarna hier.", problem=True)
        return
    page.fresh_name = PASTED
    kinds = page.kinds
    _try(desk, page, lambda: pasted(text, kinds), lambda table: _table(desk, page, table), lambda told: desk.tell(told, problem=True))


def _choose(desk: Desk, page: Intake, _: str) -> None:  # noqa: ARG001 - all are called alike
    page.choosing, page.offset = True, 0.0


def _into(desk: Desk, page: Intake, stem: str) -> None:
    """The cards come in this deck, or in a fresh one."""
    page.choosing, page.offset, page.into = False, 0.0, stem
    page.name = stem or page.fresh_name
    _plan(desk, page)


def _kind(desk: Desk, page: Intake, kind: str) -> None:
    page.kind = kind
    _plan(desk, page)


def _way(desk: Desk, page: Intake, way: str) -> None:  # noqa: ARG001
    page.way = Way(way)


def _further(desk: Desk, page: Intake, _: str) -> None:
    """The real keyboard presses the rows: they go a screen further, and after the last ones to the first."""
    if desk.focus.shown:
        before = page.offset
        intakepage.scroll(page, desk.screen, intakerows.place(desk.screen).h - intakerows.ROW)
        page.offset = 0.0 if page.offset == before else page.offset


def _back(desk: Desk, page: Intake, _: str) -> None:
    """One step back: out of the decks, the preview, or the page."""
    if page.choosing:
        page.choosing, page.offset = False, 0.0
    elif page.seen:
        page.again()
        _look(desk, page)
    else:
        _leave(desk, page)


def _leave(desk: Desk, page: Intake) -> None:
    """Back to what was in sight before: the card maker, the start screen, a page, or the table."""
    was = page.was
    if isinstance(was, Home):
        desk.covers.go_home(desk)
    else:
        desk.covers.page = was


def _take(desk: Desk, page: Intake, _: str) -> None:
    """Do what was looked at, and show the deck."""
    from arrangeerveld.files import cardimport, receiving  # noqa: PLC0415

    now, table, package, way = desk.office.wall(), page.found, page.difference, page.way
    if not page.ready:
        return

    def make() -> tuple[Path, str, str]:
        if package is not None:
            told = receiving.receive(package, way, now)
            return package.path, receiving.told(package, way), " ".join(map(str, told))
        assert table is not None  # noqa: S101 - the page was ready
        cardimport.keep(table, now)
        return table.path, cardimport.told(table), ""

    def done(what: tuple[Path, str, str]) -> None:
        path, told, wrong = what
        if package is not None and package.fresh_kind:
            _know_kinds(desk)
        desk.office.decks_changed()
        if page.was is None:
            desk.covers.page = None
        else:
            _show(desk, path)
        desk.tell(told)
        if wrong:
            desk.tell(wrong, problem=True)

    def failed(told: str) -> None:
        page.trouble = told

    _try(desk, page, make, done, failed)


def _show(desk: Desk, path: Path) -> None:
    """The deck in the card maker, unless a step of another one there is not saved yet."""
    makerdesk.open_page(desk)
    maker = desk.covers.maker
    if maker is not None and maker.saved:
        makerreading.read(desk, maker, path)


def _know_kinds(desk: Desk) -> None:
    """A kind came along with a deck: it is known from now on."""
    from arrangeerveld.files import places  # noqa: PLC0415
    from arrangeerveld.files.kinds import read_kinds  # noqa: PLC0415

    desk.shelf.kinds = read_kinds(places.cards(), desk.means.icons, desk.office.record_folder())[0]


_ACTIONS: dict[str, Callable[[Desk, Intake, str], None]] = {
    "bestand": _file,
    "plak": _paste,
    "kies": _choose,
    "stapel": _into,
    "soort": _kind,
    "manier": _way,
    "rijen": _further,
    "terug": _back,
    "neem": _take,
}
"""What each word does."""


def dropped(desk: Desk, path: Path) -> bool:
    """A file is dropped on the window; whether it is one with cards, which is looked at then."""
    from arrangeerveld.files.cardfiles import is_card_file  # noqa: PLC0415 - only for who drops a file

    if not is_card_file(path):
        return False
    page = desk.covers.page
    if not isinstance(page, Intake):
        page = open_page(desk)
    if not page.busy:
        read(desk, page, path)
        desk.on_change()
    return True


def pressed(desk: Desk, letter: str, modifiers: list[str]) -> bool:
    """A key with Control at the real keyboard: V pastes here; False when it is not for this page."""
    page = desk.covers.page
    if not isinstance(page, Intake) or desk.covers.curtain or not {"ctrl", "meta"} & set(modifiers):
        return False
    if letter == "v" and not page.seen and not page.choosing:
        desk.act("halen:plak")
    return True


def escape(desk: Desk) -> bool:
    """One step back; False when the page is not in sight."""
    if not isinstance(desk.covers.page, Intake):
        return False
    desk.act(f"{NOTHING}terug")
    return True


# what goes out


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
