"""Problems a person may read: what happened, where, and what to do about it; in Dutch."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: line and column count from 1; 0 means that it is not known."""

    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """`decks/swv.yaml, regel 12`, or less when less is known."""
        line = f"regel {self.line}" if self.line else ""
        return ", ".join(part for part in (self.file, line) if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that went wrong: full sentences in Dutch, no blame, no exception names."""

    what: str
    where: Place = Place()
    remedy: str = ""
    hint: bool = False  # advice: what is there works, and could be better

    def __str__(self) -> str:
        """`De kaart … mist een titel. decks/ouders.yaml, regel 12. Voeg een regel ‘titel:’ toe.`."""
        where = f"{self.where}." if str(self.where) else ""
        return " ".join(part for part in (self.what, where, self.remedy) if part)

    def as_line(self) -> str:
        """`bestand:regel:kolom: wat. wat te doen.`, the form that editors and scripts can follow."""
        place = f"{self.where.file}:{self.where.line}:{self.where.column}: " if self.where.file else ""
        return place + " ".join(part for part in (self.what, self.remedy) if part)


class Refused(Exception):  # noqa: N818 - it is not an error of the program: a file or a wish is refused
    """Raised at an edge when nothing usable is left; carries the problems to show."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = problems
