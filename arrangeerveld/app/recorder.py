"""The other half of the process that makes the record: it is started when it is first asked, and answers on the thread of the window."""

from __future__ import annotations

import contextlib
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, BinaryIO

from arrangeerveld.core.board import Board
from arrangeerveld.files.boards import write_board
from arrangeerveld.printjobs import Print, Proof
from arrangeerveld.recordworker import Answer, Asked, Bring, Made, received, send

log = logging.getLogger(__name__)
_GONE = Made(refused=("Het dossier is niet gemaakt: het onderdeel dat het maakt, is gestopt. Probeer het nog eens.",))


class Recorder:
    """Asks the process; `answer` is called on another thread, also when the process has gone."""

    def __init__(self, answer: Callable[[Answer], None]) -> None:
        self._answer = answer
        self._process: subprocess.Popen[bytes] | None = None
        self._brought: Board | None = None  # the board that the process has
        self._sender = ThreadPoolExecutor(max_workers=1, thread_name_prefix="dossier")

    def ask(self, asked: Asked, board: Board) -> None:
        """Ask something about a board; the answers follow. Nothing is waited for."""
        self._sender.submit(self._ask, asked, board)

    def _ask(self, asked: Asked, board: Board) -> None:
        try:
            self._send(asked, board)
        except OSError:  # it has gone: once more, with a new one
            self._end()
            try:
                self._send(asked, board)
            except OSError:
                self._answer(_GONE)
        except (ValueError, OverflowError):  # a board that no file can hold
            self._answer(_GONE)

    def _send(self, asked: Asked, board: Board) -> None:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = self._started()
        pipe: BinaryIO | None = self._process.stdin  # type: ignore[assignment] # a pipe for bytes
        if pipe is None:
            return
        if not isinstance(asked, Proof | Print) and board is not self._brought:  # those are about no board
            send(pipe, Bring(write_board(board).encode()))
            self._brought = board
        send(pipe, asked)

    def _started(self) -> subprocess.Popen[bytes]:
        hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        root = str(Path(__file__).resolve().parents[2])
        paths = os.pathsep.join(part for part in (root, os.environ.get("PYTHONPATH", "")) if part)
        process = subprocess.Popen(
            [sys.executable, "-c", "from arrangeerveld.recordworker import run; run()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": paths},
            creationflags=hidden,
        )
        threading.Thread(target=self._listen, args=(process,), name="dossier", daemon=True).start()
        return process

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        pipe: BinaryIO | None = process.stdout  # type: ignore[assignment] # a pipe for bytes
        try:
            while pipe is not None:
                self._answer(received(pipe))
        except (EOFError, OSError, ValueError):
            if process is self._process:
                log.warning("the process for the record has gone")
                self._answer(_GONE)

    def forget(self) -> None:
        """The process that knows the board goes; whoever asks again gets a fresh one."""
        self._sender.submit(self._end)

    def close(self) -> None:
        """Let the process go; a set that is being made is left alone, and nothing of it stays."""
        self._sender.shutdown(wait=True)
        self._end()

    def _end(self) -> None:
        process, self._process = self._process, None
        self._brought = None
        if process is None:
            return
        _shut(process.stdin)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        _shut(process.stdout)


def _shut(pipe: IO[bytes] | None) -> None:
    if pipe is not None:
        with contextlib.suppress(OSError):
            pipe.close()


def open_folder(folder: Path) -> bool:
    """Show a folder in the program for that of this system; False when there is none."""
    if sys.platform == "win32":
        os.startfile(folder)  # noqa: S606
        return True
    try:
        subprocess.Popen(  # noqa: S603
            ["open" if sys.platform == "darwin" else "xdg-open", str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return True
