"""Boards on disk: what is written comes back, what is not known stays, what is broken is told, and nothing ever raises."""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from arrangeerveld.core.board import Board, Card, Item, Kind, Note, NoteSize, Photo, Stroke, Translation, area_of
from arrangeerveld.core.geometry import Point, Pose, Rect, Size, kept_inside
from arrangeerveld.core.mat import Holds, Mat, Shape, Step, Zone
from arrangeerveld.core.pictures import PictureData
from arrangeerveld.core.talk import About, Agreement, Answer, Consent, Participant, Progress, Review, Status
from arrangeerveld.files import boardreading
from arrangeerveld.files.boardfields import LONG
from arrangeerveld.files.boards import read_board, write_board
from arrangeerveld.files.boardschema import board_schema
from arrangeerveld.files.boardtext import DEEPEST
from arrangeerveld.files.cleaning import cleaned

SAMPLES = Path(__file__).parents[1] / "boards"
EXAMPLES = sorted((Path(__file__).parents[2] / "assets" / "voorbeelden").glob("*.json"))

MAT = Mat(
    "klein",
    "Klein veld",
    "Gesprek",
    Size(1440, 720),
    (
        Zone("leren", "Leren", Shape.ROUNDED, Rect(20, 20, 600, 500), "blauw"),
        Zone("gedrag", "Gedrag", Shape.PILL, Rect(400, 200, 300, 200), "roze"),
    ),
    (Step("Welkom", 5, "Iedereen zegt wie hij is.", ("leren",)), Step("Afspraken", 10)),
)
CARD = Card("k1", "swv", "Samen lezen", Pose(300, 100), "Lees elke dag.", ("leren",), "ouders", "Ouders", "ouder-lezen", "leren")
NOTE = Note("m1", NoteSize.SMALL, "geel", "Wat kan ik\nthuis doen?", Pose(200.25, 300.5, 2.5), "leren")
INK = Stroke("i1", (Point(10.0, 20.5), Point(30.1, 40.0)), 6.0, "zwart")
ROW = Agreement("a1", "Samen lezen", "moeder", "ma 30 nov", "12 jan", "k1")
KIND = Kind("swv", "SWV", "SWV", "#1d5fa8", "school", 2)
BOARD = Board(MAT, (KIND,), About("Gesprek over J.", "J.", "5", "2026-11-22", "De Wilg", "IB’er"), (CARD, NOTE), (INK,), (ROW,))
EMPTY = Board(MAT)


def plain(board: Board = BOARD) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(write_board(board))
    return value


def read(value: Any) -> tuple[Board, str]:
    """The board in a plain value, and what is told about it."""
    board, problems = read_board(json.dumps(value).encode(), "bord.json")
    assert board is not None, problems
    return board, " ".join(str(problem) for problem in problems)


def refusal(data: bytes) -> str:
    board, problems = read_board(data, "bord.json")
    assert board is None
    assert len(problems) == 1
    assert problems[0].where.file == "bord.json"
    return str(problems[0])


# What is written comes back


def test_a_board_comes_back() -> None:
    text = write_board(BOARD)
    assert read_board(text.encode(), "bord.json") == (BOARD, ())


def test_an_empty_board_comes_back() -> None:
    assert read_board(write_board(EMPTY).encode(), "bord.json") == (EMPTY, ())


def test_a_byte_order_mark_and_windows_line_ends_are_fine() -> None:
    text = write_board(BOARD).replace("\n", "\r\n")
    assert read_board(b"\xef\xbb\xbf" + text.encode(), "bord.json") == (BOARD, ())


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(cleaned)
WORDS = TEXTS.filter(bool)
COLOURS = st.sampled_from(["geel", "roze", "blauw", "iets nieuws"])
ZONES = st.sampled_from(["", "leren", "gedrag"])
MILLIMETRES = st.floats(-200, 1700).map(lambda value: round(value, 2))
TURNS = st.one_of(st.just(0.0), st.floats(0, 359.99).map(lambda value: round(value, 2)))
NEAR = st.floats(-99, 819).map(lambda value: round(value, 1))


