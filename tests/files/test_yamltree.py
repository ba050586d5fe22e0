from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.files.nodes import Mapping, Node, Scalar, Sequence
from arrangeerveld.files.yamltree import LARGEST, MOST, parse_tree, read_tree


def plain(node: Node | None) -> object:
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}
    return None


def told(text: str | bytes) -> list[tuple[int, str]]:
    return [(problem.where.line, problem.what) for problem in parse_tree(text, "stapel.yaml")[1]]


def test_every_scalar_is_text() -> None:
    node, problems = parse_tree("a: 12:30\nno: no\nb: 007\nc: 2024-01-02\nd: 1_000\ne: .nan\nf: ~\ng:\n", "x")
    expected = {"a": "12:30", "no": "no", "b": "007", "c": "2024-01-02", "d": "1_000", "e": ".nan", "f": "~", "g": ""}
    assert plain(node) == expected
    assert problems == ()


def test_lines_and_columns_count_from_one() -> None:
    node, _ = parse_tree("# kop\na: x\nb:\n  - c\n", "x.yaml")
    assert isinstance(node, Mapping)
    items = node.get("b")
    assert isinstance(items, Sequence)
    assert [(part.place.file, part.place.line, part.place.column) for part in (node, items.items[0])] == [
        ("x.yaml", 2, 1),
        ("x.yaml", 4, 5),
    ]


@pytest.mark.parametrize("text", ["\ufeffa: b\r\nc: é\r\n", "a: b\rc: é\r", "a: b\nc: é"])
def test_a_byte_order_mark_and_other_line_ends_are_fine(text: str) -> None:
    assert plain(parse_tree(text.encode(), "x")[0]) == {"a": "b", "c": "é"}
    assert told(text) == []


@pytest.mark.parametrize(
    ("data", "line", "start"),
    [
        ("a: b\nc: één\n".encode("utf-16"), 0, "Dit bestand is opgeslagen als UTF-16"),
        ("a: b\r\nc: één\r\n".encode("cp1252"), 2, "Dit bestand is niet opgeslagen als UTF-8"),
        ("a: b\nc: één\n".encode() + "d: ‘è’\n".encode("cp1252"), 3, "Dit bestand is niet opgeslagen als UTF-8"),
    ],
)
def test_a_text_in_another_encoding_is_told_and_read(data: bytes, line: int, start: str) -> None:
    node, problems = parse_tree(data, "x")
    assert plain(node) == {"a": "b", "c": "één"} | ({"d": "‘è’"} if line == 3 else {})
    assert [problem.where.line for problem in problems] == [line]
    assert problems[0].what.startswith(start)
    assert problems[0].remedy


def test_a_line_separator_is_a_space_and_lines_still_count() -> None:
    node, problems = parse_tree("a: b\u2028c\nd: &x e\n", "x")
    assert plain(node) == {"a": "b c", "d": None}
    assert problems[0].where.line == 2


@pytest.mark.parametrize(
    ("text", "line", "start"),
    [
        ("a: b\nc: &d e\n", 2, "De tekst begint met ‘&d’"),
        ("a: *b\n", 1, "De tekst begint met ‘*b’"),
        ("a: !!python/object:os.system x\n", 1, "De tekst begint met ‘!!python/object:os.system’"),
        ("a: !let op\n", 1, "De tekst begint met ‘!let’"),
        ("a: b\n---\nc: d\n", 2, "Hier begint een tweede deel"),
        ("a: b\nc: d\na: e\n", 3, "De regel ‘a:’ staat hier voor de tweede keer; de eerste staat op regel 1."),
        ("a: b\n[c]: d\n", 2, "Voor de dubbele punt staat geen gewoon woord"),
        ("a: b\x07\n", 1, "Op deze regel staat een onzichtbaar teken"),
        ("a: b\nc: \u202ed\n", 2, "Op deze regel staat een onzichtbaar teken"),
        ("a: b\nc: \u2066d\n", 2, "Op deze regel staat een onzichtbaar teken"),
        ("a: b\nc: \ud83d\n", 2, "Op deze regel staat een onzichtbaar teken"),
        ('a: b\nc: "\\ud83d"\n', 2, "In deze tekst staat een onzichtbaar teken"),
        ('a: "\\u202e"\n', 1, "In deze tekst staat een onzichtbaar teken"),
    ],
)
def test_what_is_left_out_is_told_once_and_the_rest_stays(text: str, line: int, start: str) -> None:
    node, problems = parse_tree(text, "x")
    assert isinstance(node, Mapping)
    assert plain(node) != {}
    assert [problem.where.line for problem in problems] == [line]
    assert problems[0].what.startswith(start)
    assert problems[0].remedy


