"""A lock on what only one program may write: a small file that the system itself lets go of when its program ends, however it ends."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import sys
import threading
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
FAR = 1 << 20  # the byte that Windows locks: what stands before it can still be read by others
TRIES = 10  # the file may be taken away between opening and locking it
LOOKS, PAUSE = 5, 0.005  # times, seconds: another window may just be looking whether somebody has it
_ONE = threading.RLock()  # threads of this program do not find each other's looks


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock that is held."""

    path: Path
    handle: int

    def release(self) -> None:
        """Let go, and take the file away; Windows lets a file go only when nobody has it open."""
        with contextlib.suppress(OSError):
            if sys.platform != "win32":
                self.path.unlink()
            os.close(self.handle)
            if sys.platform == "win32":
                self.path.unlink()


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
    with _ONE:
        return _taken(path)


def holder(folder: Path, what: str) -> Holder | None:
    """Who has the lock, if anybody; nobody has one where no locks can be made. Never raises."""
    with _ONE:
        try:
            lock = take(folder, what)
        except OSError:
            return None
        if isinstance(lock, Holder):
            return lock
        lock.release()
        return None


def elsewhere(folder: Path) -> bool:
    """Whether another program has any of the locks in this folder. Never raises."""
    with _ONE:
        return any(_held_elsewhere(path) for path in folder.glob("*.slot"))


def _held_elsewhere(path: Path) -> bool:
    try:
        handle = os.open(path, OPEN, 0o600)
    except OSError:
        return False
    try:
        return _holder(handle).pid != os.getpid() and not _locked(handle)
    finally:
        os.close(handle)


def _taken(path: Path) -> Lock | Holder:
    looks = 0
    for _ in range(TRIES):
        handle = os.open(path, OPEN, 0o600)
        if not _locked(handle):
            holder, looks = _holder(handle), looks + 1
            os.close(handle)
            if looks == LOOKS or holder.pid == os.getpid():
                return holder
            time.sleep(PAUSE)
        elif _still_there(path, handle):
            _sign(handle)
            return Lock(path, handle)
        else:
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
