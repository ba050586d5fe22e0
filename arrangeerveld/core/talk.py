"""The talk around the mat as values: who is here, what is known about it, what was agreed to share, how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Heard(StrEnum):
    """How the pupil was heard; the file may also hold other words."""

    SELF = "zelf"
    PARENTS = "via ouders"
    TEACHER = "via leraar"
    OTHER = "anders"


class Answer(StrEnum):
    """Yes, no, or nothing said yet."""

    NONE = ""
    YES = "ja"
    NO = "nee"


class Status(StrEnum):
    """How an agreement stands when it is looked at again."""

    OPEN = ""
    DONE = "gedaan"
    BUSY = "bezig"
    FAILED = "niet gelukt"
    DROPPED = "vervallen"


@dataclass(frozen=True, slots=True)
class About:
    """What is known about the talk, the head of the mat included; everything may be empty."""

    title: str = ""
    pupil: str = ""  # initials or first name
    group: str = ""
    date: str = ""  # ISO 8601: 2026-11-22
    place: str = ""
    chair: str = ""  # the gespreksleider
    begin: str = ""  # 14:00
    end: str = ""
    following: str = ""  # when the next talk is: a date in ISO 8601, or words
    previous: str = ""  # which talk this one looks back on
    heard: str = ""  # how the pupil was heard: a word of `Heard`, or other words
    teller: str = ""  # who tells the pupil the outcome
    parents_differ: str = ""  # what parents see otherwise
    pupil_differs: str = ""  # what the pupil sees otherwise
    keep: str = ""  # how long the record is kept (bewaartermijn)


NOTHING_KNOWN = About()


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody at the table: a role, a name or initials when that is wanted, and a colour of notes."""

    id: str
    role: str
    name: str = ""
    colour: str = ""  # a name in `colours.NOTES`

    @property
    def label(self) -> str:
        """What agreements and notes call this person: the name, or else the role."""
        return self.name or self.role


@dataclass(frozen=True, slots=True)
class Consent:
    """Permission (toestemming) to share information with one partner."""

    id: str
    partner: str
    information: str = ""
    by: str = ""  # which parent, both, or the pupil
    date: str = ""  # ISO 8601
    answer: Answer = Answer.NONE


@dataclass(frozen=True, slots=True)
class Agreement:
    """A row of the agreements (afspraken): what, who, when, and when it is looked at again."""

    id: str
    what: str
    who: str = ""  # the label of one participant
    when: str = ""  # a date in ISO 8601, or words: "voor de kerst"
    evaluation: str = ""  # the same
    source: str = ""  # the id of the item it came from
    status: Status = Status.OPEN


@dataclass(frozen=True, slots=True)
class Review:
    """One question of the look back (terugblik) and its answer."""

    id: str
    question: str
    answer: str = ""


QUESTIONS = (
    ("verwachtingen", "Zijn de verwachtingen uitgekomen?"),
    ("vragen", "Zijn de vragen beantwoord?"),
    ("meenemen", "Wat nemen we mee?"),
)
"""The three questions at the end of a HIA talk, and how they are called in the file."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the talk is: the step, the seconds spent in each step, and since when the clock runs (seconds, 0 when it stands still)."""

    step: int = 0
    spent: tuple[float, ...] = ()
    since: float = 0.0  # seconds since 1970

    @property
    def begun(self) -> bool:
        """Whether the clock has ever run."""
        return bool(self.since or self.spent)

    def seconds(self, step: int, now: float) -> float:
        """How long a step has taken until now."""
        before = self.spent[step] if step < len(self.spent) else 0.0
        return before + (max(0.0, now - self.since) if self.since and step == self.step else 0.0)

    def total(self, now: float) -> float:
        """How long the whole talk has taken until now, s."""
        return sum(self.spent) + (max(0.0, now - self.since) if self.since else 0.0)

    def stopped(self, now: float) -> Progress:
        """The clock stands still from now on."""
        spent = [*self.spent, *[0.0] * (self.step + 1 - len(self.spent))]
        spent[self.step] = round(self.seconds(self.step, now), 2)
        return Progress(self.step, tuple(spent), 0.0)

    def at(self, step: int, now: float) -> Progress:
        """Another step begins now, and the clock runs."""
        return Progress(step, self.stopped(now).spent if self.begun else self.spent, round(now, 2))


NOT_BEGUN = Progress()
