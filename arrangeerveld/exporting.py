"""The record as files: each sort from the one record, a whole set into a folder, every file read back. Knows no window."""

from __future__ import annotations

import importlib.util
import zipfile
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from io import BytesIO
from pathlib import Path

from arrangeerveld.core.board import Board
from arrangeerveld.core.marks import Means
from arrangeerveld.core.paper import Page, pages_of
from arrangeerveld.core.problems import Problem, Refused
from arrangeerveld.core.record import EVERYTHING, Choices, Record, record_of
from arrangeerveld.files import places
from arrangeerveld.files.boards import write_board
from arrangeerveld.files.icons import Icons
from arrangeerveld.files.inside import with_board
from arrangeerveld.files.names import file_stem, free_path
from arrangeerveld.files.recordtables import csv_of, ics_of, undated
from arrangeerveld.files.recordtext import text_of
from arrangeerveld.files.recordwordfile import docx_of
from arrangeerveld.files.saving import load, save
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.sheet import paint_page

SORTS = {
    ".pdf": "verslag met het veld",
    ".png": "plaatje van het veld",
    ".docx": "verslag om in te werken",
    ".txt": "verslag om te plakken",
    ".csv": "afspraken als tabel",
    ".ics": "evaluaties voor de agenda",
    ".json": "bord om weer te openen",
}
"""The files of a set by their endings, and what each is."""
LOCKED = ".zip.age"
LOCKED_SORT = "alles bij elkaar, met een wachtzin op slot"
WIDTH = 3840  # pixels of the picture
NARROWEST, WIDEST = 200, 10_000  # below, the smallest letters have no pixels left
SMOOTH = 1500  # pixels: a page that is shown lower is painted twice as large, since its letters are small
FEW = 3  # agreements that are named in a sentence
LARGEST = 512 * 2**20  # bytes of a file that is read back

Step = Callable[[float, str], None]
"""Called with the part that is done (0 to 1) and a word for what comes; may raise `Stopped`."""


class Stopped(Exception):  # noqa: N818 - nothing went wrong: somebody wants no more
    """Raised by a step when nothing more is wanted."""


@dataclass(frozen=True)
class Tools:
    """What files are drawn with, and when they are made."""

    type: Typeface
    means: Means
    made: datetime

    @staticmethod
    def of(made: datetime) -> Tools:
        """The tools of this program, in the usual look; `made` has its time zone."""
        typeface = Typeface(places.fonts())
        return Tools(typeface, Means(typeface, Icons(places.icons())), made)


@dataclass(frozen=True, slots=True)
class Summary:
    """What was written where, and what somebody should know about it."""

    files: tuple[Path, ...]
    told: tuple[str, ...]


def nothing(part: float, word: str) -> None:
    """A step that tells nobody."""


def data_of(  # noqa: PLR0917 - what a file depends on
    sort: str, record: Record, tools: Tools, width: int = WIDTH, step: Step = nothing, grey: set[str] | None = None
) -> bytes | None:
    """The bytes of one file of the record by its ending; None when there is nothing to put in it.

    The ids of what could not be drawn, and is a grey box, are added to `grey`.
    """
    makers: dict[str, Callable[[], bytes | None]] = {
        ".pdf": lambda: _pdf(record, tools, step, grey),
        ".png": lambda: _png(record, tools, width, grey),
        ".docx": lambda: docx_of(record, tools.made),
        ".txt": lambda: text_of(record).encode("utf-8", "replace"),
        ".csv": lambda: csv_of(record),
        ".ics": lambda: ics_of(record, tools.made),
        ".json": lambda: write_board(record.board).encode(),
    }
    if sort in makers:
        return makers[sort]()
    raise Refused(Problem(f"Een bestand dat eindigt op ‘{sort}’ kan ik niet maken.", remedy=f"Kies een van deze: {', '.join(SORTS)}."))


def _pdf(record: Record, tools: Tools, step: Step, grey: set[str] | None) -> bytes:
    from arrangeerveld.paint.pdf import Attached, pdf  # noqa: PLC0415 - the parts for fonts take a tenth of a second

    board = Attached(f"{file_stem(record.board)}.json", write_board(record.board).encode()) if record.choices.board else None
    pages = pages_of(record, tools.means)
    at: Callable[[int, int], None] = lambda done, count: step(done / count, "")  # noqa: E731
    return pdf(pages, record.title, tools.made, tools.type, places.fonts(), board, at, grey)


def _png(record: Record, tools: Tools, width: int, grey: set[str] | None) -> bytes:
    from arrangeerveld.paint.banding import png  # noqa: PLC0415

    data = png(record.board, tools.means, tools.type, width, grey)
    return with_board(data, write_board(record.board).encode()) if record.choices.board else data


def preview(board: Board, choices: Choices, tools: Tools) -> tuple[Page, ...]:
    """The pages as they will be."""
    return pages_of(record_of(board, choices), tools.means)


