"""A whole talk in a process of its own: the start screen, cards, notes, ink, saving, opening again, an export, a record, wiping, the end.

Any socket that Python opens ends it at once. `python -m tests.app.whole_talk FOLDER WORD`: the word is written on the notes. A talk that
was not left as it should be is gone on with. What is told on standard output is where words were just before the wiping, and after it.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from arrangeerveld.__main__ import main as command
from arrangeerveld.__main__ import state_folder
from tests.app import stage as driver
from tests.app.stage import until
from tests.planted import holding

FOLDER, WORD = Path(sys.argv[1]), sys.argv[2]


def no_sockets(event: str, _: tuple[Any, ...]) -> None:
    """An audit hook."""
    if event.startswith("socket."):
        sys.stderr.write(f"SOCKET {event}\n")
        sys.stderr.flush()
        os._exit(7)


def talk(stage: driver.Stage) -> None:
    """What people do at the table."""
    until(stage, lambda: stage.desk.covers.page is not None and stage.desk.covers.page.looked)
    stage.press("verder" if stage.desk.covers.page.talk else "begin")
    until(stage, lambda: stage.desk.covers.page is None)
    until(stage, lambda: any(stage.app.shelf.cards.values()))
    stage.frames(4)
    items, lines = len(stage.board.items), len(stage.board.ink)
    kind = next(action for action in actions(stage) if action.startswith("soort:") and action != "soort:zelf")
    stage.press(kind)
    stage.frames(4)
    lying = {f"kaart:{source}" for source in stage.desk.lying()}
    spot = stage.control(next(action for action in actions(stage) if action.startswith("kaart:") and action not in lying)).place.centre
    stage.drag(1, tuple(spot), (spot.x, spot.y - 200), stage.on_mat(400, 200))
    assert len(stage.board.items) == items + 1, stage.board.items
    stage.press(kind)
    memo(stage)
    stage.press("mode:pen")
    stage.drag(2, stage.on_mat(300, 700), stage.on_mat(700, 705))
    assert len(stage.board.ink) == lines + 1
    stage.press("bewaar")
    until(stage, lambda: not stage.app.unsaved())
    stage.press("start")
    stage.press("open")
    card = next(action for action in actions(stage) if action.startswith("kaart:") and "versie" not in action)
    stage.press(card)
    until(stage, lambda: stage.desk.covers.page is None)
    assert len(stage.board.items) == items + 2
    memo(stage)
    stage.press("bewaar")
    until(stage, lambda: not stage.app.unsaved())
    stage.shot()
    assert command(["export", str(stage.app.path), str(FOLDER / "borden" / "uit.png"), "--breedte", "400"]) == 0
    stage.later(lambda: int(WORD))  # even what goes wrong opens nothing, and the text of its error is written nowhere
    stage.frames(4)


def memo(stage: driver.Stage) -> None:
    """A note with the word on it."""
    stage.press("memo:klein")
    stage.write(WORD)
    stage.desk.leave()


def wiped(stage: driver.Stage) -> None:
    """The record is made, and the talk goes."""
    (FOLDER / "borden" / ".arrangeerveld-00.tmp").write_text(WORD, "utf-8")  # as a save that was killed leaves it
    stage.press("dossier")
    stage.press("dossier-maak")
    until(stage, lambda: stage.desk.covers.page.made is not None)
    tell(holding(FOLDER))
    stage.press("wissen:vraag")
    until(stage, lambda: "wissen:nu" in actions(stage))
    stage.press("wissen:nu")
    until(stage, lambda: "gewist" in driver.said(stage))
    stage.frames(10)
    tell(holding(FOLDER))


def tell(found: dict[str, str]) -> None:
    """One line on standard output."""
    sys.stdout.write(json.dumps(found) + "\n")
    sys.stdout.flush()


def actions(stage: driver.Stage) -> list[str]:
    """Everything that can be touched."""
    return [control.action for pile in stage.desk.layers().piles.values() for control in pile]


def main() -> None:
    """Run it."""
    sys.addaudithook(no_sockets)
    driver.prepare(state_folder() / "kivy")
    from arrangeerveld.app.start import Start
    from arrangeerveld.files import places
    from arrangeerveld.files.icons import Icons
    from arrangeerveld.files.library import mat_files
    from arrangeerveld.files.mats import field
    from arrangeerveld.paint.fonts import Typeface

    icons = Icons(places.icons())
    mat = field(mat_files(None), "arrangeerveld", icons.names)
    kept, journals = state_folder() / "instellingen.yaml", state_folder() / "journaal"
    stage = driver.Stage(Start(mat, icons, Typeface(places.fonts()), FOLDER / "borden", home=True, kept=kept, journals=journals))
    talk(stage)
    wiped(stage)
    stage.app.stop()
    sys.stdout.write("whole\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
