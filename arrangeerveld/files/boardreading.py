"""From the plain value of a board file, of the newest version, to a board; what cannot be used is told, kept and left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from typing import Any, TypeVar

from arrangeerveld.core.board import Board, Item, Kind, Note, Stroke
from arrangeerveld.core.mat import Mat
from arrangeerveld.core.pictures import PictureData
from arrangeerveld.core.talk import NOT_BEGUN, About, Progress
from arrangeerveld.files import boardparts as parts
from arrangeerveld.files import boardtalk as talk
from arrangeerveld.files.boardfields import Entry, Wrong
from arrangeerveld.files.boardids import Ids
from arrangeerveld.files.boardmat import mat_from
from arrangeerveld.files.boardpictures import keep_others, pictures_of, readable
from arrangeerveld.files.boardtext import BROKEN, refuse, shown
from arrangeerveld.files.findings import STAYS, Findings

# at most so many on a board
MOST = {
    "soorten": 200,
    "stuks": 5_000,
    "inkt": 20_000,
    "afspraken": 2_000,
    "deelnemers": 200,
    "toestemming": 200,
    "terugblik": 50,
    "plaatjes": 200,
}  # at most so many on a board
T = TypeVar("T", bound=talk.Entered)

KEYS = frozenset({"arrangeerveld", "gesprek", "veld", "verloop", *MOST})
POINTS = 1_000_000  # of all ink together


def board_from(plain: Mapping[str, Any], found: Findings, on: Mat | None = None) -> Board:
    """The board; everything that came up is added to `found`. Raises Refused when there is no usable board in it.

    Of a part of a board, which has no mat of its own, `on` is the mat.
    """
    lists = {key: _listed(plain, key, found.label) for key in MOST}
    _count_points(lists["inkt"], lists["stuks"], found.label)
    found.keep_extra("", plain, KEYS)
    about = _about(plain.get("gesprek", {}), found)
    pictures = readable(lists["plaatjes"])
    known = {one.sha256: one for one in pictures if one}
    mat = on or mat_from(plain.get("veld"), known, found)
    kinds = _kinds(lists["soorten"], found)
    items = _items(lists["stuks"], mat, known, found)
    keep_others(lists["plaatjes"], pictures, {one.sha256 for one in pictures_of(items, None if on else mat)}, found)
    return Board(
        mat=mat,
        kinds=kinds,
        about=about,
        items=items,
        ink=_ink(lists["inkt"], mat, found),
        agreements=_rows("afspraken", talk.AGREEMENTS, lists, found),
        people=_rows("deelnemers", talk.PEOPLE, lists, found),
        consents=_rows("toestemming", talk.CONSENTS, lists, found),
        reviews=_rows("terugblik", talk.REVIEWS, lists, found),
        progress=_progress(plain.get("verloop", {}), found),
        unknown=tuple(found.kept),
    )


def _listed(plain: Mapping[str, Any], key: str, label: str) -> list[Any]:
    values = plain.get(key, [])
    if not isinstance(values, list):
        refuse(f"{BROKEN}: ‘{key}’ moet een lijst zijn.", label)
    if len(values) > MOST[key]:
        refuse(f"Dit bord is te groot: in ‘{key}’ staan er {len(values)}, en er passen er {MOST[key]}.", label)
    return values


def _count_points(ink: list[Any], items: list[Any], label: str) -> None:
    on_items = (item.get("inkt") for item in items if isinstance(item, dict))
    strokes = chain(ink, *(one for one in on_items if isinstance(one, list)))
    lines = (stroke.get("punten") for stroke in strokes if isinstance(stroke, dict))
    points = sum(len(line) for line in lines if isinstance(line, list))
    if points > POINTS:
        refuse(f"Dit bord is te groot: de inkt heeft {points} punten, en er passen er {POINTS}.", label)


def _about(plain: Any, found: Findings) -> About:
    if not isinstance(plain, dict):
        refuse(f"{BROKEN}: ‘gesprek’ moet tussen accolades staan.", found.label)
    entry = Entry(plain, "Het deel ‘gesprek’")
    try:
        about = talk.about_from(entry)
    except Wrong as wrong:
        refuse(str(wrong), found.label)
    found.keep_extra("gesprek", plain, frozenset(talk.ABOUT))
    found.remark(entry)
    return about


def _kinds(values: list[Any], found: Findings) -> tuple[Kind, ...]:
    seen: set[str] = set()

    def make(entry: Entry) -> Kind:
        kind = parts.kind_from(entry)
        if kind.id in seen:
            entry.refuse(f"de soort ‘{shown(kind.id)}’ staat er al")
        seen.add(kind.id)
        found.keep_extra(f"soorten/{kind.id}", entry.values, parts.KIND_KEYS)
        return kind

    return found.each("soorten", "Soort", values, make)


def _items(values: list[Any], mat: Mat, pictures: Mapping[str, PictureData], found: Findings) -> tuple[Item, ...]:
    ids = Ids.among(values)
    strange: set[str] = set()

    def make(entry: Entry) -> Item | None:
        item: Item
        match entry.text("soort", required=True):
            case "kaart":
                item, known = parts.card_from(entry, mat, ids, pictures), parts.card_keys(entry, pictures)
            case "memo":
                item, known = _inked(parts.note_from(entry, mat, ids), entry, found), parts.NOTE_KEYS
            case "foto":
                item, known = parts.photo_from(entry, mat, ids, pictures), parts.PHOTO_KEYS
            case other:
                strange.add(shown(other))
                return None
        found.keep_extra(f"stuks/{item.id}", entry.values, known)
        return item

    items: tuple[Item, ...] = found.each("stuks", "Stuk", values, make)
    for sort in sorted(strange):
        found.tell(
            f"Deze versie van Arrangeerveld kent de soort ‘{sort}’ niet en laat die stukken niet zien.", "In het bestand blijven ze staan."
        )
    return items


def _inked(note: Note, entry: Entry, found: Findings) -> Note:
    """A note with its ink; lines that cannot be used are kept and told, the note opens without them."""
    values = entry.values.get("inkt", [])
    ids = Ids.among(values)

    def make(line: Entry) -> Stroke:
        stroke = parts.note_stroke_from(line, note.size, ids)
        found.keep_extra(f"memo-lijn/{note.id}/{stroke.id}", line.values, parts.STROKE_KEYS)
        return stroke

    return replace(note, ink=found.each(f"memo-inkt/{note.id}", "Inktlijn", values, make)) if values else note


def _ink(values: list[Any], mat: Mat, found: Findings) -> tuple[Stroke, ...]:
    ids = Ids.among(values)

    def make(entry: Entry) -> Stroke:
        stroke = parts.stroke_from(entry, mat, ids)
        found.keep_extra(f"inkt/{stroke.id}", entry.values, parts.STROKE_KEYS)
        return stroke

    return found.each("inkt", "Inktlijn", values, make)


def _rows(key: str, listing: talk.Listing[T], lists: Mapping[str, list[Any]], found: Findings) -> tuple[T, ...]:
    ids = Ids.among(lists[key])

    def make(entry: Entry) -> T:
        row = listing.read(entry, ids)
        found.keep_extra(f"{key}/{row.id}", entry.values, listing.keys)
        return row

    return found.each(key, listing.noun, lists[key], make)


def _progress(plain: Any, found: Findings) -> Progress:
    """How far the talk is; one that cannot be read has not begun, and stays in the file."""
    entry = Entry(plain if isinstance(plain, dict) else {}, "Het deel ‘verloop’")
    try:
        if not isinstance(plain, dict):
            entry.refuse("het staat niet tussen accolades")
        progress = talk.progress_from(entry)
    except Wrong as wrong:
        found.tell(str(wrong), STAYS)
        found.keep("", {"verloop": plain})
        return NOT_BEGUN
    found.keep_extra("verloop", plain, talk.PROGRESS_KEYS)
    return progress