def picture_of(data: bytes) -> PictureData:
    return PictureData(hashlib.sha256(data).hexdigest(), "image/png", 3, 2, data)


def lying(item: Item) -> Item:
    pose = kept_inside(item.pose, item.size, MAT.area)
    return replace(item, pose=Pose(round(pose.x, 2), round(pose.y, 2), pose.turn))


POSES = st.builds(Pose, MILLIMETRES, MILLIMETRES, TURNS)
CARDS = st.builds(
    Card,
    id=WORDS,
    kind=WORDS,
    title=TEXTS,
    pose=POSES,
    text=TEXTS,
    domains=st.lists(WORDS, max_size=4, unique=True).map(tuple),
    performer=TEXTS,
    deck=TEXTS,
    source=TEXTS,
    zone=ZONES,
    locked=st.booleans(),
    translations=st.lists(
        st.builds(Translation, st.sampled_from(["tr", "ar", "uk", "gsw"]), WORDS, TEXTS), max_size=3, unique_by=lambda one: one.language
    ).map(tuple),
)
STROKES = st.builds(
    Stroke,
    id=WORDS,
    points=st.lists(st.builds(Point, NEAR, NEAR), min_size=1, max_size=5).map(tuple),
    width=st.floats(0.1, 60).map(lambda value: round(value, 2)),
    colour=COLOURS,
)
ROWS = st.builds(Agreement, WORDS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, st.sampled_from(Status))
PEOPLE = st.builds(Participant, WORDS, TEXTS, TEXTS, COLOURS)
CONSENTS = st.builds(Consent, WORDS, TEXTS, TEXTS, TEXTS, TEXTS, st.sampled_from(Answer))
REVIEWS = st.builds(Review, WORDS, TEXTS, TEXTS)
SECONDS = st.one_of(st.just(0.0), st.floats(0, 2e9).map(lambda value: round(value, 2)))
PROGRESS = st.builds(Progress, st.integers(0, 40), st.lists(SECONDS, max_size=8).map(tuple), SECONDS)
ON_NOTE = st.floats(-90, 90).map(lambda value: round(value, 1))
LINES = st.builds(
    Stroke,
    id=WORDS,
    points=st.lists(st.builds(Point, ON_NOTE, ON_NOTE), min_size=1, max_size=5).map(tuple),
    width=st.floats(0.1, 60).map(lambda value: round(value, 2)),
    colour=COLOURS,
)
PICTURES = st.sampled_from([picture_of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02" + more) for more in (b"een", b"twee")])
KINDS = st.builds(Kind, WORDS, WORDS, TEXTS, st.just("#1d5fa8"), st.sampled_from(["", "school"]), st.integers(-9, 9))
NOTES = st.builds(
    Note,
    id=WORDS,
    note=st.sampled_from(NoteSize),
    colour=COLOURS,
    text=TEXTS,
    pose=POSES,
    zone=ZONES,
    locked=st.booleans(),
    by=TEXTS,
    ink=st.lists(LINES, max_size=3, unique_by=lambda line: line.id).map(tuple),
)
SIDES = st.floats(20, 700).map(lambda value: round(value, 2))
PHOTOS = st.builds(
    Photo,
    id=WORDS,
    name=TEXTS,
    size=st.builds(Size, SIDES, SIDES),
    pose=POSES,
    picture=PICTURES,
    zone=ZONES,
    locked=st.booleans(),
)
DATES = st.one_of(st.just(""), st.dates().map(str))


def each_once(parts: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(parts, max_size=4, unique_by=lambda part: part.id).map(tuple)


BOARDS = st.builds(
    Board,
    mat=st.sampled_from([MAT, replace(MAT, pupil=False, decks=("swv",), roles=("leraar",))]),
    kinds=each_once(KINDS),
    about=st.builds(About, TEXTS, TEXTS, TEXTS, DATES, *[TEXTS] * 11),
    items=each_once(st.one_of(CARDS, NOTES, PHOTOS).map(lying)),
    ink=each_once(STROKES),
    agreements=each_once(ROWS),
    people=each_once(PEOPLE),
    consents=each_once(CONSENTS),
    reviews=each_once(REVIEWS),
    progress=PROGRESS,
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BOARDS)
def test_every_board_comes_back_and_its_text_is_stable(board: Board) -> None:
    text = write_board(board)
    again, problems = read_board(text.encode(), "bord.json")
    assert (again, problems) == (board, ())
    assert again is not None
    assert write_board(again) == text


def test_one_line_for_each_item_in_a_fixed_order() -> None:
    lines = write_board(BOARD).splitlines()
    for start in (
        '{"soort": "kaart", "id": "k1"',
        '{"soort": "memo", "id": "m1"',
        '{"id": "i1"',
        '{"id": "a1"',
        '{"id": "leren"',
        '{"titel": "Welkom"',
    ):
        assert sum(line.lstrip().startswith(start) for line in lines) == 1
    assert [key for line in lines if line.startswith('  "') for key in [line.split('"')[1]]] == [
        "arrangeerveld",
        "gesprek",
        "veld",
        "soorten",
        "stuks",
        "inkt",
        "afspraken",
    ]
    moved = replace(BOARD, items=(CARD, replace(NOTE, text="anders")))
    assert sum(a != b for a, b in zip(lines, write_board(moved).splitlines(), strict=True)) == 1


def test_numbers_are_short_and_text_is_readable() -> None:
    board = replace(BOARD, items=(replace(NOTE, text="‘ë’ 😀", pose=Pose(1 / 3 + 200, 300.0, 359.9999)),))
    board = replace(board, ink=(Stroke("i1", (Point(1 / 3, -0.01),)),))
    text = write_board(board)
    assert '"plek": [200.33, 300, 0]' in text
    assert '"punten": [[0.3, 0.0]]' in text
    assert "‘ë’ 😀" in text
    assert text.endswith("}\n")


@pytest.mark.parametrize("wrong", [float("nan"), float("inf")])
def test_a_number_that_is_none_is_never_written(wrong: float) -> None:
    with pytest.raises((ValueError, OverflowError)):
        write_board(replace(BOARD, items=(replace(CARD, pose=Pose(wrong, 0)),)))
    with pytest.raises(ValueError, match="no number"):
        write_board(replace(BOARD, ink=(Stroke("i1", (Point(0, wrong),)),)))


def test_half_characters_do_not_stand_in_the_way_of_saving() -> None:
    text = write_board(replace(BOARD, items=(replace(NOTE, text="\ud83d\ude00 en \ud83d"),)))
    assert "😀 en �" in text
    text.encode()


# Samples that were released


@pytest.mark.parametrize("path", [*sorted(SAMPLES.glob("1-*.json")), *EXAMPLES], ids=lambda path: path.stem)
def test_a_released_board_opens_without_a_word_and_is_written_as_it_was(path: Path) -> None:
    data = path.read_bytes()
    board, problems = read_board(data, path.name)
    assert board is not None
    assert [str(problem) for problem in problems if "kent de soort" not in problem.what] == []
    assert json.loads(write_board(board)) == json.loads(data)
    if path.stem != "1-onbekend":  # it held a list that is known by now, and every list has a line for each entry
        assert write_board(board).encode() == data


def test_the_samples_are_there() -> None:
    assert {path.stem for path in SAMPLES.glob("1-*.json")} >= {"1-volledig", "1-kaal", "1-onbekend", "1-gesprek", "1-fotos"}


def test_there_is_an_example_of_every_kind_of_talk() -> None:
    assert [path.stem for path in EXAMPLES] == ["arrangeergesprek", "hia-gesprek", "leerlingbespreking", "overzicht-eromheen"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_are_tidy(path: Path) -> None:
    board, _ = read_board(path.read_bytes(), path.name)
    assert board is not None
    areas = [area_of(item) for item in board.items]
    assert not [(a, b) for i, a in enumerate(areas) for b in areas[i + 1 :] if a.meets(b)]
    filled = {zone.id for zone in board.mat.zones if Holds.AGREEMENTS not in zone.holds}
    assert {item.zone for item in board.items} == filled
    assert {item.kind for item in board.items if isinstance(item, Card)} <= {kind.id for kind in board.kinds}
    ids = {item.id for item in board.items}
    assert {row.source for row in board.agreements} <= ids | {""}


@pytest.mark.parametrize("path", [*sorted(SAMPLES.glob("1-*.json")), *EXAMPLES], ids=lambda path: path.stem)
def test_the_published_schema_holds_for_released_boards(path: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator.check_schema(board_schema())
    jsonschema.validate(json.loads(path.read_bytes()), board_schema())


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BOARDS)
def test_the_published_schema_holds_for_every_board(board: Board) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.validate(plain(board), board_schema())


@pytest.mark.parametrize(
    ("key", "changes"),
    [
        ("stuks", {"maat": "reuze"}),
        ("stuks", {"plek": [1]}),
        ("stuks", {"vast": "ja"}),
        ("inkt", {"punten": []}),
        ("afspraken", {"wie": 5}),
        ("soorten", {"kleur": "rood"}),
    ],
)
def test_the_published_schema_refuses_what_is_told_when_reading(key: str, changes: dict[str, Any]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    value = plain()
    value[key][-1].update(changes)
    assert read(value)[1]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(value, board_schema())


def test_only_a_locked_item_says_so() -> None:
    value = plain(replace(BOARD, items=(replace(CARD, locked=True), NOTE)))
    assert [item.get("vast") for item in value["stuks"]] == [True, None]
    board, told = read(value)
    assert ([item.locked for item in board.items], told) == ([True, False], "")
    assert not any(item.locked for item in read(plain())[0].items)


# What is not known stays


def test_unknown_parts_are_kept_where_they_were() -> None:
    value = plain()
    value["fotos"] = [{"naam": "kind.png", "plek": [1, 2.5]}]
    value["gesprek"]["taal"] = "nl"
    value["veld"]["thema"] = {"kleur": "paars"}
    value["veld"]["vakken"][1]["rand"] = 3
    value["veld"]["stappen"][1]["geluid"] = "bel"
    value["soorten"][0]["patroon"] = "ruit"
    value["stuks"][0]["sticker"] = "+"
    value["stuks"].insert(1, {"soort": "geluid", "id": "f1", "diep": [{"er": "in"}]})
    value["stuks"].insert(0, {"soort": "geluid", "id": "k1"})
    value["inkt"][0]["druk"] = [0.25, 1]
    value["afspraken"][0]["klaar"] = True
    board, told = read(value)
    assert (board.items, board.ink, board.agreements, board.mat) == (BOARD.items, BOARD.ink, BOARD.agreements, BOARD.mat)
    assert told.count("kent de soort ‘geluid’ niet") == 1
    assert plain(board) == value
    assert json.dumps(plain(board)["stuks"]) == json.dumps(value["stuks"])


def test_unknown_keys_follow_their_item_and_leave_with_it() -> None:
    value = plain()
    value["stuks"][0]["sticker"] = "+"
    board, _ = read(value)
    assert plain(replace(board, items=board.items[::-1]))["stuks"][1]["sticker"] == "+"
    assert "sticker" not in write_board(replace(board, items=()))


def test_an_unknown_thing_keeps_its_place_in_the_pile() -> None:
    value = plain()
    value["stuks"].insert(0, {"soort": "geluid"})
    board, _ = read(value)
    assert [one["soort"] for one in plain(replace(board, items=board.items[:1]))["stuks"]] == ["geluid", "kaart"]
    assert [one["soort"] for one in plain(replace(board, items=()))["stuks"]] == ["geluid"]


# What is broken is told, and the rest opens

Change = Callable[[dict[str, Any]], Any]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda v: v["stuks"].append(5), "Stuk 3 op dit bord is niet te lezen: het staat niet tussen accolades."),
        (lambda v: v["stuks"][0].pop("soort"), "Stuk 1 (‘Samen lezen’) op dit bord is niet te lezen: ‘soort’ ontbreekt."),
        (lambda v: v["stuks"][0].pop("kaartsoort"), "‘kaartsoort’ ontbreekt"),
        (lambda v: v["stuks"][0].update(titel=5), "‘titel’ moet tekst zijn"),
        (lambda v: v["stuks"][0].update(domeinen="leren"), "‘domeinen’ moet een lijst"),
        (lambda v: v["stuks"][0].update(plek=[1]), "‘plek’ moet een lijst getallen zijn, zoals [400, 120, 0]"),
        (lambda v: v["stuks"][0].update(plek=[1, True, 0]), "‘plek’ moet een lijst getallen zijn"),
        (lambda v: v["stuks"][0].update(plek=[1, 10**400, 0]), "veel te groot getal"),
        (lambda v: v["stuks"][1].update(vast=1), "‘vast’ moet true of false zijn"),
        (lambda v: v["stuks"][1].update(maat="reuze"), "‘maat’ moet groot of klein zijn"),
        (lambda v: v["inkt"][0].update(punten=[]), "Inktlijn 1 op dit bord is niet te lezen: ‘punten’ moet een lijst"),
        (lambda v: v["inkt"][0].update(punten=[[1, 2], [3]]), "elk punt in ‘punten’ moet twee getallen hebben"),
        (lambda v: v["inkt"][0].update(punten=[[1, "2"]]), "elk punt in ‘punten’ moet twee getallen hebben"),
        (lambda v: v["inkt"][0].update(punten=["ab"]), "elk punt in ‘punten’ moet twee getallen hebben"),
        (lambda v: v["inkt"][0].update(punten=[[0, 0]] * 20_001), "‘punten’ moet een lijst van 1 tot 20000 punten zijn"),
        (lambda v: v["inkt"][0].update(punten=[[0, -101]]), "de lijn loopt ver buiten het veld"),
        (lambda v: v["inkt"][0].update(punten=[[1e308, 0], [-1e308, 0]]), "de lijn loopt ver buiten het veld"),
        (lambda v: v["inkt"][0].update(punten=[[10**400, 0]]), "de lijn loopt ver buiten het veld"),
        (lambda v: v["inkt"][0].update(dikte=0), "‘dikte’ moet een getal zijn van 0.1 tot 60"),
        (lambda v: v["afspraken"][0].update(wie=["ik"]), "Afspraak 1 (‘Samen lezen’) op dit bord is niet te lezen: ‘wie’ moet tekst zijn"),
        (lambda v: v["soorten"][0].update(kleur="rood"), "Soort 1 (‘SWV’) op dit bord is niet te lezen: ‘kleur’ moet een kleur zijn"),
        (lambda v: v["soorten"][0].update(icoon="../../x"), "‘icoon’ moet de naam van een bestand zijn"),
        (lambda v: v["soorten"].append(v["soorten"][0]), "de soort ‘swv’ staat er al"),
    ],
)
def test_a_bad_entry_is_told_left_out_and_kept_in_the_file(change: Change, told: str) -> None:
    value = plain()
    change(value)
    board, sentences = read(value)
    assert told in sentences
    assert "Het bord opent zonder dit deel; in het bestand blijft het staan." in sentences
    parts = (board.kinds, board.items, board.ink, board.agreements)
    assert sum(len(list(part)) for part in parts) in {4, 5}
    assert plain(board) == value


@pytest.mark.parametrize(
    "wrong",
    [
        "tr",
        {"Turks": {"titel": "Okuma"}},
        {"tr": "Okuma"},
        {"tr": {"titel": 3}},
        {"tr": {}},
        {f"{a}{b}": {"titel": "x"} for a in "abcde" for b in "abcde"},
    ],
)
def test_a_bad_translation_is_told_and_the_card_stays(wrong: object) -> None:
    value = plain()
    value["stuks"][0]["vertaling"] = wrong
    board, sentences = read(value)
    assert "ertaling van Stuk 1" in sentences
    assert "niet te lezen. De kaart ligt er zonder vertaling." in sentences
    assert plain(board)["stuks"][0]["vertaling"] == wrong  # it stays in the file
    card = board.items[0]
    assert isinstance(card, Card)
    assert card.translations == ()


def test_a_thing_beside_the_mat_is_laid_on_it() -> None:
    value = plain()
    value["stuks"][0]["plek"] = [-500, 1e308, 0]
    board, told = read(value)
    card = board.items[0].size
    assert area_of(board.items[0]) == Rect(0, 720 - card.h, card.w, card.h)
    assert board.items[0].zone == ""
    assert "Stuk 1 (‘Samen lezen’) lag naast het veld en is erop gelegd." in told


def test_a_turn_is_brought_back_to_one_round() -> None:
    value = plain()
    for turn, expected in [(-90, 270), (720, 0), (-1e-20, 0), (365.5, 5.5)]:
        value["stuks"][0]["plek"][2] = turn
        assert read(value)[0].items[0].pose.turn == expected


def test_a_zone_that_the_mat_does_not_have_becomes_the_one_underneath() -> None:
    value = plain()
    value["stuks"][0]["vak"] = "weg"
    assert read(value)[0].items[0].zone == "leren"


def test_ids_become_unique_without_chance() -> None:
    value = plain()
    value["stuks"] += [value["stuks"][0] | {"id": one} for one in ("k1", "k1-2", "k1", "")]
    board, told = read(value)
    assert [item.id for item in board.items] == ["k1", "m1", "k1-3", "k1-2", "k1-4", "stuk-2"]
    assert told.count("heeft een nieuw id gekregen") == 2
    assert told.count("had geen id") == 1
    assert read(value)[0] == board


def test_many_equal_ids_and_very_long_ones_take_no_long_time() -> None:
    value = plain()
    value["stuks"] = [value["stuks"][0] | {"id": "x" * 300} for _ in range(5_000)]
    board, _ = read(value)
    assert len({item.id for item in board.items}) == 5_000
    assert read_board(write_board(board).encode(), "bord.json") == (board, ())


def test_a_text_that_is_too_long_is_cut_and_told() -> None:
    value = plain()
    value["stuks"][1]["tekst"] = "a" * (LONG + 1)
    board, told = read(value)
    (note,) = (item for item in board.items if isinstance(item, Note))
    assert note.text == "a" * LONG
    assert "is langer dan 2000 tekens; alleen het begin is overgenomen" in told


def test_text_is_cleaned() -> None:
    value = plain()
    value["stuks"][1]["tekst"] = "a\u0000b\u202ec\r\nd e\u0301"
    (note,) = (item for item in read(value)[0].items if isinstance(item, Note))
    assert note.text == "abc\nd é"


def test_a_date_that_is_none_is_left_empty_and_told() -> None:
    value = plain()
    value["gesprek"]["datum"] = "morgen"
    board, told = read(value)
    assert board.about.date == ""
    assert "De datum ‘morgen’ van dit bord is geen dag zoals 2026-11-22" in told


# What cannot be opened at all


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "Dit bestand is leeg."),
        (b"\0" * 500, "Dit bestand is leeg."),
        (b"hallo", "Dit bestand is geen bord van Arrangeerveld, of het is beschadigd. bord.json, regel 1."),
        (b"{", "het einde ontbreekt"),
        (b'{"arrangeerveld": "', "het einde ontbreekt"),
        (b'{"arrangeerveld": 1} x', "na het einde van het bord staat nog meer tekst"),
        (b"[]", "het nummer bij ‘arrangeerveld’ ontbreekt"),
        (b"1", "het nummer bij ‘arrangeerveld’ ontbreekt"),
        (b'{"stuks": []}', "het nummer bij ‘arrangeerveld’ ontbreekt"),
        (b'{"arrangeerveld": "1"}', "moet een nummer staan, zoals 1"),
        (b'{"arrangeerveld": true}', "moet een nummer staan, zoals 1"),
        (b'{"arrangeerveld": 1.0}', "moet een nummer staan, zoals 1"),
        (b'{"arrangeerveld": 0}', "moet een nummer staan, zoals 1"),
        (b'{"arrangeerveld": -1}', "moet een nummer staan, zoals 1"),
        (b'{"arrangeerveld": 3}', "Dit bord is gemaakt met een nieuwere versie van Arrangeerveld (versie 3)."),
        (b'{"arrangeerveld": 1, "arrangeerveld": 1}', "‘arrangeerveld’ staat twee keer in hetzelfde stuk"),
        (b'{"arrangeerveld": 1, "x": NaN}', "NaN is geen getal"),
        (b'{"arrangeerveld": 1, "x": -Infinity}', "-Infinity is geen getal"),
        (b'{"arrangeerveld": 1, "x": 1e999}', "het getal 1e999 is te groot"),
        (b'{"arrangeerveld": 1, "x": ' + b"9" * 5000 + b"}", "een veel te groot getal"),
        (b'{"arrangeerveld": 1, "x": ' + b"[" * 200_000, "te veel haakjes in elkaar"),
        (b'{"arrangeerveld": 1, "x": "\xff"}', "de tekst is niet in UTF-8 opgeslagen"),
        ('{"arrangeerveld": 1}'.encode("utf-16"), "de tekst is niet in UTF-8 opgeslagen"),
        (b'{"arrangeerveld": 1, "x": "\\ud800"}', "er staat een half teken in"),
        (b'{"arrangeerveld": 1, "x": "a\nb"}', "of het is beschadigd. bord.json, regel 1."),
        (b'{"arrangeerveld": 1}', "het veld van dit bord ontbreekt"),
        (b'{"arrangeerveld": 1, "stuks": {}}', "‘stuks’ moet een lijst zijn"),
        (b'{"arrangeerveld": 1, "gesprek": []}', "‘gesprek’ moet tussen accolades staan"),
    ],
)
def test_each_refusal_has_its_sentence(data: bytes, told: str) -> None:
    assert told in refusal(data)


