"""Notices stay on the screen, however much there is to tell."""

from __future__ import annotations

import pytest

from arrangeerveld.app import notices
from arrangeerveld.app.notices import Notice
from arrangeerveld.app.screen import Screen
from arrangeerveld.core.geometry import Size
from arrangeerveld.core.marks import Means
from arrangeerveld.files import places
from arrangeerveld.files.icons import Icons
from arrangeerveld.paint.fonts import Typeface

LONG = "Dit bestand met instellingen heeft een regel die hier niet bekend is. C:/Users/iemand/AppData/instellingen.yaml, regel 1. " * 3


@pytest.mark.parametrize("pixels", [(1366, 768), (1024, 768), (3840, 2160)])
@pytest.mark.parametrize("foot", [260.0, 400.0, 700.0])
def test_no_notice_leaves_the_screen_and_the_newest_is_always_there(pixels: tuple[int, int], foot: float) -> None:
    means, screen = Means(Typeface(places.fonts()), Icons(places.icons())), Screen(pixels, Size(1440, 810))
    told = tuple(Notice(f"{number}. {LONG}", 9, problem=True) for number in range(notices.MOST))
    for count in range(1, len(told) + 1):
        placed = notices.controls(told[:count], screen, foot, means)
        assert placed[0].action.startswith(f"bericht:{count - 1}. ")
        for control in placed:
            assert control.place.y >= 0
            assert control.place.bottom <= foot
            assert control.place.x >= 0
            assert control.place.right <= screen.size.w


def test_a_short_notice_is_not_spread_out() -> None:
    means, screen = Means(Typeface(places.fonts()), Icons(places.icons())), Screen((1366, 768), Size(1440, 810))
    (placed,) = notices.controls((Notice("Alles is bewaard.", 9),), screen, 700.0, means)
    assert placed.place.w < 760
