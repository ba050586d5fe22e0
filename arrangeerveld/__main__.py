"""The command line: what is asked, and who does it. Only opening the window imports Kivy."""

from __future__ import annotations

import argparse
import gc
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from arrangeerveld import __version__, console
from arrangeerveld.core.pictures import PictureData
from arrangeerveld.core.problems import Problem, Refused

FIELD = "arrangeerveld"
DECKS = ("importeer", "exporteer-stapel", "deel", "ontvang")
COMMANDS = ("nieuw", "export", "controleer", "schema", "print", *DECKS)


def parser(word: str = "") -> argparse.ArgumentParser:
    """The commands and their options: all of them, or as many as this one needs. A first word that is no command is a board to open."""
    top = argparse.ArgumentParser(prog="arrangeerveld", description="Digitaal Arrangeerveld voor het Arrangeergesprek.")
    top.add_argument("--version", action="version", version=__version__)
    kinds = top.add_subparsers(dest="command", metavar="OPDRACHT")
    new = kinds.add_parser("nieuw", help="maak een leeg bord")
    new.add_argument("bord", type=Path, metavar="BORD.json")
    new.add_argument("--veld", default=FIELD, metavar="ID")
    export = kinds.add_parser("export", help="maak het dossier van een bord, of van een map met borden, zonder venster")
    export.add_argument("bord", type=Path, metavar="BORD.json", help="een bord, of een map met borden")
    export.add_argument("uit", type=Path, metavar="UIT", help="een map voor alles, of een naam op .pdf .png .docx .txt .csv .ics .json")
    export.add_argument("--breedte", type=int, default=3840, metavar="PX", help="breedte van het plaatje in punten (gewoon 3840)")
    export.add_argument("--voorletters", action="store_true", help="voorletters in plaats van namen")
    export.add_argument("--zonder-foto", action="store_true", help="geen foto’s")
    export.add_argument("--zonder-uitleg", action="store_true", help="geen uitleg bij de kaarten")
    export.add_argument("--blijft", action="append", default=[], metavar="VAK", help="laat weg wat in dit vak ligt; mag vaker")
    export.add_argument("--veldblad", choices=("A3", "A4"), default="", help="het veld ook op een eigen bladzijde")
    export.add_argument("--bord-erin", action="store_true", help="het bord in het PDF-bestand en het plaatje")
    export.add_argument("--bewaren", default="", metavar="TERMIJN", help="de bewaartermijn, als die niet op het bord staat")
    export.add_argument("--versleutel", action="store_true", help="één bestand met een wachtzin; die vraag ik, of lees ik van de invoer")
    check = kinds.add_parser("controleer", help="zoek fouten in stapels, soorten, velden en borden")
    check.add_argument("pad", type=Path, nargs="+", metavar="PAD", help="een bestand, of een map met bestanden")
    check.add_argument("--json", action="store_true", help="de fouten en tips als JSON, voor andere programma’s")
    schema = kinds.add_parser("schema", help="geef het JSON Schema van een bestand, voor editors")
    schema.add_argument("wat", choices=("deck", "soort", "veld", "bord"))
    schema.add_argument("--bewaar", type=Path, metavar="MAP", help="zet het in deze map, en geef de eerste regel voor bestanden daar")
    if word in {"", "print"}:
        from arrangeerveld import printcommand  # noqa: PLC0415 - the other commands start faster without it

        printcommand.add(kinds)
    if not word or word in DECKS:
        from arrangeerveld import deckcommands  # noqa: PLC0415 - the same

        deckcommands.add(kinds)
    return top


def window_parser() -> argparse.ArgumentParser:
    """The options for the program with its window."""
    window = argparse.ArgumentParser(
        prog="arrangeerveld",
        description=f"Opent het Arrangeerveld. Andere opdrachten, met --help voor uitleg: {', '.join(COMMANDS)}.",
    )
    window.add_argument("bord", type=Path, nargs="?", metavar="BORD.json", help="een bord om mee verder te gaan")
    window.add_argument("--veld", metavar="ID", help="begin meteen met een nieuw bord op dit veld")
    window.add_argument("--map", type=Path, metavar="MAP", help="de map waar borden bewaard worden")
    window.add_argument("--venster", type=_size, metavar="BxH", help="een venster in plaats van het hele scherm, zoals 1280x720")
    window.add_argument("--version", action="version", version=__version__)
    return window


