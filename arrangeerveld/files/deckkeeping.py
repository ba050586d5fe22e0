"""A deck file that is being changed on the screen: each step is written by itself, in order, on one worker."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files.deckfolder import problems_in
from arrangeerveld.files.decks import Judge, as_found
from arrangeerveld.files.decksaving import Changed, bring_pictures, is_own, own_path, save_deck
from arrangeerveld.files.places import shown
from arrangeerveld.files.pointing import ENDING
from arrangeerveld.files.saving import load


@dataclass(frozen=True, slots=True)
class Kept:
    """How a step was written: its bytes, where they are now, what is wrong with the deck; or the `trouble` that came between."""

    data: bytes
    path: Path
    problems: tuple[Problem, ...] = ()
    trouble: Problem | None = None
    changed: bool = False  # whether the trouble is that another program wrote the file
    copied: bool = False  # whether this made an own deck of one of the program


@dataclass(slots=True)
class DeckFile:
    """Where a deck is, and the bytes that were read or written there last; used by the worker only, but for `newest`."""

    path: Path
    known: bytes
    judge: Judge = as_found
    newest: int = 0  # how many steps were handed over
    seen: tuple[int, int] = (0, 0)  # when the file was written and how large it was, when it was last looked at

    def changed(self) -> bool:
        """Whether another program wrote the file; one that is gone, or cannot be read now, stays as it was known."""
        try:
            state = self.path.stat()
            seen = (state.st_mtime_ns, state.st_size)
            if seen == self.seen:
                return False
            now = load(self.path)
        except (OSError, Refused):
            return False
        self.seen = seen
        return now != self.known

    def write(self, number: int, data: bytes, folder: Path, pictures: list[str], kinds: Collection[str], now: float) -> Kept | None:  # noqa: PLR0917
        """Write a step; None when a newer one is waiting. `folder` is that of the boards, `now` in seconds since 1970."""
        if number < self.newest:
            return None
        if data == self.known:
            return Kept(data, self.path, problems_in(self.path, kinds, self.judge))
        target, own = own_path(folder, self.path), is_own(self.path)
        try:
            save_deck(target, self.known if own else None, data, now)
            if not own:
                bring_pictures(self.path, target, [*pictures, f"deck{ENDING}"])  # its first line names that
        except Refused as refused:
            return Kept(data, self.path, (), refused.problems[0], isinstance(refused, Changed))
        except OSError:
            what = "Een plaatje van deze stapel kon niet mee naar je eigen map."
            told = (Problem(what, Place(shown(target)), "Zet het zelf naast de stapel."),)
            self.path, self.known = target, data
            return Kept(data, target, told, copied=True)
        self.path, self.known = target, data
        return Kept(data, target, problems_in(target, kinds, self.judge), copied=not own)
