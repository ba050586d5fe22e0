"""What comes up while a board file is read: problems to tell, and parts that are kept as they are and written back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from arrangeerveld.core.board import Unknown
from arrangeerveld.core.problems import Place, Problem
from arrangeerveld.files.boardfields import Entry, Wrong
from arrangeerveld.files.boardtext import DEEPEST, depth_within, refuse

T = TypeVar("T")

WRITE = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
STAYS = "Het bord opent zonder dit deel; in het bestand blijft het staan."


@dataclass(slots=True)
class Findings:
    """Grows while one file is read."""

    label: str
    problems: list[Problem] = field(default_factory=list)
    kept: list[Unknown] = field(default_factory=list)

    def tell(self, what: str, remedy: str = "") -> None:
        """Note one problem."""
        self.problems.append(Problem(what, Place(self.label), remedy))

    def keep(self, within: str, value: Any, after: int = 0) -> None:
        """Keep a value to be written back; `after` is the number of known entries before it in its list."""
        if not depth_within(value, DEEPEST):
            refuse("Dit bord is niet te lezen: er staan te veel haakjes in elkaar.", self.label)
        self.kept.append(Unknown(within, WRITE(value), after))

    def keep_extra(self, within: str, values: Mapping[str, Any], known: frozenset[str]) -> None:
        """Keep the keys that this program does not know."""
        if not known.issuperset(values):
            for key in values:
                if key not in known:
                    self.keep(within, {key: values[key]})

    def remark(self, entry: Entry) -> None:
        """Tell what was changed in an entry to make it usable."""
        for remark in entry.remarks:
            self.tell(remark)

    def each(self, within: str, noun: str, values: list[Any], make: Callable[[Entry], T | None]) -> tuple[T, ...]:
        """What `make` gives for every entry; an entry for which it gives None or raises Wrong is kept but not used."""
        made: list[T] = []
        for number, value in enumerate(values, 1):
            one: T | None = None
            entry = Entry(value if isinstance(value, dict) else {}, noun, number)
            try:
                one = make(entry) if isinstance(value, dict) else entry.refuse("het staat niet tussen accolades")
            except Wrong as wrong:
                self.tell(str(wrong), STAYS)
            if one is None:
                self.keep(within, value, len(made))
            else:
                made.append(one)
            self.remark(entry)
        return tuple(made)
