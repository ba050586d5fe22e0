"""A deck as one file to pass on (`.arrangeerdeck`): a zip with the deck, its kind, its pictures, and a list of them with their hashes."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files.archives import Archive, broken, content, opened
from arrangeerveld.files.decks import Deck, parse_deck, read_deck
from arrangeerveld.files.folders import yaml_files
from arrangeerveld.files.kinds import read_kind
from arrangeerveld.files.names import device, plain_words
from arrangeerveld.files.photofiles import MOST_BYTES
from arrangeerveld.files.picturehead import picture_head
from arrangeerveld.files.picturenames import PICTURE
from arrangeerveld.files.places import shown
from arrangeerveld.files.saving import load
from arrangeerveld.files.sharing import ENDING
from arrangeerveld.files.yamltree import LARGEST

VERSION = 1
LIST, DECK, KIND = "inhoud.json", "stapel.yaml", "soort.yaml"
MOST_PARTS = 520
UNPACKED = 64 * 2**20  # bytes of all parts together
_DAY = (1980, 1, 1, 0, 0, 0)  # of every part: the same deck gives the same bytes
_STEM = re.compile(r"[A-Za-z0-9À-ÿ][A-Za-z0-9À-ÿ _-]{0,59}")
_REMEDY = "Vraag wie het je gaf om het opnieuw te maken met ‘Delen’. Er is niets veranderd."


@dataclass(frozen=True, slots=True)
class Package:
    """What is in such a file: the deck as a text and as it was read, the text of its kind (or nothing), and its pictures by name."""

    stem: str  # the name of the file of the deck, without ending
    deck: Deck
    text: bytes
    kind: bytes
    pictures: dict[str, bytes]
    problems: tuple[Problem, ...] = ()


def packed(path: Path, *kinds: Path) -> tuple[bytes, tuple[Problem, ...]]:
    """The bytes of the package of a deck, and what is wrong with the deck; `kinds` are the folders with kinds. Raises Refused."""
    text = load(path, LARGEST)
    deck, problems = read_deck(path)
    if deck is None:
        raise Refused(*problems)
    parts = {DECK: text} | _kind(kinds, deck.kind)
    for name in sorted({card.picture for card in deck.cards if card.picture}):
        parts[name] = load(path.parent / name, MOST_BYTES)
        if picture_head(parts[name]) is None:
            what = f"Het plaatje ‘{name}’ is geen foto die eindigt op .png of .jpg."
            raise Refused(Problem(what, Place(shown(path)), "Kies een ander plaatje, of haal het bij de kaart weg."))
    if sum(map(len, parts.values())) > UNPACKED:
        what = f"Met de plaatjes samen is deze stapel groter dan {UNPACKED // 2**20} MB."
        raise Refused(Problem(what, Place(shown(path)), "Maak de plaatjes kleiner."))
    return _zipped(_list(path.stem, deck, parts), parts), problems


def _kind(folders: Iterable[Path], kind: str) -> dict[str, bytes]:
    """The file of a kind, when it is there."""
    for path in (path for folder in folders for path in yaml_files(folder)[0]):
        found, _ = read_kind(path)
        if found is not None and found.id == kind:
            return {KIND: load(path, LARGEST)}
    return {}


def _list(stem: str, deck: Deck, parts: dict[str, bytes]) -> bytes:
    files = {name: {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)} for name, data in sorted(parts.items())}
    said: dict[str, Any] = {"arrangeerdeck": VERSION, "bestand": stem, "naam": deck.name, "soort": deck.kind}
    said |= {"versie": deck.version, "bron": deck.origin, "kaarten": len(deck.cards), "bestanden": files}
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _zipped(listed: bytes, parts: dict[str, bytes]) -> bytes:
    """Nothing is pressed together: so the bytes do not hang on the version of a library, and pictures are as small as they get already."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as file:
        for name, content_ in {LIST: listed, **dict(sorted(parts.items()))}.items():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            file.writestr(entry, content_)
    return data.getvalue()


def unpacked(data: bytes, file: str) -> Package:
    """What is in the bytes of a package; nothing is written. Raises Refused with a sentence for whatever does not belong there."""
    archive = opened(data, file, MOST_PARTS, UNPACKED)
    if LIST not in archive.parts or DECK not in archive.parts:
        what = "Dit is geen stapel om te delen: de lijst met wat erin zit ontbreekt."
        raise Refused(Problem(what, Place(file), f"Kies een bestand dat eindigt op {ENDING}."))
    listed = _read_list(content(archive, LIST, LARGEST), file)
    parts = _checked(archive, listed, file)
    stem = listed.get("bestand", "")
    if not (isinstance(stem, str) and _STEM.fullmatch(stem)) or device(stem):
        stem = plain_words(str(stem))[:40] or "stapel"
        stem = f"{stem}-stapel" if device(stem) else stem
    pictures = {name: part for name, part in parts.items() if name not in {DECK, KIND}}
    deck, problems = parse_deck(parts[DECK], f"{file} ({DECK})", pictures)
    if deck is None:
        raise Refused(*problems)
    return Package(stem, deck, parts[DECK], parts.get(KIND, b""), pictures, problems)


def _read_list(data: bytes, file: str) -> dict[str, Any]:
    try:
        said = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as fault:
        raise Refused(broken(file)) from fault
    version = said.get("arrangeerdeck") if isinstance(said, dict) else None
    if type(version) is not int or version < 1:
        raise Refused(Problem("Dit is geen stapel om te delen.", Place(file), f"Kies een bestand dat eindigt op {ENDING}."))
    if version > VERSION:
        what = f"Deze stapel is gemaakt met een nieuwere versie van Arrangeerveld (versie {version:d} van het bestand)."
        raise Refused(Problem(what, Place(file), "Werk het programma bij en probeer het dan opnieuw."))
    return dict(said)


def _checked(archive: Archive, listed: dict[str, Any], file: str) -> dict[str, bytes]:
    """The parts, as the list says that they are. Raises Refused."""
    hashes = listed.get("bestanden")
    if not isinstance(hashes, dict) or hashes.keys() | {LIST} != archive.parts.keys():
        what = "In dit bestand zit iets anders dan in de lijst ervan staat."
        raise Refused(Problem(what, Place(file), _REMEDY))
    found: dict[str, bytes] = {}
    for name, said in hashes.items():
        if name not in {DECK, KIND} and not re.fullmatch(PICTURE, name):
            what = f"In dit bestand zit iets wat niet bij een stapel hoort: ‘{name[:40]}’."
            raise Refused(Problem(what, Place(file), _REMEDY))
        found[name] = content(archive, name, LARGEST if name in {DECK, KIND} else MOST_BYTES)
        if not isinstance(said, dict) or said.get("sha256") != hashlib.sha256(found[name]).hexdigest():
            raise Refused(Problem(f"‘{name}’ in dit bestand is niet wat er is ingepakt.", Place(file), _REMEDY))
        if name not in {DECK, KIND} and picture_head(found[name]) is None:
            raise Refused(Problem(f"‘{name}’ in dit bestand is geen foto.", Place(file), _REMEDY))
    return found
