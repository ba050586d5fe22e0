"""The palette: zones, notes and ink are named in files, and get their colours here."""

from __future__ import annotations

from typing import NamedTuple


class Tint(NamedTuple):
    """A surface and the writing on it, as `#rrggbb`; at least 7:1 between the two."""

    fill: str
    text: str


BLACK = "#000000"
DARK = "#1f2d3a"
MUTED = "#46545f"
TABLE = "#e8e4da"  # the table under the mat
SHEET = "#fffef9"  # the mat itself
RIM = "#d9d3c6"  # the edge of the mat on the table
WHITE = "#ffffff"
FOCUS = "#f4b731"

ZONES = {
    "blauw": Tint("#e3eefb", "#1d4583"),
    "oranje": Tint("#fdf0d9", "#6b430a"),
    "roze": Tint("#f9e6ea", "#83233f"),
    "groen": Tint("#e3f3e6", "#14592f"),
    "zand": Tint("#f3eee6", DARK),
    "grijs": Tint("#e7ebef", DARK),
    "wit": Tint(SHEET, DARK),
    "paars": Tint("#eee6f7", "#532680"),
    "turkoois": Tint("#dff0f3", "#0f545f"),
}
CLEAR = "doorzichtig"
"""The colour of a zone that has no surface: the picture under it is seen, inside an edge."""

NOTES = {
    "geel": "#ffe680",
    "roze": "#ffc9d4",
    "blauw": "#bfe2ff",
    "groen": "#cdeeb4",
    "oranje": "#ffd2a1",
}
INKS = {"zwart": "#111111", "blauw": "#123a8c", "rood": "#8c1d18", "groen": "#14592f"}

DOMAINS = {
    "leren": ("blauw", "book"),
    "werkhouding": ("oranje", "target"),
    "gedrag": ("roze", "message-circle"),
    "gezondheid": ("groen", "activity-heartbeat"),
}
"""The four domains of the Dialoogveld: palette name and icon."""


def contrast(a: str, b: str) -> float:
    """How much lighter one colour `#rrggbb` is than another: the contrast ratio of WCAG 2.1, from 1 to 21."""
    dark, light = sorted((_luminance(a), _luminance(b)))
    return (light + 0.05) / (dark + 0.05)


def mixed(a: str, b: str, part: float) -> str:
    """A colour between two others `#rrggbb`: `part` (0 to 1) of the way from the first to the second."""
    ends = [[int(colour[i : i + 2], 16) for i in (1, 3, 5)] for colour in (a, b)]
    return "#" + "".join(f"{round(x + (y - x) * part):02x}" for x, y in zip(*ends, strict=True))


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    # relative luminance: https://www.w3.org/TR/WCAG21/#dfn-relative-luminance
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)  # noqa: PLR2004 - theirs
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
