"""What lies on a board as plain values under their Dutch keys, in the order of the file; what is empty is left out."""

from __future__ import annotations

from typing import Any, assert_never

from arrangeerveld.core.board import Card, Item, Kind, Note, Photo, Stroke
from arrangeerveld.core.geometry import Pose

FULL = 360  # degrees

Plain = dict[str, Any]


def kind_plain(kind: Kind) -> Plain:
    """What a card of a kind looks like."""
    plain = {"soort": kind.id, "naam": kind.name, "kort": kind.short, "kleur": kind.colour, "icoon": kind.icon}
    return {**filled(plain), "volgorde": kind.order}


def item_plain(item: Item) -> Plain:
    """A card with its full text, a note with its ink, or a photo; pictures without their bytes."""
    plain: Plain
    match item:
        case Card():
            plain = {
                "soort": "kaart",
                "id": item.id,
                "kaartsoort": item.kind,
                "titel": item.title,
                "tekst": item.text,
                "domeinen": list(item.domains),
                "uitvoerder": item.performer,
                "stapel": item.deck,
                "bron": item.source,
                "plaatje": item.picture.sha256 if item.picture is not None else "",
                "vertaling": {one.language: filled({"titel": one.title, "tekst": one.text}) for one in item.translations},
            }
        case Note():
            plain = {"soort": "memo", "id": item.id, "maat": item.note.value, "kleur": item.colour, "tekst": item.text, "van": item.by}
            plain["inkt"] = [{**stroke_plain(line), "punten": [[_tenth(x), _tenth(y)] for x, y in line.points]} for line in item.ink]
        case Photo():
            plain = {"soort": "foto", "id": item.id, "naam": item.name, "maat": [rounded(side) for side in item.size]}
            plain["plaatje"] = item.picture.sha256
        case _:
            assert_never(item)
    locked = {"vast": True} if item.locked else {}
    return filled({**plain, "plek": _place(item.pose), "vak": item.zone, **locked})


def stroke_plain(stroke: Stroke) -> Plain:
    """A line of the pen, without its points: those are written apart, for speed."""
    return filled({"id": stroke.id, "kleur": stroke.colour, "dikte": rounded(stroke.width)})


def rounded(value: float) -> float:
    """To 0.01, and without a fraction when there is none: 12.0 becomes 12. Raises ValueError or OverflowError when not finite."""
    short = round(value, 2)
    whole = int(short)
    return whole if whole == short else short


def _tenth(value: float) -> float:
    return rounded(round(value, 1))


def _place(pose: Pose) -> list[float]:
    return [rounded(pose.x), rounded(pose.y), rounded(pose.turn % FULL) % FULL]


def filled(plain: Plain) -> Plain:
    """Without the keys that say nothing."""
    return {key: value for key, value in plain.items() if value or value == 0}
