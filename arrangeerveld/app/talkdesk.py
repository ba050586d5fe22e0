"""What a tap in the panel Gesprek does; every change of the talk is one step of the history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from arrangeerveld.app import lines, panels, talktabs
from arrangeerveld.app.controls import Control
from arrangeerveld.app.datepicker import FOLLOWING, RECENT, picker, today
from arrangeerveld.app.talkpanel import TalkPanel, area, tabs_for
from arrangeerveld.app.whose import Taker
from arrangeerveld.core import blanks, dates, talking
from arrangeerveld.core.board import Board
from arrangeerveld.core.evaluation import earlier_picture
from arrangeerveld.core.geometry import Point
from arrangeerveld.core.talk import Answer, Consent, Status

if TYPE_CHECKING:
    from arrangeerveld.app.desk import Desk

HEAD = 46.0  # mm at the top of the mat: its head line
_LEFT = 0.6  # the part of the head line that tells about the talk


def controls(desk: Desk) -> tuple[Control, ...]:
    """The panel, while it is open."""
    panel = desk.talk
    if panel is None:
        return ()
    board, open_ = desk.session.present, lines.open_blanks(desk.session)
    under = desk.under if earlier_picture(board) else None
    head = board.mat, board.about, board.people, board.consents, board.reviews, board.agreements
    return desk.kept(
        "talk",
        (desk.screen, panel.look(), open_, under, head),
        lambda: panel.controls(board, dict(open_), desk.screen, desk.means, under=under),
    )


def toggle(desk: Desk, tab: str = "") -> None:
    """Open the panel, at a tab; or close it when it is open there."""
    if desk.talk is not None and tab in {"", desk.talk.tab}:
        _close(desk)
    elif panels.room_for_talk(desk):
        desk.pane = ""
        desk.talk = desk.talk or TalkPanel()
        desk.talk.tab = tab or "wie"
        desk.talk.uncover()


def tap_head(desk: Desk, point: Point) -> bool:
    """A tap on the head line of the mat (a place on the mat) opens the panel there; False elsewhere."""
    if point.y > HEAD or point.x > desk.session.present.mat.size.w * _LEFT or desk.picked is not None:
        return False
    toggle(desk, "over")
    return True


def act(desk: Desk, word: str, value: str) -> None:
    """A tap on a colour of notes, or in the panel: `woord=waarde`; `dag:` and what the calendar calls it."""
    if word == "kleur":
        _colour(desk, value)
        return
    if value.startswith("dag:"):
        _day(desk, value.removeprefix("dag:"))
        return
    word, _, rest = value.partition("=")
    if word == "van":
        _taker(desk, rest)
    elif word in {"knop", "open", "tab", "sluit"}:
        _show(desk, word, rest)
    elif word == "vervolg":
        desk.office.follow("")
    elif desk.talk is not None:
        _PANEL.get(word, _nothing)(desk, desk.talk, rest)


def _show(desk: Desk, word: str, tab: str) -> None:
    """Open or close the panel, go to a tab; `open=terugblik` opens it there from anywhere."""
    if word == "open" and not panels.room_for_talk(desk):
        return
    desk.talk = panel = desk.talk or (TalkPanel() if word == "open" else None)
    if word == "knop":
        toggle(desk)
    elif word == "sluit":
        _close(desk)
    elif panel is not None and tab in tabs_for(desk.session.present):
        _finish(desk)
        panel.tab, panel.person, panel.page = tab, "", 0
        panel.uncover()


def _close(desk: Desk) -> None:
    _finish(desk)
    desk.talk = None


def leave(desk: Desk, panel: TalkPanel) -> None:
    """Escape: what lies over a tab goes, then the person that is looked at, then the panel."""
    if panel.picker is not None or panel.asking:
        panel.uncover()
    elif panel.person:
        panel.person = ""
    else:
        _close(desk)


def _finish(desk: Desk) -> None:
    """What is written in the panel becomes steps."""
    for writer in desk.session.writers():
        writing = desk.session.writing(writer)
        if writing is not None and writing.blank:
            desk.session.finish(writer)


def _colour(desk: Desk, colour: str) -> None:
    """Show the colours, or take one: notes are then of nobody."""
    if colour:
        desk.colour, desk.taker = colour, Taker(colour)
    desk.pane = "" if colour or desk.pane == "kleur" else "kleur"


def _taker(desk: Desk, person_id: str) -> None:
    """From now on notes are of this person, or of nobody."""
    person = next((one for one in desk.session.present.people if one.id == person_id), None)
    desk.pane = ""
    desk.taker = Taker(person.colour, person.id) if person else Taker(desk.colour)
    desk.colour = desk.taker.colour


def _do(desk: Desk, label: str, operation: Callable[[Board], Board]) -> None:
    desk.session.do(label, operation)


def _nothing(desk: Desk, panel: TalkPanel, value: str) -> None:
    """A tap on the sheet itself, or on something that is no longer there."""


def _write(desk: Desk, panel: TalkPanel, key: str) -> None:
    if blanks.blank(key) is not None:
        panel.uncover()
        lines.open_blank(desk, key, area(desk.screen))


def _pick_day(desk: Desk, panel: TalkPanel, key: str) -> None:
    _finish(desk)
    board = desk.session.present
    from_ = today() if key == "over/date" else dates.parsed(board.about.date) or today()
    moments = FOLLOWING if key == "over/following" else RECENT
    panel.picking, panel.picker = key, picker(blanks.written(board, key), from_, moments)


def _day(desk: Desk, what: str) -> None:
    """A tap in the calendar: leafing goes on, a choice is written and closes it."""
    panel = desk.talk
    if panel is None or panel.picker is None:
        return
    key, now = panel.picking, panel.picker.after(what)
    if what == "typ":
        _write(desk, panel, key)
    elif what.startswith("maand="):
        panel.picker = now
    else:
        panel.uncover()
        _fill(desk, key, now.value)


def _fill(desk: Desk, key: str, text: str) -> None:
    sort = blanks.blank(key)
    if sort is not None:
        _do(desk, sort.label, lambda board: blanks.fill(board, key, text))


def _ask(desk: Desk, panel: TalkPanel, key: str) -> None:
    _finish(desk)
    panel.asking = key


def _is(desk: Desk, panel: TalkPanel, label: str) -> None:
    key = panel.asking
    panel.uncover()
    _fill(desk, key, label)


def _join(desk: Desk, panel: TalkPanel, role: str) -> None:
    """Somebody with this role sits down; for another role the keyboard opens."""
    other = role == talktabs.OTHER
    person = talking.newcomer(desk.session.present, "gast" if other else role, desk.session.new_id())
    _do(desk, "erbij", lambda board: talking.welcome(board, person))
    if other:
        panel.person = person.id
        lines.open_blank(desk, f"persoon/{person.id}/role", area(desk.screen))


def _look_at(desk: Desk, panel: TalkPanel, person_id: str) -> None:
    _finish(desk)
    panel.person = person_id


def _recolour(desk: Desk, panel: TalkPanel, colour: str) -> None:
    person = next((one for one in desk.session.present.people if one.id == panel.person), None)
    if person is not None:
        _do(desk, "kleur", lambda board: talking.welcome(board, replace(person, colour=colour)))
        if desk.taker.by == person.id:
            _taker(desk, person.id)


def _send_away(desk: Desk, panel: TalkPanel, person_id: str) -> None:
    _finish(desk)
    panel.person = ""
    _do(desk, "weg", lambda board: talking.goodbye(board, person_id))


def _leaf(desk: Desk, panel: TalkPanel, by: str) -> None:  # noqa: ARG001 - all are called alike
    panel.page += 1 if by == "1" else 0


def _heard(desk: Desk, panel: TalkPanel, word: str) -> None:  # noqa: ARG001
    """A second tap on the same choice takes it away."""
    _finish(desk)
    _fill(desk, "over/heard", "" if desk.session.present.about.heard == word else word)


def _add_partner(desk: Desk, panel: TalkPanel, partner: str) -> None:
    _finish(desk)
    other = partner == talktabs.OTHER
    consent = Consent(desk.session.new_id(), "andere partner" if other else partner)
    _do(desk, "akkoord", lambda board: talking.permit(board, consent))
    panel.consent = consent.id
    if other:
        lines.open_blank(desk, f"toestemming/{consent.id}/partner", area(desk.screen))


def _look_at_partner(desk: Desk, panel: TalkPanel, consent_id: str) -> None:
    _finish(desk)
    panel.consent = consent_id


def _forbid(desk: Desk, panel: TalkPanel, consent_id: str) -> None:
    _finish(desk)
    panel.consent = ""
    _do(desk, "akkoord weg", lambda board: talking.forbid(board, consent_id))


def _answer(desk: Desk, panel: TalkPanel, value: str) -> None:  # noqa: ARG001
    """Yes or no, from the day of the talk when no other day was given; the same answer again takes it away."""
    consent_id, _, word = value.partition("/")
    one = next((one for one in desk.session.present.consents if one.id == consent_id), None)
    if one is not None and word in set(Answer):
        answer = Answer.NONE if one.answer == word else Answer(word)
        day = one.date or desk.session.present.about.date
        _do(desk, "akkoord", lambda board: talking.permit(board, replace(one, answer=answer, date=day)))


def _status(desk: Desk, panel: TalkPanel, value: str) -> None:  # noqa: ARG001
    """How an agreement stands; the same word again takes it away."""
    row_id, _, word = value.partition("/")
    row = next((row for row in desk.session.present.agreements if row.id == row_id), None)
    if row is not None and word in set(Status):
        status = Status.OPEN if row.status == word else Status(word)
        _do(desk, "afspraak stand", lambda board: talking.amend(board, replace(row, status=status)))


def _under(desk: Desk, panel: TalkPanel, value: str) -> None:  # noqa: ARG001
    """Let the earlier board shine through, or no longer."""
    desk.under = not desk.under


def _back(desk: Desk, panel: TalkPanel, value: str) -> None:  # noqa: ARG001
    panel.uncover()


_PANEL: dict[str, Callable[[Desk, TalkPanel, str], None]] = {
    "schrijf": _write,
    "datum": _pick_day,
    "wie": _ask,
    "is": _is,
    "erbij": _join,
    "persoon": _look_at,
    "kleur": _recolour,
    "weg": _send_away,
    "blader": _leaf,
    "gehoord": _heard,
    "erbij-partner": _add_partner,
    "partner": _look_at_partner,
    "partner-weg": _forbid,
    "antwoord": _answer,
    "status": _status,
    "eronder": _under,
    "terug": _back,
}
"""What each word does while the panel is open."""
