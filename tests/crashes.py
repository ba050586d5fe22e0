"""A disk that forgets, and what every power cut on it may leave: the real code of the journal must lose nothing that it promised.

    python -m tests.crashes [--states 100000] [--seed 1]

The model is stricter than any file system that is used: of what was not synced each sector of 512 bytes may be there or not, in any order;
one that is missing holds zeros or what once stood elsewhere; the file may have any length between the old and the new; of the changes in a
folder that were not synced some first ones are there. Only a file's own fsync keeps its bytes, only that of its folder its name.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from arrangeerveld.core.board import Board, Note, NoteSize
from arrangeerveld.core.geometry import Point, Pose
from arrangeerveld.core.gestures import Inking, Writing
from arrangeerveld.core.history import Done, History
from arrangeerveld.core.operations import place
from arrangeerveld.files import journalwriter
from arrangeerveld.files.boards import write_board
from arrangeerveld.files.journal import Journal, recovered
from arrangeerveld.files.journalreading import Found
from arrangeerveld.files.journalwriter import Event, Filed, Stepped, Unfinished, Writer, taken_up
from tests.talks import Talk

SECTOR = 512
ROOT = Path("/journalen")
FOLDER = ROOT / "gesprek"


@dataclass(eq=False)
class File:
    """Bytes, as the program sees them and as they are on the disk; `dirty` are the sectors that were written since."""

    data: bytearray = field(default_factory=bytearray)
    safe: bytes = b""
    dirty: set[int] = field(default_factory=set)

    def wrote(self, data: bytes) -> None:
        """Bytes are added at the end."""
        first = len(self.data) // SECTOR
        self.data += data
        self.dirty |= set(range(first, (len(self.data) - 1) // SECTOR + 1))

    def synced(self) -> None:
        """All of it is on the disk."""
        self.safe, self.dirty = bytes(self.data), set()

    def emptied(self) -> None:
        """Cut off at its beginning, to be written over."""
        self.dirty |= set(range(len(self.data) // SECTOR + 1))
        self.data.clear()

    def after_crash(self, chance: random.Random, stale: bytes) -> bytes:
        """What may be left of it."""
        if not self.dirty:
            return self.safe
        long = chance.choice((len(self.safe), len(self.data), chance.randint(*sorted((len(self.safe), len(self.data))))))
        left = bytearray(self.safe[:long].ljust(long, b"\0"))
        every = chance.random()
        for sector in self.dirty:
            begin, end = sector * SECTOR, min((sector + 1) * SECTOR, long)
            if begin >= end:
                continue
            if chance.random() < every:
                new = bytes(self.data[begin:end])
                left[begin : begin + len(new)] = new
            elif begin >= len(self.safe) and len(stale) > SECTOR and chance.random() < 0.5:
                at = chance.randrange(len(stale) // SECTOR) * SECTOR
                left[begin:end] = stale[at : at + end - begin].ljust(end - begin, b"\0")
        return bytes(left)


Names = dict[str, File | None]  # None is a folder


class ForgetfulDisk:
    """The disk; `look` is called after everything that happens to it."""

    def __init__(self, chance: random.Random, folders: dict[Path, Names] | None = None) -> None:
        self.chance = chance
        self.folders: dict[Path, Names] = folders or {ROOT: {}}
        self.safe: dict[Path, Names] = {path: dict(names) for path, names in self.folders.items()}
        self.changes: dict[Path, list[tuple[str, str, File | None]]] = {}
        self.handles: dict[int, File] = {}
        self.look: Callable[[], None] = lambda: None
        self.once = b""  # what lies in sectors that are used again

    def create(self, path: Path) -> int:
        file = File()
        self._change(path, "link", file)
        return self._opened(file)

    def go_on(self, path: Path) -> int:
        return self._opened(self._file(path))

    def write(self, handle: int, data: bytes) -> int:
        many = len(data) if self.chance.random() < 0.8 else self.chance.randint(1, len(data))
        self.handles[handle].wrote(data[:many])
        self.once = (self.once + data)[-40 * SECTOR :]
        self.look()
        return many

    def fsync(self, handle: int) -> None:
        self.handles[handle].synced()
        self.look()

    def datasync(self, handle: int) -> None:
        self.fsync(handle)

    def close(self, handle: int) -> None:
        del self.handles[handle]

    def read(self, path: Path) -> bytes:
        return bytes(self._file(path).data)

    def open_up(self, path: Path, like: Path) -> None:
        raise NotImplementedError

    def pause(self, seconds: float) -> None:
        raise NotImplementedError

    def replace(self, source: Path, target: Path) -> None:
        file = self._file(source)
        self._change(target, f"move {source.name}", file)

    def remove(self, path: Path) -> None:
        self._file(path)
        self._change(path, "unlink", None)

    def names(self, folder: Path) -> tuple[str, ...]:
        return tuple(sorted(self.folders.get(folder, {})))

    def make_folder(self, folder: Path) -> None:
        if folder not in self.folders:
            self.folders[folder] = {}
            self._change(folder, "link", None)
            self.fsync_dir(folder.parent)

    def remove_folder(self, folder: Path) -> None:
        del self.folders[folder]
        self._change(folder, "unlink", None)

    def fsync_dir(self, folder: Path) -> None:
        self.safe[folder] = dict(self.folders[folder])
        self.changes[folder] = []
        self.look()

    def _opened(self, file: File) -> int:
        handle = max(self.handles, default=0) + 1
        self.handles[handle] = file
        self.look()
        return handle

    def _file(self, path: Path) -> File:
        file = self.folders.get(path.parent, {}).get(path.name)
        if file is None:
            raise FileNotFoundError(path)
        return file

    def _change(self, path: Path, what: str, file: File | None) -> None:
        self.changes.setdefault(path.parent, []).append((path.name, what, file))
        _changed(self.folders[path.parent], path.name, what, file)
        self.look()

    def after_crash(self) -> ForgetfulDisk:
        """One of the disks that a power cut may leave now."""
        left: dict[Path, Names] = {}
        for folder in self.folders:
            names = dict(self.safe.get(folder, {}))
            waiting = self.changes.get(folder, [])
            for name, what, file in waiting[: self.chance.choice((0, len(waiting), self.chance.randint(0, len(waiting))))]:
                _changed(names, name, what, file)
            left[folder] = names
        seen: dict[int, File] = {}
        for folder, names in list(left.items()):
            if folder != ROOT and folder.name not in left[folder.parent]:
                del left[folder]
                continue
            for name, file in names.items():
                if file is not None:
                    if id(file) not in seen:
                        data = file.after_crash(self.chance, self.once)
                        seen[id(file)] = File(bytearray(data), data)
                    names[name] = seen[id(file)]
        return type(self)(self.chance, left)

    def print(self) -> bytes:
        """The same for disks that hold the same."""
        found = sha256()
        for folder, names in sorted(self.folders.items()):
            for name, file in sorted(names.items()):
                found.update(f"{folder}/{name}\0".encode() + (b"" if file is None else sha256(file.data).digest()))
        return found.digest()


def _changed(names: Names, name: str, what: str, file: File | None) -> None:
    if what.startswith("move "):
        names.pop(what[5:], None)
    if what == "unlink":
        names.pop(name, None)
    else:
        names[name] = file


@dataclass
class Explorer:
    """A talk on such a disk, and what was found on the disks that power cuts left."""

    seed: int
    most: int  # states
    each: int = 6  # states at every moment
    disk_type: type[ForgetfulDisk] = ForgetfulDisk
    states: int = 0
    cuts: int = 0
    distinct: set[bytes] = field(default_factory=set)
    violations: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)  # noqa: S311 - not for secrets
        self._true: dict[int, str] = {}
        self._promised = 0
        self._known: dict[bytes, Found | None] = {}

    def run(self) -> Explorer:
        """Talk after talk, until so many states were looked at."""
        while self.states < self.most and not self.violations:
            self.talk()
        return self

    def talk(self) -> None:
        """One talk: it begins, its power is cut now and then, and it goes on from what was left."""
        disk = self.disk_type(self._chance)
        self._true, self._promised, self._known = {}, 0, {}
        talk = Talk(self._chance.randrange(10**9))
        writer = Writer(Journal(FOLDER, disk))
        self._watch(disk)
        for _ in range(3):
            self._steps(talk, writer, self._chance.randint(4, 9))
            if self.states >= self.most:
                return
            disk.look = lambda: None
            disk = disk.after_crash()
            found = recovered(FOLDER, disk)
            self._check(found)
            if found is None or self.violations:
                return
            self.cuts += 1
            talk = self._again(found)
            self._watch(disk)
            writer = taken_up(FOLDER, found, disk)
            assert writer.history is not None
            talk.session.history = writer.history
            self._true[writer.steps] = _seal(writer.history)
            self._promised = writer.steps

    def _again(self, found: Found) -> Talk:
        """The talk as it came back; what was true later never happened."""
        talk = Talk(self._chance.randrange(10**9), found.history.present)
        self._true = {steps: seal for steps, seal in self._true.items() if steps <= found.steps}
        history, steps = found.history, found.steps
        for label, board in found.finished():
            history, steps = history.commit(label, board), steps + 1
            self._true[steps] = _seal(history)
        return talk

    def _steps(self, talk: Talk, writer: Writer, count: int) -> None:
        talk.seen.clear()
        for _ in range(count):
            done = len(talk.seen)
            while len(talk.seen) == done:
                self._do(talk)
            events: list[Event] = []
            for number, (before, after) in enumerate(talk.seen[done:], 1):
                self._true.setdefault(writer.steps, _seal(before))
                self._true[writer.steps + number] = _seal(after)
                events.append(Stepped(before, after))
            if self._chance.random() < 0.4:
                events.append(self._draft(talk.session.history))
            if self._chance.random() < 0.1:
                events.append(Filed(Path("/borden/bord.json"), (1, 2), whole=True))
            writer.write(events)
            self._promised = writer.steps

    def _do(self, talk: Talk) -> None:
        if self._chance.random() < 0.3:  # a note of several sectors
            text = self._chance.choice("abcdefg") * self._chance.randint(1200, 2000)
            note = Note(talk.session.new_id() + str(self._chance.randrange(10**6)), NoteSize.LARGE, "geel", text, Pose(400, 300))
            talk.session.do("memo", lambda board: place(board, note))
        else:
            talk.happen()

    def _draft(self, history: History) -> Unfinished:
        line = Inking(f"w{self._chance.randrange(10**6)}", tuple(Point(200 + 9.5 * i, 300.5) for i in range(self._chance.randint(2, 60))))
        note = Note(f"v{self._chance.randrange(10**6)}", NoteSize.SMALL, "geel", "", Pose(500, 300))
        return Unfinished(history, (line, Writing(note.id, "half af", 7, fresh=note)))

    def _watch(self, disk: ForgetfulDisk) -> None:
        def look() -> None:
            for _ in range(self.each):
                if self.states < self.most and not self.violations:
                    self._look(disk)

        disk.look = look

    def _look(self, disk: ForgetfulDisk) -> None:
        left = disk.after_crash()
        self.states += 1
        name = left.print()
        if name not in self._known:
            self._known[name] = recovered(FOLDER, left)
        self.distinct.add(name)
        self._check(self._known[name])

    def _check(self, found: Found | None) -> None:
        steps = found.steps if found is not None else 0
        if steps < self._promised:
            self.violations.append(f"{self._promised} steps were promised, {steps} came back")
        elif found is not None and _seal(found.history) != self._true.get(steps):
            self.violations.append(f"after {steps} steps something else came back")

    def __str__(self) -> str:
        return (
            f"{self.states} states ({len(self.distinct)} of them different), {self.cuts} talks that went on after a power cut: "
            f"{len(self.violations)} violations"
        )


def _seal(history: History) -> str:
    """The board and how many steps can be taken back and again."""
    board: Board = history.present
    return f"{sha256(write_board(board).encode()).hexdigest()} {_count(history.past)} {_count(history.future)}"


def _count(done: Done | None) -> int:
    return 0 if done is None else 1 + _count(done.earlier)


def explored(
    states: int, seed: int, disk_type: type[ForgetfulDisk] = ForgetfulDisk, tell: Iterable[Callable[[str], None]] = ()
) -> Explorer:
    """So many states of talks with files that are renewed often."""
    usual, journalwriter.GROWN = journalwriter.GROWN, 6_000
    try:
        explorer = Explorer(seed, states, disk_type=disk_type).run()
    finally:
        journalwriter.GROWN = usual
    for one in tell:
        one(str(explorer))
    return explorer


def main() -> None:
    """Explore and tell."""
    asked = argparse.ArgumentParser(description="explore what power cuts may leave of a journal")
    asked.add_argument("--states", type=int, default=100_000)
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    explorer = explored(options.states, options.seed)
    print(explorer, *explorer.violations[:5], sep="\n")  # noqa: T201 - that is what it is for


if __name__ == "__main__":
    main()
