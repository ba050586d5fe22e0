"""The commands that bring cards in and out: `importeer`, `exporteer-stapel`, `deel` and `ontvang`. They never import Kivy."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import time

from arrangeerveld.console import DONE, FAILED, fail, tell
from arrangeerveld.core.board import Kind
from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files import cardimport, places, receiving
from arrangeerveld.files.cardimport import Import, plan
from arrangeerveld.files.decks import read_deck
from arrangeerveld.files.kinds import KINDS, read_kinds
from arrangeerveld.files.library import deck_files
from arrangeerveld.files.packages import packed, unpacked
from arrangeerveld.files.places import shown
from arrangeerveld.files.receiving import Difference, difference
from arrangeerveld.files.saving import LARGEST, load, save
from arrangeerveld.files.sharing import ENDING, Way
from arrangeerveld.files.tablewriting import csv_of
from arrangeerveld.files.xlsxwriting import xlsx_of

TABLES = {".csv": csv_of, ".xlsx": xlsx_of}


def add(kinds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The options of these commands."""
    taken = kinds.add_parser("importeer", help="haal kaarten uit een tabel (.xlsx of .csv) in een eigen stapel")
    taken.add_argument("bestand", type=Path, metavar="KAARTEN.xlsx", help="een tabel uit Excel of LibreOffice: .xlsx, .csv, .tsv of .txt")
    taken.add_argument("--stapel", default="", metavar="NAAM", help="de stapel waar ze in komen (gewoon: de naam van het bestand)")
    taken.add_argument("--soort", default="", metavar="SOORT", help="de soort van de kaarten, als die niet in de tabel staat")
    taken.add_argument("--toch", action="store_true", help="neem de goede kaarten op, ook als er rijen zijn die niet kunnen")
    out = kinds.add_parser("exporteer-stapel", help="schrijf een stapel als tabel voor Excel of LibreOffice")
    out.add_argument("stapel", metavar="STAPEL", help="de naam van een stapel, zoals swv, of een bestand .yaml")
    out.add_argument("uit", type=Path, metavar="UIT.xlsx", help="een naam op .xlsx of .csv")
    give = kinds.add_parser("deel", help="maak van een stapel met haar plaatjes één bestand om te delen")
    give.add_argument("stapel", metavar="STAPEL", help="de naam van een stapel, zoals swv, of een bestand .yaml")
    give.add_argument("uit", type=Path, nargs="?", metavar=f"UIT{ENDING}")
    get = kinds.add_parser("ontvang", help="neem een gedeelde stapel op")
    get.add_argument("bestand", type=Path, metavar=f"STAPEL{ENDING}")
    get.add_argument("--stapel", default="", metavar="NAAM", help="neem haar op onder deze naam")
    ways = tuple(way.value for way in Way)
    get.add_argument("--kies", choices=ways, default=Way.KEEP.value, help="van kaarten die je zelf veranderde: neem, houd of beide")
    for one in (taken, get):
        one.add_argument("--proef", action="store_true", help="laat alleen zien wat er zou gebeuren")
    for one in (taken, out, give, get):
        one.add_argument("--map", type=Path, metavar="MAP", help="de map waar borden en eigen stapels bewaard worden")


def run(asked: argparse.Namespace, folder: Path) -> int:
    """Do one of them; `folder` is that of the boards. The exit code. Raises Refused."""
    kinds, _ = read_kinds(places.cards(), (), folder)
    match asked.command:
        case "importeer":
            return _import(asked, folder, kinds)
        case "exporteer-stapel":
            return _export(asked, folder)
        case "deel":
            return _share(asked, folder)
    return _receive(asked, folder, kinds)


def _import(asked: argparse.Namespace, folder: Path, kinds: Sequence[Kind]) -> int:
    table = cardimport.read(asked.bestand, kinds)
    if asked.stapel:
        table = cardimport.unnamed(table)
    found = plan(table, folder, asked.stapel or asked.bestand.stem, asked.soort)
    if asked.proef:
        for line in _preview(found):
            sys.stdout.write(f"{line}\n")
        return FAILED if table.bad else DONE
    for remark in table.remarks:
        sys.stderr.write(f"{remark}\n")
    if table.bad and not asked.toch:
        return fail(Problem("Er is niets opgenomen.", remedy="Verbeter de tabel, of geef --toch om de goede kaarten wel op te nemen."))
    cardimport.keep(found, time())
    sys.stderr.write(f"{cardimport.told(found)} Je vindt ze in {shown(found.path)}.\n")
    return DONE


def _preview(found: Import) -> Iterator[str]:
    yield from map(str, found.table.remarks)
    for word, cards in (("nieuw", found.plan.new), ("verandert", tuple(found.plan.changed.values())), ("blijft gelijk", found.plan.same)):
        yield from (f"{word}: {card.title} ({card.id})" for card in cards)
    yield cardimport.told(found, done=False)


def _export(asked: argparse.Namespace, folder: Path) -> int:
    make = TABLES.get(asked.uit.suffix.lower())
    if make is None:
        what = f"Een tabel die eindigt op ‘{asked.uit.suffix}’ kan ik niet maken."
        return fail(Problem(what, remedy="Kies een naam die eindigt op .xlsx of .csv."))
    deck, problems = read_deck(_deck_path(asked.stapel, folder))
    tell(problems)
    if deck is None:
        return FAILED
    save(asked.uit, make(deck))
    return DONE


def _share(asked: argparse.Namespace, folder: Path) -> int:
    path = _deck_path(asked.stapel, folder)
    out = asked.uit or Path(f"{path.stem}{ENDING}")
    if out.suffix != ENDING:
        return fail(Problem(f"Een stapel om te delen heet niet ‘{out.name}’.", remedy=f"Kies een naam die eindigt op {ENDING}."))
    data, problems = packed(path, *(kind for kind in (places.cards(), folder / KINDS) if kind.is_dir()))
    tell(problems)
    save(out, data)
    return DONE


def _deck_path(name: str, folder: Path) -> Path:
    """The file of a deck that is named, or given as a path. Raises Refused."""
    if Path(name).suffix.lower() in {".yaml", ".yml"}:
        return Path(name)
    there = deck_files(folder)
    if name not in there:
        raise Refused(Problem(f"De stapel ‘{name}’ is er niet.", Place(str(folder)), f"Kies uit: {', '.join(sorted(there))}."))
    return there[name]


def _receive(asked: argparse.Namespace, folder: Path, kinds: Sequence[Kind]) -> int:
    package = unpacked(load(asked.bestand, LARGEST), shown(asked.bestand))
    found = difference(package, folder, kinds, asked.stapel and cardimport.stem_of(asked.stapel, folder))
    tell(package.problems)
    if asked.proef:
        for line in _differences(found):
            sys.stdout.write(f"{line}\n")
        return DONE
    tell(receiving.receive(found, Way(asked.kies), time()))
    sys.stderr.write(f"{receiving.told(found, Way(asked.kies))} Je vindt de stapel in {shown(found.path)}.\n")
    return DONE


def _differences(found: Difference) -> Iterator[str]:
    for word, cards in receiving.parts(found):
        yield from (f"{word}: {card.title} ({card.id})" for card in cards)
    if found.nothing:
        yield "Alles uit dit bestand heb je al."
