"""Decks that are passed on: what goes in comes out, what does not belong there is refused, and what is changed here stays."""

from __future__ import annotations

import hashlib
import json
import shutil
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from arrangeerveld.core.board import Kind
from arrangeerveld.core.problems import Refused
from arrangeerveld.files import deckputting, places
from arrangeerveld.files.deckbatch import cards_of
from arrangeerveld.files.deckediting import sheet
from arrangeerveld.files.deckplain import deck_text
from arrangeerveld.files.decks import Deck, DeckCard, read_deck
from arrangeerveld.files.disk import RealDisk
from arrangeerveld.files.kinds import read_kinds
from arrangeerveld.files.packages import DECK, KIND, LIST, Package, packed, unpacked
from arrangeerveld.files.receiving import Difference, base_path, difference, merged, receive
from arrangeerveld.files.sharing import Way
from tests.files.some_decks import KINDS, decks

A, B, C = (DeckCard(name, name.upper(), f"tekst {name}") for name in "abc")


def png(colour: str) -> bytes:
    data = BytesIO()
    Image.new("RGB", (3, 2), colour).save(data, "PNG")
    return data.getvalue()


def put(folder: Path, *cards: DeckCard, stem: str = "ons", kind: str = "swv", version: str = "1") -> Path:
    """A deck in a folder of boards."""
    path = folder / "decks" / f"{stem}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(deck_text(Deck("Ons", kind, cards, version), "van ons"), "utf-8")
    return path


def pack(folder: Path, *cards: DeckCard, **said: str) -> Package:
    """A package of such a deck, made by somebody else."""
    path = put(folder / "zender", *cards, **said)
    return unpacked(packed(path, places.cards())[0], "ons.arrangeerdeck")


def take(package: Package, folder: Path, way: Way = Way.KEEP, stem: str = "") -> Difference:
    found = difference(package, folder, KINDS, stem)
    assert receive(found, way, 0.0) == ()
    return found


def cards(folder: Path, stem: str = "ons") -> dict[str, str]:
    """The texts of the cards that lie there."""
    return {card.id: card.text for card in cards_of(sheet((folder / "decks" / f"{stem}.yaml").read_bytes(), ""))}


