"""Cards on paper: nothing of what stands in the deck is lost, and nothing comes near the cut."""

from __future__ import annotations

import itertools
import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from arrangeerveld.core.board import Board, Kind
from arrangeerveld.core.geometry import Rect, Size
from arrangeerveld.core.layout import MORE
from arrangeerveld.core.marks import Ink, Mark, Means, Panel, Text
from arrangeerveld.core.mat import Mat
from arrangeerveld.core.printcard import EDGE, PRINTED, PrintCard, back, fronts
from arrangeerveld.core.printmat import MARGIN, OVERLAP, PAPERS, mat_size, tiles
from arrangeerveld.core.printsheets import COLUMNS, ROWS, parted, sheets, slot
from arrangeerveld.files import places
from arrangeerveld.files.icons import Icons
from arrangeerveld.paint.fonts import Typeface

TYPE = Typeface(places.fonts())
MEANS = Means(TYPE, Icons(places.icons()))
KIND = Kind("swv", "Samenwerkingsverband", "SWV", "#1d5fa8", "school")
INSIDE = Rect(0, 0, *PRINTED).grown(-EDGE)

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Mn", "Zl", "Zp")), max_size=60)
texts = st.lists(st.sampled_from(("de", "leerling", "Wiskundehulpverlener", "W" * 30, "\n", "a-b", "شكرا")) | words, max_size=60)
cards = st.builds(
    PrintCard,
    st.just(KIND),
    words.filter(str.strip),
    texts.map(lambda some: " ".join(some)[:400]),
    st.lists(words, max_size=9).map(lambda some: " ".join(some)[:80]),
    st.lists(st.sampled_from(("leren", "werkhouding", "gedrag", "gezondheid")), unique=True).map(tuple),
)


def box(mark: Mark) -> Rect:
    match mark:
        case Panel():
            return mark.place
        case Text():
            wide = TYPE.width(mark.text, mark.weight) * mark.size
            return Rect(mark.start.x, mark.start.y - 0.72 * mark.size, wide, 0.72 * mark.size)
        case Ink():
            xs, ys = zip(*mark.points, strict=True)
            return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    raise AssertionError(mark)


def within(inner: Rect, outer: Rect) -> bool:
    near = 0.3  # of a descender and a rounding
    return (
        inner.x >= outer.x - near
        and inner.y >= outer.y - near
        and inner.right <= outer.right + near
        and inner.bottom <= outer.bottom + near
    )


def letters(text: str) -> str:
    return re.sub(r"[\s,-]", "", text)


@settings(deadline=None)
@given(cards)
@example(PrintCard(KIND, "W" * 60, "M" * 400, "W" * 80, ("leren", "werkhouding", "gedrag", "gezondheid")))
@example(PrintCard(KIND, "Kort", "woord " * 66, "ouders"))
@example(PrintCard(KIND, "W" * 60, "", "W" * 80))
def test_all_of_a_card_is_printed_inside_its_edge(card: PrintCard) -> None:
    made = fronts(card, MEANS)
    assert all(within(box(mark), INSIDE) for front in made for mark in front.marks)
    assert not any(mark.text.endswith(MORE) for mark in made[0].marks if isinstance(mark, Text))
    spoken = [list(front.said) for front in made]
    for parts in spoken:
        for part in parts:
            if part.sort == "P" or parts is spoken[0]:
                assert letters("".join(mark.text for mark in part.marks if isinstance(mark, Text))) == letters(part.text)
        assert parts.pop(0).sort == "H2"
        if card.domains:
            assert parts.pop().text == ", ".join(card.domains)
    if letters(card.performer):
        assert spoken[-1].pop().text == card.performer
    assert "".join(letters(part.text) for parts in spoken for part in parts) == letters(card.text)
    assert letters(made[0].said[0].text) == letters(card.title)
    assert parted([card], MEANS) == ((card.title,) if len(made) > 1 else ())


@settings(deadline=None)
@given(cards)
def test_lines_of_a_card_do_not_lie_over_each_other(card: PrintCard) -> None:
    for front in fronts(card, MEANS):
        parts = [[box(mark) for mark in part.marks] for part in front.said if part.marks]
        tops = [(min(one.y for one in boxes), max(one.bottom for one in boxes)) for boxes in parts]
        assert all(above[1] <= below[0] + 0.3 for above, below in itertools.pairwise(tops))


def test_a_card_to_write_on_has_room_and_every_card_a_back() -> None:
    (blank,) = fronts(PrintCard(KIND), MEANS)
    assert blank.said == ()
    assert len([mark for mark in blank.drawn if isinstance(mark, Panel) and mark.place.h < 1]) == 4
    marks = back(PrintCard(KIND, deck="Onze kaarten"), MEANS)
    assert [mark.text for mark in marks if isinstance(mark, Text)] == ["Samenwerkingsverband", "Onze kaarten"]
    assert all(within(box(mark), INSIDE) for mark in (*marks, *blank.marks))


@given(st.integers(1, 45), st.booleans())
def test_every_card_is_on_a_sheet_once_and_its_back_behind_it(count: int, backs: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    kinds = [Kind(str(i), f"Soort {i}", "k", f"#{i:06x}") for i in range(count)]
    pages = sheets([PrintCard(kind, f"Kaart {kind.id}") for kind in kinds], MEANS, backs=backs)
    assert len(pages) == -(-count // (COLUMNS * ROWS)) * (1 + backs)
    fronts_ = pages[::2] if backs else pages
    for number, page in enumerate(fronts_):
        some = kinds[number * COLUMNS * ROWS : (number + 1) * COLUMNS * ROWS]
        for i, kind in enumerate(some):
            bands = [mark.place for part in page.parts for mark in part.marks if isinstance(mark, Panel) and mark.fill == kind.colour]
            assert len(bands) == 1
            assert within(bands[0], slot(i).grown(-EDGE))
            if backs:
                (behind,) = (
                    mark.place
                    for part in pages[2 * number + 1].parts
                    for mark in part.marks
                    if isinstance(mark, Panel) and mark.fill == kind.colour
                )
                turned = Rect(page.size.w - behind.right, behind.y, behind.w, behind.h)
                assert within(turned, slot(i).grown(-EDGE))
                assert abs(turned.x - bands[0].x) < 1e-9


@given(st.floats(720, 1800), st.sampled_from(tuple(PAPERS)))
def test_tiles_show_all_of_a_mat_and_overlap(wide: float, paper: str) -> None:
    size = mat_size(Board(Mat("veld", "Veld", "Veld", Size(wide, 720.0), ())), paper)
    assert size.w <= PAPERS[paper].w
    assert size.h <= PAPERS[paper].h
    sheet, parts = tiles(size)
    by_place = {(tile.row, tile.column): tile.part for tile in parts}
    for (row, column), part in by_place.items():
        assert 0 < part.w <= sheet.w - 2 * MARGIN
        assert 0 < part.h <= sheet.h - 2 * MARGIN
        right, below = by_place.get((row, column + 1)), by_place.get((row + 1, column))
        assert abs(part.right - (right.x + OVERLAP if right else size.w)) < 1e-6
        assert abs(part.bottom - (below.y + OVERLAP if below else size.h)) < 1e-6
