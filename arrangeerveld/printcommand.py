"""`arrangeerveld print`: decks, cards to write on or a field as a PDF, without a window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from arrangeerveld.console import DONE, fail
from arrangeerveld.core.printmat import PAPERS
from arrangeerveld.core.printsheets import COLUMNS, ROWS
from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files.library import deck_files, mat_files
from arrangeerveld.files.nodes import Mapping
from arrangeerveld.files.places import shown
from arrangeerveld.files.yamltree import read_tree

if TYPE_CHECKING:
    from arrangeerveld.printing import Wish

FILES = {".yaml", ".yml"}


def add(kinds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command among the others."""
    _options(kinds.add_parser("print", help="maak een PDF om kaarten of een veld af te drukken"))


def _options(command: argparse.ArgumentParser) -> None:
    words = "namen van stapels, zoals swv, of bestanden .yaml; als laatste de naam van de PDF"
    command.add_argument("bron", nargs="+", metavar="STAPEL UIT.pdf", help=words)
    command.add_argument("--leeg", type=int, metavar="N", help="zo veel lege kaarten van elke soort, om op te schrijven")
    command.add_argument("--blanco", action="append", default=[], metavar="SOORT", help="de soort van de lege kaarten; mag vaker")
    command.add_argument("--zonder-achterkant", action="store_true", help="geen achterkanten")
    command.add_argument("--veld", default="", metavar="ID", help="een veld in plaats van kaarten")
    command.add_argument("--papier", choices=tuple(PAPERS), default="A3", help="hoe groot het veld wordt (gewoon A3)")
    command.add_argument("--tegels", action="store_true", help="het veld verdeeld over vellen A4, om aan elkaar te plakken")
    command.add_argument("--map", type=Path, metavar="MAP", help="de map waar borden en eigen stapels bewaard worden")


def run(words: Sequence[str], documents: Path) -> int:
    """Do what the words after `print` ask; `documents` is the usual folder of the boards. The exit code. Raises Refused."""
    from arrangeerveld.exporting import Tools  # noqa: PLC0415 - it needs Pillow, the other commands do not
    from arrangeerveld.printing import make  # noqa: PLC0415 - the same

    command = argparse.ArgumentParser(prog="arrangeerveld print")
    _options(command)
    asked = command.parse_intermixed_args(words)  # names and options in any order
    folder = asked.map or documents
    *sources, last = asked.bron
    target = Path(last)
    if target.suffix.lower() != ".pdf":
        what = f"Een bestand dat eindigt op ‘{target.suffix}’ kan ik niet maken." if target.suffix else "Dit is geen naam voor een PDF."
        return fail(Problem(what, Place(str(target)), "Geef als laatste een naam die eindigt op .pdf."))
    done = make(_wish(asked, sources, folder), target, Tools.of(datetime.now(UTC).astimezone()))
    for sentence in done.told:
        sys.stderr.write(f"{sentence}\n")
    return DONE


def _wish(asked: argparse.Namespace, sources: Sequence[str], folder: Path) -> Wish:
    from arrangeerveld.printing import Wish  # noqa: PLC0415 - the same

    paths = [_path(name, folder) for name in sources]
    fields = [path for path in paths if _is_field(path)]
    if asked.veld:
        fields.append(_named(asked.veld, mat_files(folder), "Het veld", folder))
    if len(fields) > 1:
        raise Refused(Problem("Er gaat één veld in een bestand.", remedy="Druk de velden na elkaar af."))
    blanks = asked.leeg if asked.leeg is not None else COLUMNS * ROWS if asked.blanco else 0
    return Wish(
        own=folder,
        decks=tuple(path for path in paths if path not in fields),
        field=fields[0] if fields else None,
        backs=not asked.zonder_achterkant,
        blanks=blanks,
        kinds=tuple(dict.fromkeys(asked.blanco)),
        paper=asked.papier,
        tiles=asked.tegels,
    )


def _path(name: str, folder: Path) -> Path:
    """The file of a deck that is named, or of anything given as a path. Raises Refused."""
    return Path(name) if Path(name).suffix.lower() in FILES else _named(name, deck_files(folder), "De stapel", folder)


def _named(name: str, there: dict[str, Path], what: str, folder: Path) -> Path:
    if name not in there:
        raise Refused(Problem(f"{what} ‘{name}’ is er niet.", Place(shown(folder)), f"Kies uit: {', '.join(sorted(there))}."))
    return there[name]


def _is_field(path: Path) -> bool:
    node, _ = read_tree(path)
    return isinstance(node, Mapping) and bool({"veld", "vakken"} & {key.text for key, _ in node.entries})
