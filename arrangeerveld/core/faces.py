"""The faces of what lies on the mat: a card shows its kind and title, a note its text and ink, a photo its picture."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace

from arrangeerveld.core.board import CARD, Board, Card, Item, Kind, Note, Photo, Stroke
from arrangeerveld.core.colours import DARK, INKS, NOTES, WHITE
from arrangeerveld.core.geometry import Point, Pose, Rect, Size, into, kept_inside
from arrangeerveld.core.layout import TIGHT, Setting, caret_at, fit, open_setting, text_marks
from arrangeerveld.core.marks import Face, Ink, Mark, Means, Panel, Picture, Text, Weight, icon_marks
from arrangeerveld.core.opentext import bands, seen
from arrangeerveld.core.pictures import WHITE_EDGE, PictureData
from arrangeerveld.core.strokes import smoothed
from arrangeerveld.core.tags import BARE, Tags

CARD_SIZES = (27.0, 25.8, 24.6)
"""Em of a card's title, mm: the smallest is 3 % of the height of the screen when mat and dock fill one of 16:9 (810 mm)."""
NOTE_SIZES = (28.0, 26.3, 24.6)
SHADOW = 5.0
SHADOW_MARGIN = 12.0
UNKNOWN_KIND = Kind("", "Kaart", "kaart", "#5c6670", "cards")

_BAND = 27.0
_WORD = 18.0  # 2.2 % of the height of the screen
_TITLE = Rect(10, _BAND + 1, CARD.w - 18, CARD.h - _BAND - 2)
_PICTURE = Rect(CARD.w - 76, _BAND + 6, 68, CARD.h - _BAND - 12)
_PAD = 9.0
_LOCK = 20.0  # mm, the sign on a locked item
AGREED = "clipboard-check"
"""The sign on the band of a card that became an agreement."""


def card_face(card: Card, kind: Kind | None, means: Means, tags: Tags = BARE) -> Face:
    """A card: a band in the colour of its kind with icon and word, and its title; a sign on the band of one that became an agreement."""
    kind = kind or UNKNOWN_KIND
    paper = Rect(0, 0, CARD.w, CARD.h)
    look = means.look
    title, box, picture = _set_card(card, means)
    marks: list[Mark] = [
        Panel(paper, WHITE, radius=9, edge=look.edge().colour, edge_width=look.edge().width, shadow=SHADOW),
        *_band(CARD, kind, means, (*(("lock",) if card.locked else ()), *((AGREED,) if tags.agreed else ()))),
        *text_marks(title, box, look.ink(DARK), Weight.BOLD, middle=True),
        *picture,
    ]
    return Face(CARD, tuple(marks), SHADOW_MARGIN)


def _set_card(card: Card, means: Means) -> tuple[Setting, Rect, tuple[Picture, ...]]:
    """The title, where it stands, and the picture beside it; a title that has no room beside the picture stands alone."""
    if card.picture is not None:
        box = Rect(_TITLE.x, _TITLE.y, _PICTURE.x - _TITLE.x - 6, _TITLE.h)
        title = fit(card.title, box, means.look.sizes(CARD_SIZES), Weight.BOLD, means.type, leading=TIGHT)
        if not title.folded:
            return title, box, (Picture(contained(card.picture, _PICTURE), card.picture),)
    return title_setting(card.title, means), _TITLE, ()


def title_setting(title: str, means: Means) -> Setting:
    """The title of a card in its box; `folded` when it does not fit."""
    return fit(title, _TITLE, means.look.sizes(CARD_SIZES), Weight.BOLD, means.type, leading=TIGHT)


def _band(paper: Size, kind: Kind, means: Means, signs: tuple[str, ...] = ()) -> tuple[Mark, ...]:
    """The band along the top of a card: the colour of its kind, its icon and its word, and signs at its right end, the first outermost."""
    wide = means.type.width(kind.short, Weight.BOLD)
    size = min(_WORD, (paper.w - 48 - 30 * len(signs)) / wide) if wide else _WORD
    colour = means.look.band(kind.colour)
    marks: list[Mark] = [
        Panel(Rect(0, 0, paper.w, _BAND), colour, radius=9),
        Panel(Rect(0, _BAND / 2, paper.w, _BAND / 2), colour),
        *icon_marks(means.icons.get(kind.icon, ()), Rect(10, 2.5, 22, 22), WHITE),
        Text(Point(39, 19.6), kind.short, size, WHITE, Weight.BOLD),
    ]
    for i, sign in enumerate(signs):
        marks += icon_marks(means.icons.get(sign, ()), Rect(paper.w - _LOCK - 9 - i * 28, 3.5, _LOCK, _LOCK), WHITE)
    return tuple(marks)


