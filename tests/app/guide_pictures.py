"""The pictures of the guide for authors, made by the program itself: `python -m tests.app.guide_pictures` draws them again."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

from PIL import Image

from arrangeerveld.core.board import Board
from benchmarks.frames import started
from tests.app import stage as driver

GUIDES = Path(__file__).parents[2] / "assets" / "handleidingen"
SIZE = (1600, 900)
WIDE = 1000  # pixels of a picture in the guide
COLOURS = 96
PATIENCE = 15.0  # seconds

DECK = """\
deck: Wijkteam
soort: jeugdhulp
kaarten:
  - id: bellen
    titel: Bellen met het wijkteam
    tekst: Iemand van het wijkteam belt je binnen een week.
    domeinen: [gedrag, gezondheid]
    uitvoerder: wijkteam
  - id: koffie
    titel: Koffie drinken in de buurt
    tekst: Elke dinsdag om tien uur, met andere ouders.
    uitvoerder: buurthuis
"""


class Camera:
    """Goes through the program as an author does, and keeps pictures of the screen."""

    def __init__(self, stage: driver.Stage, folder: Path) -> None:
        self.stage, self.folder = stage, folder

    def keep(self, name: str) -> None:
        """What is on the screen now, as a small picture."""
        self.stage.desk.notices = ()
        self.stage.desk.on_change()
        self.stage.frames(6)
        shot = self.stage.shot().resize((WIDE, WIDE * SIZE[1] // SIZE[0]), Image.Resampling.LANCZOS)
        shot.quantize(COLOURS, dither=Image.Dither.NONE).save(self.folder / f"{name}.png", optimize=True)

    def until(self, true: Callable[[], bool]) -> None:
        """Let the program go on until something is so."""
        end = monotonic() + PATIENCE
        while not true():
            if monotonic() > end:
                raise SystemExit("the program does not get there")
            self.stage.frames(1)
            sleep(0.01)

    def actions(self) -> list[str]:
        """What can be tapped."""
        return [control.action for pile in self.stage.desk.layers().piles.values() for control in pile]

    def author(self, home: Path) -> None:
        """A deck is made, a mistake in it is told, it is printed, and a card of ours is read in Arabic."""
        stage, desk = self.stage, self.stage.desk
        desk.covers.go_home(desk)
        self.keep("beginscherm")
        stage.press("maker:open")
        self.until(lambda: desk.covers.maker.decks is not None)
        self.keep("kaarten-maken")
        stage.press("maker:klaar")
        path = home / "borden" / "decks" / "wijkteam.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(DECK, "utf-8")
        stage.press("maker:open")
        self.until(lambda: desk.covers.maker.decks is not None)
        stage.press(f"maker:stapel={path}")
        self.until(lambda: not desk.covers.maker.choosing)
        stage.press("maker:kaart=1")
        stage.press("maker:schrijf=titel")
        self.keep("een-kaart")
        stage.press("maker:klaar")
        path.write_text(DECK.replace("uitvoerder: buurthuis", "uitvoeder: buurthuis"), "utf-8")
        stage.press("maker:open")
        self.until(lambda: desk.covers.maker.decks is not None)
        stage.press(f"maker:stapel={path}")
        self.until(lambda: not desk.covers.maker.choosing)
        stage.press("maker:kaart=1")
        self.keep("een-fout")
        stage.press("maker:klaar")
        path.write_text(DECK, "utf-8")
        stage.press("print:open")
        self.until(lambda: any("wijkteam" in one for one in self.actions()))
        stage.press(next(one for one in self.actions() if "wijkteam" in one))
        stage.press("print:leeg=10")
        self.until(lambda: desk.covers.page.at in desk.covers.page.pages)
        stage.frames(30)
        self.keep("afdrukken")
        stage.press("print:terug")
        stage.use(Board(stage.app.start.mat))
        stage.press("soort:ouder")
        x, y = next(one for one in desk.layers().piles["cards"] if not one.pale).place.centre
        stage.drag(1, (x, y), (x, y - 120), stage.on_mat(620, 300))
        stage.press("sluit")
        stage.tap(*stage.on_mat(620, 300))
        stage.press(next(one.action for one in desk.layers().piles["enlarged"] if one.action.startswith("taal:ar")))
        self.keep("in-het-arabisch")


def main() -> None:
    """Draw all of them."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        stage = started(home, SIZE)
        stage.use(Board(stage.app.start.mat))
        Camera(stage, GUIDES).author(home)
        stage.close()


if __name__ == "__main__":
    main()