@pytest.mark.parametrize(
    ("data", "line", "start"),
    [
        (b"", 0, "Het bestand is leeg."),
        (b"# alleen een opmerking\n", 0, "Het bestand is leeg."),
        (b"\xff\xfea", 0, "Dit bestand is opgeslagen als UTF-16"),
        (b"a: b\r\nc: \x81n\r\n", 2, "Dit bestand is niet opgeslagen als UTF-8"),
        (b"a: b\nc: \0\n", 2, "Dit is geen gewone tekst"),
        (b"\x01\n" * 20, 1, "Dit is geen gewone tekst"),
        (b"a: " + b"x" * LARGEST, 0, "Dit bestand is groter dan 2 MB."),
        (b"- a\n" * 20_001, 20_001, "In dit bestand staan meer dan 20000 stukjes tekst."),
    ],
)
def test_what_is_no_deck_at_all_is_refused(data: bytes, line: int, start: str) -> None:
    node, problems = parse_tree(data, "x")
    assert node is None
    assert [problem.where.line for problem in problems] == [line]
    assert problems[0].what.startswith(start)
    assert problems[0].remedy


@pytest.mark.parametrize(
    "piece", ["[", "{a: ", "- ", "? ", "[a,", "a: [", "&a [", "!t [", "{[", "'x", '"x', "*a ", "&a ", "\t", ": ", "|\n"]
)
@pytest.mark.parametrize("times", [30_000, 500_000])
def test_deep_and_odd_files_are_refused_quickly(piece: str, times: int) -> None:
    start = time.perf_counter()
    _, problems = parse_tree(piece * times, "x")
    assert time.perf_counter() - start < 4.0
    assert problems


def test_a_million_brackets_are_refused_at_the_thirteenth() -> None:
    node, problems = parse_tree("[" * 1_000_000, "x")
    assert node is None
    assert (problems[0].where.line, problems[0].where.column) == (1, 13)
    assert "meer dan 12" in problems[0].what


def test_twenty_thousand_anchors_give_a_hundred_problems_and_a_last_word() -> None:
    _, problems = parse_tree("".join(f"a{i}: &x b\n" for i in range(9_000)), "x")
    assert len(problems) == MOST + 1
    assert problems[-1].what == "Verderop in dit bestand staan nog meer fouten."


MISTAKES = [
    ('titel: "Samen lezen', "begint met een aanhalingsteken dat niet sluit"),
    ("titel: 's Ochtends lezen", "begint met een apostrof, en die telt hier als aanhalingsteken"),
    ('titel: "Samen" lezen', "De aanhalingstekens achter ‘titel:’ staan niet om de hele tekst"),
    ('titel: "Samen "nu" lezen"', 'staat een ", en daar stopt de tekst al'),
    ("titel Samen lezen", "Na ‘titel’ ontbreekt een dubbele punt."),
    ("titel:Samen lezen", "Na ‘titel:’ ontbreekt een spatie."),
    ("titel: Let op: lezen", "In de tekst achter ‘titel:’ staat een dubbele punt."),
    ("titel: @school", "begint met @"),
    ("titel: %school", "begint met %"),
    ("titel: `school`", "begint met `"),
    ("titel: - school", "begint met -"),
    ("titel: > school", "begint met >"),
    ("titel: [samen] lezen", "begint met een haakje"),
    ("titel: [samen, lezen", "Het haakje [ achter ‘titel:’ sluit niet."),
    ("titel: {samen: lezen", "Het haakje { achter ‘titel:’ sluit niet."),
    ('titel: "C:\\map"', "De schuine streep \\ in de tekst achter ‘titel:’"),
    ('titel: "\\UFFFFFFFF"', "De schuine streep \\ in de tekst achter ‘titel:’"),
]


@pytest.mark.parametrize(("line", "what"), MISTAKES)
@pytest.mark.parametrize("indent", [0, 2])
def test_a_syntax_mistake_is_told_on_its_own_line_and_hides_no_other_card(line: str, what: str, indent: int) -> None:
    before = "deck: x\nkaarten:\n"
    cards = ["- id: a\n  titel: goed\n", f"- id: b\n  {line}\n  tekst: \"een 'zin'\"\n  domeinen: [leren]\n", "- id: c\n  titel: goed\n"]
    text = before + "".join(" " * indent + row + "\n" for card in cards for row in card.splitlines()) + "bron: y\n"
    node, problems = parse_tree(text, "x")
    assert [(problem.where.line, what in problem.what) for problem in problems] == [(6, True)]
    assert all(problem.remedy for problem in problems)
    good = {"titel": "goed"}
    assert plain(node) == {"deck": "x", "kaarten": [{"id": "a", **good}, None, {"id": "c", **good}], "bron": "y"}


