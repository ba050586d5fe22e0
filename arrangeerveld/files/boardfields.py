"""Values of the right sort out of one entry of a board file, or a Dutch sentence that says what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from arrangeerveld.files.boardtext import shown
from arrangeerveld.files.cleaning import cleaned

LINE, LONG = 200, 2_000  # characters: an id, name or title; a text or note
MANY = 50  # texts in a list such as the domains

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class Wrong(Exception):  # noqa: N818 - it never leaves this package: `Findings.each` turns it into a problem
    """An entry that cannot be used; its text is a Dutch sentence."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One object of the file, and how messages call it: `Stuk 3 (‘Samen lezen’)`."""

    values: Mapping[str, Any]
    noun: str
    place: int = 0  # in its list, from 1; 0 for what is in no list
    remarks: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """How messages call this entry."""
        titles = (self.values.get(key) for key in ("titel", "tekst", "wat", "naam"))
        title = next((f" (‘{shown(title)}’)" for title in titles if isinstance(title, str) and title), "")
        return f"{self.noun} {self.place}{title}" if self.place else self.noun

    def refuse(self, why: str) -> NoReturn:
        """Raise Wrong with the name of this entry in it."""
        raise Wrong(f"{self.name} op dit bord is niet te lezen: {why}.")

    def text(self, key: str, limit: int = LINE, *, required: bool = False) -> str:
        """The cleaned text under a key; what goes beyond `limit` characters is cut off and remarked upon."""
        value = self.values.get(key, "")
        if not isinstance(value, str):
            self.refuse(f"‘{key}’ moet tekst zijn, tussen aanhalingstekens")
        value = cleaned(value)
        if required and not value:
            self.refuse(f"‘{key}’ ontbreekt")
        if len(value) > limit:
            self.remarks.append(f"De tekst ‘{key}’ van {self.name} is langer dan {limit} tekens; alleen het begin is overgenomen.")
            value = cleaned(value[:limit])
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts under a key, each text once, empty ones left out."""
        values = self.values.get(key, [])
        if not isinstance(values, list) or len(values) > MANY or not all(isinstance(value, str) for value in values):
            self.refuse(f"‘{key}’ moet een lijst van hooguit {MANY} teksten zijn")
        return tuple(dict.fromkeys(word for value in values if (word := cleaned(value)[:LINE])))

    def numbers(self, key: str, least: int, most: int, like: str) -> tuple[float, ...]:
        """The list of numbers under a key; `like` is an example for the message."""
        values = self.values.get(key)
        if not isinstance(values, list) or not least <= len(values) <= most or not {*map(type, values)} <= {int, float}:
            self.refuse(f"‘{key}’ moet een lijst getallen zijn, zoals {like}")
        return tuple(self._real(key, value) for value in values)

    def flag(self, key: str) -> bool:
        """Whether the value under a key is true; false when there is none."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            self.refuse(f"‘{key}’ moet true of false zijn")
        return value

    def number(self, key: str, fallback: float, low: float, high: float) -> float:
        """The number under a key, from `low` to `high`."""
        value = self.values.get(key, fallback)
        if type(value) not in (int, float) or not low <= value <= high:
            self.refuse(f"‘{key}’ moet een getal zijn van {low:g} tot {high:g}")
        return self._real(key, value)

    def colour(self, key: str) -> str:
        """A colour as `#1c5a9e`."""
        value = self.text(key)
        if not _COLOUR.fullmatch(value):
            self.refuse(f"‘{key}’ moet een kleur zijn, zoals #1c5a9e")
        return value

    def _real(self, key: str, value: float) -> float:
        try:
            return float(value)
        except OverflowError:
            self.refuse(f"‘{key}’ bevat een veel te groot getal")
