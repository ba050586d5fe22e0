"""The card maker changes the text of one card, and every other byte of the file stays: decks written in every odd way."""

from __future__ import annotations

import random
import re
import subprocess
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrangeerveld.core.problems import Refused
from arrangeerveld.files import deckediting
from arrangeerveld.files.cleaning import one_line
from arrangeerveld.files.deckediting import Sheet, sheet
from arrangeerveld.files.decks import read_deck
from tests.files.odd_decks import DOMAINS, Said, changed, odd_deck, sentence

Edit: TypeAlias = tuple[int, int, tuple[str, Any]]
KEYS = {"title": "titel", "text": "tekst", "performer": "uitvoerder", "domains": "domeinen"}


def reads(made: Sheet, folder: Path) -> list[Said]:
    """What the deck says, as the table reads it."""
    path = folder / "proef.yaml"
    path.write_bytes(made.data)
    deck, problems = read_deck(path, ["zelf"])
    assert deck is not None
    assert not problems
    return [Said(one.id, one.title, one.text, one.domains, one.performer) for one in deck.cards]


def spaced(one: Said) -> Said:
    """As a deck is read: a title is one line."""
    return changed(one, title=one_line(one.title), performer=one_line(one.performer), text=one.text.strip())


def with_value(one: Said, name: str, value: Any) -> Said:
    """The card with another value; the domains that stay keep their order."""
    if name == "domains":
        old = one.domains
        value = (*(word for word in old if word in value), *(word for word in value if word not in old))
    return changed(one, **{name: value})


def only_between(before: Sheet, after: Sheet, first: int, last: int) -> None:
    """Nothing changed before line `first` and from line `last` on, counted from 0 in the old text; its last line may lack an end."""
    lines = before.text.splitlines(keepends=True)
    head, foot = "".join(lines[:first]), "".join(lines[last:])
    assert after.text.startswith(head)
    assert after.text.endswith(foot)
    assert len(after.text) >= len(head) + len(foot) - 2
    assert after.bom == before.bom
    assert after.text.endswith("\n") == before.text.endswith("\n")


def only_more(before: Sheet, after: Sheet, line: int) -> None:
    """Every character that was there is there, with something between two lines from this one on, counted from 0."""
    old, new = before.text, after.text
    head = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    assert new.endswith(old[head:])
    assert old[:head].count("\n") >= line - 1


@st.composite
def values(draw: st.DrawFn) -> tuple[str, Any]:
    """A value for a card: words as they are typed, with every sign that means something in YAML."""
    name = draw(st.sampled_from(list(KEYS)))
    if name == "domains":
        return name, tuple(draw(st.lists(st.sampled_from(DOMAINS), unique=True)))
    signs = st.text(st.sampled_from("abc éØ:#-'\"[]{},&*!|>%@`?\\~=<1😀.…–"), min_size=1, max_size=40)
    line = draw(st.one_of(signs, st.sampled_from(["ja", "no", "12:30", "- x", "~", "null", "1e3", "a: b", "a #b", "'s", "=", "<<", "..."])))
    line = " ".join(line.split()) or "x"
    if name != "text":
        return name, line
    more = draw(st.one_of(st.just(""), signs.map(lambda text: "\n" + " ".join(text.split()))))
    return name, (line + more).strip()


