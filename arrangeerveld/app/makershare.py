"""What is done with all of a deck, at the foot of its form in the card maker: give it out, print it, or bring cards in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arrangeerveld.app.buttons import button
from arrangeerveld.app.controls import Control
from arrangeerveld.app.lines import NAME, asked
from arrangeerveld.core.colours import DARK
from arrangeerveld.core.geometry import Rect
from arrangeerveld.core.marks import Means
from arrangeerveld.files.sharing import ENDING

if TYPE_CHECKING:
    from arrangeerveld.app.maker import Maker

HIGH = 62.0
GAP = 8.0


def sharing(maker: Maker, place: Rect, means: Means) -> list[Control]:
    """The buttons in a row."""
    stem = maker.path.stem if maker.path is not None else ""
    row = (
        ("", "Delen", f"halen:uit={ENDING}"),
        ("", "Excel", "halen:uit=.xlsx"),
        ("", "CSV", "halen:uit=.csv"),
        ("", "Importeren", f"halen:open={stem}"),
        ("", "Afdrukken", f"print:open={stem}"),
    )
    shares = (0.17, 0.16, 0.14, 0.27, 0.26)
    wide = place.w - (len(row) - 1) * GAP
    found = asked("De hele stapel doorgeven of afdrukken, of er kaarten bij halen", Rect(place.x, place.y - 4, place.w, NAME), means)
    x = place.x
    for (icon, label, action), share in zip(row, shares, strict=True):
        spot = Rect(x, place.bottom - HIGH, wide * share, HIGH)
        found.append(button(icon, label, spot, means, action, fill=DARK))
        x = spot.right + GAP
    return found
