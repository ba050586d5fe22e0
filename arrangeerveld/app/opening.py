"""The first frame: the bare mat comes on the screen before the rest of the program is even imported."""

from __future__ import annotations

import gc
import logging
import sys
from typing import TYPE_CHECKING, Any

from kivy.app import App
from kivy.clock import Clock
from kivy.core.window import Window
from kivy.graphics import Color, Rectangle
from kivy.graphics.texture import Texture
from kivy.uix.widget import Widget
from PIL import Image

from arrangeerveld.app.heading import NAME, UNDER, head
from arrangeerveld.app.start import Start, first_board, screen_for
from arrangeerveld.core.colours import TABLE
from arrangeerveld.paint.mat import bare_mat
from arrangeerveld.paint.tiles import rgb, tile

if TYPE_CHECKING:
    from arrangeerveld.app.program import Program


class Arrangeerveld(App):  # type: ignore[misc] # Kivy is not typed
    """The Kivy application: an empty window with the mat, then the program in it."""

    title = "Arrangeerveld"

    def __init__(self, start: Start, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._start = start
        self.program: Program | None = None
        self._ground: Image.Image | None = None

    def build(self) -> Widget:
        """Show the mat, or the title of the start screen; the rest comes after the first frame."""
        start = self._start
        self._board, self._told = first_board(start)
        screen = screen_for(self._board, start.settings)
        means = start.means_for(start.settings)
        if start.home:
            picture, x, top = tile(head(screen, NAME, UNDER, means), screen.scale, start.typeface), 0.0, float(screen.pixels[1])
        else:
            picture = self._ground = bare_mat(self._board, means, start.typeface, screen.scale)
            x, top = screen.pixel(screen.mat_at)
        mode = picture.mode.lower()
        texture = Texture.create(size=picture.size, colorfmt=mode)
        texture.mag_filter = texture.min_filter = "nearest"
        texture.blit_buffer(picture.tobytes(), colorfmt=mode, bufferfmt="ubyte")
        texture.flip_vertical()
        root = Widget()
        red, green, blue = rgb(TABLE)
        with root.canvas:
            Color(red / 255, green / 255, blue / 255, 1)
            Rectangle(size=screen.pixels)
            Color(1, 1, 1, 1)
            Rectangle(texture=texture, size=texture.size, pos=(round(x), round(top) - texture.height))
        Window.bind(on_flip=self._shown)
        return root

    def _shown(self, *_: object) -> None:
        Window.unbind(on_flip=self._shown)
        Clock.schedule_once(self._furnish, 0)

    def _furnish(self, *_: object) -> None:
        """Lay everything on the table."""
        from arrangeerveld.app.program import Program  # noqa: PLC0415 - after the first frame, that is the point

        self.program = Program(self._start, self._board, self._told, self._ground)
        self._ground = None
        self.root.canvas.clear()
        self.root.add_widget(self.program.table)
        gc.enable()
        gc.freeze()  # what is here now stays: it need not be looked at again

    def on_stop(self) -> None:
        """The window is gone: finish what has to be finished."""
        if self.program is not None:
            self.program.stop()


def run(start: Start) -> int:
    """Show the window until it is closed; the exit code."""
    if Window is None:
        sys.stderr.write(NO_SCREEN)
        return 1
    app = Arrangeerveld(start)
    try:
        app.run()
    except KeyboardInterrupt:  # Ctrl+C in the terminal is a way to close the window
        app.stop()
    except Exception as fault:
        if app.program is not None or start.kept is None:
            raise
        from arrangeerveld.app.logbook import keep_in  # noqa: PLC0415 - hardly ever

        book = keep_in(start.kept.parent)
        logging.getLogger(__name__).critical("the program did not start", exc_info=fault)
        sys.stderr.write(f"Arrangeerveld kan niet beginnen. Wat er misging, staat in {book.path}. Installeer het programma opnieuw.\n")
        return 1
    return 0


NO_SCREEN = (
    "Arrangeerveld kan geen venster openen. Sluit een scherm aan, of installeer de grafische onderdelen "
    "(op Debian en Ubuntu: apt install libgl1 libegl1).\n"
)
