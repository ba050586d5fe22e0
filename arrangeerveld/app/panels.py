"""The sheets of one agreement and of the talk, which would lie over each other: one gives way, unless somebody is writing there."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from arrangeerveld.app import rowpanel, talkpanel
from arrangeerveld.core import talking
from arrangeerveld.core.talk import Agreement

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk

AGAIN = "Tik daar op ✓. Of tik hier nog eens: dan gaat dat eerst dicht, en blijft staan wat er geschreven is."
IN_ROW = f"Iemand schrijft nog aan afspraak {{}}. {AGAIN}"
IN_TALK = f"Iemand schrijft nog bij het gesprek. {AGAIN}"


def room_for_row(desk: Desk) -> bool:
    """Make room for the sheet of an agreement. False when somebody is writing there: that is told, and a second tap goes on."""
    panel = desk.rowpanel
    if panel is not None and any(work.strip() for work in _row_texts(desk)) and not _insisted(desk, IN_ROW.format(_number(desk))):
        return False
    if not _beside(desk) and not _clear_talk(desk):
        return False
    close_row(desk)
    return True


def room_for_talk(desk: Desk) -> bool:
    """Make room for the sheet of the talk; the same."""
    if desk.rowpanel is None or _beside(desk):
        return True
    if any(work.strip() for work in _row_texts(desk)) and not _insisted(desk, IN_ROW.format(_number(desk))):
        return False
    close_row(desk)
    return True


def _clear_talk(desk: Desk) -> bool:
    if desk.talk is None:
        return True
    writers = [writer for writer in desk.session.writers() if _in_talk(desk, writer)]
    if writers and not _insisted(desk, IN_TALK):
        return False
    for writer in writers:
        desk.session.finish(writer)
    desk.talk = None
    return True


def _insisted(desk: Desk, told: str) -> bool:
    """Whether this was told just before; else it is told now."""
    if any(notice.text == told for notice in desk.notices):
        desk.notices = tuple(notice for notice in desk.notices if notice.text != told)
        return True
    desk.tell(told)
    return False


def _beside(desk: Desk) -> bool:
    """Whether the screen is so wide that both sheets fit beside each other."""
    return desk.screen.size.w >= rowpanel.SIZE.w + talkpanel.SIZE.w + 2 * talkpanel.EDGE


def _number(desk: Desk) -> int:
    rows = [row.id for row in desk.session.present.agreements]
    return rows.index(desk.rowpanel.row) + 1 if desk.rowpanel is not None and desk.rowpanel.row in rows else len(rows)


def _row_texts(desk: Desk) -> list[str]:
    """What is being written on the sheet of the agreement."""
    found = (desk.session.writing(writer) for writer in desk.session.writers() if _in_row(desk, writer))
    return [writing.text for writing in found if writing is not None]


def _in_row(desk: Desk, writer: Hashable) -> bool:
    """Whether somebody writes on the sheet of the agreement, where also the name of a newcomer is written."""
    writing = desk.session.writing(writer)
    naming = f"persoon/{desk.rowpanel.naming}/name" if desk.rowpanel and desk.rowpanel.naming else "-"
    return writing is not None and (writing.blank.startswith("afspraak/") or writing.blank == naming)


def _in_talk(desk: Desk, writer: Hashable) -> bool:
    writing = desk.session.writing(writer)
    return writing is not None and bool(writing.blank) and not _in_row(desk, writer)


def finish_row(desk: Desk) -> None:
    """What is written on the sheet of the agreement becomes steps; who writes elsewhere goes on."""
    for writer in desk.session.writers():
        if _in_row(desk, writer):
            desk.session.finish(writer)


def close_row(desk: Desk) -> None:
    """What is being written becomes a step; a new agreement in which nothing came leaves nothing behind."""
    panel = desk.rowpanel
    if panel is None:
        return
    finish_row(desk)
    desk.rowpanel = None
    board, past = desk.session.present, desk.session.history.past
    if panel.fresh and Agreement(panel.row, "") in board.agreements:
        if past is not None and talking.drop(board, panel.row) == past.board:
            desk.session.undo()
        else:
            desk.session.do("afspraak weg", lambda board: talking.drop(board, panel.row))
