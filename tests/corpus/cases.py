"""Bad files and values, each with a name: what a school, a mistake or somebody hostile may put before the program.

`tests/corpus/refused.md` says for each of them the sentence that a person reads. Bouwstenen §13 is where the list comes from.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
NAMES = {
    "deck": "stapel.yaml",
    "kind": "soort.yaml",
    "field": "veld.yaml",
    "settings": "instellingen.yaml",
    "icon": "icoon.svg",
    "board": "bord.json",
    "save": "bord.json",
}
"""The sorts of cases, and how a file of each is called when the case does not say otherwise."""


@dataclass(frozen=True, slots=True)
class Case:
    """A bad file: `make` puts it in a folder under `name`, or does whatever is wrong there."""

    title: str
    sort: str
    make: Callable[[Path], Any]
    name: str


def cases() -> tuple[Case, ...]:
    """All of them."""
    groups = {"deck": _decks, "kind": _kinds, "field": _fields, "settings": _settings, "icon": _icons, "board": _boards, "save": _names}
    return tuple(_case(sort, title, data) for sort, group in groups.items() for title, data in group())


def _case(sort: str, title: str, data: Any) -> Case:
    """From what stands in a list: bytes, a text, a function that makes the file, or a name and one of these."""
    name = NAMES[sort]
    if isinstance(data, tuple):
        name, data = data
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    make = data if callable(data) else lambda path, data=data: path.write_bytes(data)
    return Case(title, sort, make, name)


# Decks: everything that YAML itself can do wrong, and what a card may not hold

HEAD = "deck: Proef\nsoort: swv\nkaarten:\n"
CARD = "  - id: a\n    titel: Samen lezen\n"
DECK = HEAD + CARD


def _decks() -> Iterator[tuple[str, Any]]:
    yield from _yaml()
    yield from _links("stapel.yaml")
    yield "no kind", DECK.replace("soort: swv\n", "")
    yield "a kind that is not there", DECK.replace("swv", "swf")
    yield "no cards", "deck: Proef\nsoort: swv\n"
    yield "cards that are no list", "deck: Proef\nsoort: swv\nkaarten: geen\n"
    yield "a card that is a text", HEAD + "  - Samen lezen\n"
    yield "a card without an id", HEAD + "  - titel: Samen lezen\n"
    yield "a card without a title", HEAD + "  - id: a\n"
    yield "an id twice", DECK + CARD
    yield "an id with a slash", HEAD + "  - id: a/b\n    titel: Lezen\n"
    yield "an unknown key", DECK + "    kleurtje: rood\n"
    yield "a key that is nearly right", DECK + "    domijnen: [leren]\n"
    yield "a domain that is none", DECK + "    domeinen: [gedrach]\n"
    yield "a title of 200,000 letters", HEAD + f"  - id: a\n    titel: {'a' * 200_000}\n"
    yield "a title of spaces", HEAD + '  - id: a\n    titel: "   "\n'
    yield "a list where a text belongs", DECK + "    tekst: [een, twee]\n"
    yield "600 cards", HEAD + "".join(f"  - id: k{n}\n    titel: Kaart\n" for n in range(600))
    pictures = {
        "in the folder above": "../x.png",
        "with an absolute path": "/etc/passwd.png",
        "on a drive": "C:\\x.png",
        "on a share": "\\\\server\\map\\x.png",
        "from the web": "http://example.org/x.png",
        "as a file address": "file:///x.png",
        "named as a device": "con.png",
        "named as a numbered device": "LPT1.jpg",
        "in the home folder": "~/x.png",
        "that is no picture by its name": "x.exe",
        "with a dot and a space at its end": "x.png. ",
        "that hides two dots": "x..png",
        "with a name of 300 letters": f"{'x' * 300}.png",
        "with a name that turns round": "x\u202egnp.exe",
    }
    for what, name in pictures.items():
        yield f"a picture {what}", DECK + f"    plaatje: '{name}'\n"
    yield "a picture that is not there", DECK + "    plaatje: weg.png\n"
    yield "a language that is none", DECK + "    vertaling: {Turks: {titel: Oku}}\n"


def _yaml() -> Iterator[tuple[str, Any]]:
    """What can be wrong with any YAML file, here a deck."""
    yield "nothing at all", b""
    yield "only a remark", "# nog leeg\n"
    yield "a list instead of keys", "- a\n- b\n"
    yield "only a text", "hallo"
    yield "30,000 brackets", "[" * 30_000
    yield "a million brackets", lambda path: path.write_bytes(b"[" * 1_000_000)
    yield "entries 40 deep", HEAD + "  - " + "{a: " * 40 + "1" + "}" * 40
    yield "an alias bomb", "deck: &a [x,x,x,x,x,x,x,x,x]\nsoort: &b [*a,*a,*a,*a]\nkaarten: [*b,*b,*b,*b]\n"
    yield "a list in itself", "deck: &a [*a]\nsoort: swv\nkaarten: []\n"
    yield "20,000 anchors", "deck: [" + ",".join(f"&a{n} x" for n in range(20_000)) + "]"
    yield "a merge key", DECK.replace("titel:", "<<: *a\n    titel:")
    yield "a tag that runs code", "deck: !!python/object/apply:os.system ['touch gekraakt']\nsoort: swv\nkaarten: []\n"
    yield "a tag of its own", "deck: !tag x\nsoort: swv\nkaarten: []\n"
    yield "a key twice", "deck: Een\ndeck: Twee\nsoort: swv\nkaarten: []\n"
    yield "a key that is a list", DECK + "? [a, b]\n: c\n"
    yield "a second document", DECK + "---\n" + DECK
    yield "a tab before a line", DECK + "\ttekst: x\n"
    yield "a colon in a text", HEAD + "  - id: a\n    titel: Lezen: samen\n"
    yield "a quote that does not end", HEAD + "  - id: a\n    titel: 'Lezen\n"
    yield "a quote before an s", HEAD + "  - id: a\n    titel: 's Avonds lezen\n"
    yield "no space after a colon", HEAD + "  - id: a\n    titel:Lezen\n"
    yield "no space after a dash", HEAD + "  -id: a\n    titel: Lezen\n"
    yield "a percent sign first", HEAD + "  - id: a\n    titel: %lezen\n"
    yield "50 MB", lambda path: path.write_bytes(b"deck: " + b"x" * 50_000_000)
    yield "25,000 short texts", "deck: [" + "x," * 25_000 + "]"
    yield "UTF-16", DECK.encode("utf-16")
    yield "Latin-1", HEAD.encode() + "  - id: a\n    titel: Zoë leest\n".encode("latin-1")
    yield "NUL characters", DECK + "    tekst: a\0b\n"
    yield "a wholly binary file", bytes(range(256)) * 64
    yield "an escape that is no character", HEAD + '  - id: a\n    titel: "\\ud83d"\n'
    yield "an escape far too large", HEAD + '  - id: a\n    titel: "\\UFFFFFFFF"\n'
    yield "a sign that turns text round", HEAD + "  - id: a\n    titel: Lezen \u202enemas\n"
    yield "a zip file", b"PK\x03\x04" + bytes(range(200)) * 40


def _links(name: str) -> Iterator[tuple[str, Any]]:
    """What may stand under a name and is no ordinary file."""
    yield "a folder under that name", lambda path: path.mkdir()
    yield "a pipe under that name", os.mkfifo
    yield "a link to a device", lambda path: path.symlink_to("/dev/zero")
    yield "a link to nothing", lambda path: path.symlink_to(path.with_name("weg"))
    yield "a link to itself", lambda path: path.symlink_to(path)
    yield "a file that is not there", (f"weg-{name}", lambda _: None)


# Kinds, fields, settings, icons

KIND = 'soort: proef\nnaam: Proef\nkleur: "#1d5fa8"\n'


def _kinds() -> Iterator[tuple[str, Any]]:
    yield "no colour", "soort: proef\nnaam: Proef\n"
    yield "a colour in words", KIND.replace('"#1d5fa8"', "rood")
    yield "a colour that YAML takes for a remark", KIND.replace('"', "")
    yield "a colour on which white cannot be read", KIND.replace("#1d5fa8", "#ffee00")
    yield "no name", KIND.replace("naam: Proef\n", "")
    yield "an id with a path", KIND.replace("soort: proef", "soort: ../proef")
    yield "an icon with a path", KIND + "icoon: ../../geheim\n"
    yield "an icon that is nearly right", KIND + "icoon: scool\n"
    yield "an order that is no number", KIND + "volgorde: eerst\n"
    yield "an order of 10^400", KIND + "volgorde: 1" + "0" * 400 + "\n"
    yield "an order below zero", KIND + "volgorde: -1\n"
    yield "an order that is not a number at all", KIND + "volgorde: .nan\n"
    yield "an unknown key", KIND + "vorm: rond\n"
    yield "a name with Kivy's markup", KIND.replace("naam: Proef", "naam: '[size=9999999]Proef, een heel lange naam[/size]'")


def _fields() -> Iterator[tuple[str, Any]]:
    zone = "veld: proef\nnaam: Proef\nmaat: [1440, 720]\nvakken:\n  - {id: a, titel: A, plaats: [0, 0, 500, 500]}\n"
    yield "no size", zone.replace("maat: [1440, 720]\n", "")
    yield "a size of one number", zone.replace("[1440, 720]", "[1440]")
    yield "a size that is endless", zone.replace("1440", ".inf")
    yield "a size below zero", zone.replace("1440", "-1440")
    yield "a size of nothing", zone.replace("[1440, 720]", "[0, 0]")
    yield "a size of a million metres", zone.replace("1440", "999999999")
    yield "a zone beside the mat", zone.replace("[0, 0, 500, 500]", "[1400, 0, 500, 500]")
    yield "a zone too small to touch", zone.replace("500, 500", "1, 1")
    yield "a zone without a place", zone.replace(", plaats: [0, 0, 500, 500]", "")
    yield "a place of words", zone.replace("[0, 0, 500, 500]", "[links, boven, breed, hoog]")
    yield "two zones with one id", zone + "  - {id: a, titel: B, plaats: [600, 0, 500, 500]}\n"
    yield "a shape that is none", zone.replace("titel: A,", "titel: A, vorm: vierkantje,")
    yield "an icon that is none", zone.replace("titel: A,", "titel: A, icoon: ../x,")
    yield "a step without minutes", zone + "stappen:\n  - {titel: Welkom}\n"
    yield "a step of minus five minutes", zone + "stappen:\n  - {titel: Welkom, minuten: -5}\n"
    yield "a step in a zone that is not there", zone + "stappen:\n  - {titel: Welkom, minuten: 5, vakken: [b]}\n"
    yield "a step for a kind that is not there", zone + "stappen:\n  - {titel: Welkom, minuten: 5, soorten: [ouders]}\n"
    yield "yes in English", zone + "leerlinggegevens: yes\n"
    yield "a thousand zones", zone + "".join(f"  - {{id: z{n}, titel: Z, plaats: [0, 0, 50, 50]}}\n" for n in range(1000))
    yield "a field cut off in the middle", zone[: zone.index("plaats: [") + 9]
    yield "a deck with a path", zone + "decks: [../../geheim]\n"


def _settings() -> Iterator[tuple[str, Any]]:
    yield "a side that is none", "knoppen: boven\n"
    yield "a screen of no inches", "diagonaal: 0\n"
    yield "a screen of a million inches", "diagonaal: 1000000\n"
    yield "a screen of NaN inches", "diagonaal: nan\n"
    yield "yes in English", "titels verbergen: yes\n"
    yield "a number of days that cannot be chosen", "opruimen: 14\n"
    yield "an unknown setting", "wachtwoord: geheim\n"
    yield "a list", "[links]\n"
    yield "a folder where the file should be", lambda path: path.mkdir()


def _icons() -> Iterator[tuple[str, Any]]:
    def path(d: str) -> str:
        return f'<svg xmlns="http://www.w3.org/2000/svg"><path d="{d}"/></svg>'

    yield "no lines in it", "<svg></svg>"
    yield "nothing at all", b""
    yield "a bomb of entities", '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><svg>&b;</svg>'
    yield "a file from elsewhere in it", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>'
    yield "a picture in it", '<svg><image href="http://example.org/x.png"/></svg>'
    yield "a path that is none", path("M0 0 kwak")
    yield "a path that breaks off", path("M0 0l")
    yield "an arc without a size", path("M0 0A0 0 0 0 1 0 0")
    yield "a number that is endless", path("M0 0L1e999 1")
    yield "100,000 lines", path("M0 0" + "l1 1" * 4_900) * 4
    yield "200 kB", path("M0 0" + "l1 1" * 50_000)
    yield "bytes that are no text", b"\xff\xfe<\0s\0v\0g\0"
    yield "a folder under that name", lambda at: at.mkdir()
    yield "a pipe under that name", os.mkfifo
    yield "a name with a path", ("../icoon.svg", lambda _: None)


# Boards

BOARD: dict[str, Any] = json.loads((ROOT / "tests" / "boards" / "1-volledig.json").read_bytes())


def _changed(**changes: Any) -> str:
    return json.dumps({**BOARD, **changes}, ensure_ascii=False)


def _lazily(text: Callable[[], str]) -> Callable[[Path], Any]:
    """A large file, made when it is wanted."""
    return lambda path: path.write_text(text(), "utf-8")


def _with(key: str, **changes: Any) -> str:
    """The board with something else in the first entry of a list, or in an object."""
    part = BOARD[key]
    return _changed(**{key: [{**part[0], **changes}, *part[1:]] if isinstance(part, list) else {**part, **changes}})


def _boards() -> Iterator[tuple[str, Any]]:
    text = json.dumps(BOARD)
    yield "nothing at all", b""
    yield "only NUL, as a crash leaves it", b"\0" * 4096
    yield "a web page", "<!DOCTYPE html><html></html>"
    yield "a picture by another name", b"\x89PNG\r\n\x1a\n" + bytes(200)
    yield "a zip file", b"PK\x03\x04" + bytes(range(128))
    yield "cut off in the middle", text[: len(text) // 2]
    yield "text after its end", text + "\nx"
    yield "Latin-1", _with("gesprek", titel="Zoë").encode("cp1252", "replace")
    yield "UTF-16", text.encode("utf-16")
    yield "a key twice", text[:-1] + ', "stuks": []}'
    yield "NaN", text[:-1] + ', "x": NaN}'
    yield "endless", text[:-1] + ', "x": -Infinity}'
    yield "1e999", text[:-1] + ', "x": 1e999}'
    yield "a number of 5,000 digits", text[:-1] + f', "x": {"9" * 5000}}}'
    yield "200,000 brackets", text[:-1] + ', "x": ' + "[" * 200_000
    yield "70 deep in an unknown part", text[:-1] + ', "x": ' + "[" * 70 + "]" * 70 + "}"
    yield "half a character", text[:-1] + ', "x": "\\ud83d"}'
    yield "a line break in a text", text[:-1] + ', "x": "a\nb"}'
    yield "no version", json.dumps({key: part for key, part in BOARD.items() if key != "arrangeerveld"})
    yield "version 999", _changed(arrangeerveld=999)
    yield "version 0", _changed(arrangeerveld=0)
    yield "version -1", _changed(arrangeerveld=-1)
    yield "a version in words", _changed(arrangeerveld="een")
    yield "a list", "[]"
    yield from _large_boards()
    yield from _parts_of_boards()
    yield from _links("bord.json")


def _large_boards() -> Iterator[tuple[str, Any]]:
    yield "6,000 things", _lazily(lambda: _changed(stuks=[BOARD["stuks"][0]] * 6_000))
    yield "30,000 lines of ink", _changed(inkt=[{"id": "i", "punten": [[1, 1]]}] * 30_000)
    yield "1,200,000 points of ink", _lazily(lambda: _changed(inkt=[{"id": f"i{n}", "punten": [[1, 1]] * 20_000} for n in range(60)]))
    yield "three million empty lists", '{"arrangeerveld": 1, "x": [' + "[]," * 3_000_000 + "[]]}"
    yield "a million empty objects", '{"arrangeerveld": 1, "x": [' + "{}," * 1_999_999 + "{}]}"
    yield "70 MB", _lazily(lambda: '{"arrangeerveld": 1, "x": "' + "x" * 70_000_000 + '"}')


def _parts_of_boards() -> Iterator[tuple[str, Any]]:
    yield "no mat", json.dumps({key: part for key, part in BOARD.items() if key != "veld"})
    yield "things that are no list", _changed(stuks={})
    yield "a head that is a text", _changed(gesprek="Gesprek over J.")
    yield "a thing that is a number", _changed(stuks=[5])
    yield "a thing of a sort from the future", _with("stuks", soort="hologram")
    yield "a thing without a place", _with("stuks", plek=None)
    yield "a place of true and false", _with("stuks", plek=[True, False, 0])
    yield "a place of 10^400", _with("stuks", plek=[10**400, 0, 0])
    yield "a place of 1e308", _with("stuks", plek=[1e308, -1e308, 1e308])
    yield "a title that is a number", _with("stuks", titel=5, tekst=5)
    yield "a text of 200,000 letters", _with("stuks", tekst="a" * 200_000)
    yield "a lock that is a number", _with("stuks", vast=1)
    yield "a pen of no width", _with("inkt", dikte=0)
    yield "a pen of -5 mm", _with("inkt", dikte=-5)
    yield "a line without points", _with("inkt", punten=[])
    yield "a line of one number", _with("inkt", punten=[[1]])
    yield "a line of words", _with("inkt", punten=[["a", "b"]])
    yield "a line far beside the mat", _with("inkt", punten=[[9e9, 0], [0, 0]])
    yield "a colour that is none", _with("soorten", kleur="[color=ff0000]")
    yield "an icon with a path", _with("soorten", icoon="../../../etc/passwd")
    yield "two kinds with one id", _changed(soorten=[BOARD["soorten"][0]] * 2)
    yield "two things with one id", _changed(stuks=[BOARD["stuks"][0]] * 2)
    yield "a day that is none", _with("gesprek", datum="31-02-2026")
    yield "a mat of no size", _with("veld", maat=[0, 0])
    yield "a mat of 2,000 zones", _with("veld", vakken=[BOARD["veld"]["vakken"][0]] * 2_000)
    yield "a mat without a name", _with("veld", naam="")


# Names to save under


def _names() -> Iterator[tuple[str, Any]]:
    for name in ("CON.json", "nul.json", "com1.json", "LPT9.json", "aux", "PRN .json"):
        yield f"a name that is a device: {name}", (name, lambda _: None)
    yield "a name of 300 letters", ("x" * 300, lambda _: None)
    yield "a name with NUL in it", ("a\0b.json", lambda _: None)
    yield "a name with half a character", ("bord\ud83d.json", lambda _: None)
    yield "a folder that is not there", ("weg/bord.json", lambda _: None)
    yield "a folder under that name", lambda path: path.mkdir()
    yield "a file where a folder should be", ("bord.json/meer.json", lambda path: path.parent.write_bytes(b"oud"))
