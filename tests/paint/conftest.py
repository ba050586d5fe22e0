"""What all tests of the painter use: the real typeface, the icons, the kinds."""

from __future__ import annotations

import pytest

from arrangeerveld.core.board import Kind
from arrangeerveld.core.marks import Means
from arrangeerveld.files import places
from arrangeerveld.files.icons import Icons
from arrangeerveld.files.kinds import read_kinds
from arrangeerveld.paint.fonts import Typeface


@pytest.fixture(scope="session")
def typeface() -> Typeface:
    return Typeface(places.fonts())


@pytest.fixture(scope="session")
def means(typeface: Typeface) -> Means:
    return Means(typeface, Icons(places.icons()))


@pytest.fixture(scope="session")
def kinds() -> tuple[Kind, ...]:
    return read_kinds(places.cards())[0]
