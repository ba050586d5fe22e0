"""Decks as people write them: every way to quote, comments everywhere, odd indents, brackets; with what they say."""

from __future__ import annotations

import json
import random
import textwrap
from dataclasses import dataclass, field, replace
from typing import TypeAlias

Pair: TypeAlias = tuple[str, str | tuple[str, ...]]
DOMAINS = ("leren", "werkhouding", "gedrag", "gezondheid")
TALK = "samen lezen in de klas, met een boek: elke dag 's ochtends ‘even’ buiten #1 ja nee 12:30"
WORDS = [*TALK.split(), *["&", "meer", "[hulp]", "{thuis}", "én", "‘ëxtra’", "😀", "-", "?"]]


@dataclass(frozen=True, slots=True)
class Said:
    """What a card says."""

    id: str
    title: str
    text: str = ""
    domains: tuple[str, ...] = ()
    performer: str = ""


@dataclass(slots=True)
class Odd:
    """A deck: its text, what its cards say, and the lines of each card (from 0, the last one not included)."""

    text: str
    cards: list[Said]
    rows: list[tuple[int, int]] = field(default_factory=list)


def sentence(chance: random.Random, most: int = 9) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(1, most)))


def said(chance: random.Random, number: int) -> Said:
    text = chance.choice(["", sentence(chance, 30), sentence(chance) + "\n" + sentence(chance)])
    domains = tuple(chance.sample(DOMAINS, chance.randint(0, 4)))
    return Said(f"kaart-{number}", f"{number} {sentence(chance, 6)}"[:60].strip(), text, domains, chance.choice(["", sentence(chance, 3)]))


def quoted(chance: random.Random, text: str) -> str:
    """A text on one line."""
    if "\n" not in text and text.replace(" ", "").isalpha() and text.isascii() and chance.random() < 0.5:
        return text
    return "'" + text.replace("'", "''") + "'" if "\n" not in text and chance.random() < 0.5 else json.dumps(text, ensure_ascii=False)


def value(chance: random.Random, text: str, indent: int) -> str:
    """A text after its key, on one or more lines."""
    pad = " " * (indent + chance.choice([2, 2, 4]))
    way = chance.random()
    if way < 0.3 and text and not any(line.startswith((" ", "#")) for line in text.split("\n")):
        return "\n".join(["|" + chance.choice(["-", "", " # zo"]), *(pad + line for line in text.split("\n"))])
    if way < 0.5 and "\n" not in text:
        return "\n".join(
            [
                ">" + chance.choice(["-", ""]),
                *(pad + line for line in textwrap.wrap(text, 30, break_long_words=False, break_on_hyphens=False)),
            ]
        )
    return quoted(chance, text) + chance.choice(["", "", "   # let op: 'dit'"])


def card_lines(chance: random.Random, one: Said, dash: int) -> list[str]:
    """The lines of a card, its dash this far from the edge."""
    pairs: list[tuple[str, str | tuple[str, ...]]] = [
        ("id", one.id),
        ("titel", one.title),
        ("tekst", one.text),
        ("domeinen", one.domains),
        ("uitvoerder", one.performer),
    ]
    rest = [pair for pair in pairs[1:] if pair[1]]
    chance.shuffle(rest)
    pairs = [pairs[0], *rest] if chance.random() < 0.8 else [*rest, pairs[0]]
    if chance.random() < 0.15:
        inside = ", ".join(f"{key}: {_short(word)}" for key, word in pairs)
        return [" " * dash + "- {" + inside + "}" + chance.choice(["", "  # kort"])]
    gap = chance.choice([1, 1, 3])
    column = dash + 1 + gap
    lines: list[str] = []
    for key, word in pairs:
        lines += _pair(chance, key, word, column)
        if chance.random() < 0.1:
            lines.append(" " * column + "# - id: niet deze")
    lines[0] = " " * dash + "-" + " " * gap + lines[0][column:]
    return lines if chance.random() < 0.9 else [" " * dash + "-  # los", " " * column + lines[0][column:], *lines[1:]]


def _short(word: str | tuple[str, ...]) -> str:
    return f"[{', '.join(word)}]" if isinstance(word, tuple) else json.dumps(word, ensure_ascii=False)


def _pair(chance: random.Random, key: str, word: str | tuple[str, ...], column: int) -> list[str]:
    pad = " " * column
    if isinstance(word, str):
        return (f"{pad}{key}:{chance.choice([' ', '   '])}" + value(chance, word, column)).split("\n")
    if chance.random() < 0.5:
        return [f"{pad}{key}: [{', '.join(word)}]"]
    more = chance.choice([0, 2])
    return [f"{pad}{key}:", *(f"{pad}{' ' * more}- {one}{chance.choice(['', ' # ja'])}" for one in word)]


def odd_deck(seed: int, count: int, end: str = "\n", *, closed: bool = True) -> Odd:
    """A deck of so many cards, the same for the same seed; `closed` when its last line has an end."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    dash = chance.choice([0, 2, 4])
    lines = ["# Van ons: pas gerust aan.", "deck:   'Onze kaarten'  # naam", "soort: zelf", "", "kaarten:   # alle"]
    odd = Odd("", [said(chance, number) for number in range(count)])
    for one in odd.cards:
        lines += chance.choice([[], [], [""], ["", "# ---- een kop ----", ""]])
        over = chance.choice([[], [], [" " * dash + "# over deze kaart - echt"]])
        body = card_lines(chance, one, dash)
        odd.rows.append((len(lines), len(lines) + len(over) + len(body)))
        lines += [*over, *body]
    odd.text = end.join(lines) + (end if closed else "")
    return odd


def changed(one: Said, **values: object) -> Said:
    return replace(one, **values)  # type: ignore[arg-type]
