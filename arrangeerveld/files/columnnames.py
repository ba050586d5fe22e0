"""The names that people write over the columns of a table with cards, and which part of a card each of them means."""

from __future__ import annotations

import re

from arrangeerveld.files.names import plain_words

NAMES = {
    "id": ("id", "code", "kenmerk", "kaart-id"),
    "titel": ("titel", "title", "naam", "kaart", "kaartje", "kop", "onderwerp", "ondersteuning", "aanbod", "titel-van-de-kaart"),
    "tekst": ("tekst", "omschrijving", "beschrijving", "uitleg", "toelichting", "inhoud", "text", "description", "wat-is-het"),
    "domeinen": ("domeinen", "domein", "gebied", "gebieden", "past-bij", "vakken", "domains"),
    "uitvoerder": ("uitvoerder", "uitvoerders", "wie", "door", "door-wie", "wie-doet-het", "uitgevoerd-door", "functie", "performer"),
    "plaatje": ("plaatje", "foto", "afbeelding", "picture", "image"),
    "soort": ("soort", "kind", "type", "categorie", "soort-kaart"),
    "stapel": ("stapel", "deck", "naam-van-de-stapel"),
    "versie": ("versie", "version"),
    "bron": ("bron", "herkomst", "origin"),
}
"""What is written over a column, in plain words; the first is what we write ourselves."""
CARD = ("id", "titel", "tekst", "domeinen", "uitvoerder", "plaatje")
HEADS = ("stapel", "soort", "versie", "bron")
LANGUAGES = {
    "turks": "tr",
    "arabisch": "ar",
    "pools": "pl",
    "oekraiens": "uk",
    "engels": "en",
    "duits": "de",
    "frans": "fr",
    "spaans": "es",
}
_MEANT = {name: key for key, names in NAMES.items() for name in names}
_TRANSLATED = re.compile(r"(?P<part>[a-z]+)-(?:in-het-)?(?P<language>[a-z]+)")
_CODE = re.compile("[a-z]{2,3}")


def meaning(name: str) -> str:
    """The part of a card that a column is about: `titel`, or `titel/tr` for a title in Turkish; empty when the name says nothing to us."""
    plain = plain_words(name)
    if plain in _MEANT:
        return _MEANT[plain]
    found = _TRANSLATED.fullmatch(plain)
    part = _MEANT.get(found["part"], "") if found else ""
    if found is None or part not in {"titel", "tekst"}:
        return ""
    language = LANGUAGES.get(found["language"], found["language"])
    return f"{part}/{language}" if _CODE.fullmatch(language) else ""


def written(key: str) -> str:
    """What we write over a column: `titel`, or `titel (tr)`."""
    part, _, language = key.partition("/")
    return f"{part} ({language})" if language else part


def names() -> tuple[str, ...]:
    """All names, for who guesses what was meant."""
    return tuple(_MEANT)
