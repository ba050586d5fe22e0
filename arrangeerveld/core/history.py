"""Undo as a chain of boards: a step shares with the one before it all that did not change."""

from __future__ import annotations

from dataclasses import dataclass

from arrangeerveld.core.board import Board, Item

BACK = "terug"
"""The last word of the label of a step that took back the last step of one item alone."""


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

    def before(self, item_id: str) -> Item | None:
        """An item as it was before its own last step that is not taken back yet; None when it has not changed since it came."""
        later, step, back = self.present, self.past, 0
        now = later.item(item_id)
        while step is not None and now is not None:
            was = now if step.board.items is later.items else step.board.item(item_id)
            if was != now:
                if step.label.endswith(f" {BACK}"):
                    back += 1
                elif back:
                    back -= 1
                else:
                    return was
            later, step, now = step.board, step.earlier, was
        return None
