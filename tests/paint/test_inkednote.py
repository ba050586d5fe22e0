"""A note that is written on looks the same whether its lines came one by one or all at once, and its paper is painted once."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import MagicMock

import pytest

from arrangeerveld.core.board import Stroke
from arrangeerveld.core.faces import note_line, note_paper
from arrangeerveld.core.geometry import Point
from arrangeerveld.core.marks import Means
from arrangeerveld.core.tags import BARE, Tags
from arrangeerveld.files import places
from arrangeerveld.files.icons import Icons
from arrangeerveld.paint import inkednote
from arrangeerveld.paint.fonts import Typeface
from arrangeerveld.paint.inkednote import inked_tile
from arrangeerveld.paint.tiles import Tiles
from tests.fakes import note
from tests.paint.pictures import same

TYPE = Typeface(places.fonts())
MEANS = Means(TYPE, Icons(places.icons()))
LINES = tuple(
    Stroke(f"i{i}", (Point(-60, 6.0 * i - 40), Point(0, -30), Point(50, 7.0 * i - 20)), colour="rood" if i % 3 else "zwart")
    for i in range(12)
)


@pytest.mark.parametrize("tags", [BARE, Tags(by="JM", agreed=True)])
@pytest.mark.parametrize("locked", [False, True])
def test_line_by_line_is_all_at_once(tags: Tags, *, locked: bool) -> None:
    paper, tiles = replace(note("a", 300, 300), text="Wat helpt?", locked=locked), Tiles()
    for many in range(1, len(LINES) + 1):
        now = replace(paper, ink=LINES[:many])
        grown = inked_tile(now, MEANS, 0.7, TYPE, tags, tiles)
        assert same(grown, inked_tile(now, MEANS, 0.7, TYPE, tags, Tiles()))
    back = replace(paper, ink=LINES[:5])
    assert same(inked_tile(back, MEANS, 0.7, TYPE, tags, tiles), inked_tile(back, MEANS, 0.7, TYPE, tags, Tiles()))


def test_its_paper_is_painted_once_and_each_line_too(monkeypatch: pytest.MonkeyPatch) -> None:
    paper, line = MagicMock(wraps=note_paper), MagicMock(wraps=note_line)
    monkeypatch.setattr(inkednote, "note_paper", paper)
    monkeypatch.setattr(inkednote, "note_line", line)
    tiles = Tiles()
    for many in range(1, len(LINES) + 1):
        inked_tile(replace(note("a", 300, 300), ink=LINES[:many]), MEANS, 0.7, TYPE, BARE, tiles)
    assert paper.call_count == 1
    assert [call.args[1] for call in line.call_args_list] == list(LINES)


def test_a_picture_that_was_given_stays_as_it_was() -> None:
    tiles = Tiles()
    first = inked_tile(replace(note("a", 300, 300), ink=LINES[:3]), MEANS, 0.7, TYPE, BARE, tiles)
    kept = first.copy()
    inked_tile(replace(note("a", 300, 300), ink=LINES), MEANS, 0.7, TYPE, BARE, tiles)
    assert same(first, kept)