def every(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@given(decks, st.booleans())
@settings(deadline=None, max_examples=60)
def test_what_is_passed_on_arrives_to_the_byte(tmp_path_factory: pytest.TempPathFactory, deck: Deck, crlf: bool) -> None:  # noqa: FBT001
    here, there = tmp_path_factory.mktemp("hier"), tmp_path_factory.mktemp("daar")
    text = deck_text(deck, "van ons")
    (here / "d.yaml").write_bytes((text.replace("\n", "\r\n") if crlf else text).encode())
    for name in {card.picture for card in deck.cards if card.picture}:
        (here / name).write_bytes(png("red"))
    data, problems = packed(here / "d.yaml", places.cards())
    assert (data, problems) == (packed(here / "d.yaml", places.cards())[0], ())
    take(unpacked(data, "x"), there)
    assert (there / "decks" / "d.yaml").read_bytes() == (here / "d.yaml").read_bytes()
    assert packed(there / "decks" / "d.yaml", places.cards())[0] == data
    shutil.rmtree(here)
    shutil.rmtree(there)


def test_the_decks_of_the_program_can_be_passed_on(tmp_path: Path) -> None:
    for path in sorted(places.decks().glob("*.yaml")):
        package = unpacked(packed(path, places.cards())[0], "x")
        assert difference(package, tmp_path, KINDS).nothing
        take(package, tmp_path, stem=f"{path.stem}-kopie")
        assert (tmp_path / "decks" / f"{path.stem}-kopie.yaml").read_bytes() == path.read_bytes()


def test_what_is_new_better_and_gone_is_seen_and_own_changes_stay(tmp_path: Path) -> None:
    take(pack(tmp_path, A, B, C, DeckCard("d", "D"), version="1"), tmp_path)
    mine = tmp_path / "decks" / "ons.yaml"
    mine.write_text(mine.read_text("utf-8").replace("tekst b", "van mij b # zo") + "  - {id: eigen, titel: Eigen}\n", "utf-8")
    fresh = pack(tmp_path, replace(A, text="beter a"), replace(B, text="beter b"), C, DeckCard("e", "E"), version="2")
    found = difference(fresh, tmp_path, KINDS)
    assert {name: [card.id for card in getattr(found, name)] for name in ("new", "better", "clash", "kept", "gone", "own", "same")} == {
        "new": ["e"],
        "better": ["a"],
        "clash": ["b"],
        "kept": [],
        "gone": ["d"],
        "own": ["eigen"],
        "same": ["c"],
    }
    before = every(tmp_path)
    assert cards_of(sheet(merged(found, Way.TAKE), ""))[-1].id == "eigen"
    assert every(tmp_path) == before
    texts = {"a": "beter a", "c": "tekst c", "e": "", "eigen": ""}
    for way, more in (
        (Way.TAKE, {"b": "beter b"}),
        (Way.KEEP, {"b": "van mij b"}),
        (Way.BOTH, {"b": "van mij b", "b-ontvangen": "beter b", "d": ""}),
    ):
        other = tmp_path / way.value
        shutil.copytree(tmp_path / "decks", other / "decks")
        take(fresh, other, way)
        assert cards(other) == texts | more
        assert (b"# zo" in (other / "decks" / "ons.yaml").read_bytes()) == (way is not Way.TAKE)
        assert read_deck(other / "decks" / "ons.yaml")[0].version == "2"  # type: ignore[union-attr]
        again = difference(fresh, other, KINDS)
        assert again.nothing
        receive(again, way, 0.0)
        assert cards(other) == texts | more


def test_without_knowing_how_a_deck_came_nothing_of_it_is_lost(tmp_path: Path) -> None:
    put(tmp_path, replace(A, text="van mij"), B)
    found = take(pack(tmp_path, A, C), tmp_path)
    assert ([card.id for card in found.clash], [card.id for card in found.own]) == (["a"], ["b"])
    assert cards(tmp_path) == {"a": "van mij", "b": "tekst b", "c": "tekst c"}


def test_a_picture_never_takes_the_place_of_another(tmp_path: Path) -> None:
    sender = tmp_path / "zender" / "decks"
    sender.mkdir(parents=True)
    (sender / "boek.png").write_bytes(png("red"))
    package = pack(tmp_path, replace(A, picture="boek.png"))
    folder = tmp_path / "decks"
    folder.mkdir()
    (folder / "boek.png").write_bytes(png("blue"))
    for _ in range(2):
        take(package, tmp_path)
        assert {path.name: path.read_bytes() for path in folder.glob("*.png")} == {"boek.png": png("blue"), "boek-2.png": png("red")}
        assert cards_of(sheet((folder / "ons.yaml").read_bytes(), ""))[0].picture == "boek-2.png"
    (folder / "boek-2.png").unlink()
    (tmp_path / "elders").write_bytes(png("red"))
    (folder / "boek-2.png").symlink_to(tmp_path / "elders")
    take(package, tmp_path)
    assert (folder / "boek-3.png").read_bytes() == png("red")


def test_a_kind_that_is_not_known_here_comes_along(tmp_path: Path) -> None:
    kinds = tmp_path / "soorten"
    kinds.mkdir()
    (kinds / "creatief.yaml").write_text('soort: creatief\nnaam: Creatief\nkleur: "#6b430a"\n', "utf-8")
    data, _ = packed(put(tmp_path / "zender", A, kind="creatief"), kinds)
    shutil.rmtree(kinds)
    found = take(unpacked(data, "x"), tmp_path)
    assert found.fresh_kind == "creatief"
    known, problems = read_kinds(places.cards(), (), tmp_path)
    assert ("creatief" in [kind.id for kind in known], problems) == (True, ())
    assert not difference(unpacked(data, "x"), tmp_path, known).fresh_kind
    with pytest.raises(Refused, match="is hier niet bekend"):
        difference(replace(unpacked(data, "x"), kind=b""), tmp_path, KINDS)


def test_a_deck_of_another_kind_is_not_mixed(tmp_path: Path) -> None:
    put(tmp_path, A, kind="ouder")
    with pytest.raises(Refused, match="andere soort"):
        difference(pack(tmp_path, B), tmp_path, KINDS)
    take(pack(tmp_path, B), tmp_path, stem="anders")
    assert cards(tmp_path, "anders") == {"b": "tekst b"}


class Failing(RealDisk):
    """A disk that fails at its nth call."""

    def __init__(self, at: int) -> None:
        self.left = at

    def replace(self, source: Path, target: Path) -> None:
        self.left -= 1
        if self.left < 0:
            raise OSError(28, "full")
        super().replace(source, target)


def test_all_of_it_comes_or_nothing(tmp_path: Path) -> None:
    path = put(tmp_path, A)
    old = path.read_bytes()
    before = every(tmp_path)
    beside = {path.parent / "x.png": png("red"), path.parent / "y.png": png("blue"), tmp_path / "soorten" / "z.yaml": b"soort: z\n"}
    for at in range(3):
        with pytest.raises(Refused, match="Alles is zoals het was"):
            deckputting.put(path, old, old + b"# meer\n", 0.0, beside, Failing(at))
        assert every(tmp_path) == before
    with pytest.raises(Refused, match="intussen door een ander programma veranderd"):
        deckputting.put(path, b"anders", b"nieuw", 0.0, beside)
    assert every(tmp_path) == before
    deckputting.put(path, old, old + b"# meer\n", 0.0, beside)
    assert path.read_bytes() == old + b"# meer\n"


def test_nothing_is_written_when_a_deck_cannot_be_changed_part_by_part(tmp_path: Path) -> None:
    path = put(tmp_path, A)
    path.write_text("deck: &a Ons\nsoort: swv\nkaarten: []\n", "utf-8")
    before = every(tmp_path)
    with pytest.raises(Refused):
        take(pack(tmp_path / "ver", B), tmp_path)
    assert {name: data for name, data in every(tmp_path).items() if not name.startswith("ver/")} == before
    assert not base_path(path).exists()


GOOD = b"deck: Ons\nsoort: swv\nkaarten:\n  - {id: a, titel: A}\n"


def listed(parts: dict[str, bytes], **said: object) -> bytes:
    files = {name: {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)} for name, data in parts.items()}
    return json.dumps({"arrangeerdeck": 1, "bestand": "ons", "bestanden": files, **said}).encode()


