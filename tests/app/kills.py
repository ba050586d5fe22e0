"""Kills the real program at random moments while real touches arrive; compares what it showed as kept with what comes back.

    python -m tests.app.kills [--kills 500] [--seed 1]

Each round starts the program on its start screen, taps *Ga verder* (in the first round of a talk *Start*), draws, moves, rubs out,
takes back and lays cards, and ends it with SIGKILL. The program adds a line to a file, named by a variable that only this harness
sets, for every step that its mark shows as kept: the number of the step and a hash of the board.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from arrangeerveld.app import tray
from arrangeerveld.app.dock import DockState, dock
from arrangeerveld.app.home import Home
from arrangeerveld.app.keeping import WITNESS
from arrangeerveld.app.screen import Screen
from arrangeerveld.app.shelf import Shelf, read_cards
from arrangeerveld.app.steppanel import ClockFace
from arrangeerveld.app.talks import Talk
from arrangeerveld.core.board import Board
from arrangeerveld.core.geometry import Point
from arrangeerveld.core.marks import Means
from arrangeerveld.files import places
from arrangeerveld.files.boards import read_board, write_board
from arrangeerveld.files.icons import Icons
from arrangeerveld.files.journal import recovered
from arrangeerveld.files.journalfolder import waiting
from arrangeerveld.files.journalreading import Found, replayed
from arrangeerveld.files.kinds import read_kinds
from arrangeerveld.files.library import mat_files
from arrangeerveld.files.mats import field as mat_file
from arrangeerveld.paint.fonts import Typeface
from tests.app.tuio import Fingers, free_port, program

SIZE = (960, 540)
PATIENCE = 40.0  # seconds for the program to come back
SPEED = 500.0  # mm a second that the line goes on while the program is killed
ROUNDS = 25  # with one talk, then a fresh one
MOST_INK = 250.0  # ms of a line in progress that may be gone
PEN = 5  # the number of the finger that draws it


@dataclass
class Figures:
    """What was seen."""

    kills: int = 0
    steps: int = 0  # that were shown as kept
    lost: int = 0  # of those
    unopened: int = 0
    inks: list[float] = field(default_factory=list)  # ms of a line in progress that were gone
    late: list[float] = field(default_factory=list)  # the same, counted from when the finger was there
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        inks, late = sorted(self.inks) or [0.0], sorted(self.late) or [0.0]
        return (
            f"{self.kills} kills, {self.steps} steps shown as kept: {self.lost} lost, {self.unopened} boards that did not open; "
            f"{len(self.inks)} kills during a line: of what the program had seen of it "
            f"median {inks[len(inks) // 2]:.0f}, most {inks[-1]:.0f} ms gone "
            f"(from when the finger was there: median {late[len(late) // 2]:.0f}, most {late[-1]:.0f} ms)"
        )


class Room:
    """Where things are on the screen of the program."""

    def __init__(self) -> None:
        icons = Icons(places.icons())
        kinds, _ = read_kinds(places.cards(), icons.names)
        self.mat = mat_file(mat_files(None), "arrangeerveld", icons.names)
        self.screen = Screen(SIZE, self.mat.size)
        means = Means(Typeface(places.fonts()), icons)
        shelf = Shelf()
        shelf.kinds = kinds
        shelf.cards.update(read_cards(shelf, self.mat.decks, None)[0])
        bar = dock(self.screen, DockState(shelf.shown(self.mat), clock=ClockFace()), means)
        home = Home((self.mat,), self.mat.id, talk=Talk("x", "y")).controls(self.screen, means)
        self.spots = {control.action: control.place.centre for control in (*bar, *home)}
        self.cards = tray.row(self.screen).centre


class Round:
    """One start of the program up to its end."""

    def __init__(self, room: Room, home: Path, chance: random.Random, figures: Figures) -> None:
        self.room, self.home, self.chance, self.figures = room, home, chance, figures
        self.witness = home / "getuige.txt"
        self.root = home / "share" / "arrangeerveld" / "journaal"
        self.heard = 0  # what the witness had said when it began
        self.sent: list[tuple[float, Point]] = []  # of the line in progress: when, and where on the mat

    def shown(self) -> list[tuple[int, str]]:
        """The steps that were shown as kept."""
        return [(int(line[0]), line[1]) for line in self._lines() if line[0] != "bezig"]

    def _lines(self) -> list[list[str]]:
        text = self.witness.read_text("ascii") if self.witness.exists() else ""
        return [line.split() for line in text.split("\n")[:-1]]

    def run(self) -> bool:
        """Start, do things, kill, compare; False when the talk was put in a board file, so that another one must begin."""
        port = free_port()
        before = len(self.shown())
        early = self.chance.random() < 0.15 and before > 0
        extra = {WITNESS: str(self.witness)}
        arguments = "--venster", f"{SIZE[0]}x{SIZE[1]}", "--map", str(self.home / "borden")
        with program(self.home, port, *arguments, **extra) as running, Fingers(port, self.room.screen) as fingers:
            if early:  # while it comes up and takes the talk up
                end = time.monotonic() + self.chance.uniform(0.4, 2.5)
                self._come(fingers, before, lambda: time.monotonic() > end)
            elif self._come(fingers, before, lambda: running.poll() is not None):
                self._work(fingers)
            elif before:
                self.figures.unopened += 1
                self.figures.faults.append(f"did not come back: {(self.home / 'stderr.txt').read_text('utf-8')[-2000:]}")
            running.kill()
            killed = time.monotonic()
            running.wait()
        self.figures.kills += 1
        return self._compare(before, killed)

    def _come(self, fingers: Fingers, before: int, stop: Callable[[], bool]) -> bool:
        """Go on with the talk, or begin one; False when that did not happen."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and not stop():
            if len(self.shown()) > before:
                return True
            if not before and time.monotonic() < end - PATIENCE + 1.5:
                time.sleep(0.1)  # the start screen is not there yet
            elif before:
                fingers.tap(self.room.spots["verder"])
            else:
                fingers.tap(self.room.spots["begin"])
                fingers.tap(self.room.spots["mode:pen"])
                self._line(fingers)
            time.sleep(0.05)
        return False

    def _work(self, fingers: Fingers) -> None:
        """Things that people do, until the moment of the kill."""
        spots, chance = self.room.spots, self.chance
        end = time.monotonic() + chance.uniform(0.0, 2.0)
        while time.monotonic() < end:
            match chance.randrange(6):
                case 0 | 1:
                    fingers.tap(spots["mode:pen"])
                    self._line(fingers)
                case 2:
                    fingers.tap(spots["soort:ouder"])
                    fingers.drag({3: (self.room.cards, self._place())}, 6)
                case 3:
                    fingers.tap(spots["mode:schuif"])
                    fingers.drag({4: (self._place(), self._place())}, 6)
                case 4:
                    fingers.tap(spots["mode:wis"])
                    self._line(fingers)
                case _:
                    fingers.tap(spots[chance.choice(("terug", "terug", "weer"))])
        if chance.random() < 0.5:
            self._unfinished(fingers)

    def _unfinished(self, fingers: Fingers) -> None:
        """A line that is still being drawn when the program is killed."""
        fingers.tap(self.room.spots["mode:pen"])
        self.heard = len(self._lines())
        at, y = 60.0, self.chance.uniform(260, 480)
        end = time.monotonic() + self.chance.uniform(0.1, 2.2)
        while time.monotonic() < end:
            place = Point(at, y + self.chance.uniform(-3, 3))
            self.sent.append((time.monotonic(), self.room.screen.on_mat(place)))
            fingers.report({PEN: place})
            at += SPEED * 0.02

    def _line(self, fingers: Fingers) -> None:
        fingers.drag({2: (self._place(), self._place())}, self.chance.randint(4, 15))

    def _place(self) -> Point:
        """A place in the middle of the mat, in mm on the screen."""
        return Point(self.chance.uniform(480, 1180), self.chance.uniform(180, 560))

    def _compare(self, before: int, killed: float) -> bool:
        shown = self.shown()
        self.figures.steps += max(0, shown[-1][0] - (shown[before - 1][0] if before else 0)) if shown else 0
        if not shown:
            return True
        number, digest = shown[-1]
        folders = waiting(self.root)
        if not folders and digest in self._filed():
            return False
        found = recovered(folders[0]) if len(folders) == 1 else None
        if found is None:
            self.figures.unopened += 1
            sizes = [(path.name, path.stat().st_size) for path in self.root.rglob("*")]
            self.figures.faults.append(f"{len(folders)} journals, none to be read: {sizes}, {self.shown()[-1]}")
            return False
        if found.steps < number or digest_of(_at(folders[0], number)) != digest:
            self.figures.lost += max(1, number - found.steps)
            self.figures.faults.append(f"step {number} was shown as kept; {found.steps} came back")
        self._inks(found, killed)
        return True

    def _filed(self) -> set[str]:
        """What is in the board files."""
        boards = (read_board(path.read_bytes(), path.name)[0] for path in (self.home / "borden").glob("*.json"))
        return {digest_of(board) for board in boards}

    def _inks(self, found: Found, killed: float) -> None:
        """How much of the line in progress that was on the screen did not come back, in ms."""
        board = found.finished()[-1][1] if found.finished() else found.history.present
        reached = {stroke.id: stroke.points[-1].x for stroke in board.ink}
        seen = [(float(line[1]), line[2:]) for line in self._lines()[self.heard :] if line[0] == "bezig"]
        if not self.sent or not seen or not seen[-1][1]:
            return  # it had not come to the program
        name = seen[-1][1][-1].partition(":")[0]
        ways = [(when, float(one.partition(":")[2])) for when, lines in seen for one in lines if one.startswith(f"{name}:")]
        whole = [when for when, x in ways if x <= reached.get(name, float("-inf")) + 0.1]
        gone = (killed - (whole[-1] if whole else ways[0][0])) * 1000  # at most: the witness looks at the line as often as the journal
        self.figures.inks.append(gone)
        self.figures.late.append(self._late(reached.get(name, 0.0), killed))
        if gone > MOST_INK:
            self.figures.faults.append(f"{gone:.0f} ms of a line gone: {ways[-3:]}, {reached.get(name)}, killed {killed}")

    def _late(self, reached: float, killed: float) -> float:
        """Ms of the line that did not come back since the finger was there: with the time that the program needed to see it."""
        when = next((then for then, place in self.sent if place.x > reached), killed)
        return max(0.0, killed - when) * 1000


