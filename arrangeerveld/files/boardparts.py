"""What lies on a board out of the entries of a file: kinds, cards, notes, ink."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from itertools import chain

from arrangeerveld.core.board import CARD, LANGUAGES, NOTE, Card, Item, Kind, Note, NoteSize, Photo, Stroke, Translation
from arrangeerveld.core.geometry import Point, Pose, Size, kept_inside
from arrangeerveld.core.hits import zone_for
from arrangeerveld.core.mat import Mat
from arrangeerveld.core.pictures import PictureData
from arrangeerveld.files.boardfields import LINE, LONG, Entry
from arrangeerveld.files.boardids import Ids
from arrangeerveld.files.cleaning import cleaned

KIND_KEYS = frozenset({"soort", "naam", "kort", "kleur", "icoon", "volgorde"})
CARD_KEYS = frozenset(
    {"soort", "id", "kaartsoort", "titel", "tekst", "domeinen", "uitvoerder", "stapel", "bron", "plaatje", "vertaling"}
    | {"plek", "vak", "vast"}
)
NOTE_KEYS = frozenset({"soort", "id", "maat", "kleur", "tekst", "inkt", "plek", "vak", "vast", "van"})
PHOTO_KEYS = frozenset({"soort", "id", "naam", "maat", "plaatje", "plek", "vak", "vast"})
STROKE_KEYS = frozenset({"id", "kleur", "dikte", "punten"})

YELLOW, BLACK = "geel", "zwart"
FULL = 360.0  # degrees
POINTS = 20_000  # of one stroke
BESIDE = 100.0  # mm that ink may lie outside the mat
SLACK = 0.01  # mm by which rounding may push something over the edge
THINNEST, THICKEST = 0.1, 60.0  # mm, of a pen
BESIDE_NOTE = 40.0  # mm that ink on a note may stick out
SHORTEST, LONGEST = 20.0, 2000.0  # mm, a side of a photo

_AS_POINT = partial(tuple.__new__, Point)  # as Point._make, without the call in Python
_LANGUAGE = re.compile(r"[a-z]{2,3}", re.ASCII)
_ICON = re.compile(r"[\w-]*(\.\w+)?", re.ASCII)  # a name, never a path


def kind_from(entry: Entry) -> Kind:
    """What a card of a kind looks like."""
    icon = entry.text("icoon")
    if not _ICON.fullmatch(icon):
        entry.refuse("‘icoon’ moet de naam van een bestand zijn")
    return Kind(
        id=entry.text("soort", required=True),
        name=entry.text("naam", required=True),
        short=entry.text("kort"),
        colour=entry.colour("kleur"),
        icon=icon,
        order=int(entry.number("volgorde", 0, -1_000_000, 1_000_000)),
    )


def card_from(entry: Entry, mat: Mat, ids: Ids, pictures: Mapping[str, PictureData]) -> Item:
    """A card with its full text, inside the mat; one whose picture is not among those of the board comes without."""
    pose, zone = _lying(entry, CARD, mat)
    named = entry.text("plaatje")
    if named and named not in pictures:
        entry.remarks.append(f"Het plaatje van {entry.name} ontbreekt of is beschadigd. De kaart ligt er zonder plaatje.")
    return Card(
        kind=entry.text("kaartsoort", required=True),
        title=entry.text("titel"),
        pose=pose,
        text=entry.text("tekst", LONG),
        domains=entry.texts("domeinen"),
        performer=entry.text("uitvoerder"),
        deck=entry.text("stapel"),
        source=entry.text("bron"),
        zone=zone,
        locked=entry.flag("vast"),
        picture=pictures.get(named),
        translations=_translations(entry),
        id=ids.own(entry),  # last: an entry that is refused takes no id
    )


def _translations(entry: Entry) -> tuple[Translation, ...]:
    """A card in other languages; when not all of it can be read the card comes without, and all of it stays in the file."""
    values = entry.values.get("vertaling", {})
    if not _readable(values):
        entry.remarks.append(f"Een vertaling van {entry.name} is niet te lezen. De kaart ligt er zonder vertaling.")
        return ()
    said = ((code, cleaned(words["titel"]), cleaned(words.get("tekst", ""))) for code, words in values.items())
    return tuple(Translation(code, title, text) for code, title, text in said)


def _readable(values: object) -> bool:
    """Whether nothing is lost of what stands under `vertaling` when it is read and written again."""
    if not isinstance(values, dict) or len(values) > LANGUAGES:
        return False
    return all(_LANGUAGE.fullmatch(code) and isinstance(words, dict) and _said(words) for code, words in values.items())


def _said(words: Mapping[str, object]) -> bool:
    title, text = words.get("titel"), words.get("tekst", "")
    if not words.keys() <= {"titel", "tekst"} or not isinstance(title, str) or not isinstance(text, str):
        return False
    return bool(cleaned(title)) and len(title) <= LINE and len(text) <= LONG


def card_keys(entry: Entry, pictures: Mapping[str, PictureData]) -> frozenset[str]:
    """The keys of a card that are read; the name of a picture that is not there, and languages that cannot be read, stay in the file."""
    lost = set() if entry.values.get("plaatje", "") in pictures else {"plaatje"}
    return CARD_KEYS - lost - (set() if _readable(entry.values.get("vertaling", {})) else {"vertaling"})


def note_from(entry: Entry, mat: Mat, ids: Ids) -> Note:
    """A post-it, inside the mat, without its ink."""
    size = entry.text("maat")
    if size not in set(NoteSize):
        entry.refuse("‘maat’ moet groot of klein zijn")
    pose, zone = _lying(entry, NOTE[NoteSize(size)], mat)
    colour = entry.text("kleur") or YELLOW
    text, locked = entry.text("tekst", LONG), entry.flag("vast")
    if not isinstance(entry.values.get("inkt", []), list):
        entry.refuse("‘inkt’ moet een lijst zijn")
    by = entry.text("van")
    return Note(note=NoteSize(size), colour=colour, text=text, pose=pose, zone=zone, locked=locked, by=by, id=ids.own(entry))


def photo_from(entry: Entry, mat: Mat, ids: Ids, pictures: Mapping[str, PictureData]) -> Item:
    """A photo, inside the mat; `pictures` are those of the board, by their hash."""
    wide, high = entry.numbers("maat", 2, 2, "[300, 200]")
    if not (SHORTEST <= wide <= LONGEST and SHORTEST <= high <= LONGEST):
        entry.refuse(f"‘maat’ moet twee getallen hebben van {SHORTEST:g} tot {LONGEST:g}")
    picture = pictures.get(entry.text("plaatje", required=True))
    if picture is None:
        entry.refuse("het plaatje ontbreekt of is beschadigd")
    size = Size(wide, high)
    pose, zone = _lying(entry, size, mat)
    name, locked = entry.text("naam"), entry.flag("vast")
    return Photo(name=name, size=size, pose=pose, picture=picture, zone=zone, locked=locked, id=ids.own(entry))


def note_stroke_from(entry: Entry, size: Size, ids: Ids) -> Stroke:
    """A line of the pen on a note of this size, mm from its middle."""
    points = _points(entry)
    width = entry.number("dikte", 6.0, THINNEST, THICKEST)
    if any(abs(x) > size.w / 2 + BESIDE_NOTE or abs(y) > size.h / 2 + BESIDE_NOTE for x, y in points):
        entry.refuse("de lijn loopt ver buiten de memo")
    return Stroke(points=points, width=width, colour=entry.text("kleur") or BLACK, id=ids.own(entry))


def stroke_from(entry: Entry, mat: Mat, ids: Ids) -> Stroke:
    """A line of the pen, on or near the mat."""
    points = _points(entry)
    width = entry.number("dikte", 6.0, THINNEST, THICKEST)
    beside = mat.area.grown(BESIDE)
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    if min(xs) < beside.x or max(xs) > beside.right or min(ys) < beside.y or max(ys) > beside.bottom:
        entry.refuse("de lijn loopt ver buiten het veld")
    return Stroke(points=points, width=width, colour=entry.text("kleur") or BLACK, id=ids.own(entry))


def _points(entry: Entry) -> tuple[Point, ...]:
    """Checked in a few passes in C: a full board has hundreds of thousands of them."""
    values = entry.values.get("punten")
    if not isinstance(values, list) or not 1 <= len(values) <= POINTS:
        entry.refuse(f"‘punten’ moet een lijst van 1 tot {POINTS} punten zijn")
    paired = {*map(type, values)} == {list} and {*map(len, values)} == {2}
    if not paired or not {*map(type, chain.from_iterable(values))} <= {int, float}:
        entry.refuse("elk punt in ‘punten’ moet twee getallen hebben, zoals [400, 120]")
    return tuple(map(_AS_POINT, values))


def _lying(entry: Entry, size: Size, mat: Mat) -> tuple[Pose, str]:
    """Where a thing lies and in which zone: inside the mat, and in a zone that the mat has."""
    x, y, turn = (*entry.numbers("plek", 2, 3, "[400, 120, 0]"), 0.0)[:3]
    pose = Pose(x, y, turn if 0 <= turn < FULL else turn % FULL % FULL)
    zone = entry.text("vak")
    if kept_inside(pose, size, mat.area.grown(SLACK)) != pose:
        pose = kept_inside(pose, size, mat.area)
        entry.remarks.append(f"{entry.name} lag naast het veld en is erop gelegd.")
    elif not zone or mat.zone(zone) is not None:
        return pose, zone
    found = zone_for(mat, pose.centre)
    return pose, found.id if found else ""
