"""What the buttons of the page where cards come in do, and how it is opened and left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from arrangeerveld.app import intakepage, intakerows, makerdesk, makerreading, makertyping
from arrangeerveld.app.giving import give
from arrangeerveld.app.home import Home
from arrangeerveld.app.intake import Intake
from arrangeerveld.app.intakepage import NOTHING
from arrangeerveld.app.intakereading import attempt, look_for_files, read, show_table, work_out
from arrangeerveld.files.sharing import Way

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
    look_for_files(desk, page)
    return page


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
    show, failed = lambda table: show_table(desk, page, table), lambda told: desk.tell(told, problem=True)
    attempt(desk, page, lambda: pasted(text, kinds), show, failed)


def _choose(desk: Desk, page: Intake, _: str) -> None:  # noqa: ARG001 - all are called alike
    page.choosing, page.offset = True, 0.0


def _into(desk: Desk, page: Intake, stem: str) -> None:
    """The cards come in this deck, or in a fresh one."""
    page.choosing, page.offset, page.into = False, 0.0, stem
    page.name = stem or page.fresh_name
    work_out(desk, page)


def _kind(desk: Desk, page: Intake, kind: str) -> None:
    page.kind = kind
    work_out(desk, page)


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
        look_for_files(desk, page)
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

    attempt(desk, page, make, done, failed)


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