def note_box(size: Size) -> Rect:
    """Where the text of a note may stand, mm from its top left."""
    return Rect(_PAD, _PAD - 2, size.w - 2 * _PAD, size.h - 2 * _PAD + 4)


def note_face(note: Note, means: Means, tags: Tags = BARE) -> Face:
    """A post-it with its text, what the pen wrote on it, and the signs over that."""
    paper = note_paper(note, means)
    return replace(paper, marks=(*paper.marks, *(note_line(note, line) for line in note.ink), *note_signs(note, means, tags)))


def note_paper(note: Note, means: Means) -> Face:
    """The paper of a post-it and its text; what does not fit is folded into “… meer”."""
    size = note.size
    fill, edge = NOTES.get(note.colour, NOTES["geel"]), means.look.edge()
    paper = Panel(Rect(0, 0, size.w, size.h), fill, radius=1.5, edge=edge.colour, edge_width=edge.width, shadow=SHADOW)
    setting = fit(note.text, note_box(size), means.look.sizes(NOTE_SIZES), Weight.REGULAR, means.type, leading=TIGHT)
    return Face(size, (paper, *text_marks(setting, note_box(size), means.look.ink(DARK), Weight.REGULAR)), SHADOW_MARGIN)


def note_line(note: Note, line: Stroke) -> Ink:
    """What the pen wrote on a note, from its top left."""
    dx, dy = note.size.w / 2, note.size.h / 2
    return ink_mark([Point(x + dx, y + dy) for x, y in line.points], line.width, line.colour)


def note_signs(note: Note, means: Means, tags: Tags = BARE) -> tuple[Mark, ...]:
    """The initials of who took a note, which hang from its lower edge, its lock, and that it became an agreement."""
    size = note.size
    over = (*_signed(tags.by, size, means), *(_lock(size, means) if note.locked else ()))
    return (*over, *_agreed(size, means, locked=note.locked)) if tags.agreed else over


def ink_mark(points: Sequence[Point], width: float, colour: str) -> Ink:
    """A stroke as a mark: smoothed, in the colour of its ink."""
    return Ink(smoothed(points), width, INKS.get(colour, INKS["zwart"]))


def photo_face(photo: Photo, means: Means, tags: Tags = BARE) -> Face:
    """A photo on white paper; a picture of another shape than its paper lies in the middle of it."""
    size, edge = photo.size, means.look.edge()
    paper = Panel(Rect(0, 0, size.w, size.h), WHITE, radius=2, edge=edge.colour, edge_width=edge.width, shadow=SHADOW)
    picture = Picture(contained(photo.picture, Rect(0, 0, *size).grown(-WHITE_EDGE)), photo.picture)
    over = (*(_lock(size, means) if photo.locked else ()), *(_agreed(size, means, locked=photo.locked) if tags.agreed else ()))
    return Face(size, (paper, picture, *over), SHADOW_MARGIN)


def contained(picture: PictureData, room: Rect) -> Rect:
    """The largest place in a room that has the shape of a picture."""
    scale = min(room.w / picture.wide, room.h / picture.high)
    wide, high = picture.wide * scale, picture.high * scale
    return Rect(room.x + (room.w - wide) / 2, room.y + (room.h - high) / 2, wide, high)


def _signed(by: str, size: Size, means: Means) -> tuple[Mark, ...]:
    """A tab with initials, half under the paper, so that it hides nothing of what is written there."""
    if not by:
        return ()
    wide = means.type.width(by, Weight.BOLD) * _WORD
    tab = Rect(8.0, size.h - 10.0, wide + 16.0, 20.0)
    return Panel(tab, DARK, radius=10.0), Text(Point(tab.x + 8, tab.y + 16.2), by, _WORD, WHITE, Weight.BOLD)


def _agreed(size: Size, means: Means, *, locked: bool) -> tuple[Mark, ...]:
    """The sign of an agreement at the lower right, half under the paper, beside the lock if there is one."""
    tab = Rect(size.w - (74.0 if locked else 38.0), size.h - 10.0, 30.0, 21.0)
    return (
        Panel(tab, "#1f7d54", radius=10.0),
        *icon_marks(means.icons.get("check", ()), Rect(tab.centre.x - 9, tab.centre.y - 9, 18, 18), WHITE),
    )


