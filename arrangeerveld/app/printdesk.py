"""What the buttons of the page that prints do, how it is opened and left, and what happens when its process answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from arrangeerveld.app.dossier import preview_room
from arrangeerveld.app.home import Home
from arrangeerveld.app.printpage import PrintPage
from arrangeerveld.printing import Wish
from arrangeerveld.printjobs import Print, PrintMade, Proof, Proofed
from arrangeerveld.recordworker import Answer, Made

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk

GONE = "De PDF is niet gemaakt: het onderdeel dat hem maakt, is gestopt. Probeer het nog eens."


def act(desk: Desk, value: str) -> None:
    """A tap on the page, or on a button that brings it: `woord` or `woord=waarde`."""
    word, _, what = value.partition("=")
    page = desk.covers.page
    if word == "open":
        open_page(desk, what)
    elif isinstance(page, PrintPage):
        _tapped(desk, page, word, what)


def open_page(desk: Desk, deck: str = "") -> PrintPage:
    """Show the page, with this deck (the name of its file) chosen when one is named."""
    from arrangeerveld.app import makertyping  # noqa: PLC0415 - that one knows covers
    from arrangeerveld.app.covers import put_down_everything  # noqa: PLC0415 - that one knows this

    if desk.covers.maker is not None:
        makertyping.finish(desk, desk.covers.maker)
    put_down_everything(desk)
    old = desk.covers.printing
    page = PrintPage(desk.shelf.kinds, Wish(desk.office.record_folder()), number=old.number if old is not None else 0)
    page.was = desk.covers.page
    desk.covers.page = desk.covers.printing = page
    _look_for(desk, page, deck)
    return page


def _look_for(desk: Desk, page: PrintPage, deck: str) -> None:
    """Find out which decks and fields there are."""
    from arrangeerveld.files.deckfolder import listed  # noqa: PLC0415 - only for who prints
    from arrangeerveld.files.library import mat_files  # noqa: PLC0415
    from arrangeerveld.files.mats import read_mat  # noqa: PLC0415

    folder, kinds, icons = page.wish.own, tuple(kind.id for kind in page.kinds), tuple(desk.means.icons)

    def look() -> Any:
        mats = [(path, read_mat(path, icons)[0]) for path in mat_files(folder).values()]
        there = sorted(((path, mat) for path, mat in mats if mat is not None), key=lambda one: (one[1].order, one[1].name))
        return listed(folder, kinds), tuple((path, mat.name) for path, mat in there)

    def found(what: Any) -> None:
        page.decks, page.fields = what
        page.mat = page.fields[0][0] if page.fields else None
        chosen = next((one.path for one in page.decks or () if deck and one.path.stem == deck), None)
        if chosen is not None:
            page.choose("stapel", str(chosen))
            _show(desk, page)
        desk.on_change()

    desk.office.work(look, found)


def _show(desk: Desk, page: PrintPage) -> None:
    """Have the sheets drawn again."""
    page.number += 1
    wish = page.asked()
    if wish is None:
        page.pages, page.count, page.at, page.told = {}, 0, 0, ()
        return
    _draw(desk, page, wish)


def _draw(desk: Desk, page: PrintPage, wish: Wish) -> None:
    """Have the sheet that is looked at drawn, and those beside it."""
    room, scale = preview_room(desk.screen), desk.screen.scale
    desk.office.record(Proof(page.number, wish, round(room.w * scale), round(room.h * scale), page.at), desk.session.present)


def _tapped(desk: Desk, page: PrintPage, word: str, what: str) -> None:
    wish = page.asked()
    match word:
        case "terug" | "klaar":
            leave(desk, page)
        case "nog":
            page.made = None
            _show(desk, page)
        case "meer":
            page.more()
        case "blad":
            page.leaf(int(what))
            if wish is not None and not page.here():
                _draw(desk, page, wish)
        case "map" if page.made is not None and page.made.path is not None:
            desk.office.open_folder(page.made.path.parent)
        case "maak" if wish is not None and not page.busy:
            page.busy = True
            desk.office.record(Print(wish), desk.session.present)
        case _ if not page.busy and page.choose(word, what):
            if word == "soort":
                page.pages, page.count, page.at, page.told = {}, 0, 0, ()
            _show(desk, page)


def leave(desk: Desk, page: PrintPage) -> None:
    """Back to what was in sight before: the card maker, the start screen, or the table."""
    if isinstance(page.was, Home):
        desk.covers.go_home(desk)
    else:
        desk.covers.page = page.was


def escape(desk: Desk) -> bool:
    """One step back; False when the page is not in sight."""
    page = desk.covers.page
    if not isinstance(page, PrintPage):
        return False
    if page.made is not None:
        act(desk, "nog")
    else:
        leave(desk, page)
    return True


def answered(desk: Desk, answer: Answer) -> bool:
    """The process answered; False when that is not about paper to print."""
    page = desk.covers.printing
    if isinstance(answer, Proofed):
        if page is not None:
            page.saw(answer)
    elif isinstance(answer, PrintMade):
        _made(desk, page, answer)
    elif isinstance(answer, Made) and answer.refused and page is not None and page.busy and not _recording(desk):
        _made(desk, page, PrintMade(refused=(GONE,)))  # the process stopped while it made a PDF
    else:
        return False
    desk.on_change()
    return True


def _recording(desk: Desk) -> bool:
    """Whether the process is making a record."""
    page = desk.covers.records.page
    return page is not None and page.busy is not None


def _made(desk: Desk, page: PrintPage | None, made: PrintMade) -> None:
    """The PDF is there: on its page, or in a notice when somebody went on."""
    for sentence in made.refused:
        desk.tell(sentence, problem=True)
    seen = page is not None and desk.covers.page is page
    if page is not None:
        page.busy = False
        if seen and made.path is None:
            _show(desk, page)
        page.made = made if made.path is not None and seen else None
    if made.path is not None and not seen:
        desk.tell(f"De PDF is klaar: ‘{made.path.name}’ in de map {made.path.parent.name} bij je borden.")
