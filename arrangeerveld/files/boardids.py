"""Every entry of a list gets an id of its own: a missing or repeated one is replaced, without chance, and remarked upon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from arrangeerveld.files.boardfields import LINE, LONG, Entry

ROOM = 10  # characters left for a dash and a number


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of one list: all that stand in the file, and those that an entry has by now."""

    present: frozenset[str]
    taken: set[str] = field(default_factory=set)
    counted: dict[str, int] = field(default_factory=dict)

    @classmethod
    def among(cls, values: Iterable[object]) -> Ids:
        """Of the entries of a list."""
        ids = (value.get("id") for value in values if isinstance(value, dict))
        return cls(frozenset(one for one in ids if isinstance(one, str)))

    def own(self, entry: Entry) -> str:
        """The id of this entry, or a fresh one when it has none or another entry had it first."""
        wanted = entry.text("id", LONG)
        if not wanted:
            entry.remarks.append(f"{entry.name} op dit bord had geen id en heeft er een gekregen.")
        elif len(wanted) > LINE:  # pieces of rubbed-out ink get ever longer ids
            wanted = wanted[:LINE]
        elif wanted in self.taken:
            entry.remarks.append(f"{entry.name} op dit bord had hetzelfde id als een ander en heeft een nieuw id gekregen.")
        else:
            self.taken.add(wanted)
            return wanted
        return self._fresh((wanted or entry.noun.lower())[: LINE - ROOM])

    def _fresh(self, base: str) -> str:
        number = self.counted.get(base, 1)
        fresh = base
        while fresh == base or fresh in self.present or fresh in self.taken:
            number += 1
            fresh = f"{base}-{number}"
        self.counted[base] = number
        self.taken.add(fresh)
        return fresh