def zipped(parts: dict[str, bytes], change: Callable[[zipfile.ZipInfo], None] = lambda _: None, **said: object) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(LIST, listed(parts, **said))
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            change(entry)
            file.writestr(entry, content)
    return data.getvalue()


def as_mode(mode: int) -> Callable[[zipfile.ZipInfo], None]:
    def change(entry: zipfile.ZipInfo) -> None:
        if entry.filename != DECK:
            entry.create_system, entry.external_attr = 3, mode << 16

    return change


def twice() -> bytes:
    data = BytesIO(zipped({DECK: GOOD, "a.png": png("red")}))
    with zipfile.ZipFile(data, "a") as file:
        file.writestr("A.PNG", png("blue"))
    return data.getvalue()


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "no zip": (lambda: b"Dit is geen zip", "beschadigd, of het is een ander soort"),
    "empty": (lambda: b"", "beschadigd, of het is een ander soort"),
    "cut off": (lambda: zipped({DECK: GOOD})[:-40], "beschadigd"),
    "an other zip": (lambda: zipped({"a.png": png("red")}), "de lijst met wat erin zit ontbreekt"),
    "a bomb": (lambda: zipped({DECK: GOOD, "a.png": b"\0" * (70 * 2**20)}), "groter dan 64 MB"),
    "a large deck": (lambda: zipped({DECK: GOOD + b"#" * 3 * 2**20}), "groter dan 2 MB"),
    "many parts": (lambda: zipped({DECK: GOOD, **{f"{n}.png": b"" for n in range(600)}}), "meer dan 520"),
    "the folder above": (lambda: zipped({DECK: GOOD, "../a.png": png("red")}), "naar een andere map wijst"),
    "from the root": (lambda: zipped({DECK: GOOD, "/a.png": png("red")}), "naar een andere map wijst"),
    "a drive": (lambda: zipped({DECK: GOOD, "C:a.png": png("red")}), "naar een andere map wijst"),
    "backslashes": (lambda: zipped({DECK: GOOD, "..\\a.png": png("red")}), "naar een andere map wijst"),
    "the home folder": (lambda: zipped({DECK: GOOD, "~a.png": png("red")}), "naar een andere map wijst"),
    "a folder": (lambda: zipped({DECK: GOOD, "map/a.png": png("red")}), "niet bij een stapel hoort"),
    "a link": (lambda: zipped({DECK: GOOD, "a.png": b"/etc/passwd"}, as_mode(stat.S_IFLNK | 0o777)), "verwijzing naar iets anders"),
    "a device": (lambda: zipped({DECK: GOOD, "a.png": b""}, as_mode(stat.S_IFCHR | 0o666)), "een apparaat"),
    "a pipe": (lambda: zipped({DECK: GOOD, "a.png": b""}, as_mode(stat.S_IFIFO | 0o666)), "een apparaat"),
    "a name of Windows": (lambda: zipped({DECK: GOOD, "con.png": png("red")}), "vrijhoudt voor apparaten"),
    "a name twice": (twice, "dezelfde naam twee keer"),
    "a program": (lambda: zipped({DECK: GOOD, "a.exe": b"MZ"}), "niet bij een stapel hoort"),
    "a hidden deck": (lambda: zipped({DECK: GOOD, "swv.yaml": GOOD}), "niet bij een stapel hoort"),
    "text as picture": (lambda: zipped({DECK: GOOD, "a.png": b"<html>"}), "is geen foto"),
    "more than listed": (lambda: zipped({DECK: GOOD, "a.png": png("red")}, bestanden={DECK: {}}), "iets anders dan in de lijst"),
    "less than listed": (lambda: zipped({DECK: GOOD}, bestanden={DECK: {}, KIND: {}}), "iets anders dan in de lijst"),
    "another hash": (lambda: zipped({DECK: GOOD}, bestanden={DECK: {"sha256": "0" * 64}}), "niet wat er is ingepakt"),
    "a list of lists": (lambda: zipped({DECK: GOOD}, bestanden=[]), "iets anders dan in de lijst"),
    "a newer one": (lambda: zipped({DECK: GOOD}, arrangeerdeck=999), "nieuwere versie"),
    "no version": (lambda: zipped({DECK: GOOD}, arrangeerdeck="1"), "geen stapel om te delen"),
    "no version at all": (lambda: zipped({DECK: GOOD}, arrangeerdeck=True), "geen stapel om te delen"),
    "a broken deck": (lambda: zipped({DECK: b"deck: [[["}), "stapel.yaml"),
    "a deck without kind": (lambda: zipped({DECK: b"deck: x\nkaarten: []\n"}), "mist een soort"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_does_not_belong_in_a_package_is_refused_with_a_sentence(name: str, tmp_path: Path) -> None:
    make, part = BAD[name]
    with pytest.raises(Refused) as refused:
        difference(unpacked(make(), "x.arrangeerdeck"), tmp_path, KINDS)
    assert part in str(refused.value)
    assert all(problem.remedy for problem in refused.value.problems[:1])
    assert not every(tmp_path)


@given(st.data())
@settings(deadline=None, max_examples=150)
def test_a_package_that_was_damaged_is_refused_or_whole(data: st.DataObject) -> None:
    good = zipped({DECK: GOOD, "a.png": png("red")})
    bad = bytearray(good)
    for _ in range(data.draw(st.integers(1, 3))):
        bad[data.draw(st.integers(0, len(bad) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = unpacked(bytes(bad), "x")
    except Refused as refused:
        assert refused.problems[0].what  # noqa: PT017 - either is good
    else:
        assert (found.text, found.pictures) == (GOOD, {"a.png": png("red")})


def test_names_of_decks_that_lead_elsewhere_become_plain(tmp_path: Path) -> None:
    for stem, plain in (("../../x", "x"), ("con", "con-stapel"), ("", "stapel"), (3, "3"), ("Zoë & co", "zoe-co"), ("a/b", "a-b")):
        assert unpacked(zipped({DECK: GOOD}, bestand=stem), "x").stem == plain
    kinds: tuple[Kind, ...] = KINDS
    assert difference(unpacked(zipped({DECK: GOOD}), "x"), tmp_path, kinds).path == tmp_path / "decks" / "ons.yaml"