def open_face(item: Item, text: str, caret: int, kind: Kind | None, means: Means) -> Face:
    """An item while somebody writes on it: all its text and a caret; it grows downward when that needs more room."""
    note = isinstance(item, Note)
    box, weight, size = _open_box(item, text, means)
    setting, line, across = open_setting(text, caret, box.w, size, weight, means.type)
    shown = seen(setting, line)
    step = setting.size * setting.leading
    grown = Size(item.size.w, max(item.size.h, shown.height + item.size.h - box.h))
    top = Rect(box.x, box.y + shown.band, box.w, shown.setting.height)
    colour = NOTES.get(item.colour, NOTES["geel"]) if isinstance(item, Note) else WHITE
    band = () if note else _band(grown, kind or UNKNOWN_KIND, means)
    marks: list[Mark] = [
        Panel(Rect(0, 0, grown.w, grown.h), colour, radius=3, shadow=SHADOW, edge=DARK, edge_width=2.5),
        *band,
        *text_marks(shown.setting, top, means.look.ink(DARK), weight),
        *((note_line(item, line) for line in item.ink) if isinstance(item, Note) else ()),
        *bands(shown, top, means.type),
        Panel(Rect(box.x + across, top.y + (line - shown.first) * step + 1, 2.4, step), DARK),
    ]
    return Face(grown, tuple(marks), SHADOW_MARGIN)


def _open_box(item: Item, text: str, means: Means) -> tuple[Rect, Weight, float]:
    """Where the text of an open item starts and how wide it may be, its weight and its em in mm."""
    note = isinstance(item, Note)
    box = note_box(item.size) if note else _TITLE
    weight = Weight.REGULAR if note else Weight.BOLD
    sizes = means.look.sizes(NOTE_SIZES if note else CARD_SIZES)
    return box, weight, fit(text, box, sizes, weight, means.type, leading=TIGHT).size


def open_caret(  # noqa: PLR0917
    item: Item, text: str, point: Point, area: Rect, means: Means, caret: int | None = None
) -> int:
    """The caret nearest to a place on the mat, in an open item with its `caret` where it is now; also when it is turned."""
    pose, whole = open_pose(item, text, area, means)
    local = into(pose, point)
    box, weight, size = _open_box(item, text, means)
    setting, now, _ = open_setting(text, len(text) if caret is None else caret, box.w, size, weight, means.type)
    shown, last = seen(setting, now), len(setting.lines) - 1
    line = min(max(shown.first + int((local.y + whole.h / 2 - box.y - shown.band) // (size * TIGHT)), 0), last)
    return caret_at(text, line, local.x + whole.w / 2 - box.x, box.w, size, weight, means.type)


def open_pose(item: Item, text: str, area: Rect, means: Means) -> tuple[Pose, Size]:
    """Where an item lies while somebody writes on it, and how large it is: it grows downward and stays on the mat."""
    size = open_face(item, text, len(text), None, means).size
    down = (size.h - item.size.h) / 2
    return kept_inside(Pose(item.pose.x, item.pose.y + down, item.pose.turn), size, area), size


def _lock(size: Size, means: Means) -> tuple[Mark, ...]:
    """The lock of a note or photo, in its lower right corner, over what is there."""
    place = Rect(size.w - _LOCK - 10, size.h - _LOCK - 10, _LOCK, _LOCK)
    return Panel(place.grown(5), WHITE, round=True), *icon_marks(means.icons.get("lock", ()), place, DARK)


def item_face(item: Item, kind: Kind | None, means: Means, tags: Tags = BARE) -> Face:
    """The face of any item; `tags` are what the rest of the board says on it."""
    match item:
        case Card():
            return card_face(item, kind, means, tags)
        case Note():
            return note_face(item, means, tags)
        case Photo():
            return photo_face(item, means, tags)


def face_key(item: Item, tags: Tags = BARE) -> tuple[Hashable, ...]:
    """What a face depends on beside the kinds: equal keys mean equal faces."""
    match item:
        case Card():
            return ("kaart", item.kind, item.title, item.picture, "vast" if item.locked else "", tags)
        case Note():
            return ("memo", item.note, item.colour, item.text, "vast" if item.locked else "", item.ink, tags)
        case Photo():
            return ("foto", item.size, item.picture, "vast" if item.locked else "", tags)


def kind_of(board: Board, item: Item) -> Kind | None:
    """The kind of a card on this board; a note or photo has none."""
    return board.kind(item.kind) if isinstance(item, Card) else None
