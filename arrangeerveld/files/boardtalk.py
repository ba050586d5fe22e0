"""The talk around the mat in a board file: its head, people, agreements, permissions, the look back, and how far it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

from arrangeerveld.core.talk import NOT_BEGUN, About, Agreement, Answer, Consent, Participant, Progress, Review, Status
from arrangeerveld.files.boardfields import LONG, Entry
from arrangeerveld.files.boardids import Ids
from arrangeerveld.files.boardplain import Plain, filled, rounded
from arrangeerveld.files.boardtext import shown


class Entered(Protocol):
    """What stands in a list of the file under an id of its own."""

    @property
    def id(self) -> str:
        """Unique in its list."""
        ...


T = TypeVar("T", bound=Entered)

ABOUT = {
    "titel": "title",
    "leerling": "pupil",
    "groep": "group",
    "datum": "date",
    "plaats": "place",
    "gespreksleider": "chair",
    "begin": "begin",
    "einde": "end",
    "volgende": "following",
    "vorige": "previous",
    "gehoord": "heard",
    "vertelt": "teller",
    "mening_ouders": "parents_differ",
    "mening_leerling": "pupil_differs",
    "bewaren": "keep",
}
"""The keys of the head and the fields of `About`."""
LONG_ABOUT = frozenset({"mening_ouders", "mening_leerling"})
PROGRESS_KEYS = frozenset({"stap", "seconden", "sinds"})
STEPS = 40  # of a mat
AGES = 1e11  # seconds: more than any talk or date


def about_from(entry: Entry) -> About:
    """The head of the talk; a date that is none is left empty and remarked upon."""
    values = {field: entry.text(key, LONG if key in LONG_ABOUT else 200) for key, field in ABOUT.items()}
    day = values["date"]
    try:
        values["date"] = day and date.fromisoformat(day).isoformat()
    except ValueError:
        entry.remarks.append(f"De datum ‘{shown(day)}’ van dit bord is geen dag zoals 2026-11-22 en is leeg gelaten.")
        values["date"] = ""
    return About(**values)


def about_plain(about: About) -> Plain:
    """The head of the talk."""
    return filled({key: getattr(about, field) for key, field in ABOUT.items()})


def progress_from(entry: Entry) -> Progress:
    """How far the talk is."""
    spent = entry.numbers("seconden", 0, STEPS, "[600, 540]") if "seconden" in entry.values else ()
    if any(not 0 <= seconds <= AGES for seconds in spent):
        entry.refuse("‘seconden’ moet uit getallen van 0 of meer bestaan")
    step = entry.number("stap", 0, 0, STEPS)
    if step != int(step):
        entry.refuse("‘stap’ moet een heel getal zijn")
    return Progress(int(step), spent, entry.number("sinds", 0, 0, AGES))


def progress_plain(progress: Progress) -> Plain:
    """How far the talk is; nothing when it has not begun."""
    if progress == NOT_BEGUN:
        return {}
    plain: Plain = {"stap": progress.step}
    if progress.spent:
        plain["seconden"] = [rounded(seconds) for seconds in progress.spent]
    if progress.since:
        plain["sinds"] = rounded(progress.since)
    return plain


def _agreement(entry: Entry, ids: Ids) -> Agreement:
    return Agreement(
        what=entry.text("wat", LONG),
        who=entry.text("wie"),
        when=entry.text("wanneer"),
        evaluation=entry.text("evaluatie"),
        source=entry.text("bron"),
        status=Status(_word(entry, "status", tuple(Status))),
        id=ids.own(entry),
    )


def _participant(entry: Entry, ids: Ids) -> Participant:
    return Participant(role=entry.text("rol"), name=entry.text("naam"), colour=entry.text("kleur"), id=ids.own(entry))


def _consent(entry: Entry, ids: Ids) -> Consent:
    return Consent(
        partner=entry.text("partner"),
        information=entry.text("informatie", LONG),
        by=entry.text("van"),
        date=entry.text("datum"),
        answer=Answer(_word(entry, "antwoord", tuple(Answer))),
        id=ids.own(entry),
    )


def _review(entry: Entry, ids: Ids) -> Review:
    return Review(question=entry.text("vraag"), answer=entry.text("antwoord", LONG), id=ids.own(entry))


def _word(entry: Entry, key: str, words: tuple[str, ...]) -> str:
    """A word of a few; another one is refused, so that the entry stays in the file as it was."""
    word = entry.text(key)
    if word not in words:
        entry.refuse(f"‘{key}’ moet {' of '.join(known for known in words if known)} zijn")
    return word


@dataclass(frozen=True)
class Listing(Generic[T]):
    """One list of the file: what messages call an entry, its keys, and the way there and back."""

    noun: str
    keys: frozenset[str]
    read: Callable[[Entry, Ids], T]
    plain: Callable[[T], Plain]


AGREEMENTS = Listing(
    "Afspraak",
    frozenset({"id", "wat", "wie", "wanneer", "evaluatie", "bron", "status"}),
    _agreement,
    lambda row: filled(
        {
            "id": row.id,
            "wat": row.what,
            "wie": row.who,
            "wanneer": row.when,
            "evaluatie": row.evaluation,
            "status": row.status.value,
            "bron": row.source,
        }
    ),
)
PEOPLE = Listing(
    "Deelnemer",
    frozenset({"id", "rol", "naam", "kleur"}),
    _participant,
    lambda one: filled({"id": one.id, "rol": one.role, "naam": one.name, "kleur": one.colour}),
)
CONSENTS = Listing(
    "Toestemming",
    frozenset({"id", "partner", "informatie", "van", "datum", "antwoord"}),
    _consent,
    lambda one: filled(
        {
            "id": one.id,
            "partner": one.partner,
            "informatie": one.information,
            "van": one.by,
            "datum": one.date,
            "antwoord": one.answer.value,
        }
    ),
)
REVIEWS = Listing(
    "Antwoord",
    frozenset({"id", "vraag", "antwoord"}),
    _review,
    lambda one: filled({"id": one.id, "vraag": one.question, "antwoord": one.answer}),
)
