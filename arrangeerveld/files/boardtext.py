"""From the bytes of a file to plain JSON values, strictly: what JSON readers usually let through is refused here, in Dutch."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any, NoReturn

from arrangeerveld.core.problems import Place, Problem, Refused
from arrangeerveld.files import faults
from arrangeerveld.files.saving import LARGEST

DEEPEST = 64  # levels of lists and objects that a part of a file may have
SMALL = 4 * 2**20  # bytes of a file of which the parts need not be counted
PARTS = {b"{": 100_000, b"[": 1_200_000, b",": 2_600_000}
"""Objects, lists, and values together: some more than the fullest board has (`boardreading.MOST` and `POINTS`)."""
SHOWN = 40  # characters of a text that a message repeats

BROKEN = "Dit bestand is geen bord van Arrangeerveld, of het is beschadigd"
REMEDY = "Kies een ander bestand, of een eerdere versie van dit bord."

_SURROGATE = re.compile(r"\\u[dD][89abAB]|\\u[dD][c-fC-F]")


class Damaged(Refused):
    """A text that is no JSON any more; something of it may be saved."""


class _OddError(ValueError):
    """A value that JSON readers let through and we do not; its text says what, in Dutch."""


def parsed(text: bytes, label: str) -> Any:
    """The plain value in a JSON text; `label` is how messages call the file. Raises Refused."""
    if len(text) > LARGEST:
        raise Refused(faults.too_large(label, LARGEST))
    _not_too_many(text, label)
    decoded = _decoded(text, label)
    try:
        value = _DECODER.decode(decoded)
        if _SURROGATE.search(decoded):
            json.dumps(value, ensure_ascii=False).encode()
    except _OddError as odd:
        refuse(f"{BROKEN}: {odd}", label)
    except json.JSONDecodeError as fault:
        _refuse_at(fault, decoded, label)
    except UnicodeEncodeError:
        refuse(f"{BROKEN}: er staat een half teken in.", label)
    except RecursionError:
        refuse(f"{BROKEN}: er staan te veel haakjes in elkaar.", label)
    except ValueError:
        refuse(f"{BROKEN}: er staat een veel te groot getal in.", label)
    return value


def refuse(what: str, label: str, remedy: str = REMEDY) -> NoReturn:
    """Raise Refused with one problem about the whole file."""
    raise Refused(Problem(what, Place(label), remedy))


def shown(text: str) -> str:
    """The start of a text from a file, fit to stand in a message on one line."""
    plain = "".join(sign if sign.isprintable() else " " for sign in text[: SHOWN + 1])
    return f"{plain[:SHOWN].rstrip()}…" if len(plain) > SHOWN else plain


def depth_within(value: Any, levels: int) -> bool:
    """Whether lists and objects in this value lie at most so many levels in each other."""
    match value:
        case dict():
            return levels > 0 and all(depth_within(part, levels - 1) for part in value.values())
        case list():
            return levels > 0 and all(depth_within(part, levels - 1) for part in value)
    return True


def _not_too_many(text: bytes, label: str) -> None:
    """Refuse a large file of very many small parts before they are made: each of them takes many times its text in memory."""
    if len(text) > SMALL and any(text.count(sign) > most for sign, most in PARTS.items()):
        refuse("Dit bord is te groot: er staan meer delen in dan op een bord passen.", label)


def _decoded(text: bytes, label: str) -> str:
    if not text.strip(b"\0 \t\r\n"):
        refuse("Dit bestand is leeg.", label)
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Damaged(Problem(f"{BROKEN}: de tekst is niet in UTF-8 opgeslagen.", Place(label), REMEDY)) from None


def _refuse_at(fault: json.JSONDecodeError, text: str, label: str) -> NoReturn:
    where = Place(label, fault.lineno, fault.colno)
    if fault.msg == "Extra data":
        what = f"{BROKEN}: na het einde van het bord staat nog meer tekst."
    elif fault.msg.startswith("Unterminated") or not text[fault.pos :].strip():
        what = f"{BROKEN}: het einde ontbreekt."
    else:
        what = f"{BROKEN}."
    raise Damaged(Problem(what, where, REMEDY))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) < len(pairs):
        twice = next(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        raise _OddError(f"‘{shown(twice)}’ staat twee keer in hetzelfde stuk.")
    return result


def _float(text: str) -> float:
    value = float(text)
    if value - value != 0.0:  # so it is for infinity only; quicker than isfinite, and this runs for every number in a file
        raise _OddError(f"het getal {text[:SHOWN]} is te groot.")
    return value


def _constant(text: str) -> NoReturn:
    raise _OddError(f"{text} is geen getal.")


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_float=_float, parse_constant=_constant)
