"""The faces of what lies on the mat: a card shows its kind and title, a note its text."""

from __future__ import annotations

from arrangeerveld.core.board import CARD, Board, Card, Item, Kind, Note
from arrangeerveld.core.colours import DARK, NOTES, WHITE
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.layout import TIGHT, Setting, break_lines, fit, text_marks
from arrangeerveld.core.marks import Face, Mark, Means, Panel, Text, Weight, icon_marks

CARD_SIZES = (27.0, 25.8, 24.6)
"""Em of a card's title, mm: the smallest is 3 % of the height of the screen when mat and dock fill one of 16:9 (810 mm)."""
NOTE_SIZES = (28.0, 26.3, 24.6)
SHADOW = 5.0
SHADOW_MARGIN = 12.0
UNKNOWN_KIND = Kind("", "Kaart", "kaart", "#5c6670", "cards")

_EDGE = 46.0
_WORD = 15.0
_TITLE = Rect(_EDGE + 8, 3, CARD.w - _EDGE - 14, CARD.h - 6)
_PAD = 9.0


def card_face(card: Card, kind: Kind | None, means: Means) -> Face:
    """A card: an edge in the colour of its kind with icon and word, and its title."""
    kind = kind or UNKNOWN_KIND
    paper = Rect(0, 0, CARD.w, CARD.h)
    title = fit(card.title, _TITLE, CARD_SIZES, Weight.BOLD, means.type, leading=TIGHT)
    marks: list[Mark] = [
        Panel(paper, WHITE, radius=9, shadow=SHADOW),
        Panel(Rect(0, 0, _EDGE, CARD.h), kind.colour, radius=9),
        Panel(Rect(_EDGE / 2, 0, _EDGE / 2, CARD.h), kind.colour),
        *icon_marks(means.icons.get(kind.icon, ()), Rect((_EDGE - 34) / 2, 13, 34, 34), WHITE),
        *_word(kind.short, means),
        *text_marks(title, _TITLE, DARK, Weight.BOLD, middle=True),
    ]
    return Face(CARD, tuple(marks), SHADOW_MARGIN)


def _word(word: str, means: Means) -> tuple[Text, ...]:
    """The word of the kind, centred at the foot of the edge and never wider than it."""
    wide = means.type.width(word, Weight.BOLD)
    size = min(_WORD, (_EDGE - 4) / wide) if wide else _WORD
    return (Text(Point((_EDGE - wide * size) / 2, CARD.h - 10), word, size, WHITE, Weight.BOLD),)


def note_box(size: Size) -> Rect:
    """Where the text of a note may stand, mm from its top left."""
    return Rect(_PAD, _PAD - 2, size.w - 2 * _PAD, size.h - 2 * _PAD + 4)


def note_face(note: Note, means: Means) -> Face:
    """A post-it with its text; what does not fit is folded into “… meer”."""
    size = note.size
    setting = fit(note.text, note_box(size), NOTE_SIZES, Weight.REGULAR, means.type, leading=TIGHT)
    return _paper(size, note.colour, setting)


def open_note_face(note: Note, means: Means) -> Face:
    """A note while somebody writes on it: it shows all its text and grows downward when that needs more room."""
    size, box = note.size, note_box(note.size)
    setting = fit(note.text, box, NOTE_SIZES, Weight.REGULAR, means.type, leading=TIGHT)
    if setting.folded:
        lines = break_lines(note.text, box.w / NOTE_SIZES[-1], Weight.REGULAR, means.type)
        setting = Setting(lines, NOTE_SIZES[-1], leading=TIGHT)
    grown = Size(size.w, max(size.h, setting.height + size.h - box.h))
    return _paper(grown, note.colour, setting)


def _paper(size: Size, colour: str, setting: Setting) -> Face:
    paper = Panel(Rect(0, 0, size.w, size.h), NOTES.get(colour, NOTES["geel"]), radius=1.5, shadow=SHADOW)
    return Face(size, (paper, *text_marks(setting, note_box(size), DARK, Weight.REGULAR)), SHADOW_MARGIN)


def item_face(item: Item, kind: Kind | None, means: Means) -> Face:
    """The face of any item."""
    match item:
        case Card():
            return card_face(item, kind, means)
        case Note():
            return note_face(item, means)


def face_key(item: Item) -> tuple[str, ...]:
    """What a face depends on beside the kinds: equal keys mean equal faces."""
    match item:
        case Card():
            return ("kaart", item.kind, item.title)
        case Note():
            return ("memo", item.note, item.colour, item.text)


def kind_of(board: Board, item: Item) -> Kind | None:
    """The kind of a card on this board; a note has none."""
    return board.kind(item.kind) if isinstance(item, Card) else None
