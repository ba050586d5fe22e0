"""The mat inside a board file: read as the YAML of a mat is, but what this program does not know in it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from arrangeerveld.core.mat import Mat
from arrangeerveld.core.pictures import PictureData
from arrangeerveld.core.problems import Refused
from arrangeerveld.files.boardtext import BROKEN, refuse
from arrangeerveld.files.cleaning import one_line
from arrangeerveld.files.findings import STAYS, Findings
from arrangeerveld.files.matform import mat_form, step_form, zone_form
from arrangeerveld.files.mats import mat_from_node
from arrangeerveld.files.nodes import Scalar
from arrangeerveld.files.plain import from_plain

Plain = Mapping[str, Any]

MAT_KEYS = frozenset(mat_form().fields)
ZONE_KEYS = frozenset(zone_form().fields)
STEP_KEYS = frozenset(step_form().fields)
PICTURE = "plaatje"  # the hash of the picture under the zones; only in a board
LONGEST = 1_000  # entries of a list


def mat_from(value: Any, pictures: Mapping[str, PictureData], found: Findings) -> Mat:
    """The mat of a board, with the one of the pictures that it names.

    Raises Refused when it cannot be read: without it there is nothing to lay things on.
    """
    if not isinstance(value, dict):
        refuse(f"{BROKEN}: het veld van dit bord ontbreekt.", found.label)
    if any(isinstance(part, list) and len(part) > LONGEST for part in value.values()):
        refuse(f"Het veld van dit bord is te groot: een lijst heeft meer dan {LONGEST} delen.", found.label)
    parts = {"vakken": ZONE_KEYS, "stappen": STEP_KEYS}
    known = {key: _known_parts(part, parts[key]) if key in parts else part for key, part in value.items() if key in MAT_KEYS}
    mat, problems = mat_from_node(from_plain(known, found.label))
    if mat is None:
        raise Refused(*problems)
    found.problems.extend(problems)
    mat = _with_picture(mat, value, pictures, found)
    found.keep_extra("veld", value, MAT_KEYS | {PICTURE})
    _keep_zones(value.get("vakken"), mat, found)
    _keep_steps(value.get("stappen"), mat, found)
    return mat


def _with_picture(mat: Mat, value: Plain, pictures: Mapping[str, PictureData], found: Findings) -> Mat:
    """The mat with the picture under its zones; one that is not there is told, and its name kept."""
    named = value.get(PICTURE)
    if named is None:
        return mat
    picture = pictures.get(named) if isinstance(named, str) else None
    if picture is None:
        found.tell("De achtergrond van het veld ontbreekt in dit bestand.", STAYS)
        found.keep("veld", {PICTURE: named})
    return replace(mat, picture=picture)


def _known_parts(values: Any, known: frozenset[str]) -> Any:
    """The zones or steps without the keys that this program does not know."""
    if not isinstance(values, list):
        return values
    return [{key: one for key, one in part.items() if key in known} if isinstance(part, dict) else part for part in values]


def _keep_zones(values: Any, mat: Mat, found: Findings) -> None:
    """Keep the zones that did not come into the mat, and the unknown keys of those that did."""
    waiting = {zone.id for zone in mat.zones}
    for value in values if isinstance(values, list) else []:
        zone = _word(value, "id")
        if zone in waiting:
            waiting.remove(zone)
            found.keep_extra(f"veld/vakken/{zone}", value, ZONE_KEYS)
        else:
            found.keep("veld/vakken", value, len(mat.zones) - len(waiting))


def _keep_steps(values: Any, mat: Mat, found: Findings) -> None:
    """The same for the steps: those without a title did not come into the mat."""
    done = 0
    for value in values if isinstance(values, list) else []:
        if done < len(mat.steps) and _word(value, "titel"):
            found.keep_extra(f"veld/stappen/{done}", value, STEP_KEYS)
            done += 1
        else:
            found.keep("veld/stappen", value, done)


def _word(value: Any, key: str) -> str:
    """The text under a key, as the forms read it."""
    node = from_plain(value.get(key) if isinstance(value, dict) else None, "")
    return one_line(node.text) if isinstance(node, Scalar) else ""
