"""The record (dossier) of a talk as a value: what goes in, in reading order, whatever file it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from arrangeerveld.core import dates
from arrangeerveld.core.board import Board, Card, Item, Note, Photo
from arrangeerveld.core.geometry import Point
from arrangeerveld.core.headline import written_date
from arrangeerveld.core.hits import zone_at
from arrangeerveld.core.mat import Holds, Zone
from arrangeerveld.core.recordnames import without_names
from arrangeerveld.core.recordorder import OUTSIDE, sections
from arrangeerveld.core.recordwords import KEEP_FROM, KEEPS
from arrangeerveld.core.talk import Agreement, Participant


@dataclass(frozen=True, slots=True)
class Choices:
    """What goes into the record. `away` holds the ids of zones of which nothing leaves the school ("blijft hier")."""

    names: bool = True  # or initials
    photos: bool = True
    texts: bool = True  # the explanation on cards
    away: frozenset[str] = frozenset()
    page: str = ""  # the mat on a page of its own: "A3", "A4", or none
    board: bool = False  # the board inside the PDF and the PNG
    keep: str = next(iter(KEEPS))  # the bewaartermijn when the board has none


EVERYTHING = Choices()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """A word and what belongs to it: `datum`, `22 november 2026`."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: str
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that lay on the mat: what it is, its title, what else is on it; `drawn` when it must be seen."""

    lead: str = ""
    title: str = ""
    text: str = ""
    drawn: Item | None = None

    @property
    def line(self) -> str:
        """All of it as plain text."""
        return " ".join(part for part in (self.lead and f"{self.lead}:", self.title, self.text) if part)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads; `parts` is how wide each column is, together 1."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    parts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Signing:
    """A line to sign on for each of these people."""

    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """The mat as it lay there, with a description for who cannot see it."""

    told: str


Block: TypeAlias = Heading | Pair | Words | Entry | Table | Signing | Seen


@dataclass(frozen=True, slots=True)
class Record:
    """A record: the board as far as it goes in, and the blocks in reading order."""

    title: str
    board: Board
    choices: Choices
    blocks: tuple[Block, ...] = field(repr=False)


def record_of(board: Board, choices: Choices = EVERYTHING) -> Record:
    """The record of a talk with these choices."""
    board = chosen(board, choices)
    return Record(_title(board), board, choices, tuple(_blocks(board, choices)))


def chosen(board: Board, choices: Choices) -> Board:
    """The board as far as it goes into the record; what is left out is left out of every file."""
    if choices.away:
        board = _without_zones(board, choices.away)
    if not choices.photos:
        board = replace(board, items=tuple(item for item in board.items if not isinstance(item, Photo)), unknown=())
    if not choices.texts:
        board = replace(board, items=tuple(replace(item, text="") if isinstance(item, Card) else item for item in board.items))
    if not choices.names:
        board = without_names(board)
    if not board.about.keep:
        board = replace(board, about=replace(board.about, keep=choices.keep))
    return board


def _without_zones(board: Board, away: frozenset[str]) -> Board:
    """The board without what lies in some zones: items, lines that touch them, and agreements when they stand there."""
    zones = tuple(zone for zone in board.mat.zones if zone.id in away)
    ink = tuple(stroke for stroke in board.ink if not any(_zone_id(board, point) in away for point in stroke.points))
    agreed = any(Holds.AGREEMENTS in zone.holds for zone in zones)
    items = tuple(item for item in board.items if item.zone not in away)
    return replace(board, items=items, ink=ink, agreements=() if agreed else board.agreements, unknown=())


def _zone_id(board: Board, point: Point) -> str:
    zone = zone_at(board.mat, Point(*point))
    return zone.id if zone else ""


def _counted(number: int, one: str, more: str) -> str:
    return f"één {one}" if number == 1 else f"{number} {more}"


def _title(board: Board) -> str:
    about = board.about
    group = f"groep {about.group}" if about.group and not about.group[:1].isalpha() else about.group
    return about.title or ", ".join(part for part in (f"{board.mat.talk} {about.pupil}".strip(), group) if part)


def _blocks(board: Board, choices: Choices) -> Iterator[Block]:
    yield Heading(_title(board), 1)
    yield from _head(board)
    yield Seen(_told(board))
    yield from _agreements(board.agreements)
    yield from _mat(board, choices)
    yield from _voice(board)
    yield from _around(board)
    yield Heading("Bewaren")
    yield Words(keep_words(board.about.keep))
    yield from _signing(board)


def keep_words(keep: str) -> str:
    """How long the record is kept, in a sentence, with its source when the term is a usual one."""
    return f"{KEEPS[keep]} {KEEP_FROM}" if keep in KEEPS else f"Bewaren: {keep}."


def _head(board: Board) -> Iterator[Pair]:
    about = board.about
    times = "–".join(part for part in (about.begin, about.end) if part)
    date = written_date(about.date)
    values = (
        ("datum", ", ".join(part for part in (date, times) if part)),
        ("plaats", about.place),
        ("gespreksleider", about.chair),
        ("aanwezig", ", ".join(_person(person) for person in board.people)),
        ("vorig gesprek", about.previous),
        ("volgend gesprek", dates.short(about.following)),
        ("bewaren", about.keep),
    )
    for label, value in values:
        if value:
            yield Pair(label, value)


def _person(person: Participant) -> str:
    return f"{person.name} ({person.role})" if person.name and person.role else person.label


def _told(board: Board) -> str:
    cards = sum(isinstance(item, Card) for item in board.items)
    notes = sum(isinstance(item, Note) for item in board.items)
    lying = f"{_counted(cards, 'kaart', 'kaarten')} en {_counted(notes, 'memo', 'memo’s')}"
    return f"Het veld zoals het op tafel lag, met {lying}. Wat erop staat, lees je hierna ook als tekst."


def _agreements(rows: tuple[Agreement, ...]) -> Iterator[Block]:
    yield Heading("Afspraken")
    rows = tuple(row for row in rows if any((row.what, row.who, row.when, row.evaluation)))
    if not rows:
        yield Words("Er zijn geen afspraken opgeschreven.", faint=True)
        return
    cells = [(row.what, row.who, dates.short(row.when), dates.short(row.evaluation), row.status.value) for row in rows]
    if any(row.status for row in rows):
        yield Table(("wat", "wie", "wanneer", "evaluatie", "status"), tuple(cells), (0.31, 0.16, 0.2, 0.2, 0.13))
    else:
        yield Table(("wat", "wie", "wanneer", "evaluatie"), tuple(cell[:4] for cell in cells), (0.42, 0.2, 0.19, 0.19))


def _mat(board: Board, choices: Choices) -> Iterator[Block]:
    """Everything on the mat, by zone; zones that stay here are named, so that nobody thinks they were empty."""
    people = {person.id: person.label for person in board.people}
    for zone, items in sections(board):
        found = [signed(entry, zone, item) for item in items if (entry := _entry(board, item, people)) is not None]
        if found:
            yield Heading((zone.record or zone.title) if zone else OUTSIDE)
            yield from found
    away = [zone.record or zone.title for zone in board.mat.zones if zone.id in choices.away]
    if away:
        yield Words(f"Niet in dit verslag: wat in {_listed(away)} lag. Dat blijft hier.", faint=True)


def signed(entry: Entry, zone: Zone | None, item: Item) -> Entry:
    """An entry with the sign of the column it lies in: without + and − a wish and a worry read alike."""
    sign = zone.sign_at(item.pose.centre) if zone else ""
    return replace(entry, lead=" · ".join(part for part in (sign, entry.lead) if part)) if sign else entry


def _listed(words: list[str]) -> str:
    named = [f"‘{word}’" for word in words]
    return " en ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)


def _entry(board: Board, item: Item, people: dict[str, str]) -> Entry | None:
    if isinstance(item, Card):
        kind = board.kind(item.kind)
        performer = f"Wie: {item.performer}." if item.performer else ""
        return Entry(kind.name if kind else "", _ended(item.title), " ".join(part for part in (item.text, performer) if part))
    if isinstance(item, Note):
        if item.text.strip():
            return Entry(people.get(item.by, ""), "", item.text, item if item.ink else None)
        return Entry(people.get(item.by, ""), "", "Met de pen geschreven, zie het plaatje.", item) if item.ink else None
    return Entry("Foto", "", item.name or "Zie het plaatje.", item)


def _ended(text: str) -> str:
    """A title as a sentence."""
    text = text.strip()
    return text if not text or text[-1] in ".?!…" else f"{text}."


def _voice(board: Board) -> Iterator[Block]:
    """How the pupil was heard, and who tells the outcome (Wet versterking positie ouders en leerlingen, kst 36443)."""
    about = board.about
    if not board.mat.pupil or not (about.heard or about.teller):
        return
    yield Heading("De stem van het kind")
    if about.heard:
        yield Pair("zo is de leerling gehoord", about.heard)
    if about.teller:
        yield Pair("vertelt de leerling wat is afgesproken", about.teller)


def _around(board: Board) -> Iterator[Block]:
    """Permissions, what somebody sees otherwise, and the look back."""
    about = board.about
    if board.consents:
        yield Heading("Toestemming")
        rows = tuple((row.partner, row.information, row.by, dates.short(row.date), row.answer.value) for row in board.consents)
        yield Table(("met wie", "wat wordt gedeeld", "toestemming van", "datum", "antwoord"), rows, (0.14, 0.27, 0.23, 0.2, 0.16))
    if about.parents_differ or about.pupil_differs:
        yield Heading("Andere mening")
        if about.parents_differ:
            yield Entry("Ouders", "", about.parents_differ)
        if about.pupil_differs:
            yield Entry("Leerling", "", about.pupil_differs)
    answered = [row for row in board.reviews if row.answer.strip()]
    if answered:
        yield Heading("De vragen van de terugblik")
        for row in answered:
            yield Entry("", row.question, row.answer)


def _signing(board: Board) -> Iterator[Block]:
    people = tuple(_person(person) for person in board.people)
    yield Heading("Voor gezien")
    yield Signing(people or ("ouder", "leerling", "school"))
