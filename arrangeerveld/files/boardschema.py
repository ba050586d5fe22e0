"""The board format as a JSON Schema (2020-12), for others who want to read or make boards."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from arrangeerveld.core.board import LANGUAGES, NoteSize
from arrangeerveld.core.talk import Answer, Status
from arrangeerveld.files.boardfields import LINE, LONG, MANY
from arrangeerveld.files.boardmat import PICTURE as PICTURE_OF_MAT
from arrangeerveld.files.boardparts import LONGEST, POINTS, SHORTEST, THICKEST, THINNEST
from arrangeerveld.files.boardpictures import HASH, MOST_BYTES, SORTS
from arrangeerveld.files.boardreading import MOST
from arrangeerveld.files.boards import UPGRADES
from arrangeerveld.files.boardtalk import ABOUT, AGES, LONG_ABOUT, STEPS
from arrangeerveld.files.formschema import DIALECT, schema
from arrangeerveld.files.matform import mat_form

Schema = dict[str, Any]

WORD: Schema = {"type": "string", "maxLength": LINE}
NAME: Schema = {**WORD, "minLength": 1}
TEXT: Schema = {"type": "string", "maxLength": LONG}


def _one_of(words: type[StrEnum]) -> Schema:
    return {"enum": [word.value for word in words]}


PLACE: Schema = {
    "description": "Het midden in mm van links en van boven, en de draai in graden met de klok mee.",
    "type": "array",
    "items": {"type": "number"},
    "minItems": 2,
    "maxItems": 3,
}
POINT: Schema = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}

SHA: Schema = {"type": "string", "pattern": f"^[0-9a-f]{{{HASH}}}$"}
IN_LIST: Schema = {**SHA, "description": "De sha256 van een van de plaatjes."}

HEAD = {key: TEXT if key in LONG_ABOUT else WORD for key in ABOUT}
KIND: Schema = {
    "soort": NAME,
    "naam": NAME,
    "kort": WORD,
    "kleur": {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"},
    "icoon": WORD,
    "volgorde": {"type": "integer"},
}
CARD: Schema = {
    "id": NAME,
    "kaartsoort": NAME,
    "titel": WORD,
    "tekst": TEXT,
    "domeinen": {"type": "array", "items": WORD, "maxItems": MANY},
    "uitvoerder": WORD,
    "stapel": WORD,
    "bron": WORD,
    "plaatje": IN_LIST,
    "vertaling": {
        "description": "De kaart in andere talen, met de code van de taal ervoor: tr, ar, pl, uk, en.",
        "type": "object",
        "propertyNames": {"pattern": "^[a-z]{2,3}$"},
        "additionalProperties": {"type": "object", "properties": {"titel": NAME, "tekst": TEXT}, "required": ["titel"]},
        "maxProperties": LANGUAGES,
    },
    "plek": PLACE,
    "vak": WORD,
    "vast": {"type": "boolean"},
}
STROKE: Schema = {
    "id": NAME,
    "kleur": WORD,
    "dikte": {"type": "number", "minimum": THINNEST, "maximum": THICKEST},
    "punten": {"type": "array", "items": POINT, "minItems": 1, "maxItems": POINTS},
}
NOTE: Schema = {
    "id": NAME,
    "maat": {"enum": [size.value for size in NoteSize]},
    "kleur": WORD,
    "tekst": TEXT,
    "inkt": {
        "description": "Wat er met de pen op de memo staat: in mm vanaf het midden, ongedraaid.",
        "type": "array",
        "items": {"type": "object", "properties": STROKE, "required": ["id", "punten"]},
    },
    "plek": PLACE,
    "vak": WORD,
    "vast": {"type": "boolean"},
    "van": WORD,
}
PHOTO: Schema = {
    "id": NAME,
    "naam": WORD,
    "maat": {
        "description": "Breedte en hoogte in mm.",
        "type": "array",
        "items": {"type": "number", "minimum": SHORTEST, "maximum": LONGEST},
        "minItems": 2,
        "maxItems": 2,
    },
    "plaatje": IN_LIST,
    "plek": PLACE,
    "vak": WORD,
    "vast": {"type": "boolean"},
}
PICTURE: Schema = {
    "sha256": SHA,
    "soort": {"enum": list(SORTS)},
    "data": {"type": "string", "contentEncoding": "base64", "maxLength": MOST_BYTES * 4 // 3 + 4},
}
AGREEMENT: Schema = {"id": NAME, "wat": TEXT, "wie": WORD, "wanneer": WORD, "evaluatie": WORD, "status": _one_of(Status), "bron": WORD}
PARTICIPANT: Schema = {"id": NAME, "rol": WORD, "naam": WORD, "kleur": WORD}
CONSENT: Schema = {"id": NAME, "partner": WORD, "informatie": TEXT, "van": WORD, "datum": WORD, "antwoord": _one_of(Answer)}
REVIEW: Schema = {"id": NAME, "vraag": WORD, "antwoord": TEXT}
PROGRESS: Schema = {
    "stap": {"type": "integer", "minimum": 0, "maximum": STEPS},
    "seconden": {"type": "array", "items": {"type": "number", "minimum": 0, "maximum": AGES}, "maxItems": STEPS},
    "sinds": {"type": "number", "minimum": 0, "maximum": AGES},
}


def board_schema() -> Schema:
    """The schema of a board file; other keys and other kinds of `stuks` are allowed, and kept."""
    return {
        "$schema": DIALECT,
        "title": "Een bord van Arrangeerveld",
        **_object(
            {
                "arrangeerveld": {"const": len(UPGRADES) + 1},
                "gesprek": _object(HEAD),
                "veld": _mat(),
                "soorten": _list("soorten", _object(KIND, "soort", "naam", "kleur")),
                "stuks": _list("stuks", _item()),
                "inkt": _list("inkt", _object(STROKE, "id", "punten")),
                "afspraken": _list("afspraken", _object(AGREEMENT, "id")),
                "deelnemers": _list("deelnemers", _object(PARTICIPANT, "id")),
                "toestemming": _list("toestemming", _object(CONSENT, "id")),
                "terugblik": _list("terugblik", _object(REVIEW, "id")),
                "verloop": _object(PROGRESS),
                "plaatjes": _list("plaatjes", _object(PICTURE, "sha256", "soort", "data")),
            },
            "arrangeerveld",
            "veld",
        ),
    }


def _mat() -> Schema:
    """The schema of the mat: that of a field, with the hash of the picture under its zones."""
    mat: Schema = _open(schema(mat_form()))
    mat["properties"][PICTURE_OF_MAT] = {**SHA, "description": "De sha256 van het plaatje onder de vakken."}
    return mat


def _open(part: Any) -> Any:
    """The schema of a mat, in which other keys are allowed too."""
    if isinstance(part, dict):
        return {key: _open(value) for key, value in part.items() if key not in {"$schema", "additionalProperties"}}
    return [_open(value) for value in part] if isinstance(part, list) else part


def _item() -> Schema:
    card, note = _object(CARD, "id", "kaartsoort", "plek"), _object(NOTE, "id", "maat", "plek")
    photo = _object(PHOTO, "id", "maat", "plaatje", "plek")
    return {**_object({"soort": NAME}, "soort"), "allOf": [_when("kaart", card), _when("memo", note), _when("foto", photo)]}


def _when(sort: str, then: Schema) -> Schema:
    return {"if": {"properties": {"soort": {"const": sort}}}, "then": then}


def _object(properties: Mapping[str, Any], *required: str) -> Schema:
    return {"type": "object", "properties": dict(properties), "required": list(required)}


def _list(key: str, items: Schema) -> Schema:
    return {"type": "array", "items": items, "maxItems": MOST[key]}
