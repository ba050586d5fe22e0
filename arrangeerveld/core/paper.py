"""The record on paper: pages of marks at their places in mm, each part with what it means to a reader who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from arrangeerveld.core.board import Item
from arrangeerveld.core.colours import DARK, MUTED, RIM
from arrangeerveld.core.direction import from_the_right, runs_right
from arrangeerveld.core.drawing import Drawing, draw
from arrangeerveld.core.faces import kind_of
from arrangeerveld.core.geometry import Point, Rect, Size
from arrangeerveld.core.greybox import sound_face
from arrangeerveld.core.layout import ASCENT
from arrangeerveld.core.marks import Mark, Means, Panel, Text, Weight
from arrangeerveld.core.record import Block, Entry, Heading, Pair, Record, Seen, Signing, Table, Words
from arrangeerveld.core.running import Run, Running, directed
from arrangeerveld.core.stepface import unmarked
from arrangeerveld.core.tags import BARE

A4, A3 = Size(210.0, 297.0), Size(420.0, 297.0)
LANDSCAPE = {"A4": Size(297.0, 210.0), "A3": A3}
EDGE = 16.0  # mm of white around
BODY = 4.1  # em in mm: 11.6 points
SMALL = 3.4
HEADS = {1: 8.0, 2: 5.6}
LEAD = 1.34  # from baseline to baseline, em
LABEL = 42.0  # mm, the column of words before what belongs to them
SIGN = 15.0  # mm, the height of a line to sign on
NOWHERE = Rect(0, 0, 0, 0)
SKETCH = 0.22  # how large a note is shown beside what lies on the mat


@dataclass(frozen=True, slots=True)
class Part:
    """Something on a page. `path` names it in the tree of the document, as in ("Table 1", "TR 2", "TD 5"); empty is decoration."""

    path: tuple[str, ...]
    marks: tuple[Mark, ...] = ()
    text: str = ""  # what it says, in the order of speech; of a drawing what is to be seen
    drawing: Drawing | None = None
    place: Rect = NOWHERE  # where the drawing is, mm on the page
    window: Rect | None = None  # the part of the page in which it is seen, when that is not all of its place


@dataclass(frozen=True, slots=True)
class Page:
    """A page of paper, and the headings that begin on it with their height from its top (mm)."""

    size: Size
    parts: tuple[Part, ...]
    heads: tuple[tuple[int, str, float], ...] = ()


@dataclass
class _Setter:
    """Sets blocks on pages one after another."""

    record: Record
    means: Means
    pages: list[Page] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    heads: list[tuple[int, str, float]] = field(default_factory=list)
    y: float = EDGE
    count: int = 0  # of parts of the tree
    listed: str = ""  # the list that is being made

    @property
    def room(self) -> float:
        return A4.h - EDGE - 8 - self.y

    def name(self, kind: str) -> str:
        self.count += 1
        return f"{kind} {self.count}"

    def turn(self, size: Size = A4) -> None:
        """End the page."""
        self.pages.append(Page(size, tuple(self.parts), tuple(self.heads)))
        self.parts, self.heads, self.y = [], [], EDGE

    def need(self, height: float) -> None:
        """Go to a new page when there is no room for so many mm."""
        if self.room < height and self.parts:
            self.turn()

    def put(  # noqa: PLR0917 - what a paragraph is made of
        self, path: tuple[str, ...], runs: Sequence[Run], left: float, size: float, colour: str = DARK, right: float = EDGE
    ) -> None:
        """Set a paragraph between margins, over pages when it must."""
        text = "".join(run.text for run in runs)
        step, wide = size * LEAD, A4.w - right - left
        for line, turned in directed(runs, wide / size, self.means.type):
            self.need(step)
            marks = line_marks(line, Point(left, self.y), size, colour, self.means, wide if turned else 0.0)
            if marks:
                self.parts.append(Part(path, marks, text))
            self.y += step


def line_marks(  # noqa: PLR0917 - what a line is made of
    line: Sequence[Running], at: Point, size: float, colour: str, means: Means, wide: float = 0.0
) -> tuple[Text, ...]:
    """One line of runs as marks; `at` is the top left of the line. One that runs from the right ends `wide` mm from there."""
    used = sum(means.type.width(run.text, run.weight) for run in line) * size
    marks, x = [], at.x + max(0.0, wide - used if wide else 0.0)
    for run in line:
        marks.append(Text(Point(x, at.y + size * (ASCENT + (LEAD - 1) / 2)), run.text, size, colour, run.weight))
        x += means.type.width(run.text, run.weight) * size
    return tuple(marks)


def pages_of(record: Record, means: Means) -> tuple[Page, ...]:
    """The record on A4 paper; the mat also on a page of its own when that was chosen."""
    setter = _Setter(record, means)
    blocks = record.blocks
    for i, block in enumerate(blocks):
        _set(setter, block, blocks[i + 1] if i + 1 < len(blocks) else None)
    setter.turn()
    if record.choices.page:
        _own_page(setter, LANDSCAPE[record.choices.page])
    return tuple(_footed(page, i, len(setter.pages), record, means) for i, page in enumerate(setter.pages))


def _set(setter: _Setter, block: Block, following: Block | None) -> None:
    if not isinstance(block, Entry):
        setter.listed = ""
    match block:
        case Heading():
            _heading(setter, block, following)
        case Pair():
            _pair(setter, block)
        case Words():
            setter.put((setter.name("P"),), (Run(block.text),), EDGE, BODY, MUTED if block.faint else DARK)
            setter.y += 1.5
        case Entry():
            _entry(setter, block)
        case Table():
            _table(setter, block)
        case Signing():
            _signing(setter, block)
        case Seen():
            _seen(setter, block)


def _heading(setter: _Setter, heading: Heading, following: Block | None) -> None:
    """A heading stays with what follows it."""
    size = HEADS[heading.level]
    setter.y += 0 if setter.y == EDGE else 4.5
    setter.need(size * LEAD + (SIGN * 2 if isinstance(following, Signing) else 4 * BODY * LEAD))
    setter.heads.append((heading.level, heading.text, setter.y))
    setter.put((setter.name(f"H{heading.level}"),), (Run(heading.text, Weight.BOLD),), EDGE, size)
    setter.y += 1.5


def _pair(setter: _Setter, pair: Pair) -> None:
    path, long = (setter.name("P"),), setter.means.type.width(pair.label, Weight.REGULAR) * BODY > LABEL - 3
    setter.need(BODY * LEAD)
    label = line_marks((Running(pair.label, Weight.REGULAR),), Point(EDGE, setter.y), BODY, MUTED, setter.means)
    setter.parts.append(Part(path, label, f"{pair.label}: {pair.value}"))
    if long:
        setter.y += BODY * LEAD
    setter.put(path, (Run(pair.value),), EDGE + LABEL, BODY)


def _entry(setter: _Setter, entry: Entry) -> None:
    """A dot and the text beside it; a drawn note stands under it in small."""
    setter.listed = setter.listed or setter.name("L")
    path = setter.listed, setter.name("LI"), setter.name("LBody")
    drawing = _sketch(setter, entry)
    lead, title = entry.lead and f"{entry.lead}: ", entry.title and f"{entry.title} "
    turned = runs_right(lead + title + entry.text)  # then its dot is at the right as well
    setter.need(BODY * LEAD + (drawing.mat.size.h * SKETCH + 3 if drawing else 0))
    middle = setter.y + BODY * LEAD / 2
    setter.parts.append(Part((), (Panel(Rect(A4.w - EDGE - 2.1 if turned else EDGE + 1, middle - 0.5, 1.1, 1.1), DARK, radius=0.55),)))
    begun = bool(lead or title) and from_the_right(title + entry.text)
    text = f"\n{entry.text}" if begun and entry.text else entry.text  # the two directions do not meet on one line
    runs = tuple(run for run in (Run(lead), Run(title, Weight.BOLD), Run(text)) if run.text)
    setter.put(path, runs, EDGE + 5, BODY, right=EDGE + 5 if turned else EDGE)
    if drawing:
        size = Size(drawing.mat.size.w * SKETCH, drawing.mat.size.h * SKETCH)
        setter.need(size.h + 2)
        place = Rect(EDGE + 5, setter.y + 1, *size)
        setter.parts.append(Part((*path[:2], setter.name("Figure")), text=f"Plaatje: {entry.line}", drawing=drawing, place=place))
        setter.y += size.h + 3
    setter.y += 0.8


def _sketch(setter: _Setter, entry: Entry) -> Drawing | None:
    if entry.drawn is None:
        return None
    broken: list[Item] = []
    face = sound_face(entry.drawn, kind_of(setter.record.board, entry.drawn), setter.means, BARE, broken)
    return Drawing(face, (), (), tuple(broken))


def _table(setter: _Setter, table: Table) -> None:
    """Rows that stay whole; the heads come again on each page, there as decoration."""
    name, wide = setter.name("Table"), A4.w - 2 * EDGE
    lefts = [EDGE + sum(table.parts[:i]) * wide for i in range(len(table.parts))]
    widths = [part * wide - 3 for part in table.parts]
    setter.need(3 * BODY * LEAD + 6)
    _row(setter, table.head, lefts, widths, (name, setter.name("TR")), head=True)
    for row in table.rows:
        high = max(len(_cell(setter, text, width, Weight.REGULAR)) for text, width in zip(row, widths, strict=True))
        if setter.room < high * BODY * LEAD + 4 and setter.parts:
            setter.turn()
            _row(setter, table.head, lefts, widths, (), head=True)
        _row(setter, row, lefts, widths, (name, setter.name("TR")))
    setter.y += 1


def _cell(setter: _Setter, text: str, width: float, weight: Weight) -> tuple[tuple[tuple[Running, ...], bool], ...]:
    return tuple(directed((Run(text, weight),), width / BODY, setter.means.type))


def _row(
    setter: _Setter, cells: Sequence[str], lefts: list[float], widths: list[float], path: tuple[str, ...], *, head: bool = False
) -> None:
    weight, kind, colour = (Weight.BOLD, "TH", MUTED) if head else (Weight.REGULAR, "TD", DARK)
    most = 1
    top = setter.y + 1.5
    for text, left, width in zip(cells, lefts, widths, strict=True):
        lines = _cell(setter, text, width, weight)
        most = max(most, len(lines))
        leaf = (*path, setter.name(kind)) if path else ()
        marks = tuple(
            mark
            for i, (line, turned) in enumerate(lines)
            for mark in line_marks(line, Point(left, top + i * BODY * LEAD), BODY, colour, setter.means, width if turned else 0.0)
        )
        setter.parts.append(Part(leaf, marks, text))
    setter.y = top + most * BODY * LEAD + 1.5
    setter.parts.append(Part((), (Panel(Rect(EDGE, setter.y, A4.w - 2 * EDGE, 0.3), RIM),)))


def _signing(setter: _Setter, signing: Signing) -> None:
    """A line for each, two beside each other."""
    wide = (A4.w - 2 * EDGE - 8) / 2
    for i, person in enumerate(signing.people):
        if i % 2 == 0:
            setter.need(SIGN + 6)
        left, path = EDGE + i % 2 * (wide + 8), (setter.name("P"),)
        setter.parts.append(Part((), (Panel(Rect(left, setter.y + SIGN, wide, 0.3), MUTED),)))
        setter.parts.append(Part(path, _small(f"{person}, datum en naam", Point(left, setter.y + SIGN + 0.5), wide, setter.means), person))
        if i % 2 or i == len(signing.people) - 1:
            setter.y += SIGN + 6


def _small(text: str, at: Point, width: float, means: Means) -> tuple[Text, ...]:
    wide = means.type.width(text, Weight.REGULAR) * SMALL
    size = min(SMALL, SMALL * width / wide) if wide else SMALL
    return line_marks((Running(text, Weight.REGULAR),), at, size, MUTED, means)


def _seen(setter: _Setter, seen: Seen) -> None:
    board = setter.record.board
    wide = A4.w - 2 * EDGE
    high = wide * board.mat.size.h / board.mat.size.w
    setter.y += 3
    setter.need(high)
    place = Rect(EDGE, setter.y, wide, high)
    setter.parts.append(Part((setter.name("Figure"),), text=seen.told, drawing=draw(unmarked(board), setter.means), place=place))
    setter.y += high + 2


def _own_page(setter: _Setter, size: Size) -> None:
    """The mat as large as a page can hold."""
    board = setter.record.board
    scale = min((size.w - EDGE) / board.mat.size.w, (size.h - EDGE - 6) / board.mat.size.h)
    wide, high = board.mat.size.w * scale, board.mat.size.h * scale
    place = Rect((size.w - wide) / 2, (size.h - 6 - high) / 2, wide, high)
    told = next((block.told for block in setter.record.blocks if isinstance(block, Seen)), "")
    setter.heads.append((2, "Het veld op een eigen bladzijde", place.y))
    setter.parts.append(Part((setter.name("Figure"),), text=told, drawing=draw(unmarked(board), setter.means), place=place))
    setter.turn(size)


def _footed(page: Page, number: int, count: int, record: Record, means: Means) -> Page:
    """The page with its number at its foot."""
    return Page(page.size, (*page.parts, *_foot(page.size, f"{record.title} · bladzijde {number + 1} van {count}", means)), page.heads)


def _foot(size: Size, text: str, means: Means) -> Iterator[Part]:
    yield Part((), _small(text, Point(EDGE, size.h - 13), size.w - 2 * EDGE, means))
