"""What is still open when a talk closes: said gently, and nothing waits for it."""

from __future__ import annotations

from collections.abc import Sequence

from arrangeerveld.core.talk import Agreement

MOST = 2  # agreements that are named


def told(open_: Sequence[tuple[Agreement, tuple[str, ...]]]) -> str:
    """One sentence about them."""
    if not open_:
        return "Elke afspraak heeft een naam en een datum."
    named = ", ".join(f"‘{_short(row.what)}’ ({' en '.join(misses)})" for row, misses in open_[:MOST])
    rest = f" en nog {len(open_) - MOST}" if len(open_) > MOST else ""
    return f"Nog niet ingevuld bij de afspraken: {named}{rest}. Dat mag ook later."


def _short(text: str, most: int = 40) -> str:
    text = " ".join(text.split()) or "een lege afspraak"
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
