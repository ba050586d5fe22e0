"""A second language on an enlarged card: the languages that a card knows, each by its own name; a tap shows one, another tap hides it."""

from __future__ import annotations

from collections.abc import Sequence

from arrangeerveld.app.buttons import button
from arrangeerveld.app.controls import Control
from arrangeerveld.core.board import Translation
from arrangeerveld.core.colours import DARK, FOCUS, MUTED, WHITE
from arrangeerveld.core.geometry import Rect
from arrangeerveld.core.marks import Means, Weight

HIGH = 60.0
GAP = 8.0
AROUND = 0.7  # em beside a word
MOST = 6  # languages on one row
OWN_NAMES = {
    "ar": "العربية",
    "bg": "Български",
    "de": "Deutsch",
    "en": "English",
    "es": "Español",
    "fa": "فارسی",
    "fr": "Français",
    "it": "Italiano",
    "nl": "Nederlands",
    "pl": "Polski",
    "pt": "Português",
    "ro": "Română",
    "ru": "Русский",
    "tr": "Türkçe",
    "uk": "Українська",
}
"""What speakers call their language, by its code (ISO 639); another one is shown by its code."""


def choices(card: str, known: Sequence[Translation], chosen: Translation | None, row: Rect, means: Means) -> tuple[Control, ...]:
    """A button for each language in a row; of a card (an id) that knows very many the first ones, and the chosen one."""
    shown = [*known[:MOST]]
    if chosen is not None and chosen not in shown:
        shown[-1] = chosen
    words = [means.type.width(_name(one.language), Weight.BOLD) + AROUND for one in shown]
    room, x, made = row.w - GAP * (len(shown) - 1), row.x, list[Control]()
    for one, word in zip(shown, words, strict=True):
        wide = room * word / sum(words)
        made.append(_choice(card, one.language, Rect(x, row.y, wide, row.h), means, on=one is chosen))
        x += wide + GAP
    return tuple(made)


def _name(code: str) -> str:
    return OWN_NAMES.get(code, code)


def _choice(card: str, code: str, place: Rect, means: Means, *, on: bool) -> Control:
    name = _name(code)
    if on:
        return button("", name, place, means, f"taal:{code}={card}", ring=FOCUS)
    return button("", name, place, means, f"taal:{code}={card}", fill=WHITE, ink=means.look.ink(DARK), ring=means.look.ink(MUTED))
