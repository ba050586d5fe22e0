"""Files and the clock for the desk: saving and opening on a worker, with a sentence about how it went."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from time import perf_counter

from arrangeerveld.app.desk import BOARDS
from arrangeerveld.core.board import Board, Card
from arrangeerveld.core.geometry import Pose
from arrangeerveld.core.marks import Means
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.layer import picture

WIDTH = 3840  # pixels of the saved picture
_MOST_BOARDS = 60


@dataclass(frozen=True, slots=True)
class Written:
    """A board that is on disk, and where."""

    board: Board
    path: Path


class Files:
    """Writes and reads boards in one folder. Everything slow happens on one worker, in order."""

    def __init__(self, folder: Path, means: Means, typeface: Typeface) -> None:
        self.folder = folder
        self._means, self._type = means, typeface
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

    def _write(self, board: Board, path: Path | None) -> Written:
        from arrangeerveld.files.boards import write_board  # noqa: PLC0415 - the first save, on the worker
        from arrangeerveld.files.names import file_stem, free_path  # noqa: PLC0415
        from arrangeerveld.files.saving import save  # noqa: PLC0415

        self.folder.mkdir(parents=True, exist_ok=True)
        if path is None:
            path = free_path(self.folder, file_stem(board), (".json", ".png")).with_suffix(".json")
        save(path, write_board(board).encode())
        image = BytesIO()
        picture(board, self._means, self._type, WIDTH).save(image, "PNG", compress_level=4)
        save(path.with_suffix(".png"), image.getvalue())
        return Written(board, path)

    def boards(self) -> tuple[Card, ...]:
        """The boards in the folder, the newest first, as cards of a tray."""
        try:
            paths = sorted(self.folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
        except OSError:
            return ()
        return tuple(
            Card("", BOARDS.id, path.stem.replace("_", " "), Pose(0, 0), source=path.name, text=_day(path)) for path in paths[:_MOST_BOARDS]
        )


def _day(path: Path) -> str:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone().strftime("%d-%m-%Y %H:%M")
    except OSError:
        return ""