def test_reading_leaves_the_search_for_rubbish_on() -> None:
    for data in (b"", SMALL.encode()):
        read_board(data, "bord.json")
        assert gc.isenabled()


def test_a_newer_board_says_what_to_do() -> None:
    assert "Werk het programma bij en open het bord dan opnieuw. Het bestand blijft zoals het is." in refusal(b'{"arrangeerveld": 3}')


def test_a_message_never_repeats_half_characters_or_whole_books() -> None:
    for data in (b'{"\\ud800": 1, "\\ud800": 2}', b'{"%b": 1, "%b": 2}' % (b"a" * 9999, b"a" * 9999), b"[1e%b]" % (b"9" * 9999)):
        sentence = refusal(data)
        sentence.encode()
        assert len(sentence) < 300


def test_pairs_of_half_characters_are_whole() -> None:
    text = write_board(BOARD).replace("Samen lezen", "\\ud83d\\ude00")
    board, problems = read_board(text.encode(), "bord.json")
    assert board is not None
    assert not problems
    assert board.agreements[0].what == "😀"


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("arrangeerveld.files.boardtext.LARGEST", 10)
    assert "groter dan" in refusal(b" " * 11)


@pytest.mark.parametrize(("key", "most"), [("stuks", 5_000), ("inkt", 20_000)])
def test_more_than_a_board_can_hold_is_refused(key: str, most: int) -> None:
    value = plain(EMPTY)
    value[key] = [0] * (most + 1)
    assert f"Dit bord is te groot: in ‘{key}’ staan er {most + 1}" in refusal(json.dumps(value).encode())


