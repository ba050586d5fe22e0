"""Breaking text into lines and fitting it to a box: done once, so that screen, picture and paper break alike."""

from __future__ import annotations

from dataclasses import dataclass

from arrangeerveld.core.direction import from_the_right, runs_right
from arrangeerveld.core.geometry import Point, Rect
from arrangeerveld.core.marks import Text, Type, Weight

LEADING = 1.14  # from baseline to baseline, em
TIGHT = 1.04  # the same where room is short: titles and notes
ASCENT = 0.80  # from the top of a line of one em to its baseline, em
MORE = "… meer"


@dataclass(frozen=True, slots=True)
class Setting:
    """Text set in a box: its lines, the em in mm, and whether the end was folded away."""

    lines: tuple[str, ...]
    size: float
    folded: bool = False
    leading: float = LEADING
    insets: tuple[float, ...] = ()  # mm from the left of the box to each line; empty when all begin there

    @property
    def height(self) -> float:
        """The height of the lines together, mm."""
        return len(self.lines) * self.size * self.leading


def break_lines(text: str, width: float, weight: Weight, type_: Type) -> tuple[str, ...]:
    """Break a text into lines of at most `width` em; a line break in the text stays one."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _break_paragraph(paragraph, width, weight, type_)
    return tuple(lines)


def _break_paragraph(paragraph: str, width: float, weight: Weight, type_: Type) -> list[str]:
    space = type_.width(" ", weight)
    lines: list[str] = []
    line, used = "", 0.0
    for word in paragraph.split():
        wide = type_.width(word, weight)
        if line and used + space + wide <= width:
            line, used = f"{line} {word}", used + space + wide
            continue
        if line and wide <= width:
            lines.append(line)
            line, used = word, wide
            continue
        if wide > width:
            *full, line = _break_word(word, line, width, weight, type_)
            lines += full
            used = type_.width(line, weight)
        else:
            line, used = word, wide
    return [*lines, line]


def _break_word(word: str, line: str, width: float, weight: Weight, type_: Type) -> list[str]:
    """Spread one word over lines, beginning on a line that holds something already; the last line is still open."""
    lines, rest = [], word
    if line:
        head, rest = _split(word, width - type_.width(f"{line} ", weight), weight, type_)
        lines.append(f"{line} {head}" if head else line)
    while len(rest) > 1 and type_.width(rest, weight) > width:
        head, tail = _split(rest, width, weight, type_)
        if not head:
            head, tail = _cut(rest, width, weight, type_)
        lines.append(head)
        rest = tail
    return [*lines, rest]


def _split(word: str, room: float, weight: Weight, type_: Type) -> tuple[str, str]:
    """The longest beginning of a word that fits, broken as the language allows; empty when none fits."""
    at_hyphen = [i + 1 for i, char in enumerate(word[:-1]) if char in "-/" and i]
    for place in sorted({*type_.hyphens(word), *at_hyphen}, reverse=True):
        head = word[:place] if word[place - 1] in "-/" else f"{word[:place]}-"
        if type_.width(head, weight) <= room:
            return head, word[place:]
    return "", word


def _cut(word: str, width: float, weight: Weight, type_: Type) -> tuple[str, str]:
    """The longest beginning that fits, at least one letter, without a hyphen: the word has no places to break."""
    end = 1
    while end < len(word) and type_.width(word[: end + 1], weight) <= width:
        end += 1
    return word[:end], word[end:]


def fit(text: str, box: Rect, sizes: tuple[float, ...], weight: Weight, type_: Type, *, leading: float = LEADING) -> Setting:
    """Set a text in a box with the largest of the sizes (em in mm, largest first) that fits, else fold its end into `… meer`."""
    for size in sizes:
        lines = break_lines(text, box.w / size, weight, type_)
        setting = Setting(lines, size, leading=leading, insets=insets(text, lines, box.w, size, weight, type_))
        if setting.height <= box.h and not _broken_needlessly(text, lines, size, sizes):
            return setting
    size = sizes[-1]
    lines = break_lines(text, box.w / size, weight, type_)
    room = max(1, int(box.h / (size * leading) + 0.001))
    if len(lines) <= room:
        return Setting(lines, size, leading=leading, insets=insets(text, lines, box.w, size, weight, type_))
    lines = (*lines[: room - 1], _folded(lines[room - 1], box.w / size, weight, type_))
    return Setting(lines, size, folded=True, leading=leading, insets=insets(text, lines, box.w, size, weight, type_))


def insets(text: str, lines: tuple[str, ...], width: float, size: float, weight: Weight, type_: Type) -> tuple[float, ...]:  # noqa: PLR0917
    """Where the lines of a text begin in a box of `width` mm: a paragraph that runs from right to left ends at its right edge."""
    if not from_the_right(text):
        return ()
    turned = _turned(text, width / size, weight, type_)
    return tuple(max(0.0, width - type_.width(line, weight) * size) if right else 0.0 for line, right in zip(lines, turned, strict=False))


def _turned(text: str, width: float, weight: Weight, type_: Type) -> tuple[bool, ...]:
    """Of each line of a text, broken at `width` em, whether it runs from right to left."""
    parts = text.split("\n")
    return tuple(runs_right(part) for part in parts for _ in _break_paragraph(part, width, weight, type_))


def _broken_needlessly(text: str, lines: tuple[str, ...], size: float, sizes: tuple[float, ...]) -> bool:
    """Whether a word was broken although a smaller size may keep it whole."""
    return size != sizes[-1] and len(" ".join(lines).split()) > len(text.split())


def _folded(line: str, width: float, weight: Weight, type_: Type) -> str:
    """A line that ends in `… meer`, without the hyphen of a word that is not finished."""
    line = line.rstrip(" -")
    while line and type_.width(line + MORE, weight) > width:
        line = line[:-1].rstrip()
    return line + MORE


def text_marks(setting: Setting, box: Rect, colour: str, weight: Weight, *, middle: bool = False) -> tuple[Text, ...]:
    """The lines of a setting as marks, from the top of the box or in the middle of its height."""
    top = box.y + ((box.h - setting.height) / 2 if middle else 0.0)
    step = setting.size * setting.leading
    begins = setting.insets or (0.0,) * len(setting.lines)
    return tuple(
        Text(Point(box.x + inset, top + i * step + setting.size * ASCENT + (step - setting.size) / 2), line, setting.size, colour, weight)
        for i, (line, inset) in enumerate(zip(setting.lines, begins, strict=True))
        if line
    )


CARET = "\u2060"  # a word joiner: takes no room and is no space


@dataclass(frozen=True, slots=True)
class _Blind:
    """A typeface to which the caret has no width."""

    type: Type

    def width(self, text: str, weight: Weight) -> float:
        return self.type.width(text.replace(CARET, ""), weight)

    def hyphens(self, word: str) -> tuple[int, ...]:
        at = word.find(CARET)
        places = self.type.hyphens(word.replace(CARET, ""))
        return places if at < 0 else tuple(place + (place > at) for place in places)


def open_setting(text: str, caret: int, width: float, size: float, weight: Weight, type_: Type) -> tuple[Setting, int, float]:  # noqa: PLR0917
    """Set a text that somebody is writing in lines of `width` mm; also the line of the caret and its place on it in mm."""
    setting, line, along = _opened(text, caret, width, size, weight, type_)
    turned = from_the_right(text) and _caret_turned(text, caret)
    return setting, line, width - along if turned else along


def _caret_turned(text: str, caret: int) -> bool:
    """Whether the paragraph with the caret runs from right to left."""
    return runs_right(text[:caret].rpartition("\n")[2] + text[caret:].partition("\n")[0])


def _opened(text: str, caret: int, width: float, size: float, weight: Weight, type_: Type) -> tuple[Setting, int, float]:  # noqa: PLR0917
    """The setting, the line of the caret, and how far along that line it is, from where the line begins."""
    blind = _Blind(type_)
    marked = break_lines(text[:caret] + CARET + text[caret:], width / size, weight, blind)
    line = next(i for i, part in enumerate(marked) if CARET in part)
    before = marked[line].partition(CARET)[0]
    ending = " " if text[:caret].endswith(" ") and before and not before.endswith(" ") else ""
    across = type_.width(before + ending, weight) * size
    lines = tuple(part.replace(CARET, "") for part in marked)
    return Setting(lines, size, leading=TIGHT, insets=insets(text, lines, width, size, weight, type_)), line, min(across, width)


def caret_at(text: str, line: int, across: float, width: float, size: float, weight: Weight, type_: Type) -> int:  # noqa: PLR0917
    """The caret nearest to a place in a text that `open_setting` set: a line, and mm from its left end.

    Places come in the order of the text, so this looks for two neighbours by halving instead of setting the text for every letter.
    """

    def place(caret: int) -> tuple[int, float]:
        return _opened(text, caret, width, size, weight, type_)[1:]

    turned = _turned(text, width / size, weight, type_) if from_the_right(text) else ()
    across = width - across if line < len(turned) and turned[line] else across
    low, high = 0, len(text)
    while low < high:  # the first caret at or after the place
        middle = (low + high) // 2
        if place(middle) < (line, across):
            low = middle + 1
        else:
            high = middle
    near = [(caret, place(caret)) for caret in (low - 1, low) if caret >= 0]
    return min(near, key=lambda one: (abs(one[1][0] - line), abs(one[1][1] - across)))[0]
