"""The line `kaarten:` above the cards of a deck: forgotten, indented, with a dash before it or words behind it."""

from __future__ import annotations

import re

from arrangeerveld.files.repair import Repair
from arrangeerveld.files.wording import brief

CARDS = "kaarten"

_HEADS = re.compile(r"(?:deck|soort|versie|bron)[ \t]*:")
_LOOSE = re.compile(rf"(?P<start>[ \t]+|[ \t]*-[ \t]*){CARDS}:?[ \t]*(?:#.*)?$")
_WORDY = re.compile(rf"{CARDS}:[ \t]+(?P<rest>[^\s#].*)$")


def cards_line(lines: list[str], first: int) -> Repair | None:
    """The line above the cards as it should be, in lines of which the `first` with a dash is known; None when that is not the mistake.

    When there is no such line, the repair is of the line with the dash, and its `text` is empty.
    """
    for at in range(first + 1):
        if match := _LOOSE.match(lines[at]):
            return _loose(at, match["start"])
        if (match := _WORDY.match(lines[at])) and at < first:
            what = f"Achter ‘{CARDS}:’ hoort op deze regel niets te staan."
            remedy = f"Haal ‘{brief(match['rest'])}’ weg, of zet er # en een spatie voor."
            return Repair(at, f"{CARDS}:", match.start("rest") + 1, what, remedy)
    if not _HEADS.match(lines[0]):
        return None
    remedy = f"Zet er een regel boven met alleen ‘{CARDS}:’. Zo is het nu gelezen."
    return Repair(first, "", 1, f"Boven deze regel ontbreekt de regel ‘{CARDS}:’.", remedy)


def _loose(at: int, start: str) -> Repair:
    if "-" in start:
        what, remedy = f"Voor ‘{CARDS}:’ hoort geen streepje.", "Haal het streepje weg. Zo is het nu gelezen."
    else:
        what, remedy = f"Voor ‘{CARDS}:’ horen geen spaties.", "Haal de spaties aan het begin weg. Zo is het nu gelezen."
    return Repair(at, f"{CARDS}:", 1, what, remedy)