def test_more_points_than_a_board_can_hold_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boardreading, "POINTS", 5)
    value = plain(EMPTY) | {"inkt": [{"punten": [[0, 0]] * 3}] * 2}
    assert "de inkt heeft 6 punten" in refusal(json.dumps(value).encode())


def test_unknown_parts_may_not_be_deep() -> None:
    deep = json.loads("[" * DEEPEST + "]" * DEEPEST)
    board, _ = read(plain() | {"x": deep[0]})
    assert plain(board)["x"] == deep[0]
    assert "te veel haakjes in elkaar" in refusal(json.dumps(plain() | {"x": deep}).encode())


# Whatever the bytes, there is an answer

SMALL = write_board(replace(BOARD, mat=replace(MAT, steps=())))


def test_a_board_cut_off_at_any_byte_is_answered() -> None:
    data = SMALL.encode()
    whole, _ = read_board(data, "bord.json")
    for end in range(len(data)):
        board, problems = read_board(data[:end], "bord.json")
        assert (board == whole) if end == len(data) - 1 else problems


def test_a_board_with_any_byte_changed_is_answered() -> None:
    data = bytearray(SMALL.encode())
    for place, byte in enumerate(data):
        for flip in (0x01, 0x80):
            data[place] = byte ^ flip
            board, problems = read_board(bytes(data), "bord.json")
            assert board is not None or problems
            if board is not None:
                write_board(board)
        data[place] = byte


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=5)),
    lambda parts: st.one_of(st.lists(parts, max_size=3), st.dictionaries(st.text(max_size=5), parts, max_size=3)),
    max_leaves=8,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    return [path] * bool(path) + [place for key in keys for place in places(value[key], (*path, key))]


