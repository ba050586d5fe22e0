"""A lock on what only one program may write: a small file that the system itself lets go of when its program ends, however it ends."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import sys
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
FAR = 1 << 20  # the byte that Windows locks: what stands before it can still be read by others
TRIES = 10  # the file may be taken away between opening and locking it


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock that is held."""

    path: Path
    handle: int

    def release(self) -> None:
        """Let go, and take the file away."""
        with contextlib.suppress(OSError):
            if sys.platform != "win32":
                self.path.unlink()
            os.close(self.handle)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock, as far as the file says."""

    host: str = ""
    pid: int = 0
    since: float = 0.0  # s since 1970


def take(folder: Path, what: str) -> Lock | Holder:
    """A lock on something that is called `what`, in a folder for locks; who holds it when somebody does. Raises OSError."""
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / f"{sha256(what.encode('utf-8', 'replace')).hexdigest()[:32]}.slot"
    for _ in range(TRIES):
        handle = os.open(path, OPEN, 0o600)
        if not _locked(handle):
            holder = _holder(handle)
            os.close(handle)
            return holder
        if _still_there(path, handle):
            _sign(handle)
            return Lock(path, handle)
        os.close(handle)
    return Holder()


def _locked(handle: int) -> bool:
    """Lock without waiting; kill -9 frees it, on each system."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - only there

            os.lseek(handle, FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - not on Windows

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _still_there(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except OSError:
        return False


def _sign(handle: int) -> None:
    text = json.dumps({"computer": platform.node(), "pid": os.getpid(), "sinds": round(time.time())}).encode()
    with contextlib.suppress(OSError):
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, text)


def _holder(handle: int) -> Holder:
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        plain = json.loads(os.read(handle, 4096))
        return Holder(str(plain["computer"]), int(plain["pid"]), float(plain["sinds"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder()
