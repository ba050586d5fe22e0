"""Escape and Tab: how the keyboard leaves what it is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arrangeerveld.app import focus, intakedesk, makertyping, nudging, printdesk, talkdesk, typingstops
from arrangeerveld.app.dossier import Dossier
from arrangeerveld.app.home import Home
from arrangeerveld.app.lines import action_of
from arrangeerveld.app.oldtalks import OldTalks
from arrangeerveld.app.settings_page import SettingsPage
from arrangeerveld.app.stops import ITEM

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk

SMALLER = "verklein:"


def typist(desk: Desk) -> str:
    """The writer to whom typed letters go; empty while the ring of the keyboard is somewhere else."""
    writer = desk.writers.last(desk.session)
    elsewhere = desk.focus.shown and desk.focus.at != _open_stop(desk, writer)
    return "" if elsewhere else writer


def _open_stop(desk: Desk, writer: str) -> str:
    """The stop of what somebody writes on: an item, or a blank."""
    found = next((item.id for who, item, _ in desk.session.writings() if who == writer), "")
    return ITEM + found if found else action_of(desk, writer)


def close_writing(desk: Desk, writer: str) -> None:
    """Somebody has finished writing at the real keyboard, which is now at what was written; others write on."""
    desk.focus.at = _open_stop(desk, writer)
    desk.session.finish(writer)
    if desk.writers.real == writer:
        desk.writers.real = ""


def tab(desk: Desk, *, back: bool) -> None:
    """To the next stop or the one before; what the typist wrote and what was searched is finished first."""
    others = len(desk.session.writers()) > 1
    writer = typist(desk) or typingstops.on_bar(desk)
    if desk.covers.closed or desk.touchtest is not None:
        pass
    elif desk.tray is not None and desk.tray.searching:
        desk.tray.searching = False
        desk.focus.at, desk.focus.shown = "zoek", True
    elif writer and (name := typingstops.around(desk, writer, back=back)):
        focus.go(desk, name)
        return
    elif writer and (writer == desk.writers.real or not others):
        close_writing(desk, writer)
        desk.focus.shown = True
    focus.step(desk, -1 if back else 1)


def escape(desk: Desk) -> bool:
    """Leave the innermost of what the keyboard or the mouse is in; always ours."""
    if not (nudging.cancel(desk) or desk.drop_mouse() or _leave_cover(desk) or _leave_text(desk) or _close(desk)):
        desk.focus.shown = False
    desk.on_change()
    return True


def _leave_cover(desk: Desk) -> bool:
    """What covers the table; the curtain stays, it takes a tap or Enter."""
    page = desk.covers.page
    if desk.covers.curtain:
        return True
    if desk.covers.remarks.open:
        desk.act("opmerking:weg")
        return True
    if desk.covers.wipe is not None:
        desk.act("wissen:niet")
        return True
    if makertyping.escape(desk) or intakedesk.escape(desk) or printdesk.escape(desk):
        pass
    elif desk.touchtest is not None:
        desk.act("aanraaktest")
    elif isinstance(page, Home) and desk.tray is not None:
        desk.tray = None
    elif isinstance(page, Dossier):
        desk.act("dossier-terug")
    elif isinstance(page, OldTalks):
        desk.act("wissen:terug")
    elif isinstance(page, SettingsPage):
        desk.act("niet-meten" if page.bar else "klaar")
    else:
        return False
    return True


def _leave_text(desk: Desk) -> bool:
    """What is written is kept."""
    writer = typist(desk) or typingstops.on_bar(desk)
    if desk.tray is not None and desk.tray.searching:
        desk.tray.searching = False
    elif not writer and (keys := typingstops.on_keys(desk)):
        desk.focus.at = typingstops.note_of(desk, keys)
    elif writer:
        close_writing(desk, writer)
    else:
        return False
    return True


def _close(desk: Desk) -> bool:
    """The ring that was opened last, the large card where the keyboard is, choices, a picked card, the tray: the first that is there."""
    if desk.covers.closed:
        return False
    if desk.rings.open:
        desk.rings.close(desk.rings.open[-1].item)
    elif desk.focus.shown and desk.focus.at.startswith(SMALLER):
        desk.act(desk.focus.at)
    elif desk.pane:
        desk.pane = ""
    elif desk.picked is not None:
        desk.picked = None
    elif desk.tray is not None:
        desk.tray = None
    else:
        return _close_panel(desk)
    return True


def _close_panel(desk: Desk) -> bool:
    """A panel, the card that was enlarged last, or what is shown larger than usual: the first that is there."""
    if desk.rowpanel is not None:
        desk.act("afspraak:terug" if desk.rowpanel.picker is not None else "afspraak:klaar")
    elif desk.steps is not None:
        desk.act("stap:sluit")
    elif desk.enlarged:
        desk.enlarged = desk.enlarged[:-1]
    elif desk.talk is not None:
        talkdesk.leave(desk, desk.talk)
    elif desk.rowlist.large:
        desk.act("afspraak:groot")
    else:
        return False
    return True
