"""Cards and decks as they are written in YAML: plain values with the keys of the file, and whole texts of fresh decks."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from arrangeerveld.core.board import Translation
from arrangeerveld.core.colours import DOMAINS
from arrangeerveld.files.cleaning import cleaned, one_line
from arrangeerveld.files.deckentries import INDENT
from arrangeerveld.files.decks import Deck, DeckCard
from arrangeerveld.files.deckspans import NotEditable, spans
from arrangeerveld.files.deckstyles import plain, ways

Write = Callable[[str, int], str]
"""How a text is written behind a key that stands in this column."""


def plain_card(card: DeckCard) -> dict[str, Any]:
    """The keys of a card with what stands behind them; those that say nothing are left out."""
    said: dict[str, Any] = {
        "id": card.id,
        "titel": card.title,
        "tekst": card.text,
        "domeinen": list(card.domains),
        "uitvoerder": card.performer,
        "plaatje": card.picture,
        "vertaling": plain_translations(card),
    }
    return {key: value for key, value in said.items() if value}


def card_from(said: dict[str, Any]) -> DeckCard:
    """The card that these keys say, as they stand in a file: what cannot be read as it should is left out."""
    words = said.get("domeinen")
    found = words if isinstance(words, list) else re.split("[,;]", _word(words))
    return DeckCard(
        id=_word(said.get("id")),
        title=_word(said.get("titel")),
        text=cleaned(text).strip() if isinstance(text := said.get("tekst", ""), str) else "",
        domains=tuple(dict.fromkeys(word for one in found if (word := _word(one)) in DOMAINS)),
        performer=_word(said.get("uitvoerder")),
        picture=_word(said.get("plaatje")),
        translations=tuple(_translations(said.get("vertaling"))),
    )


def _word(value: Any) -> str:
    return one_line(value) if isinstance(value, str) else ""


def _translations(said: Any) -> Iterator[Translation]:
    for code, words in said.items() if isinstance(said, dict) else ():
        if isinstance(words, dict) and _word(words.get("titel")):
            text = words.get("tekst", "")
            yield Translation(code, _word(words.get("titel")), cleaned(text).strip() if isinstance(text, str) else "")


def plain_translations(card: DeckCard) -> dict[str, dict[str, str]]:
    """The translations of a card by the codes of their languages."""
    return {one.language: {"titel": one.title} | ({"tekst": one.text} if one.text else {}) for one in card.translations}


def deck_text(deck: Deck, about: str) -> str:
    """A fresh deck as a YAML text, with a line about it on top."""
    head = {"deck": deck.name, "soort": deck.kind, "versie": deck.version, "bron": deck.origin}
    wanted = {**{key: value for key, value in head.items() if value}, "kaarten": [plain_card(card) for card in deck.cards] or ""}
    for write in (_nicely, _surely):
        lines = [f"# {about}", *(f"{key}: {write(value, 0)}" for key, value in head.items() if value), "kaarten:"]
        text = "\n".join([*lines, *(line for card in deck.cards for line in card_lines(card, INDENT, write=write)), ""])
        try:
            if spans(text).plain() == wanted:
                return text
        except NotEditable:
            continue
    raise AssertionError(about)  # pragma: no cover - text between quotes is read as it was written


def _nicely(text: str, column: int) -> str:
    return next(ways(text, "", flow=False, column=column))


def _surely(text: str, column: int) -> str:  # noqa: ARG001 - both are called alike
    return json.dumps(text, ensure_ascii=False)


def card_lines(card: DeckCard, indent: str, gap: str = " ", write: Write = _nicely) -> Iterator[str]:
    """The lines of a card in a list with dashes; `indent` before the dash, `gap` after it."""
    column = len(indent) + 1 + len(gap)
    for number, (key, value) in enumerate(plain_card(card).items()):
        before = f"{indent}-{gap}" if not number else " " * column
        if isinstance(value, dict):
            yield f"{before}{key}:"
            yield from (f"{' ' * (column + 2)}{code}: {flow(words)}" for code, words in value.items())
        elif isinstance(value, list):
            yield f"{before}{key}: {flow(value)}"
        else:
            yield from f"{before}{key}: {write(value, column)}".split("\n")


def flow(value: Any) -> str:
    """A value on one line, within brackets where it has parts."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_key(key)}: {flow(part)}' for key, part in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(flow(part) for part in value)}]"
    return value if plain(value) else json.dumps(value, ensure_ascii=False)


def _key(code: str) -> str:
    """A key; `no` means something else to other programs."""
    return code if plain(code) else f'"{code}"'
