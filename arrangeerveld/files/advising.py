"""Advice on what is written on cards: it works as it is, and could be read more easily."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arrangeerveld.core.problems import Problem
from arrangeerveld.files.decks import Deck, DeckCard
from arrangeerveld.files.plainwords import PLAINER
from arrangeerveld.files.wording import shown

SENTENCES = 2
_SENTENCE = re.compile(r"[^.?!…\s].*?(?:[.?!…]+(?=\s|$)|$)", re.DOTALL)
_SHORT = re.compile(r"\b(?i:bijv|bv|o\.a|d\.w\.z|m\.b\.v|i\.p\.v|t/m|nr|ca|evt|incl|mevr|dhr|dr)\.(?!\s+[A-Z])")
_HARD = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, PLAINER), key=len, reverse=True))})\b", re.IGNORECASE)


def advice_on(deck: Deck) -> tuple[Problem, ...]:
    """A hint for each text of more than two sentences, and for each hard word there is a plainer one for."""
    return tuple(hint for card in deck.cards for hint in _hints(card))


def sentences(text: str) -> int:
    """How many sentences there are in a text; an abbreviation ends none."""
    return len(_SENTENCE.findall(_SHORT.sub("x", text)))


def _hints(card: DeckCard) -> Iterator[Problem]:
    count = sentences(card.text)
    if count > SENTENCES:
        what = f"Tip: de tekst van de kaart {shown(card.title)} heeft {count} zinnen."
        yield Problem(what, card.text_at, "Een of twee zinnen lezen mensen wel. De rest kun je erbij vertellen.", hint=True)
    for text, at in ((card.title, card.title_at), (card.text, card.text_at)):
        for word in dict.fromkeys(match[0] for match in _HARD.finditer(text)):
            what = f"Tip: op de kaart {shown(card.title)} staat het moeilijke woord {shown(word)}."
            yield Problem(what, at, f"Makkelijker is: {PLAINER[word.lower()]}.", hint=True)
