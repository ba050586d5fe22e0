"""What fingers do with agreements: drop an item on their zone, open a row, fill it in; every finished change is one step."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import TYPE_CHECKING

from arrangeerveld.app import agreetarget, dealing, lines, panels, rowpanel, talkpanel
from arrangeerveld.app.controls import Control
from arrangeerveld.app.datepicker import FOLLOWING, NONE, TYPE, picker, today
from arrangeerveld.app.rings import called
from arrangeerveld.app.rowpanel import RowPanel
from arrangeerveld.core import agreeing, blanks, dates, operations, talking
from arrangeerveld.core.board import Board, Card, Item, Photo
from arrangeerveld.core.geometry import Rect
from arrangeerveld.core.gestures import Drag
from arrangeerveld.core.talk import Agreement, Participant, Status

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk


def controls(desk: Desk) -> tuple[Control, ...]:
    """The panel of one agreement, while it is open; it closes when that agreement is gone."""
    panel, board = desk.rowpanel, desk.session.present
    if panel is None:
        return ()
    if all(row.id != panel.row for row in board.agreements):
        desk.rowpanel = None
        return ()
    open_ = lines.open_blanks(desk.session)
    key = desk.screen, panel.look(), open_, board.mat, board.about, board.people, board.agreements, desk.talk is None
    return desk.kept("afspraak", key, lambda: panel.controls(board, dict(open_), _area(desk), desk.means))


def _area(desk: Desk) -> Rect:
    """Beside the panel about the talk where that can be."""
    left = desk.talk is None or talkpanel.area(desk.screen).x > desk.screen.size.w / 2
    return rowpanel.area(desk.screen, right=not left)


def dropped(desk: Desk, touch: Hashable) -> bool:
    """A finger lets go of an item: with its middle on the zone of the agreements it becomes one, and goes back where it was.

    A card out of a tray goes back into it. False elsewhere: then it is laid down as usual.
    """
    gesture, board = desk.session.live.get(touch), desk.session.present
    if not isinstance(gesture, Drag) or not _on_rows(desk, gesture):
        return False
    item = gesture.fresh or board.item(gesture.item)
    desk.session.cancel(touch)
    if item is not None:
        take(desk, item)
    return True


def _on_rows(desk: Desk, gesture: Drag) -> bool:
    """Whether what is held is over the zone of the agreements, or over what stands for it while a tray lies there."""
    return agreeing.over(desk.session.present.mat, gesture.pose.centre) or agreetarget.over(desk, gesture.point)


def take_picked(desk: Desk) -> None:
    """The card that was tapped in a tray becomes an agreement."""
    if desk.picked is not None:
        take(desk, replace(desk.picked, id=desk.session.new_id()))
        dealing.laid(desk)


def take(desk: Desk, item: Item) -> None:
    """Make an item an agreement; say why not when there is nothing on it, or when it is one already."""
    what = operations.text_of(item).strip()
    noun = "kaart" if isinstance(item, Card) else "foto" if isinstance(item, Photo) else "memo"
    if not what:
        how = "Tik op een lege regel en schrijf daar op wat jullie afspreken." if noun == "foto" else "Schrijf er eerst iets op."
        desk.tell(f"Op deze {noun} staat nog niets. {how}")
        return
    if operations.agreed(desk.session.present, item.id):
        desk.tell(f"{called(item)} is al een afspraak.")
        return
    row, lies = desk.session.new_id(), desk.session.present.item(item.id) is not None
    desk.session.do(f"{noun} afspraak", lambda board: talking.amend(board, Agreement(row, what, source=item.id if lies else "")))
    desk.tell(f"{called(item)} is nu een afspraak. Tik op de regel voor wie en wanneer.")


def act(desk: Desk, value: str) -> None:
    """A tap in the list or in the panel: `woord=waarde`."""
    word, _, rest = value.partition("=")
    if word == "rij":
        _open(desk, rest)
    elif word == "gekozen":
        take_picked(desk)
    elif word == "groot":
        desk.rowlist.large, desk.rowlist.offset = not desk.rowlist.large, 0.0
    elif desk.rowpanel is not None:
        row = next((row for row in desk.session.present.agreements if row.id == desk.rowpanel.row), None)
        if row is not None:
            _PANEL.get(word, _nothing)(desk, desk.rowpanel, row, rest)


def _open(desk: Desk, row_id: str) -> None:
    """A row is tapped: its panel opens; an empty row starts a new agreement."""
    if desk.rowpanel is not None and desk.rowpanel.row == row_id:
        return
    if not panels.room_for_row(desk):
        return
    desk.pane = ""
    if row_id:
        desk.rowpanel = RowPanel(row_id)
        return
    row = Agreement(desk.session.new_id(), "")
    desk.session.do("afspraak", lambda board: talking.amend(board, row))
    desk.rowpanel = RowPanel(row.id, fresh=True)
    lines.open_blank(desk, f"afspraak/{row.id}/what", _area(desk))


def _do(desk: Desk, label: str, operation: Callable[[Board], Board]) -> None:
    panels.finish_row(desk)
    desk.session.do(label, operation)


def _nothing(desk: Desk, panel: RowPanel, row: Agreement, value: str) -> None:
    """A tap on the sheet itself, or on something that is no longer there."""


def _write(desk: Desk, panel: RowPanel, row: Agreement, part: str) -> None:  # noqa: ARG001 - all are called alike
    if part == "what":
        lines.open_blank(desk, f"afspraak/{row.id}/{part}", _area(desk))


def _pick(desk: Desk, panel: RowPanel, row: Agreement, part: str) -> None:
    """A day is tapped: the calendar opens; while somebody types there, the keyboard comes back."""
    if part not in {"when", "evaluation"}:
        return
    key = f"afspraak/{row.id}/{part}"
    if lines.writer_of(key) in desk.session.writers():
        lines.open_blank(desk, key, _area(desk))
        return
    panels.finish_row(desk)
    board = desk.session.present
    panel.picking, panel.picker = part, picker(blanks.written(board, key), dates.parsed(board.about.date) or today(), FOLLOWING)


def _day(desk: Desk, panel: RowPanel, row: Agreement, what: str) -> None:
    """A tap in the calendar: leafing goes on, a choice is one step and closes it."""
    if panel.picker is None:
        return
    key, now = f"afspraak/{row.id}/{panel.picking}", panel.picker.after(what)
    if what.startswith("maand="):
        panel.picker = now
        return
    part, panel.picker, panel.picking = panel.picking, None, ""
    if what == TYPE:
        lines.open_blank(desk, key, _area(desk))
    elif what.startswith(("dag=", "moment=")) or what == NONE:
        label = "afspraak wanneer" if part == "when" else "afspraak evaluatie"
        _do(desk, label, lambda board: blanks.fill(board, key, now.value))


def _who(desk: Desk, panel: RowPanel, row: Agreement, label: str) -> None:  # noqa: ARG001
    _do(desk, "afspraak wie", lambda board: agreeing.assign(board, row.id, label))


def _other(desk: Desk, panel: RowPanel, row: Agreement, value: str) -> None:  # noqa: ARG001
    """Somebody who is not in the list: added to the people, with this agreement, and the keyboard opens for the name."""
    person = talking.newcomer(desk.session.present, "gast", desk.session.new_id())

    def join(board: Board) -> Board:
        board = talking.welcome(board, Participant(person.id, person.role, colour=person.colour))
        return talking.amend(board, replace(_row(board, row), who=person.label))

    _do(desk, "afspraak wie", join)
    panel.naming = person.id
    lines.open_blank(desk, f"persoon/{person.id}/name", _area(desk))


def _row(board: Board, row: Agreement) -> Agreement:
    """The agreement as it is now: what was being written in it may just have become a step."""
    return next((one for one in board.agreements if one.id == row.id), row)


def _name(desk: Desk, panel: RowPanel, row: Agreement, value: str) -> None:  # noqa: ARG001
    """The name that is being written is touched: its keyboard comes back."""
    lines.open_blank(desk, f"persoon/{panel.naming}/name", _area(desk))


def _status(desk: Desk, panel: RowPanel, row: Agreement, word: str) -> None:  # noqa: ARG001
    """How it stands; the same word again takes it away."""
    if word in set(Status):
        status = Status.OPEN if row.status == word else Status(word)
        _do(desk, "afspraak stand", lambda board: talking.amend(board, replace(_row(board, row), status=status)))


def _remove(desk: Desk, panel: RowPanel, row: Agreement, value: str) -> None:  # noqa: ARG001
    panels.finish_row(desk)
    desk.rowpanel = None
    desk.session.do("afspraak weg", lambda board: talking.drop(board, row.id))
    desk.tell("De afspraak is weg. Met Terug haal je hem terug.")


def _raise(desk: Desk, panel: RowPanel, row: Agreement, value: str) -> None:  # noqa: ARG001
    _do(desk, "afspraak hoger", lambda board: agreeing.shifted(board, row.id, -1))


def _done(desk: Desk, panel: RowPanel, row: Agreement, value: str) -> None:  # noqa: ARG001
    panels.close_row(desk)


def _back(desk: Desk, panel: RowPanel, row: Agreement, value: str) -> None:  # noqa: ARG001
    panel.picker, panel.picking = None, ""


def _stand(desk: Desk, panel: RowPanel, row: Agreement, value: str) -> None:  # noqa: ARG001
    panel.standing = True


def _leaf(desk: Desk, panel: RowPanel, row: Agreement, value: str) -> None:  # noqa: ARG001
    panel.page += 1


_PANEL: dict[str, Callable[[Desk, RowPanel, Agreement, str], None]] = {
    "schrijf": _write,
    "datum": _pick,
    "dag": _day,
    "wie": _who,
    "anders": _other,
    "naam": _name,
    "status": _status,
    "weg": _remove,
    "hoger": _raise,
    "klaar": _done,
    "terug": _back,
    "stand": _stand,
    "meer": _leaf,
}
"""What each word does while the panel is open."""