@given(
    seed=st.integers(0, 10**6),
    end=st.sampled_from(["\n", "\r\n"]),
    bom=st.booleans(),
    closed=st.booleans(),
    steps=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 99), values()), min_size=1, max_size=6),
)
def test_any_edits_read_back_as_they_were_meant(
    tmp_path_factory: pytest.TempPathFactory,
    *,
    seed: int,
    end: str,
    bom: bool,
    closed: bool,
    steps: list[Edit],
) -> None:
    """A history of edits on a deck that is written oddly: what it says is what was meant, after each of them."""
    folder = tmp_path_factory.mktemp("deck", numbered=True)
    odd = odd_deck(seed, 4, end, closed=closed)
    now = sheet((("\ufeff" if bom else "") + odd.text).encode(), "x.yaml")
    cards = [spaced(one) for one in odd.cards]
    for what, where, (name, value) in steps:
        if not cards:
            break
        at, before = where % len(cards), now
        row = (now.entries()[at].first - 1, now.entries()[at].last)
        if what <= 1:
            now = deckediting.with_field(now, at, KEYS[name], value)
            cards[at] = with_value(cards[at], name, value)
            only_between(before, now, row[0] - 1, row[1])
        elif what == 2:
            title = value if isinstance(value, str) else "Nieuw"
            now = deckediting.with_new(now, at, one_line(title)[:60])
            fresh = now.entries()[at + 1]
            cards.insert(at + 1, Said(fresh.id, one_line(title)[:60].strip()))
            only_more(before, now, row[1])
        elif what == 3:
            now = deckediting.with_copy(now, at, "Een kopie")
            cards.insert(at + 1, changed(cards[at], id=now.entries()[at + 1].id, title="Een kopie"))
            only_more(before, now, row[1])
        elif what == 4:
            now = deckediting.without(now, at)
            del cards[at]
        else:
            now = deckediting.with_order(now, at, 1)
            if at + 1 < len(cards):
                cards[at], cards[at + 1] = cards[at + 1], cards[at]
                assert sorted(now.text) == sorted(before.text)
        assert reads(now, folder) == [spaced(one) for one in cards]
        assert now.text.count("#") >= before.text.count("#") - (30 if what in {0, 1, 4} else 0)
        assert ("\r" in now.text) == (end == "\r\n")
        assert not re.search("[^\r]\n", now.text) or end == "\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_in_a_deck_of_200_cards_diff_shows_the_lines_of_one(end: str, tmp_path: Path) -> None:
    """Criterion 2, with the real `diff`: for each sort of change in cards all over the deck."""
    odd = odd_deck(7, 200, end)
    old = sheet(odd.text.encode(), "x.yaml")
    chance = random.Random(1)  # noqa: S311 - nothing secret
    assert reads(old, tmp_path) == [spaced(one) for one in odd.cards]
    for number, at in enumerate([0, 199, *chance.sample(range(1, 198), 22)]):
        name = list(KEYS)[number % 4]
        value: Any = tuple(chance.sample(DOMAINS, 2)) if name == "domains" else "" if number % 8 == 5 else "Anders: " + sentence(chance, 5)
        new = deckediting.with_field(old, at, KEYS[name], value)
        first, last = odd.rows[at]
        assert all(first < line <= last + 1 for line in diff_lines(old, new, tmp_path)), (at, name)
        if name != "domains":
            assert reads(new, tmp_path) == [spaced(changed(one, **{name: value}) if i == at else one) for i, one in enumerate(odd.cards)]
    gone = deckediting.without(old, 100)
    assert all(odd.rows[100][0] < line <= odd.rows[100][1] + 1 for line in diff_lines(old, gone, tmp_path))
    fresh = deckediting.with_new(old, 100, "Nieuw")
    assert set(diff_lines(old, fresh, tmp_path)) <= {odd.rows[100][1], odd.rows[100][1] + 1, odd.rows[101][0] + 1}
    up = deckediting.with_order(old, 100, 1)
    assert all(odd.rows[100][0] < line <= odd.rows[101][1] + 1 for line in diff_lines(old, up, tmp_path))


JSON = '{"deck": "x", "soort": "zelf", "kaarten": [{"id": "a", "titel": "A"}, {"id": "b", "titel": "B", "domeinen": ["leren"]}]}\n'
LINES = """\
deck: x
soort: zelf
kaarten: [  # met haken
  {id: a, titel: A},  # de eerste
  {id: b, titel: B, domeinen: [leren]}
]
bron: wij
"""
ALIAS = "deck: x\nkaarten:\n- &a {id: a, titel: A}\n- *a\n"
TABS = "deck: x\nsoort: zelf\nkaarten:\n-\tid: a\n\ttitel: A\n- id: b\n  titel: B\n  domeinen: [leren]\n"
PLAIN = "deck: x\nsoort: zelf\nkaarten:\n- titel: A\n  id: a\n  tekst: >\n    a\n\n- domeinen:\n  - leren\n  id: b\n  titel: B"