@settings(max_examples=500, deadline=None)
@given(st.data())
def test_any_value_anywhere_is_answered_and_survives(data: st.DataObject) -> None:
    value = plain()
    *path, last = data.draw(st.sampled_from(places(value)))
    inside: Any = value
    for key in path:
        inside = inside[key]
    inside[last] = data.draw(JSON)
    board, problems = read_board(json.dumps(value).encode(), "bord.json")
    assert board is not None or problems
    if board is not None:
        text = write_board(board)
        again, _ = read_board(text.encode(), "bord.json")
        assert again is not None
        assert write_board(again) == text


# Upgrades


def test_an_older_board_is_upgraded_step_by_step_before_it_is_checked() -> None:
    def notes_were_called_briefjes(old: dict[str, Any]) -> dict[str, Any]:
        return {("stuks" if key == "briefjes" else key): value for key, value in old.items()}

    def people_had_no_place(old: dict[str, Any]) -> dict[str, Any]:
        return old | {"gesprek": old.get("gesprek", {}) | {"plaats": "onbekend"}}

    upgrades = (notes_were_called_briefjes, people_had_no_place)
    value = plain()
    value["briefjes"] = value.pop("stuks")
    board, problems = read_board(json.dumps(value).encode(), "bord.json", upgrades)
    assert not problems
    assert board == replace(BOARD, about=replace(BOARD.about, place="onbekend"))
    assert board is not None
    assert json.loads(write_board(board, upgrades))["arrangeerveld"] == 3
    second = plain() | {"arrangeerveld": 2}
    assert read_board(json.dumps(second).encode(), "bord.json", upgrades) == (board, ())
    assert "(versie 4)" in str(read_board(b'{"arrangeerveld": 4}', "bord.json", upgrades)[1][0])