def _at(folder: Path, number: int) -> Board | None:
    names = sorted(path for path in folder.iterdir() if path.suffix == ".jrn")
    for path in reversed(names):
        found = replayed(path.read_bytes(), number)
        if found is not None and found.steps == number:
            return found.history.present
    return None


def digest_of(board: Board | None) -> str:
    """As the program calls a board."""
    return "" if board is None else sha256(write_board(board).encode()).hexdigest()


def run(kills: int, seed: int, tell: Callable[[str], None]) -> Figures:
    """Kill so many times."""
    chance, figures, room = random.Random(seed), Figures(), Room()  # noqa: S311 - not for secrets
    told = 0
    while figures.kills < kills:
        with tempfile.TemporaryDirectory() as home:
            for _ in range(min(ROUNDS, kills - figures.kills)):
                going = Round(room, Path(home), chance, figures).run()
                if figures.kills % 10 == 0 or len(figures.faults) > told:
                    tell("\n".join((str(figures), *figures.faults[told:])))
                    told = len(figures.faults)
                if not going:
                    break
    return figures


def main() -> None:
    """Kill and tell."""
    asked = argparse.ArgumentParser(description="kill the program and see what comes back")
    asked.add_argument("--kills", type=int, default=500)
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    figures = run(options.kills, options.seed, lambda text: print(text, flush=True))  # noqa: T201 - it tells how far it is
    print(figures, *figures.faults, sep="\n")  # noqa: T201


if __name__ == "__main__":
    main()
