"""What the buttons of the page for the record do, and what happens when its process answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from arrangeerveld.app import printdesk
from arrangeerveld.app.dossier import Dossier, page_pixels
from arrangeerveld.app.locking import MISSING, Lock
from arrangeerveld.core import times
from arrangeerveld.core.board import Board
from arrangeerveld.core.record import Choices
from arrangeerveld.exporting import can_lock
from arrangeerveld.recordworker import Answer, Busy, Made, Make, Show, Shown, Stop

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk


Set: TypeAlias = tuple[Board, Choices, tuple[Path, ...]]
"""A set that was made: of which board, with which choices, and its files."""
MOST = 8  # sets that are remembered


@dataclass(slots=True)
class Records:
    """The page as it was last open, also while a set is made behind the table; the previews asked for; the sets made."""

    page: Dossier | None = None
    previews: int = 0
    sets: tuple[Set, ...] = ()


def note_end(desk: Desk) -> None:
    """A talk of which the record is looked at in its last step ends now, when nobody wrote when it ended; that is a step like any other."""
    now = datetime.fromtimestamp(desk.office.wall(), UTC).astimezone()
    desk.session.do("einde", lambda board: times.ended(board, now.date().isoformat(), now.hour, now.minute))


def page_for(desk: Desk, records: Records) -> Dossier:
    """The page for the board as it lies now; while a set is being made, the one that shows how far it is."""
    page = records.page
    if page is None or page.busy is None:
        page = records.page = Dossier(desk.session.present, Choices(keep=desk.office.settings().bewaartermijn))
        _show(desk, records, page)
    return page


def _show(desk: Desk, records: Records, page: Dossier) -> None:
    """Have the pages drawn again."""
    records.previews += 1
    page.number = records.previews
    desk.office.record(Show(page.number, page.choices, page_pixels(desk.screen)), page.board)


def act(desk: Desk, records: Records, page: Dossier, word: str, value: str) -> None:
    """A tap on one of its buttons, but for the one that leaves it."""
    match word:
        case "wachtzin" if page.busy is None:
            _lock(desk, page, value)
        case "wachtzin-toets" if page.lock is not None:
            page.lock.press(value)
        case "dossierkeuze" if page.busy is None:
            page.choose(value)
            _show(desk, records, page)
        case "dossier-blad":
            page.leaf(int(value))
        case "dossier-maak" if page.busy is None:
            page.busy, page.made = Busy(0.0, ""), None
            make = Make(page.choices, desk.office.record_folder(), page.width(desk.screen), page.key)
            desk.office.record(make, page.board)
        case "dossier-stop":
            desk.office.record(Stop(), page.board)
        case "dossier-map" if page.made is not None and page.made.files:
            desk.office.open_folder(page.made.files[0].parent)


def _lock(desk: Desk, page: Dossier, value: str) -> None:
    """Ask for a passphrase, take it, or do without."""
    word, _, number = value.partition("=")
    match word:
        case "slot" if page.key:
            page.key = ""
        case "slot" if can_lock():
            page.lock = Lock()
        case "slot":
            desk.tell(MISSING)
        case "regel" if page.lock is not None:
            page.lock.at = int(number)
        case "terug":
            page.lock = None
        case "gebruik" if page.lock is not None and page.lock.said():
            desk.tell(page.lock.said())
        case "gebruik" if page.lock is not None:
            page.key, page.lock = page.lock.typed[0], None


def left(page: Dossier) -> Dossier | None:
    """The page that is shown after *Terug*: from the passphrase the choices, from there none; what was typed is forgotten."""
    if page.lock is not None:
        page.lock = None
        return page
    if page.busy is None:
        page.key = ""
    return None


def answered(desk: Desk, records: Records, answer: Answer, *, seen: bool) -> None:
    """The process answered: on its page, or in a notice when somebody went on with the talk (`seen` is False)."""
    if printdesk.answered(desk, answer):
        return
    page = records.page
    if page is not None:
        match answer:
            case Shown():
                page.saw(answer)
            case Busy():
                page.busy = answer if page.busy is not None else None
            case Made():
                page.busy = None
                page.made = answer if answer.files else None
                page.key = "" if answer.files else page.key
                if answer.files:
                    records.sets = (*records.sets, (page.board, page.choices, answer.files))[-MOST:]
    if isinstance(answer, Made):
        _tell(desk, answer, seen=seen)
    desk.on_change()


def _tell(desk: Desk, made: Made, *, seen: bool) -> None:
    for sentence in made.refused:
        desk.tell(sentence, problem=True)
    if made.files and not seen:
        folder = made.files[0].parent
        count = "één bestand" if len(made.files) == 1 else f"{len(made.files)} bestanden"
        desk.tell(f"Het dossier is klaar: {count} in de map {folder.parent.name}, {folder.name}.")