def page_picture(page: Page, tools: Tools, high: int) -> tuple[tuple[int, int], bytes]:
    """A page so many pixels high: its size and its pixels (RGB)."""
    fine = 2 if high < SMOOTH else 1
    image = paint_page(page, fine * high / page.size.h, tools.type).reduce(fine)
    return image.size, image.tobytes()


def export_set(  # noqa: PLR0917 - what a set depends on
    board: Board, folder: Path, tools: Tools, choices: Choices = EVERYTHING, width: int = WIDTH, step: Step = nothing, key: str = ""
) -> Summary:
    """Write the whole set into a folder, under a name that nothing has there yet; with a passphrase as one locked file.

    Raises Refused when the disk does not do it, and Stopped: then nothing of the set is left.
    """
    record = record_of(board, choices)
    made_folder(folder)
    stem = free_path(folder, file_stem(record.board), (*SORTS, LOCKED))
    written, grey = list[Path](), set[str]()
    try:
        if key:
            made = {stem.name + sort: data for sort, data in _all(record, tools, width, step, grey)}
            written.append(_kept(stem.with_name(stem.name + LOCKED), locked(made, key)))
        else:
            for sort, data in _all(record, tools, width, step, grey):
                written.append(_kept(stem.with_name(stem.name + sort), data))
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    step(1.0, "klaar")
    return Summary(tuple(written), told(record, SORTS.keys(), grey))


def _all(record: Record, tools: Tools, width: int, step: Step, grey: set[str]) -> Iterable[tuple[str, bytes]]:
    """The files that have something in them, one after another."""
    for i, (sort, word) in enumerate(SORTS.items()):
        step(i / len(SORTS), word)
        data = data_of(sort, record, tools, width, partial(_within, step, i, word), grey)
        if data is not None:
            yield sort, data


def _within(step: Step, number: int, word: str, part: float, _word: str) -> None:
    step((number + part) / len(SORTS), word)


def export_one(board: Board, target: Path, tools: Tools, choices: Choices = EVERYTHING, width: int = WIDTH) -> Summary:
    """Write one file, by its ending. Raises Refused."""
    record = record_of(board, choices)
    grey = set[str]()
    data = data_of(target.suffix.lower(), record, tools, width, nothing, grey)
    if data is None:
        what = "Geen afspraak heeft een dag van evaluatie, dus er is niets voor de agenda."
        raise Refused(Problem(what, remedy="Zet bij een afspraak een dag, zoals 2026-11-30."))
    return Summary((_kept(target, data),), told(record, {target.suffix.lower()}, grey))


def told(record: Record, sorts: Collection[str], grey: Collection[str] = ()) -> tuple[str, ...]:
    """What somebody should know about files with these endings; `grey` are the ids of what is a grey box in them."""
    words = undated(record) if ".ics" in sorts else ()
    sentences = []
    if grey:
        what = "Eén kaart, memo of foto kon" if len(grey) == 1 else f"{len(grey)} kaarten, memo’s of foto’s konden"
        sentences.append(f"{what} niet worden getekend; in het PDF-bestand en het plaatje staat daar een grijs vak. De tekst staat er wel.")
    if record.choices.board and {".pdf", ".png"} & set(sorts):
        sentences.append("In het PDF-bestand en het plaatje zit ook het hele bord. Wie ze krijgt, kan alles lezen wat erin gaat.")
    if words:
        sentences.append(f"Niet in de agenda: {_few(words)}. Die evaluatie is in woorden opgeschreven.")
    return tuple(sentences)


def _few(words: tuple[str, ...]) -> str:
    """The first of some words, and how many more there are."""
    named = ", ".join(f"‘{word}’" for word in words[:FEW])
    return f"{named} en nog {len(words) - FEW}" if len(words) > FEW else named


def _kept(path: Path, data: bytes) -> Path:
    """Write a file, and read it back from its own place."""
    save(path, data)
    if load(path, LARGEST) != data:
        raise Refused(Problem(f"‘{path.name}’ staat niet goed op de schijf.", remedy="Probeer het nog eens, of kies een andere map."))
    return path


def made_folder(folder: Path) -> None:
    """Make a folder that is not there yet. Raises Refused."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise Refused(Problem(f"De map ‘{folder.name}’ is niet te maken.", remedy="Kies een andere map.")) from fault


def can_lock() -> bool:
    """Whether the extra that encrypts is installed."""
    return importlib.util.find_spec("pyrage") is not None


def locked(files: dict[str, bytes], key: str) -> bytes:
    """Files in one zip, encrypted with a passphrase as `age` does (age-encryption.org/v1); any age program opens it. Raises Refused."""
    try:
        from pyrage import passphrase  # noqa: PLC0415 - an extra of its own
    except ImportError as missing:
        what = "Versleutelen kan hier nog niet: het onderdeel daarvoor is niet geïnstalleerd."
        raise Refused(Problem(what, remedy="Installeer het met: pip install 'arrangeerveld[versleuteling]'.")) from missing
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return bytes(passphrase.encrypt(data.getvalue(), key))
