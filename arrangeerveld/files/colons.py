"""What goes wrong with the colon after a word: forgotten, another sign, no space, or a text that goes on where a word belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arrangeerveld.files.repair import Repair, spaces
from arrangeerveld.files.wording import brief

DEEPER = 2  # spaces, at least, before the next line of a text, counted from its word

_START = r"(?P<start>[ ]*(?:- +)?)(?P<word>[\w-]+)"
_TIGHT = re.compile(_START + r":(?P<rest>[^\s:].*)")
_LATE = re.compile(_START + r"[ ]+:(?P<rest>[^\s:].*)")
_OTHER = re.compile(_START + r"[ ]*(?P<sign>[;=.,])[ ]+(?P<rest>\S.*)")
_NONE = re.compile(_START + r"(?P<rest>(?:[ ]+(?!:).*)?)$")
_TEXT = re.compile(r"(?P<start>[ ]*(?:- +)?)[\w-]+:(?:[ ]+(?P<value>[^\s'\"\[{#&*!@].*))?$")


def _space(lines: list[str], line: int) -> Iterator[Repair]:
    """`titel:Samen lezen`."""
    if match := _TIGHT.match(lines[line]):
        what = f"Na ‘{brief(match['word'])}:’ ontbreekt een spatie."
        yield _repair(line, match, what, "Zet een spatie na de dubbele punt.")


def _late(lines: list[str], line: int) -> Iterator[Repair]:
    """`titel :Samen lezen`."""
    if match := _LATE.match(lines[line]):
        word = brief(match["word"])
        what = f"Na ‘{word}’ staan de spatie en de dubbele punt andersom."
        yield _repair(line, match, what, f"Schrijf ‘{word}: …’: eerst de dubbele punt, dan een spatie.")


def _other(lines: list[str], line: int) -> Iterator[Repair]:
    """`titel; Samen lezen`."""
    match = _OTHER.match(lines[line])
    if match and (_above(lines, line) is None or match["sign"] in ";="):
        word = brief(match["word"])
        what = f"Na ‘{word}’ staat het teken {match['sign']} in plaats van een dubbele punt."
        yield _repair(line, match, what, f"Schrijf ‘{word}: …’.")


def _runs_on(lines: list[str], line: int) -> Iterator[Repair]:
    """A second line of a text that is not indented far enough: it starts with a word that is no key, and has no colon."""
    text = lines[line]
    above = _above(lines, line)
    match = _NONE.match(text)
    if above is None or ":" in text or text.lstrip().startswith("- ") or (match and _like_a_key(match)):
        return
    indent = above + DEEPER
    what = "Deze regel begint niet met een woord en een dubbele punt."
    remedy = f"Zet er {spaces(indent)} voor als hij bij de tekst erboven hoort, ook voor de regels erna die erbij horen. "
    remedy += "Zet er anders een woord met een dubbele punt voor."
    yield Repair(line, " " * indent + text.strip(), len(text) - len(text.lstrip()) + 1, what, remedy, onward=True)


def _none(lines: list[str], line: int) -> Iterator[Repair]:
    """`titel Samen lezen`."""
    if match := _NONE.match(lines[line]):
        what = f"Na ‘{brief(match['word'])}’ ontbreekt een dubbele punt."
        remedy = f"Schrijf ‘{brief(match['word'])}: …’."
        if _above(lines, line) is not None:
            remedy += " Hoort deze regel bij de tekst erboven? Zet er dan meer spaties voor."
        yield _repair(line, match, what, remedy)


def _remark(lines: list[str], line: int) -> Iterator[Repair]:
    """`Kaarten van het samenwerkingsverband` above the first line."""
    text = lines[line]
    if text[:1].isupper() and ":" not in text and text.count(" ") > 1 and not any(before.strip() for before in lines[:line]):
        what = "Deze regel begint niet met een woord en een dubbele punt."
        yield Repair(line, f"# {text}", 1, what, "Is het een opmerking? Zet er dan # en een spatie voor. Zo is het nu gelezen.")


MAKERS = (_space, _late, _other, _runs_on, _remark, _none)
"""Each gives the repairs for one line, the likeliest first."""

_DECK = ("deck", "soort", "versie", "bron", "kaarten", "id", "titel", "tekst", "domeinen", "uitvoerder", "plaatje", "vertaling")
_OTHERS = ("naam", "kort", "kleur", "icoon", "volgorde", "veld", "maat", "vakken", "plaats", "stappen", "minuten", "stapels")
KEYS = frozenset(_DECK + _OTHERS)
"""The words with which lines of our files start."""


def _like_a_key(match: re.Match[str]) -> bool:
    return match["word"].casefold() in KEYS


def _repair(line: int, match: re.Match[str], what: str, remedy: str) -> Repair:
    text = f"{match['start']}{match['word']}: {match['rest'].strip()}"
    return Repair(line, text, len(match["start"]) + 1, what, remedy)


def _above(lines: list[str], line: int) -> int | None:
    """How far the word is indented to which the text on the lines above belongs; None when they end otherwise."""
    for text in reversed(lines[:line]):
        if match := _TEXT.match(text):
            return len(match["start"])
        if text.strip() and ":" in text:
            return None
    return None
