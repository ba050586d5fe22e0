"""Boards on disk: the format and its versions. Reading is strict and loses nothing; writing gives the same text for the same board."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

from arrangeerveld.core.board import Board
from arrangeerveld.core.mat import Mat
from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files.boardreading import board_from
from arrangeerveld.files.boardtext import BROKEN, Damaged, parsed, refuse, shown
from arrangeerveld.files.boardwriting import text_of
from arrangeerveld.files.findings import Findings
from arrangeerveld.files.inside import PDF, SIGNATURE, board_attached, board_inside
from arrangeerveld.files.salvage import Salvaged, salvaged
from arrangeerveld.files.wording import among

Upgrade: TypeAlias = Callable[[dict[str, Any]], dict[str, Any]]

UPGRADES: tuple[Upgrade, ...] = ()
"""The first makes version 2 of a version 1, and so on. An upgrade takes any JSON object: it is checked only afterwards."""

FEW = 6  # numbers of lines that a message names
KEEP = "Bewaar het als een nieuw bord, en kijk of er een eerdere versie is. Het beschadigde bestand blijft zoals het is."
VERSION = "arrangeerveld"  # the key that holds the version of the format


def write_board(board: Board, upgrades: tuple[Upgrade, ...] = UPGRADES) -> str:
    """The text of the file, ending in a newline. Raises ValueError or OverflowError when a number on the board is not finite."""
    return text_of(board, len(upgrades) + 1)


def read_board(text: bytes, label: str, upgrades: tuple[Upgrade, ...] = UPGRADES) -> tuple[Board | None, tuple[Problem, ...]]:
    """The board in the bytes of a file, and what there is to tell about it; None when there is no usable board in them.

    `label` is how messages call the file; a picture or a PDF may hold a board inside. Never raises on any bytes.
    """
    found = Findings(label)
    if text.startswith(SIGNATURE):
        text = board_inside(text) or b""
        if not text:
            return None, (Problem("In dit plaatje zit geen bord.", Place(label), "Kies het bestand dat eindigt op .json."),)
    if text.startswith(PDF):
        text = board_attached(text) or b""
        if not text:
            return None, (Problem("In dit PDF-bestand zit geen bord.", Place(label), "Kies het bestand dat eindigt op .json."),)
    try:
        with _undisturbed():
            return _read(text, label, upgrades, found), tuple(found.problems)
    except Refused as refused:
        return None, refused.problems


def read_part(plain: Any, on: Mat | None, label: str, upgrades: tuple[Upgrade, ...] = UPGRADES) -> Board:
    """Some entries of a board that lies on this mat (None: the mat is among them), out of the value of its text.

    What cannot be used is among the unknown parts of the board. Raises Refused.
    """
    return board_from(_newest(plain, label, upgrades), Findings(label), on)


def _read(text: bytes, label: str, upgrades: tuple[Upgrade, ...], found: Findings) -> Board:
    try:
        return board_from(_newest(parsed(text, label), label, upgrades), found)
    except Damaged as damaged:
        left = salvaged(text)
        if left is None:
            raise
        _tell_damage(left, found)
        try:
            return board_from(_newest(parsed(left.text.encode(), label), label, upgrades), found)
        except Refused:
            raise damaged from None


def _tell_damage(left: Salvaged, found: Findings) -> None:
    """Say first what is missing: a board with a problem is opened as a copy."""
    lost = f" De regels die niet te lezen zijn, ontbreken: {_lines(left.lost)}." if left.lost else ""
    odd = f" Op deze regels staat een teken dat niet te lezen is: {_lines(left.odd)}." if left.odd else ""
    short = " Het einde van het bestand ontbreekt." if left.short else ""
    found.tell(f"Dit bord is beschadigd en opent zo ver als het kan.{lost}{odd}{short}", KEEP)


def _lines(numbers: tuple[int, ...]) -> str:
    more = len(numbers) - FEW
    return among([*map(str, numbers[:FEW]), *([f"nog {more}"] if more > 0 else [])], "en")


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Without looking for rubbish: among the hundreds of thousands of values of a full board that takes as long as reading them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _newest(plain: Any, label: str, upgrades: tuple[Upgrade, ...]) -> dict[str, Any]:
    """The plain value in the newest version of the format."""
    newest = len(upgrades) + 1
    if not isinstance(plain, dict) or VERSION not in plain:
        refuse(f"{BROKEN}: het nummer bij ‘{VERSION}’ ontbreekt.", label)
    version = plain[VERSION]
    if type(version) is not int or version < 1:
        refuse(f"{BROKEN}: bij ‘{VERSION}’ moet een nummer staan, zoals {newest}.", label)
    if version > newest:
        newer = f"Dit bord is gemaakt met een nieuwere versie van Arrangeerveld (versie {shown(str(version))})."
        refuse(
            f"{newer} Dit programma leest tot en met versie {newest}.",
            label,
            "Werk het programma bij en open het bord dan opnieuw. Het bestand blijft zoals het is.",
        )
    try:
        for upgrade in upgrades[version - 1 :]:
            plain = upgrade(plain)
    except (LookupError, TypeError, ValueError, AttributeError):  # an upgrade meets whatever stands in a file
        refuse(f"{BROKEN}: het is van een oudere versie en kan niet worden omgezet.", label)
    return {**plain, VERSION: newest}