@pytest.mark.parametrize("text", [JSON, LINES, PLAIN])
def test_decks_in_brackets_and_keys_in_any_order(text: str, tmp_path: Path) -> None:
    old = sheet(text.encode(), "x.yaml")
    a, b = reads(old, tmp_path)
    assert reads(deckediting.with_order(old, 0, 1), tmp_path) == [b, a]
    assert deckediting.with_order(deckediting.with_order(old, 0, 1), 1, -1).text == text
    assert deckediting.with_order(old, 1, 1) is old
    assert reads(deckediting.without(old, 0), tmp_path) == [b]
    assert reads(deckediting.without(old, 1), tmp_path) == [a]
    assert deckediting.without(deckediting.without(old, 0), 0).entries() == ()
    assert reads(deckediting.with_new(deckediting.without(deckediting.without(old, 0), 0), -1, "C"), tmp_path) == [Said("c", "C")]
    assert reads(deckediting.with_new(old, -1, "C"), tmp_path) == [Said("c", "C"), a, b]
    assert reads(deckediting.with_copy(old, 1, "C"), tmp_path) == [a, b, changed(b, id="c", title="C")]
    assert reads(deckediting.with_field(old, 1, "domeinen", ("gedrag",)), tmp_path) == [a, changed(b, domains=("gedrag",))]
    assert reads(deckediting.with_field(old, 1, "domeinen", ()), tmp_path) == [a, changed(b, domains=())]
    made = deckediting.with_field(deckediting.with_head(old, "bron", "Wij: samen"), 1, "uitvoerder", "ib’er")
    assert reads(made, tmp_path) == [a, changed(b, performer="ib’er")]
    assert made.head("bron") == "Wij: samen"


@pytest.mark.parametrize("text", [TABS, ALIAS, "deck: x\rkaarten:\r", "deck: x\n---\ny: z\n", "a", ""])
def test_what_is_written_too_oddly_is_left_alone(text: str) -> None:
    with pytest.raises(Refused) as refused:
        sheet(text.encode(), "x.yaml")
    assert "niet kunt veranderen" in str(refused.value.problems[0])


def test_odd_cards_are_refused_one_by_one(tmp_path: Path) -> None:
    """A card that is none can be thrown away and moved; the others can be changed."""
    text = "deck: x\nsoort: zelf\nkaarten:\n  - zomaar\n  -\n  - titel: Zonder id  # o\n  - {id: b, titel: B}\n  - {id: b, titel: Dubbel}\n"
    old = sheet(text.encode(), "x.yaml")
    assert [card.title for card in old.entries()] == ["", "", "Zonder id", "B", "Dubbel"]
    for at in (0, 1):
        with pytest.raises(Refused):
            deckediting.with_field(old, at, "titel", "Nieuw")
    assert deckediting.with_id(old, 3).text != text  # another one has it as well
    made = deckediting.with_id(deckediting.with_id(old, 2), 4)
    assert deckediting.with_id(made, 3) is made
    made = deckediting.without(deckediting.without(made, 0), 0)
    assert reads(made, tmp_path) == [Said("zonder-id", "Zonder id"), Said("b", "B"), Said("dubbel", "Dubbel")]
    assert made.text.endswith("  - titel: Zonder id  # o\n    id: zonder-id\n  - {id: b, titel: B}\n  - {id: dubbel, titel: Dubbel}\n")


def diff_lines(old: Sheet, new: Sheet, folder: Path) -> list[int]:
    """The lines of the old file that `diff` says are changed, gone, or followed by new ones."""
    one, other = folder / "oud", folder / "nieuw"
    one.write_bytes(old.data)
    other.write_bytes(new.data)
    told = subprocess.run(["diff", one, other], capture_output=True, text=True, check=False, errors="replace")  # noqa: S607
    assert told.returncode in {0, 1}
    found: list[int] = []
    for line in told.stdout.splitlines():
        if hunk := re.fullmatch(r"(\d+)(?:,(\d+))?([acd])\d+(?:,\d+)?", line):
            found += range(int(hunk[1]), int(hunk[2] or hunk[1]) + 1)
    return found
