"""The last net: an error nobody foresaw is written to the log, told in one sentence, the board is saved, and the talk goes on."""

from __future__ import annotations

import logging
from collections import Counter
from typing import TYPE_CHECKING

from kivy.base import ExceptionHandler, ExceptionManager

from arrangeerveld.faultplace import place

if TYPE_CHECKING:
    from arrangeerveld.app.program import Program

log = logging.getLogger(__name__)

TOLD = "Er ging iets mis in het programma. Je kunt gewoon verder."
SAVING = "Er ging iets mis in het programma. Je kunt gewoon verder; je bord wordt nu bewaard."


class Calm(ExceptionHandler):  # type: ignore[misc] # Kivy is not typed
    """Told by Kivy of what is raised in its loop, by the table of what fingers do, by the worker of what goes wrong there."""

    def __init__(self, app: Program) -> None:
        self._app = app
        self._seen: Counter[str] = Counter()

    def handle_exception(self, inst: BaseException) -> int:
        """Called by Kivy with whatever was raised in its loop."""
        if not isinstance(inst, Exception):
            return int(ExceptionManager.RAISE)
        self.met(inst)
        return int(ExceptionManager.PASS)

    def met(self, fault: BaseException) -> None:
        """Write it down, and the first time that it comes from this place: tell it and save the board.

        What fails in every frame fails sixty times a second: only the 1st, 2nd, 4th, 8th … time are written down.
        """
        known = place(fault)
        self._seen[known] += 1
        times = self._seen[known]
        if times & (times - 1) == 0:
            log.error("unforeseen", exc_info=fault)
        if times == 1:
            try:
                self._rescue()
            except Exception:
                log.exception("the rescue failed too")

    def _rescue(self) -> None:
        app = self._app
        unsaved = app.unsaved()
        app.desk.tell(SAVING if unsaved else TOLD, problem=True)
        if unsaved:
            app.save()
