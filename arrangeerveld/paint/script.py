"""Scripts that run from right to left: letters joined and in the order in which they are seen, once for every painter."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_JOINED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")


def in_view(text: str) -> str:
    """One line of text as it is seen from left to right; text without such a script as it stands."""
    return _seen(text) if _RIGHT_TO_LEFT.search(text) else text


def spoken(letter: str) -> str:
    """The letters that one seen letter stands for: a joined form is its letter, a ligature the two in it.

    The two stand as they are seen, since readers of a PDF (Poppler, PDFium) turn a whole line around, letter by letter.
    """
    if not _JOINED.match(letter):
        return letter
    return unicodedata.normalize("NFKC", letter).strip()[::-1] or letter


@lru_cache(maxsize=4096)
def _seen(text: str) -> str:
    import arabic_reshaper  # noqa: PLC0415 - few talks have a word in this script
    from bidi import get_display  # noqa: PLC0415

    return str(get_display(arabic_reshaper.reshape(text)))
