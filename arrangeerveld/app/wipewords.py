"""The sentences about wiping: how a talk is called, how it is saved, what goes, what stays."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from arrangeerveld.app.talks import moment, talk_title
from arrangeerveld.app.wipelook import Looked
from arrangeerveld.app.wipepanel import Ready
from arrangeerveld.core.board import Board
from arrangeerveld.files.leftbehind import Left
from arrangeerveld.files.traces import Traces

LOOKS = "Even kijken of alles bewaard is."
SAVES = "Het bord wordt bewaard."
GOES = "Het gesprek wordt gewist."
MORE = "Er is net iets bij gekomen dat nog niet bewaard is. Bewaar het eerst."
MOST = 2  # places that are named
UNREADABLE = "Een gesprek dat niet meer te lezen is"
_STATES = {
    Ready.OPEN: "Nog niet alles is bewaard. Wissen kan als het in een bestand staat.",
    Ready.OLD: "Dit gesprek staat in geen enkel bestand. Wis je het, dan is het weg.",
    Ready.LOST: "Hier valt niets meer te bewaren: het bord zelf is er niet, of het is beschadigd.",
    Ready.HELD: "Dit gesprek is open in een ander venster. Sluit het daar eerst.",
    Ready.BUSY: "Het dossier wordt nog gemaakt. Wacht tot het klaar is.",
}


def called(board: Board | None, when: float = 0.0, *, hide: bool) -> str:
    """The title of a talk or its kind with initials, and its day when known (s since 1970); only its kind when titles are hidden."""
    name = UNREADABLE if board is None else board.mat.talk if hide else talk_title(board, hide=False)
    return f"{name}, {day(when)}" if when else name


def day(when: float) -> str:
    """The day of a moment (s since 1970) in words, with its time when that was today or yesterday."""
    return moment(datetime.fromtimestamp(when, UTC).astimezone(), datetime.now(UTC).astimezone())


def saved(ready: Ready, looked: Looked) -> str:
    """How it is saved, or what is missing."""
    if ready not in {Ready.SAVED, Ready.NOTHING}:
        return _STATES[ready]
    if not looked.files and looked.part:
        return "Het dossier staat op de schijf en is teruggelezen. Wat je erbuiten liet, is straks weg."
    return f"Het {'bord' if looked.files else 'dossier'} staat op de schijf en is teruggelezen."


def goes(ready: Ready, traces: Traces) -> str:
    """What goes for good."""
    if ready is Ready.NOTHING:
        return "Het programma bewaart verder niets van dit gesprek. Er valt niets te wissen."
    parts = ["het journaal met alle stappen"] if traces.journals else []
    if traces.versions:
        parts.append("1 eerdere versie" if traces.versions == 1 else f"{traces.versions} eerdere versies")
    if traces.halves:
        parts.append("bestanden die half geschreven zijn")
    what = " en ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
    return f"Weg gaat: {what or 'wat er nog op het scherm staat'}. Terughalen kan daarna niet."


def stays(looked: Looked, *, hide: bool) -> str:
    """What stays, since somebody saved it."""
    parts = [f"{'het bord' if hide else path.stem} in de map {path.parent.name}" for path in looked.files]
    if looked.record:
        place = looked.record[0].parent
        parts.append(f"het dossier ({len(looked.record)} bestanden) in de map {place.parent.name}")
    return f"Blijft staan: {' en '.join(parts)}." if parts else ""


def kept(one: Left) -> str:
    """What is kept of a talk that was left."""
    if one.journal is None:
        return "Eerdere versies. Het bord zelf is bewaard." if one.whole else "Alleen eerdere versies: het bord zelf is er niet meer."
    if one.board is None:
        return "Dit is beschadigd."
    return "Niet afgesloten. Alles is bewaard." if one.whole else "Niet afgesloten, en nog niet bewaard."


def wiped(looked: Looked) -> str:
    """It went."""
    there = looked.files or looked.record[:1]
    rest = f" Wat je bewaarde, staat nog in de map {there[0].parent.name}." if there else ""
    return f"Het gesprek is gewist van deze computer.{rest}"


def not_wiped(rest: tuple[Path, ...]) -> str:
    """Some of it is still there: where."""
    more = f" en op nog {len(rest) - MOST} plekken" if len(rest) > MOST else ""
    return (
        f"Niet alles is gewist: een ander venster is ermee bezig, of de map is niet te schrijven. "
        f"Sluit het andere venster en probeer het nog een keer. Er staat nog iets in {' en in '.join(map(str, rest[:MOST]))}{more}."
    )
