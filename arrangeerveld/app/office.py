"""Files and the clock for the desk: saving and opening on a worker, with a sentence about how it went."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from time import perf_counter, time
from typing import TypeVar

from arrangeerveld.app import boardfiles, earlier
from arrangeerveld.app.elsewhere import Place, found
from arrangeerveld.app.reporting import keep
from arrangeerveld.app.start import read
from arrangeerveld.app.talks import Talk, moment, talk_title
from arrangeerveld.app.tray import BOARDS
from arrangeerveld.core.board import Board, Card, Item, Kind
from arrangeerveld.core.geometry import Pose
from arrangeerveld.core.marks import Means
from arrangeerveld.core.problems import Problem, Refused
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.layer import picture

Result = TypeVar("Result")
WIDTH = 3840  # pixels of the saved picture
_MOST_BOARDS = 60
_MOST_READ = 5  # boards that are tried before there is none to go on with


@dataclass(frozen=True, slots=True)
class Written:
    """A board that is on disk, and where; and what did not work beside that."""

    board: Board
    path: Path
    told: tuple[Problem, ...] = ()


class Files:
    """Writes and reads boards in one folder. Everything slow happens on one worker, in order."""

    def __init__(self, folder: Path, means: Means, typeface: Typeface) -> None:
        self.folder = folder
        self._means, self._type = means, typeface
        self.on_fault: Callable[[BaseException], None] = lambda _: None  # called on the worker with what nobody waits for
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="bestanden")

    def now(self) -> float:
        """Seconds since some moment."""
        return perf_counter()

    def close(self) -> None:
        """Finish what is still being written."""
        self._worker.shutdown(wait=True)

    def write(self, board: Board, path: Path | None, then: Callable[[Future[Written]], None]) -> Future[Written]:
        """Write a board and its picture beside each other; `then` is called on the worker."""
        job = self._worker.submit(self._write, board, path)
        job.add_done_callback(then)
        return job

    def keep_card(self, card: Card, deck: str, then: Callable[[Future[bool]], None]) -> None:
        """Put a card in an own deck; `then` is called on the worker with whether it was not there yet."""
        from arrangeerveld.files.deckwriting import keep_card  # noqa: PLC0415 - the first of them, long after the start

        self._worker.submit(keep_card, self.folder, card, deck, now=time()).add_done_callback(then)

    def run(self, make: Callable[[], Result], then: Callable[[Result], None]) -> None:
        """Make something slow on the worker; `then` is called there with it."""
        self._do(lambda: then(make()))

    def keep_report(self, text: str, then: Callable[[tuple[str, bool]], None]) -> None:
        """Write the report of a touch test; `then` is called on the worker with what to tell, and whether something went wrong."""
        self._worker.submit(keep, self.folder, text).add_done_callback(lambda job: then(job.result()))

    def _write(self, board: Board, path: Path | None) -> Written:
        from arrangeerveld.files.boards import write_board  # noqa: PLC0415 - the first save, on the worker
        from arrangeerveld.files.faults import drawn_grey, no_picture  # noqa: PLC0415
        from arrangeerveld.files.names import file_stem, free_path  # noqa: PLC0415
        from arrangeerveld.files.saving import save  # noqa: PLC0415
        from arrangeerveld.files.storing import store  # noqa: PLC0415

        if path is None:
            path = free_path(self.folder, file_stem(board), (".json", ".png")).with_suffix(".json")
        told = store(path, write_board(board).encode(), time())
        drawn = path.with_suffix(".png")
        try:
            image, broken = BytesIO(), list[Item]()
            picture(board, self._means, self._type, WIDTH, broken).save(image, "PNG", compress_level=4)
            save(drawn, image.getvalue())
            told = (*told, *([drawn_grey(drawn, len(broken))] if broken else []))
        except (Refused, OSError, MemoryError):
            told = (*told, no_picture(drawn))
        return Written(board, path, told)

    def elsewhere(self, usual: Path, then: Callable[[tuple[Place, ...]], None]) -> None:
        """Look for other places to save; `then` is called on the worker."""
        refused = self.folder
        self._do(lambda: then(found(usual, refused)))

    def _do(self, work: Callable[[], None]) -> None:
        """Do something on the worker whose result nobody waits for; when it fails, that is told all the same."""

        def done(job: Future[None]) -> None:
            fault = job.exception()
            if fault is not None:
                self.on_fault(fault)

        self._worker.submit(work).add_done_callback(done)

    def versions(self, source: str, *, hide: bool) -> tuple[Kind, tuple[Card, ...]]:
        """The boards with earlier versions, or the versions of one of them, as a kind and cards for a tray."""
        if source == earlier.ALL:
            return earlier.WHICH, earlier.board_cards(self.folder, hide=hide)
        return earlier.EARLIER, earlier.version_cards(self.folder / source.removeprefix(earlier.OF))

    def boards(self, *, hide: bool) -> tuple[Card, ...]:
        """What can be opened in the folder, the newest first, as cards of a tray; only with their time when titles are hidden."""
        return earlier.way_in(self.folder) + tuple(
            Card(
                "",
                BOARDS.id,
                f"Bord van {_day(path)}" if hide else boardfiles.named(path),
                Pose(0, 0),
                source=str(path.relative_to(self.folder)),
            )
            for path in self._paths(boardfiles.openable)[:_MOST_BOARDS]
        )

    def _paths(self, look: Callable[[Path], list[Path]] = boardfiles.boards) -> list[Path]:
        try:
            return look(self.folder)
        except OSError:
            return []

    def newest(self, then: Callable[[Talk | None], None], *, hide: bool) -> None:
        """Look for the newest board that can be read; `then` is called on the worker."""
        self._do(lambda: then(self._newest(hide=hide)))

    def _newest(self, *, hide: bool) -> Talk | None:
        for path in self._paths()[:_MOST_READ]:
            try:
                board, _ = read(path)
                return Talk(talk_title(board, hide=hide), f"{when(path)} · alles is bewaard", path.name)
            except (Refused, OSError):
                continue
        return None

    def keep(self, path: Path, change: Callable[[bytes], bytes], then: Callable[[Future[None]], None]) -> None:
        """Change a small file of the program's own, given what is in it now; `then` is called on the worker."""
        from arrangeerveld.files.settingskeeping import keep  # noqa: PLC0415 - only when something is set

        self._worker.submit(keep, path, change).add_done_callback(then)


def when(path: Path) -> str:
    """When a file was written, in words."""
    now = datetime.now(UTC).astimezone()
    try:
        return moment(datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone(), now)
    except OSError:
        return "eerder"


def _day(path: Path) -> str:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone().strftime("%d-%m-%Y %H:%M")
    except OSError:
        return ""
