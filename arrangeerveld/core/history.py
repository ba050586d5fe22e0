"""Undo as a chain of boards: a step shares with the one before it all that did not change."""

from __future__ import annotations

from dataclasses import dataclass

from arrangeerveld.core.board import Board


@dataclass(frozen=True, slots=True)
class Done:
    """One finished step: what it is called, the board it was done to, and the step before."""

    label: str
    board: Board
    earlier: Done | None = None


@dataclass(frozen=True, slots=True)
class History:
    """The board now, the steps that led to it and the steps taken back."""

    present: Board
    past: Done | None = None
    future: Done | None = None

    def commit(self, label: str, board: Board) -> History:
        """Take a step; the very same board is no step."""
        if board is self.present:
            return self
        return History(board, Done(label, self.present, self.past))

    def undo(self) -> History:
        """Take the last step back, if there is one."""
        if self.past is None:
            return self
        return History(self.past.board, self.past.earlier, Done(self.past.label, self.present, self.future))

    def redo(self) -> History:
        """Take the step again that was last taken back."""
        if self.future is None:
            return self
        return History(self.future.board, Done(self.future.label, self.present, self.past), self.future.earlier)
