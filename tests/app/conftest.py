"""One window for all tests of the screen: Kivy has only one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from arrangeerveld.app.keptmark import Kept
from arrangeerveld.core.board import Board
from arrangeerveld.core.talk import About
from tests.app import stage as driver


@pytest.fixture(scope="session")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[driver.Stage]:
    home = tmp_path_factory.mktemp("home")
    driver.prepare(home)
    from arrangeerveld.app.start import Start
    from arrangeerveld.files import places
    from arrangeerveld.files.icons import Icons
    from arrangeerveld.files.library import mat_files
    from arrangeerveld.files.mats import field
    from arrangeerveld.paint.fonts import Typeface

    icons = Icons(places.icons())
    start = Start(field(mat_files(None), "arrangeerveld", icons.names), icons, Typeface(places.fonts()), home / "borden")
    stage = driver.Stage(start)
    yield stage
    stage.close()


@pytest.fixture
def stage(window: driver.Stage, tmp_path: Path) -> driver.Stage:
    """The program with an empty mat, saving into a folder of this test."""
    window.app.files.folder = tmp_path
    window.use(Board(window.app.start.mat))
    return window


@pytest.fixture
def kept(stage: driver.Stage, tmp_path: Path) -> Iterator[driver.Stage]:
    """The program with a journal, at an empty mat."""
    stage.app.keeping.root = tmp_path / "journaal"
    stage.use(Board(stage.app.start.mat, about=About(title="Proefgesprek")))
    yield stage
    stage.app.keeping.leave(wipe=True)
    stage.app.keeping.settle()
    stage.app.keeping.root = None
    stage.app.path = None
    stage.desk.safe = Kept.NOTHING
    stage.use(Board(stage.app.start.mat))
