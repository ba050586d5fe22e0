"""What is told about a file with settings: that it could not be used at all, or that more is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from arrangeerveld.core.problems import Place, Problem

EMPTY = "Het bestand is leeg."
_REMEDIES = {
    "Dit is een map, geen bestand.": "Haal de map weg, of zet er een bestand met instellingen neer.",
    "Dit is geen gewoon bestand.": "Haal het weg, of zet er een bestand met instellingen neer.",
    "Dit bestand is er niet.": "Kijk of de naam klopt die bij ARRANGEERVELD_INSTELLINGEN staat.",
    "Dit bestand gaat niet open.": "Vraag wie dit apparaat beheert om het recht om het te lezen.",
    "Dit bestand is groter dan 2 MB.": "Laat er alleen de regels met instellingen in staan.",
    EMPTY: "Haal het bestand weg, of schrijf er instellingen in.",
}


def whole(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems with a file of which nothing can be used, as they are for settings."""
    return tuple(
        Problem(f"De instellingen in dit bestand doen niet mee. {one.what}", one.where, _REMEDIES.get(one.what, one.remedy))
        for one in problems
    )


def few(problems: Sequence[Problem], most: int = 2) -> tuple[Problem, ...]:
    """No more than the screen can show at once, from 2; the last says how much more there is, and in which file."""
    if len(problems) <= most:
        return tuple(problems)
    first, left = problems[: most - 1], problems[most - 1 :]
    count = f"Er zijn nog {len(left)} regels" if len(left) > 1 else "Er is nog 1 regel"
    where = Place(left[0].where.file, left[0].where.line)
    return *first, Problem(f"{count} in de instellingen met een fout.", where, "Verbeter ze in een tekstprogramma, zoals Kladblok.")
