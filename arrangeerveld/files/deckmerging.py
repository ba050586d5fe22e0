"""Puts steps that could not be written into what another program wrote meanwhile, as far as they are about other cards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from arrangeerveld.core.problems import Refused
from arrangeerveld.files.deckediting import Entry, Sheet, with_field, with_head, with_new, with_translation, without

HEADS = ("deck", "soort", "versie", "bron")
_TEXTS = {"titel": "title", "tekst": "text", "uitvoerder": "performer", "plaatje": "picture"}


def merged(base: Sheet, mine: Sheet, theirs: Sheet) -> tuple[Sheet, tuple[str, ...]]:
    """Theirs with what was changed from `base` to `mine`; and the titles of my cards that stay out, for both changed them.

    Cards are known by their id. The order is theirs.
    """
    lost: list[str] = []
    for key in HEADS:
        if mine.head(key) != base.head(key) and theirs.head(key) == base.head(key):
            with suppress(Refused):
                theirs = with_head(theirs, key, mine.head(key))
    old, now, there = (_by_id(sheet) for sheet in (base, mine, theirs))
    for name, card in now.items():
        before, other = old.get(name), there.get(name)
        if card in {before, other}:
            continue
        if before is None and other is None:
            theirs = _added(theirs, card, _above(mine, name))
        elif before is not None and other == before:
            theirs = _changed(theirs, name, before, card)
        else:
            lost.append(card.title)
    for name in old.keys() - now.keys():
        if there.get(name) == old[name]:
            theirs = without(theirs, _place(theirs, name))
    return theirs, tuple(lost)


def _by_id(sheet: Sheet) -> dict[str, Entry]:
    """The cards without their places; the first of those with the same id."""
    found: dict[str, Entry] = {}
    for card in _bare(sheet):
        found.setdefault(card.id, card)
    found.pop("", None)
    return found


def _bare(sheet: Sheet) -> Iterator[Entry]:
    for card in sheet.entries():
        yield Entry(card.id, card.title, card.text, card.domains, card.performer, card.picture, translations=card.translations)


def _place(sheet: Sheet, name: str) -> int:
    return next((i for i, card in enumerate(sheet.entries()) if card.id == name), -1)


def _above(sheet: Sheet, name: str) -> str:
    """The id of the card before this one; empty for the first."""
    cards, at = sheet.entries(), _place(sheet, name)
    return cards[at - 1].id if at > 0 else ""


def _added(sheet: Sheet, card: Entry, above: str) -> Sheet:
    at = _place(sheet, above) if above else -1
    at = len(sheet.entries()) - 1 if above and at < 0 else at
    sheet = with_field(with_new(sheet, at, card.title, card.text), at + 1, "id", card.id)
    return _changed(sheet, card.id, Entry(card.id, card.title, card.text), card)


def _words(card: Entry) -> dict[tuple[str, str], str]:
    """What a card says in other languages, by the language and the key."""
    said = ((one.language, key, text) for one in card.translations for key, text in (("titel", one.title), ("tekst", one.text)))
    return {(language, key): text for language, key, text in said if text}


def _changed(sheet: Sheet, name: str, before: Entry, card: Entry) -> Sheet:
    at = _place(sheet, name)
    for key, field in _TEXTS.items():
        if getattr(card, field) != getattr(before, field):
            sheet = with_field(sheet, at, key, getattr(card, field))
    was, now = _words(before), _words(card)
    for language, key in dict.fromkeys((*now, *was)):
        said = now.get((language, key), "")
        if said != was.get((language, key), ""):
            sheet = with_translation(sheet, at, language, key, said)
    return with_field(sheet, at, "domeinen", card.domains) if card.domains != before.domains else sheet
