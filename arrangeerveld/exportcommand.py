"""`arrangeerveld export`: the record of one board or of a folder of boards, without a window, fit for a script."""

from __future__ import annotations

import argparse
import getpass
import sys
from datetime import UTC, datetime

from arrangeerveld import exporting
from arrangeerveld.commands import board_of
from arrangeerveld.console import DONE, FAILED, fail, tell
from arrangeerveld.core.board import Board
from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.core.record import Choices
from arrangeerveld.files.settings import read_settings, shipped

BAR = 24  # characters


def export(asked: argparse.Namespace) -> int:
    """Do what is asked; the exit code. Nothing is said on standard output."""
    if not exporting.NARROWEST <= asked.breedte <= exporting.WIDEST:
        what = f"Een plaatje van {asked.breedte} punten breed kan niet."
        return fail(Problem(what, remedy=f"Kies een breedte van {exporting.NARROWEST} tot {exporting.WIDEST}."))
    one = asked.uit.suffix.lower() if asked.uit.suffix and not asked.uit.is_dir() else ""
    if one and one not in exporting.SORTS:
        what = f"Een bestand dat eindigt op ‘{asked.uit.suffix}’ kan ik niet maken."
        return fail(Problem(what, remedy=f"Kies een naam die eindigt op {_endings()}, of een map."))
    if one and asked.bord.is_dir():
        return fail(Problem("Van een map met borden maak ik een map met dossiers.", remedy="Geef als tweede de naam van een map."))
    if one and asked.versleutel:
        return fail(Problem("Versleutelen kan alleen met alles tegelijk.", remedy="Geef als tweede de naam van een map."))
    tools = exporting.Tools.of(datetime.now(UTC).astimezone())
    if one:
        board = board_of(asked.bord)
        done = exporting.export_one(board, asked.uit, tools, _choices(asked, board), asked.breedte)
        _note(done)
        return DONE
    return _boards(asked, tools)


def _boards(asked: argparse.Namespace, tools: exporting.Tools) -> int:
    """The sets of all boards that were asked for; one that fails does not stop the others."""
    folder = asked.bord.is_dir()
    paths = sorted(path for path in asked.bord.glob("*.json") if path.name[0] != ".") if folder else [asked.bord]
    if not paths:
        what = "In deze map staan geen borden."
        return fail(Problem(what, Place(str(asked.bord)), "Kies een map met bestanden die eindigen op .json."))
    key = _key() if asked.versleutel else ""
    code = DONE
    for number, path in enumerate(paths):
        bar = _Bar(number, len(paths), path.stem)
        try:
            board = board_of(path)
            done = exporting.export_set(board, asked.uit, tools, _choices(asked, board), asked.breedte, bar.step, key)
        except Refused as refused:
            bar.end()
            tell(
                Problem(f"{path.name}: {problem.what}", problem.where, problem.remedy) if folder else problem
                for problem in refused.problems
            )
            code = FAILED
            continue
        bar.end()
        _note(done)
    return code


def _note(done: exporting.Summary) -> None:
    """What somebody should know, on standard error."""
    for sentence in done.told:
        sys.stderr.write(f"{sentence}\n")


def _choices(asked: argparse.Namespace, board: Board) -> Choices:
    """What goes in. Raises Refused when a zone is not on the board."""
    zones = {zone.id: zone.id for zone in board.mat.zones} | {zone.title.lower(): zone.id for zone in board.mat.zones}
    away = set[str]()
    for named in asked.blijft:
        if named.lower() not in zones:
            known = ", ".join(zone.id for zone in board.mat.zones)
            raise Refused(Problem(f"Het vak ‘{named}’ staat niet op dit bord.", remedy=f"Kies uit: {known}."))
        away.add(zones[named.lower()])
    return Choices(
        names=not asked.voorletters,
        photos=not asked.zonder_foto,
        texts=not asked.zonder_uitleg,
        away=frozenset(away),
        page=asked.veldblad,
        board=asked.bord_erin,
        keep=asked.bewaren or _kept_for(),
    )


def _kept_for() -> str:
    """The bewaartermijn of this machine."""
    settings, problems = read_settings((shipped(),))
    tell(problems)
    return settings.bewaartermijn


def _key() -> str:
    """The passphrase: asked for on a terminal, else the first line of the input. Raises Refused."""
    if sys.stdin.isatty():
        key = getpass.getpass("Wachtzin: ")
        if key != getpass.getpass("Nog een keer: "):
            raise Refused(Problem("De twee wachtzinnen zijn niet gelijk.", remedy="Probeer het nog eens."))
    else:
        key = sys.stdin.readline().rstrip("\r\n")
    if not key:
        raise Refused(Problem("Er is geen wachtzin.", remedy="Typ er een, of geef hem als eerste regel van de invoer."))
    return key


def _endings() -> str:
    *most, last = exporting.SORTS
    return f"{', '.join(most)} of {last}"


class _Bar:
    """How far it is, on one line of standard error; only where somebody looks at it, or when there are more boards."""

    def __init__(self, number: int, count: int, name: str) -> None:
        self._number, self._count, self._name = number, count, name
        self._live = sys.stderr.isatty()

    def step(self, part: float, word: str) -> None:  # noqa: ARG002 - all steps are called alike
        """So far."""
        if self._live:
            done = round(BAR * (self._number + part) / self._count)
            sys.stderr.write(f"\r[{'#' * done}{'.' * (BAR - done)}] {self._number + 1} van {self._count} {self._name[:40]:40}")
            sys.stderr.flush()

    def end(self) -> None:
        """One board is done."""
        if self._live:
            sys.stderr.write("\n")
        elif self._count > 1:
            sys.stderr.write(f"{self._number + 1} van {self._count}: {self._name}\n")
