"""The JSON Schema of a form, for editors that help while typing."""

from __future__ import annotations

from typing import Any, assert_never

from arrangeerveld.files.fields import Choice, Field, Form, ListOf, Named, Number, Text, YesNo
from arrangeerveld.files.scalars import LONGEST_WORD

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PLAIN = ["string", "number", "boolean"]  # every one of them is read as a text
_WHOLE = ["string", "integer", "boolean"]  # the same where a point is not allowed: a pattern is for texts only, says JSON Schema


def schema(form: Form) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of files of this form."""
    return {"$schema": DIALECT, "title": form.noun.split(" ", 1)[1], **_schema(form)}


def _schema(field: Field) -> dict[str, Any]:
    about = {"description": field.about} if field.about else {}
    return {**about, **_shape(field)}


def _shape(field: Field) -> dict[str, Any]:
    match field:
        case Text() | Choice() | Number() | YesNo():
            return _scalar(field)
        case ListOf():
            fewest = {"minItems": field.exactly} if field.exactly else {}
            return {"type": "array", "items": _schema(field.item), **fewest, "maxItems": field.exactly or field.most}
        case Named():
            keys = {f"^(?:{field.pattern})$": _schema(field.item)}
            return {"type": "object", "patternProperties": keys, "additionalProperties": False, "maxProperties": field.most}
        case Form(fields=fields):
            required = [key for key, part in fields.items() if part.required]
            properties = {key: _schema(part) for key, part in fields.items()}
            return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
        case _:
            assert_never(field)


def _scalar(field: Text | Choice | Number | YesNo) -> dict[str, Any]:
    match field:
        case Text():
            pattern = {"pattern": f"^(?:{field.pattern})$"} if field.pattern else {}
            sorts = _WHOLE if field.pattern else _PLAIN
            return {"type": sorts, **pattern, "minLength": 1 if field.required else 0, "maxLength": field.most}
        case Choice(options=options):
            return {"enum": list(options)} if options else {"type": _PLAIN, "minLength": 1, "maxLength": LONGEST_WORD}
        case Number():
            return {"type": "integer" if field.whole else "number", "minimum": field.low, "maximum": field.high}
        case YesNo():
            return {"enum": ["ja", "nee"]}
        case _:
            assert_never(field)
