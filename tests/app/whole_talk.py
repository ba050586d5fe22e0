"""A whole talk in a process of its own: the start screen, cards, a note, ink, saving, opening again, an export, the end.

Any socket that Python opens ends it at once. `python -m tests.app.whole_talk FOLDER WORD`: the word is written on a note.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from arrangeerveld.__main__ import main as command
from tests.app import stage as driver

FOLDER, WORD = Path(sys.argv[1]), sys.argv[2]


def no_sockets(event: str, _: tuple[Any, ...]) -> None:
    """An audit hook."""
    if event.startswith("socket."):
        sys.stderr.write(f"SOCKET {event}\n")
        sys.stderr.flush()
        os._exit(7)


def talk(stage: driver.Stage) -> None:
    """What people do at the table."""
    wait(stage, lambda: stage.desk.covers.page is not None)
    stage.press("begin")
    wait(stage, lambda: stage.desk.covers.page is None)
    wait(stage, lambda: any(stage.app.shelf.cards.values()))
    stage.frames(4)
    kind = next(action for action in actions(stage) if action.startswith("soort:") and action != "soort:zelf")
    stage.press(kind)
    stage.frames(4)
    spot = stage.control(next(action for action in actions(stage) if action.startswith("kaart:"))).place.centre
    stage.drag(1, tuple(spot), (spot.x, spot.y - 200), stage.on_mat(400, 200))
    assert len(stage.board.items) == 1, stage.board.items
    stage.press(kind)
    stage.press("memo:klein")
    stage.write(WORD)
    stage.desk.leave()
    stage.press("mode:pen")
    stage.drag(2, stage.on_mat(300, 500), stage.on_mat(700, 520))
    assert len(stage.board.ink) == 1
    stage.press("bewaar")
    wait(stage, lambda: not stage.app.unsaved())
    stage.press("start")
    stage.press("open")
    card = next(action for action in actions(stage) if action.startswith("kaart:"))
    stage.press(card)
    wait(stage, lambda: stage.desk.covers.page is None)
    assert len(stage.board.items) == 2
    stage.shot()
    (saved,) = (FOLDER / "borden").glob("*.json")
    assert command(["export", str(saved), str(FOLDER / "borden" / "uit.png"), "--breedte", "400"]) == 0
    stage.later(lambda: 1 / 0)  # even what goes wrong opens nothing
    stage.frames(4)
    stage.app.stop()


def actions(stage: driver.Stage) -> list[str]:
    """Everything that can be touched."""
    return [control.action for pile in stage.desk.layers().piles.values() for control in pile]


def wait(stage: driver.Stage, ready: Any) -> None:
    """Frames until something is so."""
    for _ in range(3000):
        if ready():
            return
        stage.frames(1)
    raise AssertionError(actions(stage), [notice.text for notice in stage.desk.notices])


def main() -> None:
    """Run it."""
    sys.addaudithook(no_sockets)
    driver.prepare(FOLDER / "kivy")
    from arrangeerveld.app.start import Start
    from arrangeerveld.files import places
    from arrangeerveld.files.icons import Icons
    from arrangeerveld.files.library import mat_files
    from arrangeerveld.files.mats import field
    from arrangeerveld.paint.fonts import Typeface

    icons = Icons(places.icons())
    mat = field(mat_files(None), "arrangeerveld", icons.names)
    kept = FOLDER / "eigen" / "instellingen.yaml"
    talk(driver.Stage(Start(mat, icons, Typeface(places.fonts()), FOLDER / "borden", home=True, kept=kept)))
    sys.stdout.write("whole\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