@pytest.mark.parametrize(
    ("card", "line", "what"),
    [
        ("  - id: b\n\ttitel: x\n", 3, "Deze regel begint met een tab."),
        ("\t- id: b\n    titel: x\n", 2, "Deze regel begint met een tab."),
        ("  - id: b\n      titel: x\n", 3, "Deze regel springt anders in dan de regels eromheen; er staan 6 spaties voor."),
        ("  - id: b\n   titel: x\n", 3, "Deze regel springt anders in dan de regels eromheen; er staan 3 spaties voor."),
        ("  - id: b\ntitel: x\n    tekst: y\n", 3, "Deze regel staat tegen de kantlijn."),
        ("  - id b\n    titel: x\n", 2, "Na ‘id’ ontbreekt een dubbele punt."),
        ("  -id: b\n    titel: x\n", 2, "Na het streepje ontbreekt een spatie."),
        ("  - id: b\n    titel: x\n   - id: c\n     titel: y\n", 4, "Dit streepje staat niet recht onder de andere."),
        ("  - id: b\n    titel: " + "[" * 13 + "\n", 3, "Hier staan meer dan 12 lijsten of haakjes in elkaar."),
    ],
)
def test_a_slipped_line_is_told_where_it_is(card: str, line: int, what: str) -> None:
    text = "kaarten:\n" + card + "  - id: d\n    titel: goed\n"
    node, problems = parse_tree(text, "x")
    assert [(problem.where.line, problem.what) for problem in problems] == [(line, what)]
    assert isinstance(node, Mapping)
    items = node.get("kaarten")
    assert isinstance(items, Sequence)
    assert plain(items.items[-1]) == {"id": "d", "titel": "goed"}


def test_a_slipped_dash_loses_no_card() -> None:
    node, problems = parse_tree("kaarten:\n  - id: a\n - id: b\n   - id: c\n  - id: d\n", "x")
    assert plain(node) == {"kaarten": [{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"}]}
    assert [problem.where.line for problem in problems] == [3, 4]


@pytest.mark.parametrize("card", ['titel: "x\n    uitvoerder y\n    tekst: z', 'titel x\n    tekst: "y\n    uitvoerder: z'])
def test_two_mistakes_in_one_card_are_both_told(card: str) -> None:
    assert [line for line, _ in told(f"kaarten:\n  - id: a\n    {card}\n")] == [3, 4]


@pytest.mark.parametrize(("head", "line"), [('versie "3"', 3), ("versie: @3", 3), ("versie: [3", 3)])
def test_a_mistake_outside_the_list_costs_that_line_only(head: str, line: int) -> None:
    node, problems = parse_tree(f"kaarten:\n  - id: a\n{head}\nbron: y\n", "x")
    assert isinstance(node, Mapping)
    assert plain(node.get("kaarten")) == [{"id": "a"}]
    assert plain(node.get("bron")) == "y"
    assert [problem.where.line for problem in problems] == [line]


def test_a_list_without_a_colon_loads() -> None:
    node, problems = parse_tree("deck: x\nkaarten\n  - id: a\n  - id: b\n", "x")
    assert plain(node) == {"deck": "x", "kaarten": [{"id": "a"}, {"id": "b"}]}
    assert [(problem.where.line, problem.what) for problem in problems] == [(2, "Na ‘kaarten’ ontbreekt een dubbele punt.")]


def test_comments_and_block_texts_are_left_alone_while_mending() -> None:
    text = "kaarten: # hier\n  # uitleg\n  - id: a # eerste\n    tekst: |\n      - geen kaart\n\n  - id: b\n    titel: @x\n"
    node, _ = parse_tree(text, "x")
    assert plain(node) == {"kaarten": [{"id": "a", "tekst": "- geen kaart\n"}, None]}


def test_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    assert read_tree(tmp_path / "weg.yaml")[1][0].what == "Dit bestand is er niet."
    assert read_tree(tmp_path)[1][0].what in {"Dit is een map, geen bestand.", "Dit is geen gewoon bestand.", "Dit bestand gaat niet open."}
    assert read_tree(tmp_path / "a\0b")[1][0].what == "Dit bestand gaat niet open."
    assert read_tree(tmp_path / ("x" * 300))[1][0].what == "Dit bestand gaat niet open."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name here")
def test_a_pipe_does_not_keep_us_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.yaml")
    assert read_tree(tmp_path / "pijp.yaml")[1][0].what == "Dit is geen gewoon bestand."


def test_problems_name_the_file_as_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "stapel.yaml"
    path.write_text("a: *b\n")
    assert read_tree(path)[1][0].as_line().startswith(f"{path}:1:4: ")


ODD = st.sampled_from([*"\t-:'\"[]{}&*!|>%@`#?,\\\n\r\0é\u2028\ufeff\ud83d", "  ", "- ", ": ", "---\n", "a", "\n  - ", '"\\x0', "<<: "])


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300), st.lists(ODD, max_size=60).map("".join)))
def test_reading_never_fails_and_always_says_why_in_a_sentence(data: bytes | str) -> None:
    node, problems = parse_tree(data, "stapel.yaml")
    assert node is not None or problems
    for problem in problems:
        assert problem.what[0].isupper()
        assert problem.what.endswith(".")
        assert problem.remedy.endswith((".", "?"))
        assert problem.where.file == "stapel.yaml"
        assert 0 <= problem.where.line <= len(data) + 1
