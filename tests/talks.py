"""Long talks for tests of what is kept: everything that happens at a table, by chance, the same every time for one seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from arrangeerveld.core import operations
from arrangeerveld.core.board import Board, Card, Note, NoteSize, Unknown
from arrangeerveld.core.geometry import Point, Pose
from arrangeerveld.core.history import History
from arrangeerveld.core.session import Mode, Session
from arrangeerveld.core.talk import About, Participant
from tests.fakes import KINDS, MAT, counter

WORDS = ("rust", "‘samen’ lezen", "Zoë komt om 9:30", "één ding tegelijk", "nieuwe regel\ntwee", "§" + "a" * 64, "")


class Talk:
    """A session in which things happen; `seen` holds what was handed to the journal."""

    def __init__(self, seed: int, board: Board | None = None) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - not for secrets
        number = counter()
        self.session = Session(board or Board(MAT, KINDS, unknown=(Unknown("", '{"later": 1}'),)), lambda: f"{seed}-{number()}")
        self.seen: list[tuple[History, History]] = []
        self.session.on_step = lambda before, after: self.seen.append((before, after))

    def steps(self, count: int) -> Iterator[tuple[History, History]]:
        """So many changes of the history."""
        given = 0
        while given < count:
            self.happen()
            while given < min(count, len(self.seen)):
                yield self.seen[given]
                given += 1

    def happen(self) -> None:
        """Something happens."""
        chance, session = self.chance, self.session
        board = session.present
        match chance.randrange(12):
            case 0 | 1:
                item = Card(session.new_id(), "ouder", chance.choice(WORDS), self._pose(), source="s", domains=("leren",))
                session.do("kaart", lambda b: operations.place(b, item))
            case 2:
                note = Note(session.new_id(), chance.choice(list(NoteSize)), "geel", chance.choice(WORDS), self._pose())
                session.do("memo", lambda b: operations.place(b, note))
            case 3 | 4 if board.items:
                one = chance.choice(board.items)
                session.do("verplaatst", lambda b: operations.move(b, one.id, self._pose()))
            case 5 if board.items:
                one = chance.choice(board.items)
                session.do("weg", lambda b: operations.remove(b, one.id))
            case 6 | 7:
                self._draw(Mode.PEN, chance.randrange(2, 60))
            case 8 if board.ink:
                self._draw(Mode.ERASE, 12)
            case 9:
                session.undo()
            case 10:
                session.redo()
            case 11:
                people = (*board.people, Participant(session.new_id(), "ouder", chance.choice(WORDS)))
                about = About(title=chance.choice(WORDS).replace("\n", " "), pupil="J.")
                session.do("gesprek", lambda b: replace(b, about=about, people=people[-4:]))
            case _:
                return

    def _draw(self, mode: Mode, points: int) -> None:
        self.session.mode = mode
        x, y = self.chance.uniform(100, 1000), self.chance.uniform(100, 600)
        self.session.press(1, Point(x, y))
        for _ in range(points):
            x, y = min(max(x + self.chance.uniform(-9, 12), 5), 1190), min(max(y + self.chance.uniform(-9, 9), 5), 700)
            self.session.moved(1, Point(x, y))
        self.session.release(1, Point(x, y))
        self.session.mode = Mode.MOVE

    def _pose(self) -> Pose:
        return Pose(self.chance.uniform(150, 1000), self.chance.uniform(100, 600), self.chance.choice((0.0, 0.0, 12.5)))