def main(arguments: Sequence[str]) -> int:
    """Do what is asked; the exit code: 0 done, 1 not done (the sentence is on standard error), 2 wrong use."""
    try:
        if arguments and arguments[0] == "print":
            from arrangeerveld import printcommand  # noqa: PLC0415 - as below

            return printcommand.run(arguments[1:], documents())
        return _done(arguments)
    except Refused as refused:
        return console.fail(*refused.problems)
    except OSError as fault:
        from arrangeerveld.files.faults import gave_up  # noqa: PLC0415 - hardly ever

        return console.fail(gave_up(fault))


def _done(arguments: Sequence[str]) -> int:
    if arguments and arguments[0] in COMMANDS:
        from arrangeerveld import commands  # noqa: PLC0415 - the window needs less, and must come soon

        asked = parser(arguments[0]).parse_args(arguments)
        if asked.command == "nieuw":
            return commands.new(asked.bord, asked.veld, documents())
        if asked.command == "controleer":
            return commands.check(asked.pad, documents(), as_json=asked.json)
        if asked.command == "schema":
            return commands.schema(asked.wat, asked.bewaar)
        if asked.command in DECKS:
            from arrangeerveld import deckcommands  # noqa: PLC0415 - reads and writes tables

            return deckcommands.run(asked, asked.map or documents())
        from arrangeerveld import exportcommand  # noqa: PLC0415 - it needs Pillow

        return exportcommand.export(asked)
    return open_window(window_parser().parse_args(arguments))


def open_window(asked: argparse.Namespace) -> int:
    """Open the program: read what the first frame needs, then Kivy."""
    from arrangeerveld.app.environment import apply, prepare, settings, skip_styles  # noqa: PLC0415 - the window's side

    gc.disable()  # until the window stands: everything that is made now stays
    folder = asked.map or documents()
    prepare(state_folder() / "kivy")
    try:
        skip_styles()
        from kivy.config import Config  # noqa: PLC0415

        apply(Config, settings(asked.venster))
        from arrangeerveld.app import opening, start  # noqa: PLC0415
    except ImportError as missing:
        return console.fail(Problem("Arrangeerveld kan geen venster openen.", remedy=_what_is_missing(missing)))
    from arrangeerveld.files import places  # noqa: PLC0415
    from arrangeerveld.files.icons import Icons  # noqa: PLC0415
    from arrangeerveld.files.library import mat_files, with_own_decks  # noqa: PLC0415
    from arrangeerveld.files.mats import field  # noqa: PLC0415
    from arrangeerveld.files.settings import FILE, read_settings, shipped  # noqa: PLC0415
    from arrangeerveld.paint.fonts import Typeface  # noqa: PLC0415

    icons = Icons(places.icons())
    mat = with_own_decks(field(mat_files(folder), asked.veld or FIELD, icons.names, _developed), folder)
    kept = state_folder() / FILE
    chosen, told = read_settings((shipped(), kept if kept.exists() else None))
    home = asked.bord is None and asked.veld is None
    journals = state_folder() / "journaal"
    return opening.run(start.Start(mat, icons, Typeface(places.fonts()), folder, asked.bord, home, chosen, kept, journals, told))


def _developed(data: bytes, label: str) -> PictureData:
    from arrangeerveld.paint.photos import photo_from  # noqa: PLC0415 - few fields have a picture under their zones

    return photo_from(data, label)


def _what_is_missing(missing: ImportError) -> str:
    if "libGL" in str(missing) or "libEGL" in str(missing):
        return "Installeer de grafische onderdelen. Op Debian en Ubuntu: apt install libgl1 libegl1."
    return f"Installeer het programma opnieuw volgens de README; er ontbreekt een onderdeel ({missing.name or 'onbekend'})."


def documents() -> Path:
    """Where boards are kept when nothing else is chosen: `Arrangeerveld` in the user's documents."""
    import platformdirs  # noqa: PLC0415

    return Path(platformdirs.user_documents_dir()) / "Arrangeerveld"


def state_folder() -> Path:
    """Where the program keeps what is its own."""
    import platformdirs  # noqa: PLC0415

    return Path(platformdirs.user_data_dir("arrangeerveld", appauthor=False))


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{2,5})[x×](\d{2,5})", text)
    if not found:
        raise argparse.ArgumentTypeError(f"‘{text}’ is geen maat; geef bijvoorbeeld 1280x720")
    return int(found[1]), int(found[2])


def run() -> None:
    """The entry point."""
    code = main(sys.argv[1:])
    sys.stdout.flush()
    sys.exit(code)


if __name__ == "__main__":
    run()
