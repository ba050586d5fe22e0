"""The blanks of a talk: places where somebody writes that are no item (a name, a date, an answer), each under a key of its own.

`over/title` is a part of `About`; `persoon/p1/name`, `toestemming/t1/partner` and `afspraak/a1/what` are parts of the one with that id;
`terugblik/vragen` is the answer to a question. `stapel/titel` belongs to no talk: it is written in a deck.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from arrangeerveld.core import dates, talking
from arrangeerveld.core.board import Board
from arrangeerveld.core.talk import NOTHING_KNOWN, Agreement, Consent, Participant

LONG = 1000  # characters
SEPARATOR = "/"
DECK = "stapel/"


@dataclass(frozen=True, slots=True)
class Blank:
    """What a step is called that fills it, how many characters it takes, and whether it has several lines."""

    label: str
    most: int = 60
    lines: bool = False


_ABOUT = {
    "title": Blank("titel", 80),
    "pupil": Blank("leerling", 30),
    "group": Blank("groep", 20),
    "date": Blank("datum", 30),
    "place": Blank("plaats"),
    "chair": Blank("leider"),
    "begin": Blank("begin", 12),
    "end": Blank("einde", 12),
    "following": Blank("vervolg"),
    "previous": Blank("vorige"),
    "heard": Blank("stem"),
    "teller": Blank("vertelt"),
    "parents_differ": Blank("mening van ouders", LONG, lines=True),
    "pupil_differs": Blank("mening van leerling", LONG, lines=True),
    "keep": Blank("bewaren", 120),
}
_PARTS: dict[str, tuple[str, Callable[[Board, Any], Board], dict[str, Blank]]] = {
    "persoon": ("people", talking.welcome, {"role": Blank("rol", 40), "name": Blank("naam", 40)}),
    "toestemming": (
        "consents",
        talking.permit,
        {
            "partner": Blank("akkoord", 40),
            "information": Blank("akkoord", LONG, lines=True),
            "by": Blank("akkoord"),
            "date": Blank("akkoord", 30),
        },
    ),
    "afspraak": (
        "agreements",
        talking.amend,
        {
            "what": Blank("afspraak", 200, lines=True),
            "who": Blank("afspraak wie"),
            "when": Blank("afspraak wanneer"),
            "evaluation": Blank("afspraak evaluatie"),
        },
    ),
}
_DECK = {
    "titel": Blank("titel", 60),
    "tekst": Blank("tekst", 400, lines=True),
    "uitvoerder": Blank("uitvoerder", 80),
    "plaatje": Blank("plaatje", 120),
    "deck": Blank("naam", 60),
    "versie": Blank("versie", 40),
    "bron": Blank("bron", 200),
    "zoek": Blank("zoek", 40),
}
_ANSWER = Blank("antwoord", LONG, lines=True)
_DAYS = {"over/following", "toestemming/date", "afspraak/when", "afspraak/evaluation"}
_TIMES = {"begin", "end"}


def blank(key: str) -> Blank | None:
    """What sort of blank a key names; None when it names none."""
    match key.split(SEPARATOR):
        case ["over", part]:
            return _ABOUT.get(part)
        case ["terugblik", _]:
            return _ANSWER
        case ["stapel", part]:
            return _DECK.get(part.partition(".")[0])  # `titel.tr` is a title in Turkish
        case [word, _, part] if word in _PARTS:
            return _PARTS[word][2].get(part)
    return None


def written(board: Board, key: str) -> str:
    """What stands in a blank of this board; empty as well when it has no such blank."""
    if blank(key) is None or key.startswith(DECK):
        return ""
    word, *way = key.split(SEPARATOR)
    if word == "over":
        return str(getattr(board.about, way[0]))
    if word == "terugblik":
        return next((one.answer for one in talking.reviews(board) if one.id == way[0]), "")
    entry = _entry(board, word, way[0])
    return "" if entry is None else str(getattr(entry, way[1]))


def fill(board: Board, key: str, text: str) -> Board:
    """Write in a blank; the very same board when that changes nothing, or when it is gone.

    Days that are said from the day of the talk (`over 2 weken`) become that day, `1400` becomes `14:00`.
    """
    sort = blank(key)
    if sort is None or key.startswith(DECK):
        return board
    word, *way = key.split(SEPARATOR)
    text = _tidy(board, f"{word}{SEPARATOR}{way[-1]}", text, sort)
    if word == "over":
        return talking.tell(board, replace(board.about, **{way[0]: text}))
    if word == "terugblik":
        review = next((one for one in talking.reviews(board) if one.id == way[0]), None)
        return board if review is None else talking.answer(board, replace(review, answer=text))
    entry: Any = _entry(board, word, way[0])
    if entry is None or (way[1] in {"role", "partner"} and not text):  # somebody without a role or name cannot be told apart
        return board
    return _PARTS[word][1](board, replace(entry, **{way[1]: text}))


def _entry(board: Board, word: str, entry_id: str) -> Participant | Consent | Agreement | None:
    entries = getattr(board, _PARTS[word][0])
    return next((entry for entry in entries if entry.id == entry_id), None)


def _tidy(board: Board, key: str, text: str, sort: Blank) -> str:
    text = text.strip() if sort.lines else " ".join(text.split())
    text = text[: sort.most].rstrip()
    day = dates.parsed(board.about.date)
    if key == "over/date":
        return _date(text, board)
    if key in _DAYS and day is not None:
        return dates.kept(text, day)
    if key.rpartition(SEPARATOR)[2] in _TIMES:
        return _time(text)
    return text


def _date(text: str, board: Board) -> str:
    """The date of the talk is a day or nothing; words that mean no day leave it as it was."""
    now = dates.parsed(board.about.date)
    day = dates.meant(text, now) if now is not None else dates.parsed(text)
    return day.isoformat() if day is not None else board.about.date if text else NOTHING_KNOWN.date


def _time(text: str) -> str:
    """`1400`, `14.00`, `14u` and `14:00 uur` as `14:00`; anything else as it stands."""
    found = re.fullmatch(r"(\d{1,2})(?:[:.u]?(\d\d))?u? ?(?:uur)?", text, re.ASCII)
    hours, minutes = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    return f"{hours}:{minutes:02}" if hours < 24 and minutes < 60 else text  # noqa: PLR2004 - a day and an hour
